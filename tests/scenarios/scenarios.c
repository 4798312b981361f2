/* SPDX-License-Identifier: MIT */
/*
 * Every scenario of the folder, through the one call from JSON to JSON: the
 * partnerships and the cost in each tier are those expected, or the error is;
 * the checker, which shares no code with the solver, finds the pairing valid,
 * counts the same costs and accepts the proof; and a request that is written
 * and read again is still the same question. What is expected was computed
 * from the definitions by programs that share nothing with the library.
 */
#include "checks.h"
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include <learning-partners/learning-partners.h>
#include <learning-partners/lp-json.h>

/* Fewer files than this are not the folder that is meant. */
#define LEAST_SCENARIOS 290

static GPtrArray *files; /* paths, sorted */

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static void
find_files (void)
{
  const char *root = g_getenv ("LP_TEST_DATA");
  g_autofree char *folder = g_build_filename (root != NULL ? root : "tests", "scenarios", NULL);
  GDir *dir = g_dir_open (folder, 0, NULL);
  const char *name;

  files = g_ptr_array_new_with_free_func (g_free);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    if (g_str_has_suffix (name, ".json"))
      g_ptr_array_add (files, g_build_filename (folder, name, NULL));
  }
  if (dir != NULL)
    g_dir_close (dir);
  g_ptr_array_sort (files, compare_paths);
}

static json_t *
parse (const char *text, const char *what)
{
  json_error_t fault;
  json_t *value = json_loads (text, JSON_REJECT_DUPLICATES, &fault);

  ck_assert_msg (value != NULL, "%s: %s in line %d", what, fault.text, fault.line);
  return value;
}

static json_t *
load (const char *path)
{
  g_autofree char *text = NULL;

  ck_assert_msg (g_file_get_contents (path, &text, NULL, NULL), "%s cannot be read", path);
  return parse (text, path);
}

/* The ids of a partnership in byte order, joined: one name for one set of pupils. */
static char *
name_group (const json_t *ids)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  json_t *id;
  size_t i;

  json_array_foreach (ids, i, id)
    g_ptr_array_add (sorted, (gpointer) json_string_value (id));
  g_ptr_array_sort (sorted, compare_paths);
  g_ptr_array_add (sorted, NULL);
  return g_strjoinv (" + ", (char **) sorted->pdata);
}

/* All groups of an array, each an array of ids or an object with "pupils", in byte order. */
static char *
name_groups (const json_t *groups)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  json_t *group;
  size_t i;

  json_array_foreach (groups, i, group)
    g_ptr_array_add (names, name_group (json_is_object (group) ? json_object_get (group, "pupils") : group));
  g_ptr_array_sort (names, compare_paths);
  g_ptr_array_add (names, NULL);
  return g_strjoinv (" | ", (char **) names->pdata);
}

static void
check_groups (const json_t *found, const json_t *expected, const char *what)
{
  g_autofree char *now = name_groups (found);
  g_autofree char *wanted = name_groups (expected);

  ck_assert_msg (found != NULL && strcmp (now, wanted) == 0, "%s: [%s], expected [%s]", what, now, wanted);
}

static void
check_costs (const json_t *found, const json_t *expected, const char *what)
{
  const char *tier;
  json_t *cost;

  json_object_foreach ((json_t *) expected, tier, cost) {
    const json_t *now = json_object_get (found, tier);

    ck_assert_msg (json_is_integer (now), "%s: no cost in %s", what, tier);
    ck_assert_msg (json_integer_value (now) == json_integer_value (cost), "%s: %s is %" G_GINT64_FORMAT ", expected %" G_GINT64_FORMAT,
                   what, tier, (gint64) json_integer_value (now), (gint64) json_integer_value (cost));
  }
}

static char *
join_codes (const json_t *list)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();
  json_t *entry;
  size_t i;

  json_array_foreach (list, i, entry)
    g_ptr_array_add (codes, (gpointer) json_string_value (json_is_object (entry) ? json_object_get (entry, "code") : entry));
  g_ptr_array_sort (codes, compare_paths);
  g_ptr_array_add (codes, NULL);
  return g_strjoinv (" ", (char **) codes->pdata);
}

static void
check_warnings (const json_t *found, const json_t *expected)
{
  g_autofree char *now = join_codes (found);
  g_autofree char *wanted = join_codes (expected);

  ck_assert_str_eq (now, wanted);
}

/* The sum over partnerships is the whole in every tier that belongs to partnerships. */
static void
check_sums (const json_t *answer)
{
  static const char *const tiers[] = { "max_tenure", "cooldown", "turns", "strategy", "repeats", "wishes", "chance" };
  const json_t *costs = json_object_get (answer, "costs");

  for (gsize t = 0; t < G_N_ELEMENTS (tiers); t++) {
    json_int_t sum = 0;
    json_t *partnership;
    size_t i;

    json_array_foreach (json_object_get (answer, "partnerships"), i, partnership)
      sum += json_integer_value (json_object_get (json_object_get (partnership, "costs"), tiers[t]));
    ck_assert_msg (sum == json_integer_value (json_object_get (costs, tiers[t])), "the partnerships do not add up in %s", tiers[t]);
  }
}

