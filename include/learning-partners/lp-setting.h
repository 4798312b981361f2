/* SPDX-License-Identifier: MIT */
/**
 * @file lp-setting.h
 * @brief The settings of a policy, listed: what each is called, takes and means, and how it is read and set by name.
 *
 * For who shows, saves or binds a policy as a whole. A setting that a later
 * version adds is reached by what stands here without a change; one setting at
 * a time is easier with the functions of lp-policy.h. All of it is constant:
 * texts are static, and nothing depends on a locale.
 */
#pragma once

#include <learning-partners/lp-policy.h>

G_BEGIN_DECLS

/** @brief A setting of a policy. Later versions add to the end. */
typedef enum {
  LP_SETTING_STRATEGY,        /**< "strategy" */
  LP_SETTING_SUBJECT,         /**< "subject" */
  LP_SETTING_ROUND_DAYS,      /**< "round_days" */
  LP_SETTING_MIN_TENURE_DAYS, /**< "min_tenure_days": never above "max_tenure_days" */
  LP_SETTING_MAX_TENURE_DAYS, /**< "max_tenure_days" */
  LP_SETTING_SLACK_DAYS,      /**< "slack_days" */
  LP_SETTING_COOLDOWN_ROUNDS, /**< "cooldown_rounds" */
  LP_SETTING_BETWEEN,         /**< "between" */
  LP_SETTING_HARD,            /**< "hard" */
  LP_SETTING_ORDER,           /**< "order" */
  LP_SETTING_WEIGHTS,         /**< "weights" */
  LP_SETTING_ODD,             /**< "odd" */
  LP_SETTING_GAP,             /**< "gap" */
  LP_SETTING_MUST_MATCH,      /**< "must_match" */
  LP_SETTING_MUST_DIFFER      /**< "must_differ" */
} LpSetting;

/** @brief What a setting takes, and its form as text. */
typedef enum {
  LP_SETTING_KIND_NUMBER,  /**< "number": a whole number, in decimal */
  LP_SETTING_KIND_CHOICE,  /**< "choice": one of its words */
  LP_SETTING_KIND_SET,     /**< "set": any of its words, with spaces between */
  LP_SETTING_KIND_ORDER,   /**< "order": each of its words once, with spaces between */
  LP_SETTING_KIND_WINDOW,  /**< "window": two whole numbers as in "5-20", either of which may be left out */
  LP_SETTING_KIND_TEXT,    /**< "text": any text */
  LP_SETTING_KIND_NAMES,   /**< "names": names, a line each; in a name a backslash and a line feed are written \\\\ and \\n */
  LP_SETTING_KIND_WEIGHTS  /**< "weights": names so written, each with = and a whole number behind it */
} LpSettingKind;

/** @brief Stands for a whole number that is left open, so that the library finds it; see lp_setting_get_default(). */
#define LP_SETTING_OPEN (-1)

