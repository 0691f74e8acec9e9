/* TOML: keys to tables, and what may not be defined twice. */
#include "format/toml_parse.h"

#include "base/map.h"

static const struct diag_kind DUPLICATE = {
	"toml-duplicate-key", DIAG_ERROR,
	"{0} 在第 {1} 行已经写过；请删去或改名其中一个",
	"{0} stands on line {1} already; delete or rename one of them"};

static const struct diag_kind DUPLICATE_TABLE = {
	"toml-duplicate-table", DIAG_ERROR,
	"[{0}] 在第 {1} 行已经有了；请把两处合并为一处",
	"[{0}] exists since line {1}; put the two together"};

static const struct diag_kind NOT_TABLE = {
	"toml-not-a-table", DIAG_ERROR,
	"{0} 在第 {1} 行是{2}，里面不能再有键名",
	"{0} is {3} on line {1} and cannot have keys of its own"};

static const struct diag_kind CLOSED = {
	"toml-closed-table", DIAG_ERROR,
	"{0} 在第 {1} 行已经用花括号写完；请把这里的内容写进那个花括号",
	"{0} was written between braces on line {1} and is complete; put this "
	"between those braces"};

static const struct diag_kind OTHER_BRACKETS = {
	"toml-table-brackets", DIAG_ERROR,
	"{0} 在第 {1} 行写作 {2}，这里却写作 {3}；同一名称只能用一种写法",
	"{0} is written {2} on line {1} but {3} here; one name has one form"};

static const struct diag_kind HAS_HEADER = {
	"toml-dotted-key", DIAG_ERROR,
	"{0} 在第 {1} 行有自己的标题；请把这一项写到那个标题下面",
	"{0} has a header of its own on line {1}; put this below that header"};

enum { INDEX_FROM = 16 }; /* entries of a table that gets an index */

static struct toml_entry *find(const struct toml *table, struct str key)
{
	if (table->index) {
		const struct map_entry *e = map_find(table->index, key);

		return e ? &table->items[e->number] : NULL;
	}
	for (size_t i = 0; i < table->count; i++)
		if (str_eq(table->items[i].key, key))
			return &table->items[i];
	return NULL;
}

const struct toml *toml_get(const struct toml *table, struct str key)
{
	const struct toml_entry *e = find(table, key);

	return e ? &e->value : NULL;
}

static void index_from(struct toml_parser *p, struct toml *table, size_t i)
{
	for (; i < table->count; i++)
		map_put(p->arena, table->index, table->items[i].key)->number =
			i;
}

static struct toml *add(struct toml_parser *p, struct toml *table,
			const struct toml_key *key, enum toml_kind kind)
{
	struct toml_entry *e = VEC_PUSH(p->arena, table);

	e->key = key->name;
	e->line = e->value.line = key->mark.line;
	e->column = e->value.column = key->mark.column;
	e->value.kind = kind;
	if (table->index) {
		index_from(p, table, table->count - 1);
	} else if (table->count == INDEX_FROM) {
		table->index = arena_new(p->arena, struct map);
		index_from(p, table, 0);
	}
	return &e->value;
}

/* An error about the first count parts of the key and their earlier line. */
static void clash(struct toml_parser *p, const struct diag_kind *kind,
		  size_t count, const struct toml_entry *earlier,
		  struct str more_zh, struct str more_en)
{
	toml_fail(p, kind, p->keys.items[0].mark.at, toml_key_text(p, count),
		  str_format(p->arena, "%u", earlier->line), more_zh, more_en);
}

static void clash_kind(struct toml_parser *p, size_t count,
		       const struct toml_entry *earlier)
{
	enum toml_kind kind = earlier->value.kind;

	clash(p, &NOT_TABLE, count, earlier, toml_kind_name(kind, LANGUAGE_ZH),
	      toml_kind_name(kind, LANGUAGE_EN));
}

/* The table of part i of a dotted key, made when there is none. */
static struct toml *enter_dotted(struct toml_parser *p, struct toml *table,
				 size_t i)
{
	const struct toml_key *key = &p->keys.items[i];
	struct toml_entry *e = find(table, key->name);

	if (!e) {
		table = add(p, table, key, TOML_TABLE);
		table->flags = TOML_FLAG_DOTTED;
		return table;
	}
	if (e->value.kind != TOML_TABLE)
		clash_kind(p, i + 1, e);
	else if (e->value.flags & TOML_FLAG_CLOSED)
		clash(p, &CLOSED, i + 1, e, STR(""), STR(""));
	else if (!(e->value.flags & TOML_FLAG_DOTTED))
		clash(p, &HAS_HEADER, i + 1, e, STR(""), STR(""));
	else
		return &e->value;
	return NULL;
}

