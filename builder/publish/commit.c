/* Publish: completing the stage and swapping it in. */
#include "publish/publish_int.h"

static const struct diag_kind FOREIGN = {
	"output-foreign-file", DIAG_ERROR,
	"输出文件夹里有不是 budgetpress 写的文件“{0}”，发布会丢掉它，已停止。"
	"请把它移到 content/ 之外的别处，再运行一次。",
	"the output folder holds the file \"{0}\", which budgetpress did not "
	"write "
	"and would lose; move it elsewhere and run again"};

static const struct span NOWHERE = {{NULL, 0}, 0, 0};

/* Every file below the live folder must be in the old manifest. */
static bool check_foreign(struct publish *p, struct arena *scratch,
			  struct str folder, struct os_error *e)
{
	struct os_list list;
	struct str real =
		folder.n ? publish_join(scratch, p->output, folder) : p->output;
	bool good = true;

	if (!os_list(scratch, real, &list, e))
		return false;
	for (size_t i = 0; i < list.count; i++) {
		struct str path = folder.n ? publish_join(scratch, folder,
							  list.items[i].name)
					   : list.items[i].name;

		if (list.items[i].kind == OS_DIRECTORY) {
			good = check_foreign(p, scratch, path, e) && good;
		} else if (!publish_find(&p->old, path) &&
			   !str_eq(path, STR(PUBLISH_MARKER))) {
			diag_report(p->diag, &FOREIGN, NOWHERE, path);
			good = false;
		}
	}
	return good;
}

static size_t count_removed(const struct publish *p)
{
	size_t removed = 0;

	for (size_t i = 0; i < p->old.count; i++)
		removed += !publish_find(&p->new, p->old.items[i].path);
	return removed;
}

static void count(const struct publish *p, struct publish_result *out)
{
	*out = (struct publish_result){.files = p->new.count,
				       .removed = count_removed(p)};
	for (size_t i = 0; i < p->new.count; i++) {
		out->written += !p->new.items[i].kept;
		out->bytes += p->new.items[i].size;
	}
}

static bool link_kept(struct publish *p, struct arena *scratch,
		      const struct publish_file *file, struct os_error *e)
{
	size_t slash = file->path.n;

	while (slash > 0 && file->path.s[slash - 1] != '/')
		slash--;
	struct str folder = str_slice(file->path, 0, slash ? slash - 1 : 0);
	struct map_entry *made = map_put(p->arena, &p->folders, folder);

	if (slash && !made->number &&
	    !os_make_directories(publish_join(scratch, p->stage, folder), e))
		return false;
	made->number = 1;
	return os_link(publish_join(scratch, p->output, file->path),
		       publish_join(scratch, p->stage, file->path), e);
}

/* Links to what stays, times of all, the manifest: then the stage is a site. */
static bool complete_stage(struct publish *p, struct os_error *e)
{
	struct arena scratch = {0};
	struct buf manifest = {0};
	bool ok = true;

	for (size_t i = 0; ok && i < p->new.count; i++) {
		struct publish_file *f = &p->new.items[i];
		struct arena_mark mark = arena_mark(&scratch);
		struct os_stat st;

		ok = !f->kept || link_kept(p, &scratch, f, e);
		ok = ok &&
		     os_stat(publish_join(&scratch, p->stage, f->path), &st, e);
		f->mtime_ns = ok ? st.mtime_ns : 0;
		arena_rewind(&scratch, mark);
	}
	publish_manifest_write(&p->new, &manifest);
	ok = ok &&
	     os_write(publish_join(&scratch, p->stage, STR(PUBLISH_MARKER)),
		      buf_str(&manifest), e);
	buf_free(&manifest);
	arena_free(&scratch);
	return ok && os_sync(p->stage, e);
}

static bool swap(struct publish *p, struct os_error *e)
{
	if (!p->has_old)
		return os_rename(p->stage, p->output, e);
	return os_exchange(p->stage, p->output, e);
}

bool publish_commit(struct publish *p, struct publish_result *out)
{
	struct arena scratch = {0};
	struct os_error e = p->error;
	bool ok = !p->failed && !p->refused;

	e.path.s = e.text;
	count(p, out);
	if (ok && p->old.count && !out->written && !out->removed)
		return true;
	ok = ok && (!p->has_old || check_foreign(p, &scratch, STR(""), &e)) &&
	     complete_stage(p, &e) && swap(p, &e);
	if (!ok && e.what)
		publish_report_world(p->diag, &e);
	arena_free(&scratch);
	return ok;
}
