/* SPDX-License-Identifier: MIT */
#include "worth-costs.h"

#include <string.h>

#define UNKNOWN (-1.0e300)

static double
get_attainment (const YearClass *class, guint pupil)
{
  const char *text = g_ptr_array_index (class->attainment, pupil);

  if (*text == '\0')
    return UNKNOWN;
  for (guint band = 0; class->source->bands[band] != NULL; band++) {
    if (g_str_equal (class->source->bands[band], text))
      return band;
  }
  return g_ascii_strtod (text, NULL);
}

/* Doubled mid-ranks among those there whose attainment is known; 0 for the others. Gives how many are known. */
static gint64
find_ranks (const WorthCosts *costs, const YearClass *class, gint64 *ranks)
{
  g_autofree double *attainment = g_new (double, year_class_get_size (class));
  gint64 n_known = 0;

  for (guint i = 0; i < costs->n_present; i++)
    attainment[costs->present[i]] = get_attainment (class, costs->present[i]);
  for (guint i = 0; i < costs->n_present; i++) {
    double own = attainment[costs->present[i]];
    gint64 rank = 1;
    for (guint j = 0; j < costs->n_present; j++) {
      double other = attainment[costs->present[j]];
      if (other > UNKNOWN)
        rank += other < own ? 2 : other <= own;
    }
    ranks[costs->present[i]] = own > UNKNOWN ? rank : 0;
    n_known += own > UNKNOWN;
  }
  return n_known;
}

static gint64
get_strategy_cost (LpStrategy strategy, gint64 gap, gint64 n)
{
  gint64 low = strategy == LP_STRATEGY_MATCHED ? 0 : n / 3;
  gint64 high = strategy == LP_STRATEGY_MATCHED ? n / 3 : 4 * n / 3;

  if (gap < 0)
    return 0;
  gint64 outside = MAX (0, MAX (low - gap, gap - high));
  return outside * outside;
}

static int
count_days (const WorthPast *past, guint from, guint to)
{
  return g_array_index (past->open_days, int, to) - g_array_index (past->open_days, int, from);
}

static gboolean
is_young (const Year *year, const WorthPast *past, guint since, guint round)
{
  while (since > 0 && g_array_index (past->keep, gboolean, since))
    since--;
  return count_days (past, since, round) + lp_policy_get_slack_days (year->policy)
    < lp_policy_get_min_tenure_days (year->policy);
}

static gboolean
is_too_long (const Year *year, const WorthPast *past, guint since, guint round)
{
  return count_days (past, since, round) + lp_policy_get_round_days (year->policy)
    > lp_policy_get_max_tenure_days (year->policy) + lp_policy_get_slack_days (year->policy);
}

static void
count_pair (WorthCosts *costs, const Year *year, const WorthPast *past, guint round, gsize at)
{
  int ago = past->last[at] < 0 ? 0 : (int) round - past->last[at];
  gint64 spells = past->spells[at];
  gboolean running = past->since[at] >= 0;
  gboolean young = running && is_young (year, past, (guint) past->since[at], round);

  costs->young[at] = young && !costs->forbidden[at];
  costs->too_long[at] = running && is_too_long (year, past, (guint) past->since[at], round);
  if (ago > 0 && ago <= costs->cooldown_rounds && !young)
    costs->cooldown[at] = costs->cooldown_rounds + 1 - ago;
  costs->repeats[at] = spells * spells;
}

static void
count_pairs (WorthCosts *costs, const Year *year, const WorthPast *past, guint round)
{
  LpStrategy strategy = lp_policy_get_strategy (year->policy);
  g_autofree gint64 *ranks = g_new0 (gint64, past->n);
  gint64 n_known = find_ranks (costs, year->class, ranks);

  for (guint i = 0; i < costs->n_present; i++) {
    for (guint j = 0; j < costs->n_present; j++) {
      guint a = costs->present[i], b = costs->present[j];
      gsize at = worth_at (past, a, b);
      if (i == j)
        continue;
      count_pair (costs, year, past, round, at);
      costs->gap[at] = ranks[a] == 0 || ranks[b] == 0 ? -1 : ABS (ranks[a] - ranks[b]);
      costs->strategy[at] = get_strategy_cost (strategy, costs->gap[at], n_known);
      costs->n_young += i < j && costs->young[at];
    }
  }
}

static void
forbid_pairs (WorthCosts *costs, const Year *year, const WorthPast *past)
{
  for (guint i = 0; i < year->plan->rules->len; i++) {
    const YearRule *rule = &g_array_index (year->plan->rules, YearRule, i);
    costs->forbidden[worth_at (past, rule->pupils[0], rule->pupils[1])] = TRUE;
    costs->forbidden[worth_at (past, rule->pupils[1], rule->pupils[0])] = TRUE;
  }
}

