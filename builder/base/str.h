/* String view: bytes that somebody else owns, passed by value.
 *
 * Text inside the house is valid UTF-8 (checked once, in ingest) and may hold
 * any byte but is not NUL-terminated. A zeroed struct str is the empty string.
 */
#ifndef BASE_STR_H
#define BASE_STR_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct str {
	const char *s;
	size_t n;
};

/* A literal as a view: STR("total"). */
#define STR(literal) ((struct str){"" literal, sizeof(literal) - 1})
/* The same for initialisers of static tables: { STR_INIT("total") }. */
#define STR_INIT(literal)                       \
	{                                       \
		"" literal, sizeof(literal) - 1 \
	}
/* For printf: printf("%.*s", STR_ARG(name)). */
#define STR_ARG(x) (int)(x).n, (x).s ? (x).s : ""

/* View of a NUL-terminated string; NULL gives the empty string. */
struct str str_from(const char *cstr);

static inline bool str_eq(struct str a, struct str b)
{
	return a.n == b.n &&
	       (a.n == 0 || (a.s[0] == b.s[0] && memcmp(a.s, b.s, a.n) == 0));
}
/* Order of the bytes, which for UTF-8 is the order of the code points. */
int str_cmp(struct str a, struct str b);
static inline bool str_starts(struct str s, struct str prefix)
{
	return s.n >= prefix.n && str_eq((struct str){s.s, prefix.n}, prefix);
}
bool str_ends(struct str s, struct str suffix);
bool str_contains(struct str s, struct str needle);
/* Position of the first needle at or after from; s.n when there is none. */
size_t str_find(struct str s, struct str needle, size_t from);
size_t str_find_char(struct str s, char c, size_t from);

/* Bytes [from, to) of s; both are clamped to the length. */
static inline struct str str_slice(struct str s, size_t from, size_t to)
{
	if (!s.n)
		return s;
	if (to > s.n)
		to = s.n;
	if (from > to)
		from = to;
	return (struct str){s.s + from, to - from};
}
/* s without ASCII white space, U+3000, U+00A0 and U+FEFF at both ends. */
struct str str_trim(struct str s);
/* Cut s at the first sep: head before it, tail after it. */
struct str_cut {
	struct str head, tail;
	bool found;
};
struct str_cut str_cut(struct str s, struct str sep);

/* Copies that live in the arena; the second is NUL-terminated. */
struct str str_copy(struct arena *a, struct str s);
char *str_cstr(struct arena *a, struct str s);
struct str str_format(struct arena *a, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
/* a followed by b. */
struct str str_concat(struct arena *arena, struct str a, struct str b);
/* s with every from changed to to; s itself when there is none. */
struct str str_replace(struct arena *arena, struct str s, struct str from,
		       struct str to);

/* 64-bit FNV-1a; stable over runs and machines. */
uint64_t str_hash(struct str s);
/* Number of single-byte edits from a to b (Levenshtein), for suggestions;
 * strings over 64 bytes count as far away. */
size_t str_distance(struct str a, struct str b);
/* The name nearest to s, for "did you mean"; empty when none is near: at most
 * half of the longer one's bytes, and never more than 3, differ. The first
 * of equally near ones. */
struct str str_nearest(struct str s, const char *const *names, size_t count);

/* Decimal digits only, no sign; false when empty, other bytes or > max. */
bool str_to_uint(struct str s, uint64_t max, uint64_t *out);

#endif
