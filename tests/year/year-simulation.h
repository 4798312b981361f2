/* SPDX-License-Identifier: MIT */
/* A school year, round by round, with any method of pairing. */
#pragma once

#include "year-plan.h"

/* One round as it was. */
typedef struct {
  LpDate date;
  gint16 *group; /* per pupil: its partnership, −1 for who was not there */
  gint64 costs[LP_N_TIERS]; /* as the checker counted them */
  gint64 microseconds;      /* what the method took */
} YearRound;

typedef struct {
  const YearClass *class; /* not owned */
  LpPolicy *policy;
  YearPlan *plan;
  GPtrArray *rounds;   /* YearRound */
  GPtrArray *problems; /* char *: what should not have been */
  guint n_broken;      /* rounds in which a method other than the library's broke a must rule */
} Year;

/* A method's answer to a request. */
typedef struct {
  LpRound *round;
  LpPairing *pairing; /* where the library gave it; otherwise NULL */
} YearAnswer;

/* Pairs a class. `year` holds the rounds so far; `data` is the method's own.
 * Gives FALSE with error set where it can't. */
typedef gboolean (*YearMethod) (LpRequest *request, const Year *year, gpointer data, YearAnswer *answer,
                                GError **error);

/* The method of this library; needs no data. */
gboolean year_method_library (LpRequest *request, const Year *year, gpointer data, YearAnswer *answer, GError **error);

/* Simulates a year. Each round is judged by lp_check(); what the library gave
 * must be valid, proven optimal and of the cost that it says, covers included. */
Year *year_simulate (const YearClass *class, LpPolicy *policy, const YearLife *life, YearMethod method, gpointer data);

void year_free (Year *year);

/* Gives a round. */
const YearRound *year_get_round (const Year *year, guint round);

/* Says whether two pupils shared a partnership in a round. */
gboolean year_are_partners (const Year *year, guint round, guint a, guint b);

/* Says whether a pupil was in a partnership of three in a round. */
gboolean year_is_in_three (const Year *year, guint round, guint pupil);

/* Notes a problem of a round. */
void year_add_problem (Year *year, guint round, const char *format, ...) G_GNUC_PRINTF (3, 4);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Year, year_free)
