/* Commentary to HTML. */
#include "view/commentary.h"

#include "format/markdown.h"
#include "model/figure.h"
#include "view/chart.h"
#include "view/link.h"
#include "view/terms.h"

static const struct diag_kind UNKNOWN = {
	"figure-unknown", DIAG_ERROR,
	"找不到“{0}”所指的数字：{1}。请对照数据改正地址",
	"there is no figure \"{0}\": {2}; correct the address"};

static const struct diag_kind NO_YEAR = {
	"figure-without-year", DIAG_ERROR,
	"“{0}”不能用在这里：这一页不属于某一年度的预算；"
	"请放到年度文件夹的说明文字中",
	"\"{0}\" cannot stand here: this page belongs to no year's budget; put "
	"it into the commentary of a year"};

static const struct diag_kind AS_IMAGE = {
	"figure-as-image", DIAG_ERROR,
	"“{0}”前面多了叹号：数字用 [数字](figure:…)，图表才用 ![说明](table:…)",
	"\"{0}\" has an exclamation mark too many: figures are written "
	"[figure](figure:...), only charts and tables ![text](table:...)"};

static const struct diag_kind NO_CHART = {
	"chart-unknown", DIAG_ERROR, "没有“{0}”这幅图。这一年可用的图：{1}",
	"there is no chart \"{0}\"; the year has: {1}"};

struct writer {
	struct arena *arena;
	const struct commentary *commentary;
	const struct commentary_place *place;
	struct diag *diag;
};

/* What is missing, said in both languages; {0} is the part. */
static const struct {
	const char *zh, *en;
} reasons[] = {
	[FIGURE_BAD_ADDRESS] =
		{"地址应为 figure:表/[行/]列、figure:fact/编号 或 "
		 "figure:project/编号/字段",
		 "the address should be figure:TABLE/[ROW/]COLUMN, "
		 "figure:fact/ID or figure:project/ID/FIELD"},
	[FIGURE_NO_TABLE] = {"本年度没有这张表：", "this year has no table "},
	[FIGURE_NO_UNIT] = {"表中没有这个单位：", "the table has no unit "},
	[FIGURE_NO_ROW] = {"表中没有这一行：", "the table has no row "},
	[FIGURE_NO_COLUMN] = {"没有这一列：", "there is no column "},
	[FIGURE_NO_FACT] = {"document.json 中没有这个数：",
			    "document.json has no fact "},
	[FIGURE_NO_PROJECT] = {"本年度没有这个项目：",
			       "this year has no project "},
};

static struct str explain(struct arena *a, enum figure_result result,
			  const struct figure *f, enum language language)
{
	bool zh = language == LANGUAGE_ZH;
	struct str reason =
		str_from(zh ? reasons[result].zh : reasons[result].en);
	struct str part = f->missing;

	if (result == FIGURE_BAD_ADDRESS)
		return reason;
	if (!part.n)
		part = zh ? STR("合计") : STR("of the total");
	reason = str_concat(a, reason, part);
	if (!f->nearest.n)
		return reason;
	return str_format(a,
			  zh ? "%.*s（最接近的是 %.*s）"
			     : "%.*s (the nearest is %.*s)",
			  STR_ARG(reason), STR_ARG(f->nearest));
}

/* Is it in a table that could not be read whole? That is reported already. */
static bool may_be_unread(const struct writer *w, enum figure_result result,
			  const struct figure *f)
{
	if (result == FIGURE_NO_TABLE)
		return w->place->year->incomplete;
	return f->table &&
	       (f->table->incomplete || (w->place->year->incomplete &&
					 f->table->status == TABLE_MISSING));
}

static void report_unknown(const struct writer *w, struct str url,
			   enum figure_result result, const struct figure *f,
			   struct span span)
{
	if (may_be_unread(w, result, f))
		return;
	diag_report(w->diag, &UNKNOWN, span, url,
		    explain(w->arena, result, f, LANGUAGE_ZH),
		    explain(w->arena, result, f, LANGUAGE_EN));
}

/* What follows the scheme, decoded; false for other schemes. */
static bool take_scheme(struct arena *a, struct str url, struct str scheme,
			struct str *rest)
{
	if (!str_starts(url, scheme))
		return false;
	*rest = markdown_decode_url(a, str_slice(url, scheme.n, url.n));
	return true;
}

