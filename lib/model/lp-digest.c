/* SPDX-License-Identifier: MIT */
#include <learning-partners/lp-request.h>

#include <string.h>

#include "model/lp-policy-private.h"
#include "model/lp-roster-private.h"

/*
 * The digest is SHA-256 over a canonical text: every value as a netstring
 * ("3:abc,"), lists in byte order wherever their order decides nothing.
 */

static void
put_text (GString *out, const char *text)
{
  g_string_append_printf (out, "%" G_GSIZE_FORMAT ":%s,", strlen (text), text);
}

static void
put_number (GString *out, gint64 number)
{
  g_string_append_printf (out, "%" G_GINT64_FORMAT ",", number);
}

/* By its bits: no decimal form depends on a C library. */
static void
put_real (GString *out, double real)
{
  guint64 bits;

  if (real == 0)
    real = 0; /* minus zero */
  memcpy (&bits, &real, sizeof bits);
  g_string_append_printf (out, "%016" G_GINT64_MODIFIER "x,", bits);
}

static int
compare_digest_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Appends a list of texts in byte order, after its length. */
static void
put_sorted (GString *out, GPtrArray *texts)
{
  g_ptr_array_sort (texts, compare_digest_texts);
  put_number (out, texts->len);
  for (guint i = 0; i < texts->len; i++)
    put_text (out, g_ptr_array_index (texts, i));
}

/* What is missing is not written, whether it was never set or set to a code for missing. */
static void
put_attainment (GString *out, const LpRoster *roster, const LpPupil *pupil)
{
  for (gsize i = 0; i < lp_pupil_get_n_subjects (pupil); i++) {
    const char *subject = lp_pupil_get_subject (pupil, i);
    LpAttainmentKind kind = lp_i_roster_get_attainment_kind (roster, pupil, subject);
    if (kind == LP_ATTAINMENT_MISSING)
      continue;
    put_text (out, subject);
    g_string_append_c (out, kind == LP_ATTAINMENT_SCORE ? 's' : 'b');
    if (kind == LP_ATTAINMENT_SCORE)
      put_real (out, lp_pupil_get_score (pupil, subject));
    else
      put_text (out, lp_pupil_get_band (pupil, subject));
  }
}

static char *
describe_pupil (const LpRoster *roster, const LpPupil *pupil)
{
  GString *out = g_string_new (NULL);

  put_text (out, lp_pupil_get_id (pupil));
  put_attainment (out, roster, pupil);
  g_string_append_c (out, ';');
  for (gsize i = 0; i < lp_pupil_get_n_attributes (pupil); i++) {
    const char *name = lp_pupil_get_attribute (pupil, i);
    const char *word = lp_pupil_get_word (pupil, name);
    put_text (out, name);
    if (word != NULL)
      put_text (out, word);
    else
      put_number (out, lp_pupil_has_flag (pupil, name));
  }
  return g_string_free (out, FALSE);
}

static void
put_pupils (GString *out, const LpRoster *roster)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; i < lp_roster_get_n_pupils (roster); i++)
    g_ptr_array_add (lines, describe_pupil (roster, lp_roster_get_pupil (roster, i)));
  put_sorted (out, lines);
}

static void
put_scales (GString *out, const LpRoster *roster)
{
  for (gsize i = 0; i < lp_roster_get_n_subjects (roster); i++) {
    const char *subject = lp_roster_get_subject (roster, i);
    const LpScale *scale = lp_roster_get_scale (roster, subject);
    if (scale == NULL)
      continue;
    gsize n_bands = lp_scale_get_n_bands (scale);
    const double *thresholds = lp_scale_get_thresholds (scale);
    put_text (out, subject);
    put_number (out, lp_scale_is_quantiles (scale));
    put_number (out, (gint64) n_bands);
    for (gsize b = 0; b < n_bands; b++)
      put_text (out, lp_scale_get_band (scale, b));
    for (gsize b = 0; thresholds != NULL && b + 1 < n_bands; b++)
      put_real (out, thresholds[b]);
  }
  g_string_append_c (out, ';');
}

