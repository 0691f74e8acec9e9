/* Expansion: trees to operations. */
#include "template/expand.h"

#include <string.h>

static const struct diag_kind TOO_LARGE = {
	"template-too-large", DIAG_ERROR,
	"模板相互引用展开后过大；请减少层层嵌套的引用和缩进不同的引用",
	"the templates grow too large when partials and blocks are put in; use "
	"fewer partials inside partials and fewer different indents"};

static const struct diag_kind INHERITANCE_DEPTH = {
	"template-inheritance-depth", DIAG_ERROR,
	"模板继承超过 {0} 层；请减少层数",
	"templates inherit over more than {0} levels; use fewer"};

enum {
	INSTANCES_MAX = 10000,
	OPS_MAX = 4 * 1000 * 1000,
	ARGUMENTS_DEPTH_MAX = 64,
	/* Indentation grows no further: a partial that calls itself indented
	 * has this many instances at most. */
	INDENT_MAX = 160,
};

/* What is being expanded where. */
struct scope {
	struct instance *out;
	uint32_t source;                   /* template of the nodes */
	const struct arguments *arguments; /* given to that template */
	struct str strip; /* white space to take from each line's beginning */
	struct str add;   /* and to put there */
};

struct writer {
	struct expansion *x;
	struct buf text; /* not yet in an operation */
	bool mid_line;   /* the next line has begun already */
};

static void fail(struct expansion *x, const struct diag_kind *kind,
		 struct op_place place, unsigned limit)
{
	struct buf number = {0};

	buf_add_uint(&number, limit);
	diag_report(x->diag, kind, template_span(x->set, place),
		    buf_str(&number));
	buf_free(&number);
	x->failed = true;
}

static struct op_place place_of(const struct scope *s, const struct node *node)
{
	return (struct op_place){s->source, (uint32_t)node->at};
}

/* The text that waits, for the operation that comes. */
static void take_text(struct writer *w, struct op *op)
{
	static const char nothing[TEXT_SLACK];

	op->text = nothing;
	if (!w->text.n)
		return;
	char *text = arena_text(w->x->arena, w->text.n + TEXT_SLACK);

	memset(text + w->text.n, 0, TEXT_SLACK);
	op->text = memcpy(text, w->text.s, w->text.n);
	op->n = (uint32_t)w->text.n;
	buf_clear(&w->text);
}

static struct op *add_op(struct writer *w, const struct scope *s,
			 enum op_kind kind, struct op_place place)
{
	struct op *op = VEC_PUSH(w->x->arena, &s->out->ops);

	w->mid_line = false;
	op->kind = kind;
	take_text(w, op);
	*VEC_PUSH(w->x->arena, &s->out->places) = place;
	if (++w->x->op_count == OPS_MAX)
		fail(w->x, &TOO_LARGE, place, OPS_MAX);
	return op;
}

/* Bytes of white space at the beginning of line that are also in strip. */
static size_t common_blanks(struct str line, struct str strip)
{
	size_t n = 0;

	while (n < line.n && n < strip.n && line.s[n] == strip.s[n])
		n++;
	return n;
}

static struct str stripped(struct str line, struct str strip)
{
	return str_slice(line, common_blanks(line, strip), line.n);
}

static struct str deeper(struct expansion *x, const struct scope *s,
			 struct str indent)
{
	indent = stripped(indent, s->strip);
	if (!indent.n || s->add.n + indent.n > INDENT_MAX)
		return s->add;
	return str_concat(x->arena, s->add, indent);
}

static void begin_line(struct writer *w, const struct scope *s)
{
	if (!w->mid_line)
		buf_add(&w->text, s->add);
	w->mid_line = false;
}

static void expand_text(struct writer *w, const struct scope *s,
			const struct node *node)
{
	struct str text = node->text;
	bool starts = node->line_start;

	do {
		if (starts) {
			text = stripped(text, s->strip);
			begin_line(w, s);
		}
		size_t n = str_find_char(text, '\n', 0);

		n += n < text.n;
		buf_add(&w->text, str_slice(text, 0, n));
		text = str_slice(text, n, text.n);
		starts = true;
	} while (text.n);
	w->mid_line = false;
}

