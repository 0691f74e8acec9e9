/* organizations.csv: who there is, under which names, in which years. */
#include "ingest/list.h"
#include "ingest/site.h"

#include <stdlib.h>

static const struct diag_kind BAD_ID = {
	"organization-id", DIAG_ERROR,
	"机构编号“{0}”只能用小写字母、数字和连字符（至多64个），"
	"也不能是 Windows 的设备名（con、nul 等）；例如 xx-jtj",
	"the organisation's id \"{0}\" may only have lower-case letters, "
	"digits and hyphens (64 at most) and be no device of Windows (con, nul "
	"...)"};
static const struct diag_kind DIFFERS = {
	"organization-rows-differ", DIAG_ERROR,
	"机构 {0} 的几行里 {1} 不一致：“{2}”和“{3}”；请写成一样",
	"the rows of {0} differ in {1}: \"{2}\" and \"{3}\"; write the same in "
	"all"};
static const struct diag_kind NAME_TAKEN = {
	"organization-name-taken", DIAG_ERROR,
	"名称“{0}”属于两个机构：{1} 和 {2}；请去掉其中一个",
	"the name \"{0}\" belongs to two organisations, {1} and {2}; take it "
	"from one of them"};
static const struct diag_kind YEARS_OVERLAP = {
	"organization-years-overlap", DIAG_ERROR,
	"机构 {0} 的两个名称“{1}”和“{2}”年份重叠；{3}",
	"two names of {0}, \"{1}\" and \"{2}\", hold in the same years; {4}"};
static const struct diag_kind YEARS_REVERSED = {
	"organization-years-reversed", DIAG_ERROR,
	"机构 {0} 的 valid_from {1} 在 valid_to {2} 之后",
	"valid_from {1} of {0} is after valid_to {2}"};
static const struct diag_kind CYCLE = {
	"organization-cycle", DIAG_ERROR,
	"机构 {0} 的 {1} 绕成了一圈，最后又回到它自己；请改正",
	"following {1} from {0} leads in a circle back to {0}; correct it"};
static const struct diag_kind UNKNOWN_PARENT = {
	"organization-parent-unknown", DIAG_ERROR,
	"上级单位（parent）“{0}”不在 organizations.csv 里；{1}",
	"the parent \"{0}\" is not in organizations.csv; {2}"};
static const struct diag_kind UNKNOWN_SUCCESSOR = {
	"organization-successor-unknown", DIAG_ERROR,
	"后继单位（successor）“{0}”不在 organizations.csv 里；{1}",
	"the successor \"{0}\" is not in organizations.csv; {2}"};

enum column {
	ID,
	NAME,
	NAME_EN,
	PARENT,
	KIND,
	DISTRICT,
	ALIASES,
	VALID_FROM,
	VALID_TO,
	SUCCESSOR,
	SORT_KEY,
	COLUMN_COUNT
};

static const struct list_column columns[COLUMN_COUNT] = {
	[ID] = {"id", true},
	[NAME] = {"name", true},
	[NAME_EN] = {"name_en", false},
	[PARENT] = {"parent", false},
	[KIND] = {"kind", false},
	[DISTRICT] = {"district", false},
	[ALIASES] = {"aliases", false},
	[VALID_FROM] = {"valid_from", false},
	[VALID_TO] = {"valid_to", false},
	[SUCCESSOR] = {"successor", false},
	[SORT_KEY] = {"sort_key", false},
};

struct organization_reader {
	struct reading *reading;
	struct organizations *all;
	struct list list;
};

static struct organization *find_or_add(struct organization_reader *o,
					struct str id)
{
	struct arena *a = o->reading->arena;
	struct organization *found = organization_find(o->all, id);

	if (found)
		return found;
	found = arena_new(a, struct organization);
	found->id = id;
	found->span = list_span(&o->list, ID);
	*VEC_PUSH(a, o->all) = found;
	map_put(a, &o->all->by_id, id)->pointer = found;
	return found;
}

