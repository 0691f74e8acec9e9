/* performance.json: targets of the department and of its projects. */
#include "ingest/year.h"

static const struct diag_kind BAD_ID = {
	"project-id", DIAG_ERROR,
	"项目编号“{0}”只能用字母、数字、点、下划线和连字符（至多64个，"
	"不以点开头）；它是网址的一部分",
	"the project's id \"{0}\" may only have letters, digits, points, "
	"underscores and hyphens (64 at most, no point first); it is part of "
	"an address"};
static const struct diag_kind NO_ID = {
	"project-id-missing", DIAG_ERROR,
	"项目“{0}”没有编号；请写 code，表上没有时写 id（例如 office-running）",
	"the project \"{0}\" has no id; write its code or, where the form has "
	"none, an id (such as office-running)"};
static const struct diag_kind ID_TWICE = {
	"project-id-twice", DIAG_ERROR,
	"项目编号“{0}”出现了两次：“{1}”和“{2}”；请改其中一个"
	"（只有大小写不同也算相同）",
	"the project's id \"{0}\" stands twice: \"{1}\" and \"{2}\"; change "
	"one of them (ids that differ only in capitals are the same)"};
static const struct diag_kind BAD_LEVEL = {
	"project-level", DIAG_ERROR,
	"level 是 {0}，应当是 1（一级项目）或 2（二级项目）",
	"level is {0}, but must be 1 or 2"};
static const struct diag_kind OVERALL_TWICE = {
	"overall-id-twice", DIAG_ERROR,
	"整体支出绩效目标的编号“{0}”出现了两次；请改其中一个",
	"the id \"{0}\" of overall targets stands twice; change one of them"};

static const struct diag_kind BAD_UNIT = {
	"overall-unit", DIAG_ERROR,
	"units 里应当是机构编号（用双引号括起来的文字）",
	"units must list ids of organisations, as text between double quotes"};

/* A project without an id of its own gets one, so that it can be shown. */
static void settle_id(struct year_reading *y, struct json_object *o,
		      struct project *p, struct map *seen)
{
	struct reading *r = y->reading;
	const char *member = p->id.n ? "id" : "code";
	struct str id = p->id.n ? p->id : p->code;

	p->id = str_format(r->arena, "project-%zu", y->year->project_count);
	if (!id.n) {
		diag_report(r->diag, &NO_ID, json_span(o->reader, o->value),
			    p->name);
		return;
	}
	if (!id_is_valid(id)) {
		diag_report(r->diag, &BAD_ID, member_span(o, member), id);
		return;
	}
	struct map_entry *entry =
		map_put(r->scratch, seen, id_folded(r->scratch, id));
	const struct project *other = entry->pointer;

	if (other) {
		diag_report(r->diag, &ID_TWICE, member_span(o, member), id,
			    other->name, p->name);
		return;
	}
	entry->pointer = p;
	p->id = id;
}

static int read_level(struct json_object *o)
{
	int64_t level = json_get_integer(o, "level", 0);

	if (level >= 0 && level <= 2)
		return (int)level;
	diag_report(o->reader->diag, &BAD_LEVEL, member_span(o, "level"),
		    str_format(o->reader->arena, "%lld", (long long)level));
	return 0;
}

/* What forms and key projects have in common. */
static void read_common(struct year_reading *y, struct json_object *o,
			struct project *p, struct map *seen)
{
	size_t number = 0;

	p->code = json_get_text(o, "code");
	p->id = json_get_string(o, "id");
	p->name = json_need_string(o, "name");
	settle_id(y, o, p, seen);
	p->unit = read_organization(y, o, "unit");
	p->unit_name = json_get_string(o, "unit_published");
	p->currency = read_unit(y, o, "currency_unit");
	p->goal = json_get_string(o, "goal");
	p->goal_facts = read_goal_facts(o, &p->goal_fact_count);
	p->indicators = read_indicators(o, &number);
	p->place = read_place(y, o);
	p->line = json_span(o->reader, o->value).line;
}

static void read_form(struct year_reading *y, struct json_object *o,
		      struct project *p, struct map *seen)
{
	read_common(y, o, p, seen);
	p->form = PROJECT_FORM;
	p->form_title = json_get_string(o, "form");
	p->level = read_level(o);
	p->first_level_unit = json_get_string(o, "first_level_unit");
	p->duration_years = json_get_text(o, "duration_years");
	p->type = json_get_string(o, "type");
	p->is_new = json_get_string(o, "is_new");
	p->allocation = json_get_string(o, "allocation");
	p->amounts[PROJECT_TOTAL] = read_amount(o, "total_amount");
	p->amounts[PROJECT_YEAR] = read_amount(o, "year_amount");
	p->amounts[PROJECT_FISCAL] = read_amount(o, "fiscal_amount");
	p->amounts[PROJECT_OTHER] = read_amount(o, "other_amount");
	p->policy_basis = json_get_string(o, "policy_basis");
	p->calculation_basis = json_get_string(o, "calculation_basis");
	p->basis_items = read_basis_items(o, &p->basis_item_count);
	p->basis_is_open = !json_get_bool(o, "basis_complete", true);
	p->long_term_goal = json_get_string(o, "long_term_goal");
}

