/* SPDX-License-Identifier: MIT */
#include "costs/lp-tenure-private.h"

/*
 * The day from which a spell counts as young: a spell that began in a keep
 * round (a joiner, a repair) falls in with the class's rhythm.
 */
static LpDate
get_rhythm_start (const LpHistory *history, gsize start)
{
  /* The first round is never a keep round, so this ends. */
  while (lp_history_is_keep_round (history, start))
    start--;
  return lp_round_get_date (lp_history_get_round (history, start));
}

static guint
judge_tenure (const LpCosts *costs, gsize start)
{
  const LpRoster *roster = lp_request_get_roster (costs->request);
  const LpHistory *history = lp_request_get_history (costs->request);
  const LpPolicy *policy = lp_request_get_policy (costs->request);
  int slack = lp_policy_get_slack_days (policy);
  LpDate begun = lp_round_get_date (lp_history_get_round (history, start));
  LpDate rhythm = get_rhythm_start (history, start);
  int tenure = lp_roster_count_open_days (roster, begun, costs->date);
  int young_tenure = rhythm == begun ? tenure : lp_roster_count_open_days (roster, rhythm, costs->date);
  guint flags = LP_PAIR_LATEST;

  if (tenure + lp_policy_get_round_days (policy) > lp_policy_get_max_tenure_days (policy) + slack)
    flags |= LP_PAIR_TOO_LONG;
  if (young_tenure + slack < lp_policy_get_min_tenure_days (policy))
    flags |= LP_PAIR_YOUNG;
  return flags;
}

void
lp_i_tenure_mark (LpCosts *costs)
{
  const LpPast *known = costs->past;
  gsize last_start = G_MAXSIZE;
  guint flags = 0;

  if (known->since_met == NULL)
    return;
  for (guint i = 0; i < costs->n; i++)
    for (guint j = i + 1; j < costs->n; j++) {
      gsize at = (gsize) i * costs->n + j;
      if (known->since_met[at] != 1)
        continue;
      /* Most spells began in the same few rounds. */
      if (known->spell_start[at] != last_start) {
        last_start = known->spell_start[at];
        flags = judge_tenure (costs, last_start);
      }
      lp_i_costs_change_flags (costs, i, j, flags, 0);
    }
}

void
lp_i_tenure_mark_hard (LpCosts *costs, LpHard hard)
{
  if (hard == LP_HARD_NONE)
    return;
  for (guint i = 0; i < costs->n; i++)
    for (guint j = i + 1; j < costs->n; j++) {
      guint8 flags = lp_i_costs_get_flags (costs, i, j);
      if ((hard & LP_HARD_MAX_TENURE) && (flags & LP_PAIR_TOO_LONG) && !(flags & LP_PAIR_HELD))
        lp_i_costs_change_flags (costs, i, j, LP_PAIR_EXCLUDED, 0);
      flags = lp_i_costs_get_flags (costs, i, j);
      if ((hard & LP_HARD_MIN_TENURE) && (flags & LP_PAIR_YOUNG) && !(flags & LP_PAIR_EXCLUDED))
        lp_i_costs_change_flags (costs, i, j, LP_PAIR_REQUIRED, 0);
    }
}

void
lp_i_tenure_mark_round (LpCosts *costs, const LpRound *round)
{
  for (gsize p = 0; p < lp_round_get_n_partnerships (round); p++)
    for (gsize a = 0; a < lp_round_get_size (round, p); a++) {
      int i = lp_i_participants_find (costs->present, lp_round_get_pupil (round, p, a));
      for (gsize b = a + 1; i >= 0 && b < lp_round_get_size (round, p); b++) {
        int j = lp_i_participants_find (costs->present, lp_round_get_pupil (round, p, b));
        if (j >= 0)
          lp_i_costs_change_flags (costs, (guint) i, (guint) j, LP_PAIR_LATEST, 0);
      }
    }
}
