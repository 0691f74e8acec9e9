/* What all readers of files share. */
#include "ingest/personal.h"

#include <string.h>

static const struct diag_kind UNKNOWN_ORGANIZATION = {
	"organization-unknown", DIAG_ERROR,
	"organizations.csv 里没有机构“{0}”；{1}",
	"organizations.csv has no organisation \"{0}\"; {2}"};

static const struct diag_kind FOLDER_BY_NAME = {
	"folder-by-name", DIAG_ERROR,
	"文件夹要用单位编号命名：“{0}”的编号是 {1}，请把文件夹改名为 {1}。",
	"folders are named by id: \"{0}\" is {1}; rename the folder to {1}"};

static bool read_file(struct reading *r, struct str path, size_t max,
		      enum encoding encoding, struct str *out)
{
	struct str full = str_format(r->scratch, "%.*s/%.*s",
				     STR_ARG(r->plan->root), STR_ARG(path));
	struct os_error error;
	struct str bytes;

	if (!os_read(r->arena, full, max, &bytes, &error)) {
		if (!r->failed)
			*r->error = error;
		r->failed = true;
		return false;
	}
	if (!encoding_decode(r->arena, bytes, encoding, path, r->diag, out))
		return false;
	personal_check(r, path, *out);
	return true;
}

bool reading_text(struct reading *r, struct str path, enum encoding encoding,
		  struct str *out)
{
	return read_file(r, path, READING_FILE_MAX, encoding, out);
}

bool reading_whole_text(struct reading *r, struct str path,
			enum encoding encoding, struct str *out)
{
	return read_file(r, path, READING_WHOLE_MAX, encoding, out);
}

void report_in_settings(struct reading *r, const struct diag_kind *kind,
			struct span span, struct str first, struct str second)
{
	struct str folder = r->diag->folder;

	r->diag->folder = (struct str){NULL, 0};
	diag_report(r->diag, kind, span, first, second);
	r->diag->folder = folder;
}

struct str file_stem(struct str name)
{
	for (size_t i = name.n; i > 1; i--)
		if (name.s[i - 1] == '.')
			return str_slice(name, 0, i - 1);
	return name;
}

struct str file_ending(struct arena *a, struct str name)
{
	size_t stem = file_stem(name).n;
	struct str ending = str_slice(name, stem + 1, name.n);
	char *lower = arena_text(a, ending.n);

	if (stem == name.n)
		return STR("");
	for (size_t i = 0; i < ending.n; i++)
		lower[i] = ending.s[i] >= 'A' && ending.s[i] <= 'Z'
				   ? (char)(ending.s[i] - 'A' + 'a')
				   : ending.s[i];
	return (struct str){lower, ending.n};
}

static bool is_made_of(struct str id, const char *letters)
{
	for (size_t i = 0; i < id.n; i++)
		if (!id.s[i] || !strchr(letters, id.s[i]))
			return false;
	return id.n >= 1 && id.n <= 64;
}

/* Names that Windows gives to devices, with any ending: con, lpt1.html. */
static bool is_device(struct str id)
{
	static const struct str devices[] = {STR_INIT("con"), STR_INIT("prn"),
					     STR_INIT("aux"), STR_INIT("nul"),
					     STR_INIT("com"), STR_INIT("lpt")};
	struct str stem = str_cut(id, STR(".")).head;
	bool port = stem.n == 4 && stem.s[3] >= '1' && stem.s[3] <= '9';

	for (size_t i = 0; i < 6 && (port || stem.n == 3); i++) {
		size_t n = 0;

		while (n < 3 && (stem.s[n] | 0x20) == devices[i].s[n])
			n++;
		if (n == 3 && port == (i >= 4))
			return true;
	}
	return false;
}

bool id_is_valid(struct str id)
{
	return is_made_of(id, "abcdefghijklmnopqrstuvwxyz0123456789._-"
			      "ABCDEFGHIJKLMNOPQRSTUVWXYZ") &&
	       id.s[0] != '.' && id.s[id.n - 1] != '.' && !is_device(id);
}

