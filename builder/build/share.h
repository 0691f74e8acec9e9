/* Inside build: templates and assets that come with the program. */
#ifndef BUILD_SHARE_H
#define BUILD_SHARE_H

#include "os/os.h"
#include "template/template.h"

struct asset {
	struct str name, bytes;
};

struct share {
	struct str folder;
	struct template_set *templates;
	struct template_source *sources; /* what the templates are made of */
	size_t source_count;
	struct asset *assets;
	size_t asset_count;
};

/* Find and load them: $BUDGETPRESS_SHARE, ../share/budgetpress beside the
 * program, the source tree, the place of `make install`. False after
 * reporting; e->what is set when the world failed. */
bool share_load(struct arena *a, struct diag *d, struct share *out,
		struct os_error *e);

#endif
