/* Files in the published folder that are not ours. */
#include "publish/job.h"
#include "publish/path.h"

#include <stdlib.h>

static const struct diag_kind FOREIGN = {
	"publish-foreign-file", DIAG_ERROR,
	"输出文件夹里有不是 budgetpress 写的文件“{0}”；换上新网站会丢掉它，"
	"已停止。请把它移到别处，再运行一次。",
	"the output folder holds \"{0}\", which budgetpress did not write and "
	"would lose; move it elsewhere and run again"};
static const struct diag_kind MORE_FOREIGN = {
	"publish-foreign-files", DIAG_ERROR,
	"输出文件夹里这样的文件还有 {0} 个。",
	"the output folder holds {0} more files of that kind"};

static const struct diag_kind UNTOLD = {
	"publish-unknown-file", DIAG_ERROR,
	"输出文件夹旁边没有它的记录（{1}），分不清“{0}”是以前生成的网页还是别人"
	"放进去的文件，而新网站里没有它；已停止。如果整个输出文件夹都是生成的，"
	"把"
	"它改名或删去，再运行一次；下次复制网站时，连同这个记录一起复制。",
	"the output folder's record ({1}) is missing, so nobody can tell "
	"whether \"{0}\", which the new site does not have, is an old page or "
	"somebody's file; if all of the folder was generated, rename or remove "
	"it and run again; copy the record too when you copy the site"};

enum { LISTED_MAX = 10 };

struct walk {
	struct publish *p;
	struct arena found_arena;
	struct {
		struct str *items;
		size_t count, capacity;
	} found;
	struct str folder; /* below the output, the one being listed */
	bool known_only;   /* folders of the old site are looked at elsewhere */
};

/* What file managers leave behind. */
static bool is_litter(struct str name)
{
	return str_eq(name, STR("Thumbs.db")) ||
	       str_eq(name, STR("desktop.ini")) ||
	       str_eq(name, STR(".DS_Store"));
}

/* Does the old site have files below this folder? */
static bool is_old_folder(const struct publish *p, struct str folder)
{
	const struct catalog *c = &p->catalog;
	size_t low = 0, high = c->old_count;
	struct path_space space;
	struct str head = path_join(&space, folder, STR(""));

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (str_cmp(file_path(catalog_at(c, middle)), head) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < c->old_count &&
	       str_starts(file_path(catalog_at(c, low)), head);
}

static bool visit(void *context, struct str name, enum os_kind kind,
		  struct os_error *e);

static bool walk_folder(struct walk *w, struct str folder, struct os_error *e)
{
	struct path_space space;
	struct str outer = w->folder;

	w->folder = folder;
	bool ok = os_visit(folder.n ? path_join(&space, w->p->output, folder)
				    : w->p->output,
			   visit, w, e);

	w->folder = outer;
	return ok;
}

static bool visit(void *context, struct str name, enum os_kind kind,
		  struct os_error *e)
{
	struct walk *w = context;
	struct path_space space;
	struct str path = path_join(&space, w->folder, name);

	if (kind == OS_DIRECTORY)
		return (w->known_only && is_old_folder(w->p, path)) ||
		       walk_folder(w, path, e);
	if (kind == OS_FILE && catalog_has_file(&w->p->catalog, path))
		return true;
	if (str_eq(path, STR(PUBLISH_MARKER)) || is_litter(name))
		return true;
	*VEC_PUSH(&w->found_arena, &w->found) = str_copy(&w->found_arena, path);
	return true;
}

/* A folder of the old site: it has to be listed only when its names changed
 * after the site was complete. */
static bool check_folder(struct walk *w, struct str folder, struct os_error *e)
{
	struct path_space space;
	struct os_stat st;
	struct str path = folder.n ? path_join(&space, w->p->output, folder)
				   : w->p->output;

	if (!os_stat(path, &st, e))
		return false;
	if (st.kind == OS_NONE || (st.kind == OS_DIRECTORY && folder.n &&
				   st.ctime_ns < w->p->seal.time_ns))
		return true;
	/* The folder above was touched and reports what stands here. */
	return st.kind != OS_DIRECTORY || walk_folder(w, folder, e);
}

/* Every folder of the old site once: those above a file that are not above
 * the file before. */
static bool check_old_folders(struct walk *w, struct os_error *e)
{
	const struct catalog *c = &w->p->catalog;
	struct str before = {NULL, 0};
	bool ok = check_folder(w, before, e);

	for (size_t i = 0; ok && i < c->old_count; i++) {
		struct str path = file_path(catalog_at(c, i));
		size_t shared = 0, limit = path_folder(path).n;

		while (shared < path.n && shared < before.n &&
		       path.s[shared] == before.s[shared])
			shared++;
		for (size_t at = shared; ok && at <= limit; at++)
			if (path.s[at] == '/')
				ok = check_folder(w, str_slice(path, 0, at), e);
		before = path;
	}
	return ok;
}

/* Is the live tree the very one that was sealed, not a copy of it? */
static bool is_sealed(const struct publish *p)
{
	struct path_space space;
	struct os_stat st;
	struct os_error ignored;

	return p->live.believed &&
	       os_stat(path_join(&space, p->output, STR(PUBLISH_MARKER)), &st,
		       &ignored) &&
	       st.inode == p->seal.inode && st.mtime_ns == p->seal.time_ns;
}

static int by_bytes(const void *a, const void *b)
{
	return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

static void report(struct walk *w)
{
	size_t count = w->found.count;

	qsort(w->found.items, count, sizeof *w->found.items, by_bytes);
	for (size_t i = 0; i < count && i < LISTED_MAX; i++)
		PUBLISH_REFUSE(w->p, w->p->live.believed ? &FOREIGN : &UNTOLD,
			       w->found.items[i], path_name(w->p->state));
	if (count > LISTED_MAX)
		PUBLISH_REFUSE(
			w->p, &MORE_FOREIGN,
			str_format(&w->found_arena, "%zu", count - LISTED_MAX));
}

bool foreign_check(struct publish *p, struct os_error *e)
{
	struct walk w = {.p = p, .known_only = is_sealed(p)};
	bool ok = w.known_only ? check_old_folders(&w, e)
			       : walk_folder(&w, (struct str){NULL, 0}, e);
	bool clean = !w.found.count;

	if (!ok)
		publish_fail(p, e);
	else if (!clean)
		report(&w);
	p->world_failed = p->world_failed || !clean;
	arena_free(&w.found_arena);
	return ok && clean;
}
