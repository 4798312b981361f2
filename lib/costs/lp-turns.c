/* SPDX-License-Identifier: MIT */
#include "costs/lp-turns-private.h"

#include "model/lp-history-private.h"

/* Counts on their way through the rounds; pupils are numbered as in the history. */
typedef struct {
  const LpHistory *history;
  guint n_pupils;
  gint64 *counts;     /* owned: turns so far */
  guint8 *before;     /* owned: whether each took part in the round before */
  guint8 *now;        /* owned: whether each takes part now */
  guint8 *had_latest; /* owned: whether each gained in the latest round in which anyone did */
} TurnCount;

static void
clear_turn_count (TurnCount *count)
{
  g_free (count->counts);
  g_free (count->before);
  g_free (count->now);
  g_free (count->had_latest);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TurnCount, clear_turn_count)

/* Who takes part and did not the round before stands at least where the least of the others does. */
static void
lift_newcomers (TurnCount *count)
{
  gint64 least = G_MAXINT64;

  for (guint p = 0; p < count->n_pupils; p++)
    if (count->now[p] && count->before[p])
      least = MIN (least, count->counts[p]);
  for (guint p = 0; least < G_MAXINT64 && p < count->n_pupils; p++)
    if (count->now[p] && !count->before[p])
      count->counts[p] = MAX (count->counts[p], least);
}

/* Whether the very same set was a partnership of a round. */
static gboolean
stood_in (const LpPartnerships *round, LpPartnership partnership)
{
  for (guint p = 0; p < lp_i_partnerships_get_length (round); p++) {
    LpPartnership other = lp_i_partnerships_get (round, p);
    guint shared = 0;
    for (guint k = 0; other.size == partnership.size && k < partnership.size; k++)
      shared += lp_i_partnership_has (other, partnership.members[k]);
    if (shared == partnership.size)
      return TRUE;
  }
  return FALSE;
}

static void
gain_turns (TurnCount *count, gsize round)
{
  const LpPartnerships *partnerships = lp_i_history_get_partnerships (count->history, round);
  const LpPartnerships *last = round > 0 ? lp_i_history_get_partnerships (count->history, round - 1) : NULL;
  gboolean anyone = FALSE;

  for (guint p = 0; p < lp_i_partnerships_get_length (partnerships); p++) {
    LpPartnership partnership = lp_i_partnerships_get (partnerships, p);
    if (!lp_i_partnership_is_turn (partnership.size) || (last != NULL && stood_in (last, partnership)))
      continue;
    for (guint q = 0; !anyone && q < count->n_pupils; q++)
      count->had_latest[q] = FALSE;
    anyone = TRUE;
    for (guint k = 0; k < partnership.size; k++) {
      count->counts[partnership.members[k]]++;
      count->had_latest[partnership.members[k]] = TRUE;
    }
  }
}

static void
note_participants (TurnCount *count, gsize round)
{
  const LpPartnerships *partnerships = lp_i_history_get_partnerships (count->history, round);

  for (guint p = 0; p < count->n_pupils; p++) {
    count->before[p] = count->now[p];
    count->now[p] = FALSE;
  }
  for (guint p = 0; p < lp_i_partnerships_get_length (partnerships); p++) {
    LpPartnership partnership = lp_i_partnerships_get (partnerships, p);
    for (guint k = 0; k < partnership.size; k++)
      count->now[partnership.members[k]] = TRUE;
  }
}

static void
read_rounds (TurnCount *count)
{
  for (gsize round = 0; round < lp_history_get_n_rounds (count->history); round++) {
    note_participants (count, round);
    lift_newcomers (count);
    gain_turns (count, round);
  }
}

/* Those present as the last who take part; by number among them, the pupil of the history, or -1. */
static int *
gather_present (TurnCount *count, const LpParticipants *present)
{
  int *pupils = g_new (int, present->n);

  for (guint p = 0; p < count->n_pupils; p++) {
    count->before[p] = count->now[p];
    count->now[p] = FALSE;
  }
  for (guint i = 0; i < present->n; i++) {
    pupils[i] = lp_i_history_find_pupil (count->history, lp_i_participants_get_id (present, i));
    if (pupils[i] >= 0)
      count->now[pupils[i]] = TRUE;
  }
  lift_newcomers (count);
  return pupils;
}

