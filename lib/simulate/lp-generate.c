/* SPDX-License-Identifier: MIT */
#include "simulate/lp-generate-private.h"

#include <learning-partners/lp-error.h>

static void
clear_rule (gpointer data)
{
  LpYearRule *rule = data;

  lp_rule_unref (rule->rule);
}

static LpSchoolYear *
new_empty (guint64 seed)
{
  LpSchoolYear *year = g_new0 (LpSchoolYear, 1);

  g_atomic_ref_count_init (&year->ref_count);
  year->seed = seed;
  year->closures = g_array_new (FALSE, FALSE, sizeof (LpYearClosure));
  year->pupils = g_ptr_array_new_with_free_func ((GDestroyNotify) lp_pupil_unref);
  year->rules = g_array_new (FALSE, FALSE, sizeof (LpYearRule));
  g_array_set_clear_func (year->rules, clear_rule);
  return year;
}

static gboolean
check_number (const char *what, guint number, guint low, guint high, GError **error)
{
  if (number >= low && number <= high)
    return TRUE;
  g_set_error (error, LP_ERROR, LP_ERROR_VALUE, "A school year's %s cannot be %u: give %u to %u.", what, number, low, high);
  return FALSE;
}

/* Small classes are the quickest to judge and the easiest to read, so they are the more frequent. */
static guint
draw_size (LpDraw *draw, guint low, guint high)
{
  guint range = high - low + 1;
  guint at = lp_i_draw_below (draw, range);

  if (lp_i_draw_chance (draw, 500))
    at = MIN (at, lp_i_draw_below (draw, range));
  return low + at;
}

static LpStrategy
draw_strategy (LpDraw *draw)
{
  static const guint weights[] = {
    [LP_STRATEGY_MIXED] = 6,   [LP_STRATEGY_MIXED_FOLD] = 2, [LP_STRATEGY_MIXED_HALF] = 2, [LP_STRATEGY_MIXED_NEAR] = 2,
    [LP_STRATEGY_MATCHED] = 3, [LP_STRATEGY_NEAREST] = 3,    [LP_STRATEGY_TUTOR] = 2,      [LP_STRATEGY_RANDOM] = 2,
    [LP_STRATEGY_UNIFORM] = 2,
  };

  return (LpStrategy) lp_i_draw_weighted (draw, weights, G_N_ELEMENTS (weights));
}

LpSchoolYear *
lp_school_year_new (guint64 seed, guint min_pupils, guint max_pupils, guint max_rounds, GError **error)
{
  LpDraw draw;

  if (!check_number ("largest number of pupils", max_pupils, 2, LP_SCHOOL_YEAR_MAX_PUPILS, error)
      || !check_number ("smallest number of pupils", min_pupils, 2, max_pupils, error)
      || !check_number ("number of rounds", max_rounds, 1, LP_SCHOOL_YEAR_MAX_ROUNDS, error))
    return NULL;

  lp_i_draw_init (&draw, seed, LP_DRAW_SHAPE, 0);
  LpSchoolYear *year = new_empty (seed);
  guint n_pupils = draw_size (&draw, min_pupils, max_pupils);
  LpStrategy strategy = draw_strategy (&draw);
  year->feedback_per_mille = lp_i_draw_chance (&draw, 500) ? 0 : 10 + lp_i_draw_below (&draw, 290);
  year->override_per_mille = lp_i_draw_chance (&draw, 700) ? 0 : 50 + lp_i_draw_below (&draw, 350);
  year->fresh_per_mille = lp_i_draw_chance (&draw, 600) ? 0 : 50 + lp_i_draw_below (&draw, 350);
  lp_i_year_draw_calendar (year, max_rounds);
  lp_i_year_draw_class (year, n_pupils, strategy == LP_STRATEGY_TUTOR);
  lp_i_year_draw_places (year);
  lp_i_year_draw_rules (year);
  lp_i_year_draw_policies (year, strategy);
  return year;
}

LpSchoolYear *
lp_school_year_ref (LpSchoolYear *year)
{
  g_return_val_if_fail (year != NULL, NULL);

  g_atomic_ref_count_inc (&year->ref_count);
  return year;
}

void
lp_school_year_unref (LpSchoolYear *year)
{
  g_return_if_fail (year != NULL);

  if (!g_atomic_ref_count_dec (&year->ref_count))
    return;
  g_free (year->dates);
  g_array_unref (year->closures);
  g_ptr_array_unref (year->pupils);
  for (guint i = 0; i < year->n_subjects; i++)
    g_clear_pointer (&year->subjects[i].scale, lp_scale_unref);
  g_free (year->places);
  g_array_unref (year->rules);
  for (guint i = 0; i < year->n_policies; i++)
    lp_policy_unref (year->policies[i]);
  g_free (year);
}

guint64
lp_school_year_get_seed (const LpSchoolYear *year)
{
  g_return_val_if_fail (year != NULL, 0);
  return year->seed;
}

guint
lp_school_year_get_n_rounds (const LpSchoolYear *year)
{
  g_return_val_if_fail (year != NULL, 0);
  return year->n_rounds;
}

guint
lp_school_year_get_n_pupils (const LpSchoolYear *year)
{
  g_return_val_if_fail (year != NULL, 0);
  return year->pupils->len;
}
