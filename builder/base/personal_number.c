/* Telephone and identity numbers. */
#include "base/personal_number.h"

size_t number_digit(struct str text, size_t at, char *out)
{
	const unsigned char *s = (const unsigned char *)text.s + at;
	size_t left = text.n - at;

	if (left && s[0] >= '0' && s[0] <= '9') {
		*out = (char)s[0];
		return 1;
	}
	if (left >= 3 && s[0] == 0xEF && s[1] == 0xBC && s[2] >= 0x90 &&
	    s[2] <= 0x99) {
		*out = (char)(s[2] - 0x90 + '0');
		return 3;
	}
	return 0;
}

/* Bytes of what may stand between two groups; 0 when nothing may. */
static size_t separator(struct str text, size_t at, char *out)
{
	static const struct {
		struct str text;
		char kind;
	} all[] = {
		{STR_INIT(" "), ' '},        {STR_INIT("-"), '-'},
		{STR_INIT("\xC2\xA0"), ' '}, {STR_INIT("－"), '-'},
		{STR_INIT("—"), '-'},        {STR_INIT("–"), '-'},
		{STR_INIT("　"), ' '},       {STR_INIT(")"), ')'},
		{STR_INIT("）"), ')'},
	};
	struct str rest = str_slice(text, at, text.n);
	char digit;

	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		if (str_starts(rest, all[i].text) &&
		    number_digit(text, at + all[i].text.n, &digit)) {
			*out = all[i].kind;
			return all[i].text.n;
		}
	return 0;
}

static size_t read_group(struct str text, size_t at, struct number *n,
			 char before)
{
	struct number_group *g = &n->groups[n->group_count++];
	size_t size;
	char digit;

	*g = (struct number_group){
		.from = at, .first = n->digit_count, .before = before};
	while ((size = number_digit(text, at, &digit))) {
		if (n->digit_count < NUMBER_DIGITS_MAX)
			n->digits[n->digit_count++] = digit;
		g->n++;
		at += size;
	}
	g->to = at;
	return at;
}

size_t number_read(struct str text, size_t at, struct number *out)
{
	char before = 0;
	size_t size = 0;

	out->digit_count = out->group_count = 0;
	out->from = at;
	do {
		at = read_group(text, at + size, out, before);
		size = separator(text, at, &before);
	} while (size && out->group_count < NUMBER_GROUPS_MAX &&
		 out->digit_count < NUMBER_DIGITS_MAX);
	out->to = at;
	return at;
}

/* Do the groups from g on have these lengths? 0 ends them. */
static bool has_lengths(const struct number *n, size_t g,
			const unsigned char *lengths)
{
	for (; *lengths; lengths++, g++)
		if (g == n->group_count || n->groups[g].n != *lengths)
			return false;
	return true;
}

static size_t length_of(const unsigned char *lengths)
{
	return strlen((const char *)lengths);
}

/* The groups [g, end) as what was found, when they stand alone: a hyphen beside
 * them makes them part of a code. */
static bool found(const struct number *n, size_t g, size_t end,
		  enum personal_kind kind, struct personal *out)
{
	bool prefixed = g && n->groups[g - 1].n == 2 &&
			n->digits[n->groups[g - 1].first] == '8';

	if ((g && n->groups[g].before == '-' && !prefixed) ||
	    (end < n->group_count && n->groups[end].before == '-'))
		return false;
	*out = (struct personal){kind, n->groups[g].from,
				 n->groups[end - 1].to};
	return true;
}

static bool is_mobile(const struct number *n, size_t g, struct personal *out)
{
	static const unsigned char shapes[][4] = {{11},   {3, 4, 4}, {3, 3, 5},
						  {3, 8}, {7, 4},    {4, 4, 3}};
	const char *d = n->digits + n->groups[g].first;

	if (d[0] != '1' || d[1] < '3')
		return false;
	for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
		if (has_lengths(n, g, shapes[i]))
			return found(n, g, g + length_of(shapes[i]),
				     PERSONAL_PHONE, out);
	return false;
}

/* 010, 02x: eight digits follow; 03xx to 09xx: seven or eight. */
static bool is_landline(const struct number *n, size_t g, struct personal *out)
{
	static const unsigned char shapes[][4] = {
		{3, 8}, {4, 8}, {4, 7}, {3, 4, 4}, {4, 4, 4}, {4, 3, 4}};
	const char *d = n->digits + n->groups[g].first;
	bool large = d[1] == '1' ? d[2] == '0' : d[1] == '2';

	if (d[0] != '0' || d[1] < '1' || (d[1] == '1' && !large))
		return false;
	for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
		if ((shapes[i][0] == 3) == large &&
		    has_lengths(n, g, shapes[i]) && d[shapes[i][0]] >= '2')
			return found(n, g, g + length_of(shapes[i]),
				     PERSONAL_PHONE, out);
	return false;
}

static unsigned two(const char *d)
{
	return (unsigned)(d[0] - '0') * 10 + (unsigned)(d[1] - '0');
}

static bool is_region(unsigned code)
{
	return (code >= 11 && code <= 15) || (code >= 21 && code <= 23) ||
	       (code >= 31 && code <= 37) || (code >= 41 && code <= 46) ||
	       (code >= 50 && code <= 54) || (code >= 61 && code <= 65) ||
	       code == 71 || code == 81 || code == 82 || code == 83;
}

