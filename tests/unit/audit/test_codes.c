/* Codes of classifications and projects. */
#include "audit_forms.h"

/* A list of functional codes: 201, 20103, 2010301, 2010350. */
static void add_list(struct sample *s)
{
	static const char *const entries[][2] = {
		{"201", "一般公共服务支出"},
		{"20103", "政府办公厅（室）及相关机构事务"},
		{"2010301", "行政运行"},
		{"2010350", "事业运行"}};
	struct classification *c = arena_new(&s->arena, struct classification);
	const struct class_entry *parent = NULL;

	c->role = CLASSIFICATION_FUNCTIONAL;
	c->levels[0] = 3;
	c->levels[1] = 5;
	c->levels[2] = 7;
	c->level_count = 3;
	for (size_t i = 0; i < 4; i++) {
		struct class_entry *e =
			arena_new(&s->arena, struct class_entry);

		e->code = str_from(entries[i][0]);
		e->name = str_from(entries[i][1]);
		e->level = i < 2 ? (unsigned)i + 1 : 3;
		e->parent = parent;
		if (i < 2)
			parent = e;
		*VEC_PUSH(&s->arena, c) = e;
		map_put(&s->arena, &c->by_code, e->code)->pointer = e;
	}
	*VEC_PUSH(&s->arena, &s->site.classifications) = c;
}

static const char COLUMNS[] = "unit code name total";

static void run(struct sample *s, const char *code, const char *name)
{
	sample_begin(s);
	add_list(s);
	SAMPLE_TABLE(s, "expenditure", COLUMNS, "0|dept|||10",
		     "1|dept|201|一般公共服务支出|10",
		     "2|dept|20103|政府办公厅(室)及 相关机构事务|10",
		     (const char *)str_format(&s->arena, "3|dept|%s|%s|10%c",
					      code, name, 0)
			     .s);
	sample_run(s, audit_rule_codes);
}

/* The conflicts of both rules, as "code/code-name". */
static void assert_conflicts(const char *code, const char *name, size_t codes,
			     size_t names)
{
	struct sample s;

	run(&s, code, name);
	if (sample_count(&s, AUDIT_CODE, AUDIT_CONFLICT) != codes ||
	    sample_count(&s, AUDIT_CODE_NAME, AUDIT_CONFLICT) != names)
		fail_msg("%s %s", code, name);
	sample_end(&s);
}

static void codes(void **state)
{
	(void)state;
	assert_conflicts("2010301", "行政运行", 0, 0);
	assert_conflicts("2010301", "行 政运行", 0, 0);
	assert_conflicts("201030", "别的", 1, 0);   /* length */
	assert_conflicts("20103－1", "别的", 1, 0); /* character */
	assert_conflicts("2020301", "别的", 1, 0);  /* parent */
	assert_conflicts("2010301", "行政运作", 0, 1);
	assert_conflicts("2010301", "行政", 0, 1);
	assert_conflicts("2010350", "行政运行", 0, 1);
	assert_conflicts("2010302", "行政运行", 0, 1); /* not in the list */
	assert_conflicts("2010399", "其他", 0, 0);
}

/* Of lists whose codes have any length. */
static void any_length(void **state)
{
	struct sample s;

	(void)state;
	sample_begin(&s);
	add_list(&s);
	s.site.classifications.items[0]->level_count = 0;
	SAMPLE_TABLE(&s, "expenditure", COLUMNS, "0|dept|||10",
		     "1|dept|201|一般公共服务支出|10",
		     "2|dept|20103|政府办公厅（室）及相关机构事务|10",
		     "3|dept|20103011|行政运行|10");
	sample_run(&s, audit_rule_codes);
	assert_int_equal(sample_count(&s, AUDIT_CODE_NAME, AUDIT_CONFLICT), 1);
	sample_end(&s);
}

static void unknown(void **state)
{
	struct sample s;

	(void)state;
	run(&s, "2010399", "其他");
	assert_int_equal(sample_count(&s, AUDIT_CODE_NAME, AUDIT_NOT_CHECKED),
			 1);
	sample_end(&s);

	sample_begin(&s);
	SAMPLE_TABLE(&s, "expenditure", COLUMNS, "1|dept|201|甲|10");
	sample_run(&s, audit_rule_codes);
	assert_int_equal(sample_count(&s, AUDIT_CODE, AUDIT_NOT_CHECKED), 1);
	assert_int_equal(s.audit.count, 1);
	sample_end(&s);
}

