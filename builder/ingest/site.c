/* What all departments share: lists and free pages. */
#include "ingest/site.h"
#include "ingest/whole.h"

static const struct diag_kind NO_ORGANIZATIONS = {
	"organizations-missing", DIAG_ERROR,
	"缺少 organizations.csv；它列出机构的编号和名称（表头 id,name,parent）",
	"organizations.csv is missing; it lists the organisations' ids and "
	"names "
	"(header id,name,parent)"};
static const struct diag_kind NO_SUCH_FILE = {
	"classification-file-missing", DIAG_ERROR,
	"分类“{0}”的文件“{1}”不在 content/ 里；请放入，或改 site.toml",
	"the file \"{1}\" of the classification \"{0}\" is not in content/; "
	"put "
	"it there or change site.toml"};
static const struct diag_kind UNUSED = {
	"classification-unused", DIAG_WARNING,
	"没有用到分类文件“{0}”；请在 site.toml 里用 [[classification]] 说明它",
	"the classification file \"{0}\" is not used; declare it in site.toml "
	"by "
	"[[classification]]"};
static const struct diag_kind UNUSED_LIST = {
	"list-unused", DIAG_WARNING,
	"没有用到文件“{0}”；各机构的表应放在机构和年度的文件夹里",
	"the file \"{0}\" is not used; tables of organisations stand in the "
	"folders of organisation and year"};

static const struct diag_kind PAGE_NAME = {
	"page-name", DIAG_ERROR,
	"文件名“{0}"
	"”成为网址，只能用字母、数字、点、连字符和下划线（至多64个），"
	"也不能是 Windows 的设备名；请改名，标题写在文件里（title）",
	"the name \"{0}\" becomes an address; it may only have letters, "
	"digits, "
	"points, hyphens and underscores (64 at most) and be no device of "
	"Windows; rename it, and give its title in the file"};
static const struct diag_kind PAGE_CASE = {
	"page-name-case", DIAG_ERROR,
	"文件名“{0}”与“{1}”只有大小写不同，不能都成为网址；请改其中一个",
	"the names \"{0}\" and \"{1}\" differ in capitals alone and cannot "
	"both "
	"be addresses; rename one"};

static const struct ingest_file *find_file(const struct ingest_plan *plan,
					   struct str path)
{
	for (size_t i = 0; i < plan->files.count; i++)
		if (str_eq(plan->files.items[i].path, path))
			return &plan->files.items[i];
	return NULL;
}

static void read_classifications(struct reading *r, struct classifications *all)
{
	for (size_t i = 0; i < r->config->classification_count; i++) {
		const struct config_classification *k =
			&r->config->classifications[i];

		if (!find_file(r->plan, k->file)) {
			if (!k->built_in)
				report_in_settings(r, &NO_SUCH_FILE, k->span,
						   k->id, k->file);
			continue;
		}
		struct classification *c =
			arena_new(r->arena, struct classification);

		*c = (struct classification){.id = k->id,
					     .title = k->title,
					     .title_en = k->title_en,
					     .file = k->file,
					     .role = k->role,
					     .level_count = k->level_count};
		for (size_t j = 0; j < k->level_count; j++)
			c->levels[j] = k->levels[j];
		*VEC_PUSH(r->arena, all) = c;
		classification_read(r, c);
	}
}

static bool is_declared(const struct config *config, struct str file)
{
	for (size_t i = 0; i < config->classification_count; i++)
		if (str_eq(config->classifications[i].file, file))
			return true;
	return whole_table_of(config, file) != NULL;
}

static void warn_of_unused(struct reading *r)
{
	for (size_t i = 0; i < r->plan->files.count; i++) {
		struct str path = r->plan->files.items[i].path;
		struct span span = span_at(path, 0, 0);

		if (str_eq(path, STR("organizations.csv")) ||
		    str_eq(path, STR("glossary.csv")) ||
		    str_eq(file_ending(r->scratch, path), STR("md")) ||
		    picture_by_name(r, path) || is_declared(r->config, path))
			continue;
		if (str_starts(path, STR("classifications/")))
			diag_report(r->diag, &UNUSED, span, path);
		else
			diag_report(r->diag, &UNUSED_LIST, span, path);
	}
}

static void read_lists(struct reading *r, struct site *out)
{
	struct str organizations = STR("organizations.csv");

	if (find_file(r->plan, organizations))
		organizations_read(r, organizations, &out->organizations);
	else
		diag_report_plain(r->diag, &NO_ORGANIZATIONS,
				  span_at(organizations, 0, 0));
	if (find_file(r->plan, STR("glossary.csv")))
		glossary_read(r, STR("glossary.csv"), out);
	read_classifications(r, &out->classifications);
	warn_of_unused(r);
}

/* Names of free pages become names of files. */
static void check_pages(struct reading *r, const struct commentaries *pages)
{
	struct map folded = {0};

	for (size_t i = 0; i < pages->count; i++) {
		struct commentary *c = &pages->items[i];
		struct span span = span_at(c->file, 0, 0);

		if (!id_is_valid(c->name)) {
			diag_report(r->diag, &PAGE_NAME, span, c->name);
			continue;
		}
		struct map_entry *entry = map_put(
			r->scratch, &folded, id_folded(r->scratch, c->name));
		const struct commentary *other = entry->pointer;

		if (!other)
			entry->pointer = c;
		else if (!str_eq(other->name, c->name))
			diag_report(r->diag, &PAGE_CASE, span, other->name,
				    c->name);
	}
}

bool ingest_site(struct arena *a, const struct config *config,
		 struct ingest_plan *plan, struct site *out, struct diag *d,
		 struct os_error *e)
{
	struct arena scratch = {0};
	struct reading r = {.arena = a,
			    .scratch = &scratch,
			    .config = config,
			    .plan = plan,
			    .diag = d,
			    .error = e};

	struct str outer = d->folder;

	d->folder = plan->name;
	*out = (struct site){0};
	read_lists(&r, out);
	whole_tables_read(&r, plan, out);
	commentaries_read(&r, &plan->files, NULL, &out->pages);
	check_pages(&r, &out->pages);
	/* Without the list every folder would be unknown: said once. */
	for (size_t i = 0; out->organizations.count && i < plan->folder_count;
	     i++) {
		struct str id = plan->folders[i].id;
		struct organization *o =
			organization_find(&out->organizations, id);

		organization_of_folder(&r, &out->organizations, id);
		if (o)
			o->has_page = true;
	}
	d->folder = outer;
	arena_free(&scratch);
	return !r.failed;
}
