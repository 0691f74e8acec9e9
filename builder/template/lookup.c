/* Where names are found. */
#include "template/lookup.h"

#include <assert.h>

static const struct diag_kind UNKNOWN_NAME = {
	"template-unknown-name", DIAG_ERROR,
	"这里没有“{0}”：当前的对象是 {1}；请检查名称",
	"there is no “{0}” here: the objects are {1}; check the name"};

static const struct diag_kind MISSPELT_NAME = {
	"template-misspelt-name", DIAG_ERROR,
	"这里没有“{0}”：当前的对象是 {1}；是不是“{2}”？",
	"there is no “{0}” here: the objects are {1}; did you mean “{2}”?"};

/* A shape and its table, in a hash table by address. */
struct shape_slot {
	const struct value_shape *shape;
	const member_number *members;
};

struct report {
	struct op_place place;
	uint64_t shapes; /* hash */
};

struct template_cache {
	const struct template_set *set;
	struct shape_slot *slots;
	size_t slot_count; /* a power of two */
	size_t shape_count;
	struct level *levels;
	size_t level_capacity;
	struct {
		struct report *items;
		size_t count, capacity;
	} reports;
};

enum { SLOTS_MIN = 64, LEVELS_MIN = 32, MEMBERS_MAX = UINT16_MAX - 1 };

void template_renderer_free(struct template_renderer *r)
{
	arena_free(&r->arena);
	r->cache = NULL;
}

static struct template_cache *new_cache(struct arena *a,
					const struct template_set *set)
{
	struct template_cache *cache = arena_new(a, struct template_cache);

	cache->set = set;
	cache->slot_count = SLOTS_MIN;
	cache->slots = arena_array(a, struct shape_slot, SLOTS_MIN);
	cache->level_capacity = LEVELS_MIN;
	cache->levels = arena_array(a, struct level, LEVELS_MIN);
	return cache;
}

void lookup_begin(struct template_renderer *r, const struct template_set *set,
		  struct render *render)
{
	if (!r->cache || r->cache->set != set) {
		arena_clear(&r->arena);
		r->cache = new_cache(&r->arena, set);
	}
	render->arena = &r->arena;
	render->cache = r->cache;
	render->set = set;
	render->levels = r->cache->levels;
	render->capacity = r->cache->level_capacity;
}

void lookup_end(const struct render *render)
{
	render->cache->levels = render->levels;
	render->cache->level_capacity = render->capacity;
}

static struct shape_slot *slot_of(const struct template_cache *cache,
				  const struct value_shape *shape)
{
	uint64_t hash = (uint64_t)(uintptr_t)shape * 0x9E3779B97F4A7C15u;
	size_t mask = cache->slot_count - 1;
	size_t i = (size_t)(hash >> 32) & mask;

	while (cache->slots[i].shape && cache->slots[i].shape != shape)
		i = (i + 1) & mask;
	return &cache->slots[i];
}

static void grow_slots(struct arena *a, struct template_cache *cache)
{
	struct shape_slot *old = cache->slots;
	size_t count = cache->slot_count;

	cache->slot_count = count * 2;
	cache->slots = arena_array(a, struct shape_slot, count * 2);
	for (size_t i = 0; i < count; i++)
		if (old[i].shape)
			*slot_of(cache, old[i].shape) = old[i];
}

static const member_number *make_members(struct render *r,
					 const struct value_shape *shape)
{
	const struct map *names = &r->set->names;
	member_number *members =
		arena_array(r->arena, member_number, names->count);

	assert(shape->count <= MEMBERS_MAX);
	for (size_t i = shape->count; i-- > 0;) {
		const struct map_entry *entry =
			map_find(names, str_from(shape->members[i]));

		if (entry)
			members[entry - names->items] = (member_number)(i + 1);
	}
	return members;
}

static const member_number *shape_members(struct render *r,
					  const struct value_shape *shape)
{
	struct template_cache *cache = r->cache;
	struct shape_slot *slot = slot_of(cache, shape);

	if (slot->shape)
		return slot->members;
	slot->shape = shape;
	slot->members = make_members(r, shape);
	const member_number *members = slot->members;

	if (++cache->shape_count > cache->slot_count / 2)
		grow_slots(r->arena, cache);
	return members;
}

const member_number *lookup_members(struct render *r, const struct value *v)
{
	return v->kind == VALUE_OBJECT ? shape_members(r, v->shape) : NULL;
}

