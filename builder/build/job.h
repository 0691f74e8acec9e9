/* Inside build: what the phases and the workers share. */
#ifndef BUILD_JOB_H
#define BUILD_JOB_H

#include "build/links.h"
#include "build/note.h"
#include "build/share.h"
#include "ingest/ingest.h"
#include "model/change.h"
#include "publish/publish.h"
#include "view/view.h"

enum { WORKERS_MAX = 64 };

/* State of one thread. */
struct worker {
	struct arena department, page;
	struct template_renderer renderer;
	struct buf html, note;
};

/* A department at work. */
struct department_job {
	struct diag diag; /* its messages, when it was read */
	bool noted;       /* it could be read, and left a note */
	bool kept;        /* the note is that of the last build */
	struct str note;  /* when nothing is written; else publish has it */
};

/* A department that could be read. */
struct department_place {
	const struct organization *organization;
	size_t index; /* of its folder */
};

struct build {
	const struct build_options *options;
	struct arena *arena; /* of the site */
	struct diag *diag;
	struct build_result *result;
	int64_t started_ns; /* by the clock of files */
	struct str config_bytes;
	struct config config;
	struct ingest_plan plan;
	struct site site;
	struct share share;
	struct changes changes; /* the history, and what this build adds */
	size_t recorded;        /* those that were there */
	struct digest history;  /* of all changes */
	struct view views[LANGUAGE_COUNT];
	struct publish *publish;            /* NULL when nothing is written */
	bool keep_indicators;               /* in the summaries */
	struct digest shared;               /* see fingerprint_shared() */
	struct department_job *departments; /* by folder */
	struct department_place *order;     /* that of the organisations */
	size_t order_count;
	uint64_t dataset_rows[DATASET_COUNT]; /* of the site */
	struct site_links links;              /* of all commentary */
	struct link_targets pages;            /* when nothing is written */
	struct worker workers[WORKERS_MAX];
	struct os_mutex *mutex; /* guards arena, result and error */
	bool world_failed;
	bool world_told; /* it failed, and a message says so already */
	struct os_error error;
	size_t done;
};

/* A sink that renders pages by a worker and hands them to publish. */
struct rendering {
	struct build *build;
	struct worker *worker;
	struct diag *diag;
	struct arena *arena;     /* of links; lives as long as this */
	struct str group;        /* of publish */
	size_t pages;            /* so far */
	struct site_links links; /* of its commentary */
};
/* The sink that renders pages so. */
struct page_sink build_sink(struct rendering *r);
void build_put_page(void *context, const struct page *page);
/* And the files that its pages link to. */
void build_put_file(void *context, struct str path, struct str bytes);
/* How large a file is that was put already. */
bool build_file_size(void *context, struct str path, uint64_t *size);
/* Hand bytes to publish, if there is one. */
void build_put(struct build *b, struct str group, struct str path,
	       struct str bytes);

/* One department: kept, or read, rendered, exported, summarised, freed. */
void build_department(void *context, size_t index, size_t worker);
/* data/ORG/YEAR/NAME.ENDING */
struct str build_data_path(struct arena *a, struct str organization, int year,
			   struct str name, const char *ending);
/* The bytes of a department's note, in the arena; empty: it has none. */
struct str build_note_bytes(struct build *b, size_t index, struct arena *a);
/* Read the note of a department that has one; its texts live in the arena. */
void build_note(struct build *b, size_t index, struct arena *a,
		struct note *out);
/* Add to the result's counts. */
void build_count(struct build *b, const struct build_counts *c);
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
