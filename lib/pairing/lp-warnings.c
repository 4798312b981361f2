/* SPDX-License-Identifier: MIT */
#include "pairing/lp-warnings-private.h"

#include <string.h>

#include "costs/lp-costs-private.h"
#include "costs/lp-wishes-private.h"

/* A number of days that is young and too long at once. */
static void
warn_window (LpReasons *warnings, const LpPolicy *policy)
{
  int least = lp_policy_get_min_tenure_days (policy), most = lp_policy_get_max_tenure_days (policy);
  int round_days = lp_policy_get_round_days (policy), slack = lp_policy_get_slack_days (policy);
  int last_young = least - slack - 1, first_too_long = MAX (0, most + slack - round_days + 1);

  if (last_young < first_too_long)
    return;
  LpReason *reason = lp_i_reason_new (LP_I_PHRASE_NARROW_WINDOW);
  lp_i_reason_add_number (reason, "min_tenure_days", least);
  lp_i_reason_add_number (reason, "max_tenure_days", most);
  lp_i_reason_add_number (reason, "round_days", round_days);
  lp_i_reasons_take (warnings, reason);
}

static gboolean
looks_at_gap (LpStrategy strategy)
{
  return strategy != LP_STRATEGY_RANDOM && strategy != LP_STRATEGY_UNIFORM && strategy != LP_STRATEGY_CUSTOM;
}

static void
warn_missing (LpReasons *warnings, const LpCosts *costs)
{
  guint n_missing = costs->n - costs->standing->n_known;
  g_autofree guint32 *missing = g_new (guint32, costs->n);
  guint at = 0;

  if (n_missing == 0 || !looks_at_gap (lp_policy_get_strategy (lp_request_get_policy (costs->request))))
    return;
  for (guint32 i = 0; i < costs->n; i++)
    if (costs->standing->ranks[i] == 0)
      missing[at++] = i;
  LpReason *reason = lp_i_costs_new_reason (costs, at == costs->n ? LP_I_PHRASE_MISSING_ATTAINMENT_ALL : LP_I_PHRASE_MISSING_ATTAINMENT,
                                            missing, at);
  lp_i_reasons_take (warnings, reason);
}

typedef struct {
  const char *rule;  /* ids, owned by the rule */
  const char *pupil;
} Leaver;

static int
compare_leavers (gconstpointer a, gconstpointer b, gpointer data)
{
  const Leaver *first = a, *second = b;
  int order = strcmp (first->rule, second->rule);

  return order != 0 ? order : strcmp (first->pupil, second->pupil);
}

/* Those whom a rule that runs names and the roster does not; in byte order, whatever the order of the rules. */
static GArray *
list_leavers (const LpRoster *roster, LpDate date)
{
  GArray *leavers = g_array_new (FALSE, FALSE, sizeof (Leaver));

  for (gsize r = 0; r < lp_roster_get_n_rules (roster); r++) {
    const LpRule *rule = lp_roster_get_rule (roster, r);
    for (gsize k = 0; lp_rule_is_active (rule, date) && k < lp_rule_get_n_pupils (rule); k++) {
      Leaver leaver = { lp_rule_get_id (rule), lp_rule_get_pupil (rule, k) };
      if (lp_roster_find_pupil (roster, leaver.pupil) == NULL)
        g_array_append_val (leavers, leaver);
    }
  }
  g_qsort_with_data (leavers->data, (int) leavers->len, sizeof (Leaver), compare_leavers, NULL);
  return leavers;
}

static void
warn_leavers (LpReasons *warnings, const LpCosts *costs)
{
  g_autoptr (GArray) leavers = list_leavers (lp_request_get_roster (costs->request), costs->date);

  for (guint k = 0; k < leavers->len; k++) {
    const Leaver *leaver = &g_array_index (leavers, Leaver, k);
    LpReason *reason = lp_i_reason_new (LP_I_PHRASE_RULE_UNKNOWN_PUPIL);
    lp_i_reason_add_text (reason, "rule", leaver->rule);
    lp_i_reason_add_pupil (reason, "pupil", leaver->pupil, NULL);
    lp_i_reasons_take (warnings, reason);
  }
}

/* "matched" was something else before 0.2, and a request that does not say when it was saved may mean that. */
static void
warn_earlier_matched (LpReasons *warnings, const LpRequest *request)
{
  if (lp_request_has_earlier_matched (request))
    lp_i_reasons_take (warnings, lp_i_reason_new (LP_I_PHRASE_MATCHED_HAS_CHANGED));
}

