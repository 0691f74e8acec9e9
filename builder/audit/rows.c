/* Rows: a total is the sum of its parts; a part is not larger than its whole.
 */
#include "audit/sums.h"

#include "model/official.h"

const struct audit_rule audit_row_sum = {
	.id = "row-sum",
	.severity = AUDIT_HIGH,
	.title = {"行内合计", "Row sums"},
	.says = {"同一行的合计等于它的各个组成部分之和。",
		 "A total in a row equals the sum of its parts in the same "
		 "row."},
	.why = {"合计与分项对不上，读者就不知道该信哪个数。",
		"When a total and its parts disagree, a reader cannot know "
		"which figure to believe."},
	.needs = {"表的各列有已知的合计关系，该行公布了合计和至少一个分项。",
		  "The columns have a known relation, and the row states the "
		  "total and at least one part."},
};

const struct audit_rule audit_part_within = {
	.id = "part-within",
	.severity = AUDIT_HIGH,
	.title = {"其中项", "Parts within a whole"},
	.says = {"“其中”的数不大于它所属的数。",
		 "A part named \"of which\" is not larger than its whole."},
	.why = {"其中项超过总数，说明至少有一个数填错了位置或单位。",
		"A part larger than its whole shows that a figure stands in "
		"the wrong place or unit."},
	.needs = {"该行公布了总数和其中项。",
		  "The row states both the whole and the part."},
};

static const struct audit_text NO_COLUMNS = {
	"表中没有“{0}”的组成列",
	"the table has no columns that make up \"{0}\""};
static const struct audit_text NO_TOTAL = {
	"表中没有“{0}”列，各组成列没有合计可以核对",
	"the table has no column \"{0}\" that its parts could make up"};
static const struct audit_text NO_FIGURES = {
	"表中各行都没有数字，没有可以核对的内容",
	"no row of the table has a figure to check"};
static const struct audit_text COLUMN_LACKING = {
	"“{0}”比各列之和大 {1}；表中没有“{2}”列，无法判断",
	"\"{0}\" exceeds the sum of the columns by {1}, but the table has no "
	"column \"{2}\""};
static const struct audit_text LARGER = {
	"“{0}”{1}，大于它所属的“{2}”{3}",
	"\"{0}\" is {1}, more than \"{2}\", {3}, which it is part of"};

static const struct audit_text NO_WHOLE = {
	"“{0}”没有公布数字，无法与其中项比较",
	"no figure is published for \"{0}\" to compare its part with"};

enum { PARTS_MAX = 32, DEPTH_MAX = 4 };

/* A relation as the columns of one table have it. */
struct relation {
	const struct table *table;
	size_t whole;
	size_t parts[PARTS_MAX];
	size_t count;
	struct str lacking; /* a part that the table does not have */
};

static bool find_sum(const struct table_kind *kind, struct str whole,
		     struct column_relation *out)
{
	struct str rest = str_from(kind->relations);

	while (official_relation(&rest, out))
		if (out->is_sum && str_eq(out->whole, whole))
			return true;
	return false;
}

/* The columns of the parts; a subtotal that the table lacks by its parts. */
static void resolve(struct relation *r, struct str parts, unsigned depth)
{
	struct str id;

	while (official_part(&parts, &id)) {
		size_t column = table_column_index(r->table, id);
		struct column_relation below;
		size_t before = r->count;

		if (column < r->table->column_count) {
			if (r->count < PARTS_MAX)
				r->parts[r->count++] = column;
			continue;
		}
		if (depth < DEPTH_MAX && find_sum(r->table->kind, id, &below))
			resolve(r, below.parts, depth + 1);
		if (r->count == before && !r->lacking.n)
			r->lacking = id;
	}
}

static bool any_part(const struct relation *r, const struct table_row *row)
{
	for (size_t i = 0; i < r->count; i++)
		if (sums_is_nonzero(&row->cells[r->parts[i]]))
			return true;
	return false;
}

/* The part, or what it is made of where it is blank and its parts are not. */
static void add_part(struct auditing *x, struct audit_check *c,
		     const struct table *t, const struct table_row *row,
		     size_t column)
{
	struct relation below = {.table = t, .whole = column};
	struct column_relation found;
	const struct cell *cell = &row->cells[column];

	if (cell->kind != CELL_NUMBER && sums_counts(cell) && t->kind &&
	    find_sum(t->kind, t->columns[column].id, &found)) {
		resolve(&below, found.parts, 1);
		for (size_t i = 0; any_part(&below, row) && i < below.count;
		     i++)
			audit_add(x, c,
				  audit_cell_figure(x, t, row, below.parts[i]),
				  1);
	}
	audit_add(x, c, audit_cell_figure(x, t, row, column), 1);
}

static struct audit_check *check_row(struct auditing *x,
				     const struct relation *r,
				     const struct table_row *row)
{
	const struct cell *whole = &row->cells[r->whole];

	if (whole->kind == CELL_ABSENT ||
	    (!sums_is_nonzero(whole) && !any_part(r, row)))
		return NULL;
	struct audit_check *c =
		audit_begin(x, AUDIT_ROW_SUM,
			    audit_cell_figure(x, r->table, row, r->whole));

	for (size_t i = 0; i < r->count; i++)
		add_part(x, c, r->table, row, r->parts[i]);
	audit_judge(x, c);
	return c;
}

