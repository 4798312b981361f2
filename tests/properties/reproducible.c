/* SPDX-License-Identifier: MIT */
/*
 * Guarantees: whatever the library answers is the same on every machine and
 * with or without vector instructions, not only the pairing but its proof, too:
 * for each way to an answer, one digest over what it gave for a few hundred
 * drawn problems. A change of method may change proofs among equals; the
 * digests then change with it, and the commit says why.
 */
#include "checks.h"
#include <jansson.h>
#include <learning-partners/learning-partners.h>
#include <learning-partners/lp-json.h>
#include <stdlib.h>

/* A stream of numbers of our own, so that nothing under test decides the problems. */
static guint64 state;

static guint
draw (guint bound)
{
  guint64 x = state += G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);

  x = (x ^ (x >> 30)) * G_GUINT64_CONSTANT (0xBF58476D1CE4E5B9);
  x = (x ^ (x >> 27)) * G_GUINT64_CONSTANT (0x94D049BB133111EB);
  return (guint) (((x ^ (x >> 31)) >> 33) % bound);
}

static void
write_numbers (GString *out, const gint64 *numbers, guint n)
{
  for (guint i = 0; i < n; i++)
    g_string_append_printf (out, " %" G_GINT64_FORMAT, numbers[i]);
}

static void
write_dual (GString *out, const LpMatching *matching, gsize dual, guint n, guint n_tiers)
{
  gint64 value[LP_MATCHER_MAX_TIERS];

  g_string_append (out, "\ndual");
  for (guint v = 0; v < n; v++) {
    lp_matching_get_value (matching, dual, v, value);
    write_numbers (out, value, n_tiers);
  }
  for (gsize i = 0; i < lp_matching_get_n_blossoms (matching, dual); i++) {
    gsize size;
    const guint32 *members = lp_matching_get_blossom (matching, dual, i, &size);
    lp_matching_get_blossom_value (matching, dual, i, value);
    g_string_append (out, "\nblossom");
    write_numbers (out, value, n_tiers);
    for (gsize m = 0; m < size; m++)
      g_string_append_printf (out, " %u", members[m]);
  }
}

static void
write_barrier (GString *out, const LpBarrier *barrier)
{
  gsize size;
  const guint32 *members = lp_barrier_get_members (barrier, &size);

  g_string_append_printf (out, "barrier %" G_GSIZE_FORMAT, lp_barrier_get_n_components (barrier));
  for (gsize i = 0; i < size; i++)
    g_string_append_printf (out, " %u", members[i]);
}

static void
write_matching (GString *out, const LpMatching *matching, const GError *error, guint n, guint n_tiers)
{
  if (matching == NULL) {
    g_string_append_printf (out, "%s\n", error == NULL ? "none" : error->message);
    return;
  }
  g_string_append_printf (out, "width %u\nmates", lp_matching_get_width (matching));
  for (guint v = 0; v < n; v++)
    g_string_append_printf (out, " %u", lp_matching_get_mate (matching, v));
  g_string_append (out, "\ncost");
  write_numbers (out, lp_matching_get_cost (matching), n_tiers);
  for (gsize dual = 0; dual < lp_matching_get_n_duals (matching); dual++)
    write_dual (out, matching, dual, n, n_tiers);
  g_string_append_c (out, '\n');
}

/* Few different costs in all, so that there are many optima; and so wide that packing needs all its widths. */
static LpMatcher *
draw_graph (guint n, guint n_tiers, gboolean threes)
{
  LpMatcher *matcher = lp_matcher_new (n, n_tiers);
  guint range = draw (2) ? 4 : 100, holes = draw (4);
  gint64 scale = n_tiers > 2 ? 1000000 : 1, costs[LP_MATCHER_MAX_TIERS];

  for (guint v = 1; v < n; v++) {
    for (guint u = 0; u < v; u++) {
      for (guint t = 0; t < n_tiers; t++)
        costs[t] = ((gint64) draw (range) - range / 4) * scale;
      if (draw (16) < holes)
        continue;
      lp_matcher_set_edge (matcher, u, v, costs);
      if (threes)
        lp_matcher_set_three_edge (matcher, u, v, costs);
    }
  }
  return matcher;
}

static void
write_even (GString *out)
{
  for (guint i = 0; i < 200; i++) {
    guint n = 2 * (1 + draw (20)), n_tiers = 1 + draw (4);
    g_autoptr (LpMatcher) matcher = draw_graph (n, n_tiers, FALSE);
    g_autoptr (LpBarrier) barrier = NULL;
    g_autoptr (GError) error = NULL;
    g_autoptr (LpMatching) matching = lp_matcher_solve (matcher, &barrier, &error);
    write_matching (out, matching, error, n, n_tiers);
    if (barrier != NULL)
      write_barrier (out, barrier);
  }
}

