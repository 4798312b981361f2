/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/lp-reason-private.h"
#include "costs/lp-constraints-private.h"
#include "costs/lp-division-private.h"
#include "costs/lp-pair-facts-private.h"
#include "costs/lp-participants-private.h"
#include "costs/lp-past-private.h"
#include "costs/lp-standing-private.h"
#include "costs/lp-turns-private.h"

/* Most pupils present: matrices take n² bytes and more, and the engine above as many vertices, the adult included. */
#define LP_COSTS_MAX_PRESENT 9999

/*
 * A request as integer costs: who is present, which pairs are allowed, and the
 * cost vector of each, indexed by LpTier. The total cost of a pairing is base
 * plus the pairs inside its partnerships plus the turns of threes and of the one
 * who works with the adult. min_tenure and change count what
 * ends: base holds how many could, and each that goes on gives one back.
 * Immutable once built: pairings, searches and threads share one.
 */
typedef struct {
  gatomicrefcount ref_count;
  LpRequest *request; /* owned reference */
  guint n_changes;    /* of the request when these were its costs */
  LpParticipants *present;    /* owned */
  LpStanding *standing;       /* owned */
  LpPast *past;               /* owned */
  LpPairFacts *facts;         /* owned */
  LpConstraints *constraints; /* owned: what the request asks */
  LpDivision *division;       /* owned: threes on purpose, and the rest */
  LpTurns *turns;             /* owned; NULL where no turn can cost anything */
  guint n;
  LpDate date;
  guint *covered;         /* owned, n: 1 + the partnership of the round that is covered, 0 for none; NULL unless for a day */
  guint8 *tutors;         /* owned, n; NULL unless the strategy is tutor */
  gint64 *custom;         /* owned, n × n; NULL unless the strategy is custom */
  gint64 *wishes;         /* owned, n × n; NULL where nothing weighs */
  guint64 *chance;        /* owned, n prefixes; NULL where chance is no cost */
  int cooldown;           /* rounds */
  gint64 base[LP_N_TIERS];
  gboolean active[LP_N_TIERS]; /* tiers in which anything can differ from 0 */
  LpTier order[LP_N_TIERS];    /* the strongest first, chance last */
} LpCosts;

/* Errors as lp_pair(), but never LP_ERROR_INFEASIBLE. O(n² + history). */
LpCosts  *lp_i_costs_new (LpRequest *request, GError **error);
/* For the day of a cover: see lp_cover(). away: a set of ids. */
LpCosts  *lp_i_costs_new_cover (LpRequest *request, const LpRound *round, GHashTable *away, LpDate date, GError **error);
LpCosts  *lp_i_costs_ref (LpCosts *costs);
void      lp_i_costs_unref (LpCosts *costs);
/* Whether the costs are those that lp_i_costs_new() would make of a request now. O(1). */
gboolean  lp_i_costs_fit (const LpCosts *costs, const LpRequest *request);

/* The cost vector of two partners, indexed by LpTier. O(length of an id). */
void      lp_i_costs_get_pair (const LpCosts *costs, guint i, guint j, gint64 cost[LP_N_TIERS]);
/* What a three, or the one who works with the adult, costs in turns; 0 where turns do not count. */
gint64    lp_i_costs_get_turn (const LpCosts *costs, LpPartnership partnership);

/* A reason that begins with pupils present. */
LpReason *lp_i_costs_new_reason (const LpCosts *costs, LpIPhrase phrase, const guint32 *members, guint n_members);

/* Whether two are partners in the round that is covered; FALSE where the costs are for a round. O(1). */
static inline gboolean
lp_i_costs_is_covered_pair (const LpCosts *costs, guint i, guint j)
{
  return costs->covered != NULL && costs->covered[i] != 0 && costs->covered[i] == costs->covered[j];
}

/* What is known of a pair: LpPairFact. O(1). */
static inline guint8
lp_i_costs_get_facts (const LpCosts *costs, guint i, guint j)
{
  return lp_i_pair_facts_get (costs->facts, i, j);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpCosts, lp_i_costs_unref)
