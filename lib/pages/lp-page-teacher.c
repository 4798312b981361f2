/* SPDX-License-Identifier: MIT */
/* What the teacher alone sees. */
#include "pages/lp-page-private.h"

#include <learning-partners/lp-check.h>
#include <string.h>

#include "base/lp-text-private.h"
#include "costs/lp-participants-private.h"
#include "costs/lp-standing-private.h"
#include "pages/lp-isolate-private.h"
#include "pages/lp-shown-private.h"
#include "pages/lp-wording-private.h"

typedef struct {
  LpRequest           *request;
  const LpRoster      *roster;
  LpRound             *round;
  LpPairing           *pairing;  /* nullable */
  const LpParticipants *present;
  const LpStanding    *standing;
  const LpShown       *shown;
  const char          *subject;  /* nullable */
  const LpPageOptions *options;
} Desk;

static char *
say_attainment (const Desk *desk, const LpPupil *pupil)
{
  if (desk->subject == NULL)
    return NULL;
  switch (lp_pupil_get_attainment_kind (pupil, desk->subject)) {
  case LP_ATTAINMENT_SCORE:
    return lp_i_text_from_number (lp_pupil_get_score (pupil, desk->subject));
  case LP_ATTAINMENT_BAND:
    return lp_i_word_name (lp_pupil_get_band (pupil, desk->subject));
  case LP_ATTAINMENT_MISSING:
  default:
    return g_strdup ("–");
  }
}

static guint
get_size (const Desk *desk, guint index)
{
  return lp_i_partnerships_get (desk->shown->partnerships, index).size;
}

static char *
say_members (const Desk *desk, guint index)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < get_size (desk, index); i++) {
    const LpPupil *pupil = lp_i_shown_get_pupil (desk->shown, index, i);
    g_autofree char *name = lp_i_word_name (lp_pupil_get_name (pupil));
    g_autofree char *attainment = say_attainment (desk, pupil);
    g_ptr_array_add (lines, attainment == NULL ? g_strdup (name) : g_strdup_printf ("%s (%s)", name, attainment));
  }
  if (g_array_index (desk->shown->notes, LpShownNote, index).adult)
    g_ptr_array_add (lines, g_strdup (lp_i_say (desk->options, "with an adult")));
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

/* A number about two pupils; FALSE where there is none. */
typedef gboolean (*PairNumberFunc) (const Desk *desk, const LpPupil *a, const LpPupil *b, double *value);

static gboolean
get_gap (const Desk *desk, const LpPupil *a, const LpPupil *b, double *value)
{
  int i = lp_i_participants_find (desk->present, lp_pupil_get_id (a));
  int j = lp_i_participants_find (desk->present, lp_pupil_get_id (b));

  if (i < 0 || j < 0 || desk->standing->ranks[i] == 0 || desk->standing->ranks[j] == 0)
    return FALSE;
  *value = ABS (desk->standing->ranks[i] - desk->standing->ranks[j]) / 2.0;
  return TRUE;
}

static gboolean
get_tenure (const Desk *desk, const LpPupil *a, const LpPupil *b, double *value)
{
  *value = lp_history_get_tenure_days (lp_request_get_history (desk->request), desk->roster, lp_pupil_get_id (a),
                                       lp_pupil_get_id (b), lp_request_get_date (desk->request));
  return *value >= 0;
}

static gboolean
get_meetings (const Desk *desk, const LpPupil *a, const LpPupil *b, double *value)
{
  *value = lp_history_get_times_met (lp_request_get_history (desk->request), lp_pupil_get_id (a), lp_pupil_get_id (b));
  return TRUE;
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

/* The numbers of all pairs of a partnership, the smallest first; a dash where there is none. */
static char *
say_numbers (const Desk *desk, guint index, PairNumberFunc func)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < get_size (desk, index); i++) {
    for (guint j = 0; j < i; j++) {
      double value;
      if (func (desk, lp_i_shown_get_pupil (desk->shown, index, i), lp_i_shown_get_pupil (desk->shown, index, j), &value))
        g_array_append_val (values, value);
    }
  }
  g_array_sort (values, compare_numbers);
  for (guint k = 0; k < values->len; k++) {
    g_autofree char *number = lp_i_text_from_number (g_array_index (values, double, k));
    g_string_append_printf (text, "%s%s", k > 0 ? " · " : "", number);
  }
  return g_strdup (values->len > 0 ? text->str : "–");
}

