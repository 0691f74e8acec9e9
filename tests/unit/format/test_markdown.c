/* Markdown: what becomes of it, and what must never come out of it. */
#include "format/markdown.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

struct result {
	struct arena arena;
	struct diag diag;
	struct buf html, plain;
	bool ok;
};

static void convert(struct result *r, struct str text,
		    const struct markdown_resolver *resolver)
{
	struct markdown_document doc;

	*r = (struct result){.ok = false};
	r->ok = markdown_open(&r->arena, text, STR("f.md"), &r->diag, &doc);
	if (!r->ok)
		return;
	markdown_render(&r->arena, &doc, 1, STR("s"), resolver, &r->diag,
			&r->html);
	markdown_plain(&doc, &r->plain);
}

static void result_free(struct result *r)
{
	buf_free(&r->html);
	buf_free(&r->plain);
	diag_free(&r->diag);
	arena_free(&r->arena);
}

static void assert_text(struct str given, struct str wanted)
{
	if (!str_eq(given, wanted))
		print_error("--- wanted\n%.*s\n--- given\n%.*s\n",
			    STR_ARG(wanted), STR_ARG(given));
	assert_true(str_eq(given, wanted));
}

/* text becomes html, with these many messages. */
static void check(const char *text, const char *html, size_t messages)
{
	struct result r;

	convert(&r, str_from(text), NULL);
	assert_true(r.ok);
	assert_text(buf_str(&r.html), str_from(html));
	assert_int_equal(r.diag.count, messages);
	result_free(&r);
}

static size_t count_id(const struct diag *d, const char *id)
{
	size_t count = 0;

	for (size_t i = 0; i < d->count; i++)
		count += strcmp(d->items[i].kind->id, id) == 0;
	return count;
}

/* text gives a message of this id at this place. */
static void check_message(const char *text, const char *id, uint32_t line,
			  uint32_t column)
{
	struct result r;

	convert(&r, str_from(text), NULL);
	assert_int_equal(count_id(&r.diag, id), 1);
	for (size_t i = 0; i < r.diag.count; i++)
		if (strcmp(r.diag.items[i].kind->id, id) == 0) {
			assert_int_equal(r.diag.items[i].span.line, line);
			assert_int_equal(r.diag.items[i].span.column, column);
		}
	result_free(&r);
}

static void blocks(void **state)
{
	(void)state;
	check("", "", 0);
	check("one\ntwo\n\nthree", "<p>one\ntwo</p>\n<p>three</p>\n", 0);
	check("# a\n\n###### b",
	      "<h2 id=\"s-1\">a</h2>\n<h6 id=\"s-2\">b</h6>\n", 0);
	check("a\n===", "<h2 id=\"s-1\">a</h2>\n", 0);
	check("> a\n> > b",
	      "<blockquote>\n<p>a</p>\n<blockquote>\n<p>b</p>\n</blockquote>\n"
	      "</blockquote>\n",
	      0);
	check("* a\n* b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n", 0);
	check("- a\n  - b",
	      "<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>\n", 0);
	check("3. a\n\n4. b",
	      "<ol start=\"3\">\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n"
	      "</li>\n</ol>\n",
	      0);
	check("***\n", "<hr>\n", 0);
	check("    a < b\n", "<pre><code>a &lt; b\n</code></pre>\n", 0);
	check("```js x\n&\n```",
	      "<pre><code class=\"language-js\">&amp;\n</code></pre>\n", 0);
}

