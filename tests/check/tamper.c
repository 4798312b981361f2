/* SPDX-License-Identifier: MIT */
/*
 * Guarantees that no certificate makes the checker call a pairing optimal that
 * is not: sound certificates of random small classes are bent in one to three
 * places, by one or by as much as 64 bits hold, and set beside every pairing
 * that is allowed and costs more than the best.
 */
#include "random.h"

static gint64
bend_number (Dice *dice, gint64 number)
{
  static const gint64 extremes[] = { G_MAXINT64, G_MININT64, 0, 1, -1, G_GINT64_CONSTANT (1) << 56, 2 };
  gint64 small = (gint64) roll (dice, 9) - 4;

  switch (roll (dice, 4)) {
  case 0:
    return extremes[roll (dice, G_N_ELEMENTS (extremes))];
  case 1:
    return number / 2;
  default:
    return number > G_MAXINT64 / 2 || number < G_MININT64 / 2 ? 0 : number + small;
  }
}

/* How often to bend, and what: chosen as numbers pass by. */
typedef struct {
  Dice *dice;
  guint one_in;
} Bender;

static gint64
pass (Bender *bender, gint64 number)
{
  return one_in (bender->dice, bender->one_in) ? bend_number (bender->dice, number) : number;
}

static void
copy_head (const LpCertificate *from, Bender *bender, LpTier *tiers, gint64 *radices, gsize *n_tiers)
{
  *n_tiers = 0;
  for (gsize t = 0; t < lp_certificate_get_n_tiers (from); t++) {
    tiers[*n_tiers] = lp_certificate_get_tier (from, t);
    radices[*n_tiers] = pass (bender, lp_certificate_get_radix (from, t));
    ++*n_tiers;
  }
}

static void
copy_blossoms (const LpCertificate *from, LpCertificate *to, Bender *bender, gsize dual)
{
  gsize n_tiers = lp_certificate_get_n_tiers (from);

  for (gsize b = 0; b < lp_certificate_get_n_blossoms (from, dual); b++) {
    gsize n_members;
    const guint32 *members = lp_certificate_get_blossom (from, dual, b, &n_members);
    const gint64 *z = lp_certificate_get_blossom_value (from, dual, b);
    g_autofree guint32 *new_members = g_new0 (guint32, n_members + 1);
    gint64 new_z[LP_N_TIERS];
    for (gsize i = 0; i < n_members; i++)
      new_members[i] = (guint32) pass (bender, members[i]);
    for (gsize t = 0; t < n_tiers; t++)
      new_z[t] = pass (bender, z[t]);
    lp_certificate_add_blossom (to, new_members, n_members, new_z);
  }
}

static LpCertificate *
bend (const LpCertificate *from, Dice *dice)
{
  LpTier tiers[LP_N_TIERS];
  gint64 radices[LP_N_TIERS];
  const char *ids[MOST + 1];
  gsize n_tiers;
  gsize n = lp_certificate_get_n_participants (from);
  gsize n_duals = lp_certificate_get_n_duals (from);
  Bender bender = { dice, (guint) (1 + (n + 1) * (lp_certificate_get_n_tiers (from) + 1) * n_duals / 2) };

  copy_head (from, &bender, tiers, radices, &n_tiers);
  for (gsize p = 0; p < n; p++)
    ids[p] = lp_certificate_get_participant (from, p);
  LpCertificate *to = lp_certificate_new (tiers, radices, n_tiers, ids, n);
  for (gsize d = 0; d < n_duals; d++) {
    gint64 values[(MOST + 1) * LP_N_TIERS];
    for (gsize p = 0; p < n; p++) {
      for (gsize t = 0; t < n_tiers; t++)
        values[p * n_tiers + t] = pass (&bender, lp_certificate_get_value (from, d, p)[t]);
    }
    lp_certificate_add_dual (to, values);
    copy_blossoms (from, to, &bender, d);
  }
  return to;
}

typedef struct {
  const gint64  *best;
  LpCertificate *sound;
  Dice          *dice;
  guint64        seed;
  guint64        n_tried;
} Attack;

static void
attack (LpRequest *request, LpRound *round, gpointer data)
{
  Attack *this = data;
  const LpTier *order = lp_policy_get_order (lp_request_get_policy (request));
  g_autoptr (LpCertificate) bent = one_in (this->dice, 4) ? lp_certificate_ref (this->sound) : bend (this->sound, this->dice);
  g_autoptr (LpVerdict) verdict = lp_check (request, round, bent, NULL);
  gboolean dearer = compare_costs (order, lp_verdict_get_costs (verdict), this->best) > 0;

  this->n_tried++;
  if (dearer || !lp_verdict_is_valid (verdict))
    ck_assert_msg (lp_verdict_get_proof (verdict) == LP_PROOF_INVALID,
                   "case %" G_GUINT64_FORMAT ": a proof of what is no optimum", this->seed);
}

START_TEST (no_false_proof)
{
  guint64 n_cases = get_n_cases (250);
  Attack this = { NULL };

  for (guint64 seed = 0; seed < n_cases; seed++) {
    Dice dice = { 5000000 + seed };
    g_auto (Class) class = class_new ();
    make_random_class (&dice, &class, 4 + seed % 4);
    g_autoptr (LpRequest) request = make_request (&class);
    g_autoptr (LpPairing) pairing = lp_pair (request, NULL, NULL);
    if (pairing == NULL || lp_pairing_get_certificate (pairing) == NULL)
      continue;
    this.best = lp_pairing_get_costs (pairing);
    this.sound = lp_pairing_get_certificate (pairing);
    this.dice = &dice;
    this.seed = seed;
    list_all (request, attack, &this);
  }
  ck_assert_uint_gt (this.n_tried, n_cases);
}
END_TEST

static void
add_tests (TCase *tests)
{
  tcase_add_test (tests, no_false_proof);
}

int
main (void)
{
  return run_suite ("check-tamper", add_tests);
}
