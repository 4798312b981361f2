/* SPDX-License-Identifier: MIT */
#include <learning-partners/lp-history.h>

static void
copy_rounds (LpHistory *to, const LpHistory *from, LpDate date)
{
  for (gsize i = 0; i < lp_history_get_n_rounds (from); i++) {
    LpRound *round = lp_history_get_round (from, i);
    if (lp_round_get_date (round) >= date)
      return;
    lp_history_add_round (to, round, NULL);
  }
}

static void
copy_feedback (LpHistory *to, const LpHistory *from, LpDate date)
{
  for (gsize i = 0; i < lp_history_get_n_feedback (from); i++) {
    LpFeedback *feedback = lp_history_get_feedback (from, i);
    if (lp_feedback_get_date (feedback) <= date)
      lp_history_add_feedback (to, feedback);
  }
}

LpHistory *
lp_history_new_before (const LpHistory *history, LpDate date)
{
  g_return_val_if_fail (history != NULL, NULL);
  g_return_val_if_fail (date != LP_DATE_NONE, NULL);

  LpHistory *earlier = lp_history_new ();
  copy_rounds (earlier, history, date);
  copy_feedback (earlier, history, date);
  return earlier;
}
