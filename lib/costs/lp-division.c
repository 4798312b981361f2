/* SPDX-License-Identifier: MIT */
#include "costs/lp-division-private.h"

#define SIZE_ON_PURPOSE 3

/* All who hang together with start through rules, in the order in which they are found; a guint32 array. */
static GArray *
collect_bound (const LpConstraints *constraints, guint32 start, guint8 *seen)
{
  GArray *members = g_array_new (FALSE, FALSE, sizeof (guint32));

  seen[start] = TRUE;
  g_array_append_val (members, start);
  for (guint k = 0; k < members->len; k++)
    for (guint32 j = 0; j < constraints->n; j++)
      if (!seen[j] && (lp_i_constraints_get (constraints, g_array_index (members, guint32, k), j) & LP_MUST_BY_RULE)) {
        seen[j] = TRUE;
        g_array_append_val (members, j);
      }
  return members;
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  guint32 x = *(const guint32 *) a, y = *(const guint32 *) b;

  return (x > y) - (x < y);
}

/* A three is a partnership of its own; one or two leave their places among the rest. */
static void
place_members (LpDivision *division, GArray *members)
{
  if (members->len == SIZE_ON_PURPOSE) {
    g_array_sort (members, compare_numbers);
    lp_i_partnerships_add (division->threes, (const guint32 *) (const void *) members->data, members->len);
    for (guint k = 0; k < members->len; k++)
      division->places[g_array_index (members, guint32, k)] = -1;
  }
  division->too_large = division->too_large || members->len > SIZE_ON_PURPOSE;
}

LpDivision *
lp_i_division_new (const LpConstraints *constraints)
{
  LpDivision *division = g_new0 (LpDivision, 1);
  g_autofree guint8 *seen = g_new0 (guint8, constraints->n);

  division->n = constraints->n;
  division->threes = lp_i_partnerships_new ();
  division->rest = g_new (guint32, constraints->n);
  division->places = g_new0 (gint32, constraints->n);
  for (guint32 i = 0; (constraints->asked & LP_MUST_BY_RULE) && i < constraints->n; i++) {
    if (seen[i])
      continue;
    g_autoptr (GArray) members = collect_bound (constraints, i, seen);
    place_members (division, members);
  }
  for (guint32 i = 0; i < constraints->n; i++)
    if (division->places[i] == 0) {
      division->places[i] = (gint32) division->n_rest;
      division->rest[division->n_rest++] = i;
    }
  return division;
}

void
lp_i_division_free (LpDivision *division)
{
  if (division == NULL)
    return;
  lp_i_partnerships_free (division->threes);
  g_free (division->rest);
  g_free (division->places);
  g_free (division);
}
