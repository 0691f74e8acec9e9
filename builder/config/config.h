/* Configuration: site.toml as a struct.
 *
 * Every key, its type and its default stand in one table in config_keys.c;
 * docs/site.toml.md explains them to users. Unknown keys are errors that name
 * the nearest known one.
 */
#ifndef CONFIG_CONFIG_H
#define CONFIG_CONFIG_H

#include "config/key.h"
#include "format/encoding.h"
#include "model/classification.h"
#include "model/table.h"

/* [[table.column]]: a column of an own table. */
struct config_column {
	struct str name; /* header text in the file; unique in the table */
	/* Unique in the table. Default: the ASCII letters and digits of the
	 * name, else the role; a measure or text must have one of these. */
	struct str id;
	struct str title, title_en; /* default: the name; the title */
	enum column_role role;
	struct str phase;   /* of a measure: draft, approved ...; else empty */
	int reference_year; /* of a measure that is of a fixed year, else 0 */
	struct span span;
};

/* [[table]]: a table that is not one of the official ones. It has at least one
 * measure; each role but measure and text stands at most once. */
struct config_table {
	struct str id;              /* unique; may be that of an official one */
	struct str title, title_en; /* default of the second: the first */
	/* Relative path, * stands for any characters but /; in the folder of a
	 * department-year, whole_site: in content/. */
	struct str file;
	/* Organisation and year are columns (there are such, and only here). */
	bool whole_site;
	char delimiter;         /* , */
	char decimal_mark;      /* '.' or ',' */
	enum encoding encoding; /* default: that of [content] */
	uint32_t header_row;    /* line of the header in the file, from 1 */
	/* As published, and its power of ten: of `factor`, else known by the
	 * name. No name: the base unit of the currency. */
	struct currency_unit unit;
	struct str currency; /* default: that of the site */
	/* kind; tables with the id expenditure or income have it unasked */
	enum table_counts counts;
	struct config_column *columns;
	size_t column_count;
	struct span span; /* of [[table]], as that of a column of its header */
};

/* [[classification]]: code lists. One for each role at most; where none is
 * declared for a role, the Chinese one is built in (its file may be absent). */
struct config_classification {
	struct str id, title, title_en; /* default of the last: the title */
	struct str file;                /* in content/ */
	enum classification_role role;  /* never CLASSIFICATION_NONE */
	/* Lengths of the codes by level, ascending; none: as the codes begin */
	unsigned levels[CLASSIFICATION_LEVELS_MAX];
	size_t level_count;
	bool built_in;
	struct span span;
};

/* Least severity that stops a build. */
enum config_gate { GATE_ERROR, GATE_CONFLICT, GATE_WARNING, GATE_NEVER };

/* Texts that are not given are empty, except where a default is named; those
 * in English have the default of the one before them. */
struct config {
	struct str title, title_en; /* title is never empty */
	struct str description, description_en;
	enum language languages[LANGUAGE_COUNT]; /* the first is the root */
	size_t language_count;                   /* at least 1: zh-CN */
	struct str updated;  /* day of the last update: 2026-03-01 */
	struct str base_url; /* empty or http(s)://... without / at the end */
	struct str preview;  /* picture of the site, below its folder */
	struct str licence_name, licence_url; /* [licence] */
	struct str publisher_name, publisher_name_en,
		publisher_url;                               /* [publisher] */
	struct str contact_email, contact_url, contact_text; /* [contact] */
	struct str footer_site_id;         /* [footer] 网站标识码 */
	struct str footer_icp;             /* ICP 备案号 */
	struct str footer_public_security; /* 公安备案号 */
	struct str footer_note;
	struct str content;     /* [content] folder: content */
	enum encoding encoding; /* [content] encoding: ENCODING_DETECT */
	struct str output;      /* [output] folder: public */
	struct span content_span, output_span, preview_span; /* line 0: none */
	enum config_gate fail_on;         /* [audit] GATE_ERROR */
	struct key_name *reviewed_fields; /* [audit] as written */
	size_t reviewed_field_count;
	struct str currency;         /* ISO 4217: CNY */
	struct str country;          /* ISO 3166: two capitals, or empty */
	struct str spatial;          /* name of the area */
	struct config_table *tables; /* in the order of the file */
	size_t table_count;
	struct config_classification *classifications;
	size_t classification_count; /* one for each role at least */
	struct span span;            /* of the file */
	/* After errors: the content can be read by what is known, and finds the
	 * mistakes in it; the tables and classifications are whole. */
	bool usable;
};

enum { CONFIG_SIZE_MAX = 1024 * 1024 }; /* bytes of site.toml */

/* Read site.toml from its bytes (in any encoding of format/encoding.h); false
 * after reporting errors; what stands in errors then has its default, and
 * usable says whether to go on. The result lives in the arena; it views nothing
 * of the bytes. */
bool config_read(struct arena *a, struct str bytes, struct str path,
		 struct diag *d, struct config *out);

#endif
