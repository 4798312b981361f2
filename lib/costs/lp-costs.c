/* SPDX-License-Identifier: MIT */
#include "costs/lp-costs-private.h"

#include <string.h>

#include <learning-partners/lp-error.h>

#include "base/lp-hash-private.h"
#include "costs/lp-chance-private.h"
#include "costs/lp-likeness-private.h"
#include "costs/lp-rules-private.h"
#include "costs/lp-tenure-private.h"
#include "costs/lp-wishes-private.h"
#include "model/lp-request-private.h"
#include "model/lp-roster-private.h"

/* What defines the default cooldown; see design: few partners suit the narrow strategies. */
#define COOLDOWN_MOST 12
#define COOLDOWN_MOST_NARROW 6
#define COOLDOWN_LESS_FOR_A_THREE 2

#define ROLE_ATTRIBUTE "role"
#define ROLE_TUTOR "tutor"

static LpStrategy
get_strategy (const LpCosts *costs)
{
  return lp_policy_get_strategy (lp_request_get_policy (costs->request));
}

static gboolean
is_narrow (LpStrategy strategy)
{
  return strategy == LP_STRATEGY_MATCHED || strategy == LP_STRATEGY_NEAREST || strategy == LP_STRATEGY_MIXED_FOLD
         || strategy == LP_STRATEGY_MIXED_HALF;
}

static gboolean
makes_three (const LpCosts *costs)
{
  return costs->division->n_rest % 2 == 1 && lp_policy_get_odd (lp_request_get_policy (costs->request)) == LP_ODD_THREE;
}

static int
get_cooldown (const LpCosts *costs)
{
  int rounds = lp_policy_get_cooldown_rounds (lp_request_get_policy (costs->request));
  int most = is_narrow (get_strategy (costs)) ? COOLDOWN_MOST_NARROW : COOLDOWN_MOST;

  if (rounds >= 0)
    return rounds;
  rounds = MIN (most, (int) (costs->n - 1) / 2);
  /* A three uses up pairs, and a tight cooldown would starve the turns. */
  return makes_three (costs) ? MAX (0, rounds - COOLDOWN_LESS_FOR_A_THREE) : rounds;
}

static void
note_tutors (LpCosts *costs)
{
  if (get_strategy (costs) != LP_STRATEGY_TUTOR)
    return;
  costs->constraints->roles = TRUE;
  costs->tutors = g_new0 (guint8, costs->n);
  for (guint i = 0; i < costs->n; i++)
    costs->tutors[i] = g_strcmp0 (lp_pupil_get_word (costs->present->pupils[i], ROLE_ATTRIBUTE), ROLE_TUTOR) == 0;
}

static gboolean
ask_custom (LpCosts *costs, LpCostFunc func, gpointer data, guint i, guint j, GError **error)
{
  LpPupil **pupils = costs->present->pupils;
  gboolean in_order = strcmp (lp_pupil_get_id (pupils[i]), lp_pupil_get_id (pupils[j])) < 0;
  const LpPupil *a = pupils[in_order ? i : j], *b = pupils[in_order ? j : i];
  gint64 cost = 0;

  if (!func (a, b, &cost, data, error))
    return FALSE;
  if (cost < 0 || cost > LP_CUSTOM_COST_MAX) {
    g_set_error (error, LP_ERROR, LP_ERROR_VALUE,
                 "The cost function gave %" G_GINT64_FORMAT " for %s and %s; a cost is from 0 to %" G_GINT64_FORMAT ".",
                 cost, lp_pupil_get_name (a), lp_pupil_get_name (b), LP_CUSTOM_COST_MAX);
    return FALSE;
  }
  costs->custom[(gsize) i * costs->n + j] = costs->custom[(gsize) j * costs->n + i] = cost;
  return TRUE;
}

static gboolean
fill_custom (LpCosts *costs, GError **error)
{
  gpointer data;
  LpCostFunc func = lp_policy_get_cost_func (lp_request_get_policy (costs->request), &data);

  if (get_strategy (costs) != LP_STRATEGY_CUSTOM)
    return TRUE;
  costs->custom = g_try_new0 (gint64, (gsize) costs->n * costs->n);
  if (costs->custom == NULL)
    return lp_i_participants_fail_memory (costs->present, error);
  for (guint i = 0; i < costs->n; i++)
    for (guint j = i + 1; j < costs->n; j++)
      if (!ask_custom (costs, func, data, i, j, error))
        return FALSE;
  return TRUE;
}

static void
fill_chance (LpCosts *costs)
{
  guint64 seed = lp_request_get_seed (costs->request);

  if (costs->present->by_chance)
    return;
  guint64 begun = lp_i_hash_begin (seed);
  costs->chance = g_new (guint64, costs->n);
  for (guint i = 0; i < costs->n; i++)
    costs->chance[i] = lp_i_chance_prefix (begun, lp_i_participants_get_id (costs->present, i));
}