/* One finding for a code; the other rows are listed. A table that prints the
 * lowest level alone lacks no parents. */
static void once(void **state)
{
	struct sample s;

	(void)state;
	sample_begin(&s);
	add_list(&s);
	SAMPLE_TABLE(&s, "general-by-function", COLUMNS,
		     "1|unit-a|2010301|行政|10", "1|unit-b|2010301|行政|10",
		     "1|dept|2010301|行政运行|10");
	sample_run(&s, audit_rule_codes);
	assert_int_equal(sample_count(&s, AUDIT_CODE, AUDIT_CONFLICT), 0);
	assert_int_equal(sample_count(&s, AUDIT_CODE_NAME, AUDIT_CONFLICT), 1);
	for (size_t i = 0; i < s.audit.count; i++)
		if (s.audit.items[i]->outcome == AUDIT_CONFLICT)
			assert_int_equal(s.audit.items[i]->part_count, 1);
	sample_end(&s);
}

static size_t missing(const char *all_total, const char *all_code,
		      const char *general_code)
{
	struct sample s;
	size_t count;

	sample_begin(&s);
	add_list(&s);
	SAMPLE_TABLE(&s, "expenditure", COLUMNS,
		     (const char *)str_format(&s.arena, "0|unit-a|||%s%c",
					      all_total, 0)
			     .s,
		     "1|unit-a|201|一般公共服务支出|10",
		     (const char *)str_format(
			     &s.arena, "3|unit-a|%s|行政运行|9%c", all_code, 0)
			     .s);
	SAMPLE_TABLE(&s, "general-by-function", COLUMNS, "0|unit-a|||10",
		     "1|unit-a|201|一般公共服务支出|10",
		     (const char *)str_format(&s.arena,
					      "3|unit-a|%s|行政运行|9%c",
					      general_code, 0)
			     .s);
	sample_run(&s, audit_rule_codes);
	count = 0;
	for (size_t i = 0; i < s.audit.count; i++)
		count += s.audit.items[i]->rule == AUDIT_CODE &&
			 s.audit.items[i]->outcome == AUDIT_CONFLICT;
	sample_end(&s);
	return count;
}

static void lists(void **state)
{
	(void)state;
	assert_int_equal(missing("10", "2010301", "2010301"), 0);
	assert_int_equal(missing("10", "2010301", "2010350"), 1);
	/* Other totals: the general budget is only a part of all. */
	assert_int_equal(missing("20", "2010301", "201"), 0);
	assert_int_equal(missing("20", "201", "2010301"), 1);
}

static void run_projects(struct sample *s, const char *third, size_t forms)
{
	static const char *const codes[] = {"4403001", "4403002", NULL,
					    "4403004"};

	sample_begin(s);
	for (size_t i = 0; i < forms; i++)
		forms_add(s, i == 2 ? third : codes[i],
			  i == 2 ? "丙" : codes[i], "1", NULL);
	sample_run(s, audit_rule_codes);
}

static void project_codes(void **state)
{
	static const struct {
		const char *third;
		size_t ok, conflict, unchecked;
	} cases[] = {{"4403003", 4, 0, 0},
		     {"440303", 3, 1, 0},
		     {"4403002", 3, 1, 0},
		     {"", 3, 0, 1}};
	struct sample s;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		run_projects(&s, cases[i].third, 4);
		assert_int_equal(sample_count(&s, AUDIT_PROJECT_CODE, AUDIT_OK),
				 cases[i].ok);
		assert_int_equal(
			sample_count(&s, AUDIT_PROJECT_CODE, AUDIT_CONFLICT),
			cases[i].conflict);
		assert_int_equal(
			sample_count(&s, AUDIT_PROJECT_CODE, AUDIT_NOT_CHECKED),
			cases[i].unchecked);
		sample_end(&s);
	}
	run_projects(&s, "", 2);
	assert_int_equal(
		sample_count(&s, AUDIT_PROJECT_CODE, AUDIT_NOT_CHECKED), 2);
	sample_end(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(codes),   cmocka_unit_test(any_length),
		cmocka_unit_test(unknown), cmocka_unit_test(once),
		cmocka_unit_test(lists),   cmocka_unit_test(project_codes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
