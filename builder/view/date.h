/* Dates from seconds since 1970, in UTC. */
#ifndef VIEW_DATE_H
#define VIEW_DATE_H

#include "base/str.h"

/* "2026-03-01"; seconds before 1970 count as 1970. */
struct str date_day(struct arena *a, int64_t seconds);
/* "2026-03-01T08:30:00Z" */
struct str date_time(struct arena *a, int64_t seconds);

#endif
