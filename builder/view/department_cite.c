/* The page that says how to cite the figures of a year: the year's own page has
 * no room for the place of each row. */
#include "view/citation.h"
#include "view/department.h"
#include "view/table.h"

static const struct value_shape ROW =
	VALUE_SHAPE("cite_row", "anchor", "name", "line");
static const struct value_shape PART = VALUE_SHAPE(
	"cite_part", "id", "title", "title_lang", "citation", "rows");
static const struct value_shape PAGE =
	VALUE_SHAPE("year_cite", "heading", "year_url", "year_title", "parts");

struct cite {
	const struct pages *pages;
	const struct budget_year *year;
	struct str path, year_path;
};

static struct value row(struct arena *a, struct str anchor, struct str name,
			uint32_t line)
{
	return VALUE_OBJECT(a, &ROW, value_text(anchor), value_text(name),
			    value_uint(a, line));
}

/* The texts of a row before its first amount, as its table shows them, and the
 * unit, which the table names on the first of its rows. */
static struct str row_name(struct arena *a, const struct table *t,
			   const struct table_row *row)
{
	struct str name = STR("");

	for (size_t i = 0; i < t->column_count; i++) {
		const struct table_column *c = &t->columns[i];
		struct str text = row->cells[i].published;

		if (c->side == row->side && c->role == ROLE_MEASURE)
			break;
		if (c->role == ROLE_UNIT)
			text = row->unit_name;
		if (c->side != row->side || !text.n)
			continue;
		name = name.n ? str_format(a, "%.*s %.*s", STR_ARG(name),
					   STR_ARG(text))
			      : text;
	}
	return name.n ? name : row->key;
}

static struct value table_rows(struct arena *a, const struct table *t)
{
	struct value *items = arena_array(a, struct value, t->row_count);

	for (size_t i = 0; i < t->row_count; i++)
		items[i] = row(a,
			       str_format(a, "%.*s-%.*s", STR_ARG(t->id),
					  STR_ARG(t->rows[i].key)),
			       row_name(a, t, &t->rows[i]), t->rows[i].line);
	return value_list(items, t->row_count);
}

static struct value part(const struct cite *c, struct str id, struct str title,
			 bool translated, struct str place,
			 const struct cited_data *data, struct value rows)
{
	const struct view *v = c->pages->view;
	struct arena *a = c->pages->arena;
	struct cited cited = {
		.page = department_year_title(c->pages, c->year),
		.thing = title,
		.place = place,
		.path = str_format(a, "%.*s%.*s#%.*s",
				   STR_ARG(v->language_folder),
				   STR_ARG(c->year_path), STR_ARG(id)),
	};

	return VALUE_OBJECT(
		a, &PART, value_text(id), value_text(title),
		translated ? value_none() : view_data_language(v),
		view_year_citation(v, a, c->year, c->path, &cited, data), rows);
}

static void add_tables(const struct cite *c, struct values *parts)
{
	const struct view *v = c->pages->view;
	struct arena *a = c->pages->arena;

	for (size_t i = 0; i < c->year->table_count; i++) {
		const struct table *t = c->year->tables[i];
		struct cited_data data = {DATASET_AMOUNTS, t->id, t->file};

		if (!t->row_count)
			continue;
		*VEC_PUSH(a, parts) = part(c, t->id, view_table_title(v, t),
					   t->title_en.n > 0,
					   view_place(v, a, c->year, &t->place),
					   &data, table_rows(a, t));
	}
}

static void add_tasks(const struct cite *c, struct values *parts)
{
	struct arena *a = c->pages->arena;
	const struct budget_year *y = c->year;
	struct cited_data data = {
		DATASET_AMOUNTS, STR("amounts"),
		str_format(a, "%.*s/performance.json", STR_ARG(y->folder))};

	for (size_t i = 0; i < y->overall_count; i++) {
		const struct overall_performance *o = &y->overall[i];
		struct value *rows =
			arena_array(a, struct value, o->task_count);

		for (size_t j = 0; j < o->task_count; j++)
			rows[j] = row(a,
				      str_format(a, "%.*s-task-%zu",
						 STR_ARG(o->id), j + 1),
				      o->tasks[j].name, o->tasks[j].line);
		if (o->task_count)
			*VEC_PUSH(a, parts) = part(
				c, o->id, o->title, false,
				view_place(c->pages->view, a, y, &o->place),
				&data, value_list(rows, o->task_count));
	}
}

void department_put_cite(const struct pages *p, const struct budget_year *y)
{
	struct arena *a = p->arena;
	struct cite c = {p, y, view_cite_path(a, y),
			 department_year_path(a, y)};
	struct str name = view_word(p->view, "cite_figures");
	struct values parts = {0};
	const struct crumb here = {name, STR(""), false};
	struct frame frame = {
		.path = c.path,
		.template_name = STR("cite"),
		.title = view_bracket(p->view, a, name,
				      department_year_title(p, y))};

	add_tasks(&c, &parts);
	add_tables(&c, &parts);
	department_crumbs(p, y, &here, 1, &frame);
	view_put(p->view, a, &frame,
		 VALUE_OBJECT(a, &PAGE, value_text(name),
			      value_text(view_url(a, c.path, c.year_path)),
			      value_text(department_year_title(p, y)),
			      values_list(&parts)),
		 p->sink);
}
