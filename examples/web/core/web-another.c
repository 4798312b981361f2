/* SPDX-License-Identifier: MIT */
/* Which partners are others. */
#include "web.h"

/* Rounds are compared by their partnerships. */
#define ANY_DATE 0

/* Partnerships as the page has them, as a round. */
static LpRound *
read_round (json_t *partnerships, GError **error)
{
  json_t *answer = json_pack ("{s:O}", "partnerships", partnerships);
  char *text = json_dumps (answer, JSON_COMPACT);
  LpRound *round = lp_round_from_json (text, -1, ANY_DATE, NULL, error);

  free (text);
  json_decref (answer);
  return round;
}

/* NULL, with the error, where one is no round. */
static GPtrArray *
read_rounds (const char *text, GError **error)
{
  g_autoptr (GPtrArray) rounds = g_ptr_array_new_with_free_func ((GDestroyNotify) lp_round_unref);
  json_t *array = json_loads (text, 0, NULL), *partnerships;
  gboolean done = TRUE;
  size_t i;

  json_array_foreach (array, i, partnerships) {
    LpRound *round = done ? read_round (partnerships, error) : NULL;
    done = round != NULL;
    if (done)
      g_ptr_array_add (rounds, round);
  }
  json_decref (array);
  return done ? g_steal_pointer (&rounds) : NULL;
}

WEB_EXPORT char *
web_another (const char *text, const char *seen)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LpRequest) request = lp_request_from_json (text, -1, &error);
  g_autoptr (GPtrArray) rounds = request != NULL ? read_rounds (seen, &error) : NULL;
  g_autoptr (LpPairing) pairing = rounds != NULL ? lp_pair_unseen (request, (LpRound *const *) rounds->pdata, rounds->len, &error) : NULL;

  return pairing != NULL ? lp_pairing_to_json (pairing) : web_fail (error);
}

WEB_EXPORT char *
web_same (const char *a, const char *b)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *both = g_strdup_printf ("[%s,%s]", a, b);
  g_autoptr (GPtrArray) rounds = read_rounds (both, &error);

  if (rounds == NULL)
    return web_fail (error);
  return web_say (json_pack ("{s:b}", "same", lp_round_equal (g_ptr_array_index (rounds, 0), g_ptr_array_index (rounds, 1))));
}
