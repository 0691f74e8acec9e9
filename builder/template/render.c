/* Rendering: the operations run over the values. */
#include "template/copy.h"
#include "template/lookup.h"

#include <assert.h>
#include <string.h>

static const struct diag_kind LIST_AS_TEXT = {
	"template-list-as-text", DIAG_ERROR,
	"“{0}”是列表，不能直接写出；请用 {{#{0}}}…{{/{0}}}",
	"“{0}” is a list and cannot be written as text; use "
	"{{#{0}}}…{{/{0}}}"};

static const struct diag_kind OBJECT_AS_TEXT = {
	"template-object-as-text", DIAG_ERROR,
	"“{0}”是对象，不能直接写出；请写出它的某个成员",
	"“{0}” is an object and cannot be written as text; write one of its "
	"members"};

static const struct diag_kind TOO_DEEP = {
	"template-too-deep", DIAG_ERROR,
	"模板相互引用超过 {0} 层；请检查是否在引用自己而没有终点",
	"templates use each other more than {0} levels deep; see whether one "
	"uses itself without end"};

static const struct diag_kind TOO_LONG = {
	"template-too-long", DIAG_ERROR,
	"这一页循环超过 {0} 次；请检查区段和引用是否相互嵌套过多",
	"this page loops more than {0} times; see whether sections and "
	"partials are nested in each other too often"};

enum { CALLS_MAX = 100, LOOPS_MAX = 1 << 22, COPY_MAX = 128 };

struct machine {
	struct render r;
	uint32_t returns[CALLS_MAX];
	size_t calls;
	uint32_t loops;
	char *end; /* of the room in the buffer */
	bool stopped;
};

static void stop(struct machine *m, const struct diag_kind *kind,
		 const struct op *op, unsigned limit)
{
	struct op_place place = m->r.set->places[op - m->r.set->ops];
	struct buf number = {0};

	buf_add_uint(&number, limit);
	diag_report(m->r.diag, kind, template_span(m->r.set, place),
		    buf_str(&number));
	buf_free(&number);
	m->r.failed = true;
	m->stopped = true;
}

/* Count a loop or call; false when there were too many. */
static bool may_loop(struct machine *m, const struct op *op)
{
	if (++m->loops <= LOOPS_MAX)
		return true;
	stop(m, &TOO_LONG, op, LOOPS_MAX);
	return false;
}

/* Where to write n more bytes: `at` itself, or the same place of the buffer
 * when it had to grow. */
static char *make_room(struct machine *m, char *at, size_t n)
{
	struct buf *out = m->r.out;

	out->n = (size_t)(at - out->s);
	buf_reserve(out, n + TEXT_SLACK);
	m->end = out->s + out->capacity;
	return out->s + out->n;
}

static inline char *room(struct machine *m, char *at, size_t n)
{
	return (size_t)(m->end - at) < n + TEXT_SLACK ? make_room(m, at, n)
						      : at;
}

static inline char *put_text(struct machine *m, char *at, const struct op *op)
{
	size_t n = op->n;

	at = room(m, at, n);
	if (n > COPY_MAX)
		memcpy(at, op->text, n);
	else
		for (size_t i = 0; i < n; i += TEXT_SLACK)
			memcpy(at + i, op->text + i, TEXT_SLACK);
	return at + n;
}

static char *put_raw(struct machine *m, char *at, struct str s)
{
	at = room(m, at, s.n);
	if (s.n)
		memcpy(at, s.s, s.n);
	return at + s.n;
}

static char *put_escaped(struct machine *m, char *at, struct str s)
{
	at = room(m, at, s.n);
	if (copy_plain(at, s.s, s.n))
		return at + s.n;
	m->r.out->n = (size_t)(at - m->r.out->s);
	buf_add_html(m->r.out, s);
	m->end = m->r.out->s + m->r.out->capacity;
	return m->r.out->s + m->r.out->n;
}

static char *put_other(struct machine *m, char *at, const struct op *op,
		       const struct value *v)
{
	bool strict = m->r.set->strict;

	if (v->kind == VALUE_BOOL)
		return put_raw(m, at, v->boolean ? STR("true") : STR("false"));
	if (v->kind == VALUE_LIST && strict)
		lookup_report(&m->r, &LIST_AS_TEXT, op);
	else if (v->kind == VALUE_OBJECT && strict)
		lookup_report(&m->r, &OBJECT_AS_TEXT, op);
	return at;
}

