/* SPDX-License-Identifier: MIT */
#include "laws-changes.h"

#include <string.h>

/* SplitMix64 (G. L. Steele, D. Lea and C. H. Flood, 2014). */
guint
laws_roll (guint64 *state, guint sides)
{
  guint64 z = *state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return (guint) ((z ^ (z >> 31)) % sides);
}

static void
reverse (GPtrArray *list)
{
  for (guint i = 0; i < list->len / 2; i++) {
    gpointer kept = list->pdata[i];
    list->pdata[i] = list->pdata[list->len - 1 - i];
    list->pdata[list->len - 1 - i] = kept;
  }
}

static void
copy_rounds (Parts *parts, gboolean reversed, const char *without)
{
  for (guint i = 0; i < parts->rounds->len; i++) {
    LpRound *round = parts->rounds->pdata[i];
    PartsRoundChange change = { lp_round_get_date (round), reversed, without };
    parts->rounds->pdata[i] = parts_copy_round (round, &change);
    lp_round_unref (round);
  }
}

/* Law: the order in which things are given decides nothing. Bent: so does the seed. */
gboolean
change_order (Parts *parts, LpPairing *answer, guint64 *dice, gboolean bent)
{
  reverse (parts->pupils);
  reverse (parts->rules);
  reverse (parts->feedback);
  reverse (parts->absent);
  reverse (parts->away);
  copy_rounds (parts, TRUE, NULL);
  for (guint i = 0; i + 1 < parts->closures->len; i++) {
    PartsClosure first = g_array_index (parts->closures, PartsClosure, 0);
    g_array_remove_index (parts->closures, 0);
    g_array_insert_val (parts->closures, parts->closures->len - i, first);
  }
  parts->seed += bent;
  return TRUE;
}

/* Law: covers, and what was assigned before a teacher's override, decide nothing. Bent: who was partners does. */
gboolean
change_record (Parts *parts, LpPairing *answer, guint64 *dice, gboolean bent)
{
  LpPupil *pupil = parts->pupils->pdata[laws_roll (dice, parts->pupils->len)];

  copy_rounds (parts, FALSE, bent ? lp_pupil_get_id (pupil) : NULL);
  return parts->rounds->len > 0;
}

/* How scores change: to factor × score + shift. */
typedef struct {
  double factor;
  double shift;
} Line;

void
laws_copy_attributes (LpPupil *to, const LpPupil *from)
{
  for (gsize i = 0; i < lp_pupil_get_n_attributes (from); i++) {
    const char *name = lp_pupil_get_attribute (from, i);
    if (lp_pupil_get_word (from, name) != NULL)
      lp_pupil_set_word (to, name, lp_pupil_get_word (from, name), NULL);
    else
      lp_pupil_set_flag (to, name, lp_pupil_has_flag (from, name), NULL);
  }
}

static LpPupil *
copy_pupil (const LpPupil *pupil, const Line *line)
{
  LpPupil *copy = lp_pupil_new (lp_pupil_get_id (pupil), lp_pupil_get_name (pupil), NULL);

  for (gsize i = 0; i < lp_pupil_get_n_subjects (pupil); i++) {
    const char *subject = lp_pupil_get_subject (pupil, i);
    if (lp_pupil_get_attainment_kind (pupil, subject) == LP_ATTAINMENT_BAND)
      lp_pupil_set_band (copy, subject, lp_pupil_get_band (pupil, subject), NULL);
    if (lp_pupil_get_attainment_kind (pupil, subject) == LP_ATTAINMENT_SCORE)
      lp_pupil_set_score (copy, subject, line->factor * lp_pupil_get_score (pupil, subject) + line->shift, NULL);
  }
  laws_copy_attributes (copy, pupil);
  return copy;
}

