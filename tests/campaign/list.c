/* SPDX-License-Identifier: MIT */
#include "list.h"

#include <string.h>

/* A pairing under construction. */
typedef struct {
  const ListPresent *present;
  LpDate   date;
  const ListShape *shape;
  guint    n_threes;
  guint    n_alone;
  gint     group[LIST_MAX]; /* −1 for who is not seated yet */
  gint     n_groups;
  ListFunc func;
  gpointer data;
} Builder;

static gboolean
is_absent (LpRequest *request, const char *id)
{
  for (gsize i = 0; i < lp_request_get_n_absent (request); i++) {
    if (strcmp (lp_request_get_absent (request, i), id) == 0)
      return TRUE;
  }
  return FALSE;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

gboolean
list_present (LpRequest *request, ListPresent *present)
{
  LpRoster *roster = lp_request_get_roster (request);

  present->n = 0;
  if (lp_request_get_n_present (request) > LIST_MAX)
    return FALSE;
  for (gsize i = 0; i < lp_roster_get_n_pupils (roster); i++) {
    const char *id = lp_pupil_get_id (lp_roster_get_pupil (roster, i));
    if (!is_absent (request, id))
      present->ids[present->n++] = id;
  }
  qsort (present->ids, present->n, sizeof present->ids[0], compare_ids);
  return TRUE;
}

static void
hand_over (Builder *builder)
{
  g_autoptr (LpRound) round = lp_round_new (builder->date);

  for (gint g = 0; g < builder->n_groups; g++) {
    const char *ids[3];
    gsize n_ids = 0;
    for (guint i = 0; i < builder->present->n; i++) {
      if (builder->group[i] == g)
        ids[n_ids++] = builder->present->ids[i];
    }
    lp_round_add_partnership (round, ids, n_ids, NULL);
  }
  builder->func (round, builder->data);
}

static void seat_next (Builder *builder);

/* Seats one more in the newest group. */
static void
seat (Builder *builder, guint pupil)
{
  builder->group[pupil] = builder->n_groups;
}

/* Goes on with everybody still standing, in groups after the newest. */
static void
close_group (Builder *builder)
{
  builder->n_groups++;
  seat_next (builder);
  builder->n_groups--;
}

static void
seat_threes (Builder *builder, guint second)
{
  builder->n_threes++;
  for (guint third = second + 1; third < builder->present->n; third++) {
    if (builder->group[third] >= 0)
      continue;
    seat (builder, third);
    close_group (builder);
    builder->group[third] = -1;
  }
  builder->n_threes--;
}

static void
seat_alone (Builder *builder)
{
  builder->n_alone++;
  close_group (builder);
  builder->n_alone--;
}

static void
seat_next (Builder *builder)
{
  guint n = builder->present->n;
  guint first = 0;

  while (first < n && builder->group[first] >= 0)
    first++;
  if (first == n) {
    hand_over (builder);
    return;
  }
  seat (builder, first);
  if (builder->n_alone < builder->shape->most_alone)
    seat_alone (builder);
  for (guint second = first + 1; second < n; second++) {
    if (builder->group[second] >= 0)
      continue;
    seat (builder, second);
    close_group (builder);
    if (builder->n_threes < builder->shape->most_threes)
      seat_threes (builder, second);
    builder->group[second] = -1;
  }
  builder->group[first] = -1;
}

ListShape
list_shape (LpRequest *request)
{
  LpRoster *roster = lp_request_get_roster (request);
  gboolean with_adult = lp_policy_get_odd (lp_request_get_policy (request)) == LP_ODD_ADULT;
  ListShape shape = { with_adult ? 0 : 1, with_adult ? 1 : 0 };

  for (gsize i = 0; i < lp_roster_get_n_rules (roster); i++) {
    const LpRule *rule = lp_roster_get_rule (roster, i);
    gboolean binds = lp_rule_get_kind (rule) == LP_RULE_TOGETHER || lp_rule_get_kind (rule) == LP_RULE_PIN;
    shape.most_threes += binds && lp_rule_is_active (rule, lp_request_get_date (request));
  }
  return shape;
}

void
list_pairings (const ListPresent *present, LpDate date, const ListShape *shape, ListFunc func, gpointer data)
{
  Builder builder = { present, date, shape, 0, 0, { 0 }, 0, func, data };

  for (guint i = 0; i < present->n; i++)
    builder.group[i] = -1;
  seat_next (&builder);
}

int
list_compare (const LpPolicy *policy, const gint64 *a, const gint64 *b, guint n_tiers)
{
  const LpTier *order = lp_policy_get_order (policy);

  for (guint i = 0; i < n_tiers; i++) {
    if (a[order[i]] != b[order[i]])
      return a[order[i]] < b[order[i]] ? -1 : 1;
  }
  return 0;
}

/* Listing with the checker at hand. */
typedef struct {
  LpRequest  *request;
  LpPolicy   *policy;
  ListPresent present;
  ListResult *result;
} Judge;

static guint
find (const ListPresent *present, const char *id)
{
  guint at = 0;

  while (strcmp (present->ids[at], id) != 0)
    at++;
  return at;
}

static void
note_pair (Judge *judge, guint a, guint b, const gint64 *costs)
{
  ListResult *result = judge->result;

  if (result->can[a][b] && list_compare (judge->policy, costs, result->best_with[a][b], LP_N_TIERS) >= 0)
    return;
  result->can[a][b] = result->can[b][a] = TRUE;
  memcpy (result->best_with[a][b], costs, sizeof result->best);
  memcpy (result->best_with[b][a], costs, sizeof result->best);
}

static void
note_partners (Judge *judge, LpRound *round, const gint64 *costs)
{
  for (gsize g = 0; g < lp_round_get_n_partnerships (round); g++) {
    gsize size = lp_round_get_size (round, g);
    for (gsize i = 0; i < size; i++) {
      for (gsize j = i + 1; j < size; j++)
        note_pair (judge, find (&judge->present, lp_round_get_pupil (round, g, i)),
                   find (&judge->present, lp_round_get_pupil (round, g, j)), costs);
    }
  }
}

static void
judge_one (LpRound *round, gpointer data)
{
  Judge *judge = data;
  ListResult *result = judge->result;
  g_autoptr (LpVerdict) verdict = lp_check (judge->request, round, NULL, NULL);

  result->n_listed++;
  if (verdict == NULL || !lp_verdict_is_valid (verdict))
    return;
  const gint64 *costs = lp_verdict_get_costs (verdict);
  if (result->n_valid == 0 || list_compare (judge->policy, costs, result->best, LP_N_ORDERED_TIERS) < 0)
    result->n_best = 0;
  if (result->n_best == 0 || list_compare (judge->policy, costs, result->best, LP_N_ORDERED_TIERS) == 0)
    result->n_best++;
  if (result->n_valid == 0 || list_compare (judge->policy, costs, result->best, LP_N_TIERS) < 0)
    memcpy (result->best, costs, sizeof result->best);
  result->n_valid++;
  note_partners (judge, round, costs);
}

gboolean
list_request (LpRequest *request, guint most, ListResult *result)
{
  Judge judge = { request, lp_request_get_policy (request), { 0 }, result };

  memset (result, 0, sizeof *result);
  if (!list_present (request, &judge.present) || judge.present.n > most)
    return FALSE;
  const ListShape shape = list_shape (request);
  list_pairings (&judge.present, lp_request_get_date (request), &shape, judge_one, &judge);
  return TRUE;
}
