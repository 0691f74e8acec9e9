/* The index of the search: grams and volumes in parts by gram, then shards. */
#include "export/search_index.h"

/* A part has the grams of the same first bits: what is added to it is kept in
 * a small buffer and, when that is full, in the scratch file. */
enum {
	PART_BITS = 8,
	PARTS = 1 << PART_BITS,
	REST_BITS = SEARCH_GRAM_BITS - PART_BITS,
	RESTS = 1 << REST_BITS,
	BUFFER_SIZE = 16 * 1024,
};

struct extent {
	uint64_t from;
	size_t size;
};
struct part {
	struct buf buffer;
	struct extent *items; /* in the scratch file, in order */
	size_t count, capacity;
	size_t size;      /* of all of it, in bytes */
	size_t pairs;     /* of a gram and a volume */
	uint32_t volumes; /* 1 + the last volume in it, 0 for none */
};

struct search_index {
	struct arena *arena;
	struct os_scratch scratch;
	struct part parts[PARTS];
	struct buf keys; /* a line each */
	size_t volume_count, pairs;
	size_t ends[SEARCH_SHELVES]; /* numbers of volumes */
	size_t shelf_count;
};

static void put_number(struct buf *out, uint32_t n)
{
	for (; n >= 128; n >>= 7)
		buf_add_char(out, (char)((n & 127) | 128));
	buf_add_char(out, (char)n);
}

static uint32_t take_number(const char **at)
{
	uint32_t n = 0;
	unsigned char c;

	for (unsigned shift = 0;; shift += 7) {
		c = (unsigned char)*(*at)++;
		n |= (uint32_t)(c & 127) << shift;
		if (c < 128)
			return n;
	}
}

struct search_index *search_index_begin(struct arena *a, struct str folder,
					struct os_error *e)
{
	struct search_index *x = arena_new(a, struct search_index);

	x->arena = a;
	return os_scratch_open(folder, &x->scratch, e) ? x : NULL;
}

void search_index_end(struct search_index *x)
{
	if (!x)
		return;
	for (size_t i = 0; i < PARTS; i++)
		buf_free(&x->parts[i].buffer);
	buf_free(&x->keys);
	os_scratch_close(&x->scratch);
}

static bool spill(struct search_index *x, struct part *p, struct os_error *e)
{
	struct extent *extent = VEC_PUSH(x->arena, p);

	*extent = (struct extent){x->scratch.size, p->buffer.n};
	bool ok = os_scratch_add(&x->scratch, buf_str(&p->buffer), e);

	buf_clear(&p->buffer);
	return ok;
}

/* Grams of one part: the volume, how many, and each as the distance from the
 * one before. */
static void add_to_part(struct part *p, uint32_t volume, const uint32_t *grams,
			size_t count)
{
	size_t before = p->buffer.n;
	uint32_t last = 0;

	put_number(&p->buffer, volume + 1 - p->volumes);
	put_number(&p->buffer, (uint32_t)count);
	for (size_t i = 0; i < count; i++) {
		uint32_t rest = grams[i] & (RESTS - 1);

		put_number(&p->buffer, rest - last);
		last = rest;
	}
	p->volumes = volume + 1;
	p->pairs += count;
	p->size += p->buffer.n - before;
}

bool search_index_add(struct search_index *x, struct str key,
		      const struct search_grams *grams, struct os_error *e)
{
	uint32_t volume = (uint32_t)x->volume_count++;
	bool ok = true;

	buf_add(&x->keys, key);
	buf_add_char(&x->keys, '\n');
	x->pairs += grams->count;
	for (size_t i = 0; i < grams->count;) {
		uint32_t number = grams->items[i] >> REST_BITS;
		struct part *p = &x->parts[number];
		size_t end = i;

		while (end < grams->count &&
		       grams->items[end] >> REST_BITS == number)
			end++;
		add_to_part(p, volume, grams->items + i, end - i);
		if (p->buffer.n >= BUFFER_SIZE)
			ok = spill(x, p, e) && ok;
		i = end;
	}
	return ok;
}

