/* JSON: jansson checks the text and decodes its strings, but gives no places
 * and no exact numbers: the tree is walked together with the tokens of the
 * text, which give both. */
#include "format/json.h"

#include "format/json_scan.h"

#include <assert.h>
#include <jansson.h>
#include <string.h>

static const struct diag_kind BYTE_ORDER_MARK = {
	"json-byte-order-mark", DIAG_ERROR,
	"JSON 文件开头不能有字节顺序标记（BOM）；请另存为不带 BOM 的 UTF-8",
	"a JSON file has no byte order mark (BOM) at its beginning; save it as "
	"UTF-8 without BOM"};

static const struct diag_kind BAD_UTF8 = {
	"json-utf-8", DIAG_ERROR, "JSON 文件不是正确的 UTF-8；请另存为 UTF-8",
	"the JSON file is not valid UTF-8; save it as UTF-8"};

static const struct diag_kind DUPLICATE_KEY = {
	"json-duplicate-key", DIAG_ERROR,
	"同一个对象中 {0} 出现了两次；请删去或改名其中一个",
	"{0} stands twice in one object; delete or rename one of them"};

static const struct diag_kind TOO_DEEP = {
	"json-too-deep", DIAG_ERROR,
	"括号嵌套超过 {0} 层；请检查这里是否多了括号",
	"brackets are nested more than {0} levels deep; look for brackets too "
	"many here"};

static const struct diag_kind TEXT_AFTER_END = {
	"json-text-after-end", DIAG_ERROR,
	"JSON 到此之前已经结束，后面却还有内容；请删去，或检查括号是否多了",
	"the JSON document ends before this; delete what follows, or look for "
	"a bracket too many"};

static const struct diag_kind NUL_CHARACTER = {
	"json-nul", DIAG_ERROR, "文字中有空字符（\\u0000）；请删去",
	"there is a NUL character (\\u0000) in the text; delete it"};

static const struct diag_kind REAL = {
	"json-real", DIAG_ERROR,
	"{0} 带有小数点或指数，JSON 会把这样的数舍入；"
	"请写成不带指数的文字，例如 \"12.50\"，或改为整数",
	"{0} has a point or an exponent, and JSON would round it; write it as "
	"text without exponent, as in \"12.50\", or as an integer"};

static const struct diag_kind BIG_INTEGER = {
	"json-big-integer", DIAG_ERROR,
	"整数 {0} 超出 JSON 能准确表示的范围；请写成文字：\"{0}\"",
	"the integer {0} is beyond what JSON holds exactly; write it as text: "
	"\"{0}\""};

static const struct diag_kind NO_MEMORY = {
	"json-memory", DIAG_ERROR, "内存不足，无法读取这个 JSON 文件",
	"there is not enough memory to read this JSON file"};

struct walk {
	struct arena *arena;
	struct diag *diag;
	struct str path;
	struct json_scan scan;
	bool ok;
	bool stopped; /* too deep: the rest is not read */
};

static struct span token_span(struct str path, struct json_token token)
{
	return span_at(path, token.line, token.column);
}

static bool parse_integer(struct str text, int64_t *out)
{
	bool minus = text.s[0] == '-';
	uint64_t limit = (uint64_t)INT64_MAX + minus;
	uint64_t value;

	if (!str_to_uint(str_slice(text, minus, text.n), limit, &value))
		return false;
	*out = minus ? (int64_t)(0 - value) : (int64_t)value;
	return true;
}

static void report_number(struct diag *d, struct span span, struct str text)
{
	bool real = str_contains(text, STR(".")) ||
		    str_contains(text, STR("e")) ||
		    str_contains(text, STR("E"));

	diag_report(d, real ? &REAL : &BIG_INTEGER, span, text);
}

static void walk_number(struct walk *w, struct json_token token,
			struct json *out)
{
	out->kind = JSON_KIND_INTEGER;
	if (parse_integer(token.text, &out->integer))
		return;
	report_number(w->diag, token_span(w->path, token), token.text);
	w->ok = false;
}

static void walk_value(struct walk *w, json_t *node, unsigned depth,
		       struct json *out);

static void walk_object(struct walk *w, json_t *node, unsigned depth,
			struct json *out)
{
	size_t count = json_object_size(node);
	void *at = json_object_iter(node);

	out->kind = JSON_KIND_OBJECT;
	out->members = arena_array(w->arena, struct json_member, count);
	for (; at && !w->stopped; at = json_object_iter_next(node, at)) {
		struct json_member *m = &out->members[out->count++];
		struct str key = {json_object_iter_key(at),
				  json_object_iter_key_len(at)};
		struct json_token token = json_scan_next(&w->scan);

		m->key = str_copy(w->arena, key);
		m->line = token.line;
		m->column = token.column;
		json_scan_next(&w->scan); /* : */
		walk_value(w, json_object_iter_value(at), depth, &m->value);
		json_scan_next(&w->scan); /* , or } */
	}
	if (!count)
		json_scan_next(&w->scan);
}

