/* Own tables in sums: which of their amounts make the totals of a year.
 *
 * Of several phases one counts: that of the document where the table has it,
 * else the furthest of draft, approved, adjusted and final, else the last one
 * in the table. Of several measures of that phase and of the year the one with
 * the id "total" counts, else the first. Of the rows those count that are not
 * part of another: a total row alone where there is one, else the rows whose
 * code is below no other row's.
 */
#ifndef MODEL_COUNTED_H
#define MODEL_COUNTED_H

#include "model/budget.h"

/* The phase that counts, of those that have an amount of the year; empty when
 * the table names none. stage is that of the document, or empty. */
struct str counted_phase(const struct table *t, int year, struct str stage);
/* Is the row of the phase, or of none? */
bool counted_row(const struct table_row *row, struct str phase);
/* The measure that counts, column_count when there is none. */
size_t counted_column(const struct table *t, int year, struct str phase);
/* Sum of a measure over the rows that count, in the base unit: those of the
 * organisation itself, else those of its units. False when none has an
 * amount. */
bool counted_sum(struct arena *scratch, const struct table *t,
		 const struct organization *organization, size_t column,
		 struct str phase, struct decimal *out);

#endif
