/* SPDX-License-Identifier: MIT */
/* What a change by hand costs: what is broken or bent afterwards that was not before, and the other way round. */
#include "web.h"

typedef struct {
  LpRequest *request; /* owned */
  LpRound   *round;   /* owned: as it is */
  LpVerdict  *verdict;  /* owned: on the round as it is */
} Now;

static void
now_clear (Now *now)
{
  g_clear_pointer (&now->verdict, lp_verdict_unref);
  g_clear_pointer (&now->round, lp_round_unref);
  g_clear_pointer (&now->request, lp_request_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Now, now_clear)

static gboolean
now_read (Now *now, const char *request, const char *round, GError **error)
{
  now->request = lp_request_from_json (request, -1, error);
  now->round = now->request != NULL ? lp_round_from_json (round, -1, lp_request_get_date (now->request), NULL, error) : NULL;
  now->verdict = now->round != NULL ? lp_check (now->request, now->round, NULL, error) : NULL;
  return now->verdict != NULL;
}

static gboolean
has_finding (const LpVerdict *verdict, const char *text)
{
  for (gsize i = 0; i < lp_verdict_get_n_findings (verdict); i++) {
    if (strcmp (lp_reason_get_text (lp_verdict_get_finding (verdict, i)), text) == 0)
      return TRUE;
  }
  return FALSE;
}

/* Findings of the one that the other does not have. */
static json_t *
list_difference (const LpVerdict *of, const LpVerdict *without)
{
  json_t *array = json_array ();

  for (gsize i = 0; i < lp_verdict_get_n_findings (of); i++) {
    LpReason *finding = lp_verdict_get_finding (of, i);
    LpSeverity severity = lp_verdict_get_severity (of, i);
    if (severity == LP_SEVERITY_NOTE || has_finding (without, lp_reason_get_text (finding)))
      continue;
    json_t *entry = web_reason (finding);
    json_object_set_new (entry, "broken", json_boolean (severity == LP_SEVERITY_BROKEN));
    json_array_append_new (array, entry);
  }
  return array;
}

/* The first tier in which the two differ, and by how much; the last where they do not. */
static LpTier
find_difference (const LpRequest *request, const LpVerdict *before, const LpVerdict *after, gint64 *more)
{
  const LpTier *order = lp_policy_get_order (lp_request_get_policy (request));
  const gint64 *x = lp_verdict_get_costs (before), *y = lp_verdict_get_costs (after);

  for (guint i = 0; i < LP_N_ORDERED_TIERS; i++) {
    *more = y[order[i]] - x[order[i]];
    if (*more != 0)
      return order[i];
  }
  return LP_TIER_CHANCE;
}

static void
add_price (json_t *object, const Now *now, const LpVerdict *after)
{
  gint64 more = 0;
  LpTier tier = find_difference (now->request, now->verdict, after, &more);

  json_object_set_new (object, "valid", json_boolean (lp_verdict_is_valid (after)));
  json_object_set_new (object, "tier", json_string (lp_tier_get_name (tier)));
  json_object_set_new (object, "more", json_integer (more));
}

WEB_EXPORT char *
web_price (const char *request, const char *round, const char *a, const char *b)
{
  g_autoptr (GError) error = NULL;
  g_auto (Now) now = { .request = NULL };
  g_autoptr (LpRound) swapped = now_read (&now, request, round, &error) ? lp_round_new_swapped (now.round, a, b, &error) : NULL;
  g_autoptr (LpVerdict) after = swapped != NULL ? lp_check (now.request, swapped, NULL, &error) : NULL;

  if (after == NULL)
    return web_fail (error);
  json_t *answer = json_pack ("{s:o, s:o, s:o}", "partnerships", web_partnerships (swapped), "worse",
                              list_difference (after, now.verdict), "better", list_difference (now.verdict, after));
  add_price (answer, &now, after);
  return web_say (answer);
}

static gboolean
append_price (json_t *list, const Now *now, const char *pupil, const char *other, GError **error)
{
  g_autoptr (LpRound) swapped = lp_round_new_swapped (now->round, pupil, other, NULL);
  if (swapped == NULL)
    return TRUE;
  g_autoptr (LpVerdict) after = lp_check (now->request, swapped, NULL, error);
  if (after == NULL)
    return FALSE;
  json_t *entry = json_pack ("{s:s}", "with", other);
  add_price (entry, now, after);
  json_array_append_new (list, entry);
  return TRUE;
}

/* Those in the pupil's own partnership are passed over. */
static gboolean
list_prices (json_t *list, const Now *now, const char *pupil, GError **error)
{
  for (gsize i = 0; i < lp_round_get_n_partnerships (now->round); i++) {
    for (gsize k = 0; k < lp_round_get_size (now->round, i); k++) {
      const char *other = lp_round_get_pupil (now->round, i, k);
      if (strcmp (other, pupil) != 0 && !append_price (list, now, pupil, other, error))
        return FALSE;
    }
  }
  return TRUE;
}

WEB_EXPORT char *
web_prices (const char *request, const char *round, const char *pupil)
{
  g_autoptr (GError) error = NULL;
  g_auto (Now) now = { .request = NULL };
  json_t *list = json_array ();

  if (now_read (&now, request, round, &error) && list_prices (list, &now, pupil, &error))
    return web_say (list);
  json_decref (list);
  return web_fail (error);
}