/* Who was never there stands with the least of those who took part in the latest round; 0 where none of them is here. */
static gint64
get_newcomers_count (const TurnCount *count, const int *pupils, guint n)
{
  gint64 least = G_MAXINT64;

  for (guint i = 0; i < n; i++)
    if (pupils[i] >= 0 && count->before[pupils[i]])
      least = MIN (least, count->counts[pupils[i]]);
  return least < G_MAXINT64 ? least : 0;
}

static void
write_costs (LpTurns *turns, const TurnCount *count, const int *pupils, guint n)
{
  gint64 newcomers = get_newcomers_count (count, pupils, n), least = G_MAXINT64;

  for (guint i = 0; i < n; i++) {
    turns->costs[i] = pupils[i] >= 0 ? count->counts[pupils[i]] : newcomers;
    least = MIN (least, turns->costs[i]);
  }
  for (guint i = 0; i < n; i++)
    turns->costs[i] = 2 * (turns->costs[i] - least) + (pupils[i] >= 0 && count->had_latest[pupils[i]]);
}

/* The turns of the latest round whose members are all present, in numbers of those present. */
static void
list_again (LpTurns *turns, const TurnCount *count, const int *pupils, guint n)
{
  gsize n_rounds = lp_history_get_n_rounds (count->history);
  const LpPartnerships *latest = lp_i_history_get_partnerships (count->history, n_rounds - 1);
  g_autofree gint64 *numbers = g_new (gint64, count->n_pupils);

  for (guint p = 0; p < count->n_pupils; p++)
    numbers[p] = -1;
  for (guint i = 0; i < n; i++)
    if (pupils[i] >= 0)
      numbers[pupils[i]] = i;
  for (guint p = 0; p < lp_i_partnerships_get_length (latest); p++) {
    LpPartnership partnership = lp_i_partnerships_get (latest, p);
    guint32 members[3];
    guint n_here = 0;
    if (!lp_i_partnership_is_turn (partnership.size))
      continue;
    for (guint k = 0; k < partnership.size; k++)
      if (numbers[partnership.members[k]] >= 0)
        members[n_here++] = (guint32) numbers[partnership.members[k]];
    if (n_here == partnership.size)
      lp_i_partnerships_add (turns->again, members, n_here);
  }
}

LpTurns *
lp_i_turns_new (const LpHistory *history, const LpParticipants *present)
{
  guint n_pupils = lp_i_history_get_n_pupils (history);
  g_auto (TurnCount) count = { history, n_pupils, g_new0 (gint64, n_pupils + 1), g_new0 (guint8, n_pupils + 1),
                               g_new0 (guint8, n_pupils + 1), g_new0 (guint8, n_pupils + 1) };
  LpTurns *turns = g_new0 (LpTurns, 1);

  turns->costs = g_new0 (gint64, present->n);
  turns->again = lp_i_partnerships_new ();
  if (lp_history_get_n_rounds (history) == 0)
    return turns;
  read_rounds (&count);
  g_autofree int *pupils = gather_present (&count, present);
  write_costs (turns, &count, pupils, present->n);
  list_again (turns, &count, pupils, present->n);
  return turns;
}

void
lp_i_turns_free (LpTurns *turns)
{
  if (turns == NULL)
    return;
  g_free (turns->costs);
  lp_i_partnerships_free (turns->again);
  g_free (turns);
}

gint64
lp_i_turns_get_cost (const LpTurns *turns, LpPartnership partnership)
{
  gint64 cost = 0;

  if (stood_in (turns->again, partnership))
    return 0;
  for (guint k = 0; k < partnership.size; k++)
    cost += turns->costs[partnership.members[k]];
  return cost;
}
