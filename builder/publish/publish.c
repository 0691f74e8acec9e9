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
		diag_report(d, &NO_RECORD, ((struct span){{NULL, 0}, 0, 0}),
			    output, path_name(p->state));
	publish_flush(p);
	arena_free(&p->arena);
	return ok;
}

/* Under the mutex; read when they are asked for the first time. */
static struct notes *notes_of(struct publish *p)
{
	struct os_error ignored;
	struct str bytes;

	if (!p->notes_read && p->live.believed &&
	    os_read(&p->arena, state_path(p, "state", p->live.id), FILE_MAX,
		    &bytes, &ignored))
		notes_load(&p->notes, bytes);
	p->notes_read = true;
	return &p->notes;
}

struct str publish_state_get(struct publish *p, struct str key)
{
	os_mutex_lock(p->mutex);
	struct str value = notes_get(notes_of(p), key);

	os_mutex_unlock(p->mutex);
	return value;
}

struct str publish_state_put(struct publish *p, struct str key,
			     struct str bytes)
{
	os_mutex_lock(p->mutex);
	struct str kept = notes_put(notes_of(p), key, bytes);

	os_mutex_unlock(p->mutex);
	return kept;
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
	notes_free(&p->notes);
	arena_free(&p->arena);
}
