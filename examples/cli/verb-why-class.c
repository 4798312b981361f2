/* SPDX-License-Identifier: MIT */
/* partners why on a class file: why one pupil's partners, or why two are not. */
#include "cli.h"

#include <string.h>

typedef struct {
  LpClassFile *file;    /* owned */
  LpRound     *round;   /* owned: what is on file */
  LpPairing   *pairing; /* owned: the best of its day */
} Why;

static void
why_clear (Why *why)
{
  g_clear_pointer (&why->pairing, lp_pairing_unref);
  g_clear_pointer (&why->round, lp_round_unref);
  g_clear_pointer (&why->file, lp_class_file_close);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Why, why_clear)

static gboolean
open_round (Why *why, CliOptions *o, LpConflict **conflict, GError **error)
{
  LpDate date = G_MAXINT32;
  gsize index;

  why->file = cli_class_open (o, error);
  if (why->file == NULL || (o->date != NULL && !cli_date_parse ("--date", o->date, &date, error)))
    return FALSE;
  LpRound *round = cli_class_round_on (why->file, date, &index);
  if (round == NULL)
    return cli_class_no_round (why->file, error);
  why->round = lp_round_ref (round);
  g_autoptr (LpRequest) request = lp_class_file_new_request_of (why->file, index, TRUE, error);
  why->pairing = request != NULL ? lp_pair (request, conflict, error) : NULL;
  return why->pairing != NULL;
}

static gsize
find_partnership (LpPairing *pairing, const char *id)
{
  gsize n = lp_pairing_get_n_partnerships (pairing);

  for (gsize i = 0; i < n; i++) {
    for (gsize k = 0; k < lp_pairing_get_size (pairing, i); k++) {
      if (strcmp (lp_pupil_get_id (lp_pairing_get_pupil (pairing, i, k)), id) == 0)
        return i;
    }
  }
  return n;
}

/* Hands, rules and attainment may have changed since: then the best of the day is another round. */
static void
note_other (const Why *why)
{
  g_autoptr (LpRound) best = lp_pairing_to_round (why->pairing);
  LpRound *assigned = lp_round_get_assigned (why->round);

  if (lp_round_equal (best, why->round))
    return;
  if (assigned != NULL)
    cli_say (stderr, "%s\n", _("Note: these partners were changed by hand; the answer is about what the policy gives."));
  else
    cli_say (stderr, "%s\n", _("Note: asked again, with the attainment of now and by this version, that day has other partners; the answer is about those."));
}

static void
append_reasons (GString *out, LpReasons *reasons, const LpRoster *roster)
{
  for (gsize i = 0; i < lp_reasons_get_length (reasons); i++) {
    g_autofree char *text = cli_reason_text (lp_reasons_get (reasons, i), roster);
    cli_append_wrapped (out, "  - ", "    ", text);
  }
}

static int
explain_one (const CliOptions *o, const Why *why, const char *id)
{
  LpRoster *roster = lp_request_get_roster (lp_pairing_get_request (why->pairing));
  gsize index = find_partnership (why->pairing, id);
  g_autoptr (GError) error = NULL;

  if (index == lp_pairing_get_n_partnerships (why->pairing)) {
    g_autofree char *name = cli_label (roster, id);
    g_set_error (&error, LP_ERROR, LP_ERROR_VALUE, _("%s was away in that round."), name);
    return cli_fail (o, error, NULL);
  }
  g_autoptr (LpRound) best = lp_pairing_to_round (why->pairing);
  g_autoptr (LpReasons) reasons = lp_pairing_explain (why->pairing, index);
  if (o->json) {
    g_autofree char *json = lp_pairing_to_json (why->pairing);
    json_t *whole = json_loads (json, 0, NULL);
    json_dumpf (json_array_get (json_object_get (whole, "partnerships"), index), stdout, JSON_INDENT (1));
    fputc ('\n', stdout);
    json_decref (whole);
    return CLI_DONE;
  }
  g_autofree char *names = cli_class_partnership (roster, best, index);
  g_autofree char *day = cli_date_words (lp_round_get_date (why->round));
  g_autofree char *title = g_strdup_printf (_("Why %s from %s"), names, day);
  g_autoptr (GString) out = g_string_new (NULL);
  cli_append_bold (out, stdout, title);
  g_string_append_c (out, '\n');
  append_reasons (out, reasons, roster);
  fputs (out->str, stdout);
  return CLI_DONE;
}

static int
explain_two (const CliOptions *o, const Why *why, const char *a, const char *b)
{
  LpRoster *roster = lp_request_get_roster (lp_pairing_get_request (why->pairing));
  g_autoptr (GError) error = NULL;
  g_autoptr (LpWhyNot) answer = lp_why_not (why->pairing, a, b, &error);

  if (answer == NULL)
    return cli_fail (o, error, NULL);
  if (o->json) {
    g_autofree char *json = lp_why_not_to_json (answer);
    fputs (json, stdout);
    return CLI_DONE;
  }
  gboolean partners = find_partnership (why->pairing, a) == find_partnership (why->pairing, b);
  g_autofree char *name_a = cli_label (roster, a), *name_b = cli_label (roster, b);
  g_autofree char *day = cli_date_words (lp_round_get_date (why->round));
  g_autofree char *title = g_strdup_printf (partners ? _("Why %s & %s are partners from %s") : _("Why %s & %s are not partners from %s"), name_a,
                                            name_b, day);
  g_autoptr (GString) out = g_string_new (NULL);
  cli_append_bold (out, stdout, title);
  g_string_append_c (out, '\n');
  append_reasons (out, lp_why_not_get_reasons (answer), roster);
  fputs (out->str, stdout);
  return CLI_DONE;
}

int
cli_class_why (CliOptions *o)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LpConflict) conflict = NULL;
  g_auto (Why) why = { .file = NULL };

  if (!open_round (&why, o, &conflict, &error))
    return cli_fail (o, error, conflict);
  guint n = cli_options_count_arguments (o);
  if (n != 1 && n != 2)
    return cli_usage ("why", _("Name one pupil or two."));
  LpRoster *roster = lp_request_get_roster (lp_pairing_get_request (why.pairing));
  LpPupil *a = cli_class_look_up (roster, o->arguments[0], &error);
  LpPupil *b = a != NULL && n == 2 ? cli_class_look_up (roster, o->arguments[1], &error) : NULL;
  if (a == NULL || (n == 2 && b == NULL))
    return cli_fail (o, error, NULL);
  if (a == b)
    return cli_usage ("why", _("That is one and the same pupil."));
  note_other (&why);
  return n == 1 ? explain_one (o, &why, lp_pupil_get_id (a)) : explain_two (o, &why, lp_pupil_get_id (a), lp_pupil_get_id (b));
}
