/* SPDX-License-Identifier: MIT */
#include "check/lp-check-held-private.h"

static void
bind_two (LpCheckHeld *held, LpCheckTwo two)
{
  g_array_append_val (held->bonds[two.a], two.b);
  g_array_append_val (held->bonds[two.b], two.a);
}

static void
bind_by_rules (LpCheckHeld *held)
{
  const LpCheckClass *class = held->pairs->class;

  for (gsize i = 0; i < lp_roster_get_n_rules (class->roster); i++) {
    const LpRule *rule = lp_i_check_class_get_rule (class, i);
    if (rule == NULL || !lp_i_check_class_is_holding (rule))
      continue;
    g_autoptr (GArray) pairs = lp_i_check_class_list_ruled (class, rule);
    for (guint k = 0; k < pairs->len; k++)
      bind_two (held, g_array_index (pairs, LpCheckTwo, k));
  }
}

/* Young partners under a hard minimum are bound to each other, but make no three on purpose. */
static void
bind_young (LpCheckHeld *held)
{
  const LpCheckPairs *pairs = held->pairs;
  const GArray *latest = pairs->past->latest;

  if (!(lp_policy_get_hard (pairs->class->policy) & LP_HARD_MIN_TENURE))
    return;
  for (guint i = 0; i < latest->len; i++) {
    LpCheckTwo two = g_array_index (latest, LpCheckTwo, i);
    LpCheckPair pair;
    lp_i_check_pairs_look (pairs, two.a, two.b, &pair);
    if (lp_i_check_pairs_wants_young (pairs, &pair))
      bind_two (held, two);
  }
}

/* Follows bonds from one to all that hang together with it, in the order found. */
static void
gather_bound (const LpCheckHeld *held, guint32 first, guint8 *seen, GArray *bound)
{
  g_array_set_size (bound, 0);
  g_array_append_val (bound, first);
  seen[first] = 1;
  for (guint i = 0; i < bound->len; i++) {
    const GArray *bonds = held->bonds[g_array_index (bound, guint32, i)];
    for (guint k = 0; k < bonds->len; k++) {
      guint32 next = g_array_index (bonds, guint, k);
      if (seen[next])
        continue;
      seen[next] = 1;
      g_array_append_val (bound, next);
    }
  }
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  guint32 first = *(const guint32 *) a;
  guint32 second = *(const guint32 *) b;

  return first < second ? -1 : first > second;
}

static void
gather_threes (LpCheckHeld *held)
{
  guint n = held->pairs->class->n;
  g_autofree guint8 *seen = g_new0 (guint8, n + 1);
  g_autoptr (GArray) bound = g_array_new (FALSE, FALSE, sizeof (guint32));

  held->threes = lp_i_partnerships_new ();
  held->crowds = lp_i_partnerships_new ();
  for (guint32 i = 0; i < n; i++) {
    if (seen[i])
      continue;
    gather_bound (held, i, seen, bound);
    g_array_sort (bound, compare_numbers);
    if (bound->len >= 3)
      lp_i_partnerships_add (bound->len == 3 ? held->threes : held->crowds,
                             (const guint32 *) (gconstpointer) bound->data, bound->len);
  }
}

static void
gather_rest (LpCheckHeld *held)
{
  guint n = held->pairs->class->n;

  held->rest = g_new0 (guint32, n + 1);
  held->places = g_new0 (guint32, n + 1);
  for (guint t = 0; t < lp_i_partnerships_get_length (held->threes); t++) {
    LpPartnership three = lp_i_partnerships_get (held->threes, t);
    for (guint k = 0; k < three.size; k++)
      held->places[three.members[k]] = LP_CHECK_ON_PURPOSE;
  }
  for (guint32 i = 0; i < n; i++) {
    if (held->places[i] == LP_CHECK_ON_PURPOSE)
      continue;
    held->places[i] = held->n_rest;
    held->rest[held->n_rest++] = i;
  }
}

LpCheckHeld *
lp_i_check_held_new (const LpCheckPairs *pairs)
{
  LpCheckHeld *held = g_new0 (LpCheckHeld, 1);

  held->pairs = pairs;
  held->bonds = g_new0 (GArray *, pairs->class->n + 1);
  for (guint i = 0; i < pairs->class->n; i++)
    held->bonds[i] = g_array_new (FALSE, FALSE, sizeof (guint));
  bind_by_rules (held);
  gather_threes (held);
  gather_rest (held);
  bind_young (held);
  return held;
}

void
lp_i_check_held_free (LpCheckHeld *held)
{
  for (guint i = 0; i < held->pairs->class->n; i++)
    g_array_unref (held->bonds[i]);
  g_free (held->bonds);
  lp_i_partnerships_free (held->threes);
  lp_i_partnerships_free (held->crowds);
  g_free (held->rest);
  g_free (held->places);
  g_free (held);
}

gsize
lp_i_check_held_get_odd_size (const LpCheckHeld *held)
{
  if (held->n_rest % 2 == 0)
    return 0;
  return lp_policy_get_odd (held->pairs->class->policy) == LP_ODD_ADULT ? 1 : 3;
}

gboolean
lp_i_check_held_is_within (const LpCheckHeld *held, guint pupil, const guint32 *members, guint n_members)
{
  const GArray *bonds = held->bonds[pupil];
  LpPartnership partnership = { members, n_members };

  for (guint i = 0; i < bonds->len; i++) {
    if (!lp_i_partnership_has (partnership, g_array_index (bonds, guint, i)))
      return FALSE;
  }
  return TRUE;
}

gboolean
lp_i_check_held_is_on_purpose (const LpCheckHeld *held, LpPartnership partnership)
{
  for (guint t = 0; partnership.size == 3 && t < lp_i_partnerships_get_length (held->threes); t++) {
    LpPartnership three = lp_i_partnerships_get (held->threes, t);
    if (lp_i_partnership_has (three, partnership.members[0]) && lp_i_partnership_has (three, partnership.members[1])
        && lp_i_partnership_has (three, partnership.members[2]))
      return TRUE;
  }
  return FALSE;
}
