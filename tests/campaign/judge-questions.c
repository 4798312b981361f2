/* SPDX-License-Identifier: MIT */
/* The questions that may be asked of a pairing: another, why not these two, and the same again as JSON. */
#include "judge.h"

#include <learning-partners/lp-json.h>
#include <string.h>

/* The most pairings that are asked for, one after the other. */
#define MOST_OTHERS 5

static gboolean
judge_other (Case *the_case, GPtrArray *seen, LpPairing *other, Fault *fault)
{
  g_autoptr (LpRound) round = lp_pairing_to_round (other);
  g_autoptr (LpVerdict) verdict = lp_check (the_case->request, round, NULL, NULL);

  if (verdict == NULL || !lp_verdict_is_valid (verdict))
    return fault_set (fault, "other-invalid", "Another pairing is not valid.");
  g_autofree char *difference = judge_describe_difference (the_case->policy, lp_verdict_get_costs (verdict),
                                                           lp_pairing_get_costs (the_case->pairing), LP_N_ORDERED_TIERS);
  if (difference != NULL)
    return fault_set (fault, "other-costs", "Another pairing is not as good: %s.", difference);
  for (guint i = 0; i < seen->len; i++) {
    if (judge_is_same (other, seen->pdata[i]))
      return fault_set (fault, "other-same", "Another pairing is one of those seen.");
  }
  return TRUE;
}

gboolean
judge_others (Case *the_case, Fault *fault)
{
  gboolean is_uniform = lp_policy_get_strategy (the_case->policy) == LP_STRATEGY_UNIFORM;
  guint64 n_best = is_uniform ? the_case->list.n_valid : the_case->list.n_best;
  g_autoptr (GPtrArray) seen = g_ptr_array_new_with_free_func ((GDestroyNotify) lp_pairing_unref);

  the_case->counts->others++;
  g_ptr_array_add (seen, lp_pairing_ref (the_case->pairing));
  while (seen->len <= MOST_OTHERS) {
    g_autoptr (GError) error = NULL;
    LpPairing *other = lp_pair_another (the_case->request, (LpPairing *const *) seen->pdata, seen->len, &error);
    if (other != NULL && judge_other (the_case, seen, other, fault)) {
      g_ptr_array_add (seen, other);
      continue;
    }
    if (other != NULL) {
      lp_pairing_unref (other);
      return FALSE;
    }
    if (!g_error_matches (error, LP_ERROR, LP_ERROR_NO_OTHER))
      return fault_set (fault, "other-error", "Asked for another, the library fails: %s", error->message);
    if (the_case->is_listed && n_best != seen->len)
      return fault_set (fault, "other-missed", "Only %u pairings given, though %" G_GUINT64_FORMAT " are as good.", seen->len, n_best);
    return TRUE;
  }
  if (the_case->is_listed && n_best < seen->len)
    return fault_set (fault, "other-many", "More pairings given than are as good.");
  return TRUE;
}

static gboolean
are_partners (LpPairing *pairing, const char *a, const char *b)
{
  for (gsize i = 0; i < lp_pairing_get_n_partnerships (pairing); i++) {
    guint found = 0;
    for (gsize m = 0; m < lp_pairing_get_size (pairing, i); m++) {
      const char *id = lp_pupil_get_id (lp_pairing_get_pupil (pairing, i, m));
      found += strcmp (id, a) == 0 || strcmp (id, b) == 0;
    }
    if (found == 2)
      return TRUE;
  }
  return FALSE;
}

/* The extra is exact: the best pairing with the two costs the optimum and the extra, and is their best by the list. */
static gboolean
judge_possible (Case *the_case, LpWhyNot *why, const char *a, const char *b, const gint64 *listed, Fault *fault)
{
  LpPairing *pairing = lp_why_not_get_pairing (why);
  const gint64 *extra = lp_why_not_get_extra (why);
  const gint64 nothing[LP_N_TIERS] = { 0 };
  gint64 sum[LP_N_TIERS];

  if (!are_partners (pairing, a, b))
    return fault_set (fault, "why-apart", "%s and %s are not partners in the pairing that shows why not.", a, b);
  g_autoptr (LpRound) round = lp_pairing_to_round (pairing);
  g_autoptr (LpVerdict) verdict = lp_check (the_case->request, round, NULL, NULL);
  if (verdict == NULL || !lp_verdict_is_valid (verdict))
    return fault_set (fault, "why-invalid", "The pairing that makes %s and %s partners is not valid.", a, b);
  for (guint t = 0; t < LP_N_TIERS; t++)
    sum[t] = lp_pairing_get_costs (the_case->pairing)[t] + extra[t];
  g_autofree char *difference = judge_describe_difference (the_case->policy, sum, lp_verdict_get_costs (verdict), LP_N_TIERS);
  if (difference != NULL)
    return fault_set (fault, "why-extra", "The extra cost of %s and %s is not that of their pairing: %s.", a, b, difference);
  if (list_compare (the_case->policy, extra, nothing, LP_N_TIERS) < 0)
    return fault_set (fault, "why-better", "Making %s and %s partners costs less than the optimum.", a, b);
  g_autofree char *other = listed == NULL ? NULL : judge_describe_difference (the_case->policy, sum, listed, LP_N_TIERS);
  if (other != NULL)
    return fault_set (fault, "why-not-least", "The list has another best pairing for %s and %s: %s.", a, b, other);
  return TRUE;
}

