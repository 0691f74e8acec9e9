/* What may stand as a code, whatever it classifies. */
#ifndef MODEL_CODE_H
#define MODEL_CODE_H

#include "base/str.h"

/* Digits, letters, points, hyphens and underscores only. */
bool code_is_plain(struct str code);
/* A number as spreadsheet programs show long ones: 2.01E+06. */
bool code_is_scientific(struct str code);
/* That, or with the decimals and separators of an amount: 2010301.00,
 * 2,010,301. */
bool code_is_formatted_number(struct str code);

#endif
