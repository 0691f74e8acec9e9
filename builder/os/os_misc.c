/* Clock, environment, terminal. */
#include "os/os.h"

#include <malloc.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

uint64_t os_clock(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

int64_t os_file_clock(void)
{
	struct timespec t;

	clock_gettime(CLOCK_REALTIME_COARSE, &t);
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

void os_return_memory(void)
{
	enum { LARGE = 1024 * 1024 };

	mallopt(M_MMAP_THRESHOLD, LARGE);
	mallopt(M_TRIM_THRESHOLD, LARGE);
}

void os_trim_memory(void)
{
	malloc_trim(0);
}

int64_t os_now(void)
{
	uint64_t epoch;

	if (str_to_uint(os_environment("SOURCE_DATE_EPOCH"), INT64_MAX, &epoch))
		return (int64_t)epoch;
	return (int64_t)time(NULL);
}

struct str os_environment(const char *name)
{
	return str_from(getenv(name));
}

bool os_is_terminal(int descriptor)
{
	return isatty(descriptor) == 1;
}
