/* SPDX-License-Identifier: MIT */
#include "costs/lp-past-private.h"

#include "model/lp-history-private.h"

/* The number among those present of each pupil of the history, or -1. */
static int *
map_pupils (const LpHistory *history, const LpParticipants *present)
{
  guint n_pupils = lp_i_history_get_n_pupils (history);
  int *numbers = g_new (int, n_pupils + 1);

  for (guint i = 0; i < n_pupils; i++)
    numbers[i] = -1;
  for (guint i = 0; i < present->n; i++) {
    int pupil = lp_i_history_find_pupil (history, lp_i_participants_get_id (present, i));
    if (pupil >= 0)
      numbers[pupil] = (int) i;
  }
  return numbers;
}

/* While rounds are read, since_met holds the number of the last round met, from 1. */
static void
note_meeting (LpPast *past, guint i, guint j, gsize round)
{
  gsize at = (gsize) MIN (i, j) * past->n + MAX (i, j);

  if (past->since_met[at] != round || round == 0) {
    past->times_met[at]++;
    past->spell_start[at] = (guint16) round;
  }
  past->since_met[at] = (guint16) (round + 1);
}

static void
read_partnership (LpPast *past, LpPartnership partnership, const int *numbers, gsize round)
{
  for (guint a = 0; a < partnership.size; a++) {
    int i = numbers[partnership.members[a]];
    if (i < 0)
      continue;
    if (lp_i_partnership_is_turn (partnership.size))
      past->since_turn[i] = (guint16) (round + 1);
    for (guint b = a + 1; b < partnership.size; b++)
      if (numbers[partnership.members[b]] >= 0)
        note_meeting (past, (guint) i, (guint) numbers[partnership.members[b]], round);
  }
}

/* From "number of the last round" to "rounds ago", and both halves of the matrices. */
static void
turn_into_rounds_ago (LpPast *past, gsize n_rounds)
{
  gsize n = past->n;

  for (gsize i = 0; i < n; i++) {
    if (past->since_turn[i] > 0)
      past->since_turn[i] = (guint16) (n_rounds + 1 - past->since_turn[i]);
    for (gsize j = i + 1; j < n; j++) {
      gsize at = i * n + j, mirror = j * n + i;
      if (past->since_met[at] == 0)
        continue;
      past->since_met[at] = (guint16) (n_rounds + 1 - past->since_met[at]);
      past->since_met[mirror] = past->since_met[at];
      past->times_met[mirror] = past->times_met[at];
      past->spell_start[mirror] = past->spell_start[at];
    }
  }
}

LpPast *
lp_i_past_new (const LpHistory *history, const LpParticipants *present)
{
  g_autoptr (LpPast) past = g_new0 (LpPast, 1);
  gsize n = present->n, n_rounds = lp_history_get_n_rounds (history);

  /* Numbers of rounds fit 16 bits: see LP_HISTORY_MAX_ROUNDS. */
  past->n = present->n;
  past->since_turn = g_new0 (guint16, n);
  if (n_rounds == 0)
    return g_steal_pointer (&past);
  past->times_met = g_try_new0 (guint16, n * n);
  past->since_met = g_try_new0 (guint16, n * n);
  past->spell_start = g_try_new0 (guint16, n * n);
  if (past->times_met == NULL || past->since_met == NULL || past->spell_start == NULL)
    return NULL;

  g_autofree int *numbers = map_pupils (history, present);
  for (gsize round = 0; round < n_rounds; round++) {
    const LpPartnerships *partnerships = lp_i_history_get_partnerships (history, round);
    for (guint p = 0; p < lp_i_partnerships_get_length (partnerships); p++)
      read_partnership (past, lp_i_partnerships_get (partnerships, p), numbers, round);
  }
  turn_into_rounds_ago (past, n_rounds);
  return g_steal_pointer (&past);
}

void
lp_i_past_free (LpPast *past)
{
  if (past == NULL)
    return;
  g_free (past->times_met);
  g_free (past->since_met);
  g_free (past->spell_start);
  g_free (past->since_turn);
  g_free (past);
}
