/* The tokens of a JSON text with their places. Knows nothing of grammar: on
 * text that a parser has accepted the tokens are JSON's; on other text they
 * are what a reader of the message would point at. */
#ifndef FORMAT_JSON_SCAN_H
#define FORMAT_JSON_SCAN_H

#include "diag/diag.h"

struct json_scan {
	struct str text;
	size_t at;
	uint32_t line, column;
};

struct json_token {
	struct str text; /* empty at the end */
	size_t at;
	uint32_t line, column;
};

struct json_scan json_scan_begin(struct str text);
/* The next token: a string with its quotes (to the end of the line when it is
 * not closed), one of {}[],: or one character outside ASCII, or a run of
 * others. */
struct json_token json_scan_next(struct json_scan *s);

/* What a syntax error is about. */
enum json_hint { JSON_HINT_NONE, JSON_HINT_COLON };

/* Report that the text is not JSON; the parser stopped behind byte `end`. */
void json_report_syntax(struct diag *d, struct str path, struct str text,
			size_t end, enum json_hint hint);
/* Report that the text ends too early: the innermost bracket left open. */
void json_report_unclosed(struct diag *d, struct str path, struct str text);
/* The last token that begins before byte `end`. */
struct json_token json_token_before(struct str text, size_t end);

#endif
