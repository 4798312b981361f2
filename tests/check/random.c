/* SPDX-License-Identifier: MIT */
#include "random.h"

guint
roll (Dice *dice, guint sides)
{
  guint64 z = dice->state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return (guint) ((z ^ (z >> 31)) % sides);
}

gboolean
one_in (Dice *dice, guint sides)
{
  return roll (dice, sides) == 0;
}

const char *
get_id (guint pupil)
{
  static const char *const ids[MOST] = {
    "p1", "p2", "p3", "p4", "p5", "p6", "p7", "p8", "p9", "p10", "p11", "p12", "p13", "p14",
    "p15", "p16", "p17", "p18", "p19", "p20", "p21", "p22", "p23", "p24", "p25", "p26", "p27", "p28",
    "p29", "p30", "p31", "p32", "p33", "p34", "p35", "p36", "p37", "p38", "p39", "p40",
  };

  return ids[pupil];
}

static void
set_attainment (Dice *dice, LpPupil *pupil, Kind kind)
{
  static const char *const bands[] = { "WTS", "EXS", "GDS" };

  if (kind == NONE || one_in (dice, 8))
    return;
  if (kind == BANDS)
    ck_assert (lp_pupil_set_band (pupil, "maths", bands[roll (dice, 3)], NULL));
  else
    ck_assert (lp_pupil_set_score (pupil, "maths", 80 + roll (dice, 45), NULL));
}

static void
give_scale (Class *class, Kind kind)
{
  static const char *const bands[] = { "WTS", "EXS", "GDS" };
  static const double thresholds[] = { 100, 110 };
  g_autoptr (LpScale) scale = NULL;

  if (kind == BANDS || kind == THRESHOLDS)
    scale = lp_scale_new (bands, 3, kind == THRESHOLDS ? thresholds : NULL, NULL);
  if (kind == QUANTILES)
    scale = lp_scale_new_quantiles (5, NULL);
  if (scale != NULL)
    ck_assert (lp_roster_set_scale (class->roster, "maths", scale, NULL));
}

static void
add_random_pupils (Dice *dice, Class *class, guint n)
{
  Kind kind = one_in (dice, 2) ? SCORES : (Kind) roll (dice, N_KINDS);

  for (guint i = 0; i < n; i++) {
    LpPupil *pupil = lp_pupil_new (get_id (i), NULL, NULL);
    set_attainment (dice, pupil, kind);
    if (!one_in (dice, 5))
      ck_assert (lp_pupil_set_word (pupil, "role", one_in (dice, 2) ? "tutor" : "tutee", NULL));
    if (one_in (dice, 3))
      ck_assert (lp_pupil_set_flag (pupil, one_in (dice, 2) ? "quiet" : "dominant", TRUE, NULL));
    if (one_in (dice, 2))
      ck_assert (lp_pupil_set_word (pupil, "gender", one_in (dice, 2) ? "F" : "M", NULL));
    add_pupil (class, pupil);
  }
  give_scale (class, kind);
}

static void
shuffle (Dice *dice, guint *numbers, guint n)
{
  for (guint i = n; i > 1; i--) {
    guint j = roll (dice, i);
    guint kept = numbers[i - 1];
    numbers[i - 1] = numbers[j];
    numbers[j] = kept;
  }
}

static void
count_up (guint *numbers, guint n)
{
  for (guint i = 0; i < n; i++)
    numbers[i] = i;
}

static void
add_random_rules (Dice *dice, Class *class, guint n)
{
  guint n_rules = one_in (dice, 2) ? 0 : roll (dice, 1 + n / 2);

  for (guint r = 0; r < n_rules; r++) {
    guint order[MOST];
    const char *named[4];
    guint size = one_in (dice, 3) ? 3 : 2;
    guint which = roll (dice, 10);
    LpRuleKind kind = which < 5   ? LP_RULE_APART
                      : which < 7 ? LP_RULE_FRIENDS
                      : which < 8 ? LP_RULE_PREFER
                      : which < 9 ? LP_RULE_TOGETHER
                                  : LP_RULE_PIN;
    g_autofree char *id = g_strdup_printf ("r%u", r);
    LpDate until = one_in (dice, 4) ? class->date - 2 + (LpDate) roll (dice, 4) : LP_DATE_NONE;
    count_up (order, n);
    shuffle (dice, order, n);
    for (guint i = 0; i < size; i++)
      named[i] = one_in (dice, 12) ? (i == 0 ? "leaver" : "other") : get_id (order[i % n]);
    if (n < 3)
      size = 2;
    g_autoptr (LpRule) rule = lp_rule_new (id, kind, named, size, until, NULL, NULL);
    if (rule != NULL)
      ck_assert (lp_roster_add_rule (class->roster, rule, NULL));
  }
}

