/* The options: what each is called, does, and which commands take it. */
#ifndef CLI_OPTIONS_TABLE_H
#define CLI_OPTIONS_TABLE_H

#include "cli/options.h"

enum { OPTION_EVERYWHERE = 0xFFFF };

struct option {
	const char *name, *short_name; /* the second may be NULL */
	bool valued;
	unsigned commands; /* bits 1 << enum command */
	/* Sets it; false after saying what is wrong with the value, which is
	 * empty for options that take none. */
	bool (*set)(struct options *o, struct str value);
	const char *zh, *en; /* lines of the help, without their margin */
};

extern const struct option options_all[];
extern const size_t options_count;

static inline bool option_is_of(const struct option *option,
				enum command command)
{
	return option->commands >> command & 1;
}

/* The command's option of this name, else one of this name that it does not
 * take; NULL: no command has such an option. */
const struct option *option_find(struct str name, enum command command);
/* Say what is wrong with word on standard error. Always false. */
bool options_wrong(const struct options *o, const char *zh, const char *en,
		   struct str word);

#endif