/* Tenure belongs to the round: for a day it is no limit. */
static gboolean
counts_too_long (const LpCosts *costs, guint8 flags)
{
  return costs->covered == NULL && (flags & LP_PAIR_TOO_LONG) && !(flags & LP_PAIR_HELD_TOGETHER);
}

static gboolean
counts_young (const LpCosts *costs, guint8 flags)
{
  return costs->covered == NULL && (flags & LP_PAIR_YOUNG) && !(flags & LP_PAIR_NOT_ALLOWED);
}

/* Whether the tier change counts the pair if it ends. */
static gboolean
counts_change (const LpCosts *costs, guint i, guint j, guint8 flags)
{
  if (costs->covered != NULL)
    return lp_i_costs_is_covered_pair (costs, i, j);
  if (!(flags & LP_PAIR_OF_LATEST_ROUND) || (flags & (LP_PAIR_NOT_ALLOWED | LP_PAIR_TOO_LONG)))
    return FALSE;
  return !lp_request_is_fresh (costs->request) && lp_policy_get_between (lp_request_get_policy (costs->request)) == LP_BETWEEN_STAY;
}

static void
count_base (LpCosts *costs)
{
  for (guint i = 0; i < costs->n; i++)
    for (guint j = i + 1; j < costs->n; j++) {
      guint8 flags = lp_i_costs_get_facts (costs, i, j);
      costs->base[LP_TIER_MIN_TENURE] += counts_young (costs, flags);
      costs->base[LP_TIER_CHANGE] += counts_change (costs, i, j, flags);
      if (counts_too_long (costs, flags))
        costs->active[LP_TIER_MAX_TENURE] = TRUE;
    }
}

/* Whether anybody will have a turn that could cost anything; for a day none counts. */
static gboolean
has_turns (const LpCosts *costs)
{
  const LpDivision *division = costs->division;

  return costs->covered == NULL && lp_history_get_n_rounds (lp_request_get_history (costs->request)) > 0
         && (division->n_rest % 2 == 1 || lp_i_partnerships_get_length (division->threes) > 0);
}

/* A tier that is not active is 0 for every pair and every three. */
static void
find_active (LpCosts *costs)
{
  gboolean has_history = costs->past->times_met != NULL;

  costs->active[LP_TIER_MIN_TENURE] = costs->base[LP_TIER_MIN_TENURE] > 0;
  costs->active[LP_TIER_CHANGE] = costs->base[LP_TIER_CHANGE] > 0;
  costs->active[LP_TIER_COOLDOWN] = has_history && costs->cooldown > 0;
  costs->active[LP_TIER_STRATEGY] = costs->custom != NULL || costs->standing->n_known > 1;
  costs->active[LP_TIER_TURNS] = costs->turns != NULL;
  costs->active[LP_TIER_REPEATS] = has_history;
  costs->active[LP_TIER_WISHES] = costs->wishes != NULL;
  costs->active[LP_TIER_CHANCE] = costs->chance != NULL;
}

static gboolean
is_uniform (const LpCosts *costs)
{
  return get_strategy (costs) == LP_STRATEGY_UNIFORM;
}

/* Strategy uniform: must rules only; but a cover still changes as little as it can. */
static void
forget_costs (LpCosts *costs)
{
  for (guint t = 0; t < LP_N_TIERS; t++) {
    if (costs->covered != NULL && (t == LP_TIER_CHANGE || t == LP_TIER_CHANCE))
      continue;
    costs->base[t] = 0;
    costs->active[t] = FALSE;
  }
}

/* For a day, least change comes first. */
static void
take_order (LpCosts *costs)
{
  const LpTier *order = lp_policy_get_order (lp_request_get_policy (costs->request));
  guint at = 0;

  if (costs->covered != NULL)
    costs->order[at++] = LP_TIER_CHANGE;
  for (guint t = 0; t < LP_N_TIERS; t++)
    if (costs->covered == NULL || order[t] != LP_TIER_CHANGE)
      costs->order[at++] = order[t];
}

static gboolean
check_size (const LpCosts *costs, GError **error)
{
  if (costs->n == 0) {
    g_set_error (error, LP_ERROR, LP_ERROR_TOO_FEW, "Nobody is present: a pairing needs at least two pupils.");
    return FALSE;
  }
  if (costs->n == 1 && lp_policy_get_odd (lp_request_get_policy (costs->request)) != LP_ODD_ADULT) {
    g_set_error (error, LP_ERROR, LP_ERROR_TOO_FEW, "Only %s is present: a pairing needs at least two pupils.",
                 lp_pupil_get_name (costs->present->pupils[0]));
    return FALSE;
  }
  if (costs->n > LP_COSTS_MAX_PRESENT) {
    g_set_error (error, LP_ERROR, LP_ERROR_LIMIT,
                 "%u pupils are present; this version pairs at most %d at once.", costs->n, LP_COSTS_MAX_PRESENT);
    return FALSE;
  }
  return TRUE;
}

