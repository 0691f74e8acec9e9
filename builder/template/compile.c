/* Compiling: sources to a set that can be rendered. */
#include "template/code.h"
#include "template/expand.h"
#include "template/tree.h"

#include <assert.h>

static const struct diag_kind TWICE = {
	"template-duplicate", DIAG_ERROR,
	"名为“{0}”的模板有两个：这里和 {1}；请改名或删去一个",
	"there are two templates named “{0}”, here and {1}; rename or delete "
	"one"};

static const struct diag_kind UNKNOWN = {
	"template-unknown-partial", DIAG_ERROR,
	"没有名为“{0}”的模板；请检查名称",
	"there is no template named “{0}”; check the name"};

static const struct diag_kind MISSPELT = {
	"template-misspelt-partial", DIAG_ERROR,
	"没有名为“{0}”的模板；是不是“{1}”？",
	"there is no template named “{0}”; did you mean “{1}”?"};

static const struct diag_kind UNUSED_BLOCK = {
	"template-unused-block", DIAG_WARNING,
	"“{1}”里没有名为“{0}”的 {{$…}}，这里的内容不会出现；请检查名称",
	"“{1}” has no {{$…}} named “{0}”: this content will not appear; check "
	"the name"};

enum { TEXT_MAX = 1 << 30 };

struct compiler {
	struct arena *arena;
	struct diag *diag;
	struct template_set *set;
	const char **names; /* of all templates */
	struct expansion expansion;
	bool failed;
};

struct span template_span(const struct template_set *set, struct op_place place)
{
	const struct template_source *source = &set->sources[place.source];

	return span_locate(source->path, source->text, place.at);
}

static struct span node_span(const struct compiler *c, size_t source,
			     const struct node *node)
{
	struct op_place place = {(uint32_t)source, (uint32_t)node->at};

	return template_span(c->set, place);
}

/* The set's own copy of the sources, which it needs for its messages. */
static void copy_sources(struct compiler *c,
			 const struct template_source *sources, size_t count)
{
	struct template_source *copy =
		arena_array(c->arena, struct template_source, count);

	for (size_t i = 0; i < count; i++) {
		assert(sources[i].text.n < TEXT_MAX);
		copy[i].name = str_copy(c->arena, sources[i].name);
		copy[i].path = str_copy(c->arena, sources[i].path);
		copy[i].text = str_copy(c->arena, sources[i].text);
	}
	c->set->sources = copy;
	c->set->count = count;
}

static void name_templates(struct compiler *c)
{
	size_t count = c->set->count;
	const struct template_source *sources = c->set->sources;

	c->set->templates = arena_array(c->arena, struct template, count);
	c->names = arena_array(c->arena, const char *, count);
	for (size_t i = 0; i < count; i++) {
		struct map_entry *entry = map_put(
			c->arena, &c->expansion.by_name, sources[i].name);

		c->set->templates[i].set = c->set;
		c->set->templates[i].name = sources[i].name;
		c->names[i] = str_cstr(c->arena, sources[i].name);
		if (!entry->number) {
			entry->number = i + 1;
			continue;
		}
		struct op_place begin = {(uint32_t)i, 0};

		diag_report(c->diag, &TWICE, template_span(c->set, begin),
			    sources[i].name, sources[entry->number - 1].path);
		c->failed = true;
	}
}

static void report_unknown(struct compiler *c, size_t source,
			   const struct node *node)
{
	struct str near = str_nearest(node->text, c->names, c->set->count);

	diag_report(c->diag, near.n ? &MISSPELT : &UNKNOWN,
		    node_span(c, source, node), node->text, near);
	c->failed = true;
}

static void check_names(struct compiler *c, size_t source,
			const struct node *node)
{
	for (; node; node = node->next) {
		if ((node->kind == NODE_PARTIAL || node->kind == NODE_PARENT) &&
		    !map_find(&c->expansion.by_name, node->text))
			report_unknown(c, source, node);
		check_names(c, source, node->children);
	}
}

static void parse_all(struct compiler *c)
{
	struct node **roots =
		arena_array(c->arena, struct node *, c->set->count);

	for (size_t i = 0; i < c->set->count; i++) {
		if (!tree_parse(c->arena, &c->set->sources[i], c->diag,
				&roots[i]))
			c->failed = true;
		if (c->set->strict)
			check_names(c, i, roots[i]);
	}
	c->expansion.roots = roots;
}

static void warn_unused(struct compiler *c, size_t source,
			const struct node *node, const struct node *parent)
{
	for (; node; node = node->next) {
		if (parent && node->kind != NODE_BLOCK)
			continue;
		if (parent && !node->used)
			diag_report(c->diag, &UNUSED_BLOCK,
				    node_span(c, source, node), node->text,
				    parent->text);
		warn_unused(c, source, node->children,
			    node->kind == NODE_PARENT ? node : NULL);
	}
}

static void put_together(struct compiler *c)
{
	struct expansion *x = &c->expansion;

	x->arena = c->arena;
	x->set = c->set;
	x->diag = c->diag;
	expand_all(x);
	if (!x->failed)
		link_all(x);
	c->failed = x->failed;
	for (size_t i = 0; i < c->set->count && !c->failed; i++)
		warn_unused(c, i, x->roots[i], NULL);
}

struct template_set *template_compile(struct arena *a,
				      const struct template_source *sources,
				      size_t count, bool strict, struct diag *d)
{
	struct compiler c = {.arena = a, .diag = d};

	c.set = arena_new(a, struct template_set);
	c.set->strict = strict;
	copy_sources(&c, sources, count);
	name_templates(&c);
	parse_all(&c);
	if (!c.failed)
		put_together(&c);
	return c.failed ? NULL : c.set;
}

const struct template *template_find(const struct template_set *set,
				     struct str name)
{
	for (size_t i = 0; i < set->count; i++)
		if (str_eq(set->templates[i].name, name))
			return &set->templates[i];
	return NULL;
}
