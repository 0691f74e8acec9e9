/* Relations of facts: which other figures a fact must agree with. */
#include "ingest/year.h"
#include "model/figure.h"

static const struct diag_kind BAD_DIRECTION = {
	"fact-direction", DIAG_ERROR,
	"direction“{0}”应当是 increase（增加）或 decrease（减少）",
	"direction \"{0}\" must be increase or decrease"};
static const struct diag_kind BAD_COUNT = {
	"fact-count", DIAG_ERROR,
	"count_of“{0}”不认识；可以写：units、organizations、project-forms、"
	"key-projects、performance-projects、basis-items:项目编号",
	"count_of \"{0}\" is not known; known are units, organizations, "
	"project-forms, key-projects, performance-projects, "
	"basis-items:PROJECT"};
static const struct diag_kind BAD_TERM = {
	"fact-relation-item", DIAG_ERROR,
	"这里应当是数的地址（文字），如 \"expenditure/total\"",
	"this must be the address of a figure, a text like "
	"\"expenditure/total\""};
static const struct diag_kind NO_FIGURE = {
	"fact-relation-missing", DIAG_ERROR,
	"地址“{0}”里的“{1}”找不到{2}；请改正地址",
	"\"{1}\" in the address \"{0}\" is not there{3}; correct the address"};
static const struct diag_kind NO_PROJECT = {
	"fact-relation-project", DIAG_ERROR,
	"没有编号是“{0}”的项目；请改正 count_of",
	"there is no project with the id \"{0}\"; correct count_of"};
static const struct diag_kind SELF = {
	"fact-relation-self", DIAG_ERROR,
	"“{0}”指向这个数自己；请改为它所对应的另一个数",
	"\"{0}\" is the fact itself; name the other figure that it "
	"corresponds to"};

struct relations {
	struct fact_relation *items;
	size_t count, capacity;
};

static struct fact_relation *add_relation(struct year_reading *y,
					  struct fact *f,
					  enum fact_relation_kind kind,
					  size_t terms, struct span span)
{
	struct relations all = {f->relations, f->relation_count,
				f->relation_capacity};
	struct fact_relation *r = VEC_PUSH(y->reading->arena, &all);

	*r = (struct fact_relation){
		.kind = kind,
		.terms =
			arena_array(y->reading->arena, struct fact_term, terms),
		.span = span,
	};
	f->relations = all.items;
	f->relation_count = all.count;
	f->relation_capacity = all.capacity;
	return r;
}

static void add_term(struct fact_relation *r, struct str address,
		     struct span span)
{
	if (address.n)
		r->terms[r->term_count++] =
			(struct fact_term){.address = address, .span = span};
}

/* The texts of a list; others are reported. */
static struct str item_text(struct year_reading *y, const struct json *item)
{
	if (item->kind == JSON_KIND_STRING && item->string.n)
		return item->string;
	diag_report_plain(y->reading->diag, &BAD_TERM,
			  json_span(&y->json, item));
	return STR("");
}

static void read_equals(struct year_reading *y, struct json_object *o,
			struct fact *f)
{
	const struct json *list = json_get_array(o, "equals");

	for (size_t i = 0; list && i < list->count; i++) {
		const struct json *item = &list->members[i].value;
		struct span span = json_span(&y->json, item);

		add_term(add_relation(y, f, FACT_EQUALS, 1, span),
			 item_text(y, item), span);
	}
}

static void read_sum(struct year_reading *y, struct json_object *o,
		     struct fact *f)
{
	const struct json *list = json_get_array(o, "sum_of");

	if (!list)
		return;
	struct fact_relation *r = add_relation(y, f, FACT_SUM, list->count,
					       member_span(o, "sum_of"));

	for (size_t i = 0; i < list->count; i++) {
		const struct json *item = &list->members[i].value;

		add_term(r, item_text(y, item), json_span(&y->json, item));
	}
}

