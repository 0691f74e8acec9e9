/* Checks of the audit to values. */
#include "view/check.h"

#include "view/table.h"

static const struct value_shape MARK = VALUE_SHAPE("mark", "outcome", "url");
static const struct value_shape PART = VALUE_SHAPE(
	"part", "minus", "name", "url", "published", "blank", "source");
static const struct value_shape LINK = VALUE_SHAPE("link", "name", "url");
static const struct value_shape CHECK = VALUE_SHAPE(
	"check", "key", "rule", "rule_title", "rule_url", "outcome",
	"outcome_word", "severity", "severity_word", "place", "place_url",
	"source", "line", "unit", "stated", "arithmetic", "computed",
	"difference", "tolerance", "parts", "message", "explanation", "cause",
	"consequences", "has_consequences", "url");
static const struct value_shape SUMMARY =
	VALUE_SHAPE("audit_summary", "sentence", "all", "ok", "rounding",
		    "conflict", "not_checked");

bool view_is_finding(const struct audit_check *c)
{
	return c->outcome == AUDIT_CONFLICT && !c->cause;
}

struct str view_outcome_word(const struct view *v, enum audit_outcome outcome)
{
	static const char *const words[AUDIT_OUTCOME_COUNT] = {
		[AUDIT_OK] = "audit_ok",
		[AUDIT_ROUNDING] = "audit_rounding",
		[AUDIT_CONFLICT] = "audit_conflict",
		[AUDIT_NOT_CHECKED] = "audit_not_checked",
	};

	return view_word(v, words[outcome]);
}

struct str view_severity_word(const struct view *v,
			      enum audit_severity severity)
{
	static const char *const words[AUDIT_SEVERITY_COUNT] = {
		[AUDIT_LOW] = "severity_low",
		[AUDIT_MEDIUM] = "severity_medium",
		[AUDIT_HIGH] = "severity_high",
		[AUDIT_ERROR] = "severity_error",
	};

	return view_word(v, words[severity]);
}

struct str view_rule_text(const struct view *v, const struct audit_text *text)
{
	return str_from(v->language == LANGUAGE_EN ? text->en : text->zh);
}

struct value view_mark(struct arena *a, const struct marked_page *page,
		       const void *thing)
{
	const struct audit_mark *found = audit_mark(page->audit, thing);

	if (!found)
		return value_none();
	return VALUE_OBJECT(
		a, &MARK,
		found->outcome == AUDIT_OK
			? value_none()
			: value_text(audit_outcome_name(found->outcome)),
		value_text(view_check_url(a, page->audit->year, found->items[0],
					  page->path, page->is_year)));
}

struct value view_conflict_mark(struct arena *a, const struct marked_page *page,
				const void *thing)
{
	const struct audit_mark *found = audit_mark(page->audit, thing);

	return found && found->outcome == AUDIT_CONFLICT
		       ? view_mark(a, page, thing)
		       : value_none();
}

/* Where it stands in the published documents. */
static struct str source(const struct view *v, struct arena *a,
			 const struct audit_place *p)
{
	const struct source_place *place = p->table     ? &p->table->place
					   : p->project ? &p->project->place
					   : p->overall ? &p->overall->place
					   : p->fact    ? &p->fact->place
							: NULL;

	return place ? view_place(v, a, p->year, place) : STR("");
}

struct str view_grouped(struct arena *a, struct decimal value)
{
	struct buf b = {0};

	decimal_write_grouped(&b, value);
	struct str text = str_copy(a, buf_str(&b));

	buf_free(&b);
	return text;
}

static struct value number(struct arena *a, const struct audit_check *c,
			   struct decimal value)
{
	return c->has_arithmetic ? value_text(view_grouped(a, value))
				 : value_none();
}

