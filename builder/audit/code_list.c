/* The codes that the tables of a year print, gathered. */
#include "audit/code_list.h"

#include "model/official.h"

struct str code_fold_name(struct arena *a, struct str name)
{
	static const struct str marks[] = {STR_INIT("、"), STR_INIT("．"),
					   STR_INIT(".")};
	struct str folded = official_fold(a, name);

	/* 一、 or 1. before it: a few bytes of numbering. */
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		size_t at = str_find(folded, marks[i], 0);

		if (at && at <= 6 && at < folded.n)
			return str_slice(folded, at + marks[i].n, folded.n);
	}
	return folded;
}

static enum classification_role role_of(enum column_role role)
{
	switch (role) {
	case ROLE_FUNCTIONAL_CODE:
		return CLASSIFICATION_FUNCTIONAL;
	case ROLE_ECONOMIC_CODE:
		return CLASSIFICATION_ECONOMIC;
	case ROLE_PROCUREMENT_CODE:
		return CLASSIFICATION_PROCUREMENT;
	default:
		return CLASSIFICATION_NONE;
	}
}

/* A key of maps: numbers, then text. */
struct use_key {
	char bytes[80];
	size_t n;
};

static void use_key_add(struct use_key *k, const void *data, size_t n)
{
	if (n > sizeof k->bytes - k->n)
		n = sizeof k->bytes - k->n;
	if (n)
		memcpy(k->bytes + k->n, data, n);
	k->n += n;
}

static struct str use_key_str(const struct use_key *k)
{
	return (struct str){k->bytes, k->n};
}

/* The entry of a key that lives on: maps keep a view of it. */
static struct map_entry *put(struct arena *a, struct map *m,
			     const struct use_key *k)
{
	struct map_entry *e = map_find(m, use_key_str(k));

	return e ? e : map_put(a, m, str_copy(a, use_key_str(k)));
}

static struct use_key key_of_use(const struct table *t,
				 const struct organization *unit,
				 struct str code)
{
	struct use_key k = {.n = 0};

	use_key_add(&k, &t, sizeof t);
	use_key_add(&k, &unit, sizeof unit);
	use_key_add(&k, code.s, code.n);
	return k;
}

static struct use_key key_of_level(const struct table *t,
				   enum classification_role role, size_t length)
{
	struct use_key k = {.n = 0};

	use_key_add(&k, &t, sizeof t);
	use_key_add(&k, &role, sizeof role);
	use_key_add(&k, &length, sizeof length);
	return k;
}

static struct code_entry *entry_of(struct auditing *x, struct code_lists *lists,
				   enum classification_role role,
				   struct str code)
{
	struct use_key k = {.n = 0};

	use_key_add(&k, &role, sizeof role);
	use_key_add(&k, code.s, code.n);
	struct map_entry *e = put(lists->scratch, &lists->by_code, &k);

	if (!e->number) {
		*VEC_PUSH(lists->scratch, lists) = (struct code_entry){
			.code = code,
			.role = role,
			.classification = classification_of(
				&x->site->classifications, role)};
		e->number = lists->count;
	}
	return &lists->items[e->number - 1];
}

static void add_use(struct auditing *x, struct code_lists *lists,
		    struct code_use use, enum classification_role role)
{
	struct str code = use.row->cells[use.column].published;
	struct code_entry *e = entry_of(x, lists, role, code);
	struct code_use *u = arena_new(lists->scratch, struct code_use);
	struct use_key k = key_of_use(use.table, use.row->unit, code);

	*u = use;
	if (e->last)
		e->last->next = u;
	else
		e->first = u;
	e->last = u;
	put(lists->scratch, &lists->by_use, &k)->number = 1;
	k = key_of_level(use.table, role, code.n);
	put(lists->scratch, &lists->levels, &k)->number = 1;
}

/* The column of names that belongs to a column of codes: its role is the next
 * one. */
static size_t name_column(const struct table *t, size_t code)
{
	size_t i = 0;

	while (i < t->column_count &&
	       t->columns[i].role != t->columns[code].role + 1)
		i++;
	return i;
}

static void collect_column(struct auditing *x, struct code_lists *lists,
			   const struct table *t, size_t column)
{
	enum classification_role role = role_of(t->columns[column].role);
	size_t name = name_column(t, column);

	for (size_t i = 0; i < t->row_count; i++) {
		const struct table_row *row = &t->rows[i];

		/* Of an official table, 合计 in the column is no code. */
		if (row->cells[column].kind != CELL_TEXT ||
		    !row->cells[column].published.n ||
		    (t->kind && !row->code.n))
			continue;
		struct code_use use = {
			.table = t, .row = row, .column = column};

		if (name < t->column_count)
			use.name = row->cells[name].published;
		add_use(x, lists, use, role);
	}
}

void code_collect(struct auditing *x, struct arena *scratch,
		  struct code_lists *out)
{
	*out = (struct code_lists){.scratch = scratch};
	for (size_t i = 0; i < x->year->table_count; i++) {
		const struct table *t = x->year->tables[i];

		for (size_t j = 0; !t->incomplete && j < t->column_count; j++)
			if (role_of(t->columns[j].role) != CLASSIFICATION_NONE)
				collect_column(x, out, t, j);
	}
}

/* The code above: by the lengths of the levels, else by the list. */
static struct str parent_of(const struct code_entry *e)
{
	const struct classification *c = e->classification;
	const struct class_entry *entry;

	for (size_t i = 1; i < c->level_count; i++)
		if (e->code.n == c->levels[i])
			return str_slice(e->code, 0, c->levels[i - 1]);
	if (c->level_count)
		return STR("");
	entry = class_find(c, e->code);
	return entry && entry->parent ? entry->parent->code : STR("");
}

struct str code_missing_parent(const struct code_lists *lists,
			       const struct code_entry *e,
			       const struct code_use *u)
{
	struct str parent = parent_of(e);

	if (!parent.n)
		return parent;
	struct use_key k = key_of_use(u->table, u->row->unit, parent);

	if (map_find(&lists->by_use, use_key_str(&k)))
		return STR("");
	k = key_of_level(u->table, e->role, parent.n);
	return map_find(&lists->levels, use_key_str(&k)) ? parent : STR("");
}
