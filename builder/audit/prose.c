/* Commentary: figure links against their tables, amounts without a link. */
#include "audit/auditing.h"

#include "format/markdown.h"
#include "model/figure.h"

const struct audit_rule audit_commentary_figure = {
	.id = "commentary-figure",
	.severity = AUDIT_HIGH,
	.title = {"说明文字中的数", "Figures in commentary"},
	.says = {"说明文字中的数与它链接的表中的数相同。",
		 "A figure in the commentary equals the one it links to."},
	.why = {"文字与表格不应当各说各话。",
		"Text and tables must not contradict each other."},
	.needs = {"文字中的数有链接，链接的数已公布。",
		  "The figure in the text has a link, and what it links to is "
		  "published."},
};

const struct audit_rule audit_commentary_unlinked = {
	.id = "commentary-unlinked",
	.severity = AUDIT_LOW,
	.title = {"没有链接的金额", "Amounts without a link"},
	.says = {"说明文字中的金额都链接到表中的数（“50万元以上”这样的界限除外"
		 "）"
		 "。",
		 "Every amount in the commentary links to a figure; limits "
		 "such "
		 "as \"above 500,000\" need not."},
	.why = {"没有链接的金额无从核对。",
		"An amount without a link cannot be checked."},
	.needs = {"说明文字中有金额。", "The commentary has amounts."},
};

static const struct audit_text MISMATCH = {
	"文字写“{0}”，而“{1}”是“{2}”；请改正文字或链接",
	"the text says \"{0}\", but \"{1}\" is \"{2}\"; correct the text or "
	"the link"};
static const struct audit_text BLANK = {
	"文字写“{0}”，而“{1}”没有公布数字",
	"the text says \"{0}\", but no figure is published for \"{1}\""};
static const struct audit_text UNREAD = {
	"所指的“{0}”读不出来，请先改正那一格",
	"the cell it leads to, \"{0}\", cannot be read; correct that first"};
static const struct audit_text UNLINKED = {"{0} 个金额没有链接到数据：{1}",
					   "{0} amounts have no link: {1}"};

/* One file of commentary. */
struct prose {
	struct auditing *x;
	const struct commentary *commentary;
	struct buf list; /* amounts without a link */
	size_t linked, unlinked;
	struct span first; /* the first of them */
};

static struct audit_place place_at(const struct prose *p, struct span span)
{
	return (struct audit_place){
		.kind = AUDIT_PLACE_COMMENTARY,
		.year = p->x->year,
		.commentary = p->commentary,
		.span = span,
	};
}

static struct audit_figure linked_figure(const struct auditing *x,
					 const struct figure *f)
{
	if (f->fact)
		return audit_fact_figure(x, f->fact);
	if (f->project)
		return audit_project_figure(x, f->project, f->amount);
	return audit_cell_figure(x, f->table, f->row, f->column);
}

/* What the text says, as a figure. */
static struct audit_figure stated_figure(const struct prose *p, struct str text,
					 struct span span)
{
	struct figure_amount amount;
	struct audit_figure f = {.place = place_at(p, span),
				 .published = str_copy(p->x->arena, text)};

	f.has_value = figure_amount_parse(f.published, &amount);
	f.value = amount.value;
	f.scale = amount.value.scale;
	f.unit = amount.unit.name;
	f.power = amount.unit.power;
	f.money = amount.money;
	return f;
}

/* By arithmetic, where both are numbers of one unit. */
static struct audit_check *compare(struct prose *p, struct audit_figure stated,
				   struct audit_figure other)
{
	struct auditing *x = p->x;
	bool comparable = stated.has_value && other.has_value &&
			  stated.money == other.money &&
			  (stated.money || str_eq(stated.unit, other.unit));

	if (!comparable)
		return audit_begin_at(x, AUDIT_COMMENTARY_FIGURE, stated.place,
				      stated.published);
	struct audit_check *c = audit_begin(x, AUDIT_COMMENTARY_FIGURE, stated);

	audit_add(x, c, other, 1);
	audit_judge_same(x, c);
	return c;
}

static bool is_unread(const struct figure *f)
{
	return (f->table && audit_lacks_unit(f->table)) ||
	       (f->cell && f->cell->kind == CELL_TEXT);
}

static bool is_blank(const struct figure *f)
{
	return f->cell &&
	       (f->cell->kind == CELL_EMPTY || f->cell->kind == CELL_ABSENT);
}

static void check_link(struct prose *p, const struct figure *f, struct str text,
		       struct span span)
{
	struct auditing *x = p->x;
	struct audit_figure other = linked_figure(x, f);
	struct audit_check *c = compare(p, stated_figure(p, text, span), other);
	bool equal = figure_equals(x->arena, f, text);