static struct str anchor(const struct writer *w, struct str id)
{
	return str_format(w->arena, "%.*s#%.*s", STR_ARG(w->place->year_page),
			  STR_ARG(id));
}

static struct str figure_url(const struct writer *w, const struct figure *f)
{
	struct arena *a = w->arena;

	if (f->fact)
		return str_format(a, "%.*sfacts.html#fact-%.*s",
				  STR_ARG(w->place->year_folder),
				  STR_ARG(f->fact->id));
	if (f->project)
		return str_format(a, "%.*sprojects/%.*s.html",
				  STR_ARG(w->place->year_folder),
				  STR_ARG(f->project->id));
	return anchor(w, str_format(a, "%.*s-%.*s", STR_ARG(f->table->id),
				    STR_ARG(f->row->key)));
}

/* Where the figure stands, in words. */
static struct str figure_title(const struct writer *w, const struct figure *f)
{
	if (f->fact)
		return f->fact->name;
	if (f->project)
		return f->project->name;
	return str_format(w->arena, "%.*s · %.*s · %.*s",
			  STR_ARG(f->table->title), STR_ARG(f->row->name),
			  STR_ARG(f->table->columns[f->column].label));
}

static struct markdown_target figure_target(const struct writer *w,
					    struct str url, struct str address,
					    struct str text, struct span span)
{
	struct markdown_target target = {.destination = {NULL, 0}};
	struct figure f;
	enum figure_result result = figure_find(
		w->arena, w->place->year, w->place->organizations, address, &f);

	if (result != FIGURE_FOUND) {
		report_unknown(w, url, result, &f, span);
		return target;
	}
	bool equal = figure_equals(w->arena, &f, text);

	target.destination = figure_url(w, &f);
	/* That it differs is for the audit to say. */
	target.class_name = equal ? "figure" : "figure figure-mismatch";
	if (!equal)
		target.title = figure_title(w, &f);
	return target;
}

/* The table that table: or chart: names; empty after reporting. */
static struct str table_url(const struct writer *w, struct str url,
			    struct str id, struct span span)
{
	struct figure f;
	enum figure_result result =
		figure_find_table(w->arena, w->place->year, id, &f);

	if (result == FIGURE_FOUND)
		return anchor(w, id);
	report_unknown(w, url, result, &f, span);
	return STR("");
}

/* The chart of this name; VIEW_CHART_COUNT after reporting that the year has
 * none. */
static enum view_chart_id find_chart(const struct writer *w, struct str url,
				     struct str name, struct span span)
{
	const struct view_charts *charts = w->place->charts;
	struct str names = STR("");

	for (int i = 0; charts && i < VIEW_CHART_COUNT; i++) {
		struct str known = str_from(view_chart_names[i]);

		if (!charts->there[i])
			continue;
		if (str_eq(name, known))
			return (enum view_chart_id)i;
		names = names.n ? str_format(w->arena, "%.*s, %.*s",
					     STR_ARG(names), STR_ARG(known))
				: known;
	}
	diag_report(w->diag, &NO_CHART, span, url, names.n ? names : STR("-"));
	return VIEW_CHART_COUNT;
}

static struct str chart_url(const struct writer *w, struct str url,
			    struct str name, struct span span)
{
	if (find_chart(w, url, name, span) == VIEW_CHART_COUNT)
		return STR("");
	return anchor(w, str_concat(w->arena, STR("chart-"), name));
}

enum address { ADDRESS_OTHER, ADDRESS_FIGURE, ADDRESS_TABLE, ADDRESS_CHART };

/* What an address means; rest is what follows the scheme. */
static enum address take_address(const struct writer *w, struct str url,
				 struct str *rest)
{
	if (take_scheme(w->arena, url, STR("figure:"), rest))
		return ADDRESS_FIGURE;
	if (take_scheme(w->arena, url, STR("table:"), rest))
		return ADDRESS_TABLE;
	if (take_scheme(w->arena, url, STR("chart:"), rest))
		return ADDRESS_CHART;
	return ADDRESS_OTHER;
}

