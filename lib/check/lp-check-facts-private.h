/* SPDX-License-Identifier: MIT */
#pragma once

#include "check/lp-check-held-private.h"
#include "check/lp-check-standing-private.h"
#include "check/lp-check-turns-private.h"
#include "check/lp-check-wishes-private.h"

/* All that a pairing is judged by. Each part is owned. */
typedef struct {
  LpCheckClass    *class;
  LpCheckPast     *past;
  LpCheckTurns    *turns;
  LpCheckStanding *standing;
  LpCheckWishes   *wishes;
  LpCheckPairs    *pairs;
  LpCheckHeld     *held;
  gint64           cooldown;
} LpCheckFacts;

LpCheckFacts *lp_i_check_facts_new (LpRequest *request, GError **error);
void          lp_i_check_facts_free (LpCheckFacts *facts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpCheckFacts, lp_i_check_facts_free)
