/* SPDX-License-Identifier: MIT */
#pragma once

#include <learning-partners/lp-request.h>

/* Whether a pupil of the roster is away for the whole round. O(1). */
gboolean lp_i_request_is_absent (const LpRequest *request, const char *id);
/* Calls the progress function; FALSE and LP_ERROR_CANCELLED where it asks to stop. */
gboolean lp_i_request_report (const LpRequest *request, guint64 done, guint64 total, GError **error);
