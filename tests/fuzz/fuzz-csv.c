/* SPDX-License-Identifier: MIT */
/*
 * Asserts of the readers of CSV, whatever bytes they get: the first byte of the
 * input chooses reader and options, the rest is the file. What reads as a class
 * list names each pupil once, finds each by id, survives the way through JSON,
 * and reads the same with a byte order mark, as UTF-16 or with other line ends.
 * What reads as a history is the same after writing and reading. Notes have
 * words, and so has every error.
 */
#include "fuzz.h"

#include <learning-partners/lp-csv.h>
#include <learning-partners/lp-json.h>

#define MOST_PUPILS 60

typedef struct {
  const char *const *subjects;
  const char *scale;
} Options;

static void
check_notes (LpReasons *notes)
{
  ck_assert_ptr_nonnull (notes);
  for (gsize i = 0; i < lp_reasons_get_length (notes); i++) {
    const LpReason *note = lp_reasons_get (notes, i);

    ck_assert (lp_reason_get_code (note)[0] != '\0');
    ck_assert (lp_reason_get_text (note)[0] != '\0');
    ck_assert (g_utf8_validate (lp_reason_get_text (note), -1, NULL));
  }
}

static char *
roster_to_json (LpRoster *roster)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LpRequest) request = lp_request_new (roster, NULL, NULL, lp_date_from_ymd (2026, 11, 9), 1, &error);

  ck_assert_ptr_nonnull (request);
  return lp_request_to_json (request);
}

static void
check_roster (LpRoster *roster)
{
  for (gsize i = 0; i < lp_roster_get_n_pupils (roster); i++) {
    LpPupil *pupil = lp_roster_get_pupil (roster, i);

    ck_assert (lp_roster_find_pupil (roster, lp_pupil_get_id (pupil)) == pupil);
    ck_assert (lp_roster_look_up (roster, lp_pupil_get_id (pupil), NULL) == pupil);
    ck_assert (g_utf8_validate (lp_pupil_get_id (pupil), -1, NULL));
    ck_assert (g_utf8_validate (lp_pupil_get_name (pupil), -1, NULL));
  }
}

static void
check_through_json (const char *json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LpRequest) again = lp_request_from_json (json, -1, &error);
  g_autofree char *json_again = NULL;

  ck_assert_msg (again != NULL, "%s\n%s", error->message, json);
  json_again = lp_request_to_json (again);
  ck_assert_str_eq (json, json_again);
}

/* That other bytes read as the same class, but for the names that notes give to columns. */
static void
check_reads_alike (const char *bytes, gsize length, const Options *options, const char *json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LpClassList) list = lp_class_list_read (bytes, length, NULL, options->subjects, options->scale, &error);
  g_autofree char *json_again = NULL;

  ck_assert_msg (list != NULL, "%s", error->message);
  json_again = roster_to_json (lp_class_list_get_roster (list));
  ck_assert_str_eq (json, json_again);
}

static void
check_other_line_ends (const char *text, const Options *options, const char *json)
{
  static const char *const ends[] = { "\r\n", "\r" };
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  if (strchr (text, '\r') != NULL)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++) {
    g_autofree char *other = g_strjoinv (ends[i], lines);
    check_reads_alike (other, strlen (other), options, json);
  }
}

static void
check_other_encodings (const char *text, const Options *options, const char *json)
{
  g_autofree char *marked = g_strconcat ("\xEF\xBB\xBF", text, NULL);
  g_autofree gunichar2 *wide = NULL;
  glong n_units = 0;
  g_autofree guint8 *bytes = NULL;

  check_reads_alike (marked, strlen (marked), options, json);
  wide = g_utf8_to_utf16 (marked, -1, NULL, &n_units, NULL);
  bytes = g_malloc ((gsize) n_units * 2);
  for (guint big = 0; big < 2; big++) {
    for (glong i = 0; i < n_units; i++) {
      bytes[2 * i + (1 - big)] = (guint8) (wide[i] >> 8);
      bytes[2 * i + big] = (guint8) wide[i];
    }
    check_reads_alike ((char *) bytes, (gsize) n_units * 2, options, json);
  }
}

static void
fuzz_class_list (const char *bytes, gsize length, const Options *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LpClassList) list = lp_class_list_read (bytes, length, "class.csv", options->subjects, options->scale, &error);
  g_autofree char *json = NULL, *text = NULL;

  if (list == NULL) {
    check_error (error);
    return;
  }
  check_notes (lp_class_list_get_notes (list));
  if (lp_roster_get_n_pupils (lp_class_list_get_roster (list)) > MOST_PUPILS)
    return;
  check_roster (lp_class_list_get_roster (list));
  json = roster_to_json (lp_class_list_get_roster (list));
  check_through_json (json);
  check_reads_alike (bytes, length, options, json);
  /* Plain text only: a mark of its own or a NUL is read by other rules. */
  text = g_strndup (bytes, length);
  if (!g_utf8_validate (bytes, (gssize) length, NULL) || g_str_has_prefix (text, "\xEF\xBB\xBF"))
    return;
  check_other_encodings (text, options, json);
  check_other_line_ends (text, options, json);
}

static LpRoster *
make_roster (void)
{
  static const char *const ids[] = { "p1", "p2", "p3", "=p4", "p 5", "Zoë" };
  LpRoster *roster = lp_roster_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++) {
    g_autoptr (LpPupil) pupil = lp_pupil_new (ids[i], ids[i], NULL);
    lp_roster_add_pupil (roster, pupil, NULL);
  }
  return roster;
}

static void
fuzz_history (const char *bytes, gsize length, LpRoster *roster)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LpReasons) notes = NULL, notes_again = NULL;
  g_autoptr (LpHistory) history = lp_history_from_csv (bytes, length, "history.csv", roster, &notes, &error), again = NULL;
  g_autofree char *csv = NULL, *csv_again = NULL;

  if (history == NULL) {
    check_error (error);
    ck_assert_ptr_null (notes);
    return;
  }
  check_notes (notes);
  csv = lp_history_to_csv (history, roster);
  again = lp_history_from_csv (csv, strlen (csv), "again.csv", roster, &notes_again, &error);
  ck_assert_msg (again != NULL, "%s\n%s", error->message, csv);
  /* Fewer is right: the library writes dates in the one way that needs no note. */
  ck_assert_uint_le (lp_reasons_get_length (notes_again), lp_reasons_get_length (notes));
  ck_assert_uint_eq (lp_history_get_n_rounds (history), lp_history_get_n_rounds (again));
  ck_assert_uint_eq (lp_history_get_n_feedback (history), lp_history_get_n_feedback (again));
  csv_again = lp_history_to_csv (again, roster);
  ck_assert_str_eq (csv, csv_again);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static const char *const subjects[] = { "maths", NULL };
  static const char *const scales[] = { NULL, "ks2-ta", "ks2-scaled", "thirds", "Low<Middle<High" };
  g_autoptr (LpRoster) roster = NULL;
  const char *bytes = (const char *) data + 1;
  Options options;

  if (size == 0)
    return 0;
  options.subjects = (data[0] & 2) != 0 ? subjects : NULL;
  options.scale = scales[(data[0] >> 2) % G_N_ELEMENTS (scales)];
  if ((data[0] & 1) != 0) {
    fuzz_class_list (bytes, size - 1, &options);
    return 0;
  }
  if ((data[0] & 2) != 0)
    roster = make_roster ();
  fuzz_history (bytes, size - 1, roster);
  return 0;
}
