/* SPDX-License-Identifier: MIT */
#pragma once

#include <learning-partners/lp-generate.h>

#include "simulate/lp-draw-private.h"

/* Days that a school is closed; both included. */
typedef struct {
  LpDate from;
  LpDate to;
} LpYearClosure;

/* Where a pupil is in a round. */
typedef enum {
  LP_YEAR_PRESENT,
  LP_YEAR_AWAY_TODAY,
  LP_YEAR_ABSENT,
  LP_YEAR_NOT_ENROLLED
} LpYearPlace;

/* A rule, and the rounds in whose requests it stands. */
typedef struct {
  LpRule *rule; /* owned */
  guint   from;
  guint   to; /* included */
} LpYearRule;

/* A subject, and the scale that the roster gives it. */
typedef struct {
  const char *name;
  LpScale    *scale; /* owned; nullable */
} LpYearSubject;

#define LP_YEAR_MAX_SUBJECTS 2
#define LP_YEAR_MAX_POLICIES 2

struct _LpSchoolYear {
  gatomicrefcount ref_count;
  guint64 seed;

  guint     n_rounds;
  LpDate   *dates;    /* owned */
  int       usual_gap; /* days between most rounds */
  GArray   *closures; /* owned, of LpYearClosure */

  GPtrArray    *pupils; /* owned, of LpPupil */
  guint         n_subjects;
  LpYearSubject subjects[LP_YEAR_MAX_SUBJECTS];

  guint8   *places; /* owned: of LpYearPlace, round by round, pupil by pupil */
  GArray   *rules;  /* owned, of LpYearRule */
  gboolean  has_rule_ids;

  guint     n_policies;
  LpPolicy *policies[LP_YEAR_MAX_POLICIES]; /* owned */
  guint     change_of_policy;               /* the first round of the second policy */

  guint feedback_per_mille;
  guint override_per_mille;
  guint fresh_per_mille;
};

/* The parts of a year, in the order in which they are drawn: each may look at those before it. */
void lp_i_year_draw_calendar (LpSchoolYear *year, guint max_rounds);
void lp_i_year_draw_class (LpSchoolYear *year, guint n_pupils, gboolean tutors);
void lp_i_year_draw_places (LpSchoolYear *year);
void lp_i_year_draw_rules (LpSchoolYear *year);
void lp_i_year_draw_policies (LpSchoolYear *year, LpStrategy strategy);

LpYearPlace lp_i_year_get_place (const LpSchoolYear *year, guint round, guint pupil);

/* Adds to a history the year's own feedback on its rounds, up to a date. */
gboolean lp_i_year_add_feedback (const LpSchoolYear *year, LpHistory *history, LpDate date, GError **error);