struct toml *toml_define(struct toml_parser *p, struct toml *table)
{
	size_t last = p->keys.count - 1;

	for (size_t i = 0; table && i < last; i++)
		table = enter_dotted(p, table, i);
	if (!table)
		return NULL;
	const struct toml_key *key = &p->keys.items[last];
	const struct toml_entry *e = find(table, key->name);

	if (!e)
		return add(p, table, key, TOML_STRING);
	clash(p, &DUPLICATE, last + 1, e, STR(""), STR(""));
	return NULL;
}

/* The table of part i of a header, not its last; made when there is none. */
static struct toml *enter_header(struct toml_parser *p, struct toml *table,
				 size_t i)
{
	const struct toml_key *key = &p->keys.items[i];
	struct toml_entry *e = find(table, key->name);

	p->depth++;
	if (!e)
		return add(p, table, key, TOML_TABLE);
	if (e->value.flags & TOML_FLAG_SECTIONS) {
		p->depth++;
		return &e->value.items[e->value.count - 1].value;
	}
	if (e->value.kind != TOML_TABLE)
		clash_kind(p, i + 1, e);
	else if (e->value.flags & TOML_FLAG_CLOSED)
		clash(p, &CLOSED, i + 1, e, STR(""), STR(""));
	else
		return &e->value;
	return NULL;
}

static struct toml *open_table(struct toml_parser *p, struct toml *table,
			       size_t last)
{
	const struct toml_key *key = &p->keys.items[last];
	struct toml_entry *e = find(table, key->name);

	p->depth++;
	if (!e) {
		table = add(p, table, key, TOML_TABLE);
		table->flags = TOML_FLAG_HEADER;
		return table;
	}
	if (e->value.kind == TOML_TABLE && !e->value.flags) {
		e->value.flags = TOML_FLAG_HEADER;
		return &e->value;
	}
	if (e->value.flags & TOML_FLAG_SECTIONS)
		clash(p, &OTHER_BRACKETS, last + 1, e, STR("[[…]]"),
		      STR("[…]"));
	else if (e->value.kind != TOML_TABLE)
		clash_kind(p, last + 1, e);
	else if (e->value.flags & TOML_FLAG_CLOSED)
		clash(p, &CLOSED, last + 1, e, STR(""), STR(""));
	else
		clash(p, &DUPLICATE_TABLE, last + 1, e, STR(""), STR(""));
	return NULL;
}

static struct toml *open_element(struct toml_parser *p, struct toml *table,
				 size_t last)
{
	const struct toml_key *key = &p->keys.items[last];
	struct toml_entry *e = find(table, key->name);

	p->depth += 2;
	if (!e) {
		table = add(p, table, key, TOML_ARRAY);
		table->flags = TOML_FLAG_SECTIONS;
	} else if (e->value.flags & TOML_FLAG_SECTIONS) {
		table = &e->value;
	} else {
		if (e->value.kind == TOML_TABLE)
			clash(p, &OTHER_BRACKETS, last + 1, e, STR("[…]"),
			      STR("[[…]]"));
		else
			clash_kind(p, last + 1, e);
		return NULL;
	}
	struct toml_entry *element = VEC_PUSH(p->arena, table);

	element->value.kind = TOML_TABLE;
	element->value.flags = TOML_FLAG_HEADER;
	element->line = element->value.line = key->mark.line;
	element->column = element->value.column = key->mark.column;
	return &element->value;
}

void toml_open_nowhere(struct toml_parser *p)
{
	p->depth = 0;
	p->table = arena_new(p->arena, struct toml);
	p->table->kind = TOML_TABLE;
}

void toml_open_section(struct toml_parser *p, bool is_array)
{
	size_t last = p->keys.count - 1;
	struct toml *table = p->root;

	p->depth = 0;
	for (size_t i = 0; table && i < last; i++)
		table = enter_header(p, table, i);
	if (table)
		table = is_array ? open_element(p, table, last)
				 : open_table(p, table, last);
	if (table && p->depth > TOML_DEPTH_MAX) {
		toml_fail_too_deep(p);
		table = NULL;
	}
	if (table)
		p->table = table;
	else
		toml_open_nowhere(p);
}
