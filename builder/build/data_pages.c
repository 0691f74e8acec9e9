/* The pages of the data: made last, of the files as they are. */
#include "build/data_pages.h"

#include "export/rows.h"

enum { SAMPLE_ROWS = 5 };

static struct str hexadecimal(struct arena *a, const struct sha256 *hash)
{
	struct buf b = {0};

	sha256_write(&b, hash);
	struct str text = str_copy(a, buf_str(&b));

	buf_free(&b);
	return text;
}

static bool find(void *context, struct str path, struct data_file *out)
{
	struct build *b = context;
	struct publish_fact fact;

	if (!b->publish || !publish_find(b->publish, path, &fact))
		return false;
	*out = (struct data_file){.size = fact.size,
				  .rows = fact.records,
				  .has_rows = fact.counted};
	if (fact.sha256)
		out->sha256 = hexadecimal(&b->workers[0].page, fact.sha256);
	return true;
}

/* The first rows of a CSV text into fields; how many. */
static size_t take_rows(struct arena *a, enum dataset which, struct str csv,
			struct str *fields)
{
	size_t columns = dataset_kinds[which].column_count, count = 0;
	struct dataset_reader reader = {.rest = str_cut(csv, STR("\r\n")).tail};

	while (count < SAMPLE_ROWS && dataset_read_row(&reader, columns)) {
		for (size_t i = 0; i < columns; i++)
			fields[count * columns + i] =
				str_copy(a, reader.fields[i]);
		count++;
	}
	dataset_reader_free(&reader);
	return count;
}

/* The first file of the dataset that has rows: of the first year that has any,
 * for the whole may be large. */
static size_t sample(struct build *b, struct arena *a, enum dataset which,
		     struct str *fields)
{
	struct arena *scratch = &b->workers[0].department;
	size_t count = 0;
	struct str text;

	if (!dataset_has_years(which)) {
		struct str path = str_format(scratch, "data/%s.csv",
					     dataset_kinds[which].id);

		if (publish_read(b->publish, scratch, path, &text))
			count = take_rows(a, which, text, fields);
	}
	for (size_t i = 0;
	     dataset_has_years(which) && !count && i < b->order_count; i++) {
		const struct ingest_folder *f =
			&b->plan.folders[b->order[i].index];

		for (size_t j = 0; !count && j < f->year_count; j++) {
			if (publish_read(
				    b->publish, scratch,
				    build_data_path(
					    scratch, f->id, f->years[j].year,
					    str_from(dataset_kinds[which].id),
					    "csv"),
				    &text))
				count = take_rows(a, which, text, fields);
			arena_clear(scratch);
		}
	}
	arena_clear(scratch);
	return count;
}

void data_pages_files(struct build *b, struct arena *a, struct data_files *out)
{
	*out = (struct data_files){.find = find, .context = b};
	for (int i = 0; b->publish && i < DATASET_COUNT; i++) {
		struct str *fields = arena_array(
			a, struct str,
			SAMPLE_ROWS * dataset_kinds[i].column_count);

		out->samples[i] = fields;
		out->sample_rows[i] = sample(b, a, (enum dataset)i, fields);
	}
}
