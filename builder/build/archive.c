/* The archives: see the header. */
#include "build/archive.h"

#include "format/zip.h"

/* Of the packing: years are many, the site's own archive is read by many. */
enum { LEVEL_YEAR = 3, LEVEL_SITE = 6, LEVEL_PACKED = 0 };

#define DATA STR("data/")
#define SITE_NAME STR("budgetpress")

/* An archive to be made. */
struct archive {
	struct str path;
	struct str folder; /* of its members in it */
	unsigned level;
	const struct publish_fact *members;
	size_t count;
	size_t names; /* where in their paths the names of members begin */
};

struct archives {
	struct build *build;
	struct digest program; /* with its libraries: who packs */
	struct archive *items;
	size_t count, capacity;
};

/* data/ORG/YEAR/ of a file at any depth in it; empty for others. */
static struct str year_folder(struct str path)
{
	size_t depth = 0, n = 0;

	while (n < path.n && depth < 3)
		depth += path.s[n++] == '/';
	return str_slice(path, 0, depth < 3 ? 0 : n);
}

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
	struct str to = publish_file_begin(p, archive->path, archive->path, a);

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

/* Of all that the archive is made from. */
static struct digest fingerprint(const struct archives *all,
				 const struct archive *archive)
{
	struct buf text = {0};

	digest_write(&text, all->program);
	buf_add_format(&text, " %u", archive->level);
	for (size_t i = 0; i < archive->count; i++) {
		buf_add_char(&text, '\n');
		buf_add(&text, archive->members[i].path);
		buf_add_char(&text, ' ');
		publish_fingerprint(all->build->publish,
				    archive->members[i].path, &text);
	}
	struct digest digest = digest_of(buf_str(&text));

	buf_free(&text);
	return digest;
}

static void put_archive(void *context, size_t index, size_t worker)
{
	const struct archives *all = context;
	const struct archive *archive = &all->items[index];
	struct publish *p = all->build->publish;
	struct arena arena = {0};
	struct buf digest = {0};

	(void)worker;
	digest_write(&digest, fingerprint(all, archive));
	if (!str_eq(publish_state_get(p, archive->path), buf_str(&digest)) ||
	    !publish_keep_group(p, archive->path))
		write_archive(p, archive, &arena);
	publish_state_put(p, archive->path, buf_str(&digest));
	buf_free(&digest);
	arena_free(&arena);
}

static void put_all(struct archives *all)
{
	struct buf program = {0};

	os_program_identity(&program);
	all->program = digest_of(buf_str(&program));
	buf_free(&program);
	os_parallel(all->count, all->build->options->jobs, put_archive, all);
}

/* The archive of a folder data/ORG/YEAR/. */
static struct archive year_archive(struct arena *a, struct str folder)
{
	struct str_cut cut =
		str_cut(str_slice(folder, DATA.n, folder.n - 1), STR("/"));
	struct str name = str_format(a, "%.*s-%.*s", STR_ARG(cut.head),
				     STR_ARG(cut.tail));

	return (struct archive){.path = str_format(a, "%.*s%.*s.zip",
						   STR_ARG(folder),
						   STR_ARG(name)),
				.folder = name,
				.level = LEVEL_YEAR,
				.names = folder.n};
}

void archive_put_years(struct build *b)
{
	struct arena arena = {0};
	struct archives all = {.build = b};
	struct publish_facts facts = publish_list(b->publish, &arena, DATA);
	struct str last = {NULL, 0};

	for (size_t i = 0; i < facts.count; i++) {
		struct str folder = year_folder(facts.items[i].path);

		if (!folder.n)
			continue;
		if (!str_eq(folder, last)) {
			struct archive *next = VEC_PUSH(&arena, &all);

			*next = year_archive(&arena, folder);
			next->members = &facts.items[i];
		}
		all.items[all.count - 1].count++;
		last = folder;
	}
	put_all(&all);
	arena_free(&arena);
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

void archive_put_site(struct build *b)
{
	struct arena arena = {0};
	struct publish_facts facts = publish_list(b->publish, &arena, DATA);
	struct archive archive = {.path = STR("data/budgetpress.zip"),
				  .folder = SITE_NAME,
				  .level = LEVEL_SITE,
				  .members = facts.items,
				  .names = DATA.n};
	struct archives all = {
		.build = b, .items = &archive, .count = 1, .capacity = 1};

	for (size_t i = 0; i < facts.count; i++)
		if (is_of_site(facts.items[i].path))
			facts.items[archive.count++] = facts.items[i];
	put_all(&all);
	arena_free(&arena);
}