	if (is_unread(f))
		audit_conclude(x, c, AUDIT_NOT_CHECKED, &UNREAD,
			       figure_text(x->arena, f));
	else if (is_blank(f))
		audit_conclude(
			x, c, AUDIT_NOT_CHECKED, &BLANK, text,
			audit_place_name(x->arena, &other.place, LANGUAGE_ZH));
	else if (equal)
		c->outcome = AUDIT_OK;
	else if (!c->has_arithmetic || c->outcome == AUDIT_CONFLICT)
		audit_conclude(
			x, c, AUDIT_CONFLICT, &MISMATCH, text,
			audit_place_name(x->arena, &other.place, LANGUAGE_ZH),
			figure_text(x->arena, f));
}

/* Addresses that are unknown are errors of the page; nothing is checked. */
static void visit_link(void *context, struct str url, struct str text,
		       struct span span)
{
	static const struct str scheme = STR_INIT("figure:");
	struct prose *p = context;
	struct auditing *x = p->x;
	struct figure f;

	if (!str_starts(url, scheme))
		return;
	p->linked++;
	struct str address =
		markdown_decode_url(x->arena, str_slice(url, scheme.n, url.n));

	if (figure_find(x->arena, x->year, &x->site->organizations, address,
			&f) == FIGURE_FOUND)
		check_link(p, &f, text, span);
}

/* Where the number ends before which a unit of money stands: 30 of 30 万元. */
static size_t number_end(struct str s, size_t unit)
{
	static const struct str parts[] = {STR_INIT("亿"), STR_INIT("万"),
					   STR_INIT("千"), STR_INIT("百"),
					   STR_INIT(" "),  STR_INIT("　")};
	bool found = true;

	while (found) {
		found = false;
		for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
			if (str_ends(str_slice(s, 0, unit), parts[i])) {
				unit -= parts[i].n;
				found = true;
			}
	}
	return unit;
}

/* 2023元旦 and 3元件 are no amounts, 50万元以上 is a limit. */
static bool is_other(struct str behind)
{
	static const struct str words[] = {
		STR_INIT("旦"),   STR_INIT("宵"),   STR_INIT("件"),
		STR_INIT("素"),   STR_INIT("年"),   STR_INIT("以上"),
		STR_INIT("以下"), STR_INIT("及以"), STR_INIT("（含）以")};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_starts(behind, words[i]))
			return true;
	return false;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static size_t number_begin(struct str s, size_t end)
{
	while (end && (is_digit(s.s[end - 1]) || s.s[end - 1] == ',' ||
		       s.s[end - 1] == '.'))
		end--;
	while (!is_digit(s.s[end]))
		end++;
	return end;
}

static void add_unlinked(struct prose *p, struct str amount, struct span span)
{
	enum { LISTED_MAX = 20 };

	if (!p->unlinked++)
		p->first = span;
	if (p->unlinked > LISTED_MAX)
		return;
	if (p->unlinked > 1)
		buf_add(&p->list, STR("、"));
	buf_add_format(&p->list, "%.*s（第 %u 行）", STR_ARG(amount),
		       span.line);
}

static void visit_text(void *context, struct str text, uint32_t line)
{
	static const struct str yuan = STR_INIT("元");
	struct prose *p = context;
	size_t counted = 0;

	for (size_t at = str_find(text, yuan, 0); at < text.n;
	     at = str_find(text, yuan, at + yuan.n)) {
		size_t end = number_end(text, at);
		struct str behind = str_slice(text, at + yuan.n, text.n);

		if (!end || !is_digit(text.s[end - 1]) || is_other(behind))
			continue;
		size_t begin = number_begin(text, end);

		for (; counted < begin; counted++)
			line += text.s[counted] == '\n';
		add_unlinked(p, str_slice(text, begin, at + yuan.n),
			     span_at(p->commentary->file, line, 0));
	}
}

static void check_unlinked(struct prose *p)
{
	struct auditing *x = p->x;
	struct span whole =
		span_at(p->commentary->file, p->commentary->body_line, 0);
	struct audit_check *c = audit_begin_at(
		x, AUDIT_COMMENTARY_UNLINKED,
		place_at(p, p->unlinked ? p->first : whole), STR(""));

	if (p->unlinked)
		audit_conclude(x, c, AUDIT_CONFLICT, &UNLINKED,
			       str_format(x->arena, "%zu", p->unlinked),
			       buf_str(&p->list));
	else
		c->outcome = AUDIT_OK;
}

static void check_commentary(struct auditing *x, const struct commentary *one)
{
	struct prose p = {.x = x, .commentary = one};
	struct markdown_visitor visitor = {&p, visit_link, visit_text};
	struct markdown_document document = {.path = one->file,
					     .body = one->body,
					     .body_line = one->body_line};
	struct arena scratch = {0};

	if (!str_contains(one->body, STR("figure:")) &&
	    !str_contains(one->body, STR("元")))
		return;
	markdown_visit(&scratch, &document, &visitor);
	if (p.linked || p.unlinked)
		check_unlinked(&p);
	buf_free(&p.list);
	arena_free(&scratch);
}

void audit_rule_commentary(struct auditing *x)
{
	for (size_t i = 0; i < x->year->commentaries.count; i++)
		check_commentary(x, &x->year->commentaries.items[i]);
}
