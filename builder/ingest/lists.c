/* Classifications and the glossary. */
#include "ingest/list.h"
#include "ingest/site.h"

#include <stdlib.h>

static const struct diag_kind BAD_CODE = {
	"classification-code", DIAG_ERROR,
	"代码“{0}”只能用字母、数字、点、连字符和下划线（至多64个，不以点开头"
	"或结尾），也不能是 Windows 的设备名（con、nul 等）",
	"the code \"{0}\" may only have letters, digits, points, hyphens and "
	"underscores (64 at most, no point at an end) and be no device of "
	"Windows (con, nul ...)"};
static const struct diag_kind CODE_LENGTH = {
	"classification-code-length", DIAG_ERROR,
	"代码“{0}”有{1}位，这一分类的代码只能是{2}位",
	"the code \"{0}\" has {1} digits; codes of this classification have "
	"{2}"};
static const struct diag_kind CODE_TWICE = {
	"classification-code-twice", DIAG_ERROR,
	"代码“{0}”出现了两次：“{1}”和“{2}”；请删去一行",
	"the code \"{0}\" stands twice: \"{1}\" and \"{2}\"; delete one row"};
static const struct diag_kind CODE_CASE = {
	"classification-code-case", DIAG_ERROR,
	"代码“{0}”与“{1}”只有大小写不同，不能都用在网址里；请改其中一个",
	"the codes \"{0}\" and \"{1}\" differ in capitals alone and cannot "
	"both "
	"be in addresses; change one"};
static const struct diag_kind NO_PARENT = {
	"classification-no-parent", DIAG_WARNING,
	"代码“{0}”的上一级“{1}”不在表里；请补上一行",
	"the code above \"{0}\", \"{1}\", is not in the list; add a row"};
static const struct diag_kind TERM_TWICE = {
	"glossary-term-twice", DIAG_ERROR, "词条“{0}”出现了两次；请删去一行",
	"the term \"{0}\" stands twice; delete one row"};

enum { CODE, NAME, NAME_EN, CODE_COLUMNS };
static const struct list_column code_columns[CODE_COLUMNS] = {
	[CODE] = {"code", true},
	[NAME] = {"name", true},
	[NAME_EN] = {"name_en", false},
};

static size_t level_of(const struct classification *c, struct str code)
{
	size_t i = 0;

	while (i < c->level_count && c->levels[i] != code.n)
		i++;
	return i;
}

static struct str level_lengths(struct arena *a, const struct classification *c)
{
	struct str lengths = STR("");

	for (size_t i = 0; i < c->level_count; i++)
		lengths = str_format(a, "%.*s%s%u", STR_ARG(lengths),
				     i ? ", " : "", c->levels[i]);
	return lengths;
}

static bool is_code(struct reading *r, const struct classification *c,
		    struct str code, struct span span)
{
	if (!id_is_valid(code)) {
		diag_report(r->diag, &BAD_CODE, span, code);
		return false;
	}
	if (c->level_count && level_of(c, code) == c->level_count) {
		diag_report(r->diag, &CODE_LENGTH, span, code,
			    str_format(r->scratch, "%zu", code.n),
			    level_lengths(r->scratch, c));
		return false;
	}
	return true;
}

/* Is the code another one's but for its capitals? folded: codes by their small
 * letters. */
static bool is_alike(struct reading *r, struct map *folded, struct str code,
		     struct span span)
{
	struct map_entry *entry =
		map_put(r->scratch, folded, id_folded(r->scratch, code));
	const struct str *other = entry->pointer;

	if (!other) {
		struct str *kept = arena_new(r->scratch, struct str);

		*kept = code;
		entry->pointer = kept;
		return false;
	}
	if (str_eq(*other, code))
		return false;
	diag_report(r->diag, &CODE_CASE, span, *other, code);
	return true;
}

static void read_entry(struct reading *r, struct classification *c,
		       struct map *folded, const struct list *l)
{
	struct str code = list_need(l, CODE), name = list_need(l, NAME);

	if (!code.n || !is_code(r, c, code, list_span(l, CODE)) ||
	    is_alike(r, folded, code, list_span(l, CODE)))
		return;
	struct map_entry *entry = map_put(r->arena, &c->by_code, code);
	struct class_entry *known = entry->pointer;

	if (known) {
		diag_report(r->diag, &CODE_TWICE, list_span(l, CODE), code,
			    known->name, name);
		return;
	}
	known = arena_new(r->arena, struct class_entry);
	known->code = code;
	known->name = name;
	known->name_en = list_get(l, NAME_EN);
	known->line = list_span(l, CODE).line;
	entry->pointer = known;
	*VEC_PUSH(r->arena, c) = known;
}

/* Codes with levels hang below the code of the level above; other codes below
 * the longest one that begins theirs. Codes come in order. */
static void hang(struct reading *r, struct classification *c,
		 struct class_entry *entry)
{
	size_t level = level_of(c, entry->code);

	entry->level = 1;
	for (size_t n = entry->code.n; n-- > 1;) {
		struct str above = str_slice(entry->code, 0, n);

		if (c->level_count && (!level || n != c->levels[level - 1]))
			continue;
		if (!c->level_count && !class_is_below(entry->code, above))
			continue;
		entry->parent = class_find(c, above);
		if (entry->parent)
			break;
		if (c->level_count)
			diag_report(r->diag, &NO_PARENT, span_at(c->file, 0, 0),
				    entry->code, above);
	}
	if (c->level_count)
		entry->level = (unsigned)level + 1;
	else if (entry->parent)
		entry->level = entry->parent->level + 1;
}

static int by_code(const void *a, const void *b)
{
	const struct class_entry *x = *(struct class_entry *const *)a;
	const struct class_entry *y = *(struct class_entry *const *)b;

	return str_cmp(x->code, y->code);
}

void classification_read(struct reading *r, struct classification *c)
{
	struct map folded = {0};
	struct list list;

	if (!list_open(r, c->file, code_columns, CODE_COLUMNS, &list))
		return;
	while (list_next(&list))
		read_entry(r, c, &folded, &list);
	if (c->count)
		qsort(c->items, c->count, sizeof *c->items, by_code);
	for (size_t i = 0; i < c->count; i++)
		hang(r, c, c->items[i]);
}

enum { TERM, TERM_EN, DEFINITION, DEFINITION_EN, TERM_COLUMNS };
static const struct list_column term_columns[TERM_COLUMNS] = {
	[TERM] = {"term", true},
	[TERM_EN] = {"name_en", false},
	[DEFINITION] = {"definition", true},
	[DEFINITION_EN] = {"definition_en", false},
};

void glossary_read(struct reading *r, struct str path, struct site *out)
{
	struct map seen = {0};
	struct list list;

	if (!list_open(r, path, term_columns, TERM_COLUMNS, &list))
		return;
	out->terms =
		arena_array(r->arena, struct glossary_term, list.csv.count);
	while (list_next(&list)) {
		struct str term = list_need(&list, TERM);

		if (!term.n)
			continue;
		if (map_put(r->scratch, &seen, term)->number++)
			diag_report(r->diag, &TERM_TWICE,
				    list_span(&list, TERM), term);
		out->terms[out->term_count++] = (struct glossary_term){
			.term = term,
			.name_en = list_get(&list, TERM_EN),
			.definition = list_need(&list, DEFINITION),
			.definition_en = list_get(&list, DEFINITION_EN),
			.span = list_span(&list, TERM),
		};
	}
}
