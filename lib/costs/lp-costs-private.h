/* SPDX-License-Identifier: MIT */
#pragma once

#include <learning-partners/lp-reason.h>

#include "costs/lp-past-private.h"
#include "costs/lp-participants-private.h"
#include "costs/lp-standing-private.h"

/* Most pupils present: matrices take n² bytes and more, and the engine above as many vertices, the adult included. */
#define LP_COSTS_MAX_PRESENT 9999

/* What the rules and the tenure window say of a pair; pair by pair in LpCosts.flags. */
typedef enum {
  LP_PAIR_EXCLUDED = 1 << 0,  /* never partners: apart, or too long where that is hard */
  LP_PAIR_HELD = 1 << 1,      /* together or pinned: waives tenure, cooldown and repeats */
  LP_PAIR_REQUIRED = 1 << 2,  /* must share a partnership: held, young where that is hard, or forced */
  LP_PAIR_LATEST = 1 << 3,    /* partners in the latest round */
  LP_PAIR_YOUNG = 1 << 4,     /* … for less than the minimum tenure */
  LP_PAIR_TOO_LONG = 1 << 5,  /* … and would pass the maximum */
  LP_PAIR_FRIENDS = 1 << 6,   /* named by a friends rule */
  LP_PAIR_FORBIDDEN = 1 << 7  /* not in this search (lp_i_costs_forbid) */
} LpPairFlags;

/*
 * A request as integer costs: who is present, which pairs are allowed, and the
 * cost vector of each, indexed by LpTier. The total cost of a pairing is base
 * plus the pairs inside its partnerships plus the turns of a three's members
 * (or of the one who works with the adult). min_tenure and change count what
 * ends: base holds how many could, and each that goes on gives one back.
 */
typedef struct {
  gatomicrefcount ref_count;
  LpRequest *request; /* owned reference */
  LpParticipants *present; /* owned */
  LpStanding *standing;         /* owned */
  LpPast *past; /* owned */
  guint n;
  LpDate date;
  gboolean is_cover;      /* for a day, not for a round */
  guint8 *flags;          /* owned, n × n, LpPairFlags */
  guint8 *tutors;         /* owned, n; NULL unless the strategy is tutor */
  gint64 *custom;         /* owned, n × n; NULL unless the strategy is custom */
  gint64 *could;          /* owned, n × n; NULL where nothing weighs */
  guint64 *chance;        /* owned, n prefixes; NULL where chance is no cost */
  gint64 *turns;          /* owned, n; 0 with an even number present */
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

/* Says that memory does not suffice, and gives FALSE: matrices grow with the square of the class. */
gboolean  lp_i_costs_fail_memory (const LpCosts *costs, GError **error);

/* The cost vector of two partners, indexed by LpTier. O(length of an id). */
void      lp_i_costs_get_pair (const LpCosts *costs, guint i, guint j, gint64 cost[LP_N_TIERS]);
/* Whether two may sit in one three, as far as the two alone decide it. */
gboolean  lp_i_costs_may_share (const LpCosts *costs, guint i, guint j);
/* Whether two may be a partnership of two, as far as the two alone decide it. */
gboolean  lp_i_costs_may_pair (const LpCosts *costs, guint i, guint j);
/* Whether a three has the right roles. */
gboolean  lp_i_costs_has_roles (const LpCosts *costs, guint a, guint b, guint c);
/* Whether the number present calls for a three, or for the adult. */
gboolean  lp_i_costs_needs_three (const LpCosts *costs);
gboolean  lp_i_costs_needs_adult (const LpCosts *costs);

/* The display names of pupils present, joined: "A, B and C"; a new string. */
char     *lp_i_costs_name_members (const LpCosts *costs, const guint32 *members, guint n_members);

static inline guint8
lp_i_costs_get_flags (const LpCosts *costs, guint i, guint j)
{
  return costs->flags[(gsize) i * costs->n + j];
}

/* Sets and clears flags on both halves of the matrix. */
static inline void
lp_i_costs_change_flags (LpCosts *costs, guint i, guint j, guint set, guint clear)
{
  gsize at = (gsize) i * costs->n + j, mirror = (gsize) j * costs->n + i;

  costs->flags[at] = costs->flags[mirror] = (guint8) ((costs->flags[at] & ~clear) | set);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpCosts, lp_i_costs_unref)
