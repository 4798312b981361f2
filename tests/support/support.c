/* SPDX-License-Identifier: MIT */
#include "support.h"

#define FADE_WEEKS 12
#define DAYS_PER_WEEK 7

guint
draw_below (guint64 *state, guint n)
{
  *state = *state * G_GUINT64_CONSTANT (6364136223846793005) + G_GUINT64_CONSTANT (1442695040888963407);
  return (guint) (*state >> 33) % n;
}

guint
count_members (guint set)
{
  guint n = 0;

  for (; set != 0; set &= set - 1)
    n++;
  return n;
}

/* Chance. */

guint64
hash_fnv1a (const char *text)
{
  guint64 hash = G_GUINT64_CONSTANT (14695981039346656037);

  for (; *text != '\0'; text++)
    hash = (hash ^ (guint8) *text) * G_GUINT64_CONSTANT (1099511628211);
  return hash;
}

guint64
mix_fmix64 (guint64 value)
{
  value = (value ^ value >> 33) * G_GUINT64_CONSTANT (0xff51afd7ed558ccd);
  value = (value ^ value >> 33) * G_GUINT64_CONSTANT (0xc4ceb9fe1a85ec53);
  return value ^ value >> 33;
}

gint64
chance_of (guint64 seed, const char *a, const char *b)
{
  gboolean in_order = strcmp (a, b) < 0;
  g_autofree char *text = g_strdup_printf ("%" G_GUINT64_FORMAT "\n%s\n%s", seed, in_order ? a : b, in_order ? b : a);

  return (gint64) (mix_fmix64 (hash_fnv1a (text)) >> 40);
}

guint
question_count_present (const Question *question)
{
  return count_members (question->present);
}

/* Strategy. */

/* The band of one whose attainment is known, where there is a scale. */
static int
find_scale_band (const Question *question, guint i)
{
  int value = question->attainment[i];

  return question->scale == SCALE_BANDS ? value : (value >= 15) + (value >= 30) + (value >= 45);
}

/* By what ranks go: the band under a scale, thresholds or not; else the score. */
static int
find_standing (const Question *question, guint i)
{
  return question->scale == SCALE_NONE ? question->attainment[i] : find_scale_band (question, i);
}

static gboolean
is_ranked (const Question *question, guint i)
{
  return (question->present & SET_OF (i)) && question->attainment[i] >= 0;
}

/* Doubled mid-ranks among those present and known: 2, 4, … without ties. */
static gint64
find_rank (const Question *question, guint i)
{
  gint64 rank = 1;

  for (guint k = 0; k < question->n; k++) {
    if (!is_ranked (question, k))
      continue;
    if (find_standing (question, k) < find_standing (question, i))
      rank += 2;
    else if (find_standing (question, k) == find_standing (question, i))
      rank += 1;
  }
  return rank;
}

static gint64
find_near_band (const Question *question, guint i, gint64 n)
{
  return question->scale != SCALE_NONE ? find_scale_band (question, i) : 4 * (find_rank (question, i) - 1) / (2 * n);
}

/* How far a gap of doubled ranks lies outside the window of mixed, tutor and matched. */
static gint64
miss_window (const Question *question, gint64 gap, gint64 n)
{
  gint64 least = question->strategy == LP_STRATEGY_MATCHED ? 0 : n / 3;
  gint64 most = question->strategy == LP_STRATEGY_MATCHED ? n / 3 : 4 * n / 3;

  if (question->has_gap) {
    least = question->gap[0] < 0 ? 0 : 2 * question->gap[0];
    most = question->gap[1] < 0 ? G_MAXINT32 : 2 * question->gap[1];
  }
  return gap < least ? least - gap : gap > most ? gap - most : 0;
}

static gint64
count_strategy (const Question *question, guint i, guint j)
{
  gint64 n = 0, off = 0;

  for (guint k = 0; k < question->n; k++)
    n += is_ranked (question, k);
  if (!is_ranked (question, i) || !is_ranked (question, j))
    return 0;
  gint64 a = find_rank (question, i), b = find_rank (question, j), gap = ABS (a - b);
  if (question->strategy == LP_STRATEGY_MIXED || question->strategy == LP_STRATEGY_TUTOR
      || question->strategy == LP_STRATEGY_MATCHED)
    off = miss_window (question, gap, n);
  else if (question->strategy == LP_STRATEGY_NEAREST)
    off = gap;
  else if (question->strategy == LP_STRATEGY_MIXED_FOLD)
    off = a + b - 2 * (n + 1);
  else if (question->strategy == LP_STRATEGY_MIXED_HALF)
    off = gap - n;
  else if (question->strategy == LP_STRATEGY_MIXED_NEAR)
    off = ABS (find_near_band (question, i, n) - find_near_band (question, j, n)) - 1;
  return off * off;
}

