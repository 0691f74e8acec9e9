/* Table Schema (Data Package v2) of a dataset, with the column types of the
 * Fiscal Data Package. */
#include "export/metadata_parts.h"

static const char *type_name(const struct dataset_column *c)
{
	switch (c->type) {
	case DATASET_INTEGER:
		return "integer";
	case DATASET_DECIMAL:
		return "number";
	default:
		return "string";
	}
}

static void write_values(struct json_writer *w, const struct dataset_column *c)
{
	json_write_key(w, "enum");
	json_write_begin_array(w);
	for (size_t i = 0; c->values[i]; i++) {
		struct str value = str_from(c->values[i]);
		uint64_t n;

		if (c->type == DATASET_INTEGER &&
		    str_to_uint(value, UINT64_MAX, &n))
			json_write_uint(w, n);
		else
			json_write_string(w, value);
	}
	json_write_end_array(w);
}

static void write_constraints(struct json_writer *w,
			      const struct dataset_column *c)
{
	if (!c->required && !c->values && !c->pattern)
		return;
	json_write_key(w, "constraints");
	json_write_begin_object(w);
	if (c->required) {
		json_write_key(w, "required");
		json_write_bool(w, true);
	}
	if (c->values)
		write_values(w, c);
	if (c->pattern)
		json_write_member(w, "pattern", str_from(c->pattern));
	json_write_end_object(w);
}

static void write_if(struct json_writer *w, const char *key, const char *text)
{
	if (text)
		json_write_member(w, key, str_from(text));
}

static void write_field(const struct metadata *m, struct json_writer *w,
			const struct dataset_kind *kind,
			const struct dataset_column *c, bool brief)
{
	json_write_newline(w);
	json_write_begin_object(w);
	json_write_member(w, "name", str_from(c->name));
	json_write_member(w, "type", str_from(type_name(c)));
	if (!brief) {
		bool chinese = metadata_is_chinese(m);

		json_write_member(w, "description",
				  str_from(chinese ? c->zh : c->en));
		json_write_member(w,
				  chinese ? "description_en" : "description_zh",
				  str_from(chinese ? c->en : c->zh));
		write_if(w, "example", c->example);
		write_if(w, "rdfType", c->concept);
	}
	if (kind->fiscal)
		write_if(w, "columnType", c->fiscal);
	write_constraints(w, c);
	json_write_end_object(w);
}

/* All rows of a fiscal table are in the currency of the site. */
static void write_currency(const struct metadata *m, struct json_writer *w)
{
	json_write_key(w, "extraFields");
	json_write_begin_array(w);
	json_write_begin_object(w);
	json_write_member(w, "name", STR("currency"));
	json_write_member(w, "type", STR("string"));
	json_write_member(w, "columnType", STR("value-currency:code"));
	json_write_member(w, "constant", m->config->currency);
	json_write_end_object(w);
	json_write_end_array(w);
}

/* Table Schema does not say what a reference means some of whose columns are
 * empty, and its readers refuse such rows. */
static bool is_stated(const struct dataset_kind *kind,
		      const struct dataset_reference *r)
{
	return !r->columns[1] || metadata_is_required(kind, r);
}

static void write_reference(struct json_writer *w,
			    const struct dataset_reference *r)
{
	json_write_begin_object(w);
	metadata_member_names(w, "fields", r->columns);
	json_write_key(w, "reference");
	json_write_begin_object(w);
	json_write_member(w, "resource", str_from(dataset_kinds[r->to].id));
	metadata_member_names(w, "fields", r->keys);
	json_write_end_object(w);
	json_write_end_object(w);
}

static void write_references(struct json_writer *w,
			     const struct dataset_kind *kind)
{
	bool any = false;

	for (size_t i = 0; i < kind->reference_count; i++) {
		if (!is_stated(kind, &kind->references[i]))
			continue;
		if (!any) {
			json_write_newline(w);
			json_write_key(w, "foreignKeys");
			json_write_begin_array(w);
		}
		any = true;
		write_reference(w, &kind->references[i]);
	}
	if (any)
		json_write_end_array(w);
}

void metadata_schema(const struct metadata *m, struct json_writer *w,
		     enum dataset which, bool brief)
{
	const struct dataset_kind *kind = &dataset_kinds[which];
	const char *const missing[] = {"", NULL};

	json_write_begin_object(w);
	json_write_member(
		w, "$schema",
		STR("https://datapackage.org/profiles/2.0/tableschema.json"));
	json_write_key(w, "fields");
	json_write_begin_array(w);
	for (size_t i = 0; i < kind->column_count; i++)
		write_field(m, w, kind, &kind->columns[i], brief);
	json_write_end_array(w);
	json_write_newline(w);
	metadata_member_names(w, "missingValues", missing);
	if (kind->primary_key[0])
		metadata_member_names(w, "primaryKey", kind->primary_key);
	if (!brief)
		write_references(w, kind);
	if (kind->fiscal)
		write_currency(m, w);
	json_write_end_object(w);
}
