/* SPDX-License-Identifier: MIT */
#pragma once

#include "check/lp-check-marks-private.h"
#include "check/lp-check-past-private.h"

/* What is needed to look at pairs. */
typedef struct {
  const LpCheckClass *class; /* borrowed, as the past */
  const LpCheckPast  *past;
  LpCheckMarks *match;  /* owned: attributes that must match */
  LpCheckMarks *differ; /* owned: attributes that must differ */
} LpCheckPairs;

/* What is known of two pupils present. */
typedef struct {
  LpCheckMeeting met;
  gboolean held;     /* together or pin names both */
  gboolean excluded; /* by a rule on this very pair */
} LpCheckPair;

LpCheckPairs *lp_i_check_pairs_new (const LpCheckClass *class, const LpCheckPast *past);
void          lp_i_check_pairs_free (LpCheckPairs *pairs);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpCheckPairs, lp_i_check_pairs_free)

void          lp_i_check_pairs_look (const LpCheckPairs *pairs, guint a, guint b, LpCheckPair *pair);
/* Whether a hard maximum forbids them to go on. */
gboolean      lp_i_check_pairs_must_end (const LpCheckPairs *pairs, const LpCheckPair *pair);
/* Whether min_tenure, and change, want these partners of the latest round to go on. */
gboolean      lp_i_check_pairs_wants_young (const LpCheckPairs *pairs, const LpCheckPair *pair);
gboolean      lp_i_check_pairs_wants_stay (const LpCheckPairs *pairs, const LpCheckPair *pair);