/* Wishes. */

static gint64
count_wishes (const Question *question, guint i, guint j)
{
  guint pair = SET_OF (i) | SET_OF (j);
  gint64 cost = 0;

  if (question_has_rule (question, ALL_UNITS, LP_RULE_FRIENDS, i, j))
    cost += question->friends_weight;
  if (question_has_rule (question, ALL_UNITS, LP_RULE_PREFER, i, j))
    cost += question->prefer_weight;
  for (guint a = 0; a < N_ATTRIBUTES; a++)
    if (question->words[a][i] >= WORD_YES && question->words[a][i] == question->words[a][j])
      cost += question->attribute_weight[a];
  for (guint f = 0; f < question->n_feedback; f++) {
    const FeedbackTable *told = &question->feedback[f];
    if ((told->members & pair) == pair)
      cost += (gint64) question->word_weight[told->word] * MAX (0, FADE_WEEKS - (question->date - told->date) / DAYS_PER_WEEK);
  }
  return cost;
}

/* Meetings. */

static int
find_cooldown (const Question *question)
{
  gboolean narrow = question->strategy == LP_STRATEGY_MATCHED || question->strategy == LP_STRATEGY_NEAREST
                    || question->strategy == LP_STRATEGY_MIXED_FOLD || question->strategy == LP_STRATEGY_MIXED_HALF;
  Division division;

  if (question->cooldown >= 0)
    return question->cooldown;
  question_divide (question, ALL_UNITS, &division);
  int most = MIN (narrow ? 6 : 12, ((int) question_count_present (question) - 1) / 2);
  return MAX (0, most - (question_find_odd_size (question, &division) == 3 ? 2 : 0));
}

static void
count_meetings (const Question *question, int cooldown, guint i, guint j, PairFacts *facts)
{
  gint64 spells = 0, since = 0;

  for (guint r = 0; r < question->n_rounds; r++) {
    if (!question_were_partners (question, r, i, j))
      continue;
    spells += r == 0 || !question_were_partners (question, r - 1, i, j);
    since = question->n_rounds - r;
  }
  if (facts->held)
    return;
  facts->cost[LP_TIER_REPEATS] = spells * spells;
  gboolean stays = facts->latest && question->stay && !facts->too_long;
  gboolean goes_on_free = !question->fresh && (facts->young || stays);
  if (since > 0 && !goes_on_free)
    facts->cost[LP_TIER_COOLDOWN] = MAX (0, cooldown + 1 - since);
}

static void
study_pair (const Question *question, int cooldown, guint i, guint j, PairFacts *facts)
{
  g_autofree char *a = g_strdup_printf ("p%u", i + 1), *b = g_strdup_printf ("p%u", j + 1);

  memset (facts, 0, sizeof *facts);
  question_study_tenure (question, i, j, facts);
  facts->held = question_is_held (question, ALL_UNITS, i, j);
  facts->excluded = question_parts (question, ALL_UNITS, i, j)
                    || ((question->hard & LP_HARD_MAX_TENURE) && facts->too_long && !facts->held);
  facts->cost[LP_TIER_MAX_TENURE] = facts->too_long && !facts->held;
  facts->cost[LP_TIER_MIN_TENURE] = facts->young && !facts->excluded;
  facts->cost[LP_TIER_CHANGE] = question->stay && !question->fresh && facts->latest && !facts->excluded && !facts->too_long;
  facts->cost[LP_TIER_STRATEGY] = count_strategy (question, i, j);
  facts->cost[LP_TIER_WISHES] = count_wishes (question, i, j);
  facts->cost[LP_TIER_CHANCE] = chance_of (question->seed, a, b);
  count_meetings (question, cooldown, i, j, facts);
}

void
question_study (Question *question)
{
  int cooldown = find_cooldown (question);

  question_study_turns (question);
  for (guint i = 0; i < question->n; i++)
    for (guint j = 0; j < question->n; j++)
      if (i != j)
        study_pair (question, cooldown, i, j, &question->facts[i][j]);
}
