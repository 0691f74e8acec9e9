/* One department: its years and commentary. */
#include "ingest/year.h"

static void read_year(struct reading *r, const struct site *site,
		      const struct ingest_year *files, struct budget_year *year)
{
	struct year_reading y = {.reading = r,
				 .site = site,
				 .year = year,
				 .files = files,
				 .encoding = r->config->encoding};

	document_read(&y);
	tables_read(&y);
	performance_read(&y);
	corrections_apply(&y);
	relations_resolve(&y);
	commentaries_read(r, &files->files, year, &year->commentaries);
	arena_clear(r->scratch);
}

static void read_department(struct reading *r, const struct site *site,
			    const struct ingest_folder *folder,
			    struct department *out)
{
	out->organization =
		organization_of_folder(r, &site->organizations, folder->id);
	if (!out->organization)
		return;
	out->years =
		arena_array(r->arena, struct budget_year, folder->year_count);
	for (size_t i = 0; i < folder->year_count; i++) {
		struct budget_year *year = &out->years[out->year_count++];

		year->year = folder->years[i].year;
		year->organization = out->organization;
		year->folder = str_format(r->arena, "%.*s/%d",
					  STR_ARG(folder->id), year->year);
		read_year(r, site, &folder->years[i], year);
	}
	commentaries_read(r, &folder->files, NULL, &out->commentaries);
}

bool ingest_department(struct arena *a, const struct config *config,
		       const struct ingest_plan *plan, const struct site *site,
		       const struct ingest_folder *folder,
		       struct department *out, struct diag *d,
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
	*out = (struct department){0};
	read_department(&r, site, folder, out);
	out->personal_files = r.personal.items;
	out->personal_file_count = r.personal.count;
	d->folder = outer;
	arena_free(&scratch);
	return !r.failed;
}
