/* SPDX-License-Identifier: MIT */
/*
 * Guarantees laws that need no solver to judge: how the answer changes, or
 * rather does not, when a request changes in a way of which the outcome is
 * known. The laws, with their exceptions, stand above each change in
 * laws-changes.c, laws-musts.c, laws-policy.c and laws-classes.c. Each is tried
 * on two hundred seeded requests or more (a quarter of them in the suite), from
 * random school years, and on as many bent ones, of which some must come out
 * differently.
 */
#include "cases.h"
#include "laws-changes.h"
#include "laws-classes.h"

#include "checks.h"
#include <stdlib.h>
#include <string.h>

#define REQUESTS 200
#define MOST_PUPILS 14
#define MOST_ROUNDS 10
/* Years after which a law that speaks of too few requests is given up. */
#define MOST_YEARS 3000

#define BIT(tier) (1u << (tier))
#define ALL_TIERS (BIT (LP_N_TIERS) - 1)
#define BUT(bits) (ALL_TIERS & ~(bits))

typedef struct {
  const char *name;
  void      (*prepare) (Parts *parts); /* nullable */
  LawChange   change;
  guint       same_tiers;     /* those of the same cost */
  gint64      lower_by;       /* the others cost at most that much less, and never more; EITHER_WAY: as they please */
  gboolean    same_partnerships;
  gboolean    same_digest;
  gint64      wishes_factor;  /* wishes cost so many times as much; 0 for once */
} Law;

#define ANY G_MAXINT64
#define EITHER_WAY (-1)
#define WISHES_FACTOR 3

static const Law laws[] = {
  { "order", NULL, change_order, ALL_TIERS, 0, TRUE, TRUE },
  { "covers and overrides", NULL, change_record, ALL_TIERS, 0, TRUE, TRUE },
  { "scores moved", NULL, change_scores, ALL_TIERS, 0, TRUE, FALSE },
  { "scores mirrored", NULL, change_mirror, ALL_TIERS, 0, TRUE, FALSE },
  { "apart already", NULL, change_apart, BUT (BIT (LP_TIER_MIN_TENURE) | BIT (LP_TIER_CHANGE)), 1, TRUE, FALSE },
  { "together already", NULL, change_together,
    BUT (BIT (LP_TIER_MAX_TENURE) | BIT (LP_TIER_COOLDOWN) | BIT (LP_TIER_REPEATS)), ANY, TRUE, FALSE },
  { "maximum out of reach", prepare_maximum, change_maximum, ALL_TIERS, 0, TRUE, FALSE },
  { "cooldown spelled out", NULL, change_cooldown, ALL_TIERS, 0, TRUE, FALSE },
  { "nobody's word", NULL, change_nobodys_word, ALL_TIERS, 0, TRUE, FALSE },
  { "musts as rules apart", prepare_two_words, change_musts_to_apart, ALL_TIERS, 0, TRUE, FALSE },
  { "prefer weighs nothing", prepare_prefer, change_prefer, ALL_TIERS, 0, TRUE, FALSE },
  { "friends for prefer", NULL, change_names_of_wishes, ALL_TIERS, 0, TRUE, FALSE },
  { "rules without ids", NULL, change_ids, ALL_TIERS, 0, TRUE, FALSE },
  { "order without ids", prepare_no_ids, change_order_without_ids, ALL_TIERS, 0, TRUE, TRUE },
  { "weights times three", NULL, change_weights, ALL_TIERS, 0, TRUE, FALSE, WISHES_FACTOR },
  { "window as a gap", NULL, change_gap, ALL_TIERS, 0, TRUE, FALSE },
  { "fresh at first", NULL, change_fresh, ALL_TIERS, 0, TRUE, FALSE },
  { "a year later", NULL, change_dates, ALL_TIERS, 0, TRUE, FALSE },
  { "another strategy", prepare_strategy, change_strategy,
    BIT (LP_TIER_MAX_TENURE) | BIT (LP_TIER_MIN_TENURE) | BIT (LP_TIER_CHANGE) | BIT (LP_TIER_COOLDOWN) | BIT (LP_TIER_TURNS),
    EITHER_WAY, FALSE, FALSE },
  { "one more away", NULL, change_absent, ALL_TIERS, 0, TRUE, FALSE },
  { "closed days", prepare_closure, change_closure, ALL_TIERS, 0, TRUE, FALSE },
  { "another seed", NULL, change_seed, BUT (BIT (LP_TIER_CHANCE)), ANY, FALSE, FALSE },
};

