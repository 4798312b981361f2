/* SPDX-License-Identifier: MIT */
/*
 * Guarantees that a certificate gives back what it was made from; and that on
 * drawn requests the certificate of the library's pairing proves by the written
 * inequalities alone, counted over tables, that no pairing costs less, with
 * radices under which numbers compare as costs do.
 */
#include "support.h"

#define DRAWN_REQUESTS 400

static const LpTier two_tiers[] = { LP_TIER_STRATEGY, LP_TIER_CHANCE };
static const gint64 two_radices[] = { 1, 1000 };
static const char *const participants[] = { "p1", "p2", NULL, "p3" };

START_TEST (made_by_hand)
{
  gint64 values[] = { 1, -2, 3, 4, 5, 6, 7, 8 }, more[] = { 0, 0, 0, 0, 0, 0, 0, -9 }, value[] = { 2, 500 };
  guint32 members[] = { 0, 2, 3 };
  gsize n_members = 0;
  g_autoptr (LpCertificate) certificate = lp_certificate_new (two_tiers, two_radices, 2, participants, 4);

  ck_assert_uint_eq (lp_certificate_get_n_duals (certificate), 0);
  lp_certificate_add_dual (certificate, values);
  lp_certificate_add_dual (certificate, more);
  lp_certificate_add_blossom (certificate, members, 3, value);
  /* What the caller does with its arrays afterwards changes nothing. */
  values[0] = members[0] = 99;
  value[0] = 99;

  ck_assert_uint_eq (lp_certificate_get_n_tiers (certificate), 2);
  ck_assert_int_eq (lp_certificate_get_tier (certificate, 0), LP_TIER_STRATEGY);
  ck_assert_int_eq (lp_certificate_get_radix (certificate, 1), 1000);
  ck_assert_uint_eq (lp_certificate_get_n_participants (certificate), 4);
  ck_assert_str_eq (lp_certificate_get_participant (certificate, 3), "p3");
  ck_assert_ptr_null (lp_certificate_get_participant (certificate, 2));
  ck_assert_uint_eq (lp_certificate_get_n_duals (certificate), 2);
  ck_assert_int_eq (lp_certificate_get_value (certificate, 0, 0)[0], 1);
  ck_assert_int_eq (lp_certificate_get_value (certificate, 0, 0)[1], -2);
  ck_assert_int_eq (lp_certificate_get_value (certificate, 0, 3)[1], 8);
  ck_assert_int_eq (lp_certificate_get_value (certificate, 1, 3)[1], -9);
  ck_assert_uint_eq (lp_certificate_get_n_blossoms (certificate, 0), 0);
  ck_assert_uint_eq (lp_certificate_get_n_blossoms (certificate, 1), 1);
  const guint32 *found = lp_certificate_get_blossom (certificate, 1, 0, &n_members);
  ck_assert_uint_eq (n_members, 3);
  ck_assert_uint_eq (found[0], 0);
  ck_assert_uint_eq (found[2], 3);
  ck_assert_int_eq (lp_certificate_get_blossom_value (certificate, 1, 0)[0], 2);
  ck_assert_int_eq (lp_certificate_get_blossom_value (certificate, 1, 0)[1], 500);
}
END_TEST

START_TEST (without_tiers)
{
  LpCertificate *certificate = lp_certificate_new (NULL, NULL, 0, participants, 2);
  LpCertificate *also = lp_certificate_ref (certificate);

  lp_certificate_unref (certificate);
  ck_assert_uint_eq (lp_certificate_get_n_tiers (also), 0);
  ck_assert_uint_eq (lp_certificate_get_n_participants (also), 2);
  lp_certificate_unref (also);
}
END_TEST

/* The proof of a pairing. */

/* A certificate in terms of a question; participant n of the question is the adult. */
typedef struct {
  const Question *question;
  const LpCertificate *certificate;
  gsize n_tiers;
  guint who[MOST_PUPILS + 1]; /* pupil, or MOST_PUPILS for the adult */
  guint blossoms[64];         /* sets, of the dual looked at */
  Division division;          /* threes on purpose are fixed, and stand outside the proof */
} Proof;

/* Doubled: adds times x to a vector. */
static void
add_vector (const Proof *proof, gint64 *sum, const gint64 *x, gint64 times)
{
  for (gsize t = 0; t < proof->n_tiers; t++)
    sum[t] += times * x[t];
}

/* Picks the certificate's tiers out of a cost, doubled. */
static void
add_cost (const Proof *proof, gint64 *sum, const gint64 *cost, gint64 times)
{
  for (gsize t = 0; t < proof->n_tiers; t++)
    sum[t] += 2 * times * cost[lp_certificate_get_tier (proof->certificate, t)];
}

