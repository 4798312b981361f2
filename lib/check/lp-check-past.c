/* SPDX-License-Identifier: MIT */
#include "check/lp-check-past-private.h"

#include <string.h>

/* Where a pupil sat in a round. */
typedef struct {
  guint round;
  guint group; /* which partnership of the round */
} CheckSeat;

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
look_up_keep_round (const LpCheckPast *past, guint index)
{
  gint8 *keep = past->keep;

  if (keep[index] == LP_CHECK_UNKNOWN)
    keep[index] = (gint8) find_keep_round (past->class->history, index);
  return keep[index] != 0;
}

static void
seat_pupils (LpCheckPast *past, const LpRound *round, guint index)
{
  for (gsize g = 0; g < lp_round_get_n_partnerships (round); g++) {
    CheckSeat seat = { index, (guint) g };
    for (gsize i = 0; i < lp_round_get_size (round, g); i++) {
      guint pupil;
      if (lp_i_check_class_find (past->class, lp_round_get_pupil (round, g, i), &pupil))
        g_array_append_val (past->seats[pupil], seat);
    }
  }
}

/* Partners of a round who are both present. */
static GArray *
list_partners (const LpCheckClass *class, const LpRound *round)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (LpCheckTwo));
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (gsize g = 0; g < lp_round_get_n_partnerships (round); g++) {
    g_array_set_size (members, 0);
    for (gsize i = 0; i < lp_round_get_size (round, g); i++) {
      guint32 pupil;
      if (lp_i_check_class_find (class, lp_round_get_pupil (round, g, i), &pupil))
        g_array_append_val (members, pupil);
    }
    lp_i_check_append_pairs (pairs, (const guint32 *) (gconstpointer) members->data, members->len);
  }
  return pairs;
}

LpCheckPast *
lp_i_check_past_new (const LpCheckClass *class)
{
  LpCheckPast *past = g_new0 (LpCheckPast, 1);

  past->class = class;
  past->n_rounds = (guint) lp_history_get_n_rounds (class->history);
  past->dates = g_new0 (LpDate, past->n_rounds + 1);
  past->keep = g_malloc (past->n_rounds + 1);
  memset (past->keep, LP_CHECK_UNKNOWN, past->n_rounds + 1);
  past->closures = gather_closures (class->roster);
  past->seats = g_new0 (GArray *, class->n + 1);
  for (guint i = 0; i < class->n; i++)
    past->seats[i] = g_array_new (FALSE, FALSE, sizeof (CheckSeat));

  for (guint r = 0; r < past->n_rounds; r++) {
    const LpRound *round = lp_history_get_round (class->history, r);
    past->dates[r] = lp_round_get_date (round);
    seat_pupils (past, round, r);
  }
  past->latest = past->n_rounds > 0 ? list_partners (class, lp_history_get_round (class->history, past->n_rounds - 1))
                                    : g_array_new (FALSE, FALSE, sizeof (LpCheckTwo));
  return past;
}

void
lp_i_check_past_free (LpCheckPast *past)
{
  for (guint i = 0; i < past->class->n; i++)
    g_array_unref (past->seats[i]);
  g_free (past->seats);
  g_free (past->dates);
  g_free (past->keep);
  g_array_unref (past->closures);
  g_array_unref (past->latest);
  g_free (past);
}

/* The spell that runs now began in the round given. */
static void
measure_tenure (const LpCheckPast *past, guint start, LpCheckMeeting *meeting)
{
  const LpCheckClass *class = past->class;
  gint64 slack = lp_policy_get_slack_days (class->policy);
  guint rhythm = start;

  while (look_up_keep_round (past, rhythm))
    rhythm--;

  meeting->tenure = count_open_days (past, past->dates[start], class->date);
  meeting->too_long = meeting->tenure + lp_policy_get_round_days (class->policy)
                      > lp_policy_get_max_tenure_days (class->policy) + slack;
  meeting->young = !lp_request_is_fresh (class->request)
                   && count_open_days (past, past->dates[rhythm], class->date) + slack
                      < lp_policy_get_min_tenure_days (class->policy);
}

void
lp_i_check_past_look (const LpCheckPast *past, guint a, guint b, LpCheckMeeting *meeting)
{
  const GArray *first = past->seats[a];
  const GArray *second = past->seats[b];
  guint start = 0, last = 0;
  guint i = 0, j = 0;

  memset (meeting, 0, sizeof *meeting);
  while (i < first->len && j < second->len) {
    const CheckSeat *x = &g_array_index (first, CheckSeat, i);
    const CheckSeat *y = &g_array_index (second, CheckSeat, j);
    if (x->round == y->round && x->group == y->group) {
      if (meeting->times == 0 || x->round != last + 1) {
        meeting->times++;
        start = x->round;
      }
      last = x->round;
    }
    guint round = x->round;
    i += round <= y->round;
    j += y->round <= round;
  }

  if (meeting->times == 0)
    return;
  meeting->since = (gint64) past->n_rounds - last;
  meeting->latest = meeting->since == 1;
  if (meeting->latest)
    measure_tenure (past, start, meeting);
}
