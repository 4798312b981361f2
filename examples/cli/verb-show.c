/* SPDX-License-Identifier: MIT */
/* partners show: today's partners, fit to be held up to the class. */
#include "cli.h"

#include <string.h>

/* The cover of a day, of the round in force on it. */
static LpRound *
find_cover (const LpRound *round, LpDate date)
{
  for (gsize i = 0; i < lp_round_get_n_covers (round); i++) {
    LpRound *cover = lp_round_get_cover (round, i);
    if (lp_round_get_date (cover) == date)
      return cover;
  }
  return NULL;
}

static void
append_cover (GString *out, const LpRoster *everybody, const LpRound *cover)
{
  g_autoptr (GPtrArray) away = g_ptr_array_new ();

  for (gsize i = 0; i < lp_round_get_n_absent (cover); i++)
    g_ptr_array_add (away, (gpointer) lp_round_get_absent (cover, i));
  g_autofree char *names = cli_class_names (everybody, (const char *const *) away->pdata, away->len);
  g_autofree char *day = cli_date_words (lp_round_get_date (cover));
  g_autofree char *title = g_strdup_printf (_("On %s, without %s"), day, names);
  g_string_append_c (out, '\n');
  cli_append_bold (out, stdout, title);
  g_string_append_c (out, '\n');
  cli_table_round (out, everybody, cover, NULL);
}

static void
show_words (LpClassFile *file, LpRound *round, gsize index, LpDate date)
{
  LpRoster *everybody = lp_class_file_get_everybody (file);
  LpRound *before = index > 0 ? lp_history_get_round (lp_class_file_get_history (file), index - 1) : NULL;
  LpRound *cover = find_cover (round, date);
  g_autofree char *day = cli_date_words (lp_round_get_date (round));
  g_autofree char *class = cli_clean (lp_class_file_get_title (file));
  g_autofree char *title = g_strdup_printf (_("%s: partners from %s"), class, day);
  g_autoptr (GString) out = g_string_new (NULL);

  cli_append_bold (out, stdout, title);
  g_string_append (out, "\n\n");
  cli_table_round (out, everybody, round, before);
  if (cover != NULL)
    append_cover (out, everybody, cover);
  fputs (out->str, stdout);
}

static json_t *
partnerships_to_json (const LpRoster *everybody, const LpRound *round)
{
  json_t *list = json_array ();

  for (gsize i = 0; i < lp_round_get_n_partnerships (round); i++) {
    json_t *pupils = json_array ();
    for (gsize k = 0; k < lp_round_get_size (round, i); k++) {
      const char *id = lp_round_get_pupil (round, i, k);
      g_autofree char *name = cli_label (everybody, id);
      json_array_append_new (pupils, json_pack ("{s:s, s:s}", "id", id, "name", name));
    }
    json_array_append_new (list, pupils);
  }
  return list;
}

static void
show_json (LpClassFile *file, LpRound *round, LpDate date)
{
  LpRoster *everybody = lp_class_file_get_everybody (file);
  LpRound *cover = find_cover (round, date);
  g_autofree char *day = lp_date_to_string (lp_round_get_date (round));
  json_t *answer = json_pack ("{s:i, s:s, s:s, s:o}", "version", 1, "class", lp_class_file_get_title (file), "date", day, "partnerships",
                              partnerships_to_json (everybody, round));

  if (cover != NULL) {
    json_object_set_new (answer, "cover", partnerships_to_json (everybody, cover));
    json_t *absent = json_array ();
    for (gsize i = 0; i < lp_round_get_n_absent (cover); i++)
      json_array_append_new (absent, json_string (lp_round_get_absent (cover, i)));
    json_object_set_new (answer, "absent", absent);
  }
  json_dumpf (answer, stdout, JSON_INDENT (1));
  fputc ('\n', stdout);
  json_decref (answer);
}

static int
write_board (const CliOptions *o, LpClassFile *file, LpRound *round, LpDate date)
{
  g_autoptr (LpPageOptions) options = cli_page_options (file);
  g_autoptr (LpPage) page = lp_page_new_board (lp_class_file_get_everybody (file), round, date, options);

  return cli_page_write (o, file, page, "board");
}

int
cli_verb_show (CliOptions *o)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LpClassFile) file = cli_class_open (o, &error);
  LpDate date;
  gsize index;

  if (file == NULL)
    return cli_fail (o, error, NULL);
  if (cli_options_count_arguments (o) > 0)
    return cli_usage ("show", _("show needs no names; for one pupil there is history."));
  if (!cli_class_date (o, &date, &error))
    return cli_fail (o, error, NULL);
  LpRound *round = cli_class_round_on (file, date, &index);
  /* Partners who are only about to begin are shown too, but not where a day was asked for. */
  if (round == NULL && o->date == NULL)
    round = cli_class_latest_round (file, &index);
  if (round == NULL) {
    cli_class_no_round (file, &error);
    return cli_fail (o, error, NULL);
  }
  if (o->board)
    return write_board (o, file, round, date);
  if (o->json)
    show_json (file, round, date);
  else
    show_words (file, round, index, date);
  return CLI_DONE;
}
