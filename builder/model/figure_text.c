/* Figures in prose: a number with its unit against the figure it names. */
#include "model/figure.h"

#include "base/utf8.h"
#include "format/number.h"

#include <assert.h>

/* A text like 4,039万元 in its two parts. */
struct amount {
	enum number_kind kind;
	struct decimal value;
	struct str unit;
};

static bool is_digit(uint32_t code)
{
	return (code >= '0' && code <= '9') ||
	       (code >= 0xFF10 && code <= 0xFF19);
}

/* The number ends with its last digit, or the bracket behind it. */
static size_t number_end(struct str text)
{
	size_t end = 0;
	bool bracket =
		str_starts(text, STR("(")) || str_starts(text, STR("（"));

	for (size_t at = 0; at < text.n;) {
		size_t from = at;
		uint32_t code = utf8_next(text, &at);
		bool closes = bracket && from == end &&
			      (code == ')' || code == 0xFF09);

		if (is_digit(code) || closes)
			end = at;
	}
	return end;
}

static struct amount parse_amount(struct str text)
{
	struct amount a = {0};

	text = str_trim(text);
	size_t end = number_end(text);
	struct str number = end ? str_slice(text, 0, end) : text;

	a.kind = number_parse(number, &a.value);
	a.unit = end ? str_trim(str_slice(text, end, text.n)) : STR("");
	return a;
}

bool figure_amount_parse(struct str text, struct figure_amount *out)
{
	struct amount a = parse_amount(text);

	*out = (struct figure_amount){.value = a.value};
	out->money = currency_unit_parse(a.unit, &out->unit);
	return a.kind == NUMBER_VALUE;
}

static bool same_unit(struct arena *scratch, struct str a, struct str b)
{
	if (str_eq(a, STR("％")))
		a = STR("%");
	if (str_eq(b, STR("％")))
		b = STR("%");
	return str_eq(organization_fold(scratch, a),
		      organization_fold(scratch, b));
}

/* Equal amounts of money, or of the same other unit. */
static bool equal_amounts(struct arena *scratch, struct amount a,
			  struct decimal value, struct currency_unit unit)
{
	struct currency_unit own, other;
	struct decimal yuan, other_yuan;

	if (!currency_unit_parse(a.unit, &own) ||
	    (!currency_unit_parse(unit.name, &other) && !unit.power))
		return same_unit(scratch, a.unit, unit.name) &&
		       decimal_compare(a.value, value) == 0;
	return decimal_shift(a.value, own.power, &yuan) &&
	       decimal_shift(value, unit.power, &other_yuan) &&
	       decimal_compare(yuan, other_yuan) == 0;
}

/* The unit that counts; amounts without one are in yuan. */
static struct currency_unit counting_unit(struct currency_unit published,
					  struct currency_unit corrected)
{
	struct currency_unit unit = corrected.name.n ? corrected : published;

	if (!unit.name.n && !unit.power)
		unit.name = STR("元");
	return unit;
}

static struct currency_unit figure_unit(const struct figure *f)
{
	struct currency_unit unit = {{NULL, 0}, 0};

	if (f->table)
		return counting_unit(f->table->unit, f->table->corrected);
	if (f->project)
		return counting_unit(f->project->currency,
				     f->project->corrected);
	assert(f->fact);
	currency_unit_parse(f->fact->unit, &unit);
	return unit;
}

static bool equals_cell(struct arena *scratch, const struct figure *f,
			struct amount a, struct str text)
{
	const struct cell *c = f->cell;

	switch (c->kind) {
	case CELL_NUMBER:
		return a.kind == NUMBER_VALUE &&
		       equal_amounts(scratch, a, c->value, figure_unit(f));
	case CELL_DASH:
		return a.kind == NUMBER_DASH ||
		       (a.kind == NUMBER_VALUE && decimal_is_zero(a.value));
	case CELL_NOT_APPLICABLE:
		return a.kind == NUMBER_NOT_APPLICABLE;
	case CELL_TEXT:
		return str_eq(c->published, str_trim(text));
	case CELL_EMPTY:
	case CELL_ABSENT:
		break;
	}
	return false;
}

bool figure_equals(struct arena *scratch, const struct figure *f,
		   struct str text)
{
	struct amount a = parse_amount(text);

	if (!f->fact)
		return equals_cell(scratch, f, a, text);
	if (f->fact->has_value)
		return a.kind == NUMBER_VALUE &&
		       equal_amounts(scratch, a, f->fact->value,
				     figure_unit(f));
	return str_eq(str_trim(text), figure_text(scratch, f));
}

struct str figure_text(struct arena *a, const struct figure *f)
{
	if (f->fact)
		return str_concat(a, f->fact->value_published, f->fact->unit);
	if (f->cell->kind != CELL_NUMBER)
		return f->cell->published;
	return str_concat(a, f->cell->published, figure_unit(f).name);
}
