/* SHA-256: the examples of FIPS 180, whole and in pieces. */
#include "format/sha256.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void expect(struct sha256 hash, const char *digits)
{
	struct buf out = {0};

	sha256_write(&out, &hash);
	buf_add_char(&out, '\0');
	assert_string_equal(out.s, digits);
	buf_free(&out);
}

static void known_answers(void **state)
{
	(void)state;
	expect(sha256_of(STR("")), "e3b0c44298fc1c149afbf4c8996fb924"
				   "27ae41e4649b934ca495991b7852b855");
	expect(sha256_of(STR("abc")), "ba7816bf8f01cfea414140de5dae2223"
				      "b00361a396177a9cb410ff61f20015ad");
}

static void pieces(void **state)
{
	struct arena a = {0};
	struct sha256_stream *s = sha256_begin(&a);

	(void)state;
	sha256_add(s, STR("a"));
	sha256_add(s, (struct str){NULL, 0});
	sha256_add(s, STR("bc"));
	expect(sha256_end(s), "ba7816bf8f01cfea414140de5dae2223"
			      "b00361a396177a9cb410ff61f20015ad");
	arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(known_answers),
		cmocka_unit_test(pieces),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
