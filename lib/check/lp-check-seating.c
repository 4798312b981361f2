/* SPDX-License-Identifier: MIT */
#include "check/lp-check-seating-private.h"

#include <learning-partners/lp-error.h>

#include "base/lp-reason-private.h"
#include "check/lp-check-words-private.h"
#include "model/lp-roster-private.h"

static void
take_one (const LpCheckFacts *facts, LpVerdict *verdict, LpIPhrase phrase, const char *id)
{
  g_autofree char *label = lp_i_roster_get_label (facts->class->roster, id);
  LpReason *finding = lp_i_reason_new (phrase);

  lp_i_reason_add_pupil (finding, "pupil", id, label);
  lp_i_verdict_take (verdict, LP_SEVERITY_BROKEN, finding);
}

/* Members are those present. FALSE, with the error, for somebody who is not in the roster. */
static gboolean
seat_pupil (const LpCheckFacts *facts, const char *id, GArray *members, LpVerdict *verdict, GError **error)
{
  guint32 pupil;

  if (lp_i_check_class_is_absent (facts->class, id)) {
    take_one (facts, verdict, LP_I_PHRASE_ABSENT_PUPIL, id);
    return TRUE;
  }
  if (!lp_i_check_class_find (facts->class, id, &pupil)) {
    g_set_error (error, LP_ERROR, LP_ERROR_UNKNOWN_PUPIL,
                 "The pairing names the pupil “%s”, who is not in the roster.", id);
    return FALSE;
  }
  g_array_append_val (members, pupil);
  return TRUE;
}

static gboolean
seat_group (const LpCheckFacts *facts, LpCheckSeating *seating, LpRound *round, guint group, LpVerdict *verdict, GError **error)
{
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (guint32));

  seating->sizes[group] = lp_round_get_size (round, group);
  for (gsize i = 0; i < seating->sizes[group]; i++) {
    if (!seat_pupil (facts, lp_round_get_pupil (round, group, i), members, verdict, error))
      return FALSE;
  }
  const guint32 *pupils = (const guint32 *) (gconstpointer) members->data;
  lp_i_partnerships_add (seating->groups, pupils, members->len);
  lp_i_check_append_pairs (seating->pairs, pupils, members->len);
  for (guint k = 0; k < members->len; k++)
    seating->places[pupils[k]] = group;
  return TRUE;
}

static void
judge_missing (const LpCheckFacts *facts, const LpCheckSeating *seating, LpVerdict *verdict)
{
  for (guint i = 0; i < facts->class->n; i++) {
    if (seating->places[i] == LP_CHECK_NOWHERE)
      take_one (facts, verdict, LP_I_PHRASE_MISSING_PUPIL, lp_i_check_class_get_id (facts->class, i));
  }
}

/* How a partnership that is no pair is called in a sentence. */
static LpIPhrase
choose_size_phrase (gsize size)
{
  switch (size) {
  case 1:
    return LP_I_PHRASE_SIZE_ALONE;
  case 3:
    return LP_I_PHRASE_SIZE_THREE;
  default:
    return LP_I_PHRASE_SIZE_CROWD;
  }
}

static LpIPhrase
choose_odd_phrase (gsize odd_size, gboolean on_purpose)
{
  switch (odd_size) {
  case 0:
    return on_purpose ? LP_I_PHRASE_BESIDE_ALL_IN_PAIRS : LP_I_PHRASE_ALL_IN_PAIRS;
  case 1:
    return on_purpose ? LP_I_PHRASE_BESIDE_ALL_BUT_ADULT : LP_I_PHRASE_ALL_BUT_ADULT;
  default:
    return on_purpose ? LP_I_PHRASE_BESIDE_ALL_BUT_THREE : LP_I_PHRASE_ALL_BUT_THREE;
  }
}

static void
take_wrong_size (const LpCheckFacts *facts, LpPartnership group, gsize size, LpVerdict *verdict)
{
  gboolean on_purpose = lp_i_partnerships_get_length (facts->held->threes) > 0;
  LpReason *finding = lp_i_check_finding_new (facts->class, group.size == 0 ? LP_I_PHRASE_WRONG_SIZE_ABSENT : LP_I_PHRASE_WRONG_SIZE,
                                              group.members, group.size);

  lp_i_reason_add_number (finding, "size", (gint64) size);
  lp_i_reason_add_part (finding, choose_size_phrase (size), NULL);
  lp_i_reason_add_part (finding, choose_odd_phrase (lp_i_check_held_get_odd_size (facts->held), on_purpose), NULL);
  lp_i_verdict_take (verdict, LP_SEVERITY_BROKEN, finding);
}

/* Threes on purpose stand whatever the number; beside them one partnership of an odd rest is no pair. */
static void
judge_sizes (const LpCheckFacts *facts, const LpCheckSeating *seating, LpVerdict *verdict)
{
  gsize odd_size = lp_i_check_held_get_odd_size (facts->held);
  gboolean odd_seen = FALSE;

  for (guint g = 0; g < lp_i_partnerships_get_length (seating->groups); g++) {
    LpPartnership group = lp_i_partnerships_get (seating->groups, g);
    gsize size = seating->sizes[g];
    if (size == 2 || (size == 3 && lp_i_check_held_is_on_purpose (facts->held, group)))
      continue;
    if (size != odd_size || odd_seen)
      take_wrong_size (facts, group, size, verdict);
    odd_seen = odd_seen || size == odd_size;
  }
}

LpCheckSeating *
lp_i_check_seating_new (const LpCheckFacts *facts, LpRound *round, LpVerdict *verdict, GError **error)
{
  g_autoptr (LpCheckSeating) seating = g_new0 (LpCheckSeating, 1);
  guint n_groups = (guint) lp_round_get_n_partnerships (round);

  seating->groups = lp_i_partnerships_new ();
  seating->pairs = g_array_new (FALSE, FALSE, sizeof (LpCheckTwo));
  seating->sizes = g_new0 (gsize, n_groups + 1);
  seating->places = g_new (guint32, facts->class->n + 1);
  for (guint i = 0; i < facts->class->n; i++)
    seating->places[i] = LP_CHECK_NOWHERE;
  for (guint g = 0; g < n_groups; g++) {
    if (!seat_group (facts, seating, round, g, verdict, error))
      return NULL;
  }
  judge_missing (facts, seating, verdict);
  judge_sizes (facts, seating, verdict);
  return g_steal_pointer (&seating);
}

void
lp_i_check_seating_free (LpCheckSeating *seating)
{
  lp_i_partnerships_free (seating->groups);
  g_array_unref (seating->pairs);
  g_free (seating->sizes);
  g_free (seating->places);
  g_free (seating);
}

gboolean
lp_i_check_seating_is_new_turn (const LpCheckFacts *facts, const LpCheckSeating *seating, guint group)
{
  LpPartnership members = lp_i_partnerships_get (seating->groups, group);
  gsize size = seating->sizes[group];

  return lp_i_check_is_turn (size)
         && !(members.size == size && lp_i_check_turns_goes_on (facts->turns, members.members, members.size));
}

gboolean
lp_i_check_seating_are_partners (const LpCheckSeating *seating, guint a, guint b)
{
  return seating->places[a] != LP_CHECK_NOWHERE && seating->places[a] == seating->places[b];
}
