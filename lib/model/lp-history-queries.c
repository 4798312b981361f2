/* SPDX-License-Identifier: MIT */
#include "model/lp-history-fields-private.h"

#include <string.h>

static const LpRoundIndex *
get_index (const LpHistory *history, gsize round)
{
  return g_ptr_array_index (history->facts->rounds, round);
}

guint
lp_i_history_get_n_pupils (const LpHistory *history)
{
  return g_hash_table_size (history->facts->numbers);
}

int
lp_i_history_find_pupil (const LpHistory *history, const char *id)
{
  gpointer number;

  if (!g_hash_table_lookup_extended (history->facts->numbers, id, NULL, &number)) {
    return -1;
  }
  return GPOINTER_TO_INT (number);
}

const LpPartnerships *
lp_i_history_get_partnerships (const LpHistory *history, gsize round)
{
  return get_index (history, round)->partnerships;
}

gboolean
lp_history_is_keep_round (const LpHistory *history, gsize index)
{
  g_return_val_if_fail (history != NULL, FALSE);
  g_return_val_if_fail (index < history->facts->rounds->len, FALSE);

  return get_index (history, index)->keep;
}

/* Two pupils by number. */
typedef struct {
  guint32 a;
  guint32 b;
} Pair;

/* FALSE where they can never have been partners. */
static gboolean
find_pair (const LpHistory *history, const char *a, const char *b, Pair *pair)
{
  int first = lp_i_history_find_pupil (history, a);
  int second = lp_i_history_find_pupil (history, b);

  if (first < 0 || second < 0 || first == second) {
    return FALSE;
  }
  pair->a = (guint32) first;
  pair->b = (guint32) second;
  return TRUE;
}

static gboolean
were_partners (const LpHistory *history, gsize round, Pair pair)
{
  const LpRoundIndex *index = get_index (history, round);
  guint32 place = lp_i_round_index_get_place (index, pair.a);

  return place != LP_I_NO_PLACE && place == lp_i_round_index_get_place (index, pair.b);
}

/* The first spell that begins at round `from` or later; FALSE if there is none. */
static gboolean
find_spell (const LpHistory *history, Pair pair, gsize from, gsize *first, gsize *last)
{
  gsize n = history->facts->rounds->len;
  gsize end;

  while (from < n && !were_partners (history, from, pair)) {
    from++;
  }
  if (from == n) {
    return FALSE;
  }
  end = from;
  while (end + 1 < n && were_partners (history, end + 1, pair)) {
    end++;
  }
  *first = from;
  *last = end;
  return TRUE;
}

guint
lp_history_get_times_met (const LpHistory *history, const char *a, const char *b)
{
  Pair pair;
  gsize from = 0, first, last;
  guint n = 0;

  g_return_val_if_fail (history != NULL, 0);
  g_return_val_if_fail (a != NULL, 0);
  g_return_val_if_fail (b != NULL, 0);

  if (!find_pair (history, a, b, &pair)) {
    return 0;
  }
  while (find_spell (history, pair, from, &first, &last)) {
    n++;
    from = last + 1;
  }
  return n;
}

gboolean
lp_history_get_spell (const LpHistory *history, const char *a, const char *b, guint spell, gsize *first, gsize *last)
{
  Pair pair;
  gsize from = 0, begin = 0, end = 0;

  g_return_val_if_fail (history != NULL, FALSE);
  g_return_val_if_fail (a != NULL, FALSE);
  g_return_val_if_fail (b != NULL, FALSE);

  if (!find_pair (history, a, b, &pair)) {
    return FALSE;
  }
  for (guint n = 0; n <= spell; n++) {
    if (!find_spell (history, pair, from, &begin, &end)) {
      return FALSE;
    }
    from = end + 1;
  }

  if (first != NULL) {
    *first = begin;
  }
  if (last != NULL) {
    *last = end;
  }
  return TRUE;
}

guint
lp_history_get_rounds_since_met (const LpHistory *history, const char *a, const char *b)
{
  Pair pair;

  g_return_val_if_fail (history != NULL, 0);
  g_return_val_if_fail (a != NULL, 0);
  g_return_val_if_fail (b != NULL, 0);

  if (!find_pair (history, a, b, &pair)) {
    return 0;
  }
  for (guint ago = 1; ago <= history->facts->rounds->len; ago++) {
    if (were_partners (history, history->facts->rounds->len - ago, pair)) {
      return ago;
    }
  }
  return 0;
}

gboolean
lp_history_has_met (const LpHistory *history, const char *a, const char *b)
{
  g_return_val_if_fail (history != NULL, FALSE);
  g_return_val_if_fail (a != NULL, FALSE);
  g_return_val_if_fail (b != NULL, FALSE);

  return lp_history_get_rounds_since_met (history, a, b) > 0;
}

/* A turn: one of a three, or the one who worked with the adult. */
static gboolean
had_turn (const LpHistory *history, gsize round, guint32 number)
{
  const LpRoundIndex *index = get_index (history, round);
  guint32 place = lp_i_round_index_get_place (index, number);

  return place != LP_I_NO_PLACE && lp_i_partnership_is_turn (lp_i_partnerships_get (index->partnerships, place).size);
}

guint
lp_history_get_rounds_since_turn (const LpHistory *history, const char *pupil)
{
  int number;

  g_return_val_if_fail (history != NULL, 0);
  g_return_val_if_fail (pupil != NULL, 0);

  number = lp_i_history_find_pupil (history, pupil);
  for (guint ago = 1; number >= 0 && ago <= history->facts->rounds->len; ago++) {
    if (had_turn (history, history->facts->rounds->len - ago, (guint32) number)) {
      return ago;
    }
  }
  return 0;
}

guint
lp_history_get_n_turns (const LpHistory *history, const char *pupil)
{
  int number;
  guint n = 0;

  g_return_val_if_fail (history != NULL, 0);
  g_return_val_if_fail (pupil != NULL, 0);

  number = lp_i_history_find_pupil (history, pupil);
  for (gsize round = 0; number >= 0 && round < history->facts->rounds->len; round++) {
    n += had_turn (history, round, (guint32) number) ? 1 : 0;
  }
  return n;
}

guint
lp_history_get_tenure_rounds (const LpHistory *history, const char *a, const char *b)
{
  Pair pair;
  guint n = 0;

  g_return_val_if_fail (history != NULL, 0);
  g_return_val_if_fail (a != NULL, 0);
  g_return_val_if_fail (b != NULL, 0);

  if (!find_pair (history, a, b, &pair)) {
    return 0;
  }
  while (n < history->facts->rounds->len && were_partners (history, history->facts->rounds->len - 1 - n, pair)) {
    n++;
  }
  return n;
}

int
lp_history_get_tenure_days (const LpHistory *history, const LpRoster *roster, const char *a, const char *b, LpDate date)
{
  LpDate start;
  guint rounds;

  g_return_val_if_fail (history != NULL, -1);
  g_return_val_if_fail (a != NULL, -1);
  g_return_val_if_fail (b != NULL, -1);

  rounds = lp_history_get_tenure_rounds (history, a, b);
  if (rounds == 0) {
    return -1;
  }
  start = lp_round_get_date (lp_history_get_round (history, history->facts->rounds->len - rounds));
  if (date <= start) {
    return 0;
  }
  return roster != NULL ? lp_roster_count_open_days (roster, start, date) : (int) ((gint64) date - start);
}
