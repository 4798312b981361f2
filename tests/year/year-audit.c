/* SPDX-License-Identifier: MIT */
#include "year-audit.h"

/* What the audit goes by while it walks through the rounds. */
typedef struct {
  Year *year;
  YearAudit *result;
  guint n_rounds;
  gint16 *since;    /* per pair: first round of the running spell; −1 for none */
  gboolean *keep;   /* per round: was it a keep round? */
  int minimum;
  int maximum;
  int slack;
  int round_days;
} Audit;

/* A running spell, looked at on the date of round `next`. */
typedef struct {
  guint a;
  guint b;
  guint first;
  guint next;
} Spell;

static gint16 *
get_since (const Audit *audit, guint a, guint b)
{
  return &audit->since[(gsize) a * audit->year->plan->n_pupils + b];
}

static int
count_days (const Audit *audit, guint from, guint to)
{
  const YearPlan *plan = audit->year->plan;

  return year_calendar_count_open_days (year_plan_get_date (plan, from), year_plan_get_date (plan, to));
}

static gboolean
is_present (const Audit *audit, guint round, guint pupil)
{
  return year_get_round (audit->year, round)->group[pupil] >= 0;
}

/* At least half of the earlier round's pairs that could go on did. */
static gboolean
find_keep_round (const Audit *audit, guint round)
{
  guint could = 0, did = 0;

  for (guint a = 0; round > 0 && a < audit->year->plan->n_pupils; a++) {
    for (guint b = a + 1; b < audit->year->plan->n_pupils; b++) {
      if (!year_are_partners (audit->year, round - 1, a, b)
          || !is_present (audit, round, a) || !is_present (audit, round, b))
        continue;
      could++;
      did += year_are_partners (audit->year, round, a, b);
    }
  }
  return could > 0 && 2 * did >= could;
}

/* The round from which the minimum is reckoned. */
static guint
find_rhythm (const Audit *audit, guint round)
{
  while (round > 0 && audit->keep[round])
    round--;
  return round;
}

static gboolean
is_young (const Audit *audit, const Spell *spell)
{
  return count_days (audit, find_rhythm (audit, spell->first), spell->next) + audit->slack < audit->minimum;
}

static gboolean
is_too_long (const Audit *audit, guint first, guint round)
{
  return count_days (audit, first, round) + audit->round_days > audit->maximum + audit->slack;
}

static gboolean
has_rule (const Audit *audit, guint round, LpRuleKind kind, const Spell *spell)
{
  return year_plan_has_rule (audit->year->plan, round, kind, spell->a, spell->b);
}

static gint64
get_cost (const Audit *audit, guint round, LpTier tier)
{
  return year_get_round (audit->year, round)->costs[tier];
}

static gboolean
touches_three (const Audit *audit, const Spell *spell)
{
  return year_is_in_three (audit->year, spell->next - 1, spell->a)
    || year_is_in_three (audit->year, spell->next, spell->a)
    || year_is_in_three (audit->year, spell->next, spell->b);
}

static gboolean
has_left (const Audit *audit, const Spell *spell)
{
  return year_plan_get_event (audit->year->plan, spell->next, spell->a) == YEAR_NOT_ENROLLED
    || year_plan_get_event (audit->year->plan, spell->next, spell->b) == YEAR_NOT_ENROLLED;
}

static gboolean
is_held_elsewhere (const Audit *audit, guint round, guint pupil)
{
  for (guint other = 0; other < audit->year->plan->n_pupils; other++) {
    if (year_are_partners (audit->year, round, pupil, other)
        && year_plan_has_rule (audit->year->plan, round, LP_RULE_TOGETHER, pupil, other))
      return TRUE;
  }
  return FALSE;
}

