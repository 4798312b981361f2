/* SPDX-License-Identifier: MIT */
/* partners history: the rounds so far, or one pupil's partners. */
#include "cli.h"

#include <stdlib.h>
#include <string.h>

static guint
count_new (const LpHistory *history, gsize index)
{
  LpRound *round = lp_history_get_round (history, index), *before = index > 0 ? lp_history_get_round (history, index - 1) : NULL;
  guint n = 0;

  for (gsize i = 0; i < lp_round_get_n_partnerships (round); i++)
    n += !lp_round_is_kept (round, i, before);
  return n;
}

static void
append_round (GString *out, const LpHistory *history, gsize index)
{
  LpRound *round = lp_history_get_round (history, index);
  g_autofree char *day = cli_date_words (lp_round_get_date (round));
  guint n = count_new (history, index);
  g_autoptr (GString) line = g_string_new (NULL);

  g_string_append_printf (line, "%3zu  ", index + 1);
  cli_append_padded (line, day, 28);
  g_string_append_printf (line, CLI_PLURAL (" %zu partnership", " %zu partnerships", lp_round_get_n_partnerships (round)),
                          lp_round_get_n_partnerships (round));
  g_string_append_printf (line, _(", %u new"), n);
  if (lp_round_get_assigned (round) != NULL)
    g_string_append (line, _(", changed by hand"));
  if (lp_round_get_n_covers (round) > 0)
    g_string_append_printf (line, CLI_PLURAL (", %zu cover", ", %zu covers", lp_round_get_n_covers (round)),
                            lp_round_get_n_covers (round));
  g_string_append_printf (out, "%s\n", line->str);
}

/* Several spells of one pupil, in order of time. */
typedef struct {
  const char *partner;
  gsize       first, last;
} Spell;

static int
compare_spells (gconstpointer a, gconstpointer b)
{
  const Spell *x = a, *y = b;

  if (x->first != y->first)
    return x->first < y->first ? -1 : 1;
  return strcmp (x->partner, y->partner);
}

static GArray *
list_spells (LpClassFile *file, const char *id)
{
  LpRoster *everybody = lp_class_file_get_everybody (file);
  LpHistory *history = lp_class_file_get_history (file);
  GArray *spells = g_array_new (FALSE, FALSE, sizeof (Spell));

  for (gsize i = 0; i < lp_roster_get_n_pupils (everybody); i++) {
    const char *other = lp_pupil_get_id (lp_roster_get_pupil (everybody, i));
    Spell spell = { other, 0, 0 };
    for (guint k = 0; strcmp (other, id) != 0 && lp_history_get_spell (history, id, other, k, &spell.first, &spell.last); k++)
      g_array_append_val (spells, spell);
  }
  g_array_sort (spells, compare_spells);
  return spells;
}

static LpDate
date_of (LpHistory *history, gsize index)
{
  return lp_round_get_date (lp_history_get_round (history, index));
}

static void
append_spell (GString *out, LpClassFile *file, const Spell *spell)
{
  LpHistory *history = lp_class_file_get_history (file);
  gsize n = lp_history_get_n_rounds (history), rounds = spell->last - spell->first + 1;
  g_autofree char *name = cli_label (lp_class_file_get_everybody (file), spell->partner);
  g_autofree char *first = cli_date_words (date_of (history, spell->first));
  g_autoptr (GString) line = g_string_new ("  ");

  cli_append_padded (line, name, 24);
  g_string_append_printf (line, CLI_PLURAL (" from %s, %zu round", " from %s, %zu rounds", rounds), first, rounds);
  if (spell->last + 1 == n)
    g_string_append (line, _(", still"));
  g_string_append_printf (out, "%s\n", line->str);
}

static void
append_feedback (GString *out, LpClassFile *file, const char *id)
{
  LpHistory *history = lp_class_file_get_history (file);

  for (gsize i = 0; i < lp_history_get_n_feedback (history); i++) {
    LpFeedback *feedback = lp_history_get_feedback (history, i);
    gsize n = lp_feedback_get_n_pupils (feedback);
    g_autofree const char **ids = g_new (const char *, n);
    gboolean about = FALSE;
    for (gsize k = 0; k < n; k++) {
      ids[k] = lp_feedback_get_pupil (feedback, k);
      about = about || strcmp (ids[k], id) == 0;
    }
    if (!about)
      continue;
    g_autofree char *names = cli_class_names (lp_class_file_get_everybody (file), ids, n);
    g_autofree char *day = cli_date_words (lp_feedback_get_date (feedback));
    g_string_append_printf (out, "  %s: %s (%s)\n", names, lp_feedback_word_get_name (lp_feedback_get_word (feedback)), day);
  }
}

