/* Golden diagnostics of content folders. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "../golden.h"
#include "tree.h"

static void read_tree(struct arena *a, struct str bytes, struct str path,
		      struct diag *d)
{
	struct tree t;

	(void)a;
	(void)path;
	tree_begin(&t);
	tree_ingest(&t, tree_write(&t, bytes));
	diag_merge(d, &t.diag);
	tree_end(&t);
}

static void cases(void **state)
{
	(void)state;
	golden_run("tests/cases/ingest/*.in", read_tree);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(cases)};

	golden_arguments(argc, argv);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
