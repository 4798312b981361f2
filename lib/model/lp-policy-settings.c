/* SPDX-License-Identifier: MIT */
/* A policy's settings by the table: as whole numbers, and as text. */
#include "model/lp-policy-fields-private.h"
#include "model/lp-policy-private.h"
#include "model/lp-setting-private.h"

#include <string.h>

#include <learning-partners/lp-error.h>

static int *
find_field (LpPolicy *policy, const LpISettingRow *row)
{
  return (int *) (gpointer) ((char *) policy + row->field);
}

void
lp_i_policy_init_values (LpPolicy *policy)
{
  for (gsize s = 0; s < lp_setting_get_n (); s++) {
    const LpISettingRow *row = lp_i_setting_get_row ((LpSetting) s);
    if (lp_i_setting_kind_is_value (row->kind))
      *find_field (policy, row) = row->usual;
  }
}

int
lp_i_policy_get_value (const LpPolicy *policy, LpSetting setting)
{
  return *find_field ((LpPolicy *) policy, lp_i_setting_get_row (setting));
}

gboolean
lp_i_policy_set_value (LpPolicy *policy, LpSetting setting, int value, GError **error)
{
  const LpISettingRow *row = lp_i_setting_get_row (setting);

  if (!lp_i_policy_check_open (policy, error))
    return FALSE;
  if (row->kind == LP_SETTING_KIND_NUMBER)
    return lp_policy_set_number (policy, setting, value, error);
  /* Another strategy lets go of the caller's own cost. */
  if (setting == LP_SETTING_STRATEGY)
    return lp_policy_set_strategy (policy, (LpStrategy) value, error);
  *find_field (policy, row) = value;
  return TRUE;
}

int
lp_policy_get_number (const LpPolicy *policy, LpSetting setting)
{
  g_return_val_if_fail (policy != NULL, 0);
  g_return_val_if_fail ((guint) setting < lp_setting_get_n () && lp_setting_get_kind (setting) == LP_SETTING_KIND_NUMBER, 0);

  return lp_i_policy_get_value (policy, setting);
}

gboolean
lp_policy_set_number (LpPolicy *policy, LpSetting setting, int number, GError **error)
{
  g_return_val_if_fail (policy != NULL, FALSE);
  g_return_val_if_fail ((guint) setting < lp_setting_get_n () && lp_setting_get_kind (setting) == LP_SETTING_KIND_NUMBER, FALSE);

  if (!lp_i_policy_check_open (policy, error))
    return FALSE;
  const LpISettingRow *row = lp_i_setting_get_row (setting);
  gboolean open = number == LP_SETTING_OPEN && row->usual == LP_SETTING_OPEN;
  if (setting == LP_SETTING_MIN_TENURE_DAYS)
    return lp_policy_set_tenure_window (policy, number, policy->max_tenure_days, error);
  if (setting == LP_SETTING_MAX_TENURE_DAYS)
    return lp_policy_set_tenure_window (policy, policy->min_tenure_days, number, error);
  if (!open && !lp_i_setting_check_number (setting, number, error))
    return FALSE;
  *find_field (policy, row) = number;
  return TRUE;
}

/* A backslash and a line feed would end a name too soon. */
static void
append_name (GString *out, const char *name)
{
  for (; *name != '\0'; name++) {
    if (*name == '\\' || *name == '\n')
      g_string_append_c (out, '\\');
    g_string_append_c (out, *name == '\n' ? 'n' : *name);
  }
}

static char *
unescape_name (const char *text)
{
  GString *name = g_string_new (NULL);

  for (; *text != '\0'; text++) {
    gboolean escaped = *text == '\\' && text[1] != '\0';
    text += escaped;
    g_string_append_c (name, escaped && *text == 'n' ? '\n' : *text);
  }
  return g_string_free (name, FALSE);
}

