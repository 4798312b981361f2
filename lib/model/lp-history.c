/* SPDX-License-Identifier: MIT */
#include "model/lp-history-fields-private.h"
#include "model/lp-round-private.h"

#include <learning-partners/lp-error.h>

static void
unref_index (gpointer data)
{
  LpRoundIndex *index = data;

  if (!g_atomic_ref_count_dec (&index->ref_count))
    return;
  lp_round_unref (index->round);
  lp_i_partnerships_free (index->partnerships);
  g_free (index->places);
  g_free (index);
}

static gpointer
ref_index (gconstpointer data, gpointer unused)
{
  LpRoundIndex *index = (gpointer) data;

  g_atomic_ref_count_inc (&index->ref_count);
  return index;
}

static gpointer
ref_feedback (gconstpointer data, gpointer unused)
{
  return lp_feedback_ref ((gpointer) data);
}

static void
feedback_free (gpointer data)
{
  lp_feedback_unref (data);
}

static LpHistoryFacts *
make_facts (void)
{
  LpHistoryFacts *facts = g_new0 (LpHistoryFacts, 1);

  g_atomic_ref_count_init (&facts->ref_count);
  facts->feedback = g_ptr_array_new_with_free_func (feedback_free);
  facts->numbers = g_hash_table_new (g_str_hash, g_str_equal);
  facts->rounds = g_ptr_array_new_with_free_func (unref_index);
  return facts;
}

/* Rounds, feedback and what is known of each round are shared. O(rounds + feedback + pupils). */
static LpHistoryFacts *
copy_facts (const LpHistoryFacts *facts)
{
  LpHistoryFacts *copy = make_facts ();
  GHashTableIter iter;
  gpointer id, number;

  g_ptr_array_extend (copy->feedback, facts->feedback, ref_feedback, NULL);
  g_ptr_array_extend (copy->rounds, facts->rounds, ref_index, NULL);
  g_hash_table_iter_init (&iter, facts->numbers);
  while (g_hash_table_iter_next (&iter, &id, &number))
    g_hash_table_insert (copy->numbers, id, number);
  return copy;
}

static void
unref_facts (LpHistoryFacts *facts)
{
  if (!g_atomic_ref_count_dec (&facts->ref_count))
    return;
  g_hash_table_unref (facts->numbers);
  g_ptr_array_unref (facts->rounds);
  g_ptr_array_unref (facts->feedback);
  g_free (facts);
}

static LpHistoryFacts *
share_facts (const LpHistory *history)
{
  g_atomic_ref_count_inc (&history->facts->ref_count);
  return history->facts;
}

/* Takes ownership of the facts. */
static LpHistory *
make_history (LpHistoryFacts *facts, gboolean frozen)
{
  LpHistory *history = g_new0 (LpHistory, 1);

  g_atomic_ref_count_init (&history->ref_count);
  history->facts = facts;
  history->frozen = frozen;
  return history;
}

LpHistory *
lp_history_new (void)
{
  return make_history (make_facts (), FALSE);
}

LpHistory *
lp_history_copy (const LpHistory *history)
{
  g_return_val_if_fail (history != NULL, NULL);

  return make_history (share_facts (history), FALSE);
}

LpHistory *
lp_i_history_freeze (LpHistory *history)
{
  return history->frozen ? lp_history_ref (history) : make_history (share_facts (history), TRUE);
}

/* Before each change: makes sure that the history, which is not frozen, alone has its facts. */
static void
own_facts (LpHistory *history)
{
  LpHistoryFacts *shared = history->facts;

  if (g_atomic_ref_count_compare (&shared->ref_count, 1))
    return;
  history->facts = copy_facts (shared);
  unref_facts (shared);
}

LpHistory *
lp_history_ref (LpHistory *history)
{
  g_return_val_if_fail (history != NULL, NULL);

  g_atomic_ref_count_inc (&history->ref_count);
  return history;
}

void
lp_history_unref (LpHistory *history)
{
  g_return_if_fail (history != NULL);

  if (g_atomic_ref_count_dec (&history->ref_count)) {
    unref_facts (history->facts);
    g_free (history);
  }
}

/* The pupil's number, a new one at the first meeting. */
static guint32
take_number (LpHistory *history, const char *id)
{
  gpointer number;

  if (!g_hash_table_lookup_extended (history->facts->numbers, id, NULL, &number)) {
    number = GUINT_TO_POINTER (g_hash_table_size (history->facts->numbers));
    g_hash_table_insert (history->facts->numbers, (gpointer) id, number);
  }
  return GPOINTER_TO_UINT (number);
}

static void
number_members (LpHistory *history, LpRoundIndex *index, const LpRound *round)
{
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (gsize p = 0; p < lp_round_get_n_partnerships (round); p++) {
    g_array_set_size (members, 0);
    for (gsize m = 0; m < lp_round_get_size (round, p); m++) {
      guint32 number = take_number (history, lp_round_get_pupil (round, p, m));
      g_array_append_val (members, number);
    }
    lp_i_partnerships_add (index->partnerships, (const guint32 *) (const void *) members->data, members->len);
  }
}

static void
note_places (LpRoundIndex *index)
{
  for (guint32 i = 0; i < index->n_places; i++) {
    index->places[i] = LP_I_NO_PLACE;
  }
  for (guint32 p = 0; p < lp_i_partnerships_get_length (index->partnerships); p++) {
    LpPartnership partnership = lp_i_partnerships_get (index->partnerships, p);
    for (guint m = 0; m < partnership.size; m++) {
      index->places[partnership.members[m]] = p;
    }
  }
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  guint32 left = *(const guint32 *) a, right = *(const guint32 *) b;

  return (left > right) - (left < right);
}

