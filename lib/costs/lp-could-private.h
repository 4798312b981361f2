/* SPDX-License-Identifier: MIT */
#pragma once

#include "costs/lp-costs-private.h"

/* Most feedback that one history may hold. */
#define LP_COULD_MAX_FEEDBACK 1000000
/* Weeks until a feedback has faded. */
#define LP_COULD_FADE_WEEKS 12

/* Fills costs->could from friends, attributes and feedback; after rules are marked. */
gboolean lp_i_could_fill (LpCosts *costs, GError **error);
/* The weight that a feedback still has on a day. */
gint64   lp_i_could_weigh_feedback (const LpPolicy *policy, const LpFeedback *feedback, LpDate date);
/* Whether a weight's name is one of friends and the feedback words, and no attribute. */
gboolean lp_i_could_is_reserved (const char *weight);
/* Whether two pupils both have an attribute: both yes, or both the same word. */
gboolean lp_i_could_both_have (const LpPupil *a, const LpPupil *b, const char *attribute);
