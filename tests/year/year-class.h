/* SPDX-License-Identifier: MIT */
/* Real class lists: plain CSV without quoted fields, split by class_id. */
#pragma once

#include <learning-partners/learning-partners.h>

/* Where class lists come from, and which column of theirs is attainment. */
typedef struct {
  const char *label;    /* what a table calls it */
  const char *file;
  const char *column;   /* attainment; NULL where there is none */
  const char *bands[4]; /* lowest first; all NULL where the column holds scores */
} YearSource;

/* One class. */
typedef struct {
  char *label;
  const YearSource *source; /* not owned */
  GPtrArray *ids;           /* char * */
  GPtrArray *attainment;    /* char *, empty where missing */
} YearClass;

/* Every source, ended by one without label. */
extern const YearSource year_sources[];

/* Finds a source by label. */
const YearSource *year_source_find (const char *label);

/* Reads a source's classes, as YearClass, in the order in which they first appear.
 * Looks in FOLDER/data/classlists, then among the data of the examples. */
GPtrArray *year_class_read (const char *folder, const YearSource *source, GError **error);

void year_class_free (YearClass *class);

/* Gives the number of pupils. */
guint year_class_get_size (const YearClass *class);

/* Gives an id. */
const char *year_class_get_id (const YearClass *class, guint pupil);

/* Finds a pupil by id, who must be there. */
guint year_class_find (const YearClass *class, const char *id);

/* Makes a roster of those pupils for whom `enrolled` is not 0 (NULL: of all),
 * with the year's holidays and without rules. */
LpRoster *year_class_make_roster (const YearClass *class, const guint8 *enrolled);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YearClass, year_class_free)
