/* Volumes: what can be found, as classic scripts of a bounded size.
 *
 * A volume is a call with one text; its first line is what all of its entries
 * are about (a department, by all its names), each other line an entry. The
 * fields of a line stand between tabs, in the order of struct search_entry.
 *
 *     budgetpressSearch.volume("d00001/1-1","...\n...");
 */
#ifndef FORMAT_SEARCH_VOLUME_H
#define FORMAT_SEARCH_VOLUME_H

#include "format/search_grams.h"

enum {
	SEARCH_VOLUME_MAX = 24 * 1024, /* bytes; a longer entry stands alone */
	SEARCH_LANGUAGES_MAX = 2,
};

/* A year, and its amount as each language of the site writes it. */
struct search_figure {
	int year;
	struct str amounts[SEARCH_LANGUAGES_MAX];
};

struct search_entry {
	char type; /* see view/search.h */
	/* In the folder of a language; "~" at its beginning stands for
	 * departments/ORG/ of the volume's department. */
	struct str url;
	struct str name, name_en, code;
	const struct search_figure *figures; /* newest first */
	size_t figure_count;
	struct str language; /* only for pages in it; empty: for all */
	/* Of what it is a part: words of the question may stand here, but not
	 * all of them. */
	struct str context;
	struct str text;
};

/* Append an entry's line. */
void search_entry_write(struct buf *out, const struct search_entry *e);
/* Append a field's text: no tabs and no line ends in it. */
void search_field_write(struct buf *out, struct str text);

struct search_volume_sink {
	/* number counts from 1; key and bytes are valid during the call. */
	void (*put)(void *context, size_t number, struct str key,
		    struct str bytes);
	void *context;
};
/* Cut lines into volumes KEY-1, KEY-2 ...; head is the first line of each.
 * Gives how many there are. */
size_t search_volumes(struct str key, struct str head, struct str lines,
		      struct search_volume_sink sink);

/* The grams of a volume as it was published, sorted, in the arena; false when
 * bytes are not one. */
bool search_volume_grams(struct arena *a, struct arena *scratch,
			 struct str bytes, struct search_grams *out);

#endif