static void inlines(void **state)
{
	(void)state;
	check("*a* **b** ***c***",
	      "<p><em>a</em> <strong>b</strong> "
	      "<em><strong>c</strong></em></p>\n",
	      0);
	check("_a_ __b__ a_b_c", "<p><em>a</em> <strong>b</strong> a_b_c</p>\n",
	      0);
	check("`a*b*` ``c`d``", "<p><code>a*b*</code> <code>c`d</code></p>\n",
	      0);
	check("a  \nb\\\nc", "<p>a<br>\nb<br>\nc</p>\n", 0);
	check("&copy; &#65; &amp;lt; \"", "<p>© A &amp;lt; &quot;</p>\n", 0);
	check("\\*a\\* 7*24", "<p>*a* 7*24</p>\n", 0);
	check("[a](b.html \"t\")",
	      "<p><a href=\"b.html\" title=\"t\">a</a></p>\n", 0);
	check("[a]\n\n[a]: <x y>", "<p><a href=\"x%20y\">a</a></p>\n", 0);
	check("<https://a.cn/?b&c>",
	      "<p><a href=\"https://a.cn/?b&amp;c\">"
	      "https://a.cn/?b&amp;c</a></p>\n",
	      0);
	check("![a *b*](c.png)", "<p><img src=\"c.png\" alt=\"a b\"></p>\n", 0);
	check("[中](中.html)", "<p><a href=\"%E4%B8%AD.html\">中</a></p>\n", 0);
}

static void chinese_emphasis(void **state)
{
	(void)state;
	check("**注意：**本表", "<p><strong>注意：</strong>本表</p>\n", 0);
	check("**注意：**2023年", "<p><strong>注意：</strong>2023年</p>\n", 0);
	check("本表**「重点」**如下",
	      "<p>本表<strong>「重点」</strong>如下</p>\n", 0);
	check("**甲：**乙**丙：**丁",
	      "<p><strong>甲：</strong>乙<strong>丙：</strong>丁</p>\n", 0);
	check("前文：**重点**，后文",
	      "<p>前文：<strong>重点</strong>，后文</p>\n", 0);
	check("*（甲）*乙***丙！***丁",
	      "<p><em>（甲）</em>乙<em><strong>丙！</strong></em>丁</p>\n", 0);
	check("**100%**的", "<p><strong>100%</strong>的</p>\n", 0);
	check("**“三公”**经费", "<p><strong>“三公”</strong>经费</p>\n", 0);
	check("见**[甲](b)**乙",
	      "<p>见<strong><a href=\"b\">甲</a></strong>乙</p>\n", 0);
	check("`**注：**本`", "<p><code>**注：**本</code></p>\n", 0);
	check("```\n**注：**本\n```", "<pre><code>**注：**本\n</code></pre>\n",
	      0);
	check("[a](/注：**本)",
	      "<p><a href=\"/%E6%B3%A8%EF%BC%9A**%E6%9C%AC\">a</a></p>\n", 0);
	check("\\*\\*注\\*\\*", "<p>**注**</p>\n", 0);
	check("** 注意 **", "<p>** 注意 **</p>\n", 1);
	check("第一行，\n第二行", "<p>第一行，第二行</p>\n", 0);
	check_message("a\n\n**没有结尾", "markdown-literal-stars", 3, 0);
}

static void plain_text(void **state)
{
	(void)state;
	struct result r;

	convert(&r,
		STR("+++\ntitle = \"x\"\n+++\n# 题\n\n**甲：**乙[丙](d)\n\n* "
		    "`e`\n\n```csv\n1,2\n```\n"),
		NULL);
	assert_text(buf_str(&r.plain), STR("题\n甲：乙丙\ne\n1,2\n"));
	result_free(&r);
}

static void front_matter(void **state)
{
	(void)state;
	struct arena a = {0};
	struct diag d = {0};
	struct markdown_document doc;

	assert_true(markdown_open(&a,
				  STR("+++\r\ntitle = \"题\"\r\n+++ \r\nb\r\n"),
				  STR("f"), &d, &doc));
	assert_text(toml_get(doc.front_matter, STR("title"))->string,
		    STR("题"));
	assert_text(doc.body, STR("b\r\n"));
	assert_int_equal(doc.body_line, 4);
	assert_true(markdown_open(&a, STR("b\n"), STR("f"), &d, &doc));
	assert_null(doc.front_matter);
	assert_int_equal(doc.body_line, 1);
	assert_true(markdown_open(&a, STR("+++\n+++"), STR("f"), &d, &doc));
	assert_non_null(doc.front_matter);
	assert_int_equal(doc.body.n, 0);
	assert_int_equal(d.count, 0);
	assert_false(
		markdown_open(&a, STR("+++\na = 1\n"), STR("f"), &d, &doc));
	assert_false(
		markdown_open(&a, STR("+++\na = \n+++\n"), STR("f"), &d, &doc));
	assert_int_equal(d.count, 2);
	assert_int_equal(d.items[1].span.line, 2);
	diag_free(&d);
	arena_free(&a);
}

