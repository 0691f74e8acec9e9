/* Inside export: what the files README.txt have in common. Lines end with
 * CRLF. */
#ifndef EXPORT_README_PARTS_H
#define EXPORT_README_PARTS_H

#include "audit/audit.h"
#include "config/config.h"

/* A README.txt that is being written. */
struct readme {
	const struct config *config;
	const struct audit *audit;      /* of a year */
	const struct budget_year *year; /* NULL: of the site */
	const size_t *rows;             /* of the datasets */
	bool chinese;                   /* the language now being written */
	struct arena arena;
	struct buf *out;
};

/* The sentence in the language that is being written. */
struct str readme_say(const struct readme *r, const char *zh, const char *en);
/* Texts of the publisher may have line breaks; here they are blanks. */
void readme_text(struct readme *r, struct str text);
void readme_end_line(struct readme *r);
void readme_line(struct readme *r, struct str text);
void readme_heading(struct readme *r, const char *zh, const char *en);
/* The beginning of a line of a list. */
void readme_item(struct readme *r);
/* Of the texts that are stated, with the separator between them. */
struct str readme_join(struct arena *a, bool chinese, const struct str *texts,
		       size_t count);
void readme_joined(struct readme *r, const struct str *texts, size_t count);
/* "income.csv, income.json: 收入总表 (12 rows)" */
void readme_file(struct readme *r, struct str files, struct str title,
		 size_t rows);
/* How the CSV files are written. */
void readme_csv(struct readme *r);
/* Sections. */
void readme_licence(struct readme *r);
void readme_units(struct readme *r);
void readme_citation(struct readme *r);

#endif
