/* Files of the new site: compared with the live ones, kept or staged. */
#include "publish/job.h"
#include "publish/path.h"

static const struct diag_kind BAD_PATH = {
	"publish-path", DIAG_ERROR,
	"“{0}”不能用作网站里的文件名：每一段只能用英文字母、数字和 . _ -，"
	"不能以点开头或结尾，不能超过 200 字节，也不能是 Windows 的设备名"
	"（con、nul 等）。请修改它所用的编号（id）。",
	"\"{0}\" cannot be a file of the site: each part has letters, digits "
	"and . _ - only, no point at its beginning or end, at most 200 bytes, "
	"and is no device name of Windows (con, nul ...); change the id that "
	"it is made of"};
static const struct diag_kind CLASH = {
	"publish-path-clash", DIAG_ERROR,
	"“{0}”与“{1}”不能同时存在：不分大小写的磁盘会把它们混为一谈。"
	"请修改其中一个编号（id）。",
	"\"{0}\" and \"{1}\" cannot both be there: disks that ignore case "
	"would "
	"mix them up; change one of the ids"};
static const struct diag_kind MIXED = {
	"publish-path-mixed", DIAG_ERROR,
	"“{0}”与“{1}”不能同时存在：同一个名称不能既是文件又是文件夹。"
	"请修改其中一个编号（id）。",
	"\"{0}\" and \"{1}\" cannot both be there: one name cannot be a file "
	"and "
	"a folder; change one of the ids"};
static const struct diag_kind TWICE = {
	"publish-path-twice", DIAG_ERROR,
	"两处要写同一个文件“{0}”（{1}，{2}）。请修改其中一个编号（id）。",
	"two outputs are to be written to the same file \"{0}\" ({1}, {2}); "
	"change one of the ids"};

static struct str group_label(const struct publish *p, uint32_t group)
{
	struct str name = catalog_group_name(&p->catalog, group);

	return name.n ? name : STR("-");
}

/* Under the mutex. */
static void report_clash(struct publish *p, uint32_t group, struct str path,
			 const struct publish_file *clash)
{
	struct str other = file_path(clash);
	bool equal = str_eq(other, path);

	if (equal && clash->state < FILE_FOLDER)
		PUBLISH_REFUSE(p, &TWICE, path, group_label(p, clash->group),
			       group_label(p, group));
	else
		PUBLISH_REFUSE(p, str_starts(path, other) ? &MIXED : &CLASH,
			       path, other);
}

struct publish_file *stage_claim(struct publish *p, struct str name,
				 struct str path)
{
	struct publish_file *f = NULL, *clash = NULL;

	os_mutex_lock(p->mutex);
	if (!path_is_good(path)) {
		PUBLISH_REFUSE(p, &BAD_PATH, path);
	} else if (!p->world_failed) {
		uint32_t group = catalog_group(&p->catalog, name);

		f = catalog_claim(&p->catalog, group, path, &clash);
		if (!f)
			report_clash(p, group, path, clash);
	}
	os_mutex_unlock(p->mutex);
	return f;
}

bool stage_is_untouched(const struct publish *p, const struct publish_file *f)
{
	struct path_space space;
	struct os_stat st;
	struct os_error ignored;

	return os_stat(path_join(&space, p->output, file_path(f)), &st,
		       &ignored) &&
	       st.kind == OS_FILE && st.size == f->size &&
	       st.mtime_ns == f->mtime_ns;
}

bool stage_folder(struct publish *p, struct str path, struct os_error *e)
{
	struct str folder = path_folder(path);
	struct path_space space;
	struct publish_file *f;

	if (!folder.n)
		return true;
	f = catalog_in_new(&p->catalog, folder);
	if (f->state == FILE_MADE)
		return true;
	if (!stage_folder(p, folder, e) ||
	    !os_make_directories(path_join(&space, p->stage, folder), e))
		return false;
	f->state = FILE_MADE;
	return true;
}

bool stage_folder_of(struct publish *p, const struct publish_file *f,
		     struct os_error *e)
{
	os_mutex_lock(p->mutex);
	bool ok = stage_folder(p, file_path(f), e);

	os_mutex_unlock(p->mutex);
	return ok;
}

