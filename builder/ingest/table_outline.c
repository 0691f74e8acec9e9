/* Levels, paths and keys of rows, once all tables of a year are read.
 *
 * Rows with codes hang below the last row of their unit whose code begins
 * theirs. Rows with names only are placed by what is published elsewhere: the
 * numbering of the item (一、 1.), the classification's names in their order,
 * or the names of first-level projects. Never by sums.
 */
#include "ingest/table.h"

enum { LEVELS_MAX = 8 };

struct outline {
	struct arena *arena, *scratch;
	const struct site *site;
	const struct budget_year *year;
	struct table *table;
	const struct table_row *open[LEVELS_MAX]; /* by level, from 1 */
	const struct class_entry *entry;          /* class of the last row */
};

static void hang(struct outline *o, struct table_row *row, unsigned level)
{
	if (level >= LEVELS_MAX)
		level = LEVELS_MAX - 1;
	row->level = level;
	row->path = row->name;
	for (unsigned up = level; up > 1; up--)
		if (o->open[up - 1]) {
			row->path = str_format(o->arena, "%.*s / %.*s",
					       STR_ARG(o->open[up - 1]->path),
					       STR_ARG(row->name));
			break;
		}
	o->open[level] = row;
	for (unsigned below = level + 1; below < LEVELS_MAX; below++)
		o->open[below] = NULL;
}

static void close_all(struct outline *o)
{
	for (unsigned i = 0; i < LEVELS_MAX; i++)
		o->open[i] = NULL;
	o->entry = NULL;
}

/* One level below the nearest open row whose code begins this one's. */
static void hang_by_code(struct outline *o, struct table_row *row)
{
	unsigned level = 1;

	for (unsigned i = LEVELS_MAX - 1; i >= 1; i--)
		if (o->open[i] && class_is_below(row->code, o->open[i]->code)) {
			level = i + 1;
			break;
		}
	hang(o, row, level);
}

/* "一、" is 1, "1." "1、" "（一）" are 2, anything else 0. */
static unsigned numbering(struct str name)
{
	static const struct str numerals[] = {
		STR_INIT("一"), STR_INIT("二"), STR_INIT("三"), STR_INIT("四"),
		STR_INIT("五"), STR_INIT("六"), STR_INIT("七"), STR_INIT("八"),
		STR_INIT("九"), STR_INIT("十"),
	};
	size_t at = 0;

	if (str_starts(name, STR("（")) || str_starts(name, STR("(")))
		return 2;
	while (at < name.n && name.s[at] >= '0' && name.s[at] <= '9')
		at++;
	struct str rest = str_slice(name, at, name.n);

	if (at && (str_starts(rest, STR(".")) || str_starts(rest, STR("、")) ||
		   str_starts(rest, STR("．"))))
		return 2;
	for (size_t i = 0; !at && i < sizeof numerals / sizeof *numerals; i++)
		if (str_starts(name, numerals[i]) &&
		    str_contains(name, STR("、")))
			return str_find(name, STR("、"), 0) <= 6 ? 1 : 0;
	return 0;
}

static struct str without_numbering(struct str name)
{
	struct str_cut cut = str_cut(name, STR("、"));

	return numbering(name) == 1 && cut.found ? str_trim(cut.tail) : name;
}

/* Is parent above entry? NULL is above everything. */
static bool is_above(const struct class_entry *parent,
		     const struct class_entry *entry)
{
	while (parent && entry && entry != parent)
		entry = entry->parent;
	return !parent || entry == parent;
}

/* The entry of this name nearest below the last one: its child, else a child
 * of one of its parents, else a top one. */
static const struct class_entry *next_entry(const struct classification *c,
					    const struct class_entry *last,
					    struct str name)
{
	for (const struct class_entry *up = last;; up = up->parent) {
		for (size_t i = 0; c && i < c->count; i++) {
			const struct class_entry *e = c->items[i];

			if (e->parent == up && is_above(up, e) &&
			    str_eq(e->name, name))
				return e;
		}
		if (!up)
			return NULL;
	}
}

static bool is_sum_line(struct str name)
{
	static const struct str parts[] = {
		STR_INIT("合计"),
		STR_INIT("总计"),
		STR_INIT("上年结"),
		STR_INIT("结转下年"),
	};

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (str_contains(name, parts[i]))
			return true;
	return false;
}

/* Rows of two-sided tables and of tables without codes. */
static void hang_by_name(struct outline *o, struct table_row *row,
			 enum classification_role role)
{
	const struct classification *c =
		classification_of(&o->site->classifications, role);
	const struct class_entry *entry =
		next_entry(c, o->entry, without_numbering(row->name));
	unsigned number = numbering(row->name);

	if (is_sum_line(row->name)) {
		close_all(o);
		hang(o, row, 0);
	} else if (row->side != SIDE_INCOME && entry) {
		o->entry = entry;
		hang(o, row, entry->level);
	} else {
		hang(o, row, number ? number : 1);
	}
}

