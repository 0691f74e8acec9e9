/* Summaries as bytes; what is packed and unpacked stands side by side. */
#include "model/summary_pack.h"

enum { YEAR_MAX = 9999 };

static void pack_amount(struct pack_writer *w, const struct summary_amount *x)
{
	pack_uint(w, x->stated);
	if (x->stated)
		pack_decimal(w, x->yuan);
}

static void unpack_amount(struct pack_reader *r, struct summary_amount *x)
{
	x->stated = unpack_uint(r, 1);
	if (x->stated)
		x->yuan = unpack_decimal(r);
}

static void pack_staff(struct pack_writer *w, const struct summary_staff *x)
{
	pack_uint(w, x->stated);
	if (!x->stated)
		return;
	pack_decimal(w, x->heads);
	pack_text(w, x->fact);
}

static void unpack_staff(struct pack_reader *r, struct summary_staff *x)
{
	x->stated = unpack_uint(r, 1);
	if (!x->stated)
		return;
	x->heads = unpack_decimal(r);
	x->fact = unpack_text(r);
}

/* All texts of a row, with their sizes. */
static struct str row_texts(struct arena *a, const struct summary_row *row)
{
	const struct summary_line *l = row->line;

	return str_format(a, "%zu %zu %zu %.*s%.*s%.*s%.*s", l->code.n,
			  l->name.n, l->table.n, STR_ARG(l->code),
			  STR_ARG(l->name), STR_ARG(l->table),
			  STR_ARG(row->key));
}

/* The rows of a summary, which its years name by their numbers. */
struct rows {
	const struct summary_row **items;
	size_t count, capacity;
	struct map places; /* 1 + index by texts */
};

static size_t row_number(struct pack_writer *w, struct rows *rows,
			 const struct summary_row *row)
{
	struct map_entry *e =
		map_put(w->arena, &rows->places, row_texts(w->arena, row));

	if (!e->number) {
		*VEC_PUSH(w->arena, rows) = row;
		e->number = rows->count;
	}
	return e->number - 1;
}

static void collect_rows(struct pack_writer *w, struct rows *rows,
			 const struct summary *s)
{
	for (size_t i = 0; i < s->year_count; i++) {
		const struct summary_year *y = &s->years[i];

		for (size_t j = 0; j < y->function_count; j++)
			row_number(w, rows, y->functions[j].row);
		for (size_t j = 0; j < y->economy_count; j++)
			row_number(w, rows, y->economies[j].row);
	}
}

static void pack_rows(struct pack_writer *w, const struct rows *rows)
{
	pack_uint(w, rows->count);
	for (size_t i = 0; i < rows->count; i++) {
		const struct summary_row *row = rows->items[i];

		pack_text(w, row->line->code);
		pack_text(w, row->line->name);
		pack_text(w, row->line->table);
		pack_text(w, row->key);
	}
}

static const struct summary_line *unpack_line(struct pack_reader *r,
					      struct arena *a)
{
	struct summary_line line = {.code = unpack_text(r)};

	line.name = unpack_text(r);
	line.table = unpack_text(r);
	/* Texts of a pool are equal when their places are. */
	if (r->pool)
		return pool_keep(r->pool, (struct str){(const char *)&line,
						       sizeof line});
	struct summary_line *copy = arena_new(a, struct summary_line);

	*copy = line;
	return copy;
}

/* A summary while it is read. */
struct unpacking {
	struct pack_reader *reader;
	struct arena *arena;
	struct pool *pool;
	unsigned parts;
	struct summary_row *rows;
	size_t row_count;
};

/* Where a part goes: the arena when it is wanted, else scratch memory, and its
 * texts into no pool. It is read in any case, because what follows may repeat
 * its texts. */
static struct arena *begin_part(struct unpacking *u, unsigned part)
{
	bool wanted = u->parts & part;

	u->reader->pool = wanted ? u->pool : NULL;
	return wanted ? u->arena : u->reader->arena;
}

static void end_part(struct unpacking *u)
{
	u->reader->pool = u->pool;
}

/* Keys of rows begin with a unit's id, mostly, and are of no use to a pool. */
static struct str unpack_key(struct pack_reader *r, struct arena *a)
{
	struct pool *pool = r->pool;

	r->pool = NULL;
	struct str key = unpack_text(r);

	r->pool = pool;
	return pool ? str_copy(a, key) : key;
}

static void unpack_rows(struct unpacking *u)
{
	struct arena *a = begin_part(u, SUMMARY_CODES);

	u->row_count = unpack_count(u->reader);
	u->rows = arena_array(a, struct summary_row, u->row_count);
	for (size_t i = 0; i < u->row_count; i++) {
		u->rows[i].line = unpack_line(u->reader, a);
		u->rows[i].key = unpack_key(u->reader, a);
	}
	end_part(u);
}

static void pack_codes(struct pack_writer *w, struct rows *rows,
		       const struct summary_code *items, size_t count)
{
	pack_uint(w, count);
	for (size_t i = 0; i < count; i++) {
		pack_uint(w, row_number(w, rows, items[i].row));
		pack_decimal(w, items[i].yuan);
	}
}