/* What the request's rules and its hard limits ask of pairs. */
static void
constrain_by_request (LpCosts *costs)
{
  const LpRoster *roster = lp_request_get_roster (costs->request);
  const LpPolicy *policy = lp_request_get_policy (costs->request);

  for (gsize r = 0; r < lp_roster_get_n_rules (roster); r++) {
    const LpRule *rule = lp_roster_get_rule (roster, r);
    if (lp_rule_is_active (rule, costs->date))
      lp_i_rules_constrain (costs->constraints, rule, costs->present);
  }
  for (gsize k = 0; k < lp_policy_get_n_must_match (policy); k++)
    lp_i_likeness_constrain (costs->constraints, costs->present, lp_policy_get_must_match (policy, k), LP_LIKENESS_UNLIKE);
  for (gsize k = 0; k < lp_policy_get_n_must_differ (policy); k++)
    lp_i_likeness_constrain (costs->constraints, costs->present, lp_policy_get_must_differ (policy, k), LP_LIKENESS_ALIKE);
  /* Tenure, hard or not, is the round's business: for a day it is no limit. */
  if (costs->covered == NULL)
    lp_i_tenure_constrain (costs->constraints, costs->facts, lp_policy_get_hard (policy));
}

/* Fills everything that follows from who is present and from the facts of pairs. */
static gboolean
fill_from_facts (LpCosts *costs, GError **error)
{
  constrain_by_request (costs);
  note_tutors (costs);
  costs->division = lp_i_division_new (costs->constraints);
  costs->cooldown = get_cooldown (costs);
  if (has_turns (costs))
    costs->turns = lp_i_turns_new (lp_request_get_history (costs->request), costs->present);
  if (!fill_custom (costs, error)
      || !lp_i_wishes_weigh (costs->request, costs->present, costs->facts, costs->date, &costs->wishes, error))
    return FALSE;
  fill_chance (costs);
  count_base (costs);
  find_active (costs);
  if (is_uniform (costs))
    forget_costs (costs);
  take_order (costs);
  return TRUE;
}

/* Costs without facts of pairs. Takes ownership of present. */
static LpCosts *
begin_costs (LpRequest *request, LpParticipants *present, LpDate date, GError **error)
{
  g_autoptr (LpCosts) costs = g_new0 (LpCosts, 1);

  g_atomic_ref_count_init (&costs->ref_count);
  costs->request = lp_request_ref (request);
  costs->n_changes = lp_i_request_get_n_changes (request);
  costs->present = present;
  costs->n = present->n;
  costs->date = date;
  if (!check_size (costs, error))
    return NULL;
  costs->standing = lp_i_standing_new (request, present, error);
  if (costs->standing == NULL)
    return NULL;
  costs->past = lp_i_past_new (lp_request_get_history (request), present);
  costs->facts = lp_i_pair_facts_new (costs->n);
  costs->constraints = lp_i_constraints_new (costs->n);
  if (costs->past == NULL || costs->facts == NULL || costs->constraints == NULL) {
    lp_i_participants_fail_memory (present, error);
    return NULL;
  }
  lp_i_rules_note (costs->facts, lp_request_get_roster (request), present, date);
  lp_i_likeness_note (costs->facts, lp_request_get_policy (request), present);
  lp_i_tenure_note (costs->facts, request, costs->past, date);
  lp_i_tenure_note_hard (costs->facts, lp_policy_get_hard (lp_request_get_policy (request)));
  return g_steal_pointer (&costs);
}

LpCosts *
lp_i_costs_new (LpRequest *request, GError **error)
{
  g_autoptr (LpCosts) costs = begin_costs (request, lp_i_participants_new (request), lp_request_get_date (request), error);

  return costs != NULL && fill_from_facts (costs, error) ? g_steal_pointer (&costs) : NULL;
}

gboolean
lp_i_costs_fit (const LpCosts *costs, const LpRequest *request)
{
  return costs->covered == NULL && costs->request == request && costs->n_changes == lp_i_request_get_n_changes (request);
}

static guint *
list_covered (const LpRound *round, const LpParticipants *present)
{
  guint *covered = g_new0 (guint, present->n);

  for (gsize p = 0; p < lp_round_get_n_partnerships (round); p++)
    for (gsize k = 0; k < lp_round_get_size (round, p); k++) {
      int i = lp_i_participants_find (present, lp_round_get_pupil (round, p, k));
      if (i >= 0)
        covered[i] = (guint) p + 1;
    }
  return covered;
}

