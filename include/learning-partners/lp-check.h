/* SPDX-License-Identifier: MIT */
/**
 * @file lp-check.h
 * @brief Judges a pairing, from this library or from elsewhere.
 *
 * The checker works from roster, history, policy and the written definitions
 * alone. It shares no code with costs, matching or pairing, so that it can
 * contradict them.
 */
#pragma once

#include <learning-partners/lp-certificate.h>
#include <learning-partners/lp-reason.h>
#include <learning-partners/lp-request.h>

G_BEGIN_DECLS

/** @brief What the checker found. Immutable, reference-counted. */
typedef struct _LpReport LpReport;

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

/**
 * @brief Judges a pairing.
 * @param request the question that it answers.
 * @param round the partnerships; its date is not looked at.
 * @param certificate its proof; nullable.
 * @param error ::LP_ERROR_POLICY, ::LP_ERROR_VALUE where the request itself cannot be understood;
 *   ::LP_ERROR_UNKNOWN_PUPIL where @p round names somebody who is not in the roster.
 * @return a new report, or NULL; release with lp_report_unref().
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
LpReport *lp_check (LpRequest *request, LpRound *round, LpCertificate *certificate, GError **error);

/** @brief Takes a reference. @param report a report. @return @p report. @since 0.1 */
LP_AVAILABLE_IN_0_1
LpReport *lp_report_ref (LpReport *report);
/** @brief Drops a reference. @param report a report. @since 0.1 */
LP_AVAILABLE_IN_0_1
void lp_report_unref (LpReport *report);
/** @brief Says whether the pairing is valid: every must rule holds. @param report a report. @return TRUE if so. @since 0.1 */
LP_AVAILABLE_IN_0_1
gboolean lp_report_is_valid (const LpReport *report);
/** @brief Gives the cost of the pairing in each tier, counted by the checker. @param report a report. @return ::LP_N_TIERS components, indexed by ::LpTier; owned by the report. @since 0.1 */
LP_AVAILABLE_IN_0_1
const gint64 *lp_report_get_costs (const LpReport *report);
/** @brief Says what the certificate proves. @param report a report. @return the verdict. @since 0.1 */
LP_AVAILABLE_IN_0_1
LpProof lp_report_get_proof (const LpReport *report);
/** @brief Counts the findings. @param report a report. @return how many. @since 0.1 */
LP_AVAILABLE_IN_0_1
gsize lp_report_get_n_findings (const LpReport *report);
/** @brief Gives a finding: every broken or bent rule, with the pupils' names in its text. @param report a report. @param index from 0, the gravest first. @return the finding; owned by the report. @since 0.1 */
LP_AVAILABLE_IN_0_1
LpReason *lp_report_get_finding (const LpReport *report, gsize index);
/** @brief Says how grave a finding is. @param report a report. @param index from 0. @return how grave. @since 0.1 */
LP_AVAILABLE_IN_0_1
LpSeverity lp_report_get_severity (const LpReport *report, gsize index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpReport, lp_report_unref)

G_END_DECLS
