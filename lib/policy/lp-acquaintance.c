/* SPDX-License-Identifier: MIT */
#include "policy/lp-acquaintance-private.h"

#include "model/lp-history-private.h"

#define SIZE_OF_THREE 3
#define SIZE_WITH_ADULT 1

/* The number among those present of each pupil of the history, or -1. */
static int *
map_pupils (const LpHistory *history, const LpPresent *present)
{
  guint n_pupils = lp_i_history_get_n_pupils (history);
  int *numbers = g_new (int, n_pupils + 1);

  for (guint i = 0; i < n_pupils; i++)
    numbers[i] = -1;
  for (guint i = 0; i < present->n; i++) {
    int pupil = lp_i_history_find_pupil (history, lp_i_present_get_id (present, i));
    if (pupil >= 0)
      numbers[pupil] = (int) i;
  }
  return numbers;
}

/* While rounds are read, since_met holds the number of the last round met, from 1. */
static void
note_pair (LpAcquaintance *acquaintance, guint i, guint j, gsize round)
{
  gsize at = (gsize) MIN (i, j) * acquaintance->n + MAX (i, j);

  if (acquaintance->since_met[at] != round || round == 0) {
    acquaintance->times_met[at]++;
    acquaintance->spell_start[at] = (guint16) round;
  }
  acquaintance->since_met[at] = (guint16) (round + 1);
}

static void
read_round (LpAcquaintance *acquaintance, const LpHistory *history, const int *numbers, gsize round)
{
  for (gsize p = 0; p < lp_i_history_get_n_partnerships (history, round); p++) {
    gsize size;
    const guint32 *members = lp_i_history_get_members (history, round, p, &size);
    for (gsize a = 0; a < size; a++) {
      int i = numbers[members[a]];
      if (i < 0)
        continue;
      if (size == SIZE_OF_THREE || size == SIZE_WITH_ADULT)
        acquaintance->since_turn[i] = (guint16) (round + 1);
      for (gsize b = a + 1; b < size; b++)
        if (numbers[members[b]] >= 0)
          note_pair (acquaintance, (guint) i, (guint) numbers[members[b]], round);
    }
  }
}

/* From "number of the last round" to "rounds ago", and both halves of the matrices. */
static void
finish (LpAcquaintance *acquaintance, gsize n_rounds)
{
  gsize n = acquaintance->n;

  for (gsize i = 0; i < n; i++) {
    if (acquaintance->since_turn[i] > 0)
      acquaintance->since_turn[i] = (guint16) (n_rounds + 1 - acquaintance->since_turn[i]);
    for (gsize j = i + 1; j < n; j++) {
      gsize at = i * n + j, mirror = j * n + i;
      if (acquaintance->since_met[at] == 0)
        continue;
      acquaintance->since_met[at] = (guint16) (n_rounds + 1 - acquaintance->since_met[at]);
      acquaintance->since_met[mirror] = acquaintance->since_met[at];
      acquaintance->times_met[mirror] = acquaintance->times_met[at];
      acquaintance->spell_start[mirror] = acquaintance->spell_start[at];
    }
  }
}

LpAcquaintance *
lp_i_acquaintance_new (const LpHistory *history, const LpPresent *present)
{
  g_autoptr (LpAcquaintance) acquaintance = g_new0 (LpAcquaintance, 1);
  gsize n = present->n, n_rounds = lp_history_get_n_rounds (history);

  /* Numbers of rounds fit 16 bits: see LP_HISTORY_MAX_ROUNDS. */
  acquaintance->n = present->n;
  acquaintance->since_turn = g_new0 (guint16, n);
  if (n_rounds == 0)
    return g_steal_pointer (&acquaintance);
  acquaintance->times_met = g_try_new0 (guint16, n * n);
  acquaintance->since_met = g_try_new0 (guint16, n * n);
  acquaintance->spell_start = g_try_new0 (guint16, n * n);
  if (acquaintance->times_met == NULL || acquaintance->since_met == NULL || acquaintance->spell_start == NULL)
    return NULL;

  g_autofree int *numbers = map_pupils (history, present);
  for (gsize round = 0; round < n_rounds; round++)
    read_round (acquaintance, history, numbers, round);
  finish (acquaintance, n_rounds);
  return g_steal_pointer (&acquaintance);
}

void
lp_i_acquaintance_free (LpAcquaintance *acquaintance)
{
  if (acquaintance == NULL)
    return;
  g_free (acquaintance->times_met);
  g_free (acquaintance->since_met);
  g_free (acquaintance->spell_start);
  g_free (acquaintance->since_turn);
  g_free (acquaintance);
}