/* What all rows of an organisation say alike; the first that says it, whose
 * place is given where it is asked for. */
static void settle(struct organization_reader *o, struct str id,
		   struct str *field, size_t column, struct span *at)
{
	struct str text = list_get(&o->list, column);

	if (!field->n) {
		*field = text;
		if (at)
			*at = list_span(&o->list, column);
	} else if (text.n && !str_eq(text, *field)) {
		diag_report(o->reading->diag, &DIFFERS,
			    list_span(&o->list, column), id,
			    str_from(columns[column].name), *field, text);
	}
}

static void add_spelling(struct organization_reader *o,
			 struct organization *org, struct str name,
			 size_t column)
{
	struct arena *a = o->reading->arena;
	struct str folded = organization_fold(a, name);

	if (!folded.n)
		return;
	struct map_entry *entry = map_put(a, &o->all->by_name, folded);
	const struct organization *owner = entry->pointer;

	if (!owner)
		entry->pointer = org;
	else if (owner != org)
		diag_report(o->reading->diag, &NAME_TAKEN,
			    list_span(&o->list, column), name, owner->id,
			    org->id);
}

static void keep_alias(struct arena *a, struct organization *org,
		       struct str alias)
{
	if (org->alias_count == org->alias_capacity) {
		size_t more = org->alias_capacity ? org->alias_capacity * 2 : 2;

		org->aliases =
			arena_grow(a, org->aliases, org->alias_count, more,
				   sizeof alias, _Alignof(struct str));
		org->alias_capacity = more;
	}
	org->aliases[org->alias_count++] = alias;
}

static void add_aliases(struct organization_reader *o, struct organization *org)
{
	struct str_cut cut = {.tail = list_get(&o->list, ALIASES),
			      .found = true};

	while (cut.found) {
		cut = str_cut(cut.tail, STR("|"));
		struct str alias = str_trim(cut.head);

		if (!alias.n)
			continue;
		add_spelling(o, org, alias, ALIASES);
		keep_alias(o->reading->arena, org, alias);
	}
}

static void add_name(struct organization_reader *o, struct organization *org)
{
	struct arena *a = o->reading->arena;
	int from = list_year(&o->list, VALID_FROM);
	int to = list_year(&o->list, VALID_TO);

	if (from && to && from > to)
		diag_report(o->reading->diag, &YEARS_REVERSED,
			    list_span(&o->list, VALID_FROM), org->id,
			    str_format(a, "%d", from), str_format(a, "%d", to));
	if (org->name_count == org->name_capacity) {
		size_t more = org->name_capacity ? org->name_capacity * 2 : 2;

		org->names = arena_grow(a, org->names, org->name_count, more,
					sizeof *org->names,
					_Alignof(struct organization_name));
		org->name_capacity = more;
	}
	org->names[org->name_count++] = (struct organization_name){
		.name = list_need(&o->list, NAME),
		.name_en = list_get(&o->list, NAME_EN),
		.valid_from = from,
		.valid_to = to,
	};
	add_spelling(o, org, list_get(&o->list, NAME), NAME);
}

static void read_row(struct organization_reader *o)
{
	struct str id = list_need(&o->list, ID);

	if (!id.n)
		return;
	if (!id_is_plain(id)) {
		diag_report(o->reading->diag, &BAD_ID, list_span(&o->list, ID),
			    id);
		return;
	}
	struct organization *org = find_or_add(o, id);

	settle(o, id, &org->parent_id, PARENT, &org->parent_span);
	settle(o, id, &org->successor_id, SUCCESSOR, &org->successor_span);
	settle(o, id, &org->kind, KIND, NULL);
	settle(o, id, &org->district, DISTRICT, NULL);
	settle(o, id, &org->sort_key, SORT_KEY, NULL);
	add_name(o, org);
	add_aliases(o, org);
}