static gboolean
is_member (const Desk *desk, guint index, const LpPupil *pupil)
{
  for (guint i = 0; i < get_size (desk, index); i++) {
    if (strcmp (lp_pupil_get_id (lp_i_shown_get_pupil (desk->shown, index, i)), lp_pupil_get_id (pupil)) == 0)
      return TRUE;
  }
  return FALSE;
}

/* Which partnership of the pairing has the very same members; -1 for none. */
static int
find_partnership (const Desk *desk, guint index)
{
  LpPairing *pairing = desk->pairing;

  for (gsize k = 0; pairing != NULL && k < lp_pairing_get_n_partnerships (pairing); k++) {
    gsize size = lp_pairing_get_size (pairing, k), shared = 0;
    for (gsize i = 0; i < size; i++)
      shared += is_member (desk, index, lp_pairing_get_pupil (pairing, k, i));
    if (shared == size && size == get_size (desk, index))
      return (int) k;
  }
  return -1;
}

static char *
say_reasons (const Desk *desk, guint index)
{
  int found = find_partnership (desk, index);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  if (found < 0)
    return g_strdup (desk->pairing != NULL ? lp_i_say (desk->options, "chosen by hand") : "");
  g_autoptr (LpReasons) reasons = lp_pairing_explain (desk->pairing, (gsize) found);
  for (gsize i = 0; i < lp_reasons_get_length (reasons); i++)
    g_ptr_array_add (lines, lp_i_isolate_reason (desk->options, desk->roster, lp_reasons_get (reasons, i)));
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

static void
add_partnership_table (LpPage *page, const Desk *desk)
{
  LpPageTable *table = lp_i_page_add_table (page, NULL);

  lp_i_page_table_add_column (table, LP_COLUMN_HEAD, g_strdup (lp_i_say (desk->options, "Partners")));
  lp_i_page_table_add_column (table, LP_COLUMN_NUMBER, g_strdup (lp_i_say (desk->options, "Gap in ranks")));
  lp_i_page_table_add_column (table, LP_COLUMN_NUMBER, g_strdup (lp_i_say (desk->options, "Days together so far")));
  lp_i_page_table_add_column (table, LP_COLUMN_NUMBER, g_strdup (lp_i_say (desk->options, "Times partners before")));
  lp_i_page_table_add_column (table, LP_COLUMN_LIST, g_strdup (lp_i_say (desk->options, "Why")));
  for (guint i = 0; i < lp_i_shown_get_length (desk->shown); i++) {
    char **row = lp_i_page_table_add_row (table);
    row[0] = say_members (desk, i);
    row[1] = say_numbers (desk, i, get_gap);
    row[2] = say_numbers (desk, i, get_tenure);
    row[3] = say_numbers (desk, i, get_meetings);
    row[4] = say_reasons (desk, i);
  }
}

static void
add_absent (LpPage *page, const Desk *desk)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; i < lp_request_get_n_absent (desk->request); i++) {
    const LpPupil *pupil = lp_roster_find_pupil (desk->roster, lp_request_get_absent (desk->request, i));
    g_ptr_array_add (names, lp_i_word_name (lp_pupil_get_name (pupil)));
  }
  if (names->len == 0)
    return;
  g_ptr_array_add (names, NULL);
  g_autofree char *joined = lp_i_word_join (desk->options, (char *const *) names->pdata);
  lp_i_page_add_text (page, LP_BLOCK_TEXT,
                      lp_i_word_fill (lp_i_say (desk->options, "Away for this round: {names}"), "names", joined, NULL));
}

static void
add_list (LpPage *page, const Desk *desk, const char *heading, GPtrArray *reasons)
{
  if (reasons->len == 0)
    return;
  lp_i_page_add_text (page, LP_BLOCK_HEADING, g_strdup (heading));
  for (guint i = 0; i < reasons->len; i++)
    lp_i_page_add_text (page, LP_BLOCK_TEXT,
                        lp_i_isolate_reason (desk->options, desk->roster, g_ptr_array_index (reasons, i)));
}