void search_index_end_shelf(struct search_index *x)
{
	assert(x->shelf_count < SEARCH_SHELVES);
	x->ends[x->shelf_count++] = x->volume_count;
}

/* The volumes of each gram of a part. */
struct lists {
	uint32_t *ends; /* by the rest of the gram: where its volumes end */
	uint32_t *volumes;
};

/* Call for each pair: count it, or set the volume in its place. */
static void walk(const struct part *p, const char *at, struct lists *lists,
		 bool set)
{
	uint32_t volume = UINT32_MAX;

	for (size_t left = p->pairs; left;) {
		volume += take_number(&at);
		uint32_t count = take_number(&at), rest = 0;

		left -= count;
		while (count--) {
			rest += take_number(&at);
			if (set)
				lists->volumes[lists->ends[rest]++] = volume;
			else
				lists->ends[rest]++;
		}
	}
}

static bool read_part(struct search_index *x, const struct part *p, char *to,
		      struct os_error *e)
{
	for (size_t i = 0; i < p->count; i++) {
		if (!os_scratch_read(&x->scratch, p->items[i].from, to,
				     p->items[i].size, e))
			return false;
		to += p->items[i].size;
	}
	if (p->buffer.n)
		memcpy(to, p->buffer.s, p->buffer.n);
	return true;
}

static bool list_part(struct search_index *x, const struct part *p,
		      struct lists *out, struct os_error *e)
{
	char *bytes = arena_text(x->arena, p->size + 1);
	uint32_t sum = 0;

	if (!read_part(x, p, bytes, e))
		return false;
	out->ends = arena_array(x->arena, uint32_t, RESTS);
	out->volumes = arena_array(x->arena, uint32_t, p->pairs + 1);
	walk(p, bytes, out, false);
	for (size_t i = 0; i < RESTS; i++) {
		uint32_t n = out->ends[i];

		out->ends[i] = sum;
		sum += n;
	}
	walk(p, bytes, out, true);
	return true;
}

static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
			     "abcdefghijklmnopqrstuvwxyz0123456789-_";

static void write_number(struct buf *out, uint32_t n)
{
	for (; n >= 32; n >>= 5)
		buf_add_char(out, digits[(n & 31) | 32]);
	buf_add_char(out, digits[n]);
}

/* The gaps; each counts from what follows the volume before. */
static void write_gaps(struct buf *out, const uint32_t *volumes, size_t count)
{
	uint32_t next = 0;

	for (size_t i = 0; i < count; i++) {
		write_number(out, volumes[i] - next);
		next = volumes[i] + 1;
	}
}

static void write_bits(struct buf *out, const uint32_t *volumes, size_t count)
{
	uint32_t size = volumes[count - 1] / 6 + 1;

	for (uint32_t i = 0, k = 0; i < size; i++) {
		uint32_t bits = 0;

		for (; k < count && volumes[k] / 6 == i; k++)
			bits |= 1u << volumes[k] % 6;
		buf_add_char(out, digits[bits]);
	}
}

/* The shorter of both forms. */
static void write_list(struct buf *out, const uint32_t *volumes, size_t count)
{
	struct buf gaps = {0};
	uint32_t bits = volumes[count - 1] / 6 + 1;

	write_gaps(&gaps, volumes, count);
	if (gaps.n <= bits) {
		write_number(out, (uint32_t)count * 2);
		buf_add(out, buf_str(&gaps));
	} else {
		write_number(out, bits * 2 + 1);
		write_bits(out, volumes, count);
	}
	buf_free(&gaps);
}

/* What is written. */
struct writing {
	struct search_index_sink sink;
	struct arena *arena;
	struct buf bytes;
	unsigned shard_bits;
	uint32_t shard, next_gram; /* the next gram counts from here */
};