static char *
describe_rule (const LpRule *rule)
{
  GString *out = g_string_new (NULL);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  /* An id that was made from the rest says no more than the rest, and its number hangs on the order. */
  put_text (out, lp_rule_has_own_id (rule) ? lp_rule_get_id (rule) : "");
  put_text (out, lp_rule_kind_get_name (lp_rule_get_kind (rule)));
  put_number (out, lp_rule_get_until (rule));
  for (gsize i = 0; i < lp_rule_get_n_pupils (rule); i++)
    g_ptr_array_add (ids, (gpointer) lp_rule_get_pupil (rule, i));
  put_sorted (out, ids);
  return g_string_free (out, FALSE);
}

static void
put_rules (GString *out, const LpRoster *roster)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; i < lp_roster_get_n_rules (roster); i++)
    g_ptr_array_add (lines, describe_rule (lp_roster_get_rule (roster, i)));
  put_sorted (out, lines);
}

static void
put_closures (GString *out, const LpRoster *roster)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; i < lp_roster_get_n_closures (roster); i++) {
    LpDate from, to;
    lp_roster_get_closure (roster, i, &from, &to);
    g_ptr_array_add (lines, g_strdup_printf ("%d-%d", from, to));
  }
  put_sorted (out, lines);
}

static char *
describe_partnership (const LpRound *round, gsize index)
{
  GString *out = g_string_new (NULL);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (gsize k = 0; k < lp_round_get_size (round, index); k++)
    g_ptr_array_add (ids, (gpointer) lp_round_get_pupil (round, index, k));
  put_sorted (out, ids);
  return g_string_free (out, FALSE);
}

static void
put_rounds (GString *out, const LpHistory *history)
{
  gsize n_rounds = lp_history_get_n_rounds (history);

  put_number (out, (gint64) n_rounds);
  for (gsize r = 0; r < n_rounds; r++) {
    const LpRound *round = lp_history_get_round (history, r);
    g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
    put_number (out, lp_round_get_date (round));
    for (gsize i = 0; i < lp_round_get_n_partnerships (round); i++)
      g_ptr_array_add (lines, describe_partnership (round, i));
    put_sorted (out, lines);
  }
}

static void
put_feedback (GString *out, const LpHistory *history)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; i < lp_history_get_n_feedback (history); i++) {
    const LpFeedback *feedback = lp_history_get_feedback (history, i);
    g_autoptr (GPtrArray) ids = g_ptr_array_new ();
    GString *line = g_string_new (NULL);
    put_number (line, lp_feedback_get_date (feedback));
    put_text (line, lp_feedback_word_get_name (lp_feedback_get_word (feedback)));
    for (gsize k = 0; k < lp_feedback_get_n_pupils (feedback); k++)
      g_ptr_array_add (ids, (gpointer) lp_feedback_get_pupil (feedback, k));
    put_sorted (line, ids);
    g_ptr_array_add (lines, g_string_free (line, FALSE));
  }
  put_sorted (out, lines);
}

static void
put_names (GString *out, const LpPolicy *policy, LpSetting setting)
{
  const GPtrArray *names = lp_i_policy_get_names (policy, setting);

  put_number (out, names->len);
  for (guint i = 0; i < names->len; i++)
    put_text (out, g_ptr_array_index (names, i));
}

/* A side that is left open below is the same as 0. */
static void
put_gap (GString *out, const LpPolicy *policy)
{
  int min, max;
  gboolean own = lp_policy_get_gap (policy, &min, &max);

  put_number (out, own);
  if (!own)
    return;
  put_number (out, MAX (min, 0));
  put_number (out, max);
}

static void
put_weights (GString *out, const LpPolicy *policy)
{
  for (gsize i = 0; i < lp_policy_get_n_weights (policy); i++) {
    const char *name = lp_policy_get_weight_name (policy, i);
    /* A weight of 0 that is set says no more than one that is not. */
    if (lp_policy_get_weight (policy, name) == 0)
      continue;
    put_text (out, name);
    put_number (out, lp_policy_get_weight (policy, name));
  }
}

/* The strategy stands by its word; other choices by their number, since their words grow at the end alone. */
static void
put_choice (GString *out, const LpPolicy *policy, LpSetting setting)
{
  if (setting == LP_SETTING_STRATEGY)
    put_text (out, lp_strategy_get_name (lp_policy_get_strategy (policy)));
  else
    put_number (out, lp_i_policy_get_value (policy, setting));
}

