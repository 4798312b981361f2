/* SPDX-License-Identifier: MIT */
/* partners today: who works with whom while somebody is away; the partnerships return by themselves. */
#include "cli.h"

#include <string.h>

typedef struct {
  LpClassFile *file;  /* owned */
  LpDate       date;
  LpRound     *round; /* borrowed */
  gsize        index; /* of the round */
  GPtrArray   *away;  /* ids, owned: absent, late and gone */
  GPtrArray   *late;  /* ids, owned */
} Today;

static void
today_clear (Today *today)
{
  g_clear_pointer (&today->away, g_ptr_array_unref);
  g_clear_pointer (&today->late, g_ptr_array_unref);
  g_clear_pointer (&today->file, lp_class_file_close);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Today, today_clear)

static gboolean
is_in (GPtrArray *ids, const char *id)
{
  return g_ptr_array_find_with_equal_func (ids, id, g_str_equal, NULL);
}

static gboolean
took_part (const LpRound *round, const char *id)
{
  for (gsize i = 0; i < lp_round_get_n_partnerships (round); i++) {
    for (gsize k = 0; k < lp_round_get_size (round, i); k++) {
      if (strcmp (lp_round_get_pupil (round, i, k), id) == 0)
        return TRUE;
    }
  }
  return FALSE;
}

/* Whoever has left since the round began is away for good. */
static void
add_leavers (Today *today)
{
  LpRoster *roster = lp_class_file_get_roster (today->file);

  for (gsize i = 0; i < lp_round_get_n_partnerships (today->round); i++) {
    for (gsize k = 0; k < lp_round_get_size (today->round, i); k++) {
      const char *id = lp_round_get_pupil (today->round, i, k);
      if (lp_roster_find_pupil (roster, id) == NULL)
        g_ptr_array_add (today->away, g_strdup (id));
    }
  }
}

/* Those who were away for the whole round have nobody to be covered. */
static gboolean
add_away (Today *today, char **texts, gboolean late, GError **error)
{
  g_autoptr (GPtrArray) ids = cli_class_look_up_all (lp_class_file_get_roster (today->file), texts, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++) {
    const char *id = g_ptr_array_index (ids, i);
    if (is_in (today->away, id)) {
      g_autofree char *name = cli_label (lp_class_file_get_roster (today->file), id);
      g_set_error (error, LP_ERROR, LP_ERROR_DUPLICATE, _("%s is named twice."), name);
      return FALSE;
    }
    if (!took_part (today->round, id)) {
      g_autofree char *name = cli_label (lp_class_file_get_roster (today->file), id);
      cli_say (stderr, _("Note: %s has no partners in this round anyway.\n"), name);
      continue;
    }
    g_ptr_array_add (today->away, g_strdup (id));
    if (late)
      g_ptr_array_add (today->late, g_strdup (id));
  }
  return ids != NULL;
}

/* Those who joined since, or were away for the round, are not in it. */
static LpRequest *
make_request (const Today *today, GError **error)
{
  g_autoptr (LpRequest) request = lp_class_file_new_request (today->file, lp_round_get_date (today->round),
                                                             lp_class_file_get_seed (today->file, today->index), error);
  LpRoster *roster = lp_class_file_get_roster (today->file);

  for (gsize i = 0; request != NULL && i < lp_roster_get_n_pupils (roster); i++) {
    const char *id = lp_pupil_get_id (lp_roster_get_pupil (roster, i));
    if (!took_part (today->round, id) && !lp_request_add_absent (request, id, error))
      return NULL;
  }
  return g_steal_pointer (&request);
}

static gboolean
record (Today *today, const LpRound *cover, const char *step, GError **error)
{
  if (!lp_class_file_begin (today->file, step, error))
    return FALSE;
  if (lp_class_file_set_cover (today->file, cover, error))
    return lp_class_file_commit (today->file, error);
  lp_class_file_rollback (today->file);
  return FALSE;
}

