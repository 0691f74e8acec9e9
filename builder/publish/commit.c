/* The new site takes the old one's place. */
#include "publish/job.h"
#include "publish/manifest.h"
#include "publish/path.h"

/* The site that is to go live. */
struct site_plan {
	struct publish_file **files; /* sorted by path */
	size_t count;
	struct digest id;
};

static void count_files(const struct publish *p, const struct site_plan *s,
			struct publish_result *out)
{
	*out = (struct publish_result){.files = s->count, .written = p->staged};
	for (size_t i = 0; i < s->count; i++)
		out->bytes += s->files[i]->size;
	for (size_t i = 0; i < p->catalog.old_count; i++)
		out->removed += catalog_at(&p->catalog, i)->state == FILE_OLD;
}

static bool make_notes(struct pieces *out, const void *what, struct os_error *e)
{
	return notes_write(out, what, e);
}

static bool write_notes(struct publish *p, struct digest id, struct os_error *e)
{
	return state_write(p, "state", id, make_notes, &p->notes, e);
}

/* What a manifest is made of. */
struct contents {
	const struct catalog *catalog;
	const struct site_plan *plan;
	struct manifest_seal seal;
};

static bool make_manifest(struct pieces *out, const void *what,
			  struct os_error *e)
{
	const struct contents *c = what;

	(void)e;
	manifest_write(out, c->catalog, c->plan->files, c->plan->count,
		       c->seal);
	return true;
}

static bool write_manifest(struct publish *p, const struct site_plan *s,
			   struct manifest_seal seal, struct os_error *e)
{
	struct contents contents = {&p->catalog, s, seal};

	return state_write(p, "manifest", s->id, make_manifest, &contents, e);
}

/* The last file of a tree. */
static bool write_marker(struct str tree, struct digest id,
			 struct manifest_seal *seal, struct os_error *e)
{
	struct path_space space;
	struct os_stat st;
	struct buf out = {0};

	marker_write(&out, id);
	bool ok = os_create(path_join(&space, tree, STR(PUBLISH_MARKER)),
			    buf_str(&out), &st, e);

	if (ok)
		*seal = (struct manifest_seal){st.inode, st.mtime_ns};
	buf_free(&out);
	return ok;
}

/* The manifest and the notes of the spare tree's site would be written over
 * when that very site comes back: it loses its name first. */
static bool free_the_name(struct publish *p, struct digest id,
			  struct os_error *e)
{
	return !p->spare.believed || !digest_eq(p->spare.id, id) ||
	       tree_disown(&p->spare, e);
}

static bool swap(struct publish *p, struct str tree, struct os_error *e)
{
	struct str parent = path_folder(p->output);

	if (!(p->live.exists ? os_exchange(tree, p->output, e)
			     : os_rename(tree, p->output, e)))
		return false;
	/* The new site is live: what fails now loses nothing. */
	struct os_error ignored;

	os_sync_directory(parent.n ? parent : STR("/"), &ignored);
	os_sync_directory(p->state, &ignored);
	return true;
}

/* After the swap the old site is where the new one was made. */
static void tidy(struct publish *p, struct str tree)
{
	struct os_error ignored;
	bool keep = p->live.believed && str_eq(tree, p->stage);

	if (keep && tree_disown(&p->spare, &ignored) &&
	    os_remove_tree(p->spare.path, &ignored))
		os_rename(p->stage, p->spare.path, &ignored);
	state_sweep(p, &ignored);
}

static bool replace(struct publish *p, const struct site_plan *s,
		    struct os_error *e)
{
	struct manifest_seal seal;
	struct str tree;

	if (p->live.exists && !foreign_check(p, e))
		return false;
	if (!assemble(p, s->files, s->count, &tree, e) ||
	    !free_the_name(p, s->id, e) ||
	    !write_marker(tree, s->id, &seal, e) ||
	    !write_manifest(p, s, seal, e) || !write_notes(p, s->id, e) ||
	    !os_sync(p->state, e) || !swap(p, tree, e))
		return publish_fail(p, e);
	tidy(p, tree);
	return true;
}

/* The live site is the new one already; only the notes may differ. */
static bool renew_notes(struct publish *p, struct digest id, struct os_error *e)
{
	return !notes_changed(&p->notes) || write_notes(p, id, e) ||
	       publish_fail(p, e);
}

bool publish_commit(struct publish *p, struct publish_result *out)
{
	struct site_plan s = {0};
	struct os_error e = {0};
	bool ok = false;

	*out = (struct publish_result){0};
	if (!p->refused) {
		s.files = catalog_sorted(&p->catalog, &s.count);
		s.id = manifest_id(&p->catalog, s.files, s.count);
		count_files(p, &s, out);
		bool same = p->live.believed && !p->staged &&
			    digest_eq(p->live.id, s.id);

		ok = same ? renew_notes(p, s.id, &e) : replace(p, &s, &e);
		heap_free(s.files);
	}
	publish_flush(p);
	return ok;
}
