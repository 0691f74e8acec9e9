/* What tests of readers work with: empty before each test, freed after it.
 * FIXTURE_MORE, defined before, names the members that a program has besides.
 *
 * For test programs: include cmocka.h and what it needs first. */
#ifndef UNIT_FIXTURE_H
#define UNIT_FIXTURE_H

#include "diag/diag.h"

#ifndef FIXTURE_MORE
#define FIXTURE_MORE
#endif

struct fixture {
	struct arena arena;
	struct diag diag;
	struct buf buf;
	FIXTURE_MORE
};

static int fixture_setup(void **state)
{
	static struct fixture f;

	f = (struct fixture){0};
	*state = &f;
	return 0;
}

static int fixture_teardown(void **state)
{
	struct fixture *f = *state;

	arena_free(&f->arena);
	diag_free(&f->diag);
	buf_free(&f->buf);
	return 0;
}

/* A test of a group, with a fixture of its own. */
#define FIXTURE_TEST(name) \
	cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

#endif