static guint64
count_pairs (guint64 n)
{
  return n * (n - 1) / 2;
}

/*
 * Adds up, for one partnership of the previous round, the pairs that took part
 * in both rounds and those that were partners in both. Counting by place keeps
 * a group of any size from costing its square.
 */
static void
count_kept (LpPartnership previous, const LpRoundIndex *index,
            GArray *places, guint64 *both, guint64 *kept)
{
  guint64 run = 0;

  g_array_set_size (places, 0);
  for (guint m = 0; m < previous.size; m++) {
    guint32 place = lp_i_round_index_get_place (index, previous.members[m]);
    if (place != LP_I_NO_PLACE) {
      g_array_append_val (places, place);
    }
  }
  if (places->len < 2) {
    return;
  }

  g_array_sort (places, compare_places);
  *both += count_pairs (places->len);
  for (guint i = 0; i < places->len; i++) {
    gboolean goes_on = i > 0 && g_array_index (places, guint32, i) == g_array_index (places, guint32, i - 1);
    run = goes_on ? run + 1 : 0;
    *kept += run;
  }
}

static gboolean
is_keep_round (const LpRoundIndex *previous, const LpRoundIndex *index)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint64 both = 0, kept = 0;

  for (guint p = 0; p < lp_i_partnerships_get_length (previous->partnerships); p++) {
    count_kept (lp_i_partnerships_get (previous->partnerships, p), index, places, &both, &kept);
  }
  return both > 0 && 2 * kept >= both;
}

static void
add_index (LpHistory *history, LpRound *round)
{
  GPtrArray *rounds = history->facts->rounds;
  LpRoundIndex *index = g_new0 (LpRoundIndex, 1);

  g_atomic_ref_count_init (&index->ref_count);
  index->round = lp_round_ref (round);
  index->partnerships = lp_i_partnerships_new ();
  number_members (history, index, round);
  index->n_places = g_hash_table_size (history->facts->numbers);
  index->places = g_new (guint32, index->n_places);
  note_places (index);
  if (rounds->len > 0)
    index->keep = is_keep_round (g_ptr_array_index (rounds, rounds->len - 1), index);
  g_ptr_array_add (rounds, index);
}

static gboolean
check_open (const LpHistory *history, GError **error)
{
  if (!history->frozen)
    return TRUE;
  g_set_error (error, LP_ERROR, LP_ERROR_VALUE, "The history is that of a request and can no longer change: change a copy");
  return FALSE;
}

static gboolean
check_date (const LpHistory *history, const LpRound *round, GError **error)
{
  g_autofree char *day = NULL;
  g_autofree char *last = NULL;
  LpRound *latest;

  if (history->facts->rounds->len == 0) {
    return TRUE;
  }
  latest = lp_history_get_round (history, history->facts->rounds->len - 1);
  if (lp_round_get_date (round) > lp_round_get_date (latest)) {
    return TRUE;
  }
  day = lp_date_to_string (lp_round_get_date (round));
  last = lp_date_to_string (lp_round_get_date (latest));
  g_set_error (error, LP_ERROR, LP_ERROR_DATE, "The round of %s is not after the latest round, of %s", day, last);
  return FALSE;
}

gboolean
lp_history_add_round (LpHistory *history, LpRound *round, GError **error)
{
  g_return_val_if_fail (history != NULL, FALSE);
  g_return_val_if_fail (round != NULL, FALSE);

  if (!check_open (history, error) || !check_date (history, round, error)) {
    return FALSE;
  }
  if (history->facts->rounds->len >= LP_HISTORY_MAX_ROUNDS) {
    g_set_error (error, LP_ERROR, LP_ERROR_LIMIT, "A history holds at most %d rounds", LP_HISTORY_MAX_ROUNDS);
    return FALSE;
  }

  lp_i_round_freeze (round);
  own_facts (history);
  add_index (history, round);
  return TRUE;
}

gsize
lp_history_get_n_rounds (const LpHistory *history)
{
  g_return_val_if_fail (history != NULL, 0);

  return history->facts->rounds->len;
}

LpRound *
lp_history_get_round (const LpHistory *history, gsize index)
{
  g_return_val_if_fail (history != NULL, NULL);
  g_return_val_if_fail (index < history->facts->rounds->len, NULL);

  return ((const LpRoundIndex *) g_ptr_array_index (history->facts->rounds, index))->round;
}

void
lp_history_add_feedback (LpHistory *history, LpFeedback *feedback)
{
  g_return_if_fail (history != NULL);
  g_return_if_fail (feedback != NULL);
  g_return_if_fail (!history->frozen);

  own_facts (history);
  g_ptr_array_add (history->facts->feedback, lp_feedback_ref (feedback));
}

gsize
lp_history_get_n_feedback (const LpHistory *history)
{
  g_return_val_if_fail (history != NULL, 0);

  return history->facts->feedback->len;
}

LpFeedback *
lp_history_get_feedback (const LpHistory *history, gsize index)
{
  g_return_val_if_fail (history != NULL, NULL);
  g_return_val_if_fail (index < history->facts->feedback->len, NULL);

  return g_ptr_array_index (history->facts->feedback, index);
}
