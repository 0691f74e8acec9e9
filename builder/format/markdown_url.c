/* Destinations of links: which may be published, and how they are written. */
#include "format/markdown_tree.h"

#include "base/utf8.h"

/* Controls, also the invisible ones that turn or hide text, and backslashes,
 * which browsers take for slashes. */
static bool is_forbidden(uint32_t code)
{
	return code < 0x20 || (code >= 0x7F && code <= 0x9F) || code == '\\' ||
	       code == 0xAD || code == 0xFEFF ||
	       (code >= 0x200B && code <= 0x200F) ||
	       (code >= 0x2028 && code <= 0x202E) ||
	       (code >= 0x2060 && code <= 0x206F);
}

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 'a' - 'A') : c;
}

static bool starts_any_case(struct str s, struct str prefix)
{
	if (s.n < prefix.n)
		return false;
	for (size_t i = 0; i < prefix.n; i++)
		if (lower(s.s[i]) != prefix.s[i])
			return false;
	return true;
}

/* Does a host follow the scheme's two slashes? */
static bool has_host(struct str rest)
{
	return rest.n && !str_contains(STR("/?#:@ "), str_slice(rest, 0, 1));
}

/* Position of the colon that ends a scheme, n when there is none. */
static size_t scheme_end(struct str url)
{
	for (size_t i = 0; i < url.n; i++) {
		if (url.s[i] == ':')
			return i;
		if (url.s[i] == '/' || url.s[i] == '?' || url.s[i] == '#')
			break;
	}
	return url.n;
}

bool markdown_url_is_safe(struct str url)
{
	static const struct str web[] = {STR_INIT("http://"),
					 STR_INIT("https://")};
	struct str mail = STR("mailto:");

	for (size_t at = 0; at < url.n;)
		if (is_forbidden(utf8_next(url, &at)))
			return false;
	for (size_t i = 0; i < sizeof web / sizeof *web; i++)
		if (starts_any_case(url, web[i]))
			return has_host(str_slice(url, web[i].n, url.n));
	if (starts_any_case(url, mail))
		return url.n > mail.n;
	return scheme_end(url) == url.n &&
	       !str_starts(str_trim(url), STR("//"));
}

void markdown_add_url(struct buf *out, struct str url)
{
	static const struct str plain = STR_INIT(
		"-_.!~*();/?:@=+$,#[]%0123456789"
		"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

	for (size_t i = 0; i < url.n; i++) {
		struct str one = str_slice(url, i, i + 1);

		if (url.s[i] == '&')
			buf_add(out, STR("&amp;"));
		else if (str_contains(plain, one))
			buf_add(out, one);
		else
			buf_add_format(out, "%%%02X", (unsigned char)url.s[i]);
	}
}

static int hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c = (char)(c | 0x20);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

struct str markdown_decode_url(struct arena *a, struct str url)
{
	char *text = arena_text(a, url.n);
	struct str out = {text, 0};

	for (size_t i = 0; i < url.n; i++) {
		bool coded = url.s[i] == '%' && i + 2 < url.n;
		int high = coded ? hex_digit(url.s[i + 1]) : -1;
		int low = coded ? hex_digit(url.s[i + 2]) : -1;

		text[out.n] = url.s[i];
		if (high >= 0 && low >= 0) {
			text[out.n] = (char)(high << 4 | low);
			i += 2;
		}
		out.n++;
	}
	return utf8_invalid_at(out) == out.n ? out : url;
}
