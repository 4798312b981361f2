/* SPDX-License-Identifier: MIT */
#include <learning-partners/lp-advice.h>

#include "costs/lp-costs-private.h"

/* Days that are looked through for the one on which a tenure reaches the maximum; holidays may lie between. */
#define MAX_DAYS_AHEAD 7320

struct _LpAdvice {
  gatomicrefcount ref_count;
  LpAdviceKind    kind;
  LpReasons      *reasons; /* owned */
  LpReason       *obstacle; /* borrowed from reasons: what stands against keeping; nullable */
};

/* What is counted of the latest round's pairs who are present. */
typedef struct {
  guint  too_long, young, others;
  LpDate all_reached;   /* by when those that are too long have reached the maximum */
  LpDate first_reached; /* when the first pair reaches it; LP_DATE_NONE where none ever does */
} Count;

const char *
lp_advice_kind_get_name (LpAdviceKind kind)
{
  static const char *const names[] = { "keep", "change", "mend", "begin" };

  g_return_val_if_fail ((gsize) kind < G_N_ELEMENTS (names), NULL);

  return names[kind];
}

static void
raise_kind (LpAdvice *advice, LpAdviceKind kind)
{
  advice->kind = MAX (advice->kind, kind);
}

/* The latest reason stands against keeping the partners. */
static void
note_obstacle (LpAdvice *advice)
{
  advice->obstacle = lp_reasons_get (advice->reasons, lp_reasons_get_length (advice->reasons) - 1);
}

/* The first day, from the request's on, on which a pair's tenure is the maximum or more. */
static LpDate
find_day_of_maximum (const LpCosts *costs, guint i, guint j)
{
  const LpRoster *roster = lp_request_get_roster (costs->request);
  const LpHistory *history = lp_request_get_history (costs->request);
  int most = lp_policy_get_max_tenure_days (lp_request_get_policy (costs->request));
  const char *a = lp_i_participants_get_id (costs->present, i), *b = lp_i_participants_get_id (costs->present, j);
  int low = 0, high = MAX_DAYS_AHEAD;

  if (lp_history_get_tenure_days (history, roster, a, b, costs->date + high) < most)
    return LP_DATE_NONE;
  while (low < high) {
    int middle = (low + high) / 2;
    if (lp_history_get_tenure_days (history, roster, a, b, costs->date + middle) < most)
      low = middle + 1;
    else
      high = middle;
  }
  return costs->date + low;
}

static void
count_tenure (Count *count, const LpCosts *costs, guint i, guint j, guint8 facts)
{
  if (facts & LP_PAIR_HELD_TOGETHER)
    return;
  LpDate day = find_day_of_maximum (costs, i, j);
  if (day != LP_DATE_NONE && (count->first_reached == LP_DATE_NONE || day < count->first_reached))
    count->first_reached = day;
  if (facts & LP_PAIR_TOO_LONG) {
    count->too_long++;
    count->all_reached = MAX (count->all_reached, day);
  } else if (facts & LP_PAIR_YOUNG) {
    count->young++;
  } else {
    count->others++;
  }
}

static void
add_rule_parts (LpAdvice *advice, const LpCosts *costs, guint i, guint j)
{
  const guint32 two[] = { i, j };

  lp_i_reasons_take (advice->reasons, lp_i_costs_new_reason (costs, LP_I_PHRASE_RULE_PARTS, two, 2));
  raise_kind (advice, LP_ADVICE_MEND);
}

/* Who is present and has nobody of the latest round to work with, the adult aside. */
static void
add_without_partner (LpAdvice *advice, const LpCosts *costs, const gboolean *served)
{
  g_autofree guint32 *alone = g_new (guint32, costs->n);
  guint n = 0;

  for (guint32 i = 0; i < costs->n; i++)
    if (!served[i])
      alone[n++] = i;
  if (n == 0)
    return;
  lp_i_reasons_take (advice->reasons, lp_i_costs_new_reason (costs, n == 1 ? LP_I_PHRASE_WITHOUT_PARTNER_ONE : LP_I_PHRASE_WITHOUT_PARTNER,
                                                             alone, n));
  raise_kind (advice, LP_ADVICE_MEND);
}

/* With an odd number present, one who works with the adult is served. */
static void
serve_adult (const LpCosts *costs, gboolean *served)
{
  const LpHistory *history = lp_request_get_history (costs->request);
  LpRound *round = lp_history_get_round (history, lp_history_get_n_rounds (history) - 1);

  for (gsize p = 0; p < lp_round_get_n_partnerships (round); p++) {
    int i = lp_round_get_size (round, p) == 1 ? lp_i_participants_find (costs->present, lp_round_get_pupil (round, p, 0)) : -1;
    if (i >= 0)
      served[i] = TRUE;
  }
}