/* The name under which the official layout prints a column. */
static struct str official_label(const struct table_kind *kind, struct str id)
{
	for (size_t i = 0; i < kind->column_count; i++)
		if (str_eq(str_from(kind->columns[i].id), id)) {
			struct str all = str_from(kind->columns[i].patterns);
			struct str one = str_cut(all, STR("|")).head;

			return str_cut(one, STR("/")).head;
		}
	return id;
}

/* A difference that the lacking column may explain is no conflict. */
static void forgive(struct auditing *x, const struct relation *r,
		    size_t first_check)
{
	struct str whole = r->table->columns[r->whole].label;

	for (size_t i = first_check; i < x->audit->count; i++) {
		struct audit_check *c = x->audit->items[i];

		if (c->outcome != AUDIT_CONFLICT || !c->has_arithmetic ||
		    decimal_is_negative(c->difference))
			continue;
		c->has_arithmetic = false;
		audit_conclude(x, c, AUDIT_NOT_CHECKED, &COLUMN_LACKING, whole,
			       decimal_text(x->arena, c->difference),
			       official_label(r->table->kind, r->lacking));
	}
}

static void check_sum(struct auditing *x, const struct relation *r)
{
	size_t first = x->audit->count, holds = 0, fails = 0;

	for (size_t i = 0; i < r->table->row_count; i++) {
		struct audit_check *c = check_row(x, r, &r->table->rows[i]);

		holds += c && (c->outcome == AUDIT_OK ||
			       c->outcome == AUDIT_ROUNDING);
		fails += c && c->outcome == AUDIT_CONFLICT;
	}
	if (r->lacking.n && fails >= holds)
		forgive(x, r, first);
}

static bool is_larger(struct decimal a, struct decimal b)
{
	return decimal_compare(a, b) > 0;
}

static void check_within(struct auditing *x, const struct table *t,
			 const struct table_row *row, size_t whole, size_t part)
{
	const struct cell *a = &row->cells[whole], *b = &row->cells[part];

	if (b->kind != CELL_NUMBER || decimal_is_zero(b->value))
		return;
	struct audit_check *c = audit_begin(x, AUDIT_PART_WITHIN,
					    audit_cell_figure(x, t, row, part));

	audit_add(x, c, audit_cell_figure(x, t, row, whole), 1);
	if (c->text)
		return;
	if (a->kind != CELL_NUMBER)
		audit_conclude(x, c, AUDIT_NOT_CHECKED, &NO_WHOLE,
			       t->columns[whole].label);
	else if (!is_larger(b->value, a->value))
		audit_say(x, c, AUDIT_OK, NULL, NULL, 0);
	else
		audit_conclude(x, c, AUDIT_CONFLICT, &LARGER,
			       t->columns[part].label, b->published,
			       t->columns[whole].label, a->published);
}

static void check_parts_within(struct auditing *x, const struct relation *r)
{
	for (size_t i = 0; i < r->table->row_count; i++)
		for (size_t j = 0; j < r->count; j++)
			check_within(x, r->table, &r->table->rows[i], r->whole,
				     r->parts[j]);
}

static void say_unchecked(struct auditing *x, const struct table *t,
			  const struct audit_text *why, struct str label)
{
	struct audit_place place = {.kind = AUDIT_PLACE_TABLE,
				    .year = x->year,
				    .table_id = t->id,
				    .table = t,
				    .span = span_at(t->file, 0, 0)};

	audit_conclude(x, audit_begin_at(x, AUDIT_ROW_SUM, place, STR("")),
		       AUDIT_NOT_CHECKED, why, label);
}

static bool has_figures(const struct table *t)
{
	for (size_t i = 0; i < t->row_count; i++)
		for (size_t j = 0; j < t->column_count; j++)
			if (t->rows[i].cells[j].kind == CELL_NUMBER)
				return true;
	return false;
}

/* What of the first relation, which is that of the table's total, is not
 * there. */
static void check_complete(struct auditing *x, const struct relation *r,
			   struct column_relation *relation)
{
	const struct table *t = r->table;

	if (!t->row_count || !relation->is_sum)
		return;
	if (r->whole == t->column_count) {
		if (r->count)
			say_unchecked(x, t, &NO_TOTAL,
				      official_label(t->kind, relation->whole));
	} else if (!r->count) {
		say_unchecked(x, t, &NO_COLUMNS, t->columns[r->whole].label);
	} else if (t->status != TABLE_DECLARED_EMPTY && !has_figures(t)) {
		say_unchecked(x, t, &NO_FIGURES, STR(""));
	}
}

static void check_table(struct auditing *x, const struct table *t)
{
	struct str rest = str_from(t->kind->relations);
	struct column_relation relation;
	bool first = true;

	for (; official_relation(&rest, &relation); first = false) {
		struct relation r = {
			.table = t,
			.whole = table_column_index(t, relation.whole)};

		resolve(&r, relation.parts, relation.is_sum ? 0 : DEPTH_MAX);
		if (first)
			check_complete(x, &r, &relation);
		if (r.whole == t->column_count)
			continue;
		if (!relation.is_sum)
			check_parts_within(x, &r);
		else if (r.count)
			check_sum(x, &r);
	}
}

void audit_rule_rows(struct auditing *x)
{
	for (size_t i = 0; i < x->year->table_count; i++)
		if (x->year->tables[i]->kind)
			check_table(x, x->year->tables[i]);
}
