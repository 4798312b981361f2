/* SPDX-License-Identifier: MIT */
/* The parts of a request by themselves, in the form and with the messages that they have in one. */
#include "io/lp-json-private.h"

#include "model/lp-policy-private.h"

/* Takes the document. */
static char *
write_part (json_t *document)
{
  g_autoptr (json_t) part = document;

  return lp_i_json_write (part);
}

LpRoster *
lp_roster_from_json (const char *text, gssize length, GError **error)
{
  const LpIPath path = { NULL, "roster", NULL, 0 };

  g_return_val_if_fail (text != NULL, NULL);

  g_autoptr (json_t) document = lp_i_json_parse (text, length, error);
  return document != NULL ? lp_i_roster_from_json (document, &path, error) : NULL;
}

char *
lp_roster_to_json (const LpRoster *roster)
{
  g_return_val_if_fail (roster != NULL, NULL);

  return write_part (lp_i_roster_to_json (roster));
}

LpHistory *
lp_history_from_json (const char *text, gssize length, GError **error)
{
  const LpIPath path = { NULL, "history", NULL, 0 };

  g_return_val_if_fail (text != NULL, NULL);

  g_autoptr (json_t) document = lp_i_json_parse (text, length, error);
  return document != NULL ? lp_i_history_from_json (document, &path, error) : NULL;
}

char *
lp_history_to_json (const LpHistory *history)
{
  g_return_val_if_fail (history != NULL, NULL);

  return write_part (lp_i_history_to_json (history));
}

LpPolicy *
lp_policy_from_json (const char *text, gssize length, GError **error)
{
  const LpIPath path = { NULL, "policy", NULL, 0 };

  g_return_val_if_fail (text != NULL, NULL);

  g_autoptr (json_t) document = lp_i_json_parse (text, length, error);
  g_autoptr (LpPolicy) policy = document != NULL ? lp_i_policy_from_json (document, &path, error) : NULL;
  return policy != NULL && lp_i_policy_check (policy, error) ? g_steal_pointer (&policy) : NULL;
}

char *
lp_policy_to_json (const LpPolicy *policy)
{
  g_return_val_if_fail (policy != NULL, NULL);
  g_return_val_if_fail (lp_policy_get_strategy (policy) != LP_STRATEGY_CUSTOM, NULL);

  return write_part (lp_i_policy_to_json (policy));
}