static bool is_day(unsigned month, unsigned day)
{
	return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/* check: the eighteenth, a digit or X. */
static bool is_identity(const char *d, char check)
{
	static const unsigned char weights[] = {7, 9, 10, 5,  8, 4, 2, 1, 6,
						3, 7, 9,  10, 5, 8, 4, 2};
	unsigned sum = 0, century = two(d + 6);

	if (!is_region(two(d)) || (century != 19 && century != 20) ||
	    !is_day(two(d + 10), two(d + 12)))
		return false;
	for (size_t i = 0; i < sizeof weights; i++)
		sum += weights[i] * (unsigned)(d[i] - '0');
	return "10X98765432"[sum % 11] == check;
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool find_identity(struct str text, const struct number *n, size_t g,
			  struct personal *out)
{
	static const unsigned char shapes[][4] = {
		{18}, {6, 8, 4}, {17}, {6, 8, 3}, {6, 11}, {6, 12}};

	for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
		size_t end = g + length_of(shapes[i]);

		if (!has_lengths(n, g, shapes[i]))
			continue;
		const struct number_group *last = &n->groups[end - 1];
		const char *d = n->digits + n->groups[g].first;
		size_t count = last->first + last->n - n->groups[g].first;
		bool x = count == 17 && last->to < text.n &&
			 (text.s[last->to] == 'X' || text.s[last->to] == 'x');

		if ((count == 18 && is_identity(d, d[17])) ||
		    (x && is_identity(d, 'X'))) {
			*out = (struct personal){PERSONAL_IDENTITY,
						 n->groups[g].from,
						 last->to + x};
			return true;
		}
	}
	return false;
}

/* Fifteen digits are an identity number where the text says so. */
static bool find_old_identity(struct str text, const struct number *n, size_t g,
			      struct personal *out)
{
	const struct number_group *group = &n->groups[g];
	const char *d = n->digits + group->first;
	size_t before = group->from > 48 ? group->from - 48 : 0;

	if (group->n != 15 || !is_region(two(d)) ||
	    !is_day(two(d + 8), two(d + 10)) ||
	    !str_contains(str_slice(text, before, group->from), STR("身份证")))
		return false;
	*out = (struct personal){PERSONAL_IDENTITY, group->from, group->to};
	return true;
}

static bool is_word(char c)
{
	return is_letter(c) || (c >= '0' && c <= '9');
}

/* Does a mark before the number join it to something: 12-138..., id=138...,
 * -138...? Behind Han it does not: 张三-138... */
static bool is_joined_before(struct str text, size_t from)
{
	char mark = from ? text.s[from - 1] : ' ';
	char behind = from > 1 ? text.s[from - 2] : ' ';

	if (is_word(mark) || mark == '_' || mark == '$' || mark == '#')
		return true;
	if (mark == '-' || mark == '=')
		return (signed char)behind >= 0;
	return (mark == '/' || mark == '.') && is_word(behind);
}

/* Part of a longer code, an address, a fraction, a negative amount? */
static bool is_joined(struct str text, const struct number *n)
{
	char behind = n->to < text.n ? text.s[n->to] : ' ';
	char next = n->to + 1 < text.n ? text.s[n->to + 1] : ' ';

	if (is_joined_before(text, n->from))
		return true;
	if (behind == 'X' || behind == 'x')
		return is_word(next);
	if (behind == '.' || behind == '/' || behind == '-')
		return is_word(next);
	return is_letter(behind) || behind == '_' || behind == '%';
}

/* 13800138000元 */
static bool is_amount(struct str text, const struct number *n)
{
	static const struct str units[] = {STR_INIT("元"),     STR_INIT("万"),
					   STR_INIT("亿"),     STR_INIT("千"),
					   STR_INIT("人民币"), STR_INIT("％")};
	static const struct str signs[] = {STR_INIT("¥"), STR_INIT("￥"),
					   STR_INIT("€"), STR_INIT("£")};
	struct str behind = str_trim(str_slice(text, n->to, n->to + 12));

	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (str_starts(behind, units[i]))
			return true;
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (str_ends(str_slice(text, 0, n->from), signs[i]))
			return true;
	return false;
}

bool number_is_personal(struct str text, const struct number *n,
			struct personal *out)
{
	if (n->digit_count < 11 || is_joined(text, n) || is_amount(text, n))
		return false;
	for (size_t g = 0; g < n->group_count; g++) {
		const struct number_group *group = &n->groups[g];

		if (group->n < 3 || group->first + 11 > n->digit_count)
			continue;
		if (is_mobile(n, g, out) || is_landline(n, g, out) ||
		    find_identity(text, n, g, out) ||
		    find_old_identity(text, n, g, out))
			return true;
	}
	if (n->group_count == 1 && n->digit_count == 13 &&
	    str_ends(str_slice(text, 0, n->from), STR("+")) &&
	    memcmp(n->digits, "861", 3) == 0) {
		*out = (struct personal){PERSONAL_PHONE, n->from, n->to};
		return true;
	}
	return false;
}
