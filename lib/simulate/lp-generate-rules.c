/* SPDX-License-Identifier: MIT */
#include "simulate/lp-generate-private.h"

/* How many rules a class has. */
typedef enum {
  DENSITY_NONE,
  DENSITY_FEW,
  DENSITY_MANY,
  DENSITY_STAR,  /* some pupils may work with hardly anybody */
  DENSITY_HALVES /* half the class is kept apart from one another */
} Density;

static void
add_rule (LpSchoolYear *year, LpRuleKind kind, const guint *pupils, guint n_pupils, LpDate until, guint from, guint to)
{
  g_autofree const char **ids = g_new (const char *, n_pupils);
  g_autofree char *id = year->has_rule_ids ? g_strdup_printf ("r%u", year->rules->len + 1) : NULL;

  for (guint i = 0; i < n_pupils; i++)
    ids[i] = lp_pupil_get_id (g_ptr_array_index (year->pupils, pupils[i]));
  LpYearRule rule = { lp_rule_new (id, kind, ids, n_pupils, until, NULL, NULL), from, to };
  g_array_append_val (year->rules, rule);
}

static void
draw_pupils (const LpSchoolYear *year, LpDraw *draw, guint *order)
{
  for (guint i = 0; i < year->pupils->len; i++)
    order[i] = i;
  lp_i_draw_shuffle (draw, order, year->pupils->len);
}

static guint
draw_rule_size (const LpSchoolYear *year, LpDraw *draw, LpRuleKind kind)
{
  static const guint weights[] = { 0, 0, 75, 15, 6, 4 };
  guint size = lp_i_draw_weighted (draw, weights, G_N_ELEMENTS (weights));
  guint most = kind == LP_RULE_TOGETHER || kind == LP_RULE_PIN ? 3 : year->pupils->len;

  return MIN (size, MIN (most, year->pupils->len));
}

/* A last day: mostly none, else some day around a round's first. */
static LpDate
draw_until (const LpSchoolYear *year, LpDraw *draw)
{
  if (lp_i_draw_chance (draw, 650))
    return LP_DATE_NONE;
  return year->dates[lp_i_draw_below (draw, year->n_rounds)] + lp_i_draw_between (draw, -1, 3);
}

static void
draw_rule (LpSchoolYear *year, LpDraw *draw, guint *order)
{
  static const guint weights[] = {
    [LP_RULE_APART] = 50, [LP_RULE_TOGETHER] = 10, [LP_RULE_PIN] = 10, [LP_RULE_FRIENDS] = 15, [LP_RULE_PREFER] = 15,
  };
  LpRuleKind kind = (LpRuleKind) lp_i_draw_weighted (draw, weights, G_N_ELEMENTS (weights));
  guint from = lp_i_draw_chance (draw, 500) ? 0 : lp_i_draw_below (draw, year->n_rounds);
  guint to = kind == LP_RULE_PIN ? from : year->n_rounds - 1;

  draw_pupils (year, draw, order);
  guint size = draw_rule_size (year, draw, kind);
  add_rule (year, kind, order, size, draw_until (year, draw), from, to);
}

/*
 * A three on purpose: by one rule, or by two that share a pupil, of either kind
 * and each with its own days. Now and then one pupil more, which is one too many.
 */
static void
draw_three (LpSchoolYear *year, LpDraw *draw, guint *order)
{
  static const LpRuleKind kinds[] = { LP_RULE_TOGETHER, LP_RULE_TOGETHER, LP_RULE_PIN };
  guint from = lp_i_draw_below (draw, year->n_rounds);
  gboolean is_chain = lp_i_draw_chance (draw, 400);
  guint n_rules = !is_chain ? 1 : lp_i_draw_chance (draw, 100) ? 3 : 2;

  draw_pupils (year, draw, order);
  for (guint i = 0; i < n_rules && i + 2 <= year->pupils->len; i++) {
    LpRuleKind kind = kinds[lp_i_draw_below (draw, G_N_ELEMENTS (kinds))];
    guint to = kind == LP_RULE_PIN ? MIN (from + 1, year->n_rounds - 1) : year->n_rounds - 1;
    add_rule (year, kind, order + i, MIN (is_chain ? 2 : 3, year->pupils->len), draw_until (year, draw), from, to);
  }
}

static void
draw_threes (LpSchoolYear *year, guint *order)
{
  LpDraw draw;

  lp_i_draw_init (&draw, year->seed, LP_DRAW_THREES, 0);
  if (lp_i_draw_chance (&draw, 700))
    return;
  for (guint n = 1 + lp_i_draw_below (&draw, 3); n > 0; n--)
    draw_three (year, &draw, order);
}

/* Two or three pupils of whom each is kept apart from all but a few. */
static void
draw_stars (LpSchoolYear *year, LpDraw *draw, guint *order)
{
  guint n = year->pupils->len;
  guint n_stars = MIN (n - 1, 2 + lp_i_draw_below (draw, 3));
  guint n_allowed = lp_i_draw_below (draw, 3);

  draw_pupils (year, draw, order);
  for (guint star = 0; star < n_stars; star++) {
    guint from = lp_i_draw_below (draw, year->n_rounds);
    for (guint i = star + 1; i + n_allowed < n; i++) {
      const guint pair[2] = { order[star], order[i] };
      add_rule (year, LP_RULE_APART, pair, 2, LP_DATE_NONE, from, year->n_rounds - 1);
    }
  }
}

/* With half the class apart from one another every pupil of it needs one of the other half. */
static void
draw_halves (LpSchoolYear *year, LpDraw *draw, guint *order)
{
  guint n = year->pupils->len;
  guint size = CLAMP (n / 2 + lp_i_draw_below (draw, 3), 3, n + 1) - 1;

  if (size < 2)
    return;
  draw_pupils (year, draw, order);
  add_rule (year, LP_RULE_APART, order, size, draw_until (year, draw), lp_i_draw_below (draw, year->n_rounds),
            year->n_rounds - 1);
}

void
lp_i_year_draw_rules (LpSchoolYear *year)
{
  static const guint weights[] = {
    [DENSITY_NONE] = 25, [DENSITY_FEW] = 35, [DENSITY_MANY] = 20, [DENSITY_STAR] = 10, [DENSITY_HALVES] = 10,
  };
  guint n = year->pupils->len;
  g_autofree guint *order = g_new (guint, n);
  LpDraw draw;

  lp_i_draw_init (&draw, year->seed, LP_DRAW_RULES, 0);
  year->has_rule_ids = lp_i_draw_chance (&draw, 600);
  draw_threes (year, order);
  Density density = (Density) lp_i_draw_weighted (&draw, weights, G_N_ELEMENTS (weights));
  if (density == DENSITY_NONE)
    return;
  if (density == DENSITY_STAR)
    draw_stars (year, &draw, order);
  if (density == DENSITY_HALVES)
    draw_halves (year, &draw, order);
  guint n_rules = density == DENSITY_MANY ? 2 + n / 2 : 1 + lp_i_draw_below (&draw, 2 + n / 6);
  for (guint i = 0; i < n_rules; i++)
    draw_rule (year, &draw, order);
  /* Who writes lists by hand writes a rule twice now and then. */
  if (!year->has_rule_ids && lp_i_draw_chance (&draw, 300)) {
    LpYearRule again = g_array_index (year->rules, LpYearRule, 0);
    lp_rule_ref (again.rule);
    g_array_append_val (year->rules, again);
  }
}