static void csv_tables(void **state)
{
	(void)state;
	check("```csv\n甲,乙,丙\na,\"1,200\",5%\n\nb,-,\n```",
	      "<table class=\"csv\">\n<thead>\n<tr><th scope=\"col\">甲</th>"
	      "<th scope=\"col\" class=\"number\">乙</th>"
	      "<th scope=\"col\" class=\"number\">丙</th></tr>\n</thead>\n"
	      "<tbody>\n<tr><td>a</td><td class=\"number\">1,200</td>"
	      "<td class=\"number\">5%</td></tr>\n<tr><td>b</td>"
	      "<td class=\"number\">-</td><td class=\"number\"></td></tr>\n"
	      "</tbody>\n</table>\n",
	      0);
	check_message("a\n\n```csv\na,b\n1\n```", "markdown-csv-width", 5, 0);
	check_message("a\n\n```csv\na,b\n1,x\"\n```", "csv-stray-quote", 5, 3);
	check_message("a\n```csv\n```", "markdown-csv-empty", 2, 0);
}

static void raw_html(void **state)
{
	(void)state;
	check("<script>alert(1)</script>",
	      "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n", 1);
	check("a <b onclick='x'>c</b>",
	      "<p>a &lt;b onclick=&#39;x&#39;&gt;c&lt;/b&gt;</p>\n", 2);
	check("<!-- a -->", "<p>&lt;!-- a --&gt;</p>\n", 1);
	check("```\"><script>\n```",
	      "<pre><code class=\"language-&quot;&gt;&lt;script&gt;\">"
	      "</code></pre>\n",
	      0);
	check("[a](b \"\\\"><script>\")",
	      "<p><a href=\"b\" title=\"&quot;&gt;&lt;script&gt;\">a</a></p>\n",
	      0);
	check("![\"><script>](b)",
	      "<p><img src=\"b\" alt=\"&quot;&gt;&lt;script&gt;\"></p>\n", 0);
}

static void unsafe_links(void **state)
{
	(void)state;
	static const char *const links[] = {
		"javascript:alert(1)",
		"JaVaScRiPt:alert(1)",
		"&#106;avascript:alert(1)",
		"&#x6A;avascript&colon;alert(1)",
		"java&Tab;script:alert(1)",
		"java&NewLine;script:alert(1)",
		"&#1;javascript:alert(1)",
		"<\tjavascript:alert(1)>",
		"< javascript:alert(1)>",
		"javascript&#58;alert(1)",
		"java\\\\script:x",
		"java\xEF\xB7\x90script:x",
		"java&shy;script:x",
		"vbscript:x",
		"data:text/html,x",
		"file:///etc/passwd",
		"//host/x",
		"/\\\\host",
		"&#x2F;/host",
		"http:host",
		"https:///x",
		"ftp://host",
		"mailto:",
		"x:y",
		"&#x202E;a",
	};

	for (size_t i = 0; i < sizeof links / sizeof *links; i++) {
		struct arena a = {0};

		check(str_cstr(&a, str_format(&a, "[t](%s)", links[i])),
		      "<p>t</p>\n", 1);
		check(str_cstr(&a, str_format(&a, "![t](%s)", links[i])),
		      "<p>t</p>\n", 1);
		arena_free(&a);
	}
}

static void url_safety(void **state)
{
	(void)state;
	static const struct str good[] = {
		STR_INIT(""),
		STR_INIT("a/b.html"),
		STR_INIT("../a?b=c:d#e"),
		STR_INIT("#x:y"),
		STR_INIT("?a=//b"),
		STR_INIT("./a:b"),
		STR_INIT("HTTPS://a.cn"),
		STR_INIT("http://a.cn:80/"),
		STR_INIT("MailTo:a@b.cn"),
		STR_INIT("预算.html"),
		STR_INIT("javascript%3Aalert(1)"),
	};

	for (size_t i = 0; i < sizeof good / sizeof *good; i++)
		assert_true(markdown_url_is_safe(good[i]));
	assert_false(markdown_url_is_safe(STR("http://")));
	assert_false(markdown_url_is_safe(STR("a\x7F")));
	assert_false(markdown_url_is_safe(STR("\xC2\x85")));
}

