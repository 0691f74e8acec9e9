/* Any bytes as site.toml: it is read or there are errors; what was read is as
 * config.h promises. */
#include "config/config.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool ok)
{
	if (!ok)
		abort();
}

/* No path of the content's own leads out of it. */
static bool stays_below(struct str path)
{
	struct str_cut cut = {.tail = path};

	do {
		cut = str_cut(cut.tail, STR("/"));
		if (str_eq(cut.head, STR("..")))
			return false;
	} while (cut.found);
	return path.n && *path.s != '/';
}

static void check_table(const struct config_table *t)
{
	size_t measures = 0;

	require(t->id.n && t->title.n && t->file.n && t->header_row);
	require(stays_below(t->file));
	require(t->delimiter && t->decimal_mark && t->currency.n == 3);
	for (size_t i = 0; i < t->column_count; i++) {
		require(t->columns[i].id.n && t->columns[i].name.n);
		measures += t->columns[i].role == ROLE_MEASURE;
	}
	require(measures > 0);
}

static void check(const struct config *c)
{
	require(c->title.n && c->title_en.n && c->content.n && c->output.n);
	require(c->language_count >= 1 && c->language_count <= LANGUAGE_COUNT);
	require(!c->base_url.n || str_starts(c->base_url, STR("http")));
	require(c->classification_count == 3);
	for (size_t i = 0; i < c->table_count; i++)
		check_table(&c->tables[i]);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a = {0};
	struct diag d = {0};
	struct buf messages = {0};
	struct config config;
	bool ok = config_read(&a, (struct str){(const char *)data, size},
			      STR("site.toml"), &d, &config);

	require(ok == !diag_has_errors(&d));
	if (ok)
		check(&config);
	diag_sort(&d);
	diag_format_all(&messages, &d, LANGUAGE_ZH, false, 0);
	buf_free(&messages);
	diag_free(&d);
	arena_free(&a);
	return 0;
}