static uint32_t number_of_name(struct expansion *x, struct str name)
{
	struct map *names = &x->set->names;

	return (uint32_t)(map_put(x->arena, names, name) - names->items);
}

static void set_name(struct expansion *x, struct op *op, struct str name)
{
	struct numbers *parts = &x->set->parts;

	if (str_eq(name, STR(".")))
		return;
	struct str_cut cut = str_cut(name, STR("."));

	op->name = number_of_name(x, cut.head);
	op->parts = 1;
	op->rest = (uint32_t)parts->count;
	while (cut.found) {
		cut = str_cut(cut.tail, STR("."));
		*VEC_PUSH(x->arena, parts) = number_of_name(x, cut.head);
		op->parts++;
	}
}

static void expand_nodes(struct writer *w, const struct scope *s,
			 struct node *node);

static void expand_value(struct writer *w, const struct scope *s,
			 const struct node *node)
{
	enum op_kind kind = node->kind == NODE_RAW ? OP_RAW : OP_VALUE;

	set_name(w->x, add_op(w, s, kind, place_of(s, node)), node->text);
}

static void expand_section(struct writer *w, const struct scope *s,
			   struct node *node)
{
	bool inverted = node->kind == NODE_INVERTED;
	struct op *op = add_op(w, s, inverted ? OP_INVERTED : OP_SECTION,
			       place_of(s, node));
	size_t begin = s->out->ops.count;

	set_name(w->x, op, node->text);
	expand_nodes(w, s, node->children);
	if (!inverted)
		add_op(w, s, OP_END, place_of(s, node))->jump = (uint32_t)begin;
	else if (w->text.n)
		add_op(w, s, OP_TEXT, place_of(s, node));
	s->out->ops.items[begin - 1].jump = (uint32_t)s->out->ops.count;
}

static const struct argument *find_argument(const struct arguments *arguments,
					    struct str name)
{
	for (size_t i = 0; i < arguments->count; i++)
		if (str_eq(arguments->items[i].block->text, name))
			return &arguments->items[i];
	return NULL;
}

static bool same_arguments(const struct arguments *a, const struct arguments *b)
{
	if (a->count != b->count)
		return false;
	for (size_t i = 0; i < a->count; i++)
		if (a->items[i].block != b->items[i].block ||
		    a->items[i].outer != b->items[i].outer)
			return false;
	return true;
}

/* The one set of all that are equal to a. */
static const struct arguments *unique(struct expansion *x,
				      const struct arguments *a)
{
	const struct arguments *known = x->all_arguments;

	while (known && !same_arguments(known, a))
		known = known->next;
	if (known)
		return known;
	struct arguments *copy = arena_new(x->arena, struct arguments);

	*copy = *a;
	copy->next = x->all_arguments;
	x->all_arguments = copy;
	return copy;
}

/* What the parent gets: the blocks inside the tag, but those that were given
 * to the template itself go before. */
static const struct arguments *give(struct expansion *x, const struct scope *s,
				    struct node *parent)
{
	struct arguments all = {.depth = s->arguments->depth + 1};

	if (s->arguments->depth == ARGUMENTS_DEPTH_MAX) {
		fail(x, &INHERITANCE_DEPTH, place_of(s, parent),
		     ARGUMENTS_DEPTH_MAX);
		return s->arguments;
	}
	for (size_t i = 0; i < s->arguments->count; i++)
		*VEC_PUSH(x->arena, &all) = s->arguments->items[i];
	for (struct node *n = parent->children; n; n = n->next)
		if (n->kind == NODE_BLOCK &&
		    !find_argument(s->arguments, n->text))
			*VEC_PUSH(x->arena, &all) =
				(struct argument){n, s->source, s->arguments};
	if (all.count == s->arguments->count)
		return s->arguments;
	return unique(x, &all);
}

