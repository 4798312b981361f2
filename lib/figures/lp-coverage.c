/* SPDX-License-Identifier: MIT */
#include <learning-partners/lp-coverage.h>

#include <learning-partners/lp-error.h>

#include "model/lp-name-order-private.h"

struct _LpCoverage {
  gatomicrefcount ref_count;
  GPtrArray *pupils; /* owned, of LpPupil, owned, in order of names */
  guint16   *times;  /* owned; n × n, symmetric: spells */
};

/* Index of each pupil by id, plus 1. */
static GHashTable *
index_pupils (GPtrArray *pupils)
{
  GHashTable *indices = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < pupils->len; i++)
    g_hash_table_insert (indices, (gpointer) lp_pupil_get_id (g_ptr_array_index (pupils, i)), GUINT_TO_POINTER (i + 1));
  return indices;
}

static void
count_pair (LpCoverage *coverage, guint32 *last, guint a, guint b, guint32 round)
{
  gsize n = coverage->pupils->len, place = MIN (a, b) * n + MAX (a, b);

  /* last is the round, counted from 1, in which the two were last partners: a spell goes on from one to the next. */
  if (last[place] == 0 || last[place] + 1 < round) {
    coverage->times[a * n + b]++;
    coverage->times[b * n + a]++;
  }
  last[place] = round;
}

static void
count_round (LpCoverage *coverage, GHashTable *indices, guint32 *last, const LpRound *round, guint32 number)
{
  for (gsize k = 0; k < lp_round_get_n_partnerships (round); k++) {
    gsize size = lp_round_get_size (round, k);
    for (gsize i = 0; i < size; i++) {
      guint a = GPOINTER_TO_UINT (g_hash_table_lookup (indices, lp_round_get_pupil (round, k, i)));
      for (gsize j = 0; a > 0 && j < i; j++) {
        guint b = GPOINTER_TO_UINT (g_hash_table_lookup (indices, lp_round_get_pupil (round, k, j)));
        if (b > 0)
          count_pair (coverage, last, a - 1, b - 1, number);
      }
    }
  }
}

static GPtrArray *
own_pupils (const LpRoster *roster)
{
  GPtrArray *pupils = lp_i_name_order_sort (roster);

  for (guint i = 0; i < pupils->len; i++)
    lp_pupil_ref (g_ptr_array_index (pupils, i));
  g_ptr_array_set_free_func (pupils, (GDestroyNotify) lp_pupil_unref);
  return pupils;
}

LpCoverage *
lp_coverage_new (const LpRoster *roster, const LpHistory *history, GError **error)
{
  g_return_val_if_fail (roster != NULL, NULL);
  g_return_val_if_fail (history != NULL, NULL);

  gsize n = lp_roster_get_n_pupils (roster);
  if (n > LP_COVERAGE_MAX_PUPILS) {
    g_set_error (error, LP_ERROR, LP_ERROR_LIMIT,
                 "A page on who has met whom takes at most %d pupils, and the roster has %" G_GSIZE_FORMAT ".",
                 LP_COVERAGE_MAX_PUPILS, n);
    return NULL;
  }
  LpCoverage *coverage = g_new0 (LpCoverage, 1);
  g_atomic_ref_count_init (&coverage->ref_count);
  coverage->pupils = own_pupils (roster);
  coverage->times = g_new0 (guint16, n * n);
  g_autoptr (GHashTable) indices = index_pupils (coverage->pupils);
  g_autofree guint32 *last = g_new0 (guint32, n * n);
  for (gsize r = 0; r < lp_history_get_n_rounds (history); r++)
    count_round (coverage, indices, last, lp_history_get_round (history, r), (guint32) r + 1);
  return coverage;
}

LpCoverage *
lp_coverage_ref (LpCoverage *coverage)
{
  g_return_val_if_fail (coverage != NULL, NULL);

  g_atomic_ref_count_inc (&coverage->ref_count);
  return coverage;
}

void
lp_coverage_unref (LpCoverage *coverage)
{
  g_return_if_fail (coverage != NULL);

  if (!g_atomic_ref_count_dec (&coverage->ref_count))
    return;
  g_ptr_array_unref (coverage->pupils);
  g_free (coverage->times);
  g_free (coverage);
}

gsize
lp_coverage_get_n_pupils (const LpCoverage *coverage)
{
  g_return_val_if_fail (coverage != NULL, 0);

  return coverage->pupils->len;
}

LpPupil *
lp_coverage_get_pupil (const LpCoverage *coverage, gsize index)
{
  g_return_val_if_fail (coverage != NULL, NULL);
  g_return_val_if_fail (index < coverage->pupils->len, NULL);

  return g_ptr_array_index (coverage->pupils, index);
}

guint
lp_coverage_get_times_met (const LpCoverage *coverage, gsize a, gsize b)
{
  g_return_val_if_fail (coverage != NULL, 0);
  g_return_val_if_fail (a < coverage->pupils->len && b < coverage->pupils->len, 0);

  return coverage->times[a * coverage->pupils->len + b];
}

gsize
lp_coverage_get_n_partners (const LpCoverage *coverage, gsize index)
{
  g_return_val_if_fail (coverage != NULL, 0);
  g_return_val_if_fail (index < coverage->pupils->len, 0);

  gsize n = 0;
  for (guint j = 0; j < coverage->pupils->len; j++)
    n += coverage->times[index * coverage->pupils->len + j] > 0;
  return n;
}

gsize
lp_coverage_get_n_pairs_met (const LpCoverage *coverage)
{
  g_return_val_if_fail (coverage != NULL, 0);

  gsize n = 0;
  for (guint i = 0; i < coverage->pupils->len; i++)
    n += lp_coverage_get_n_partners (coverage, i);
  return n / 2;
}