static void begin_shard(struct writing *w, uint32_t shard)
{
	w->shard = shard;
	w->next_gram = shard << (SEARCH_GRAM_BITS - w->shard_bits);
	buf_clear(&w->bytes);
	buf_add_format(&w->bytes, "budgetpressSearch.shard(%u,\"", shard);
}

static void end_shard(struct writing *w)
{
	buf_add(&w->bytes, STR("\");\n"));
	w->sink.put(w->sink.context,
		    str_format(w->arena, "words/%u.js", w->shard),
		    buf_str(&w->bytes));
}

static void write_gram(struct writing *w, uint32_t gram,
		       const uint32_t *volumes, size_t count)
{
	uint32_t shard = gram >> (SEARCH_GRAM_BITS - w->shard_bits);

	while (w->shard != shard) {
		end_shard(w);
		begin_shard(w, w->shard + 1);
	}
	write_number(&w->bytes, gram - w->next_gram);
	w->next_gram = gram + 1;
	write_list(&w->bytes, volumes, count);
}

static bool write_shards(struct search_index *x, struct writing *w,
			 struct os_error *e)
{
	begin_shard(w, 0);
	for (uint32_t i = 0; i < PARTS; i++) {
		struct arena_mark mark = arena_mark(x->arena);
		struct lists lists;
		uint32_t from = 0;

		if (!list_part(x, &x->parts[i], &lists, e))
			return false;
		for (uint32_t rest = 0; rest < RESTS; rest++) {
			uint32_t end = lists.ends[rest];

			if (end > from)
				write_gram(w, i << REST_BITS | rest,
					   lists.volumes + from, end - from);
			from = end;
		}
		arena_rewind(x->arena, mark);
	}
	while (w->shard + 1 < 1u << w->shard_bits) {
		end_shard(w);
		begin_shard(w, w->shard + 1);
	}
	end_shard(w);
	return true;
}

static void write_blocks(const struct search_index *x, struct writing *w)
{
	struct str keys = buf_str(&x->keys);
	size_t from = 0;

	for (unsigned block = 0; from < keys.n; block++) {
		size_t end = from;

		for (size_t i = 0; i < SEARCH_BLOCK && end < keys.n; i++)
			end = str_find_char(keys, '\n', end) + 1;
		buf_clear(&w->bytes);
		buf_add_format(&w->bytes, "budgetpressSearch.block(%u,\"",
			       block);
		buf_add_json(&w->bytes, str_slice(keys, from, end - 1));
		buf_add(&w->bytes, STR("\");\n"));
		w->sink.put(w->sink.context,
			    str_format(w->arena, "volumes/%u.js", block),
			    buf_str(&w->bytes));
		from = end;
	}
}

/* Enough shards: a pair takes one or two characters. */
static unsigned shard_bits_of(const struct search_index *x)
{
	unsigned bits = 0;

	while (bits < 16 && x->pairs * 2 >> bits > SEARCH_SHARD_BYTES)
		bits++;
	return bits;
}

static void write_start(const struct search_index *x, struct writing *w,
			struct str version)
{
	buf_clear(&w->bytes);
	buf_add_format(&w->bytes,
		       "budgetpressSearch.start({\"version\":\"%.*s\","
		       "\"bits\":%u,\"block\":%u,\"ends\":[",
		       STR_ARG(version), w->shard_bits, SEARCH_BLOCK);
	for (size_t i = 0; i < x->shelf_count; i++)
		buf_add_format(&w->bytes, "%s%zu", i ? "," : "", x->ends[i]);
	buf_add(&w->bytes, STR("]});\n"));
	w->sink.put(w->sink.context, STR("start.js"), buf_str(&w->bytes));
}

bool search_index_write(struct search_index *x, struct str version,
			struct search_index_sink sink, struct os_error *e)
{
	struct writing w = {.sink = sink,
			    .arena = x->arena,
			    .shard_bits = shard_bits_of(x)};
	bool ok = write_shards(x, &w, e);

	write_blocks(x, &w);
	write_start(x, &w, version);
	buf_free(&w.bytes);
	return ok;
}
