/* Units of targets: per cent, time, things that are counted. */
#include "audit/targets.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum {
	PEOPLE = 1,
	EVENTS = 2,
	PAPERS = 4,
	DEVICES = 8,
	BODIES = 16,
	THINGS = PEOPLE | EVENTS | PAPERS | DEVICES | BODIES,
	MONEY = 32,
	AREA = 64,
};
enum { MILLISECOND = 1, SECOND = 2, MINUTE = 4, HOUR = 8, DAY = 16 };
enum { WEEK = 32, MONTH = 64, QUARTER = 128, YEAR = 256, ANY_TIME = 511 };

struct unit_word {
	struct str word;
	struct measure measure;
};

static const struct unit_word words[] = {
	{STR_INIT(""), {MEASURE_NONE, 0}},
	{STR_INIT("/"), {MEASURE_NONE, 0}},
	{STR_INIT("-"), {MEASURE_NONE, 0}},
	{STR_INIT("—"), {MEASURE_NONE, 0}},
	{STR_INIT("无"), {MEASURE_NONE, 0}},
	{STR_INIT("不适用"), {MEASURE_NONE, 0}},
	{STR_INIT("定性"), {MEASURE_NONE, 0}},
	{STR_INIT("程度"), {MEASURE_NONE, 0}},
	{STR_INIT("文字描述"), {MEASURE_NONE, 0}},
	{STR_INIT("%"), {MEASURE_PERCENT, 1}},
	{STR_INIT("％"), {MEASURE_PERCENT, 1}},
	{STR_INIT("‰"), {MEASURE_PERCENT, 1}},
	{STR_INIT("百分比"), {MEASURE_PERCENT, 1}},
	{STR_INIT("百分率"), {MEASURE_PERCENT, 1}},
	{STR_INIT("百分点"), {MEASURE_PERCENT, 1}},
	{STR_INIT("个百分点"), {MEASURE_PERCENT, 1}},
	{STR_INIT("毫秒"), {MEASURE_TIME, MILLISECOND}},
	{STR_INIT("秒"), {MEASURE_TIME, SECOND}},
	{STR_INIT("秒钟"), {MEASURE_TIME, SECOND}},
	{STR_INIT("分钟"), {MEASURE_TIME, MINUTE}},
	{STR_INIT("小时"), {MEASURE_TIME, HOUR}},
	{STR_INIT("个小时"), {MEASURE_TIME, HOUR}},
	{STR_INIT("天"), {MEASURE_TIME, DAY}},
	{STR_INIT("日"), {MEASURE_TIME, DAY}},
	{STR_INIT("工作日"), {MEASURE_TIME, DAY}},
	{STR_INIT("个工作日"), {MEASURE_TIME, DAY}},
	{STR_INIT("自然日"), {MEASURE_TIME, DAY}},
	{STR_INIT("个自然日"), {MEASURE_TIME, DAY}},
	{STR_INIT("周"), {MEASURE_TIME, WEEK}},
	{STR_INIT("个星期"), {MEASURE_TIME, WEEK}},
	{STR_INIT("月"), {MEASURE_TIME, MONTH}},
	{STR_INIT("个月"), {MEASURE_TIME, MONTH}},
	{STR_INIT("季度"), {MEASURE_TIME, QUARTER}},
	{STR_INIT("个季度"), {MEASURE_TIME, QUARTER}},
	{STR_INIT("年"), {MEASURE_TIME, YEAR}},
	{STR_INIT("时间"), {MEASURE_TIME, ANY_TIME}},
	{STR_INIT("日期"), {MEASURE_TIME, ANY_TIME}},
	{STR_INIT("年月"), {MEASURE_TIME, ANY_TIME}},
	{STR_INIT("个"), {MEASURE_COUNT, THINGS}},
	{STR_INIT("项"), {MEASURE_COUNT, THINGS}},
	{STR_INIT("件"), {MEASURE_COUNT, THINGS}},
	{STR_INIT("种"), {MEASURE_COUNT, THINGS}},
	{STR_INIT("类"), {MEASURE_COUNT, THINGS}},
	{STR_INIT("处"), {MEASURE_COUNT, THINGS}},
	{STR_INIT("单"), {MEASURE_COUNT, THINGS}},
	{STR_INIT("批"), {MEASURE_COUNT, THINGS}},
	{STR_INIT("条"), {MEASURE_COUNT, THINGS}},
	{STR_INIT("人"), {MEASURE_COUNT, PEOPLE}},
	{STR_INIT("名"), {MEASURE_COUNT, PEOPLE}},
	{STR_INIT("位"), {MEASURE_COUNT, PEOPLE}},
	{STR_INIT("人次"), {MEASURE_COUNT, PEOPLE | EVENTS}},
	{STR_INIT("人数"), {MEASURE_COUNT, PEOPLE}},
	{STR_INIT("户"), {MEASURE_COUNT, PEOPLE | BODIES}},
	{STR_INIT("家"), {MEASURE_COUNT, BODIES}},
	{STR_INIT("所"), {MEASURE_COUNT, BODIES}},
	{STR_INIT("次"), {MEASURE_COUNT, EVENTS}},
	{STR_INIT("场"), {MEASURE_COUNT, EVENTS}},
	{STR_INIT("场次"), {MEASURE_COUNT, EVENTS}},
	{STR_INIT("期"), {MEASURE_COUNT, EVENTS | PAPERS}},
	{STR_INIT("起"), {MEASURE_COUNT, EVENTS}},
	{STR_INIT("宗"), {MEASURE_COUNT, EVENTS}},
	{STR_INIT("例"), {MEASURE_COUNT, EVENTS | PEOPLE}},
	{STR_INIT("轮"), {MEASURE_COUNT, EVENTS}},
	{STR_INIT("届"), {MEASURE_COUNT, EVENTS}},
	{STR_INIT("份"), {MEASURE_COUNT, PAPERS}},
	{STR_INIT("篇"), {MEASURE_COUNT, PAPERS}},
	{STR_INIT("册"), {MEASURE_COUNT, PAPERS}},
	{STR_INIT("本"), {MEASURE_COUNT, PAPERS}},
	{STR_INIT("部"), {MEASURE_COUNT, PAPERS | DEVICES}},
	{STR_INIT("套"), {MEASURE_COUNT, PAPERS | DEVICES}},
	{STR_INIT("台"), {MEASURE_COUNT, DEVICES}},
	{STR_INIT("辆"), {MEASURE_COUNT, DEVICES}},
	{STR_INIT("架"), {MEASURE_COUNT, DEVICES}},
	{STR_INIT("元"), {MEASURE_COUNT, MONEY}},
	{STR_INIT("平方米"), {MEASURE_COUNT, AREA}},
	{STR_INIT("m²"), {MEASURE_COUNT, AREA}},
	{STR_INIT("平方公里"), {MEASURE_COUNT, AREA}},
};

static const struct measure *known(struct str unit)
{
	for (size_t i = 0; i < COUNT(words); i++)
		if (str_eq(unit, words[i].word))
			return &words[i].measure;
	return NULL;
}

/* 万人 counts people: numbers may stand before what is counted. */
static struct str without_thousands(struct str unit)
{
	static const struct str numbers[] = {STR_INIT("亿"), STR_INIT("万"),
					     STR_INIT("千"), STR_INIT("百")};

	for (size_t i = 0; i < COUNT(numbers); i++)
		if (str_starts(unit, numbers[i]) && unit.n > numbers[i].n)
			unit = str_slice(unit, numbers[i].n, unit.n);
	return unit;
}

struct measure measure_of(struct str unit)
{
	struct str all = str_trim(unit);
	struct str head = str_trim(str_cut(all, STR("/")).head);
	const struct measure *found = known(all);

	if (!found && head.n)
		found = known(head);
	if (!found && head.n)
		found = known(without_thousands(head));
	if (!found && str_starts(head, STR("个")))
		found = known(STR("个")); /* 个系统 */
	return found ? *found : (struct measure){MEASURE_OTHER, 0};
}
