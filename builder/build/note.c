/* Notes. */
#include "build/note.h"

#include "diag/span_pack.h"

struct head {
	struct digest inputs;
	uint64_t size; /* of what stands before the summary */
};

static void pack_counts(struct pack_writer *w, const struct build_counts *c)
{
	pack_uint(w, c->departments);
	pack_uint(w, c->years);
	pack_uint(w, c->tables);
	pack_uint(w, c->figures);
	pack_uint(w, c->indicators);
	pack_uint(w, c->projects);
	pack_uint(w, c->pages);
}

static void unpack_counts(struct pack_reader *r, struct build_counts *c)
{
	c->departments = unpack_uint(r, SIZE_MAX);
	c->years = unpack_uint(r, SIZE_MAX);
	c->tables = unpack_uint(r, SIZE_MAX);
	c->figures = unpack_uint(r, SIZE_MAX);
	c->indicators = unpack_uint(r, SIZE_MAX);
	c->projects = unpack_uint(r, SIZE_MAX);
	c->pages = unpack_uint(r, SIZE_MAX);
}

/* With the sentences, since there is no list of all kinds. */
static void pack_message(struct pack_writer *w, const struct diag_item *item)
{
	pack_text(w, str_from(item->kind->id));
	pack_uint(w, item->kind->severity);
	pack_text(w, str_from(item->kind->zh));
	pack_text(w, str_from(item->kind->en));
	pack_span(w, item->span);
	pack_uint(w, item->argument_count);
	for (size_t i = 0; i < item->argument_count; i++)
		pack_text(w, item->arguments[i]);
}

/* Messages of one kind follow each other often. */
static const struct diag_kind *kind_of(struct diag *d, struct str id,
				       enum diag_severity severity,
				       struct str zh, struct str en)
{
	const struct diag_kind *last =
		d->count ? d->items[d->count - 1].kind : NULL;

	if (last && str_eq(str_from(last->id), id))
		return last;
	struct diag_kind *kind = arena_new(&d->arena, struct diag_kind);

	kind->id = str_cstr(&d->arena, id);
	kind->severity = severity;
	kind->zh = str_cstr(&d->arena, zh);
	kind->en = str_cstr(&d->arena, en);
	return kind;
}

static void unpack_message(struct pack_reader *r, struct diag *d)
{
	struct str arguments[DIAG_ARGUMENTS_MAX];
	struct str id = unpack_text(r);
	enum diag_severity severity =
		(enum diag_severity)unpack_uint(r, DIAG_ERROR);
	struct str zh = unpack_text(r), en = unpack_text(r);
	struct span span = unpack_span(r);
	size_t count = unpack_uint(r, DIAG_ARGUMENTS_MAX);

	for (size_t i = 0; i < count; i++)
		arguments[i] = unpack_text(r);
	if (d && !r->failed)
		diag_add(d, kind_of(d, id, severity, zh, en), span, arguments,
			 count);
}

void note_write(struct buf *out, struct arena *scratch, const struct note *n,
		const struct diag *messages, const struct summary *summary)
{
	struct arena_mark mark = arena_mark(scratch);
	struct head head = {n->inputs, 0};
	struct pack_writer w = {.out = out, .arena = scratch};
	struct pack_writer own = w;

	buf_clear(out);
	buf_add(out, (struct str){(char *)&head, sizeof head});
	pack_counts(&w, &n->counts);
	for (size_t i = 0; i < SHELF_COUNT; i++)
		pack_uint(&w, n->volumes[i]);
	pack_text(&w, n->names);
	pack_text(&w, n->audits);
	pack_text(&w, n->links);
	pack_uint(&w, messages->count);
	for (size_t i = 0; i < messages->count; i++)
		pack_message(&w, &messages->items[i]);
	head.size = out->n;
	memcpy(out->s, &head, sizeof head);
	if (summary)
		summary_pack(&own, summary);
	arena_rewind(scratch, mark);
}

bool note_read(struct arena *scratch, struct str bytes, struct note *out,
	       struct diag *d)
{
	struct arena_mark mark = arena_mark(scratch);
	struct head head = {0};

	*out = (struct note){0};
	if (bytes.n < sizeof head)
		return false;
	memcpy(&head, bytes.s, sizeof head);
	if (head.size < sizeof head || head.size > bytes.n)
		return false;
	struct pack_reader r = {
		.rest = str_slice(bytes, sizeof head, head.size),
		.arena = scratch};

	out->inputs = head.inputs;
	out->summary = str_slice(bytes, head.size, bytes.n);
	unpack_counts(&r, &out->counts);
	for (size_t i = 0; i < SHELF_COUNT; i++)
		out->volumes[i] = unpack_uint(&r, UINT32_MAX);
	out->names = unpack_text(&r);
	out->audits = unpack_text(&r);
	out->links = unpack_text(&r);
	size_t messages = unpack_count(&r);

	for (size_t i = 0; i < messages; i++)
		unpack_message(&r, d);
	if (!unpack_end(&r))
		*out = (struct note){0};
	arena_rewind(scratch, mark);
	return unpack_end(&r);
}

bool note_summary(struct arena *scratch, const struct note *n, struct arena *a,
		  struct pool *pool, unsigned parts, struct summary *out)
{
	struct arena_mark mark = arena_mark(scratch);
	struct pack_reader r = {
		.rest = n->summary, .arena = scratch, .pool = pool};
	bool ok = summary_unpack(&r, a, parts, out) && unpack_end(&r);

	arena_rewind(scratch, mark);
	return ok;
}

struct str note_pack_audits(struct arena *a, const struct audit_digest *years,
			    size_t count)
{
	struct buf bytes = {0};
	struct pack_writer w = {.out = &bytes, .arena = a};

	pack_uint(&w, count);
	for (size_t i = 0; i < count; i++)
		audit_digest_pack(&w, &years[i]);
	struct str packed = str_copy(a, buf_str(&bytes));

	buf_free(&bytes);
	return packed;
}

bool note_audits(struct arena *scratch, const struct note *n, struct arena *a,
		 struct audit_digests *out)
{
	struct arena_mark mark = arena_mark(scratch);
	struct pack_reader r = {.rest = n->audits, .arena = scratch};
	bool ok = true;

	*out = (struct audit_digests){.year_count = unpack_count(&r)};
	out->years = arena_array(a, struct audit_digest, out->year_count);
	for (size_t i = 0; i < out->year_count; i++)
		ok = audit_digest_unpack(&r, a, &out->years[i]) && ok;
	ok = ok && unpack_end(&r);
	arena_rewind(scratch, mark);
	return ok;
}
