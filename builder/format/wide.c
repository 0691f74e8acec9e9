/* Full-width punctuation. */
#include "format/wide.h"

const struct wide_mark *wide_mark_at(struct str s)
{
	static const struct wide_mark marks[] = {
		{STR_INIT("“"), STR_INIT("\"")},
		{STR_INIT("”"), STR_INIT("\"")},
		{STR_INIT("＂"), STR_INIT("\"")},
		{STR_INIT("‘"), STR_INIT("'")},
		{STR_INIT("’"), STR_INIT("'")},
		{STR_INIT("＇"), STR_INIT("'")},
		{STR_INIT("，"), STR_INIT(",")},
		{STR_INIT("、"), STR_INIT(",")},
		{STR_INIT("："), STR_INIT(":")},
		{STR_INIT("；"), STR_INIT(";")},
		{STR_INIT("＝"), STR_INIT("=")},
		{STR_INIT("．"), STR_INIT(".")},
		{STR_INIT("＃"), STR_INIT("#")},
		{STR_INIT("［"), STR_INIT("[")},
		{STR_INIT("］"), STR_INIT("]")},
		{STR_INIT("【"), STR_INIT("[")},
		{STR_INIT("】"), STR_INIT("]")},
		{STR_INIT("｛"), STR_INIT("{")},
		{STR_INIT("｝"), STR_INIT("}")},
	};

	if (!s.n || (unsigned char)*s.s < 0x80)
		return NULL;
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (str_starts(s, marks[i].wide))
			return &marks[i];
	return NULL;
}
