/* RDF. */
#include "export/rdf.h"

#include <assert.h>

static const struct {
	const char *name, *iri;
} prefixes[] = {
	{"adms", "http://www.w3.org/ns/adms#"},
	{"dcat", "http://www.w3.org/ns/dcat#"},
	{"dct", "http://purl.org/dc/terms/"},
	{"foaf", "http://xmlns.com/foaf/0.1/"},
	{"prov", "http://www.w3.org/ns/prov#"},
	{"rdfs", "http://www.w3.org/2000/01/rdf-schema#"},
	{"skos", "http://www.w3.org/2004/02/skos/core#"},
	{"dcatap", "http://data.europa.eu/r5r/"},
	{"spdx", "http://spdx.org/rdf/terms#"},
	{"vcard", "http://www.w3.org/2006/vcard/ns#"},
	{"xsd", "http://www.w3.org/2001/XMLSchema#"},
};

enum { PREFIXES = sizeof prefixes / sizeof *prefixes };

static bool is_turtle(const struct rdf_writer *w)
{
	return w->form == RDF_TURTLE;
}

static void begin_turtle(struct buf *out)
{
	for (size_t i = 0; i < PREFIXES; i++)
		buf_add_format(out, "@prefix %s: <%s> .\n", prefixes[i].name,
			       prefixes[i].iri);
}

static void begin_json(struct json_writer *w)
{
	json_write_begin_object(w);
	json_write_key(w, "@context");
	json_write_begin_object(w);
	for (size_t i = 0; i < PREFIXES; i++)
		json_write_member(w, prefixes[i].name,
				  str_from(prefixes[i].iri));
	json_write_end_object(w);
	json_write_newline(w);
	json_write_key(w, "@graph");
	json_write_begin_array(w);
}

void rdf_begin(struct rdf_writer *w, enum rdf_form form, struct buf *out)
{
	*w = (struct rdf_writer){
		.form = form, .out = out, .json = {.out = out}};
	if (is_turtle(w))
		begin_turtle(out);
	else
		begin_json(&w->json);
}

void rdf_end(struct rdf_writer *w)
{
	assert(!w->depth);
	if (is_turtle(w))
		return;
	json_write_newline(&w->json);
	json_write_end_array(&w->json);
	json_write_end_object(&w->json);
	json_write_newline(&w->json);
}

/* Without what no address may have. */
static void add_address(struct buf *out, struct str iri)
{
	for (size_t i = 0; i < iri.n; i++) {
		unsigned char c = (unsigned char)iri.s[i];

		if (c <= ' ' || c == 127 || strchr("<>\"{}|^`\\", c))
			buf_add_format(out, "%%%02X", c);
		else
			buf_add_char(out, (char)c);
	}
}

static void add_iri(struct rdf_writer *w, struct str iri)
{
	if (is_turtle(w)) {
		buf_add_char(w->out, '<');
		add_address(w->out, iri);
		buf_add_char(w->out, '>');
		return;
	}
	struct buf clean = {0};

	add_address(&clean, iri);
	json_write_member(&w->json, "@id", buf_str(&clean));
	buf_free(&clean);
}

static void add_type(struct rdf_writer *w, const char *type)
{
	if (is_turtle(w))
		buf_add_format(w->out, " a %s", type);
	else
		json_write_member(&w->json, "@type", str_from(type));
	assert(w->depth < RDF_DEPTH_MAX);
	w->depth++;
	w->in_property[w->depth] = false;
}

void rdf_node(struct rdf_writer *w, struct str iri, const char *type)
{
	assert(!w->depth);
	if (is_turtle(w)) {
		buf_add_char(w->out, '\n');
	} else {
		json_write_newline(&w->json);
		json_write_begin_object(&w->json);
	}
	add_iri(w, iri);
	add_type(w, type);
}

static void end_property(struct rdf_writer *w)
{
	assert(!w->in_property[w->depth] || w->has_value[w->depth]);
	if (w->in_property[w->depth] && !is_turtle(w))
		json_write_end_array(&w->json);
	w->in_property[w->depth] = false;
}

void rdf_end_node(struct rdf_writer *w)
{
	end_property(w);
	w->depth--;
	if (is_turtle(w))
		buf_add(w->out, w->depth ? STR(" ]") : STR(" .\n"));
	else
		json_write_end_object(&w->json);
}

void rdf_property(struct rdf_writer *w, const char *name)
{
	end_property(w);
	w->in_property[w->depth] = true;
	w->has_value[w->depth] = false;
	if (is_turtle(w)) {
		buf_add(w->out, STR(" ;\n\t"));
		for (unsigned i = 1; i < w->depth; i++)
			buf_add_char(w->out, '\t');
		buf_add(w->out, str_from(name));
	} else {
		json_write_key(&w->json, name);
		json_write_begin_array(&w->json);
	}
}

/* Before a value. */
static void begin_value(struct rdf_writer *w)
{
	assert(w->in_property[w->depth]);
	if (is_turtle(w))
		buf_add(w->out, w->has_value[w->depth] ? STR(", ") : STR(" "));
	w->has_value[w->depth] = true;
}

/* Escapes of JSON strings are those of Turtle, but for the slash. */
static void add_turtle_text(struct buf *out, struct str text)
{
	buf_add_char(out, '"');
	buf_add_json(out, text);
	buf_add_char(out, '"');
}

static void add_json_text(struct json_writer *w, struct str text,
			  const char *key, const char *value)
{
	json_write_begin_object(w);
	json_write_member(w, "@value", text);
	if (value)
		json_write_member(w, key, str_from(value));
	json_write_end_object(w);
}

void rdf_text(struct rdf_writer *w, struct str text, const char *language)
{
	begin_value(w);
	if (!is_turtle(w)) {
		add_json_text(&w->json, text, "@language", language);
		return;
	}
	add_turtle_text(w->out, text);
	if (language)
		buf_add_format(w->out, "@%s", language);
}

void rdf_typed(struct rdf_writer *w, struct str text, const char *type)
{
	begin_value(w);
	if (!is_turtle(w)) {
		add_json_text(&w->json, text, "@type", type);
		return;
	}
	add_turtle_text(w->out, text);
	buf_add_format(w->out, "^^%s", type);
}

void rdf_link(struct rdf_writer *w, struct str iri)
{
	begin_value(w);
	if (!is_turtle(w))
		json_write_begin_object(&w->json);
	add_iri(w, iri);
	if (!is_turtle(w))
		json_write_end_object(&w->json);
}

void rdf_term(struct rdf_writer *w, const char *name)
{
	begin_value(w);
	if (is_turtle(w)) {
		buf_add(w->out, str_from(name));
		return;
	}
	json_write_begin_object(&w->json);
	json_write_member(&w->json, "@id", str_from(name));
	json_write_end_object(&w->json);
}

void rdf_blank(struct rdf_writer *w, const char *type)
{
	begin_value(w);
	if (is_turtle(w))
		buf_add_char(w->out, '[');
	else
		json_write_begin_object(&w->json);
	add_type(w, type);
}
