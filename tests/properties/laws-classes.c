/* SPDX-License-Identifier: MIT */
#include "laws-classes.h"

#include "laws-changes.h"

#include "checks.h"
#include <string.h>

#define MOST_IN_CLASS 8
#define FIRST_DAY 20000

/* One of two classes: the parts of its own request. */
typedef struct {
  Parts *parts; /* owned */
  guint  n;
} Class;

/* The caller's own cost: any function of the two ids. */
static gboolean
cost_of_ids (const LpPupil *a, const LpPupil *b, gint64 *cost, gpointer data, GError **error)
{
  *cost = (gint64) ((g_str_hash (lp_pupil_get_id (a)) * 31 + g_str_hash (lp_pupil_get_id (b))) % 40);
  return TRUE;
}

static LpPolicy *
draw_policy (guint64 *dice)
{
  LpPolicy *policy = lp_policy_new ();

  if (laws_roll (dice, 2) == 0)
    lp_policy_set_cost_func (policy, cost_of_ids, NULL, NULL);
  else
    lp_policy_set_strategy (policy, LP_STRATEGY_RANDOM, NULL);
  lp_policy_set_tenure_window (policy, 0, (int) laws_roll (dice, 40), NULL);
  lp_policy_set_cooldown_rounds (policy, (int) laws_roll (dice, 5), NULL);
  lp_policy_set_between (policy, laws_roll (dice, 2) == 0 ? LP_BETWEEN_STAY : LP_BETWEEN_CHANGE);
  return policy;
}

static void
draw_pupils (Class *class, guint64 *dice, char letter)
{
  for (guint i = 0; i < class->n; i++) {
    g_autofree char *id = g_strdup_printf ("%c%u", letter, i);
    LpPupil *pupil = lp_pupil_new (id, NULL, NULL);
    lp_pupil_set_flag (pupil, "quiet", laws_roll (dice, 3) == 0, NULL);
    g_ptr_array_add (class->parts->pupils, pupil);
  }
}

static const char *
draw_id (const Class *class, guint64 *dice)
{
  return lp_pupil_get_id (class->parts->pupils->pdata[laws_roll (dice, class->n)]);
}

static void
draw_rules (Class *class, guint64 *dice, char letter)
{
  for (guint i = laws_roll (dice, 4); i > 0; i--) {
    const char *ids[2] = { draw_id (class, dice), draw_id (class, dice) };
    g_autofree char *id = g_strdup_printf ("%c-%u", letter, i);
    LpRule *rule = lp_rule_new (id, laws_roll (dice, 2) == 0 ? LP_RULE_FRIENDS : LP_RULE_APART, ids, 2, LP_DATE_NONE, NULL, NULL);
    /* The two may be one and the same. */
    if (rule != NULL)
      g_ptr_array_add (class->parts->rules, rule);
  }
}

static void
draw_feedback (Class *class, guint64 *dice)
{
  for (guint i = laws_roll (dice, 4); i > 0; i--) {
    const char *ids[2] = { draw_id (class, dice), draw_id (class, dice) };
    LpFeedback *feedback = lp_feedback_new (FIRST_DAY - (LpDate) laws_roll (dice, 60), ids, 2,
                                            (LpFeedbackWord) laws_roll (dice, LP_N_FEEDBACK_WORDS), NULL);
    if (feedback != NULL)
      g_ptr_array_add (class->parts->feedback, feedback);
  }
}

/* Partners at random, for a round long gone; three are partners or away. */
static void
draw_partners (const Class *class, guint64 *dice, LpRound *round)
{
  const char *ids[MOST_IN_CLASS + 1];

  for (guint i = 0; i < class->n; i++) {
    guint j = laws_roll (dice, i + 1);
    ids[i] = ids[j];
    ids[j] = lp_pupil_get_id (class->parts->pupils->pdata[i]);
  }
  if (class->n == 3 && laws_roll (dice, 3) == 0)
    return;
  for (guint i = 0; i < class->n; i += class->n == 3 ? 3 : 2)
    ck_assert (lp_round_add_partnership (round, ids + i, class->n == 3 ? 3 : 2, NULL));
}

