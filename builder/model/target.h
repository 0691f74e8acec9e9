/* Performance targets: published text to kind, operator, numbers, unit, date.
 *
 * The published text is always kept beside the parse. What no rule understands
 * is TARGET_TEXT; it is never guessed.
 */
#ifndef MODEL_TARGET_H
#define MODEL_TARGET_H

#include "base/decimal.h"

enum target_kind {
	TARGET_EMPTY,          /* nothing stated */
	TARGET_NOT_APPLICABLE, /* 不适用 */
	TARGET_NUMBER,         /* ≥10个, 1台, ≥30,000套/年, CCR > 1 */
	TARGET_PERCENT,        /* 100%, ≥95% */
	TARGET_RANGE,          /* 90%-100%, 3-5次 */
	TARGET_DURATION, /* ≤0.1秒, 24小时内, 不低于40小时, ≤10个工作日, 1年 */
	TARGET_FREQUENCY, /* 每月, 1次/季度, ≥1 次/月, 每1年开展一次 */
	TARGET_AVAILABILITY, /* 7*24小时, 24小时不间断: value is the days where
				they are stated, value_max the hours */
	TARGET_DEADLINE, /* 2026年6月前, 2023年12月31日前, 每季度末 */
	TARGET_QUALITATIVE, /* 显著, 有效提升, 及时 */
	TARGET_TEXT,        /* anything else, as it stands */
};

enum target_operator {
	OPERATOR_NONE,
	OPERATOR_EQUAL,     /* a bare number */
	OPERATOR_AT_LEAST,  /* ≥, 不低于, 不少于, 达到, 以上 */
	OPERATOR_AT_MOST,   /* ≤, 不超过, 以内, 之内, 内 */
	OPERATOR_MORE_THAN, /* >, 超过, 大于 */
	OPERATOR_LESS_THAN, /* <, 小于 */
	OPERATOR_BETWEEN,   /* both ends included */
	OPERATOR_BEFORE,    /* 前, 底前, 之前 */
};

struct target {
	enum target_kind kind;
	enum target_operator operator;
	bool has_value, has_value_max;
	struct decimal value, value_max; /* as written; 万 is multiplied out */
	struct str unit; /* as written: 个, %, 人次/天, 小时; view of the text
			    or of a literal */
	/* Of a frequency, or of a deadline that comes back (每季度末): year,
	 * half-year, quarter, month, week, day. */
	struct str period;
	/* "2026-06", "2023-12-31", "--12-31" (no year), "" (年底前): the date
	 * as written; the last day in time is not computed. */
	char deadline[11];
};

/* text must outlive the result. */
struct target target_parse(struct str text);
/* Stable names: "number", "at-least" ... for datasets and templates; empty
 * for OPERATOR_NONE. */
struct str target_kind_name(enum target_kind kind);
struct str target_operator_name(enum target_operator op);

#endif
