/* SPDX-License-Identifier: MIT */
#pragma once

#include "policy/lp-costs-private.h"

/* What may be taken away to make room: one rule, a hard limit, or the roles. */
typedef enum {
  LP_DEMAND_RULE,
  LP_DEMAND_MAX_TENURE,
  LP_DEMAND_MIN_TENURE,
  LP_DEMAND_ROLES
} LpDemandKind;

typedef struct {
  LpDemandKind kind;
  gsize rule; /* number in the roster */
  const char *name; /* the rule's id, owned by the rule; or what JSON calls the limit */
} LpDemand;

/* The demands of a request, and which of them cannot hold together. */
typedef struct {
  LpCosts *costs;       /* borrowed; its flags change */
  guint n_demands;
  LpDemand *demands;    /* owned, in byte order of the names */
  guint8 *chosen;       /* owned, n_demands: whether it is in the conflict */
  gboolean smallest;
  guint8 *asked;        /* owned, n × n: the flags of the whole request */
  guint8 *tutors;       /* borrowed from costs */
  guint checks_left;    /* patience for the search for the smallest */
} LpDemands;

/* Takes the demands of a request that no pairing meets, and finds a conflict. */
LpDemands  *lp_i_demands_new (LpCosts *costs);
void        lp_i_demands_free (LpDemands *demands);
/* Asks in addition that two be partners. */
void        lp_i_demands_force (LpDemands *demands, guint i, guint j);
/* The demands of the conflict in words: 'rule "a" and the maximum tenure'; a new string. */
char       *lp_i_demands_describe (const LpDemands *demands);
/* FALSE where all of them can hold. */
gboolean    lp_i_demands_search (LpDemands *demands);
/* Puts into the costs' flags just those demands that are in a set. */
void        lp_i_demands_apply (LpDemands *demands, const guint8 *set);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpDemands, lp_i_demands_free)
