/* Exact decimal: a whole number of 10^-scale.
 *
 * Money never touches binary floating point. The coefficient has up to 36
 * digits, so that every sum and change of unit of published amounts (at most
 * 18 digits each) is exact; what would not fit is reported, never cut.
 */
#ifndef BASE_DECIMAL_H
#define BASE_DECIMAL_H

#include "base/buf.h"

/* Aligned as other numbers are, so that a decimal has 24 bytes and not 32. */
__extension__ typedef __int128 decimal_coefficient __attribute__((aligned(8)));

enum { DECIMAL_SCALE_MAX = 12 };

/* A zeroed struct is 0. */
struct decimal {
	decimal_coefficient coefficient;
	unsigned scale; /* digits after the point, as written; 1.50 has 2 */
};

struct decimal decimal_from_int(int64_t value);
/* Each returns false when the exact result does not fit; *out is unchanged. */
bool decimal_add(struct decimal a, struct decimal b, struct decimal *out);
bool decimal_subtract(struct decimal a, struct decimal b, struct decimal *out);
bool decimal_multiply(struct decimal a, struct decimal b, struct decimal *out);
/* a * 10^power with the scale lowered as far as the digits allow: a change of
 * unit. decimal_shift(12.5, 4) is 125000. */
bool decimal_shift(struct decimal a, int power, struct decimal *out);
/* a with exactly this scale; false when digits other than 0 would be lost. */
bool decimal_rescale(struct decimal a, unsigned scale, struct decimal *out);
/* a / b to this scale, rounded half away from zero; false when b is 0 or the
 * result does not fit. For shares and rates of change, never for amounts. */
bool decimal_divide(struct decimal a, struct decimal b, unsigned scale,
		    struct decimal *out);
/* Order of the values: 1.50 equals 1.5. */
int decimal_compare(struct decimal a, struct decimal b);
static inline bool decimal_is_zero(struct decimal a)
{
	return a.coefficient == 0;
}
static inline bool decimal_is_negative(struct decimal a)
{
	return a.coefficient < 0;
}
struct decimal decimal_negate(struct decimal a);

/* Plain digits: [-]123.45, all the digits of the scale. */
void decimal_write(struct buf *b, struct decimal a);
/* The same with a comma before each group of three: 1,234.50. */
void decimal_write_grouped(struct buf *b, struct decimal a);
struct str decimal_text(struct arena *arena, struct decimal a);

#endif
