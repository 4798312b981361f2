/* SPDX-License-Identifier: MIT */
/*
 * The table of the settings. A whole number takes a row here, a field of the
 * policy and functions that get and set it: JSON, class files, digests, the
 * command and the bindings go by the table.
 */
#include "model/lp-setting-private.h"
#include "base/lp-words-private.h"
#include "model/lp-policy-fields-private.h"
#include "model/lp-policy-private.h"

#include <string.h>

#include <learning-partners/lp-error.h>

/* For translators: who shows a meaning has it translated. */
#define N_(text) text

#define FIELD(name) G_STRUCT_OFFSET (LpPolicy, name)

#define MAX_TENURE_DAYS 3660
#define MAX_ROUND_DAYS 366
#define MAX_COOLDOWN_ROUNDS 1000

static const LpISettingRow rows[] = {
  [LP_SETTING_STRATEGY] = { .name = "strategy", .kind = LP_SETTING_KIND_CHOICE, .usual = LP_STRATEGY_MIXED, .field = FIELD (strategy),
                            .words = lp_i_strategy_names, .n_words = LP_STRATEGY_CUSTOM, .edition = 1, .in_digest = TRUE,
                            .meaning = N_("What a good gap is") },
  [LP_SETTING_SUBJECT] = { .name = "subject", .kind = LP_SETTING_KIND_TEXT, .edition = 1, .in_digest = TRUE,
                           .meaning = N_("Whose attainment counts") },
  [LP_SETTING_ROUND_DAYS] = { .name = "round_days", .kind = LP_SETTING_KIND_NUMBER, .unit = "days", .least = 1, .most = MAX_ROUND_DAYS,
                              .usual = 7, .field = FIELD (round_days), .edition = 1, .in_digest = TRUE,
                              .meaning = N_("How long a round runs") },
  [LP_SETTING_MIN_TENURE_DAYS] = { .name = "min_tenure_days", .kind = LP_SETTING_KIND_NUMBER, .unit = "days", .least = 0,
                                   .most = MAX_TENURE_DAYS, .usual = 14, .field = FIELD (min_tenure_days), .edition = 1,
                                   .in_digest = TRUE, .meaning = N_("No partnership ends sooner") },
  [LP_SETTING_MAX_TENURE_DAYS] = { .name = "max_tenure_days", .kind = LP_SETTING_KIND_NUMBER, .unit = "days", .least = 0,
                                   .most = MAX_TENURE_DAYS, .usual = 28, .field = FIELD (max_tenure_days), .edition = 1,
                                   .in_digest = TRUE, .meaning = N_("No partnership runs longer") },
  [LP_SETTING_SLACK_DAYS] = { .name = "slack_days", .kind = LP_SETTING_KIND_NUMBER, .unit = "days", .least = 0, .most = MAX_ROUND_DAYS,
                              .usual = 3, .field = FIELD (slack_days), .edition = 1, .in_digest = TRUE,
                              .meaning = N_("A round may come early or late by") },
  [LP_SETTING_COOLDOWN_ROUNDS] = { .name = "cooldown_rounds", .kind = LP_SETTING_KIND_NUMBER, .unit = "rounds", .least = 0,
                                   .most = MAX_COOLDOWN_ROUNDS, .usual = LP_SETTING_OPEN, .field = FIELD (cooldown_rounds),
                                   .edition = 1, .in_digest = TRUE, .meaning = N_("Rounds before two are partners again") },
  [LP_SETTING_BETWEEN] = { .name = "between", .kind = LP_SETTING_KIND_CHOICE, .usual = LP_BETWEEN_CHANGE, .field = FIELD (between),
                           .words = lp_i_between_names, .n_words = LP_BETWEEN_STAY + 1, .edition = 1, .in_digest = TRUE,
                           .meaning = N_("Whether partners inside the tenure window change or stay") },
  /* The bits of LpHard are those of the first tiers, which are the ones that may be hard. */
  [LP_SETTING_HARD] = { .name = "hard", .kind = LP_SETTING_KIND_SET, .usual = LP_HARD_NONE, .field = FIELD (hard),
                        .words = lp_i_tier_names, .n_words = LP_TIER_MIN_TENURE + 1, .edition = 1, .in_digest = TRUE,
                        .meaning = N_("Limits never to be broken") },
  [LP_SETTING_ORDER] = { .name = "order", .kind = LP_SETTING_KIND_ORDER, .words = lp_i_tier_names, .n_words = LP_N_ORDERED_TIERS,
                         .edition = 1, .in_digest = TRUE, .meaning = N_("Order of the tiers, the strongest first") },
  [LP_SETTING_WEIGHTS] = { .name = "weights", .kind = LP_SETTING_KIND_WEIGHTS, .least = -LP_WEIGHT_MAX, .most = LP_WEIGHT_MAX,
                           .edition = 1, .in_digest = TRUE,
                           .meaning = N_("Weights of wishes, words of feedback and attributes; below 0 welcomes them") },
  [LP_SETTING_ODD] = { .name = "odd", .kind = LP_SETTING_KIND_CHOICE, .usual = LP_ODD_THREE, .field = FIELD (odd),
                       .words = lp_i_odd_names, .n_words = LP_ODD_ADULT + 1, .edition = 1, .in_digest = TRUE,
                       .meaning = N_("Who works with the one left over in an odd number") },
  [LP_SETTING_GAP] = { .name = "gap", .kind = LP_SETTING_KIND_WINDOW, .unit = "ranks", .least = 0, .most = LP_GAP_MAX, .edition = 2,
                       .in_digest = TRUE, .meaning = N_("Places apart in the class's order by attainment") },
  [LP_SETTING_MUST_MATCH] = { .name = "must_match", .kind = LP_SETTING_KIND_NAMES, .edition = 2, .in_digest = TRUE,
                              .meaning = N_("Attributes that partners have alike") },
  [LP_SETTING_MUST_DIFFER] = { .name = "must_differ", .kind = LP_SETTING_KIND_NAMES, .edition = 2, .in_digest = TRUE,
                               .meaning = N_("Attributes in which partners differ") },
};