/* Is the name one of the first-level projects that 绩效管理项目情况表 lists? */
static bool is_first_level(const struct outline *o, struct str name)
{
	const struct table *list =
		budget_table(o->year, STR("performance-projects"));

	for (size_t i = 0; list && i < list->row_count; i++)
		if (str_eq(list->rows[i].name, name))
			return true;
	return false;
}

static void hang_project(struct outline *o, struct table_row *row)
{
	bool inside = o->open[1] && str_eq(o->open[1]->name, row->name) &&
		      !o->open[2];

	if (is_first_level(o, row->name) && !inside)
		hang(o, row, 1);
	else
		hang(o, row, o->open[1] ? 2 : 1);
}

static bool is_table(const struct outline *o, struct str id)
{
	return str_eq(o->table->id, id);
}

static void place(struct outline *o, struct table_row *row)
{
	if (row->code.n) {
		hang_by_code(o, row);
	} else if (row->reference_year || row->is_change) {
		row->path = row->name;
		row->level = 1;
	} else if (!row->name.n) {
		close_all(o);
		row->name = row->unit_name;
		row->path = row->unit_name;
	} else if (row->side == SIDE_NONE &&
		   official_is_total(o->scratch, row->name)) {
		close_all(o);
		hang(o, row, 0);
	} else if (row->side != SIDE_NONE) {
		hang_by_name(o, row, CLASSIFICATION_FUNCTIONAL);
	} else if (is_table(o, STR("basic-expenditure"))) {
		hang_by_name(o, row, CLASSIFICATION_ECONOMIC);
	} else if (is_table(o, STR("project-expenditure"))) {
		hang_project(o, row);
	} else {
		hang(o, row, 1);
	}
}

/* What follows the unit in a row's key: the code, the year, "change" or the
 * row's number among those without. */
static struct str local_key(struct outline *o, const struct table_row *row,
			    size_t number)
{
	if (row->code.n)
		return row->code;
	if (row->is_change)
		return STR("change");
	if (row->reference_year)
		return str_format(o->arena, "%d", row->reference_year);
	if (row->level == 0 && row->side == SIDE_NONE)
		return STR("total");
	return str_format(o->arena, "%s%zu",
			  row->side == SIDE_INCOME        ? "income-"
			  : row->side == SIDE_EXPENDITURE ? "expenditure-"
							  : "row-",
			  number);
}

static struct str clean(struct arena *a, struct str key)
{
	char *text = arena_text(a, key.n);

	for (size_t i = 0; i < key.n; i++) {
		char c = key.s[i];
		bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
			     (c >= 'A' && c <= 'Z') || c == '-' || c == '.';

		text[i] = plain ? c : '_';
	}
	return (struct str){text, key.n};
}

/* The key, or with _2, _3 ... behind it; also where that is another's code. */
static struct str unique_key(struct outline *o, struct map *seen,
			     struct str key)
{
	for (;;) {
		uint64_t number = ++map_put(o->scratch, seen, key)->number;

		if (number == 1)
			return key;
		struct str other =
			str_format(o->arena, "%.*s_%llu", STR_ARG(key),
				   (unsigned long long)number);

		if (map_put(o->scratch, seen, other)->number++ == 0)
			return other;
	}
}

static void key_rows(struct outline *o)
{
	struct map seen = {0};
	size_t numbers[SIDE_EXPENDITURE + 1] = {0};

	for (size_t i = 0; i < o->table->row_count; i++) {
		struct table_row *row = &o->table->rows[i];
		struct str key = local_key(o, row, ++numbers[row->side]);

		if (row->unit && row->unit != o->year->organization)
			key = str_format(o->arena, "%.*s-%.*s",
					 STR_ARG(row->unit->id), STR_ARG(key));
		row->key = unique_key(o, &seen, clean(o->arena, key));
	}
}

static void outline_one(struct outline *o)
{
	const struct organization *unit = NULL;
	enum table_side sides[] = {SIDE_NONE, SIDE_INCOME, SIDE_EXPENDITURE};

	for (size_t s = 0; s < sizeof sides / sizeof *sides; s++) {
		close_all(o);
		for (size_t i = 0; i < o->table->row_count; i++) {
			struct table_row *row = &o->table->rows[i];

			if (row->side != sides[s])
				continue;
			if (row->unit != unit)
				close_all(o);
			unit = row->unit;
			place(o, row);
		}
	}
	key_rows(o);
}

void table_outline(struct arena *a, struct arena *scratch,
		   const struct site *site, struct budget_year *y)
{
	for (size_t i = 0; i < y->table_count; i++) {
		struct outline o = {.arena = a,
				    .scratch = scratch,
				    .site = site,
				    .year = y,
				    .table = y->tables[i]};

		outline_one(&o);
	}
}
