/* Fingerprints. */
#include "build/fingerprint.h"

#include "build/job.h"

enum { SECOND = 1000000000, FINE_TICK = SECOND / 20 };

bool fingerprint_is_settled(const struct ingest_file *f, int64_t started_ns)
{
	int64_t newest = f->mtime_ns > f->ctime_ns ? f->mtime_ns : f->ctime_ns;
	/* Whole seconds: a file system that may know even seconds only. */
	int64_t tick = f->ctime_ns % SECOND ? FINE_TICK : 2 * (int64_t)SECOND;

	return newest < started_ns - tick;
}

static void add_uint(struct buf *out, uint64_t n)
{
	buf_add(out, (struct str){(char *)&n, sizeof n});
}

/* With its size, so that no two sequences of texts give the same bytes. */
static void add_text(struct buf *out, struct str text)
{
	add_uint(out, text.n);
	buf_add(out, text);
}

static void add_digest(struct buf *out, struct digest digest)
{
	add_uint(out, digest.low);
	add_uint(out, digest.high);
}

static bool add_files(const struct build *b, struct buf *out,
		      const struct ingest_files *files)
{
	bool settled = true;

	add_uint(out, files->count);
	for (size_t i = 0; i < files->count; i++) {
		const struct ingest_file *f = &files->items[i];

		add_text(out, f->path);
		add_uint(out, f->size);
		add_uint(out, f->inode);
		add_uint(out, (uint64_t)f->mtime_ns);
		add_uint(out, (uint64_t)f->ctime_ns);
		settled &= fingerprint_is_settled(f, b->started_ns);
	}
	return settled;
}

static void add_share(struct buf *out, const struct share *s)
{
	add_uint(out, s->source_count);
	for (size_t i = 0; i < s->source_count; i++) {
		add_text(out, s->sources[i].name);
		add_digest(out, digest_of(s->sources[i].text));
	}
	add_uint(out, s->asset_count);
	for (size_t i = 0; i < s->asset_count; i++) {
		add_text(out, s->assets[i].name);
		add_digest(out, digest_of(s->assets[i].bytes));
	}
}

/* Pages lead to those that came before and after, where these have pages. */
static void add_successions(struct buf *out, const struct organizations *all)
{
	for (size_t i = 0; i < all->count; i++) {
		const struct organization *o = all->items[i];

		if (o->successor)
			add_uint(out, (uint64_t)o->has_page * 2 +
					      o->successor->has_page);
	}
}

struct digest fingerprint_shared(const struct build *b)
{
	struct buf all = {0}, program = {0};
	struct digest digest = {0};

	os_program_identity(&program);
	add_text(&all, STR(BUDGETPRESS_VERSION));
	add_text(&all, buf_str(&program));
	add_text(&all, b->config_bytes);
	add_share(&all, &b->share);
	add_uint(&all, b->keep_indicators);
	add_successions(&all, &b->site.organizations);
	if (program.n && add_files(b, &all, &b->plan.files))
		digest = digest_of(buf_str(&all));
	buf_free(&program);
	buf_free(&all);
	return digest;
}

struct digest fingerprint_department(const struct build *b,
				     const struct ingest_folder *folder,
				     struct buf *scratch)
{
	bool settled = b->shared.low || b->shared.high;

	buf_clear(scratch);
	add_digest(scratch, b->shared);
	add_text(scratch, folder->id);
	settled &= add_files(b, scratch, &folder->files);
	for (size_t i = 0; i < folder->year_count; i++) {
		add_uint(scratch, (uint64_t)folder->years[i].year);
		settled &= add_files(b, scratch, &folder->years[i].files);
	}
	return settled ? digest_of(buf_str(scratch)) : (struct digest){0};
}