static const char *const kind_names[] = {
  [LP_SETTING_KIND_NUMBER] = "number", [LP_SETTING_KIND_CHOICE] = "choice", [LP_SETTING_KIND_SET] = "set",
  [LP_SETTING_KIND_ORDER] = "order",   [LP_SETTING_KIND_WINDOW] = "window", [LP_SETTING_KIND_TEXT] = "text",
  [LP_SETTING_KIND_NAMES] = "names",   [LP_SETTING_KIND_WEIGHTS] = "weights",
};

const LpISettingRow *
lp_i_setting_get_row (LpSetting setting)
{
  return &rows[setting];
}

gboolean
lp_i_setting_check_range (LpSetting setting, const char *what, int number, GError **error)
{
  if (number >= rows[setting].least && number <= rows[setting].most)
    return TRUE;
  g_set_error (error, LP_ERROR, LP_ERROR_POLICY, "%s is %d; it must be from %d to %d.", what, number, rows[setting].least,
               rows[setting].most);
  return FALSE;
}

gboolean
lp_i_setting_check_number (LpSetting setting, int number, GError **error)
{
  return lp_i_setting_check_range (setting, rows[setting].name, number, error);
}

gboolean
lp_i_setting_kind_is_value (LpSettingKind kind)
{
  return kind == LP_SETTING_KIND_NUMBER || kind == LP_SETTING_KIND_CHOICE || kind == LP_SETTING_KIND_SET;
}

gboolean
lp_i_setting_find_word (LpSetting setting, const char *word, gsize *index)
{
  for (gsize i = 0; i < rows[setting].n_words; i++)
    if (strcmp (rows[setting].words[i], word) == 0) {
      *index = i;
      return TRUE;
    }
  return FALSE;
}

char *
lp_i_setting_list_words (LpSetting setting)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (gsize i = 0; i < rows[setting].n_words; i++)
    g_ptr_array_add (words, (gpointer) rows[setting].words[i]);
  return lp_i_words_join (words);
}

gsize
lp_setting_get_n (void)
{
  return G_N_ELEMENTS (rows);
}

const char *
lp_setting_get_name (LpSetting setting)
{
  return (guint) setting < G_N_ELEMENTS (rows) ? rows[setting].name : "unknown";
}

gboolean
lp_setting_from_name (const char *name, LpSetting *setting)
{
  g_return_val_if_fail (name != NULL && setting != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (strcmp (rows[i].name, name) == 0) {
      *setting = (LpSetting) i;
      return TRUE;
    }
  return FALSE;
}

LpSettingKind
lp_setting_get_kind (LpSetting setting)
{
  g_return_val_if_fail ((guint) setting < G_N_ELEMENTS (rows), LP_SETTING_KIND_TEXT);

  return rows[setting].kind;
}

const char *
lp_setting_kind_get_name (LpSettingKind kind)
{
  return (guint) kind < G_N_ELEMENTS (kind_names) ? kind_names[kind] : "unknown";
}

const char *
lp_setting_get_unit (LpSetting setting)
{
  g_return_val_if_fail ((guint) setting < G_N_ELEMENTS (rows), NULL);

  return rows[setting].unit;
}

int
lp_setting_get_least (LpSetting setting)
{
  g_return_val_if_fail ((guint) setting < G_N_ELEMENTS (rows), 0);

  return rows[setting].least;
}

int
lp_setting_get_most (LpSetting setting)
{
  g_return_val_if_fail ((guint) setting < G_N_ELEMENTS (rows), 0);

  return rows[setting].most;
}

char *
lp_setting_get_default (LpSetting setting)
{
  g_return_val_if_fail ((guint) setting < G_N_ELEMENTS (rows), NULL);

  g_autoptr (LpPolicy) policy = lp_policy_new ();
  return lp_policy_get_setting (policy, setting);
}

gsize
lp_setting_get_n_words (LpSetting setting)
{
  g_return_val_if_fail ((guint) setting < G_N_ELEMENTS (rows), 0);

  return rows[setting].n_words;
}

const char *
lp_setting_get_word (LpSetting setting, gsize index)
{
  g_return_val_if_fail ((guint) setting < G_N_ELEMENTS (rows) && index < rows[setting].n_words, NULL);

  return rows[setting].words[index];
}

guint
lp_setting_get_edition (LpSetting setting)
{
  g_return_val_if_fail ((guint) setting < G_N_ELEMENTS (rows), 0);

  return rows[setting].edition;
}

gboolean
lp_setting_is_in_digest (LpSetting setting)
{
  g_return_val_if_fail ((guint) setting < G_N_ELEMENTS (rows), FALSE);

  return rows[setting].in_digest;
}

const char *
lp_setting_get_meaning (LpSetting setting)
{
  g_return_val_if_fail ((guint) setting < G_N_ELEMENTS (rows), NULL);

  return rows[setting].meaning;
}
