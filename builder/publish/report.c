/* What stops a publication, as messages. */
#include "publish/job.h"

#include <errno.h>

static const struct diag_kind FULL = {
	"publish-disk-full", DIAG_ERROR,
	"磁盘已满，无法写入“{0}”。已发布的网站没有改动。"
	"请腾出空间，再运行一次。",
	"the disk is full: cannot write \"{0}\"; the published site is as it "
	"was; free some space and run again"};
static const struct diag_kind DENIED = {
	"publish-no-permission", DIAG_ERROR,
	"没有权限写入“{0}”。已发布的网站没有改动。"
	"请检查文件夹的权限，或用 --output 指定别的文件夹。",
	"no permission to write \"{0}\"; the published site is as it was; look "
	"at the permissions of the folder or give another one with --output"};
static const struct diag_kind READ_ONLY = {
	"publish-read-only", DIAG_ERROR,
	"磁盘是只读的，无法写入“{0}”。请用 --output 指定别的文件夹。",
	"the disk is read-only: cannot write \"{0}\"; give another folder with "
	"--output"};
static const struct diag_kind UNFIT = {
	"publish-file-system", DIAG_ERROR,
	"“{0}”所在的磁盘不能一步换上新网站（{2}）。"
	"已发布的网站没有改动。请输出到本机的 Linux 磁盘，再把网站复制过来；"
	"或者先删除旧的输出文件夹。",
	"the disk of \"{0}\" cannot swap a new site in ({1}); the published "
	"site is as it was; write to a local Linux disk and copy the site, or "
	"delete the old output folder first"};
static const struct diag_kind OTHER = {
	"publish-failed", DIAG_ERROR,
	"无法写入“{0}”：{2}。已发布的网站没有改动。",
	"cannot write \"{0}\": {1}; the published site is as it was"};

void publish_refuse(struct publish *p, const struct diag_kind *kind,
		    const struct str *arguments, size_t count)
{
	struct span nowhere = {.path = {NULL, 0}};

	diag_add(&p->messages, kind, nowhere, arguments, count);
	p->refused = true;
}

void publish_flush(struct publish *p)
{
	diag_merge(p->out, &p->messages);
	diag_free(&p->messages);
}

static bool is_swap(const struct os_error *e)
{
	struct str what = str_from(e->what);

	return str_eq(what, STR("exchange")) || str_eq(what, STR("link")) ||
	       str_eq(what, STR("rename"));
}

static const struct diag_kind *kind_of(const struct os_error *e)
{
	switch (e->code) {
	case ENOSPC:
	case EDQUOT:
		return &FULL;
	case EROFS:
		return &READ_ONLY;
	case EPERM:
		return is_swap(e) ? &UNFIT : &DENIED;
	case EACCES:
		return &DENIED;
	case EINVAL:
	case ENOSYS:
	case ENOTSUP:
	case EXDEV:
	case EBUSY:
	case EMLINK:
		return is_swap(e) ? &UNFIT : &OTHER;
	default:
		return &OTHER;
	}
}

bool publish_fail(struct publish *p, const struct os_error *e)
{
	struct str path = {e->text, e->path.n};
	struct buf english = {0}, chinese = {0};

	if (p->world_failed)
		return false;
	p->world_failed = true;
	os_error_reason(&english, e, false);
	os_error_reason(&chinese, e, true);
	PUBLISH_REFUSE(p, kind_of(e), path, buf_str(&english),
		       buf_str(&chinese));
	buf_free(&english);
	buf_free(&chinese);
	return false;
}
