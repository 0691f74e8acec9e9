/* Amounts and their columns as pages show them. */
#include "view/amount.h"

#include "view/words.h"

/* Decimals that the style sheet can make up for. */
enum { ALIGN_MAX = 6 };

static bool in_yuan(const struct view *v)
{
	return str_eq(v->config->currency, STR("CNY"));
}

/* Without zeros at the end of the decimals. */
static struct decimal shortest(struct decimal d)
{
	while (d.scale && decimal_rescale(d, d.scale - 1, &d))
		continue;
	return d;
}

static struct str grouped(struct arena *a, struct decimal d, struct str unit)
{
	struct buf text = {0};

	decimal_write_grouped(&text, d);
	if (unit.n) {
		buf_add_char(&text, ' ');
		buf_add(&text, unit);
	}
	struct str copy = str_copy(a, buf_str(&text));

	buf_free(&text);
	return copy;
}

struct str amount_number(const struct view *v, struct arena *a,
			 const struct summary_amount *amount)
{
	struct decimal d = amount->yuan;

	if (!amount->stated || (in_yuan(v) && !decimal_shift(d, -4, &d)))
		return STR("");
	return grouped(a, shortest(d), STR(""));
}

struct str amount_unit(const struct view *v)
{
	return in_yuan(v) ? words_get(v->language, "ten_thousand_yuan")
			  : v->config->currency;
}

struct value amount_power(const struct view *v, struct arena *a, int power)
{
	return in_yuan(v) ? value_text(str_format(a, "%d", power))
			  : value_none();
}

/* The large unit of the language: 万元, million. */
static bool in_large_unit(const struct view *v, struct decimal yuan,
			  struct decimal *out)
{
	bool zh = v->language == LANGUAGE_ZH;
	struct decimal size =
		decimal_is_negative(yuan) ? decimal_negate(yuan) : yuan;

	if (!zh && decimal_compare(size, decimal_from_int(1000000)) < 0)
		return false;
	if (!decimal_shift(yuan, zh ? -4 : -6, out))
		return false;
	*out = shortest(*out);
	return out->scale <= (zh ? 2 : 4);
}

struct str amount_text(const struct view *v, struct arena *a,
		       const struct summary_amount *amount)
{
	struct decimal large;

	if (!amount->stated)
		return STR("");
	if (!in_yuan(v))
		return grouped(a, shortest(amount->yuan), v->config->currency);
	if (in_large_unit(v, amount->yuan, &large))
		return grouped(a, large, words_get(v->language, "large_unit"));
	return grouped(a, shortest(amount->yuan),
		       words_get(v->language, "yuan"));
}

struct str amount_published_unit(const struct view *v, struct arena *a,
				 struct str name)
{
	static const char *const keys[] = {"yuan", "ten_thousand_yuan"};

	if (v->language == LANGUAGE_ZH)
		return name;
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (str_eq(name, words_get(LANGUAGE_ZH, keys[i])))
			return str_format(
				a, "%.*s (%.*s)",
				STR_ARG(words_get(v->language, keys[i])),
				STR_ARG(name));
	return name;
}

/* Digits after the point; false when the text is no number. */
static bool count_decimals(struct str figure, unsigned *decimals)
{
	bool point = false, digit = false;

	*decimals = 0;
	for (size_t i = 0; i < figure.n; i++) {
		char c = figure.s[i];

		if (c >= '0' && c <= '9') {
			digit = true;
			*decimals += point;
		} else if (c == '.' && !point) {
			point = true;
		} else if (c != ',' && !(i == 0 && (c == '-' || c == '+'))) {
			return false;
		}
	}
	return digit && *decimals <= ALIGN_MAX;
}

void align_add(struct align *column, struct str figure)
{
	unsigned decimals;

	if (count_decimals(figure, &decimals) && decimals > column->decimals)
		column->decimals = decimals;
}

struct value align_class(const struct align *column, struct str figure)
{
	static const char *const whole[] = {"",   "p1", "p2", "p3",
					    "p4", "p5", "p6"};
	static const char *const digits[] = {"",   "z1", "z2", "z3",
					     "z4", "z5", "z6"};
	unsigned decimals;

	if (!count_decimals(figure, &decimals))
		return value_none();
	unsigned missing = column->decimals - decimals;

	return value_text_or_none(
		str_from(decimals ? digits[missing] : whole[missing]));
}
