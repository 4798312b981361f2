/* SPDX-License-Identifier: MIT */
#include "judge.h"

void
fault_clear (Fault *fault)
{
  g_clear_pointer (&fault->text, g_free);
  fault->kind = NULL;
}

gboolean
fault_set (Fault *fault, const char *kind, const char *format, ...)
{
  va_list arguments;

  if (fault->kind != NULL)
    return FALSE;
  va_start (arguments, format);
  fault->kind = kind;
  fault->text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  return FALSE;
}

gboolean
judge_is_same (LpPairing *one, LpPairing *other)
{
  gsize n = lp_pairing_get_n_partnerships (one);

  if (n != lp_pairing_get_n_partnerships (other))
    return FALSE;
  /* Partnerships and their members come in byte order of the ids. */
  for (gsize i = 0; i < n; i++) {
    gsize size = lp_pairing_get_size (one, i);
    if (size != lp_pairing_get_size (other, i))
      return FALSE;
    for (gsize m = 0; m < size; m++) {
      if (g_strcmp0 (lp_pupil_get_id (lp_pairing_get_pupil (one, i, m)),
                     lp_pupil_get_id (lp_pairing_get_pupil (other, i, m))) != 0)
        return FALSE;
    }
  }
  return TRUE;
}

char *
judge_describe_difference (const LpPolicy *policy, const gint64 *here, const gint64 *there, guint n_tiers)
{
  const LpTier *order = lp_policy_get_order (policy);

  for (guint i = 0; i < n_tiers; i++) {
    if (here[order[i]] != there[order[i]])
      return g_strdup_printf ("%s is %" G_GINT64_FORMAT " here and %" G_GINT64_FORMAT " there",
                              lp_tier_get_name (order[i]), here[order[i]], there[order[i]]);
  }
  return NULL;
}

/* Partnerships add up to the whole, except where a tier counts what ended. */
static gboolean
judge_sums (const Case *the_case, Fault *fault)
{
  const gint64 *whole = lp_pairing_get_costs (the_case->pairing);
  gint64 sums[LP_N_TIERS] = { 0 };

  for (gsize i = 0; i < lp_pairing_get_n_partnerships (the_case->pairing); i++) {
    for (guint t = 0; t < LP_N_TIERS; t++)
      sums[t] += lp_pairing_get_partnership_costs (the_case->pairing, i)[t];
  }
  for (guint t = 0; t < LP_N_TIERS; t++) {
    gboolean counts_ends = t == LP_TIER_MIN_TENURE || t == LP_TIER_CHANGE;
    if (counts_ends ? sums[t] != 0 : sums[t] != whole[t])
      return fault_set (fault, "sums", "The partnerships add up to %" G_GINT64_FORMAT " in %s, the pairing says %" G_GINT64_FORMAT ".",
                        sums[t], lp_tier_get_name ((LpTier) t), whole[t]);
  }
  return TRUE;
}

/* The first pupils of the first two partnerships change places. */
static LpRound *
spoil_round (LpPairing *pairing)
{
  LpRound *round = lp_round_new (lp_request_get_date (lp_pairing_get_request (pairing)));
  gboolean can = lp_pairing_get_n_partnerships (pairing) > 1;

  for (gsize i = 0; i < lp_pairing_get_n_partnerships (pairing); i++) {
    const char *ids[3];
    for (gsize m = 0; m < lp_pairing_get_size (pairing, i); m++) {
      gsize from = can && m == 0 && i < 2 ? 1 - i : i;
      ids[m] = lp_pupil_get_id (lp_pairing_get_pupil (pairing, from, m));
    }
    lp_round_add_partnership (round, ids, lp_pairing_get_size (pairing, i), NULL);
  }
  return round;
}

