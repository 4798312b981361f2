/* SPDX-License-Identifier: MIT */
#include "figures/lp-stats-private.h"

#include <learning-partners/lp-error.h>
#include <string.h>

#include "costs/lp-participants-private.h"
#include "costs/lp-standing-private.h"
#include "model/lp-name-order-private.h"
#include "model/lp-partnership-private.h"

struct _LpStats {
  gatomicrefcount ref_count;
  guint           n;
  LpFigures       figures;
  LpPupilFigures *pupils; /* owned, n of them; each pupil owned */
};

static void
tally_free (LpTally *tally)
{
  g_free (tally->pupils);
  g_free (tally->places);
  g_free (tally->dates);
  g_free (tally->pair_odds);
  g_free (tally->turn_odds);
  g_free (tally->ranks);
  g_free (tally);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpTally, tally_free)

/* Places of those in the roster; the odds are among all who took part. */
static void
read_round (LpTally *tally, GHashTable *numbers, const LpRound *round, guint r, LpFigures *figures)
{
  gsize n_pairs = 0, n_turns = 0, n_present = 0;
  gboolean three = FALSE, adult = FALSE;

  for (gsize k = 0; k < lp_round_get_n_partnerships (round); k++) {
    gsize size = lp_round_get_size (round, k);
    n_present += size;
    n_pairs += size * (size - 1) / 2;
    n_turns += lp_i_partnership_is_turn (size) ? size : 0;
    three = three || size == 3;
    adult = adult || size == 1;
    for (gsize m = 0; m < size; m++) {
      guint number = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, lp_round_get_pupil (round, k, m)));
      if (number > 0)
        tally->places[(gsize) r * tally->n + number - 1] = (guint32) k + 1;
    }
  }
  tally->dates[r] = lp_round_get_date (round);
  tally->pair_odds[r] = n_present < 2 ? 0 : 2.0 * (double) n_pairs / ((double) n_present * (double) (n_present - 1));
  tally->turn_odds[r] = n_present == 0 ? 0 : (double) n_turns / (double) n_present;
  figures->n_threes += three;
  figures->n_adults += adult;
}

static LpTally *
tally_new (const LpRoster *roster, const LpHistory *history, LpFigures *figures)
{
  LpTally *tally = g_new0 (LpTally, 1);
  g_autoptr (GPtrArray) pupils = lp_i_name_order_sort (roster);
  g_autoptr (GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);

  tally->n = pupils->len;
  tally->n_rounds = (guint) lp_history_get_n_rounds (history);
  tally->pupils = g_new0 (LpPupil *, tally->n);
  tally->places = g_new0 (guint32, (gsize) tally->n_rounds * tally->n);
  tally->dates = g_new0 (LpDate, tally->n_rounds);
  tally->pair_odds = g_new0 (double, tally->n_rounds);
  tally->turn_odds = g_new0 (double, tally->n_rounds);
  tally->ranks = g_new0 (gint32, tally->n);
  for (guint i = 0; i < tally->n; i++) {
    tally->pupils[i] = g_ptr_array_index (pupils, i);
    g_hash_table_insert (numbers, (gpointer) lp_pupil_get_id (tally->pupils[i]), GUINT_TO_POINTER (i + 1));
  }
  for (guint r = 0; r < tally->n_rounds; r++)
    read_round (tally, numbers, lp_history_get_round (history, r), r, figures);
  return tally;
}

/* Strategies that look at no gap leave it to the roster whether there is a subject to speak of. */
static gboolean
needs_subject (LpPolicy *policy)
{
  LpStrategy strategy = policy != NULL ? lp_policy_get_strategy (policy) : LP_STRATEGY_MIXED;

  return strategy != LP_STRATEGY_RANDOM && strategy != LP_STRATEGY_UNIFORM && strategy != LP_STRATEGY_CUSTOM;
}

