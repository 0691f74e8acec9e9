/* CSV on the Web: what stands in the CSV files of data/. */
#include "export/metadata_parts.h"

static const char *datatype(const struct dataset_column *c)
{
	switch (c->type) {
	case DATASET_INTEGER:
		return "integer";
	case DATASET_DECIMAL:
		return "decimal";
	default:
		return "string";
	}
}

/* In both languages, the site's first. */
static void write_texts(const struct metadata *m, struct json_writer *w,
			const char *key, const char *zh, const char *en)
{
	bool chinese = metadata_is_chinese(m);

	json_write_key(w, key);
	json_write_begin_array(w);
	for (int i = 0; i < 2; i++) {
		bool first = !i == chinese;

		json_write_begin_object(w);
		json_write_member(w, "@value", str_from(first ? zh : en));
		json_write_member(w, "@language",
				  first ? STR("zh") : STR("en"));
		json_write_end_object(w);
	}
	json_write_end_array(w);
}

static void write_type(struct json_writer *w, const struct dataset_column *c)
{
	json_write_key(w, "datatype");
	if (!c->pattern) {
		json_write_string(w, str_from(datatype(c)));
		return;
	}
	json_write_begin_object(w);
	json_write_member(w, "base", str_from(datatype(c)));
	json_write_member(w, "format", str_from(c->pattern));
	json_write_end_object(w);
}

static void write_column(const struct metadata *m, struct json_writer *w,
			 const struct dataset_column *c)
{
	json_write_newline(w);
	json_write_begin_object(w);
	json_write_member(w, "name", str_from(c->name));
	json_write_member(w, "titles", str_from(c->name));
	write_texts(m, w, "dc:description", c->zh, c->en);
	write_type(w, c);
	if (c->required) {
		json_write_key(w, "required");
		json_write_bool(w, true);
	}
	if (c->concept)
		json_write_member(w, "propertyUrl", str_from(c->concept));
	json_write_end_object(w);
}

static void write_context(const struct metadata *m, struct json_writer *w)
{
	json_write_key(w, "@context");
	json_write_begin_array(w);
	json_write_string(w, STR("http://www.w3.org/ns/csvw"));
	json_write_begin_object(w);
	json_write_member(w, "@language",
			  metadata_root_text(m, STR("zh"), STR("en")));
	json_write_end_object(w);
	json_write_end_array(w);
	json_write_newline(w);
}

static void write_link(struct json_writer *w, const char *key, struct str iri)
{
	if (!iri.n)
		return;
	json_write_key(w, key);
	json_write_begin_object(w);
	json_write_member(w, "@id", iri);
	json_write_end_object(w);
	json_write_newline(w);
}

/* Are the columns that are referred to the key of their table? CSVW asks that
 * each row that refers has exactly one that it refers to. */
static bool is_key(const struct dataset_reference *r)
{
	const struct dataset_kind *to = &dataset_kinds[r->to];
	size_t i = 0;

	while (r->keys[i] && to->primary_key[i] &&
	       !strcmp(r->keys[i], to->primary_key[i]))
		i++;
	return i && !r->keys[i] && !to->primary_key[i];
}

static struct str file_name(struct arena *a, enum dataset which)
{
	return str_format(a, "%s.csv", dataset_kinds[which].id);
}

static void write_reference(struct json_writer *w, struct arena *a,
			    const struct dataset_reference *r)
{
	json_write_newline(w);
	json_write_begin_object(w);
	metadata_member_names(w, "columnReference", r->columns);
	json_write_key(w, "reference");
	json_write_begin_object(w);
	json_write_member(w, "resource", file_name(a, r->to));
	metadata_member_names(w, "columnReference", r->keys);
	json_write_end_object(w);
	json_write_end_object(w);
}

static void write_references(struct json_writer *w, struct arena *a,
			     const struct dataset_kind *kind)
{
	json_write_newline(w);
	json_write_key(w, "foreignKeys");
	json_write_begin_array(w);
	for (size_t i = 0; i < kind->reference_count; i++) {
		const struct dataset_reference *r = &kind->references[i];

		if (is_key(r) && metadata_is_required(kind, r))
			write_reference(w, a, r);
	}
	json_write_end_array(w);
}

/* The members of a table; in a group with its foreign keys. */
static void write_table(const struct metadata *m, struct json_writer *w,
			struct arena *a, enum dataset which, bool in_group)
{
	const struct dataset_kind *kind = &dataset_kinds[which];

	json_write_member(w, "@type", STR("Table"));
	json_write_member(w, "url", file_name(a, which));
	json_write_newline(w);
	write_texts(m, w, "dc:title", kind->title_zh, kind->title_en);
	write_texts(m, w, "dc:description", kind->about_zh, kind->about_en);
	json_write_newline(w);
	json_write_key(w, "tableSchema");
	json_write_begin_object(w);
	json_write_key(w, "columns");
	json_write_begin_array(w);
	for (size_t i = 0; i < kind->column_count; i++)
		write_column(m, w, &kind->columns[i]);
	json_write_end_array(w);
	if (kind->primary_key[0]) {
		json_write_newline(w);
		metadata_member_names(w, "primaryKey", kind->primary_key);
	}
	if (in_group)
		write_references(w, a, kind);
	json_write_end_object(w);
}

static void begin(const struct metadata *m, struct json_writer *w)
{
	json_write_begin_object(w);
	write_context(m, w);
	if (m->config->publisher_name.n)
		json_write_member(w, "dc:publisher", m->config->publisher_name);
	write_link(w, "dc:license", m->config->licence_url);
}

static void end(struct json_writer *w)
{
	json_write_end_object(w);
	json_write_newline(w);
}

void metadata_csvw(const struct metadata *m, enum dataset which,
		   struct buf *out)
{
	struct json_writer w = {.out = out};
	struct arena a = {0};

	begin(m, &w);
	write_table(m, &w, &a, which, false);
	end(&w);
	arena_free(&a);
}

void metadata_csvw_group(const struct metadata *m, struct buf *out)
{
	struct json_writer w = {.out = out};
	struct arena a = {0};

	begin(m, &w);
	json_write_member(&w, "@type", STR("TableGroup"));
	json_write_member(&w, "dc:title", m->config->title);
	json_write_newline(&w);
	json_write_key(&w, "tables");
	json_write_begin_array(&w);
	for (int i = 0; i < DATASET_COUNT; i++) {
		json_write_newline(&w);
		json_write_begin_object(&w);
		write_table(m, &w, &a, (enum dataset)i, true);
		json_write_end_object(&w);
	}
	json_write_end_array(&w);
	end(&w);
	arena_free(&a);
}
