/* Copying text that needs no escaping, and seeing that it needs none. */
#ifndef TEMPLATE_COPY_H
#define TEMPLATE_COPY_H

#include <stdbool.h>
#include <stddef.h>

/* Copy n bytes. False when they contain & < > " or ', and what was written is
 * worth nothing. */
bool copy_plain(char *to, const char *from, size_t n);

#endif
