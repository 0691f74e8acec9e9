/* SQLite: see the header. One transaction, nothing to roll back to. */
#include "format/sqlite.h"

#include <assert.h>
#include <errno.h>
#include <sqlite3.h>

struct sqlite {
	struct arena *arena;
	struct str path;
	sqlite3 *handle; /* NULL: it could not be opened */
	struct sqlite_insert *inserts;
	int code;  /* of the first error, SQLITE_OK for none */
	int world; /* its errno */
};

struct sqlite_insert {
	struct sqlite *db;
	sqlite3_stmt *statement; /* NULL after an error */
	struct sqlite_insert *next;
};

/* In pages of 4 KB: what may wait in memory before it is written. */
#define SETTINGS                           \
	"PRAGMA page_size = 4096;"         \
	"PRAGMA encoding = 'UTF-8';"       \
	"PRAGMA auto_vacuum = NONE;"       \
	"PRAGMA locking_mode = EXCLUSIVE;" \
	"PRAGMA journal_mode = OFF;"       \
	"PRAGMA synchronous = OFF;"        \
	"PRAGMA temp_store = FILE;"        \
	"PRAGMA secure_delete = ON;"       \
	"PRAGMA cache_size = 512;"

/* What an error of SQLite is in terms of the system. */
static int world_error(int code, int system)
{
	switch (code & 0xff) {
	case SQLITE_FULL:
		return ENOSPC;
	case SQLITE_NOMEM:
		return ENOMEM;
	case SQLITE_TOOBIG:
		return EFBIG;
	case SQLITE_PERM:
	case SQLITE_READONLY:
		return EACCES;
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return EBUSY;
	default:
		return system ? system : EIO;
	}
}

/* Keep the first error; was it none? */
static bool good(struct sqlite *db, int code)
{
	if (code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_ROW)
		return true;
	int plain = code & 0xff;

	assert(plain != SQLITE_ERROR && plain != SQLITE_MISUSE &&
	       plain != SQLITE_CONSTRAINT && plain != SQLITE_RANGE &&
	       plain != SQLITE_MISMATCH && plain != SQLITE_SCHEMA);
	if (db->code == SQLITE_OK) {
		db->code = code;
		db->world = world_error(code, sqlite3_system_errno(db->handle));
	}
	return false;
}

struct sqlite *sqlite_begin(struct arena *a, struct str path,
			    uint32_t application_id, uint32_t version)
{
	struct sqlite *db = arena_new(a, struct sqlite);
	const char *head =
		str_cstr(a, str_format(a,
				       "PRAGMA application_id = %lu;"
				       "PRAGMA user_version = %lu; BEGIN",
				       (unsigned long)application_id,
				       (unsigned long)version));

	db->arena = a;
	db->path = str_copy(a, path);
	good(db,
	     sqlite3_open_v2(str_cstr(a, path), &db->handle,
			     SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE |
				     SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW,
			     NULL));
	sqlite_run(db, SETTINGS);
	sqlite_run(db, head);
	return db;
}

void sqlite_run(struct sqlite *db, const char *sql)
{
	if (db->code == SQLITE_OK)
		good(db, sqlite3_exec(db->handle, sql, NULL, NULL, NULL));
}

struct sqlite_insert *sqlite_prepare(struct sqlite *db, const char *sql)
{
	struct sqlite_insert *insert =
		arena_new(db->arena, struct sqlite_insert);

	insert->db = db;
	insert->next = db->inserts;
	db->inserts = insert;
	if (db->code == SQLITE_OK)
		good(db, sqlite3_prepare_v3(db->handle, sql, -1,
					    SQLITE_PREPARE_PERSISTENT,
					    &insert->statement, NULL));
	return insert;
}

static bool works(const struct sqlite_insert *insert)
{
	return insert->statement && insert->db->code == SQLITE_OK;
}

void sqlite_text(struct sqlite_insert *insert, size_t place, struct str text)
{
	if (works(insert) && text.n)
		good(insert->db,
		     sqlite3_bind_text64(insert->statement, (int)place, text.s,
					 text.n, SQLITE_STATIC, SQLITE_UTF8));
}

void sqlite_integer(struct sqlite_insert *insert, size_t place, int64_t n)
{
	if (works(insert))
		good(insert->db,
		     sqlite3_bind_int64(insert->statement, (int)place, n));
}

void sqlite_row(struct sqlite_insert *insert)
{
	if (!works(insert))
		return;
	good(insert->db, sqlite3_step(insert->statement));
	sqlite3_reset(insert->statement);
	sqlite3_clear_bindings(insert->statement);
}

size_t sqlite_changes(const struct sqlite *db)
{
	return db->code == SQLITE_OK ? (size_t)sqlite3_changes(db->handle) : 0;
}

int64_t sqlite_last_row(const struct sqlite *db)
{
	return db->code == SQLITE_OK ? sqlite3_last_insert_rowid(db->handle)
				     : 0;
}

bool sqlite_end(struct sqlite *db, struct os_error *e)
{
	sqlite_run(db, "COMMIT");
	for (struct sqlite_insert *i = db->inserts; i; i = i->next)
		sqlite3_finalize(i->statement);
	int code = sqlite3_close(db->handle);

	db->handle = NULL;
	if (db->code == SQLITE_OK && code != SQLITE_OK) {
		db->code = code;
		db->world = EIO;
	}
	return db->code == SQLITE_OK ||
	       os_error_set(e, db->world, "write", db->path);
}
