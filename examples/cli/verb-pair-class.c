/* SPDX-License-Identifier: MIT */
/* partners pair on a class file: a new round, shown, asked about, written. */
#include "cli.h"

#include <string.h>

/* A round in the making. */
typedef struct {
  LpClassFile *file;    /* owned */
  LpDate       date;
  guint64      seed;
  LpRound     *old;     /* borrowed: the round of that day, which another replaces; nullable */
  gsize        index;   /* which round it is, from 0 */
  LpRequest   *request; /* owned */
  LpPairing   *pairing; /* owned */
} Making;

static void
making_clear (Making *making)
{
  g_clear_pointer (&making->pairing, lp_pairing_unref);
  g_clear_pointer (&making->request, lp_request_unref);
  g_clear_pointer (&making->file, lp_class_file_close);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Making, making_clear)

static gboolean
check_options (const CliOptions *o, GError **error)
{
  if (o->apart == NULL && o->together == NULL && o->closed == NULL && o->subject == NULL && o->scale == NULL && !cli_policy_is_asked (o))
    return TRUE;
  g_set_error (error, LP_ERROR, LP_ERROR_SYNTAX, "%s",
               _("A class file keeps its rules and policy itself: see \"partners help apart\", \"partners help policy\" and \"partners help holiday\"."));
  return FALSE;
}

static gboolean
choose_day (Making *making, const CliOptions *o, GError **error)
{
  LpRound *latest = cli_class_latest_round (making->file, NULL);

  making->index = lp_history_get_n_rounds (lp_class_file_get_history (making->file));
  if (!cli_class_date (o, &making->date, error))
    return FALSE;
  if (latest == NULL || lp_round_get_date (latest) < making->date)
    return TRUE;
  g_autofree char *day = cli_date_words (lp_round_get_date (latest));
  if (lp_round_get_date (latest) > making->date) {
    g_set_error (error, LP_ERROR, LP_ERROR_DATE, _("There are partners from %s on already; a new round begins later."), day);
    return FALSE;
  }
  if (!o->another) {
    g_set_error (error, LP_ERROR, LP_ERROR_DATE, _("There are partners from %s on already. --another replaces them; --date chooses another day."), day);
    return FALSE;
  }
  making->old = latest;
  making->index--;
  return TRUE;
}

static gboolean
add_absent (LpRequest *request, char **texts, gboolean today, GError **error)
{
  g_autoptr (GPtrArray) ids = cli_class_look_up_all (lp_request_get_roster (request), texts, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++) {
    const char *id = g_ptr_array_index (ids, i);
    if (!(today ? lp_request_add_away_today (request, id, error) : lp_request_add_absent (request, id, error)))
      return FALSE;
  }
  return ids != NULL;
}

/* A round that takes another's place is asked for in the same way: so that --another goes through all of them. */
static gboolean
ask_as_before (Making *making, gboolean *fresh, GError **error)
{
  *fresh = FALSE;
  making->seed = lp_class_file_derive_seed (making->file, making->index);
  if (making->old == NULL)
    return TRUE;
  g_autoptr (LpRequest) before = lp_class_file_new_request_of (making->file, making->index, TRUE, error);
  if (before == NULL)
    return FALSE;
  *fresh = lp_request_is_fresh (before);
  making->seed = lp_request_get_seed (before);
  return TRUE;
}

static gboolean
make_request (Making *making, const CliOptions *o, GError **error)
{
  gboolean fresh;

  if (!ask_as_before (making, &fresh, error) || (o->seed != NULL && !cli_seed_parse (o->seed, &making->seed, error)))
    return FALSE;
  making->request = lp_class_file_new_request (making->file, making->date, making->seed, error);
  if (making->request != NULL)
    lp_request_set_fresh (making->request, fresh || o->fresh);
  return making->request != NULL && add_absent (making->request, o->absent, FALSE, error)
         && add_absent (making->request, o->away_today, TRUE, error);
}

/* The same question, with partners who stay wherever the maximum allows it. */
static gboolean
keep_partners (Making *making, GError **error)
{
  g_autoptr (LpAdvice) advice = lp_advise (making->request, error);

  if (advice == NULL)
    return FALSE;
  LpReason *obstacle = lp_advice_get_obstacle (advice);
  if (obstacle != NULL) {
    g_autofree char *text = cli_reason_text (obstacle, lp_request_get_roster (making->request));
    g_set_error (error, LP_ERROR, LP_ERROR_VALUE, _("They cannot be kept: %s"), text);
    return FALSE;
  }
  g_autoptr (LpPolicy) staying = lp_policy_copy (lp_request_get_policy (making->request));
  lp_policy_set_between (staying, LP_BETWEEN_STAY);
  LpRequest *request = lp_request_with_policy (making->request, staying, error);
  if (request == NULL)
    return FALSE;
  lp_request_unref (making->request);
  making->request = request;
  return TRUE;
}

static gboolean
find (Making *making, const CliOptions *o, LpConflict **conflict, GError **error)
{
  making->pairing = lp_pair (making->request, conflict, error);
  if (making->pairing == NULL || !o->another)
    return making->pairing != NULL;
  LpPairing *other = lp_pairing_next (making->pairing, making->old, error);
  if (other == NULL)
    return FALSE;
  lp_pairing_unref (making->pairing);
  making->pairing = other;
  return TRUE;
}

