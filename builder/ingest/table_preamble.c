/* Official tables, step 1: the title rows above the header. */
#include "ingest/table.h"

#include <string.h>

static const struct diag_kind WRONG_DEPARTMENT = {
	"table-department", DIAG_WARNING,
	"表头写的部门是“{0}”，这个文件夹属于“{1}”。请核对文件是否放错，"
	"或在 organizations.csv 的 aliases 里登记这个写法。",
	"the title rows name the department \"{0}\", the folder belongs to "
	"\"{1}\"; check that the file is in the right folder, or register the "
	"spelling under aliases in organizations.csv"};
static const struct diag_kind BAD_UNIT = {
	"table-unit-unknown", DIAG_ERROR,
	"不认识的金额单位“{0}”。请写元、千元、万元、百万元或亿元。"
	"如果写的是部门，请写成“部门名称：{0}”。",
	"unknown currency unit \"{0}\"; write 元, 千元, 万元, 百万元 or 亿元; "
	"if it is the department, write 部门名称：{0}"};
static const struct diag_kind OTHER_UNIT = {
	"table-unit-twice", DIAG_ERROR,
	"这里印的金额单位是“{0}”，这张表上面印的是“{1}”。"
	"一张表只能有一个金额单位，请改成一致。",
	"the currency unit printed here is \"{0}\", above it is \"{1}\"; a "
	"table "
	"has one currency unit"};

struct span table_span(const struct table_reader *r, const struct csv_field *f)
{
	return csv_span(r->path, f);
}

struct str table_field(const struct csv_row *row, size_t i)
{
	return i < row->count ? str_trim(row->fields[i].text)
			      : (struct str){NULL, 0};
}

/* 表3, 表 3, 附表3, 表三: the number of a table alone in its cell. */
static bool is_table_number(struct str folded)
{
	static const struct str digits[] = {
		STR_INIT("一"), STR_INIT("二"), STR_INIT("三"), STR_INIT("四"),
		STR_INIT("五"), STR_INIT("六"), STR_INIT("七"), STR_INIT("八"),
		STR_INIT("九"), STR_INIT("十"),
	};
	struct str rest = folded;

	if (str_starts(rest, STR("附")))
		rest = str_slice(rest, STR("附").n, rest.n);
	if (!str_starts(rest, STR("表")) || rest.n == STR("表").n)
		return false;
	rest = str_slice(rest, STR("表").n, rest.n);
	while (rest.n) {
		size_t step = rest.s[0] >= '0' && rest.s[0] <= '9' ? 1 : 0;

		for (size_t i = 0; !step && i < sizeof digits / sizeof *digits;
		     i++)
			step = str_starts(rest, digits[i]) ? digits[i].n : 0;
		if (!step)
			return false;
		rest = str_slice(rest, step, rest.n);
	}
	return true;
}

enum title_kind {
	TITLE_NONE,
	TITLE_NUMBER,     /* 表3 */
	TITLE_NAME,       /* 支出总表 */
	TITLE_DEPARTMENT, /* 部门名称：… */
	TITLE_UNIT,       /* 单位：万元, also behind the department */
	TITLE_YEAR,       /* 2023年度 */
};

/* The part after the colon of "label：value" when the label fits. */
static bool labelled(struct str folded, struct str label, struct str *value)
{
	if (!str_starts(folded, label))
		return false;
	struct str rest = str_slice(folded, label.n, folded.n);

	if (!str_starts(rest, STR(":")))
		return false;
	*value = str_slice(rest, 1, rest.n);
	return true;
}

static bool is_one_labelled(struct str folded, const struct str *labels,
			    size_t count, struct str *value)
{
	for (size_t i = 0; i < count; i++)
		if (labelled(folded, labels[i], value))
			return true;
	return false;
}

/* 单位：万元, （金额单位：万元）: what is printed as the unit of money. */
static bool is_money_label(struct str folded, struct str *value)
{
	static const struct str labels[] = {
		STR_INIT("单位"),     STR_INIT("金额单位"),
		STR_INIT("货币单位"), STR_INIT("计量单位"),
		STR_INIT("计价单位"), STR_INIT("金额"),
	};
	bool bracket =
		str_starts(folded, STR("（")) && str_ends(folded, STR("）"));

	if (bracket)
		folded = str_slice(folded, STR("（").n, folded.n - STR("）").n);
	return is_one_labelled(folded, labels, sizeof labels / sizeof *labels,
			       value);
}

/* Where a unit of money stands behind something else in the same cell, as in
 * "部门名称：某局  单位：万元"; text.n when there is none. */
static size_t money_label_behind(struct arena *scratch, struct str text,
				 struct str *value)
{
	for (size_t at = 1; at < text.n; at++) {
		struct str before = str_slice(text, 0, at);
		struct str rest = str_slice(text, at, text.n);
		bool begins = str_ends(before, STR(" ")) ||
			      str_ends(before, STR("　")) ||
			      str_ends(before, STR("\xC2\xA0")) ||
			      str_ends(before, STR("；")) ||
			      str_ends(before, STR("，"));

		begins |= str_starts(rest, STR("（"));
		begins |= str_starts(rest, STR("("));
		if (begins &&
		    is_money_label(official_fold(scratch, rest), value))
			return at;
	}
	return text.n;
}

static bool is_year_title(struct str text)
{
	struct str rest = str_slice(text, 4, text.n);
	uint64_t year;

	return text.n > 4 && str_to_uint(str_slice(text, 0, 4), 2999, &year) &&
	       (str_eq(rest, STR("年")) || str_eq(rest, STR("年度")));
}

