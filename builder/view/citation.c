/* How to cite: a figure, a table, a form, a dataset, the site. */
#include "view/citation.h"

static const struct value_shape CITATION = VALUE_SHAPE(
	"citation", "text", "dataset", "dataset_url", "csv", "csv_url", "at");

static void add(struct buf *b, const char *before, struct str text,
		const char *after)
{
	if (text.n)
		buf_add_format(b, "%s%.*s%s", before, STR_ARG(text), after);
}

struct str view_citation(const struct view *v, struct arena *a,
			 const struct cited *c)
{
	const struct config *config = v->config;
	bool en = v->language == LANGUAGE_EN;
	struct buf b = {0};

	add(&b, "", en ? config->publisher_name_en : config->publisher_name,
	    en ? ". " : "：");
	add(&b, en ? "" : "《",
	    en && config->title_en.n ? config->title_en : config->title,
	    en ? "" : "》");
	add(&b, en ? ": " : "，", c->page, "");
	add(&b, en ? ", " : "，", c->thing, "");
	add(&b, en ? ", source: " : "，来源：", c->place, "");
	add(&b, en ? ", updated " : "，", config->updated, en ? "" : "更新");
	add(&b, en ? ". " : "。", config->licence_name, "");
	if (c->path.n && config->base_url.n)
		buf_add_format(&b, en ? ". %.*s/%.*s" : "。%.*s/%.*s",
			       STR_ARG(config->base_url), STR_ARG(c->path));
	buf_add(&b, en ? STR(".") : STR("。"));
	struct str text = str_copy(a, buf_str(&b));

	buf_free(&b);
	return text;
}

struct value view_year_citation(const struct view *v, struct arena *a,
				const struct budget_year *y, struct str from,
				const struct cited *c,
				const struct cited_data *data)
{
	const struct dataset_kind *k = &dataset_kinds[data->dataset];
	struct str csv = str_format(a, "data/%.*s/%d/%.*s.csv",
				    STR_ARG(y->organization->id), y->year,
				    STR_ARG(data->csv));

	return VALUE_OBJECT(
		a, &CITATION, value_text(view_citation(v, a, c)),
		value_text(str_from(v->language == LANGUAGE_EN ? k->title_en
							       : k->title_zh)),
		value_text(view_url(a, from,
				    str_format(a, "data/%s.html", k->id))),
		value_text(csv), value_text(view_root_url(v, a, from, csv)),
		value_text_or_none(data->at));
}

struct str view_file_line(struct arena *a, struct str file, uint32_t line)
{
	return line ? str_format(a, "%.*s:%u", STR_ARG(file), (unsigned)line)
		    : file;
}

struct str view_cite_path(struct arena *a, const struct budget_year *y)
{
	return str_format(a, "departments/%.*s/%d/cite.html",
			  STR_ARG(y->organization->id), y->year);
}

struct str view_cite_url(struct arena *a, const struct budget_year *y,
			 struct str from, struct str id)
{
	return str_format(a, "%.*s#%.*s",
			  STR_ARG(view_url(a, from, view_cite_path(a, y))),
			  STR_ARG(id));
}

struct value view_page_citation(const struct view *v, struct arena *a,
				const struct budget_year *y,
				const struct frame *frame, struct str place,
				enum dataset dataset, struct str at)
{
	struct cited cited = {
		.page = frame->title,
		.place = place,
		.path = view_path(v, a, frame->path),
	};
	struct cited_data data = {dataset, str_from(dataset_kinds[dataset].id),
				  at};

	return view_year_citation(v, a, y, frame->path, &cited, &data);
}
