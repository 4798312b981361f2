/* SPDX-License-Identifier: MIT */
#include "io/lp-json-private.h"
#include "base/lp-text-private.h"

#include <learning-partners/lp-history.h>

typedef gboolean (*AddPartnership) (LpRound *round, const char *const *pupils, gsize n_pupils, GError **error);

static gboolean
read_partnership_list (json_t *array, const LpIPath *path, LpRound *round, AddPartnership add, GError **error)
{
  json_t *element;
  size_t i;

  json_array_foreach (array, i, element) {
    LpIPath here = { path, NULL, NULL, i };
    g_autoptr (GPtrArray) pupils = lp_i_json_to_texts (element, &here, error);

    if (pupils == NULL)
      return FALSE;
    if (pupils->len == 0) {
      lp_i_path_fail (&here, error, LP_ERROR_VALUE, "A partnership has at least one pupil");
      return FALSE;
    }
    if (!add (round, (const char *const *) pupils->pdata, pupils->len, error)) {
      lp_i_path_prefix (path, error);
      return FALSE;
    }
  }
  return TRUE;
}

static gboolean
read_absent (json_t *array, const LpIPath *path, LpRound *cover, GError **error)
{
  g_autoptr (GPtrArray) pupils = NULL;

  if (array == NULL)
    return TRUE;
  pupils = lp_i_json_to_texts (array, path, error);
  if (pupils == NULL)
    return FALSE;
  for (guint i = 0; i < pupils->len; i++) {
    if (!lp_round_add_absent (cover, g_ptr_array_index (pupils, i), error)) {
      lp_i_path_prefix (path, error);
      return FALSE;
    }
  }
  return TRUE;
}

static LpRound *
cover_from_json (json_t *value, const LpIPath *path, GError **error)
{
  static const char *const names[] = { "date", "absent", "partnerships", NULL };
  LpIPath absent_path = { path, "absent", NULL, 0 };
  LpIPath partnerships_path = { path, "partnerships", NULL, 0 };
  g_autoptr (LpRound) cover = NULL;
  LpDate date = LP_DATE_NONE;
  json_t *absent = NULL;
  json_t *partnerships = NULL;

  if (!lp_i_json_check_object (value, path, names, error) ||
      !lp_i_json_get_date (value, path, "date", LP_I_REQUIRED, &date, error) ||
      !lp_i_json_get_array (value, path, "absent", LP_I_OPTIONAL, &absent, error) ||
      !lp_i_json_get_array (value, path, "partnerships", LP_I_OPTIONAL, &partnerships, error))
    return NULL;
  cover = lp_round_new (date);
  if (!read_absent (absent, &absent_path, cover, error) ||
      !read_partnership_list (partnerships, &partnerships_path, cover, lp_round_add_partnership, error))
    return NULL;
  return g_steal_pointer (&cover);
}

static gboolean
read_covers (json_t *array, const LpIPath *path, LpRound *round, GError **error)
{
  json_t *element;
  size_t i;

  json_array_foreach (array, i, element) {
    LpIPath here = lp_i_path_element (path, element, "date", i);
    g_autoptr (LpRound) cover = cover_from_json (element, &here, error);

    if (cover == NULL)
      return FALSE;
    if (!lp_round_add_cover (round, cover, error)) {
      lp_i_path_prefix (&here, error);
      return FALSE;
    }
  }
  return TRUE;
}

/* What a round was asked for with, and what a trial issued it under. */
static gboolean
read_issue (json_t *value, const LpIPath *path, LpRound *round, GError **error)
{
  LpIPath seed_path = { path, "seed", NULL, 0 };
  const json_t *member = json_object_get (value, "seed");
  const char *arm = NULL;
  int period = LP_ROUND_NO_PERIOD, draw = 0;
  guint64 seed = 0;

  if (member != NULL && (!lp_i_json_to_guint64 (member, &seed_path, &seed, error) || !lp_round_set_seed (round, seed, error)))
    return FALSE;
  if (!lp_i_json_get_text (value, path, "arm", LP_I_OPTIONAL, &arm, error) ||
      !lp_i_json_get_int (value, path, "period", LP_I_OPTIONAL, &period, error) ||
      !lp_i_json_get_int (value, path, "draw", LP_I_OPTIONAL, &draw, error))
    return FALSE;
  if (draw < 0 || (json_object_get (value, "period") != NULL && period < 0)) {
    lp_i_path_fail (path, error, LP_ERROR_VALUE, "The %s of a round is 0 or more", draw < 0 ? "draw" : "period");
    return FALSE;
  }
  if (lp_round_set_trial (round, arm, period, (guint) draw, error))
    return TRUE;
  lp_i_path_prefix (path, error);
  return FALSE;
}

