/* SPDX-License-Identifier: MIT */
#include "fairness-year.h"

#include <string.h>

#define SUBJECT "maths"
#define ABSENT_PER_MILLE 50
#define WEEK_OF_JOINER 12
#define WEEK_OF_LEAVER 24
/* More apart than this asks for an explanation. */
#define APART_AT_MOST 2

/* A year on its way. */
typedef struct {
  const FairnessCase *the_case; /* borrowed */
  FairnessOutcome    *outcome;  /* borrowed */
  guint      n_pupils;          /* all who ever belong to the class */
  guint     *scores;            /* owned, in random order, all different */
  GArray    *dates;             /* owned, of LpDate */
  LpPolicy  *policy;            /* owned */
  LpPolicy  *turns_first;       /* owned: the same, with turns before all other tiers */
  LpHistory *history;           /* owned */
  YearTurns *turns;             /* owned */
  YearRandom random;
} Life;

static void
life_clear (Life *life)
{
  g_free (life->scores);
  g_array_unref (life->dates);
  lp_policy_unref (life->policy);
  lp_policy_unref (life->turns_first);
  lp_history_unref (life->history);
  year_turns_free (life->turns);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Life, life_clear)

const char *
fairness_reason_get_name (guint reason)
{
  if (reason < LP_N_TIERS)
    return lp_tier_get_name ((LpTier) reason);
  return reason == FAIRNESS_ROLES ? "roles" : reason == FAIRNESS_UNIFORM ? "uniform" : "nothing";
}

static LpPolicy *
make_policy (const FairnessCase *the_case, gboolean turns_first)
{
  LpTier order[LP_N_ORDERED_TIERS] = { LP_TIER_TURNS };
  LpPolicy *policy = lp_policy_new ();
  guint n = 1;

  lp_policy_set_strategy (policy, the_case->strategy, NULL);
  lp_policy_set_odd (policy, the_case->odd);
  lp_policy_set_cooldown_rounds (policy, the_case->cooldown, NULL);
  if (!turns_first)
    return policy;
  for (guint t = 0; t < LP_N_ORDERED_TIERS; t++)
    if (lp_policy_get_order (policy)[t] != LP_TIER_TURNS)
      order[n++] = lp_policy_get_order (policy)[t];
  lp_policy_set_order (policy, order, G_N_ELEMENTS (order), NULL);
  return policy;
}

static void
begin_life (Life *life, const FairnessCase *the_case, FairnessOutcome *outcome)
{
  life->the_case = the_case;
  life->outcome = outcome;
  life->n_pupils = the_case->n_pupils + the_case->eventful;
  life->random.state = the_case->seed;
  life->scores = g_new (guint, life->n_pupils);
  for (guint i = 0; i < life->n_pupils; i++)
    life->scores[i] = i;
  year_random_shuffle (&life->random, life->scores, life->n_pupils);
  life->dates = year_calendar_weekly ();
  life->policy = make_policy (the_case, FALSE);
  life->turns_first = make_policy (the_case, TRUE);
  life->history = lp_history_new ();
  life->turns = year_turns_new ();
}

static gboolean
is_enrolled (const Life *life, guint week, guint pupil)
{
  if (!life->the_case->eventful)
    return TRUE;
  if (pupil == life->n_pupils - 1)
    return week >= WEEK_OF_JOINER;
  return pupil != life->n_pupils - 2 || week < WEEK_OF_LEAVER;
}

static char *
make_id (guint pupil)
{
  return g_strdup_printf ("p%02u", pupil + 1);
}

/* The tutors are the upper half of those present; an odd one in the middle is a tutee. */
static gboolean
is_tutor (const Life *life, const guint8 *present, guint pupil)
{
  guint above = 0, n = 0;

  for (guint other = 0; other < life->n_pupils; other++) {
    n += present[other];
    above += present[other] && life->scores[other] > life->scores[pupil];
  }
  return above < n / 2;
}

static LpPupil *
make_pupil (const Life *life, const guint8 *present, guint pupil)
{
  g_autofree char *id = make_id (pupil);
  LpPupil *made = lp_pupil_new (id, NULL, NULL);

  lp_pupil_set_score (made, SUBJECT, life->scores[pupil], NULL);
  if (life->the_case->strategy == LP_STRATEGY_TUTOR && is_tutor (life, present, pupil))
    lp_pupil_set_word (made, "role", "tutor", NULL);
  return made;
}