static Parts *
new_parts (LpPolicy *policy, guint64 seed)
{
  g_autoptr (LpRoster) roster = lp_roster_new ();
  g_autoptr (LpRequest) nothing = lp_request_new (roster, NULL, policy, FIRST_DAY, seed, NULL);

  return parts_new (nothing);
}

static void
keep_classes_apart (Parts *both, const Class *a, const Class *b)
{
  for (guint i = 0; i < a->n; i++) {
    for (guint j = 0; j < b->n; j++) {
      const char *ids[2] = { lp_pupil_get_id (a->parts->pupils->pdata[i]), lp_pupil_get_id (b->parts->pupils->pdata[j]) };
      g_autofree char *id = g_strdup_printf ("cross %u %u", i, j);
      g_ptr_array_add (both->rules, lp_rule_new (id, LP_RULE_APART, ids, 2, LP_DATE_NONE, NULL, NULL));
    }
  }
}

/* A class by itself, but for its rounds. */
static Class
draw_class (LpPolicy *policy, guint64 seed, guint64 *dice, char letter, guint n)
{
  Class class = { new_parts (policy, seed), n };

  draw_pupils (&class, dice, letter);
  draw_rules (&class, dice, letter);
  draw_feedback (&class, dice);
  return class;
}

static void
add_class (Parts *both, const Class *class)
{
  for (guint i = 0; i < class->parts->pupils->len; i++)
    g_ptr_array_add (both->pupils, lp_pupil_ref (class->parts->pupils->pdata[i]));
  for (guint i = 0; i < class->parts->rules->len; i++)
    g_ptr_array_add (both->rules, lp_rule_ref (class->parts->rules->pdata[i]));
  for (guint i = 0; i < class->parts->feedback->len; i++)
    g_ptr_array_add (both->feedback, lp_feedback_ref (class->parts->feedback->pdata[i]));
}

static void
copy_partnerships (LpRound *to, LpRound *from)
{
  for (gsize i = 0; i < lp_round_get_n_partnerships (from); i++) {
    const char *ids[3];
    for (gsize k = 0; k < lp_round_get_size (from, i); k++)
      ids[k] = lp_round_get_pupil (from, i, k);
    ck_assert (lp_round_add_partnership (to, ids, lp_round_get_size (from, i), NULL));
  }
}

/* The same rounds for each class by itself and for both. */
static void
draw_rounds (const Class *a, const Class *b, Parts *both, guint64 *dice, guint n_rounds)
{
  LpDate date = FIRST_DAY;

  for (guint r = n_rounds; r > 0; r--) {
    date -= 1 + (LpDate) laws_roll (dice, 20);
    LpRound *rounds[3] = { lp_round_new (date), lp_round_new (date), lp_round_new (date) };
    draw_partners (a, dice, rounds[0]);
    draw_partners (b, dice, rounds[1]);
    copy_partnerships (rounds[2], rounds[0]);
    copy_partnerships (rounds[2], rounds[1]);
    g_ptr_array_insert (a->parts->rounds, 0, rounds[0]);
    g_ptr_array_insert (b->parts->rounds, 0, rounds[1]);
    g_ptr_array_insert (both->rounds, 0, rounds[2]);
  }
}

static LpPairing *
pair_parts (const Parts *parts)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LpRequest) request = parts_to_request (parts, &error);

  ck_assert_msg (request != NULL, "refused: %s", error == NULL ? "" : error->message);
  return lp_pair (request, NULL, NULL);
}

/* Members are in byte order of their ids. */
static gboolean
has_partnership (LpRound *whole, LpRound *part, gsize index)
{
  for (gsize i = 0; i < lp_round_get_n_partnerships (whole); i++) {
    gboolean same = lp_round_get_size (whole, i) == lp_round_get_size (part, index);
    for (gsize k = 0; same && k < lp_round_get_size (part, index); k++)
      same = strcmp (lp_round_get_pupil (whole, i, k), lp_round_get_pupil (part, index, k)) == 0;
    if (same)
      return TRUE;
  }
  return FALSE;
}

