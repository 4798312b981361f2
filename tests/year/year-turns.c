/* SPDX-License-Identifier: MIT */
#include "year-turns.h"

#include <string.h>

struct _YearTurns {
  GHashTable *counts;     /* owned, of owned ids: turns */
  GHashTable *there;      /* owned, of ids borrowed from latest: who took part in it */
  LpRound    *latest;     /* owned; NULL before the first */
  guint       most_gained;
};

YearTurns *
year_turns_new (void)
{
  YearTurns *turns = g_new0 (YearTurns, 1);

  turns->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  turns->there = g_hash_table_new (g_str_hash, g_str_equal);
  return turns;
}

void
year_turns_free (YearTurns *turns)
{
  g_hash_table_unref (turns->counts);
  g_hash_table_unref (turns->there);
  g_clear_pointer (&turns->latest, lp_round_unref);
  g_free (turns);
}

guint
year_turns_get (const YearTurns *turns, const char *id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (turns->counts, id));
}

static void
set_count (YearTurns *turns, const char *id, guint count)
{
  g_hash_table_insert (turns->counts, g_strdup (id), GUINT_TO_POINTER (count));
}

/* All who take part in a round. */
static GHashTable *
list_there (LpRound *round)
{
  GHashTable *there = g_hash_table_new (g_str_hash, g_str_equal);

  for (gsize p = 0; p < lp_round_get_n_partnerships (round); p++)
    for (gsize k = 0; k < lp_round_get_size (round, p); k++)
      g_hash_table_add (there, (gpointer) lp_round_get_pupil (round, p, k));
  return there;
}

/* Who did not take part in the round before stands at least with the least of those who did. */
static void
lift_newcomers (YearTurns *turns, GHashTable *now)
{
  guint least = G_MAXUINT;
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, now);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (g_hash_table_contains (turns->there, id))
      least = MIN (least, year_turns_get (turns, id));
  g_hash_table_iter_init (&iter, now);
  while (least < G_MAXUINT && g_hash_table_iter_next (&iter, &id, NULL))
    if (!g_hash_table_contains (turns->there, id))
      set_count (turns, id, MAX (least, year_turns_get (turns, id)));
}

static gboolean
has_member (const LpRound *round, gsize partnership, const char *id)
{
  for (gsize k = 0; k < lp_round_get_size (round, partnership); k++)
    if (strcmp (lp_round_get_pupil (round, partnership, k), id) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_same_set (const LpRound *one, gsize p, const LpRound *other, gsize q)
{
  gboolean same = lp_round_get_size (one, p) == lp_round_get_size (other, q);

  for (gsize k = 0; same && k < lp_round_get_size (one, p); k++)
    same = has_member (other, q, lp_round_get_pupil (one, p, k));
  return same;
}

/* A three or one alone, unless the very same set stood in the round before. */
static gboolean
is_turn (const YearTurns *turns, const LpRound *round, gsize partnership)
{
  gboolean turn = lp_round_get_size (round, partnership) % 2 == 1;

  for (gsize q = 0; turn && turns->latest != NULL && q < lp_round_get_n_partnerships (turns->latest); q++)
    turn = !is_same_set (round, partnership, turns->latest, q);
  return turn;
}

void
year_turns_add_round (YearTurns *turns, LpRound *round)
{
  GHashTable *now = list_there (round);

  lift_newcomers (turns, now);
  turns->most_gained = 0;
  for (gsize p = 0; p < lp_round_get_n_partnerships (round); p++)
    for (gsize k = 0; is_turn (turns, round, p) && k < lp_round_get_size (round, p); k++) {
      const char *id = lp_round_get_pupil (round, p, k);
      set_count (turns, id, year_turns_get (turns, id) + 1);
      turns->most_gained = MAX (turns->most_gained, year_turns_get (turns, id));
    }
  g_hash_table_unref (turns->there);
  g_clear_pointer (&turns->latest, lp_round_unref);
  turns->there = now;
  turns->latest = lp_round_ref (round);
}

guint
year_turns_get_least (const YearTurns *turns)
{
  GHashTableIter iter;
  gpointer id;
  guint least = G_MAXUINT;

  g_hash_table_iter_init (&iter, turns->there);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    least = MIN (least, year_turns_get (turns, id));
  return least;
}

guint
year_turns_get_most (const YearTurns *turns)
{
  GHashTableIter iter;
  gpointer id;
  guint most = 0;

  g_hash_table_iter_init (&iter, turns->there);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    most = MAX (most, year_turns_get (turns, id));
  return most;
}

guint
year_turns_get_most_gained (const YearTurns *turns)
{
  return turns->most_gained;
}