/* A link to what is on the site has to hold. */
static struct str plain_link(const struct writer *w, struct str url,
			     struct span span)
{
	if (!w->place->sink || !link_is_relative(url))
		return url;
	struct str picture =
		link_picture(w->arena, w->place, w->commentary, url);

	return picture.n ? picture
			 : link_resolve(w->arena, w->place, url, span);
}

/* The same for a picture: it stands beside the text, or on the site. */
static struct str plain_image(const struct writer *w, struct str url,
			      struct span span)
{
	if (!w->place->sink || !link_is_relative(url))
		return url;
	struct str picture =
		link_picture(w->arena, w->place, w->commentary, url);

	if (picture.n || str_contains(url, STR("/")))
		return picture.n ? picture
				 : link_resolve(w->arena, w->place, url, span);
	link_report_picture(w->diag, url, span);
	return STR("");
}

static struct markdown_target resolve_link(void *context, struct str url,
					   struct str text, struct span span)
{
	const struct writer *w = context;
	struct markdown_target target = {.destination = url};
	struct str rest = {NULL, 0};
	enum address address = take_address(w, url, &rest);

	if (address == ADDRESS_OTHER)
		return (struct markdown_target){
			.destination = plain_link(w, url, span)};
	target.destination = STR("");
	if (!w->place->year)
		diag_report(w->diag, &NO_YEAR, span, url);
	else if (address == ADDRESS_FIGURE)
		target = figure_target(w, url, rest, text, span);
	else if (address == ADDRESS_CHART)
		target.destination = chart_url(w, url, rest, span);
	else
		target.destination = table_url(w, url, rest, span);
	return target;
}

/* A paragraph with a link to the table in place of the image. */
static struct str table_block(const struct writer *w, struct str url,
			      struct str text)
{
	struct buf b = {0};

	buf_add(&b, STR("<p class=\"table-link\"><a href=\""));
	markdown_add_url(&b, url);
	buf_add(&b, STR("\">"));
	buf_add_html(&b, text);
	buf_add(&b, STR("</a></p>"));
	struct str html = str_copy(w->arena, buf_str(&b));

	buf_free(&b);
	return html;
}

/* The chart itself, when it does not stand on the page yet; else empty. */
static struct str chart_block(const struct writer *w, struct str name)
{
	struct view_charts *charts = w->place->charts;

	for (int i = 0; i < VIEW_CHART_COUNT; i++)
		if (str_eq(name, str_from(view_chart_names[i]))) {
			struct value v =
				view_chart_value(charts, (enum view_chart_id)i);

			return v.kind == VALUE_MARKUP
				       ? (struct str){v.text, v.count}
				       : STR("");
		}
	return STR("");
}

static struct markdown_target resolve_image(void *context, struct str url,
					    struct str text, struct span span)
{
	const struct writer *w = context;
	struct markdown_target target = {.destination = url};
	struct str rest = {NULL, 0};
	enum address address = take_address(w, url, &rest);

	if (address == ADDRESS_OTHER) {
		target.destination = plain_image(w, url, span);
		return target;
	}
	if (address == ADDRESS_FIGURE) {
		diag_report(w->diag, &AS_IMAGE, span, url);
		target.destination = STR("");
		return target;
	}
	target = resolve_link(context, url, text, span);
	if (target.destination.n && address == ADDRESS_CHART)
		target.html = chart_block(w, rest);
	if (target.destination.n && !target.html.n)
		target.html = table_block(w, target.destination,
					  text.n ? text : rest);
	return target;
}

static void explain_terms(void *context, struct str text, struct buf *out)
{
	const struct writer *w = context;

	view_terms_add(w->place->terms, text, out);
}

void commentary_render(struct arena *a, const struct commentary *c,
		       const struct commentary_place *place, struct diag *d,
		       struct buf *out)
{
	struct writer w = {a, c, place, d};
	struct markdown_resolver resolver = {&w, resolve_link, resolve_image,
					     place->terms ? explain_terms
							  : NULL};
	struct markdown_document doc = {
		.path = c->file, .body = c->body, .body_line = c->body_line};

	struct str outer = d->folder;

	d->folder = c->folder;
	markdown_render(a, &doc, place->heading_shift, place->id_prefix,
			&resolver, d, out);
	d->folder = outer;
}