static void
write_odd (GString *out)
{
  for (guint i = 0; i < 100; i++) {
    guint n = 3 + 2 * draw (10), n_tiers = 1 + draw (4);
    g_autoptr (LpMatcher) matcher = draw_graph (n, n_tiers, TRUE);
    g_autoptr (GError) error = NULL;
    g_autoptr (LpMatching) matching = lp_matcher_solve_three (matcher, NULL, NULL, NULL, NULL, &error);
    guint three[3];
    write_matching (out, matching, error, n, n_tiers);
    if (matching != NULL && lp_matching_get_three (matching, three))
      g_string_append_printf (out, "three %u %u %u\n", three[0], three[1], three[2]);
  }
}

/* Graphs of all sizes: a ring, so that there mostly is a perfect matching, and chords. */
static void
write_rings (GString *out, guint n_graphs, guint least, guint most)
{
  for (guint i = 0; i < n_graphs; i++) {
    guint n = least + 2 * draw ((most - least) / 2), range = draw (2) ? 5 : 10000;
    g_autoptr (GArray) edges = g_array_new (FALSE, FALSE, sizeof (LpMatchingEdge));
    g_autoptr (LpBarrier) barrier = NULL;
    g_autoptr (GError) error = NULL;
    for (guint v = 0; v < n; v++) {
      for (guint k = 0; k < 4; k++) {
        LpMatchingEdge edge = { v, k == 0 ? (v + 1) % n : (v + 1 + draw (MIN (n - 1, 20))) % n, draw (range) };
        if (edge.u != edge.v && draw (8) != 0)
          g_array_append_val (edges, edge);
      }
    }
    g_autoptr (LpMatching) matching =
      lp_matching_solve_sparse (n, edges->len, (const LpMatchingEdge *) edges->data, &barrier, &error);
    write_matching (out, matching, error, n, 1);
    if (barrier != NULL)
      write_barrier (out, barrier);
  }
}

static void
write_sparse (GString *out)
{
  write_rings (out, 60, 4, 300);
}

static void
write_large_sparse (GString *out)
{
  write_rings (out, 8, 1000, 6000);
}

static void
write_complete (GString *out, guint n_graphs, guint least, guint most)
{
  for (guint i = 0; i < n_graphs; i++) {
    guint n = least + 2 * draw ((most - least) / 2), range = i % 2 ? 10 : 100000;
    gsize n_pairs = (gsize) n * (n - 1) / 2;
    g_autofree gint32 *costs = g_new (gint32, n_pairs);
    g_autoptr (GError) error = NULL;
    for (gsize p = 0; p < n_pairs; p++)
      costs[p] = (gint32) draw (range);
    g_autoptr (LpMatching) matching = lp_matching_solve_dense (n, costs, &error);
    write_matching (out, matching, error, n, 1);
  }
}

static void
write_dense (GString *out)
{
  write_complete (out, 24, 2, 240);
}

static void
write_large_dense (GString *out)
{
  write_complete (out, 3, 2050, 2400);
}

/* Costs of types: three times their distance, bent a little, in the first of the tiers; the others tell fewer apart. */
static gboolean
cost_of_types (guint s, guint t, gint64 *costs, gpointer data)
{
  guint n_tiers = GPOINTER_TO_UINT (data), distance = MAX (s, t) - MIN (s, t);

  for (guint k = 0; k < n_tiers; k++)
    costs[k] = k == 0 ? 3 * (gint64) distance + (s + t) % 2 : (gint64) ((s * t + k) % (k + 2));
  return (s + t) % 7 != 6;
}

static LpTyped *
draw_typed (guint n, guint n_tiers)
{
  guint n_types = 1 + draw (12);
  g_autofree guint32 *types = g_new (guint32, n);
  g_autoptr (GHashTable) drawn = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  LpTyped *graph;

  for (guint v = 0; v < n; v++)
    types[v] = draw (n_types);
  graph = lp_typed_new (n, types, n_types, n_tiers, cost_of_types, GUINT_TO_POINTER (n_tiers));
  for (guint i = 0; i < 3 * n; i++) {
    guint u = draw (n), v = draw (n), place = draw (4);
    gint64 costs[LP_TYPED_MAX_TIERS] = { 0 }, *key = g_new (gint64, 1);
    *key = (gint64) MIN (u, v) * n + MAX (u, v);
    if (!g_hash_table_add (drawn, key) || u == v)
      continue;
    costs[draw (n_tiers)] = (gint64) draw (40) - (i % 5 == 0 ? 30 : 0);
    if (place == 0)
      lp_typed_forbid_pair (graph, u, v);
    else
      lp_typed_set_pair (graph, u, v, costs);
  }
  return graph;
}

static void
write_typed (GString *out)
{
  for (guint i = 0; i < 120; i++) {
    guint n = i < 110 ? 2 + draw (80) : 1000 + draw (2000), n_tiers = 1 + draw (LP_TYPED_MAX_TIERS);
    g_autoptr (LpTyped) graph = draw_typed (n, n_tiers);
    g_autoptr (LpBarrier) barrier = NULL;
    g_autoptr (GError) error = NULL;
    g_autoptr (LpMatching) matching = lp_typed_solve (graph, &barrier, &error);
    write_matching (out, matching, error, n, n_tiers);
    if (barrier != NULL)
      write_barrier (out, barrier);
  }
}

