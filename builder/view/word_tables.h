/* Inside view: the tables of words, one file a subject. */
#ifndef VIEW_WORD_TABLES_H
#define VIEW_WORD_TABLES_H

#include "view/words.h"

struct word {
	const char *key, *zh, *en;
};

extern const struct word words_audit[];
extern const size_t words_audit_count;
extern const struct word words_data[];
extern const size_t words_data_count;
extern const struct word words_changes[];
extern const size_t words_changes_count;
extern const struct word words_charts[];
extern const size_t words_charts_count;
extern const struct word words_browse[];
extern const size_t words_browse_count;
extern const struct word words_understand[];
extern const size_t words_understand_count;

extern const struct word words_search[];
extern const size_t words_search_count;

#endif
