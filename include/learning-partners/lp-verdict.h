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

/** @brief Counts the findings of one severity: as the gravest come first, those that are broken have the first indices. @param verdict a verdict. @param severity how grave. @return how many. @since 0.2 */
LP_AVAILABLE_IN_0_2
gsize lp_verdict_count_findings (const LpVerdict *verdict, LpSeverity severity);
/** @brief Says whether a finding is of something welcome: a wish that was met, at a cost below 0. @param verdict a verdict. @param index from 0. @return TRUE if so; such a finding is a note. @since 0.2 */
LP_AVAILABLE_IN_0_2
gboolean lp_verdict_is_welcome (const LpVerdict *verdict, gsize index);

/**
 * @brief Finds the first tier, in the policy's order, in which two pairings cost something different. Chance is not
 * looked at.
 * @param before the verdict on one; its policy says the order.
 * @param after the verdict on the other, for the same request.
 * @param tier where the tier goes; nullable, and left as it is where there is none.
 * @param more where it goes by how much @p after costs more, below 0 for less; likewise.
 * @return FALSE where no tier differs.
 * @since 0.2
 */
LP_AVAILABLE_IN_0_2
gboolean lp_verdict_find_difference (const LpVerdict *before, const LpVerdict *after, LpTier *tier, gint64 *more);
/**
 * @brief Says which of two pairings the policy prefers: one that is valid, then the one that costs less in the first tier
 * that differs, as by lp_verdict_find_difference().
 * @param a the verdict on one.
 * @param b the verdict on the other, for the same request.
 * @return below 0 for @p a, above 0 for @p b, 0 where the policy leaves it to chance.
 * @since 0.2
 */
LP_AVAILABLE_IN_0_2
int lp_verdict_compare (const LpVerdict *a, const LpVerdict *b);

/** @brief What the checker finds of one pairing and not of another. Immutable, reference-counted. */
typedef struct _LpVerdictDiff LpVerdictDiff;

/** @brief What it means that a finding came, or went. */
typedef enum {
  LP_DIFFERENCE_BROKEN,  /**< "broken": a must rule does not hold that did */
  LP_DIFFERENCE_BENT,    /**< "bent": a rule of a lower tier costs something that did not */
  LP_DIFFERENCE_MENDED,  /**< "mended": what was broken or bent no longer is */
  LP_DIFFERENCE_WELCOME, /**< "welcome": a wish is met that was not */
  LP_DIFFERENCE_LOST     /**< "lost": a wish is no longer met */
} LpDifference;

/**
 * @brief Compares two verdicts: what is worse or better afterwards.
 *
 * Findings are the same where lp_reason_equal() says so, whatever their sentences. Notes on what is neither wrong nor
 * welcome (that two have been partners before) are left out. O(findings^2).
 * @param before the verdict on a pairing.
 * @param after the verdict on another, for the same request.
 * @return a new comparison, empty where nothing is worse or better: first what came, then what went, each the gravest
 *   first; release with lp_verdict_diff_unref().
 * @since 0.2
 */
LP_AVAILABLE_IN_0_2
LpVerdictDiff *lp_verdict_diff (const LpVerdict *before, const LpVerdict *after);
/** @brief Takes a reference. @param diff a comparison. @return @p diff. @since 0.2 */
LP_AVAILABLE_IN_0_2
LpVerdictDiff *lp_verdict_diff_ref (LpVerdictDiff *diff);
/** @brief Drops a reference. @param diff a comparison. @since 0.2 */
LP_AVAILABLE_IN_0_2
void lp_verdict_diff_unref (LpVerdictDiff *diff);
/** @brief Counts what differs. @param diff a comparison. @return how many findings. @since 0.2 */
LP_AVAILABLE_IN_0_2
gsize lp_verdict_diff_get_length (const LpVerdictDiff *diff);
/** @brief Gives a finding that only one of the two has. @param diff a comparison. @param index from 0. @return the finding; owned by the comparison. @since 0.2 */
LP_AVAILABLE_IN_0_2
LpReason *lp_verdict_diff_get_finding (const LpVerdictDiff *diff, gsize index);
/** @brief Says what that means. @param diff a comparison. @param index from 0. @return whether it is worse or better, and how. @since 0.2 */
LP_AVAILABLE_IN_0_2
LpDifference lp_verdict_diff_get_difference (const LpVerdictDiff *diff, gsize index);
/** @brief Gives the name of a difference. @param difference a difference. @return "broken" and so on; static. @since 0.2 */
LP_AVAILABLE_IN_0_2
const char *lp_difference_get_name (LpDifference difference);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpVerdict, lp_verdict_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpVerdictDiff, lp_verdict_diff_unref)

G_END_DECLS
