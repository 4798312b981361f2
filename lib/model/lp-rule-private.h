/* SPDX-License-Identifier: MIT */
#pragma once

#include <learning-partners/lp-rule.h>

/* A rule without an id of its own that is one more of its kind in a roster: its made id with "#NUMBER" behind it. */
LpRule *lp_i_rule_copy_numbered (const LpRule *rule, guint number);