static inline char *put_value(struct machine *m, char *at, const struct op *op)
{
	const struct value *v = lookup(&m->r, op);

	if (!v)
		return at;
	struct str text = {v->text, v->count};

	if (v->kind == VALUE_TEXT && op->kind == OP_VALUE)
		return put_escaped(m, at, text);
	if (v->kind == VALUE_TEXT || v->kind == VALUE_MARKUP)
		return put_raw(m, at, text);
	return put_other(m, at, op, v);
}

static bool is_true(const struct value *v)
{
	switch (v->kind) {
	case VALUE_NONE:
		return false;
	case VALUE_BOOL:
		return v->boolean;
	case VALUE_TEXT:
	case VALUE_MARKUP:
	case VALUE_LIST:
		return v->count > 0;
	case VALUE_OBJECT:
		return true;
	}
	return false;
}

static void grow_levels(struct render *r)
{
	r->levels =
		arena_grow(r->arena, r->levels, r->capacity, r->capacity * 2,
			   sizeof *r->levels, _Alignof(struct level));
	r->capacity *= 2;
}

static void enter(struct render *r, const struct value *v)
{
	uint32_t left = 0;

	if (v->kind == VALUE_LIST) {
		left = v->count - 1;
		v = v->items;
	}
	if (++r->top == r->capacity)
		grow_levels(r);
	r->levels[r->top] = (struct level){v, lookup_members(r, v), left};
}

/* The next item of the innermost list; false when there is none. */
static inline bool next_item(struct render *r)
{
	struct level *level = &r->levels[r->top];

	if (!level->left) {
		r->top--;
		return false;
	}
	level->left--;
	level->value++;
	if (level->value[-1].shape != level->value->shape)
		level->members = lookup_members(r, level->value);
	return true;
}

static const struct op *section(struct machine *m, const struct op *op)
{
	const struct value *v = lookup(&m->r, op);
	const struct op *ops = m->r.set->ops;

	if (op->kind == OP_INVERTED)
		return v && is_true(v) ? &ops[op->jump] : op + 1;
	if (!v || !is_true(v))
		return &ops[op->jump];
	enter(&m->r, v);
	return op + 1;
}

static const struct op *call(struct machine *m, const struct op *op)
{
	if (!may_loop(m, op))
		return op;
	if (m->calls == CALLS_MAX) {
		stop(m, &TOO_DEEP, op, CALLS_MAX);
		return op;
	}
	m->returns[m->calls++] = (uint32_t)(op + 1 - m->r.set->ops);
	return &m->r.set->ops[op->jump];
}

static char *run(struct machine *m, char *at, const struct op *op)
{
	const struct op *ops = m->r.set->ops;

	while (!m->stopped) {
		at = put_text(m, at, op);
		switch (op->kind) {
		case OP_TEXT:
			op++;
			break;
		case OP_VALUE:
		case OP_RAW:
			at = put_value(m, at, op);
			op++;
			break;
		case OP_SECTION:
		case OP_INVERTED:
			op = section(m, op);
			break;
		case OP_END:
			op = next_item(&m->r) && may_loop(m, op)
				     ? &ops[op->jump]
				     : op + 1;
			break;
		case OP_CALL:
			op = call(m, op);
			break;
		case OP_RETURN:
			if (!m->calls)
				return at;
			op = &ops[m->returns[--m->calls]];
			break;
		}
	}
	return at;
}

bool template_render(struct template_renderer *r, const struct template *t,
		     const struct value *root, struct diag *d, struct buf *out)
{
	struct machine m = {.r = {.diag = d, .out = out}};

	lookup_begin(r, t->set, &m.r);
	m.r.levels[0] = (struct level){root, lookup_members(&m.r, root), 0};
	buf_reserve(out, TEXT_SLACK);
	m.end = out->s + out->capacity;
	char *at = run(&m, out->s + out->n, &t->set->ops[t->start]);

	out->n = (size_t)(at - out->s);
	assert(m.stopped || (!m.r.top && !m.calls));
	lookup_end(&m.r);
	return !m.r.failed;
}
