/* The archives: see the header. */
#include "build/archive.h"

#include "format/zip.h"
#include "view/chart.h"

#include <stdlib.h>

/* Of the packing: years are many, the site's own archive is read by many. */
enum { LEVEL_YEAR = 3, LEVEL_SITE = 6, LEVEL_PACKED = 0 };
/* Files of a year that are neither tables, datasets nor charts. */
enum { OTHERS_MAX = 3 };

#define DATA STR("data/")
#define SITE STR("data/budgetpress.zip")
#define SITE_NAME STR("budgetpress")

/* An archive to be made. */
struct archive {
	struct str path;
	struct str folder; /* of its members in it */
	struct str group;  /* of publish */
	unsigned level;
	const struct publish_fact *members;
	size_t count;
	size_t names; /* where in their paths the names of members begin */
};

/* What is packed already is not packed again. */
static unsigned level_of(const struct archive *archive, struct str name)
{
	return str_ends(name, STR(".xlsx")) || str_ends(name, STR(".zip"))
		       ? LEVEL_PACKED
		       : archive->level;
}

static void write_archive(struct publish *p, const struct archive *archive,
			  struct arena *a)
{
	struct os_error e = {0};
	struct str to = publish_file_begin(p, archive->group, archive->path, a);

	if (!to.n)
		return;
	struct zip_writer *z = zip_writer_begin(a, to);

	for (size_t i = 0; i < archive->count; i++) {
		struct str path = archive->members[i].path;
		struct str name = str_slice(path, archive->names, path.n);

		zip_writer_add(
			z,
			str_format(a, "%.*s/%.*s", STR_ARG(archive->folder),
				   STR_ARG(name)),
			publish_place(p, a, path), level_of(archive, name));
	}
	publish_file_end(p, archive->path, zip_writer_end(z, &e) ? 0 : e.code);
}

static int by_path(const void *a, const void *b)
{
	const struct publish_fact *left = a, *right = b;

	return str_cmp(left->path, right->path);
}

/* The file of the year with this name, if it was put. */
static void add_member(struct publish *p, struct archive *archive,
		       struct publish_fact *members, struct str path)
{
	archive->count += publish_find(p, path, &members[archive->count]);
}

void archive_put_year(struct build *b, struct arena *a,
		      const struct budget_year *y)
{
	static const char *const forms[] = {"csv", "json"};
	struct str id = y->organization->id;
	struct str name = str_format(a, "%.*s-%d", STR_ARG(id), y->year);
	struct publish_fact *members =
		arena_array(a, struct publish_fact,
			    2 * y->table_count + DATASET_COUNT +
				    VIEW_CHART_COUNT + OTHERS_MAX);
	struct archive archive = {
		.path = build_data_path(a, id, y->year, name, "zip"),
		.folder = name,
		.level = LEVEL_YEAR,
		.group = id,
		.members = members,
	};
	struct str others[OTHERS_MAX] = {
		build_data_path(a, id, y->year, STR("README"), "txt"),
		build_data_path(a, id, y->year, STR("datapackage"), "json"),
		build_data_path(a, id, y->year, name, "xlsx"),
	};

	for (size_t i = 0; i < 2 * y->table_count; i++)
		add_member(b->publish, &archive, members,
			   build_data_path(a, id, y->year, y->tables[i / 2]->id,
					   forms[i % 2]));
	for (size_t i = 0; i < DATASET_COUNT; i++)
		add_member(b->publish, &archive, members,
			   build_data_path(a, id, y->year,
					   str_from(dataset_kinds[i].id),
					   "csv"));
	for (size_t i = 0; i < VIEW_CHART_COUNT; i++)
		add_member(b->publish, &archive, members,
			   build_data_path(a, id, y->year,
					   str_format(a, "charts/%s",
						      view_chart_names[i]),
					   "svg"));
	for (size_t i = 0; i < OTHERS_MAX; i++)
		add_member(b->publish, &archive, members, others[i]);
	archive.names = archive.path.n - name.n - STR(".zip").n;
	qsort(members, archive.count, sizeof *members, by_path);
	write_archive(b->publish, &archive, a);
}

/* Of all that the archive is made from. */
static struct digest fingerprint(struct publish *p,
				 const struct archive *archive)
{
	struct buf text = {0};

	os_program_identity(&text);
	buf_add_format(&text, " %u", archive->level);
	for (size_t i = 0; i < archive->count; i++) {
		buf_add_char(&text, '\n');
		buf_add(&text, archive->members[i].path);
		buf_add_char(&text, ' ');
		publish_fingerprint(p, archive->members[i].path, &text);
	}
	struct digest digest = digest_of(buf_str(&text));

	buf_free(&text);
	return digest;
}

/* Is it a CSV file for programs, or metadata, and no page? */
static bool is_of_site(struct str path)
{
	static const char *const others[] = {".html", ".xlsx",  ".sqlite",
					     ".zip",  ".jsonl", ".excel.csv"};
	struct str name = str_slice(path, DATA.n, path.n);

	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (str_ends(name, str_from(others[i])))
			return false;
	for (size_t i = 0; i < DATASET_COUNT; i++) {
		struct str id = str_from(dataset_kinds[i].id);

		if (str_starts(name, id) &&
		    str_eq(str_slice(name, id.n, name.n), STR(".json")))
			return false;
	}
	return str_find_char(name, '/', 0) == name.n;
}

static const struct publish_fact *
members_of_site(struct publish *p, struct arena *a, size_t *count)
{
	struct publish_facts all = publish_list(p, a, DATA);
	struct {
		struct publish_fact *items;
		size_t count, capacity;
	} members = {0};

	for (size_t i = 0; i < all.count; i++) {
		struct publish_fact fact = publish_fact_of(all.items[i]);

		if (is_of_site(fact.path))
			*VEC_PUSH(a, &members) = fact;
	}
	*count = members.count;
	return members.items;
}

void archive_put_site(struct build *b)
{
	struct publish *p = b->publish;
	struct arena arena = {0};
	struct buf digest = {0};
	struct archive archive = {.path = SITE,
				  .folder = SITE_NAME,
				  .level = LEVEL_SITE,
				  .group = SITE,
				  .names = DATA.n};

	archive.members = members_of_site(p, &arena, &archive.count);
	digest_write(&digest, fingerprint(p, &archive));
	if (!str_eq(publish_state_get(p, &arena, SITE), buf_str(&digest)) ||
	    !publish_keep_group(p, SITE))
		write_archive(p, &archive, &arena);
	publish_state_put(p, SITE, buf_str(&digest));
	buf_free(&digest);
	arena_free(&arena);
}
