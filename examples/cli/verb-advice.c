/* SPDX-License-Identifier: MIT */
/* partners advice: keep these partners another week, or change. */
#include "cli.h"

static const char *
headline (LpAdviceKind kind)
{
  switch (kind) {
  case LP_ADVICE_KEEP:
    return cli_label_text ("advice/keep");
  case LP_ADVICE_CHANGE:
    return cli_label_text ("advice/change");
  case LP_ADVICE_MEND:
    return cli_label_text ("advice/mend");
  default:
    return cli_label_text ("advice/begin");
  }
}

static void
show_json (LpAdvice *advice, LpDate date)
{
  LpReasons *reasons = lp_advice_get_reasons (advice);
  json_t *list = json_array ();
  g_autofree char *day = lp_date_to_string (date);

  for (gsize i = 0; i < lp_reasons_get_length (reasons); i++) {
    LpReason *reason = lp_reasons_get (reasons, i);
    json_array_append_new (list, json_pack ("{s:s, s:s}", "code", lp_reason_get_code (reason), "text", lp_reason_get_text (reason)));
  }
  json_t *answer = json_pack ("{s:i, s:s, s:s, s:o}", "version", 1, "date", day, "advice",
                              lp_advice_kind_get_name (lp_advice_get_kind (advice)), "reasons", list);
  json_dumpf (answer, stdout, JSON_INDENT (1));
  fputc ('\n', stdout);
  json_decref (answer);
}

static void
show_words (LpAdvice *advice, const LpRoster *roster)
{
  LpReasons *reasons = lp_advice_get_reasons (advice);
  g_autoptr (GString) out = g_string_new (NULL);

  cli_append_bold (out, stdout, headline (lp_advice_get_kind (advice)));
  g_string_append_c (out, '\n');
  for (gsize i = 0; i < lp_reasons_get_length (reasons); i++) {
    g_autofree char *text = cli_reason_text (lp_reasons_get (reasons, i), roster);
    cli_append_wrapped (out, "  - ", "    ", text);
  }
  fputs (out->str, stdout);
}

int
cli_verb_advice (CliOptions *o)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LpClassFile) file = cli_class_open (o, &error);
  LpDate date;

  if (file == NULL)
    return cli_fail (o, error, NULL);
  if (cli_options_count_arguments (o) > 0)
    return cli_usage ("advice", _("advice needs no names."));
  if (!cli_class_date (o, &date, &error))
    return cli_fail (o, error, NULL);
  /* On the day of a round the question is about the next. */
  LpRound *latest = cli_class_latest_round (file, NULL);
  if (latest != NULL && date <= lp_round_get_date (latest))
    date = lp_round_get_date (latest) + 1;
  g_autoptr (LpRequest) request = lp_class_file_new_request (file, date, CLI_DEFAULT_SEED, &error);
  g_autoptr (LpAdvice) advice = request != NULL ? lp_advise (request, &error) : NULL;
  if (advice == NULL)
    return cli_fail (o, error, NULL);
  if (o->json)
    show_json (advice, date);
  else
    show_words (advice, lp_class_file_get_everybody (file));
  return CLI_DONE;
}