static LpRound *
round_from_json (json_t *value, const LpIPath *path, GError **error)
{
  static const char *const names[] = { "date", "partnerships", "assigned", "covers", "seed", "arm", "period", "draw", NULL };
  LpIPath partnerships_path = { path, "partnerships", NULL, 0 };
  LpIPath assigned_path = { path, "assigned", NULL, 0 };
  LpIPath covers_path = { path, "covers", NULL, 0 };
  g_autoptr (LpRound) round = NULL;
  LpDate date = LP_DATE_NONE;
  json_t *partnerships = NULL;
  json_t *assigned = NULL;
  json_t *covers = NULL;

  if (!lp_i_json_check_object (value, path, names, error) ||
      !lp_i_json_get_date (value, path, "date", LP_I_REQUIRED, &date, error) ||
      !lp_i_json_get_array (value, path, "partnerships", LP_I_REQUIRED, &partnerships, error) ||
      !lp_i_json_get_array (value, path, "assigned", LP_I_OPTIONAL, &assigned, error) ||
      !lp_i_json_get_array (value, path, "covers", LP_I_OPTIONAL, &covers, error))
    return NULL;
  round = lp_round_new (date);
  if (!read_partnership_list (partnerships, &partnerships_path, round, lp_round_add_partnership, error) ||
      !read_partnership_list (assigned, &assigned_path, round, lp_round_add_assigned, error) ||
      !read_covers (covers, &covers_path, round, error) ||
      !read_issue (value, path, round, error))
    return NULL;
  return g_steal_pointer (&round);
}

static gboolean
read_rounds (json_t *array, const LpIPath *path, LpHistory *history, GError **error)
{
  json_t *element;
  size_t i;

  json_array_foreach (array, i, element) {
    LpIPath here = lp_i_path_element (path, element, "date", i);
    g_autoptr (LpRound) round = round_from_json (element, &here, error);

    if (round == NULL)
      return FALSE;
    if (!lp_history_add_round (history, round, error)) {
      lp_i_path_prefix (&here, error);
      return FALSE;
    }
  }
  return TRUE;
}

static gboolean
word_from_json (const json_t *value, const LpIPath *path, LpFeedbackWord *word, GError **error)
{
  LpIPath here = { path, "word", NULL, 0 };
  g_autofree char *quoted = NULL;
  const char *name = NULL;

  if (!lp_i_json_get_text (value, path, "word", LP_I_REQUIRED, &name, error))
    return FALSE;
  if (lp_feedback_word_from_name (name, word))
    return TRUE;
  quoted = lp_i_text_quote (name);
  lp_i_path_fail (&here, error, LP_ERROR_VALUE,
                  "There is no feedback word %s; the words are worked, mixed, too-quiet, not-listening, disagreed and apart-for-a-while",
                  quoted);
  return FALSE;
}

static LpFeedback *
feedback_from_json (json_t *value, const LpIPath *path, GError **error)
{
  static const char *const names[] = { "date", "pupils", "word", NULL };
  LpIPath pupils_path = { path, "pupils", NULL, 0 };
  g_autoptr (GPtrArray) pupils = NULL;
  LpFeedbackWord word = LP_FEEDBACK_WORKED;
  LpDate date = LP_DATE_NONE;
  json_t *array = NULL;
  LpFeedback *feedback;

  if (!lp_i_json_check_object (value, path, names, error) ||
      !lp_i_json_get_date (value, path, "date", LP_I_REQUIRED, &date, error) ||
      !lp_i_json_get_array (value, path, "pupils", LP_I_REQUIRED, &array, error) ||
      !word_from_json (value, path, &word, error))
    return NULL;
  pupils = lp_i_json_to_texts (array, &pupils_path, error);
  if (pupils == NULL)
    return NULL;
  feedback = lp_feedback_new (date, (const char *const *) pupils->pdata, pupils->len, word, error);
  if (feedback == NULL)
    lp_i_path_prefix (path, error);
  return feedback;
}

static gboolean
read_feedback (json_t *array, const LpIPath *path, LpHistory *history, GError **error)
{
  json_t *element;
  size_t i;

  json_array_foreach (array, i, element) {
    LpIPath here = lp_i_path_element (path, element, "date", i);
    g_autoptr (LpFeedback) feedback = feedback_from_json (element, &here, error);

    if (feedback == NULL)
      return FALSE;
    lp_history_add_feedback (history, feedback);
  }
  return TRUE;
}

