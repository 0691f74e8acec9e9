/* performance.json: indicators, promises in goals, calculation bases. */
#include "ingest/year.h"

#include "format/number.h"

/* A line number of the source document; 0 when not given. */
static uint32_t read_line(struct json_object *o)
{
	int64_t line = json_get_integer(o, "line", 0);

	return line > 0 && line <= UINT32_MAX ? (uint32_t)line : 0;
}

static void read_indicator(struct json_object *o, struct indicator *i)
{
	i->level1 = json_get_string(o, "level1");
	i->level2 = json_get_string(o, "level2");
	i->name = json_get_string(o, "name");
	i->target_published = json_get_text(o, "target");
	i->target = target_parse(i->target_published);
	i->measure_unit = json_get_string(o, "measure_unit");
	i->explanation = json_get_string(o, "explanation");
	i->source_line = read_line(o);
	i->line = json_span(o->reader, o->value).line;
}

struct indicators read_indicators(struct json_object *o, size_t *number)
{
	struct json_items items = json_items(o, "indicators");
	struct arena *a = o->reader->arena;
	struct indicators out = {
		.items = arena_array(a, struct indicator, items.count)};
	struct json_object item;

	while (json_items_next(&items, &item)) {
		struct indicator *i = &out.items[out.count++];

		read_indicator(&item, i);
		i->key = str_format(a, "i%zu", ++*number);
		json_object_end(&item);
	}
	return out;
}

struct goal_fact *read_goal_facts(struct json_object *o, size_t *count)
{
	struct json_items items = json_items(o, "goal_facts");
	struct goal_fact *facts =
		arena_array(o->reader->arena, struct goal_fact, items.count);
	struct json_object item;

	*count = 0;
	while (json_items_next(&items, &item)) {
		struct goal_fact *f = &facts[(*count)++];

		f->name = json_need_string(&item, "name");
		f->target_published = json_get_text(&item, "target");
		f->published = json_get_string(&item, "published");
		f->target = target_parse(f->target_published);
		json_object_end(&item);
	}
	return facts;
}

/* 2.8万元: a number, then a unit of money or nothing. Other texts stay as
 * they are. */
static void split_amount(struct basis_item *b)
{
	struct str text = str_trim(b->amount_published);
	struct decimal value;
	size_t n = 0;

	while (n < text.n &&
	       ((text.s[n] >= '0' && text.s[n] <= '9') || text.s[n] == ',' ||
		text.s[n] == '.' || (text.s[n] == '-' && !n)))
		n++;
	struct str unit = str_slice(text, n, text.n);

	if (number_parse(str_slice(text, 0, n), &value) != NUMBER_VALUE)
		return;
	b->has_unit = currency_unit_parse(unit, &b->unit);
	b->has_value = b->has_unit || !unit.n;
	b->value = value;
}

struct basis_item *read_basis_items(struct json_object *o, size_t *count)
{
	struct json_items items = json_items(o, "basis_items");
	struct basis_item *basis =
		arena_array(o->reader->arena, struct basis_item, items.count);
	struct json_object item;

	*count = 0;
	while (json_items_next(&items, &item)) {
		struct basis_item *b = &basis[(*count)++];

		b->name = json_need_string(&item, "name");
		b->amount_published = json_get_text(&item, "amount");
		split_amount(b);
		json_object_end(&item);
	}
	return basis;
}