/* Say which year ends the earlier name, where one can. */
static void report_overlap(struct organization_reader *o,
			   const struct organization *org,
			   const struct organization_name *earlier,
			   const struct organization_name *later)
{
	struct arena *a = o->reading->scratch;
	struct str zh = STR("请改 valid_from 或 valid_to");
	struct str en = STR("change valid_from or valid_to");

	if (later->valid_from > earlier->valid_from) {
		zh = str_format(a, "请把前一个名称的 valid_to 改为 %d",
				later->valid_from - 1);
		en = str_format(a, "change valid_to of the earlier one to %d",
				later->valid_from - 1);
	}
	diag_report(o->reading->diag, &YEARS_OVERLAP, org->span, org->id,
		    earlier->name, later->name, zh, en);
}

/* Names in order of their first year; the years must not overlap. */
static void order_names(struct organization_reader *o, struct organization *org)
{
	struct organization_name *n = org->names;

	for (size_t i = 1; i < org->name_count; i++)
		for (size_t j = i; j && n[j - 1].valid_from > n[j].valid_from;
		     j--) {
			struct organization_name swap = n[j];

			n[j] = n[j - 1];
			n[j - 1] = swap;
		}
	for (size_t i = 1; i < org->name_count; i++)
		if (!n[i - 1].valid_to || n[i - 1].valid_to >= n[i].valid_from)
			report_overlap(o, org, &n[i - 1], &n[i]);
}

static int by_key(const void *a, const void *b)
{
	const struct organization *x = *(struct organization *const *)a;
	const struct organization *y = *(struct organization *const *)b;
	int order = str_cmp(x->sort_key.n ? x->sort_key : x->id,
			    y->sort_key.n ? y->sort_key : y->id);

	return order ? order : str_cmp(x->id, y->id);
}

static const struct organization *step(const struct organization *o,
				       bool parents)
{
	return parents ? o->parent : o->successor;
}

/* Does the way up (or on) from org come back to it? The way may also run into
 * a circle that org is not part of. */
static bool is_in_cycle(const struct organizations *all,
			const struct organization *org, bool parents)
{
	const struct organization *at = step(org, parents);

	for (size_t i = 0; at && at != org && i < all->count; i++)
		at = step(at, parents);
	return at == org;
}

static void link_all(struct organization_reader *o)
{
	struct organizations *all = o->all;

	for (size_t i = 0; i < all->count; i++) {
		struct organization *org = all->items[i];

		if (org->parent_id.n)
			org->parent = organization_linked(
				o->reading, all, &UNKNOWN_PARENT,
				org->parent_id, org->parent_span);
		if (org->successor_id.n)
			org->successor = organization_linked(
				o->reading, all, &UNKNOWN_SUCCESSOR,
				org->successor_id, org->successor_span);
	}
}

/* Report each circle once and cut it there. */
static void cut_cycles(struct organization_reader *o)
{
	for (size_t i = 0; i < o->all->count; i++) {
		struct organization *org = o->all->items[i];

		if (is_in_cycle(o->all, org, true)) {
			diag_report(o->reading->diag, &CYCLE, org->parent_span,
				    org->id, STR("parent"));
			org->parent = NULL;
		}
		if (is_in_cycle(o->all, org, false)) {
			diag_report(o->reading->diag, &CYCLE,
				    org->successor_span, org->id,
				    STR("successor"));
			org->successor = NULL;
		}
	}
}

void organizations_read(struct reading *r, struct str path,
			struct organizations *out)
{
	struct organization_reader o = {.reading = r, .all = out};

	if (!list_open(r, path, columns, COLUMN_COUNT, &o.list))
		return;
	while (list_next(&o.list))
		read_row(&o);
	if (out->count)
		qsort(out->items, out->count, sizeof *out->items, by_key);
	for (size_t i = 0; i < out->count; i++)
		order_names(&o, out->items[i]);
	link_all(&o);
	cut_cycles(&o);
}
