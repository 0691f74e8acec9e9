/* Files without a name. */
#include "os/os_int.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* Where the file system has no files without names: one whose name goes at
 * once. */
static int open_and_unlink(struct str folder)
{
	char name[OS_PATH_MAX];
	int n = snprintf(name, sizeof name, "%.*s/.scratch-XXXXXX",
			 STR_ARG(folder));

	if (n < 0 || (size_t)n >= sizeof name) {
		errno = ENAMETOOLONG;
		return -1;
	}
	int fd = mkostemp(name, O_CLOEXEC);

	if (fd >= 0)
		unlink(name);
	return fd;
}

bool os_scratch_open(struct str folder, struct os_scratch *out,
		     struct os_error *e)
{
	char name[OS_PATH_MAX];

	*out = (struct os_scratch){-1, 0};
	if (os_path(name, folder)) {
		out->descriptor =
			open(name, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
		if (out->descriptor < 0)
			out->descriptor = open_and_unlink(folder);
	}
	return out->descriptor >= 0 || os_fail(e, "open", folder);
}

bool os_scratch_add(struct os_scratch *s, struct str bytes, struct os_error *e)
{
	for (size_t done = 0; done < bytes.n;) {
		ssize_t n = pwrite(s->descriptor, bytes.s + done,
				   bytes.n - done, (off_t)s->size);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return os_fail(e, "write", STR("."));
		done += (size_t)n;
		s->size += (uint64_t)n;
	}
	return true;
}

bool os_scratch_read(const struct os_scratch *s, uint64_t from, char *to,
		     size_t n, struct os_error *e)
{
	for (size_t done = 0; done < n;) {
		ssize_t got = pread(s->descriptor, to + done, n - done,
				    (off_t)(from + done));

		if (got < 0 && errno == EINTR)
			continue;
		if (got == 0)
			errno = EIO;
		if (got <= 0)
			return os_fail(e, "read", STR("."));
		done += (size_t)got;
	}
	return true;
}

void os_scratch_close(struct os_scratch *s)
{
	if (s->descriptor >= 0)
		close(s->descriptor);
	s->descriptor = -1;
}