static void
append_count (GString *line, gsize n, const char *words)
{
  if (n > 0)
    g_string_append_printf (line, "%s%zu %s", line->len > 0 ? "; " : "", n, words);
}

/* Who stays and who changes, and why, in a line. */
static void
append_changes (GString *out, LpPairing *pairing)
{
  LpRequest *request = lp_pairing_get_request (pairing);
  g_autoptr (LpRound) round = lp_pairing_to_round (pairing);
  g_autoptr (LpChanges) changes = lp_changes_new (request, round);
  gsize stay = lp_changes_count (changes, LP_CHANGE_KEPT), maximum = lp_changes_count (changes, LP_CHANGE_MAXIMUM);
  gsize away = lp_changes_count (changes, LP_CHANGE_AWAY), ended = lp_changes_count (changes, LP_CHANGE_ENDED);
  g_autoptr (GString) line = g_string_new (NULL);

  if (lp_history_get_n_rounds (lp_request_get_history (request)) == 0)
    return;
  append_count (line, stay, CLI_PLURAL ("pair goes on", "pairs go on", stay));
  append_count (line, maximum, CLI_PLURAL ("has reached the maximum", "have reached the maximum", maximum));
  append_count (line, away, CLI_PLURAL ("has somebody away or gone", "have somebody away or gone", away));
  append_count (line, ended, CLI_PLURAL ("ends to let others meet", "end to let others meet", ended));
  g_string_append_c (line, '.');
  cli_append_wrapped (out, _("Changes: "), "         ", line->str);
}

static void
show (const Making *making, const CliOptions *o)
{
  if (o->json) {
    g_autofree char *json = lp_pairing_to_json (making->pairing);
    fputs (json, stdout);
    return;
  }
  g_autoptr (GString) out = g_string_new (NULL);
  cli_notes_say (lp_pairing_get_warnings (making->pairing), lp_request_get_roster (making->request), FALSE);
  cli_table_pairing (out, o, making->pairing);
  append_changes (out, making->pairing);
  fputs (out->str, stdout);
}

static gboolean
write_round (Making *making, GError **error)
{
  g_autoptr (LpRound) round = lp_pairing_to_round (making->pairing);
  g_autofree char *digest = lp_request_get_digest (making->request);
  g_autofree char *day = cli_date_words (making->date);
  g_autofree char *step = g_strdup_printf (making->old != NULL ? _("pair: other partners from %s") : _("pair: partners from %s"), day);
  gint64 revision = lp_class_file_get_revision (making->file);

  if (!lp_class_file_begin (making->file, step, error))
    return FALSE;
  if (lp_class_file_get_revision (making->file) != revision) {
    lp_class_file_rollback (making->file);
    g_set_error (error, LP_ERROR, LP_ERROR_FILE, _("%s: another program has changed it meanwhile; try again."),
                 lp_class_file_get_path (making->file));
    return FALSE;
  }
  if ((making->old == NULL || lp_class_file_remove_round (making->file, making->date, error))
      && lp_class_file_add_round (making->file, round, making->seed, digest, error)
      && (!lp_request_is_fresh (making->request) || lp_class_file_note_fresh (making->file, making->date, error)))
    return lp_class_file_commit (making->file, error);
  lp_class_file_rollback (making->file);
  return FALSE;
}

static int
write_and_say (Making *making, const CliOptions *o)
{
  g_autoptr (GError) error = NULL;

  if (!write_round (making, &error))
    return cli_fail (o, error, NULL);
  /* Who gave --yes sees the round when it is on the disk, never before. */
  if (o->yes)
    show (making, o);
  if (!o->json)
    cli_say (stdout, making->old != NULL ? _("Replaced in %s.\n") : _("Written to %s.\n"), lp_class_file_get_path (making->file));
  return CLI_DONE;
}

static int
show_and_write (Making *making, const CliOptions *o)
{
  if (o->yes && !o->dry_run)
    return write_and_say (making, o);
  show (making, o);
  if (o->dry_run) {
    if (!o->json)
      cli_say (stdout, _("Not written (--dry-run): %s.\n"), lp_class_file_get_path (making->file));
    return CLI_DONE;
  }
  g_autofree char *question = g_strdup_printf (_("Write these partners to %s?"), lp_class_file_get_path (making->file));
  CliAnswer answer = cli_ask (o, question);
  return answer == CLI_ANSWER_YES ? write_and_say (making, o) : cli_not_done (answer);
}

int
cli_class_pair (CliOptions *o)
{
  g_auto (Making) making = { .file = NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (LpConflict) conflict = NULL;

  making.file = cli_class_open (o, &error);
  if (making.file == NULL)
    return cli_fail (o, error, NULL);
  if (cli_options_count_arguments (o) > 0)
    return cli_usage ("pair", _("With a class file, pair needs no names."));
  if (o->keep && o->fresh)
    return cli_usage ("pair", _("Either --keep or --fresh: the partners stay, or they are new."));
  if (!check_options (o, &error) || !choose_day (&making, o, &error) || !make_request (&making, o, &error)
      || (o->keep && !keep_partners (&making, &error)))
    return cli_fail (o, error, NULL);
  if (o->show_request) {
    g_autofree char *json = lp_request_to_json (making.request);
    fputs (json, stdout);
    return CLI_DONE;
  }
  if (!find (&making, o, &conflict, &error))
    return cli_fail (o, error, conflict);
  return show_and_write (&making, o);
}
