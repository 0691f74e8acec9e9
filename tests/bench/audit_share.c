/* What the audit of a site costs: CPU seconds of audit_year() and of its
 * digest over all years, beside those of reading them.
 *
 * usage: audit_share SITE     prints "AUDIT READING CHECKS"
 */
#include "audit/digest.h"
#include "ingest/ingest.h"
#include "os/os.h"

#include <stdio.h>
#include <time.h>

struct share {
	struct arena arena, department;
	struct config config;
	struct ingest_plan plan;
	struct site site;
	struct diag diag;
	double reading, auditing;
	size_t checks;
};

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static bool open_site(struct share *s, struct str root, struct os_error *e)
{
	struct arena *a = &s->arena;
	struct str settings = str_concat(a, root, STR("/site.toml")), bytes;

	return os_read(a, settings, 1 << 20, &bytes, e) &&
	       config_read(a, bytes, STR("site.toml"), &s->diag, &s->config) &&
	       ingest_scan(a,
			   str_concat(a, str_concat(a, root, STR("/")),
				      s->config.content),
			   s->config.content, &s->plan, &s->diag, e) &&
	       ingest_site(a, &s->config, &s->plan, &s->site, &s->diag, e);
}

static void audit_department(struct share *s, const struct department *d)
{
	for (size_t i = 0; i < d->year_count; i++) {
		struct audit audit;
		struct audit_digest digest;

		audit_year(&s->department, &s->config, &s->site, d,
			   &d->years[i], &audit);
		audit_digest_of(&s->department, &audit, &digest);
		s->checks += audit.count;
	}
}

static bool measure(struct share *s, struct os_error *e)
{
	for (size_t i = 0; i < s->plan.folder_count; i++) {
		struct department d;
		double start = now(), middle;

		if (!ingest_department(&s->department, &s->config, &s->plan,
				       &s->site, &s->plan.folders[i], &d,
				       &s->diag, e))
			return false;
		middle = now();
		audit_department(s, &d);
		s->reading += middle - start;
		s->auditing += now() - middle;
		arena_clear(&s->department);
	}
	return true;
}

int main(int count, char **words)
{
	struct share s = {.checks = 0};
	struct os_error e = {0};

	if (count != 2) {
		fprintf(stderr, "usage: audit_share SITE\n");
		return 2;
	}
	bool good = open_site(&s, str_from(words[1]), &e) && measure(&s, &e);

	if (good)
		printf("%.6f %.6f %zu\n", s.auditing, s.reading, s.checks);
	diag_free(&s.diag);
	arena_free(&s.department);
	arena_free(&s.arena);
	return good ? 0 : 1;
}
