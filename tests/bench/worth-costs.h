/* SPDX-License-Identifier: MIT */
/*
 * The costs of one round, pair by pair, for methods that compare pairings; and
 * the costs of a pairing by adding them up. Knows the strategies mixed and
 * matched, `between: change`, and rules that keep apart.
 */
#pragma once

#include "worth-past.h"

typedef struct {
  guint n_present;
  guint *present;      /* pupils */
  int cooldown_rounds;
  gboolean *forbidden; /* per pair */
  guint n_young;       /* young pairs that may go on */
  gboolean *young;     /* per pair */
  gboolean *too_long;  /* per pair */
  gint64 *cooldown;    /* per pair */
  gint64 *strategy;    /* per pair */
  gint64 *gap;         /* per pair: doubled ranks; −1 where one is unknown */
  gint64 *repeats;     /* per pair */
  gint64 *turns;       /* per pupil */
} WorthCosts;

/* A partnership of two or three pupils. */
typedef struct {
  guint size;
  guint members[3];
} WorthGroup;

/* A pairing. */
typedef struct {
  guint n_groups;
  WorthGroup *groups; /* room for as many as there are pupils */
} WorthSeating;

/* Counts for round `round`, all rounds before which `past` has absorbed. */
WorthCosts *worth_costs_new (const Year *year, const WorthPast *past, guint round);
void worth_costs_free (WorthCosts *costs);

/* A pairing's costs. */
typedef struct {
  gint64 tiers[LP_N_TIERS]; /* chance stays 0 */
  guint n_forbidden;        /* pairs that a rule keeps apart */
} WorthSum;

/* Adds up a pairing. */
void worth_costs_add_up (const WorthCosts *costs, const WorthPast *past, const WorthSeating *seating,
                         WorthSum *sum);

/* Says whether the first is better: must rules first, then tier by tier in the policy's default order. */
gboolean worth_sum_is_less (const WorthSum *a, const WorthSum *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WorthCosts, worth_costs_free)
