/* Directories. */
#include "os/os_int.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int compare_entries(const void *a, const void *b)
{
	const struct os_entry *left = a, *right = b;

	return str_cmp(left->name, right->name);
}

static enum os_kind entry_kind(const struct dirent *entry)
{
	switch (entry->d_type) {
	case DT_REG:
		return OS_FILE;
	case DT_DIR:
		return OS_DIRECTORY;
	case DT_LNK:
		return OS_LINK;
	default:
		return OS_OTHER;
	}
}

/* File systems that give no type in the listing are asked one by one. */
static enum os_kind settle_kind(DIR *dir, const struct dirent *entry)
{
	struct stat st;

	if (entry->d_type != DT_UNKNOWN)
		return entry_kind(entry);
	if (fstatat(dirfd(dir), entry->d_name, &st, AT_SYMLINK_NOFOLLOW) < 0)
		return OS_OTHER;
	return os_kind_of(st.st_mode);
}

static bool is_dot(const char *name)
{
	return strcmp(name, ".") == 0 || strcmp(name, "..") == 0;
}

bool os_visit(struct str path,
	      bool (*visit)(void *context, struct str name, enum os_kind kind,
			    struct os_error *e),
	      void *context, struct os_error *e)
{
	char name[OS_PATH_MAX];
	DIR *dir = os_path(name, path) ? opendir(name) : NULL;
	const struct dirent *d;
	bool ok = true;

	if (!dir)
		return os_fail(e, "list", path);
	while (ok && (errno = 0, (d = readdir(dir))))
		ok = is_dot(d->d_name) || visit(context, str_from(d->d_name),
						settle_kind(dir, d), e);
	if (ok && errno)
		ok = os_fail(e, "list", path);
	closedir(dir);
	return ok;
}

struct listing {
	struct arena *arena;
	struct os_list *list;
};

static bool list_entry(void *context, struct str name, enum os_kind kind,
		       struct os_error *e)
{
	struct listing *l = context;
	struct os_entry *entry = VEC_PUSH(l->arena, l->list);

	(void)e;
	entry->name = str_copy(l->arena, name);
	entry->kind = kind;
	return true;
}

bool os_list(struct arena *a, struct str path, struct os_list *out,
	     struct os_error *e)
{
	struct listing listing = {a, out};

	*out = (struct os_list){0};
	if (!os_visit(path, list_entry, &listing, e))
		return false;
	if (out->count)
		qsort(out->items, out->count, sizeof *out->items,
		      compare_entries);
	return true;
}

static bool make_one(const char *name)
{
	struct stat st;

	if (mkdir(name, 0777) == 0)
		return true;
	if (errno != EEXIST)
		return false;
	if (stat(name, &st) == 0 && S_ISDIR(st.st_mode))
		return true;
	errno = ENOTDIR;
	return false;
}

bool os_make_directories(struct str path, struct os_error *e)
{
	char name[OS_PATH_MAX];

	if (!os_path(name, path))
		return os_fail(e, "make", path);
	if (make_one(name))
		return true;
	for (size_t i = 1; i < path.n; i++) {
		if (name[i] != '/')
			continue;
		name[i] = '\0';
		if (!make_one(name))
			return os_fail(e, "make", path);
		name[i] = '/';
	}
	return make_one(name) || os_fail(e, "make", path);
}

bool os_remove_tree(struct str path, struct os_error *e)
{
	struct arena scratch = {0};
	struct os_list list;
	struct os_stat st;
	char name[OS_PATH_MAX];

	if (!os_stat(path, &st, e))
		return false;
	if (st.kind == OS_NONE)
		return true;
	if (st.kind != OS_DIRECTORY)
		return os_remove(path, e);
	bool ok = os_list(&scratch, path, &list, e);

	for (size_t i = 0; ok && i < list.count; i++)
		ok = os_remove_tree(str_format(&scratch, "%.*s/%.*s",
					       STR_ARG(path),
					       STR_ARG(list.items[i].name)),
				    e);
	if (ok && (!os_path(name, path) || rmdir(name) < 0))
		ok = os_fail(e, "remove", path);
	arena_free(&scratch);
	return ok;
}

bool os_real_path(struct arena *a, struct str path, struct str *out,
		  struct os_error *e)
{
	char name[OS_PATH_MAX], real[OS_PATH_MAX];

	if (!os_path(name, path) || !realpath(name, real))
		return os_fail(e, "open", path);
	*out = str_copy(a, str_from(real));
	return true;
}
