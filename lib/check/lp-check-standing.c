/* SPDX-License-Identifier: MIT */
#include "check/lp-check-private.h"

#include <learning-partners/lp-error.h>

/* One value on a number line, and whose it is. */
typedef struct {
  double value;
  guint  owner;
} Standing;

static int
compare_values (gconstpointer a, gconstpointer b)
{
  const Standing *first = a;
  const Standing *second = b;

  return first->value < second->value ? -1 : first->value > second->value;
}

/*
 * Doubled mid-ranks: the lowest of n without ties has 2, the highest 2n, and
 * equals share the middle of the ranks that they take up.
 */
static void
rank_standings (GArray *standings, gint64 *ranks)
{
  g_array_sort (standings, compare_values);
  for (guint i = 0; i < standings->len;) {
    guint end = i + 1;
    double value = g_array_index (standings, Standing, i).value;
    while (end < standings->len && g_array_index (standings, Standing, end).value == value)
      end++;
    for (guint k = i; k < end; k++)
      ranks[g_array_index (standings, Standing, k).owner] = (gint64) i + end + 1;
    i = end;
  }
}

static gint64
count_thresholds_passed (const LpScale *scale, double score)
{
  const double *thresholds = lp_scale_get_thresholds (scale);
  gint64 passed = 0;

  for (gsize i = 0; i + 1 < lp_scale_get_n_bands (scale); i++)
    passed += thresholds[i] <= score;
  return passed;
}

/* The class's own quantiles rank the whole roster, the absent included. */
static void
find_quantiles (const LpCheckFacts *facts, const LpScale *scale, gint64 *bands)
{
  gsize n_pupils = lp_roster_get_n_pupils (facts->roster);
  g_autofree gint64 *ranks = g_new0 (gint64, n_pupils + 1);
  g_autoptr (GArray) standings = g_array_new (FALSE, FALSE, sizeof (Standing));

  for (gsize i = 0; i < n_pupils; i++) {
    const LpPupil *pupil = lp_roster_get_pupil (facts->roster, i);
    Standing standing = { lp_pupil_get_score (pupil, facts->subject), (guint) i };
    if (lp_pupil_get_attainment_kind (pupil, facts->subject) == LP_ATTAINMENT_SCORE)
      g_array_append_val (standings, standing);
  }
  rank_standings (standings, ranks);

  for (gsize i = 0; i < n_pupils; i++) {
    guint pupil;
    if (ranks[i] > 0 && lp_i_check_find (facts, lp_pupil_get_id (lp_roster_get_pupil (facts->roster, i)), &pupil))
      bands[pupil] = (gint64) lp_scale_get_n_bands (scale) * (ranks[i] - 1) / (2 * (gint64) standings->len);
  }
}

/* The band that a text names: -1 where it means that attainment is missing. */
static gboolean
read_band_of_pupil (const LpCheckFacts *facts, const LpScale *scale, const LpPupil *pupil, gint64 *band, GError **error)
{
  const char *text = lp_pupil_get_band (pupil, facts->subject);

  if (scale != NULL) {
    *band = lp_scale_find_band (scale, text);
    if (*band >= 0 || lp_scale_is_missing (scale, text))
      return TRUE;
  }
  g_set_error (error, LP_ERROR, LP_ERROR_VALUE, "%s has the band “%s” in %s, which no scale of the roster knows.",
               lp_pupil_get_name (pupil), text, facts->subject);
  return FALSE;
}

/* Fills bands where pupils have them, -1 elsewhere. */
static gboolean
find_bands (const LpCheckFacts *facts, const LpScale *scale, gint64 *bands, gboolean *any_text, GError **error)
{
  for (guint i = 0; i < facts->n; i++) {
    const LpPupil *pupil = facts->pupils[i];
    LpAttainmentKind kind = lp_pupil_get_attainment_kind (pupil, facts->subject);
    bands[i] = -1;
    if (kind == LP_ATTAINMENT_BAND && !read_band_of_pupil (facts, scale, pupil, &bands[i], error))
      return FALSE;
    if (kind == LP_ATTAINMENT_BAND && bands[i] >= 0)
      *any_text = TRUE;
    if (kind == LP_ATTAINMENT_SCORE && scale != NULL && lp_scale_get_thresholds (scale) != NULL)
      bands[i] = count_thresholds_passed (scale, lp_pupil_get_score (pupil, facts->subject));
  }
  if (scale != NULL && lp_scale_is_quantiles (scale))
    find_quantiles (facts, scale, bands);
  return TRUE;
}

/* Scores make the finer order; where somebody has only a band, bands rank all. */
static void
rank_present (LpCheckStanding *standing, const LpCheckFacts *facts, gboolean by_band)
{
  g_autoptr (GArray) standings = g_array_new (FALSE, FALSE, sizeof (Standing));

  for (guint i = 0; i < facts->n; i++) {
    const LpPupil *pupil = facts->pupils[i];
    gboolean scored = lp_pupil_get_attainment_kind (pupil, facts->subject) == LP_ATTAINMENT_SCORE;
    Standing own = { by_band ? (double) standing->bands[i] : lp_pupil_get_score (pupil, facts->subject), i };
    if (by_band ? standing->bands[i] >= 0 : scored)
      g_array_append_val (standings, own);
  }
  rank_standings (standings, standing->ranks);
  standing->n_known = standings->len;
}

