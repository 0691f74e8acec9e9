/* The folder beside the output: trees, manifests and notes, by id. */
#include "publish/job.h"
#include "publish/path.h"

#define MARKER_HEAD "budgetpress 1 "

enum { MARKER_SIZE_MAX = 4096 };

void marker_write(struct buf *out, struct digest id)
{
	buf_add(out, STR(MARKER_HEAD));
	digest_write(out, id);
	buf_add(out, STR("\n"
			 "此文件夹由 budgetpress 写出，请不要手工修改。\n"
			 "This folder is written by budgetpress; do not edit "
			 "it.\n"));
}

static bool marker_read(struct str text, struct digest *id)
{
	size_t from = sizeof MARKER_HEAD - 1, to = from + DIGEST_TEXT_SIZE;

	return str_starts(text, STR(MARKER_HEAD)) && to < text.n &&
	       text.s[to] == '\n' && digest_read(str_slice(text, from, to), id);
}

struct str state_path(struct publish *p, const char *prefix, struct digest id)
{
	struct buf name = {0};

	digest_write(&name, id);
	struct str path =
		str_format(&p->arena, "%.*s/%s-%.*s", STR_ARG(p->state), prefix,
			   STR_ARG(buf_str(&name)));

	buf_free(&name);
	return path;
}

/* A file that is being written. */
struct state_file {
	struct os_output output;
	struct os_error *error;
	bool ok;
};

static void add_piece(void *context, struct str piece)
{
	struct state_file *f = context;

	f->ok = f->ok && os_output_add(&f->output, piece, f->error);
}

bool state_write(struct publish *p, const char *prefix, struct digest id,
		 bool (*make)(struct pieces *out, const void *what,
			      struct os_error *e),
		 const void *what, struct os_error *e)
{
	struct str path = state_path(p, prefix, id);
	struct str begun = str_concat(&p->arena, path, STR(".new"));
	struct state_file f = {.error = e};
	struct pieces pieces = {.take = add_piece, .context = &f};
	struct os_stat ignored;

	f.ok = os_remove_tree(begun, e) && os_output_begin(begun, &f.output, e);
	bool made = f.ok && make(&pieces, what, e);

	buf_free(&pieces.buf);
	/* What was not made whole keeps its passing name, and is swept away. */
	return f.ok && os_output_end(&f.output, &ignored, e) && made &&
	       os_rename(begun, path, e);
}

bool tree_disown(struct tree *t, struct os_error *e)
{
	struct path_space space;
	struct str marker = path_join(&space, t->path, STR(PUBLISH_MARKER));
	struct os_stat st;

	t->believed = false;
	if (!os_stat(marker, &st, e))
		return false;
	if (st.kind == OS_NONE)
		return true;
	return os_remove(marker, e) && os_sync_directory(t->path, e);
}

bool state_look_at(struct publish *p, struct tree *t, struct os_error *e)
{
	struct path_space space;
	struct str marker = path_join(&space, t->path, STR(PUBLISH_MARKER));
	struct str text;
	struct os_stat st;

	t->believed = false;
	if (!os_stat(marker, &st, e))
		return false;
	t->exists = st.kind != OS_NONE;
	if (!t->exists || st.kind != OS_FILE || st.size > MARKER_SIZE_MAX)
		return true;
	if (!os_read(&p->arena, marker, MARKER_SIZE_MAX, &text, e))
		return false;
	if (!marker_read(text, &t->id))
		return true;
	if (!os_stat(state_path(p, "manifest", t->id), &st, e))
		return false;
	t->believed = st.kind == OS_FILE;
	return true;
}

static bool is_of(struct str name, const char *prefix, const struct tree *t)
{
	struct digest id;
	size_t n = str_from(prefix).n;

	return t->believed && str_starts(name, str_from(prefix)) &&
	       digest_read(str_slice(name, n, name.n), &id) &&
	       digest_eq(id, t->id);
}

static bool is_wanted(const struct publish *p, struct str name)
{
	if (str_eq(name, STR("spare")))
		return p->spare.believed;
	if (str_starts(name, STR("manifest-")))
		return is_of(name, "manifest-", &p->live) ||
		       is_of(name, "manifest-", &p->spare);
	if (str_starts(name, STR("state-")))
		return is_of(name, "state-", &p->live);
	return !str_eq(name, STR("stage"));
}

static bool remove_rest(struct publish *p, struct os_error *e)
{
	struct os_list list;
	struct path_space space;

	if (!os_list(&p->arena, p->state, &list, e))
		return false;
	for (size_t i = 0; i < list.count; i++) {
		struct str name = list.items[i].name;

		if (!is_wanted(p, name) &&
		    !os_remove_tree(path_join(&space, p->state, name), e))
			return false;
	}
	return true;
}

bool state_sweep(struct publish *p, struct os_error *e)
{
	/* A stage that holds a site is an old one, swapped out. */
	struct tree stage = {.path = p->stage};

	if (!state_look_at(p, &p->live, e) || !state_look_at(p, &p->spare, e))
		return false;
	/* Two trees of one site share a manifest, and with it the times, which
	 * can be those of one of them only. */
	if (p->live.believed && digest_eq(p->live.id, p->spare.id))
		p->spare.believed = false;
	if (!p->spare.believed && !tree_disown(&p->spare, e))
		return false;
	if (!tree_disown(&stage, e))
		return false;
	return remove_rest(p, e);
}
