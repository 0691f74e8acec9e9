/* All tags of a template. */
#include "template/tags.h"

#include "template/line.h"

bool tags_scan(struct arena *a, const struct template_source *source,
	       struct diag *d, struct tags *tags)
{
	struct scan scan = {.source = source,
			    .diag = d,
			    .open = STR("{{"),
			    .close = STR("}}")};
	struct tag tag;

	*tags = (struct tags){.text = source->text};
	while (scan_next(&scan, &tag))
		*VEC_PUSH(a, tags) = tag;
	return !scan.failed;
}

/* Does tag i + 1 stand on the line of tag i, with nothing between them? */
static bool is_next_on_line(const struct tags *tags, size_t i)
{
	return i + 1 < tags->count &&
	       line_is_blank(str_slice(tags->text, tags->items[i].end,
				       tags->items[i + 1].at));
}

size_t tags_line_after_opens(const struct tags *tags, size_t i)
{
	for (;; i++) {
		size_t next = line_next(tags->text, tags->items[i].end);

		if (next || !is_next_on_line(tags, i))
			return next;
		if (tags->items[i + 1].kind != TAG_BLOCK &&
		    tags->items[i + 1].kind != TAG_PARENT)
			return 0;
	}
}

bool tags_only_closes_follow(const struct tags *tags, size_t i)
{
	for (;; i++) {
		if (line_next(tags->text, tags->items[i].end))
			return true;
		if (!is_next_on_line(tags, i) ||
		    tags->items[i + 1].kind != TAG_CLOSE)
			return false;
	}
}

bool tags_has_close(const struct tags *tags, size_t i, struct str name)
{
	for (; i < tags->count; i++)
		if (tags->items[i].kind == TAG_CLOSE &&
		    str_eq(tags->items[i].name, name))
			return true;
	return false;
}
