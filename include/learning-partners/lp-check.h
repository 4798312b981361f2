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
#include <learning-partners/lp-request.h>
#include <learning-partners/lp-verdict.h>

G_BEGIN_DECLS

/**
 * @brief Judges a pairing.
 * @param request the question that it answers.
 * @param round the partnerships; its date is not looked at.
 * @param certificate its proof; nullable.
 * @param error ::LP_ERROR_POLICY, ::LP_ERROR_VALUE where the request itself cannot be understood;
 *   ::LP_ERROR_UNKNOWN_PUPIL where @p round names somebody who is not in the roster.
 * @return a new verdict, or NULL; release with lp_verdict_unref().
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
LpVerdict *lp_check (LpRequest *request, LpRound *round, LpCertificate *certificate, GError **error);

G_END_DECLS