/* Name of what is at a level, for messages. */
static const char *level_name(const struct value *v)
{
	static const char *const names[] = {
		[VALUE_NONE] = "(nothing)",  [VALUE_TEXT] = "(text)",
		[VALUE_MARKUP] = "(markup)", [VALUE_BOOL] = "(bool)",
		[VALUE_LIST] = "(list)",
	};

	return v->kind == VALUE_OBJECT ? v->shape->name : names[v->kind];
}

static void describe_stack(const struct render *r, struct buf *out)
{
	for (size_t i = r->top + 1; i-- > 0;) {
		if (out->n)
			buf_add(out, STR(", "));
		buf_add(out, str_from(level_name(r->levels[i].value)));
	}
}

static struct str part_of(const struct render *r, const struct op *op,
			  uint32_t i)
{
	uint32_t name = i ? r->set->parts.items[op->rest + i - 1] : op->name;

	return r->set->names.items[name].key;
}

static void describe_name(const struct render *r, const struct op *op,
			  struct buf *out)
{
	if (!op->parts)
		buf_add_char(out, '.');
	for (uint32_t i = 0; i < op->parts; i++) {
		if (i)
			buf_add_char(out, '.');
		buf_add(out, part_of(r, op, i));
	}
}

/* Is this the first report of the place with these shapes? */
static bool is_new(struct render *r, struct op_place place, struct str shapes)
{
	struct template_cache *cache = r->cache;
	uint64_t hash = str_hash(shapes);

	for (size_t i = 0; i < cache->reports.count; i++) {
		const struct report *known = &cache->reports.items[i];

		if (known->place.source == place.source &&
		    known->place.at == place.at && known->shapes == hash)
			return false;
	}
	*VEC_PUSH(r->arena, &cache->reports) = (struct report){place, hash};
	return true;
}

static void report(struct render *r, const struct diag_kind *kind,
		   const struct op *op, struct str shapes, struct str near)
{
	struct op_place place = r->set->places[op - r->set->ops];
	struct buf name = {0};

	r->failed = true;
	if (!is_new(r, place, shapes))
		return;
	describe_name(r, op, &name);
	diag_report(r->diag, kind, template_span(r->set, place), buf_str(&name),
		    shapes, near);
	buf_free(&name);
}

void lookup_report(struct render *r, const struct diag_kind *kind,
		   const struct op *op)
{
	struct buf shapes = {0};

	describe_stack(r, &shapes);
	report(r, kind, op, buf_str(&shapes), STR(""));
	buf_free(&shapes);
}

static struct str nearest_member(const struct value *v, struct str name)
{
	if (v->kind != VALUE_OBJECT)
		return STR("");
	return str_nearest(name, v->shape->members, v->shape->count);
}

/* The nearest member of all objects on the stack. */
static struct str nearest_on_stack(const struct render *r, struct str name)
{
	struct str best = STR("");

	for (size_t i = r->top + 1; i-- > 0;) {
		struct str near = nearest_member(r->levels[i].value, name);

		if (near.n && (!best.n || str_distance(near, name) <
						  str_distance(best, name)))
			best = near;
	}
	return best;
}

static void report_unknown(struct render *r, const struct op *op)
{
	struct buf shapes = {0};
	struct str near = nearest_on_stack(r, part_of(r, op, 0));

	describe_stack(r, &shapes);
	report(r, near.n ? &MISSPELT_NAME : &UNKNOWN_NAME, op, buf_str(&shapes),
	       near);
	buf_free(&shapes);
}

static const struct value *find_first(const struct render *r,
				      const struct op *op)
{
	for (size_t i = r->top + 1; i-- > 0;) {
		const struct level *level = &r->levels[i];

		if (level->members && level->members[op->name])
			return &level->value
					->items[level->members[op->name] - 1];
	}
	return NULL;
}

/* The member of v that is the operation's part i. */
static const struct value *find_part(struct render *r, const struct op *op,
				     const struct value *v, uint32_t i)
{
	const member_number *members = lookup_members(r, v);
	uint32_t name = r->set->parts.items[op->rest + i - 1];

	if (members && members[name])
		return &v->items[members[name] - 1];
	if (r->set->strict && v->kind != VALUE_NONE) {
		struct str near = nearest_member(v, part_of(r, op, i));

		report(r, near.n ? &MISSPELT_NAME : &UNKNOWN_NAME, op,
		       str_from(level_name(v)), near);
	}
	return NULL;
}

const struct value *lookup_path(struct render *r, const struct op *op)
{
	const struct value *v = find_first(r, op);

	if (!v && r->set->strict)
		report_unknown(r, op);
	for (uint32_t i = 1; v && i < op->parts; i++)
		v = find_part(r, op, v, i);
	return v;
}
