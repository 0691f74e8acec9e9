/* Currency units of published tables: 元, 万元, 亿元 and declared others. */
#ifndef MODEL_UNIT_H
#define MODEL_UNIT_H

#include "base/decimal.h"

struct currency_unit {
	struct str name; /* as published: 万元 */
	int power;       /* an amount of 1 is 10^power of the base unit (元) */
};

/* 元 0, 角 -1, 分 -2, 千元 3, 万元 4, 百万元 6, 亿元 8; also with 人民币 before
 * it. False for others; *out keeps the name with power 0. */
bool currency_unit_parse(struct str text, struct currency_unit *out);

#endif
