/* The workbook of the site: see the header. */
#include "build/workbook.h"

#include "build/dataset.h"
#include "export/workbook.h"

#define PATH STR("data/budgetpress.xlsx")

static void write_workbook(struct build *b)
{
	struct arena arena = {0};
	struct os_error e = {0};
	struct str to = publish_file_begin(b->publish, PATH, PATH, &arena);

	if (to.n) {
		struct workbook *w =
			workbook_begin(&arena, to, &b->config, b->diag);
		struct dataset_sink sink = workbook_sink(w);

		for (int i = 0; i < DATASET_COUNT; i++)
			dataset_visit(b, (enum dataset)i, &sink, 1);
		publish_file_end(b->publish, PATH,
				 workbook_end(w, &e) ? 0 : e.code);
	}
	arena_free(&arena);
}

/* Of all that it is made from; empty when something of it is not trusted. */
static void fingerprint(struct build *b, struct buf *out)
{
	struct arena *scratch = &b->workers[0].page;
	struct buf all = {0};
	bool ok = b->shared.low || b->shared.high;

	digest_write(&all, b->shared);
	for (int i = 0; i < DATASET_COUNT; i++)
		ok &= publish_fingerprint(
			b->publish,
			str_format(scratch, "data/%s.csv", dataset_kinds[i].id),
			&all);
	arena_clear(scratch);
	if (ok)
		digest_write(out, digest_of(buf_str(&all)));
	buf_free(&all);
}

void workbook_put(struct build *b)
{
	struct arena *scratch = &b->workers[0].department;
	struct buf digest = {0};

	fingerprint(b, &digest);
	if (diag_has_errors(b->diag)) {
		buf_free(&digest);
		return;
	}
	if (!digest.n ||
	    !str_eq(publish_state_get(b->publish, scratch, PATH),
		    buf_str(&digest)) ||
	    !publish_keep_group(b->publish, PATH))
		write_workbook(b);
	publish_state_put(b->publish, PATH, buf_str(&digest));
	buf_free(&digest);
}
