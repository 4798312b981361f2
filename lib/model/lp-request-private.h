/* SPDX-License-Identifier: MIT */
#pragma once

#include <learning-partners/lp-request.h>

/* Whether a pupil of the roster is away for the whole round. O(1). */
gboolean lp_i_request_is_absent (const LpRequest *request, const char *id);
/* How often the request itself was changed: what was derived from it fits as long as the number stays. O(1). */
guint lp_i_request_get_n_changes (const LpRequest *request);
/* Calls the progress function; FALSE and LP_ERROR_CANCELLED where it asks to stop. */
gboolean lp_i_request_report (const LpRequest *request, guint64 done, guint64 total, GError **error);