static void walk_array(struct walk *w, json_t *node, unsigned depth,
		       struct json *out)
{
	size_t count = json_array_size(node);

	out->kind = JSON_KIND_ARRAY;
	out->members = arena_array(w->arena, struct json_member, count);
	for (; out->count < count && !w->stopped; out->count++) {
		walk_value(w, json_array_get(node, out->count), depth,
			   &out->members[out->count].value);
		json_scan_next(&w->scan); /* , or ] */
	}
	if (!count)
		json_scan_next(&w->scan);
}

static void walk_scalar(struct walk *w, json_t *node, struct json_token token,
			struct json *out)
{
	if (json_is_string(node)) {
		out->kind = JSON_KIND_STRING;
		out->string = str_copy(w->arena,
				       (struct str){json_string_value(node),
						    json_string_length(node)});
	} else if (json_is_boolean(node)) {
		out->kind = JSON_KIND_BOOL;
		out->boolean = json_is_true(node);
	} else if (json_is_null(node)) {
		out->kind = JSON_KIND_NULL;
	} else {
		walk_number(w, token, out);
	}
}

static void walk_value(struct walk *w, json_t *node, unsigned depth,
		       struct json *out)
{
	struct json_token token = json_scan_next(&w->scan);
	bool nested = json_is_object(node) || json_is_array(node);

	out->line = token.line;
	out->column = token.column;
	if (nested && depth == JSON_DEPTH_MAX) {
		diag_report(w->diag, &TOO_DEEP, token_span(w->path, token),
			    str_format(w->arena, "%d", (int)JSON_DEPTH_MAX));
		w->ok = false;
		w->stopped = true;
	} else if (json_is_object(node)) {
		walk_object(w, node, depth + 1, out);
	} else if (json_is_array(node)) {
		walk_array(w, node, depth + 1, out);
	} else {
		walk_scalar(w, node, token, out);
	}
}

static const struct diag_kind *kind_of(enum json_error_code code)
{
	switch (code) {
	case json_error_duplicate_key:
		return &DUPLICATE_KEY;
	case json_error_end_of_input_expected:
		return &TEXT_AFTER_END;
	case json_error_stack_overflow:
		return &TOO_DEEP;
	case json_error_null_character:
	case json_error_null_byte_in_key:
		return &NUL_CHARACTER;
	case json_error_invalid_utf8:
		return &BAD_UTF8;
	default:
		return NULL;
	}
}

static enum json_hint hint_of(const json_error_t *e)
{
	return str_starts(str_from(e->text), STR("':'")) ? JSON_HINT_COLON
							 : JSON_HINT_NONE;
}

/* jansson stops at the first error, behind the token in question. */
static void report_error(struct arena *a, struct str text, struct str path,
			 struct diag *d, const json_error_t *e)
{
	enum json_error_code code = json_error_code(e);

	/* jansson leaves the error empty where an allocation fails. */
	if (code == json_error_unknown || code == json_error_out_of_memory) {
		diag_report_plain(d, &NO_MEMORY, span_at(path, 0, 0));
		return;
	}
	size_t end = (size_t)e->position;
	struct json_token token = json_token_before(text, end);
	const struct diag_kind *kind = kind_of(code);

	if (code == json_error_premature_end_of_input)
		json_report_unclosed(d, path, text);
	else if (code == json_error_numeric_overflow)
		report_number(d, token_span(path, token), token.text);
	else if (!kind)
		json_report_syntax(d, path, text, end, hint_of(e));
	else if (kind == &TOO_DEEP)
		diag_report(d, kind, token_span(path, token),
			    str_format(a, "%d", (int)JSON_DEPTH_MAX));
	else
		diag_report(d, kind, token_span(path, token), token.text);
}

static const struct json *walk_all(struct arena *a, json_t *root,
				   struct str text, struct str path,
				   struct diag *d)
{
	struct json *out = arena_new(a, struct json);
	struct walk w = {.arena = a,
			 .diag = d,
			 .path = path,
			 .scan = json_scan_begin(text),
			 .ok = true};

	walk_value(&w, root, 0, out);
	assert(w.stopped || !json_scan_next(&w.scan).text.n);
	return w.ok ? out : NULL;
}

const struct json *json_read(struct arena *a, struct str text, struct str path,
			     struct diag *d)
{
	json_error_t error = {0};

	if (str_starts(text, STR("\xEF\xBB\xBF"))) {
		diag_report_plain(d, &BYTE_ORDER_MARK, span_at(path, 1, 1));
		return NULL;
	}
	json_t *root = json_loadb(
		text.n ? text.s : "", text.n,
		JSON_REJECT_DUPLICATES | JSON_DECODE_INT_AS_REAL, &error);

	if (!root) {
		report_error(a, text, path, d, &error);
		return NULL;
	}
	const struct json *out = walk_all(a, root, text, path, d);

	json_decref(root);
	return out;
}