static LpRoster *
make_roster (const Life *life, guint week, const guint8 *present)
{
  LpRoster *roster = lp_roster_new ();

  for (guint i = 0; i < life->n_pupils; i++) {
    if (!is_enrolled (life, week, i))
      continue;
    g_autoptr (LpPupil) pupil = make_pupil (life, present, i);
    lp_roster_add_pupil (roster, pupil, NULL);
  }
  year_calendar_close (roster);
  return roster;
}

static void
draw_present (Life *life, guint week, guint8 *present)
{
  for (guint i = 0; i < life->n_pupils; i++) {
    gboolean ill = life->the_case->eventful && year_random_happens (&life->random, ABSENT_PER_MILLE);
    present[i] = !ill && is_enrolled (life, week, i);
  }
}

static LpRequest *
make_request (const Life *life, guint week, const guint8 *present, LpPolicy *policy, GError **error)
{
  g_autoptr (LpRoster) roster = make_roster (life, week, present);
  LpDate date = g_array_index (life->dates, LpDate, week);
  LpRequest *request = lp_request_new (roster, life->history, policy, date, life->the_case->seed + week, error);

  for (guint i = 0; request != NULL && i < life->n_pupils; i++) {
    g_autofree char *id = make_id (i);
    if (!present[i] && is_enrolled (life, week, i))
      lp_request_add_absent (request, id, NULL);
  }
  return request;
}

/* The tier above turns whose cost would have risen, had turns come first; or what else forbade it. */
static guint
find_reason (const Life *life, guint week, const guint8 *present, const LpPairing *pairing)
{
  const LpTier *order = lp_policy_get_order (life->policy);
  const gint64 *costs = lp_pairing_get_costs (pairing);
  g_autoptr (LpRequest) request = make_request (life, week, present, life->turns_first, NULL);
  g_autoptr (LpPairing) other = lp_pair (request, NULL, NULL);

  if (life->the_case->strategy == LP_STRATEGY_UNIFORM)
    return FAIRNESS_UNIFORM;
  if (other != NULL && lp_pairing_get_costs (other)[LP_TIER_TURNS] < costs[LP_TIER_TURNS])
    for (guint t = 0; order[t] != LP_TIER_TURNS; t++)
      if (lp_pairing_get_costs (other)[order[t]] > costs[order[t]])
        return order[t];
  return life->the_case->strategy == LP_STRATEGY_TUTOR ? FAIRNESS_ROLES : FAIRNESS_NOTHING;
}

/* Requests hold the history they were given, so each round gets its own. */
static void
add_to_history (Life *life, LpRound *round)
{
  LpHistory *next = lp_history_new ();

  for (gsize i = 0; i < lp_history_get_n_rounds (life->history); i++)
    lp_history_add_round (next, lp_history_get_round (life->history, i), NULL);
  lp_history_add_round (next, round, NULL);
  lp_history_unref (life->history);
  life->history = next;
}

static guint
get_score (const LpPairing *pairing, gsize partnership, gsize member)
{
  return (guint) lp_pupil_get_score (lp_pairing_get_pupil (pairing, partnership, member), SUBJECT);
}

/* The gaps of partnerships that are new: scores are ranks while nobody is away. */
static void
count_gaps (const Life *life, const LpPairing *pairing)
{
  guint n = life->n_pupils;

  for (gsize p = 0; p < lp_pairing_get_n_partnerships (pairing); p++) {
    if (lp_pairing_is_kept (pairing, p))
      continue;
    for (gsize i = 0; i < lp_pairing_get_size (pairing, p); i++)
      for (gsize j = i + 1; j < lp_pairing_get_size (pairing, p); j++) {
        guint gap = (guint) ABS ((int) get_score (pairing, p, i) - (int) get_score (pairing, p, j));
        gboolean mixed = life->the_case->strategy == LP_STRATEGY_MIXED;
        life->outcome->gaps++;
        life->outcome->ranks += gap;
        life->outcome->outside += 2 * gap < (mixed ? n / 3 : 0) || 2 * gap > (mixed ? 4 * n / 3 : n / 3);
      }
  }
}

