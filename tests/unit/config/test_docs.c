/* docs/site.toml.md and its Chinese version name every key, in its section,
 * with its default. */
#include "config/config_keys.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>

static struct str read_page(struct arena *a, const char *path)
{
	FILE *file = fopen(path, "rb");
	struct buf b = {0};
	int c;

	assert_non_null(file);
	while ((c = getc(file)) != EOF)
		buf_add_char(&b, (char)c);
	fclose(file);
	struct str page = str_copy(a, buf_str(&b));

	buf_free(&b);
	return page;
}

/* From the heading to the next one. */
static struct str part_of(struct str page, struct str heading)
{
	size_t start = str_find(page, heading, 0);

	if (start == page.n)
		print_error("no heading %.*s\n", STR_ARG(heading));
	assert_true(start < page.n);
	return str_slice(page, start,
			 str_find(page, STR("\n### "), start + heading.n));
}

/* The line of the key: | `name` | value | default | meaning | */
static struct str row_of(struct arena *a, struct str part, const char *name)
{
	struct str begin = str_format(a, "\n| `%s` | ", name);
	size_t start = str_find(part, begin, 0);

	if (start == part.n)
		print_error("no row for %s\n", name);
	assert_true(start < part.n);
	return str_slice(part, start, str_find_char(part, '\n', start + 1));
}

static void check_key(struct arena *a, struct str part, const struct key *k)
{
	struct str row = row_of(a, part, k->name);
	struct str number = str_format(a, "| `%d` |", k->number);

	if (k->text)
		assert_true(
			str_contains(row, str_format(a, "| `%s` |", k->text)));
	if (k->number)
		assert_true(str_contains(row, number));
	assert_true(k->required == (str_contains(row, STR("| required |")) ||
				    str_contains(row, STR("| 必填 |"))));
	for (size_t i = 0; i < k->choice_count; i++)
		if (k->type == &key_choice && k->choice_count < 5 &&
		    k->source == KEY_FALLBACK)
			assert_true(str_contains(
				row,
				str_format(a, "`\"%s\"`", k->choices[i].name)));
}

/* outer is the name of the section with a point, empty at the top. */
static void check_section(struct arena *a, struct str page, struct str heading,
			  const struct key_section *section, struct str outer)
{
	struct str part = part_of(page, heading);

	for (size_t i = 0; i < section->count; i++) {
		const struct key *k = &section->keys[i];
		bool is_list = k->type == &key_tables;
		struct str name = str_concat(a, outer, str_from(k->name));

		if (!k->section) {
			check_key(a, part, k);
			continue;
		}
		heading = str_format(
			a, is_list ? "### `[[%.*s]]`\n" : "### `[%.*s]`\n",
			STR_ARG(name));
		check_section(a, page, heading, k->section,
			      str_concat(a, name, STR(".")));
	}
}

static void all_keys_are_explained(void **state)
{
	struct arena a = {0};

	(void)state;
	check_section(&a, read_page(&a, "docs/site.toml.md"),
		      STR("### The top of the file"), &config_section, STR(""));
	check_section(&a, read_page(&a, "docs/site.toml.zh-CN.md"),
		      STR("### 文件开头"), &config_section, STR(""));
	arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_keys_are_explained),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
