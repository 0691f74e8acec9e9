/* Templates and assets that come with the program. */
#include "build/share.h"

static const struct diag_kind NO_SHARE = {
	"share-missing", DIAG_ERROR,
	"找不到程序自带的模板（templates/layout.mustache）。请重新安装，"
	"或用环境变量 BUDGETPRESS_SHARE 指明它们所在的文件夹。",
	"the program's templates (templates/layout.mustache) were not found; "
	"install again, or set BUDGETPRESS_SHARE to their folder"};

enum { SHARE_FILE_MAX = 4 * 1024 * 1024 };

static bool has_templates(struct arena *a, struct str folder)
{
	struct os_stat st;
	struct os_error ignored;

	return folder.n &&
	       os_stat(str_format(a, "%.*s/templates/layout.mustache",
				  STR_ARG(folder)),
		       &st, &ignored) &&
	       st.kind == OS_FILE;
}

static struct str find_folder(struct arena *a)
{
	struct str program = os_program_directory(a);
	struct str places[] = {
		os_environment("BUDGETPRESS_SHARE"),
		str_format(a, "%.*s/../share/budgetpress", STR_ARG(program)),
		str_format(a, "%.*s/..", STR_ARG(program)),
		str_from(BUDGETPRESS_SHARE),
	};

	for (size_t i = 0; i < sizeof places / sizeof *places; i++)
		if (has_templates(a, places[i]))
			return places[i];
	return (struct str){NULL, 0};
}

struct sources {
	struct template_source *items;
	size_t count, capacity;
};

static bool load_templates(struct arena *a, struct diag *d, struct share *s,
			   struct os_error *e)
{
	struct sources sources = {0};
	struct os_list list;
	struct str folder = str_format(a, "%.*s/templates", STR_ARG(s->folder));

	if (!os_list(a, folder, &list, e))
		return false;
	for (size_t i = 0; i < list.count; i++) {
		struct str name = list.items[i].name;
		struct str ending = STR(".mustache");

		if (!str_ends(name, ending))
			continue;
		struct template_source *source = VEC_PUSH(a, &sources);

		source->name = str_slice(name, 0, name.n - ending.n);
		source->path = str_format(a, "templates/%.*s", STR_ARG(name));
		if (!os_read(a,
			     str_format(a, "%.*s/%.*s", STR_ARG(folder),
					STR_ARG(name)),
			     SHARE_FILE_MAX, &source->text, e))
			return false;
	}
	s->sources = sources.items;
	s->source_count = sources.count;
	s->templates =
		template_compile(a, sources.items, sources.count, true, d);
	return s->templates != NULL;
}

struct assets {
	struct asset *items;
	size_t count, capacity;
};

static bool load_assets(struct arena *a, struct share *s, struct os_error *e)
{
	struct assets assets = {0};
	struct os_list list;
	struct str folder = str_format(a, "%.*s/assets", STR_ARG(s->folder));

	if (!os_list(a, folder, &list, e))
		return false;
	for (size_t i = 0; i < list.count; i++) {
		struct asset *asset = VEC_PUSH(a, &assets);

		asset->name = list.items[i].name;
		if (!os_read(a,
			     str_format(a, "%.*s/%.*s", STR_ARG(folder),
					STR_ARG(asset->name)),
			     SHARE_FILE_MAX, &asset->bytes, e))
			return false;
	}
	s->assets = assets.items;
	s->asset_count = assets.count;
	return true;
}

bool share_load(struct arena *a, struct diag *d, struct share *out,
		struct os_error *e)
{
	*out = (struct share){.folder = find_folder(a)};
	if (!out->folder.n) {
		diag_report_plain(d, &NO_SHARE,
				  span_at((struct str){NULL, 0}, 0, 0));
		return false;
	}
	return load_templates(a, d, out, e) && load_assets(a, out, e);
}
