/* The figures of a department for assets/compare.js. */
#include "view/code_list.h"
#include "view/comparison.h"

struct shard {
	const struct view *view;
	struct arena *arena;
	const struct summaries *one;
	struct buf *out;
};

static void add_key(const struct shard *s, const char *key)
{
	buf_add_format(s->out, "\"%s\":", key);
}

static void add_text(const struct shard *s, struct str text)
{
	buf_add_char(s->out, '"');
	buf_add_json(s->out, text);
	buf_add_char(s->out, '"');
}

/* [Chinese, English]; the same text where one is not there. */
static void add_names(const struct shard *s, struct str zh, struct str en)
{
	buf_add_char(s->out, '[');
	add_text(s, zh.n ? zh : en);
	buf_add_char(s->out, ',');
	add_text(s, en.n ? en : zh);
	buf_add_char(s->out, ']');
}

/* Digits as text, which no reader turns into a binary fraction. */
static void add_decimal(const struct shard *s, struct decimal d)
{
	buf_add_char(s->out, '"');
	decimal_write(s->out, d);
	buf_add_char(s->out, '"');
}

static void add_amount(const struct shard *s, const char *key,
		       const struct summary_amount *amount)
{
	if (!amount->stated)
		return;
	add_key(s, key);
	add_decimal(s, amount->yuan);
	buf_add_char(s->out, ',');
}

/* The title of a table of the year. */
static void add_scope(const struct shard *s, const struct summary_year *y,
		      struct str table)
{
	struct view zh = *s->view, en = *s->view;

	zh.language = LANGUAGE_ZH;
	en.language = LANGUAGE_EN;
	add_names(s, code_table_title(&zh, y, table),
		  code_table_title(&en, y, table));
}

static void add_code(const struct shard *s, const struct code_list *list,
		     const struct summary_code *c)
{
	size_t place = map_find(&list->places, c->row->line->code)->number - 1;
	const struct code_item *item = &list->items[place];
	const struct classification *known =
		classification_of(&s->view->site->classifications, list->role);
	const struct class_entry *e =
		known ? class_find(known, item->code) : NULL;

	buf_add_char(s->out, '[');
	add_text(s, item->code);
	buf_add_format(s->out, ",%u,", item->depth);
	if (e)
		add_names(s, e->name, e->name_en);
	else
		add_names(s, item->name, item->name);
	buf_add_char(s->out, ',');
	add_decimal(s, c->yuan);
	buf_add_format(s->out, ",%d]", code_has_page(item->code));
}

/* Table, its total, the codes. */
static void add_codes(const struct shard *s, const char *key,
		      const struct code_list *list,
		      const struct summary_year *y,
		      const struct summary_amount *total)
{
	size_t count;
	const struct summary_code *codes = codes_of_year(y, list->role, &count);

	if (!count)
		return;
	add_key(s, key);
	buf_add(s->out, STR("{\"table\":"));
	add_text(s, codes[0].row->line->table);
	buf_add(s->out, STR(",\"title\":"));
	add_scope(s, y, codes[0].row->line->table);
	buf_add_char(s->out, ',');
	add_amount(s, "total", total);
	buf_add(s->out, STR("\"codes\":["));
	for (size_t i = 0; i < count; i++) {
		if (i)
			buf_add_char(s->out, ',');
		add_code(s, list, &codes[i]);
	}
	buf_add(s->out, STR("]},"));
}

static void add_staff(const struct shard *s, const struct summary_staff *x)
{
	if (!x->stated)
		return;
	add_key(s, "staff");
	add_decimal(s, x->heads);
	buf_add(s->out, STR(",\"fact\":"));
	add_text(s, x->fact);
	buf_add_char(s->out, ',');
}

static void add_year(const struct shard *s, const struct summary_year *y,
		     const struct code_list lists[2])
{
	const struct organization_name *name =
		organization_name(s->one->items[0].organization, y->year);

	buf_add_format(s->out, "{\"year\":%d,\"stage\":", y->year);
	add_text(s, site_stage(y));
	buf_add(s->out, STR(",\"name\":"));
	add_names(s, name->name, name->name_en);
	buf_add_char(s->out, ',');
	add_amount(s, "income", &y->income);
	add_amount(s, "expenditure", &y->expenditure);
	add_amount(s, "basic", &y->basic);
	add_amount(s, "project_expenditure", &y->project);
	add_amount(s, "three_public", &y->three_public);
	add_amount(s, "procurement", &y->procurement);
	add_staff(s, &y->staff);
	add_codes(s, "functions", &lists[0], y, &y->function_total);
	add_codes(s, "economy", &lists[1], y, &y->economy_total);
	buf_add_format(s->out, "\"other\":%d}", y->has_other_currency);
}

void comparison_shard(const struct view *v, struct arena *scratch,
		      const struct summaries *one, struct buf *out)
{
	struct arena_mark mark = arena_mark(scratch);
	struct shard s = {v, scratch, one, out};
	const struct summary *d = &one->items[0];
	const struct organization *successor = d->organization->successor;
	struct code_list lists[2] = {
		code_list_of(scratch, one, CLASSIFICATION_FUNCTIONAL),
		code_list_of(scratch, one, CLASSIFICATION_ECONOMIC)};

	buf_add(out, STR("(self.budgetpressShards = self.budgetpressShards || "
			 "{})["));
	add_text(&s, d->organization->id);
	buf_add(out, STR("] = {"));
	if (successor) {
		const struct organization_name *n =
			organization_name(successor, 0);

		add_key(&s, "successor");
		add_names(&s, n->name, n->name_en);
		buf_add_char(out, ',');
	}
	buf_add(out, STR("\"years\":[\n"));
	for (size_t j = 0; j < d->year_count; j++) {
		if (j)
			buf_add(out, STR(",\n"));
		add_year(&s, &d->years[j], lists);
	}
	buf_add(out, STR("]};\n"));
	arena_rewind(scratch, mark);
}