/* Whether a pupil was, until this round, in a partnership that had run too long or that a rule now forbids. */
static gboolean
had_to_part (const Audit *audit, guint round, guint pupil)
{
  const gint16 *before = year_get_round (audit->year, round - 1)->group;

  for (guint other = 0; other < audit->year->plan->n_pupils; other++) {
    if (other == pupil || before[pupil] < 0 || before[other] != before[pupil])
      continue;
    guint first = round - 1;
    while (first > 0 && year_are_partners (audit->year, first - 1, pupil, other))
      first--;
    gboolean must_end = is_too_long (audit, first, round)
      || year_plan_has_rule (audit->year->plan, round, LP_RULE_APART, pupil, other);
    if (must_end && !year_are_partners (audit->year, round, pupil, other))
      return TRUE;
  }
  return FALSE;
}

static gboolean
takes_in_who_had_to_part (const Audit *audit, guint round, guint pupil)
{
  for (guint other = 0; other < audit->year->plan->n_pupils; other++) {
    if (other != pupil && year_are_partners (audit->year, round, pupil, other)
        && had_to_part (audit, round, other))
      return TRUE;
  }
  return FALSE;
}

/* A partnership ended young, both being there: why did that cost less than to go on? */
static YearShort
explain_cost (const Audit *audit, const Spell *spell)
{
  if (get_cost (audit, spell->next, LP_TIER_MIN_TENURE) == 0)
    return YEAR_N_SHORT;
  if (touches_three (audit, spell))
    return YEAR_SHORT_THREE;
  if (is_held_elsewhere (audit, spell->next, spell->a) || is_held_elsewhere (audit, spell->next, spell->b))
    return YEAR_SHORT_HELD;
  if (takes_in_who_had_to_part (audit, spell->next, spell->a)
      || takes_in_who_had_to_part (audit, spell->next, spell->b))
    return YEAR_SHORT_CHAIN;
  return YEAR_SHORT_COST;
}

static YearShort
explain_short (const Audit *audit, const Spell *spell)
{
  if (spell->next == audit->n_rounds)
    return YEAR_SHORT_END;
  if (has_left (audit, spell))
    return YEAR_SHORT_LEFT;
  if (!is_present (audit, spell->next, spell->a) || !is_present (audit, spell->next, spell->b))
    return YEAR_SHORT_AWAY;
  if (has_rule (audit, spell->next, LP_RULE_APART, spell))
    return YEAR_SHORT_RULE;
  if (!is_young (audit, spell))
    return YEAR_SHORT_RHYTHM;
  return explain_cost (audit, spell);
}

static YearLong
explain_long (const Audit *audit, const Spell *spell)
{
  for (guint round = spell->first + 1; round < spell->next; round++) {
    if (!is_too_long (audit, spell->first, round))
      continue;
    if (has_rule (audit, round, LP_RULE_TOGETHER, spell))
      return YEAR_LONG_HELD;
    return get_cost (audit, round, LP_TIER_MAX_TENURE) > 0 ? YEAR_LONG_COST : YEAR_N_LONG;
  }
  return count_days (audit, spell->next - 1, spell->next) > audit->round_days ? YEAR_LONG_ROUND : YEAR_N_LONG;
}

static void
complain (Audit *audit, const Spell *spell, int days, const char *what)
{
  audit->result->n_unexplained++;
  year_add_problem (audit->year, MIN (spell->next, audit->n_rounds - 1),
                    "%s and %s were partners for %d days, and nothing explains why so %s",
                    year_class_get_id (audit->year->class, spell->a),
                    year_class_get_id (audit->year->class, spell->b), days, what);
}

static void
end_spell (Audit *audit, const Spell *spell)
{
  int days = count_days (audit, spell->first, spell->next);
  int rounds = (int) (spell->next - spell->first);

  audit->result->n++;
  g_array_append_val (audit->result->days, days);
  g_array_append_val (audit->result->rounds, rounds);
  if (days + audit->slack < audit->minimum) {
    YearShort why = explain_short (audit, spell);
    if (why == YEAR_N_SHORT)
      complain (audit, spell, days, "short");
    else
      audit->result->too_short[why]++;
  }
  if (days > audit->maximum + audit->slack) {
    YearLong why = explain_long (audit, spell);
    if (why == YEAR_N_LONG)
      complain (audit, spell, days, "long");
    else
      audit->result->too_long[why]++;
  }
}

/* Adds what a spell of the round before costs in this one: max_tenure where it
 * goes on too long, min_tenure and change where it ends without need. */
