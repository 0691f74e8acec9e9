/* Which character parts the fields of a CSV file. */
#include "format/csv.h"

#include <string.h>

static const char delimiters[] = {',', '\t', ';'};
enum { DELIMITERS = sizeof delimiters, LINES_MAX = 100 };

/* How often each delimiter stands in the lines read so far. */
struct tally {
	size_t lines, total[DELIMITERS], first[DELIMITERS];
	bool even[DELIMITERS];
};

static bool is_line_end(char c)
{
	return c == '\n' || c == '\r';
}

/* One record, from at to behind its end. */
static size_t read_record(struct str text, size_t at, size_t counts[DELIMITERS])
{
	bool quoted = false;

	for (; at < text.n && (quoted || !is_line_end(text.s[at])); at++) {
		const char *d = memchr(delimiters, text.s[at], DELIMITERS);

		quoted ^= text.s[at] == '"';
		if (d && !quoted)
			counts[d - delimiters]++;
	}
	return at < text.n ? at + 1 : at;
}

static void add(struct tally *t, const size_t counts[DELIMITERS])
{
	for (size_t i = 0; i < DELIMITERS; i++) {
		if (!t->lines)
			t->first[i] = counts[i];
		t->even[i] = t->first[i] && t->first[i] == counts[i] &&
			     (!t->lines || t->even[i]);
		t->total[i] += counts[i];
	}
	t->lines++;
}

char csv_guess_delimiter(struct str text)
{
	struct tally t = {0};

	for (size_t at = 0; at < text.n && t.lines < LINES_MAX;) {
		size_t counts[DELIMITERS] = {0}, from = at;

		at = read_record(text, at, counts);
		if (str_trim(str_slice(text, from, at)).n ||
		    counts[0] + counts[1] + counts[2])
			add(&t, counts);
	}
	for (size_t i = 1; i < DELIMITERS && !t.even[0]; i++)
		if (t.even[i] || (t.total[i] && !t.total[0]))
			return delimiters[i];
	return ',';
}
