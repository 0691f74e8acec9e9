/* Exact decimal. */
#include "base/decimal.h"

static const decimal_coefficient LIMIT =
	(decimal_coefficient)1000000000000000000 * 1000000000000000000;

static bool fits(decimal_coefficient c)
{
	return c < LIMIT && c > -LIMIT;
}

static bool multiply_checked(decimal_coefficient a, decimal_coefficient b,
			     decimal_coefficient *out)
{
	return !__builtin_mul_overflow(a, b, out) && fits(*out);
}

/* c * 10^power; false when it does not fit. */
static bool scale_up(decimal_coefficient c, unsigned power,
		     decimal_coefficient *out)
{
	while (power--)
		if (!multiply_checked(c, 10, &c))
			return false;
	*out = c;
	return true;
}

struct decimal decimal_from_int(int64_t value)
{
	return (struct decimal){value, 0};
}

/* Both at the larger scale. */
static bool align(struct decimal *a, struct decimal *b)
{
	struct decimal *low = a->scale < b->scale ? a : b;
	unsigned scale = a->scale < b->scale ? b->scale : a->scale;

	if (!scale_up(low->coefficient, scale - low->scale, &low->coefficient))
		return false;
	low->scale = scale;
	return true;
}

bool decimal_add(struct decimal a, struct decimal b, struct decimal *out)
{
	if (!align(&a, &b) || !fits(a.coefficient + b.coefficient))
		return false;
	*out = (struct decimal){a.coefficient + b.coefficient, a.scale};
	return true;
}

struct decimal decimal_negate(struct decimal a)
{
	return (struct decimal){-a.coefficient, a.scale};
}

bool decimal_subtract(struct decimal a, struct decimal b, struct decimal *out)
{
	return decimal_add(a, decimal_negate(b), out);
}

bool decimal_multiply(struct decimal a, struct decimal b, struct decimal *out)
{
	decimal_coefficient product;

	if (a.scale + b.scale > DECIMAL_SCALE_MAX ||
	    !multiply_checked(a.coefficient, b.coefficient, &product))
		return false;
	*out = (struct decimal){product, a.scale + b.scale};
	return true;
}

bool decimal_shift(struct decimal a, int power, struct decimal *out)
{
	int scale = (int)a.scale - power;

	if (scale < 0) {
		if (!scale_up(a.coefficient, (unsigned)-scale, &a.coefficient))
			return false;
		scale = 0;
	}
	if (scale > DECIMAL_SCALE_MAX)
		return false;
	*out = (struct decimal){a.coefficient, (unsigned)scale};
	return true;
}

bool decimal_rescale(struct decimal a, unsigned scale, struct decimal *out)
{
	decimal_coefficient c = a.coefficient;

	if (scale > DECIMAL_SCALE_MAX)
		return false;
	for (; a.scale > scale; a.scale--) {
		if (c % 10)
			return false;
		c /= 10;
	}
	if (!scale_up(c, scale - a.scale, &c))
		return false;
	*out = (struct decimal){c, scale};
	return true;
}

bool decimal_divide(struct decimal a, struct decimal b, unsigned scale,
		    struct decimal *out)
{
	decimal_coefficient n, twice;

	if (!b.coefficient || scale > DECIMAL_SCALE_MAX ||
	    !scale_up(a.coefficient, scale + b.scale, &n) ||
	    !scale_up(b.coefficient, a.scale, &b.coefficient))
		return false;
	decimal_coefficient quotient = n / b.coefficient;
	decimal_coefficient rest = n % b.coefficient;
	decimal_coefficient divisor =
		b.coefficient < 0 ? -b.coefficient : b.coefficient;

	twice = (rest < 0 ? -rest : rest) * 2;
	if (twice >= divisor)
		quotient += (n < 0) == (b.coefficient < 0) ? 1 : -1;
	*out = (struct decimal){quotient, scale};
	return true;
}

int decimal_compare(struct decimal a, struct decimal b)
{
	if (!align(&a, &b)) {
		/* Only the longer one fails to grow: its sign decides unless
		 * the signs differ anyway. */
		bool a_grows = a.scale < b.scale;
		decimal_coefficient c =
			a_grows ? a.coefficient : -b.coefficient;

		return c < 0 ? -1 : 1;
	}
	return (a.coefficient > b.coefficient) -
	       (a.coefficient < b.coefficient);
}

enum { DIGITS_MAX = 64 };

/* Digits of |c| from the right, at least one before the point; returns the
 * position of the first. */
static size_t digits(char text[DIGITS_MAX], struct decimal a)
{
	decimal_coefficient c =
		a.coefficient < 0 ? -a.coefficient : a.coefficient;
	size_t at = DIGITS_MAX;

	for (; c > INT64_MAX; c /= 10)
		text[--at] = (char)('0' + (int)(c % 10));
	/* Division of 64 bits is many times faster than that of 128. */
	uint64_t rest = (uint64_t)c;

	do {
		text[--at] = (char)('0' + rest % 10);
		rest /= 10;
	} while (rest || DIGITS_MAX - at <= a.scale);
	return at;
}

/* Digits, grouping, sign and point. */
enum { NUMBER_MAX = DIGITS_MAX * 2 };

/* Returns the length. */
static size_t write_number(char out[NUMBER_MAX], struct decimal a, bool grouped)
{
	char text[DIGITS_MAX];
	size_t at = digits(text, a);
	size_t point = DIGITS_MAX - a.scale;
	size_t n = 0;

	if (a.coefficient < 0)
		out[n++] = '-';
	for (size_t i = at; i < DIGITS_MAX; i++) {
		if (i == point)
			out[n++] = '.';
		else if (grouped && i > at && i < point && (point - i) % 3 == 0)
			out[n++] = ',';
		out[n++] = text[i];
	}
	return n;
}

void decimal_write(struct buf *b, struct decimal a)
{
	char text[NUMBER_MAX];
	size_t n = write_number(text, a, false);

	buf_add(b, (struct str){text, n});
}

void decimal_write_grouped(struct buf *b, struct decimal a)
{
	char text[NUMBER_MAX];
	size_t n = write_number(text, a, true);

	buf_add(b, (struct str){text, n});
}

struct str decimal_text(struct arena *arena, struct decimal a)
{
	char text[NUMBER_MAX];
	size_t n = write_number(text, a, false);

	return str_copy(arena, (struct str){text, n});
}
