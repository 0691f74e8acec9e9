/* Workbooks: the sheet that says what the others are, and the dictionary. */
#include "export/readme.h"
#include "export/workbook_parts.h"

struct about {
	struct workbook *book;
	struct xlsx_sheet *sheet;
	bool chinese;
};

enum { LABEL_WIDTH = 26, TEXT_WIDTH = 70, COUNT_WIDTH = 10 };

/* The text in the language that is being written. */
static struct str say(const struct about *s, const char *zh, const char *en)
{
	return str_from(s->chinese ? zh : en);
}

/* A text of the publisher that is too long for a cell stands elsewhere as well,
 * where it is reported. */
static void put_text(const struct about *s, size_t column, struct str text,
		     enum xlsx_style style)
{
	if (!xlsx_text(s->sheet, column, text, style))
		xlsx_text(s->sheet, column, STR("…"), style);
}

static void put_line(const struct about *s, struct str label, struct str text)
{
	if (!text.n)
		return;
	xlsx_row(s->sheet);
	put_text(s, 0, label, XLSX_PARAGRAPH);
	put_text(s, 1, text, XLSX_PARAGRAPH);
}

static void put_heading(const struct about *s, const char *zh, const char *en)
{
	xlsx_row(s->sheet);
	xlsx_row(s->sheet);
	put_text(s, 0, say(s, zh, en), XLSX_HEADER);
}

static struct str either(const struct about *s, struct str zh, struct str en)
{
	return s->chinese || !en.n ? zh : en;
}

static void put_title(const struct about *s)
{
	const struct config *c = s->book->config;
	const struct audit *audit = s->book->audit;
	struct str title = either(s, c->title, c->title_en);

	if (audit) {
		const struct organization_name *name = organization_name(
			audit->year->organization, audit->year->year);

		title = str_format(
			s->book->arena,
			s->chinese ? "%.*s %d 年预算数据" : "%.*s, budget %d",
			STR_ARG(either(s, name->name, name->name_en)),
			audit->year->year);
	}
	xlsx_row(s->sheet);
	put_text(s, 0, title, XLSX_TITLE);
}

static void put_what(const struct about *s)
{
	const struct config *c = s->book->config;
	const struct budget_year *y =
		s->book->audit ? s->book->audit->year : NULL;
	struct arena *a = s->book->arena;

	put_line(s, say(s, "内容", "What"),
		 y ? say(s,
			 "一个部门一年的预算：公布的各表，整理成一行一条的"
			 "数据，以及核对的发现",
			 "One year's budget of a department: its tables as "
			 "published, the same as tidy data, and what the audit "
			 "found")
		   : say(s, "本站全部数据集，每个一张工作表",
			 "All datasets of the site, a sheet each"));
	put_line(s, say(s, "网站", "Site"), either(s, c->title, c->title_en));
	put_line(s, say(s, "网址", "Address"),
		 y ? export_year_address(a, c, y) : c->base_url);
	put_line(s, say(s, "发布者", "Publisher"),
		 either(s, c->publisher_name, c->publisher_name_en));
	put_line(s, say(s, "更新日期", "Updated"), c->updated);
	put_line(s, say(s, "许可", "Licence"), c->licence_name);
	put_line(s, say(s, "许可全文", "Text of the licence"), c->licence_url);
	put_line(s, say(s, "引用格式", "How to cite"),
		 export_citation(a, c, y, s->chinese));
}

static void put_documents(const struct about *s)
{
	const struct budget_year *y = s->book->audit->year;

	put_heading(s, "来源文件", "Published documents");
	for (size_t i = 0; i < y->source_count; i++) {
		const struct source_document *d = &y->sources[i];
		struct str where = d->url.n ? d->url : d->file;

		put_line(s, d->title.n ? d->title : d->id,
			 str_trim(str_format(s->book->arena, "%.*s %.*s %.*s",
					     STR_ARG(d->publisher),
					     STR_ARG(d->publication_date),
					     STR_ARG(where))));
	}
}

static void put_sheets(const struct about *s)
{
	struct workbook *b = s->book;

	put_heading(s, "工作表", "Sheets");
	put_text(s, 1, say(s, "内容", "What"), XLSX_HEADER);
	put_text(s, 2, say(s, "行数", "Rows"), XLSX_HEADER);
	put_text(s, 3, say(s, "出处", "Source"), XLSX_HEADER);
	for (size_t i = 0; i < b->sheets.count; i++) {
		const struct workbook_sheet *e = &b->sheets.items[i];

		xlsx_row(s->sheet);
		put_text(s, 0, xlsx_sheet_name(e->sheet), XLSX_PARAGRAPH);
		put_text(s, 1, either(s, e->title, e->title_en),
			 XLSX_PARAGRAPH);
		xlsx_number(s->sheet, 2, str_format(b->arena, "%zu", e->rows),
			    true);
		put_text(s, 3, e->source, XLSX_PARAGRAPH);
	}
}

