/* The page of a project. */
#include "view/amount.h"
#include "view/citation.h"
#include "view/department.h"
#include "view/performance.h"
#include "view/table.h"

static const struct value_shape AMOUNT =
	VALUE_SHAPE("amount", "name", "published", "published_class", "mark",
		    "unit", "number", "number_class");
static const struct value_shape ITEM = VALUE_SHAPE("item", "name", "amount");
static const struct value_shape FIELD = VALUE_SHAPE("field", "name", "value");
static const struct value_shape PROJECT = VALUE_SHAPE(
	"project", "heading", "kind", "fields", "has_fields", "amounts",
	"has_amounts", "amount_unit", "correction", "place", "items",
	"has_items", "goal_facts", "has_goal_facts", "indicators", "year_url",
	"year_title", "citation");

static struct str converted(const struct pages *p, const struct project *x,
			    enum project_amount which)
{
	struct summary_amount amount = {0};

	amount.stated = project_yuan(x, which, &amount.yuan);
	return amount_number(p->view, p->arena, &amount);
}

static struct value amounts(const struct pages *p,
			    const struct marked_page *page,
			    const struct project *x)
{
	struct arena *a = p->arena;
	struct values list = {0};
	struct align published = {0}, number = {0};

	for (int i = 0; i < PROJECT_AMOUNT_COUNT; i++) {
		align_add(&published, x->amounts[i].published);
		align_add(&number, converted(p, x, (enum project_amount)i));
	}
	for (int i = 0; i < PROJECT_AMOUNT_COUNT; i++) {
		enum project_amount which = (enum project_amount)i;
		struct str name = project_amount_name(which);
		struct str text = x->amounts[i].published;
		struct str yuan = converted(p, x, which);

		if (!text.n)
			continue;
		*VEC_PUSH(a, &list) = VALUE_OBJECT(
			a, &AMOUNT,
			value_text(view_word(p->view, str_cstr(a, name))),
			value_text(text), align_class(&published, text),
			view_mark(a, page, &x->amounts[i]),
			value_text(amount_published_unit(p->view, a,
							 x->currency.name)),
			value_text(yuan), align_class(&number, yuan));
	}
	return values_list(&list);
}

static void add_field(const struct pages *p, struct values *list,
		      const char *word, struct str text)
{
	if (text.n)
		*VEC_PUSH(p->arena, list) = VALUE_OBJECT(
			p->arena, &FIELD, value_text(view_word(p->view, word)),
			value_text(text));
}

static struct value fields(const struct pages *p, const struct project *x)
{
	struct values list = {0};

	add_field(p, &list, "annual_goal", x->goal);
	add_field(p, &list, "long_term_goal", x->long_term_goal);
	add_field(p, &list, "policy_basis", x->policy_basis);
	add_field(p, &list, "calculation_basis", x->calculation_basis);
	add_field(p, &list, "project_code", x->code);
	add_field(p, &list, "project_unit", x->unit_name);
	add_field(p, &list, "first_level_unit", x->first_level_unit);
	add_field(p, &list, "form", x->form_title);
	add_field(p, &list, "project_type", x->type);
	add_field(p, &list, "duration", x->duration_years);
	add_field(p, &list, "is_new", x->is_new);
	add_field(p, &list, "allocation", x->allocation);
	return values_list(&list);
}

static struct value basis_items(const struct pages *p, const struct project *x)
{
	struct value *items =
		arena_array(p->arena, struct value, x->basis_item_count);

	for (size_t i = 0; i < x->basis_item_count; i++)
		items[i] = VALUE_OBJECT(
			p->arena, &ITEM, value_text(x->basis_items[i].name),
			value_text(x->basis_items[i].amount_published));
	return value_list(items, x->basis_item_count);
}

/* With its unit; empty where not stated. */
static struct str year_money(const struct pages *p, const struct project *x)
{
	struct summary_amount amount = {0};

	amount.stated = project_yuan(x, PROJECT_YEAR, &amount.yuan);
	return amount_text(p->view, p->arena, &amount);
}

/* Key projects may share a name; their amount tells them apart. */
static struct str project_title(const struct pages *p,
				const struct budget_year *y,
				const struct project *x)
{
	struct str name = x->name;

	if (x->form == PROJECT_KEY)
		name = str_format(p->arena, "%.*s %.*s%.*s", STR_ARG(name),
				  STR_ARG(x->amounts[PROJECT_YEAR].published),
				  STR_ARG(x->currency.name));
	return view_bracket(p->view, p->arena, name,
			    department_year_title(p, y));
}

/* Of its indicators, else of its row among the projects. */
static struct value citation(const struct pages *p, const struct budget_year *y,
			     const struct project *x, const struct frame *frame)
{
	struct arena *a = p->arena;
	struct str file =
		str_format(a, "%.*s/performance.json", STR_ARG(y->folder));

	return view_page_citation(
		p->view, a, y, frame, view_place(p->view, a, y, &x->place),
		x->indicators.count ? DATASET_INDICATORS : DATASET_PROJECTS,
		view_file_line(a, file, x->line));
}

void department_put_project(const struct pages *p, const struct audit *audit,
			    const struct project *x)
{
	struct arena *a = p->arena;
	const struct budget_year *y = audit->year;
	struct str path = view_project_path(a, y, x);
	struct str title = project_title(p, y, x);
	const struct crumb here = {x->name, STR(""), true};
	struct frame frame = {
		.path = path, .template_name = STR("project"), .title = title};
	struct marked_page page = {audit, path, false};
	struct value stated = amounts(p, &page, x), form = fields(p, x);
	struct value content = VALUE_OBJECT(
		a, &PROJECT, value_text(x->name),
		value_text(view_word(p->view, x->form == PROJECT_KEY
						      ? "key_project"
						      : "form_project")),
		form, value_bool(form.count > 0), stated,
		value_bool(stated.count > 0), value_text(amount_unit(p->view)),
		view_correction(p->view, a, x->currency.name, x->corrected.name,
				x->correction_reason),
		value_text_or_none(view_place(p->view, a, y, &x->place)),
		basis_items(p, x), value_bool(x->basis_item_count > 0),
		view_goal_facts(a, x->goal_facts, x->goal_fact_count),
		value_bool(x->goal_fact_count > 0),
		view_indicators(p->view, a, &page, &x->indicators,
				STR("indicator"), year_money(p, x)),
		value_text(view_url(a, path, department_year_path(a, y))),
		value_text(department_year_title(p, y)),
		citation(p, y, x, &frame));

	department_crumbs(p, y, &here, 1, &frame);
	view_put(p->view, a, &frame, content, p->sink);
}