static bool read_direction(struct json_object *o)
{
	struct str text = json_need_string(o, "direction");

	if (text.n && !str_eq(text, STR("increase")) &&
	    !str_eq(text, STR("decrease")))
		diag_report(o->reader->diag, &BAD_DIRECTION,
			    member_span(o, "direction"), text);
	return str_eq(text, STR("decrease"));
}

/* {"of": ..., "base": ..., "direction": ...}, and the like of percent. */
static void read_pair(struct year_reading *y, struct json_object *fact,
		      struct fact *f, const char *name,
		      enum fact_relation_kind kind)
{
	bool percent = kind == FACT_PERCENT;
	const char *members[] = {percent ? "change" : "of",
				 percent ? "of" : "base"};
	struct json_object o = json_get_object(fact, name);

	if (!o.value)
		return;
	struct fact_relation *r =
		add_relation(y, f, kind, 2, json_span(&y->json, o.value));

	for (size_t i = 0; i < 2; i++)
		add_term(r, json_need_string(&o, members[i]),
			 member_span(&o, members[i]));
	r->decrease = read_direction(&o);
	json_object_end(&o);
}

static void read_count(struct year_reading *y, struct json_object *o,
		       struct fact *f)
{
	struct str text = json_get_string(o, "count_of");
	struct str_cut cut = str_cut(text, STR(":"));
	struct span span = member_span(o, "count_of");
	enum fact_count counted;

	if (!text.n)
		return;
	if (!fact_count_parse(cut.head, &counted) ||
	    (counted == FACT_COUNT_BASIS_ITEMS) != (cut.tail.n > 0)) {
		diag_report(y->reading->diag, &BAD_COUNT, span, text);
		return;
	}
	struct fact_relation *r = add_relation(y, f, FACT_COUNT, 1, span);

	r->counted = counted;
	add_term(r, cut.tail, span);
}

void relations_read(struct year_reading *y, struct json_object *fact,
		    struct fact *out)
{
	read_equals(y, fact, out);
	read_sum(y, fact, out);
	read_pair(y, fact, out, "change", FACT_CHANGE);
	read_pair(y, fact, out, "percent", FACT_PERCENT);
	read_count(y, fact, out);
}

static void report_missing(struct year_reading *y, const struct fact_term *t,
			   const struct figure *found)
{
	struct arena *a = y->reading->scratch;
	struct str part = found->missing.n ? found->missing : t->address;
	struct str zh = STR(""), en = STR("");

	if (found->nearest.n) {
		zh = str_format(a, "（是不是“%.*s”？）",
				STR_ARG(found->nearest));
		en = str_format(a, " (is it \"%.*s\"?)",
				STR_ARG(found->nearest));
	}
	diag_report(y->reading->diag, &NO_FIGURE, t->span, t->address, part, zh,
		    en);
}

static void resolve_term(struct year_reading *y, const struct fact *f,
			 struct fact_term *t)
{
	struct figure *found = arena_new(y->reading->arena, struct figure);

	if (figure_find(y->reading->scratch, y->year, &y->site->organizations,
			t->address, found) != FIGURE_FOUND) {
		if (!y->year->incomplete)
			report_missing(y, t, found);
	} else if (found->fact == f) {
		diag_report(y->reading->diag, &SELF, t->span, t->address);
	} else {
		t->figure = found;
	}
}

static void resolve_project(struct year_reading *y, struct fact_relation *r)
{
	struct str id = r->terms[0].address;

	r->project = budget_project(y->year, id);
	if (!r->project && !y->year->incomplete)
		diag_report(y->reading->diag, &NO_PROJECT, r->span, id);
}

void relations_resolve(struct year_reading *y)
{
	for (size_t i = 0; i < y->year->fact_count; i++) {
		struct fact *f = &y->year->facts[i];

		for (size_t j = 0; j < f->relation_count; j++) {
			struct fact_relation *r = &f->relations[j];

			if (r->kind == FACT_COUNT && r->term_count)
				resolve_project(y, r);
			for (size_t k = 0;
			     r->kind != FACT_COUNT && k < r->term_count; k++)
				resolve_term(y, f, &r->terms[k]);
		}
	}
}