LpHistory *
lp_i_history_from_json (json_t *value, const LpIPath *path, GError **error)
{
  static const char *const names[] = { "rounds", "feedback", NULL };
  LpIPath rounds_path = { path, "rounds", NULL, 0 };
  LpIPath feedback_path = { path, "feedback", NULL, 0 };
  g_autoptr (LpHistory) history = lp_history_new ();
  json_t *rounds = NULL;
  json_t *feedback = NULL;

  if (!lp_i_json_check_object (value, path, names, error) ||
      !lp_i_json_get_array (value, path, "rounds", LP_I_OPTIONAL, &rounds, error) ||
      !lp_i_json_get_array (value, path, "feedback", LP_I_OPTIONAL, &feedback, error))
    return NULL;
  if (!read_rounds (rounds, &rounds_path, history, error) ||
      !read_feedback (feedback, &feedback_path, history, error))
    return NULL;
  return g_steal_pointer (&history);
}

json_t *
lp_i_partnerships_to_json (const LpRound *round)
{
  json_t *array = json_array ();

  for (gsize i = 0; i < lp_round_get_n_partnerships (round); i++) {
    json_t *pupils = json_array ();

    for (gsize k = 0; k < lp_round_get_size (round, i); k++)
      json_array_append_new (pupils, lp_i_json_text (lp_round_get_pupil (round, i, k)));
    json_array_append_new (array, pupils);
  }
  return array;
}

static json_t *
cover_to_json (const LpRound *cover)
{
  json_t *object = json_object ();
  json_t *absent = json_array ();

  for (gsize i = 0; i < lp_round_get_n_absent (cover); i++)
    json_array_append_new (absent, lp_i_json_text (lp_round_get_absent (cover, i)));
  json_object_set_new (object, "date", lp_i_json_date (lp_round_get_date (cover)));
  json_object_set_new (object, "absent", absent);
  json_object_set_new (object, "partnerships", lp_i_partnerships_to_json (cover));
  return object;
}

static void
issue_to_json (const LpRound *round, json_t *object)
{
  guint64 seed;

  if (lp_round_get_seed (round, &seed))
    json_object_set_new (object, "seed", lp_i_json_unsigned (seed));
  if (lp_round_get_arm (round) != NULL)
    json_object_set_new (object, "arm", lp_i_json_text (lp_round_get_arm (round)));
  if (lp_round_get_period (round) != LP_ROUND_NO_PERIOD)
    json_object_set_new (object, "period", json_integer (lp_round_get_period (round)));
  if (lp_round_get_draw (round) != 0)
    json_object_set_new (object, "draw", json_integer (lp_round_get_draw (round)));
}

static json_t *
round_to_json (const LpRound *round)
{
  json_t *object = json_object ();
  json_t *covers = json_array ();
  const LpRound *assigned = lp_round_get_assigned (round);

  for (gsize i = 0; i < lp_round_get_n_covers (round); i++)
    json_array_append_new (covers, cover_to_json (lp_round_get_cover (round, i)));
  json_object_set_new (object, "date", lp_i_json_date (lp_round_get_date (round)));
  json_object_set_new (object, "partnerships", lp_i_partnerships_to_json (round));
  if (assigned != NULL)
    json_object_set_new (object, "assigned", lp_i_partnerships_to_json (assigned));
  json_object_set_new (object, "covers", covers);
  issue_to_json (round, object);
  return object;
}

static json_t *
feedback_to_json (const LpFeedback *feedback)
{
  json_t *object = json_object ();
  json_t *pupils = json_array ();

  for (gsize i = 0; i < lp_feedback_get_n_pupils (feedback); i++)
    json_array_append_new (pupils, lp_i_json_text (lp_feedback_get_pupil (feedback, i)));
  json_object_set_new (object, "date", lp_i_json_date (lp_feedback_get_date (feedback)));
  json_object_set_new (object, "pupils", pupils);
  json_object_set_new (object, "word", json_string (lp_feedback_word_get_name (lp_feedback_get_word (feedback))));
  return object;
}

json_t *
lp_i_history_to_json (const LpHistory *history)
{
  json_t *object = json_object ();
  json_t *rounds = json_array ();
  json_t *feedback = json_array ();

  for (gsize i = 0; i < lp_history_get_n_rounds (history); i++)
    json_array_append_new (rounds, round_to_json (lp_history_get_round (history, i)));
  for (gsize i = 0; i < lp_history_get_n_feedback (history); i++)
    json_array_append_new (feedback, feedback_to_json (lp_history_get_feedback (history, i)));
  json_object_set_new (object, "rounds", rounds);
  json_object_set_new (object, "feedback", feedback);
  return object;
}
