/* SPDX-License-Identifier: MIT */
/**
 * @file learning-partners.h
 * @brief Everything in one include.
 */
#pragma once

#include <learning-partners/lp-advice.h>
#include <learning-partners/lp-batch.h>
#include <learning-partners/lp-certificate.h>
#include <learning-partners/lp-changes.h>
#include <learning-partners/lp-check.h>
#include <learning-partners/lp-class-file.h>
#include <learning-partners/lp-conflict.h>
#include <learning-partners/lp-coverage.h>
#include <learning-partners/lp-csv.h>
#include <learning-partners/lp-date.h>
#include <learning-partners/lp-error.h>
#include <learning-partners/lp-feature.h>
#include <learning-partners/lp-feedback.h>
#include <learning-partners/lp-generate.h>
#include <learning-partners/lp-history.h>
#include <learning-partners/lp-json.h>
#include <learning-partners/lp-matching.h>
#include <learning-partners/lp-memory.h>
#include <learning-partners/lp-page.h>
#include <learning-partners/lp-pairing.h>
#include <learning-partners/lp-pdf.h>
#include <learning-partners/lp-phrase.h>
#include <learning-partners/lp-policy.h>
#include <learning-partners/lp-pupil.h>
#include <learning-partners/lp-reason.h>
#include <learning-partners/lp-request.h>
#include <learning-partners/lp-roster.h>
#include <learning-partners/lp-round.h>
#include <learning-partners/lp-rule.h>
#include <learning-partners/lp-scale.h>
#include <learning-partners/lp-seed.h>
#include <learning-partners/lp-setting.h>
#include <learning-partners/lp-stats.h>
#include <learning-partners/lp-swap.h>
#include <learning-partners/lp-typed.h>
#include <learning-partners/lp-verdict.h>
#include <learning-partners/lp-version.h>
