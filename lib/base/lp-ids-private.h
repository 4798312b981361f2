/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

/*
 * Copies at least two distinct pupil ids; free with g_strfreev(). The error's
 * message goes on a sentence that the caller begins ("names pupil p1 twice").
 */
char **lp_i_ids_copy (const char *const *ids, gsize n_ids, GError **error);
