/* The index over the volumes of the search. */
#include "build/search.h"

#include "build/search_key.h"
#include "export/search_index.h"

#define INDEX STR("search-index/")

_Static_assert((int)SHELF_COUNT == (int)SEARCH_SHELVES,
	       "a shelf of the index for each");

/* The keys of all volumes, in the order of their numbers. */
struct keys {
	struct str *items;
	size_t count, capacity;
	size_t ends[SHELF_COUNT];
};

static void add_keys(struct arena *a, struct str organization,
		     enum search_shelf shelf, size_t count, struct keys *out)
{
	struct str key = search_volume_key(a, organization, shelf);

	for (size_t i = 1; i <= count; i++)
		*VEC_PUSH(a, out) = str_format(a, "%.*s-%zu", STR_ARG(key), i);
}

static void add_shelf(struct build *b, struct arena *a, const struct note *site,
		      enum search_shelf shelf, struct keys *out)
{
	struct arena *scratch = &b->workers[0].department;

	add_keys(a, STR(""), shelf, site->volumes[shelf], out);
	for (size_t i = 0; i < b->order_count; i++) {
		struct note note;

		build_note(b, b->order[i].index, scratch, &note);
		add_keys(a, b->order[i].organization->id, shelf,
			 note.volumes[shelf], out);
		arena_clear(scratch);
	}
	out->ends[shelf] = out->count;
}

static struct str volume_path(struct arena *a, struct str key)
{
	return str_format(a, "search/%.*s.js", STR_ARG(key));
}

/* Of all volumes; empty when one is not there. */
static struct str version_of(struct build *b, struct arena *a,
			     const struct keys *keys)
{
	struct buf all = {0}, text = {0};
	bool ok = true;

	for (size_t i = 0; i < keys->count; i++) {
		struct arena_mark mark = arena_mark(a);

		buf_add(&all, keys->items[i]);
		ok = publish_fingerprint(b->publish,
					 volume_path(a, keys->items[i]),
					 &all) &&
		     ok;
		arena_rewind(a, mark);
	}
	if (ok)
		digest_write(&text, digest_of(buf_str(&all)));
	struct str version = str_copy(a, buf_str(&text));

	buf_free(&all);
	buf_free(&text);
	return version;
}

/* Volumes whose grams are made at the same time. */
enum { BATCH = 32 };
struct batch {
	struct build *build;
	const struct str *keys;
	struct search_grams grams[BATCH];
	bool ok[BATCH];
};

static void read_volume(void *context, size_t index, size_t worker)
{
	struct batch *batch = context;
	struct worker *w = &batch->build->workers[worker];
	struct str path = volume_path(&w->page, batch->keys[index]);
	struct str bytes;

	batch->ok[index] =
		publish_read(batch->build->publish, &w->page, path, &bytes) &&
		search_volume_grams(&w->department, &w->page, bytes,
				    &batch->grams[index]);
	arena_clear(&w->page);
}

static bool add_batch(struct build *b, const struct str *keys, size_t count,
		      struct search_index *x, struct os_error *e)
{
	struct batch batch = {.build = b, .keys = keys};
	bool ok = true;

	os_parallel(count, b->options->jobs, read_volume, &batch);
	for (size_t i = 0; i < count; i++)
		ok = ok && batch.ok[i] &&
		     search_index_add(x, keys[i], &batch.grams[i], e);
	for (size_t i = 0; i < WORKERS_MAX; i++)
		arena_clear(&b->workers[i].department);
	return ok;
}

static bool add_volumes(struct build *b, const struct keys *keys,
			struct search_index *x, struct os_error *e)
{
	size_t at = 0;

	for (size_t shelf = 0; shelf < SHELF_COUNT; shelf++) {
		while (at < keys->ends[shelf]) {
			size_t left = keys->ends[shelf] - at;
			size_t count = left < BATCH ? left : BATCH;

			if (!add_batch(b, keys->items + at, count, x, e))
				return false;
			at += count;
		}
		search_index_end_shelf(x);
	}
	return true;
}

static void put_file(void *context, struct str path, struct str bytes)
{
	struct build *b = context;

	build_put(b, INDEX,
		  str_format(&b->workers[0].page, "search/%.*s", STR_ARG(path)),
		  bytes);
	arena_clear(&b->workers[0].page);
}

/* The folder beside the output: its disk is the one with room for the site. */
static struct str scratch_folder(struct arena *a, struct str output)
{
	while (output.n > 1 && str_ends(output, STR("/")))
		output.n--;
	while (output.n && !str_ends(output, STR("/")))
		output.n--;
	return output.n ? str_copy(a, output) : STR(".");
}

static void write_index(struct build *b, struct arena *a,
			const struct keys *keys, struct str version)
{
	struct os_error e = {0};
	struct search_index_sink sink = {put_file, b};
	struct search_index *x =
		search_index_begin(a, scratch_folder(a, b->result->output), &e);

	if (x && add_volumes(b, keys, x, &e))
		search_index_write(x, version, sink, &e);
	search_index_end(x);
	if (e.what)
		build_fail(b, &e);
}

void search_put_index(struct build *b)
{
	struct arena a = {0};
	struct keys keys = {0};
	struct buf inputs = {0};
	struct note site;

	note_read(&a, publish_state_get_new(b->publish, &a, SEARCH_SITE), &site,
		  NULL);
	for (int i = 0; i < SHELF_COUNT; i++)
		add_shelf(b, &a, &site, (enum search_shelf)i, &keys);
	struct str version = version_of(b, &a, &keys);

	if (version.n && (b->shared.low || b->shared.high)) {
		digest_write(&inputs, b->shared);
		buf_add(&inputs, version);
	}
	if (!inputs.n ||
	    !str_eq(publish_state_get(b->publish, &a, INDEX),
		    buf_str(&inputs)) ||
	    !publish_keep_group(b->publish, INDEX))
		write_index(b, &a, &keys, version);
	publish_state_put(b->publish, INDEX, buf_str(&inputs));
	buf_free(&inputs);
	arena_free(&a);
}
