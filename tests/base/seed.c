/* SPDX-License-Identifier: MIT */
/*
 * Guarantees that seeds for many are those that the definitions derive, and that
 * neither neighbouring seeds nor equal ids, rounds or draws meet.
 */
#include "support.h"

START_TEST (derived_seeds)
{
  ck_assert_uint_eq (lp_derive (42, "absent\n5B\n3\np1"), mix_fmix64 (hash_fnv1a ("42\nabsent\n5B\n3\np1")));
  ck_assert_uint_eq (lp_derive (G_MAXUINT64, ""), mix_fmix64 (hash_fnv1a ("18446744073709551615\n")));
  ck_assert_uint_eq (lp_derive_seed (42, "5B", 12, 3), mix_fmix64 (hash_fnv1a ("42\n5B\n12\n3")));
  ck_assert_uint_eq (lp_derive_seed (0, "", 0, 0), mix_fmix64 (hash_fnv1a ("0\n\n0\n0")));
  ck_assert_uint_eq (lp_derive_seed (7, "\xc3\xa9", 500000000, 4294967295), mix_fmix64 (hash_fnv1a ("7\n\xc3\xa9\n500000000\n4294967295")));
}
END_TEST

START_TEST (all_different)
{
  static const char *const classes[] = { "", "1", "11", "5B", "5b" };
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint64 seed = 0; seed < 20; seed++)
    for (guint c = 0; c < G_N_ELEMENTS (classes); c++)
      for (gsize round = 0; round < 20; round++)
        for (guint draw = 0; draw < 5; draw++) {
          guint64 derived = lp_derive_seed (seed, classes[c], round, draw);
          ck_assert (g_hash_table_add (seen, g_memdup2 (&derived, sizeof derived)));
        }
}
END_TEST

static void
add_tests (TCase *tests)
{
  tcase_add_test (tests, derived_seeds);
  tcase_add_test (tests, all_different);
}

int
main (void)
{
  return run_suite ("seed", add_tests);
}
