/* SPDX-License-Identifier: MIT */
#include "year-judge.h"

#include <string.h>

static void
judge_costs (Year *year, const LpPairing *pairing, const LpVerdict *verdict)
{
  const gint64 *said = lp_pairing_get_costs (pairing);
  const gint64 *counted = lp_verdict_get_costs (verdict);

  for (guint tier = 0; tier < LP_N_TIERS; tier++) {
    if (said[tier] != counted[tier])
      year_add_problem (year, year->rounds->len - 1,
                        "%s: the library says %" G_GINT64_FORMAT ", the checker %" G_GINT64_FORMAT,
                        lp_tier_get_name ((LpTier) tier), said[tier], counted[tier]);
  }
}

/* Counts for each pupil in how many partnerships of the cover it sits. */
static guint *
count_seats (const Year *year, const LpRound *cover)
{
  guint *seats = g_new0 (guint, year->plan->n_pupils);

  for (gsize g = 0; g < lp_round_get_n_partnerships (cover); g++) {
    for (gsize i = 0; i < lp_round_get_size (cover, g); i++)
      seats[year_class_find (year->class, lp_round_get_pupil (cover, g, i))]++;
  }
  return seats;
}

/* A cover gives the partnerships that differ: whoever keeps theirs is not named,
 * whoever is named sits once, and nobody who is away sits anywhere. */
static void
judge_cover (Year *year, const LpRound *cover)
{
  guint round = year->rounds->len - 1;
  g_autofree guint *seats = count_seats (year, cover);

  for (guint i = 0; i < year->plan->n_pupils; i++) {
    const char *id = year_class_get_id (year->class, i);
    YearEvent event = year_plan_get_event (year->plan, round, i);
    if (seats[i] > (event == YEAR_PRESENT ? 1u : 0u))
      year_add_problem (year, round, "%s sits %u times in the cover", id, seats[i]);
    for (guint j = 0; seats[i] == 0 && event == YEAR_PRESENT && j < year->plan->n_pupils; j++) {
      gboolean left = j != i && year_are_partners (year, round, i, j)
        && (seats[j] > 0 || year_plan_get_event (year->plan, round, j) != YEAR_PRESENT);
      if (left)
        year_add_problem (year, round, "%s is left without a cover", id);
    }
  }
}

static void
judge_away (Year *year, LpRequest *request, const LpPairing *pairing)
{
  guint round = year->rounds->len - 1;
  gsize n_here = lp_request_get_n_present (request) - lp_request_get_n_away_today (request);
  const LpRound *cover = lp_pairing_get_cover (pairing);

  if (cover != NULL)
    judge_cover (year, cover);
  else if (lp_request_get_n_away_today (request) > 0 && n_here >= 2)
    year_add_problem (year, round, "there is no cover for those away today");
}

/* Everybody present has a partnership, and nobody else. */
static void
judge_presence (Year *year)
{
  guint round = year->rounds->len - 1;

  for (guint i = 0; i < year->plan->n_pupils; i++) {
    gboolean present = year_plan_get_event (year->plan, round, i) <= YEAR_AWAY_TODAY;
    if (present != (year_get_round (year, round)->group[i] >= 0))
      year_add_problem (year, round, "%s %s", year_class_get_id (year->class, i),
                        present ? "has no partner" : "is not there and has a partner");
  }
}

gboolean
year_judge (Year *year, LpRequest *request, const YearAnswer *answer, gint64 costs[LP_N_TIERS], GError **error)
{
  guint round = year->rounds->len - 1;
  LpCertificate *certificate = answer->pairing == NULL ? NULL : lp_pairing_get_certificate (answer->pairing);
  g_autoptr (LpVerdict) verdict = lp_check (request, answer->round, certificate, error);

  if (verdict == NULL)
    return FALSE;
  memcpy (costs, lp_verdict_get_costs (verdict), LP_N_TIERS * sizeof *costs);
  judge_presence (year);
  if (answer->pairing == NULL) {
    year->n_broken += !lp_verdict_is_valid (verdict);
    return TRUE;
  }

  if (!lp_verdict_is_valid (verdict))
    year_add_problem (year, round, "the checker calls the pairing broken");
  if (lp_verdict_get_proof (verdict) != LP_PROOF_OPTIMAL)
    year_add_problem (year, round, "the checker does not find the pairing proven");
  judge_costs (year, answer->pairing, verdict);
  judge_away (year, request, answer->pairing);
  return TRUE;
}
