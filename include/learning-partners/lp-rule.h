/* SPDX-License-Identifier: MIT */
/**
 * @file lp-rule.h
 * @brief A standing rule about who works with whom. Immutable, reference-counted.
 */
#pragma once

#include <learning-partners/lp-date.h>

G_BEGIN_DECLS

/** @brief A rule on two or more pupils: it holds for every pair among those present. */
typedef struct _LpRule LpRule;

/** @brief What a rule asks for. */
typedef enum {
  LP_RULE_APART,    /**< "apart": never partners (must) */
  LP_RULE_TOGETHER, /**< "together": share a partnership (must) */
  LP_RULE_PIN,      /**< "pin": share a partnership in this request (must) */
  LP_RULE_FRIENDS,  /**< "friends": better apart, where nothing higher is lost (wish) */
  LP_RULE_PREFER    /**< "prefer": better together, where nothing higher is lost (wish) */
} LpRuleKind;

/**
 * @brief Makes a rule.
 * @param id opaque and unique in the roster; 1 to 200 bytes of UTF-8, no control character. NULL for a rule without
 *   one: it gets TYPE:ID,ID,... (its pupils' ids in byte order), and a second one alike in a roster "#2" behind it.
 * @param type what it asks for.
 * @param pupils ids, @p n_pupils of them, distinct; not nullable.
 * @param n_pupils at least 2.
 * @param until last day on which the rule holds, or ::LP_DATE_NONE.
 * @param reason a private note, never shown to pupils and never in a digest; nullable.
 * @param error ::LP_ERROR_VALUE or ::LP_ERROR_DUPLICATE names rule and pupil;
 *   ::LP_ERROR_DATE where @p until is no day of the years 1 to 9999.
 * @return a new rule, or NULL; release with lp_rule_unref().
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
LpRule *lp_rule_new (const char        *id,
                     LpRuleKind         type,
                     const char *const *pupils,
                     gsize              n_pupils,
                     LpDate             until,
                     const char        *reason,
                     GError           **error);

/** @brief Takes a reference. @param rule a rule. @return @p rule. @since 0.1 */
LP_AVAILABLE_IN_0_1
LpRule *lp_rule_ref (LpRule *rule);

/** @brief Drops a reference. @param rule a rule. @since 0.1 */
LP_AVAILABLE_IN_0_1
void lp_rule_unref (LpRule *rule);

/** @brief Gives the id. @param rule a rule. @return the id; owned by the rule. @since 0.1 */
LP_AVAILABLE_IN_0_1
const char *lp_rule_get_id (const LpRule *rule);

/** @brief Says whether the id was given, and not made from type and pupils. @param rule a rule. @return TRUE if it was given. @since 0.2 */
LP_AVAILABLE_IN_0_2
gboolean lp_rule_has_own_id (const LpRule *rule);

/** @brief Gives the type. @param rule a rule. @return the type. @since 0.1 */
LP_AVAILABLE_IN_0_1
LpRuleKind lp_rule_get_kind (const LpRule *rule);

/** @brief Counts the pupils named. @param rule a rule. @return how many. @since 0.1 */
LP_AVAILABLE_IN_0_1
gsize lp_rule_get_n_pupils (const LpRule *rule);

/** @brief Gives the id of a pupil named. @param rule a rule. @param index from 0. @return the id; owned by the rule. @since 0.1 */
LP_AVAILABLE_IN_0_1
const char *lp_rule_get_pupil (const LpRule *rule, gsize index);

/** @brief Gives the last day of the rule. @param rule a rule. @return the day, or ::LP_DATE_NONE. @since 0.1 */
LP_AVAILABLE_IN_0_1
LpDate lp_rule_get_until (const LpRule *rule);

/** @brief Gives the private reason. @param rule a rule. @return the reason, owned by the rule; nullable. @since 0.1 */
LP_AVAILABLE_IN_0_1
const char *lp_rule_get_reason (const LpRule *rule);

/** @brief Says whether the rule holds on a day. @param rule a rule. @param date the day. @return TRUE unless the rule has run out. @since 0.1 */
LP_AVAILABLE_IN_0_1
gboolean lp_rule_is_active (const LpRule *rule, LpDate date);

/** @brief Gives the name of a type. @param type a type. @return "apart" and so on; static. @since 0.1 */
LP_AVAILABLE_IN_0_1
const char *lp_rule_kind_get_name (LpRuleKind type);

/**
 * @brief Finds a type by name.
 * @param name "apart", "together", "pin", "friends" or "prefer".
 * @param type where the type goes; unchanged on failure.
 * @return TRUE if there is one so named.
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
gboolean lp_rule_kind_from_name (const char *name, LpRuleKind *type);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpRule, lp_rule_unref)

G_END_DECLS
