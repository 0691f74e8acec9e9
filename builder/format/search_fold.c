/* Text as the search compares it; utf8proc knows the characters. */
#include "format/search_fold.h"

#include "base/utf8.h"

#include <utf8proc.h>

enum search_class search_class_of(uint32_t code)
{
	if (code >= '0' && code <= '9')
		return SEARCH_DIGIT;
	if (code == ' ')
		return SEARCH_BLANK;
	return code >= 0x2e80 ? SEARCH_HAN : SEARCH_LETTER;
}

static bool is_between(uint32_t code, uint32_t first, uint32_t last)
{
	return code >= first && code <= last;
}

/* Is it its own NFKC form, whatever stands before it? */
static bool is_plain(uint32_t code)
{
	return code < 0x80 || is_between(code, 0x4e00, 0x9fff) ||
	       is_between(code, 0x3001, 0x3002) ||
	       is_between(code, 0x2018, 0x201d) ||
	       is_between(code, 0x300a, 0x300f);
}

/* Full-width signs, letters and digits are made half-width at once. */
static uint32_t narrow(uint32_t code)
{
	return is_between(code, 0xff01, 0xff5e) ? code - 0xfee0
	       : code == 0x3000                 ? ' '
						: code;
}

/* Append the NFKC form of a stretch that is not plain. */
static void add_composed(struct buf *out, struct str text)
{
	const utf8proc_option_t options =
		UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT;
	/* No character becomes more than 18. */
	size_t room = 18 * text.n + 4;
	utf8proc_int32_t *codes = heap_alloc(room * sizeof *codes);
	utf8proc_ssize_t count = utf8proc_decompose(
		(const utf8proc_uint8_t *)text.s, (utf8proc_ssize_t)text.n,
		codes, (utf8proc_ssize_t)room, options);

	assert(count >= 0 && (size_t)count <= room);
	count = utf8proc_normalize_utf32(codes, count, options);
	for (utf8proc_ssize_t i = 0; i < count; i++)
		utf8_put(out, (uint32_t)codes[i]);
	heap_free(codes);
}

/* Append the NFKC form of text. A plain character is held back until the next
 * one is known, since a mark may follow that goes with it. */
static void add_nfkc(struct buf *out, struct str text)
{
	size_t begin = 0; /* of what is held back */
	bool plain = true;

	for (size_t at = 0; at < text.n;) {
		size_t here = at;
		uint32_t code = utf8_next(text, &at);
		bool is = is_plain(narrow(code));

		if (!is) {
			plain = false;
			continue;
		}
		if (!plain)
			add_composed(out, str_slice(text, begin, here));
		else if (here > begin)
			utf8_put(out, narrow(utf8_next(text, &begin)));
		begin = here;
		plain = true;
	}
	if (!plain)
		add_composed(out, str_slice(text, begin, text.n));
	else if (begin < text.n)
		utf8_put(out, narrow(utf8_next(text, &begin)));
}

static bool is_word(uint32_t code)
{
	if (code < 0x80)
		return is_between(code, '0', '9') ||
		       is_between(code | 0x20, 'a', 'z');
	if (is_between(code, 0x4e00, 0x9fff))
		return true;
	switch (utf8proc_category((utf8proc_int32_t)code)) {
	case UTF8PROC_CATEGORY_LU:
	case UTF8PROC_CATEGORY_LL:
	case UTF8PROC_CATEGORY_LT:
	case UTF8PROC_CATEGORY_LM:
	case UTF8PROC_CATEGORY_LO:
	case UTF8PROC_CATEGORY_MN:
	case UTF8PROC_CATEGORY_MC:
	case UTF8PROC_CATEGORY_ME:
	case UTF8PROC_CATEGORY_ND:
	case UTF8PROC_CATEGORY_NL:
	case UTF8PROC_CATEGORY_NO:
		return true;
	default:
		return false;
	}
}

/* Quotes, and signs that are not seen. */
static bool is_dropped(uint32_t code)
{
	return code == '"' || code == '\'' || code == 0xad || code == 0xfeff ||
	       is_between(code, 0x2018, 0x201f) ||
	       is_between(code, 0x200b, 0x200d) ||
	       is_between(code, 0xfe00, 0xfe0f) ||
	       is_between(code, 0x3008, 0x300f);
}

static uint32_t lower(uint32_t code)
{
	if (code < 0x80)
		return is_between(code, 'A', 'Z') ? code + 0x20 : code;
	if (code >= 0x2e80 && code < 0xa640)
		return code;
	return (uint32_t)utf8proc_tolower((utf8proc_int32_t)code);
}

static bool digit_at(struct str s, size_t at)
{
	return at < s.n && s.s[at] >= '0' && s.s[at] <= '9';
}

void search_fold(struct buf *out, struct str text)
{
	struct buf plain = {0};
	size_t start = out->n;
	bool blank = false;

	add_nfkc(&plain, text);
	struct str s = buf_str(&plain);

	for (size_t at = 0; at < s.n;) {
		size_t here = at;
		uint32_t code = utf8_next(s, &at);

		if (is_dropped(code))
			continue;
		if (is_word(code)) {
			if (blank && out->n > start)
				buf_add_char(out, ' ');
			utf8_put(out, lower(code));
			blank = false;
		} else if (code != ',' || !here || !digit_at(s, here - 1) ||
			   !digit_at(s, at)) {
			blank = true;
		}
	}
	buf_free(&plain);
}
