/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

/* What two partners cost by chance; a's id comes first in byte order. */
gint64 lp_i_check_get_chance (guint64 seed, const char *a, const char *b);
