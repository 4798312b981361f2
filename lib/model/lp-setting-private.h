/* SPDX-License-Identifier: MIT */
#pragma once

#include <learning-partners/lp-setting.h>

/*
 * A row of the table. Of the kinds number, choice and set the policy keeps one
 * whole number: itself, the index of the word, or the words as bits.
 */
typedef struct {
  const char        *name;
  LpSettingKind      kind;
  const char        *unit;    /* nullable */
  int                least;
  int                most;
  int                usual;   /* what the field holds by default */
  gsize              field;   /* where it stands in the policy: kinds number, choice and set */
  const char *const *words;   /* kinds choice, set and order */
  gsize              n_words;
  guint              edition;
  gboolean           in_digest;
  const char        *meaning;
} LpISettingRow;

/* A setting's row of the table. */
const LpISettingRow *lp_i_setting_get_row (LpSetting setting);
/* Whether a whole number is within a setting's bounds; LP_ERROR_POLICY, under the setting's name or another. */
gboolean lp_i_setting_check_number (LpSetting setting, int number, GError **error);
gboolean lp_i_setting_check_range (LpSetting setting, const char *what, int number, GError **error);
/* Whether the policy keeps a setting of the kind as one whole number. */
gboolean lp_i_setting_kind_is_value (LpSettingKind kind);
/* Finds one of the setting's words. */
gboolean lp_i_setting_find_word (LpSetting setting, const char *word, gsize *index);
/* The setting's words, "a, b and c"; a new string. */
char *lp_i_setting_list_words (LpSetting setting);
