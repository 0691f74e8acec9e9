/* The database: see the header. */
#include "build/database.h"

#include "build/dataset.h"
#include "export/database.h"

#define PATH STR("data/budgetpress.sqlite")

static void put_rows(struct build *b, struct dataset_sink sink)
{
	for (int i = 0; i < DATASET_COUNT; i++)
		dataset_visit(b, (enum dataset)i, &sink, 1);
}

static void put_departments(struct build *b, struct database *d)
{
	struct arena *scratch = &b->workers[0].department;
	struct arena *a = &b->workers[0].page;

	for (size_t i = 0; i < b->order_count; i++) {
		struct note note;
		struct summary summary;

		build_note(b, b->order[i].index, scratch, &note);
		note_summary(scratch, &note, a, NULL, SUMMARY_CODES, &summary);
		summary.organization = b->order[i].organization;
		database_department(d, &summary);
		arena_clear(a);
		arena_clear(scratch);
	}
}

static void write_database(struct build *b)
{
	struct arena arena = {0};
	struct os_error e = {0};
	struct database_about about = {
		.config = &b->config,
		.program = STR("budgetpress " BUDGETPRESS_VERSION),
	};
	struct str full = publish_file_begin(b->publish, PATH, PATH, &arena);

	if (full.n) {
		struct database *d = database_begin(&arena, full, &about);

		put_rows(b, database_sink(d));
		put_departments(b, d);
		publish_file_end(b->publish, PATH,
				 database_end(d, &e) ? 0 : e.code);
	}
	arena_free(&arena);
}

/* Of all that it is made from; empty when something of it is not trusted. */
static void fingerprint(struct build *b, struct buf *out)
{
	struct arena *scratch = &b->workers[0].department;
	struct buf all = {0};
	bool ok = b->shared.low || b->shared.high;

	digest_write(&all, b->shared);
	digest_write(&all, b->history);
	for (int i = 0; i < DATASET_COUNT; i++)
		ok &= publish_fingerprint(
			b->publish,
			str_format(scratch, "data/%s.csv", dataset_kinds[i].id),
			&all);
	for (size_t i = 0; i < b->order_count; i++) {
		struct note note;

		build_note(b, b->order[i].index, scratch, &note);
		digest_write(&all, digest_of(note.summary));
		arena_clear(scratch);
	}
	if (ok)
		digest_write(out, digest_of(buf_str(&all)));
	buf_free(&all);
}

void database_put(struct build *b)
{
	struct arena *scratch = &b->workers[0].department;
	struct buf digest = {0};

	fingerprint(b, &digest);
	if (!digest.n ||
	    !str_eq(publish_state_get(b->publish, scratch, PATH),
		    buf_str(&digest)) ||
	    !publish_keep_group(b->publish, PATH))
		write_database(b);
	publish_state_put(b->publish, PATH, buf_str(&digest));
	buf_free(&digest);
}
