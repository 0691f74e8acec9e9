/* What of a department can be found. */
#include "view/search_text.h"

#include "format/markdown.h"
#include "model/figure.h"
#include "view/amount.h"
#include "view/department.h"
#include "view/performance.h"

struct collecting {
	struct search_views views;
	struct arena *arena;
	const struct department *department;
	const struct budget_year *year;
	struct search_lines *out;
};

void search_lines_free(struct search_lines *lines)
{
	for (size_t i = 0; i < SHELF_COUNT; i++)
		buf_free(&lines->shelves[i]);
	buf_free(&lines->head);
}

/* A year's amount in each language. */
static struct search_figure figure_of(const struct collecting *c, int year,
				      const struct summary_amount *amount)
{
	struct search_figure f = {.year = year};

	for (size_t i = 0; i < c->views.count && i < SEARCH_LANGUAGES_MAX; i++)
		f.amounts[i] =
			amount_text(&c->views.items[i], c->arena, amount);
	return f;
}

/* Texts that are there, with a blank between them. */
static struct str joined(struct arena *a, const struct str *texts, size_t count)
{
	struct str all = STR("");

	for (size_t i = 0; i < count; i++)
		if (texts[i].n)
			all = all.n ? str_format(a, "%.*s %.*s", STR_ARG(all),
						 STR_ARG(texts[i]))
				    : texts[i];
	return all;
}

/* departments/ORG/ is "~". */
static struct str short_url(const struct collecting *c, struct str path)
{
	struct str folder =
		str_format(c->arena, "departments/%.*s/",
			   STR_ARG(c->department->organization->id));

	return str_starts(path, folder)
		       ? str_concat(c->arena, STR("~"),
				    str_slice(path, folder.n, path.n))
		       : path;
}

static struct str with_anchor(const struct collecting *c, struct str path,
			      struct str prefix, struct str key)
{
	return str_format(c->arena, "%.*s#%.*s%.*s",
			  STR_ARG(short_url(c, path)), STR_ARG(prefix),
			  STR_ARG(key));
}

static struct str year_url(const struct collecting *c, struct str prefix,
			   struct str key)
{
	return with_anchor(c, department_year_path(c->arena, c->year), prefix,
			   key);
}

/* All names but that of now, with aliases and the id. */
static struct str other_names(struct arena *a, const struct organization *o)
{
	const struct organization_name *now = organization_name(o, 0);
	struct str all = o->id;

	for (size_t i = 0; i < o->name_count; i++) {
		const struct organization_name *n = &o->names[i];
		struct str both[] = {all, n->name, n->name_en};

		if (n != now)
			all = joined(a, both, 3);
	}
	for (size_t i = 0; i < o->alias_count; i++)
		all = joined(a, (struct str[]){all, o->aliases[i]}, 2);
	return all;
}

static void add_organization(const struct collecting *c, char type,
			     const struct organization *o,
			     const struct search_figure *figures, size_t count)
{
	const struct organization_name *now = organization_name(o, 0);
	const struct organization *top = c->department->organization;
	struct search_entry e = {
		.type = type,
		.url = department_path(c->arena, top),
		.name = now->name,
		.name_en = now->name_en,
		.figures = figures,
		.figure_count = count,
		.context = type == 'u' ? organization_name(top, 0)->name
				       : o->district,
		.text = other_names(c->arena, o),
	};

	search_entry_write(&c->out->shelves[SHELF_NAMES], &e);
}

/* A key figure, with what each year states of it. */
static void add_key_figure(const struct collecting *c, const char *word,
			   const struct search_figure *figures, size_t count)
{
	const struct view *views = c->views.items;
	struct search_entry e = {
		.type = 'k',
		.url = department_path(c->arena, c->department->organization),
		.name = view_word(&views[0], word),
		.name_en = c->views.count > 1 ? view_word(&views[1], word)
					      : STR(""),
		.figures = figures,
		.figure_count = count,
	};

	if (count)
		search_entry_write(&c->out->shelves[SHELF_PROJECTS], &e);
}

static void add_key_figures(const struct collecting *c, const struct summary *s)
{
	static const struct {
		const char *word;
		size_t at;
	} all[] = {
#define FIGURE(word, member) {word, offsetof(struct summary_year, member)}
		FIGURE("expenditure", expenditure),
		FIGURE("income", income),
		FIGURE("basic", basic),
		FIGURE("project_expenditure", project),
		FIGURE("three_public", three_public),
		FIGURE("procurement", procurement),
#undef FIGURE
	};

	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		struct search_figure *figures = arena_array(
			c->arena, struct search_figure, s->year_count);
		size_t count = 0;

		for (size_t j = s->year_count; j-- > 0;) {
			const struct summary_year *y = &s->years[j];
			const struct summary_amount *amount =
				(const void *)((const char *)y + all[i].at);

			if (amount->stated)
				figures[count++] =
					figure_of(c, y->year, amount);
		}
		add_key_figure(c, all[i].word, figures, count);
	}
}

