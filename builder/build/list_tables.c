/* list-tables: the official tables and what was recognised in the content. */
#include "build/job.h"

#include "model/official.h"

static void add_official(struct buf *out, enum language language)
{
	bool zh = language == LANGUAGE_ZH;

	buf_add(out, zh ? STR("官方表格（编号、名称、列）：\n")
			: STR("official tables (id, title, columns):\n"));
	for (size_t i = 0; i < official_table_count; i++) {
		const struct table_kind *kind = &official_tables[i];

		buf_add_format(out, "%-22s %s %s\n   ", kind->id, kind->title,
			       kind->title_en);
		for (size_t j = 0; j < kind->column_count; j++) {
			struct str name =
				str_cut(str_from(kind->columns[j].patterns),
					STR("|"))
					.head;

			buf_add_format(out, " %s(%.*s)", kind->columns[j].id,
				       STR_ARG(name));
		}
		buf_add_char(out, '\n');
	}
}

static void add_table(struct buf *out, const struct table *t)
{
	buf_add_format(out, "  %-22.*s %.*s  %zu × %zu  %.*s\n", STR_ARG(t->id),
		       STR_ARG(t->title), t->row_count, t->column_count,
		       STR_ARG(t->file));
}

static void add_department(struct build *b, size_t index, struct buf *out)
{
	struct worker *w = &b->workers[0];
	struct department department = {0};
	struct os_error e = {0};

	if (ingest_department(&w->department, &b->config, &b->plan, &b->site,
			      &b->plan.folders[index], &department, b->diag,
			      &e))
		for (size_t i = 0; i < department.year_count; i++) {
			const struct budget_year *y = &department.years[i];

			buf_add_format(out, "%.*s\n", STR_ARG(y->folder));
			for (size_t t = 0; t < y->table_count; t++)
				add_table(out, y->tables[t]);
		}
	else if (e.what)
		build_fail(b, &e);
	arena_clear(&w->department);
}

enum build_status build_list_tables(const struct build_options *options,
				    enum language language, struct diag *d,
				    struct buf *out)
{
	struct arena arena = {0};
	struct build *b = arena_new(&arena, struct build);
	struct build_result ignored = {0};

	b->options = options;
	b->arena = &arena;
	b->diag = d;
	b->result = &ignored;
	b->mutex = os_mutex_new(&arena);
	add_official(out, language);
	if (build_open(b)) {
		buf_add(out, language == LANGUAGE_ZH
				     ? STR("\n在 content/ 里认出的表格（行 × "
					   "列）：\n")
				     : STR("\nrecognised in content/ (rows × "
					   "columns):\n"));
		for (size_t i = 0; i < b->plan.folder_count; i++)
			add_department(b, i, out);
	}
	bool failed = b->world_failed || b->world_told;

	if (b->world_failed)
		build_report_world(b);
	diag_sort(d);
	build_release(b);
	arena_free(&arena);
	return failed               ? BUILD_WORLD_FAILED
	       : diag_has_errors(d) ? BUILD_DATA_ERRORS
				    : BUILD_GOOD;
}
