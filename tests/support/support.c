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

/* Facts. */

static gboolean
is_present (const Question *question, guint i)
{
  return (question->present & SET_OF (i)) != 0;
}

guint
question_count_present (const Question *question)
{
  return count_members (question->present);
}

static gboolean
were_partners (const Question *question, guint round, guint i, guint j)
{
  return question->group[round][i] >= 0 && question->group[round][i] == question->group[round][j];
}

static gboolean
is_keep_round (const Question *question, guint round)
{
  guint both = 0, still = 0;

  for (guint i = 0; round > 0 && i < question->n; i++)
    for (guint j = i + 1; j < question->n; j++) {
      if (!were_partners (question, round - 1, i, j) || question->group[round][i] < 0 || question->group[round][j] < 0)
        continue;
      both++;
      still += were_partners (question, round, i, j);
    }
  return both > 0 && 2 * still >= both;
}

static int
count_open_days (const Question *question, LpDate from)
{
  int days = 0;

  for (LpDate d = from; d < question->date; d++) {
    gboolean closed = FALSE;
    for (guint c = 0; c < question->n_closures; c++)
      closed = closed || (question->closures[c][0] <= d && d <= question->closures[c][1]);
    days += !closed;
  }
  return days;
}

static gboolean
has_rule (const Question *question, guint units, LpRuleKind kind, guint i, guint j)
{
  guint pair = SET_OF (i) | SET_OF (j);

  for (guint r = 0; r < question->n_rules; r++) {
    const RuleTable *rule = &question->rules[r];
    if ((units & (1u << r)) && rule->kind == kind && (rule->members & pair) == pair
        && (rule->until == LP_DATE_NONE || question->date <= rule->until))
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_held (const Question *question, guint units, guint i, guint j)
{
  return has_rule (question, units, LP_RULE_TOGETHER, i, j) || has_rule (question, units, LP_RULE_PIN, i, j);
}

static void
study_tenure (const Question *question, guint i, guint j, PairFacts *facts)
{
  if (question->n_rounds == 0 || !were_partners (question, question->n_rounds - 1, i, j))
    return;
  guint start = question->n_rounds - 1;
  while (start > 0 && were_partners (question, start - 1, i, j))
    start--;
  int tenure = count_open_days (question, question->dates[start]);
  while (is_keep_round (question, start))
    start--;
  facts->latest = TRUE;
  facts->too_long = tenure + question->round_days > question->max_days + question->slack;
  facts->young = count_open_days (question, question->dates[start]) + question->slack < question->min_days;
}

/* Doubled mid-ranks among those who are in a set; 0 where missing. */
static gint64
find_rank (const Question *question, guint set, guint i)
{
  gint64 rank = 1;

  if (question->attainment[i] < 0)
    return 0;
  for (guint k = 0; k < question->n; k++) {
    if (!(set & SET_OF (k)) || question->attainment[k] < 0)
      continue;
    if (question->attainment[k] < question->attainment[i])
      rank += 2;
    else if (question->attainment[k] == question->attainment[i])
      rank += 1;
  }
  return rank;
}

static gint64
find_band (const Question *question, guint i, gint64 n)
{
  return question->banded ? question->attainment[i] : 4 * (find_rank (question, question->present, i) - 1) / (2 * n);
}

static gint64
count_strategy (const Question *question, guint i, guint j)
{
  gint64 a = find_rank (question, question->present, i), b = find_rank (question, question->present, j);
  gint64 n = 0, gap = ABS (a - b), off = 0;

  for (guint k = 0; k < question->n; k++)
    n += is_present (question, k) && question->attainment[k] >= 0;
  if (a == 0 || b == 0 || n == 0)
    return 0;
  if (question->strategy == LP_STRATEGY_MIXED || question->strategy == LP_STRATEGY_TUTOR)
    off = MAX (0, MAX (n / 3 - gap, gap - 4 * n / 3));
  else if (question->strategy == LP_STRATEGY_MIXED_FOLD)
    off = a + b - 2 * (n + 1);
  else if (question->strategy == LP_STRATEGY_MATCHED)
    off = gap;
  else if (question->strategy == LP_STRATEGY_MIXED_NEAR)
    off = ABS (find_band (question, i, n) - find_band (question, j, n)) - 1;
  return off * off;
}

static gint64
count_could (const Question *question, guint i, guint j)
{
  static const int weights[LP_N_FEEDBACK_WORDS] = { 0, 1, 2, 3, 3, 6 };
  guint pair = SET_OF (i) | SET_OF (j);
  gint64 cost = has_rule (question, ~0u, LP_RULE_FRIENDS, i, j);

  cost += question->quiet[i] && question->quiet[j];
  cost += question->dominant[i] && question->dominant[j];
  for (guint f = 0; f < question->n_feedback; f++) {
    const FeedbackTable *told = &question->feedback[f];
    if ((told->members & pair) == pair)
      cost += (gint64) weights[told->word] * MAX (0, FADE_WEEKS - (question->date - told->date) / DAYS_PER_WEEK);
  }
  return cost;
}

static int
find_cooldown (const Question *question)
{
  gboolean narrow = question->strategy == LP_STRATEGY_MATCHED || question->strategy == LP_STRATEGY_MIXED_FOLD;

  if (question->cooldown >= 0)
    return question->cooldown;
  return MIN (narrow ? 6 : 12, ((int) question_count_present (question) - 1) / 2);
}

static void
count_meetings (const Question *question, guint i, guint j, PairFacts *facts)
{
  gint64 spells = 0, since = 0;

  for (guint r = 0; r < question->n_rounds; r++) {
    if (!were_partners (question, r, i, j))
      continue;
    spells += r == 0 || !were_partners (question, r - 1, i, j);
    since = question->n_rounds - r;
  }
  if (facts->held)
    return;
  facts->cost[LP_TIER_REPEATS] = spells * spells;
  gboolean goes_on = facts->latest && (facts->young || (question->stay && !facts->too_long));
  if (since > 0 && !goes_on)
    facts->cost[LP_TIER_COOLDOWN] = MAX (0, find_cooldown (question) + 1 - since);
}

static void
study_pair (const Question *question, guint i, guint j, PairFacts *facts)
{
  g_autofree char *a = g_strdup_printf ("p%u", i + 1), *b = g_strdup_printf ("p%u", j + 1);

  memset (facts, 0, sizeof *facts);
  study_tenure (question, i, j, facts);
  facts->held = is_held (question, ~0u, i, j);
  facts->excluded = has_rule (question, ~0u, LP_RULE_APART, i, j)
                    || ((question->hard & LP_HARD_MAX_TENURE) && facts->too_long && !facts->held);
  facts->cost[LP_TIER_MAX_TENURE] = facts->too_long && !facts->held;
  facts->cost[LP_TIER_MIN_TENURE] = facts->young && !facts->excluded;
  facts->cost[LP_TIER_CHANGE] = question->stay && facts->latest && !facts->excluded && !facts->too_long;
  facts->cost[LP_TIER_STRATEGY] = count_strategy (question, i, j);
  facts->cost[LP_TIER_WISHES] = count_could (question, i, j);
  facts->cost[LP_TIER_CHANCE] = chance_of (question->seed, a, b);
  count_meetings (question, i, j, facts);
}

static gint64
count_turn (const Question *question, guint i)
{
  gint64 present = question_count_present (question);

  for (guint k = 1; k <= question->n_rounds; k++) {
    const int *group = question->group[question->n_rounds - k];
    guint size = 0;
    for (guint j = 0; j < question->n; j++)
      size += group[i] >= 0 && group[j] == group[i];
    if (size == 1 || size == 3)
      return MAX (0, present - (gint64) k);
  }
  return 0;
}

void
question_study (Question *question)
{
  for (guint i = 0; i < question->n; i++) {
    question->turns[i] = count_turn (question, i);
    for (guint j = 0; j < question->n; j++)
      if (i != j)
        study_pair (question, i, j, &question->facts[i][j]);
  }
}

/* Must rules. */

guint
question_list_units (const Question *question)
{
  guint units = 0;

  for (guint r = 0; r < question->n_rules; r++) {
    const RuleTable *rule = &question->rules[r];
    if (rule->kind != LP_RULE_FRIENDS && (rule->until == LP_DATE_NONE || question->date <= rule->until)
        && count_members (rule->members & question->present) >= 2)
      units |= 1u << r;
  }
  units |= (question->hard & LP_HARD_MAX_TENURE) ? UNIT_MAX : 0;
  units |= (question->hard & LP_HARD_MIN_TENURE) ? UNIT_MIN : 0;
  return units | (question->strategy == LP_STRATEGY_TUTOR ? UNIT_ROLES : 0);
}

/* Rules of the whole question waive limits, whichever units are asked about. */
static gboolean
must_part (const Question *question, guint units, guint i, guint j)
{
  const PairFacts *facts = &question->facts[i][j];

  return has_rule (question, units, LP_RULE_APART, i, j) || ((units & UNIT_MAX) && facts->too_long && !facts->held);
}

static gboolean
must_share (const Question *question, guint units, guint i, guint j)
{
  const PairFacts *facts = &question->facts[i][j];

  return is_held (question, units, i, j) || ((units & UNIT_MIN) && facts->young && !facts->excluded);
}

gboolean
question_allows (const Question *question, guint units, guint group)
{
  guint n_tutors = 0, size = count_members (group);

  for (guint i = 0; i < question->n; i++) {
    if (!(group & SET_OF (i)))
      continue;
    n_tutors += question->tutor[i];
    for (guint j = 0; j < question->n; j++) {
      if (j == i || !is_present (question, j))
        continue;
      gboolean inside = (group & SET_OF (j)) != 0;
      if (inside ? must_part (question, units, i, j) : must_share (question, units, i, j))
        return FALSE;
    }
  }
  return !(units & UNIT_ROLES) || size == 1 || (n_tutors > 0 && n_tutors < size);
}

/* Pairings. */

gboolean
seating_has_pair (const Seating *seating, guint a, guint b)
{
  for (guint g = 0; g < seating->n_groups; g++)
    if ((seating->groups[g] & SET_OF (a)) && (seating->groups[g] & SET_OF (b)))
      return TRUE;
  return FALSE;
}

gboolean
seating_equals (const Seating *a, const Seating *b)
{
  return a->n_groups == b->n_groups && memcmp (a->groups, b->groups, a->n_groups * sizeof *a->groups) == 0;
}

void
question_count (const Question *question, Seating *seating)
{
  memset (seating->cost, 0, sizeof seating->cost);
  for (guint g = 0; g < seating->n_groups; g++)
    for (guint i = 0; i < question->n && count_members (seating->groups[g]) != 2; i++)
      if (seating->groups[g] & SET_OF (i))
        seating->cost[LP_TIER_TURNS] += question->turns[i];
  for (guint i = 0; i < question->n; i++)
    for (guint j = i + 1; j < question->n; j++) {
      if (!is_present (question, i) || !is_present (question, j))
        continue;
      gboolean partners = seating_has_pair (seating, i, j);
      for (guint t = 0; t < LP_N_TIERS; t++) {
        gboolean counts_ends = t == LP_TIER_MIN_TENURE || t == LP_TIER_CHANGE;
        if (partners != counts_ends)
          seating->cost[t] += question->facts[i][j].cost[t];
      }
    }
}

typedef struct {
  const Question *question;
  guint           units;
  guint           odd_size; /* of the odd group that is still to come; 0 for none */
  Seating         seating;
  GArray         *found;
} Enumeration;

static void enumerate (Enumeration *walk, guint left);

static void
try_group (Enumeration *walk, guint left, guint group, gboolean is_odd)
{
  guint odd_size = walk->odd_size;

  if (!question_allows (walk->question, walk->units, group))
    return;
  walk->seating.groups[walk->seating.n_groups++] = group;
  walk->odd_size = is_odd ? 0 : odd_size;
  enumerate (walk, left & ~group);
  walk->odd_size = odd_size;
  walk->seating.n_groups--;
}

static void
enumerate (Enumeration *walk, guint left)
{
  guint first = left & (~left + 1);

  if (left == 0) {
    if (walk->odd_size > 0)
      return;
    question_count (walk->question, &walk->seating);
    g_array_append_val (walk->found, walk->seating);
    return;
  }
  if (walk->odd_size == 1)
    try_group (walk, left, first, TRUE);
  for (guint second = first << 1; second <= left; second <<= 1) {
    if (!(left & second))
      continue;
    try_group (walk, left, first | second, FALSE);
    for (guint third = second << 1; walk->odd_size == 3 && third <= left; third <<= 1)
      if (left & third)
        try_group (walk, left, first | second | third, TRUE);
  }
}

GArray *
question_enumerate (const Question *question, guint units)
{
  guint odd_size = question_count_present (question) % 2 == 0 ? 0 : question->adult ? 1 : 3;
  Enumeration walk = { question, units, odd_size, { 0 }, g_array_new (FALSE, FALSE, sizeof (Seating)) };

  enumerate (&walk, question->present);
  return walk.found;
}

int
question_compare (const Question *question, const gint64 *a, const gint64 *b)
{
  for (guint t = 0; t < LP_N_TIERS; t++) {
    LpTier tier = t < LP_N_ORDERED_TIERS ? question->order[t] : LP_TIER_CHANCE;
    if (a[tier] != b[tier])
      return a[tier] < b[tier] ? -1 : 1;
  }
  return 0;
}

const Seating *
question_find_best (const Question *question, const GArray *seatings)
{
  const Seating *best = NULL;

  for (guint s = 0; s < seatings->len; s++) {
    const Seating *seating = &g_array_index (seatings, Seating, s);
    if (best == NULL || question_compare (question, seating->cost, best->cost) < 0)
      best = seating;
  }
  return best;
}

Seating
seating_of_pairing (const LpPairing *pairing)
{
  Seating seating = { 0 };

  seating.n_groups = (guint) lp_pairing_get_n_partnerships (pairing);
  ck_assert_uint_le (seating.n_groups, MOST_GROUPS);
  for (guint g = 0; g < seating.n_groups; g++)
    for (gsize k = 0; k < lp_pairing_get_size (pairing, g); k++)
      seating.groups[g] |= SET_OF (lp_pupil_get_id (lp_pairing_get_pupil (pairing, g, k))[1] - '1');
  memcpy (seating.cost, lp_pairing_get_costs (pairing), sizeof seating.cost);
  return seating;
}

char *
seating_to_string (const Seating *seating)
{
  GString *text = g_string_new (NULL);

  for (guint g = 0; g < seating->n_groups; g++) {
    const char *before = g > 0 ? " | " : "";
    for (guint i = 0; i < MOST_PUPILS; i++)
      if (seating->groups[g] & SET_OF (i)) {
        g_string_append_printf (text, "%sp%u", before, i + 1);
        before = " ";
      }
  }
  return g_string_free (text, FALSE);
}