static gboolean
judge_pair (Case *the_case, const ListPresent *present, guint a, guint b, Fault *fault)
{
  gboolean can = the_case->is_listed && the_case->list.can[a][b];
  g_autoptr (GError) error = NULL;
  g_autoptr (LpWhyNot) why = lp_why_not (the_case->pairing, present->ids[a], present->ids[b], &error);

  the_case->counts->why_nots++;
  if (why == NULL)
    return fault_set (fault, "why-error", "Asked why %s and %s are not partners, the library fails: %s",
                      present->ids[a], present->ids[b], error->message);
  if (the_case->is_listed && lp_why_not_is_possible (why) != can)
    return fault_set (fault, "why-possible", "Partners %s and %s are called %s, and listing says otherwise.",
                      present->ids[a], present->ids[b], can ? "impossible" : "possible");
  if (!lp_why_not_is_possible (why) || lp_policy_get_strategy (the_case->policy) == LP_STRATEGY_UNIFORM)
    return TRUE;
  return judge_possible (the_case, why, present->ids[a], present->ids[b],
                         the_case->is_listed ? the_case->list.best_with[a][b] : NULL, fault);
}

/* For a class too large to list: two who are present, found by the seed. */
static void
choose_two (const Case *the_case, ListPresent *two)
{
  guint n = (guint) lp_pairing_get_n_partnerships (the_case->pairing);
  guint one = (guint) (lp_request_get_seed (the_case->request) % n);
  guint other = n == 1 ? 0 : (one + 1 + (guint) (lp_request_get_seed (the_case->request) / n % (n - 1))) % n;

  two->n = 2;
  two->ids[0] = lp_pupil_get_id (lp_pairing_get_pupil (the_case->pairing, one, 0));
  two->ids[1] = lp_pupil_get_id (lp_pairing_get_pupil (the_case->pairing, other,
                                                       lp_pairing_get_size (the_case->pairing, other) - 1));
}

gboolean
judge_why_not (Case *the_case, Fault *fault)
{
  ListPresent present;

  if (!the_case->is_listed) {
    choose_two (the_case, &present);
    return judge_pair (the_case, &present, 0, 1, fault);
  }
  list_present (the_case->request, &present);
  for (guint a = 0; a < present.n; a++) {
    for (guint b = a + 1; b < present.n; b++) {
      if (!judge_pair (the_case, &present, a, b, fault))
        return FALSE;
    }
  }
  return TRUE;
}

gboolean
judge_json (Case *the_case, Fault *fault)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = lp_request_to_json (the_case->request);
  g_autoptr (LpRequest) again = lp_request_from_json (text, -1, &error);

  the_case->counts->json++;
  if (again == NULL)
    return fault_set (fault, "json-refused", "The request as JSON is refused: %s", error->message);
  g_autofree char *digest = lp_request_get_digest (the_case->request);
  g_autofree char *digest_again = lp_request_get_digest (again);
  if (strcmp (digest, digest_again) != 0)
    return fault_set (fault, "json-digest", "The request read from JSON has another digest.");
  g_autoptr (LpPairing) pairing = lp_pair (again, NULL, &error);
  if (pairing == NULL || !judge_is_same (pairing, the_case->pairing))
    return fault_set (fault, "json-answer", "The request read from JSON has another answer.");
  g_autofree char *answer = lp_pairing_to_json (the_case->pairing);
  g_autofree char *verdict = lp_check_json (text, answer);
  if (strstr (verdict, "\"error\"") != NULL)
    return fault_set (fault, "json-check", "The checker cannot read the answer as JSON: %s", verdict);
  return TRUE;
}