static gboolean
judge_proof (Case *the_case, Fault *fault)
{
  gboolean is_uniform = lp_policy_get_strategy (the_case->policy) == LP_STRATEGY_UNIFORM;
  g_autoptr (GError) error = NULL;
  g_autoptr (LpRound) round = the_case->effort.spoil ? spoil_round (the_case->pairing) : lp_pairing_to_round (the_case->pairing);
  g_autoptr (LpVerdict) verdict = lp_check (the_case->request, round, lp_pairing_get_certificate (the_case->pairing), &error);

  if (verdict == NULL)
    return fault_set (fault, "unchecked", "The checker cannot judge the pairing: %s", error->message);
  if (!lp_verdict_is_valid (verdict))
    return fault_set (fault, "invalid", "The pairing is not valid: %s",
                      lp_reason_get_text (lp_verdict_get_finding (verdict, 0)));
  g_autofree char *difference = judge_describe_difference (the_case->policy, lp_pairing_get_costs (the_case->pairing),
                                                           lp_verdict_get_costs (verdict), LP_N_TIERS);
  if (difference != NULL && !lp_pairing_is_chance_by_order (the_case->pairing))
    return fault_set (fault, "costs", "The library and the checker count differently: %s.", difference);
  if (lp_verdict_get_proof (verdict) != (is_uniform ? LP_PROOF_NONE : LP_PROOF_OPTIMAL))
    return fault_set (fault, "unproven", "The certificate does not prove the pairing.");
  *(is_uniform ? &the_case->counts->uniform : &the_case->counts->certified) += 1;
  return judge_sums (the_case, fault);
}

static gboolean
judge_against_list (Case *the_case, Fault *fault)
{
  if (!the_case->is_listed)
    return TRUE;
  if (the_case->list.n_valid == 0)
    return fault_set (fault, "list-feasible", "There is a pairing, though listing finds none that is valid.");
  if (lp_policy_get_strategy (the_case->policy) == LP_STRATEGY_UNIFORM)
    return TRUE;
  g_autofree char *difference = judge_describe_difference (the_case->policy, lp_pairing_get_costs (the_case->pairing),
                                                           the_case->list.best, LP_N_TIERS);
  if (difference != NULL)
    return fault_set (fault, "not-least", "Listing finds another least cost: %s.", difference);
  return TRUE;
}

static gboolean
judge_refusal (Case *the_case, LpConflict *conflict, const GError *error, Fault *fault)
{
  if (!g_error_matches (error, LP_ERROR, LP_ERROR_INFEASIBLE))
    return fault_set (fault, "error", "The library refuses a request that is in order: %s", error->message);
  the_case->counts->infeasible++;
  if (the_case->is_listed && the_case->list.n_valid > 0)
    return fault_set (fault, "list-infeasible", "Called infeasible, though listing finds %" G_GUINT64_FORMAT " valid pairings.",
                      the_case->list.n_valid);
  the_case->counts->refused += the_case->is_listed;
  if (conflict == NULL)
    return fault_set (fault, "no-conflict", "An infeasible request without a conflict.");
  return judge_conflict (the_case, conflict, fault);
}

static gboolean
judge_case (Case *the_case, Fault *fault)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LpConflict) conflict = NULL;

  the_case->counts->rounds++;
  the_case->is_listed = list_request (the_case->request, the_case->effort.list_most, &the_case->list);
  if (the_case->is_listed) {
    the_case->counts->listed++;
    the_case->counts->pairings += the_case->list.n_listed;
  }
  the_case->pairing = lp_pair (the_case->request, &conflict, &error);
  if (the_case->pairing == NULL)
    return judge_refusal (the_case, conflict, error, fault);
  return judge_proof (the_case, fault)
         && judge_against_list (the_case, fault)
         && judge_cover (the_case, fault)
         && (!the_case->effort.ask_others || judge_others (the_case, fault))
         && (!the_case->effort.ask_why_not || judge_why_not (the_case, fault))
         && (!the_case->effort.ask_json || judge_json (the_case, fault));
}

gboolean
judge_request (LpRequest *request, const Effort *effort, Counts *counts, LpPairing **answer, Fault *fault)
{
  Case *the_case = g_new0 (Case, 1);

  the_case->request = request;
  the_case->policy = lp_request_get_policy (request);
  the_case->effort = *effort;
  the_case->counts = counts;
  gboolean is_right = judge_case (the_case, fault);
  counts->violations += !is_right;
  if (answer != NULL)
    *answer = g_steal_pointer (&the_case->pairing);
  g_clear_pointer (&the_case->pairing, lp_pairing_unref);
  g_free (the_case);
  return is_right;
}
