/* SPDX-License-Identifier: MIT */
#pragma once

#include "pages/lp-page-options-private.h"

/* One partnership as it is shown. */
typedef struct {
  GPtrArray *pupils; /* owned array of pupils that the roster owns, in the order shown */
  gboolean   adult;  /* one pupil, who works with an adult */
  gboolean   today;  /* a cover's */
} LpSeat;

/*
 * The partnerships of a round, or where today is a day on which it has a
 * cover, those of that day. Order and members' order are a function of seed,
 * the round's date and names alone: two rosters that differ in ids, attainment
 * or order give the same. Pupils who are not in the roster are left out. An
 * owned array of LpSeat.
 */
GPtrArray *lp_i_seating_new (const LpRoster *roster, const LpRound *round, LpDate today, guint64 seed);

/* The seat of each pupil who has one: LpPupil -> LpSeat. */
GHashTable *lp_i_seating_index (GPtrArray *seats);

/* The members as they are shown, without one of them (nullable): new strings, NULL at the end. */
char **lp_i_seat_list_names (const LpSeat *seat, const LpPupil *without);
/* "with an adult", "today" or both: a new string; NULL where there is nothing to say. */
char  *lp_i_seat_say_mark (const LpSeat *seat, const LpPageOptions *options);
/* With whom a pupil of the seat works: a new string; a dash where that partner has left. */
char  *lp_i_seat_say_partners (const LpSeat *seat, const LpPupil *pupil, const LpPageOptions *options);
