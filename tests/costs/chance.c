/* SPDX-License-Identifier: MIT */
/*
 * Guarantees that chance is the number that the definition gives, against the
 * published hash functions written once more, and that above 2,000 present it
 * is an order, which the seed decides and the roster does not.
 */
#include "support.h"

#include "costs/lp-costs-private.h"

/* Values that the authors of the functions publish. */
START_TEST (hash_functions)
{
  ck_assert_uint_eq (hash_fnv1a (""), G_GUINT64_CONSTANT (0xcbf29ce484222325));
  ck_assert_uint_eq (hash_fnv1a ("a"), G_GUINT64_CONSTANT (0xaf63dc4c8601ec8c));
  ck_assert_uint_eq (hash_fnv1a ("foobar"), G_GUINT64_CONSTANT (0x85944171f73967e8));
  ck_assert_uint_eq (mix_fmix64 (0), 0);
  ck_assert_uint_eq (mix_fmix64 (1), G_GUINT64_CONSTANT (0xb456bcfc34c2cb2c));
}
END_TEST

static const struct {
  guint64 seed;
  const char *a, *b;
} chance_cases[] = {
  { 0, "p1", "p2" },       { 42, "p10", "p9" },  { G_MAXUINT64, "Amira", "Ben" },
  { 1, "é", "z" },         { 7, "a", "ab" },     { G_GUINT64_CONSTANT (1) << 63, "😀", "x" },
};

START_TEST (chance_values)
{
  g_auto (Class) class = class_new ();
  gint64 cost[LP_N_TIERS];

  class.seed = chance_cases[_i].seed;
  add_pupil (&class, lp_pupil_new (chance_cases[_i].b, NULL, NULL));
  add_pupil (&class, lp_pupil_new (chance_cases[_i].a, NULL, NULL));
  g_autoptr (LpRequest) request = make_request (&class);
  g_autoptr (LpCosts) costs = lp_i_costs_new (request, NULL);
  lp_i_costs_get_pair (costs, 0, 1, cost);
  gint64 expected = chance_of (chance_cases[_i].seed, chance_cases[_i].a, chance_cases[_i].b);
  ck_assert_int_eq (cost[LP_TIER_CHANCE], expected);
  ck_assert_int_lt (cost[LP_TIER_CHANCE], 1 << 24);
}
END_TEST

static char *
write_partners (const LpPairing *pairing)
{
  GString *text = g_string_new (NULL);

  for (gsize p = 0; p < lp_pairing_get_n_partnerships (pairing); p++)
    for (gsize k = 0; k < lp_pairing_get_size (pairing, p); k++)
      g_string_append_printf (text, "%s ", lp_pupil_get_id (lp_pairing_get_pupil (pairing, p, k)));
  return g_string_free (text, FALSE);
}

/* Above 2,000 present chance is the order of entry, which the seed decides and the roster does not. */
START_TEST (chance_by_order)
{
  g_auto (GStrv) texts = g_new0 (char *, 4);

  for (guint k = 0; k < 3; k++) {
    g_auto (Class) class = class_new ();
    set_strategy (&class, LP_STRATEGY_RANDOM);
    for (guint i = 0; i < 2002; i++) {
      g_autofree char *id = g_strdup_printf ("p%u", k == 1 ? 2001 - i : i);
      add_pupil (&class, lp_pupil_new (id, NULL, NULL));
    }
    class.seed = k == 2 ? 8 : 7;
    g_autoptr (LpRequest) request = make_request (&class);
    g_autoptr (LpPairing) pairing = lp_pair (request, NULL, NULL);
    ck_assert (lp_pairing_is_chance_by_order (pairing));
    ck_assert_int_eq (lp_pairing_get_costs (pairing)[LP_TIER_CHANCE], 0);
    ck_assert_uint_eq (lp_pairing_get_n_partnerships (pairing), 1001);
    texts[k] = write_partners (pairing);
  }
  ck_assert_str_eq (texts[0], texts[1]);
  ck_assert_str_ne (texts[0], texts[2]);
}
END_TEST

static void
add_tests (TCase *tests)
{
  tcase_add_test (tests, hash_functions);
  tcase_add_loop_test (tests, chance_values, 0, G_N_ELEMENTS (chance_cases));
  tcase_add_test (tests, chance_by_order);
}

int
main (void)
{
  return run_suite ("chance", add_tests);
}
