/* String view. */
#include "base/str.h"

#include <stdarg.h>
#include <stdio.h>

struct str str_from(const char *cstr)
{
	return (struct str){cstr, cstr ? strlen(cstr) : 0};
}

int str_cmp(struct str a, struct str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int order = n ? memcmp(a.s, b.s, n) : 0;

	if (order)
		return order;
	return (a.n > b.n) - (a.n < b.n);
}

bool str_ends(struct str s, struct str suffix)
{
	return s.n >= suffix.n &&
	       str_eq(str_slice(s, s.n - suffix.n, s.n), suffix);
}

bool str_contains(struct str s, struct str needle)
{
	return needle.n == 0 || str_find(s, needle, 0) < s.n;
}

size_t str_find(struct str s, struct str needle, size_t from)
{
	if (needle.n == 0)
		return from < s.n ? from : s.n;
	for (size_t i = from; i + needle.n <= s.n; i++) {
		i = str_find_char(s, needle.s[0], i);
		if (i + needle.n > s.n)
			break;
		if (memcmp(s.s + i, needle.s, needle.n) == 0)
			return i;
	}
	return s.n;
}

size_t str_find_char(struct str s, char c, size_t from)
{
	const char *p = from < s.n ? memchr(s.s + from, c, s.n - from) : NULL;

	return p ? (size_t)(p - s.s) : s.n;
}

/* Bytes of the blank character at the start of s, 0 when it is none. */
static size_t blank_at_start(struct str s)
{
	static const struct str wide[] = {
		STR_INIT("\xE3\x80\x80"),
		STR_INIT("\xC2\xA0"),
		STR_INIT("\xEF\xBB\xBF"),
	};

	if (!s.n)
		return 0;
	if ((unsigned char)s.s[0] < 0x80)
		return s.s[0] == ' ' || (s.s[0] >= '\t' && s.s[0] <= '\r');
	for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
		if (str_starts(s, wide[i]))
			return wide[i].n;
	return 0;
}

static size_t blank_at_end(struct str s)
{
	if (s.n && (unsigned char)s.s[s.n - 1] < 0x80)
		return blank_at_start(str_slice(s, s.n - 1, s.n));
	for (size_t n = 2; n <= 3 && n <= s.n; n++)
		if (blank_at_start(str_slice(s, s.n - n, s.n)) == n)
			return n;
	return 0;
}

struct str str_trim(struct str s)
{
	size_t n;

	while ((n = blank_at_start(s)))
		s = str_slice(s, n, s.n);
	while ((n = blank_at_end(s)))
		s = str_slice(s, 0, s.n - n);
	return s;
}

struct str_cut str_cut(struct str s, struct str sep)
{
	size_t at = str_find(s, sep, 0);

	if (at == s.n)
		return (struct str_cut){s, {NULL, 0}, false};
	return (struct str_cut){str_slice(s, 0, at),
				str_slice(s, at + sep.n, s.n), true};
}

struct str str_copy(struct arena *a, struct str s)
{
	return str_concat(a, s, (struct str){NULL, 0});
}

char *str_cstr(struct arena *a, struct str s)
{
	char *p = arena_text(a, s.n + 1);

	if (s.n)
		memcpy(p, s.s, s.n);
	p[s.n] = '\0';
	return p;
}

struct str str_format(struct arena *a, const char *format, ...)
{
	/* Formatted once when it is short, as most is; what is not needed of
	 * the room goes back. */
	enum { SHORT = 256 };
	struct arena_mark mark = arena_mark(a);
	char *p = arena_text(a, SHORT);
	va_list args;

	va_start(args, format);
	int n = vsnprintf(p, SHORT, format, args);
	va_end(args);
	if (n > 0 && n < SHORT) {
		arena_rewind(a, (struct arena_mark){a->head, p + n + 1});
		return (struct str){p, (size_t)n};
	}
	arena_rewind(a, mark);
	if (n <= 0)
		return (struct str){NULL, 0};
	p = arena_text(a, (size_t)n + 1);
	va_start(args, format);
	vsnprintf(p, (size_t)n + 1, format, args);
	va_end(args);
	return (struct str){p, (size_t)n};
}

struct str str_concat(struct arena *arena, struct str a, struct str b)
{
	char *p = arena_text(arena, a.n + b.n);

	if (a.n)
		memcpy(p, a.s, a.n);
	if (b.n)
		memcpy(p + a.n, b.s, b.n);
	return (struct str){p, a.n + b.n};
}

static size_t occurrences(struct str s, struct str needle)
{
	size_t count = 0;

	for (size_t at = str_find(s, needle, 0); at < s.n;
	     at = str_find(s, needle, at + needle.n))
		count++;
	return count;
}

struct str str_replace(struct arena *arena, struct str s, struct str from,
		       struct str to)
{
	size_t count = from.n ? occurrences(s, from) : 0;

	if (!count)
		return s;
	size_t size = s.n - count * from.n + count * to.n;
	char *p = arena_text(arena, size);
	char *next = p;

	for (size_t at = 0; at < s.n;) {
		size_t hit = str_find(s, from, at);

		memcpy(next, s.s + at, hit - at);
		next += hit - at;
		if (hit < s.n && to.n)
			memcpy(next, to.s, to.n);
		next += hit < s.n ? to.n : 0;
		at = hit + from.n;
	}
	return (struct str){p, size};
}

uint64_t str_hash(struct str s)
{
	uint64_t h = 14695981039346656037u;

	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.s[i]) * 1099511628211u;
	return h;
}

static size_t least(size_t a, size_t b, size_t c)
{
	size_t m = a < b ? a : b;

	return m < c ? m : c;
}

size_t str_distance(struct str a, struct str b)
{
	enum { LONGEST = 64 };
	size_t row[LONGEST + 1];

	if (a.n > LONGEST || b.n > LONGEST)
		return SIZE_MAX;
	for (size_t j = 0; j <= b.n; j++)
		row[j] = j;
	for (size_t i = 1; i <= a.n; i++) {
		size_t diagonal = row[0];

		row[0] = i;
		for (size_t j = 1; j <= b.n; j++) {
			size_t above = row[j];
			size_t change = a.s[i - 1] != b.s[j - 1];

			row[j] = least(above + 1, row[j - 1] + 1,
				       diagonal + change);
			diagonal = above;
		}
	}
	return row[b.n];
}

struct str str_nearest(struct str s, const char *const *names, size_t count)
{
	struct str best = {NULL, 0};
	size_t least_distance = SIZE_MAX;

	for (size_t i = 0; i < count; i++) {
		struct str name = str_from(names[i]);
		size_t longer = name.n > s.n ? name.n : s.n;
		size_t distance = str_distance(s, name);

		if (distance > 3 || distance * 2 > longer ||
		    distance >= least_distance)
			continue;
		best = name;
		least_distance = distance;
	}
	return best;
}

bool str_to_uint(struct str s, uint64_t max, uint64_t *out)
{
	uint64_t value = 0;

	if (s.n == 0)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (s.s[i] < '0' || s.s[i] > '9')
			return false;
		uint64_t digit = (uint64_t)(s.s[i] - '0');

		if (digit > max || value > (max - digit) / 10)
			return false;
		value = value * 10 + digit;
	}
	*out = value;
	return true;
}
