/* Amounts and their columns as pages show them. */
#ifndef VIEW_AMOUNT_H
#define VIEW_AMOUNT_H

#include "view/view.h"

/* In tables, amounts of CNY are in 10,000 yuan, others in their currency.
 * The number alone: "12,578", "0.54"; empty when not stated. */
struct str amount_number(const struct view *v, struct arena *a,
			 const struct summary_amount *amount);
/* The unit of amount_number(), for captions: "万元". */
struct str amount_unit(const struct view *v);
/* Power of ten of a unit to yuan, for those who want another unit; none where
 * amounts are not in yuan. */
struct value amount_power(const struct view *v, struct arena *a, int power);
/* With its unit, to stand alone: "12,578 万元", "125.78 million yuan"; empty
 * when not stated. */
struct str amount_text(const struct view *v, struct arena *a,
		       const struct summary_amount *amount);
/* A published unit; English pages explain those of yuan. */
struct str amount_published_unit(const struct view *v, struct arena *a,
				 struct str name);

/* The figures of a column stand with their points one below the other: what a
 * figure has fewer decimals than the longest of its column is made up for by
 * a class of the style sheet: "p2" by the width of a point and two digits,
 * "z1" by that of one digit. */
struct align {
	unsigned decimals; /* most of the column; a zeroed struct is ready */
};
void align_add(struct align *column, struct str figure);
/* The class; none when nothing is missing or the text is no number. */
struct value align_class(const struct align *column, struct str figure);

#endif