static void
put_setting (GString *out, const LpPolicy *policy, LpSetting setting)
{
  switch (lp_setting_get_kind (setting)) {
  case LP_SETTING_KIND_NUMBER:
  case LP_SETTING_KIND_SET:
    put_number (out, lp_i_policy_get_value (policy, setting));
    return;
  case LP_SETTING_KIND_CHOICE:
    put_choice (out, policy, setting);
    return;
  case LP_SETTING_KIND_ORDER:
    for (guint t = 0; t < LP_N_TIERS; t++)
      put_number (out, lp_policy_get_order (policy)[t]);
    return;
  case LP_SETTING_KIND_WINDOW:
    put_gap (out, policy);
    return;
  case LP_SETTING_KIND_NAMES:
    put_names (out, policy, setting);
    return;
  case LP_SETTING_KIND_WEIGHTS:
    put_weights (out, policy);
    return;
  case LP_SETTING_KIND_TEXT:
  default: {
    const char *subject = lp_policy_get_subject (policy);
    put_text (out, subject != NULL ? subject : "");
  }
  }
}

/* The settings of the first two editions stand in this order, and always. */
static const LpSetting settings_by_place[] = {
  LP_SETTING_STRATEGY, LP_SETTING_SUBJECT, LP_SETTING_ROUND_DAYS, LP_SETTING_MIN_TENURE_DAYS, LP_SETTING_MAX_TENURE_DAYS,
  LP_SETTING_SLACK_DAYS, LP_SETTING_COOLDOWN_ROUNDS, LP_SETTING_BETWEEN, LP_SETTING_HARD, LP_SETTING_ODD, LP_SETTING_GAP,
  LP_SETTING_MUST_MATCH, LP_SETTING_MUST_DIFFER, LP_SETTING_ORDER, LP_SETTING_WEIGHTS,
};

/* Later ones follow, by name, where they are not what they are by default: so that what was asked before has the digest of before. */
static void
put_later_settings (GString *out, const LpPolicy *policy)
{
  for (gsize s = 0; s < lp_setting_get_n (); s++) {
    LpSetting setting = (LpSetting) s;
    if (lp_setting_get_edition (setting) <= 2 || !lp_setting_is_in_digest (setting) || lp_policy_has_default (policy, setting))
      continue;
    put_text (out, lp_setting_get_name (setting));
    put_setting (out, policy, setting);
  }
}

static void
put_policy (GString *out, const LpPolicy *policy)
{
  for (gsize i = 0; i < G_N_ELEMENTS (settings_by_place); i++)
    put_setting (out, policy, settings_by_place[i]);
  g_string_append_c (out, ';');
  put_later_settings (out, policy);
}

static void
put_away (GString *out, const LpRequest *request)
{
  g_autoptr (GPtrArray) absent = g_ptr_array_new ();
  g_autoptr (GPtrArray) away = g_ptr_array_new ();

  for (gsize i = 0; i < lp_request_get_n_absent (request); i++)
    g_ptr_array_add (absent, (gpointer) lp_request_get_absent (request, i));
  put_sorted (out, absent);
  for (gsize i = 0; i < lp_request_get_n_away_today (request); i++)
    g_ptr_array_add (away, (gpointer) lp_request_get_away_today (request, i));
  put_sorted (out, away);
}

char *
lp_request_get_digest (const LpRequest *request)
{
  g_return_val_if_fail (request != NULL, NULL);

  const LpRoster *roster = lp_request_get_roster (request);
  const LpHistory *history = lp_request_get_history (request);
  g_autoptr (GString) out = g_string_new ("learning-partners-digest-2;");

  put_pupils (out, roster);
  put_scales (out, roster);
  put_rules (out, roster);
  put_closures (out, roster);
  put_rounds (out, history);
  put_feedback (out, history);
  put_policy (out, lp_request_get_policy (request));
  put_number (out, lp_request_get_date (request));
  put_number (out, lp_request_is_fresh (request));
  put_away (out, request);
  g_string_append_printf (out, "%" G_GUINT64_FORMAT, lp_request_get_seed (request));
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) out->str, out->len);
}
