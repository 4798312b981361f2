/* SPDX-License-Identifier: MIT */
#include "check/lp-check-standing-private.h"

#include <learning-partners/lp-error.h>

#include "check/lp-check-words-private.h"

/* One value on a number line, and whose it is. */
typedef struct {
  double value;
  guint  owner;
} RankedValue;

static int
compare_values (gconstpointer a, gconstpointer b)
{
  const RankedValue *first = a;
  const RankedValue *second = b;

  return first->value < second->value ? -1 : first->value > second->value;
}

/*
 * Doubled mid-ranks: the lowest of n without ties has 2, the highest 2n, and
 * equals share the middle of the ranks that they take up.
 */
static void
rank_values (GArray *values, gint64 *ranks)
{
  g_array_sort (values, compare_values);
  for (guint i = 0; i < values->len;) {
    guint end = i + 1;
    double value = g_array_index (values, RankedValue, i).value;
    while (end < values->len && g_array_index (values, RankedValue, end).value == value)
      end++;
    for (guint k = i; k < end; k++)
      ranks[g_array_index (values, RankedValue, k).owner] = (gint64) i + end + 1;
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
find_quantiles (const LpCheckClass *class, const LpScale *scale, gint64 *bands)
{
  gsize n_pupils = lp_roster_get_n_pupils (class->roster);
  g_autofree gint64 *ranks = g_new0 (gint64, n_pupils + 1);
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (RankedValue));

  for (gsize i = 0; i < n_pupils; i++) {
    const LpPupil *pupil = lp_roster_get_pupil (class->roster, i);
    RankedValue standing = { lp_pupil_get_score (pupil, class->subject), (guint) i };
    if (lp_pupil_get_attainment_kind (pupil, class->subject) == LP_ATTAINMENT_SCORE)
      g_array_append_val (values, standing);
  }
  rank_values (values, ranks);

  for (gsize i = 0; i < n_pupils; i++) {
    guint pupil;
    if (ranks[i] > 0 && lp_i_check_class_find (class, lp_pupil_get_id (lp_roster_get_pupil (class->roster, i)), &pupil))
      bands[pupil] = (gint64) lp_scale_get_n_bands (scale) * (ranks[i] - 1) / (2 * (gint64) values->len);
  }
}

/* The band that a text names: -1 where it means that attainment is missing. */
static gboolean
read_band_of_pupil (const LpCheckClass *class, const LpScale *scale, const LpPupil *pupil, gint64 *band, GError **error)
{
  const char *text = lp_pupil_get_band (pupil, class->subject);

  if (scale != NULL) {
    *band = lp_scale_find_band (scale, text);
    if (*band >= 0 || lp_scale_is_missing (scale, text))
      return TRUE;
  }
  g_set_error (error, LP_ERROR, LP_ERROR_VALUE, "%s has the band “%s” in %s, which no scale of the roster knows.",
               lp_pupil_get_name (pupil), text, class->subject);
  return FALSE;
}

/* Fills bands where pupils have them, -1 elsewhere. */
static gboolean
find_bands (const LpCheckClass *class, const LpScale *scale, gint64 *bands, GError **error)
{
  for (guint i = 0; i < class->n; i++) {
    const LpPupil *pupil = class->pupils[i];
    LpAttainmentKind kind = lp_pupil_get_attainment_kind (pupil, class->subject);
    bands[i] = -1;
    if (kind == LP_ATTAINMENT_BAND && !read_band_of_pupil (class, scale, pupil, &bands[i], error))
      return FALSE;
    if (kind == LP_ATTAINMENT_SCORE && scale != NULL && lp_scale_get_thresholds (scale) != NULL)
      bands[i] = count_thresholds_passed (scale, lp_pupil_get_score (pupil, class->subject));
  }
  if (scale != NULL && lp_scale_is_quantiles (scale))
    find_quantiles (class, scale, bands);
  return TRUE;
}

/* Under a scale ranks go by band, elsewhere by score. */
static void
rank_present (LpCheckStanding *standing, const LpScale *scale)
{
  const LpCheckClass *class = standing->class;
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (RankedValue));

  for (guint i = 0; i < class->n; i++) {
    const LpPupil *pupil = class->pupils[i];
    gboolean scored = lp_pupil_get_attainment_kind (pupil, class->subject) == LP_ATTAINMENT_SCORE;
    RankedValue own = { scale != NULL ? (double) standing->bands[i] : lp_pupil_get_score (pupil, class->subject), i };
    if (scale != NULL ? standing->bands[i] >= 0 : scored)
      g_array_append_val (values, own);
  }
  rank_values (values, standing->ranks);
  standing->n_known = values->len;
}