/* Groups of two, with now and then another size; leavers sit among the rest. */
static LpRound *
deal_round (Dice *dice, LpDate date, guint *order, guint n)
{
  LpRound *round = lp_round_new (date);
  guint at = 0;

  while (at < n) {
    const char *group[4];
    guint size = one_in (dice, 8) ? 1 + roll (dice, 4) : 2;
    guint n_group = 0;
    for (; n_group < size && at < n; at++)
      group[n_group++] = get_id (order[at]);
    if (!one_in (dice, 12))
      ck_assert (lp_round_add_partnership (round, group, n_group, NULL));
  }
  return round;
}

/* Up to eight rounds, most a week apart; each keeps a part of the one before. */
static void
add_random_history (Dice *dice, Class *class, guint n)
{
  guint n_all = MIN (n + 2, MOST);
  guint n_rounds = roll (dice, 9);
  LpDate date = class->date;
  LpDate dates[9];
  guint order[MOST];

  for (guint r = 0; r < n_rounds; r++)
    dates[r] = date -= (LpDate) (one_in (dice, 3) ? 1 + roll (dice, 25) : 7);
  count_up (order, n_all);
  shuffle (dice, order, n_all);
  for (guint r = n_rounds; r > 0; r--) {
    g_autoptr (LpRound) round = deal_round (dice, dates[r - 1], order, n_all);
    ck_assert (lp_history_add_round (class->history, round, NULL));
    if (one_in (dice, 2))
      shuffle (dice, order, n_all);
    else if (one_in (dice, 2))
      shuffle (dice, order, 1 + roll (dice, n_all));
  }
}

static void
add_random_feedback (Dice *dice, Class *class, guint n)
{
  guint n_feedback = one_in (dice, 2) ? 0 : roll (dice, 6);

  for (guint f = 0; f < n_feedback; f++) {
    guint order[MOST];
    const char *named[3];
    count_up (order, n);
    shuffle (dice, order, n);
    guint size = n > 2 && one_in (dice, 4) ? 3 : 2;
    for (guint i = 0; i < size; i++)
      named[i] = get_id (order[i]);
    g_autoptr (LpFeedback) feedback = lp_feedback_new (class->date - (LpDate) roll (dice, 100), named, size,
                                                       (LpFeedbackWord) roll (dice, LP_N_FEEDBACK_WORDS), NULL);
    lp_history_add_feedback (class->history, feedback);
  }
}

static gboolean
cost_by_ids (const LpPupil *a, const LpPupil *b, gint64 *cost, gpointer data, GError **error)
{
  guint64 mix = (g_str_hash (lp_pupil_get_id (a)) * 31u + g_str_hash (lp_pupil_get_id (b))) % 7;

  *cost = mix == 6 ? LP_CUSTOM_COST_MAX - 5 : (gint64) mix;
  return TRUE;
}

static void
shuffle_order (Dice *dice, LpPolicy *policy)
{
  guint order[LP_N_ORDERED_TIERS];
  LpTier tiers[LP_N_ORDERED_TIERS];

  count_up (order, LP_N_ORDERED_TIERS);
  shuffle (dice, order, LP_N_ORDERED_TIERS);
  for (guint t = 0; t < LP_N_ORDERED_TIERS; t++)
    tiers[t] = (LpTier) order[t];
  ck_assert (lp_policy_set_order (policy, tiers, LP_N_ORDERED_TIERS, NULL));
}

static void
set_random_weight (Dice *dice, LpPolicy *policy)
{
  static const char *const names[] = { "gender", "friends", "prefer", "quiet", "disagreed" };

  ck_assert (lp_policy_set_weight (policy, names[roll (dice, G_N_ELEMENTS (names))], (int) roll (dice, 13) - 4, NULL));
}

static void
add_random_must (Dice *dice, LpPolicy *policy)
{
  const char *name = one_in (dice, 3) ? "quiet" : "gender";

  if (one_in (dice, 2))
    ck_assert (lp_policy_add_must_match (policy, name, NULL));
  else
    ck_assert (lp_policy_add_must_differ (policy, name, NULL));
}

/* For a strategy that looks at a window. */
static void
set_random_gap (Dice *dice, LpPolicy *policy)
{
  LpStrategy strategy = lp_policy_get_strategy (policy);
  int least = one_in (dice, 3) ? LP_GAP_OPEN : (int) roll (dice, 4);
  int most = one_in (dice, 3) ? LP_GAP_OPEN : MAX (least, 0) + (int) roll (dice, 4);

  if (strategy == LP_STRATEGY_MIXED || strategy == LP_STRATEGY_MATCHED || strategy == LP_STRATEGY_TUTOR)
    ck_assert (lp_policy_set_gap (policy, least, most, NULL));
}

