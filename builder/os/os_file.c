/* Files. */
#include "os/os_int.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PIECE_BYTES = 65536 };

bool os_path(char out[OS_PATH_MAX], struct str path)
{
	errno = path.n >= OS_PATH_MAX ? ENAMETOOLONG : EINVAL;
	if (path.n >= OS_PATH_MAX || (path.n && memchr(path.s, 0, path.n)))
		return false;
	if (path.n)
		memcpy(out, path.s, path.n);
	out[path.n] = '\0';
	return true;
}

enum os_kind os_kind_of(mode_t mode)
{
	return S_ISREG(mode)   ? OS_FILE
	       : S_ISDIR(mode) ? OS_DIRECTORY
	       : S_ISLNK(mode) ? OS_LINK
			       : OS_OTHER;
}

static struct os_stat facts_of(const struct stat *st)
{
	return (struct os_stat){
		.kind = os_kind_of(st->st_mode),
		.size = (uint64_t)st->st_size,
		.mtime_ns = (int64_t)st->st_mtim.tv_sec * 1000000000 +
			    st->st_mtim.tv_nsec,
		.ctime_ns = (int64_t)st->st_ctim.tv_sec * 1000000000 +
			    st->st_ctim.tv_nsec,
		.inode = (uint64_t)st->st_ino,
		.device = (uint64_t)st->st_dev,
	};
}

bool os_stat(struct str path, struct os_stat *out, struct os_error *e)
{
	char name[OS_PATH_MAX];
	struct stat st;

	*out = (struct os_stat){0};
	if (!os_path(name, path))
		return os_fail(e, "look at", path);
	if (lstat(name, &st) < 0) {
		if (errno == ENOENT || errno == ENOTDIR)
			return true;
		return os_fail(e, "look at", path);
	}
	*out = facts_of(&st);
	return true;
}

/* All bytes of an open file of this size; it may have shrunk or grown. */
static bool read_all(int fd, struct arena *a, size_t size, struct str *out)
{
	char *bytes = arena_text(a, size + 1);
	size_t have = 0;

	while (have <= size) {
		ssize_t got = read(fd, bytes + have, size + 1 - have);

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return false;
		if (got == 0)
			break;
		have += (size_t)got;
	}
	errno = EBUSY;
	*out = (struct str){bytes, have};
	return have <= size;
}

/* Open a file for reading, as a link or a pipe is never opened; -1 with errno.
 */
static int open_file(struct str path)
{
	char name[OS_PATH_MAX];

	return os_path(name, path) ? open(name, O_RDONLY | O_CLOEXEC |
							O_NOFOLLOW | O_NONBLOCK)
				   : -1;
}

bool os_read(struct arena *a, struct str path, uint64_t max, struct str *out,
	     struct os_error *e)
{
	struct stat st;
	int fd = open_file(path);

	if (fd < 0)
		return os_fail(e, "open", path);
	bool ok = fstat(fd, &st) == 0;

	if (ok && (!S_ISREG(st.st_mode) || (uint64_t)st.st_size > max)) {
		errno = S_ISDIR(st.st_mode)    ? EISDIR
			: !S_ISREG(st.st_mode) ? EINVAL
					       : EFBIG;
		ok = false;
	}
	ok = ok && read_all(fd, a, (size_t)st.st_size, out);
	if (!ok)
		os_fail(e, "read", path);
	close(fd);
	return ok;
}

static bool visit_pieces(int fd, uint64_t size,
			 void (*visit)(void *context, struct str piece),
			 void *context)
{
	char piece[PIECE_BYTES];
	uint64_t have = 0;

	for (;;) {
		ssize_t got = read(fd, piece, sizeof piece);

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0) {
			errno = got ? errno : EBUSY;
			return !got && have == size;
		}
		have += (uint64_t)got;
		visit(context, (struct str){piece, (size_t)got});
	}
}

bool os_read_pieces(struct str path,
		    void (*visit)(void *context, struct str piece),
		    void *context, struct os_stat *out, struct os_error *e)
{
	struct stat st;
	int fd = open_file(path);

	if (fd < 0)
		return os_fail(e, "open", path);
	bool ok = fstat(fd, &st) == 0;

	if (ok && !S_ISREG(st.st_mode)) {
		errno = S_ISDIR(st.st_mode) ? EISDIR : EINVAL;
		ok = false;
	}
	ok = ok && visit_pieces(fd, (uint64_t)st.st_size, visit, context);
	if (ok)
		*out = facts_of(&st);
	else
		os_fail(e, "read", path);
	close(fd);
	return ok;
}

static bool write_all(int fd, struct str bytes)
{
	while (bytes.n) {
		ssize_t n = write(fd, bytes.s, bytes.n);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		bytes = str_slice(bytes, (size_t)n, bytes.n);
	}
	return true;
}