static void
append_words (GString *out, const LpPolicy *policy, const LpISettingRow *row, LpSetting setting)
{
  for (gsize i = 0; i < row->n_words; i++) {
    gsize index = row->kind == LP_SETTING_KIND_ORDER ? (gsize) policy->order[i] : i;
    if (row->kind == LP_SETTING_KIND_ORDER || ((guint) lp_i_policy_get_value (policy, setting) >> i & 1) != 0)
      g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "", row->words[index]);
  }
}

static void
append_names (GString *out, const LpPolicy *policy, LpSetting setting)
{
  const GPtrArray *names = lp_i_policy_get_names (policy, setting);

  for (guint i = 0; i < names->len; i++) {
    g_string_append (out, i > 0 ? "\n" : "");
    append_name (out, g_ptr_array_index (names, i));
  }
}

static void
append_weights (GString *out, const LpPolicy *policy)
{
  for (guint i = 0; i < policy->weight_names->len; i++) {
    g_string_append (out, i > 0 ? "\n" : "");
    append_name (out, g_ptr_array_index (policy->weight_names, i));
    g_string_append_printf (out, "=%d", g_array_index (policy->weights, int, i));
  }
}

static void
append_window (GString *out, const LpPolicy *policy)
{
  if (policy->gap_min != LP_GAP_OPEN)
    g_string_append_printf (out, "%d", policy->gap_min);
  g_string_append_c (out, '-');
  if (policy->gap_max != LP_GAP_OPEN)
    g_string_append_printf (out, "%d", policy->gap_max);
}

static gboolean
is_open (const LpPolicy *policy, LpSetting setting)
{
  switch (lp_setting_get_kind (setting)) {
  case LP_SETTING_KIND_NUMBER:
    return lp_i_policy_get_value (policy, setting) == LP_SETTING_OPEN;
  case LP_SETTING_KIND_TEXT:
    return policy->subject == NULL;
  case LP_SETTING_KIND_WINDOW:
    return !policy->has_gap;
  case LP_SETTING_KIND_CHOICE:
  case LP_SETTING_KIND_SET:
  case LP_SETTING_KIND_ORDER:
  case LP_SETTING_KIND_NAMES:
  case LP_SETTING_KIND_WEIGHTS:
  default:
    return FALSE;
  }
}

static void
append_setting (GString *out, const LpPolicy *policy, LpSetting setting)
{
  const LpISettingRow *row = lp_i_setting_get_row (setting);

  switch (row->kind) {
  case LP_SETTING_KIND_NUMBER:
    g_string_append_printf (out, "%d", lp_i_policy_get_value (policy, setting));
    return;
  case LP_SETTING_KIND_CHOICE:
    g_string_append (out, row->words[lp_i_policy_get_value (policy, setting)]);
    return;
  case LP_SETTING_KIND_SET:
  case LP_SETTING_KIND_ORDER:
    append_words (out, policy, row, setting);
    return;
  case LP_SETTING_KIND_WINDOW:
    append_window (out, policy);
    return;
  case LP_SETTING_KIND_NAMES:
    append_names (out, policy, setting);
    return;
  case LP_SETTING_KIND_WEIGHTS:
    append_weights (out, policy);
    return;
  case LP_SETTING_KIND_TEXT:
  default:
    g_string_append (out, policy->subject);
  }
}

char *
lp_policy_get_setting (const LpPolicy *policy, LpSetting setting)
{
  g_return_val_if_fail (policy != NULL, NULL);
  g_return_val_if_fail ((guint) setting < lp_setting_get_n (), NULL);

  if (is_open (policy, setting))
    return NULL;
  GString *out = g_string_new (NULL);
  append_setting (out, policy, setting);
  return g_string_free (out, FALSE);
}

gboolean
lp_policy_has_default (const LpPolicy *policy, LpSetting setting)
{
  g_return_val_if_fail (policy != NULL, FALSE);
  g_return_val_if_fail ((guint) setting < lp_setting_get_n (), FALSE);

  g_autofree char *text = lp_policy_get_setting (policy, setting);
  g_autofree char *usual = lp_setting_get_default (setting);
  return g_strcmp0 (text, usual) == 0;
}