static void
check_report (const char *request, const char *text, const json_t *answer, const json_t *expected)
{
  g_autofree char *words = lp_check_json (request, text);
  json_t *report = parse (words, "report");
  gboolean uniform = json_object_get (answer, "certificate") == NULL;

  ck_assert_msg (json_is_true (json_object_get (report, "valid")), "the checker calls it invalid:\n%s", words);
  ck_assert_msg (strcmp (json_string_value (json_object_get (report, "proof")), uniform ? "none" : "optimal") == 0,
                 "the proof does not hold:\n%s", words);
  if (!uniform)
    check_costs (json_object_get (report, "costs"), json_object_get (expected, "costs"), "checker");
  json_decref (report);
}

static void
check_answer (const char *request, const char *text, const json_t *expected)
{
  json_t *answer = parse (text, "answer");

  ck_assert_msg (json_object_get (answer, "error") == NULL, "an error:\n%s", text);
  ck_assert (json_is_true (json_object_get (answer, "certified")));
  check_groups (json_object_get (answer, "partnerships"), json_object_get (expected, "partnerships"), "partnerships");
  check_costs (json_object_get (answer, "costs"), json_object_get (expected, "costs"), "answer");
  if (json_object_get (expected, "cover") != NULL)
    check_groups (json_object_get (answer, "cover"), json_object_get (expected, "cover"), "cover");
  if (json_object_get (expected, "warnings") != NULL)
    check_warnings (json_object_get (answer, "warnings"), json_object_get (expected, "warnings"));
  check_sums (answer);
  check_report (request, text, answer, expected);
  json_decref (answer);
}

static void
check_error (const char *text, const char *expected)
{
  json_t *answer = parse (text, "answer");
  json_t *error = json_object_get (answer, "error");

  ck_assert_msg (error != NULL, "no error, expected %s:\n%s", expected, text);
  ck_assert_str_eq (json_string_value (json_object_get (error, "code")), expected);
  ck_assert_int_gt (strlen (json_string_value (json_object_get (error, "message"))), 10);
  ck_assert_int_eq (json_object_get (error, "conflict") != NULL, strcmp (expected, "infeasible") == 0);
  json_decref (answer);
}

static void
check_round_trip (const char *text)
{
  g_autoptr (LpRequest) request = lp_request_from_json (text, -1, NULL);
  g_autoptr (LpRequest) again = NULL;
  g_autofree char *written = NULL;
  g_autofree char *rewritten = NULL;
  g_autofree char *digest = NULL;
  g_autofree char *redigest = NULL;

  if (request == NULL)
    return;
  written = lp_request_to_json (request);
  again = lp_request_from_json (written, -1, NULL);
  ck_assert_msg (again != NULL, "what was written cannot be read:\n%s", written);
  rewritten = lp_request_to_json (again);
  digest = lp_request_get_digest (request);
  redigest = lp_request_get_digest (again);
  ck_assert_str_eq (written, rewritten);
  ck_assert_str_eq (digest, redigest);
}

START_TEST (test_scenario)
{
  const char *path = g_ptr_array_index (files, (guint) _i);
  json_t *scenario = load (path);
  const json_t *expected = json_object_get (scenario, "expected");
  const char *code = json_string_value (json_object_get (expected, "error"));
  char *request = json_dumps (json_object_get (scenario, "request"), 0);
  g_autofree char *answer = lp_pair_json (request, -1);
  g_autofree char *again = lp_pair_json (request, -1);

  ck_assert_msg (json_is_string (json_object_get (scenario, "why")), "%s does not say why", path);
  ck_assert_str_eq (answer, again);
  if (code != NULL)
    check_error (answer, code);
  else
    check_answer (request, answer, expected);
  check_round_trip (request);
  free (request);
  json_decref (scenario);
}
END_TEST

START_TEST (test_folder_is_there)
{
  ck_assert_uint_ge (files->len, LEAST_SCENARIOS);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("scenarios");
  TCase *tcase = tcase_create ("scenarios");
  SRunner *runner;
  int failures;

  find_files ();
  tcase_set_timeout (tcase, 60);
  tcase_add_test (tcase, test_folder_is_there);
  tcase_add_loop_test (tcase, test_scenario, 0, (int) files->len);
  suite_add_tcase (suite, tcase);
  runner = srunner_create (suite);
  srunner_run_all (runner, CK_ENV);
  failures = srunner_ntests_failed (runner);
  srunner_free (runner);
  g_ptr_array_unref (files);
  return failures != 0;
}
