/* Chart: series to SVG, and the figure that a page shows them in.
 *
 * A drawing is complete without scripts and has no style of its own on a page:
 * classes, which assets/chart.css colours. Widths are shares of the room there
 * is, heights and text are in pixels: text has the same size on a telephone
 * and on a wall, and nothing overlaps from CHART_NARROW pixels on. Amounts are
 * exact; only what is drawn is rounded, to a hundredth of a percent and a tenth
 * of a pixel. The same series give the same bytes.
 */
#ifndef CHART_CHART_H
#define CHART_CHART_H

#include "base/decimal.h"

/* Narrowest room for a drawing, in pixels: a telephone of 360 less margins. */
enum { CHART_NARROW = 320, CHART_PARTS = 2 };

struct chart_amount {
	bool stated;
	struct decimal value;
	struct str text; /* as shown; of what is not stated, why, or nothing */
};

/* A bar or a tile. What is not known is empty. */
struct chart_item {
	struct str name;
	struct str language;       /* of the name, where it is not the page's */
	struct str url;            /* where the figure stands */
	struct str code, code_url; /* shown in the table */
	struct chart_amount amount;
	struct chart_amount parts[CHART_PARTS]; /* that the amount is made of */
	struct str share;                       /* "94.3%" */
	/* How many small ones this is together, 0: it is itself. It comes last,
	 * as a pale tile, and has no bar. */
	size_t together;
};

/* A node of a flow; columns are 0 sources, 1 the whole, 2 its parts, 3 what
 * they are used for. In a column from top to bottom as they stand. */
struct chart_node {
	struct str name, language;
	struct chart_amount amount;
	struct str share;
	unsigned column;
};
struct chart_link {
	size_t from, to; /* nodes of neighbouring columns, left to right */
	struct chart_amount amount;
};

/* Figures of several years; amounts in the order of the chart's years. */
struct chart_series {
	struct str name, language, url;
	struct chart_amount *amounts;
};

enum chart_kind { CHART_BARS, CHART_TREEMAP, CHART_FLOW, CHART_YEARS };

struct chart {
	enum chart_kind kind;
	struct str name; /* letters, digits, hyphens: "three-public" */
	struct str title;
	struct str unit;        /* and what else belongs under the title */
	struct str description; /* what it says, in a sentence or two */
	/* Where the page has the same figures as a table; empty: the figure
	 * has one of its own, with these heads. */
	struct str table_url;
	struct str name_head, amount_head, share_head;
	struct chart_item *items; /* bars, treemap */
	size_t item_count;
	struct str part_names[CHART_PARTS]; /* empty: no parts are shown */
	struct chart_node *nodes;           /* flow */
	size_t node_count;
	struct chart_link *links;
	size_t link_count;
	/* How much the links of a node may differ from it, by rounding. */
	struct decimal tolerance;
	int *years; /* years: ascending, each once */
	size_t year_count;
	struct chart_series *series;
	size_t series_count;
};

/* Why a chart cannot be drawn truthfully. */
enum chart_obstacle {
	CHART_CLEAR,
	CHART_EMPTY,      /* no figure is stated, or all are zero */
	CHART_NEGATIVE,   /* a negative part of a flow or of a treemap */
	CHART_UNBALANCED, /* what flows into a node is not what it states */
	CHART_ONE_YEAR,   /* there is nothing to compare */
	CHART_OBSTACLE_COUNT
};
enum chart_obstacle chart_obstacle(const struct chart *c);

/* The wording of figures. */
struct chart_words {
	struct str table;    /* "Figures" */
	struct str file;     /* "Chart (SVG)" */
	struct str from, to; /* heads of a flow's table */
	struct str absent;   /* a year without a figure */
	struct str obstacles[CHART_OBSTACLE_COUNT];
};

/* Append <figure id="chart-NAME">: title, drawing or the reason that there is
 * none, a table of the same figures or a link to it, and a link to the file
 * unless file_url is empty. */
void chart_figure(const struct chart *c, const struct chart_words *w,
		  struct str file_url, struct buf *out);

/* What a file says about itself: lines at its foot. */
struct chart_imprint {
	struct str language; /* of the file: zh-CN */
	struct str *lines;
	size_t line_count;
};
/* Append the drawing as a file of its own, with its style. Nothing when there
 * is an obstacle. */
void chart_file(const struct chart *c, const struct chart_words *w,
		const struct chart_imprint *imprint, struct buf *out);

#endif
