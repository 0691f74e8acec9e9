/* Keys: walking a table of TOML by a table of keys. */
#include "config/key.h"

#include <string.h>

static const struct diag_kind UNKNOWN_NEAR = {
	"config-unknown-key-near", DIAG_ERROR, "不认识 {0}；是不是 {1}？",
	"{0} is not known; is it {1}?"};

static const struct diag_kind UNKNOWN = {
	"config-unknown-key", DIAG_ERROR, "不认识 {0}；这里可以写：{1}",
	"{0} is not known; what can stand here: {1}"};

static const struct diag_kind MISPLACED = {
	"config-misplaced-key", DIAG_ERROR,
	"{0} 要写在文件开头、第一个 [ ] 标题之前，这里属于 [{1}]",
	"{0} stands at the top of the file, before the first [header]; here "
	"it belongs to [{1}]"};

static const struct diag_kind TYPE = {
	"config-type", DIAG_ERROR,
	"{0} 应当是{1}，这里是{3}；请改正，写法如 {5}",
	"{0} must be {2}, but here is {4}; write it "
	"like {5}"};

static const struct diag_kind MISSING = {"config-missing", DIAG_ERROR,
					 "缺少 {0}；请补上：{1}",
					 "{0} is missing; add it ({2})"};

struct str key_where(const struct key_reader *r, struct str name)
{
	if (!r->where.n)
		return name;
	return str_format(r->arena, "%.*s.%.*s", STR_ARG(r->where),
			  STR_ARG(name));
}

static struct span value_span(const struct key_reader *r,
			      const struct toml *value)
{
	return span_at(r->path, value->line, value->column);
}

struct span key_span(const struct key_reader *r, const struct toml *table,
		     const char *name)
{
	const struct toml *value = toml_get(table, str_from(name));

	return value_span(r, value ? value : table);
}

/* How the value is written, with what was found where that can be used. */
static struct str example_of(struct key_reader *r, const struct key *k,
			     const struct toml *value)
{
	struct str name = str_from(k->choice_count ? k->choices[0].name : "…");
	bool is_text = value->kind == TOML_STRING && value->string.n &&
		       value->string.n <= 40 &&
		       !str_contains(value->string, STR("\""));

	if (k->type == &key_lengths)
		return STR("[3, 5, 7]");
	if (k->type == &key_table || k->type == &key_tables)
		return str_format(r->arena,
				  k->type == &key_table ? "[%s]" : "[[%s]]",
				  k->name);
	if (k->type->kind == TOML_INTEGER)
		return str_format(r->arena, "%d", k->min > 10 ? k->min : 10);
	if (k->type->kind == TOML_BOOL)
		return STR("true");
	if (is_text)
		name = value->string;
	else if (value->kind == TOML_INTEGER)
		name = str_format(r->arena, "%lld", (long long)value->integer);
	return str_format(r->arena,
			  k->type->kind == TOML_ARRAY ? "[\"%.*s\"]"
						      : "\"%.*s\"",
			  STR_ARG(name));
}

void key_report_type(struct key_reader *r, const struct key *k,
		     const struct toml *value)
{
	diag_report(r->diag, &TYPE, value_span(r, value),
		    key_where(r, str_from(k->name)), str_from(k->type->zh),
		    str_from(k->type->en),
		    toml_kind_name(value->kind, LANGUAGE_ZH),
		    toml_kind_name(value->kind, LANGUAGE_EN),
		    example_of(r, k, value));
}

static const struct key *find_key(const struct key_section *section,
				  struct str name)
{
	for (size_t i = 0; i < section->count; i++)
		if (str_eq(str_from(section->keys[i].name), name))
			return &section->keys[i];
	return NULL;
}

/* All names of a section: "id, title, file". */
static struct str all_names(struct arena *a, const struct key_section *section)
{
	struct buf b = {0};

	for (size_t i = 0; i < section->count; i++)
		buf_add_format(&b, "%s%s", i ? ", " : "",
			       section->keys[i].name);
	struct str names = str_copy(a, buf_str(&b));

	buf_free(&b);
	return names;
}

