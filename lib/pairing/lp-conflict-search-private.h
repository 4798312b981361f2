/* SPDX-License-Identifier: MIT */
#pragma once

#include "costs/lp-costs-private.h"

/* What may be taken away to make room: one rule, a hard limit, or the roles. */
typedef enum {
  LP_DEMAND_RULE,
  LP_DEMAND_MAX_TENURE,
  LP_DEMAND_MIN_TENURE,
  LP_DEMAND_MUST_MATCH,
  LP_DEMAND_MUST_DIFFER,
  LP_DEMAND_ROLES
} LpDemandKind;

typedef struct {
  LpDemandKind kind;
  gsize rule;            /* number in the roster */
  const char *attribute; /* that must match or differ; owned by the policy */
  char *name;            /* owned: the rule's id, or "/policy/…" as JSON points at it */
} LpDemand;

/* The demands of a request, and which of them cannot hold together. */
typedef struct {
  const LpCosts *costs; /* borrowed */
  guint n_demands;
  LpDemand *demands;    /* owned, in byte order of the names */
  guint8 *chosen;       /* owned, n_demands: whether it is in the conflict */
  gboolean waives;      /* whether a demand makes room for others */
  gboolean smallest;
  gboolean has_forced;  /* whether two are asked to be partners in addition */
  guint forced[2];
  guint checks_left;    /* patience for the search for the smallest */
} LpConflictSearch;

/* Takes the demands of a request that no pairing meets. */
LpConflictSearch *lp_i_conflict_search_new (const LpCosts *costs);
void        lp_i_conflict_search_free (LpConflictSearch *search);
/* Asks in addition that two be partners. */
void        lp_i_conflict_search_force (LpConflictSearch *search, guint i, guint j);
/* Adds the demands of the conflict to a reason, a part each; of many the first ten, and how many more there are. */
void        lp_i_conflict_search_add_demands (const LpConflictSearch *search, LpReason *reason);
/* The same in words: 'rule "a" and the maximum tenure'; a new string. */
char       *lp_i_conflict_search_describe (const LpConflictSearch *search);
/* Finds a conflict among the demands; FALSE where all of them can hold. */
gboolean    lp_i_conflict_search_run (LpConflictSearch *search);
/* What just those demands ask that are in a set; NULL where memory does not suffice. */
LpConstraints *lp_i_conflict_search_constrain (const LpConflictSearch *search, const guint8 *set);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpConflictSearch, lp_i_conflict_search_free)
