/* Feeds: feed.xml, robots.txt. */
#ifndef VIEW_FEEDS_H
#define VIEW_FEEDS_H

#include "view/view.h"

struct feed_sink {
	void (*put)(void *context, struct str path, struct str bytes);
	void *context;
};

/* The files are handed one by one; root is the view of the root language. */
void view_feeds(const struct view *root, struct arena *scratch,
		const struct summaries *summaries, struct feed_sink sink);

#endif
