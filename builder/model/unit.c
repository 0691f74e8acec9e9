/* Currency units. */
#include "model/unit.h"

bool currency_unit_parse(struct str text, struct currency_unit *out)
{
	static const struct currency_unit units[] = {
		{STR_INIT("元"), 0},   {STR_INIT("角"), -1},
		{STR_INIT("分"), -2},  {STR_INIT("千元"), 3},
		{STR_INIT("万元"), 4}, {STR_INIT("百万元"), 6},
		{STR_INIT("亿元"), 8},
	};
	struct str name = str_trim(text);
	struct str bare = name;

	if (str_starts(bare, STR("人民币")))
		bare = str_trim(str_slice(bare, STR("人民币").n, bare.n));
	*out = (struct currency_unit){name, 0};
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (str_eq(bare, units[i].name)) {
			out->power = units[i].power;
			return true;
		}
	return false;
}
