/* Messages and findings for other programs: JSON and SARIF 2.1.0. */
#include "cli/findings.h"

#include "format/json_write.h"

static void write_text(struct json_writer *w, const char *key, struct str s)
{
	json_write_key(w, key);
	json_write_string(w, s);
}

static void write_number(struct json_writer *w, const char *key, uint64_t n)
{
	json_write_key(w, key);
	json_write_uint(w, n);
}

static void write_place(struct json_writer *w, struct span span)
{
	struct arena scratch = {0};

	json_write_member_or_null(w, "path", span.path);
	write_number(w, "line", span.line);
	write_number(w, "column", span.column);
	json_write_member_or_null(w, "cell",
				  sheet_cell_name(&scratch, span.cell));
	arena_free(&scratch);
}

static struct str diag_severity_id(enum diag_severity severity)
{
	static const struct str ids[] = {
		[DIAG_NOTE] = STR_INIT("note"),
		[DIAG_WARNING] = STR_INIT("warning"),
		[DIAG_ERROR] = STR_INIT("error"),
	};

	return ids[severity];
}

/* The sentence of a message; valid until the buffer changes. */
static struct str sentence(struct buf *b, const struct diag_item *item,
			   enum language language)
{
	buf_clear(b);
	diag_format_sentence(b, item, language);
	return buf_str(b);
}

static void write_messages(struct json_writer *w, const struct diag *d,
			   enum language language)
{
	struct buf text = {0};

	json_write_key(w, "messages");
	json_write_begin_array(w);
	for (size_t i = 0; i < d->count; i++) {
		const struct diag_item *item = &d->items[i];

		json_write_newline(w);
		json_write_begin_object(w);
		write_text(w, "id", str_from(item->kind->id));
		write_text(w, "severity",
			   diag_severity_id(item->kind->severity));
		write_place(w, item->span);
		write_text(w, "message", sentence(&text, item, language));
		json_write_end_object(w);
	}
	json_write_newline(w);
	json_write_end_array(w);
	buf_free(&text);
}

static void write_finding(struct json_writer *w,
			  const struct audit_report_item *item, enum language l)
{
	const struct audit_finding *f = item->finding;

	json_write_begin_object(w);
	write_text(w, "rule", str_from(audit_rules[f->rule]->id));
	write_text(w, "severity", audit_severity_name(f->severity));
	write_text(w, "organization_id", item->organization_id);
	write_number(w, "fiscal_year", (uint64_t)item->year);
	json_write_member_or_null(w, "table", f->table);
	json_write_member_or_null(w, "row", f->row);
	json_write_member_or_null(w, "column_id", f->column);
	write_text(w, "where", f->place[l]);
	write_text(w, "message", f->message[l]);
	json_write_member_or_null(w, "stated", f->stated);
	json_write_member_or_null(w, "computed", f->computed);
	json_write_member_or_null(w, "difference", f->difference);
	json_write_member_or_null(w, "tolerance", f->tolerance);
	json_write_member_or_null(w, "unit", f->unit);
	write_number(w, "consequences", f->consequences);
	write_place(w, item->span);
	json_write_member_or_null(w, "explanation", f->explanation);
	json_write_end_object(w);
}

static void write_counts(struct json_writer *w, const size_t *counts)
{
	json_write_begin_object(w);
	for (int i = 0; i < AUDIT_OUTCOME_COUNT; i++) {
		struct str name = audit_outcome_name((enum audit_outcome)i);

		write_number(w, name.s, counts[i]);
	}
	json_write_end_object(w);
}

void findings_json(struct buf *out, const struct diag *d,
		   const struct audit_report *r, enum language language)
{
	struct json_writer w = {.out = out};

	json_write_begin_object(&w);
	write_messages(&w, d, language);
	json_write_key(&w, "findings");
	json_write_begin_array(&w);
	for (size_t i = 0; i < r->count; i++) {
		json_write_newline(&w);
		write_finding(&w, &r->items[i], language);
	}
	json_write_newline(&w);
	json_write_end_array(&w);
	json_write_key(&w, "checks");
	write_counts(&w, r->counts);
	json_write_newline(&w);
	json_write_key(&w, "rules");
	json_write_begin_object(&w);
	for (size_t i = 0; i < AUDIT_RULE_COUNT; i++) {
		json_write_newline(&w);
		json_write_key(&w, audit_rules[i]->id);
		write_counts(&w, r->by_rule[i]);
	}
	json_write_end_object(&w);
	json_write_newline(&w);
	json_write_end_object(&w);
	json_write_newline(&w);
}

