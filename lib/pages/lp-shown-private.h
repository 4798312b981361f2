/* SPDX-License-Identifier: MIT */
#pragma once

#include "model/lp-partnership-private.h"
#include "pages/lp-page-options-private.h"

/* What is said beside one partnership that is shown. */
typedef struct {
  gboolean adult; /* one pupil, who works with an adult */
  gboolean today; /* a cover's */
} LpShownNote;

/* A round's partnerships as they are shown. */
typedef struct {
  GPtrArray *pupils;            /* owned array of pupils that the roster owns */
  LpPartnerships *partnerships; /* owned, in the order shown; members are numbers in pupils */
  GArray *notes;                /* owned, of LpShownNote, one for each partnership */
} LpShown;

/*
 * The partnerships of a round, or where today is a day on which it has a
 * cover, those of that day. Order and members' order are a function of seed,
 * the round's date and names alone: two rosters that differ in ids, attainment
 * or order give the same. Pupils who are not in the roster are left out.
 */
LpShown *lp_i_shown_new (const LpRoster *roster, const LpRound *round, LpDate today, guint64 seed);
void     lp_i_shown_free (LpShown *shown);
guint    lp_i_shown_get_length (const LpShown *shown);
LpPupil *lp_i_shown_get_pupil (const LpShown *shown, guint index, guint member);

/* By pupil, 1 + the number of the partnership; nothing for who has none: LpPupil -> guint. */
GHashTable *lp_i_shown_index (const LpShown *shown);

/* The members as they are shown, without one of them (nullable): new strings, NULL at the end. */
char **lp_i_shown_list_names (const LpShown *shown, guint index, const LpPupil *without);
/* "with an adult", "today" or both: a new string; NULL where there is nothing to say. */
char  *lp_i_shown_say_mark (const LpShown *shown, guint index, const LpPageOptions *options);
/* With whom a member works: a new string; a dash where that partner has left. */
char  *lp_i_shown_say_partners (const LpShown *shown, guint index, const LpPupil *pupil, const LpPageOptions *options);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpShown, lp_i_shown_free)