static void
count_turns (WorthCosts *costs, const WorthPast *past)
{
  g_autofree guint8 *now = g_new0 (guint8, past->n);
  g_autofree gint64 *turns = g_memdup2 (past->turns, past->n * sizeof *past->turns);
  gint64 least = G_MAXINT64;

  for (guint i = 0; i < costs->n_present; i++)
    now[costs->present[i]] = TRUE;
  worth_past_lift (past, now, turns);
  for (guint i = 0; i < costs->n_present; i++)
    least = MIN (least, turns[costs->present[i]]);
  for (guint i = 0; i < costs->n_present; i++) {
    guint pupil = costs->present[i];
    costs->turns[pupil] = 2 * (turns[pupil] - least) + past->had_latest[pupil];
  }
}

/* The very three of the latest round costs no turn. */
static gboolean
is_three_again (const WorthPast *past, const WorthGroup *group)
{
  guint shared = 0;

  for (guint i = 0; i < 3; i++)
    for (guint k = 0; k < 3; k++)
      shared += group->members[i] == past->three[k];
  return past->has_three && shared == 3;
}

WorthCosts *
worth_costs_new (const Year *year, const WorthPast *past, guint round)
{
  WorthCosts *costs = g_new0 (WorthCosts, 1);
  gsize n_pairs = (gsize) past->n * past->n;
  int most = lp_policy_get_strategy (year->policy) == LP_STRATEGY_MATCHED ? 6 : 12;

  costs->present = g_new (guint, past->n);
  for (guint i = 0; i < past->n; i++) {
    if (year_plan_get_event (year->plan, round, i) <= YEAR_AWAY_TODAY)
      costs->present[costs->n_present++] = i;
  }
  costs->cooldown_rounds = MIN (most, ((int) costs->n_present - 1) / 2);
  if (costs->n_present % 2 == 1)
    costs->cooldown_rounds = MAX (0, costs->cooldown_rounds - 2);
  costs->forbidden = g_new0 (gboolean, n_pairs);
  costs->young = g_new0 (gboolean, n_pairs);
  costs->too_long = g_new0 (gboolean, n_pairs);
  costs->cooldown = g_new0 (gint64, n_pairs);
  costs->strategy = g_new0 (gint64, n_pairs);
  costs->gap = g_new0 (gint64, n_pairs);
  costs->repeats = g_new0 (gint64, n_pairs);
  costs->turns = g_new0 (gint64, past->n);
  forbid_pairs (costs, year, past);
  count_pairs (costs, year, past, round);
  count_turns (costs, past);
  return costs;
}

void
worth_costs_free (WorthCosts *costs)
{
  g_free (costs->present);
  g_free (costs->forbidden);
  g_free (costs->young);
  g_free (costs->too_long);
  g_free (costs->cooldown);
  g_free (costs->strategy);
  g_free (costs->gap);
  g_free (costs->repeats);
  g_free (costs->turns);
  g_free (costs);
}

static void
add_pair (const WorthCosts *costs, gsize at, WorthSum *sum)
{
  sum->n_forbidden += costs->forbidden[at];
  sum->tiers[LP_TIER_MAX_TENURE] += costs->too_long[at];
  sum->tiers[LP_TIER_MIN_TENURE] -= costs->young[at];
  sum->tiers[LP_TIER_COOLDOWN] += costs->cooldown[at];
  sum->tiers[LP_TIER_STRATEGY] += costs->strategy[at];
  sum->tiers[LP_TIER_REPEATS] += costs->repeats[at];
}

void
worth_costs_add_up (const WorthCosts *costs, const WorthPast *past, const WorthSeating *seating, WorthSum *sum)
{
  memset (sum, 0, sizeof *sum);
  sum->tiers[LP_TIER_MIN_TENURE] = costs->n_young;
  for (guint g = 0; g < seating->n_groups; g++) {
    const WorthGroup *group = &seating->groups[g];
    for (guint i = 0; i < group->size; i++) {
      for (guint j = i + 1; j < group->size; j++)
        add_pair (costs, worth_at (past, group->members[i], group->members[j]), sum);
      if (group->size == 3 && !is_three_again (past, group))
        sum->tiers[LP_TIER_TURNS] += costs->turns[group->members[i]];
    }
  }
}

gboolean
worth_sum_is_less (const WorthSum *a, const WorthSum *b)
{
  if (a->n_forbidden != b->n_forbidden)
    return a->n_forbidden < b->n_forbidden;
  for (guint tier = 0; tier < LP_N_ORDERED_TIERS; tier++) {
    if (a->tiers[tier] != b->tiers[tier])
      return a->tiers[tier] < b->tiers[tier];
  }
  return FALSE;
}
