/* SPDX-License-Identifier: MIT */
#include <learning-partners/lp-error.h>

#include "base/lp-reason-private.h"
#include "model/lp-roster-private.h"
#include "pairing/lp-conflict-search-private.h"
#include "pairing/lp-pairing-private.h"
#include "base/lp-words-private.h"
#include "costs/lp-costs-private.h"

struct _LpWhyNot {
  gatomicrefcount ref_count;
  LpPairing *pairing; /* owned reference; NULL where it is not possible */
  gint64 extra[LP_N_TIERS];
  LpReasons *reasons; /* owned reference */
};

/* What one more in a tier means, after "It would cost". */
static const char *const tier_words[LP_N_TIERS] = {
  [LP_TIER_MAX_TENURE] = "in partners kept past the maximum tenure",
  [LP_TIER_MIN_TENURE] = "in partners parted before the minimum tenure",
  [LP_TIER_CHANGE] = "in partners who change",
  [LP_TIER_COOLDOWN] = "in partners met again too soon (cooldown)",
  [LP_TIER_STRATEGY] = "in gaps that do not suit the strategy",
  [LP_TIER_TURNS] = "in turns that come round too soon",
  [LP_TIER_REPEATS] = "in repeated meetings",
  [LP_TIER_COULD] = "in wishes (friends, quiet pupils, feedback)",
  [LP_TIER_CHANCE] = "by chance alone",
};

LpWhyNot *
lp_why_not_ref (LpWhyNot *why)
{
  g_return_val_if_fail (why != NULL, NULL);

  g_atomic_ref_count_inc (&why->ref_count);
  return why;
}

void
lp_why_not_unref (LpWhyNot *why)
{
  g_return_if_fail (why != NULL);

  if (!g_atomic_ref_count_dec (&why->ref_count))
    return;
  g_clear_pointer (&why->pairing, lp_pairing_unref);
  lp_reasons_unref (why->reasons);
  g_free (why);
}

gboolean
lp_why_not_is_possible (const LpWhyNot *why)
{
  g_return_val_if_fail (why != NULL, FALSE);

  return why->pairing != NULL;
}

const gint64 *
lp_why_not_get_extra (const LpWhyNot *why)
{
  g_return_val_if_fail (why != NULL, NULL);

  return why->extra;
}

LpPairing *
lp_why_not_get_pairing (const LpWhyNot *why)
{
  g_return_val_if_fail (why != NULL, NULL);

  return why->pairing;
}

LpReasons *
lp_why_not_get_reasons (const LpWhyNot *why)
{
  g_return_val_if_fail (why != NULL, NULL);

  return why->reasons;
}

static gboolean
find_pupil (const LpPairing *pairing, const char *id, guint32 *member, GError **error)
{
  const LpRoster *roster = lp_request_get_roster (pairing->costs->request);
  int found = lp_i_participants_find (pairing->costs->present, id);

  if (found >= 0) {
    *member = (guint32) found;
    return TRUE;
  }
  if (lp_roster_find_pupil (roster, id) == NULL) {
    g_set_error (error, LP_ERROR, LP_ERROR_UNKNOWN_PUPIL, "There is no pupil \"%s\".", id);
  } else {
    g_autofree char *label = lp_i_roster_get_label (roster, id);
    g_set_error (error, LP_ERROR, LP_ERROR_VALUE, "%s is absent from this round.", label);
  }
  return FALSE;
}

/* The partnership that holds both, or -1. */
static int
find_shared (const LpPairing *pairing, guint32 a, guint32 b)
{
  for (guint p = 0; p < pairing->n_partnerships; p++) {
    guint found = 0;
    for (guint k = 0; k < pairing->partnerships[p].size; k++)
      found += pairing->partnerships[p].members[k] == a || pairing->partnerships[p].members[k] == b;
    if (found == 2)
      return (int) p;
  }
  return -1;
}

static LpReason *
begin_reason (const LpCosts *costs, const char *code, const guint32 pair[2])
{
  LpReason *reason = lp_i_reason_new (code);

  for (guint k = 0; k < 2; k++)
    lp_i_reason_add_pupil (reason, "pupil", lp_i_participants_get_id (costs->present, pair[k]));
  return reason;
}

static void
say_impossible (LpWhyNot *why, LpCosts *costs, const guint32 pair[2])
{
  g_autoptr (LpConflictSearch) demands = lp_i_conflict_search_new (costs);
  g_autofree char *names = lp_i_costs_name_members (costs, pair, 2);
  LpReason *reason = begin_reason (costs, "not-allowed", pair);

  lp_i_conflict_search_force (demands, pair[0], pair[1]);
  if (lp_i_conflict_search_run (demands)) {
    g_autofree char *against = lp_i_conflict_search_describe (demands);
    for (guint d = 0; d < demands->n_demands; d++)
      if (demands->chosen[d])
        lp_i_reason_add_text (reason, "rule", demands->demands[d].name);
    lp_i_reason_take_text (reason, g_strdup_printf ("%s cannot be partners: %s stands against it.", names, against));
  } else {
    lp_i_reason_take_text (reason, g_strdup_printf ("%s cannot be partners.", names));
  }
  lp_i_reasons_take (why->reasons, reason);
}

