/* SPDX-License-Identifier: MIT */
/**
 * @file lp-verdict.h
 * @brief What the checker finds of a pairing: its cost in each tier, every broken
 * or bent rule, and whether its certificate proves it.
 */
#pragma once

#include <learning-partners/lp-policy.h>
#include <learning-partners/lp-reason.h>

G_BEGIN_DECLS

/** @brief What the checker found. Immutable, reference-counted. */
typedef struct _LpVerdict LpVerdict;

/** @brief What the checker says of a certificate. */
typedef enum {
  LP_PROOF_NONE,    /**< none was given, or the strategy needs none */
  LP_PROOF_OPTIMAL, /**< it proves that no pairing costs less */
  LP_PROOF_INVALID  /**< it does not: a finding says where it fails */
} LpProof;

/** @brief How grave a finding is. */
typedef enum {
  LP_SEVERITY_BROKEN, /**< a must rule does not hold, or somebody present is missing or stands twice */
  LP_SEVERITY_BENT,   /**< a rule of a lower tier costs something, or the certificate does not prove the pairing */
  LP_SEVERITY_NOTE    /**< worth knowing, wrong is nothing */
} LpSeverity;

/** @brief Takes a reference. @param verdict a verdict. @return @p verdict. @since 0.1 */
LP_AVAILABLE_IN_0_1
LpVerdict *lp_verdict_ref (LpVerdict *verdict);
/** @brief Drops a reference. @param verdict a verdict. @since 0.1 */
LP_AVAILABLE_IN_0_1
void lp_verdict_unref (LpVerdict *verdict);
/** @brief Says whether the pairing is valid: every must rule holds. @param verdict a verdict. @return TRUE if so. @since 0.1 */
LP_AVAILABLE_IN_0_1
gboolean lp_verdict_is_valid (const LpVerdict *verdict);
/** @brief Gives the cost of the pairing in each tier, counted by the checker. @param verdict a verdict. @return ::LP_N_TIERS components, indexed by ::LpTier; owned by the verdict. @since 0.1 */
LP_AVAILABLE_IN_0_1
const gint64 *lp_verdict_get_costs (const LpVerdict *verdict);
/** @brief Says what the certificate proves. @param verdict a verdict. @return what it proves. @since 0.1 */
LP_AVAILABLE_IN_0_1
LpProof lp_verdict_get_proof (const LpVerdict *verdict);
/** @brief Counts the findings. @param verdict a verdict. @return how many. @since 0.1 */
LP_AVAILABLE_IN_0_1
gsize lp_verdict_get_n_findings (const LpVerdict *verdict);
/** @brief Gives a finding: every broken or bent rule, with the pupils' names in its text. @param verdict a verdict. @param index from 0, the gravest first. @return the finding; owned by the verdict. @since 0.1 */
LP_AVAILABLE_IN_0_1
LpReason *lp_verdict_get_finding (const LpVerdict *verdict, gsize index);
/** @brief Says how grave a finding is. @param verdict a verdict. @param index from 0. @return how grave. @since 0.1 */
LP_AVAILABLE_IN_0_1
LpSeverity lp_verdict_get_severity (const LpVerdict *verdict, gsize index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpVerdict, lp_verdict_unref)

G_END_DECLS
