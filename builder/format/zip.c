/* ZIP: see the header. */
#include "format/zip.h"

#include <errno.h>
#include <zip.h>

enum {
	DOS_DATE = 1 << 5 | 1, /* 1980-01-01 */
	DOS_TIME = 0,
};
#define RIGHTS (UINT32_C(0100644) << 16)

struct zip_writer {
	struct arena *arena;
	struct str path;
	zip_t *handle; /* NULL after an error */
	int code;      /* errno of the first error */
};

/* What an error of libzip is in terms of the system. */
static int world_error(const zip_error_t *error)
{
	if (zip_error_system_type(error) == ZIP_ET_SYS &&
	    zip_error_code_system(error))
		return zip_error_code_system(error);
	return zip_error_code_zip(error) == ZIP_ER_MEMORY ? ENOMEM : EIO;
}

/* Give up the archive for its last error. */
static void give_up(struct zip_writer *z)
{
	z->code = world_error(zip_get_error(z->handle));
	zip_discard(z->handle);
	z->handle = NULL;
}

struct zip_writer *zip_writer_begin(struct arena *a, struct str path)
{
	struct zip_writer *z = arena_new(a, struct zip_writer);
	zip_error_t error;
	int code = 0;

	z->arena = a;
	z->path = str_copy(a, path);
	z->handle =
		zip_open(str_cstr(a, path), ZIP_CREATE | ZIP_TRUNCATE, &code);
	if (!z->handle) {
		zip_error_init_with_code(&error, code);
		z->code = world_error(&error);
		zip_error_fini(&error);
	}
	return z;
}

void zip_writer_add(struct zip_writer *z, struct str name, struct str from,
		    unsigned level)
{
	if (!z->handle)
		return;
	zip_source_t *source =
		zip_source_file(z->handle, str_cstr(z->arena, from), 0, -1);
	zip_int64_t place =
		source ? zip_file_add(z->handle, str_cstr(z->arena, name),
				      source, ZIP_FL_ENC_UTF_8)
		       : -1;

	if (place < 0 && source)
		zip_source_free(source);
	if (place < 0 ||
	    zip_set_file_compression(z->handle, (zip_uint64_t)place,
				     level ? ZIP_CM_DEFLATE : ZIP_CM_STORE,
				     level) < 0 ||
	    zip_file_set_dostime(z->handle, (zip_uint64_t)place, DOS_TIME,
				 DOS_DATE, 0) < 0 ||
	    zip_file_set_external_attributes(z->handle, (zip_uint64_t)place, 0,
					     ZIP_OPSYS_UNIX, RIGHTS) < 0)
		give_up(z);
}

bool zip_writer_end(struct zip_writer *z, struct os_error *e)
{
	if (z->handle && zip_close(z->handle) < 0)
		give_up(z);
	return !z->code || os_error_set(e, z->code, "write", z->path);
}