static gboolean
parse_number (const char *name, const char *text, int *number, GError **error)
{
  gint64 value;

  if (g_ascii_string_to_signed (text, 10, G_MININT32, G_MAXINT32, &value, NULL)) {
    *number = (int) value;
    return TRUE;
  }
  g_set_error (error, LP_ERROR, LP_ERROR_POLICY, "%s is \"%s\", which is no whole number.", name, text);
  return FALSE;
}

static gboolean
set_number_text (LpPolicy *policy, LpSetting setting, const char *text, GError **error)
{
  const char *name = lp_setting_get_name (setting);
  int number;

  if (!parse_number (name, text, &number, error))
    return FALSE;
  /* What is open has no text. */
  return (number >= 0 || lp_i_setting_check_number (setting, number, error)) && lp_policy_set_number (policy, setting, number, error);
}

static gboolean
fail_word (LpSetting setting, const char *word, GError **error)
{
  g_autofree char *known = lp_i_setting_list_words (setting);

  g_set_error (error, LP_ERROR, LP_ERROR_POLICY, "%s is \"%s\"; known are %s.", lp_setting_get_name (setting), word, known);
  return FALSE;
}

static gboolean
set_choice_text (LpPolicy *policy, LpSetting setting, const char *text, GError **error)
{
  gsize index;

  if (!lp_i_setting_find_word (setting, text, &index))
    return fail_word (setting, text, error);
  return lp_i_policy_set_value (policy, setting, (int) index, error);
}

static gboolean
set_words_text (LpPolicy *policy, LpSetting setting, const char *text, GError **error)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  LpTier order[LP_N_ORDERED_TIERS];
  gboolean is_order = lp_setting_get_kind (setting) == LP_SETTING_KIND_ORDER;
  guint n = 0, bits = 0;
  gsize index;

  for (char **word = words; *word != NULL; word++) {
    if (!lp_i_setting_find_word (setting, *word, &index))
      return fail_word (setting, *word, error);
    if (is_order && n < LP_N_ORDERED_TIERS)
      order[n] = (LpTier) index;
    bits |= 1u << index;
    n++;
  }
  if (!is_order)
    return lp_i_policy_set_value (policy, setting, (int) bits, error);
  if (n == LP_N_ORDERED_TIERS)
    return lp_policy_set_order (policy, order, LP_N_ORDERED_TIERS, error);
  g_set_error (error, LP_ERROR, LP_ERROR_POLICY, "%s has %u words; it must have each of the %d tiers once.", lp_setting_get_name (setting), n,
               LP_N_ORDERED_TIERS);
  return FALSE;
}

static gboolean
parse_side (LpSetting setting, const char *text, int *side, GError **error)
{
  *side = LP_GAP_OPEN;
  return *text == '\0' || parse_number (lp_setting_get_name (setting), text, side, error);
}

static gboolean
set_window_text (LpPolicy *policy, LpSetting setting, const char *text, GError **error)
{
  g_auto (GStrv) sides = g_strsplit (text, "-", -1);
  int min, max;

  if (g_strv_length (sides) == 2)
    return parse_side (setting, sides[0], &min, error) && parse_side (setting, sides[1], &max, error)
           && lp_policy_set_gap (policy, min, max, error);
  g_set_error (error, LP_ERROR, LP_ERROR_POLICY, "%s is \"%s\"; it must be as in 5-20, 5- or -20.", lp_setting_get_name (setting), text);
  return FALSE;
}

