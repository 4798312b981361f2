/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

/* By what a name is put in order: no case, no accents, plain letters for those such as ł and ø. A new string. */
char *lp_i_plain_name (const char *name);