void stage_settle(struct publish *p, struct publish_file *f, bool keep,
		  struct digest digest, const struct os_stat *st)
{
	os_mutex_lock(p->mutex);
	f->state = keep ? FILE_KEPT : FILE_STAGED;
	if (!keep) {
		f->digest = digest;
		f->size = st->size;
		f->mtime_ns = st->mtime_ns;
		if (f->more)
			*f->more = (struct file_more){0};
		p->staged++;
	}
	os_mutex_unlock(p->mutex);
}

bool stage_settle_written(struct publish *p, struct publish_file *f,
			  struct digest digest, const struct os_stat *st,
			  struct os_error *e)
{
	struct path_space space;
	bool same = f->known && f->size == st->size &&
		    digest_eq(f->digest, digest) && stage_is_untouched(p, f);
	bool keep =
		same && os_remove(path_join(&space, p->stage, file_path(f)), e);

	stage_settle(p, f, keep, digest, st);
	return keep || !same;
}

void stage_fail(struct publish *p, const struct os_error *e)
{
	os_mutex_lock(p->mutex);
	publish_fail(p, e);
	os_mutex_unlock(p->mutex);
}

static bool lacks_sha256(const struct publish *p, const struct publish_file *f)
{
	return stage_is_checked(p, file_path(f)) &&
	       !(f->more && f->more->hashed);
}

void publish_put_group(struct publish *p, struct str group, struct str path,
		       struct str bytes)
{
	struct digest digest = digest_of(bytes);
	struct publish_file *f = stage_claim(p, group, path);
	struct path_space space;
	struct os_stat st = {0};
	struct os_error e = {0};

	if (!f)
		return;
	bool keep = f->known && f->size == bytes.n &&
		    digest_eq(f->digest, digest) && stage_is_untouched(p, f);

	if (!keep &&
	    (!stage_folder_of(p, f, &e) ||
	     !os_create(path_join(&space, p->stage, path), bytes, &st, &e)))
		stage_fail(p, &e);
	stage_settle(p, f, keep, digest, &st);
	if (lacks_sha256(p, f))
		stage_set_sha256(p, f, sha256_of(bytes));
}

/* A walk over the old files of a group. */
struct group_walk {
	const struct catalog *catalog;
	uint32_t next; /* 1 + index, 0 at the end */
};

/* Under the mutex. */
static struct publish_file *group_next(struct group_walk *w)
{
	if (!w->next)
		return NULL;
	struct publish_file *f = catalog_at(w->catalog, w->next - 1);

	w->next = f->next_of_group;
	return f;
}

/* Claim all files of the group, or none. Under the mutex. */
static bool claim_group(struct publish *p, struct group_walk walk)
{
	struct group_walk again = walk;
	struct publish_file *f;

	while ((f = group_next(&walk)))
		if (catalog_in_new(&p->catalog, file_path(f)))
			return false;
	while ((f = group_next(&again)))
		f->state = FILE_CLAIMED;
	return true;
}

/* Keep the claimed files of the group, or give them back. Under the mutex. */
static bool settle_group(struct publish *p, struct group_walk walk, bool keep)
{
	struct group_walk again = walk;
	struct publish_file *f, *clash;

	while (keep && (f = group_next(&walk)))
		keep = catalog_claim_folders(&p->catalog, file_path(f), &clash);
	while ((f = group_next(&again)))
		f->state = keep ? FILE_KEPT : FILE_OLD;
	return keep;
}

/* Are all live files of the claimed group untouched? Not under the mutex. */
static bool is_group_untouched(struct publish *p, struct group_walk walk)
{
	for (;;) {
		os_mutex_lock(p->mutex);
		const struct publish_file *f = group_next(&walk);

		os_mutex_unlock(p->mutex);
		if (!f || !stage_is_untouched(p, f) || lacks_sha256(p, f))
			return !f;
	}
}

bool publish_keep_group(struct publish *p, struct str group)
{
	struct group_walk walk = {&p->catalog, 0};

	os_mutex_lock(p->mutex);
	const struct map_entry *e = map_find(&p->catalog.groups, group);

	walk.next = e ? (uint32_t)e->number : 0;
	bool claimed = walk.next && claim_group(p, walk);

	os_mutex_unlock(p->mutex);
	if (!claimed)
		return false;
	bool keep = is_group_untouched(p, walk);

	os_mutex_lock(p->mutex);
	keep = settle_group(p, walk, keep);
	os_mutex_unlock(p->mutex);
	return keep;
}
