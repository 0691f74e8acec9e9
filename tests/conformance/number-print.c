/* Prints what the program makes of numbers, for number-oracle.py.
 *
 * Each line of standard input is an operation and its operands, separated by
 * tabs; operands are the text of a published number, or a decimal as
 * COEFFICIENT:SCALE. Each answer is one line.
 */
#include "format/number.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LINE_MAX_BYTES = 4096, WORDS_MAX = 4 };

static const char *const kind_names[] = {
	[NUMBER_EMPTY] = "empty",
	[NUMBER_VALUE] = "value",
	[NUMBER_DASH] = "dash",
	[NUMBER_NOT_APPLICABLE] = "not-applicable",
	[NUMBER_INVALID] = "invalid",
	[NUMBER_TOO_LONG] = "too-long",
};

static struct decimal operand(struct str text)
{
	struct str_cut cut = str_cut(text, STR(":"));
	bool minus = str_starts(cut.head, STR("-"));
	struct decimal d = {0};
	uint64_t scale;

	for (size_t i = minus; i < cut.head.n; i++)
		d.coefficient = d.coefficient * 10 + (cut.head.s[i] - '0');
	if (minus)
		d.coefficient = -d.coefficient;
	assert(str_to_uint(cut.tail, DECIMAL_SCALE_MAX, &scale));
	d.scale = (unsigned)scale;
	return d;
}

static void print_decimal(bool fits, struct decimal d)
{
	struct buf b = {0};

	decimal_write(&b, d);
	printf("%.*s\n", fits ? (int)b.n : 2, fits ? b.s : "no");
	buf_free(&b);
}

static void print_parsed(struct str text)
{
	struct decimal value = {0};
	enum number_kind kind = number_parse(text, &value);

	printf("%s ", kind_names[kind]);
	print_decimal(true, value);
}

static void print_grouped(struct decimal d)
{
	struct buf b = {0};

	decimal_write_grouped(&b, d);
	printf("%.*s\n", (int)b.n, b.s);
	buf_free(&b);
}

static bool is(struct str word, const char *name)
{
	return str_eq(word, str_from(name));
}

static void compute(const struct str *words)
{
	struct decimal a = operand(words[1]), out = {0};
	int n = atoi(words[3].s);

	if (is(words[0], "add"))
		print_decimal(decimal_add(a, operand(words[2]), &out), out);
	else if (is(words[0], "subtract"))
		print_decimal(decimal_subtract(a, operand(words[2]), &out),
			      out);
	else if (is(words[0], "multiply"))
		print_decimal(decimal_multiply(a, operand(words[2]), &out),
			      out);
	else if (is(words[0], "divide"))
		print_decimal(
			decimal_divide(a, operand(words[2]), (unsigned)n, &out),
			out);
	else if (is(words[0], "shift"))
		print_decimal(decimal_shift(a, n, &out), out);
	else if (is(words[0], "rescale"))
		print_decimal(decimal_rescale(a, (unsigned)n, &out), out);
	else if (is(words[0], "compare"))
		printf("%d\n", decimal_compare(a, operand(words[2])));
	else
		print_grouped(a);
}

static void answer(struct str line)
{
	struct str words[WORDS_MAX];
	struct str_cut cut = str_cut(line, STR("\t"));

	if (is(cut.head, "parse")) {
		print_parsed(cut.tail);
		return;
	}
	for (size_t i = 0; i < WORDS_MAX; i++) {
		words[i] = cut.head;
		cut = str_cut(cut.tail, STR("\t"));
	}
	compute(words);
}

int main(void)
{
	char line[LINE_MAX_BYTES];

	while (fgets(line, sizeof line, stdin)) {
		struct str text = str_from(line);

		answer(str_slice(text, 0, text.n - 1));
	}
	return 0;
}