static void
show_pupil (LpClassFile *file, const char *id)
{
  g_autofree char *name = cli_label (lp_class_file_get_everybody (file), id);
  g_autofree char *title = g_strdup_printf (_("The partners of %s"), name);
  guint turns = lp_history_get_n_turns (lp_class_file_get_history (file), id);
  g_autoptr (GArray) spells = list_spells (file, id);
  g_autoptr (GString) out = g_string_new (NULL);

  cli_append_bold (out, stdout, title);
  g_string_append_c (out, '\n');
  for (guint i = 0; i < spells->len; i++)
    append_spell (out, file, &g_array_index (spells, Spell, i));
  if (spells->len == 0)
    g_string_append_printf (out, "  %s\n", _("none yet"));
  if (turns > 0)
    g_string_append_printf (out, CLI_PLURAL ("  In a three or with an adult: %u round.\n", "  In a three or with an adult: %u rounds.\n", turns), turns);
  append_feedback (out, file, id);
  fputs (out->str, stdout);
}

static void
show_pupil_json (LpClassFile *file, const char *id)
{
  LpHistory *history = lp_class_file_get_history (file);
  g_autoptr (GArray) spells = list_spells (file, id);
  json_t *list = json_array ();

  for (guint i = 0; i < spells->len; i++) {
    const Spell *spell = &g_array_index (spells, Spell, i);
    g_autofree char *first = lp_date_to_string (date_of (history, spell->first));
    g_autofree char *last = lp_date_to_string (date_of (history, spell->last));
    json_array_append_new (list, json_pack ("{s:s, s:s, s:s, s:I}", "partner", spell->partner, "first_round", first, "last_round", last, "rounds",
                                            (json_int_t) (spell->last - spell->first + 1)));
  }
  json_t *answer = json_pack ("{s:i, s:s, s:o}", "version", 1, "pupil", id, "spells", list);
  json_dumpf (answer, stdout, JSON_INDENT (1));
  fputc ('\n', stdout);
  json_decref (answer);
}

static int
show_pupil_named (const CliOptions *o, LpClassFile *file)
{
  g_autoptr (GError) error = NULL;
  LpPupil *pupil = cli_class_look_up (lp_class_file_get_everybody (file), o->arguments[0], &error);

  if (pupil == NULL)
    return cli_fail (o, error, NULL);
  if (o->json)
    show_pupil_json (file, lp_pupil_get_id (pupil));
  else
    show_pupil (file, lp_pupil_get_id (pupil));
  return CLI_DONE;
}

/* As a request of today, or of the day after the latest round, has it. */
static int
show_json (LpClassFile *file)
{
  LpRound *latest = cli_class_latest_round (file, NULL);
  LpDate date = MAX (cli_file_today (), latest != NULL ? lp_round_get_date (latest) + 1 : G_MININT32);
  g_autoptr (LpHistory) history = lp_history_new_before (lp_class_file_get_history (file), date);
  g_autofree char *text = lp_history_to_json (history);
  json_t *document = json_loads (text, 0, NULL);

  json_dumpf (document, stdout, JSON_INDENT (1));
  fputc ('\n', stdout);
  json_decref (document);
  return CLI_DONE;
}

int
cli_verb_history (CliOptions *o)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LpClassFile) file = cli_class_open (o, &error);
  g_autoptr (GString) out = g_string_new (NULL);

  if (file == NULL)
    return cli_fail (o, error, NULL);
  if (cli_options_count_arguments (o) > 1)
    return cli_usage ("history", _("Name one pupil, or nobody for all rounds."));
  if (cli_options_count_arguments (o) == 1)
    return show_pupil_named (o, file);
  if (o->json)
    return show_json (file);
  LpHistory *history = lp_class_file_get_history (file);
  for (gsize i = 0; i < lp_history_get_n_rounds (history); i++)
    append_round (out, history, i);
  if (out->len == 0)
    g_string_append_printf (out, "%s\n", _("No rounds yet."));
  fputs (out->str, stdout);
  return CLI_DONE;
}
