/* Published numbers: every form that budget tables use, exactly.
 *
 *   12,578.00  12578  +5  -5  １２，５７８．００  ﹣5 －5 −5  (123) （123）
 *   -  —  ——  －  --      a dash or two: nothing, shown as a dash
 *   empty, only blanks    not stated (never zero)
 *   不适用 / 无 / N/A      not applicable
 * Blanks around are no part of it, also U+3000. Leading zeros are allowed.
 * Grouping commas must stand at every third digit (1,234,567) or nowhere.
 * (123) is -123. Digits stand on both sides of a point. No exponent, no unit,
 * no percent sign, no second point or sign: such forms are errors.
 */
#ifndef FORMAT_NUMBER_H
#define FORMAT_NUMBER_H

#include "base/decimal.h"

enum number_kind {
	NUMBER_EMPTY,
	NUMBER_VALUE,
	NUMBER_DASH,
	NUMBER_NOT_APPLICABLE,
	NUMBER_INVALID,  /* not a number in any known form */
	NUMBER_TOO_LONG, /* more than 18 digits before or 6 after the point */
};

/* text must be valid UTF-8. value is set (with the scale as written) for
 * NUMBER_VALUE only. */
enum number_kind number_parse(struct str text, struct decimal *value);

/* What spreadsheet programs show in place of a number, and save so. */
enum number_sign {
	NUMBER_SIGN_NONE,
	NUMBER_SIGN_ERROR,  /* #REF!, #N/A, #DIV/0!, Err:502: of a formula */
	NUMBER_SIGN_NARROW, /* ####: the column has no room for it */
};
enum number_sign number_sign_of(struct str text);

/* The text of an amount of yuan without the one ¥ or ￥ that the currency and
 * accounting forms of spreadsheet programs put before the digits or the dash,
 * and without the blanks behind it; text itself where there is none. */
struct str number_without_yuan(struct arena *a, struct str text);

#endif
