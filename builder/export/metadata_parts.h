/* Inside export: what the metadata have in common. */
#ifndef EXPORT_METADATA_PARTS_H
#define EXPORT_METADATA_PARTS_H

#include "export/metadata.h"

/* What the ending of a file means. */
struct metadata_form {
	const char *ending, *media_type;
	const char *file_type; /* of the EU's list of file types */
};
const struct metadata_form *metadata_form_of(struct str path);

/* "c.csv" of "a/b/c.csv" */
struct str metadata_name(struct str path);
/* The way to a file of the site from a file in data/. */
void metadata_add_path(struct buf *out, struct str path);
/* The address of a file of the site: absolute where site.toml says where the
 * site stands, else relative to data/. */
struct str metadata_url(const struct metadata *m, struct arena *a,
			struct str path);
/* The site's texts are in the language of its root. */
bool metadata_is_chinese(const struct metadata *m);
struct str metadata_root_text(const struct metadata *m, struct str zh,
			      struct str en);
/* A member with a hash: head and hexadecimal digits. */
void metadata_member_hash(struct json_writer *w, const char *key,
			  const char *head, const struct sha256 *hash);

/* table_schema.c: the Table Schema of a dataset as an object; brief: without
 * the meanings of the columns and without references to other datasets. */
void metadata_schema(const struct metadata *m, struct json_writer *w,
		     enum dataset which, bool brief);

/* Is none of the columns that refer ever empty? */
bool metadata_is_required(const struct dataset_kind *kind,
			  const struct dataset_reference *r);
/* A member that is an array of names, up to a NULL. */
void metadata_member_names(struct json_writer *w, const char *key,
			   const char *const *names);

#endif