static void
append_late (GString *out, const Today *today, const LpRoster *everybody)
{
  for (guint i = 0; i < today->late->len; i++) {
    g_autofree char *name = cli_label (everybody, g_ptr_array_index (today->late, i));
    g_autofree char *line = g_strdup_printf (_("When %s comes, the usual partners are back."), name);
    cli_append_wrapped (out, "", "", line);
  }
}

static void
show (const Today *today, const LpRound *cover)
{
  LpRoster *everybody = lp_class_file_get_everybody (today->file);
  g_autofree char *names = cli_class_names (everybody, (const char *const *) today->away->pdata, today->away->len);
  g_autofree char *day = cli_date_words (today->date);
  g_autofree char *title = g_strdup_printf (_("%s, without %s"), day, names);
  g_autoptr (GString) out = g_string_new (NULL);

  cli_append_bold (out, stdout, title);
  g_string_append_c (out, '\n');
  if (lp_round_get_n_partnerships (cover) == 0)
    g_string_append_printf (out, "  %s\n", _("Nobody needs another partner."));
  cli_table_round (out, everybody, cover, NULL);
  g_string_append_printf (out, "%s\n", _("Everybody else works with the usual partner."));
  append_late (out, today, everybody);
  fputs (out->str, stdout);
}

static int
show_json (const Today *today, const LpRound *cover)
{
  json_t *list = json_array (), *absent = json_array ();
  g_autofree char *day = lp_date_to_string (today->date);

  for (gsize i = 0; i < lp_round_get_n_partnerships (cover); i++) {
    json_t *pupils = json_array ();
    for (gsize k = 0; k < lp_round_get_size (cover, i); k++)
      json_array_append_new (pupils, json_string (lp_round_get_pupil (cover, i, k)));
    json_array_append_new (list, pupils);
  }
  for (guint i = 0; i < today->away->len; i++)
    json_array_append_new (absent, json_string (g_ptr_array_index (today->away, i)));
  json_t *answer = json_pack ("{s:i, s:s, s:o, s:o}", "version", 1, "date", day, "absent", absent, "cover", list);
  json_dumpf (answer, stdout, JSON_INDENT (1));
  fputc ('\n', stdout);
  json_decref (answer);
  return CLI_DONE;
}

static int
cover (const CliOptions *o, Today *today)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LpRequest) request = make_request (today, &error);
  g_autoptr (LpRound) found = request == NULL ? NULL
                                              : lp_cover (request, today->round, (const char *const *) today->away->pdata, today->away->len,
                                                          today->date, &error);
  if (found == NULL)
    return cli_fail (o, error, NULL);
  g_autofree char *names = cli_class_names (lp_class_file_get_everybody (today->file), (const char *const *) today->away->pdata,
                                            today->away->len);
  g_autofree char *step = g_strdup_printf (_("today: without %s"), names);
  if (!record (today, found, step, &error))
    return cli_fail (o, error, NULL);
  if (o->json)
    return show_json (today, found);
  show (today, found);
  return CLI_DONE;
}

int
cli_verb_today (CliOptions *o)
{
  g_autoptr (GError) error = NULL;
  g_auto (Today) today = { .away = g_ptr_array_new_with_free_func (g_free), .late = g_ptr_array_new_with_free_func (g_free) };

  today.file = cli_class_open (o, &error);
  if (today.file == NULL)
    return cli_fail (o, error, NULL);
  if (cli_options_count_arguments (o) > 0)
    return cli_usage ("today", _("Say who is away with --absent NAME or --late NAME."));
  if (!cli_class_date (o, &today.date, &error))
    return cli_fail (o, error, NULL);
  today.round = cli_class_round_on (today.file, today.date, &today.index);
  if (today.round == NULL) {
    cli_class_no_round (today.file, &error);
    return cli_fail (o, error, NULL);
  }
  add_leavers (&today);
  if (!add_away (&today, o->absent, FALSE, &error) || !add_away (&today, o->late, TRUE, &error))
    return cli_fail (o, error, NULL);
  if (today.away->len > 0)
    return cover (o, &today);
  g_clear_pointer (&today.file, lp_class_file_close);
  return cli_verb_show (o);
}
