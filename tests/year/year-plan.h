/* SPDX-License-Identifier: MIT */
/*
 * What happens in a school year whoever pairs the class: dates, absences,
 * joiner, leaver and rules. Drawn before the year begins, so that every method
 * of pairing meets the same year.
 */
#pragma once

#include "year-calendar.h"
#include "year-class.h"

/* How eventful a year is. */
typedef struct {
  guint64 seed;
  gboolean irregular;      /* rounds late or left out; otherwise one each week */
  guint absent_per_mille;  /* of pupils, for a whole round */
  guint away_per_mille;    /* of pupils, on a round's first day */
  gboolean events;         /* a joiner, a leaver, a pair held together, a pair to be kept apart */
  guint max_rounds;        /* 0: the whole year */
  gboolean island;         /* the second and third pupil are kept apart from all others */
  guint n_apart;           /* pairs drawn at random that are kept apart all year */
} YearLife;

/* A rule that comes into force during the year. */
typedef struct {
  LpRuleKind kind;
  guint pupils[2];
  guint from;   /* first round in which the roster has it */
  LpDate until; /* or LP_DATE_NONE */
} YearRule;

typedef struct {
  YearLife life;
  GArray *dates;  /* LpDate */
  GArray *rules;  /* YearRule; the simulation adds one */
  guint8 *events; /* round by round, pupil by pupil: YearEvent */
  guint n_pupils;
} YearPlan;

/* Where a pupil is. */
typedef enum {
  YEAR_PRESENT,
  YEAR_AWAY_TODAY,
  YEAR_ABSENT,
  YEAR_NOT_ENROLLED
} YearEvent;

/* The rounds in which the joiner comes, the leaver leaves, and the rule on a running pair begins. */
#define YEAR_ROUND_OF_JOINER 12
#define YEAR_ROUND_OF_RULE 17
#define YEAR_ROUND_OF_LEAVER 24

YearPlan *year_plan_new (const YearClass *class, const YearLife *life);
void year_plan_free (YearPlan *plan);

/* Says where a pupil is in a round. */
YearEvent year_plan_get_event (const YearPlan *plan, guint round, guint pupil);

/* Gives a round's date, or the day after the year where there is no such round. */
LpDate year_plan_get_date (const YearPlan *plan, guint round);

/* Says whether a rule of that kind stands on the pair in that round. */
gboolean year_plan_has_rule (const YearPlan *plan, guint round, LpRuleKind kind, guint a, guint b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YearPlan, year_plan_free)
