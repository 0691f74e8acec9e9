/* What must be known of department-years that stand side by side. */
#include "view/code_list.h"
#include "view/comparison.h"

static const struct value_shape NOTE =
	VALUE_SHAPE("compare_note", "text", "url");

struct noting {
	const struct site_view *site;
	const struct summary *department;
	struct values list;
};

static void add(struct noting *n, struct str text, struct value url)
{
	*VEC_PUSH(n->site->arena, &n->list) =
		VALUE_OBJECT(n->site->arena, &NOTE, value_text(text), url);
}

/* A sentence with places {0}, {1} and {2}. */
static struct str fill(const struct noting *n, const char *word, struct str a,
		       struct str b, struct str c)
{
	struct arena *arena = n->site->arena;
	struct str text = view_word(n->site->view, word);

	text = str_replace(arena, text, STR("{0}"), a);
	text = str_replace(arena, text, STR("{1}"), b);
	return str_replace(arena, text, STR("{2}"), c);
}

static struct str year_text(const struct noting *n,
			    const struct summary_year *y)
{
	return str_format(n->site->arena, "%d", y->year);
}

/* Each name with the years in which it is used here. */
static void note_names(struct noting *n)
{
	const struct summary *d = n->department;
	struct str names = STR(""), last = STR("");
	size_t count = 0;

	for (size_t j = 0; j < d->year_count; j++) {
		struct str name =
			site_department_name(n->site, d, d->years[j].year);

		if (!str_eq(name, last)) {
			names = view_pair(n->site->view, n->site->arena, names,
					  "semicolon",
					  fill(n, "name_in_year",
					       year_text(n, &d->years[j]), name,
					       STR("")));
			count++;
		}
		last = name;
	}
	if (count > 1)
		add(n, fill(n, "renamed_note", names, STR(""), STR("")),
		    value_none());
}

static void note_stages(struct noting *n)
{
	const struct summary *d = n->department;

	for (size_t j = 1; j < d->year_count; j++) {
		struct str from =
			view_stage(n->site->view, site_stage(&d->years[j - 1]));
		struct str to =
			view_stage(n->site->view, site_stage(&d->years[j]));

		if (!str_eq(from, to))
			add(n,
			    fill(n, "stages_note",
				 fill(n, "stage_in_year",
				      year_text(n, &d->years[j - 1]), from,
				      STR("")),
				 fill(n, "stage_in_year",
				      year_text(n, &d->years[j]), to, STR("")),
				 STR("")),
			    value_none());
	}
}

/* The table that states the codes of a year; empty for none. */
static struct str scope(const struct summary_year *y,
			enum classification_role role)
{
	size_t count;
	const struct summary_code *codes = codes_of_year(y, role, &count);

	return count ? codes[0].row->line->table : STR("");
}

static void note_scopes(struct noting *n, enum classification_role role,
			const char *word)
{
	const struct summary *d = n->department;
	const struct summary_year *last = NULL;

	for (size_t j = 0; j < d->year_count; j++) {
		const struct summary_year *y = &d->years[j];

		if (!scope(y, role).n)
			continue;
		if (last && !str_eq(scope(last, role), scope(y, role)))
			add(n,
			    fill(n, "scopes_note",
				 view_word(n->site->view, word),
				 fill(n, "scope_in_year", year_text(n, last),
				      code_table_title(n->site->view, last,
						       scope(last, role)),
				      STR("")),
				 fill(n, "scope_in_year", year_text(n, y),
				      code_table_title(n->site->view, y,
						       scope(y, role)),
				      STR(""))),
			    value_none());
		last = y;
	}
}

static void note_gaps(struct noting *n)
{
	const struct summary *d = n->department;

	for (size_t j = 1; j < d->year_count; j++)
		if (d->years[j].year != d->years[j - 1].year + 1)
			add(n,
			    fill(n, "gap_note", year_text(n, &d->years[j - 1]),
				 year_text(n, &d->years[j]), STR("")),
			    value_none());
}

static void note_staff(struct noting *n)
{
	const struct summary *d = n->department;

	for (size_t j = 0; j < d->year_count; j++) {
		const struct summary_year *y = &d->years[j];
		struct str url = str_format(
			n->site->arena,
			"%.*sdepartments/%.*s/%d/facts.html#fact-%.*s",
			STR_ARG(n->site->up), STR_ARG(d->organization->id),
			y->year, STR_ARG(y->staff.fact));

		if (y->staff.stated)
			add(n,
			    fill(n, "staff_note", year_text(n, y),
				 decimal_text(n->site->arena, y->staff.heads),
				 STR("")),
			    value_text(url));
	}
}

/* What became of the department. */
static void note_successor(struct noting *n)
{
	const struct organization *to = n->department->organization->successor;

	if (to)
		add(n,
		    fill(n, "successor_note",
			 view_organization(n->site->view, to, 0), STR(""),
			 STR("")),
		    value_none());
}

struct value comparison_notes(const struct site_view *s)
{
	struct noting n = {.site = s, .department = &s->all->items[0]};

	note_names(&n);
	note_successor(&n);
	note_stages(&n);
	note_gaps(&n);
	note_scopes(&n, CLASSIFICATION_FUNCTIONAL, "functions");
	note_scopes(&n, CLASSIFICATION_ECONOMIC, "economy");
	note_staff(&n);
	return values_list(&n.list);
}
