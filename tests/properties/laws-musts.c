/* SPDX-License-Identifier: MIT */
/* Laws about rules, and about attributes that must match or differ. */
#include "laws-changes.h"

#include <string.h>

#define CLUB "club of two words"

static LpPupil *
copy_with_word (const LpPupil *pupil, const char *word)
{
  LpPupil *copy = lp_pupil_new (lp_pupil_get_id (pupil), lp_pupil_get_name (pupil), NULL);

  for (gsize i = 0; i < lp_pupil_get_n_subjects (pupil); i++) {
    const char *subject = lp_pupil_get_subject (pupil, i);
    if (lp_pupil_get_attainment_kind (pupil, subject) == LP_ATTAINMENT_BAND)
      lp_pupil_set_band (copy, subject, lp_pupil_get_band (pupil, subject), NULL);
    if (lp_pupil_get_attainment_kind (pupil, subject) == LP_ATTAINMENT_SCORE)
      lp_pupil_set_score (copy, subject, lp_pupil_get_score (pupil, subject), NULL);
  }
  laws_copy_attributes (copy, pupil);
  lp_pupil_set_word (copy, CLUB, word, NULL);
  return copy;
}

/* Every pupil is in one of two clubs: every second, or most in the one. */
static void
give_words (Parts *parts)
{
  guint every = parts->seed % 2 == 0 ? 2 : 4;

  for (guint i = 0; i < parts->pupils->len; i++) {
    LpPupil *pupil = parts->pupils->pdata[i];
    parts->pupils->pdata[i] = copy_with_word (pupil, i % every == 0 ? "chess" : "choir");
    lp_pupil_unref (pupil);
  }
}

/*
 * Law: to match and to differ in what nobody has asks nothing of anybody.
 * Bent: everybody has it, with one of two words.
 */
gboolean
change_nobodys_word (Parts *parts, LpPairing *answer, guint64 *dice, gboolean bent)
{
  LpPolicy *policy = laws_change_policy (parts);

  if (bent)
    give_words (parts);
  lp_policy_add_must_match (policy, CLUB, NULL);
  if (!bent)
    lp_policy_add_must_differ (policy, CLUB, NULL);
  return TRUE;
}

void
prepare_two_words (Parts *parts)
{
  give_words (parts);
  if (parts->date % 2 == 0)
    lp_policy_add_must_match (laws_change_policy (parts), CLUB, NULL);
  else
    lp_policy_add_must_differ (laws_change_policy (parts), CLUB, NULL);
}

static void
keep_apart (Parts *parts, const LpPupil *a, const LpPupil *b)
{
  const char *ids[2] = { lp_pupil_get_id (a), lp_pupil_get_id (b) };
  g_autofree char *id = g_strdup_printf ("law %s %s", ids[0], ids[1]);

  g_ptr_array_add (parts->rules, lp_rule_new (id, LP_RULE_APART, ids, 2, LP_DATE_NONE, NULL, NULL));
}

static void
forget_must (Parts *parts, gboolean match)
{
  LpPolicy *from = lp_policy_ref (parts->policy);
  LpPolicy *to = laws_change_policy (parts);

  lp_policy_clear_musts (to);
  for (gsize i = 0; i < lp_policy_get_n_must_match (from); i++)
    if (!match || strcmp (lp_policy_get_must_match (from, i), CLUB) != 0)
      lp_policy_add_must_match (to, lp_policy_get_must_match (from, i), NULL);
  for (gsize i = 0; i < lp_policy_get_n_must_differ (from); i++)
    if (match || strcmp (lp_policy_get_must_differ (from, i), CLUB) != 0)
      lp_policy_add_must_differ (to, lp_policy_get_must_differ (from, i), NULL);
  lp_policy_unref (from);
}

/*
 * Law: an attribute that all have with one of two words divides all pairs into
 * those alike and those not. To match in it is to keep each pair of the latter
 * apart by a rule, and to differ each of the former: to the last tier. Bent:
 * it is the other half that is kept apart.
 */
gboolean
change_musts_to_apart (Parts *parts, LpPairing *answer, guint64 *dice, gboolean bent)
{
  gboolean match = parts->date % 2 == 0;

  forget_must (parts, match);
  for (guint i = 0; i < parts->pupils->len; i++)
    for (guint j = i + 1; j < parts->pupils->len; j++) {
      const LpPupil *a = parts->pupils->pdata[i], *b = parts->pupils->pdata[j];
      gboolean alike = strcmp (lp_pupil_get_word (a, CLUB), lp_pupil_get_word (b, CLUB)) == 0;
      if ((alike != match) != bent)
        keep_apart (parts, a, b);
    }
  return TRUE;
}

