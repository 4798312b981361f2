/* SPDX-License-Identifier: MIT */
#include "check/lp-check-turns-private.h"

/* Somebody of the history, or of those present. Rounds are counted from 1; 0 is none. */
typedef struct {
  gint64  count;
  guint   gained; /* the round of the last turn */
  guint   round;  /* the last round in which it took part */
  guint32 group;  /* its partnership there */
} TurnTaker;

typedef struct {
  const LpHistory *history;
  GHashTable *takers;      /* borrowed: borrowed id → TurnTaker, owned */
  guint       latest_gain; /* the class's latest turn */
} TurnCount;

gboolean
lp_i_check_is_turn (gsize size)
{
  return size == 3 || size == 1;
}

static TurnTaker *
find_taker (const TurnCount *count, const char *id)
{
  TurnTaker *taker = g_hash_table_lookup (count->takers, id);

  if (taker == NULL) {
    taker = g_new0 (TurnTaker, 1);
    g_hash_table_insert (count->takers, (gpointer) id, taker);
  }
  return taker;
}

/* Whoever takes part in a round, and did not in the round before, is no more due than those who did. */
static void
lift_newcomers (TurnTaker *const *takers, guint n, guint round)
{
  gint64 least = G_MAXINT64;

  for (guint i = 0; i < n; i++) {
    if (takers[i]->round > 0 && takers[i]->round == round - 1)
      least = MIN (least, takers[i]->count);
  }
  for (guint i = 0; least < G_MAXINT64 && i < n; i++) {
    if (takers[i]->round == 0 || takers[i]->round != round - 1)
      takers[i]->count = MAX (takers[i]->count, least);
  }
}

/* Whether the takers, all of a partnership, were one in the round before. */
static gboolean
were_one (const TurnCount *count, TurnTaker *const *takers, gsize n, guint round)
{
  for (gsize i = 0; i < n; i++) {
    if (takers[i]->round == 0 || takers[i]->round != round - 1 || takers[i]->group != takers[0]->group)
      return FALSE;
  }
  return lp_round_get_size (lp_history_get_round (count->history, round - 2), takers[0]->group) == n;
}

static void
give_turn (TurnCount *count, TurnTaker *const *takers, gsize n, guint round)
{
  if (!lp_i_check_is_turn (n) || were_one (count, takers, n, round))
    return;
  for (gsize i = 0; i < n; i++) {
    takers[i]->count++;
    takers[i]->gained = round;
  }
  count->latest_gain = round;
}

static GArray *
list_takers (const TurnCount *count, const LpRound *round)
{
  GArray *takers = g_array_new (FALSE, FALSE, sizeof (TurnTaker *));

  for (gsize g = 0; g < lp_round_get_n_partnerships (round); g++) {
    for (gsize i = 0; i < lp_round_get_size (round, g); i++) {
      TurnTaker *taker = find_taker (count, lp_round_get_pupil (round, g, i));
      g_array_append_val (takers, taker);
    }
  }
  return takers;
}

static void
live_through (TurnCount *count, guint number)
{
  const LpRound *round = lp_history_get_round (count->history, number - 1);
  g_autoptr (GArray) list = list_takers (count, round);
  TurnTaker **takers = (TurnTaker **) (gpointer) list->data;
  TurnTaker **at = takers;

  lift_newcomers (takers, list->len, number);
  for (gsize g = 0; g < lp_round_get_n_partnerships (round); g++) {
    gsize size = lp_round_get_size (round, g);
    give_turn (count, at, size, number);
    for (gsize i = 0; i < size; i++) {
      at[i]->round = number;
      at[i]->group = (guint32) g;
    }
    at += size;
  }
}

/* What became of those present. */
static LpCheckTurns *
take_stock (const TurnCount *count, TurnTaker *const *takers, guint n, guint n_rounds)
{
  LpCheckTurns *turns = g_new0 (LpCheckTurns, 1);

  turns->counts = g_new0 (gint64, n + 1);
  turns->recent = g_new0 (guint8, n + 1);
  turns->groups = g_new0 (guint32, n + 1);
  turns->sizes = g_new0 (gsize, n + 1);
  for (guint i = 0; i < n; i++) {
    const TurnTaker *taker = takers[i];
    turns->counts[i] = taker->count;
    turns->least = i == 0 ? taker->count : MIN (turns->least, taker->count);
    turns->recent[i] = taker->gained > 0 && taker->gained == count->latest_gain;
    if (taker->round == 0 || taker->round != n_rounds)
      continue;
    turns->groups[i] = taker->group + 1;
    turns->sizes[i] = lp_round_get_size (lp_history_get_round (count->history, n_rounds - 1), taker->group);
  }
  return turns;
}

LpCheckTurns *
lp_i_check_turns_new (const LpCheckClass *class)
{
  TurnCount count = { class->history, NULL, 0 };
  g_autoptr (GHashTable) takers = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autofree TurnTaker **present = g_new0 (TurnTaker *, class->n + 1);
  guint n_rounds = (guint) lp_history_get_n_rounds (class->history);

  count.takers = takers;
  for (guint r = 1; r <= n_rounds; r++)
    live_through (&count, r);
  for (guint i = 0; i < class->n; i++)
    present[i] = find_taker (&count, lp_i_check_class_get_id (class, i));
  lift_newcomers (present, class->n, n_rounds + 1);
  return take_stock (&count, present, class->n, n_rounds);
}

void
lp_i_check_turns_free (LpCheckTurns *turns)
{
  g_free (turns->counts);
  g_free (turns->recent);
  g_free (turns->groups);
  g_free (turns->sizes);
  g_free (turns);
}

gboolean
lp_i_check_turns_goes_on (const LpCheckTurns *turns, const guint32 *members, guint n_members)
{
  if (n_members == 0 || turns->groups[members[0]] == 0 || turns->sizes[members[0]] != n_members)
    return FALSE;
  for (guint i = 1; i < n_members; i++) {
    if (turns->groups[members[i]] != turns->groups[members[0]])
      return FALSE;
  }
  return TRUE;
}

gint64
lp_i_check_turns_get_ahead (const LpCheckTurns *turns, guint pupil)
{
  return turns->counts[pupil] - turns->least;
}

gint64
lp_i_check_turns_get_cost (const LpCheckTurns *turns, guint pupil)
{
  return 2 * lp_i_check_turns_get_ahead (turns, pupil) + turns->recent[pupil];
}