static struct value parts(const struct view *v, struct arena *a,
			  const struct audit_check *c, struct str from)
{
	struct value *items = arena_array(a, struct value, c->part_count);

	for (size_t i = 0; i < c->part_count; i++) {
		const struct audit_term *t = &c->parts[i];
		struct str name = t->label.n ? t->label
					     : audit_place_name(a, &t->place,
								v->language);

		items[i] = VALUE_OBJECT(
			a, &PART, value_bool(t->sign < 0), value_text(name),
			value_text_or_none(view_place_url(a, &t->place, from)),
			value_text(view_grouped(a, t->value)),
			value_bool(t->blank),
			value_text_or_none(view_source_line(a, &t->place)));
	}
	return value_list(items, c->part_count);
}

static struct value check_link(const struct view *v, struct arena *a,
			       const struct audit *audit,
			       const struct audit_check *c, struct str from)
{
	return VALUE_OBJECT(
		a, &LINK,
		value_text(audit_place_name(a, &c->stated.place, v->language)),
		value_text(view_check_url(a, audit->year, c, from, false)));
}

static struct value consequences(const struct view *v, struct arena *a,
				 const struct audit *audit,
				 const struct audit_check *cause,
				 struct str from)
{
	struct values list = {0};

	for (size_t i = 0; view_is_finding(cause) && i < audit->count; i++)
		if (audit->items[i]->cause == cause)
			*VEC_PUSH(a, &list) =
				check_link(v, a, audit, audit->items[i], from);
	return values_list(&list);
}

struct value view_check(const struct view *v, struct arena *a,
			const struct audit *audit, const struct audit_check *c,
			struct str from)
{
	const struct audit_place *p = &c->stated.place;
	const struct audit_rule *rule = audit_rules[c->rule];
	struct str id = str_from(rule->id);
	bool conflict = c->outcome == AUDIT_CONFLICT;
	struct value others = consequences(v, a, audit, c, from);

	return VALUE_OBJECT(
		a, &CHECK, value_text(c->key), value_text(id),
		value_text(view_rule_text(v, &rule->title)),
		value_text(view_url(
			a, from,
			str_format(a, "audit/%.*s.html", STR_ARG(id)))),
		value_text(audit_outcome_name(c->outcome)),
		value_text(view_outcome_word(v, c->outcome)),
		conflict ? value_text(audit_severity_name(c->severity))
			 : value_none(),
		conflict ? value_text(view_severity_word(v, c->severity))
			 : value_none(),
		value_text(audit_place_name(a, p, v->language)),
		value_text_or_none(view_place_url(a, p, from)),
		value_text_or_none(source(v, a, p)),
		value_text_or_none(view_source_line(a, p)), value_text(c->unit),
		c->has_arithmetic ? value_text(view_grouped(a, c->stated.value))
				  : value_text_or_none(c->stated.published),
		value_bool(c->has_arithmetic), number(a, c, c->computed),
		number(a, c, c->difference), number(a, c, c->tolerance),
		parts(v, a, c, from),
		value_text_or_none(audit_message(a, c, v->language)),
		c->explanation ? value_text(c->explanation->text)
			       : value_none(),
		c->cause ? check_link(v, a, audit, c->cause, from)
			 : value_none(),
		others, value_bool(others.count > 0),
		value_text(view_check_url(a, audit->year, c, from, false)));
}

struct value view_audit_summary(const struct view *v, struct arena *a,
				const size_t counts[AUDIT_OUTCOME_COUNT],
				size_t findings)
{
	size_t done = counts[AUDIT_OK] + counts[AUDIT_ROUNDING] +
		      counts[AUDIT_CONFLICT];
	struct str text = view_word(v, "audit_sentence");
	const size_t numbers[] = {done,
				  counts[AUDIT_OK],
				  counts[AUDIT_ROUNDING],
				  counts[AUDIT_CONFLICT],
				  counts[AUDIT_NOT_CHECKED],
				  findings};

	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		text = str_replace(
			a, text, str_format(a, "{%zu}", i),
			view_grouped(a, decimal_from_int((int64_t)numbers[i])));
	return VALUE_OBJECT(a, &SUMMARY, value_text(text), value_uint(a, done),
			    value_uint(a, counts[AUDIT_OK]),
			    value_uint(a, counts[AUDIT_ROUNDING]),
			    value_uint(a, counts[AUDIT_CONFLICT]),
			    value_uint(a, counts[AUDIT_NOT_CHECKED]));
}
