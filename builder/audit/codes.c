/* Codes of classifications: their form, their parents, their names. */
#include "audit/code_list.h"

#include "model/code.h"

const struct audit_rule audit_code = {
	.id = "code",
	.severity = AUDIT_LOW,
	.title = {"科目编码", "Codes"},
	.says = {"科目编码长度正确，上级编码在表中；支出总表和一般公共预算支出"
		 "表列的是同样的编码。",
		 "A code has the right length and its parent is in the "
		 "table; the tables of expenditure by function list the same "
		 "codes."},
	.why = {"编码是跨部门比较的依据。",
		"Codes are what comparisons between departments rest on."},
	.needs = {"表有编码列；比较上级编码时，表中列有上级科目。",
		  "The table has a column of codes and lists the upper "
		  "levels."},
};

const struct audit_rule audit_code_name = {
	.id = "code-name",
	.severity = AUDIT_LOW,
	.title = {"科目名称", "Names of codes"},
	.says = {"科目名称与分类科目表一致，同一编码在各表名称相同。",
		 "The name of a code is that of the classification, and the "
		 "same in all tables."},
	.why = {"名称不同，读者会以为是两件事。",
		"A second name makes readers think of a second thing."},
	.needs = {"分类科目表中有这个编码。",
		  "The classification has the code."},
};

static const struct audit_text BAD_CHARACTER = {
	"编码“{0}”里有数字、字母、点、连字符和下划线以外的字符",
	"the code \"{0}\" has characters other than digits, letters, "
	"points, hyphens and underscores"};
static const struct audit_text BAD_LENGTH = {
	"编码“{0}”有 {1} 位，应当是 {2} 位",
	"the code \"{0}\" has {1} characters; it should have {2}"};
const struct audit_text code_no_parent = {
	"编码“{0}”的上级“{1}”不在表中（{2}）",
	"the parent \"{1}\" of the code \"{0}\" is not in the table ({2})"};
static const struct audit_text NO_CLASSIFICATION = {
	"本站没有这类编码的分类科目表",
	"the site has no classification for these codes"};
static const struct audit_text UNKNOWN = {
	"分类科目表里没有编码“{0}”", "the classification has no code \"{0}\""};
static const struct audit_text OTHER_CODE = {
	"编码“{0}”不在分类科目表里；“{1}”在表里的编码是 {2}",
	"the code \"{0}\" is not in the classification, which has \"{1}\" "
	"as {2}"};
static const struct audit_text OTHER_NAME = {
	"编码 {0} 在分类科目表里是“{1}”，这里印作“{2}”",
	"the classification has {0} as \"{1}\", here it is \"{2}\""};
static const struct audit_text CUT_NAME = {
	"编码 {0} 的名称“{2}”不完整，分类科目表里是“{1}”",
	"the name \"{2}\" of {0} is cut short: the classification has "
	"\"{1}\""};
static const struct audit_text TWO_NAMES = {
	"编码 {0} 在一处是“{1}”，在另一处是“{2}”",
	"the code {0} is \"{1}\" in one place and \"{2}\" in another"};

static struct audit_place place_of(const struct auditing *x,
				   const struct code_use *u)
{
	const struct cell *c = &u->row->cells[u->column];

	return (struct audit_place){
		.kind = AUDIT_PLACE_CELL,
		.year = x->year,
		.table_id = u->table->id,
		.table = u->table,
		.row = u->row,
		.column = u->column,
		.cell = c,
		.span = cell_span(u->table->file, c, u->row->line),
	};
}

static struct audit_check *begin(struct auditing *x, enum audit_rule_id rule,
				 const struct code_use *u, struct str published)
{
	return audit_begin_at(x, rule, place_of(x, u), published);
}

/* Other rows with the same mistake. */
static void add_use(struct auditing *x, struct audit_check *c,
		    const struct code_use *u)
{
	struct {
		struct audit_term *items;
		size_t count, capacity;
	} parts = {c->parts, c->part_count, c->part_capacity};

	*VEC_PUSH(x->arena, &parts) = (struct audit_term){
		.place = place_of(x, u), .published = u->name, .sign = 1};
	c->parts = parts.items;
	c->part_count = parts.count;
	c->part_capacity = parts.capacity;
}

/* ---- the code ---- */

static bool has_length(const struct classification *c, struct str code)
{
	for (size_t i = 0; i < c->level_count; i++)
		if (code.n == c->levels[i])
			return true;
	return !c->level_count;
}

/* 3/5/7 */
static struct str lengths(struct auditing *x, const struct classification *c)
{
	struct buf b = {0};

	for (size_t i = 0; i < c->level_count; i++)
		buf_add_format(&b, i ? "/%u" : "%u", c->levels[i]);
	struct str text = str_copy(x->arena, buf_str(&b));

	buf_free(&b);
	return text;
}

/* Uses whose parent is missing: one finding, at the first. */
static void check_parents(struct auditing *x, const struct code_lists *lists,
			  const struct code_entry *e, struct audit_check **c)
{
	for (const struct code_use *u = e->first; u; u = u->next) {
		struct str parent = code_missing_parent(lists, e, u);

		if (!parent.n)
			continue;
		if (*c) {
			add_use(x, *c, u);
			continue;
		}
		*c = begin(x, AUDIT_CODE, u, e->code);
		audit_conclude(x, *c, AUDIT_CONFLICT, &code_no_parent, e->code,
			       parent, u->row->unit_name);
	}
}

