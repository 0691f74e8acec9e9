/* RDF: one description, written as Turtle or as JSON-LD.
 *
 *	rdf_begin(&w, RDF_TURTLE, &out);
 *	rdf_node(&w, iri, "dcat:Dataset");
 *	rdf_property(&w, "dct:title");
 *	rdf_text(&w, title, "zh");
 *	rdf_end_node(&w);
 *	rdf_end(&w);
 *
 * Names are of the prefixes in rdf.c. Addresses are absolute or relative to
 * the file. What is written so far may be taken from the buffer between nodes.
 */
#ifndef EXPORT_RDF_H
#define EXPORT_RDF_H

#include "format/json_write.h"

enum rdf_form { RDF_TURTLE, RDF_JSON_LD };

enum { RDF_DEPTH_MAX = 4 };

struct rdf_writer {
	enum rdf_form form;
	struct buf *out;
	struct json_writer json;
	unsigned depth;                      /* of nodes: 1 is a named one */
	bool in_property[RDF_DEPTH_MAX + 1]; /* that has a value or none yet */
	bool has_value[RDF_DEPTH_MAX + 1];
};

void rdf_begin(struct rdf_writer *w, enum rdf_form form, struct buf *out);
void rdf_end(struct rdf_writer *w);

/* A node with a name, of a type; not inside another. */
void rdf_node(struct rdf_writer *w, struct str iri, const char *type);
/* A node without a name, as a value. */
void rdf_blank(struct rdf_writer *w, const char *type);
void rdf_end_node(struct rdf_writer *w);

/* Begin the values of a property, at least one of which follows. A node has
 * each property once. */
void rdf_property(struct rdf_writer *w, const char *name);
/* Language may be NULL. */
void rdf_text(struct rdf_writer *w, struct str text, const char *language);
void rdf_typed(struct rdf_writer *w, struct str text, const char *type);
void rdf_link(struct rdf_writer *w, struct str iri);
/* A thing by its short name: spdx:checksumAlgorithm_sha256 */
void rdf_term(struct rdf_writer *w, const char *name);

#endif
