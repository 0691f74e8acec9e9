/* The indicators of a form: one row a promise. */
#include "view/performance.h"
#include "view/target_words.h"

static const struct value_shape INDICATOR =
	VALUE_SHAPE("indicator", "mark", "anchor", "level1", "level2", "name",
		    "target", "published", "measure_unit", "kind", "muted",
		    "deadline", "explanation");
static const struct value_shape INDICATOR_TABLE =
	VALUE_SHAPE("indicator_table", "rows", "has_rows", "folded",
		    "has_folded", "folded_count", "total", "money",
		    "have_deadlines", "have_explanations");

struct str view_indicator_list_path(struct arena *a,
				    const struct organization *o)
{
	return str_format(a, "indicators/%.*s.html", STR_ARG(o->id));
}

struct str view_project_list_path(struct arena *a, const struct organization *o)
{
	return str_format(a, "projects/%.*s.html", STR_ARG(o->id));
}

/* The unit of its own column, where the target does not say it. */
static struct str own_unit(const struct indicator *x)
{
	bool said = str_contains(x->target_published, x->measure_unit);
	bool absent =
		target_parse(x->measure_unit).kind == TARGET_NOT_APPLICABLE;

	return said || absent ? STR("") : x->measure_unit;
}

static struct value row(const struct view *v, struct arena *a,
			const struct marked_page *page,
			const struct indicator *x, struct str prefix)
{
	struct str published = x->target_published;
	struct str words =
		view_target_words(v, a, &x->target, published, x->measure_unit);
	enum target_kind kind = x->target.kind;

	return VALUE_OBJECT(
		a, &INDICATOR, view_conflict_mark(a, page, x),
		value_text(str_format(a, "%.*s-%.*s", STR_ARG(prefix),
				      STR_ARG(x->key))),
		value_text_or_none(x->level1), value_text_or_none(x->level2),
		value_text(x->name), value_text(words),
		value_text_or_none(view_target_published(a, words, published)),
		value_text_or_none(own_unit(x)),
		value_text(view_target_kind(v, kind)),
		value_bool(kind == TARGET_EMPTY),
		value_text_or_none(
			view_target_deadline(v, a, &x->target, published)),
		value_text_or_none(x->explanation));
}

struct value view_indicators(const struct view *v, struct arena *a,
			     const struct marked_page *page,
			     const struct indicators *indicators,
			     struct str prefix, struct str money)
{
	struct values rows = {0}, folded = {0};
	bool deadlines = false, explanations = false;

	if (!indicators->count)
		return value_none();
	for (size_t i = 0; i < indicators->count; i++) {
		const struct indicator *x = &indicators->items[i];
		bool apart = x->target.kind == TARGET_NOT_APPLICABLE;

		*VEC_PUSH(a, apart ? &folded : &rows) =
			row(v, a, page, x, prefix);
		deadlines |= x->target.kind == TARGET_DEADLINE;
		explanations |= !apart && x->explanation.n > 0;
	}
	return VALUE_OBJECT(
		a, &INDICATOR_TABLE, values_list(&rows),
		value_bool(rows.count > 0), values_list(&folded),
		value_bool(folded.count > 0), value_uint(a, folded.count),
		value_uint(a, indicators->count), value_text_or_none(money),
		value_bool(deadlines), value_bool(explanations));
}
