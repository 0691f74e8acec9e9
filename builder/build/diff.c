/* Two built sites compared. */
#include "build/diff.h"

#include "os/os.h"

enum { FILE_MAX = 1 << 30 };

static const struct diag_kind NO_SITE = {
	"diff-no-site", DIAG_ERROR,
	"“{0}”里没有 data/amounts.csv：不是 budgetpress "
	"生成的网站；请写网站所在"
	"的文件夹，例如 public",
	"\"{0}\" has no data/amounts.csv and is no site that budgetpress "
	"wrote; "
	"name the folder of a site, such as public"};
static const struct diag_kind UNREADABLE = {"diff-unreadable", DIAG_ERROR,
					    "{0}", "{1}"};

struct diff {
	struct arena *arena;
	struct diag *diag;
	struct str data[2]; /* before, after: their folders of data */
	struct changes *out;
	bool world_failed;
};

static void fail(struct diff *x, const struct os_error *e)
{
	struct buf zh = {0}, en = {0};

	os_error_format(&zh, e, true);
	os_error_format(&en, e, false);
	diag_report(x->diag, &UNREADABLE, span_at((struct str){NULL, 0}, 0, 0),
		    buf_str(&zh), buf_str(&en));
	buf_free(&zh);
	buf_free(&en);
	x->world_failed = true;
}

static bool read_dataset(struct version *v, enum dataset which, struct str path,
			 struct diag *d, struct os_error *e)
{
	struct os_stat st;
	struct str text;

	if (!os_stat(path, &st, e))
		return false;
	if (st.kind == OS_NONE)
		return true;
	return os_read(v->arena, path, FILE_MAX, &text, e) &&
	       version_add(v, which, text, path, d);
}

/* The followed datasets of data/ORG/YEAR/ into v. False after reporting what is
 * no CSV, or with e set. A file that is not there holds nothing. */
static bool read_year(struct version *v, struct str data,
		      struct str organization, struct str year, struct diag *d,
		      struct os_error *e)
{
	for (int i = 0; i < DATASET_COUNT; i++) {
		enum dataset which = (enum dataset)i;
		struct str path =
			str_format(v->arena, "%.*s/%.*s/%.*s/%s.csv",
				   STR_ARG(data), STR_ARG(organization),
				   STR_ARG(year), dataset_kinds[i].id);

		if (version_follows(which) &&
		    !read_dataset(v, which, path, d, e))
			return false;
	}
	return true;
}

static void compare_year(struct diff *x, struct str organization,
			 struct str year)
{
	struct version empty = {.arena = x->arena,
				.organization_id = organization,
				.fiscal_year = year};
	struct version versions[2] = {empty, empty};
	struct change like = {.organization_id = organization,
			      .fiscal_year = year};
	struct os_error e = {0};

	for (int i = 0; i < 2; i++)
		if (!read_year(&versions[i], x->data[i], organization, year,
			       x->diag, &e) &&
		    e.what)
			fail(x, &e);
	changes_find(x->arena, &versions[0], &versions[1], &like, x->out);
}

/* Folders of that path in either site, in the order of their names. */
static struct os_list folders(struct diff *x, struct str path)
{
	struct os_list found = {0};
	struct map seen = {0};

	for (int i = 0; i < 2; i++) {
		struct str folder =
			str_format(x->arena, "%.*s%.*s", STR_ARG(x->data[i]),
				   STR_ARG(path));
		struct os_list entries = {0};
		struct os_error e = {0};
		struct os_stat st;

		if (os_stat(folder, &st, &e) && st.kind == OS_DIRECTORY &&
		    !os_list(x->arena, folder, &entries, &e))
			fail(x, &e);
		for (size_t j = 0; j < entries.count; j++)
			if (entries.items[j].kind == OS_DIRECTORY &&
			    !map_find(&seen, entries.items[j].name)) {
				map_put(x->arena, &seen, entries.items[j].name);
				*VEC_PUSH(x->arena, &found) = entries.items[j];
			}
	}
	return found;
}

static bool is_site(struct diff *x, struct str folder, struct str data)
{
	struct os_stat st;
	struct os_error e = {0};

	if (os_stat(str_format(x->arena, "%.*s/amounts.csv", STR_ARG(data)),
		    &st, &e) &&
	    st.kind == OS_FILE)
		return true;
	diag_report(x->diag, &NO_SITE, span_at((struct str){NULL, 0}, 0, 0),
		    folder);
	return false;
}

struct naming {
	struct arena *arena;
	struct map *names;
};

static void add_name(void *context, const struct str *fields)
{
	struct naming *x = context;
	struct diff_name *name = arena_new(x->arena, struct diff_name);

	name->name = str_copy(x->arena, fields[1]);
	name->name_en = str_copy(x->arena, fields[2]);
	map_put(x->arena, x->names, str_copy(x->arena, fields[0]))->pointer =
		name;
}

/* The names of organisations; a site without them is shown by ids. */
static void read_names(struct diff *x, struct str data, struct map *names)
{
	static const char *const columns[] = {"organization_id", "name",
					      "name_en", NULL};
	struct naming naming = {x->arena, names};
	struct named_rows rows = {
		.columns = columns, .row = add_name, .context = &naming};
	struct str path =
		str_format(x->arena, "%.*s/organizations.csv", STR_ARG(data));
	struct os_error e = {0};
	struct os_stat st;
	struct str text;

	if (!os_stat(path, &st, &e) || st.kind == OS_NONE)
		return;
	if (!os_read(x->arena, path, FILE_MAX, &text, &e))
		fail(x, &e);
	else
		named_rows_read(&rows, text, path, x->diag);
}

enum build_status build_diff(struct arena *a, struct str before,
			     struct str after, struct diag *d,
			     struct changes *out, struct map *names)
{
	struct diff x = {.arena = a, .diag = d, .out = out};
	const struct str roots[2] = {before, after};
	bool sites = true;

	for (int i = 0; i < 2; i++) {
		x.data[i] = str_format(a, "%.*s/data", STR_ARG(roots[i]));
		sites &= is_site(&x, roots[i], x.data[i]);
	}
	if (!sites)
		return BUILD_DATA_ERRORS;
	for (int i = 0; i < 2; i++)
		read_names(&x, x.data[i], names);
	struct os_list organizations = folders(&x, STR(""));

	for (size_t i = 0; i < organizations.count; i++) {
		struct str id = organizations.items[i].name;
		struct os_list years =
			folders(&x, str_format(a, "/%.*s", STR_ARG(id)));

		for (size_t j = 0; j < years.count; j++)
			compare_year(&x, id, years.items[j].name);
	}
	return x.world_failed       ? BUILD_WORLD_FAILED
	       : diag_has_errors(d) ? BUILD_DATA_ERRORS
				    : BUILD_GOOD;
}
