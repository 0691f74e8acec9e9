/* Inside build: what the phases and the workers share. */
#ifndef BUILD_JOB_H
#define BUILD_JOB_H

#include "build/build.h"
#include "build/share.h"
#include "export/export.h"
#include "ingest/ingest.h"
#include "publish/publish.h"
#include "view/view.h"

enum { WORKERS_MAX = 64 };

/* State of one thread. */
struct worker {
	struct arena department, page;
	struct template_renderer renderer;
	struct buf html;
};

struct build {
	const struct build_options *options;
	struct arena *arena; /* of the site */
	struct diag *diag;
	struct build_result *result;
	struct config config;
	struct ingest_plan plan;
	struct site site;
	struct share share;
	struct view views[LANGUAGE_COUNT];
	struct publish *publish;    /* NULL when nothing is written */
	struct summaries summaries; /* by folder */
	struct diag *department_diags;
	struct dataset_rows (*rows)[DATASET_COUNT]; /* by folder */
	struct worker workers[WORKERS_MAX];
	struct os_mutex *mutex; /* guards arena, result and error */
	bool world_failed;
	bool output_failed; /* reported by publish already */
	struct os_error error;
	size_t done;
};

/* A sink that renders pages by a worker and hands them to publish. */
struct rendering {
	struct build *build;
	struct worker *worker;
	struct diag *diag;
};
void build_put_page(void *context, const struct page *page);
/* Hand bytes to publish, if there is one. */
void build_put(struct build *b, struct str path, struct str bytes);

/* One department: read, render, export, summarise, free. */
void build_department(void *context, size_t index, size_t worker);
/* The site's own pages, datasets, assets and feeds. */
void build_site(struct build *b);
/* Keep an error of the world. */
void build_fail(struct build *b, const struct os_error *e);

/* The kept error of the world as a message. */
void build_report_world(struct build *b);
/* Give back what the workers hold. */
void build_release(struct build *b);

/* Phases 1 and 2: site.toml and what all departments share. */
bool build_open(struct build *b);

#endif
