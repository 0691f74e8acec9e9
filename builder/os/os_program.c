/* The running program. */
#include "os/os_int.h"

#include <inttypes.h>
#include <link.h>
#include <sys/stat.h>
#include <unistd.h>

struct str os_program_directory(struct arena *a)
{
	char name[OS_PATH_MAX];
	ssize_t n = readlink("/proc/self/exe", name, sizeof name);

	while (n > 0 && name[n - 1] != '/')
		n--;
	return n > 1 ? str_copy(a, (struct str){name, (size_t)n - 1})
		     : STR(".");
}

/* One loaded object; the program itself has no name. */
static int add_object(struct dl_phdr_info *info, size_t size, void *out)
{
	const char *name =
		*info->dlpi_name ? info->dlpi_name : "/proc/self/exe";
	struct stat st;

	(void)size;
	if (stat(name, &st) == 0)
		buf_add_format(out, "%s %ju %ju %jd.%09ld %jd.%09ld\n", name,
			       (uintmax_t)st.st_ino, (uintmax_t)st.st_size,
			       (intmax_t)st.st_mtim.tv_sec, st.st_mtim.tv_nsec,
			       (intmax_t)st.st_ctim.tv_sec, st.st_ctim.tv_nsec);
	return 0;
}

void os_program_identity(struct buf *out)
{
	dl_iterate_phdr(add_object, out);
}