static gboolean
has_partnerships (LpPairing *all, LpPairing *some)
{
  g_autoptr (LpRound) whole = lp_pairing_to_round (all);
  g_autoptr (LpRound) part = lp_pairing_to_round (some);

  for (gsize i = 0; i < lp_round_get_n_partnerships (part); i++) {
    if (!has_partnership (whole, part, i))
      return FALSE;
  }
  return TRUE;
}

static gboolean
add_up (LpPairing *one, LpPairing *other, LpPairing *both)
{
  /* Where one class cannot be paired, both together cannot. */
  if (one == NULL || other == NULL)
    return both == NULL;
  if (both == NULL || !has_partnerships (both, one) || !has_partnerships (both, other))
    return FALSE;
  for (guint t = 0; t < LP_N_TIERS; t++) {
    /* Whose turn it is hangs on who else is there; even classes have none. */
    if (t != LP_TIER_TURNS && lp_pairing_get_costs (one)[t] + lp_pairing_get_costs (other)[t] != lp_pairing_get_costs (both)[t])
      return FALSE;
  }
  return TRUE;
}

/* Pairs each class by itself and both at once, and gives up the parts of the classes. */
static gboolean
judge_classes (Class *a, Class *b, const Parts *both)
{
  LpPairing *one = pair_parts (a->parts);
  LpPairing *other = pair_parts (b->parts);
  LpPairing *together = pair_parts (both);
  gboolean holds = add_up (one, other, together);

  g_clear_pointer (&one, lp_pairing_unref);
  g_clear_pointer (&other, lp_pairing_unref);
  g_clear_pointer (&together, lp_pairing_unref);
  parts_free (a->parts);
  parts_free (b->parts);
  return holds;
}

gboolean
two_classes_add_up (guint64 seed, gboolean bent)
{
  guint64 dice = seed;
  g_autoptr (LpPolicy) policy = draw_policy (&dice);
  Class a = draw_class (policy, seed, &dice, 'a', 2 * (1 + laws_roll (&dice, MOST_IN_CLASS / 2)));
  Class b = draw_class (policy, seed, &dice, 'b', 2 * (1 + laws_roll (&dice, MOST_IN_CLASS / 2)));
  g_autoptr (Parts) both = new_parts (policy, seed);

  add_class (both, &a);
  add_class (both, &b);
  draw_rounds (&a, &b, both, &dice, laws_roll (&dice, 6));
  if (!bent)
    keep_classes_apart (both, &a, &b);
  return judge_classes (&a, &b, both);
}

static void
bind_three (Parts *parts, const Class *three)
{
  const char *ids[3];

  for (guint i = 0; i < 3; i++)
    ids[i] = lp_pupil_get_id (three->parts->pupils->pdata[i]);
  g_ptr_array_add (parts->rules, lp_rule_new ("three", LP_RULE_TOGETHER, ids, 3, LP_DATE_NONE, NULL, NULL));
}

gboolean
three_and_rest_add_up (guint64 seed, gboolean bent)
{
  guint64 dice = seed;
  g_autoptr (LpPolicy) policy = draw_policy (&dice);
  guint n_rounds = laws_roll (&dice, 6);
  Class three = draw_class (policy, seed, &dice, 'a', 3);
  /* An odd rest makes a three more, whose turn hangs on nobody else only at first. */
  Class rest = draw_class (policy, seed, &dice, 'b', 2 * (1 + laws_roll (&dice, MOST_IN_CLASS / 2)) + (n_rounds == 0));
  g_autoptr (Parts) both = new_parts (policy, seed);

  add_class (both, &three);
  add_class (both, &rest);
  draw_rounds (&three, &rest, both, &dice, n_rounds);
  bind_three (three.parts, &three);
  if (!bent)
    bind_three (both, &three);
  return judge_classes (&three, &rest, both);
}
