/* Where the records of the datasets go.
 *
 * The rows of a dataset are read once; each form that it is published in is a
 * sink, and gets them all. The datasets come one after the other in the order
 * of enum dataset: begin, its rows, end.
 */
#ifndef EXPORT_SINK_H
#define EXPORT_SINK_H

#include "base/str.h"
#include "model/dataset.h"

struct dataset_sink {
	void *context;
	void (*begin)(void *context, enum dataset which);
	/* One record: as many fields as the dataset has columns, in their
	 * order; an empty one is not stated. Valid during the call. */
	void (*row)(void *context, const struct str *fields);
	void (*end)(void *context);
};

#endif
