/* Golden diagnostics: the messages of tests/cases/template/NAME.in in both
 * languages must be those of NAME.err, and the page that of NAME.out, where
 * there is one. With the argument --write the files are written anew, to be
 * read before they are committed.
 *
 * A .in file has templates, each after a line "==> NAME"; the first is rendered
 * with the values below.
 */
#include "template/template.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "../golden.h"

#define FOLDER "tests/cases/template/"

static const struct value_shape PAGE = VALUE_SHAPE(
	"page", "title", "department", "rows", "note", "chart", "draft");
static const struct value_shape DEPARTMENT =
	VALUE_SHAPE("department", "id", "name", "successor");
static const struct value_shape ROW =
	VALUE_SHAPE("row", "code", "name", "amount");

struct sources {
	struct template_source *items;
	size_t count, capacity;
};

static struct value make_row(struct arena *a, struct str code, struct str name)
{
	return VALUE_OBJECT(a, &ROW, value_text(code), value_text(name),
			    value_none());
}

static struct value make_page(struct arena *a)
{
	struct value department =
		VALUE_OBJECT(a, &DEPARTMENT, value_text(STR("finance")),
			     value_text(STR("财政局")), value_none());
	struct value *rows = arena_array(a, struct value, 2);

	rows[0] = make_row(a, STR("201"), STR("A & B"));
	rows[1] = make_row(a, STR("202"), STR("<C>"));
	return VALUE_OBJECT(a, &PAGE, value_text(STR("预算")), department,
			    value_list(rows, 2), value_none(),
			    value_markup(STR("<svg/>")), value_bool(true));
}

/* The templates of a file; each ends before the line of the next. */
static struct sources split(struct arena *a, struct str text)
{
	struct sources sources = {0};

	assert_true(str_starts(text, STR("==> ")));
	for (size_t at = 0, next; at < text.n; at = next) {
		size_t from = str_find_char(text, '\n', at) + 1;
		struct str name = str_slice(text, at + 4, from - 1);

		next = str_find(text, STR("\n==> "), from - 1);
		next += next < text.n;
		*VEC_PUSH(a, &sources) = (struct template_source){
			name, str_concat(a, name, STR(".html")),
			str_slice(text, from, next)};
	}
	return sources;
}

static void render(struct arena *a, struct str text, struct diag *d,
		   struct buf *page)
{
	struct sources sources = split(a, text);
	struct template_renderer renderer = {0};
	struct value values = make_page(a);
	const struct template_set *set =
		template_compile(a, sources.items, sources.count, true, d);

	if (set) {
		const struct template *t =
			template_find(set, sources.items[0].name);
		bool ok = template_render(&renderer, t, &values, d, page);

		assert_int_equal(ok, !diag_has_errors(d));
	} else {
		assert_true(diag_has_errors(d));
	}
	template_renderer_free(&renderer);
}

/* Messages for all cases, the page for those that have no errors. */
static bool run_case(struct str in_path, void *context)
{
	struct arena a = {0};
	struct diag d = {0};
	struct buf page = {0}, messages = {0};
	struct str text;

	(void)context;
	assert_true(golden_load(&a, in_path, &text));
	render(&a, text, &d, &page);
	diag_sort(&d);
	diag_format_all(&messages, &d, LANGUAGE_ZH, false, 0);
	diag_format_all(&messages, &d, LANGUAGE_EN, false, 0);
	bool ok = golden_same(&a, golden_path(&a, in_path, ".err"),
			      buf_str(&messages));

	if (!diag_has_errors(&d))
		ok = golden_same(&a, golden_path(&a, in_path, ".out"),
				 buf_str(&page)) &&
		     ok;
	buf_free(&page);
	buf_free(&messages);
	diag_free(&d);
	arena_free(&a);
	return ok;
}

static void cases(void **state)
{
	(void)state;
	golden_each(FOLDER "*.in", run_case, NULL);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cases),
	};

	golden_arguments(argc, argv);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
