/* SPDX-License-Identifier: MIT */
/* partners check: the checker's word on a round or an answer. */
#include "cli.h"

#include <string.h>

static void
append_findings (GString *out, LpVerdict *verdict, const LpRoster *roster)
{
  const char *labels[] = { _("Broken: "), _("Bent:   "), _("Note:   ") };

  for (gsize i = 0; i < lp_verdict_get_n_findings (verdict); i++) {
    g_autofree char *words = cli_reason_text (lp_verdict_get_finding (verdict, i), roster);
    cli_append_wrapped (out, labels[lp_verdict_get_severity (verdict, i)], "        ", words);
  }
}

static void
append_costs (GString *out, const LpPolicy *policy, LpVerdict *verdict)
{
  const LpTier *order = lp_policy_get_order (policy);
  const gint64 *costs = lp_verdict_get_costs (verdict);
  g_autoptr (GString) line = g_string_new (NULL);

  for (gsize i = 0; i < LP_N_ORDERED_TIERS; i++)
    g_string_append_printf (line, "%s%s %" PRId64, i > 0 ? ", " : "", lp_tier_get_name (order[i]),
                            costs[order[i]]);
  g_string_append_c (line, '.');
  cli_append_wrapped (out, _("Costs:  "), "        ", line->str);
}

void
cli_check_append (GString *out, const LpRequest *request, LpVerdict *verdict)
{
  const LpRoster *roster = lp_request_get_roster (request);

  g_string_append_printf (out, "\n%s\n", lp_verdict_is_valid (verdict)
                                           ? _("Valid:  every must rule holds.")
                                           : _("Not valid: a must rule is broken."));
  append_findings (out, verdict, roster);
  append_costs (out, lp_request_get_policy (request), verdict);
}

static const char *
proof_words (LpProof proof)
{
  switch (proof) {
  case LP_PROOF_OPTIMAL:
    return _("Proof:  the certificate holds: no pairing costs less.\n");
  case LP_PROOF_INVALID:
    return _("Proof:  the certificate does not hold.\n");
  default:
    return "";
  }
}

static void
show (const CliOptions *options, LpRequest *request, LpRound *round, LpVerdict *verdict)
{
  if (options->json) {
    g_autofree char *json = lp_verdict_to_json (verdict);
    fputs (json, stdout);
    return;
  }
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *date = cli_date_words (lp_round_get_date (round));
  g_autofree char *title = g_strdup_printf (_("The round from %s"), date);
  cli_append_bold (out, stdout, title);
  cli_check_append (out, request, verdict);
  g_string_append (out, proof_words (lp_verdict_get_proof (verdict)));
  fputs (out->str, stdout);
}

static int
judge (const CliOptions *options, LpRequest *request, LpRound *round, LpCertificate *certificate)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LpVerdict) verdict = lp_check (request, round, certificate, &error);

  if (verdict == NULL)
    return cli_fail (options, error, NULL);
  show (options, request, round, verdict);
  return lp_verdict_is_valid (verdict) && lp_verdict_get_proof (verdict) != LP_PROOF_INVALID ? CLI_DONE : CLI_NO_PAIRING;
}

static LpRound *
read_answer (const char *path, LpDate date, LpCertificate **certificate, GError **error)
{
  g_auto (CliText) text = { 0 };
  if (!cli_file_read (path, LP_JSON_MAX_LENGTH, FALSE, &text, error))
    return NULL;
  LpRound *round = lp_round_from_json (text.bytes, (gssize) text.length, date, certificate, error);
  if (round == NULL)
    g_prefix_error (error, "%s: ", path);
  return round;
}

static int
check_answer (const CliOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LpCertificate) certificate = NULL;
  const char *answer = options->arguments[0];

  if (strcmp (options->request, "-") == 0 && strcmp (answer, "-") == 0)
    return cli_usage ("check", _("Standard input cannot be both the request and the answer."));
  g_autoptr (CliInput) input = cli_input_read (options, NULL, CLI_FOR_A_ROUND, &error);
  if (input == NULL)
    return cli_fail (options, error, NULL);
  g_autoptr (LpRound) round = read_answer (answer, lp_request_get_date (input->request), &certificate, &error);
  if (round == NULL)
    return cli_fail (options, error, NULL);
  return judge (options, input->request, round, certificate);
}

static int
check_history (const CliOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CliInput) input = cli_input_read (options, options->arguments[0], CLI_FOR_A_ROUND, &error);

  if (input == NULL)
    return cli_fail (options, error, NULL);
  return judge (options, input->request, input->round, NULL);
}

static int
check_all (const CliOptions *options)
{
  g_autoptr (GError) error = NULL;
  const char *class_file = options->arguments == NULL ? NULL : options->arguments[0];
  g_autoptr (CliInput) input = cli_input_read (options, class_file, CLI_FOR_A_ROUND, &error);

  if (input == NULL)
    return cli_fail (options, error, NULL);
  return cli_check_all (options, input);
}

int
cli_verb_check (CliOptions *options)
{
  guint n = cli_options_count_arguments (options);

#ifdef CLI_HAVE_STORE
  if (cli_class_is_meant (options, 0))
    return cli_class_check (options);
#endif
  if (options->all) {
    if (options->request != NULL ? n != 0 : n != 1 || options->history == NULL)
      return cli_usage ("check", _("with --all, name a class list and --history, or --request alone"));
    return check_all (options);
  }
  if (options->request != NULL)
    return n == 1 ? check_answer (options) : cli_usage ("check", _("Name one answer to check against the request."));
  if (n != 1 || options->history == NULL)
    return cli_usage ("check", _("Name a class list and --history, or --request and an answer."));
  return check_history (options);
}
