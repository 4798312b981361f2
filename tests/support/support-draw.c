/* SPDX-License-Identifier: MIT */
#include "support.h"

#define N_BANDS 4

static const char *const bands[] = { "low", "some", "good", "high" };
static const double thresholds[] = { 15, 30, 45 };
static const char *const word_names[N_WORDS] = { NULL, NULL, NULL, "ash", "elm" };
static const char *const attributes[N_ATTRIBUTES] = { "quiet", "dominant", "house" };


void
question_init (Question *question, guint n)
{
  static const int words[LP_N_FEEDBACK_WORDS] = { 0, 1, 2, 3, 3, 6 };

  memset (question, 0, sizeof *question);
  question->n = n;
  question->present = (1u << n) - 1;
  for (guint i = 0; i < n; i++)
    question->attainment[i] = (int) (80 + 3 * i);
  question->strategy = LP_STRATEGY_MIXED;
  question->gap[0] = question->gap[1] = -1;
  question->attribute_weight[QUIET] = question->attribute_weight[DOMINANT] = question->friends_weight = 1;
  question->prefer_weight = -1;
  memcpy (question->word_weight, words, sizeof words);
  question->round_days = 7;
  question->min_days = 14;
  question->max_days = 28;
  question->slack = 3;
  question->cooldown = -1;
  for (guint t = 0; t < LP_N_ORDERED_TIERS; t++)
    question->order[t] = (LpTier) t;
  question->date = day ("2026-11-09");
  question->seed = 1;
}

void
question_add_rule (Question *question, LpRuleKind kind, guint members)
{
  RuleTable rule = { kind, members, LP_DATE_NONE, FALSE };

  ck_assert_uint_lt (question->n_rules, MOST_RULES);
  question->rules[question->n_rules++] = rule;
}

static guint
draw_set (const Question *question, guint64 *state, guint size)
{
  guint set = 0;

  while (count_members (set) < MIN (size, question->n))
    set |= SET_OF (draw_below (state, question->n));
  return set;
}

/* Yes and no for quiet and dominant, words for the house, and for some pupils nothing. */
static void
draw_words (Question *question, guint64 *state, guint i)
{
  question->words[QUIET][i] = draw_below (state, 4) == 0 ? WORD_YES : WORD_NO;
  question->words[DOMINANT][i] = draw_below (state, 4) == 0 ? WORD_YES : WORD_NO;
  question->words[HOUSE][i] = WORD_FIRST + (int) draw_below (state, N_WORDS - WORD_FIRST);
  for (guint a = 0; a < N_ATTRIBUTES; a++)
    if (draw_below (state, 6) == 0)
      question->words[a][i] = (int) draw_below (state, a == HOUSE ? N_WORDS : WORD_FIRST);
}

static void
draw_pupils (Question *question, guint64 *state)
{
  static const ScaleKind scales[] = { SCALE_NONE, SCALE_NONE, SCALE_NONE, SCALE_BANDS, SCALE_THRESHOLDS };
  guint spread = draw_below (state, 2) == 0 ? 4 : 60;

  question->scale = scales[draw_below (state, G_N_ELEMENTS (scales))];
  for (guint i = 0; i < question->n; i++) {
    question->attainment[i] = draw_below (state, 12) == 0 ? -1
                              : (int) draw_below (state, question->scale == SCALE_BANDS ? N_BANDS : spread);
    question->tutor[i] = draw_below (state, 2) == 0;
    draw_words (question, state, i);
    if (draw_below (state, 9) == 0 && question_count_present (question) > 2)
      question->present &= ~SET_OF (i);
  }
}

