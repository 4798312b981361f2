/* SPDX-License-Identifier: MIT */
#pragma once

#include "check/lp-check-facts-private.h"
#include "check/lp-verdict-private.h"

/* The pairing to be judged. */
typedef struct {
  LpPartnerships *groups; /* owned: those present in each partnership */
  gsize          *sizes;  /* owned: of each partnership as given, absent pupils included */
  guint32        *places; /* owned: each pupil's partnership, or LP_CHECK_NOWHERE */
  GArray         *pairs;  /* owned, of LpCheckTwo: partners now */
} LpCheckSeating;

#define LP_CHECK_NOWHERE G_MAXUINT32

/* Reads the pairing; whoever is missing or too much, and wrong sizes, go to the verdict. */
LpCheckSeating *lp_i_check_seating_new (const LpCheckFacts *facts, LpRound *round, LpVerdict *verdict, GError **error);
void            lp_i_check_seating_free (LpCheckSeating *seating);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpCheckSeating, lp_i_check_seating_free)

/* Whether a partnership is a turn of its members, and no three that goes on as it was. */
gboolean        lp_i_check_seating_is_new_turn (const LpCheckFacts *facts, const LpCheckSeating *seating, guint group);
gboolean        lp_i_check_seating_are_partners (const LpCheckSeating *seating, guint a, guint b);
