/* README.txt of the whole site's data. */
#include "export/metadata_parts.h"
#include "export/readme.h"
#include "export/readme_parts.h"

static void add_head(struct readme *r)
{
	const struct config *c = r->config;
	bool english = !r->chinese;
	struct str title = english && c->title_en.n ? c->title_en : c->title;
	struct str about = english && c->description_en.n ? c->description_en
							  : c->description;

	readme_line(r, str_format(&r->arena,
				  r->chinese ? "# %.*s：数据" : "# %.*s: data",
				  STR_ARG(title)));
	readme_end_line(r);
	if (about.n)
		readme_line(r, about);
	if (c->base_url.n)
		readme_line(r, str_concat(&r->arena, c->base_url,
					  STR("/data/index.html")));
	if (c->updated.n)
		readme_line(r, str_format(&r->arena,
					  r->chinese ? "数据更新于 %.*s。"
						     : "Data updated on %.*s.",
					  STR_ARG(c->updated)));
}

static void add_datasets(struct readme *r)
{
	readme_heading(r, "文件", "Files");
	for (int i = 0; i < DATASET_COUNT; i++) {
		const struct dataset_kind *k = &dataset_kinds[i];

		readme_file(r, str_format(&r->arena, "%s.csv", k->id),
			    readme_say(r, k->about_zh, k->about_en),
			    r->rows[i]);
	}
	readme_end_line(r);
}

/* A file that is no dataset. */
static void add_other(struct readme *r, const char *name, const char *zh,
		      const char *en)
{
	readme_item(r);
	readme_text(r, str_from(name));
	readme_text(r, readme_say(r, "：", ": "));
	readme_line(r, readme_say(r, zh, en));
}

static void add_forms(struct readme *r)
{
	add_other(r, "*.excel.csv, *.json, *.jsonl",
		  "同样的数据：供 Excel 打开的 CSV、JSON、JSON Lines",
		  "the same data: CSV for Excel, JSON, JSON Lines");
	add_other(r, "budgetpress.xlsx, budgetpress.sqlite",
		  "全部数据：工作簿、数据库",
		  "all of the data: workbook, database");
	add_other(r, "budgetpress.zip", "压缩包，含全部 CSV、这份说明和元数据",
		  "archive of all CSV files, this text and the metadata");
	add_other(r, "ORG/YEAR/",
		  "各部门各年的数据和公布的表，各有一份 README.txt",
		  "data and published tables of each department and year, "
		  "with a README.txt each");
	add_other(r, "datapackage.json, csv-metadata.json, *.csv-metadata.json",
		  "字段的含义、类型和各表的关系（Data Package、CSVW）",
		  "meaning and type of each column, and how the tables hang "
		  "together (Data Package, CSVW)");
	add_other(r, "catalog.jsonld, catalog.ttl", "DCAT 目录",
		  "DCAT catalogue");
	add_other(r, "manifest.json, SHA256SUMS", "文件清单和校验和",
		  "list of all files, and their checksums");
	readme_end_line(r);
	readme_line(r, readme_say(r,
				  "压缩包里没有的文件，都在网站的 data 文件夹"
				  "里。",
				  "What is not in the archive is in the folder "
				  "data of the site."));
	readme_csv(r);
}

static void add_sources(struct readme *r, const struct metadata *m)
{
	size_t count = r->rows[DATASET_DOCUMENTS];

	readme_heading(r, "来源", "Sources");
	if (m->first_year && m->first_year < m->last_year)
		readme_text(r, str_format(&r->arena,
					  r->chinese ? "%d 至 %d 年；"
						     : "%d to %d; ",
					  m->first_year, m->last_year));
	else if (m->first_year)
		readme_text(r, str_format(&r->arena,
					  r->chinese ? "%d 年；" : "%d; ",
					  m->first_year));
	readme_line(
		r,
		str_format(&r->arena,
			   r->chinese
				   ? "公布的文件 %zu 份，列在 documents.csv。"
				   : "published documents (%zu) are in "
				     "documents.csv.",
			   count));
	readme_line(r,
		    readme_say(r,
			       "每一行都写明所据的文件（source_document）和本站"
			       "录入的文件、行号（source_file、source_line）。",
			       "Each row names its document (source_document), "
			       "and the file and line of this site's inputs "
			       "(source_file, source_line)."));
}

static void add_sums(struct readme *r, const struct metadata *m)
{
	readme_heading(r, "校验和", "Checksums");
	readme_line(r,
		    readme_say(r,
			       "在这个文件夹里运行 sha256sum -c "
			       "--ignore-missing SHA256SUMS，可以核对全部文件。"
			       "各 CSV 的 SHA-256：",
			       "sha256sum -c --ignore-missing SHA256SUMS, run "
			       "in this folder, checks all files. SHA-256 of "
			       "the CSV files:"));
	readme_end_line(r);
	for (size_t i = 0; i < m->file_count; i++) {
		struct buf line = {0};

		metadata_sum(&line, &m->files[i]);
		readme_line(r, str_trim(buf_str(&line)));
		buf_free(&line);
	}
}

static void count_rows(const struct metadata *m, size_t rows[DATASET_COUNT])
{
	for (size_t i = 0; i < m->file_count; i++) {
		int which = metadata_dataset_of(m->files[i].path);

		if (which < DATASET_COUNT)
			rows[which] = (size_t)m->files[i].records;
	}
}

void export_site_readme(const struct metadata *m, struct buf *out)
{
	size_t rows[DATASET_COUNT] = {0};
	struct readme r = {.config = m->config, .rows = rows, .out = out};

	count_rows(m, rows);
	for (size_t i = 0; i < r.config->language_count; i++) {
		r.chinese = r.config->languages[i] == LANGUAGE_ZH;
		if (i)
			readme_end_line(&r);
		add_head(&r);
		add_datasets(&r);
		add_forms(&r);
		add_sources(&r, m);
		readme_licence(&r);
		readme_units(&r);
		readme_citation(&r);
		add_sums(&r, m);
		arena_clear(&r.arena);
	}
	arena_free(&r.arena);
}
