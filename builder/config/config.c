/* site.toml: reading it whole, and what its parts mean together. */
#include "config/config_keys.h"

#include <string.h>

static const struct diag_kind TOO_LARGE = {
	"config-too-large", DIAG_ERROR,
	"文件有 {0} 字节，超过上限 {1}；请确认这是 site.toml",
	"the file has {0} bytes, more than the {1} allowed; make sure that "
	"this is site.toml"};

static const struct diag_kind NOT_UNIQUE = {
	"config-not-unique", DIAG_ERROR,
	"{0} 不能重复：“{1}”在第 {2} 行已经用过",
	"each {0} must be different, but “{1}” is used on line {2} already"};

static const struct diag_kind FOLDERS = {
	"config-folders", DIAG_ERROR,
	"内容文件夹 {0} 和输出文件夹 {1} 不能相同，也不能一个在另一个里面",
	"the folder of the content, {0}, and that of the output, {1}, must be "
	"different, and neither may be inside the other"};

static const struct diag_kind ROLE_NAME = {
	"config-classification-id", DIAG_ERROR,
	"分类的 id 不能是“{0}”：这是另一种分类（role）的名称；请换一个",
	"a classification cannot have the id “{0}”, the name of another role; "
	"choose another"};

void config_check_unique(struct key_reader *r, struct map *seen,
			 const char *what, struct str text, struct span span)
{
	struct map_entry *e = text.n ? map_find(seen, text) : NULL;

	if (e)
		diag_report(r->diag, &NOT_UNIQUE, span, str_from(what), text,
			    str_format(r->arena, "%llu",
				       (unsigned long long)e->number));
	else if (text.n)
		map_put(r->arena, seen, text)->number = span.line;
}

/* The built-in classifications have the names of their roles as ids. */
static void check_role_name(struct key_reader *r,
			    const struct config_classification *one)
{
	for (size_t i = 0; i < config_built_in_count; i++)
		if (str_eq(config_built_in[i].id, one->id) &&
		    config_built_in[i].role != one->role)
			diag_report(r->diag, &ROLE_NAME, one->span, one->id);
}

static void check_ids(struct key_reader *r, const struct config *c)
{
	struct map tables = {0}, ids = {0}, roles = {0};

	for (size_t i = 0; i < c->table_count; i++)
		config_check_unique(r, &tables, "table.id", c->tables[i].id,
				    c->tables[i].span);
	for (size_t i = 0; i < c->classification_count; i++) {
		const struct config_classification *one =
			&c->classifications[i];

		config_check_unique(r, &ids, "classification.id", one->id,
				    one->span);
		config_check_unique(
			r, &roles, "classification.role",
			str_from(classification_role_name(one->role)),
			one->span);
		check_role_name(r, one);
	}
}

/* Is folder b the folder a or inside it? */
static bool is_inside(struct str b, struct str a)
{
	return str_eq(a, b) || (str_starts(b, a) && b.s[a.n] == '/');
}

static bool has_role(const struct config *c, enum classification_role role)
{
	for (size_t i = 0; i < c->classification_count; i++)
		if (c->classifications[i].role == role)
			return true;
	return false;
}

/* Add the built-in classifications of roles that have none. */
static void add_built_in(struct arena *a, struct config *c)
{
	size_t declared = c->classification_count;
	struct config_classification *all =
		arena_array(a, struct config_classification,
			    declared + config_built_in_count);

	if (declared)
		memcpy(all, c->classifications, declared * sizeof *all);
	c->classifications = all;
	for (size_t i = 0; i < config_built_in_count; i++)
		if (!has_role(c, config_built_in[i].role))
			all[c->classification_count++] = config_built_in[i];
}

void config_check(struct key_reader *r, const struct toml *table, void *out)
{
	struct config *c = out;

	(void)table;
	check_ids(r, c);
	if (is_inside(c->content, c->output) ||
	    is_inside(c->output, c->content))
		diag_report(r->diag, &FOLDERS,
			    c->output_span.line ? c->output_span
						: c->content_span,
			    c->content, c->output);
	add_built_in(r->arena, c);
}

/* The line where sections begin that stand many times, tables and
 * classifications: what is wrong behind it may leave them in pieces. They may
 * also stand in the brackets of a list: `table = [`. */
static uint32_t first_list(struct str text)
{
	for (uint32_t line = 1; text.n; line++) {
		struct str_cut cut = str_cut(text, STR("\n"));
		struct str head = str_trim(cut.head);

		if (str_starts(head, STR("[[")) ||
		    str_starts(head, STR("table")) ||
		    str_starts(head, STR("classification")))
			return line;
		text = cut.tail;
	}
	return UINT32_MAX;
}

static bool has_errors_from(const struct diag *d, size_t first, uint32_t line)
{
	for (size_t i = first; i < d->count; i++)
		if (d->items[i].kind->severity == DIAG_ERROR &&
		    d->items[i].span.line >= line)
			return true;
	return false;
}

bool config_read(struct arena *a, struct str bytes, struct str path,
		 struct diag *d, struct config *out)
{
	struct key_reader r = {
		.arena = a, .diag = d, .top = &config_section, .root = out};
	size_t errors = d->counts[DIAG_ERROR];
	struct str text;

	r.path = str_copy(a, path);
	*out = (struct config){.span = {.path = r.path}};
	if (bytes.n > CONFIG_SIZE_MAX) {
		diag_report(d, &TOO_LARGE, out->span,
			    str_format(a, "%zu", bytes.n),
			    str_format(a, "%d", (int)CONFIG_SIZE_MAX));
		return false;
	}
	if (!encoding_decode(a, bytes, ENCODING_DETECT, path, d, &text))
		return false;
	size_t before = d->count;
	const struct toml *root = toml_read_part(a, text, r.path, 1, d);

	r.partial = d->counts[DIAG_ERROR] > errors;
	if (root)
		key_section_read(&r, &config_section, root, out);
	out->usable = root && !has_errors_from(d, before, first_list(text));
	return d->counts[DIAG_ERROR] == errors;
}
