/* Keys whose values are texts of a certain form. */
#include "config/key.h"

#include "base/date.h"
#include "base/utf8.h"

#include <string.h>

static const struct diag_kind FORM = {"config-value", DIAG_ERROR,
				      "{0} 不能是“{1}”；应当是{2}",
				      "{0} cannot be “{1}”; it must be {3}"};

static const struct diag_kind EMPTY = {"config-empty", DIAG_ERROR,
				       "{0} 不能空着；请写上{1}",
				       "{0} cannot be empty; it must be {2}"};

static bool is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

static bool is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Control characters: C0, DEL and C1. */
static bool is_control(uint32_t code)
{
	return code < 0x20 || (code >= 0x7F && code < 0xA0);
}

static bool is_prose(struct str s)
{
	size_t at = 0;

	while (at < s.n) {
		uint32_t code = utf8_next(s, &at);

		if (is_control(code) && code != '\n' && code != '\t')
			return false;
	}
	return true;
}

static bool is_day(struct str s)
{
	return s.n == 10 && date_is_valid(s);
}

static bool is_line(struct str s)
{
	return is_prose(s) && !str_contains(s, STR("\n")) &&
	       !str_contains(s, STR("\t"));
}

static bool has_blank(struct str s)
{
	return str_contains(s, STR(" ")) ||
	       str_contains(s, STR("\xE3\x80\x80"));
}

/* What stands behind http:// or https://, empty when there is neither. */
static struct str behind_scheme(struct str s)
{
	size_t n = str_starts(s, STR("https://"))  ? 8
		   : str_starts(s, STR("http://")) ? 7
						   : s.n;

	return str_slice(s, n, s.n);
}

static bool is_url(struct str s)
{
	struct str rest = behind_scheme(s);
	bool has_host =
		rest.n && *rest.s != '/' && *rest.s != '?' && *rest.s != '#';

	return !s.n ||
	       (is_line(s) && !has_blank(s) && has_host &&
		!str_contains(s, STR("\"")) && !str_contains(s, STR("<")) &&
		!str_contains(s, STR("\\")));
}

static bool is_base_url(struct str s)
{
	return is_url(s) && !str_contains(s, STR("?")) &&
	       !str_contains(s, STR("#"));
}

static bool is_email(struct str s)
{
	struct str_cut cut = str_cut(s, STR("@"));

	return !s.n || (is_line(s) && !has_blank(s) && cut.head.n &&
			str_contains(cut.tail, STR(".")) &&
			!str_contains(cut.tail, STR("@")) &&
			*cut.tail.s != '.' && !str_ends(s, STR(".")));
}

/* Names between /, none of them empty, . or .., no \ and no : */
static bool is_file(struct str s)
{
	struct str_cut cut = {.tail = s, .found = true};

	if (!is_line(s) || str_contains(s, STR("\\")) ||
	    str_contains(s, STR(":")))
		return false;
	while (cut.found) {
		cut = str_cut(cut.tail, STR("/"));
		if (!cut.head.n || str_eq(cut.head, STR(".")) ||
		    str_eq(cut.head, STR("..")))
			return false;
	}
	return true;
}

static bool is_folder(struct str s)
{
	return is_file(s) && !str_contains(s, STR("*"));
}

static bool is_id(struct str s)
{
	if (!s.n || s.n > 64 || !is_lower(*s.s))
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (!is_lower(s.s[i]) && !is_digit(s.s[i]) && s.s[i] != '-' &&
		    s.s[i] != '_')
			return false;
	return true;
}

static bool is_capitals(struct str s, size_t count)
{
	for (size_t i = 0; i < s.n; i++)
		if (!is_upper(s.s[i]))
			return false;
	return s.n == count;
}

static bool is_currency(struct str s)
{
	return is_capitals(s, 3);
}

static bool is_country(struct str s)
{
	return !s.n || is_capitals(s, 2);
}

/* Is the text, trimmed as it is kept, of the form of its type, and there at all
 * when it must be? */
static bool fits(struct key_reader *r, const struct key *k,
		 const struct toml *value)
{
	struct span span = span_at(r->path, value->line, value->column);
	struct str where = key_where(r, str_from(k->name));
	struct str zh = str_from(k->type->zh), en = str_from(k->type->en);
	struct str text = str_trim(value->string);

	if (k->required && !text.n)
		diag_report(r->diag, &EMPTY, span, where, zh, en);
	else if (!k->type->fits(text))
		diag_report(r->diag, &FORM, span, where, value->string, zh, en);
	else
		return true;
	return false;
}

static bool set_text(struct key_reader *r, const struct key *k,
		     const struct toml *value, char *out)
{
	if (!fits(r, k, value))
		return false;
	struct str text = str_trim(value->string);

	memcpy(out + k->offset, &text, sizeof text);
	return true;
}

static bool set_base_url(struct key_reader *r, const struct key *k,
			 const struct toml *value, char *out)
{
	if (!fits(r, k, value))
		return false;
	struct str text = str_trim(value->string);

	while (str_ends(text, STR("/")))
		text.n--;
	memcpy(out + k->offset, &text, sizeof text);
	return true;
}

const struct key_type key_text = {TOML_STRING, "一行文字", "one line of text",
				  is_line, set_text};

const struct key_type key_prose = {TOML_STRING, "不含控制字符的文字",
				   "text without control characters", is_prose,
				   set_text};

const struct key_type key_date = {
	TOML_STRING, "写成 2026-03-01 的日期，放在引号里",
	"a date such as \"2026-03-01\", between quotes", is_day, set_text};

const struct key_type key_url = {
	TOML_STRING, "以 http:// 或 https:// 开头的网址",
	"an address that begins with http:// or https://", is_url, set_text};

const struct key_type key_base_url = {
	TOML_STRING, "以 http:// 或 https:// 开头、没有 ? 和 # 的网址",
	"an address that begins with http:// or https:// and has no ? and no #",
	is_base_url, set_base_url};

const struct key_type key_email = {TOML_STRING, "电子邮箱地址",
				   "an e-mail address", is_email, set_text};

const struct key_type key_folder = {
	TOML_STRING, "本站文件夹内的相对路径，用 / 分隔，不含 .. 和 *",
	"a path below the site's folder, with / and without .. and *",
	is_folder, set_text};

const struct key_type key_file = {
	TOML_STRING, "相对路径，用 / 分隔，不含 ..，可以有 *",
	"a relative path with / and without ..; it may have *", is_file,
	set_text};

const struct key_type key_id = {
	TOML_STRING,
	"小写字母开头，由小写字母、数字、- 和 _ 组成的标识，最多 64 个字符",
	"an id of lower-case letters, digits, - and _ that begins with a "
	"letter, up to 64 characters",
	is_id, set_text};

const struct key_type key_currency = {
	TOML_STRING, "三个大写字母的货币代码，如 CNY",
	"a currency code of three capitals, such as CNY", is_currency,
	set_text};

const struct key_type key_country = {
	TOML_STRING, "两个大写字母的国家或地区代码，如 CN",
	"a country code of two capitals, such as CN", is_country, set_text};
