/* SPDX-License-Identifier: MIT */
/**
 * @file lp-feature.h
 * @brief Which parts this library has.
 *
 * A build may leave parts out. Their functions are there all the same, and
 * answer with ::LP_ERROR_UNSUPPORTED and a message that says how to get the part.
 */
#pragma once

#include <learning-partners/lp-version.h>

G_BEGIN_DECLS

/**
 * @brief Says whether a part is there.
 *
 * "json": requests and answers as JSON (lp-json.h). "store": class files
 * (lp-class-file.h). "pdf": pages as PDF, which takes a library of its own
 * (lp-pdf.h): it is looked for, and loaded, on this call.
 * @param name the part; not nullable.
 * @return TRUE if it is there; FALSE for an unknown name.
 * @since 0.2
 */
LP_AVAILABLE_IN_0_2
gboolean lp_has_feature (const char *name);

G_END_DECLS
