/* SPDX-License-Identifier: MIT */
/*
 * Judges the cover for those away today: everybody here once, must rules kept,
 * least change; and of the covers that part as few, least in cooldown, strategy,
 * repeats, wishes and chance, in the policy's order.
 */
#include "judge.h"
#include "parts.h"

#include <string.h>

/* A cover with what is left of the round beside it, and the question that it answers. */
typedef struct {
  LpRequest *today;   /* those away today are absent; no tenure is hard */
  LpRound   *round;   /* the round in force */
  ListPresent present;
  gint64     least;   /* partners parted by the best cover of the list; −1 for none */
  gint64     best[LP_N_TIERS]; /* the costs of the best that parts as few, without the tiers that a day does not know */
} Today;

static void
today_clear (Today *today)
{
  g_clear_pointer (&today->today, lp_request_unref);
  g_clear_pointer (&today->round, lp_round_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Today, today_clear)

static LpRequest *
make_today (LpRequest *request)
{
  g_autoptr (Parts) parts = parts_new (request);
  LpPolicy *policy = parts_copy_policy (parts->policy);

  lp_policy_set_hard (policy, LP_HARD_NONE);
  lp_policy_unref (parts->policy);
  parts->policy = policy;
  for (guint i = 0; i < parts->away->len; i++)
    g_ptr_array_add (parts->absent, g_strdup (parts->away->pdata[i]));
  g_ptr_array_set_size (parts->away, 0);
  return parts_to_request (parts, NULL);
}

static gint
find_group (LpRound *round, const char *id)
{
  for (gsize i = 0; i < lp_round_get_n_partnerships (round); i++) {
    for (gsize m = 0; m < lp_round_get_size (round, i); m++) {
      if (strcmp (lp_round_get_pupil (round, i, m), id) == 0)
        return (gint) i;
    }
  }
  return -1;
}

/* Partners of the round, both here, whom a cover parts. */
static gint64
count_parted (LpRound *round, LpRound *whole)
{
  gint64 parted = 0;

  for (gsize i = 0; i < lp_round_get_n_partnerships (round); i++) {
    gsize size = lp_round_get_size (round, i);
    for (gsize a = 0; a < size; a++) {
      for (gsize b = a + 1; b < size; b++) {
        gint one = find_group (whole, lp_round_get_pupil (round, i, a));
        gint other = find_group (whole, lp_round_get_pupil (round, i, b));
        parted += one >= 0 && other >= 0 && one != other;
      }
    }
  }
  return parted;
}

static gboolean
is_whole (LpRound *round, gsize index, LpRound *cover)
{
  for (gsize m = 0; m < lp_round_get_size (round, index); m++) {
    const char *id = lp_round_get_pupil (round, index, m);
    if (find_group (cover, id) >= 0)
      return FALSE;
    for (gsize i = 0; i < lp_round_get_n_absent (cover); i++) {
      if (strcmp (lp_round_get_absent (cover, i), id) == 0)
        return FALSE;
    }
  }
  return TRUE;
}

static void
add_partnership (LpRound *to, LpRound *from, gsize index)
{
  const char *ids[3];
  gsize size = MIN (lp_round_get_size (from, index), 3);

  for (gsize m = 0; m < size; m++)
    ids[m] = lp_round_get_pupil (from, index, m);
  lp_round_add_partnership (to, ids, size, NULL);
}

/* The cover's own partnerships, and those of the round that it leaves as they are. */
static LpRound *
make_whole (LpRound *round, LpRound *cover)
{
  LpRound *whole = lp_round_new (lp_round_get_date (round));

  for (gsize i = 0; i < lp_round_get_n_partnerships (cover); i++)
    add_partnership (whole, cover, i);
  for (gsize i = 0; i < lp_round_get_n_partnerships (round); i++) {
    if (is_whole (round, i, cover))
      add_partnership (whole, round, i);
  }
  return whole;
}

/* Tenure, change and turns are the round's business. */
static void
take_day_costs (const LpVerdict *verdict, gint64 costs[LP_N_TIERS])
{
  static const LpTier of_the_round[] = { LP_TIER_MAX_TENURE, LP_TIER_MIN_TENURE, LP_TIER_CHANGE, LP_TIER_TURNS };

  memcpy (costs, lp_verdict_get_costs (verdict), LP_N_TIERS * sizeof *costs);
  for (gsize i = 0; i < G_N_ELEMENTS (of_the_round); i++)
    costs[of_the_round[i]] = 0;
}

static void
note_cover (LpRound *whole, gpointer data)
{
  Today *today = data;
  g_autoptr (LpVerdict) verdict = lp_check (today->today, whole, NULL, NULL);
  gint64 costs[LP_N_TIERS];

  if (verdict == NULL || !lp_verdict_is_valid (verdict))
    return;
  gint64 parted = count_parted (today->round, whole);
  take_day_costs (verdict, costs);
  gboolean is_better = today->least < 0 || parted < today->least
                       || (parted == today->least && list_compare (lp_request_get_policy (today->today), costs, today->best, LP_N_TIERS) < 0);
  if (!is_better)
    return;
  today->least = parted;
  memcpy (today->best, costs, sizeof today->best);
}

static gboolean
judge_day_costs (const Case *the_case, const Today *today, const LpVerdict *verdict, Fault *fault)
{
  gint64 costs[LP_N_TIERS];

  if (lp_policy_get_strategy (the_case->policy) == LP_STRATEGY_UNIFORM)
    return TRUE;
  take_day_costs (verdict, costs);
  g_autofree char *difference = judge_describe_difference (the_case->policy, costs, today->best, LP_N_TIERS);
  return difference == NULL || fault_set (fault, "cover-costs", "Listing finds a better cover: %s.", difference);
}

static gboolean
judge_found (Case *the_case, Today *today, LpRound *cover, gboolean is_listed, Fault *fault)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LpRound) whole = make_whole (today->round, cover);
  g_autoptr (LpVerdict) verdict = lp_check (today->today, whole, NULL, &error);

  the_case->counts->covers++;
  if (verdict == NULL)
    return fault_set (fault, "cover-unchecked", "The checker cannot judge the cover: %s", error->message);
  if (!lp_verdict_is_valid (verdict))
    return fault_set (fault, "cover-invalid", "The cover is not valid: %s",
                      lp_reason_get_text (lp_verdict_get_finding (verdict, 0)));
  if (!is_listed)
    return TRUE;
  the_case->counts->least++;
  if (count_parted (today->round, whole) != today->least)
    return fault_set (fault, "cover-change", "The cover parts %" G_GINT64_FORMAT " partners who are here, and %" G_GINT64_FORMAT " would do.",
                      count_parted (today->round, whole), today->least);
  return judge_day_costs (the_case, today, verdict, fault);
}

gboolean
judge_cover (Case *the_case, Fault *fault)
{
  LpRound *cover = lp_pairing_get_cover (the_case->pairing);
  g_auto (Today) today = { NULL, NULL, { 0 }, -1, { 0 } };

  if (lp_request_get_n_away_today (the_case->request) == 0)
    return cover == NULL || fault_set (fault, "cover-idle", "A cover, though nobody is away today.");
  today.today = make_today (the_case->request);
  today.round = lp_pairing_to_round (the_case->pairing);
  gboolean is_listed = list_present (today.today, &today.present) && today.present.n <= the_case->effort.list_most
                       && today.present.n >= 2;
  const ListShape shape = list_shape (today.today);
  if (is_listed)
    list_pairings (&today.present, lp_request_get_date (today.today), &shape, note_cover, &today);
  if (cover != NULL)
    return judge_found (the_case, &today, cover, is_listed, fault);
  if (is_listed && today.least >= 0)
    return fault_set (fault, "cover-missed", "No cover, though listing finds one.");
  return TRUE;
}
