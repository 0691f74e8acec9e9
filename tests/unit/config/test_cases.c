/* Golden diagnostics of site.toml: tests/cases/config/NAME.{in,err}. */
#include "config/config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "../golden.h"

static void read_config(struct arena *a, struct str bytes, struct str path,
			struct diag *d)
{
	struct config config;
	bool ok = config_read(a, bytes, path, d, &config);

	assert_true(ok == !diag_has_errors(d));
}

static void config_cases(void **state)
{
	(void)state;
	golden_run("tests/cases/config/*.in", read_config);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(config_cases)};

	golden_arguments(argc, argv);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