static void add_department(const struct collecting *c)
{
	const struct department *d = c->department;
	struct search_figure *figures =
		arena_array(c->arena, struct search_figure, d->year_count);
	struct summary s;

	summary_of(c->arena, d, false, &s);
	for (size_t i = 0; i < d->year_count; i++) {
		const struct summary_year *y = &s.years[d->year_count - 1 - i];

		figures[i] = figure_of(c, y->year, &y->expenditure);
	}
	add_organization(c, 'd', d->organization, figures, d->year_count);
	add_key_figures(c, &s);
}

/* What a unit spends in a year, where the table says it in one figure. */
static bool unit_figure(const struct collecting *c, const struct budget_year *y,
			const struct organization *unit,
			struct search_figure *out)
{
	struct summary_amount amount = {.stated = true};
	struct figure found;
	struct str address = str_format(c->arena, "expenditure@%.*s/total",
					STR_ARG(unit->id));

	if (figure_find(c->arena, y, &c->views.items[0].site->organizations,
			address, &found) != FIGURE_FOUND ||
	    !found.table || !table_yuan(found.table, found.cell, &amount.yuan))
		return false;
	*out = figure_of(c, y->year, &amount);
	return true;
}

static void add_units(const struct collecting *c)
{
	const struct organizations *all =
		&c->views.items[0].site->organizations;
	const struct department *d = c->department;
	struct search_figure *figures =
		arena_array(c->arena, struct search_figure, d->year_count);

	for (size_t i = 0; i < all->count; i++) {
		const struct organization *unit = all->items[i];
		size_t count = 0;

		if (unit == d->organization ||
		    !organization_is_within(unit, d->organization))
			continue;
		for (size_t j = d->year_count; j-- > 0;)
			count += unit_figure(c, &d->years[j], unit,
					     &figures[count]);
		add_organization(c, 'u', unit, figures, count);
	}
}

static void add_indicators(const struct collecting *c,
			   const struct indicators *all, struct str page,
			   struct str prefix, struct str context)
{
	struct search_figure year = {.year = c->year->year};

	for (size_t i = 0; i < all->count; i++) {
		const struct indicator *x = &all->items[i];
		struct str texts[] = {x->target_published, x->measure_unit,
				      x->level1, x->level2, x->explanation};
		struct search_entry e = {
			.type = 'i',
			.url = with_anchor(c, page, prefix, x->key),
			.name = x->name,
			.figures = &year,
			.figure_count = 1,
			.context = context,
			.text = joined(c->arena, texts, 5),
		};

		search_entry_write(&c->out->shelves[SHELF_INDICATORS], &e);
	}
}

static void add_project(const struct collecting *c, const struct project *p)
{
	struct summary_amount amount = {0};
	struct str page = view_project_path(c->arena, c->year, p);
	struct str texts[] = {p->goal, p->long_term_goal, p->policy_basis,
			      p->calculation_basis, p->type};

	amount.stated = project_yuan(p, PROJECT_YEAR, &amount.yuan);
	struct search_figure year = figure_of(c, c->year->year, &amount);
	struct search_entry e = {
		.type = 'p',
		.url = short_url(c, page),
		.name = p->name,
		.code = p->code,
		.figures = &year,
		.figure_count = 1,
		.context = p->unit_name,
		.text = joined(c->arena, texts, 5),
	};

	search_entry_write(&c->out->shelves[SHELF_PROJECTS], &e);
	add_indicators(c, &p->indicators, page, STR("indicator-"), p->name);
}

/* A text on the year's page. */
static void add_text(const struct collecting *c, struct str url,
		     struct str name, struct str language, struct str text)
{
	struct search_figure year = {.year = c->year ? c->year->year : 0};
	struct search_entry e = {
		.type = 't',
		.url = url,
		.name = name,
		.figures = &year,
		.figure_count = c->year != NULL,
		.language = language,
		.text = text,
	};

	search_entry_write(&c->out->shelves[SHELF_TEXTS], &e);
}

static void add_overall(const struct collecting *c,
			const struct overall_performance *o)
{
	if (o->goal.n)
		add_text(c, year_url(c, STR(""), o->id), o->title, STR(""),
			 o->goal);
	for (size_t i = 0; i < o->task_count; i++) {
		const struct task *t = &o->tasks[i];

		if (!t->is_total)
			add_text(c, year_url(c, STR(""), t->key), t->name,
				 STR(""), t->content);
	}
	add_indicators(c, &o->indicators,
		       view_performance_path(c->arena, c->year),
		       str_format(c->arena, "%.*s-", STR_ARG(o->id)), o->title);
}

