/* Exact decimal. tests/conformance/number-oracle.py holds the same functions
 * against another implementation; here are the edges. */
#include "base/decimal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static const decimal_coefficient LARGEST =
	(decimal_coefficient)1000000000000000000 * 1000000000000000000 - 1;

static struct decimal dec(int64_t coefficient, unsigned scale)
{
	return (struct decimal){coefficient, scale};
}

static void expect(struct decimal d, const char *wanted)
{
	struct arena a = {0};
	struct str text = decimal_text(&a, d);

	if (!str_eq(text, str_from(wanted)))
		fail_msg("%.*s, wanted %s", STR_ARG(text), wanted);
	arena_free(&a);
}

static void expect_grouped(struct decimal d, const char *wanted)
{
	struct buf b = {0};

	decimal_write_grouped(&b, d);
	buf_add_char(&b, '\0');
	assert_string_equal(b.s, wanted);
	buf_free(&b);
}

static void writing(void **state)
{
	(void)state;
	expect((struct decimal){0}, "0");
	expect(dec(0, 2), "0.00");
	expect(dec(5, 2), "0.05");
	expect(dec(-5, 2), "-0.05");
	expect(dec(-12345, 2), "-123.45");
	expect(dec(1, 12), "0.000000000001");
	expect(decimal_from_int(INT64_MIN), "-9223372036854775808");
	expect((struct decimal){LARGEST, 0},
	       "999999999999999999999999999999999999");
	expect((struct decimal){-LARGEST, 12},
	       "-999999999999999999999999.999999999999");
}

static void writing_grouped(void **state)
{
	(void)state;
	expect_grouped(dec(0, 0), "0");
	expect_grouped(dec(999, 0), "999");
	expect_grouped(dec(1000, 0), "1,000");
	expect_grouped(dec(-1000, 0), "-1,000");
	expect_grouped(dec(-100, 0), "-100");
	expect_grouped(dec(123456789, 0), "123,456,789");
	expect_grouped(dec(123456, 2), "1,234.56");
	expect_grouped(dec(1234567, 4), "123.4567");
}

static void adding(void **state)
{
	struct decimal out = dec(7, 1);

	(void)state;
	assert_true(decimal_add(dec(150, 2), dec(1, 0), &out));
	expect(out, "2.50");
	assert_true(decimal_subtract(dec(1, 1), dec(1, 1), &out));
	expect(out, "0.0");
	assert_true(decimal_add((struct decimal){LARGEST, 0}, dec(0, 0), &out));
	out = dec(7, 1);
	assert_false(
		decimal_add((struct decimal){LARGEST, 0}, dec(1, 0), &out));
	assert_false(decimal_subtract((struct decimal){-LARGEST, 0}, dec(1, 0),
				      &out));
	assert_false(
		decimal_add((struct decimal){LARGEST, 0}, dec(1, 1), &out));
	expect(out, "0.7");
}

/* What binary floating point cannot do. */
static void ten_million_cents(void **state)
{
	struct decimal sum = {0};

	(void)state;
	for (size_t i = 0; i < 10000000; i++)
		assert_true(decimal_add(sum, dec(1, 2), &sum));
	expect(sum, "100000.00");
}

static void multiplying(void **state)
{
	struct decimal out = dec(7, 1);

	(void)state;
	assert_true(decimal_multiply(dec(-15, 1), dec(15, 1), &out));
	expect(out, "-2.25");
	out = dec(7, 1);
	assert_false(decimal_multiply(dec(1, 7), dec(1, 6), &out));
	assert_false(decimal_multiply((struct decimal){LARGEST, 0}, dec(2, 0),
				      &out));
	assert_false(decimal_multiply((struct decimal){LARGEST, 0},
				      (struct decimal){LARGEST, 0}, &out));
	expect(out, "0.7");
}

static void changing_the_unit(void **state)
{
	struct decimal out = dec(7, 1);

	(void)state;
	assert_true(decimal_shift(dec(125, 1), 4, &out));
	expect(out, "125000");
	assert_true(decimal_shift(dec(1257800, 2), 4, &out));
	expect(out, "125780000");
	assert_true(decimal_shift(dec(-5, 0), -4, &out));
	expect(out, "-0.0005");
	assert_true(decimal_shift(dec(5, 0), 0, &out));
	expect(out, "5");
	out = dec(7, 1);
	assert_false(decimal_shift(dec(1, 0), -13, &out));
	assert_false(decimal_shift((struct decimal){LARGEST, 0}, 1, &out));
	expect(out, "0.7");
}

