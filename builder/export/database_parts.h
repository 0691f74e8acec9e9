/* Inside the database: its tables, and the names that can be searched. */
#ifndef EXPORT_DATABASE_PARTS_H
#define EXPORT_DATABASE_PARTS_H

#include "export/database.h"
#include "format/sqlite.h"

/* "sqlite", and the number of the layout of the tables: raised when one of
 * them changes in a way that a reader can notice. */
enum { DATABASE_APPLICATION = 0x62707273, DATABASE_VERSION = 1 };

/* Name of the column in 1/100 beside an amount; empty when the column is none.
 */
struct str database_fen_name(struct arena *a,
			     const struct dataset_column *column);
/* An amount in 1/100: false when it is not a whole number of 64 bits of them.
 */
bool database_fen(struct str amount, int64_t *out);

/* Make the tables, before any row. */
void database_tables(struct sqlite *file, struct arena *a);
/* Make the indexes and views, after all rows. */
void database_views(struct sqlite *file);
/* Fill the tables that say what the others are. */
void database_dictionary(struct sqlite *file, struct arena *a,
			 const struct database_about *about,
			 const size_t rows[DATASET_COUNT]);

/* Names that can be searched. */
struct database_names {
	struct sqlite *file;
	struct sqlite_insert *name, *terms;
	struct buf words, last;
	struct str kind; /* of the dataset at hand; empty: none is taken */
	size_t count;    /* of its columns */
	size_t code, text, english; /* places in them; count for none */
};

void database_names_begin(struct database_names *n, struct sqlite *file);
void database_names_dataset(struct database_names *n, enum dataset which);
void database_names_row(struct database_names *n, const struct str *fields);
void database_names_end(struct database_names *n);

/* Append what stands for a text in the index of words: each run of letters and
 * digits from each of its characters on, so that the beginning of one of these
 * is any part of the text. */
enum { DATABASE_WORD_MAX = 12 }; /* characters of each */
void database_words(struct buf *out, struct str text);

#endif