static gboolean
has_scores (const Parts *parts)
{
  for (guint i = 0; i < parts->pupils->len; i++) {
    const LpPupil *pupil = parts->pupils->pdata[i];
    for (gsize s = 0; s < lp_pupil_get_n_subjects (pupil); s++) {
      if (lp_pupil_get_attainment_kind (pupil, lp_pupil_get_subject (pupil, s)) == LP_ATTAINMENT_SCORE)
        return TRUE;
    }
  }
  return FALSE;
}

static void
move_pupils (Parts *parts, const Line *line, gboolean every_second)
{
  for (guint i = 0; i < parts->pupils->len; i += every_second ? 2 : 1) {
    LpPupil *pupil = parts->pupils->pdata[i];
    parts->pupils->pdata[i] = copy_pupil (pupil, line);
    lp_pupil_unref (pupil);
  }
}

/* A scale whose bands run from the last to the first, or whose thresholds move with the scores. */
static LpScale *
copy_scale (const LpScale *scale, const Line *line)
{
  gsize n = lp_scale_get_n_bands (scale);
  const double *thresholds = lp_scale_get_thresholds (scale);
  g_autofree const char **bands = g_new (const char *, n);
  g_autofree double *moved = g_new (double, n);

  for (gsize i = 0; i < n; i++)
    bands[i] = lp_scale_get_band (scale, line->factor < 0 ? n - 1 - i : i);
  for (gsize i = 0; thresholds != NULL && i + 1 < n; i++)
    moved[i] = line->factor * thresholds[i] + line->shift;
  return lp_scale_new (bands, n, thresholds == NULL ? NULL : moved, NULL);
}

/* Says whether scores under the scale may be any: the built-in scales but quantiles keep to their own. */
static gboolean
may_move (const LpScale *scale)
{
  return lp_scale_is_quantiles (scale) || lp_scale_get_builtin_name (scale) == NULL;
}

static gboolean
move_scales (Parts *parts, const Line *line)
{
  for (guint i = 0; i < parts->scales->len; i++) {
    if (!may_move (parts->scales->pdata[i]))
      return FALSE;
  }
  for (guint i = 0; i < parts->scales->len; i++) {
    LpScale *scale = parts->scales->pdata[i];
    if (lp_scale_is_quantiles (scale))
      continue;
    parts->scales->pdata[i] = copy_scale (scale, line);
    lp_scale_unref (scale);
  }
  return TRUE;
}

/*
 * Law: only the order of scores counts, so that adding a number to all, or
 * multiplying all by a positive one, changes nothing; thresholds move along.
 * Not under a scale that admits certain scores alone. Bent: scores of every
 * second pupil move, and change places with others.
 */
gboolean
change_scores (Parts *parts, LpPairing *answer, guint64 *dice, gboolean bent)
{
  static const Line lines[] = { { 1, 1000 }, { 1, -64 }, { 4, 0 }, { 0.5, 3 } };
  Line line = lines[laws_roll (dice, G_N_ELEMENTS (lines))];

  if (!has_scores (parts) || !move_scales (parts, &line))
    return FALSE;
  move_pupils (parts, &line, bent);
  return TRUE;
}

static gboolean
has_quantiles (const Parts *parts)
{
  for (guint i = 0; i < parts->scales->len; i++) {
    if (lp_scale_is_quantiles (parts->scales->pdata[i]))
      return TRUE;
  }
  return FALSE;
}

/*
 * Law: seen from below, a class is as it is from above: with scores negated,
 * or bands in reverse, ranks r become 2(n + 1) − r, and gaps and sums of two
 * ranks keep their distance from what is wished. So all strategies but one give
 * the same partnerships at the same costs. Not mixed-near, whose
 * quarters of a class round down; not thresholds, which belong to the band
 * above; not quantiles, where those alike at a border belong to the part above.
 * Bent: scores of every second pupil are negated.
 */
