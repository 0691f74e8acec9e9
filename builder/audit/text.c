/* What checks say. */
#include "audit/audit.h"

static const struct audit_text SUM = {
	"公布的是 {0}，按各组成部分计算是 {1}，相差 {2}",
	"stated {0}, computed from its parts {1}, difference {2}"};
static const struct audit_text SAME = {
	"这里是 {0}，“{1}”是 {2}，相差 {3}",
	"here {0}, in \"{1}\" {2}, difference {3}"};

struct str audit_text(struct arena *a, const struct audit_text *text,
		      const struct str *arguments, size_t count,
		      enum language language)
{
	struct str rest =
		str_from(language == LANGUAGE_EN ? text->en : text->zh);
	struct buf b = {0};

	while (rest.n) {
		bool argument = rest.n > 2 && rest.s[0] == '{' &&
				rest.s[1] >= '0' && rest.s[1] <= '9' &&
				rest.s[2] == '}';
		size_t which = argument ? (size_t)(rest.s[1] - '0') : 0;

		if (argument && which < count)
			buf_add(&b, arguments[which]);
		else if (!argument)
			buf_add_char(&b, rest.s[0]);
		rest = str_slice(rest, argument ? 3 : 1, rest.n);
	}
	struct str out = str_copy(a, buf_str(&b));

	buf_free(&b);
	return out;
}

/* 1,234.5 万元 */
static struct str amount(struct arena *a, const struct audit_check *c,
			 struct decimal value)
{
	struct buf b = {0};

	decimal_write_grouped(&b, value);
	if (c->unit.n && !str_eq(c->unit, STR("%")))
		buf_add_char(&b, ' ');
	buf_add(&b, c->unit);
	struct str out = str_copy(a, buf_str(&b));

	buf_free(&b);
	return out;
}

struct str audit_message(struct arena *a, const struct audit_check *c,
			 enum language language)
{
	struct str stated = amount(a, c, c->stated.value);
	struct str computed = amount(a, c, c->computed);
	struct decimal size = decimal_is_negative(c->difference)
				      ? decimal_negate(c->difference)
				      : c->difference;
	struct str difference = amount(a, c, size);

	if (c->text)
		return audit_text(a, c->text, c->arguments, c->argument_count,
				  language);
	if (!c->has_arithmetic)
		return STR("");
	if (c->part_count != 1)
		return audit_text(a, &SUM,
				  (struct str[]){stated, computed, difference},
				  3, language);
	const struct audit_term *other = &c->parts[0];
	struct str name =
		other->label.n ? other->label
			       : audit_place_name(a, &other->place, language);

	return audit_text(a, &SAME,
			  (struct str[]){stated, name, computed, difference}, 4,
			  language);
}

struct str audit_outcome_name(enum audit_outcome outcome)
{
	static const struct str names[AUDIT_OUTCOME_COUNT] = {
		[AUDIT_OK] = STR_INIT("ok"),
		[AUDIT_ROUNDING] = STR_INIT("rounding"),
		[AUDIT_CONFLICT] = STR_INIT("conflict"),
		[AUDIT_NOT_CHECKED] = STR_INIT("not-checked"),
	};

	return names[outcome];
}

struct str audit_severity_name(enum audit_severity severity)
{
	static const struct str names[AUDIT_SEVERITY_COUNT] = {
		[AUDIT_LOW] = STR_INIT("low"),
		[AUDIT_MEDIUM] = STR_INIT("medium"),
		[AUDIT_HIGH] = STR_INIT("high"),
		[AUDIT_ERROR] = STR_INIT("error"),
	};

	return names[severity];
}
