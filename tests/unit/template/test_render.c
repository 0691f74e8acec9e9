/* Rendering through the public functions: what the cases of the specification
 * and the golden files do not reach. */
#include "template/template.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

struct fixture {
	struct arena arena;
	struct diag diag;
	struct buf out;
	struct template_renderer renderer;
};

static const struct value_shape PAGE = VALUE_SHAPE("page", "x", "list");

static void release(struct fixture *f)
{
	arena_free(&f->arena);
	diag_free(&f->diag);
	buf_free(&f->out);
	template_renderer_free(&f->renderer);
}

static const struct template *compile(struct fixture *f, struct str text,
				      bool strict)
{
	struct template_source source = {STR("t"), STR("t.html"), text};
	const struct template_set *set =
		template_compile(&f->arena, &source, 1, strict, &f->diag);

	assert_non_null(set);
	return template_find(set, STR("t"));
}

static void expect(const struct fixture *f, struct str wanted)
{
	if (!str_eq(buf_str(&f->out), wanted))
		fail_msg("wanted %.*s\ngot %.*s", STR_ARG(wanted),
			 STR_ARG(buf_str(&f->out)));
}

static struct value page_of(struct fixture *f, struct value x,
			    struct value list)
{
	return VALUE_OBJECT(&f->arena, &PAGE, x, list);
}

static bool render(struct fixture *f, const struct template *t,
		   struct value root)
{
	return template_render(&f->renderer, t, &root, &f->diag, &f->out);
}

static void finding_templates(void **state)
{
	struct fixture f = {0};
	struct template_source sources[] = {
		{STR("a"), STR("a.html"), STR("A")},
		{STR("b"), STR("b.html"), STR("B")},
	};
	const struct template_set *set =
		template_compile(&f.arena, sources, 2, true, &f.diag);

	(void)state;
	assert_non_null(set);
	assert_null(template_find(set, STR("c")));
	assert_true(render(&f, template_find(set, STR("b")), value_none()));
	assert_true(render(&f, template_find(set, STR("a")), value_none()));
	expect(&f, STR("BA"));
	release(&f);
}

static void no_templates(void **state)
{
	struct fixture f = {0};
	const struct template_set *set =
		template_compile(&f.arena, NULL, 0, true, &f.diag);

	(void)state;
	assert_non_null(set);
	assert_null(template_find(set, STR("a")));
	release(&f);
}

static void sources_may_go(void **state)
{
	struct fixture f = {0};
	char text[] = "{{x}}{{gone}}";
	const struct template *t =
		compile(&f, (struct str){text, sizeof text - 1}, true);

	(void)state;
	memset(text, 'z', sizeof text);
	assert_false(
		render(&f, t, page_of(&f, value_text(STR("1")), value_none())));
	expect(&f, STR("1"));
	assert_int_equal(f.diag.items[0].span.column, 6);
	release(&f);
}

static void output_is_appended(void **state)
{
	struct fixture f = {0};
	const struct template *t = compile(&f, STR("[{{.}}]"), true);

	(void)state;
	buf_add(&f.out, STR("before "));
	assert_true(render(&f, t, value_text(STR("1"))));
	assert_true(render(&f, t, value_bool(false)));
	expect(&f, STR("before [1][false]"));
	release(&f);
}

static void what_is_true(void **state)
{
	static const struct value one = {.kind = VALUE_NONE};
	struct fixture f = {0};
	const struct template *t =
		compile(&f, STR("{{#x}}+{{/x}}{{^x}}-{{/x}}"), true);
	struct value values[] = {
		value_none(),         value_bool(false),
		value_text(STR("")),  value_markup(STR("")),
		value_list(NULL, 0),  value_bool(true),
		value_text(STR("0")), value_markup(STR(" ")),
		value_list(&one, 1),  value_none(),
	};

	(void)state;
	values[9] = page_of(&f, one, one);
	for (size_t i = 0; i < sizeof values / sizeof *values; i++)
		assert_true(render(&f, t, page_of(&f, values[i], one)));
	expect(&f, STR("-----+++++"));
	release(&f);
}

/* Special characters at each place of texts of each length. */
static void escaping(void **state)
{
	static const char specials[] = "&<>\"'";
	struct fixture f = {0};
	const struct template *t = compile(&f, STR("{{.}}"), true);
	char text[70];

	(void)state;
	for (size_t n = 0; n < sizeof text; n++)
		for (size_t at = 0; at <= n; at++) {
			struct buf wanted = {0};

			memset(text, 'a' + (int)(n % 20), n);
			if (at < n)
				text[at] = specials[(n + at) % 5];
			buf_clear(&f.out);
			buf_add_html(&wanted, (struct str){text, n});
			render(&f, t, value_text((struct str){text, n}));
			expect(&f, buf_str(&wanted));
			buf_free(&wanted);
		}
	release(&f);
}

/* No other byte is taken for a special one. */
static void all_bytes(void **state)
{
	struct fixture f = {0};
	const struct template *t = compile(&f, STR("{{.}}"), true);
	char text[24];

	(void)state;
	for (int c = 0; c < 256; c++) {
		struct buf wanted = {0};

		memset(text, c, sizeof text);
		for (size_t n = 1; n < sizeof text; n += 5) {
			buf_clear(&f.out);
			buf_clear(&wanted);
			buf_add_html(&wanted, (struct str){text, n});
			render(&f, t, value_text((struct str){text, n}));
			expect(&f, buf_str(&wanted));
		}
		buf_free(&wanted);
	}
	release(&f);
}

