/* Command line to a struct. */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include "diag/diag.h"

enum command {
	COMMAND_BUILD,
	COMMAND_CHECK,
	COMMAND_NEW,
	COMMAND_LIST_TABLES,
	COMMAND_DIFF,
	COMMAND_VERSION,
	COMMAND_HELP,
};

/* How check and diff show what they found. */
enum report_format { FORMAT_TEXT, FORMAT_JSON, FORMAT_SARIF, FORMAT_CSV };

struct options {
	enum command command;
	bool help; /* --help of the command */
	enum language language;
	struct str root;           /* -C, default "." */
	struct str output;         /* -o */
	struct str operand;        /* folder of `new`, command of `help`, old
				      site of `diff` */
	struct str operand2;       /* new site of `diff` */
	enum report_format format; /* --format of check and diff */
	size_t jobs;
	bool quiet, verbose, dump_values, record;
};

/* False after writing what is wrong to standard error. */
bool options_read(int count, char **words, struct options *out);
/* The help text of a command, or of the program. */
void options_help(enum command command, enum language language,
		  struct buf *out);
/* Command by its word; false when there is none of that name. */
bool options_command(struct str word, enum command *out);
/* zh-CN for a Chinese locale, else en; --lang decides over both. */
enum language options_locale(void);

#endif
