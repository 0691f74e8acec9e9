/* The names of the database and their index.
 *
 * FTS5 takes a run of Chinese characters for one word, and its trigrams do not
 * find words of two characters. So the index gets the ends of each run, "信息化
 * 息化 化", and a query is the beginning of one: 息化* finds all that contains
 * these characters, and 0505* all codes that contain these digits.
 */
#include "base/utf8.h"
#include "export/database_parts.h"

/* What is taken from a dataset: columns by name. */
static const struct source {
	const char *kind, *code, *name, *english;
} sources[DATASET_COUNT] = {
	[DATASET_AMOUNTS] = {"row", "row_code", "row_name", NULL},
	[DATASET_INDICATORS] = {"indicator", NULL, "name", NULL},
	[DATASET_PROJECTS] = {"project", "project_code", "project_name", NULL},
	[DATASET_ORGANIZATIONS] = {"organization", "organization_id", "name",
				   "name_en"},
	[DATASET_DOCUMENTS] = {"document", "document_id", "title", NULL},
	[DATASET_CLASSIFICATIONS] = {"classification", "code", "name",
				     "name_en"},
};

void database_names_begin(struct database_names *n, struct sqlite *file)
{
	*n = (struct database_names){.file = file};
	n->name = sqlite_prepare(
		file, "INSERT OR IGNORE INTO names(kind, code, name, name_en)"
		      " VALUES(?1, ?2, ?3, ?4)");
	n->terms = sqlite_prepare(
		file, "INSERT INTO names_search(rowid, name) VALUES(?1, ?2)");
}

static size_t place_of(const struct dataset_kind *kind, const char *name)
{
	size_t i = 0;

	while (name && i < kind->column_count &&
	       strcmp(kind->columns[i].name, name) != 0)
		i++;
	return name ? i : kind->column_count;
}

void database_names_dataset(struct database_names *n, enum dataset which)
{
	const struct source *s = &sources[which];
	const struct dataset_kind *kind = &dataset_kinds[which];

	n->kind = str_from(s->kind);
	n->count = kind->column_count;
	n->code = place_of(kind, s->code);
	n->text = place_of(kind, s->name);
	n->english = place_of(kind, s->english);
	buf_clear(&n->last);
}

/* One of the fields, with an empty one after the last of them. */
static struct str field(const struct str *fields, size_t place, size_t count)
{
	return place < count ? fields[place] : (struct str){NULL, 0};
}

/* Is it the name of the row before? Figures of one row follow each other. */
static bool is_again(struct database_names *n, struct str code, struct str name)
{
	struct str last = buf_str(&n->last);
	bool again = last.n == code.n + 1 + name.n && str_starts(last, code) &&
		     last.s[code.n] == '\n' && str_ends(last, name);

	if (!again) {
		buf_clear(&n->last);
		buf_add(&n->last, code);
		buf_add_char(&n->last, '\n');
		buf_add(&n->last, name);
	}
	return again;
}

static void add(struct database_names *n, struct str code, struct str name,
		struct str english)
{
	sqlite_text(n->name, 1, n->kind);
	sqlite_text(n->name, 2, code);
	sqlite_text(n->name, 3, name);
	sqlite_text(n->name, 4, english);
	sqlite_row(n->name);
	if (!sqlite_changes(n->file))
		return;
	buf_clear(&n->words);
	database_words(&n->words, name);
	database_words(&n->words, code);
	database_words(&n->words, english);
	sqlite_integer(n->terms, 1, sqlite_last_row(n->file));
	sqlite_text(n->terms, 2, buf_str(&n->words));
	sqlite_row(n->terms);
}

void database_names_row(struct database_names *n, const struct str *fields)
{
	size_t count = n->count;
	struct str code = field(fields, n->code, count);
	struct str name = field(fields, n->text, count);

	if (n->kind.n && name.n && !is_again(n, code, name))
		add(n, code, name, field(fields, n->english, count));
}

void database_names_end(struct database_names *n)
{
	sqlite_run(n->file, "INSERT INTO names_search(names_search)"
			    " VALUES('optimize')");
	buf_free(&n->words);
	buf_free(&n->last);
}

enum character { PART_OF_WORD, BETWEEN_WORDS, NOTHING };

/* Marks within Chinese text do not end a word: “三公”经费 is 三公经费. */
static enum character kind_of(uint32_t c)
{
	if (c < 0x80)
		return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
				       (c >= 'a' && c <= 'z')
			       ? PART_OF_WORD
			       : BETWEEN_WORDS;
	if (c == 0xa0 || c == 0x3000)
		return BETWEEN_WORDS;
	bool mark =
		c < 0xc0 || (c >= 0x2000 && c <= 0x206f) ||
		(c > 0x3000 && c <= 0x3020 && c != 0x3005 && c != 0x3006 &&
		 c != 0x3007) ||
		(c >= 0xff01 && c <= 0xff0f) || (c >= 0xff1a && c <= 0xff20) ||
		(c >= 0xff3b && c <= 0xff40) || (c >= 0xff5b && c <= 0xff65);

	return mark ? NOTHING : PART_OF_WORD;
}

/* The word that begins at a place, as far as it is taken. */
static void add_word(struct buf *out, struct str text, size_t at)
{
	for (size_t n = 0; n < DATABASE_WORD_MAX && at < text.n;) {
		uint32_t c = utf8_next(text, &at);
		enum character kind = kind_of(c);

		if (kind == BETWEEN_WORDS)
			break;
		if (kind == PART_OF_WORD) {
			utf8_put(out, c);
			n++;
		}
	}
	buf_add_char(out, ' ');
}

void database_words(struct buf *out, struct str text)
{
	for (size_t at = 0; at < text.n;) {
		size_t begin = at;

		if (kind_of(utf8_next(text, &at)) == PART_OF_WORD)
			add_word(out, text, begin);
	}
}
