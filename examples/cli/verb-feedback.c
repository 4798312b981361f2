/* SPDX-License-Identifier: MIT */
/* partners feedback: a word on how two worked together. It fades, and labels no child. */
#include "cli.h"

static gboolean
add (LpClassFile *file, const LpFeedback *feedback, const char *step, GError **error)
{
  if (!lp_class_file_begin (file, step, error))
    return FALSE;
  if (lp_class_file_add_feedback (file, feedback, error))
    return lp_class_file_commit (file, error);
  lp_class_file_rollback (file);
  return FALSE;
}

static void
set_word_error (const char *word, GError **error)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (int i = 0; i < LP_N_FEEDBACK_WORDS; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? ", " : "", lp_feedback_word_get_name ((LpFeedbackWord) i));
  g_set_error (error, LP_ERROR, LP_ERROR_VALUE, _("There is no word \"%s\". The words are %s."), word, words->str);
}

/* Words about two who never worked together are most likely about somebody else. */
static void
note_strangers (const LpClassFile *file, GPtrArray *ids)
{
  LpHistory *history = lp_class_file_get_history (file);

  for (guint a = 0; a < ids->len; a++) {
    for (guint b = a + 1; b < ids->len; b++) {
      const char *two[] = { g_ptr_array_index (ids, a), g_ptr_array_index (ids, b) };
      g_autofree char *names = cli_class_names (lp_class_file_get_everybody (file), two, 2);
      if (!lp_history_has_met (history, two[0], two[1]))
        cli_say (stderr, _("Note: %s have not been partners.\n"), names);
    }
  }
}

static int
run (const CliOptions *o, LpClassFile *file, LpFeedbackWord word)
{
  g_autoptr (GError) error = NULL;
  guint n = cli_options_count_arguments (o);
  g_auto (GStrv) names = g_strdupv (o->arguments);
  LpDate date;

  g_clear_pointer (&names[n - 1], g_free);
  if (!cli_class_date (o, &date, &error))
    return cli_fail (o, error, NULL);
  if (o->date == NULL) {
    /* What is said on the eve of the first day is about that day. */
    LpRound *latest = cli_class_latest_round (file, NULL);
    date = latest != NULL ? MAX (date, lp_round_get_date (latest)) : date;
  }
  g_autoptr (GPtrArray) ids = cli_class_look_up_all (lp_class_file_get_everybody (file), names, &error);
  g_autoptr (LpFeedback) feedback = ids == NULL ? NULL : lp_feedback_new (date, (const char *const *) ids->pdata, ids->len, word, &error);
  if (feedback == NULL)
    return cli_fail (o, error, NULL);
  g_autofree char *who = cli_class_names (lp_class_file_get_everybody (file), (const char *const *) ids->pdata, ids->len);
  g_autofree char *step = g_strdup_printf (_("feedback: %s: %s"), who, lp_feedback_word_get_name (word));
  note_strangers (file, ids);
  if (!add (file, feedback, step, &error))
    return cli_fail (o, error, NULL);
  return cli_class_done (o, file, step);
}

int
cli_verb_feedback (CliOptions *o)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LpClassFile) file = cli_class_open (o, &error);
  LpFeedbackWord word;

  if (file == NULL)
    return cli_fail (o, error, NULL);
  guint n = cli_options_count_arguments (o);
  if (n < 3)
    return cli_usage ("feedback", _("Name two pupils or three, then a word, as in: partners feedback Amira Ben worked"));
  if (!lp_feedback_word_from_name (o->arguments[n - 1], &word)) {
    set_word_error (o->arguments[n - 1], &error);
    return cli_fail (o, error, NULL);
  }
  return run (o, file, word);
}
