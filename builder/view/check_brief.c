/* Checks that need no words: a line each, below what they have in common. */
#include "view/audit_year.h"
#include "view/check_brief.h"

static const struct value_shape TERM =
	VALUE_SHAPE("term", "before", "name", "url", "value", "after");
static const struct value_shape BRIEF =
	VALUE_SHAPE("brief", "key", "place", "place_url", "stated", "sign",
		    "terms", "computed", "unit", "equal", "difference",
		    "tolerance", "message", "source");
static const struct value_shape STRETCH =
	VALUE_SHAPE("stretch", "name", "checks");
static const struct value_shape GROUP =
	VALUE_SHAPE("group", "anchor", "title", "url", "count", "stretches");

static const struct str SEPARATOR = STR_INIT(" · ");

/* The first segment of a place's name and the separator behind it; the whole
 * where it has one segment. */
static size_t segment_end(struct str name, size_t from)
{
	size_t at = str_find(name, SEPARATOR, from);

	return at < name.n ? at + SEPARATOR.n : name.n;
}

/* What stands as a heading above the checks of a table and unit: all but the
 * row and the column; of other places all but the last. */
static struct str heading_of(const struct audit_place *p, struct str name)
{
	size_t first = segment_end(name, 0), end = first;

	if (first == name.n)
		return STR("");
	if (p->kind == AUDIT_PLACE_CELL && segment_end(name, first) < name.n)
		end = segment_end(name, first);
	return str_slice(name, 0, end - SEPARATOR.n);
}

static struct str below_heading(struct str name, struct str heading)
{
	return heading.n ? str_slice(name, heading.n + SEPARATOR.n, name.n)
			 : name;
}

/* Segments at the end that a name shares with another are left out, too. */
static struct str without_tail(struct str name, struct str other)
{
	for (size_t n = name.n; n > 0; n--) {
		struct str tail = str_slice(name, n - 1, name.n);

		if (str_starts(tail, SEPARATOR) && str_ends(other, tail))
			return without_tail(
				str_slice(name, 0, n - 1),
				str_slice(other, 0, other.n - tail.n));
	}
	return name;
}

/* The last two segments. */
static struct str last_two(struct str name)
{
	size_t last = 0, two = 0;

	for (size_t at = segment_end(name, 0); at < name.n;
	     at = segment_end(name, at)) {
		two = last;
		last = at;
	}
	return str_slice(name, two, name.n);
}

/* The name of a part as it differs from that of the stated figure. */
static struct str short_name(struct str name, struct str stated)
{
	size_t from = 0, end;

	if (str_eq(name, stated))
		return last_two(name);
	while ((end = segment_end(name, from)) < name.n &&
	       segment_end(stated, from) == end &&
	       str_eq(str_slice(name, from, end), str_slice(stated, from, end)))
		from = end;
	return without_tail(str_slice(name, from, name.n),
			    str_slice(stated, from, stated.n));
}

struct brief {
	const struct view *view;
	struct arena *arena;
	const struct audit_check *check;
	struct str from, name;
	struct values terms;
};

static void add_term(struct brief *b, const struct audit_term *t,
		     const char *before, const char *after)
{
	struct arena *a = b->arena;
	struct str name = t->label;

	if (!name.n)
		name = short_name(
			audit_place_name(a, &t->place, b->view->language),
			b->name);
	*VEC_PUSH(a, &b->terms) = VALUE_OBJECT(
		a, &TERM, value_text(str_from(before)), value_text(name),
		value_text_or_none(view_place_url(a, &t->place, b->from)),
		value_text(t->blank ? view_word(b->view, "audit_blank_short")
				    : view_grouped(a, t->value)),
		value_text(str_from(after)));
}

static void add_percent(struct brief *b)
{
	const struct audit_term *change = &b->check->parts[0];
	const struct audit_term *now = &b->check->parts[1];

	add_term(b, change, "", " ÷ ");
	add_term(b, now, "(", "");
	add_term(b, change, change->sign < 0 ? " + " : " − ", ")");
}

static void add_count(struct brief *b)
{
	struct arena *a = b->arena;

	*VEC_PUSH(a, &b->terms) = VALUE_OBJECT(
		a, &TERM, value_none(),
		value_text(view_word(b->view, "audit_counted")), value_none(),
		value_text(view_grouped(a, b->check->computed)), value_none());
}

static void add_terms(struct brief *b)
{
	const struct audit_check *c = b->check;

	if (c->formula == AUDIT_COUNT)
		add_count(b);
	if (c->formula == AUDIT_PERCENT && c->part_count == 2) {
		add_percent(b);
		return;
	}
	for (size_t i = 0; i < c->part_count; i++)
		add_term(b, &c->parts[i],
			 c->parts[i].sign < 0 ? (i ? " − " : "−")
			 : i                  ? " + "
					      : "",
			 "");
}

/* =, ≈ where rounding differs, ≤ where the other is a limit; none where
 * nothing is computed. */
static const char *sign_of(const struct audit_check *c)
{
	if (c->has_arithmetic)
		return decimal_is_zero(c->difference) ? "=" : "≈";
	return c->rule == AUDIT_PART_WITHIN && c->part_count &&
			       c->outcome == AUDIT_OK
		       ? "≤"
		       : "";
}

