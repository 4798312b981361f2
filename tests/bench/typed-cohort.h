/* SPDX-License-Identifier: MIT */
#pragma once

#include "../matching/typed-verify.h"

#include <learning-partners/lp-typed.h>

/*
 * Instances whose costs come from types, in three forms at once: as the solver
 * takes them, as the verifier does, and as a function of types.
 *
 * A cohort: attainment as in a national examination of six scores (those of
 * 31,022 pupils in A-level chemistry, England 1997), and costs as the default
 * policy has them, in four numbers: tiers of tenure; cooldown; the strategy, a
 * function of two doubled mid-ranks; turns and repeats; and wishes. Exceptions:
 * a partner since last week who is to stay, where the past says so; five
 * earlier partners; and a tenth of a rule each.
 */
typedef struct {
  guint n, n_types, n_tiers;
  guint32 *types;        /* owned */
  gint64 *table;         /* owned: n_types × n_types × n_tiers */
  GArray *pairs;         /* owned: VerifyPair */
  GArray *costs;         /* owned: gint64 */
  gint64 *three_costs;   /* owned; NULL */
} Cohort;

/* The class of the benchmark; with_exceptions: earlier partners and forbidden ones as in its files. */
Cohort *cohort_new_class (guint n, guint64 seed, gboolean with_exceptions);
/* strategy: matched, mixed or mixed-fold. young: per cent of the last week's partners who are to stay. n_scores: 6, or as many fine scores. NULL for an unknown strategy. */
Cohort *cohort_new_policy (const char *strategy, guint n, guint64 seed, guint young, guint n_scores);
void cohort_free (Cohort *cohort);

LpTyped *cohort_build (Cohort *cohort);
VerifyGraph cohort_verify_graph (Cohort *cohort);
