/* Charts for tests. */
#ifndef TESTS_CHART_FORMS_H
#define TESTS_CHART_FORMS_H

#include "chart/draw.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static inline struct chart_amount stated(int64_t value, const char *text)
{
	return (struct chart_amount){true, decimal_from_int(value),
				     str_from(text)};
}

static inline struct chart_item item(const char *name, int64_t value,
				     const char *text)
{
	return (struct chart_item){.name = str_from(name),
				   .amount = stated(value, text)};
}

static inline struct chart_words words(void)
{
	struct chart_words w = {.table = STR("table"),
				.file = STR("file"),
				.from = STR("from"),
				.to = STR("to"),
				.absent = STR("none")};

	w.obstacles[CHART_EMPTY] = STR("empty");
	w.obstacles[CHART_NEGATIVE] = STR("negative");
	w.obstacles[CHART_UNBALANCED] = STR("unbalanced");
	w.obstacles[CHART_ONE_YEAR] = STR("one year");
	return w;
}

/* How often does the text hold the needle? */
static inline size_t count(struct str text, const char *needle)
{
	struct str n = str_from(needle);
	size_t found = 0;

	for (size_t at = str_find(text, n, 0); at < text.n;
	     at = str_find(text, n, at + n.n))
		found++;
	return found;
}

static inline void has(const struct buf *b, const char *needle, size_t times)
{
	size_t found = count(buf_str(b), needle);

	if (found != times)
		fail_msg("\"%s\" %zu times, wanted %zu:\n%.*s", needle, found,
			 times, (int)b->n, b->s);
}

#endif
