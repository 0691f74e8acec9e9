/* Linking: the operations of all instances in one array. */
#include "template/expand.h"

static const struct diag_kind RECURSION = {
	"template-recursion", DIAG_ERROR,
	"模板“{0}”在这里再次用到自己（{1}），永远不会结束；请放进一个会变空的"
	"区段 {{#…}} 中，或改去这个引用",
	"the template “{0}” comes back to itself here ({1}) and would never "
	"end; put it into a section {{#…}} that becomes empty, or take it out"};

/* A call of fewer operations than this, without calls of its own, is replaced
 * by what it calls. */
enum { INLINE_MAX = 24 };

enum colour { NEW, ACTIVE, DONE };

struct walk {
	struct expansion *x;
	enum colour *colours;
	size_t *path; /* instances from the first to the one in hand */
	size_t depth;
	struct places reported;
};

static bool is_reported(const struct walk *w, struct op_place place)
{
	for (size_t i = 0; i < w->reported.count; i++)
		if (w->reported.items[i].source == place.source &&
		    w->reported.items[i].at == place.at)
			return true;
	return false;
}

/* The names on the way round, from `from` to the end of the path and back. */
static void describe_circle(const struct walk *w, size_t from, struct buf *out)
{
	for (size_t i = from; i <= w->depth; i++) {
		size_t n = w->path[i < w->depth ? i : from];
		uint32_t source = w->x->instances.items[n]->source;

		if (i > from)
			buf_add(out, STR(" → "));
		buf_add(out, w->x->set->sources[source].name);
	}
}

static void report_circle(struct walk *w, size_t callee, struct op_place place)
{
	struct expansion *x = w->x;
	struct buf circle = {0};
	size_t from = w->depth - 1;

	if (is_reported(w, place))
		return;
	*VEC_PUSH(x->arena, &w->reported) = place;
	while (w->path[from] != callee)
		from--;
	describe_circle(w, from, &circle);
	uint32_t source = x->instances.items[callee]->source;

	diag_report(x->diag, &RECURSION, template_span(x->set, place),
		    x->set->sources[source].name, buf_str(&circle));
	buf_free(&circle);
	x->failed = true;
}

/* Follow the calls that no section guards. */
static void find_circles(struct walk *w, size_t n)
{
	const struct instance *instance = w->x->instances.items[n];
	uint32_t guarded_to = 0;

	w->colours[n] = ACTIVE;
	w->path[w->depth++] = n;
	for (size_t i = 0; i < instance->ops.count; i++) {
		const struct op *op = &instance->ops.items[i];

		if (op->kind == OP_SECTION || op->kind == OP_INVERTED)
			guarded_to =
				op->jump > guarded_to ? op->jump : guarded_to;
		if (op->kind != OP_CALL || i < guarded_to)
			continue;
		if (w->colours[op->jump] == ACTIVE)
			report_circle(w, op->jump, instance->places.items[i]);
		else if (w->colours[op->jump] == NEW)
			find_circles(w, op->jump);
	}
	w->depth--;
	w->colours[n] = DONE;
}

static void check_circles(struct expansion *x)
{
	size_t count = x->instances.count;
	struct walk w = {.x = x,
			 .colours = arena_array(x->arena, enum colour, count),
			 .path = arena_array(x->arena, size_t, count)};

	for (size_t i = 0; i < count; i++)
		if (w.colours[i] == NEW)
			find_circles(&w, i);
}

struct linker {
	struct expansion *x;
	bool *small;      /* of each instance: can replace its calls */
	uint32_t *starts; /* of each instance: its place in the whole */
	struct ops ops;
	struct places places;
};

static bool has_jump(const struct op *op)
{
	return op->kind == OP_SECTION || op->kind == OP_END ||
	       op->kind == OP_INVERTED;
}

static bool is_small(const struct instance *instance)
{
	if (instance->ops.count > INLINE_MAX)
		return false;
	for (size_t i = 0; i < instance->ops.count; i++)
		if (instance->ops.items[i].kind == OP_CALL)
			return false;
	return true;
}

static void push_op(struct linker *l, struct op op, struct op_place place)
{
	*VEC_PUSH(l->x->arena, &l->ops) = op;
	*VEC_PUSH(l->x->arena, &l->places) = place;
}

/* Only the text of an operation. */
static void push_text(struct linker *l, struct op op, struct op_place place)
{
	op.kind = OP_TEXT;
	if (op.n)
		push_op(l, op, place);
}

/* All of a small instance, without returning. */
static void copy_small(struct linker *l, const struct instance *instance)
{
	uint32_t base = (uint32_t)l->ops.count;

	for (size_t i = 0; i < instance->ops.count; i++) {
		struct op op = instance->ops.items[i];

		if (has_jump(&op))
			op.jump += base;
		if (op.kind == OP_RETURN)
			push_text(l, op, instance->places.items[i]);
		else
			push_op(l, op, instance->places.items[i]);
	}
}

static void copy_instance(struct linker *l, size_t n)
{
	const struct instance *instance = l->x->instances.items[n];
	const struct op *ops = instance->ops.items;
	size_t count = instance->ops.count;
	uint32_t *moved = arena_array(l->x->arena, uint32_t, count);

	l->starts[n] = (uint32_t)l->ops.count;
	for (size_t i = 0; i < count; i++) {
		moved[i] = (uint32_t)l->ops.count;
		if (ops[i].kind == OP_CALL && l->small[ops[i].jump]) {
			push_text(l, ops[i], instance->places.items[i]);
			copy_small(l, l->x->instances.items[ops[i].jump]);
			continue;
		}
		push_op(l, ops[i], instance->places.items[i]);
	}
	for (size_t i = 0; i < count; i++)
		if (has_jump(&ops[i]))
			l->ops.items[moved[i]].jump = moved[ops[i].jump];
}

static void store(struct linker *l)
{
	struct template_set *set = l->x->set;

	for (size_t i = 0; i < l->ops.count; i++) {
		struct op *op = &l->ops.items[i];

		if (op->kind == OP_CALL)
			op->jump = l->starts[op->jump];
	}
	set->ops = l->ops.items;
	set->places = l->places.items;
	set->op_count = l->ops.count;
	for (size_t i = 0; i < set->count; i++)
		set->templates[i].start = l->starts[i];
}

void link_all(struct expansion *x)
{
	size_t count = x->instances.count;
	struct linker l = {.x = x,
			   .small = arena_array(x->arena, bool, count),
			   .starts = arena_array(x->arena, uint32_t, count)};

	check_circles(x);
	if (x->failed)
		return;
	for (size_t i = 0; i < count; i++)
		l.small[i] = is_small(x->instances.items[i]);
	for (size_t i = 0; i < count; i++)
		copy_instance(&l, i);
	store(&l);
}
