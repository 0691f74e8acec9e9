/* The API: JSON documents at fixed addresses, one for each department, year and
 * classification code, and their description by OpenAPI.
 *
 * Amounts are texts with the exact decimal in whole units of the currency; null
 * is not stated. Links are relative to the document that has them.
 */
#ifndef EXPORT_API_H
#define EXPORT_API_H

#include "config/config.h"
#include "format/json_write.h"
#include "model/summary.h"

#define API_FOLDER "api/v1/"

/* organizations/ORG.json */
void api_organization(const struct summary *s, struct buf *out);
/* organizations/ORG/YEAR.json */
void api_year(const struct config *config, const struct summary *s,
	      const struct summary_year *y, struct buf *out);

/* Lists: organizations/index.json, functions/index.json, economy/index.json. A
 * list begins, gets its items, ends. */
void api_list_begin(struct json_writer *w, const char *name);
void api_list_organization(struct json_writer *w, const struct summary *s);
void api_list_code(struct json_writer *w, struct str code, struct str name,
		   bool has_document);
void api_list_end(struct json_writer *w);

/* functions/CODE.json and economy/CODE.json: the code, then its amounts. */
struct api_code {
	const char *folder;            /* functions or economy */
	struct str code, name, parent; /* empty: none */
};
void api_code_begin(struct json_writer *w, const struct api_code *code);
void api_code_amount(struct json_writer *w, const struct organization *o,
		     int year, struct decimal amount);
void api_code_end(struct json_writer *w);

/* index.json and openapi.json */
void api_index(const struct config *config, struct buf *out);
void api_openapi(const struct config *config, const char *version,
		 struct buf *out);

#endif
