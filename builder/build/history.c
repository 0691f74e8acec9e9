/* The history of a site: what it published, and what was amended since. */
#include "build/history.h"

#include "base/date.h"
#include "export/changes.h"

enum { HISTORY_MAX = 1 << 30 };

#define FOLDER "history"
#define NEXT FOLDER "/.next"
#define CHANGES "changes.csv"

static struct str path_of(struct build *b, struct arena *a, const char *folder,
			  struct str name)
{
	return str_format(a, "%.*s/%s/%.*s", STR_ARG(b->options->root), folder,
			  STR_ARG(name));
}

/* A file of the history into the arena; no text when it is not there. */
static bool read_file(struct build *b, struct arena *a, struct str name,
		      struct str *out)
{
	struct str path = path_of(b, a, FOLDER, name);
	struct os_error e = {0};
	struct os_stat st;

	*out = STR("");
	if (os_stat(path, &st, &e) && st.kind == OS_NONE)
		return true;
	if (!e.what && os_read(a, path, HISTORY_MAX, out, &e))
		return true;
	build_fail(b, &e);
	return false;
}

/* Write a file of the history that is to come. */
static bool write_next(struct build *b, struct str name, struct str bytes)
{
	struct arena *a = &b->workers[0].page;
	struct str path = path_of(b, a, NEXT, name);
	struct str folder = path;
	struct os_error e = {0};

	while (folder.s[folder.n - 1] != '/')
		folder.n--;
	folder.n--;
	if (os_make_directories(str_copy(a, folder), &e) &&
	    os_write(path, bytes, &e))
		return true;
	build_fail(b, &e);
	return false;
}

bool history_read(struct build *b)
{
	struct str text;

	return read_file(b, b->arena, STR(CHANGES), &text) &&
	       changes_read(b->arena, text, STR(FOLDER "/" CHANGES), b->diag,
			    &b->changes);
}

/* What the year's files say now. */
static bool version_now(struct build *b, const struct ingest_folder *folder,
			int year, struct version *v)
{
	for (int i = 0; i < DATASET_COUNT; i++) {
		enum dataset which = (enum dataset)i;
		struct str text, path;

		if (!version_follows(which))
			continue;
		path = build_data_path(v->arena, folder->id, year,
				       str_from(dataset_kinds[i].id), "csv");
		if (!publish_read(b->publish, v->arena, path, &text) ||
		    !version_add(v, which, text, path, b->diag))
			return false;
	}
	return true;
}

/* A change that was found before, and published by a build that was killed
 * before it could record it. */
static bool is_known(const struct build *b, const struct change *c)
{
	for (size_t i = b->recorded; i > 0; i--) {
		const struct change *x = &b->changes.items[i - 1];

		if (str_eq(x->organization_id, c->organization_id) &&
		    str_eq(x->fiscal_year, c->fiscal_year) &&
		    str_eq(x->dataset, c->dataset) && str_eq(x->row, c->row) &&
		    str_eq(x->column, c->column))
			return str_eq(x->before, c->before) &&
			       str_eq(x->after, c->after);
	}
	return false;
}

static void add_changes(struct build *b, const struct changes *found)
{
	for (size_t i = 0; i < found->count; i++) {
		const struct change *c = &found->items[i];

		if (is_known(b, c))
			continue;
		*VEC_PUSH(b->arena, &b->changes) = (struct change){
			.date = str_copy(b->arena, c->date),
			.organization_id =
				str_copy(b->arena, c->organization_id),
			.fiscal_year = str_copy(b->arena, c->fiscal_year),
			.dataset = c->dataset,
			.kind = c->kind,
			.row = str_copy(b->arena, c->row),
			.column = c->column,
			.before = str_copy(b->arena, c->before),
			.after = str_copy(b->arena, c->after),
		};
	}
}

/* One year against its record; a new record is written when it differs. */
static bool compare_year(struct build *b, const struct ingest_folder *folder,
			 int year, struct str today)
{
	struct arena *a = &b->workers[0].department;
	struct version now = {.arena = a,
			      .organization_id = folder->id,
			      .fiscal_year = str_format(a, "%d", year)};
	struct version before = now;
	struct str name =
		str_format(a, "%.*s/%d.csv", STR_ARG(folder->id), year);
	struct change like = {.date = today,
			      .organization_id = folder->id,
			      .fiscal_year = now.fiscal_year};
	struct changes found = {0};
	struct buf bytes = {0};
	struct str text;
	bool ok = read_file(b, a, name, &text) &&
		  version_read(&before, text, name, b->diag) &&
		  version_now(b, folder, year, &now);

	if (ok && text.n)
		changes_find(a, &before, &now, &like, &found);
	add_changes(b, &found);
	version_write(&now, &bytes);
	ok = ok && (str_eq(buf_str(&bytes), text) ||
		    write_next(b, name, buf_str(&bytes)));
	buf_free(&bytes);
	arena_clear(a);
	arena_clear(&b->workers[0].page);
	return ok;
}

static bool has_year(const struct build *b, struct str organization,
		     struct str file)
{
	for (size_t i = 0; i < b->order_count; i++) {
		const struct ingest_folder *f =
			&b->plan.folders[b->order[i].index];

		if (!str_eq(f->id, organization))
			continue;
		for (size_t j = 0; j < f->year_count; j++) {
			uint64_t year;

			if (str_to_uint(str_cut(file, STR(".")).head, 9999,
					&year) &&
			    (int)year == f->years[j].year)
				return true;
		}
	}
	return false;
}

