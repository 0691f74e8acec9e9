/* Facts against each other and the tables. */
#include "audit_sample.h"

#include "model/figure.h"

enum { FACTS_MAX = 8 };

static struct fact *add_fact(struct sample *s, const char *id,
			     const char *value, const char *unit)
{
	struct fact *f;

	if (!s->year->facts)
		s->year->facts = arena_array(&s->arena, struct fact, FACTS_MAX);
	assert_true(s->year->fact_count < FACTS_MAX);
	f = &s->year->facts[s->year->fact_count++];
	f->id = str_from(id);
	f->name = f->id;
	f->value_published = str_from(value);
	struct cell c = sample_figure(s, f->value_published);

	f->has_value = c.kind == CELL_NUMBER;
	f->value = c.value;
	f->unit = str_from(unit);
	f->organization = s->year->organization;
	f->year = s->year->year;
	return f;
}

/* Addresses with spaces between. */
static struct fact_relation *relate(struct sample *s, struct fact *f,
				    enum fact_relation_kind kind,
				    const char *addresses)
{
	struct fact_relation *r = arena_new(&s->arena, struct fact_relation);
	struct str rest = str_from(addresses);

	r->kind = kind;
	r->terms = arena_array(&s->arena, struct fact_term, FACTS_MAX);
	while (rest.n) {
		struct str_cut cut = str_cut(rest, STR(" "));
		struct fact_term *t = &r->terms[r->term_count++];
		struct figure *found = arena_new(&s->arena, struct figure);

		rest = cut.tail;
		t->address = cut.head;
		if (figure_find(&s->arena, s->year, &s->site.organizations,
				t->address, found) == FIGURE_FOUND)
			t->figure = found;
	}
	f->relations = r;
	f->relation_count = 1;
	return r;
}

static struct audit_check *run(struct sample *s)
{
	sample_run(s, audit_rule_facts);
	return s->audit.items[s->audit.count - 1];
}

static void begin(struct sample *s)
{
	sample_begin(s);
	SAMPLE_TABLE(s, "expenditure", "unit code name total basic project",
		     "0|dept|||1,010|404|606", "0|unit-a|||1,010|404|606");
}

static enum audit_outcome equal(const char *value, const char *unit,
				const char *address, enum audit_severity *how)
{
	struct sample s;

	begin(&s);
	relate(&s, add_fact(&s, "a", value, unit), FACT_EQUALS, address);
	struct audit_check *c = run(&s);
	enum audit_outcome outcome = c->outcome;

	*how = c->severity;
	sample_end(&s);
	return outcome;
}

static void equals(void **state)
{
	enum audit_severity how;

	(void)state;
	assert_int_equal(equal("1,010", "万元", "expenditure/total", &how),
			 AUDIT_OK);
	assert_int_equal(equal("1009.6", "万元", "expenditure/total", &how),
			 AUDIT_ROUNDING);
	assert_int_equal(equal("10,100,000", "元", "expenditure/total", &how),
			 AUDIT_OK);
	assert_int_equal(equal("1,009", "万元", "expenditure/total", &how),
			 AUDIT_CONFLICT);
	assert_int_equal(how, AUDIT_LOW);
	assert_int_equal(equal("1,000", "万元", "expenditure/total", &how),
			 AUDIT_CONFLICT);
	assert_int_equal(how, AUDIT_HIGH);
	assert_int_equal(equal("1,010", "人", "expenditure/total", &how),
			 AUDIT_NOT_CHECKED);
	assert_int_equal(equal("1,010", "万元", "expenditure/none", &how),
			 AUDIT_NOT_CHECKED);
	assert_int_equal(equal("-", "万元", "expenditure/total", &how),
			 AUDIT_NOT_CHECKED);
}

static void sums(void **state)
{
	static const struct {
		const char *total;
		enum audit_outcome outcome;
	} cases[] = {{"10", AUDIT_OK},
		     {"11", AUDIT_ROUNDING},
		     {"12", AUDIT_CONFLICT}};

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		struct sample s;

		begin(&s);
		add_fact(&s, "b", "4", "万元");
		add_fact(&s, "c", "6", "万元");
		relate(&s, add_fact(&s, "a", cases[i].total, "万元"), FACT_SUM,
		       "fact/b fact/c");
		assert_int_equal(run(&s)->outcome, cases[i].outcome);
		/* b and c serve to check a: they are not said to be unchecked.
		 */
		assert_int_equal(s.audit.count, 1);
		sample_end(&s);
	}
}

static void changes(void **state)
{
	static const struct {
		const char *change;
		bool decrease;
		enum audit_outcome outcome;
	} cases[] = {{"202", false, AUDIT_OK},
		     {"203", false, AUDIT_ROUNDING},
		     {"-202", true, AUDIT_OK},
		     {"202", true, AUDIT_CONFLICT}};

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		struct sample s;

		begin(&s);
		relate(&s, add_fact(&s, "a", cases[i].change, "万元"),
		       FACT_CHANGE, "expenditure/project expenditure/basic")
			->decrease = cases[i].decrease;
		assert_int_equal(run(&s)->outcome, cases[i].outcome);
		sample_end(&s);
	}
}