/* Official tables without a sheet. */
static void put_others(const struct about *s)
{
	const struct budget_year *y = s->book->audit->year;
	bool any = false;

	for (size_t i = 0; i < y->table_count; i++) {
		const struct table *t = y->tables[i];

		if (t->row_count)
			continue;
		if (!any)
			put_heading(s, "没有数据的表", "Tables without data");
		any = true;
		xlsx_row(s->sheet);
		put_text(s, 0, either(s, t->title, t->title_en),
			 XLSX_PARAGRAPH);
		put_text(s, 1,
			 t->status == TABLE_DECLARED_EMPTY
				 ? say(s, "公布为空", "published as empty")
				 : say(s, "所据文件里没有",
				       "not in the documents"),
			 XLSX_PARAGRAPH);
		put_text(s, 3, t->status_note, XLSX_PARAGRAPH);
	}
}

static void put_long_numbers(const struct about *s)
{
	struct workbook *b = s->book;

	for (size_t i = 0; i < b->sheets.count; i++) {
		const struct workbook_sheet *e = &b->sheets.items[i];

		if (e->long_numbers)
			put_line(
				s, xlsx_sheet_name(e->sheet),
				str_format(
					b->arena,
					s->chinese
						? "有 %zu 个数超过 15 "
						  "位，Excel "
						  "会舍入，所以存为文字"
						: "%zu numbers of more than 15 "
						  "digits, which Excel would "
						  "round, are texts",
					e->long_numbers));
	}
}

static void put_parts(const struct about *s)
{
	struct workbook *b = s->book;

	for (size_t i = 1; i < b->sheets.count; i++) {
		const struct workbook_sheet *e = &b->sheets.items[i];

		if (e->is_part)
			put_line(s, xlsx_sheet_name(e->sheet),
				 say(s, "接上一张工作表：一张最多 1048576 行",
				     "continues the sheet before: a sheet has "
				     "at most 1048576 rows"));
	}
}

static void put_reading(const struct about *s)
{
	put_heading(s, "读法", "How to read it");
	put_line(s, say(s, "空白", "Blank cells"),
		 say(s, "没有给出，不是 0", "not stated, which is not 0"));
	put_line(s, say(s, "金额", "Amounts"),
		 say(s,
		     "数字，保留公布的小数位；单位见各表，amount_yuan 以货币"
		     "的基本单位（元）计",
		     "numbers, with the decimals as published; the unit is "
		     "above each table, amount_yuan is in whole units of the "
		     "currency"));
	put_line(s, say(s, "货币", "Currency"), s->book->config->currency);
	put_line(s, say(s, "编码和文字", "Codes and texts"),
		 say(s, "都是文字；看上去像公式的也不会运行",
		     "are texts, also where they look like formulas"));
	put_long_numbers(s);
	put_parts(s);
}

void workbook_about(struct workbook *b)
{
	const struct config *c = b->config;
	struct about s = {.book = b, .sheet = b->about};

	xlsx_sheet_width(s.sheet, 0, LABEL_WIDTH);
	xlsx_sheet_width(s.sheet, 1, TEXT_WIDTH);
	xlsx_sheet_width(s.sheet, 2, COUNT_WIDTH);
	xlsx_sheet_width(s.sheet, 3, TEXT_WIDTH);
	for (size_t i = 0; i < c->language_count; i++) {
		s.chinese = c->languages[i] == LANGUAGE_ZH;
		if (i) {
			xlsx_row(s.sheet);
			xlsx_row(s.sheet);
		}
		put_title(&s);
		put_what(&s);
		if (b->audit)
			put_documents(&s);
		put_sheets(&s);
		if (b->audit)
			put_others(&s);
		put_reading(&s);
	}
}

/* ---- the dictionary ---- */

static void put_column(struct xlsx_sheet *s, const char *dataset,
		       const struct dataset_column *c)
{
	static const char *const types[] = {
		[DATASET_STRING] = "string",
		[DATASET_INTEGER] = "integer",
		[DATASET_DECIMAL] = "decimal",
	};
	const char *const texts[] = {dataset, c->name, types[c->type], c->zh,
				     c->en};

	xlsx_row(s);
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		xlsx_text(s, i, str_from(texts[i]), XLSX_TEXT);
}

void workbook_columns(struct workbook *b)
{
	static const char *const names[] = {"dataset", "column", "type", "zh",
					    "en"};
	static const size_t widths[] = {14, 26, 8, TEXT_WIDTH, TEXT_WIDTH};
	enum { COUNT = sizeof names / sizeof *names };
	struct workbook_sheet *e =
		workbook_add(b, STR("columns"), STR("各数据集每一列的含义"),
			     STR("Meaning of each column of the datasets"));

	xlsx_row(e->sheet);
	for (size_t i = 0; i < COUNT; i++)
		xlsx_text(e->sheet, i, str_from(names[i]), XLSX_HEADER);
	xlsx_sheet_freeze(e->sheet, 0);
	for (int i = 0; i < DATASET_COUNT; i++) {
		const struct dataset_kind *k = &dataset_kinds[i];

		if (b->audit && !dataset_has_years((enum dataset)i))
			continue;
		for (size_t j = 0; j < k->column_count; j++)
			put_column(e->sheet, k->id, &k->columns[j]);
		e->rows += k->column_count;
	}
	xlsx_sheet_filter(e->sheet, 1, COUNT);
	workbook_set_widths(e->sheet, widths, COUNT);
}
