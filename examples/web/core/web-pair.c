/* SPDX-License-Identifier: MIT */
/* Pairing, and questions on a pairing. */
#include "web.h"

WEB_EXPORT char *
web_alloc (gsize size)
{
  return g_malloc (size);
}

WEB_EXPORT void
web_free (char *text)
{
  g_free (text);
}

WEB_EXPORT char *
web_settings (void)
{
  return lp_settings_to_json ();
}

WEB_EXPORT char *
web_pair (const char *request)
{
  return lp_pair_json (request, -1);
}

WEB_EXPORT char *
web_seed (const char *seed, const char *round)
{
  guint64 of_class = g_ascii_strtoull (seed, NULL, 10), number = g_ascii_strtoull (round, NULL, 10);
  g_autofree char *derived = g_strdup_printf ("%" G_GUINT64_FORMAT, lp_derive_seed (of_class, "", (gsize) number, 0));

  return web_say (json_pack ("{s:s}", "seed", derived));
}

WEB_EXPORT char *
web_check (const char *request, const char *answer)
{
  return lp_check_json (request, answer);
}

WEB_EXPORT char *
web_why (const char *text, const char *a, const char *b)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LpRequest) request = lp_request_from_json (text, -1, &error);
  g_autoptr (LpPairing) pairing = request != NULL ? lp_pair (request, NULL, &error) : NULL;
  g_autoptr (LpWhyNot) why = pairing != NULL ? lp_why_not (pairing, a, b, &error) : NULL;

  return why != NULL ? lp_why_not_to_json (why) : web_fail (error);
}

WEB_EXPORT char *
web_advice (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LpRequest) request = lp_request_from_json (text, -1, &error);
  g_autoptr (LpAdvice) advice = request != NULL ? lp_advise (request, &error) : NULL;

  if (advice == NULL)
    return web_fail (error);
  return web_say (json_pack ("{s:s, s:o}", "advice", lp_advice_kind_get_name (lp_advice_get_kind (advice)), "reasons",
                             web_reasons (lp_advice_get_reasons (advice))));
}