static gboolean
has_attribute (const LpPupil *pupil, const char *attribute)
{
  for (gsize i = 0; i < lp_pupil_get_n_attributes (pupil); i++)
    if (strcmp (lp_pupil_get_attribute (pupil, i), attribute) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
somebody_has (const LpRoster *roster, const char *attribute)
{
  for (gsize i = 0; i < lp_roster_get_n_pupils (roster); i++)
    if (has_attribute (lp_roster_get_pupil (roster, i), attribute))
      return TRUE;
  return FALSE;
}

/*
 * A weight that nobody can feel is probably misspelt; one of 0 nobody is to
 * feel, and quiet and dominant are there by default.
 */
static void
warn_weights (LpReasons *warnings, const LpRequest *request)
{
  const LpPolicy *policy = lp_request_get_policy (request);

  for (gsize w = 0; w < lp_policy_get_n_weights (policy); w++) {
    const char *name = lp_policy_get_weight_name (policy, w);
    if (lp_policy_get_weight (policy, name) == 0 || lp_i_wishes_is_reserved (name)
        || g_str_equal (name, "quiet") || g_str_equal (name, "dominant") || somebody_has (lp_request_get_roster (request), name))
      continue;
    LpReason *reason = lp_i_reason_new (LP_I_PHRASE_UNUSED_WEIGHT);
    lp_i_reason_add_text (reason, "weight", name);
    lp_i_reasons_take (warnings, reason);
  }
}

static void
warn_must (LpReasons *warnings, const LpRequest *request, const char *attribute)
{
  if (somebody_has (lp_request_get_roster (request), attribute))
    return;
  LpReason *reason = lp_i_reason_new (LP_I_PHRASE_UNUSED_MUST);
  lp_i_reason_add_text (reason, "attribute", attribute);
  lp_i_reasons_take (warnings, reason);
}

/* An attribute that nobody has parts nobody: it is probably misspelt. */
static void
warn_musts (LpReasons *warnings, const LpRequest *request)
{
  const LpPolicy *policy = lp_request_get_policy (request);

  for (gsize k = 0; k < lp_policy_get_n_must_match (policy); k++)
    warn_must (warnings, request, lp_policy_get_must_match (policy, k));
  for (gsize k = 0; k < lp_policy_get_n_must_differ (policy); k++)
    warn_must (warnings, request, lp_policy_get_must_differ (policy, k));
}

static void
warn_past_maximum (LpReasons *warnings, const LpPairing *pairing, guint32 i, guint32 j)
{
  const LpCosts *costs = pairing->costs;
  guint8 facts = lp_i_costs_get_facts (costs, i, j);
  const guint32 members[2] = { i, j };

  if (!(facts & LP_PAIR_TOO_LONG) || (facts & LP_PAIR_HELD_TOGETHER))
    return;
  LpReason *reason = lp_i_costs_new_reason (costs, LP_I_PHRASE_WARN_PAST_MAXIMUM, members, 2);
  lp_i_reason_add_number (reason, "max_tenure_days", lp_policy_get_max_tenure_days (lp_request_get_policy (costs->request)));
  lp_i_reasons_take (warnings, reason);
}

static void
warn_limits (LpReasons *warnings, const LpPairing *pairing)
{
  if (pairing->totals[LP_TIER_MAX_TENURE] == 0)
    return;
  for (guint p = 0; p < lp_i_partnerships_get_length (pairing->partnerships); p++) {
    LpPartnership partnership = lp_i_partnerships_get (pairing->partnerships, p);
    for (guint a = 0; a < partnership.size; a++)
      for (guint b = a + 1; b < partnership.size; b++)
        warn_past_maximum (warnings, pairing, partnership.members[a], partnership.members[b]);
  }
}

/* Partners parted before the minimum: those who are young and share no partnership. */
static void
warn_parted_young (LpReasons *warnings, const LpPairing *pairing)
{
  const LpCosts *costs = pairing->costs;

  if (pairing->totals[LP_TIER_MIN_TENURE] == 0)
    return;
  g_autofree guint *places = g_new0 (guint, costs->n);
  for (guint p = 0; p < lp_i_partnerships_get_length (pairing->partnerships); p++) {
    LpPartnership partnership = lp_i_partnerships_get (pairing->partnerships, p);
    for (guint k = 0; k < partnership.size; k++)
      places[partnership.members[k]] = p;
  }
  int least = lp_policy_get_min_tenure_days (lp_request_get_policy (costs->request));
  for (guint32 i = 0; i < costs->n; i++)
    for (guint32 j = i + 1; j < costs->n; j++) {
      guint8 facts = lp_i_costs_get_facts (costs, i, j);
      const guint32 members[2] = { i, j };
      if (!(facts & LP_PAIR_YOUNG) || (facts & LP_PAIR_NOT_ALLOWED) || places[i] == places[j])
        continue;
      LpReason *reason = lp_i_costs_new_reason (costs, LP_I_PHRASE_WARN_BEFORE_MINIMUM, members, 2);
      lp_i_reason_add_number (reason, "min_tenure_days", least);
      lp_i_reasons_take (warnings, reason);
    }
}

LpReasons *
lp_i_warnings_write (const LpPairing *pairing)
{
  LpReasons *warnings = lp_i_reasons_new ();
  const LpCosts *costs = pairing->costs;

  warn_limits (warnings, pairing);
  warn_parted_young (warnings, pairing);
  warn_window (warnings, lp_request_get_policy (costs->request));
  warn_missing (warnings, costs);
  warn_leavers (warnings, costs);
  warn_weights (warnings, costs->request);
  warn_musts (warnings, costs->request);
  warn_earlier_matched (warnings, costs->request);
  return warnings;
}