static size_t make_instance(struct expansion *x, uint32_t source,
			    const struct arguments *arguments,
			    struct str indent)
{
	for (size_t i = x->first[source]; i;
	     i = x->instances.items[i - 1]->next) {
		struct instance *known = x->instances.items[i - 1];

		if (known->arguments == arguments &&
		    str_eq(known->indent, indent))
			return i - 1;
	}
	struct instance *new = arena_new(x->arena, struct instance);

	new->source = source;
	new->arguments = arguments;
	new->indent = indent;
	new->next = x->first[source];
	*VEC_PUSH(x->arena, &x->instances) = new;
	x->first[source] = x->instances.count;
	return x->instances.count - 1;
}

static void expand_call(struct writer *w, const struct scope *s,
			struct node *node)
{
	struct expansion *x = w->x;
	const struct map_entry *entry = map_find(&x->by_name, node->text);

	if (node->leading && !node->alone) {
		begin_line(w, s);
		buf_add(&w->text, stripped(node->indent, s->strip));
	}
	if (!entry)
		return;
	const struct arguments *arguments =
		node->kind == NODE_PARENT ? give(x, s, node) : s->arguments;
	struct str indent = node->alone ? deeper(x, s, node->indent) : STR("");
	size_t callee = make_instance(x, (uint32_t)entry->number - 1, arguments,
				      indent);

	add_op(w, s, OP_CALL, place_of(s, node))->jump = (uint32_t)callee;
}

static void expand_default(struct writer *w, const struct scope *s,
			   struct node *block)
{
	if (block->leading && !block->alone) {
		begin_line(w, s);
		buf_add(&w->text, stripped(block->indent, s->strip));
	}
	expand_nodes(w, s, block->children);
}

static void expand_block(struct writer *w, const struct scope *s,
			 struct node *block)
{
	const struct argument *given = find_argument(s->arguments, block->text);

	if (!given) {
		expand_default(w, s, block);
		return;
	}
	struct node *other = given->block;
	struct scope inner = {.out = s->out,
			      .source = given->source,
			      .arguments = given->outer,
			      .strip = other->indent,
			      .add = deeper(w->x, s, block->indent)};
	bool begins = block->leading || block->alone;

	other->used = true;
	if (begins && !other->alone && other->children)
		begin_line(w, &inner);
	else if (!begins && other->alone)
		w->mid_line = true;
	expand_nodes(w, &inner, other->children);
	w->mid_line = false;
}

static void expand_nodes(struct writer *w, const struct scope *s,
			 struct node *node)
{
	for (; node && !w->x->failed; node = node->next) {
		switch (node->kind) {
		case NODE_TEXT:
			expand_text(w, s, node);
			break;
		case NODE_VALUE:
		case NODE_RAW:
			expand_value(w, s, node);
			break;
		case NODE_SECTION:
		case NODE_INVERTED:
			expand_section(w, s, node);
			break;
		case NODE_PARTIAL:
		case NODE_PARENT:
			expand_call(w, s, node);
			break;
		case NODE_BLOCK:
			expand_block(w, s, node);
			break;
		}
	}
}

static void expand_instance(struct writer *w, struct instance *instance)
{
	struct scope scope = {.out = instance,
			      .source = instance->source,
			      .arguments = instance->arguments,
			      .add = instance->indent};

	expand_nodes(w, &scope, w->x->roots[instance->source]);
	add_op(w, &scope, OP_RETURN, (struct op_place){instance->source, 0});
}

void expand_all(struct expansion *x)
{
	struct writer w = {.x = x};
	const struct arguments none = {0};
	const struct arguments *no_arguments = unique(x, &none);

	x->first = arena_array(x->arena, size_t, x->set->count);
	for (size_t i = 0; i < x->set->count; i++)
		make_instance(x, (uint32_t)i, no_arguments, STR(""));
	for (size_t i = 0; i < x->instances.count && !x->failed; i++) {
		struct instance *instance = x->instances.items[i];

		if (i == INSTANCES_MAX)
			fail(x, &TOO_LARGE,
			     (struct op_place){instance->source, 0},
			     INSTANCES_MAX);
		else
			expand_instance(&w, instance);
	}
	buf_free(&w.text);
}
