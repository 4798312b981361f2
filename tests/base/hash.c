/* SPDX-License-Identifier: MIT */
/*
 * Guarantees that the hash is 64-bit FNV-1a, scrambled by MurmurHash3's
 * finaliser, of "SEED\nTEXT": against the published functions written once more,
 * and against numbers worked out elsewhere, for every seed and in as many steps
 * as one likes.
 */
#include "support.h"

#include "base/lp-hash-private.h"

static const guint64 seeds[] = { 0, 1, 42, G_GUINT64_CONSTANT (9007199254740993), G_GUINT64_CONSTANT (1) << 63, G_MAXUINT64 };
static const char *const texts[] = { "", "a", "\n0\n0", "5B\n12\n3", "absent\n5B\n12\np1", "Zo\xc3\xab", "\xf0\x9f\x98\x80" };

START_TEST (against_the_functions)
{
  for (guint t = 0; t < G_N_ELEMENTS (texts); t++) {
    g_autofree char *line = g_strdup_printf ("%" G_GUINT64_FORMAT "\n%s", seeds[_i], texts[t]);
    ck_assert_uint_eq (lp_i_hash_derive (seeds[_i], texts[t]), mix_fmix64 (hash_fnv1a (line)));
  }
}
END_TEST

/* Worked out by a few lines of Python from the definitions. */
static const struct {
  guint64 seed;
  const char *text;
  guint64 hash;
} known[] = {
  { G_GUINT64_CONSTANT (0), "", G_GUINT64_CONSTANT (0xd2ba1d48a0650238) },
  { G_GUINT64_CONSTANT (1), "5B\n0\n0", G_GUINT64_CONSTANT (0x6e36b81a096c404b) },
  { G_GUINT64_CONSTANT (42), "arm\nblock 1\n5B\n0", G_GUINT64_CONSTANT (0xd0c52b0f95f302d9) },
  { G_GUINT64_CONSTANT (18446744073709551615), "absent\n5B\n12\np1", G_GUINT64_CONSTANT (0x636a59b7de021525) },
};

START_TEST (known_numbers)
{
  ck_assert_uint_eq (lp_i_hash_derive (known[_i].seed, known[_i].text), known[_i].hash);
}
END_TEST

/* A text may come in pieces. */
START_TEST (in_pieces)
{
  guint64 state = lp_i_hash_begin (seeds[_i]);

  state = lp_i_hash_add (state, "5B\n");
  state = lp_i_hash_add (state, "");
  state = lp_i_hash_add (state, "12\n3");
  ck_assert_uint_eq (lp_i_hash_end (state), lp_i_hash_derive (seeds[_i], "5B\n12\n3"));
}
END_TEST

static void
add_tests (TCase *tests)
{
  tcase_add_loop_test (tests, against_the_functions, 0, G_N_ELEMENTS (seeds));
  tcase_add_loop_test (tests, known_numbers, 0, G_N_ELEMENTS (known));
  tcase_add_loop_test (tests, in_pieces, 0, G_N_ELEMENTS (seeds));
}

int
main (void)
{
  return run_suite ("hash", add_tests);
}
