/* SPDX-License-Identifier: MIT */
#pragma once

#include <learning-partners/lp-stats.h>

/* The rounds as numbers. Pupils are those of the roster, in order of names. */
typedef struct {
  guint         n;          /* pupils */
  guint         n_rounds;
  LpPupil     **pupils;     /* owned array of pupils that the roster owns */
  guint32      *places;     /* owned; n for each round: the pupil's partnership, counted from 1; 0: took no part */
  LpDate       *dates;      /* owned; of the rounds */
  double       *pair_odds;  /* owned; for each round: how likely any two who took part are partners by chance */
  double       *turn_odds;  /* owned; for each round: how likely anyone who took part has a turn by chance */
  gint32       *ranks;      /* owned; doubled mid-ranks; 0 where attainment is unknown */
  guint         n_known;
} LpTally;

/* Into which part of the class a gap of doubled ranks falls: 0 to LP_FIGURES_N_GAPS - 1. */
guint lp_i_tally_sort_gap (const LpTally *tally, gint32 gap);
/* Fills in what chance would give. pupils is an array of LpPupilFigures, one for each pupil of the tally. */
void  lp_i_tally_add_chance (const LpTally *tally, LpFigures *figures, LpPupilFigures *pupils);
/* Fills in what happened. */
void  lp_i_tally_count (const LpTally *tally, const LpRoster *roster, LpDate date, LpFigures *figures,
                        LpPupilFigures *pupils);