static void report_unknown(struct key_reader *r,
			   const struct key_section *section,
			   const struct toml_entry *e)
{
	struct span span = span_at(r->path, e->line, e->column);
	const char **names =
		arena_array(r->arena, const char *, section->count);

	for (size_t i = 0; i < section->count; i++)
		names[i] = section->keys[i].name;
	struct str near = str_nearest(e->key, names, section->count);

	if (section != r->top && find_key(r->top, e->key))
		diag_report(r->diag, &MISPLACED, span, e->key, r->where);
	else if (near.n)
		diag_report(r->diag, &UNKNOWN_NEAR, span, key_where(r, e->key),
			    near);
	else
		diag_report(r->diag, &UNKNOWN, span, key_where(r, e->key),
			    all_names(r->arena, section));
}

static void report_missing(struct key_reader *r, const struct key *k,
			   const struct toml *table)
{
	struct str choices = key_choice_names(r->arena, k);
	struct str zh = choices.n ? choices : str_from(k->type->zh);
	struct str en = choices.n ? choices : str_from(k->type->en);

	diag_report(r->diag, &MISSING, value_span(r, table),
		    key_where(r, str_from(k->name)), zh, en);
}

static void set_fallback(struct key_reader *r, const struct key *k, char *out)
{
	struct toml value = {.kind = TOML_STRING, .string = str_from(k->text)};
	struct toml_entry item = {.value = value};

	if (k->type->kind == TOML_INTEGER)
		value = (struct toml){.kind = TOML_INTEGER,
				      .integer = k->number};
	if (k->type->kind == TOML_ARRAY)
		value = (struct toml){
			.kind = TOML_ARRAY, .items = &item, .count = 1};
	k->type->set(r, k, &value, out);
}

/* The key is not given. */
static void set_default(struct key_reader *r, const struct key *k, char *out)
{
	const char *from = k->source == KEY_ROOT ? r->root : out;

	if (k->type == &key_table)
		key_section_read(r, k->section, NULL, out);
	else if (k->source != KEY_FALLBACK)
		memcpy(out + k->offset, from + k->source_offset,
		       k->source_size);
	else if (k->text || k->number)
		set_fallback(r, k, out);
}

static void read_table(struct key_reader *r, const struct key *k,
		       const struct toml *value, void *out)
{
	struct str outer = r->where;

	r->where = key_where(r, str_from(k->name));
	key_section_read(r, k->section, value, out);
	r->where = outer;
}

static void read_tables(struct key_reader *r, const struct key *k,
			const struct toml *value, char *out)
{
	const struct key_section *section = k->section;
	char *items = arena_alloc(r->arena, value->count, section->size,
				  _Alignof(max_align_t));
	size_t count = 0;

	for (size_t i = 0; i < value->count; i++) {
		const struct toml *table = &value->items[i].value;
		char *item = items + count * section->size;
		struct span span = value_span(r, table);

		if (table->kind != TOML_TABLE) {
			key_report_type(r, k, table);
			continue;
		}
		memcpy(item + section->span_offset, &span, sizeof span);
		read_table(r, k, table, item);
		count++;
	}
	memcpy(out + k->offset, &items, sizeof items);
	memcpy(out + k->count_offset, &count, sizeof count);
}

static void read_value(struct key_reader *r, const struct key *k,
		       const struct toml *value, char *out)
{
	struct span span = value_span(r, value);

	if (value->kind != k->type->kind)
		key_report_type(r, k, value);
	else if (k->type == &key_table)
		read_table(r, k, value, out);
	else if (k->type == &key_tables)
		read_tables(r, k, value, out);
	else if (k->type->set(r, k, value, out) && k->span_offset)
		memcpy(out + k->span_offset, &span, sizeof span);
}

void key_section_read(struct key_reader *r, const struct key_section *section,
		      const struct toml *table, void *out)
{
	for (size_t i = 0; table && i < table->count; i++)
		if (!find_key(section, table->items[i].key))
			report_unknown(r, section, &table->items[i]);
	for (size_t i = 0; i < section->count; i++) {
		const struct key *k = &section->keys[i];
		const struct toml *value =
			table ? toml_get(table, str_from(k->name)) : NULL;

		set_default(r, k, out);
		if (value && !value->broken)
			read_value(r, k, value, out);
		else if (k->required && table && !r->partial)
			report_missing(r, k, table);
	}
	if (table && section->check)
		section->check(r, table, out);
}