static void remote_images(void **state)
{
	(void)state;
	check("![t](https://a.cn/b.png)",
	      "<p><a href=\"https://a.cn/b.png\">t</a></p>\n", 1);
	check("[![t](https://a.cn/b.png)](c)", "<p><a href=\"c\">t</a></p>\n",
	      1);
}

static struct markdown_target link_to(void *context, struct str url,
				      struct str text, struct span span)
{
	size_t *calls = context;
	struct markdown_target target = {url, {NULL, 0}, {NULL, 0}, "figure"};

	++*calls;
	assert_text(text, STR("4,039万元"));
	assert_int_equal(span.line, 2);
	assert_int_equal(span.column, 4);
	if (str_eq(url, STR("figure:a/b")))
		target.destination = STR("#a-b");
	return target;
}

static struct markdown_target block_for(void *context, struct str url,
					struct str text, struct span span)
{
	(void)context;
	(void)url;
	(void)text;
	(void)span;
	return (struct markdown_target){.html = STR("<table></table>")};
}

static void check_resolved(const char *text, const char *html, size_t messages)
{
	size_t calls = 0;
	struct markdown_resolver by = {&calls, link_to, block_for, NULL};
	struct result r;

	convert(&r, str_from(text), &by);
	assert_text(buf_str(&r.html), str_from(html));
	assert_int_equal(r.diag.count, messages);
	result_free(&r);
}

static void resolvers(void **state)
{
	(void)state;
	check_resolved("一\n收入：[4,039**万元**](figure:a/b)",
		       "<p>一收入：<a href=\"#a-b\" class=\"figure\">4,039"
		       "<strong>万元</strong></a></p>\n",
		       0);
	check_resolved("\n**甲[4,039万元](javascript:x)**",
		       "<p><strong>甲4,039万元</strong></p>\n", 1);
	check_resolved("![a](chart:x)", "<table></table>\n", 0);
	check_resolved("a ![a](chart:x)\nb",
		       "<p>a </p>\n<table></table>\n<p>b</p>\n", 0);
	check_resolved("* ![a](chart:x)",
		       "<ul>\n<li>\n<table></table>\n</li>\n</ul>\n", 0);
	check_resolved("# ![a](chart:x)", "<h2 id=\"s-1\">a</h2>\n", 1);
	check_resolved("**![a](chart:x)**", "<p><strong>a</strong></p>\n", 1);
}

static struct str repeat(struct arena *a, const char *unit)
{
	size_t n = strlen(unit);
	char *text = arena_text(a, MARKDOWN_SIZE_MAX);
	struct str out = {text, 0};

	while (out.n + n <= MARKDOWN_SIZE_MAX) {
		memcpy(text + out.n, unit, n);
		out.n += n;
	}
	return out;
}

static void hostile(void **state)
{
	(void)state;
	static const char *const units[] = {
		"![[]()",  "[",       "> ",       "- ",    "> - ",
		"*a **a ", "_a __a ", "[a](",     "](b",   "x <!A ",
		"x <? ",   "x <!--",  "`a ``b",   "- a\n", "**，a",
		"[a](b)",  "<x>",     "&",        "*_a",   "```csv\n\"\n```\n",
		"![a](b)", "\n",      "***a",     "a**b",  "[![a\n](b)](c)",
		"a\n",     "1. ",     "[a]: b\n", "\\*",   "```csv\n,\n```\n",
		"[[a](b)", "# ",      "<a b=\"",  "![",    "\xEF\xB7\x90**",
	};

	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		struct arena a = {0};
		struct result r;
		clock_t start = clock();

		convert(&r, repeat(&a, units[i]), NULL);
		double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;

		if (seconds > 2)
			print_error("%s: %.2f s\n", units[i], seconds);
		assert_true(seconds < 2);
		assert_false(str_contains(buf_str(&r.html), STR("\xEF\xB7")));
		result_free(&r);
		arena_free(&a);
	}
}

