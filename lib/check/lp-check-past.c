/* SPDX-License-Identifier: MIT */
#include "check/lp-check-private.h"

#include <string.h>

/* Where a pupil sat in a round. */
typedef struct {
  guint round;
  guint group; /* which partnership of the round */
  gsize size;  /* of that partnership */
} Seat;

/* Days that count towards nobody's tenure, both ends included. */
typedef struct {
  gint64 from;
  gint64 to;
} CheckClosure;

static int
compare_closures (gconstpointer a, gconstpointer b)
{
  const CheckClosure *first = a;
  const CheckClosure *second = b;

  return first->from < second->from ? -1 : first->from > second->from;
}

/* Joins closures that overlap, so that no day is counted twice. */
static GArray *
gather_closures (const LpRoster *roster)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (CheckClosure));
  GArray *disjoint = g_array_new (FALSE, FALSE, sizeof (CheckClosure));

  for (gsize i = 0; i < lp_roster_get_n_closures (roster); i++) {
    LpDate from, to;
    lp_roster_get_closure (roster, i, &from, &to);
    CheckClosure closure = { from, to };
    g_array_append_val (all, closure);
  }
  g_array_sort (all, compare_closures);

  for (guint i = 0; i < all->len; i++) {
    CheckClosure next = g_array_index (all, CheckClosure, i);
    CheckClosure *last = disjoint->len == 0 ? NULL : &g_array_index (disjoint, CheckClosure, disjoint->len - 1);
    if (last != NULL && next.from <= last->to)
      last->to = MAX (last->to, next.to);
    else
      g_array_append_val (disjoint, next);
  }
  return disjoint;
}

/* Days from the first (included) to the second (not included), less closures. */
static gint64
count_open_days (const LpCheckPast *past, gint64 from, gint64 to)
{
  gint64 days = MAX (0, to - from);

  for (guint i = 0; i < past->closures->len; i++) {
    const CheckClosure *closure = &g_array_index (past->closures, CheckClosure, i);
    gint64 first = MAX (from, closure->from);
    gint64 last = MIN (to - 1, closure->to);
    if (first <= last)
      days -= last - first + 1;
  }
  return days;
}

/* A set of borrowed ids → partnership + 1. */
static GHashTable *
map_round (const LpRound *round)
{
  GHashTable *map = g_hash_table_new (g_str_hash, g_str_equal);

  for (gsize g = 0; g < lp_round_get_n_partnerships (round); g++) {
    for (gsize i = 0; i < lp_round_get_size (round, g); i++)
      g_hash_table_insert (map, (gpointer) lp_round_get_pupil (round, g, i), GSIZE_TO_POINTER (g + 1));
  }
  return map;
}

/*
 * A keep round: of the previous round's pairs whose two pupils took part in
 * both, at least half were still partners, and there was such a pair. Leavers
 * count.
 */
static gboolean
find_keep_round (const LpHistory *history, guint index)
{
  guint64 comparable = 0, kept = 0;

  if (index == 0)
    return FALSE;
  const LpRound *before = lp_history_get_round (history, index - 1);
  g_autoptr (GHashTable) now = map_round (lp_history_get_round (history, index));
  for (gsize g = 0; g < lp_round_get_n_partnerships (before); g++) {
    gsize size = lp_round_get_size (before, g);
    for (gsize i = 0; i < size; i++) {
      gpointer first = g_hash_table_lookup (now, lp_round_get_pupil (before, g, i));
      for (gsize j = i + 1; first != NULL && j < size; j++) {
        gpointer second = g_hash_table_lookup (now, lp_round_get_pupil (before, g, j));
        comparable += second != NULL;
        kept += first == second;
      }
    }
  }
  return comparable > 0 && 2 * kept >= comparable;
}

/* Only the last few rounds of a history are ever asked about. */
static gboolean
look_up_keep_round (const LpCheckFacts *facts, guint index)
{
  gint8 *keep = facts->past.keep;

  if (keep[index] == LP_CHECK_UNKNOWN)
    keep[index] = (gint8) find_keep_round (facts->history, index);
  return keep[index] != 0;
}

static void
seat_pupils (LpCheckPast *past, const LpCheckFacts *facts, const LpRound *round, guint index)
{
  for (gsize g = 0; g < lp_round_get_n_partnerships (round); g++) {
    Seat seat = { index, (guint) g, lp_round_get_size (round, g) };
    for (gsize i = 0; i < seat.size; i++) {
      guint pupil;
      if (lp_i_check_find (facts, lp_round_get_pupil (round, g, i), &pupil))
        g_array_append_val (past->seats[pupil], seat);
    }
  }
}