/* What trying a law came to. */
typedef struct {
  const Law *law;
  gboolean bent;
  guint64  dice;
  guint    n_tried;
  guint    n_different;
  char    *first; /* owned: what differed first */
} Trial;

static gboolean
are_same (LpPairing *one, LpPairing *other)
{
  g_autoptr (LpRound) a = lp_pairing_to_round (one);
  g_autoptr (LpRound) b = lp_pairing_to_round (other);

  if (lp_round_get_n_partnerships (a) != lp_round_get_n_partnerships (b))
    return FALSE;
  for (gsize i = 0; i < lp_round_get_n_partnerships (a); i++) {
    if (lp_round_get_size (a, i) != lp_round_get_size (b, i))
      return FALSE;
    for (gsize m = 0; m < lp_round_get_size (a, i); m++) {
      if (strcmp (lp_round_get_pupil (a, i, m), lp_round_get_pupil (b, i, m)) != 0)
        return FALSE;
    }
  }
  return TRUE;
}

/* Chance may go either way where the law leaves it open: the seed is another. */
static const char *
compare_costs (const Law *law, const gint64 *before, const gint64 *after)
{
  for (guint t = 0; t < LP_N_TIERS; t++) {
    gboolean must_be_same = (law->same_tiers & BIT (t)) != 0;
    gint64 expected = t == LP_TIER_WISHES && law->wishes_factor != 0 ? law->wishes_factor * before[t] : before[t];
    gboolean is_lower = after[t] <= before[t] && (law->lower_by == ANY || before[t] - after[t] <= law->lower_by);
    if (must_be_same ? after[t] != expected : t != LP_TIER_CHANCE && law->lower_by != EITHER_WAY && !is_lower)
      return lp_tier_get_name ((LpTier) t);
  }
  return NULL;
}

static gboolean
have_same_digest (LpRequest *one, LpRequest *other)
{
  g_autofree char *a = lp_request_get_digest (one);
  g_autofree char *b = lp_request_get_digest (other);

  return strcmp (a, b) == 0;
}

/* What differs from what the law says; NULL for nothing. */
static const char *
find_difference (const Law *law, LpPairing *before, LpRequest *request)
{
  g_autoptr (LpPairing) after = lp_pair (request, NULL, NULL);

  if (after == NULL)
    return "no pairing";
  if (law->same_partnerships && !are_same (before, after))
    return "partnerships";
  if (law->same_digest && !have_same_digest (lp_pairing_get_request (before), request))
    return "digest";
  return compare_costs (law, lp_pairing_get_costs (before), lp_pairing_get_costs (after));
}

static void
try_request (Trial *trial, LpRequest *request)
{
  g_autoptr (Parts) parts = parts_new (request);
  g_autoptr (GError) error = NULL;

  if (trial->law->prepare != NULL)
    trial->law->prepare (parts);
  g_autoptr (LpRequest) base = parts_to_request (parts, NULL);
  g_autoptr (LpPairing) before = lp_pair (base, NULL, NULL);
  if (before == NULL || !trial->law->change (parts, before, &trial->dice, trial->bent))
    return;
  g_autoptr (LpRequest) changed = parts_to_request (parts, &error);
  ck_assert_msg (changed != NULL, "%s: the changed request is refused: %s", trial->law->name, error == NULL ? "" : error->message);
  const char *difference = find_difference (trial->law, before, changed);
  trial->n_tried++;
  trial->n_different += difference != NULL;
  if (difference != NULL && trial->first == NULL) {
    g_autofree char *digest = lp_request_get_digest (request);
    trial->first = g_strdup_printf ("%s (request %.12s)", difference, digest);
  }
}