static void rescaling(void **state)
{
	struct decimal out = dec(7, 1);

	(void)state;
	assert_true(decimal_rescale(dec(1500, 3), 1, &out));
	expect(out, "1.5");
	assert_true(decimal_rescale(dec(15, 1), 3, &out));
	expect(out, "1.500");
	out = dec(7, 1);
	assert_false(decimal_rescale(dec(15, 1), 0, &out));
	assert_false(decimal_rescale(dec(15, 1), 13, &out));
	assert_false(decimal_rescale((struct decimal){LARGEST, 0}, 1, &out));
	expect(out, "0.7");
}

static void dividing_rounds_half_away_from_zero(void **state)
{
	struct decimal out = dec(7, 1);

	(void)state;
	assert_true(decimal_divide(dec(1, 0), dec(8, 0), 2, &out));
	expect(out, "0.13");
	assert_true(decimal_divide(dec(-1, 0), dec(8, 0), 2, &out));
	expect(out, "-0.13");
	assert_true(decimal_divide(dec(1, 0), dec(-8, 0), 2, &out));
	expect(out, "-0.13");
	assert_true(decimal_divide(dec(2, 0), dec(3, 0), 4, &out));
	expect(out, "0.6667");
	assert_true(decimal_divide(dec(1, 0), dec(3, 0), 4, &out));
	expect(out, "0.3333");
	assert_true(decimal_divide(dec(0, 0), dec(-3, 0), 2, &out));
	expect(out, "0.00");
	assert_true(decimal_divide(dec(150, 2), dec(5, 1), 0, &out));
	expect(out, "3");
	out = dec(7, 1);
	assert_false(decimal_divide(dec(1, 0), dec(0, 5), 2, &out));
	assert_false(decimal_divide(dec(1, 0), dec(1, 0), 13, &out));
	assert_false(decimal_divide((struct decimal){LARGEST, 0}, dec(1, 0), 1,
				    &out));
	expect(out, "0.7");
}

static void comparing(void **state)
{
	struct decimal most = {LARGEST, 0}, least = {-LARGEST, 0};

	(void)state;
	assert_int_equal(decimal_compare(dec(150, 2), dec(15, 1)), 0);
	assert_int_equal(decimal_compare(dec(-1, 0), dec(1, 5)), -1);
	assert_int_equal(decimal_compare(dec(2, 0), dec(19, 1)), 1);
	/* where no common scale fits */
	assert_int_equal(decimal_compare(most, dec(1, 12)), 1);
	assert_int_equal(decimal_compare(dec(1, 12), most), -1);
	assert_int_equal(decimal_compare(least, dec(-1, 12)), -1);
	assert_int_equal(decimal_compare(dec(-1, 12), least), 1);
	assert_int_equal(decimal_compare(most, (struct decimal){LARGEST, 1}),
			 1);
	assert_int_equal(decimal_compare(least, (struct decimal){LARGEST, 12}),
			 -1);
}

static void signs(void **state)
{
	(void)state;
	assert_true(decimal_is_zero(dec(0, 5)));
	assert_false(decimal_is_zero(dec(1, 5)));
	assert_true(decimal_is_negative(dec(-1, 5)));
	assert_false(decimal_is_negative(dec(0, 0)));
	expect(decimal_negate(dec(5, 1)), "-0.5");
	expect(decimal_negate(dec(0, 1)), "0.0");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(writing),
		cmocka_unit_test(writing_grouped),
		cmocka_unit_test(adding),
		cmocka_unit_test(ten_million_cents),
		cmocka_unit_test(multiplying),
		cmocka_unit_test(changing_the_unit),
		cmocka_unit_test(rescaling),
		cmocka_unit_test(dividing_rounds_half_away_from_zero),
		cmocka_unit_test(comparing),
		cmocka_unit_test(signs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
