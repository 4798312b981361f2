/* SPDX-License-Identifier: MIT */
#pragma once

#include "costs/lp-constraints-private.h"
#include "costs/lp-pair-facts-private.h"
#include "costs/lp-participants-private.h"

/* What two pupils make of one attribute. */
typedef enum {
  LP_LIKENESS_NONE,    /* one of them lacks it */
  LP_LIKENESS_ALIKE,   /* the same word, or both yes, or both no */
  LP_LIKENESS_UNLIKE
} LpLikeness;

/* Yes and no are words like others, and no text. */
LpLikeness lp_i_likeness_of (const LpPupil *a, const LpPupil *b, const char *attribute);
/* Asks that no two be partners who are of a likeness in an attribute. O(n²). */
void       lp_i_likeness_constrain (LpConstraints *constraints, const LpParticipants *present, const char *attribute,
                                    LpLikeness likeness);
/* Notes which pairs the policy's attributes that must match or differ keep apart. O(n² · attributes). */
void       lp_i_likeness_note (LpPairFacts *facts, const LpPolicy *policy, const LpParticipants *present);