/* "NAME=NUMBER". */
static gboolean
add_weight (LpPolicy *policy, LpSetting setting, const char *line, GError **error)
{
  const char *equals = strrchr (line, '=');
  int weight;

  if (equals == NULL) {
    g_set_error (error, LP_ERROR, LP_ERROR_POLICY, "%s has \"%s\"; it must be as in quiet=2.", lp_setting_get_name (setting), line);
    return FALSE;
  }
  g_autofree char *escaped = g_strndup (line, (gsize) (equals - line));
  g_autofree char *name = unescape_name (escaped);
  return parse_number (name, equals + 1, &weight, error) && lp_policy_set_weight (policy, name, weight, error);
}

static gboolean
add_name (LpPolicy *policy, LpSetting setting, const char *line, GError **error)
{
  g_autofree char *name = unescape_name (line);

  return lp_i_policy_add_name (policy, setting, name, error);
}

static void
swap_arrays (GPtrArray **a, GPtrArray **b)
{
  GPtrArray *held = *a;

  *a = *b;
  *b = held;
}

/* The lists of one take the place of the other's; what they were goes with the first. */
static void
swap_lists (LpPolicy *policy, LpPolicy *fresh, LpSetting setting)
{
  if (setting == LP_SETTING_WEIGHTS) {
    GArray *held = policy->weights;
    policy->weights = fresh->weights;
    fresh->weights = held;
    swap_arrays (&policy->weight_names, &fresh->weight_names);
  } else if (setting == LP_SETTING_MUST_MATCH) {
    swap_arrays (&policy->must_match, &fresh->must_match);
  } else {
    swap_arrays (&policy->must_differ, &fresh->must_differ);
  }
}

/* Filled on the side, so that a line that is refused changes nothing. */
static gboolean
set_lines_text (LpPolicy *policy, LpSetting setting, const char *text, GError **error)
{
  g_autoptr (LpPolicy) fresh = lp_policy_new ();
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (char **line = lines; *line != NULL; line++)
    if (!(setting == LP_SETTING_WEIGHTS ? add_weight : add_name) (fresh, setting, *line, error))
      return FALSE;
  swap_lists (policy, fresh, setting);
  return TRUE;
}

static gboolean
set_text (LpPolicy *policy, LpSetting setting, const char *text, GError **error)
{
  switch (lp_setting_get_kind (setting)) {
  case LP_SETTING_KIND_NUMBER:
    return set_number_text (policy, setting, text, error);
  case LP_SETTING_KIND_CHOICE:
    return set_choice_text (policy, setting, text, error);
  case LP_SETTING_KIND_SET:
  case LP_SETTING_KIND_ORDER:
    return set_words_text (policy, setting, text, error);
  case LP_SETTING_KIND_WINDOW:
    return set_window_text (policy, setting, text, error);
  case LP_SETTING_KIND_NAMES:
  case LP_SETTING_KIND_WEIGHTS:
    return set_lines_text (policy, setting, text, error);
  case LP_SETTING_KIND_TEXT:
  default:
    lp_policy_set_subject (policy, text);
    return TRUE;
  }
}

/* Leaves open what is open by default. */
static gboolean
set_open (LpPolicy *policy, LpSetting setting, GError **error)
{
  if (setting == LP_SETTING_GAP)
    lp_policy_clear_gap (policy);
  else if (setting == LP_SETTING_SUBJECT)
    lp_policy_set_subject (policy, NULL);
  else
    return lp_policy_set_number (policy, setting, LP_SETTING_OPEN, error);
  return TRUE;
}

gboolean
lp_policy_set_setting (LpPolicy *policy, LpSetting setting, const char *text, GError **error)
{
  g_return_val_if_fail (policy != NULL, FALSE);
  g_return_val_if_fail ((guint) setting < lp_setting_get_n (), FALSE);

  if (!lp_i_policy_check_open (policy, error))
    return FALSE;
  if (text != NULL)
    return set_text (policy, setting, text, error);
  g_autofree char *usual = lp_setting_get_default (setting);
  return usual != NULL ? set_text (policy, setting, usual, error) : set_open (policy, setting, error);
}