static void
note_turns (const Life *life, guint week, const guint8 *present, const LpPairing *pairing)
{
  guint least = year_turns_get_least (life->turns);
  FairnessOutcome *outcome = life->outcome;

  outcome->end = year_turns_get_most (life->turns) - least;
  outcome->worst = MAX (outcome->worst, outcome->end);
  if (year_turns_get_most_gained (life->turns) > least + APART_AT_MOST)
    outcome->over[find_reason (life, week, present, pairing)]++;
}

/* The partnership that is a turn and goes to somebody new; −1 where there is none. */
static int
find_turn (const LpPairing *pairing)
{
  for (gsize p = 0; p < lp_pairing_get_n_partnerships (pairing); p++)
    if (lp_pairing_get_size (pairing, p) % 2 == 1 && !lp_pairing_is_kept (pairing, p))
      return (int) p;
  return -1;
}

/* Who of the others had most turns. */
static const char *
find_most (const Life *life, const LpPairing *pairing, gsize except)
{
  const char *most = NULL;

  for (gsize p = 0; p < lp_pairing_get_n_partnerships (pairing); p++)
    for (gsize k = 0; p != except && k < lp_pairing_get_size (pairing, p); k++) {
      const char *id = lp_pupil_get_id (lp_pairing_get_pupil (pairing, p, k));
      if (most == NULL || year_turns_get (life->turns, id) > year_turns_get (life->turns, most))
        most = id;
    }
  return most;
}

/* The round as issued; or, spoilt, with the first in the three and whoever had most turns in each other's places. */
static LpRound *
make_round (const Life *life, const LpPairing *pairing)
{
  int turn = life->the_case->spoil ? find_turn (pairing) : -1;

  if (turn < 0 || lp_pairing_get_n_partnerships (pairing) == 1)
    return lp_pairing_to_round (pairing);
  const char *out = lp_pupil_get_id (lp_pairing_get_pupil (pairing, (gsize) turn, 0));
  const char *in = find_most (life, pairing, (gsize) turn);
  LpRound *round = lp_round_new (lp_request_get_date (lp_pairing_get_request (pairing)));
  for (gsize p = 0; p < lp_pairing_get_n_partnerships (pairing); p++) {
    const char *ids[3];
    for (gsize k = 0; k < lp_pairing_get_size (pairing, p); k++) {
      ids[k] = lp_pupil_get_id (lp_pairing_get_pupil (pairing, p, k));
      ids[k] = strcmp (ids[k], out) == 0 ? in : strcmp (ids[k], in) == 0 ? out : ids[k];
    }
    lp_round_add_partnership (round, ids, lp_pairing_get_size (pairing, p), NULL);
  }
  return round;
}

static gboolean
live_week (Life *life, guint week, GError **error)
{
  g_autofree guint8 *present = g_new0 (guint8, life->n_pupils);
  g_autoptr (GError) refusal = NULL;

  draw_present (life, week, present);
  g_autoptr (LpRequest) request = make_request (life, week, present, life->policy, error);
  if (request == NULL)
    return FALSE;
  g_autoptr (LpPairing) pairing = lp_pair (request, NULL, &refusal);
  if (g_error_matches (refusal, LP_ERROR, LP_ERROR_INFEASIBLE)) {
    life->outcome->refused++;
    return TRUE;
  }
  if (pairing == NULL) {
    g_propagate_error (error, g_steal_pointer (&refusal));
    return FALSE;
  }
  g_autoptr (LpRound) round = make_round (life, pairing);
  life->outcome->rounds++;
  count_gaps (life, pairing);
  year_turns_add_round (life->turns, round);
  note_turns (life, week, present, pairing);
  add_to_history (life, round);
  return TRUE;
}

static double
count_partners (const Life *life)
{
  guint n = 0;

  for (guint a = 0; a < life->n_pupils; a++)
    for (guint b = 0; b < life->n_pupils; b++) {
      g_autofree char *one = make_id (a), *other = make_id (b);
      n += a != b && lp_history_has_met (life->history, one, other);
    }
  return (double) n / life->n_pupils;
}

gboolean
fairness_live (const FairnessCase *the_case, FairnessOutcome *outcome, GError **error)
{
  g_auto (Life) life = { 0 };

  memset (outcome, 0, sizeof *outcome);
  begin_life (&life, the_case, outcome);
  for (guint week = 0; week < MIN (the_case->weeks, life.dates->len); week++)
    if (!live_week (&life, week, error))
      return FALSE;
  outcome->partners = count_partners (&life);
  return TRUE;
}
