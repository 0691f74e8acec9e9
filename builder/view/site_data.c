/* The pages of the datasets, with their dictionaries. */
#include "model/dataset.h"
#include "view/site.h"

static const struct value_shape DATASET = VALUE_SHAPE(
	"dataset", "id", "title", "about", "url", "files", "rows", "columns");
static const struct value_shape FILE_OF_DATASET =
	VALUE_SHAPE("dataset_file", "name", "url");
static const struct value_shape COLUMN =
	VALUE_SHAPE("column", "name", "type", "meaning");
static const struct value_shape CHANGES =
	VALUE_SHAPE("changes", "dataset", "amendments", "left_out");
static const struct value_shape DATA =
	VALUE_SHAPE("data", "datasets", "licence", "licence_url");

static uint64_t year_rows(const struct summary_year *y, enum dataset which)
{
	switch (which) {
	case DATASET_AMOUNTS:
		return y->amount_rows;
	case DATASET_INDICATORS:
		return y->indicator_rows;
	case DATASET_PROJECTS:
		return y->project_rows;
	case DATASET_DOCUMENTS:
		return y->source_count;
	case DATASET_FACTS:
		return y->fact_rows;
	default:
		return 0;
	}
}

/* Rows of a dataset that belongs to the site. */
static uint64_t site_rows(const struct site *site, size_t changes,
			  enum dataset which)
{
	const struct organizations *o = &site->organizations;
	const struct classifications *c = &site->classifications;
	uint64_t count = 0;

	for (size_t i = 0; which == DATASET_ORGANIZATIONS && i < o->count; i++)
		count += o->items[i]->name_count;
	if (which == DATASET_CHANGES)
		return changes;
	for (size_t i = 0; which == DATASET_CLASSIFICATIONS && i < c->count;
	     i++)
		count += c->items[i]->count;
	return count;
}

static uint64_t dataset_count(const struct site_view *s, enum dataset which)
{
	uint64_t count =
		site_rows(s->view->site, s->view->changes->count, which);

	for (size_t i = 0; i < s->all->count; i++)
		for (size_t j = 0; j < s->all->items[i].year_count; j++)
			count += year_rows(&s->all->items[i].years[j], which);
	return count;
}

/* Is the number of rows known when the pages are made? */
static bool has_count(enum dataset which)
{
	return which != DATASET_FINDINGS && which != DATASET_CHECKS;
}

static struct value columns(const struct site_view *s,
			    const struct dataset_kind *kind)
{
	static const char *const types[] = {
		[DATASET_STRING] = "string",
		[DATASET_INTEGER] = "integer",
		[DATASET_DECIMAL] = "decimal",
	};
	struct value *items = site_items(s, kind->column_count);

	for (size_t i = 0; i < kind->column_count; i++) {
		const struct dataset_column *c = &kind->columns[i];

		items[i] = VALUE_OBJECT(s->arena, &COLUMN,
					value_text(str_from(c->name)),
					value_text(str_from(types[c->type])),
					value_text(site_text(s, str_from(c->zh),
							     str_from(c->en))));
	}
	return value_list(items, kind->column_count);
}

/* The forms of a dataset. */
static struct value dataset_files(const struct site_view *s, const char *id)
{
	struct value *items = site_items(s, DATASET_FORM_COUNT);

	for (size_t i = 0; i < DATASET_FORM_COUNT; i++) {
		const struct dataset_form_kind *f = &dataset_forms[i];

		items[i] = VALUE_OBJECT(
			s->arena, &FILE_OF_DATASET,
			value_text(site_text(s, str_from(f->title_zh),
					     str_from(f->title_en))),
			value_text(str_format(s->arena, "%.*sdata/%s.%s",
					      STR_ARG(s->root), id,
					      f->ending)));
	}
	return value_list(items, DATASET_FORM_COUNT);
}

static struct value dataset(const struct site_view *s, enum dataset which)
{
	const struct dataset_kind *k = &dataset_kinds[which];

	return VALUE_OBJECT(s->arena, &DATASET, value_text(str_from(k->id)),
			    value_text(site_text(s, str_from(k->title_zh),
						 str_from(k->title_en))),
			    value_text(site_text(s, str_from(k->about_zh),
						 str_from(k->about_en))),
			    value_text(str_format(s->arena, "%.*sdata/%s.html",
						  STR_ARG(s->up), k->id)),
			    dataset_files(s, k->id),
			    has_count(which)
				    ? site_count(s, dataset_count(s, which))
				    : value_none(),
			    columns(s, k));
}

/* The page of the changes lists them, too. */
static void put_changes(struct site_view *s)
{
	struct str path = STR("data/changes.html");
	struct arena_mark mark = site_begin(s, path);

	site_put(s, mark, path, "changes", view_word(s->view, "changes"),
		 VALUE_OBJECT(s->arena, &CHANGES, dataset(s, DATASET_CHANGES),
			      site_changes(s),
			      value_bool(site_changes_left_out(s))));
}

static void put_dataset(struct site_view *s, enum dataset which)
{
	const struct dataset_kind *k = &dataset_kinds[which];
	struct arena_mark outer = arena_mark(s->arena);
	struct str path = str_format(s->arena, "data/%s.html", k->id);
	struct arena_mark mark = site_begin(s, path);

	site_put(s, mark, path, "dataset",
		 view_pair(s->view, s->arena, view_word(s->view, "dataset"),
			   "colon",
			   site_text(s, str_from(k->title_zh),
				     str_from(k->title_en))),
		 dataset(s, which));
	arena_rewind(s->arena, outer);
}

void site_data(struct site_view *s)
{
	struct str path = STR("data/index.html");
	struct arena_mark mark = site_begin(s, path);
	const struct config *c = s->view->config;
	struct value *items = site_items(s, DATASET_COUNT);

	for (int i = 0; i < DATASET_COUNT; i++)
		items[i] = dataset(s, (enum dataset)i);
	site_put(s, mark, path, "data", view_word(s->view, "data"),
		 VALUE_OBJECT(s->arena, &DATA, value_list(items, DATASET_COUNT),
			      value_text_or_none(c->licence_name),
			      value_text_or_none(c->licence_url)));
	for (int i = 0; i < DATASET_COUNT; i++)
		if (i == DATASET_CHANGES)
			put_changes(s);
		else
			put_dataset(s, (enum dataset)i);
}
