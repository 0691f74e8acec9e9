/* Content for tests: a tree of files written as one text, in a temporary
 * folder. A line "=== PATH" begins each file; site.toml stands outside.
 *
 * For test programs: include cmocka.h and what it needs first. */
#ifndef UNIT_INGEST_TREE_H
#define UNIT_INGEST_TREE_H

#include "ingest/ingest.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct tree {
	struct arena arena;
	struct diag diag;
	struct os_error error;
	struct str root;
	struct config config;
	struct ingest_plan plan;
	struct site site;
	struct department *departments; /* of each folder of the plan */
};

static void tree_put(struct tree *t, struct str path, struct str text)
{
	struct str full = str_format(&t->arena, "%.*s/%.*s", STR_ARG(t->root),
				     STR_ARG(path));
	size_t slash = full.n;

	while (full.s[slash - 1] != '/')
		slash--;
	assert_true(
		os_make_directories(str_slice(full, 0, slash - 1), &t->error));
	assert_true(os_write(full, text, &t->error));
}

/* Write the files of a text; returns that of site.toml. */
static struct str tree_write(struct tree *t, struct str text)
{
	struct str config = STR("title = \"预算\"\n");
	struct str mark = STR("=== ");

	while (str_starts(text, mark)) {
		struct str_cut line =
			str_cut(str_slice(text, mark.n, text.n), STR("\n"));
		struct str_cut next =
			str_cut(str_concat(&t->arena, STR("\n"), line.tail),
				STR("\n=== "));
		struct str body = str_slice(next.head, 1, next.head.n);

		if (next.found)
			body = str_concat(&t->arena, body, STR("\n"));
		if (str_eq(line.head, STR("site.toml")))
			config = body;
		else
			tree_put(t, line.head, body);
		text = str_concat(&t->arena, next.found ? mark : STR(""),
				  next.tail);
	}
	return config;
}

/* Make an empty folder for the tree. */
static void tree_begin(struct tree *t)
{
	char name[] = "/tmp/budgetpress-content-XXXXXX";

	memset(t, 0, sizeof *t);
	assert_non_null(mkdtemp(name));
	t->root = str_copy(&t->arena, str_from(name));
}

/* Scan and read all that the folder holds. */
static void tree_ingest(struct tree *t, struct str config)
{
	assert_true(config_read(&t->arena, config, STR("site.toml"), &t->diag,
				&t->config));
	assert_true(ingest_scan(&t->arena, t->root, t->config.content, &t->plan,
				&t->diag, &t->error));
	assert_true(ingest_site(&t->arena, &t->config, &t->plan, &t->site,
				&t->diag, &t->error));
	t->departments = arena_array(&t->arena, struct department,
				     t->plan.folder_count + 1);
	for (size_t i = 0; i < t->plan.folder_count; i++)
		assert_true(ingest_department(&t->arena, &t->config, &t->plan,
					      &t->site, &t->plan.folders[i],
					      &t->departments[i], &t->diag,
					      &t->error));
}

static void tree_end(struct tree *t)
{
	assert_true(os_remove_tree(t->root, &t->error));
	diag_free(&t->diag);
	arena_free(&t->arena);
}

#endif