bool id_is_plain(struct str id)
{
	return is_made_of(id, "abcdefghijklmnopqrstuvwxyz0123456789-") &&
	       id.s[0] != '-' && !is_device(id);
}

struct str id_folded(struct arena *a, struct str id)
{
	char *text = arena_text(a, id.n);

	for (size_t i = 0; i < id.n; i++)
		text[i] = id.s[i] >= 'A' && id.s[i] <= 'Z'
				  ? (char)(id.s[i] - 'A' + 'a')
				  : id.s[i];
	return (struct str){text, id.n};
}

struct str nearest_of(struct arena *a, struct str id, const struct str *names,
		      size_t count)
{
	const char **cstrs = arena_array(a, const char *, count ? count : 1);

	for (size_t i = 0; i < count; i++)
		cstrs[i] = str_cstr(a, names[i]);
	return str_nearest(id, cstrs, count);
}

static void report_unknown(struct reading *r, const struct diag_kind *kind,
			   struct str text, struct span span, struct str near)
{
	struct str zh = STR("请在 organizations.csv 里加上它，或改正这里");
	struct str en = STR("add it there, or correct it here");

	if (near.n) {
		zh = str_format(r->scratch, "是不是 %.*s？", STR_ARG(near));
		en = str_format(r->scratch, "is it %.*s?", STR_ARG(near));
	}
	diag_report(r->diag, kind, span, text, zh, en);
}

/* The id of the organisation that is so called, else the nearest id. */
static struct str nearest_id(struct reading *r, const struct organizations *all,
			     struct str id)
{
	const struct organization *named =
		organization_by_name(r->scratch, all, id);

	if (named)
		return named->id;
	struct str *ids = arena_array(r->scratch, struct str, all->count + 1);

	for (size_t i = 0; i < all->count; i++)
		ids[i] = all->items[i]->id;
	return nearest_of(r->scratch, id, ids, all->count);
}

const struct organization *organization_linked(struct reading *r,
					       const struct organizations *all,
					       const struct diag_kind *kind,
					       struct str id, struct span span)
{
	const struct organization *found = organization_find(all, id);

	if (!found)
		report_unknown(r, kind, id, span, nearest_id(r, all, id));
	return found;
}

const struct organization *organization_known(struct reading *r,
					      const struct organizations *all,
					      struct str id, struct span span)
{
	return organization_linked(r, all, &UNKNOWN_ORGANIZATION, id, span);
}

const struct organization *
organization_of_folder(struct reading *r, const struct organizations *all,
		       struct str folder)
{
	struct span span = span_at(folder, 0, 0);
	const struct organization *named =
		organization_by_name(r->scratch, all, folder);

	if (!named || organization_find(all, folder))
		return organization_known(r, all, folder, span);
	diag_report(r->diag, &FOLDER_BY_NAME, span, folder, named->id);
	return NULL;
}

/* The known id or name that is nearest. */
static struct str nearest_name(struct reading *r,
			       const struct organizations *all, struct str text)
{
	struct {
		struct str *items;
		size_t count, capacity;
	} names = {0};

	for (size_t i = 0; i < all->count; i++) {
		const struct organization *o = all->items[i];

		*VEC_PUSH(r->scratch, &names) = o->id;
		for (size_t j = 0; j < o->name_count; j++)
			*VEC_PUSH(r->scratch, &names) = o->names[j].name;
	}
	return nearest_of(r->scratch, text, names.items, names.count);
}

const struct organization *organization_named(struct reading *r,
					      const struct organizations *all,
					      struct str text, struct span span,
					      bool quiet)
{
	const struct organization *found = organization_find(all, text);

	if (!found)
		found = organization_by_name(r->scratch, all, text);
	if (!found)
		report_unknown(r, &UNKNOWN_ORGANIZATION, text, span,
			       quiet ? STR("") : nearest_name(r, all, text));
	return found;
}
