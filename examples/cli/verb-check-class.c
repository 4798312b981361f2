/* SPDX-License-Identifier: MIT */
/* partners check on a class file: every page of it, then every round against the rules of its day. */
#include "cli.h"

typedef struct {
  guint    rounds, valid, by_hand;
  json_t  *list; /* owned */
  GString *out;  /* owned */
} Check;

static void
check_clear (Check *check)
{
  json_decref (check->list);
  g_string_free (check->out, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Check, check_clear)

static void
append_broken (Check *check, LpRound *round, LpVerdict *verdict, const LpRoster *roster)
{
  g_autofree char *day = cli_date_words (lp_round_get_date (round));
  g_autofree char *title = g_strdup_printf (_("The round from %s"), day);

  cli_append_bold (check->out, stdout, title);
  g_string_append_c (check->out, '\n');
  for (gsize i = 0; i < lp_verdict_count_findings (verdict, LP_SEVERITY_BROKEN); i++) {
    g_autofree char *text = cli_reason_text (lp_verdict_get_finding (verdict, i), roster);
    cli_append_wrapped (check->out, _("Broken: "), "        ", text);
  }
}

static gboolean
check_round (LpRequest *request, LpRound *round, gsize index, gpointer data, GError **error)
{
  Check *check = data;
  g_autoptr (LpVerdict) verdict = lp_check (request, round, NULL, error);

  if (verdict == NULL)
    return FALSE;
  g_autofree char *day = lp_date_to_string (lp_round_get_date (round));
  check->rounds++;
  check->valid += lp_verdict_is_valid (verdict);
  check->by_hand += lp_round_get_assigned (round) != NULL;
  json_array_append_new (check->list, json_pack ("{s:s, s:b, s:b}", "date", day, "valid", lp_verdict_is_valid (verdict), "by_hand",
                                                 lp_round_get_assigned (round) != NULL));
  if (!lp_verdict_is_valid (verdict))
    append_broken (check, round, verdict, lp_request_get_roster (request));
  return TRUE;
}

static void
show (const CliOptions *o, Check *check)
{
  if (o->json) {
    json_t *answer = json_pack ("{s:i, s:b, s:O}", "version", 1, "valid", check->valid == check->rounds, "rounds", check->list);
    json_dumpf (answer, stdout, JSON_INDENT (1));
    fputc ('\n', stdout);
    json_decref (answer);
    return;
  }
  fputs (check->out->str, stdout);
  cli_say (stdout, "%s\n", _("The file is whole."));
  cli_say (stdout, CLI_PLURAL ("%u round: %u valid by the rules of its day", "%u rounds: %u valid by the rules of their day", check->rounds),
           check->rounds, check->valid);
  if (check->by_hand > 0)
    cli_say (stdout, _(", %u changed by hand"), check->by_hand);
  cli_say (stdout, ".\n");
}

int
cli_class_check (CliOptions *o)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LpClassFile) file = cli_class_open (o, &error);
  g_auto (Check) check = { .list = json_array (), .out = g_string_new (NULL) };

  if (file == NULL)
    return cli_fail (o, error, NULL);
  if (cli_options_count_arguments (o) > 0)
    return cli_usage ("check", _("With a class file, check needs no names."));
  if (!lp_class_file_verify (file, &error) || !lp_class_file_foreach_round (file, FALSE, check_round, &check, &error))
    return cli_fail (o, error, NULL);
  show (o, &check);
  return check.valid == check.rounds ? CLI_DONE : CLI_NO_PAIRING;
}
