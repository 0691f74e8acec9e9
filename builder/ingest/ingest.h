/* Ingest: the files of content/ to the model.
 *
 * Errors in the data are reported with their place and the reading goes on; a
 * department with errors is still returned, as far as it could be read. Errors
 * of the world (a file that cannot be read) are returned.
 */
#ifndef INGEST_INGEST_H
#define INGEST_INGEST_H

#include "config/config.h"
#include "format/csv.h"
#include "model/site.h"
#include "os/os.h"

/* One input file and what tells whether it changed. */
struct ingest_file {
	struct str name; /* file name */
	struct str path; /* under content/, with '/' */
	uint64_t size, inode;
	int64_t mtime_ns, ctime_ns;
};
struct ingest_files {
	struct ingest_file *items; /* by name */
	size_t count, capacity;
};

/* Rows of one department and year that follow each other in the file of a
 * table of the whole site. */
struct whole_file; /* ingest/whole.h */
struct ingest_run {
	const struct whole_file *file;
	size_t begin, end; /* bytes of its text */
	struct csv_start start;
};
struct ingest_runs {
	struct ingest_run *items; /* by table, file and line */
	size_t count, capacity;
};

/* content/<organisation>/<year>/ */
struct ingest_year {
	int year;
	struct ingest_files files;
	struct ingest_runs runs;
	bool has_no_folder; /* tables of the whole site alone know of it */
};

/* content/<organisation>/ : the unit of work. */
struct ingest_folder {
	struct str id; /* the organisation's id, the folder's name */
	struct ingest_files files; /* commentary of all years */
	struct ingest_year *years; /* ascending */
	size_t year_count, year_capacity;
};

/* What there is to read, without reading it. */
struct ingest_plan {
	struct str root;           /* path of the content folder */
	struct str name;           /* content: how messages call it */
	struct ingest_files files; /* of content/ itself, classifications too */
	struct ingest_folder *folders; /* by id */
	size_t folder_count, folder_capacity;
};

/* List content/. Folders that are neither an organisation's id nor known are
 * reported later, by ingest_site(). Hidden files and editors' copies (~, .bak,
 * ~$x.xlsx) are passed over; other unknown files are warnings. */
bool ingest_scan(struct arena *a, struct str root, struct str name,
		 struct ingest_plan *out, struct diag *d, struct os_error *e);

/* Read what all departments share. Tables of the whole site are looked through
 * once: the plan gets their rows by department and year, and the departments
 * and years that only they know of. */
bool ingest_site(struct arena *a, const struct config *config,
		 struct ingest_plan *plan, struct site *out, struct diag *d,
		 struct os_error *e);

/* Read one department. Reads nothing but the folder's files and const data:
 * departments can be read in parallel. A folder that is no organisation's is
 * reported and gives a department without organisation and years. */
bool ingest_department(struct arena *a, const struct config *config,
		       const struct ingest_plan *plan, const struct site *site,
		       const struct ingest_folder *folder,
		       struct department *out, struct diag *d,
		       struct os_error *e);

#endif
