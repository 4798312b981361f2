/* SPDX-License-Identifier: MIT */
#include "io/lp-json-private.h"

/* NULL is a caller's bug, but "never NULL" is what the callers of these two were promised. */
static char *
nothing_given (void)
{
  g_autoptr (GError) error = g_error_new_literal (LP_ERROR, LP_ERROR_SYNTAX, "No JSON was given");

  return lp_error_to_json (error, NULL);
}

char *
lp_pair_json (const char *request, gssize length)
{
  g_autoptr (LpConflict) conflict = NULL;
  g_autoptr (LpPairing) pairing = NULL;
  g_autoptr (LpRequest) question = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (request != NULL, nothing_given ());

  question = lp_request_from_json (request, length, &error);
  if (question != NULL)
    pairing = lp_pair (question, &conflict, &error);
  if (pairing == NULL)
    return lp_error_to_json (error, conflict);
  return lp_pairing_to_json (pairing);
}

static LpVerdict *
check_round_json (const char *request, const char *answer, GError **error)
{
  g_autoptr (LpRequest) question = lp_request_from_json (request, -1, error);
  g_autoptr (LpCertificate) certificate = NULL;
  g_autoptr (LpRound) round = NULL;

  if (question == NULL)
    return NULL;
  round = lp_round_from_json (answer, -1, lp_request_get_date (question), &certificate, error);
  if (round == NULL)
    return NULL;
  return lp_check (question, round, certificate, error);
}

char *
lp_check_json (const char *request, const char *answer)
{
  g_autoptr (LpVerdict) report = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (request != NULL && answer != NULL, nothing_given ());

  report = check_round_json (request, answer, &error);
  if (report == NULL)
    return lp_error_to_json (error, NULL);
  return lp_verdict_to_json (report);
}
