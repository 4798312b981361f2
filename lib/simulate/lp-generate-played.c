/* SPDX-License-Identifier: MIT */
/* What happens once partners have been issued: the pupils' words on them, and the teacher's hand. */
#include "simulate/lp-generate-private.h"

/* Days after a round's first on which pupils may say something. */
#define FEEDBACK_DAYS 6
/* Days before the first round from which there is still last year's feedback. */
#define OLD_DAYS 130

static gboolean
add_word (LpHistory *history, LpDraw *draw, LpDate date, LpDate last, const char *const *ids, gsize n_ids, GError **error)
{
  static const guint weights[LP_N_FEEDBACK_WORDS] = { 3, 2, 2, 2, 2, 1 };
  LpFeedbackWord word = (LpFeedbackWord) lp_i_draw_weighted (draw, weights, LP_N_FEEDBACK_WORDS);

  if (n_ids < 2 || date > last)
    return TRUE;
  g_autoptr (LpFeedback) feedback = lp_feedback_new (date, ids, n_ids, word, error);
  if (feedback == NULL)
    return FALSE;
  lp_history_add_feedback (history, feedback);
  return TRUE;
}

/* What was said last year, of partners that the history does not know. */
static gboolean
add_old_words (const LpSchoolYear *year, LpHistory *history, GError **error)
{
  guint n = year->pupils->len;
  LpDraw draw;

  lp_i_draw_init (&draw, year->seed, LP_DRAW_FEEDBACK, G_MAXUINT64);
  for (guint count = lp_i_draw_below (&draw, 4); count > 0; count--) {
    guint a = lp_i_draw_below (&draw, n);
    guint b = (a + 1 + lp_i_draw_below (&draw, n - 1)) % n;
    const char *ids[2] = { lp_pupil_get_id (g_ptr_array_index (year->pupils, a)),
                           lp_pupil_get_id (g_ptr_array_index (year->pupils, b)) };
    LpDate date = year->dates[0] - lp_i_draw_between (&draw, 0, OLD_DAYS);
    if (!add_word (history, &draw, date, date, ids, 2, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
add_words_on_round (const LpSchoolYear *year, LpHistory *history, LpRound *round, LpDate last, GError **error)
{
  LpDate first = lp_round_get_date (round);
  LpDraw draw;

  lp_i_draw_init (&draw, year->seed, LP_DRAW_FEEDBACK, (guint64) first);
  for (gsize i = 0; i < lp_round_get_n_partnerships (round); i++) {
    gsize size = lp_round_get_size (round, i);
    g_autofree const char **ids = g_new (const char *, size);
    for (gsize m = 0; m < size; m++)
      ids[m] = lp_round_get_pupil (round, i, m);
    gboolean speaks = lp_i_draw_chance (&draw, year->feedback_per_mille);
    LpDate date = first + lp_i_draw_between (&draw, 0, FEEDBACK_DAYS);
    if (speaks && !add_word (history, &draw, date, last, ids, size, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
lp_i_year_add_feedback (const LpSchoolYear *year, LpHistory *history, LpDate date, GError **error)
{
  if (year->feedback_per_mille == 0)
    return TRUE;
  if (!add_old_words (year, history, error))
    return FALSE;
  for (gsize i = 0; i < lp_history_get_n_rounds (history); i++) {
    if (!add_words_on_round (year, history, lp_history_get_round (history, i), date, error))
      return FALSE;
  }
  return TRUE;
}

/* The partnerships of a round as lists that may be changed. */
static GPtrArray *
list_partnerships (LpRound *round)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  for (gsize i = 0; i < lp_round_get_n_partnerships (round); i++) {
    GPtrArray *members = g_ptr_array_new ();
    for (gsize m = 0; m < lp_round_get_size (round, i); m++)
      g_ptr_array_add (members, (gpointer) lp_round_get_pupil (round, i, m));
    g_ptr_array_add (list, members);
  }
  return list;
}

static void
change_places (GPtrArray *one, GPtrArray *other)
{
  gpointer kept = one->pdata[0];

  one->pdata[0] = other->pdata[0];
  other->pdata[0] = kept;
}

static void
merge_partnerships (GPtrArray *list, guint one, guint other)
{
  GPtrArray *from = g_ptr_array_index (list, other);

  for (guint i = 0; i < from->len; i++)
    g_ptr_array_add (g_ptr_array_index (list, one), from->pdata[i]);
  g_ptr_array_remove_index (list, other);
}

/* One leaves a partnership for another: that leaves somebody alone, and makes a three where there were two. */
static void
move_one (GPtrArray *one, GPtrArray *other)
{
  if (one->len > 1)
    g_ptr_array_add (other, g_ptr_array_steal_index (one, one->len - 1));
}

static LpRound *
write_round (LpRound *issued, const GPtrArray *list)
{
  LpRound *round = lp_round_new (lp_round_get_date (issued));

  for (guint i = 0; i < list->len; i++) {
    GPtrArray *members = g_ptr_array_index (list, i);
    lp_round_add_partnership (round, (const char *const *) members->pdata, members->len, NULL);
  }
  g_autoptr (GPtrArray) before = list_partnerships (issued);
  for (guint i = 0; i < before->len; i++) {
    GPtrArray *members = g_ptr_array_index (before, i);
    lp_round_add_assigned (round, (const char *const *) members->pdata, members->len, NULL);
  }
  for (gsize i = 0; i < lp_round_get_n_covers (issued); i++)
    lp_round_add_cover (round, lp_round_get_cover (issued, i), NULL);
  return round;
}

LpRound *
lp_school_year_play (const LpSchoolYear *year, LpRound *issued)
{
  static const guint kinds[] = { 70, 18, 12 };
  guint n = issued == NULL ? 0 : (guint) lp_round_get_n_partnerships (issued);
  LpDraw draw;

  g_return_val_if_fail (year != NULL, NULL);
  g_return_val_if_fail (issued != NULL, NULL);

  lp_i_draw_init (&draw, year->seed, LP_DRAW_PLAY, (guint64) lp_round_get_date (issued));
  if (n < 2 || !lp_i_draw_chance (&draw, year->override_per_mille))
    return lp_round_ref (issued);
  g_autoptr (GPtrArray) list = list_partnerships (issued);
  guint one = lp_i_draw_below (&draw, n);
  guint other = (one + 1 + lp_i_draw_below (&draw, n - 1)) % n;
  guint kind = lp_i_draw_weighted (&draw, kinds, G_N_ELEMENTS (kinds));
  if (kind == 0)
    change_places (g_ptr_array_index (list, one), g_ptr_array_index (list, other));
  else if (kind == 1)
    move_one (g_ptr_array_index (list, one), g_ptr_array_index (list, other));
  else
    merge_partnerships (list, one, other);
  return write_round (issued, list);
}