/* Partners drawn anew: mostly twos, with now and then a three, a four or one alone. */
static void
draw_groups (Question *question, guint64 *state, int *group)
{
  guint order[MOST_PUPILS], left = 0;
  int number = -1;

  for (guint i = 0; i < question->n; i++)
    order[i] = i;
  for (guint i = question->n; i > 1; i--) {
    guint j = draw_below (state, i), k = order[i - 1];
    order[i - 1] = order[j];
    order[j] = k;
  }
  for (guint i = 0; i < question->n; i++) {
    if (left == 0) {
      static const guint sizes[] = { 2, 2, 2, 2, 2, 2, 3, 3, 1, 4 };
      left = sizes[draw_below (state, G_N_ELEMENTS (sizes))];
      number++;
    }
    group[order[i]] = number;
    left--;
  }
}

static void
draw_rounds (Question *question, guint64 *state)
{
  LpDate date = question->date;

  question->n_rounds = draw_below (state, MOST_ROUNDS - 1);
  for (guint r = question->n_rounds; r-- > 0;) {
    date -= 1 + (LpDate) draw_below (state, 14);
    question->dates[r] = date;
  }
  for (guint r = 0; r < question->n_rounds; r++) {
    if (r > 0 && draw_below (state, 2) == 0)
      memcpy (question->group[r], question->group[r - 1], sizeof question->group[r]);
    else
      draw_groups (question, state, question->group[r]);
    for (guint i = 0; i < question->n; i++)
      if (draw_below (state, 14) == 0)
        question->group[r][i] = -1;
  }
}

static void
draw_rules (Question *question, guint64 *state)
{
  static const LpRuleKind kinds[] = { LP_RULE_APART, LP_RULE_APART, LP_RULE_APART, LP_RULE_FRIENDS,
                                      LP_RULE_FRIENDS, LP_RULE_PREFER, LP_RULE_PREFER, LP_RULE_TOGETHER, LP_RULE_PIN };

  for (guint r = draw_below (state, 5); r > 0; r--) {
    LpRuleKind kind = kinds[draw_below (state, G_N_ELEMENTS (kinds))];
    guint largest = kind == LP_RULE_TOGETHER || kind == LP_RULE_PIN ? 2 : 5;
    question_add_rule (question, kind, draw_set (question, state, draw_below (state, largest) == 0 ? 3 : 2));
    question->rules[question->n_rules - 1].nameless = draw_below (state, 3) == 0;
    if (draw_below (state, 4) == 0)
      question->rules[question->n_rules - 1].until = question->date - 1 + (LpDate) draw_below (state, 3);
  }
  question->n_feedback = draw_below (state, MOST_FEEDBACK);
  for (guint f = 0; f < question->n_feedback; f++) {
    FeedbackTable *told = &question->feedback[f];
    told->members = draw_set (question, state, draw_below (state, 4) == 0 ? 3 : 2);
    told->date = question->date - (LpDate) draw_below (state, 100);
    told->word = (LpFeedbackWord) draw_below (state, LP_N_FEEDBACK_WORDS);
  }
  question->n_closures = draw_below (state, MOST_CLOSURES);
  for (guint c = 0; c < question->n_closures; c++) {
    question->closures[c][0] = question->date - (LpDate) draw_below (state, 60);
    question->closures[c][1] = question->closures[c][0] + (LpDate) draw_below (state, 15);
  }
}

static void
draw_gap (Question *question, guint64 *state)
{
  gboolean has_window = question->strategy == LP_STRATEGY_MIXED || question->strategy == LP_STRATEGY_TUTOR
                        || question->strategy == LP_STRATEGY_MATCHED;

  question->has_gap = has_window && draw_below (state, 3) == 0;
  if (!question->has_gap)
    return;
  question->gap[0] = (int) draw_below (state, 5) - 1;
  question->gap[1] = draw_below (state, 3) == 0 ? -1 : MAX (0, question->gap[0]) + (int) draw_below (state, 3);
}

/* Now and then, since most classes cannot keep them. */
static void
draw_musts (Question *question, guint64 *state)
{
  guint attribute = draw_below (state, N_ATTRIBUTES);

  if (draw_below (state, 6) == 0)
    question->must_match = 1u << attribute;
  if (draw_below (state, 6) == 0)
    question->must_differ = 1u << draw_below (state, N_ATTRIBUTES);
}

