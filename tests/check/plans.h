/* SPDX-License-Identifier: MIT */
/*
 * Classes with certificates that were solved by hand: four pupils always have
 * duals without blossoms; two triangles joined by one pair need a blossom; five
 * pupils have ten threes, each with a dual solution of its own.
 */
#pragma once

#include "class.h"

/* More than chance can differ by in these classes. */
#define RADIX (G_GINT64_CONSTANT (1) << 30)

/* A certificate in plain sight, to be bent before it is built. */
typedef struct {
  gsize       n_tiers;
  LpTier      tiers[LP_N_TIERS];
  gint64      radices[LP_N_TIERS];
  gsize       n_participants;
  const char *participants[8];
  gsize       n_duals;
  gint64      values[12][8][LP_N_TIERS];
  gsize       n_blossoms; /* of the dual solution 0 */
  gsize       n_members;
  guint32     members[8];
  gint64      z[LP_N_TIERS];
} Plan;

LpCertificate *build_plan (const Plan *plan);

void plan_four (Class *class, Plan *plan);
void plan_triangles (Class *class, Plan *plan);
void plan_five (Class *class, Plan *plan);
void plan_five_blossom (Class *class, Plan *plan);
void plan_tutors (Class *class, Plan *plan);
void plan_adult (Class *class, Plan *plan);
void plan_adult_going_on (Class *class, Plan *plan);
void plan_going_on (Class *class, Plan *plan);
void plan_turns_apart (Class *class, Plan *plan);
void plan_prefer (Class *class, Plan *plan);
void plan_on_purpose (Class *class, Plan *plan);
void plan_all_on_purpose (Class *class, Plan *plan);
void plan_on_purpose_and_adult (Class *class, Plan *plan);
void plan_two (Class *class, Plan *plan);
void plan_three (Class *class, Plan *plan);
void plan_one (Class *class, Plan *plan);
void plan_held (Class *class, Plan *plan);
void plan_young (Class *class, Plan *plan);
