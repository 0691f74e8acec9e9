/* Findings as lines for the official. */
#include "cli/findings.h"

#include <stdlib.h>

static const char *severity_word(enum audit_severity severity,
				 enum language language)
{
	static const char *const words[AUDIT_SEVERITY_COUNT][LANGUAGE_COUNT] = {
		[AUDIT_LOW] = {"轻微", "low"},
		[AUDIT_MEDIUM] = {"一般", "medium"},
		[AUDIT_HIGH] = {"重要", "high"},
		[AUDIT_ERROR] = {"不可发布", "error"},
	};

	return words[severity][language];
}

static const char *severity_colour(enum audit_severity severity)
{
	return severity >= AUDIT_HIGH     ? "\033[1;31m"
	       : severity == AUDIT_MEDIUM ? "\033[1;33m"
					  : "\033[1;36m";
}

/* An item with what its file's place in the order is. */
struct line {
	const struct audit_report_item *item;
	enum audit_severity file_severity;
};

static int by_gravity(const void *x, const void *y)
{
	const struct line *a = x, *b = y;
	const struct audit_finding *f = a->item->finding;
	const struct audit_finding *g = b->item->finding;

	if (a->file_severity != b->file_severity)
		return a->file_severity > b->file_severity ? -1 : 1;
	int order = str_cmp(a->item->span.path, b->item->span.path);

	if (order)
		return order;
	if (f->severity != g->severity)
		return f->severity > g->severity ? -1 : 1;
	if (f->span.line != g->span.line)
		return f->span.line < g->span.line ? -1 : 1;
	order = str_cmp(f->key, g->key);
	return order;
}

static struct line *order_lines(struct arena *a, const struct audit_report *r)
{
	struct line *lines = arena_array(a, struct line, r->count);
	struct map gravest = {0};

	for (size_t i = 0; i < r->count; i++) {
		const struct audit_finding *f = r->items[i].finding;
		struct map_entry *e =
			map_put(a, &gravest, r->items[i].span.path);

		if (e->number < (uint64_t)f->severity)
			e->number = (uint64_t)f->severity;
	}
	for (size_t i = 0; i < r->count; i++) {
		struct str path = r->items[i].span.path;
		uint64_t severity = map_find(&gravest, path)->number;

		lines[i].item = &r->items[i];
		lines[i].file_severity = (enum audit_severity)severity;
	}
	if (r->count)
		qsort(lines, r->count, sizeof *lines, by_gravity);
	return lines;
}

static void add_line(struct buf *out, const struct audit_report_item *item,
		     enum language l, bool colour)
{
	const struct audit_finding *f = item->finding;

	diag_format_span(out, item->span);
	buf_add_format(out, "%s%s:%s ",
		       colour ? severity_colour(f->severity) : "",
		       severity_word(f->severity, l), colour ? "\033[0m" : "");
	diag_format_cell(out, item->span, l);
	diag_format_text(out, f->place[l]);
	buf_add(out, l == LANGUAGE_ZH ? STR("：") : STR(": "));
	diag_format_text(out, f->message[l]);
	if (f->consequences)
		buf_add_format(out,
			       l == LANGUAGE_ZH ? "（另有 %zu 处由此而来）"
						: " (%zu more follow from it)",
			       f->consequences);
	if (f->explanation.n) {
		buf_add(out, l == LANGUAGE_ZH ? STR("（发布单位说明：")
					      : STR(" (the publisher says: "));
		diag_format_text(out, f->explanation);
		buf_add(out, l == LANGUAGE_ZH ? STR("）") : STR(")"));
	}
	buf_add_format(out, " [%s]\n", audit_rules[f->rule]->id);
}

static void add_left_out(struct buf *out, const size_t *shown, size_t limit,
			 enum language l)
{
	for (size_t i = 0; i < AUDIT_RULE_COUNT; i++)
		if (shown[i] > limit)
			buf_add_format(out,
				       l == LANGUAGE_ZH
					       ? "另有 %zu 处未列出 [%s]\n"
					       : "%zu more left out [%s]\n",
				       shown[i] - limit, audit_rules[i]->id);
}

static bool is_of_part(const struct audit_finding *f, enum findings_part part)
{
	bool stops = f->severity == AUDIT_ERROR;

	return stops == (part == FINDINGS_STOPPING) &&
	       f->rule != AUDIT_PERSONAL_DATA;
}

void findings_text(struct buf *out, const struct audit_report *r,
		   enum findings_part part, enum language language, bool colour,
		   size_t limit)
{
	struct arena scratch = {0};
	struct line *lines = order_lines(&scratch, r);
	size_t shown[AUDIT_RULE_COUNT] = {0};
	struct str path = {NULL, 0};

	for (size_t i = 0; i < r->count; i++) {
		const struct audit_finding *f = lines[i].item->finding;

		if (!is_of_part(f, part) ||
		    (shown[f->rule]++ >= limit && limit))
			continue;
		if (path.n && !str_eq(path, lines[i].item->span.path))
			buf_add_char(out, '\n');
		path = lines[i].item->span.path;
		add_line(out, lines[i].item, language, colour);
	}
	if (limit)
		add_left_out(out, shown, limit, language);
	arena_free(&scratch);
}

void findings_severities(struct buf *out, const struct audit_report *r,
			 enum language language)
{
	size_t counts[AUDIT_SEVERITY_COUNT] = {0};

	for (size_t i = 0; i < r->count; i++)
		counts[r->items[i].finding->severity]++;
	for (int i = AUDIT_SEVERITY_COUNT - 1; i >= 0; i--) {
		if (!counts[i])
			continue;
		if (out->n)
			buf_add(out, language == LANGUAGE_ZH ? STR("，")
							     : STR(", "));
		buf_add_format(out, "%s %zu",
			       severity_word((enum audit_severity)i, language),
			       counts[i]);
	}
}