/* What the checker finds wrong or bent, and what the pairing warned of. */
static gboolean
add_findings (LpPage *page, const Desk *desk, GError **error)
{
  g_autoptr (LpVerdict) verdict = lp_check (desk->request, desk->round, NULL, error);
  if (verdict == NULL)
    return FALSE;
  g_autoptr (GPtrArray) broken = g_ptr_array_new ();
  g_autoptr (GPtrArray) bent = g_ptr_array_new ();
  g_autoptr (GPtrArray) warnings = g_ptr_array_new ();
  for (gsize i = 0; i < lp_verdict_get_n_findings (verdict); i++) {
    LpSeverity severity = lp_verdict_get_severity (verdict, i);
    if (severity != LP_SEVERITY_NOTE)
      g_ptr_array_add (severity == LP_SEVERITY_BROKEN ? broken : bent, lp_verdict_get_finding (verdict, i));
  }
  LpReasons *list = desk->pairing != NULL ? lp_pairing_get_warnings (desk->pairing) : NULL;
  for (gsize i = 0; list != NULL && i < lp_reasons_get_length (list); i++)
    g_ptr_array_add (warnings, lp_reasons_get (list, i));
  add_list (page, desk, lp_i_say (desk->options, "Rules that do not hold"), broken);
  add_list (page, desk, lp_i_say (desk->options, "Warnings"), warnings);
  add_list (page, desk, lp_i_say (desk->options, "Wishes that could not all be met"), bent);
  return TRUE;
}

static char *
say_policy (const Desk *desk)
{
  LpStrategy kind = lp_policy_get_strategy (lp_request_get_policy (desk->request));
  const char *strategy = lp_i_say (desk->options, lp_strategy_get_name (kind));
  g_autofree char *subject = desk->subject != NULL ? lp_i_word_name (desk->subject) : NULL;

  return subject != NULL
    ? lp_i_word_fill (lp_i_say (desk->options, "Strategy {strategy}, by {subject}"),
                      "strategy", strategy, "subject", subject, NULL)
    : lp_i_word_fill (lp_i_say (desk->options, "Strategy {strategy}"), "strategy", strategy, NULL);
}

static LpPage *
desk_to_page (const Desk *desk, GError **error)
{
  g_autofree char *date = lp_i_word_date (desk->options, lp_round_get_date (desk->round));
  g_autoptr (LpPage) page = lp_i_page_new (desk->options, "teacher",
    g_strdup (lp_i_say (desk->options, "Learning partners: the teacher's page")),
    lp_i_word_fill (lp_i_say (desk->options, "from {date}"), "date", date, NULL));

  page->is_private = TRUE;
  page->landscape = TRUE;
  page->notice = g_strdup (lp_i_say (desk->options, "Private: for the teacher"));
  lp_i_page_add_text (page, LP_BLOCK_TEXT, say_policy (desk));
  add_absent (page, desk);
  add_partnership_table (page, desk);
  if (!add_findings (page, desk, error))
    return NULL;
  return g_steal_pointer (&page);
}

LpPage *
lp_page_new_teacher (LpRequest *request, LpRound *round, LpPairing *pairing, const LpPageOptions *options,
                     GError **error)
{
  g_return_val_if_fail (request != NULL, NULL);
  g_return_val_if_fail (round != NULL, NULL);

  Desk desk = { request, lp_request_get_roster (request), round, pairing, NULL, NULL, NULL, NULL, options };
  if (!lp_request_get_subject (request, &desk.subject, error))
    return NULL;
  g_autoptr (LpParticipants) present = lp_i_participants_new (request);
  g_autoptr (LpStanding) standing = lp_i_standing_new (request, present, error);
  if (standing == NULL)
    return NULL;
  g_autoptr (LpShown) shown = lp_i_shown_new (desk.roster, round, LP_DATE_NONE, lp_i_page_options_get_seed (options));
  desk.present = present;
  desk.standing = standing;
  desk.shown = shown;
  return desk_to_page (&desk, error);
}
