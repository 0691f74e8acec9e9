/* SQLite: a new database file, written once from beginning to end.
 *
 * No journal and no temporary file of the caller's: when something fails the
 * file is worth nothing and the first error is kept; what is called after it
 * does nothing. SQL that is wrong or breaks a constraint is a mistake of ours
 * (assert). The same calls in the same order give the same bytes.
 */
#ifndef FORMAT_SQLITE_H
#define FORMAT_SQLITE_H

#include "os/os.h"

struct sqlite;
struct sqlite_insert;

/* A database that is not there yet, or an empty file, begun in the arena. The
 * id tells programs like file(1) whose it is, the version is that of the
 * tables; 0 for none. End it by sqlite_end(). */
struct sqlite *sqlite_begin(struct arena *a, struct str path,
			    uint32_t application_id, uint32_t version);
/* Run one or more statements. */
void sqlite_run(struct sqlite *db, const char *sql);
/* A statement to be run many times, until sqlite_end(). Its parameters are
 * NULL before each run. */
struct sqlite_insert *sqlite_prepare(struct sqlite *db, const char *sql);
/* Parameters are counted from 1. An empty text is NULL; a text must live until
 * the row. */
void sqlite_text(struct sqlite_insert *insert, size_t place, struct str text);
void sqlite_integer(struct sqlite_insert *insert, size_t place, int64_t n);
void sqlite_row(struct sqlite_insert *insert);
/* Rows that the last sqlite_row() changed: 0 where it was ignored. */
size_t sqlite_changes(const struct sqlite *db);
/* Number given to the last row that was inserted. */
int64_t sqlite_last_row(const struct sqlite *db);
/* Write all and close. False with the first error. */
bool sqlite_end(struct sqlite *db, struct os_error *e);

#endif