static void limits(void **state)
{
	(void)state;
	struct result r;
	struct arena a = {0};
	struct str full = repeat(&a, "a");

	convert(&r, full, NULL);
	assert_true(r.ok);
	result_free(&r);
	convert(&r, str_concat(&a, full, STR("a")), NULL);
	assert_false(r.ok);
	assert_int_equal(count_id(&r.diag, "markdown-too-long"), 1);
	result_free(&r);
	convert(&r, str_slice(repeat(&a, "> "), 0, 200), NULL);
	assert_true(r.ok);
	assert_int_equal(r.diag.count, 0);
	result_free(&r);
	convert(&r, str_slice(repeat(&a, "> "), 0, 202), NULL);
	assert_false(r.ok);
	assert_int_equal(count_id(&r.diag, "markdown-nesting"), 1);
	result_free(&r);
	convert(&r, str_slice(repeat(&a, "*a **a "), 0, 7000), NULL);
	assert_true(r.ok);
	result_free(&r);
	arena_free(&a);
}

/* A list that goes in by a level with every line. */
static void deep_lists(void **state)
{
	(void)state;
	struct buf b = {0};
	struct result r;

	for (int level = 0; level < 300; level++)
		buf_add_format(&b, "%*s- a\n", 2 * level, "");
	convert(&r, buf_str(&b), NULL);
	assert_int_equal(count_id(&r.diag, "markdown-too-deep"), 1);
	result_free(&r);
	buf_free(&b);
}

static void note_link(void *context, struct str url, struct str text,
		      struct span span)
{
	buf_add_format(context, "[%.*s|%.*s|%u:%u]", STR_ARG(url),
		       STR_ARG(text), span.line, span.column);
}

static void note_text(void *context, struct str text, uint32_t line)
{
	buf_add_format(context, "{%u:%.*s}", line, STR_ARG(text));
}

static void check_visit(const char *text, const char *expected)
{
	struct arena a = {0};
	struct buf seen = {0};
	struct markdown_visitor visitor = {&seen, note_link, note_text};
	struct markdown_document doc = {
		.path = STR("f.md"), .body = str_from(text), .body_line = 3};

	markdown_visit(&a, &doc, &visitor);
	buf_add_char(&seen, '\0');
	assert_string_equal(seen.s, expected);
	buf_free(&seen);
	arena_free(&a);
}

static void visits(void **state)
{
	(void)state;
	check_visit("# 一\n\n甲[30**万**元](figure:a/b)乙\n丙",
		    "{3:一}[figure:a/b|30万元|5:2]{5:甲 乙\n丙}");
	check_visit("`30元` ![x](y)\n\n```csv\n30元\n```\n", "{3:   }");
	check_visit("> - 甲 [a](c) 乙\n> 丙\n", "[c|a|3:7]{3:甲   乙\n丙}");
	check_visit("[a](b)", "[b|a|3:1]");
	check_visit("", "");
}

static void decoded_urls(void **state)
{
	(void)state;
	struct arena a = {0};

	assert_true(str_eq(markdown_decode_url(&a, STR("%E4%B8%80/a%2")),
			   STR("一/a%2")));
	assert_true(
		str_eq(markdown_decode_url(&a, STR("%E4%B8")), STR("%E4%B8")));
	arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(blocks),
		cmocka_unit_test(inlines),
		cmocka_unit_test(chinese_emphasis),
		cmocka_unit_test(plain_text),
		cmocka_unit_test(front_matter),
		cmocka_unit_test(csv_tables),
		cmocka_unit_test(raw_html),
		cmocka_unit_test(unsafe_links),
		cmocka_unit_test(url_safety),
		cmocka_unit_test(remote_images),
		cmocka_unit_test(resolvers),
		cmocka_unit_test(hostile),
		cmocka_unit_test(limits),
		cmocka_unit_test(deep_lists),
		cmocka_unit_test(visits),
		cmocka_unit_test(decoded_urls),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