/* A line of the inputs behind others: expenditure.csv:35, 36; income.csv:4 */
static void add_source(struct arena *a, struct buf *out,
		       const struct audit_place *before,
		       const struct audit_place *p)
{
	bool same = before && before->span.line &&
		    str_eq(before->span.path, p->span.path);
	struct str line = view_source_line(a, p);

	if (!line.n || (same && before->span.line == p->span.line))
		return;
	if (same && p->span.line) {
		buf_add_format(out, ", %u", p->span.line);
		return;
	}
	if (buf_str(out).n)
		buf_add(out, STR("; "));
	buf_add(out, line);
}

static struct str sources(struct arena *a, const struct audit_check *c)
{
	const struct audit_place *before = NULL, *p = &c->stated.place;
	struct buf b = {0};

	for (size_t i = 0; i <= c->part_count; i++) {
		add_source(a, &b, before, p);
		before = p;
		p = i < c->part_count ? &c->parts[i].place : NULL;
	}
	struct str text = str_copy(a, buf_str(&b));

	buf_free(&b);
	return text;
}

static struct value stated(struct arena *a, const struct audit_check *c)
{
	return *sign_of(c) ? value_text(view_grouped(a, c->stated.value))
			   : value_text_or_none(c->stated.published);
}

static struct value brief(struct brief *b, struct str heading)
{
	struct arena *a = b->arena;
	const struct audit_check *c = b->check;
	bool equal = c->has_arithmetic && decimal_is_zero(c->difference);
	bool differs = c->has_arithmetic && !equal;

	if (*sign_of(c))
		add_terms(b);
	return VALUE_OBJECT(
		a, &BRIEF, value_text(c->key),
		value_text(below_heading(b->name, heading)),
		value_text_or_none(
			view_place_url(a, &c->stated.place, b->from)),
		stated(a, c), value_text_or_none(str_from(sign_of(c))),
		values_list(&b->terms),
		differs && c->part_count > 1
			? value_text(view_grouped(a, c->computed))
			: value_none(),
		value_text_or_none(*sign_of(c) ? c->unit : STR("")),
		value_bool(equal),
		differs ? value_text(view_grouped(a, c->difference))
			: value_none(),
		differs ? value_text(view_grouped(a, c->tolerance))
			: value_none(),
		c->text ? value_text(audit_message(a, c, b->view->language))
			: value_none(),
		value_text_or_none(sources(a, c)));
}

static bool is_of(const struct audit_check *c, enum audit_rule_id rule,
		  enum audit_outcome outcome)
{
	return c->rule == rule && c->outcome == outcome;
}

struct stretches {
	struct values list, checks;
	struct str heading;
};

static void close_stretch(struct arena *a, struct stretches *s)
{
	if (s->checks.count)
		*VEC_PUSH(a, &s->list) = VALUE_OBJECT(
			a, &STRETCH, value_text_or_none(s->heading),
			values_list(&s->checks));
	s->checks = (struct values){0};
}

static struct value group(const struct view *v, struct arena *a,
			  const struct audit *audit, struct str from,
			  enum audit_rule_id rule, enum audit_outcome outcome)
{
	struct stretches s = {0};

	for (size_t i = 0; i < audit->count; i++) {
		const struct audit_check *c = audit->items[i];
		const struct audit_place *p = &c->stated.place;

		if (!is_of(c, rule, outcome))
			continue;
		struct str name = audit_place_name(a, p, v->language);
		struct str heading = heading_of(p, name);
		struct brief b = {v, a, c, from, name, {0}};

		if (!str_eq(heading, s.heading))
			close_stretch(a, &s);
		s.heading = heading;
		*VEC_PUSH(a, &s.checks) = brief(&b, heading);
	}
	close_stretch(a, &s);
	return VALUE_OBJECT(
		a, &GROUP,
		outcome == AUDIT_OK
			? value_text(str_from(audit_rules[rule]->id))
			: value_none(),
		value_text(view_rule_text(v, &audit_rules[rule]->title)),
		value_text(view_url(a, from, view_rule_path(a, rule))),
		value_uint(a, audit->counts[rule][outcome]),
		values_list(&s.list));
}

struct value view_brief_groups(const struct view *v, struct arena *a,
			       const struct audit *audit, struct str from,
			       enum audit_outcome outcome)
{
	struct values list = {0};

	for (size_t i = 0; i < AUDIT_RULE_COUNT; i++)
		if (audit->counts[i][outcome])
			*VEC_PUSH(a, &list) =
				group(v, a, audit, from, (enum audit_rule_id)i,
				      outcome);
	return values_list(&list);
}

struct value view_shelf_groups(const struct view *v, struct arena *a,
			       const struct audit *audit, struct str from,
			       enum audit_shelf shelf)
{
	struct values list = {0};

	for (size_t i = 0; i < AUDIT_RULE_COUNT; i++) {
		enum audit_rule_id rule = (enum audit_rule_id)i;

		if (audit->counts[i][AUDIT_OK] &&
		    view_rule_shelf(rule) == shelf)
			*VEC_PUSH(a, &list) =
				group(v, a, audit, from, rule, AUDIT_OK);
	}
	return values_list(&list);
}
