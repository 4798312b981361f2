/* SPDX-License-Identifier: MIT */
#pragma once

#include "costs/lp-pair-facts-private.h"
#include "costs/lp-participants-private.h"

/* Most feedback that one history may hold. */
#define LP_WISHES_MAX_FEEDBACK 1000000
/* Weeks until a feedback has faded. */
#define LP_WISHES_FADE_WEEKS 12

/*
 * What friends, preferences, attributes and feedback weigh on a day, pair by pair: an n × n
 * matrix, NULL where nothing weighs; free with g_free(). FALSE with
 * LP_ERROR_LIMIT.
 */
gboolean lp_i_wishes_weigh (const LpRequest *request, const LpParticipants *present, const LpPairFacts *facts, LpDate date,
                            gint64 **weights, GError **error);
/* The weight that a feedback still has on a day. */
gint64   lp_i_wishes_weigh_feedback (const LpPolicy *policy, const LpFeedback *feedback, LpDate date);
/* Whether a weight's name is one of friends, prefer and the feedback words, and no attribute. */
gboolean lp_i_wishes_is_reserved (const char *weight);
/* Whether two pupils both have an attribute: both yes, or both the same word. */
gboolean lp_i_wishes_both_have (const LpPupil *a, const LpPupil *b, const char *attribute);
