/* SPDX-License-Identifier: MIT */
/*
 * How long partnerships lasted, and why some lasted less or more than the
 * policy wants. Counted from the rounds, absences and rules of a year alone.
 *
 * A partnership here is a pair's spell; a three has three.
 */
#pragma once

#include "year-simulation.h"

/* Why a partnership was shorter than the minimum. */
typedef enum {
  YEAR_SHORT_LEFT,   /* one of the two left the class */
  YEAR_SHORT_AWAY,   /* one of the two was away for the next round */
  YEAR_SHORT_END,    /* the year ended */
  YEAR_SHORT_RULE,   /* a rule on this pair came into force */
  YEAR_SHORT_RHYTHM, /* it began in a keep round, and ended when the class was due */
  /* The others cost something in min_tenure, which the round reports: */
  YEAR_SHORT_THREE,  /* a three formed or dissolved */
  YEAR_SHORT_HELD,   /* a rule holds one of the two together with somebody else */
  YEAR_SHORT_CHAIN,  /* one of the two took in a pupil whose own partnership had to end by its maximum or a rule */
  YEAR_SHORT_COST,   /* none of these */
  YEAR_N_SHORT       /* nothing explains it */
} YearShort;

/* Why a partnership was longer than the maximum. */
typedef enum {
  YEAR_LONG_ROUND, /* its last round ran for more days than the policy's rounds do */
  YEAR_LONG_HELD,  /* a rule held the two together */
  YEAR_LONG_COST,  /* it could not end, at a cost in max_tenure that the round reports */
  YEAR_N_LONG      /* nothing explains it */
} YearLong;

/* Lengths of a year's partnerships. */
typedef struct {
  guint n;
  GArray *days;   /* int, one for each partnership, sorted */
  GArray *rounds; /* likewise */
  guint too_short[YEAR_N_SHORT];
  guint too_long[YEAR_N_LONG];
  guint n_unexplained;
} YearAudit;

/* Audits a year. Lengths outside the window that nothing explains, and rounds
 * that report other costs in max_tenure, min_tenure or change than are
 * counted here, are added to the year's problems. */
YearAudit *year_audit (Year *year);

void year_audit_free (YearAudit *audit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YearAudit, year_audit_free)
