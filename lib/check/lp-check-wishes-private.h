/* SPDX-License-Identifier: MIT */
#pragma once

#include "check/lp-check-marks-private.h"

/* What the tier wishes weighs. */
typedef struct {
  const LpCheckClass *class; /* borrowed */
  LpCheckMarks *marks;    /* owned: of the attributes that are weighed */
  gint64       *weights;  /* owned: of each of them */
  GHashTable   *feedback; /* owned: guint64 pair index → gint64 cost, both owned */
} LpCheckWishes;

LpCheckWishes *lp_i_check_wishes_new (const LpCheckClass *class);
void           lp_i_check_wishes_free (LpCheckWishes *wishes);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpCheckWishes, lp_i_check_wishes_free)

/* What two partners cost; below 0 where the policy welcomes them. */
gint64         lp_i_check_wishes_get_cost (const LpCheckWishes *wishes, guint a, guint b);
/* Its parts: by rules of a kind (friends, prefer), and by one of the attributes. */
gint64         lp_i_check_wishes_get_rule_cost (const LpCheckWishes *wishes, LpRuleKind kind, guint a, guint b);
gint64         lp_i_check_wishes_get_mark_cost (const LpCheckWishes *wishes, guint name, guint a, guint b);
/* Whether any feedback on two still counts, and what one feedback costs now. */
gboolean       lp_i_check_wishes_has_feedback (const LpCheckWishes *wishes, guint a, guint b);
gint64         lp_i_check_wishes_weigh_feedback (const LpCheckWishes *wishes, const LpFeedback *feedback);