static void check_code(struct auditing *x, const struct code_lists *lists,
		       const struct code_entry *e)
{
	struct audit_check *c = NULL;

	if (!code_is_plain(e->code)) {
		c = begin(x, AUDIT_CODE, e->first, e->code);
		audit_conclude(x, c, AUDIT_CONFLICT, &BAD_CHARACTER, e->code);
	} else if (!e->classification) {
		c = begin(x, AUDIT_CODE, e->first, e->code);
		audit_conclude(x, c, AUDIT_NOT_CHECKED, &NO_CLASSIFICATION,
			       STR(""));
	} else if (!has_length(e->classification, e->code)) {
		c = begin(x, AUDIT_CODE, e->first, e->code);
		audit_conclude(x, c, AUDIT_CONFLICT, &BAD_LENGTH, e->code,
			       str_format(x->arena, "%zu", e->code.n),
			       lengths(x, e->classification));
	} else {
		check_parents(x, lists, e, &c);
		if (!c)
			audit_say(x, begin(x, AUDIT_CODE, e->first, e->code),
				  AUDIT_OK, NULL, NULL, 0);
		return;
	}
	if (c->outcome == AUDIT_CONFLICT)
		for (const struct code_use *u = e->first->next; u; u = u->next)
			add_use(x, c, u);
}

/* ---- the name ---- */

/* The classification's entry of this name beside the code, or NULL. */
static const struct class_entry *sibling_of_name(const struct code_entry *e,
						 struct str folded,
						 struct arena *scratch)
{
	const struct classification *all = e->classification;

	for (size_t i = 0; i < all->count; i++) {
		const struct class_entry *entry = all->items[i];

		if ((!all->level_count || entry->code.n == e->code.n) &&
		    entry->parent && str_starts(e->code, entry->parent->code) &&
		    str_eq(code_fold_name(scratch, entry->name), folded))
			return entry;
	}
	return NULL;
}

/* A code that the list does not have: the list need not be complete. It is a
 * mistake when the name stands there under another code. */
static void check_unknown(struct auditing *x, const struct code_entry *e,
			  struct arena *scratch)
{
	const struct class_entry *entry = sibling_of_name(
		e, code_fold_name(scratch, e->first->name), scratch);
	struct audit_check *c =
		begin(x, AUDIT_CODE_NAME, e->first, e->first->name);

	if (entry)
		audit_conclude(x, c, AUDIT_CONFLICT, &OTHER_CODE, e->code,
			       e->first->name, entry->code);
	else
		audit_conclude(x, c, AUDIT_NOT_CHECKED, &UNKNOWN, e->code);
	for (const struct code_use *u = e->first->next; entry && u; u = u->next)
		add_use(x, c, u);
}

static bool same_name(struct arena *scratch, struct str a, struct str b)
{
	return str_eq(a, b) ||
	       str_eq(code_fold_name(scratch, a), code_fold_name(scratch, b));
}

/* All uses against one name: of the list, or of the first use. */
static struct audit_check *check_against(struct auditing *x,
					 const struct code_entry *e,
					 struct str name, bool listed,
					 struct arena *scratch)
{
	struct audit_check *c = NULL;

	for (const struct code_use *u = e->first; u; u = u->next) {
		if (!u->name.n || same_name(scratch, u->name, name))
			continue;
		if (c) {
			add_use(x, c, u);
			continue;
		}
		bool cut = str_starts(code_fold_name(scratch, name),
				      code_fold_name(scratch, u->name));

		c = begin(x, AUDIT_CODE_NAME, u, u->name);
		audit_conclude(x, c, AUDIT_CONFLICT,
			       !listed ? &TWO_NAMES
			       : cut   ? &CUT_NAME
				       : &OTHER_NAME,
			       e->code, name, u->name);
	}
	return c;
}

static void check_name(struct auditing *x, const struct code_entry *e,
		       struct arena *scratch)
{
	const struct class_entry *entry =
		class_find(e->classification, e->code);
	struct arena_mark mark = arena_mark(scratch);

	if (!e->first->name.n)
		return;
	if (entry) {
		if (!check_against(x, e, entry->name, true, scratch))
			audit_say(x,
				  begin(x, AUDIT_CODE_NAME, e->first,
					e->first->name),
				  AUDIT_OK, NULL, NULL, 0);
	} else if (!check_against(x, e, e->first->name, false, scratch) &&
		   e->classification) {
		check_unknown(x, e, scratch);
	}
	arena_rewind(scratch, mark);
}

void audit_rule_codes(struct auditing *x)
{
	struct arena scratch = {0}, names = {0};
	struct code_lists lists;

	code_collect(x, &scratch, &lists);
	for (size_t i = 0; i < lists.count; i++) {
		check_code(x, &lists, &lists.items[i]);
		check_name(x, &lists.items[i], &names);
	}
	audit_check_code_lists(x);
	audit_check_project_codes(x);
	arena_free(&names);
	arena_free(&scratch);
}