static void read_key_project(struct year_reading *y, struct json_object *o,
			     struct project *p, struct map *seen)
{
	read_common(y, o, p, seen);
	p->form = PROJECT_KEY;
	p->amounts[PROJECT_YEAR] = read_amount(o, "amount");
}

typedef void project_reader(struct year_reading *y, struct json_object *o,
			    struct project *p, struct map *seen);

static void read_projects(struct year_reading *y, struct json_items *items,
			  struct map *seen, project_reader *read)
{
	struct json_object o;

	while (json_items_next(items, &o)) {
		struct project *p =
			&y->year->projects[y->year->project_count++];

		read(y, &o, p, seen);
		json_object_end(&o);
	}
}

static void read_task(struct year_reading *y, struct json_object *o,
		      struct overall_performance *p, bool is_total)
{
	struct task *t = &p->tasks[p->task_count++];
	int64_t line = json_get_integer(o, "line", 0);

	t->is_total = is_total;
	t->key = str_format(y->reading->arena, "%.*s-task-%zu", STR_ARG(p->id),
			    p->task_count);
	t->name = json_need_string(o, "name");
	t->total = read_amount(o, "total");
	t->fiscal = read_amount(o, "fiscal");
	t->other = read_amount(o, "other");
	if (!t->is_total) {
		t->unit = read_organization(y, o, "unit");
		t->content = json_get_string(o, "content");
	}
	t->source_line = line > 0 && line <= UINT32_MAX ? (uint32_t)line : 0;
	t->line = json_span(o->reader, o->value).line;
	json_object_end(o);
}

static void read_tasks(struct year_reading *y, struct json_object *o,
		       struct overall_performance *p)
{
	struct json_items items = json_items(o, "tasks");
	struct json_object task;
	struct json_object total = json_get_object(o, "tasks_total");

	p->tasks = arena_array(y->reading->arena, struct task, items.count + 1);
	while (json_items_next(&items, &task))
		read_task(y, &task, p, false);
	if (total.value)
		read_task(y, &total, p, true);
}

/* units is a list of ids. */
static void read_units(struct year_reading *y, struct json_object *o,
		       struct overall_performance *p)
{
	const struct json *list = json_get_array(o, "units");
	size_t count = list ? list->count : 0;

	p->units = arena_array(y->reading->arena, const struct organization *,
			       count);
	for (size_t i = 0; i < count; i++) {
		const struct json *id = &list->members[i].value;
		const struct organization *unit;

		if (id->kind != JSON_KIND_STRING) {
			diag_report_plain(y->reading->diag, &BAD_UNIT,
					  json_span(&y->json, id));
			continue;
		}
		unit = organization_known(y->reading, &y->site->organizations,
					  id->string, json_span(&y->json, id));
		if (unit)
			p->units[p->unit_count++] = unit;
	}
}

static void read_overall(struct year_reading *y, struct json_object *o,
			 struct overall_performance *p, size_t *number)
{
	p->id = json_need_string(o, "id");
	p->title = json_get_string(o, "title");
	p->supervisor = json_get_string(o, "supervisor");
	p->goal = json_get_string(o, "goal");
	p->currency = read_unit(y, o, "currency_unit");
	p->goal_facts = read_goal_facts(o, &p->goal_fact_count);
	p->indicators = read_indicators(o, number);
	p->place = read_place(y, o);
	p->line = json_span(o->reader, o->value).line;
	read_units(y, o, p);
	read_tasks(y, o, p);
	json_object_end(o);
}

/* All of a year stand on one page: their indicators are counted on. */
static void read_overalls(struct year_reading *y, struct json_object *root)
{
	struct json_items items = json_items(root, "overall");
	struct json_object o;
	struct map seen = {0};
	size_t number = 0;

	y->year->overall = arena_array(y->reading->arena,
				       struct overall_performance, items.count);
	while (json_items_next(&items, &o)) {
		struct overall_performance *p =
			&y->year->overall[y->year->overall_count++];

		read_overall(y, &o, p, &number);
		if (p->id.n &&
		    map_put(y->reading->scratch, &seen, p->id)->number++)
			diag_report(y->reading->diag, &OVERALL_TWICE,
				    member_span(&o, "id"), p->id);
	}
}

void performance_read(struct year_reading *y)
{
	const struct ingest_file *file = year_file(y, STR("performance.json"));
	struct map seen = {0};

	if (!file)
		return;
	struct json_object root = year_json(y, file);
	struct json_items forms = json_items(&root, "projects");
	struct json_items keys = json_items(&root, "key_projects");

	y->year->performance_file = file->path;
	read_overalls(y, &root);
	y->year->projects = arena_array(y->reading->arena, struct project,
					forms.count + keys.count);
	read_projects(y, &forms, &seen, read_form);
	read_projects(y, &keys, &seen, read_key_project);
	json_object_end(&root);
}
