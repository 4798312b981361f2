/* SPDX-License-Identifier: MIT */
#pragma once

#include <learning-partners/lp-matching.h>

/*
 * A graph as types and exceptions, and a verifier of matchings in it that looks
 * at groups of like vertices instead of at all pairs. It shares no code with the
 * library, which it only asks for its answer.
 */
typedef struct {
  guint32 u, v;
  gboolean may_be;
} VerifyPair;

typedef gboolean (*VerifyCostFunc) (guint s, guint t, gint64 *costs, gpointer data);

typedef struct {
  guint n, n_types, n_tiers;
  const guint32 *types;
  VerifyCostFunc func;
  gpointer data;
  gsize n_pairs;
  const VerifyPair *pairs;     /* the exceptions, each pair once */
  const gint64 *costs;         /* n_pairs × n_tiers */
  const gint64 *three_costs;   /* n × n_tiers; NULL for zero */
} VerifyGraph;

/*
 * Says what is wrong with a matching as a proof of least cost; NULL if nothing
 * is. Weak duality: in a feasible dual solution each edge's two values and the
 * values of the blossoms that hold exactly one of its ends are at most its
 * doubled cost; so a perfect matching costs, doubled, at least all values
 * together, since it leaves each odd set at least once.
 */
const char *verify_matching (const VerifyGraph *graph, const LpMatching *matching);