static void
play (LpSchoolYear *year, LpHistory *history, LpRequest *request)
{
  g_autoptr (LpPairing) pairing = lp_pair (request, NULL, NULL);

  if (pairing == NULL)
    return;
  g_autoptr (LpRound) issued = lp_pairing_to_round (pairing);
  g_autoptr (LpRound) played = lp_school_year_play (year, issued);
  ck_assert (lp_history_add_round (history, played, NULL));
}

/* Every third round of a year: with one history after the other, longer and longer. */
static void
try_year (Trial *trial, guint64 seed)
{
  g_autoptr (LpSchoolYear) year = lp_school_year_new (seed, 4, MOST_PUPILS, MOST_ROUNDS, NULL);
  g_autoptr (LpHistory) history = lp_history_new ();

  for (guint r = 0; r < lp_school_year_get_n_rounds (year); r++) {
    g_autoptr (LpRequest) request = lp_school_year_get_request (year, r, history, NULL);
    /* A uniform draw counts nothing, and depends on the numbers drawn for every pairing that is not allowed. */
    if (lp_policy_get_strategy (lp_request_get_policy (request)) == LP_STRATEGY_UNIFORM)
      return;
    if ((seed + r) % 3 == 0)
      try_request (trial, request);
    play (year, history, request);
  }
}

static void
run_trial (Trial *trial)
{
  guint n_requests = share_of_cases (REQUESTS);

  for (guint64 seed = 1; trial->n_tried < n_requests && seed <= MOST_YEARS; seed++)
    try_year (trial, seed);
  ck_assert_msg (trial->n_tried >= n_requests, "%s: speaks of %u requests only", trial->law->name, trial->n_tried);
}

START_TEST (test_law_holds)
{
  Trial trial = { &laws[_i], FALSE, 1, 0, 0, NULL };

  run_trial (&trial);
  ck_assert_msg (trial.n_different == 0, "%s: broken by %u of %u, first by its %s", trial.law->name, trial.n_different,
                 trial.n_tried, trial.first);
  g_free (trial.first);
}
END_TEST

START_TEST (test_law_can_fail)
{
  Trial trial = { &laws[_i], TRUE, 1, 0, 0, NULL };

  run_trial (&trial);
  ck_assert_msg (trial.n_different > 0, "%s: bent, it still holds for all %u", trial.law->name, trial.n_tried);
  g_free (trial.first);
}
END_TEST

static gboolean (*const unions[]) (guint64 seed, gboolean bent) = { two_classes_add_up, three_and_rest_add_up };

START_TEST (test_classes_add_up)
{
  guint n_different = 0;

  for (guint64 seed = 1; seed <= share_of_cases (REQUESTS); seed++)
    n_different += !unions[_i] (seed, FALSE);
  ck_assert_uint_eq (n_different, 0);
}
END_TEST

START_TEST (test_classes_can_fail)
{
  guint n_different = 0;

  for (guint64 seed = 1; seed <= share_of_cases (REQUESTS); seed++)
    n_different += !unions[_i] (seed, TRUE);
  ck_assert_uint_gt (n_different, 0);
}
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("laws");
  TCase *tcase = tcase_create ("laws");

  tcase_set_timeout (tcase, 300);
  tcase_add_loop_test (tcase, test_law_holds, 0, G_N_ELEMENTS (laws));
  tcase_add_loop_test (tcase, test_law_can_fail, 0, G_N_ELEMENTS (laws));
  tcase_add_loop_test (tcase, test_classes_add_up, 0, G_N_ELEMENTS (unions));
  tcase_add_loop_test (tcase, test_classes_can_fail, 0, G_N_ELEMENTS (unions));
  suite_add_tcase (suite, tcase);
  return suite;
}

int
main (void)
{
  SRunner *runner = srunner_create (make_suite ());

  srunner_run_all (runner, CK_ENV);
  int n_failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return n_failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
