/* Publish: beginning and end; the notes. */
#include "publish/job.h"
#include "publish/manifest.h"
#include "publish/path.h"

enum { FILE_MAX = 1 << 30 };

/* The manifest of the live site, if it can be believed. */
static bool load_live(struct publish *p, struct os_error *e)
{
	struct arena scratch = {0};
	struct str bytes;
	bool ok = true;

	if (p->live.believed) {
		ok = os_read(&scratch, state_path(p, "manifest", p->live.id),
			     FILE_MAX, &bytes, e);
		p->live.believed =
			ok && manifest_load(&p->catalog, bytes, &p->seal);
	}
	arena_free(&scratch);
	return ok;
}

static bool open_state(struct publish *p)
{
	struct os_error e = {0};

	if (!state_sweep(p, &e) || !os_make_directories(p->stage, &e) ||
	    !load_live(p, &e))
		return publish_fail(p, &e);
	p->begun = true;
	return true;
}

bool publish_begin(struct arena *a, struct str output, struct str source,
		   struct diag *d, struct publish **out)
{
	struct publish *p = arena_new(a, struct publish);

	*out = p;
	p->out = d;
	p->lock.descriptor = -1;
	p->mutex = os_mutex_new(&p->arena);
	if (output_open(p, output, source) && open_state(p))
		return true;
	p->world_failed = true;
	publish_flush(p);
	return false;
}

static const struct diag_kind NO_RECORD = {
	"publish-record-missing", DIAG_WARNING,
	"“{0}”里是 budgetpress "
	"生成的网站，旁边却没有它的记录（{1}），可能是复制来"
	"的。如果新网站比它少了网页，生成时会停下来；整个文件夹都是生成的，可以"
	"先"
	"把它改名或删去",
	"\"{0}\" is a site that budgetpress wrote, but its record ({1}) is not "
	"beside it; perhaps it is a copy. If the new site has fewer pages, the "
	"build will stop; when all of the folder was generated, rename or "
	"remove it first"};

bool publish_survey(struct arena *scratch, struct str output, struct str source,
		    struct diag *d)
{
	struct publish *p = arena_new(scratch, struct publish);

	p->out = d;
	p->mutex = os_mutex_new(&p->arena);
	bool ok = output_look(p, output, source);

	if (ok && p->live.exists && !p->live.believed)
		diag_report(d, &NO_RECORD, span_at((struct str){NULL, 0}, 0, 0),
			    output, path_name(p->state));
	publish_flush(p);
	arena_free(&p->arena);
	return ok;
}

/* An error at the notes. Under the mutex. */
static void fail_notes(struct publish *p, struct os_error *e)
{
	os_error_set(e, e->code, e->what, p->stage);
	publish_fail(p, e);
}

/* The notes, read when they are asked for the first time; NULL after an error.
 * Under the mutex. */
static struct notes *notes_of(struct publish *p)
{
	struct os_error e = {0};

	if (p->notes_read)
		return p->notes.open ? &p->notes : NULL;
	p->notes_read = true;
	if (notes_open(&p->notes, p->stage, &e) &&
	    (!p->live.believed ||
	     notes_load(&p->notes, state_path(p, "state", p->live.id), &e)))
		return &p->notes;
	notes_close(&p->notes);
	fail_notes(p, &e);
	return NULL;
}

/* A way to get at a note. */
typedef bool getter(const struct notes *n, struct arena *a, struct str key,
		    struct str *out, struct os_error *e);

static struct str get(struct publish *p, struct arena *a, struct str key,
		      getter *from)
{
	struct str value = {NULL, 0};
	struct os_error e = {0};

	os_mutex_lock(p->mutex);
	struct notes *n = notes_of(p);

	if (n && !from(n, a, key, &value, &e)) {
		fail_notes(p, &e);
		value = (struct str){NULL, 0};
	}
	os_mutex_unlock(p->mutex);
	return value;
}

struct str publish_state_get(struct publish *p, struct arena *a, struct str key)
{
	return get(p, a, key, notes_get_old);
}

struct str publish_state_get_new(struct publish *p, struct arena *a,
				 struct str key)
{
	return get(p, a, key, notes_get_new);
}

void publish_state_put(struct publish *p, struct str key, struct str bytes)
{
	struct os_error e = {0};

	os_mutex_lock(p->mutex);
	struct notes *n = notes_of(p);

	if (n && !notes_put(n, key, bytes, &e))
		fail_notes(p, &e);
	os_mutex_unlock(p->mutex);
}

bool publish_world_failed(const struct publish *p)
{
	return p->world_failed;
}

void publish_end(struct publish *p)
{
	struct os_error ignored;

	if (p->begun)
		state_sweep(p, &ignored);
	if (p->lock.descriptor >= 0)
		os_unlock(&p->lock);
	publish_flush(p);
	catalog_free(&p->catalog);
	notes_close(&p->notes);
	arena_free(&p->arena);
}