static void long_texts(void **state)
{
	struct fixture f = {0};
	struct buf text = {0};

	(void)state;
	for (unsigned i = 0; i < 300; i++) {
		for (unsigned k = 0; k < i; k++)
			buf_add_char(&text, (char)('a' + k % 26));
		buf_add(&text, STR("{{x}}"));
	}
	struct str all = str_replace(&f.arena, buf_str(&text), STR("{{x}}"),
				     STR("&amp;"));
	const struct template *t = compile(&f, buf_str(&text), true);

	assert_true(
		render(&f, t, page_of(&f, value_text(STR("&")), value_none())));
	expect(&f, all);
	buf_free(&text);
	release(&f);
}

static void many_shapes(void **state)
{
	static const char *const names[] = {"other", "x"};
	struct fixture f = {0};
	const struct template *t =
		compile(&f, STR("{{#list}}{{x}},{{/list}}"), true);
	struct values list = {0};
	struct buf wanted = {0};

	(void)state;
	for (unsigned i = 0; i < 500; i++) {
		struct value_shape *shape =
			arena_new(&f.arena, struct value_shape);
		struct value number = value_uint(&f.arena, i);

		*shape = i % 2 ? (struct value_shape){"b", names, 2}
			       : (struct value_shape){"a", names + 1, 1};
		*VEC_PUSH(&f.arena, &list) =
			i % 2 ? VALUE_OBJECT(&f.arena, shape, value_none(),
					     number)
			      : VALUE_OBJECT(&f.arena, shape, number);
		buf_add_format(&wanted, "%u,", i);
	}
	struct value page = page_of(&f, value_none(), values_list(&list));

	assert_true(render(&f, t, page));
	assert_true(render(&f, t, page));
	buf_add(&wanted, str_copy(&f.arena, buf_str(&wanted)));
	expect(&f, buf_str(&wanted));
	buf_free(&wanted);
	release(&f);
}

/* A list of lists of lists: the stack of values grows with the calls. */
static void deep_values(void **state)
{
	struct fixture f = {0};
	const struct template *t =
		compile(&f, STR("({{#list}}{{>t}}{{/list}})"), true);
	struct value page = page_of(&f, value_none(), value_none());
	struct buf wanted = {0};

	(void)state;
	for (unsigned i = 0; i < 90; i++) {
		struct value *item = arena_new(&f.arena, struct value);

		*item = page;
		page = page_of(&f, value_none(), value_list(item, 1));
	}
	assert_true(render(&f, t, page));
	for (unsigned i = 0; i < 91; i++)
		buf_add_char(&wanted, '(');
	for (unsigned i = 0; i < 91; i++)
		buf_add_char(&wanted, ')');
	expect(&f, buf_str(&wanted));
	buf_free(&wanted);
	release(&f);
}

static void reported_once(void **state)
{
	struct fixture f = {0};
	const struct template *t =
		compile(&f, STR("{{#list}}{{gone}}{{/list}}{{gone}}"), true);
	struct value items[3] = {value_none(), value_text(STR("a")),
				 value_text(STR("b"))};
	struct value page = page_of(&f, value_none(), value_list(items, 3));

	(void)state;
	assert_false(render(&f, t, page));
	assert_false(render(&f, t, page));
	/* the nothing, the texts, and the place outside of the list */
	assert_int_equal(f.diag.count, 3);
	release(&f);
}

static void renderer_of_two_sets(void **state)
{
	struct fixture f = {0};
	const struct template *a = compile(&f, STR("{{x}}{{list}}"), false);
	const struct template *b = compile(&f, STR("{{list}}{{x}}"), false);
	struct value page = page_of(&f, value_text(STR("1")), value_none());

	(void)state;
	for (int i = 0; i < 3; i++) {
		assert_true(render(&f, a, page));
		assert_true(render(&f, b, page));
	}
	expect(&f, STR("111111"));
	release(&f);
}

static void not_strict(void **state)
{
	struct fixture f = {0};
	const struct template *t = compile(
		&f, STR("{{a}}{{x.y}}{{#b}}!{{/b}}{{^b}}-{{/b}}{{>c}}{{list}}"),
		false);
	struct value page = page_of(&f, value_none(), value_list(NULL, 0));

	(void)state;
	assert_true(render(&f, t, page));
	assert_int_equal(f.diag.count, 0);
	expect(&f, STR("-"));
	release(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finding_templates),
		cmocka_unit_test(no_templates),
		cmocka_unit_test(sources_may_go),
		cmocka_unit_test(output_is_appended),
		cmocka_unit_test(what_is_true),
		cmocka_unit_test(escaping),
		cmocka_unit_test(all_bytes),
		cmocka_unit_test(long_texts),
		cmocka_unit_test(many_shapes),
		cmocka_unit_test(deep_values),
		cmocka_unit_test(reported_once),
		cmocka_unit_test(renderer_of_two_sets),
		cmocka_unit_test(not_strict),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