/* The sign of the number that a vector stands for: carries what exceeds a radix upwards. */
static int
find_sign (const Proof *proof, gint64 *x)
{
  for (gsize t = proof->n_tiers; t-- > 1;) {
    gint64 radix = lp_certificate_get_radix (proof->certificate, t);
    gint64 carry = x[t] / radix - (x[t] % radix < 0);
    x[t] -= carry * radix;
    x[t - 1] += carry;
  }
  for (gsize t = 0; t < proof->n_tiers; t++)
    if (x[t] != 0)
      return x[t] < 0 ? -1 : 1;
  return 0;
}

/* What two partners cost; min_tenure and change give back what the pair would count if it ended. */
static void
count_pair (const Question *question, guint a, guint b, gint64 *cost)
{
  for (guint t = 0; t < LP_N_TIERS; t++)
    cost[t] += question->facts[a][b].cost[t] * (t == LP_TIER_MIN_TENURE || t == LP_TIER_CHANGE ? -1 : 1);
}

static void
count_group (const Question *question, guint group, gint64 *cost)
{
  cost[LP_TIER_TURNS] += question_count_turn (question, group);
  for (guint a = 0; a < question->n; a++) {
    if (!(group & SET_OF (a)))
      continue;
    for (guint b = a + 1; b < question->n; b++)
      if (group & SET_OF (b))
        count_pair (question, a, b, cost);
  }
}

static guint
read_blossoms (Proof *proof, gsize dual)
{
  const LpCertificate *certificate = proof->certificate;
  guint n = (guint) lp_certificate_get_n_blossoms (certificate, dual);

  ck_assert_uint_le (n, G_N_ELEMENTS (proof->blossoms));
  for (guint b = 0; b < n; b++) {
    gsize n_members;
    const guint32 *members = lp_certificate_get_blossom (certificate, dual, b, &n_members);
    gint64 value[LP_N_TIERS];
    proof->blossoms[b] = 0;
    for (gsize k = 0; k < n_members; k++)
      proof->blossoms[b] |= SET_OF (proof->who[members[k]]);
    ck_assert_uint_eq (count_members (proof->blossoms[b]) % 2, 1);
    ck_assert_uint_eq (count_members (proof->blossoms[b]), n_members);
    memcpy (value, lp_certificate_get_blossom_value (certificate, dual, b), proof->n_tiers * sizeof *value);
    ck_assert_int_ge (find_sign (proof, value), 0);
  }
  return n;
}

/* No pair that may be partners has more dual value than cost. */
static void
check_feasible (Proof *proof, gsize dual)
{
  const Question *question = proof->question;
  guint n_blossoms = read_blossoms (proof, dual), units = question_list_units (question);
  gsize n = lp_certificate_get_n_participants (proof->certificate);

  for (gsize u = 0; u < n; u++)
    for (gsize v = u + 1; v < n; v++) {
      guint pair = SET_OF (proof->who[u]) | SET_OF (proof->who[v]), group = pair & ~SET_OF (MOST_PUPILS);
      gint64 slack[LP_N_TIERS] = { 0 }, cost[LP_N_TIERS] = { 0 };
      if (!question_allows (question, units, group))
        continue;
      count_group (question, group, cost);
      add_cost (proof, slack, cost, 1);
      add_vector (proof, slack, lp_certificate_get_value (proof->certificate, dual, u), -1);
      add_vector (proof, slack, lp_certificate_get_value (proof->certificate, dual, v), -1);
      for (guint b = 0; b < n_blossoms; b++)
        if (count_members (proof->blossoms[b] & pair) == 1)
          add_vector (proof, slack, lp_certificate_get_blossom_value (proof->certificate, dual, b), -1);
      ck_assert_msg (find_sign (proof, slack) >= 0, "seed %u: pair %x", (guint) question->seed, pair);
    }
}

/* What a dual says of the pairings with one three (0: of all pairings), less a cost. */
static int
compare_bound (Proof *proof, gsize dual, guint three, const gint64 *cost)
{
  const LpCertificate *certificate = proof->certificate;
  guint n_blossoms = read_blossoms (proof, dual);
  gint64 sum[LP_N_TIERS] = { 0 }, own[LP_N_TIERS] = { 0 };

  count_group (proof->question, three, own);
  add_cost (proof, sum, own, 1);
  add_cost (proof, sum, cost, -1);
  for (gsize v = 0; v < lp_certificate_get_n_participants (certificate); v++)
    if (!(three & SET_OF (proof->who[v])))
      add_vector (proof, sum, lp_certificate_get_value (certificate, dual, v), 1);
  for (guint b = 0; b < n_blossoms; b++)
    if (count_members (proof->blossoms[b] & ~three) % 2 == 1)
      add_vector (proof, sum, lp_certificate_get_blossom_value (certificate, dual, b), 1);
  return find_sign (proof, sum);
}