void
lp_i_check_past_init (LpCheckPast *past, const LpCheckFacts *facts)
{
  past->n_rounds = (guint) lp_history_get_n_rounds (facts->history);
  past->dates = g_new0 (LpDate, past->n_rounds + 1);
  past->keep = g_malloc (past->n_rounds + 1);
  memset (past->keep, LP_CHECK_UNKNOWN, past->n_rounds + 1);
  past->closures = gather_closures (facts->roster);
  past->seats = g_new0 (GArray *, facts->n + 1);
  for (guint i = 0; i < facts->n; i++)
    past->seats[i] = g_array_new (FALSE, FALSE, sizeof (Seat));

  for (guint r = 0; r < past->n_rounds; r++) {
    const LpRound *round = lp_history_get_round (facts->history, r);
    past->dates[r] = lp_round_get_date (round);
    seat_pupils (past, facts, round, r);
  }
}

void
lp_i_check_past_clear (LpCheckPast *past, guint n)
{
  for (guint i = 0; past->seats != NULL && i < n; i++)
    g_array_unref (past->seats[i]);
  g_free (past->seats);
  g_free (past->dates);
  g_free (past->keep);
  g_clear_pointer (&past->closures, g_array_unref);
}

/* The spell that runs now began in the round given. */
static void
measure_tenure (const LpCheckFacts *facts, guint start, LpCheckPair *pair)
{
  const LpCheckPast *past = &facts->past;
  gint64 slack = lp_policy_get_slack_days (facts->policy);
  guint rhythm = start;

  while (look_up_keep_round (facts, rhythm))
    rhythm--;

  pair->tenure = count_open_days (past, past->dates[start], facts->date);
  pair->too_long = pair->tenure + lp_policy_get_round_days (facts->policy)
                   > lp_policy_get_max_tenure_days (facts->policy) + slack;
  pair->young = count_open_days (past, past->dates[rhythm], facts->date) + slack
                < lp_policy_get_min_tenure_days (facts->policy);
}

void
lp_i_check_past_look (const LpCheckFacts *facts, guint a, guint b, LpCheckPair *pair)
{
  const GArray *first = facts->past.seats[a];
  const GArray *second = facts->past.seats[b];
  guint n_rounds = facts->past.n_rounds;
  guint start = 0, last = 0;
  guint i = 0, j = 0;

  while (i < first->len && j < second->len) {
    const Seat *x = &g_array_index (first, Seat, i);
    const Seat *y = &g_array_index (second, Seat, j);
    if (x->round == y->round && x->group == y->group) {
      if (pair->times == 0 || x->round != last + 1) {
        pair->times++;
        start = x->round;
      }
      last = x->round;
    }
    guint round = x->round;
    i += round <= y->round;
    j += y->round <= round;
  }

  if (pair->times == 0)
    return;
  pair->since = (gint64) n_rounds - last;
  pair->latest = pair->since == 1;
  if (pair->latest)
    measure_tenure (facts, start, pair);
}

gint64
lp_i_check_past_get_turn (const LpCheckFacts *facts, guint pupil)
{
  const GArray *seats = facts->past.seats[pupil];

  for (guint i = seats->len; i > 0; i--) {
    const Seat *seat = &g_array_index (seats, Seat, i - 1);
    if (seat->size == 3 || seat->size == 1)
      return (gint64) facts->past.n_rounds - seat->round;
  }
  return 0;
}

GPtrArray *
lp_i_check_past_get_latest (const LpCheckFacts *facts)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  if (facts->past.n_rounds == 0)
    return groups;

  const LpRound *round = lp_history_get_round (facts->history, facts->past.n_rounds - 1);
  for (gsize g = 0; g < lp_round_get_n_partnerships (round); g++) {
    GArray *group = g_array_new (FALSE, FALSE, sizeof (guint));
    for (gsize i = 0; i < lp_round_get_size (round, g); i++) {
      guint pupil;
      if (lp_i_check_find (facts, lp_round_get_pupil (round, g, i), &pupil))
        g_array_append_val (group, pupil);
    }
    g_ptr_array_add (groups, group);
  }
  return groups;
}
