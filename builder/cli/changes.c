/* Changes as text, for people. */
#include "cli/changes.h"

#include "model/official.h"

static struct str shown(struct str value, bool zh)
{
	return value.n ? value : zh ? STR("（空）") : STR("(blank)");
}

static struct str organization_title(const struct map *names, struct str id,
				     bool zh)
{
	const struct diff_name *name = map_get(names, id);

	if (!name || !name->name.n)
		return id;
	return !zh && name->name_en.n ? name->name_en : name->name;
}

/* A table's title, an organisation's name; other words as they are. */
static struct str part_title(const struct map *names, struct str part,
			     bool is_table, bool zh)
{
	for (size_t i = 0; is_table && i < official_table_count; i++) {
		const struct table_kind *kind = &official_tables[i];

		if (str_eq(part, str_from(kind->id)))
			return str_from(zh ? kind->title : kind->title_en);
	}
	return organization_title(names, part, zh);
}

/* "expenditure · office · Office · Total" with its titles; what is the same as
 * the word before it goes without saying. */
static void add_row(struct buf *out, const struct change *c,
		    const struct map *names, bool zh)
{
	struct str rest = c->row, last = {NULL, 0};
	bool first = true;

	while (rest.n) {
		struct str_cut cut = str_cut(rest, STR(" · "));
		bool is_table = first && str_eq(c->dataset, STR("amounts"));
		struct str title = part_title(names, cut.head, is_table, zh);

		if (!first && !str_eq(title, last))
			buf_add(out, STR(" · "));
		if (first || !str_eq(title, last))
			buf_add(out, title);
		last = title;
		first = false;
		rest = cut.tail;
	}
}

static struct str column_title(struct str column, bool zh)
{
	static const struct {
		const char *id, *zh, *en;
	} titles[] = {
		{"amount_published", "公布的数", "as published"},
		{"currency_unit_published", "公布的单位", "unit as published"},
		{"currency_unit_corrected", "更正后的单位", "corrected unit"},
		{"amount_yuan", "折合元", "in yuan"},
		{"target_published", "指标值", "target"},
		{"measure_unit", "计量单位", "unit of measure"},
		{"project_name", "项目名称", "project name"},
		{"total_amount_published", "项目总额", "total of the project"},
		{"year_amount_published", "本年度金额", "amount of the year"},
		{"fiscal_amount_yuan", "财政资金（元）",
		 "public money in yuan"},
		{"other_amount_yuan", "其他资金（元）", "other money in yuan"},
		{"year_amount_yuan", "本年度金额（元）",
		 "amount of the year in yuan"},
		{"value_published", "公布的数", "as published"},
		{"value_unit", "单位", "unit"},
	};

	for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
		if (str_eq(column, str_from(titles[i].id)))
			return str_from(zh ? titles[i].zh : titles[i].en);
	return column;
}

static void print_change(struct buf *out, const struct change *c,
			 const struct map *names, bool zh)
{
	const char *colon = zh ? "：" : ": ";
	struct str column = column_title(c->column, zh);

	static const struct {
		const char *zh, *en;
	} words[] = {
		[CHANGE_ALTERED] = {"改动", "altered"},
		[CHANGE_APPEARED] = {"新增", "appeared"},
		[CHANGE_VANISHED] = {"消失", "vanished"},
	};

	buf_add_format(out, "  %s%s",
		       zh ? words[c->kind].zh : words[c->kind].en, colon);
	add_row(out, c, names, zh);
	buf_add_format(out, "%s%.*s%s", colon, STR_ARG(column), colon);
	if (c->kind != CHANGE_APPEARED)
		buf_add(out, shown(c->before, zh));
	if (c->kind == CHANGE_ALTERED)
		buf_add(out, STR(" -> "));
	if (c->kind != CHANGE_VANISHED)
		buf_add(out, shown(c->after, zh));
	buf_add_char(out, '\n');
}

static void add_heading(struct buf *out, const struct change *c,
			const struct map *names, bool zh)
{
	struct str id = c->organization_id;
	struct str name = organization_title(names, id, zh);

	buf_add(out, name);
	if (!str_eq(name, id))
		buf_add_format(out, zh ? "（%.*s）" : " (%.*s)", STR_ARG(id));
	buf_add_format(out, zh ? " %.*s年\n" : " %.*s\n",
		       STR_ARG(c->fiscal_year));
}

void changes_print(const struct changes *c, const struct map *names,
		   enum language language, struct buf *out)
{
	bool zh = language == LANGUAGE_ZH;
	size_t counts[CHANGE_VANISHED + 1] = {0};

	for (size_t i = 0; i < c->count; i++) {
		const struct change *x = &c->items[i], *last = x - !!i;

		if (!i || !str_eq(x->organization_id, last->organization_id) ||
		    !str_eq(x->fiscal_year, last->fiscal_year))
			add_heading(out, x, names, zh);
		print_change(out, x, names, zh);
		counts[x->kind]++;
	}
	buf_add_format(out,
		       zh ? "改动 %zu 处，新增 %zu 处，消失 %zu 处\n"
			  : "altered %zu, appeared %zu, vanished %zu\n",
		       counts[CHANGE_ALTERED], counts[CHANGE_APPEARED],
		       counts[CHANGE_VANISHED]);
}