struct str search_commentary_language(const struct commentaries *all,
				      const struct commentary *c)
{
	for (size_t i = 0; i < all->count; i++)
		if (str_eq(all->items[i].name, c->name) &&
		    !str_eq(all->items[i].language, c->language))
			return c->language;
	return STR("");
}

struct str search_commentary_text(struct arena *a, const struct commentary *c)
{
	struct markdown_document doc = {
		.path = c->file, .body = c->body, .body_line = c->body_line};
	struct buf text = {0};

	markdown_plain(&doc, &text);
	struct str copy = str_copy(a, buf_str(&text));

	buf_free(&text);
	return copy;
}

static void add_commentaries(const struct collecting *c,
			     const struct commentaries *all)
{
	for (size_t i = 0; i < all->count; i++) {
		const struct commentary *x = &all->items[i];
		struct str page =
			c->year ? department_year_path(c->arena, c->year)
				: department_path(c->arena,
						  c->department->organization);

		add_text(c, with_anchor(c, page, STR("text-"), x->name),
			 x->title.n ? x->title
				    : organization_name(
					      c->department->organization, 0)
					      ->name,
			 search_commentary_language(all, x),
			 search_commentary_text(c->arena, x));
	}
}

/* Cells of a row that are text, but for its name. */
static struct str row_text(const struct collecting *c, const struct table *t,
			   const struct table_row *row, struct str name)
{
	struct str all = STR("");

	for (size_t i = 0; i < t->column_count; i++) {
		struct str text = row->cells[i].published;

		if (t->columns[i].role != ROLE_MEASURE &&
		    t->columns[i].role != ROLE_UNIT && !str_eq(text, name))
			all = joined(c->arena, (struct str[]){all, text}, 2);
	}
	return all;
}

/* The project of a row where it names one, else what the row is called. */
static struct str row_name(const struct table *t, const struct table_row *row)
{
	for (size_t i = 0; i < t->column_count; i++)
		if (t->columns[i].role == ROLE_PROJECT_NAME &&
		    row->cells[i].published.n)
			return row->cells[i].published;
	return row->name;
}

/* Its first amount, where that is of the currency of the site. */
static struct summary_amount row_amount(const struct table *t,
					const struct table_row *row)
{
	struct summary_amount amount = {0};

	for (size_t i = 0; i < t->column_count && !t->is_other_currency; i++)
		if (t->columns[i].role == ROLE_MEASURE) {
			amount.stated =
				table_yuan(t, &row->cells[i], &amount.yuan);
			break;
		}
	return amount;
}

static void add_row(const struct collecting *c, const struct table *t,
		    const struct table_row *row)
{
	struct summary_amount amount = row_amount(t, row);
	struct search_figure year = figure_of(c, c->year->year, &amount);
	struct str name = row_name(t, row);
	struct str of[] = {t->title, row->unit_name};
	struct search_entry e = {
		.type = 'r',
		.url = with_anchor(c, department_year_path(c->arena, c->year),
				   str_concat(c->arena, t->id, STR("-")),
				   row->key),
		.name = name,
		.code = row->code,
		.figures = &year,
		.figure_count = 1,
		.context = joined(c->arena, of, 2),
		.text = row_text(c, t, row, name),
	};

	/* That of a whole unit has no name of its own. */
	if (name.n && !str_eq(name, row->unit_name))
		search_entry_write(&c->out->shelves[SHELF_TEXTS], &e);
}

/* What is bought, and rows of own tables: they are no codes and no projects
 * that have pages of their own. */
static void add_tables(const struct collecting *c)
{
	for (size_t i = 0; i < c->year->table_count; i++) {
		const struct table *t = c->year->tables[i];

		for (size_t j = 0; j < t->row_count; j++)
			if (t->is_own || str_eq(t->id, STR("procurement")))
				add_row(c, t, &t->rows[j]);
	}
}

static void add_year(struct collecting *c, const struct budget_year *y)
{
	c->year = y;
	for (size_t i = 0; i < y->project_count; i++)
		add_project(c, &y->projects[i]);
	for (size_t i = 0; i < y->overall_count; i++)
		add_overall(c, &y->overall[i]);
	add_tables(c);
	add_commentaries(c, &y->commentaries);
}

void view_search_department(struct search_views views, struct arena *scratch,
			    const struct department *department,
			    struct search_lines *out)
{
	struct collecting c = {views, scratch, department, NULL, out};
	const struct organization_name *now =
		organization_name(department->organization, 0);
	struct str names[] = {now->name, now->name_en,
			      other_names(scratch, department->organization)};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		if (i)
			buf_add_char(&out->head, '\t');
		search_field_write(&out->head, names[i]);
	}
	add_department(&c);
	add_units(&c);
	add_commentaries(&c, &department->commentaries);
	for (size_t i = department->year_count; i-- > 0;)
		add_year(&c, &department->years[i]);
}