static gboolean
ask_custom_costs (LpCheckStanding *standing, const LpCheckFacts *facts, GError **error)
{
  gpointer data;
  LpCostFunc func = lp_policy_get_cost_func (facts->policy, &data);

  if (facts->n < 2)
    return TRUE;
  standing->custom = g_try_new0 (gint64, lp_i_check_pair_index (facts->n - 2, facts->n - 1) + 1);
  if (standing->custom == NULL) {
    g_set_error (error, LP_ERROR, LP_ERROR_LIMIT, "There is not enough memory to judge %u pupils at once.", facts->n);
    return FALSE;
  }
  for (guint a = 0; a < facts->n; a++) {
    for (guint b = a + 1; b < facts->n; b++) {
      gint64 *cost = &standing->custom[lp_i_check_pair_index (a, b)];
      if (!func (facts->pupils[a], facts->pupils[b], cost, data, error))
        return FALSE;
      if (*cost >= 0 && *cost <= LP_CUSTOM_COST_MAX)
        continue;
      g_autofree char *names = lp_i_check_join_two (facts, a, b);
      g_set_error (error, LP_ERROR, LP_ERROR_VALUE,
                   "The cost of %s is %" G_GINT64_FORMAT "; it must lie between 0 and %" G_GINT64_FORMAT ".",
                   names, *cost, LP_CUSTOM_COST_MAX);
      return FALSE;
    }
  }
  return TRUE;
}

static gboolean
needs_attainment (LpStrategy strategy)
{
  return strategy != LP_STRATEGY_RANDOM && strategy != LP_STRATEGY_UNIFORM && strategy != LP_STRATEGY_CUSTOM;
}

gboolean
lp_i_check_standing_init (LpCheckStanding *standing, const LpCheckFacts *facts, GError **error)
{
  LpStrategy strategy = lp_policy_get_strategy (facts->policy);
  gboolean any_text = FALSE;

  standing->ranks = g_new0 (gint64, facts->n + 1);
  standing->bands = g_new0 (gint64, facts->n + 1);
  if (strategy == LP_STRATEGY_CUSTOM)
    return ask_custom_costs (standing, facts, error);
  if (!needs_attainment (strategy) || facts->subject == NULL)
    return TRUE;

  const LpScale *scale = lp_roster_get_scale (facts->roster, facts->subject);
  if (!find_bands (facts, scale, standing->bands, &any_text, error))
    return FALSE;
  rank_present (standing, facts, any_text);

  /* Plain scores fall into quarters of those present. */
  for (guint i = 0; scale == NULL && i < facts->n; i++) {
    if (standing->ranks[i] > 0)
      standing->bands[i] = 4 * (standing->ranks[i] - 1) / (2 * standing->n_known);
  }
  return TRUE;
}

void
lp_i_check_standing_clear (LpCheckStanding *standing)
{
  g_free (standing->ranks);
  g_free (standing->bands);
  g_free (standing->custom);
}

/* How far a gap lies outside the window from a sixth to two thirds of the class. */
static gint64
miss_window (gint64 n, gint64 gap)
{
  return MAX (0, MAX (n / 3 - gap, gap - 4 * n / 3));
}

gint64
lp_i_check_standing_get_gap (const LpCheckFacts *facts, guint a, guint b)
{
  const LpCheckStanding *standing = &facts->standing;
  gint64 x = standing->ranks[a];
  gint64 y = standing->ranks[b];
  gint64 gap = ABS (x - y);

  if (x == 0 || y == 0)
    return 0;
  switch (lp_policy_get_strategy (facts->policy)) {
  case LP_STRATEGY_MIXED:
  case LP_STRATEGY_TUTOR:
    return miss_window (standing->n_known, gap);
  case LP_STRATEGY_MIXED_FOLD:
    return ABS (x + y - 2 * (standing->n_known + 1));
  case LP_STRATEGY_MATCHED:
    return gap;
  case LP_STRATEGY_MIXED_NEAR:
    return ABS (ABS (standing->bands[a] - standing->bands[b]) - 1);
  case LP_STRATEGY_RANDOM:
  case LP_STRATEGY_UNIFORM:
  case LP_STRATEGY_CUSTOM:
  default:
    return 0;
  }
}

gint64
lp_i_check_standing_get_cost (const LpCheckFacts *facts, guint a, guint b)
{
  gint64 gap = lp_i_check_standing_get_gap (facts, a, b);

  if (facts->standing.custom != NULL)
    return facts->standing.custom[lp_i_check_pair_index (a, b)];
  return gap * gap;
}