/** @brief Counts the settings: each number below is one. @return how many. @since 0.2 */
LP_AVAILABLE_IN_0_2
gsize lp_setting_get_n (void);
/** @brief Gives a setting's name, as in JSON. @param setting a setting. @return "strategy" and so on; static; "unknown" for none. @since 0.2 */
LP_AVAILABLE_IN_0_2
const char *lp_setting_get_name (LpSetting setting);
/** @brief Finds a setting by name. @param name a name. @param setting where it goes; unchanged on failure. @return TRUE if there is one so named. @since 0.2 */
LP_AVAILABLE_IN_0_2
gboolean lp_setting_from_name (const char *name, LpSetting *setting);
/** @brief Says what a setting takes. @param setting a setting. @return the kind. @since 0.2 */
LP_AVAILABLE_IN_0_2
LpSettingKind lp_setting_get_kind (LpSetting setting);
/** @brief Gives the name of a kind. @param kind a kind. @return "number" and so on; static. @since 0.2 */
LP_AVAILABLE_IN_0_2
const char *lp_setting_kind_get_name (LpSettingKind kind);
/** @brief Says what a whole number counts. @param setting a setting. @return "days", "rounds" or "ranks"; static; NULL where it counts nothing. @since 0.2 */
LP_AVAILABLE_IN_0_2
const char *lp_setting_get_unit (LpSetting setting);
/** @brief Gives the least whole number that a setting takes. @param setting a setting. @return the least, of weights and windows each number's; 0 where it takes no number. @since 0.2 */
LP_AVAILABLE_IN_0_2
int lp_setting_get_least (LpSetting setting);
/** @brief Gives the greatest whole number that a setting takes. @param setting a setting. @return the greatest, of weights and windows each number's; 0 where it takes no number. @since 0.2 */
LP_AVAILABLE_IN_0_2
int lp_setting_get_most (LpSetting setting);
/** @brief Gives what a setting is where nobody sets it. @param setting a setting. @return text in the form of its kind, to be freed with g_free(); NULL where it is left open. @since 0.2 */
LP_AVAILABLE_IN_0_2
char *lp_setting_get_default (LpSetting setting);
/** @brief Counts the words that a choice, a set or an order has. @param setting a setting. @return how many; 0 for the other kinds. @since 0.2 */
LP_AVAILABLE_IN_0_2
gsize lp_setting_get_n_words (LpSetting setting);
/** @brief Gives one of the words that a choice, a set or an order has. @param setting a setting. @param index from 0. @return the word; static. @since 0.2 */
LP_AVAILABLE_IN_0_2
const char *lp_setting_get_word (LpSetting setting, gsize index);
/** @brief Says since which edition of the definitions there is such a setting. @param setting a setting. @return 1 (version 0.1) or later. @since 0.2 */
LP_AVAILABLE_IN_0_2
guint lp_setting_get_edition (LpSetting setting);
/** @brief Says whether a setting tells the digests of two requests apart. @param setting a setting. @return TRUE if it does. @since 0.2 */
LP_AVAILABLE_IN_0_2
gboolean lp_setting_is_in_digest (LpSetting setting);
/** @brief Says in a line of English what a setting means. @param setting a setting. @return the line, without a full stop; static. @since 0.2 */
LP_AVAILABLE_IN_0_2
const char *lp_setting_get_meaning (LpSetting setting);

/**
 * @brief Gives a setting of a policy as text.
 * @param policy a policy.
 * @param setting which.
 * @return text in the form of the setting's kind, to be freed with g_free();
 *   NULL where it is left open. The strategy of a policy with a cost function is "custom".
 * @since 0.2
 */
LP_AVAILABLE_IN_0_2
char *lp_policy_get_setting (const LpPolicy *policy, LpSetting setting);
/**
 * @brief Sets a setting from text.
 *
 * Settings are checked one at a time: a minimum above the present maximum is
 * refused, as is a maximum below the present minimum.
 * @param policy a policy; unchanged on failure.
 * @param setting which.
 * @param text in the form of the setting's kind; NULL for the default.
 * @param error ::LP_ERROR_POLICY, with the setting's name and what it takes.
 * @return TRUE on success.
 * @since 0.2
 */
LP_AVAILABLE_IN_0_2
gboolean lp_policy_set_setting (LpPolicy *policy, LpSetting setting, const char *text, GError **error);
/** @brief Says whether a setting is as where nobody sets it. @param policy a policy. @param setting which. @return TRUE if it is. @since 0.2 */
LP_AVAILABLE_IN_0_2
gboolean lp_policy_has_default (const LpPolicy *policy, LpSetting setting);
/** @brief Gives a whole number. @param policy a policy. @param setting one of the kind number. @return the number, or ::LP_SETTING_OPEN. @since 0.2 */
LP_AVAILABLE_IN_0_2
int lp_policy_get_number (const LpPolicy *policy, LpSetting setting);
/** @brief Sets a whole number. @param policy a policy; unchanged on failure. @param setting one of the kind number. @param number within its bounds, or ::LP_SETTING_OPEN where its default is open. @param error ::LP_ERROR_POLICY. @return TRUE on success. @since 0.2 */
LP_AVAILABLE_IN_0_2
gboolean lp_policy_set_number (LpPolicy *policy, LpSetting setting, int number, GError **error);

G_END_DECLS