/* A year that was recorded and is gone: all of it vanished. An empty record
 * says so from now on. */
static bool vanish_year(struct build *b, struct str organization,
			struct str file, struct str today)
{
	struct arena *a = &b->workers[0].department;
	struct str year = str_cut(file, STR(".")).head;
	struct version before = {.arena = a,
				 .organization_id = organization,
				 .fiscal_year = year};
	struct version none = before;
	struct change like = {.date = today,
			      .organization_id = organization,
			      .fiscal_year = year};
	struct str name = str_format(a, "%.*s/%.*s", STR_ARG(organization),
				     STR_ARG(file));
	struct changes found = {0};
	struct buf bytes = {0};
	struct str text;
	bool ok = read_file(b, a, name, &text) &&
		  version_read(&before, text, name, b->diag);

	if (ok)
		changes_find(a, &before, &none, &like, &found);
	add_changes(b, &found);
	version_write(&none, &bytes);
	ok = ok && (!found.count || write_next(b, name, buf_str(&bytes)));
	buf_free(&bytes);
	return ok;
}

/* Files history/ORG/YEAR.csv of years that the site has no more. */
static bool find_vanished(struct build *b, struct str today)
{
	struct arena *a = b->arena;
	struct str folder = path_of(b, a, FOLDER, STR(""));
	struct os_list organizations = {0};
	struct os_error e = {0};
	struct os_stat st;
	bool ok = true;

	folder.n--;
	if (!os_stat(folder, &st, &e) || st.kind != OS_DIRECTORY)
		return !e.what;
	if (!os_list(a, folder, &organizations, &e))
		return build_fail(b, &e), false;
	for (size_t i = 0; ok && i < organizations.count; i++) {
		struct str id = organizations.items[i].name;
		struct os_list years = {0};

		if (organizations.items[i].kind != OS_DIRECTORY ||
		    str_starts(id, STR(".")))
			continue;
		ok = os_list(a, path_of(b, a, FOLDER, id), &years, &e);
		for (size_t j = 0; ok && j < years.count; j++)
			if (str_ends(years.items[j].name, STR(".csv")) &&
			    !has_year(b, id, years.items[j].name))
				ok = vanish_year(b, id, years.items[j].name,
						 today);
		arena_clear(&b->workers[0].department);
		arena_clear(&b->workers[0].page);
	}
	if (e.what)
		build_fail(b, &e);
	return ok;
}

static bool write_changes(struct build *b)
{
	struct buf bytes = {0};
	bool ok;

	changes_write(&b->changes, &bytes);
	ok = write_next(b, STR(CHANGES), buf_str(&bytes));
	buf_free(&bytes);
	return ok;
}

bool history_prepare(struct build *b)
{
	struct str today = date_day(b->arena, os_now());
	bool ok = true;

	history_drop(b);
	b->recorded = b->changes.count;
	for (size_t i = 0; ok && i < b->order_count; i++) {
		const struct ingest_folder *folder =
			&b->plan.folders[b->order[i].index];

		for (size_t j = 0; ok && j < folder->year_count; j++)
			ok = compare_year(b, folder, folder->years[j].year,
					  today);
	}
	return ok && find_vanished(b, today) && write_changes(b);
}

/* Move the files of a folder of the history that is to come into the history.
 */
static bool take_folder(struct build *b, struct str folder, struct os_error *e)
{
	struct arena *a = b->arena;
	struct str from = path_of(b, a, NEXT, folder);
	struct str to = path_of(b, a, FOLDER, folder);
	struct os_list entries = {0};

	if (!os_make_directories(to, e) || !os_list(a, from, &entries, e))
		return false;
	for (size_t i = 0; i < entries.count; i++) {
		struct str name = entries.items[i].name;

		if (entries.items[i].kind == OS_FILE &&
		    !os_rename(str_format(a, "%.*s/%.*s", STR_ARG(from),
					  STR_ARG(name)),
			       str_format(a, "%.*s/%.*s", STR_ARG(to),
					  STR_ARG(name)),
			       e))
			return false;
	}
	return true;
}

void history_fingerprint(struct build *b)
{
	struct buf bytes = {0};

	changes_write(&b->changes, &bytes);
	b->history = digest_of(buf_str(&bytes));
	buf_free(&bytes);
}

/* The changes first: what is then found again is known. */
bool history_record(struct build *b)
{
	struct str next = path_of(b, b->arena, NEXT, STR("."));
	struct os_list entries = {0};
	struct os_error e = {0};
	bool ok = take_folder(b, STR("."), &e) &&
		  os_list(b->arena, next, &entries, &e);

	for (size_t i = 0; ok && i < entries.count; i++)
		if (entries.items[i].kind == OS_DIRECTORY)
			ok = take_folder(b, entries.items[i].name, &e);
	if (!ok)
		build_fail(b, &e);
	history_drop(b);
	return ok;
}

void history_drop(struct build *b)
{
	struct os_error e = {0};
	struct str next = path_of(b, b->arena, NEXT, STR(""));

	next.n--;
	os_remove_tree(next, &e);
}
