/* Inside targets: dates, periods and frequencies. Each takes the whole scan or
 * leaves it as it was. */
#ifndef MODEL_TARGET_TIME_H
#define MODEL_TARGET_TIME_H

#include "model/target_scan.h"

/* 2026年6月前, 2023-12-31, 12月底前, 年底前, 每季度末. */
bool target_parse_deadline(struct target_scan *s, struct target *out);
/* 每月, 每年2次, 按月发放, 1次/季度. */
bool target_parse_frequency(struct target_scan *s, struct target *out);
/* 7*24小时. */
bool target_parse_availability(struct target_scan *s, struct target *out);

/* An operator that stands before a number; OPERATOR_NONE when none does. */
enum target_operator target_operator_before(struct target_scan *s);

#endif
