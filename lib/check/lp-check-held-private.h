/* SPDX-License-Identifier: MIT */
#pragma once

#include "check/lp-check-pairs-private.h"

/* The place of one who is in a three on purpose. */
#define LP_CHECK_ON_PURPOSE G_MAXUINT32

/*
 * Whom rules hold together. Three who are bound by together or pin, be it in a
 * chain, are a three on purpose, whatever the number present; the others are
 * the rest, and an odd rest makes one three more, or leaves one to the adult.
 */
typedef struct {
  const LpCheckPairs *pairs; /* borrowed */
  GArray        **bonds;  /* owned, of guint: for each pupil, those with whom it must be */
  LpPartnerships *threes; /* owned: on purpose */
  LpPartnerships *crowds; /* owned: more than three who are bound */
  guint           n_rest;
  guint32        *rest;   /* owned: those in no three on purpose, in order */
  guint32        *places; /* owned, by pupil: its place in rest, or LP_CHECK_ON_PURPOSE */
} LpCheckHeld;

LpCheckHeld *lp_i_check_held_new (const LpCheckPairs *pairs);
void         lp_i_check_held_free (LpCheckHeld *held);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpCheckHeld, lp_i_check_held_free)

/* The one size besides two that may stand once in the rest: 3, 1 with the adult, 0 for none. */
gsize        lp_i_check_held_get_odd_size (const LpCheckHeld *held);
/* Whether everybody with whom a pupil must be is among the members. */
gboolean     lp_i_check_held_is_within (const LpCheckHeld *held, guint pupil, const guint32 *members, guint n_members);
/* Whether a partnership is a three on purpose. */
gboolean     lp_i_check_held_is_on_purpose (const LpCheckHeld *held, LpPartnership partnership);
