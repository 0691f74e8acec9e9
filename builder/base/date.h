/* Dates of the calendar, in UTC. */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include "base/str.h"

/* Is it "2026", "2026-03" or "2026-03-01", of 1900 to 2199, with a day that the
 * month has? */
bool date_is_valid(struct str text);

/* The first second of a valid date: of 1 January where it is a year alone; 0
 * where there is none. */
int64_t date_seconds(struct str date);

/* "2026-03-01"; seconds before 1970 count as 1970. */
struct str date_day(struct arena *a, int64_t seconds);
/* "2026-03-01T08:30:00Z" */
struct str date_time(struct arena *a, int64_t seconds);

#endif
