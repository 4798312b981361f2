/* SPDX-License-Identifier: MIT */
/* What a change by hand costs: what is broken or bent afterwards that was not before, and the other way round. */
#include "web.h"

/* A request, and the partnerships that answer it; FALSE with the error. */
static gboolean
read_both (const char *request_text, const char *round_text, LpRequest **request, LpRound **round, GError **error)
{
  *request = lp_request_from_json (request_text, -1, error);
  *round = *request != NULL ? lp_round_from_json (round_text, -1, lp_request_get_date (*request), NULL, error) : NULL;
  return *round != NULL;
}

static void
add_finding (json_t *array, LpReason *finding, LpDifference difference)
{
  json_t *entry = web_reason (finding);

  if (difference != LP_DIFFERENCE_MENDED)
    json_object_set_new (entry, "broken", json_boolean (difference == LP_DIFFERENCE_BROKEN));
  json_array_append_new (array, entry);
}

/* The page shows rules, and not the wishes that are met. */
static void
add_difference (json_t *object, const LpSwap *swap)
{
  g_autoptr (LpVerdictDiff) diff = lp_verdict_diff (lp_swap_get_before (swap), lp_swap_get_after (swap));
  json_t *worse = json_array (), *better = json_array ();

  for (gsize i = 0; i < lp_verdict_diff_get_length (diff); i++) {
    LpDifference difference = lp_verdict_diff_get_difference (diff, i);
    if (difference == LP_DIFFERENCE_WELCOME || difference == LP_DIFFERENCE_LOST)
      continue;
    add_finding (difference == LP_DIFFERENCE_MENDED ? better : worse, lp_verdict_diff_get_finding (diff, i), difference);
  }
  json_object_set_new (object, "worse", worse);
  json_object_set_new (object, "better", better);
}

/* The first tier in which the two differ, and by how much; the last where they do not. */
static void
add_price (json_t *object, const LpSwap *swap)
{
  LpTier tier = LP_TIER_CHANCE;
  gint64 more = 0;

  lp_verdict_find_difference (lp_swap_get_before (swap), lp_swap_get_after (swap), &tier, &more);
  json_object_set_new (object, "valid", json_boolean (lp_verdict_is_valid (lp_swap_get_after (swap))));
  json_object_set_new (object, "tier", json_string (lp_tier_get_name (tier)));
  json_object_set_new (object, "more", json_integer (more));
}

WEB_EXPORT char *
web_price (const char *request_text, const char *round_text, const char *a, const char *b)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LpRequest) request = NULL;
  g_autoptr (LpRound) round = NULL;
  g_autoptr (LpSwap) swap = read_both (request_text, round_text, &request, &round, &error) ? lp_swap_price (request, round, a, b, &error) : NULL;

  if (swap == NULL)
    return web_fail (error);
  json_t *answer = json_pack ("{s:o}", "partnerships", web_partnerships (lp_swap_get_round (swap)));
  add_difference (answer, swap);
  add_price (answer, swap);
  return web_say (answer);
}

WEB_EXPORT char *
web_prices (const char *request_text, const char *round_text, const char *pupil)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LpRequest) request = NULL;
  g_autoptr (LpRound) round = NULL;
  g_autoptr (LpSwaps) swaps = read_both (request_text, round_text, &request, &round, &error) ? lp_swap_prices (request, round, pupil, &error) : NULL;

  if (swaps == NULL)
    return web_fail (error);
  json_t *list = json_array ();
  for (gsize i = 0; i < lp_swaps_get_length (swaps); i++) {
    const LpSwap *swap = lp_swaps_get (swaps, i);
    json_t *entry = json_pack ("{s:s}", "with", lp_swap_get_pupil (swap, 1));
    add_price (entry, swap);
    json_array_append_new (list, entry);
  }
  return web_say (list);
}
