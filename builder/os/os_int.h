/* Inside os: what its files share. */
#ifndef OS_OS_INT_H
#define OS_OS_INT_H

#include "os/os.h"

#include <sys/types.h>

/* Fill the error from errno; always false. */
bool os_fail(struct os_error *e, const char *what, struct str path);

/* A path as a C string on the stack; false with ENAMETOOLONG when too long or
 * EINVAL when it holds a NUL. */
enum { OS_PATH_MAX = 4096 };
bool os_path(char out[OS_PATH_MAX], struct str path);

enum os_kind os_kind_of(mode_t mode);

#endif
