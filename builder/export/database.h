/* Database: all datasets as one SQLite file.
 *
 * Each dataset is a table with the columns of its CSV file, preceded by
 * row_number (the row of the CSV file, from 1, its header not counted). Texts
 * and exact decimals are TEXT, whole numbers INTEGER, what is not stated is
 * NULL. Beside each amount NAME_yuan there is NAME_fen, in 1/100 of the
 * currency's unit, where the amount is a whole number of these: it can be
 * summed without loss. What departments come to in a year, by function and by
 * economic nature, stands in tables of its own, as on the pages.
 */
#ifndef EXPORT_DATABASE_H
#define EXPORT_DATABASE_H

#include "config/config.h"
#include "export/sink.h"
#include "model/summary.h"
#include "os/os.h"

struct database;

/* What is said of the whole. */
struct database_about {
	const struct config *config;
	struct str program; /* with its version */
};

/* Begin a database in a new or empty file. It lives in the arena until
 * database_end(). */
struct database *database_begin(struct arena *a, struct str path,
				const struct database_about *about);
/* Takes the rows of the datasets, each dataset at most once, in any order. */
struct dataset_sink database_sink(struct database *d);
/* The totals and the codes of a department's years; each department once. */
void database_department(struct database *d, const struct summary *s);
/* Write all. False with the first error of writing the file. */
bool database_end(struct database *d, struct os_error *e);

#endif