/* Ranks of the whole roster, as a request without a history ranks them. */
static gboolean
rank_pupils (LpTally *tally, LpRoster *roster, LpPolicy *policy, LpDate date, GError **error)
{
  g_autoptr (LpPolicy) asked = lp_policy_new ();
  lp_policy_set_subject (asked, policy != NULL ? lp_policy_get_subject (policy) : NULL);
  g_autoptr (LpRequest) request = lp_request_new (roster, NULL, asked, date, 0, error);
  if (request == NULL)
    return FALSE;
  const char *subject;
  if (!needs_subject (policy) && !lp_request_get_subject (request, &subject, NULL))
    return TRUE;
  g_autoptr (LpParticipants) present = lp_i_participants_new (request);
  g_autoptr (LpStanding) standing = lp_i_standing_new (request, present, error);
  if (standing == NULL)
    return FALSE;
  for (guint i = 0; i < tally->n; i++)
    tally->ranks[i] = standing->ranks[lp_i_participants_find (present, lp_pupil_get_id (tally->pupils[i]))];
  tally->n_known = standing->n_known;
  return TRUE;
}

static void
take_pupils (LpStats *stats, const LpTally *tally, const LpHistory *history)
{
  stats->n = tally->n;
  stats->pupils = g_new0 (LpPupilFigures, tally->n);
  for (guint i = 0; i < tally->n; i++) {
    stats->pupils[i].pupil = lp_pupil_ref (tally->pupils[i]);
    stats->pupils[i].turns = lp_history_get_n_turns (history, lp_pupil_get_id (tally->pupils[i]));
  }
}

LpStats *
lp_stats_new (LpRoster *roster, LpHistory *history, LpPolicy *policy, LpDate date, GError **error)
{
  g_return_val_if_fail (roster != NULL, NULL);
  g_return_val_if_fail (history != NULL, NULL);

  gsize n = lp_roster_get_n_pupils (roster);
  if (n > LP_COVERAGE_MAX_PUPILS) {
    g_set_error (error, LP_ERROR, LP_ERROR_LIMIT,
                 "Statistics take at most %d pupils, and the roster has %" G_GSIZE_FORMAT ".",
                 LP_COVERAGE_MAX_PUPILS, n);
    return NULL;
  }
  LpFigures figures = { 0 };
  g_autoptr (LpTally) tally = tally_new (roster, history, &figures);
  if (!rank_pupils (tally, roster, policy, date, error))
    return NULL;
  LpStats *stats = g_new0 (LpStats, 1);
  g_atomic_ref_count_init (&stats->ref_count);
  take_pupils (stats, tally, history);
  figures.n_rounds = tally->n_rounds;
  figures.n_pairs = n == 0 ? 0 : n * (n - 1) / 2;
  figures.n_known = tally->n_known;
  lp_i_tally_count (tally, roster, date, &figures, stats->pupils);
  lp_i_tally_add_chance (tally, &figures, stats->pupils);
  stats->figures = figures;
  return stats;
}

LpStats *
lp_stats_ref (LpStats *stats)
{
  g_return_val_if_fail (stats != NULL, NULL);

  g_atomic_ref_count_inc (&stats->ref_count);
  return stats;
}

void
lp_stats_unref (LpStats *stats)
{
  g_return_if_fail (stats != NULL);

  if (!g_atomic_ref_count_dec (&stats->ref_count))
    return;
  for (guint i = 0; i < stats->n; i++)
    lp_pupil_unref (stats->pupils[i].pupil);
  g_free (stats->pupils);
  g_free (stats);
}

/* As much as the caller has room for; what the caller knows beyond that is 0. */
static void
copy_figures (void *to, gsize room, const void *from, gsize size)
{
  memset (to, 0, room);
  memcpy (to, from, MIN (room, size));
}

void
lp_stats_get_figures (const LpStats *stats, LpFigures *figures, gsize size)
{
  g_return_if_fail (stats != NULL);
  g_return_if_fail (figures != NULL);

  copy_figures (figures, size, &stats->figures, sizeof stats->figures);
}

gsize
lp_stats_get_n_pupils (const LpStats *stats)
{
  g_return_val_if_fail (stats != NULL, 0);

  return stats->n;
}

void
lp_stats_get_pupil (const LpStats *stats, gsize index, LpPupilFigures *figures, gsize size)
{
  g_return_if_fail (stats != NULL);
  g_return_if_fail (index < stats->n);
  g_return_if_fail (figures != NULL);

  copy_figures (figures, size, &stats->pupils[index], sizeof stats->pupils[index]);
}