gboolean
change_mirror (Parts *parts, LpPairing *answer, guint64 *dice, gboolean bent)
{
  const Line line = { -1, 0 };
  LpStrategy strategy = lp_policy_get_strategy (parts->policy);

  if (strategy == LP_STRATEGY_MIXED_NEAR || strategy == LP_STRATEGY_RANDOM || has_quantiles (parts))
    return FALSE;
  for (guint i = 0; i < parts->scales->len; i++) {
    if (lp_scale_get_thresholds (parts->scales->pdata[i]) != NULL)
      return FALSE;
  }
  if (!move_scales (parts, &line))
    return FALSE;
  move_pupils (parts, &line, bent);
  return TRUE;
}

static void
add_rule (Parts *parts, LpRuleKind kind, const char *a, const char *b)
{
  const char *ids[2] = { a, b };

  g_ptr_array_add (parts->rules, lp_rule_new ("law", kind, ids, 2, LP_DATE_NONE, NULL, NULL));
}

/* Whether a rule holds somebody together with others. */
static gboolean
is_bound (const Parts *parts, const char *id)
{
  for (guint i = 0; i < parts->rules->len; i++) {
    const LpRule *rule = parts->rules->pdata[i];
    gboolean binds = lp_rule_get_kind (rule) == LP_RULE_TOGETHER || lp_rule_get_kind (rule) == LP_RULE_PIN;
    for (gsize k = 0; binds && k < lp_rule_get_n_pupils (rule); k++)
      if (strcmp (lp_rule_get_pupil (rule, k), id) == 0)
        return TRUE;
  }
  return FALSE;
}

/* Two who are partners in the answer, or two who are not; FALSE where there are none such. */
static gboolean
choose_two (LpPairing *answer, guint64 *dice, gboolean partners, const char **a, const char **b)
{
  guint n = (guint) lp_pairing_get_n_partnerships (answer);
  guint one = laws_roll (dice, n);
  guint other = n < 2 ? one : (one + 1 + laws_roll (dice, n - 1)) % n;

  if (partners ? lp_pairing_get_size (answer, one) < 2 : n < 2)
    return FALSE;
  *a = lp_pupil_get_id (lp_pairing_get_pupil (answer, one, 0));
  *b = lp_pupil_get_id (partners ? lp_pairing_get_pupil (answer, one, 1) : lp_pairing_get_pupil (answer, other, 0));
  return TRUE;
}

/*
 * Law: to keep two apart who are not partners anyway takes pairings away that
 * were not chosen, so the partnerships stay. Every tier stays as well, but
 * min_tenure and change, which no longer count the end of a partnership that a
 * rule forbids: one less where the two were partners in the latest round.
 * Bent: two who are partners are kept apart.
 */
gboolean
change_apart (Parts *parts, LpPairing *answer, guint64 *dice, gboolean bent)
{
  const char *a;
  const char *b;

  if (!choose_two (answer, dice, bent, &a, &b))
    return FALSE;
  add_rule (parts, LP_RULE_APART, a, b);
  return TRUE;
}

/*
 * Law: to hold two together who are partners anyway leaves the pairings in
 * which they are, each of them cheaper by the same: by what the two cost in
 * max_tenure, cooldown and repeats, which a held pair does not. So the
 * partnerships stay. Not two of a three of whom a rule binds others already:
 * bound together, they would be a three on purpose, and the rest another.
 * Bent: two who are not partners are held together.
 */
gboolean
change_together (Parts *parts, LpPairing *answer, guint64 *dice, gboolean bent)
{
  const char *a;
  const char *b;

  if (!choose_two (answer, dice, !bent, &a, &b) || (!bent && (is_bound (parts, a) || is_bound (parts, b))))
    return FALSE;
  add_rule (parts, LP_RULE_TOGETHER, a, b);
  return TRUE;
}

/*
 * Law: somebody who is away for the whole round is as if not in the class.
 * Only quantiles look at the whole class: under such a scale the newcomer's
 * attainment is not known. Bent: the newcomer is there.
 */
