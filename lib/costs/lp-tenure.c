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

/* What holds for a pair whose running spell began in a round. */
static guint
judge_tenure (const LpRequest *request, gsize start, LpDate date)
{
  const LpRoster *roster = lp_request_get_roster (request);
  const LpHistory *history = lp_request_get_history (request);
  const LpPolicy *policy = lp_request_get_policy (request);
  LpDate begun = lp_round_get_date (lp_history_get_round (history, start));
  LpDate rhythm = get_rhythm_start (history, start);
  int tenure = lp_roster_count_open_days (roster, begun, date);
  int young_tenure = rhythm == begun ? tenure : lp_roster_count_open_days (roster, rhythm, date);
  guint flags = LP_PAIR_OF_LATEST_ROUND;

  if (lp_policy_is_too_long (policy, tenure))
    flags |= LP_PAIR_TOO_LONG;
  if (!lp_request_is_fresh (request) && lp_policy_is_young (policy, young_tenure))
    flags |= LP_PAIR_YOUNG;
  return flags;
}

void
lp_i_tenure_note (LpPairFacts *facts, const LpRequest *request, const LpPast *past, LpDate date)
{
  gsize last_start = G_MAXSIZE;
  guint flags = 0;

  if (past->since_met == NULL)
    return;
  for (guint i = 0; i < facts->n; i++)
    for (guint j = i + 1; j < facts->n; j++) {
      gsize at = (gsize) i * facts->n + j;
      if (past->since_met[at] != 1)
        continue;
      /* Most spells began in the same few rounds. */
      if (past->spell_start[at] != last_start) {
        last_start = past->spell_start[at];
        flags = judge_tenure (request, last_start, date);
      }
      lp_i_pair_facts_add (facts, i, j, flags);
    }
}

/* Whether the maximum, where it is hard, parts the two. */
static gboolean
is_over_maximum (guint8 flags)
{
  return (flags & LP_PAIR_TOO_LONG) && !(flags & LP_PAIR_HELD_TOGETHER);
}

void
lp_i_tenure_note_hard (LpPairFacts *facts, LpHard hard)
{
  for (guint i = 0; (hard & LP_HARD_MAX_TENURE) && i < facts->n; i++)
    for (guint j = i + 1; j < facts->n; j++)
      if (is_over_maximum (lp_i_pair_facts_get (facts, i, j)))
        lp_i_pair_facts_add (facts, i, j, LP_PAIR_NOT_ALLOWED);
}

/* Musts waive, and are waived, by what the constraints hold already: a search leaves rules out with what they waive. */
static void
constrain_maximum (LpConstraints *constraints, const LpPairFacts *facts)
{
  for (guint i = 0; i < facts->n; i++)
    for (guint j = i + 1; j < facts->n; j++)
      if ((lp_i_pair_facts_get (facts, i, j) & LP_PAIR_TOO_LONG)
          && !(lp_i_constraints_get (constraints, i, j) & LP_MUST_BY_RULE))
        lp_i_constraints_add (constraints, i, j, LP_MUST_PART);
}

static void
constrain_minimum (LpConstraints *constraints, const LpPairFacts *facts)
{
  for (guint i = 0; i < facts->n; i++)
    for (guint j = i + 1; j < facts->n; j++)
      if ((lp_i_pair_facts_get (facts, i, j) & LP_PAIR_YOUNG)
          && !(lp_i_constraints_get (constraints, i, j) & LP_MUST_PART))
        lp_i_constraints_add (constraints, i, j, LP_MUST_SHARE);
}

void
lp_i_tenure_constrain (LpConstraints *constraints, const LpPairFacts *facts, LpHard hard)
{
  if (hard & LP_HARD_MAX_TENURE)
    constrain_maximum (constraints, facts);
  if (hard & LP_HARD_MIN_TENURE)
    constrain_minimum (constraints, facts);
}
