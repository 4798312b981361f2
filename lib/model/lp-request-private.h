/* SPDX-License-Identifier: MIT */
#pragma once

#include <learning-partners/lp-request.h>

/* Whether a pupil of the roster is away for the whole round. O(1). */
gboolean lp_i_request_is_absent (const LpRequest *request, const char *id);
/* Calls the progress function; FALSE and LP_ERROR_CANCELLED where it asks to stop. */
gboolean lp_i_request_report (const LpRequest *request, guint64 done, guint64 total, GError **error);
/* Notes that the request was saved when "matched" was what "nearest" is now, or may have been; and asks. */
void     lp_i_request_note_earlier_matched (LpRequest *request);
gboolean lp_i_request_has_earlier_matched (const LpRequest *request);