static struct summary_code *unpack_codes(struct unpacking *u, size_t *count)
{
	struct pack_reader *r = u->reader;
	struct arena *a = begin_part(u, SUMMARY_CODES);

	*count = u->row_count ? unpack_count(r) : unpack_uint(r, 0);
	struct summary_code *items =
		arena_array(a, struct summary_code, *count);

	for (size_t i = 0; i < *count; i++) {
		items[i].row = &u->rows[unpack_uint(r, u->row_count - 1)];
		items[i].yuan = unpack_decimal(r);
	}
	end_part(u);
	if (!(u->parts & SUMMARY_CODES))
		*count = 0;
	return *count ? items : NULL;
}

static void pack_projects(struct pack_writer *w, const struct summary_year *y)
{
	pack_uint(w, y->project_count);
	for (size_t i = 0; i < y->project_count; i++) {
		const struct summary_project *p = &y->projects[i];

		pack_text(w, p->id);
		pack_text(w, p->code);
		pack_text(w, p->name);
		pack_text(w, p->unit_name);
		pack_text(w, p->type);
		pack_uint(w, p->form);
		pack_uint(w, (uint64_t)p->level);
		pack_amount(w, &p->year_amount);
		pack_uint(w, p->indicator_count);
	}
}

static void unpack_projects(struct unpacking *u, struct summary_year *y)
{
	struct pack_reader *r = u->reader;
	struct arena *a = begin_part(u, SUMMARY_PROJECTS);

	y->project_count = unpack_count(r);
	y->projects = arena_array(a, struct summary_project, y->project_count);
	for (size_t i = 0; i < y->project_count; i++) {
		struct summary_project *p = &y->projects[i];

		p->id = unpack_text(r);
		p->code = unpack_text(r);
		p->name = unpack_text(r);
		p->unit_name = unpack_text(r);
		p->type = unpack_text(r);
		p->form = (enum project_form)unpack_uint(r, PROJECT_KEY);
		p->level = (int)unpack_uint(r, INT32_MAX);
		unpack_amount(r, &p->year_amount);
		p->indicator_count = unpack_uint(r, SIZE_MAX);
	}
	end_part(u);
	if (!(u->parts & SUMMARY_PROJECTS))
		y->projects = NULL;
}

static void pack_indicators(struct pack_writer *w, const struct summary_year *y)
{
	for (int i = 0; i <= TARGET_TEXT; i++)
		pack_uint(w, y->kind_counts[i]);
	pack_uint(w, y->indicators != NULL);
	pack_uint(w, y->indicator_count);
	for (size_t i = 0; y->indicators && i < y->indicator_count; i++) {
		const struct summary_indicator *x = &y->indicators[i];

		pack_text(w, x->overall_id);
		pack_text(w, x->level1);
		pack_text(w, x->level2);
		pack_text(w, x->name);
		pack_text(w, x->target_published);
		pack_text(w, x->measure_unit);
		pack_text(w, x->project_id);
		pack_text(w, x->project_name);
		pack_text(w, x->key);
		pack_uint(w, x->kind);
	}
}

static void unpack_indicator(struct pack_reader *r, struct summary_indicator *x)
{
	x->overall_id = unpack_text(r);
	x->level1 = unpack_text(r);
	x->level2 = unpack_text(r);
	x->name = unpack_text(r);
	x->target_published = unpack_text(r);
	x->measure_unit = unpack_text(r);
	x->project_id = unpack_text(r);
	x->project_name = unpack_text(r);
	x->key = unpack_text(r);
	x->kind = (enum target_kind)unpack_uint(r, TARGET_TEXT);
}

static void unpack_indicators(struct unpacking *u, struct summary_year *y)
{
	struct pack_reader *r = u->reader;

	for (int i = 0; i <= TARGET_TEXT; i++)
		y->kind_counts[i] = unpack_uint(r, SIZE_MAX);
	if (!unpack_uint(r, 1)) {
		y->indicator_count = unpack_uint(r, SIZE_MAX);
		return;
	}
	y->indicator_count = unpack_count(r);
	struct arena *a = begin_part(u, SUMMARY_PROJECTS);

	y->indicators =
		arena_array(a, struct summary_indicator, y->indicator_count);
	for (size_t i = 0; i < y->indicator_count; i++)
		unpack_indicator(r, &y->indicators[i]);
	end_part(u);
	if (!(u->parts & SUMMARY_PROJECTS))
		y->indicators = NULL;
}

static void pack_tables(struct pack_writer *w, const struct summary_year *y)
{
	pack_uint(w, y->table_count);
	for (size_t i = 0; i < y->table_count; i++) {
		const struct summary_table *t = &y->tables[i];

		pack_text(w, t->id);
		pack_text(w, t->title);
		pack_text(w, t->title_en);
		pack_uint(w, t->status);
		pack_uint(w, t->row_count);
		pack_uint(w, t->figure_count);
	}
}

