/* Metadata: media types, the manifest, checksums. */
#include "export/metadata.h"

#include "export/metadata_parts.h"

static const struct metadata_form forms[] = {
	{".csv-metadata.json", "application/csvm+json", "JSON"},
	{"/csv-metadata.json", "application/csvm+json", "JSON"},
	{".csv", "text/csv", "CSV"},
	{".jsonl", "application/jsonl", "JSON"},
	{".json", "application/json", "JSON"},
	{".jsonld", "application/ld+json", "JSON_LD"},
	{".ttl", "text/turtle", "RDF_TURTLE"},
	{".xlsx",
	 "application/"
	 "vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	 "XLSX"},
	{".sqlite", "application/vnd.sqlite3", "BIN"},
	{".zip", "application/zip", "ZIP"},
	{".txt", "text/plain", "TXT"},
	{".html", "text/html", "HTML"},
	{".xml", "application/xml", "XML"},
	{"SHA256SUMS", "text/plain", "TXT"},
};

static const struct metadata_form unknown = {"", "application/octet-stream",
					     "BIN"};

const struct metadata_form *metadata_form_of(struct str path)
{
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
		if (str_ends(path, str_from(forms[i].ending)))
			return &forms[i];
	return &unknown;
}

const char *metadata_media_type(struct str path)
{
	return metadata_form_of(path)->media_type;
}

int metadata_dataset_of(struct str path)
{
	static const char *const endings[] = {".csv", ".json", ".jsonl"};
	int which = 0;
	bool known = false;

	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		known |= str_ends(path, str_from(endings[i]));
	if (!known || !str_starts(path, STR("data/")) ||
	    str_ends(path, STR(".csv-metadata.json")))
		return DATASET_COUNT;
	path = str_slice(path, sizeof "data/" - 1, path.n);
	while (which < DATASET_COUNT &&
	       !(str_starts(path, str_from(dataset_kinds[which].id)) &&
		 path.s[strlen(dataset_kinds[which].id)] == '.'))
		which++;
	return which;
}

const struct metadata_file *metadata_find(const struct metadata *m,
					  struct str path)
{
	for (size_t i = 0; i < m->file_count; i++)
		if (str_eq(m->files[i].path, path))
			return &m->files[i];
	return NULL;
}

struct str metadata_name(struct str path)
{
	for (size_t i = path.n; i; i--)
		if (path.s[i - 1] == '/')
			return str_slice(path, i, path.n);
	return path;
}

void metadata_member_hash(struct json_writer *w, const char *key,
			  const char *head, const struct sha256 *hash)
{
	struct buf digits = {0};

	buf_add(&digits, str_from(head));
	sha256_write(&digits, hash);
	json_write_member(w, key, buf_str(&digits));
	buf_free(&digits);
}

void metadata_manifest_file(struct json_writer *w,
			    const struct metadata_file *f)
{
	json_write_newline(w);
	json_write_begin_object(w);
	json_write_member(w, "path", f->path);
	json_write_key(w, "bytes");
	json_write_uint(w, f->size);
	if (f->sha256)
		metadata_member_hash(w, "sha256", "", f->sha256);
	json_write_member(w, "media_type",
			  str_from(metadata_media_type(f->path)));
	if (f->counted) {
		json_write_key(w, "rows");
		json_write_uint(w, f->records);
	}
	json_write_end_object(w);
}

/* Paths are those from data/, where the list stands. */
void metadata_sum(struct buf *out, const struct metadata_file *f)
{
	if (!f->sha256)
		return;
	sha256_write(out, f->sha256);
	buf_add(out, STR("  "));
	metadata_add_path(out, f->path);
	buf_add_char(out, '\n');
}

void metadata_add_path(struct buf *out, struct str path)
{
	static const struct str data = STR_INIT("data/");

	if (str_starts(path, data)) {
		buf_add(out, str_slice(path, data.n, path.n));
	} else {
		buf_add(out, STR("../"));
		buf_add(out, path);
	}
}

struct str metadata_url(const struct metadata *m, struct arena *a,
			struct str path)
{
	struct buf out = {0};

	if (m->config->base_url.n) {
		buf_add(&out, m->config->base_url);
		buf_add_char(&out, '/');
		buf_add(&out, path);
	} else {
		metadata_add_path(&out, path);
	}
	struct str url = str_copy(a, buf_str(&out));

	buf_free(&out);
	return url;
}

bool metadata_is_chinese(const struct metadata *m)
{
	return m->config->languages[0] == LANGUAGE_ZH;
}

struct str metadata_root_text(const struct metadata *m, struct str zh,
			      struct str en)
{
	return metadata_is_chinese(m) ? zh : en;
}

void metadata_member_names(struct json_writer *w, const char *key,
			   const char *const *names)
{
	json_write_key(w, key);
	json_write_begin_array(w);
	for (size_t i = 0; names[i]; i++)
		json_write_string(w, str_from(names[i]));
	json_write_end_array(w);
}

/* Is a column of this name never empty? */
static bool is_required(const struct dataset_kind *kind, const char *name)
{
	for (size_t i = 0; i < kind->column_count; i++)
		if (str_eq(str_from(kind->columns[i].name), str_from(name)))
			return kind->columns[i].required;
	return false;
}

bool metadata_is_required(const struct dataset_kind *kind,
			  const struct dataset_reference *r)
{
	for (size_t i = 0; r->columns[i]; i++)
		if (!is_required(kind, r->columns[i]))
			return false;
	return true;
}