void
prepare_prefer (Parts *parts)
{
  lp_policy_set_weight (laws_change_policy (parts), "prefer", 0, NULL);
}

/*
 * Law: who prefers whom, at a weight of 0, decides nothing. Bent: at the default weight.
 */
gboolean
change_prefer (Parts *parts, LpPairing *answer, guint64 *dice, gboolean bent)
{
  guint n = parts->pupils->len;

  for (guint i = 0; i < 3; i++) {
    guint one = laws_roll (dice, n), other = (one + 1 + laws_roll (dice, n - 1)) % n;
    const char *ids[2] = { lp_pupil_get_id (parts->pupils->pdata[one]), lp_pupil_get_id (parts->pupils->pdata[other]) };
    g_ptr_array_add (parts->rules, lp_rule_new (NULL, LP_RULE_PREFER, ids, 2, LP_DATE_NONE, NULL, NULL));
  }
  if (bent)
    lp_policy_set_weight (laws_change_policy (parts), "prefer", -1, NULL);
  return TRUE;
}

/* A rule again, of another kind, without an id if so wished. */
static LpRule *
copy_rule (LpRule *rule, LpRuleKind kind, gboolean with_id)
{
  gsize n = lp_rule_get_n_pupils (rule);
  g_autofree const char **ids = g_new (const char *, n);

  for (gsize i = 0; i < n; i++)
    ids[i] = lp_rule_get_pupil (rule, i);
  return lp_rule_new (with_id && lp_rule_has_own_id (rule) ? lp_rule_get_id (rule) : NULL, kind, ids, n, lp_rule_get_until (rule), NULL, NULL);
}

static void
replace_rule (Parts *parts, guint index, LpRuleKind kind, gboolean with_id)
{
  LpRule *rule = parts->rules->pdata[index];

  parts->rules->pdata[index] = copy_rule (rule, kind, with_id);
  lp_rule_unref (rule);
}

/*
 * Law: friends and prefer are two names for one thing, a weight on pairs: under
 * each other's name and weight, all stays. Bent: the weights stay where they are.
 */
gboolean
change_names_of_wishes (Parts *parts, LpPairing *answer, guint64 *dice, gboolean bent)
{
  LpPolicy *policy = laws_change_policy (parts);
  int friends = lp_policy_get_weight (policy, "friends"), prefer = lp_policy_get_weight (policy, "prefer");
  gboolean has_wishes = FALSE;

  for (guint i = 0; i < parts->rules->len; i++) {
    LpRuleKind kind = lp_rule_get_kind (parts->rules->pdata[i]);
    if (kind != LP_RULE_FRIENDS && kind != LP_RULE_PREFER)
      continue;
    replace_rule (parts, i, kind == LP_RULE_FRIENDS ? LP_RULE_PREFER : LP_RULE_FRIENDS, TRUE);
    has_wishes = TRUE;
  }
  if (!bent) {
    lp_policy_set_weight (policy, "friends", prefer, NULL);
    lp_policy_set_weight (policy, "prefer", friends, NULL);
  }
  return has_wishes;
}

void
prepare_no_ids (Parts *parts)
{
  for (guint i = 0; i < parts->rules->len; i++)
    replace_rule (parts, i, lp_rule_get_kind (parts->rules->pdata[i]), FALSE);
}

/* Law: a rule is what it says, whatever it is called, if anything. Bent: the rules are left out. */
gboolean
change_ids (Parts *parts, LpPairing *answer, guint64 *dice, gboolean bent)
{
  if (parts->rules->len == 0)
    return FALSE;
  if (bent)
    g_ptr_array_set_size (parts->rules, 0);
  prepare_no_ids (parts);
  return TRUE;
}

/* Law: the order of rules without ids decides nothing, not even two alike. Bent: the last one comes first, and the first is gone. */
gboolean
change_order_without_ids (Parts *parts, LpPairing *answer, guint64 *dice, gboolean bent)
{
  guint n = parts->rules->len;

  for (guint i = 0; i < n / 2; i++) {
    gpointer kept = parts->rules->pdata[i];
    parts->rules->pdata[i] = parts->rules->pdata[n - 1 - i];
    parts->rules->pdata[n - 1 - i] = kept;
  }
  if (bent && n > 1)
    g_ptr_array_set_size (parts->rules, (gint) n - 1);
  return n > 1;
}