LpCosts *
lp_i_costs_new_cover (LpRequest *request, const LpRound *round, GHashTable *away, LpDate date, GError **error)
{
  g_autoptr (LpCosts) costs = begin_costs (request, lp_i_participants_new_cover (request, round, away), date, error);

  if (costs == NULL)
    return NULL;
  costs->covered = list_covered (round, costs->present);
  return fill_from_facts (costs, error) ? g_steal_pointer (&costs) : NULL;
}

LpCosts *
lp_i_costs_ref (LpCosts *costs)
{
  g_atomic_ref_count_inc (&costs->ref_count);
  return costs;
}

void
lp_i_costs_unref (LpCosts *costs)
{
  if (!g_atomic_ref_count_dec (&costs->ref_count))
    return;
  lp_i_participants_free (costs->present);
  lp_i_standing_free (costs->standing);
  lp_i_past_free (costs->past);
  lp_i_pair_facts_free (costs->facts);
  g_free (costs->covered);
  lp_i_constraints_free (costs->constraints);
  lp_i_division_free (costs->division);
  lp_i_turns_free (costs->turns);
  g_free (costs->tutors);
  g_free (costs->custom);
  g_free (costs->wishes);
  g_free (costs->chance);
  lp_request_unref (costs->request);
  g_free (costs);
}

/* A pair of the latest round that goes on as the policy wishes repeats nothing too soon. */
static gboolean
goes_on (const LpCosts *costs, guint8 flags)
{
  if (!(flags & LP_PAIR_OF_LATEST_ROUND))
    return FALSE;
  return (flags & LP_PAIR_YOUNG)
         || (!lp_request_is_fresh (costs->request) && lp_policy_get_between (lp_request_get_policy (costs->request)) == LP_BETWEEN_STAY
             && !(flags & LP_PAIR_TOO_LONG));
}

static void
add_history_costs (const LpCosts *costs, guint i, guint j, gint64 cost[LP_N_TIERS])
{
  const LpPast *known = costs->past;
  guint8 flags = lp_i_costs_get_facts (costs, i, j);
  gsize at = (gsize) i * costs->n + j;

  cost[LP_TIER_MAX_TENURE] = counts_too_long (costs, flags);
  cost[LP_TIER_MIN_TENURE] = -counts_young (costs, flags);
  cost[LP_TIER_CHANGE] = -counts_change (costs, i, j, flags);
  if (known->since_met == NULL || (flags & LP_PAIR_HELD_TOGETHER))
    return;
  gint64 since = known->since_met[at], met = known->times_met[at];
  if (since > 0 && since <= costs->cooldown && !goes_on (costs, flags))
    cost[LP_TIER_COOLDOWN] = costs->cooldown + 1 - since;
  cost[LP_TIER_REPEATS] = met * met;
}

static guint32
get_chance (const LpCosts *costs, guint i, guint j)
{
  return lp_i_chance_pair (costs->chance[MIN (i, j)], lp_i_participants_get_id (costs->present, MAX (i, j)));
}

void
lp_i_costs_get_pair (const LpCosts *costs, guint i, guint j, gint64 cost[LP_N_TIERS])
{
  gsize at = (gsize) i * costs->n + j;

  memset (cost, 0, LP_N_TIERS * sizeof *cost);
  add_history_costs (costs, i, j, cost);
  cost[LP_TIER_STRATEGY] = costs->custom != NULL ? costs->custom[at]
                                                 : lp_i_standing_cost (costs->standing, i, j);
  if (costs->wishes != NULL)
    cost[LP_TIER_WISHES] = costs->wishes[at];
  if (costs->chance != NULL)
    cost[LP_TIER_CHANCE] = get_chance (costs, i, j);
  if (is_uniform (costs))
    for (guint t = 0; t < LP_N_TIERS; t++)
      cost[t] = costs->active[t] ? cost[t] : 0;
}

gint64
lp_i_costs_get_turn (const LpCosts *costs, LpPartnership partnership)
{
  return costs->active[LP_TIER_TURNS] ? lp_i_turns_get_cost (costs->turns, partnership) : 0;
}

LpReason *
lp_i_costs_new_reason (const LpCosts *costs, LpIPhrase phrase, const guint32 *members, guint n_members)
{
  const LpRoster *roster = lp_request_get_roster (costs->request);
  LpReason *reason = lp_i_reason_new (phrase);

  for (guint k = 0; k < n_members; k++) {
    const char *id = lp_i_participants_get_id (costs->present, members[k]);
    g_autofree char *label = lp_i_roster_get_label (roster, id);
    lp_i_reason_add_pupil (reason, "pupil", id, label);
  }
  return reason;
}
