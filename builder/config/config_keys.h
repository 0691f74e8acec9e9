/* Inside config: the table of keys, and the checks that it names. */
#ifndef CONFIG_CONFIG_KEYS_H
#define CONFIG_CONFIG_KEYS_H

#include "base/map.h"
#include "config/config.h"

/* The whole file, into a struct config. */
extern const struct key_section config_section;

/* Classifications of a role for which site.toml declares none. */
extern const struct config_classification config_built_in[];
extern const size_t config_built_in_count;

/* config_table.c */
void config_check_column(struct key_reader *r, const struct toml *table,
			 void *out);
void config_check_table(struct key_reader *r, const struct toml *table,
			void *out);

/* config.c */
void config_check(struct key_reader *r, const struct toml *table, void *out);

/* Report a text that is in seen already (nothing when it is empty); what is
 * the key that holds it. */
void config_check_unique(struct key_reader *r, struct map *seen,
			 const char *what, struct str text, struct span span);

#endif
