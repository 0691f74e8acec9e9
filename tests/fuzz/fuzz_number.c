/* Any text: what is read as a number is the same when it is written and read
 * again, also grouped; and what is no number changes nothing. */
#include "base/utf8.h"
#include "format/number.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool ok)
{
	if (!ok)
		abort();
}

static void read_again(const struct buf *b, struct decimal wanted)
{
	struct decimal value;

	require(number_parse(buf_str(b), &value) == NUMBER_VALUE);
	require(value.coefficient == wanted.coefficient);
	require(value.scale == wanted.scale);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str text = {(const char *)data, size};
	struct decimal value = {12345, 3};
	struct buf b = {0};

	if (utf8_invalid_at(text) < text.n)
		return 0;
	if (number_parse(text, &value) != NUMBER_VALUE) {
		require(value.coefficient == 12345 && value.scale == 3);
		return 0;
	}
	require(value.scale <= 6);
	decimal_write(&b, value);
	read_again(&b, value);
	buf_clear(&b);
	decimal_write_grouped(&b, value);
	read_again(&b, value);
	buf_free(&b);
	return 0;
}