static void unpack_tables(struct pack_reader *r, struct arena *a,
			  struct summary_year *y)
{
	y->table_count = unpack_count(r);
	y->tables = arena_array(a, struct summary_table, y->table_count);
	for (size_t i = 0; i < y->table_count; i++) {
		struct summary_table *t = &y->tables[i];

		t->id = unpack_text(r);
		t->title = unpack_text(r);
		t->title_en = unpack_text(r);
		t->status = (enum table_status)unpack_uint(r, TABLE_MISSING);
		t->row_count = unpack_uint(r, SIZE_MAX);
		t->figure_count = unpack_uint(r, SIZE_MAX);
	}
}

static void pack_sources(struct pack_writer *w, const struct summary_year *y)
{
	pack_uint(w, y->source_count);
	for (size_t i = 0; i < y->source_count; i++) {
		const struct source_document *s = &y->sources[i];

		pack_text(w, s->id);
		pack_text(w, s->title);
		pack_text(w, s->publisher);
		pack_text(w, s->publication_date);
		pack_text(w, s->url);
		pack_text(w, s->file);
	}
}

static void unpack_sources(struct pack_reader *r, struct arena *a,
			   struct summary_year *y)
{
	y->source_count = unpack_count(r);
	y->sources = arena_array(a, struct source_document, y->source_count);
	for (size_t i = 0; i < y->source_count; i++) {
		struct source_document *s = &y->sources[i];

		s->id = unpack_text(r);
		s->title = unpack_text(r);
		s->publisher = unpack_text(r);
		s->publication_date = unpack_text(r);
		s->url = unpack_text(r);
		s->file = unpack_text(r);
	}
}

static void pack_year(struct pack_writer *w, struct rows *rows,
		      const struct summary_year *y)
{
	pack_uint(w, (uint64_t)y->year);
	pack_text(w, y->title);
	pack_text(w, y->stage);
	pack_amount(w, &y->income);
	pack_amount(w, &y->expenditure);
	pack_amount(w, &y->basic);
	pack_amount(w, &y->project);
	pack_amount(w, &y->three_public);
	pack_amount(w, &y->procurement);
	pack_codes(w, rows, y->functions, y->function_count);
	pack_codes(w, rows, y->economies, y->economy_count);
	pack_amount(w, &y->function_total);
	pack_amount(w, &y->economy_total);
	pack_staff(w, &y->staff);
	pack_uint(w, y->has_other_currency);
	pack_projects(w, y);
	pack_indicators(w, y);
	pack_tables(w, y);
	pack_sources(w, y);
	pack_uint(w, y->figure_count);
	pack_uint(w, y->amount_rows);
	pack_uint(w, y->indicator_rows);
	pack_uint(w, y->project_rows);
	pack_uint(w, y->fact_rows);
}

static void unpack_year(struct unpacking *u, struct summary_year *y)
{
	struct pack_reader *r = u->reader;

	y->year = (int)unpack_uint(r, YEAR_MAX);
	y->title = unpack_text(r);
	y->stage = unpack_text(r);
	unpack_amount(r, &y->income);
	unpack_amount(r, &y->expenditure);
	unpack_amount(r, &y->basic);
	unpack_amount(r, &y->project);
	unpack_amount(r, &y->three_public);
	unpack_amount(r, &y->procurement);
	y->functions = unpack_codes(u, &y->function_count);
	y->economies = unpack_codes(u, &y->economy_count);
	unpack_amount(r, &y->function_total);
	unpack_amount(r, &y->economy_total);
	unpack_staff(r, &y->staff);
	y->has_other_currency = unpack_uint(r, 1);
	unpack_projects(u, y);
	unpack_indicators(u, y);
	unpack_tables(r, u->arena, y);
	unpack_sources(r, u->arena, y);
	y->figure_count = unpack_uint(r, SIZE_MAX);
	y->amount_rows = unpack_uint(r, SIZE_MAX);
	y->indicator_rows = unpack_uint(r, SIZE_MAX);
	y->project_rows = unpack_uint(r, SIZE_MAX);
	y->fact_rows = unpack_uint(r, SIZE_MAX);
}

void summary_pack(struct pack_writer *w, const struct summary *s)
{
	struct rows rows = {0};

	collect_rows(w, &rows, s);
	pack_rows(w, &rows);
	pack_uint(w, s->year_count);
	for (size_t i = 0; i < s->year_count; i++)
		pack_year(w, &rows, &s->years[i]);
}

bool summary_unpack(struct pack_reader *r, struct arena *a, unsigned parts,
		    struct summary *out)
{
	struct unpacking u = {
		.reader = r, .arena = a, .pool = r->pool, .parts = parts};

	unpack_rows(&u);
	*out = (struct summary){.year_count = unpack_count(r)};
	out->years = arena_array(a, struct summary_year, out->year_count);
	for (size_t i = 0; i < out->year_count; i++)
		unpack_year(&u, &out->years[i]);
	return !r->failed;
}
