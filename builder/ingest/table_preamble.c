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
	"不认识的金额单位“{0}”。请写元、千元、万元、百万元或亿元。",
	"unknown currency unit \"{0}\"; write 元, 千元, 万元, 百万元 or 亿元"};

struct span table_span(const struct table_reader *r, const struct csv_field *f)
{
	return (struct span){r->path, f->line, f->column};
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
	TITLE_UNIT,       /* 单位：万元 */
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

static enum title_kind title_kind(const struct table_reader *r, struct str text,
				  struct str *value)
{
	static const struct str departments[] = {
		STR_INIT("部门名称"), STR_INIT("单位名称"),
		STR_INIT("预算单位"), STR_INIT("编制单位"),
		STR_INIT("部门"),     STR_INIT("填报单位"),
	};
	*value = text;
	if (is_figure(text))
		return TITLE_NONE;
	struct str folded = official_fold(r->scratch, text);
	struct arena *scratch = r->scratch;

	if (is_table_number(folded))
		return TITLE_NUMBER;
	if (labelled(folded, STR("单位"), value) ||
	    labelled(folded, STR("金额单位"), value)) {
		struct currency_unit unit;

		return currency_unit_parse(*value, &unit) ||
				       str_ends(*value, STR("元"))
			       ? TITLE_UNIT
			       : TITLE_DEPARTMENT;
	}
	for (size_t i = 0; i < sizeof departments / sizeof *departments; i++)
		if (labelled(folded, departments[i], value))
			return TITLE_DEPARTMENT;
	if (official_by_title(scratch, text))
		return TITLE_NAME;
	return is_year_title(text) ? TITLE_YEAR : TITLE_NONE;
}

bool table_is_preamble(const struct table_reader *r, const struct csv_row *row)
{
	bool any = false;
	struct str value;

	for (size_t i = 0; i < row->count; i++) {
		struct str text = table_field(row, i);

		if (!text.n)
			continue;
		if (title_kind(r, text, &value) == TITLE_NONE)
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
	diag_report(r->diag, &WRONG_DEPARTMENT, table_span(r, f), name,
		    organization_name(r->department, r->year)->name);
}

static void take_title(struct table_reader *r, const struct csv_field *f,
		       struct str text)
{
	struct str value;

	switch (title_kind(r, text, &value)) {
	case TITLE_NUMBER:
		r->table->number_published = text;
		break;
	case TITLE_NAME:
		r->table->title_published = text;
		break;
	case TITLE_DEPARTMENT:
		check_department(r, f, value);
		break;
	case TITLE_UNIT:
		if (!currency_unit_parse(value, &r->table->unit))
			diag_report(r->diag, &BAD_UNIT, table_span(r, f),
				    value);
		break;
	case TITLE_YEAR:
	case TITLE_NONE:
		break;
	}
}

void table_read_preamble(struct table_reader *r)
{
	size_t i = 0;

	for (; i < r->csv->count; i++) {
		const struct csv_row *row = &r->csv->rows[i];
		bool alone = filled_count(row) == 1 && i < 4 && row->count > 1;

		if (!is_blank(row) && !table_is_preamble(r, row) && !alone)
			break;
		for (size_t j = 0; j < row->count; j++)
			if (table_field(row, j).n)
				take_title(r, &row->fields[j],
					   table_field(row, j));
	}
	r->header_row = i;
}