static void
count_costs (const Audit *audit, const Spell *spell, gboolean goes_on, gint64 costs[LP_N_TIERS])
{
  gboolean present = is_present (audit, spell->next, spell->a) && is_present (audit, spell->next, spell->b);
  gboolean held = has_rule (audit, spell->next, LP_RULE_TOGETHER, spell);
  gboolean allowed = !has_rule (audit, spell->next, LP_RULE_APART, spell);
  gboolean too_long = is_too_long (audit, spell->first, spell->next);
  gboolean stay = lp_policy_get_between (audit->year->policy) == LP_BETWEEN_STAY;

  if (goes_on) {
    costs[LP_TIER_MAX_TENURE] += too_long && !held;
    return;
  }
  costs[LP_TIER_MIN_TENURE] += present && allowed && is_young (audit, spell);
  costs[LP_TIER_CHANGE] += present && allowed && stay && !too_long;
}

static void
compare_costs (Audit *audit, guint round, const gint64 counted[LP_N_TIERS])
{
  static const LpTier tiers[] = { LP_TIER_MAX_TENURE, LP_TIER_MIN_TENURE, LP_TIER_CHANGE };

  for (gsize i = 0; i < G_N_ELEMENTS (tiers); i++) {
    if (get_cost (audit, round, tiers[i]) != counted[tiers[i]])
      year_add_problem (audit->year, round, "%s: reported %" G_GINT64_FORMAT ", counted %" G_GINT64_FORMAT,
                        lp_tier_get_name (tiers[i]), get_cost (audit, round, tiers[i]), counted[tiers[i]]);
  }
}

static void
walk_pair (Audit *audit, guint a, guint b, guint round, gint64 costs[LP_N_TIERS])
{
  gint16 *since = get_since (audit, a, b);
  gboolean goes_on = round < audit->n_rounds && year_are_partners (audit->year, round, a, b);

  if (*since >= 0) {
    Spell spell = { a, b, (guint) *since, round };
    if (round < audit->n_rounds)
      count_costs (audit, &spell, goes_on, costs);
    if (!goes_on)
      end_spell (audit, &spell);
  }
  if (!goes_on)
    *since = -1;
  else if (*since < 0)
    *since = (gint16) round;
}

/* Walks up to the round after the last, in which every spell ends. */
static void
walk (Audit *audit)
{
  guint n = audit->year->plan->n_pupils;

  for (guint round = 0; round <= audit->n_rounds; round++) {
    gint64 costs[LP_N_TIERS] = { 0 };
    for (guint a = 0; a < n; a++) {
      for (guint b = a + 1; b < n; b++)
        walk_pair (audit, a, b, round, costs);
    }
    if (round < audit->n_rounds)
      compare_costs (audit, round, costs);
  }
}

static int
compare_ints (gconstpointer a, gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

YearAudit *
year_audit (Year *year)
{
  gsize n = year->plan->n_pupils;
  YearAudit *result = g_new0 (YearAudit, 1);
  g_autofree gint16 *since = g_new (gint16, n * n);
  g_autofree gboolean *keep = g_new0 (gboolean, year->rounds->len);
  Audit audit = { year, result, year->rounds->len, since, keep,
                  lp_policy_get_min_tenure_days (year->policy),
                  lp_policy_get_max_tenure_days (year->policy),
                  lp_policy_get_slack_days (year->policy),
                  lp_policy_get_round_days (year->policy) };

  result->days = g_array_new (FALSE, FALSE, sizeof (int));
  result->rounds = g_array_new (FALSE, FALSE, sizeof (int));
  for (gsize i = 0; i < n * n; i++)
    since[i] = -1;
  for (guint round = 0; round < audit.n_rounds; round++)
    keep[round] = find_keep_round (&audit, round);
  walk (&audit);
  g_array_sort (result->days, compare_ints);
  g_array_sort (result->rounds, compare_ints);
  return result;
}

void
year_audit_free (YearAudit *audit)
{
  g_array_unref (audit->days);
  g_array_unref (audit->rounds);
  g_free (audit);
}
