/* SPDX-License-Identifier: MIT */
#include "term-classes.h"

#include <learning-partners/lp-batch.h>

#include "costs/lp-costs-private.h"
#include "year-class.h"

/* Lives through a term, a round each week, and asks for the next one. */
static LpRequest *
live (LpRoster *roster, guint n_rounds, guint64 seed, GError **error)
{
  g_autoptr (LpHistory) history = lp_history_new ();
  g_autoptr (LpPolicy) policy = lp_policy_new ();
  LpDate date = lp_date_from_ymd (2026, 9, 1);

  for (guint i = 0; i < n_rounds; i++, date += 7) {
    g_autoptr (LpRequest) request = lp_request_new (roster, history, policy, date, 100 * seed + i, NULL);
    g_autoptr (LpPairing) pairing = lp_pair (request, NULL, error);
    if (pairing == NULL)
      return NULL;
    g_autoptr (LpRound) round = lp_pairing_to_round (pairing);
    lp_history_add_round (history, round, NULL);
  }
  return lp_request_new (roster, history, policy, date, seed, error);
}

/* The tiers that can differ in any of the classes, in the order in which they count. */
static guint
choose_tiers (const GPtrArray *all_costs, LpTier tiers[LP_N_TIERS])
{
  const LpCosts *first = g_ptr_array_index (all_costs, 0);
  guint n_tiers = 0;

  for (guint t = 0; t < LP_N_TIERS; t++) {
    gboolean active = FALSE;
    for (guint i = 0; i < all_costs->len; i++)
      active |= ((const LpCosts *) g_ptr_array_index (all_costs, i))->active[first->order[t]];
    if (active)
      tiers[n_tiers++] = first->order[t];
  }
  return n_tiers;
}

static gint64 *
write_class (const LpCosts *costs, const LpTier *tiers, guint n_tiers, gint64 *into)
{
  for (guint i = 0; i < costs->n; i++) {
    for (guint j = i + 1; j < costs->n; j++, into += n_tiers) {
      gint64 cost[LP_N_TIERS];
      lp_i_costs_get_pair (costs, i, j, cost);
      for (guint t = 0; t < n_tiers; t++)
        into[t] = cost[tiers[t]];
      if (lp_i_constraints_get (costs->constraints, i, j) & LP_MUST_PART)
        into[0] = LP_BATCH_NO_EDGE_TIERS;
    }
  }
  return into;
}

/* A class of just so many; a pupil more than the list has gets an earlier one's attainment. */
LpRoster *
term_roster_new (const char *folder, guint n, GError **error)
{
  g_autoptr (GPtrArray) read = year_class_read (folder, year_source_find ("london"), error);

  if (read == NULL)
    return NULL;
  YearClass *class = g_ptr_array_index (read, 0);
  for (guint i = 0; year_class_get_size (class) < n; i++) {
    g_ptr_array_add (class->ids, g_strdup_printf ("extra-%u", i));
    g_ptr_array_add (class->attainment, g_strdup (g_ptr_array_index (class->attainment, i)));
  }
  g_ptr_array_set_size (class->ids, (int) n);
  g_ptr_array_set_size (class->attainment, (int) n);
  return year_class_make_roster (class, NULL);
}

TermClasses *
term_classes_new (const char *folder, guint n, guint n_rounds, guint count, GError **error)
{
  g_autoptr (GPtrArray) all_costs = g_ptr_array_new_with_free_func ((GDestroyNotify) lp_i_costs_unref);
  g_autoptr (LpRoster) roster = term_roster_new (folder, n, error);
  TermClasses *classes;
  LpTier tiers[LP_N_TIERS];
  gint64 *into;

  for (guint i = 0; i < count && roster != NULL; i++) {
    g_autoptr (LpRequest) request = live (roster, n_rounds, i + 1, error);
    LpCosts *costs = request == NULL ? NULL : lp_i_costs_new (request, error);
    if (costs == NULL)
      return NULL;
    g_ptr_array_add (all_costs, costs);
  }
  if (roster == NULL)
    return NULL;
  classes = g_new0 (TermClasses, 1);
  classes->n = n;
  classes->count = count;
  classes->n_tiers = choose_tiers (all_costs, tiers);
  into = classes->costs = g_new (gint64, (gsize) count * n * (n - 1) / 2 * classes->n_tiers);
  for (guint i = 0; i < count; i++)
    into = write_class (g_ptr_array_index (all_costs, i), tiers, classes->n_tiers, into);
  return classes;
}

void
term_classes_free (TermClasses *classes)
{
  g_free (classes->costs);
  g_free (classes);
}