static void
draw_weights (Question *question, guint64 *state)
{
  int *weights[] = { &question->attribute_weight[QUIET], &question->attribute_weight[HOUSE], &question->friends_weight,
                     &question->prefer_weight, &question->word_weight[draw_below (state, LP_N_FEEDBACK_WORDS)] };

  for (guint w = 0; w < G_N_ELEMENTS (weights); w++)
    if (draw_below (state, 3) == 0)
      *weights[w] = (int) draw_below (state, 9) - 4;
}

static void
draw_policy (Question *question, guint64 *state)
{
  question->strategy = (LpStrategy) draw_below (state, LP_STRATEGY_RANDOM + 1);
  question->round_days = 5 + (int) draw_below (state, 10);
  question->min_days = (int) draw_below (state, 25);
  question->max_days = question->min_days + (int) draw_below (state, 25);
  question->slack = (int) draw_below (state, 5);
  question->cooldown = draw_below (state, 2) == 0 ? -1 : (int) draw_below (state, 5);
  question->stay = draw_below (state, 2) == 0;
  question->adult = draw_below (state, 3) == 0;
  question->fresh = draw_below (state, 5) == 0;
  question->hard = draw_below (state, 2) == 0 ? draw_below (state, 4) : LP_HARD_NONE;
  for (guint t = LP_N_ORDERED_TIERS; draw_below (state, 3) == 0 && t > 1; t--) {
    guint other = draw_below (state, t);
    LpTier tier = question->order[t - 1];
    question->order[t - 1] = question->order[other];
    question->order[other] = tier;
  }
  draw_gap (question, state);
  draw_musts (question, state);
  draw_weights (question, state);
}

void
question_draw (Question *question, guint64 seed, guint most)
{
  guint64 state = mix_fmix64 (seed + 1);

  question_init (question, 2 + draw_below (&state, most - 1));
  question->seed = seed;
  draw_pupils (question, &state);
  draw_rounds (question, &state);
  draw_policy (question, &state);
  draw_rules (question, &state);
  question_study (question);
}

/* A set as "p1 p3"; a new string. */
static char *
name_set (guint set)
{
  Seating seating = { 1, { set }, { 0 } };

  return seating_to_string (&seating);
}

static void
build_attributes (const Question *question, guint i, LpPupil *pupil)
{
  ck_assert (lp_pupil_set_word (pupil, "role", question->tutor[i] ? "tutor" : "tutee", NULL));
  for (guint a = 0; a < N_ATTRIBUTES; a++) {
    int word = question->words[a][i];
    if (word == WORD_YES || word == WORD_NO)
      ck_assert (lp_pupil_set_flag (pupil, attributes[a], word == WORD_YES, NULL));
    else if (word != WORD_NONE)
      ck_assert (lp_pupil_set_word (pupil, attributes[a], word_names[word], NULL));
  }
}

static void
build_pupils (const Question *question, Class *class)
{
  if (question->scale != SCALE_NONE) {
    g_autoptr (LpScale) scale = lp_scale_new (bands, N_BANDS, question->scale == SCALE_THRESHOLDS ? thresholds : NULL, NULL);
    ck_assert (lp_roster_set_scale (class->roster, "maths", scale, NULL));
  }
  for (guint i = 0; i < question->n; i++) {
    g_autofree char *id = g_strdup_printf ("p%u", i + 1), *name = g_strdup_printf ("Pupil %u", i + 1);
    LpPupil *pupil = lp_pupil_new (id, name, NULL);
    int value = question->attainment[i];
    if (value >= 0 && question->scale == SCALE_BANDS)
      ck_assert (lp_pupil_set_band (pupil, "maths", bands[value], NULL));
    else if (value >= 0)
      ck_assert (lp_pupil_set_score (pupil, "maths", value, NULL));
    build_attributes (question, i, pupil);
    add_pupil (class, pupil);
    if (!(question->present & SET_OF (i)))
      g_ptr_array_add (class->absent, g_strdup (id));
  }
}