static void percentages(void **state)
{
	static const struct {
		const char *change, *total, *percent;
		bool decrease;
		enum audit_outcome outcome;
	} cases[] = {
		{"100", "1100", "10", false, AUDIT_OK},
		{"68", "12,578", "1", false, AUDIT_ROUNDING},
		{"68", "12,578", "2", false, AUDIT_CONFLICT},
		{"327", "327", "50", true, AUDIT_OK},
		{"270", "1,769", "13.2", true, AUDIT_ROUNDING},
		{"270", "1,769", "15.3", true, AUDIT_CONFLICT},
		{"464", "464", "100", false, AUDIT_CONFLICT},
		{"0", "0", "0", false, AUDIT_CONFLICT},
		{"5", "3", "9", false, AUDIT_NOT_CHECKED},
		{"1", "2", "60", false, AUDIT_NOT_CHECKED},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct sample s;

		begin(&s);
		add_fact(&s, "change", cases[i].change, "万元");
		add_fact(&s, "total", cases[i].total, "万元");
		relate(&s, add_fact(&s, "a", cases[i].percent, "%"),
		       FACT_PERCENT, "fact/change fact/total")
			->decrease = cases[i].decrease;
		if (run(&s)->outcome != cases[i].outcome)
			fail_msg("case %zu", i);
		sample_end(&s);
	}
}

static void from_zero(void **state)
{
	struct sample s;

	(void)state;
	begin(&s);
	add_fact(&s, "change", "464", "万元");
	relate(&s, add_fact(&s, "a", "100", "%"), FACT_PERCENT,
	       "fact/change fact/change");
	struct audit_check *c = run(&s);

	assert_true(
		str_contains(sample_message(&s, c), STR("从零增长没有百分比")));
	assert_int_equal(c->severity, AUDIT_MEDIUM);
	sample_end(&s);
}

static enum audit_outcome count(const char *value, enum fact_count what)
{
	struct sample s;

	begin(&s);
	relate(&s, add_fact(&s, "a", value, "家"), FACT_COUNT, "")->counted =
		what;
	enum audit_outcome outcome = run(&s)->outcome;

	sample_end(&s);
	return outcome;
}

static void counts(void **state)
{
	(void)state;
	assert_int_equal(count("1", FACT_COUNT_UNITS), AUDIT_OK);
	assert_int_equal(count("2", FACT_COUNT_UNITS), AUDIT_CONFLICT);
	assert_int_equal(count("2", FACT_COUNT_ORGANIZATIONS), AUDIT_OK);
	assert_int_equal(count("3", FACT_COUNT_FORMS), AUDIT_NOT_CHECKED);
	assert_int_equal(count("1", FACT_COUNT_BASIS_ITEMS), AUDIT_NOT_CHECKED);
}

static void unrelated(void **state)
{
	struct sample s;

	(void)state;
	begin(&s);
	add_fact(&s, "a", "1", "辆");
	struct audit_check *c = run(&s);

	assert_int_equal(c->outcome, AUDIT_NOT_CHECKED);
	assert_true(
		str_eq(sample_message(&s, c), STR("文件中没有可以对照的数")));
	sample_end(&s);
}

static void answer(struct explanation *e, const char *rule, const char *table,
		   const char *row, const char *column)
{
	*e = (struct explanation){.rule = str_from(rule),
				  .table = str_from(table),
				  .row = str_from(row),
				  .column = str_from(column),
				  .text = STR("笔误，以表为准")};
}

/* The publisher's answers name a fact and a cell as findings.csv does; they
 * change how a finding is shown, not its class. */
static void answers(void **state)
{
	struct explanation all[3];
	struct sample s;

	(void)state;
	begin(&s);
	SAMPLE_TABLE(&s, "general-by-function",
		     "unit code name total basic project", "0|dept|||1|2|3");
	relate(&s, add_fact(&s, "staff", "1,011", "万元"), FACT_EQUALS,
	       "expenditure/total");
	relate(&s, add_fact(&s, "cars", "1,012", "万元"), FACT_EQUALS,
	       "expenditure/total");
	answer(&all[0], "fact", "facts", "staff", "value");
	answer(&all[1], "row-sum", "general-by-function", "total", "total");
	answer(&all[2], "fact", "expenditure", "cars", "value");
	s.year->explanations = all;
	s.year->explanation_count = 3;
	sample_audit(&s);
	size_t facts = 0;

	for (size_t i = 0; i < s.audit.count; i++) {
		const struct audit_check *c = s.audit.items[i];

		if (c->rule != AUDIT_FACT)
			continue;
		bool first = str_eq(c->stated.place.fact->id, STR("staff"));

		facts++;
		assert_int_equal(c->outcome, AUDIT_CONFLICT);
		assert_ptr_equal(c->explanation, first ? &all[0] : NULL);
	}
	assert_int_equal(facts, 2);
	const struct audit_check *cell = sample_check(
		&s, AUDIT_ROW_SUM, "general-by-function", "total", "total");

	assert_int_equal(cell->outcome, AUDIT_CONFLICT);
	assert_ptr_equal(cell->explanation, &all[1]);
	sample_end(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(equals),    cmocka_unit_test(sums),
		cmocka_unit_test(changes),   cmocka_unit_test(percentages),
		cmocka_unit_test(from_zero), cmocka_unit_test(counts),
		cmocka_unit_test(unrelated), cmocka_unit_test(answers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
