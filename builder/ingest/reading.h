/* Inside ingest: what the reading of a department or of the site shares. */
#ifndef INGEST_READING_H
#define INGEST_READING_H

#include "ingest/ingest.h"

struct personal_files {
	struct str *items;
	size_t count, capacity;
};

struct reading {
	struct arena *arena;   /* holds the model */
	struct arena *scratch; /* of one file at a time */
	const struct config *config;
	const struct ingest_plan *plan;
	struct diag *diag;
	struct os_error *error;
	bool failed; /* a file could not be read; error says why */
	struct personal_files personal; /* files that hold personal data */
};

/* A larger file is no budget. */
enum { READING_FILE_MAX = 64 * 1024 * 1024 };

/* The text of a file under content/ in the reading's arena. False after
 * reporting, or with failed set. */
bool reading_text(struct reading *r, struct str path, enum encoding encoding,
		  struct str *out);

/* Files of more departments than one. */
enum { READING_WHOLE_MAX = 1024 * 1024 * 1024 };
bool reading_whole_text(struct reading *r, struct str path,
			enum encoding encoding, struct str *out);

/* Report with two arguments at a place of site.toml, which does not stand in
 * content/. */
void report_in_settings(struct reading *r, const struct diag_kind *kind,
			struct span span, struct str first, struct str second);

/* name of an ending: "csv" of "a.csv", lower case; empty when none. */
struct str file_ending(struct arena *a, struct str name);
/* The name without its last ending. */
struct str file_stem(struct str name);

/* Is it [A-Za-z0-9._-]{1,64}, not hidden, without a point at its end, and no
 * device of Windows (con, lpt1)? Ids become names of files. */
bool id_is_valid(struct str id);
/* The same in lower case alone, without . and _: ids of organisations and
 * facts. */
bool id_is_plain(struct str id);

/* The id with small letters for capitals: some disks take both for one. */
struct str id_folded(struct arena *a, struct str id);

/* The id nearest to the unknown one, or the first few ids, as a sentence's
 * part: names are views. */
struct str nearest_of(struct arena *a, struct str id, const struct str *names,
		      size_t count);

/* The organisation of an id; NULL after reporting with the nearest id, or that
 * of the organisation which is called so. */
const struct organization *organization_known(struct reading *r,
					      const struct organizations *all,
					      struct str id, struct span span);

/* The same with a message of its own: {0} is the id, {1} and {2} are what to do
 * about it in Chinese and in English. */
const struct organization *organization_linked(struct reading *r,
					       const struct organizations *all,
					       const struct diag_kind *kind,
					       struct str id, struct span span);

/* Whose folder of content/ it is; one that is called by a name is told its id.
 * NULL after reporting. */
const struct organization *
organization_of_folder(struct reading *r, const struct organizations *all,
		       struct str folder);

/* The same for an id, a name or an alias; suggests nothing when quiet. */
const struct organization *organization_named(struct reading *r,
					      const struct organizations *all,
					      struct str text, struct span span,
					      bool quiet);

/* The pictures of a folder that its commentaries use: PNG and JPEG. What is
 * wrong with them is reported. */
void pictures_read(struct reading *r, const struct ingest_files *files,
		   struct commentaries *all);

/* Is it one by the ending of its name? */
bool picture_by_name(struct reading *r, struct str name);

/* All Markdown files of a folder, by weight, then file name. `source` may name
 * a source of the year, when there is one. */
void commentaries_read(struct reading *r, const struct ingest_files *files,
		       const struct budget_year *year,
		       struct commentaries *out);

#endif