static void write_location(struct json_writer *w, struct span span)
{
	json_write_key(w, "locations");
	json_write_begin_array(w);
	if (span.path.n) {
		json_write_begin_object(w);
		json_write_key(w, "physicalLocation");
		json_write_begin_object(w);
		json_write_key(w, "artifactLocation");
		json_write_begin_object(w);
		write_text(w, "uri", span.path);
		json_write_end_object(w);
		if (span.line) {
			json_write_key(w, "region");
			json_write_begin_object(w);
			write_number(w, "startLine", span.line);
			if (span.column)
				write_number(w, "startColumn", span.column);
			json_write_end_object(w);
		}
		json_write_end_object(w);
		json_write_end_object(w);
	}
	json_write_end_array(w);
}

static void write_result(struct json_writer *w, struct str rule,
			 struct str level, struct str message, struct span span)
{
	json_write_newline(w);
	json_write_begin_object(w);
	write_text(w, "ruleId", rule);
	write_text(w, "level", level);
	json_write_key(w, "message");
	json_write_begin_object(w);
	write_text(w, "text", message);
	json_write_end_object(w);
	write_location(w, span);
	json_write_end_object(w);
}

/* The same with the cell before it: SARIF has no member for that. */
static struct str in_cell(struct buf *b, const struct diag_item *item,
			  enum language language)
{
	buf_clear(b);
	diag_format_cell(b, item->span, language);
	diag_format_sentence(b, item, language);
	return buf_str(b);
}

static void write_results(struct json_writer *w, const struct diag *d,
			  const struct audit_report *r, enum language l)
{
	static const struct str levels[AUDIT_SEVERITY_COUNT] = {
		[AUDIT_LOW] = STR_INIT("note"),
		[AUDIT_MEDIUM] = STR_INIT("warning"),
		[AUDIT_HIGH] = STR_INIT("warning"),
		[AUDIT_ERROR] = STR_INIT("error"),
	};
	struct buf text = {0};

	for (size_t i = 0; i < d->count; i++) {
		const struct diag_item *item = &d->items[i];

		write_result(w, str_from(item->kind->id),
			     diag_severity_id(item->kind->severity),
			     in_cell(&text, item, l), item->span);
	}
	for (size_t i = 0; i < r->count; i++) {
		const struct audit_finding *f = r->items[i].finding;

		buf_clear(&text);
		diag_format_cell(&text, r->items[i].span, l);
		buf_add(&text, f->place[l]);
		buf_add(&text, l == LANGUAGE_ZH ? STR("：") : STR(": "));
		buf_add(&text, f->message[l]);
		write_result(w, str_from(audit_rules[f->rule]->id),
			     levels[f->severity], buf_str(&text),
			     r->items[i].span);
	}
	buf_free(&text);
}

static void write_rules(struct json_writer *w, enum language l)
{
	json_write_key(w, "rules");
	json_write_begin_array(w);
	for (size_t i = 0; i < AUDIT_RULE_COUNT; i++) {
		const struct audit_rule *rule = audit_rules[i];
		bool zh = l == LANGUAGE_ZH;

		json_write_newline(w);
		json_write_begin_object(w);
		write_text(w, "id", str_from(rule->id));
		json_write_key(w, "shortDescription");
		json_write_begin_object(w);
		write_text(w, "text",
			   str_from(zh ? rule->says.zh : rule->says.en));
		json_write_end_object(w);
		json_write_end_object(w);
	}
	json_write_end_array(w);
}

void findings_sarif(struct buf *out, const struct diag *d,
		    const struct audit_report *r, enum language language)
{
	struct json_writer w = {.out = out};

	json_write_begin_object(&w);
	write_text(&w, "$schema",
		   STR("https://json.schemastore.org/sarif-2.1.0.json"));
	write_text(&w, "version", STR("2.1.0"));
	json_write_key(&w, "runs");
	json_write_begin_array(&w);
	json_write_begin_object(&w);
	json_write_key(&w, "tool");
	json_write_begin_object(&w);
	json_write_key(&w, "driver");
	json_write_begin_object(&w);
	write_text(&w, "name", STR("budgetpress"));
	write_text(&w, "version", STR(BUDGETPRESS_VERSION));
	write_rules(&w, language);
	json_write_end_object(&w);
	json_write_end_object(&w);
	write_text(&w, "columnKind", STR("unicodeCodePoints"));
	json_write_key(&w, "results");
	json_write_begin_array(&w);
	write_results(&w, d, r, language);
	json_write_end_array(&w);
	json_write_end_object(&w);
	json_write_end_array(&w);
	json_write_end_object(&w);
	json_write_newline(&w);
}
