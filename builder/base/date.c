/* Dates of the calendar. */
#include "base/date.h"

enum { DAY_SECONDS = 86400 };

/* The proleptic Gregorian calendar repeats itself every 400 years, and a year
 * that begins in March has its leap day at its end. */
struct str date_day(struct arena *a, int64_t seconds)
{
	int64_t days = (seconds > 0 ? seconds : 0) / DAY_SECONDS;
	int64_t since = days + 719468; /* 1 March of the year 0 */
	int64_t era = since / 146097, day = since % 146097;
	int64_t year = (day - day / 1460 + day / 36524 - day / 146096) / 365;
	int64_t rest = day - (365 * year + year / 4 - year / 100);
	int64_t month = (5 * rest + 2) / 153; /* from March */

	day = rest - (153 * month + 2) / 5 + 1;
	month = month < 10 ? month + 3 : month - 9;
	year += era * 400 + (month <= 2);
	return str_format(a, "%04d-%02d-%02d", (int)year, (int)month, (int)day);
}

struct str date_time(struct arena *a, int64_t seconds)
{
	int time = (int)((seconds > 0 ? seconds : 0) % DAY_SECONDS);

	return str_format(a, "%.*sT%02d:%02d:%02dZ",
			  STR_ARG(date_day(a, seconds)), time / 3600,
			  time / 60 % 60, time % 60);
}

bool date_is_valid(struct str text)
{
	static const uint64_t days[] = {31, 29, 31, 30, 31, 30,
					31, 31, 30, 31, 30, 31};
	uint64_t year, month, day;

	if (text.n != 4 && text.n != 7 && text.n != 10)
		return false;
	if (!str_to_uint(str_slice(text, 0, 4), 2199, &year) || year < 1900)
		return false;
	if (text.n == 4)
		return true;
	if (text.s[4] != '-' ||
	    !str_to_uint(str_slice(text, 5, 7), 12, &month) || !month)
		return false;
	if (text.n == 7)
		return true;
	bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

	return text.s[7] == '-' &&
	       str_to_uint(str_slice(text, 8, 10), days[month - 1], &day) &&
	       day && (leap || month != 2 || day != 29);
}

static int64_t part_of(struct str date, size_t from, size_t to)
{
	uint64_t n;

	return str_to_uint(str_slice(date, from, to), 9999, &n) ? (int64_t)n
								: 1;
}

int64_t date_seconds(struct str date)
{
	if (!date_is_valid(date))
		return 0;
	int64_t month = part_of(date, 5, 7), day = part_of(date, 8, 10);
	int64_t year = part_of(date, 0, 4) - (month <= 2); /* from March */
	int64_t since = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5;
	int64_t days = 365 * year + year / 4 - year / 100 + year / 400 + since +
		       day - 1 - 719468;

	return days * DAY_SECONDS;
}