/* The doubled gaps that cost nothing, for the strategies that look at a window. */
static void
set_window (LpCheckStanding *standing)
{
  const LpPolicy *policy = standing->class->policy;
  gint64 n = standing->n_known;
  int least, most;

  standing->least = lp_policy_get_strategy (policy) == LP_STRATEGY_MATCHED ? 0 : n / 3;
  standing->most = lp_policy_get_strategy (policy) == LP_STRATEGY_MATCHED ? n / 3 : 4 * n / 3;
  if (!lp_policy_get_gap (policy, &least, &most))
    return;
  standing->least = least == LP_GAP_OPEN ? 0 : 2 * (gint64) least;
  standing->most = most == LP_GAP_OPEN ? G_MAXINT64 : 2 * (gint64) most;
}

static gboolean
ask_custom_cost (const LpCheckClass *class, guint a, guint b, gint64 *cost, GError **error)
{
  gpointer data;
  LpCostFunc func = lp_policy_get_cost_func (class->policy, &data);

  if (!func (class->pupils[a], class->pupils[b], cost, data, error))
    return FALSE;
  if (*cost >= 0 && *cost <= LP_CUSTOM_COST_MAX)
    return TRUE;
  g_autofree char *names = lp_i_check_join_two (class, a, b);
  g_set_error (error, LP_ERROR, LP_ERROR_VALUE,
               "The cost of %s is %" G_GINT64_FORMAT "; it must lie between 0 and %" G_GINT64_FORMAT ".",
               names, *cost, LP_CUSTOM_COST_MAX);
  return FALSE;
}

static gboolean
ask_custom_costs (LpCheckStanding *standing, GError **error)
{
  guint n = standing->class->n;

  if (n < 2)
    return TRUE;
  standing->custom = g_try_new0 (gint64, lp_i_check_pair_index (n - 2, n - 1) + 1);
  if (standing->custom == NULL) {
    g_set_error (error, LP_ERROR, LP_ERROR_LIMIT, "There is not enough memory to judge %u pupils at once.", n);
    return FALSE;
  }
  for (guint a = 0; a < n; a++) {
    for (guint b = a + 1; b < n; b++) {
      if (!ask_custom_cost (standing->class, a, b, &standing->custom[lp_i_check_pair_index (a, b)], error))
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

static gboolean
fill_standing (LpCheckStanding *standing, GError **error)
{
  const LpCheckClass *class = standing->class;
  LpStrategy strategy = lp_policy_get_strategy (class->policy);

  if (strategy == LP_STRATEGY_CUSTOM)
    return ask_custom_costs (standing, error);
  if (!needs_attainment (strategy) || class->subject == NULL)
    return TRUE;

  const LpScale *scale = lp_roster_get_scale (class->roster, class->subject);
  if (!find_bands (class, scale, standing->bands, error))
    return FALSE;
  rank_present (standing, scale);
  set_window (standing);

  /* Plain scores fall into quarters of those present. */
  for (guint i = 0; scale == NULL && i < class->n; i++) {
    if (standing->ranks[i] > 0)
      standing->bands[i] = 4 * (standing->ranks[i] - 1) / (2 * standing->n_known);
  }
  return TRUE;
}

LpCheckStanding *
lp_i_check_standing_new (const LpCheckClass *class, GError **error)
{
  g_autoptr (LpCheckStanding) standing = g_new0 (LpCheckStanding, 1);

  standing->class = class;
  standing->ranks = g_new0 (gint64, class->n + 1);
  standing->bands = g_new0 (gint64, class->n + 1);
  return fill_standing (standing, error) ? g_steal_pointer (&standing) : NULL;
}

void
lp_i_check_standing_free (LpCheckStanding *standing)
{
  g_free (standing->ranks);
  g_free (standing->bands);
  g_free (standing->custom);
  g_free (standing);
}

gint64
lp_i_check_standing_get_gap (const LpCheckStanding *standing, guint a, guint b)
{
  gint64 x = standing->ranks[a];
  gint64 y = standing->ranks[b];
  gint64 gap = ABS (x - y);

  if (x == 0 || y == 0)
    return 0;
  switch (lp_policy_get_strategy (standing->class->policy)) {
  case LP_STRATEGY_MIXED:
  case LP_STRATEGY_TUTOR:
  case LP_STRATEGY_MATCHED:
    return MAX (0, MAX (standing->least - gap, gap - standing->most));
  case LP_STRATEGY_MIXED_FOLD:
    return ABS (x + y - 2 * (standing->n_known + 1));
  case LP_STRATEGY_MIXED_HALF:
    return ABS (gap - standing->n_known);
  case LP_STRATEGY_MIXED_NEAR:
    return ABS (ABS (standing->bands[a] - standing->bands[b]) - 1);
  case LP_STRATEGY_NEAREST:
    return gap;
  case LP_STRATEGY_RANDOM:
  case LP_STRATEGY_UNIFORM:
  case LP_STRATEGY_CUSTOM:
  default:
    return 0;
  }
}

gint64
lp_i_check_standing_get_cost (const LpCheckStanding *standing, guint a, guint b)
{
  gint64 gap = lp_i_check_standing_get_gap (standing, a, b);

  if (standing->custom != NULL)
    return standing->custom[lp_i_check_pair_index (a, b)];
  return gap * gap;
}