/* In which order a partnership names its members must not matter: every other one names them backwards. */
static void
build_history (const Question *question, Class *class)
{
  for (guint r = 0; r < question->n_rounds; r++) {
    g_autoptr (LpRound) round = lp_round_new (question->dates[r]);
    for (int g = 0; g < MOST_PUPILS; g++) {
      g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
      for (guint i = 0; i < question->n; i++)
        if (question->group[r][i] == g)
          g_ptr_array_insert (ids, (r + (guint) g) % 2 == 0 ? -1 : 0, g_strdup_printf ("p%u", i + 1));
      if (ids->len > 0)
        ck_assert (lp_round_add_partnership (round, (const char *const *) ids->pdata, ids->len, NULL));
    }
    ck_assert (lp_history_add_round (class->history, round, NULL));
  }
}

static void
build_rules (const Question *question, Class *class)
{
  for (guint r = 0; r < question->n_rules; r++) {
    const RuleTable *rule = &question->rules[r];
    g_autofree char *id = question_name_rule (question, r), *ids = name_set (rule->members);
    g_autofree char *until = rule->until != LP_DATE_NONE ? lp_date_to_string (rule->until) : NULL;
    add_rule (class, rule->nameless ? NULL : id, rule->kind, ids, until);
  }
  for (guint f = 0; f < question->n_feedback; f++) {
    g_autofree char *ids = name_set (question->feedback[f].members);
    g_autofree char *date = lp_date_to_string (question->feedback[f].date);
    add_feedback (class, date, ids, question->feedback[f].word);
  }
  for (guint c = 0; c < question->n_closures; c++)
    ck_assert (lp_roster_add_closure (class->roster, question->closures[c][0], question->closures[c][1], NULL));
}

static void
build_policy (const Question *question, LpPolicy *policy)
{
  ck_assert (lp_policy_set_strategy (policy, question->strategy, NULL));
  if (question->has_gap)
    ck_assert (lp_policy_set_gap (policy, question->gap[0], question->gap[1], NULL));
  for (guint a = 0; a < N_ATTRIBUTES; a++) {
    ck_assert (lp_policy_set_weight (policy, attributes[a], question->attribute_weight[a], NULL));
    if (question->must_match & (1u << a))
      ck_assert (lp_policy_add_must_match (policy, attributes[a], NULL));
    if (question->must_differ & (1u << a))
      ck_assert (lp_policy_add_must_differ (policy, attributes[a], NULL));
  }
  ck_assert (lp_policy_set_weight (policy, "friends", question->friends_weight, NULL));
  ck_assert (lp_policy_set_weight (policy, "prefer", question->prefer_weight, NULL));
  for (guint w = 0; w < LP_N_FEEDBACK_WORDS; w++)
    ck_assert (lp_policy_set_weight (policy, lp_feedback_word_get_name ((LpFeedbackWord) w), question->word_weight[w], NULL));
  ck_assert (lp_policy_set_round_days (policy, question->round_days, NULL));
  ck_assert (lp_policy_set_tenure_window (policy, question->min_days, question->max_days, NULL));
  ck_assert (lp_policy_set_slack_days (policy, question->slack, NULL));
  ck_assert (lp_policy_set_cooldown_rounds (policy, question->cooldown, NULL));
  ck_assert (lp_policy_set_order (policy, question->order, LP_N_ORDERED_TIERS, NULL));
  lp_policy_set_between (policy, question->stay ? LP_BETWEEN_STAY : LP_BETWEEN_CHANGE);
  lp_policy_set_odd (policy, question->adult ? LP_ODD_ADULT : LP_ODD_THREE);
  lp_policy_set_hard (policy, (LpHard) question->hard);
}

Class
question_build (const Question *question)
{
  Class class = class_new ();

  g_ptr_array_set_free_func (class.absent, g_free);
  class.date = question->date;
  class.seed = question->seed;
  class.fresh = question->fresh;
  build_pupils (question, &class);
  build_history (question, &class);
  build_rules (question, &class);
  build_policy (question, class.policy);
  return class;
}
