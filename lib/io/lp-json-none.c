/* SPDX-License-Identifier: MIT */
/* Where the feature json is off. What gives JSON gives an error in the form of an answer. */
#include <learning-partners/lp-error.h>
#include <learning-partners/lp-json.h>

#define REFUSAL "This build of Learning Partners has no JSON: build it with Jansson (-Djson=enabled)."

static void
refuse_json (GError **error)
{
  g_set_error_literal (error, LP_ERROR, LP_ERROR_UNSUPPORTED, REFUSAL);
}

static char *
write_refusal (void)
{
  return g_strdup_printf ("{\n  \"version\": 1,\n  \"error\": {\n    \"code\": \"%s\",\n    \"message\": \"%s\"\n  }\n}\n",
                          lp_error_get_name (LP_ERROR_UNSUPPORTED), REFUSAL);
}

LpRequest *
lp_request_from_json (const char *text, gssize length, GError **error)
{
  refuse_json (error);
  return NULL;
}

char *
lp_request_to_json (const LpRequest *request)
{
  return write_refusal ();
}

LpRoster *
lp_roster_from_json (const char *text, gssize length, GError **error)
{
  refuse_json (error);
  return NULL;
}

char *
lp_roster_to_json (const LpRoster *roster)
{
  return write_refusal ();
}

LpHistory *
lp_history_from_json (const char *text, gssize length, GError **error)
{
  refuse_json (error);
  return NULL;
}

char *
lp_history_to_json (const LpHistory *history)
{
  return write_refusal ();
}

LpPolicy *
lp_policy_from_json (const char *text, gssize length, GError **error)
{
  refuse_json (error);
  return NULL;
}

char *
lp_policy_to_json (const LpPolicy *policy)
{
  return write_refusal ();
}

char *
lp_settings_to_json (void)
{
  return write_refusal ();
}

char *
lp_pairing_to_json (const LpPairing *pairing)
{
  return write_refusal ();
}

char *
lp_error_to_json (const GError *error, const LpConflict *conflict)
{
  return write_refusal ();
}

LpRound *
lp_round_from_json (const char *text, gssize length, LpDate date, LpCertificate **certificate, GError **error)
{
  if (certificate != NULL)
    *certificate = NULL;
  refuse_json (error);
  return NULL;
}

char *
lp_verdict_to_json (const LpVerdict *report)
{
  return write_refusal ();
}

char *
lp_why_not_to_json (const LpWhyNot *why)
{
  return write_refusal ();
}

char *
lp_pair_json (const char *request, gssize length)
{
  return write_refusal ();
}

char *
lp_check_json (const char *request, const char *answer)
{
  return write_refusal ();
}