static void
set_random_policy (Dice *dice, Class *class)
{
  LpPolicy *policy = class->policy;
  LpStrategy strategy = one_in (dice, 3) ? LP_STRATEGY_MIXED : (LpStrategy) roll (dice, LP_STRATEGY_CUSTOM + 1);
  int least = (int) roll (dice, 30);

  if (strategy == LP_STRATEGY_CUSTOM)
    lp_policy_set_cost_func (policy, cost_by_ids, NULL, NULL);
  else
    set_strategy (class, strategy);
  if (one_in (dice, 2))
    ck_assert (lp_policy_set_tenure_window (policy, least, least + (int) roll (dice, 30), NULL));
  if (one_in (dice, 3))
    ck_assert (lp_policy_set_slack_days (policy, (int) roll (dice, 8), NULL));
  if (one_in (dice, 3))
    ck_assert (lp_policy_set_round_days (policy, 1 + (int) roll (dice, 21), NULL));
  if (one_in (dice, 3))
    ck_assert (lp_policy_set_cooldown_rounds (policy, (int) roll (dice, 10), NULL));
  if (one_in (dice, 3))
    lp_policy_set_between (policy, LP_BETWEEN_STAY);
  if (one_in (dice, 3))
    lp_policy_set_hard (policy, (LpHard) roll (dice, 4));
  if (one_in (dice, 3))
    lp_policy_set_odd (policy, LP_ODD_ADULT);
  if (one_in (dice, 3))
    shuffle_order (dice, policy);
  if (one_in (dice, 3))
    set_random_weight (dice, policy);
  if (one_in (dice, 6))
    add_random_must (dice, policy);
  if (one_in (dice, 4))
    set_random_gap (dice, policy);
}

void
make_random_class (Dice *dice, Class *class, guint n)
{
  add_random_pupils (dice, class, n);
  add_random_rules (dice, class, n);
  for (guint c = roll (dice, 4); c > 1; c--) {
    LpDate from = class->date - (LpDate) roll (dice, 60);
    ck_assert (lp_roster_add_closure (class->roster, from, from + (LpDate) roll (dice, 16), NULL));
  }
  add_random_history (dice, class, n);
  add_random_feedback (dice, class, n);
  set_random_policy (dice, class);
  for (guint i = 2; i < n; i++) {
    if (one_in (dice, 10))
      g_ptr_array_add (class->absent, (gpointer) get_id (i));
  }
  class->seed = roll (dice, 1000);
}

typedef struct {
  LpRequest  *request;
  const char *ids[MOST];
  guint       n;
  guint       groups[MOST];
  ListFunc    visit;
  gpointer    data;
} Listing;

static void
visit_one (Listing *listing)
{
  g_autoptr (LpRound) round = lp_round_new (lp_request_get_date (listing->request));

  for (guint g = 0; g < listing->n; g++) {
    const char *members[3];
    guint n_members = 0;
    for (guint i = 0; i < listing->n; i++) {
      if (listing->groups[i] == g)
        members[n_members++] = listing->ids[i];
    }
    if (n_members > 0)
      ck_assert (lp_round_add_partnership (round, members, n_members, NULL));
  }
  listing->visit (listing->request, round, listing->data);
}

/* The first without a partnership gets one in every way that is left: a pair, a three, or once to be alone. */
static void
list_pairings (Listing *listing, guint group, gboolean alone_left)
{
  guint *groups = listing->groups;
  guint a = 0;

  while (a < listing->n && groups[a] != G_MAXUINT)
    a++;
  if (a == listing->n) {
    visit_one (listing);
    return;
  }
  groups[a] = group;
  if (alone_left)
    list_pairings (listing, group + 1, FALSE);
  for (guint b = a + 1; b < listing->n; b++) {
    if (groups[b] != G_MAXUINT)
      continue;
    groups[b] = group;
    list_pairings (listing, group + 1, alone_left);
    for (guint c = b + 1; c < listing->n; c++) {
      if (groups[c] != G_MAXUINT)
        continue;
      groups[c] = group;
      list_pairings (listing, group + 1, alone_left);
      groups[c] = G_MAXUINT;
    }
    groups[b] = G_MAXUINT;
  }
  groups[a] = G_MAXUINT;
}

void
list_all (LpRequest *request, ListFunc visit, gpointer data)
{
  const LpRoster *roster = lp_request_get_roster (request);
  Listing listing = { .request = request, .visit = visit, .data = data };

  for (gsize i = 0; i < lp_roster_get_n_pupils (roster); i++) {
    const char *id = lp_pupil_get_id (lp_roster_get_pupil (roster, i));
    gboolean away = FALSE;
    for (gsize k = 0; k < lp_request_get_n_absent (request); k++)
      away = away || g_str_equal (lp_request_get_absent (request, k), id);
    if (!away)
      listing.ids[listing.n++] = id;
  }
  for (guint i = 0; i < listing.n; i++)
    listing.groups[i] = G_MAXUINT;
  list_pairings (&listing, 0, TRUE);
}

int
compare_costs (const LpTier *order, const gint64 *a, const gint64 *b)
{
  for (guint t = 0; t < LP_N_TIERS; t++) {
    if (a[order[t]] != b[order[t]])
      return a[order[t]] < b[order[t]] ? -1 : 1;
  }
  return 0;
}

guint64
get_n_cases (guint64 usual)
{
  const char *wanted = g_getenv ("LP_TEST_CASES");

  return wanted == NULL ? usual : g_ascii_strtoull (wanted, NULL, 10);
}