bool os_output_begin(struct str path, struct os_output *out, struct os_error *e)
{
	char name[OS_PATH_MAX];
	int fd = os_path(name, path) ? open(name,
					    O_WRONLY | O_CREAT | O_EXCL |
						    O_CLOEXEC | O_NOFOLLOW,
					    0666)
				     : -1;

	*out = (struct os_output){fd, path};
	return fd >= 0 || os_fail(e, "write", path);
}

/* Close and remove what was begun; errno stays. */
static bool output_fail(struct os_output *o, struct os_error *e)
{
	char name[OS_PATH_MAX];
	int code = errno;

	if (o->descriptor >= 0)
		close(o->descriptor);
	o->descriptor = -1;
	if (os_path(name, o->path))
		unlink(name);
	errno = code;
	return os_fail(e, "write", o->path);
}

bool os_output_add(struct os_output *o, struct str bytes, struct os_error *e)
{
	return write_all(o->descriptor, bytes) || output_fail(o, e);
}

bool os_output_end(struct os_output *o, struct os_stat *out, struct os_error *e)
{
	struct stat st;
	int fd = o->descriptor;

	if (fstat(fd, &st) < 0)
		return output_fail(o, e);
	o->descriptor = -1;
	if (close(fd) < 0)
		return output_fail(o, e);
	*out = facts_of(&st);
	return true;
}

bool os_create(struct str path, struct str bytes, struct os_stat *out,
	       struct os_error *e)
{
	struct os_output o;

	return os_output_begin(path, &o, e) && os_output_add(&o, bytes, e) &&
	       os_output_end(&o, out, e);
}

bool os_write(struct str path, struct str bytes, struct os_error *e)
{
	char name[OS_PATH_MAX];
	struct os_stat ignored;

	if (!os_path(name, path) || (unlink(name) < 0 && errno != ENOENT))
		return os_fail(e, "write", path);
	return os_create(path, bytes, &ignored, e);
}

bool os_print(int descriptor, struct str bytes)
{
	return write_all(descriptor, bytes);
}

static bool sync_by(int (*call)(int), struct str path, struct os_error *e)
{
	char name[OS_PATH_MAX];
	int fd = os_path(name, path) ? open(name, O_RDONLY | O_CLOEXEC) : -1;

	if (fd < 0)
		return os_fail(e, "open", path);
	bool ok = call(fd) == 0;

	if (!ok)
		os_fail(e, "sync", path);
	close(fd);
	return ok;
}

bool os_sync(struct str path, struct os_error *e)
{
	return sync_by(syncfs, path, e);
}

bool os_sync_directory(struct str path, struct os_error *e)
{
	return sync_by(fsync, path, e);
}

bool os_link(struct str from, struct str to, struct os_error *e)
{
	char a[OS_PATH_MAX], b[OS_PATH_MAX];

	if (!os_path(a, from) || !os_path(b, to) || link(a, b) < 0)
		return os_fail(e, "link", to);
	return true;
}

bool os_remove(struct str path, struct os_error *e)
{
	char name[OS_PATH_MAX];

	if (!os_path(name, path) || unlink(name) < 0)
		return os_fail(e, "remove", path);
	return true;
}

bool os_rename(struct str from, struct str to, struct os_error *e)
{
	char a[OS_PATH_MAX], b[OS_PATH_MAX];

	if (!os_path(a, from) || !os_path(b, to) || rename(a, b) < 0)
		return os_fail(e, "rename", from);
	return true;
}

bool os_exchange(struct str a, struct str b, struct os_error *e)
{
	char first[OS_PATH_MAX], second[OS_PATH_MAX];

	if (!os_path(first, a) || !os_path(second, b) ||
	    renameat2(AT_FDCWD, first, AT_FDCWD, second, RENAME_EXCHANGE) < 0)
		return os_fail(e, "exchange", a);
	return true;
}

int os_lock(struct str path, struct os_lock *out, struct os_error *e)
{
	char name[OS_PATH_MAX];
	int fd = os_path(name, path)
			 ? open(name, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW,
				0666)
			 : -1;

	if (fd < 0) {
		os_fail(e, "open", path);
		return -1;
	}
	if (flock(fd, LOCK_EX | LOCK_NB) == 0) {
		out->descriptor = fd;
		return 1;
	}
	bool busy = errno == EWOULDBLOCK;

	if (!busy)
		os_fail(e, "lock", path);
	close(fd);
	return busy ? 0 : -1;
}

void os_unlock(struct os_lock *lock)
{
	close(lock->descriptor);
	lock->descriptor = -1;
}