gboolean
change_absent (Parts *parts, LpPairing *answer, guint64 *dice, gboolean bent)
{
  const LpPupil *like = parts->pupils->pdata[laws_roll (dice, parts->pupils->len)];
  LpPupil *newcomer = lp_pupil_new ("a newcomer", NULL, NULL);

  for (gsize i = 0; i < lp_pupil_get_n_subjects (like) && !has_quantiles (parts); i++) {
    const char *subject = lp_pupil_get_subject (like, i);
    if (lp_pupil_get_attainment_kind (like, subject) == LP_ATTAINMENT_SCORE)
      lp_pupil_set_score (newcomer, subject, lp_pupil_get_score (like, subject), NULL);
    else
      lp_pupil_set_band (newcomer, subject, lp_pupil_get_band (like, subject), NULL);
  }
  laws_copy_attributes (newcomer, like);
  g_ptr_array_add (parts->pupils, newcomer);
  if (!bent)
    g_ptr_array_add (parts->absent, g_strdup ("a newcomer"));
  return TRUE;
}

/* Feedback fades by the calendar, on closed days too: a law about closures speaks of none. */
void
prepare_closure (Parts *parts)
{
  g_ptr_array_set_size (parts->feedback, 0);
}

#define CLOSED_DAYS 17

static void
move_rules (Parts *parts, LpDate cut)
{
  for (guint i = 0; i < parts->rules->len; i++) {
    LpRule *rule = parts->rules->pdata[i];
    LpDate until = lp_rule_get_until (rule);
    if (until == LP_DATE_NONE || until < cut)
      continue;
    parts->rules->pdata[i] = parts_copy_rule (rule, until + CLOSED_DAYS);
    lp_rule_unref (rule);
  }
}

static void
move_rounds (Parts *parts, LpDate cut)
{
  for (guint i = 0; i < parts->rounds->len; i++) {
    LpRound *round = parts->rounds->pdata[i];
    LpDate date = lp_round_get_date (round);
    PartsRoundChange change = { date < cut ? date : date + CLOSED_DAYS, FALSE, NULL };
    parts->rounds->pdata[i] = parts_copy_round (round, &change);
    lp_round_unref (round);
  }
}

static void
move_closures (Parts *parts, LpDate cut, gboolean close)
{
  const PartsClosure closure = { cut, cut + CLOSED_DAYS - 1 };

  for (guint i = 0; i < parts->closures->len; i++) {
    PartsClosure *other = &g_array_index (parts->closures, PartsClosure, i);
    other->from += other->from < cut ? 0 : CLOSED_DAYS;
    other->to += other->to < cut ? 0 : CLOSED_DAYS;
  }
  if (close)
    g_array_append_val (parts->closures, closure);
}

/*
 * Law: a closure takes its days out of the calendar. Everything from some day
 * on happens later by so many days, the school is closed on these, and the
 * answer is the same but for its date. Not with feedback, whose weeks no
 * closure stops. Bent: the school stays open, and tenures grow.
 */
gboolean
change_closure (Parts *parts, LpPairing *answer, guint64 *dice, gboolean bent)
{
  guint n = parts->rounds->len;

  if (n == 0)
    return FALSE;
  /* A cut after the latest round, or after an earlier one: tenures run across it. */
  LpDate cut = lp_round_get_date (parts->rounds->pdata[n - 1 - laws_roll (dice, MIN (n, 3))]) + 1;
  move_rules (parts, cut);
  move_rounds (parts, cut);
  move_closures (parts, cut, !bent);
  parts->date += CLOSED_DAYS;
  return TRUE;
}

/* Law: the seed decides among equals and nothing else: every tier but chance costs the same. Bent: one who is there is away. */
gboolean
change_seed (Parts *parts, LpPairing *answer, guint64 *dice, gboolean bent)
{
  const char *id = lp_pupil_get_id (lp_pairing_get_pupil (answer, 0, 0));

  parts->seed = parts->seed * 31 + 7;
  if (!bent)
    return TRUE;
  for (guint i = 0; i < parts->away->len; i++) {
    if (strcmp (parts->away->pdata[i], id) == 0)
      return FALSE;
  }
  g_ptr_array_add (parts->absent, g_strdup (id));
  return parts->pupils->len - parts->absent->len >= 2;
}
