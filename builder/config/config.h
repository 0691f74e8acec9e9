/* Configuration: site.toml as a struct.
 *
 * Every key, its type and its default stand in one table in config_keys.c.
 * Unknown keys are errors that name the nearest known one.
 */
#ifndef CONFIG_CONFIG_H
#define CONFIG_CONFIG_H

#include "format/encoding.h"
#include "format/toml.h"
#include "model/site.h"

/* A column of an own table. */
struct config_column {
	struct str name;      /* header text in the file */
	struct str id;        /* default: the name made into an id */
	struct str title, title_en; /* default: the name */
	enum column_role role;
	struct str phase;     /* of a measure: draft, approved ... */
	int reference_year;   /* of a measure that is of another year; 0 */
	struct span span;
};

/* [[table]]: a table that is not one of the official ones. */
struct config_table {
	struct str id, title, title_en;
	struct str file; /* in a department-year's folder; whole_site: in
	                    content/ */
	bool whole_site; /* organisation and year are columns */
	char delimiter;
	char decimal_mark; /* '.' or ',' */
	enum encoding encoding;
	uint32_t header_row; /* from 1 */
	struct currency_unit unit;
	struct str currency;
	struct config_column *columns;
	size_t column_count;
	struct span span;
};

/* [[classification]]: codes of other governments. */
struct config_classification {
	struct str id, title, title_en, file;
	enum classification_role role;
	unsigned levels[CLASSIFICATION_LEVELS_MAX];
	size_t level_count;
	struct span span;
};

/* Least severity that stops a build. */
enum config_gate { GATE_ERROR, GATE_CONFLICT, GATE_WARNING, GATE_NEVER };

struct config {
	struct str title, title_en, description, description_en;
	enum language languages[LANGUAGE_COUNT]; /* the first is the root */
	size_t language_count;
	struct str base_url; /* empty or http(s)://... without / at the end */
	struct str licence_name, licence_url;
	struct str publisher_name, publisher_name_en, publisher_url;
	struct str contact_email, contact_url, contact_text;
	struct str footer_site_id, footer_icp, footer_public_security,
	        footer_note;
	struct str content; /* folder of the inputs: content */
	struct str output;  /* folder of the site: public */
	enum encoding encoding;
	enum config_gate fail_on;
	struct str *reviewed_fields;
	size_t reviewed_field_count;
	struct str currency, country, spatial;
	struct config_table *tables;
	size_t table_count;
	struct config_classification *classifications;
	size_t classification_count;
	struct span span; /* of the file */
};

/* Read site.toml's text; false after reporting errors. The result lives in
 * the arena. */
bool config_read(struct arena *a, struct str text, struct str path,
                 struct diag *d, struct config *out);

#endif