static void
check_threes (Proof *proof, const gint64 *cost)
{
  const Question *question = proof->question;

  for (guint set = 0; set < SET_OF (question->n); set++) {
    int best = -1;
    if ((set & ~proof->division.rest) || count_members (set) != 3
        || !question_allows (question, question_list_units (question), set))
      continue;
    for (gsize dual = 0; best < 0 && dual < lp_certificate_get_n_duals (proof->certificate); dual++)
      best = compare_bound (proof, dual, set, cost);
    ck_assert_msg (best >= 0, "seed %u: the three %x is not bounded", (guint) question->seed, set);
  }
}

/* Numbers compare as costs do, and no tier that differs is left out. */
static void
check_radices (Proof *proof, const Seating *best, const GArray *seatings)
{
  for (guint s = 0; s < seatings->len; s++) {
    const Seating *seating = &g_array_index (seatings, Seating, s);
    const Seating *other = &g_array_index (seatings, Seating, (s * 7 + 3) % seatings->len);
    const Seating *pairs[] = { best, other };
    for (guint k = 0; k < 2; k++) {
      gint64 difference[LP_N_TIERS] = { 0 };
      add_cost (proof, difference, seating->cost, 1);
      add_cost (proof, difference, pairs[k]->cost, -1);
      ck_assert_int_eq (find_sign (proof, difference), question_compare (proof->question, seating->cost, pairs[k]->cost));
    }
  }
}

static void
name_participants (Proof *proof)
{
  guint seen = 0;

  for (gsize v = 0; v < lp_certificate_get_n_participants (proof->certificate); v++) {
    const char *id = lp_certificate_get_participant (proof->certificate, v);
    proof->who[v] = id != NULL ? (guint) (id[1] - '1') : MOST_PUPILS;
    seen |= SET_OF (proof->who[v]);
  }
  gboolean adult = question_find_odd_size (proof->question, &proof->division) == 1;
  ck_assert_uint_eq (seen, proof->division.rest | (adult ? SET_OF (MOST_PUPILS) : 0));
}

static void
check_proof (const Question *question, const LpPairing *pairing, const GArray *seatings)
{
  Proof proof = { question, lp_pairing_get_certificate (pairing), 0, { 0 }, { 0 }, { 0 } };
  Seating seating = seating_of_pairing (pairing);
  gint64 cost[LP_N_TIERS] = { 0 };

  question_divide (question, ALL_UNITS, &proof.division);
  proof.n_tiers = lp_certificate_get_n_tiers (proof.certificate);
  name_participants (&proof);
  for (guint g = 0; g < seating.n_groups; g++)
    if (seating.groups[g] & proof.division.rest)
      count_group (question, seating.groups[g], cost);
  for (gsize dual = 0; dual < lp_certificate_get_n_duals (proof.certificate); dual++)
    check_feasible (&proof, dual);
  if (question_find_odd_size (question, &proof.division) == 3) {
    check_threes (&proof, cost);
  } else {
    ck_assert_uint_eq (lp_certificate_get_n_duals (proof.certificate), 1);
    ck_assert_int_eq (compare_bound (&proof, 0, 0, cost), 0);
  }
  check_radices (&proof, &seating, seatings);
}

START_TEST (proofs_of_drawn_requests)
{
  guint n_proofs = 0;

  for (guint seed = 0; seed < DRAWN_REQUESTS; seed++) {
    Question question;
    question_draw (&question, seed, 8);
    g_auto (Class) class = question_build (&question);
    g_autoptr (LpRequest) request = make_request (&class);
    g_autoptr (LpPairing) pairing = lp_pair (request, NULL, NULL);
    g_autoptr (GArray) seatings = question_enumerate (&question, question_list_units (&question));
    if (pairing == NULL)
      continue;
    check_proof (&question, pairing, seatings);
    n_proofs++;
  }
  ck_assert_uint_gt (n_proofs, DRAWN_REQUESTS / 2);
}
END_TEST

static void
add_tests (TCase *tests)
{
  tcase_add_test (tests, made_by_hand);
  tcase_add_test (tests, without_tiers);
  tcase_add_test (tests, proofs_of_drawn_requests);
}

int
main (void)
{
  return run_suite ("certificate", add_tests);
}
