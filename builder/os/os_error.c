/* What went wrong in the world, in words. */
#include "os/os_int.h"

#include <errno.h>
#include <string.h>

bool os_error_set(struct os_error *e, int code, const char *what,
		  struct str path)
{
	size_t n = path.n < sizeof e->text ? path.n : sizeof e->text;

	if (n)
		memcpy(e->text, path.s, n);
	e->code = code;
	e->what = what;
	e->path = (struct str){e->text, n};
	return false;
}

bool os_fail(struct os_error *e, const char *what, struct str path)
{
	return os_error_set(e, errno, what, path);
}

static const char *chinese_verb(const char *what)
{
	static const char *const verbs[][2] = {
		{"open", "打开"},   {"read", "读取"}, {"write", "写入"},
		{"list", "列出"},   {"make", "建立"}, {"remove", "删除"},
		{"rename", "改名"}, {"link", "链接"}, {"exchange", "交换"},
		{"lock", "锁定"},   {"sync", "存盘"}, {"look at", "查看"},
	};

	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
		if (strcmp(verbs[i][0], what) == 0)
			return verbs[i][1];
	return what;
}

/* The system's own words, where they say enough. */
static const char *english_reason(int code)
{
	switch (code) {
	case ENOSPC:
		return "the disk is full";
	case EBUSY:
		return "it is in use or changed while it was read";
	default:
		return strerror(code);
	}
}

static const char *chinese_reason(int code)
{
	switch (code) {
	case EBUSY:
		return "正在使用，或在读取时被改动";
	case EXDEV:
		return "不在同一个文件系统上";
	case EINVAL:
		return "不是普通文件，或文件系统不支持这项操作";
	case ENOTSUP:
	case ENOSYS:
		return "文件系统不支持这项操作";
	case ETXTBSY:
		return "程序正在运行";
	case ESTALE:
		return "网络磁盘上的文件已失效";
	case ENOSPC:
		return "磁盘已满";
	case EDQUOT:
		return "超出磁盘配额";
	case EACCES:
	case EPERM:
		return "没有权限";
	case EROFS:
		return "磁盘是只读的";
	case ENOENT:
		return "没有这个文件或文件夹";
	case ENOTDIR:
		return "路径中有一段不是文件夹";
	case EISDIR:
		return "这是一个文件夹";
	case EEXIST:
		return "已经存在";
	case ENOTEMPTY:
		return "文件夹不是空的";
	case EFBIG:
		return "文件太大";
	case ENAMETOOLONG:
		return "名称太长";
	case EMFILE:
	case ENFILE:
		return "打开的文件太多";
	case EIO:
		return "磁盘读写出错";
	case ELOOP:
		return "链接不被接受";
	default:
		return strerror(code);
	}
}

void os_error_reason(struct buf *out, const struct os_error *e, bool chinese)
{
	buf_add(out, str_from(chinese ? chinese_reason(e->code)
				      : english_reason(e->code)));
}

void os_error_format(struct buf *out, const struct os_error *e, bool chinese)
{
	struct str path = {e->text, e->path.n};

	if (chinese)
		buf_add_format(out, "无法%s %.*s：", chinese_verb(e->what),
			       STR_ARG(path));
	else
		buf_add_format(out, "cannot %s %.*s: ", e->what, STR_ARG(path));
	os_error_reason(out, e, chinese);
}
