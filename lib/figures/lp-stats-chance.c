/* SPDX-License-Identifier: MIT */
/*
 * What chance would give. In a round any two of those who took part are
 * partners with one and the same probability: as many pairs as there are
 * partners, of all pairs that there could be. Rounds are independent, and
 * expectations add up, so that each pair can be followed by itself.
 */
#include "figures/lp-stats-private.h"

/* A pair's state between rounds. All probabilities are of what the rounds so far gave. */
typedef struct {
  double running[LP_FIGURES_MAX_SPELL + 1];       /* partners now, for so many rounds */
  double met[2][LP_FIGURES_MAX_MEETINGS + 1];     /* apart or partners now, after so many meetings */
} State;

/* Invariant: the entries of running add up to those of met[1], and met adds up to 1. */
static void
step_odds (State *state, double odds, LpFigures *figures)
{
  State next = { { 0 }, { { 0 } } };
  double apart = 0;

  for (guint m = 0; m <= LP_FIGURES_MAX_MEETINGS; m++) {
    guint more = MIN (m + 1, LP_FIGURES_MAX_MEETINGS);
    apart += state->met[0][m];
    next.met[0][m] += (state->met[0][m] + state->met[1][m]) * (1 - odds);
    next.met[1][m] += state->met[1][m] * odds;
    next.met[1][more] += state->met[0][m] * odds;
  }
  for (guint k = 1; k <= LP_FIGURES_MAX_SPELL; k++) {
    figures->spells_expected[k] += state->running[k] * (1 - odds);
    next.running[MIN (k + 1, LP_FIGURES_MAX_SPELL)] += state->running[k] * odds;
  }
  next.running[1] += apart * odds;
  *state = next;
}

/* How many rounds a pair may expect to share. */
static double
expect_pair (const LpTally *tally, guint i, guint j, LpFigures *figures, LpPupilFigures *a, LpPupilFigures *b)
{
  State state = { { 0 }, { { 0 } } };
  double shared = 0;

  state.met[0][0] = 1;
  for (guint r = 0; r < tally->n_rounds; r++) {
    const guint32 *places = tally->places + (gsize) r * tally->n;
    double odds = places[i] != 0 && places[j] != 0 ? tally->pair_odds[r] : 0;
    step_odds (&state, odds, figures);
    shared += odds;
  }
  for (guint k = 1; k <= LP_FIGURES_MAX_SPELL; k++)
    figures->spells_expected[k] += state.running[k];
  for (guint m = 0; m <= LP_FIGURES_MAX_MEETINGS; m++)
    figures->met_expected[m] += state.met[0][m] + state.met[1][m];
  a->partners_expected += 1 - state.met[0][0];
  b->partners_expected += 1 - state.met[0][0];
  return shared;
}

/* What the gap of a pair gives, where they share so many rounds. */
static void
add_gap (const LpTally *tally, guint i, guint j, double shared, LpFigures *figures, LpPupilFigures *pupils)
{
  gint32 a = tally->ranks[i], b = tally->ranks[j];

  if (a == 0 || b == 0)
    return;
  figures->mean_gap_expected += shared * ABS (a - b) / 2.0;
  figures->gaps_expected[lp_i_tally_sort_gap (tally, ABS (a - b))] += shared;
  if (a != b)
    pupils[a > b ? i : j].stronger_expected += shared;
}

static void
add_turns (const LpTally *tally, guint i, LpPupilFigures *pupil)
{
  for (guint r = 0; r < tally->n_rounds; r++) {
    if (tally->places[(gsize) r * tally->n + i] != 0)
      pupil->turns_expected += tally->turn_odds[r];
  }
}

void
lp_i_tally_add_chance (const LpTally *tally, LpFigures *figures, LpPupilFigures *pupils)
{
  double n_gaps = 0;

  for (guint i = 0; i < tally->n; i++) {
    add_turns (tally, i, &pupils[i]);
    for (guint j = 0; j < i; j++) {
      double shared = expect_pair (tally, i, j, figures, &pupils[i], &pupils[j]);
      add_gap (tally, i, j, shared, figures, pupils);
    }
  }
  for (guint k = 0; k < LP_FIGURES_N_GAPS; k++)
    n_gaps += figures->gaps_expected[k];
  if (n_gaps > 0)
    figures->mean_gap_expected /= n_gaps;
}
