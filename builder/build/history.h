/* The history of a site: what it published, and what was amended since.
 *
 *     history/changes.csv     every change that was recorded, oldest first
 *     history/ORG/YEAR.csv    the cells of a year as last recorded
 *
 * It stands beside site.toml, is written by a build that is told to record
 * (build --record), once the new site is published, and is read by every build.
 * It belongs to the content: commit it with it. Nothing is compared with what
 * was not recorded; the first record of a year is no change.
 */
#ifndef BUILD_HISTORY_H
#define BUILD_HISTORY_H

#include "build/job.h"

/* Read history/changes.csv into b->changes. False after reporting. */
bool history_read(struct build *b);
/* Compare the data of this build with what was recorded: adds to b->changes,
 * writes what is to be recorded beside the history. False after reporting. */
bool history_prepare(struct build *b);
/* The site is published: make what was prepared the history. False after
 * reporting. */
bool history_record(struct build *b);
/* Fingerprint of all changes, into b->history. */
void history_fingerprint(struct build *b);
/* Forget what was prepared. */
void history_drop(struct build *b);

#endif