static void
write_batch (GString *out)
{
  for (guint i = 0; i < 60; i++) {
    guint n = 2 * (1 + draw (32)), range = i % 2 ? 10 : 100000;
    g_autoptr (LpBatch) batch = lp_batch_new (n, 1);
    gint32 costs[LP_BATCH_MAX_VERTICES * (LP_BATCH_MAX_VERTICES - 1) / 2];
    guint32 mates[LP_BATCH_MAX_VERTICES];
    gint64 total;
    for (guint p = 0; p < n * (n - 1) / 2; p++)
      costs[p] = draw (10) == 0 ? LP_BATCH_NO_EDGE : (gint32) draw (range);
    lp_batch_solve (batch, 1, costs, mates, &total);
    g_string_append_printf (out, "%" G_GINT64_FORMAT, total);
    for (guint v = 0; v < n; v++)
      g_string_append_printf (out, " %u", mates[v]);
  }
}

/* An answer, but for the library's version. */
static void
write_answer (GString *out, const char *text)
{
  json_t *answer = json_loads (text, 0, NULL);
  char *plain;

  ck_assert_ptr_nonnull (answer);
  json_object_del (answer, "library");
  plain = json_dumps (answer, JSON_COMPACT | JSON_SORT_KEYS);
  g_string_append (out, plain);
  free (plain);
  json_decref (answer);
}

static void
ask_further (GString *out, LpPairing *pairing)
{
  LpRoster *roster = lp_request_get_roster (lp_pairing_get_request (pairing));
  LpPairing *seen[] = { pairing };
  guint n = (guint) lp_roster_get_n_pupils (roster);
  g_autoptr (LpPairing) another = lp_pair_another (lp_pairing_get_request (pairing), seen, 1, NULL);
  LpPupil *a = lp_roster_get_pupil (roster, draw (n)), *b = lp_roster_get_pupil (roster, draw (n));
  g_autoptr (LpWhyNot) why = lp_why_not (pairing, lp_pupil_get_id (a), lp_pupil_get_id (b), NULL);
  g_autofree char *another_text = another == NULL ? NULL : lp_pairing_to_json (another);
  g_autofree char *why_text = why == NULL ? NULL : lp_why_not_to_json (why);

  if (another_text != NULL)
    write_answer (out, another_text);
  if (why_text != NULL)
    write_answer (out, why_text);
}

static void
live_a_year (GString *out, LpSchoolYear *year)
{
  g_autoptr (LpHistory) history = lp_history_new ();

  for (guint i = 0; i < lp_school_year_get_n_rounds (year); i++) {
    g_autoptr (LpConflict) conflict = NULL;
    g_autoptr (GError) error = NULL;
    g_autoptr (LpRequest) request = lp_school_year_get_request (year, i, history, &error);
    ck_assert_ptr_null (error);
    g_autoptr (LpPairing) pairing = lp_pair (request, &conflict, &error);
    g_autofree char *text = pairing == NULL ? lp_error_to_json (error, conflict) : lp_pairing_to_json (pairing);
    write_answer (out, text);
    if (pairing == NULL)
      continue;
    if (draw (4) == 0)
      ask_further (out, pairing);
    g_autoptr (LpRound) issued = lp_pairing_to_round (pairing);
    g_autoptr (LpRound) played = lp_school_year_play (year, issued);
    ck_assert (lp_history_add_round (history, played, NULL));
  }
}

static void
write_years (GString *out)
{
  for (guint64 seed = 1; seed <= 40; seed++) {
    g_autoptr (LpSchoolYear) year = lp_school_year_new (seed, 2, 24, 12, NULL);
    live_a_year (out, year);
  }
}

typedef struct {
  const char *name;
  void (*write) (GString *out);
  const char *digest;
} Way;

static const Way ways[] = {
  { "pairs of a matcher", write_even, "551ee6ef947bbf55" },
  { "a matcher's three", write_odd, "a4de7a12b6e6392a" },
  { "sparse graphs", write_sparse, "c9bb3e3d9a68ecd7" },
  { "large sparse graphs", write_large_sparse, "9c25ba126c926237" },
  { "complete graphs", write_dense, "d4a3eaf61cc7f0f7" },
  { "large complete graphs", write_large_dense, "21187cda5447b6ec" },
  { "graphs of types", write_typed, "e82c6c1f0b0d43af" },
  { "batches", write_batch, "36f72aa464551e37" },
  { "school years", write_years, "20d5887514d04c70" },
};

START_TEST (answers_are_the_same_everywhere)
{
  const Way *way = &ways[_i];
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *digest = NULL;

  state = (guint64) _i;
  way->write (out);
  digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, out->str, (gssize) out->len);
  digest[16] = '\0';
  ck_assert_msg (g_str_equal (digest, way->digest), "%s: %s, not %s", way->name, digest, way->digest);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("reproducible");
  TCase *tcase = tcase_create ("reproducible");
  SRunner *runner;
  int n_failed;

  tcase_set_timeout (tcase, 120);
  tcase_add_loop_test (tcase, answers_are_the_same_everywhere, 0, G_N_ELEMENTS (ways));
  suite_add_tcase (suite, tcase);
  runner = srunner_create (suite);
  srunner_run_all (runner, CK_ENV);
  n_failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return n_failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
