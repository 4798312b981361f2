/* SPDX-License-Identifier: MIT */
#include "base/lp-date-private.h"
#include "model/lp-roster-fields-private.h"

#include <learning-partners/lp-error.h>

static gboolean
check_days (LpDate from, LpDate to, GError **error)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (!lp_i_date_is_valid (from) || !lp_i_date_is_valid (to)) {
    g_set_error (error, LP_ERROR, LP_ERROR_DATE, "A closure has a day outside the years 1 to 9999");
    return FALSE;
  }
  if (to >= from) {
    return TRUE;
  }
  first = lp_date_to_string (from);
  last = lp_date_to_string (to);
  g_set_error (error, LP_ERROR, LP_ERROR_DATE, "The closure from %s to %s ends before it begins", first, last);
  return FALSE;
}

/* How many merged stretches begin on or before a day. */
static guint
count_begun (const GArray *closed, LpDate day)
{
  guint low = 0, high = closed->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;
    if (g_array_index (closed, LpStretch, middle).from <= day) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

static void
recount_closed_days (GArray *closed, guint from)
{
  for (guint i = from; i < closed->len; i++) {
    LpStretch *stretch = &g_array_index (closed, LpStretch, i);
    stretch->before = 0;
    if (i > 0) {
      const LpStretch *last = &g_array_index (closed, LpStretch, i - 1);
      stretch->before = last->before + (last->to - last->from + 1);
    }
  }
}

/*
 * Merging at once, and not when first asked, keeps a filled roster free of
 * writes, so that several threads may read it.
 */
static void
merge_closures (GArray *closed, LpStretch stretch)
{
  guint first = count_begun (closed, stretch.from);
  guint end = first;

  if (first > 0 && g_array_index (closed, LpStretch, first - 1).to >= stretch.from - 1) {
    first--;
  }
  while (end < closed->len && g_array_index (closed, LpStretch, end).from <= stretch.to + 1) {
    end++;
  }
  if (end > first) {
    stretch.from = MIN (stretch.from, g_array_index (closed, LpStretch, first).from);
    stretch.to = MAX (stretch.to, g_array_index (closed, LpStretch, end - 1).to);
    g_array_remove_range (closed, first, end - first);
  }
  g_array_insert_val (closed, first, stretch);
  recount_closed_days (closed, first);
}

gboolean
lp_roster_add_closure (LpRoster *roster, LpDate from, LpDate to, GError **error)
{
  LpStretch stretch = { from, to, 0 };

  g_return_val_if_fail (roster != NULL, FALSE);

  if (!lp_i_roster_open (roster, error) || !check_days (from, to, error)) {
    return FALSE;
  }

  g_array_append_val (roster->facts->closures, stretch);
  merge_closures (roster->facts->closed, stretch);
  return TRUE;
}

gsize
lp_roster_get_n_closures (const LpRoster *roster)
{
  g_return_val_if_fail (roster != NULL, 0);

  return roster->facts->closures->len;
}

void
lp_roster_get_closure (const LpRoster *roster, gsize index, LpDate *from, LpDate *to)
{
  const LpStretch *closure;

  g_return_if_fail (roster != NULL);
  g_return_if_fail (index < roster->facts->closures->len);

  closure = &g_array_index (roster->facts->closures, LpStretch, index);
  if (from != NULL) {
    *from = closure->from;
  }
  if (to != NULL) {
    *to = closure->to;
  }
}

/* How many closed days there are before a day. */
static int
count_closed_before (const GArray *closed, LpDate day)
{
  const LpStretch *last;
  guint begun = day > G_MININT32 ? count_begun (closed, day - 1) : 0;

  if (begun == 0) {
    return 0;
  }
  last = &g_array_index (closed, LpStretch, begun - 1);
  return last->before + (MIN (last->to, day - 1) - last->from + 1);
}

int
lp_roster_count_open_days (const LpRoster *roster, LpDate from, LpDate to)
{
  gint64 days;

  g_return_val_if_fail (roster != NULL, 0);

  if (to <= from) {
    return 0;
  }
  days = (gint64) to - from;
  days -= count_closed_before (roster->facts->closed, to) - count_closed_before (roster->facts->closed, from);
  return (int) MIN (days, G_MAXINT);
}
