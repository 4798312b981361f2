/* SPDX-License-Identifier: MIT */
/* A made-up class, as odd or even as asked for, through a year with the library: how far turns lie apart, and why. */
#pragma once

#include "year-calendar.h"
#include "year-turns.h"

/* Absences and joiners: none; or one in twenty away for a week, one who joins in week 12 and one who leaves in 24. */
typedef struct {
  guint      n_pupils; /* at the beginning */
  LpStrategy strategy;
  LpOdd      odd;
  gboolean   eventful;
  guint      weeks;    /* at most YEAR_N_WEEKS */
  int        cooldown; /* rounds; −1 for the default */
  guint64    seed;
  gboolean   spoil;    /* whoever had most turns takes another's in each three: a fault that must be noticed */
} FairnessCase;

/* What nobody could have helped: a tier above turns, the roles of tutors, or uniform, which knows no turns. */
typedef enum {
  FAIRNESS_ROLES = LP_N_TIERS,
  FAIRNESS_UNIFORM,
  FAIRNESS_NOTHING, /* nothing explains it */
  FAIRNESS_N_REASONS
} FairnessReason;

/* What a year came to. */
typedef struct {
  guint rounds;
  guint refused;                       /* rounds for which there was no pairing */
  guint worst;                         /* the farthest that turns ever lay apart among those of a round */
  guint end;                           /* how far they lay apart in the last */
  guint over[FAIRNESS_N_REASONS];      /* turns given to somebody more than two ahead, by reason */
  guint gaps;                          /* pairs of new partners; ranks are right only in a year without events */
  guint outside;                       /* of these, those with a gap outside the window (mixed's, or else matched's) */
  guint64 ranks;                       /* the sum of these gaps */
  double partners;                     /* whom a pupil met over the year, on average */
} FairnessOutcome;

/* The name of a reason: a tier's, "roles", "uniform" or "nothing"; static. */
const char *fairness_reason_get_name (guint reason);

/* Lives through a year. Gives FALSE with error set where the library fails otherwise than for want of a pairing. */
gboolean fairness_live (const FairnessCase *the_case, FairnessOutcome *outcome, GError **error);
