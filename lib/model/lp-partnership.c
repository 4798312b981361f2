/* SPDX-License-Identifier: MIT */
#include "model/lp-partnership-private.h"

LpPartnerships *
lp_i_partnerships_new (void)
{
  LpPartnerships *list = g_new (LpPartnerships, 1);

  list->members = g_array_new (FALSE, FALSE, sizeof (guint32));
  list->ends = g_array_new (FALSE, FALSE, sizeof (guint32));
  return list;
}

LpPartnerships *
lp_i_partnerships_copy (const LpPartnerships *list)
{
  LpPartnerships *copy = lp_i_partnerships_new ();

  g_array_append_vals (copy->members, list->members->data, list->members->len);
  g_array_append_vals (copy->ends, list->ends->data, list->ends->len);
  return copy;
}

void
lp_i_partnerships_free (LpPartnerships *list)
{
  if (list == NULL)
    return;
  g_array_unref (list->members);
  g_array_unref (list->ends);
  g_free (list);
}

void
lp_i_partnerships_clear (LpPartnerships *list)
{
  g_array_set_size (list->members, 0);
  g_array_set_size (list->ends, 0);
}

void
lp_i_partnerships_add (LpPartnerships *list, const guint32 *members, guint size)
{
  g_array_append_vals (list->members, members, size);
  guint32 end = list->members->len;
  g_array_append_val (list->ends, end);
}

void
lp_i_partnerships_set_member (LpPartnerships *list, guint index, guint member, guint32 number)
{
  g_array_index (list->members, guint32, lp_i_partnerships_get_start (list, index) + member) = number;
}

/* Members as the caller compares them, for partnerships by their first members. */
typedef struct {
  GCompareDataFunc compare;
  gpointer data;
} MemberOrder;

static int
compare_first_members (gconstpointer a, gconstpointer b, gpointer data)
{
  const LpPartnership *first = a, *second = b;
  const MemberOrder *order = data;

  return order->compare (first->members, second->members, order->data);
}

void
lp_i_partnerships_sort (LpPartnerships *list, GCompareDataFunc compare, gpointer data)
{
  guint n = list->ends->len;
  g_autoptr (LpPartnerships) before = lp_i_partnerships_copy (list);
  g_autofree LpPartnership *order = g_new (LpPartnership, n);
  MemberOrder by_first = { compare, data };

  for (guint i = 0; i < n; i++) {
    guint32 *members = (guint32 *) (void *) before->members->data + lp_i_partnerships_get_start (before, i);
    order[i] = lp_i_partnerships_get (before, i);
    g_qsort_with_data (members, (int) order[i].size, sizeof *members, compare, data);
  }
  g_qsort_with_data (order, (int) n, sizeof *order, compare_first_members, &by_first);
  lp_i_partnerships_clear (list);
  for (guint i = 0; i < n; i++)
    lp_i_partnerships_add (list, order[i].members, order[i].size);
}

gboolean
lp_i_partnership_has (LpPartnership partnership, guint32 number)
{
  for (guint k = 0; k < partnership.size; k++)
    if (partnership.members[k] == number)
      return TRUE;
  return FALSE;
}
