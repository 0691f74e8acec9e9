/* `budgetpress new`: a small site that builds at once. */
#ifndef CLI_NEW_H
#define CLI_NEW_H

#include "cli/options.h"

/* Writes it into the folder of the options' operand, which must be new or
 * empty. Returns the program's exit status. */
int new_site(const struct options *o);

#endif