/* Codes and amounts, which most cells are, are no titles. */
static bool is_figure(struct str text)
{
	for (size_t i = 0; i < text.n; i++)
		if ((text.s[i] < '0' || text.s[i] > '9') && text.s[i] != '.' &&
		    text.s[i] != ',')
			return false;
	return true;
}

/* A title without a unit of money. */
static enum title_kind plain_kind(const struct table_reader *r, struct str text,
				  struct str *value)
{
	static const struct str departments[] = {
		STR_INIT("部门名称"), STR_INIT("单位名称"),
		STR_INIT("预算单位"), STR_INIT("编制单位"),
		STR_INIT("部门"),     STR_INIT("填报单位"),
		STR_INIT("编制部门"), STR_INIT("填报部门"),
	};
	struct str folded = official_fold(r->scratch, text);

	if (is_table_number(folded))
		return TITLE_NUMBER;
	if (is_one_labelled(folded, departments,
			    sizeof departments / sizeof *departments, value))
		return TITLE_DEPARTMENT;
	if (official_by_title(r->scratch, text))
		return TITLE_NAME;
	return is_year_title(text) ? TITLE_YEAR : TITLE_NONE;
}

/* What follows 单位： is a unit of money, unless it names an organisation. A
 * cell may have it behind something else: head is that, else empty. */
static enum title_kind title_kind(const struct table_reader *r, struct str text,
				  struct str *value, struct str *head)
{
	*value = text;
	*head = (struct str){NULL, 0};
	if (is_figure(text))
		return TITLE_NONE;
	struct str folded = official_fold(r->scratch, text);

	if (is_money_label(folded, value))
		return organization_by_name(r->scratch, &r->site->organizations,
					    *value)
			       ? TITLE_DEPARTMENT
			       : TITLE_UNIT;
	size_t at = str_contains(folded, STR(":"))
			    ? money_label_behind(r->scratch, text, value)
			    : text.n;

	if (at == text.n)
		return plain_kind(r, text, value);
	*head = str_trim(str_slice(text, 0, at));
	return TITLE_UNIT;
}

bool table_is_preamble(const struct table_reader *r, const struct csv_row *row)
{
	bool any = false;
	struct str value, head;

	for (size_t i = 0; i < row->count; i++) {
		struct str text = table_field(row, i);

		if (!text.n)
			continue;
		if (title_kind(r, text, &value, &head) == TITLE_NONE)
			return false;
		any = true;
	}
	return any;
}

static bool is_blank(const struct csv_row *row)
{
	for (size_t i = 0; i < row->count; i++)
		if (table_field(row, i).n)
			return false;
	return true;
}

static size_t filled_count(const struct csv_row *row)
{
	size_t count = 0;

	for (size_t i = 0; i < row->count; i++)
		count += table_field(row, i).n > 0;
	return count;
}

static void check_department(struct table_reader *r, const struct csv_field *f,
			     struct str name)
{
	const struct organization *found =
		organization_by_name(r->scratch, &r->site->organizations, name);

	if (found && organization_is_within(found, r->department))
		return;
	table_report(r, &WRONG_DEPARTMENT, f, name,
		     organization_name(r->department, r->year)->name);
}

/* A printed unit is never passed over: one that is not known is an error, not
 * a reason to take the usual one. */
static void take_unit(struct table_reader *r, const struct csv_field *f,
		      struct str value)
{
	struct table *t = r->table;
	struct currency_unit unit;

	if (!value.n)
		return;
	if (!currency_unit_parse(value, &unit)) {
		table_report(r, &BAD_UNIT, f, value);
		r->bad_unit = true;
	} else if (!t->unit.name.n) {
		t->unit = unit;
		t->unit_at = table_span(r, f);
	} else if (t->unit.power != unit.power) {
		table_report(r, &OTHER_UNIT, f, value, t->unit.name);
	}
}

static void take_title(struct table_reader *r, const struct csv_field *f,
		       struct str text)
{
	struct str value, head;

	switch (title_kind(r, text, &value, &head)) {
	case TITLE_NUMBER:
		r->table->number_published = text;
		break;
	case TITLE_NAME:
		r->table->title_published = text;
		r->title_at = table_span(r, f);
		break;
	case TITLE_DEPARTMENT:
		check_department(r, f, value);
		break;
	case TITLE_UNIT:
		take_unit(r, f, value);
		if (head.n)
			take_title(r, f, head);
		break;
	case TITLE_YEAR:
	case TITLE_NONE:
		break;
	}
}

void table_read_repeat(struct table_reader *r, const struct csv_row *row)
{
	struct str value, head;

	for (size_t i = 0; i < row->count; i++) {
		struct str text = table_field(row, i);

		if (text.n && title_kind(r, text, &value, &head) == TITLE_UNIT)
			take_unit(r, &row->fields[i], value);
	}
}

static bool prints_unit(const struct table_reader *r, const struct csv_row *row)
{
	struct str value, head;

	for (size_t i = 0; i < row->count; i++) {
		struct str text = table_field(row, i);

		if (text.n && title_kind(r, text, &value, &head) == TITLE_UNIT)
			return true;
	}
	return false;
}

void table_read_preamble(struct table_reader *r)
{
	size_t i = 0;

	for (; i < r->csv->count; i++) {
		const struct csv_row *row = &r->csv->rows[i];
		bool alone = filled_count(row) == 1 && i < 4 && row->count > 1;

		if (!is_blank(row) && !alone && !table_is_preamble(r, row) &&
		    !prints_unit(r, row))
			break;
		for (size_t j = 0; j < row->count; j++)
			if (table_field(row, j).n)
				take_title(r, &row->fields[j],
					   table_field(row, j));
	}
	r->header_row = i;
}