static void
add_date (LpReason *reason, LpDate date)
{
  g_autofree char *day = lp_date_to_string (date);

  lp_i_reason_add_text (reason, "date", day);
}

static LpReason *
add_pairs (LpAdvice *advice, LpIPhrase phrase, guint pairs, int days)
{
  LpReason *reason = lp_i_reason_new (phrase);

  lp_i_reason_add_number (reason, "pairs", pairs);
  lp_i_reason_add_number (reason, "days", days);
  lp_i_reasons_take (advice->reasons, reason);
  return reason;
}

static void
add_tenure (LpAdvice *advice, const LpPolicy *policy, const Count *count)
{
  int least = lp_policy_get_min_tenure_days (policy), most = lp_policy_get_max_tenure_days (policy);

  if (count->too_long > 0) {
    add_date (add_pairs (advice, LP_I_PHRASE_REACH_MAXIMUM, count->too_long, most), count->all_reached);
    note_obstacle (advice);
    raise_kind (advice, LP_ADVICE_CHANGE);
  } else if (count->first_reached != LP_DATE_NONE) {
    LpReason *reason = lp_i_reason_new (LP_I_PHRASE_FIRST_REACH_MAXIMUM);
    add_date (reason, count->first_reached);
    lp_i_reasons_take (advice->reasons, reason);
  }
  if (count->young > 0)
    add_pairs (advice, LP_I_PHRASE_BEFORE_MINIMUM, count->young, least);
  if (count->others > 0)
    add_pairs (advice, LP_I_PHRASE_PAST_MINIMUM, count->others, least);
}

static void
add_pairs_of_round (LpAdvice *advice, const LpCosts *costs)
{
  Count count = { .all_reached = LP_DATE_NONE, .first_reached = LP_DATE_NONE };
  g_autofree gboolean *served = g_new0 (gboolean, costs->n);

  serve_adult (costs, served);
  for (guint i = 0; i < costs->n; i++)
    for (guint j = i + 1; j < costs->n; j++) {
      guint8 facts = lp_i_costs_get_facts (costs, i, j);
      if (!(facts & LP_PAIR_OF_LATEST_ROUND))
        continue;
      served[i] = served[j] = TRUE;
      if (facts & LP_PAIR_APART)
        add_rule_parts (advice, costs, i, j);
      else
        count_tenure (&count, costs, i, j, facts);
    }
  add_without_partner (advice, costs, served);
  add_tenure (advice, lp_request_get_policy (costs->request), &count);
}

static void
add_no_round (LpAdvice *advice)
{
  lp_i_reasons_take (advice->reasons, lp_i_reason_new (LP_I_PHRASE_NO_ROUND));
  note_obstacle (advice);
  raise_kind (advice, LP_ADVICE_BEGIN);
}

LpAdvice *
lp_advise (LpRequest *request, GError **error)
{
  g_return_val_if_fail (request != NULL, NULL);

  g_autoptr (LpCosts) costs = lp_i_costs_new (request, error);
  if (costs == NULL)
    return NULL;
  LpAdvice *advice = g_new0 (LpAdvice, 1);
  g_atomic_ref_count_init (&advice->ref_count);
  advice->reasons = lp_i_reasons_new ();
  if (lp_history_get_n_rounds (lp_request_get_history (request)) == 0)
    add_no_round (advice);
  else
    add_pairs_of_round (advice, costs);
  return advice;
}

LpAdvice *
lp_advice_ref (LpAdvice *advice)
{
  g_return_val_if_fail (advice != NULL, NULL);

  g_atomic_ref_count_inc (&advice->ref_count);
  return advice;
}

void
lp_advice_unref (LpAdvice *advice)
{
  g_return_if_fail (advice != NULL);

  if (!g_atomic_ref_count_dec (&advice->ref_count))
    return;
  lp_reasons_unref (advice->reasons);
  g_free (advice);
}

LpAdviceKind
lp_advice_get_kind (const LpAdvice *advice)
{
  g_return_val_if_fail (advice != NULL, LP_ADVICE_KEEP);

  return advice->kind;
}

LpReasons *
lp_advice_get_reasons (const LpAdvice *advice)
{
  g_return_val_if_fail (advice != NULL, NULL);

  return advice->reasons;
}

LpReason *
lp_advice_get_obstacle (const LpAdvice *advice)
{
  g_return_val_if_fail (advice != NULL, NULL);

  return advice->obstacle;
}
