/* Commentary: the front matter of Markdown files. */
#include "format/markdown.h"
#include "ingest/reading.h"

#include <stddef.h>
#include <stdlib.h>

static const struct diag_kind UNKNOWN_SOURCE = {
	"commentary-source", DIAG_ERROR,
	"document.json 的 sources 里没有“{0}”；请改正，或在那里加上",
	"document.json has no source \"{0}\"; correct it or add it there"};

/* What may stand between the +++ lines. */
struct front_matter {
	struct str title, source, place;
	struct span source_span;
	int weight;
};

static const struct key keys[] = {
	{.name = "title",
	 .type = &key_text,
	 .offset = offsetof(struct front_matter, title)},
	{.name = "weight",
	 .type = &key_int,
	 .offset = offsetof(struct front_matter, weight),
	 .min = -1000000,
	 .max = 1000000},
	{.name = "source",
	 .type = &key_text,
	 .offset = offsetof(struct front_matter, source),
	 .span_offset = offsetof(struct front_matter, source_span)},
	{.name = "place",
	 .type = &key_text,
	 .offset = offsetof(struct front_matter, place)},
};
static const struct key_section section = {.keys = keys,
					   .count = sizeof keys / sizeof *keys};

/* 10-overview.en.md: number 10, name overview, language en. */
static void read_name(const struct config *config, struct str file,
		      struct commentary *out)
{
	struct str stem = file_stem(file);
	uint64_t number = 0;

	out->language =
		config->languages[0] == LANGUAGE_EN ? STR("en") : STR("zh-CN");
	if (str_ends(stem, STR(".en"))) {
		out->language = STR("en");
		stem = file_stem(stem);
	}
	struct str_cut cut = str_cut(stem, STR("-"));

	if (cut.found && cut.tail.n &&
	    str_to_uint(cut.head, 1000000000, &number)) {
		stem = cut.tail;
		out->weight = (int64_t)number;
	}
	out->name = stem;
}

static void read_front_matter(struct reading *r,
			      const struct markdown_document *document,
			      const struct budget_year *year,
			      struct commentary *out)
{
	struct front_matter front = {0};
	struct key_reader reader = {.arena = r->arena,
				    .diag = r->diag,
				    .path = document->path,
				    .top = &section,
				    .root = &front};

	if (!document->front_matter)
		return;
	key_section_read(&reader, &section, document->front_matter, &front);
	out->title = front.title;
	out->source = front.source;
	out->place = front.place;
	if (toml_get(document->front_matter, STR("weight")))
		out->weight = front.weight;
	if (front.source.n && year && !budget_source(year, front.source))
		diag_report(r->diag, &UNKNOWN_SOURCE, front.source_span,
			    front.source);
}

static bool commentary_read(struct reading *r, const struct ingest_file *file,
			    const struct budget_year *year,
			    struct commentary *out)
{
	struct markdown_document document;
	struct str text;

	if (!reading_text(r, file->path, r->config->encoding, &text) ||
	    !markdown_open(r->arena, text, file->path, r->diag, &document))
		return false;
	*out = (struct commentary){.file = file->path,
				   .folder = r->plan->name,
				   .body = document.body,
				   .body_line = document.body_line};
	read_name(r->config, file->name, out);
	read_front_matter(r, &document, year, out);
	if (!out->title.n && !str_eq(out->name, STR("index")))
		out->title = out->name;
	return true;
}

static int by_weight(const void *a, const void *b)
{
	const struct commentary *x = a, *y = b;

	if (x->weight != y->weight)
		return x->weight < y->weight ? -1 : 1;
	return str_cmp(x->file, y->file);
}

void commentaries_read(struct reading *r, const struct ingest_files *files,
		       const struct budget_year *year, struct commentaries *out)
{
	for (size_t i = 0; i < files->count; i++) {
		struct commentary one;

		if (str_eq(file_ending(r->scratch, files->items[i].name),
			   STR("md")) &&
		    commentary_read(r, &files->items[i], year, &one))
			*VEC_PUSH(r->arena, out) = one;
	}
	if (out->count)
		qsort(out->items, out->count, sizeof *out->items, by_weight);
	pictures_read(r, files, out);
}