static char *
word_extra (const char *names, LpTier tier, gint64 extra, gboolean decided)
{
  if (decided)
    return g_strdup_printf ("Further down, the difference is %+" G_GINT64_FORMAT " %s.", extra, tier_words[tier]);
  if (tier == LP_TIER_CHANCE)
    return g_strdup_printf ("With %s as partners the pairing would be just as good: "
                            "only chance, that is the seed, decided against it.", names);
  return g_strdup_printf ("With %s as partners the class would cost %" G_GINT64_FORMAT " more %s.",
                          names, extra, tier_words[tier]);
}

static void
say_tier (LpWhyNot *why, const LpCosts *costs, const guint32 pair[2], LpTier tier, gboolean decided)
{
  g_autofree char *names = lp_i_costs_name_members (costs, pair, 2);
  const char *code = decided ? "then-extra" : tier == LP_TIER_CHANCE ? "only-chance" : "extra";
  LpReason *reason = begin_reason (costs, code, pair);

  lp_i_reason_add_text (reason, "tier", lp_tier_get_name (tier));
  lp_i_reason_add_number (reason, "extra", why->extra[tier]);
  lp_i_reason_take_text (reason, word_extra (names, tier, why->extra[tier], decided));
  lp_i_reasons_take (why->reasons, reason);
}

static void
say_extra (LpWhyNot *why, const LpCosts *costs, const guint32 pair[2])
{
  gboolean decided = FALSE;

  for (guint t = 0; t < LP_N_TIERS; t++) {
    LpTier tier = costs->order[t];
    if (why->extra[tier] == 0 || (decided && tier == LP_TIER_CHANCE))
      continue;
    say_tier (why, costs, pair, tier, decided);
    decided = TRUE;
  }
  /* Strategy uniform, and a class so large that chance is an order: the draw has no cost. */
  if (!decided)
    say_tier (why, costs, pair, LP_TIER_CHANCE, FALSE);
}

/* Where the two are partners already, the reasons are those of their partnership. */
static LpWhyNot *
answer_partners (LpPairing *pairing, guint partnership)
{
  LpWhyNot *why = g_new0 (LpWhyNot, 1);

  g_atomic_ref_count_init (&why->ref_count);
  why->pairing = lp_pairing_ref (pairing);
  why->reasons = lp_pairing_explain (pairing, partnership);
  return why;
}

static gboolean
force (LpWhyNot *why, LpCosts *costs, const guint32 pair[2], const gint64 totals[LP_N_TIERS], GError **error)
{
  guint8 before = lp_i_costs_get_flags (costs, pair[0], pair[1]);
  g_autoptr (GError) local_error = NULL;

  lp_i_costs_change_flags (costs, pair[0], pair[1], LP_PAIR_REQUIRED, 0);
  g_autoptr (LpSolution) solution = lp_i_solution_solve (costs, &local_error);
  lp_i_costs_change_flags (costs, pair[0], pair[1], before, 0xff);
  if (solution == NULL && g_error_matches (local_error, LP_ERROR, LP_ERROR_INFEASIBLE)) {
    say_impossible (why, costs, pair);
    return TRUE;
  }
  if (solution == NULL) {
    g_propagate_error (error, g_steal_pointer (&local_error));
    return FALSE;
  }
  for (guint t = 0; t < LP_N_TIERS; t++)
    why->extra[t] = solution->cost[t] - totals[t];
  say_extra (why, costs, pair);
  why->pairing = lp_i_pairing_new (costs, solution, LP_METHOD_OPTIMUM, error);
  return why->pairing != NULL;
}

LpWhyNot *
lp_why_not (LpPairing *pairing, const char *a, const char *b, GError **error)
{
  guint32 pair[2];

  g_return_val_if_fail (pairing != NULL, NULL);
  g_return_val_if_fail (a != NULL && b != NULL, NULL);

  if (!find_pupil (pairing, a, &pair[0], error) || !find_pupil (pairing, b, &pair[1], error))
    return NULL;
  if (pair[0] == pair[1]) {
    g_set_error (error, LP_ERROR, LP_ERROR_VALUE, "\"%s\" is given twice: name two pupils.", a);
    return NULL;
  }
  int shared = find_shared (pairing, pair[0], pair[1]);
  if (shared >= 0)
    return answer_partners (pairing, (guint) shared);

  /* Costs of its own, since flags change and others may hold the pairing's. */
  g_autoptr (LpCosts) costs = lp_i_costs_new (pairing->costs->request, error);
  if (costs == NULL)
    return NULL;
  g_autoptr (LpWhyNot) why = g_new0 (LpWhyNot, 1);
  g_atomic_ref_count_init (&why->ref_count);
  why->reasons = lp_i_reasons_new ();
  if (!force (why, costs, pair, pairing->totals, error))
    return NULL;
  return g_steal_pointer (&why);
}
