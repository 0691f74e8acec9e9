/* TOML: dates and times of RFC 3339. */
#include "format/toml_parse.h"

static const struct diag_kind TIME = {
	"toml-date-time", DIAG_ERROR,
	"{0} 不是日期或时间；应当写成 2026-03-01、08:30:00 或 "
	"2026-03-01T08:30:00+08:00",
	"{0} is not a date or a time; write 2026-03-01, 08:30:00 or "
	"2026-03-01T08:30:00+08:00"};

static const struct diag_kind NO_SUCH_TIME = {
	"toml-no-such-date-time", DIAG_ERROR,
	"没有 {0} 这样的日期或时间；请检查月、日、时、分、秒",
	"there is no date or time {0}; check month, day, hour, minute and "
	"second"};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Does s have, at `at`, a shape such as "0000-00-00" (0 is any digit)? */
static bool has_shape(struct str s, size_t at, const char *shape)
{
	for (; *shape; shape++, at++)
		if (at >= s.n ||
		    (*shape == '0' ? !is_digit(s.s[at]) : s.s[at] != *shape))
			return false;
	return true;
}

static unsigned two_digits(struct str s, size_t at)
{
	return (unsigned)(s.s[at] - '0') * 10 + (unsigned)(s.s[at + 1] - '0');
}

bool toml_is_time(struct str word)
{
	return has_shape(word, 0, "0000-") ||
	       (word.n && is_digit(*word.s) &&
		str_find_char(word, ':', 0) < word.n);
}

static unsigned days_of(unsigned year, unsigned month)
{
	static const unsigned char days[] = {31, 28, 31, 30, 31, 30,
					     31, 31, 30, 31, 30, 31};
	bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return days[month - 1] + (month == 2 && is_leap ? 1u : 0u);
}

static bool date_exists(struct str s)
{
	unsigned year = two_digits(s, 0) * 100 + two_digits(s, 2);
	unsigned month = two_digits(s, 5), day = two_digits(s, 8);

	return month >= 1 && month <= 12 && day >= 1 &&
	       day <= days_of(year, month);
}

/* Step over hours, minutes, seconds and their fraction; 60 is a leap second. */
static bool skip_time(struct str s, size_t *at, bool *exists)
{
	if (!has_shape(s, *at, "00:00:00"))
		return false;
	*exists = *exists && two_digits(s, *at) < 24 &&
		  two_digits(s, *at + 3) < 60 && two_digits(s, *at + 6) <= 60;
	*at += 8;
	if (*at < s.n && s.s[*at] == '.') {
		(*at)++;
		if (!has_shape(s, *at, "0"))
			return false;
		while (has_shape(s, *at, "0"))
			(*at)++;
	}
	return true;
}

/* Step over Z or +08:00, if there is one; *found says so. */
static void skip_offset(struct str s, size_t *at, bool *found, bool *exists)
{
	*found = true;
	if (has_shape(s, *at, "Z") || has_shape(s, *at, "z")) {
		(*at)++;
	} else if (has_shape(s, *at, "+00:00") || has_shape(s, *at, "-00:00")) {
		*exists = *exists && two_digits(s, *at + 1) < 24 &&
			  two_digits(s, *at + 4) < 60;
		*at += 6;
	} else {
		*found = false;
	}
}

/* The kind of s by its shape; false when it has none. */
static bool classify(struct str s, enum toml_kind *kind, bool *exists)
{
	bool has_date = has_shape(s, 0, "0000-00-00");
	bool has_offset;
	size_t at = has_date ? 10 : 0;

	*exists = !has_date || date_exists(s);
	*kind = has_date ? TOML_LOCAL_DATE : TOML_LOCAL_TIME;
	if (has_date && at == s.n)
		return true;
	if (has_date && s.s[at] != 'T' && s.s[at] != 't' && s.s[at] != ' ')
		return false;
	at += has_date;
	if (!skip_time(s, &at, exists))
		return false;
	if (has_date) {
		skip_offset(s, &at, &has_offset, exists);
		*kind = has_offset ? TOML_OFFSET_DATETIME : TOML_LOCAL_DATETIME;
	}
	return at == s.n;
}

/* The word here; a date and the time behind one blank are one. */
static struct str time_word(struct toml_parser *p)
{
	struct str word = toml_word(p);
	size_t start = p->at;

	if (word.n != 10 || !has_shape(p->text, p->at, "0000-00-00 00:"))
		return word;
	p->at += word.n + 1;
	size_t end = p->at + toml_word(p).n;

	p->at = start;
	return str_slice(p->text, start, end);
}

void toml_read_time(struct toml_parser *p, struct toml *out)
{
	struct str word = time_word(p);
	bool exists;

	if (!classify(word, &out->kind, &exists))
		toml_fail(p, &TIME, p->at, word);
	else if (!exists)
		toml_fail(p, &NO_SUCH_TIME, p->at, word);
	out->string = str_copy(p->arena, word);
	p->at += word.n;
}
