/* SPDX-License-Identifier: MIT */
#pragma once

#include "check/lp-check-class-private.h"

/* A keep round, or none, that nobody has asked about yet. */
#define LP_CHECK_UNKNOWN (-1)

/* What the history says about those present. */
typedef struct {
  const LpCheckClass *class; /* borrowed */
  guint    n_rounds;
  LpDate  *dates;    /* owned: first day of each round */
  gint8   *keep;     /* owned: whether each was a keep round, or LP_CHECK_UNKNOWN */
  GArray **seats;    /* owned: for each pupil, CheckSeats in order of rounds */
  GArray  *closures; /* owned: disjoint CheckClosures in order of dates */
  GArray  *latest;   /* owned, of LpCheckTwo: partners of the latest round, both present */
} LpCheckPast;

/* What the history says about two pupils. */
typedef struct {
  gboolean latest; /* partners in the latest round */
  gint64   since;  /* rounds since they were partners, 1 for the latest; 0 for never */
  gint64   times;  /* spells */
  gint64   tenure; /* open days, where latest */
  gboolean too_long;
  gboolean young;  /* nobody is where fresh partners are asked for */
} LpCheckMeeting;

LpCheckPast *lp_i_check_past_new (const LpCheckClass *class);
void         lp_i_check_past_free (LpCheckPast *past);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpCheckPast, lp_i_check_past_free)

void         lp_i_check_past_look (const LpCheckPast *past, guint a, guint b, LpCheckMeeting *meeting);
