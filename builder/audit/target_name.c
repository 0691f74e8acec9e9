/* Names of indicators, as they are compared. */
#include "audit/targets.h"

#include "base/utf8.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Words that do not change what is measured. */
static const struct str fillers[] = {
	STR_INIT("所有"), STR_INIT("全部"), STR_INIT("各项"), STR_INIT("组织"),
	STR_INIT("开展"), STR_INIT("活动"), STR_INIT("的"),
};

static size_t filler_at(struct str s)
{
	for (size_t i = 0; i < COUNT(fillers); i++)
		if (s.n > 2 && s.s[2] == fillers[i].s[2] &&
		    str_starts(s, fillers[i]))
			return fillers[i].n;
	return 0;
}

/* Letters, digits and Han; no marks. */
static bool is_letter(uint32_t c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
	       (c >= 'a' && c <= 'z') || (c >= 0x3400 && c <= 0x9FFF) ||
	       (c >= 0x20000 && c <= 0x3FFFF);
}

static struct str without_ending(struct str s, struct str ending)
{
	if (str_ends(s, ending) && s.n > ending.n)
		s.n -= ending.n;
	return s;
}

struct str target_name_fold(struct arena *a, struct str name)
{
	char *text = arena_text(a, name.n);
	struct str out = {text, 0};

	for (size_t at = 0; at < name.n;) {
		size_t from = at;
		size_t filler = filler_at(str_slice(name, at, name.n));

		if (filler) {
			at += filler;
			continue;
		}
		if (!is_letter(utf8_next(name, &at)))
			continue;
		memcpy(text + out.n, name.s + from, at - from);
		out.n += at - from;
	}
	return without_ending(out, STR("数量"));
}

/* Bytes that a and b have in common at their beginning, whole characters. */
static size_t common(struct str a, struct str b)
{
	size_t n = 0;

	while (n < a.n && n < b.n && a.s[n] == b.s[n])
		n++;
	while (n && n < a.n && ((unsigned char)a.s[n] & 0xC0) == 0x80)
		n--;
	return n;
}

/* Two characters at least. */
enum { RUN_MIN = 6 };

/* Does b hold a in two pieces, in their order? */
static bool holds_in_two(struct str b, struct str a)
{
	for (size_t at = 0; at + RUN_MIN <= b.n; utf8_next(b, &at)) {
		size_t n = common(a, str_slice(b, at, b.n));

		if (n < RUN_MIN || a.n - n < RUN_MIN)
			continue;
		if (str_find(b, str_slice(a, n, a.n), at + n) < b.n)
			return true;
	}
	return false;
}

int target_name_match(struct str a, struct str b)
{
	enum { LONG = 24 }; /* eight characters */

	if (a.n > b.n) {
		struct str c = a;

		a = b;
		b = c;
	}
	if (str_eq(a, b))
		return a.n ? 3 : 0;
	/* 培训次数 is not 信息安全培训次数. */
	if (a.n < LONG && a.n * 10 < b.n * 7)
		return 0;
	if (str_contains(b, a))
		return 2;
	return a.n >= LONG && holds_in_two(b, a);
}

struct str target_name_bare(struct str name)
{
	static const struct str brackets[] = {STR_INIT("（"), STR_INIT("(")};

	name = str_trim(name);
	if (!str_ends(name, STR("）")) && !str_ends(name, STR(")")))
		return name;
	for (size_t i = 0; i < COUNT(brackets); i++) {
		size_t at = str_find(name, brackets[i], 0);

		if (at && at < name.n)
			return str_trim(str_slice(name, 0, at));
	}
	return name;
}

bool target_name_ends_in(struct str name, const struct str *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (str_ends(name, words[i]))
			return true;
	return false;
}
