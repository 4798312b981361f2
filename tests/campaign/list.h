/* SPDX-License-Identifier: MIT */
/*
 * Every pairing of the pupils present, one after the other, judged by the
 * checker alone: what the solver is compared with where classes are small.
 */
#pragma once

#include <learning-partners/learning-partners.h>

/* The most pupils whose pairings are listed. */
#define LIST_MAX 10

/* Those present, in byte order of their ids; both borrowed. */
typedef struct {
  guint       n;
  const char *ids[LIST_MAX];
} ListPresent;

/* Lists those present for a round; FALSE where they are more than LIST_MAX. */
gboolean list_present (LpRequest *request, ListPresent *present);

/* What may stand beside pairs. */
typedef struct {
  guint most_threes;
  guint most_alone;
} ListShape;

/* Room for every three on purpose that rules of the day could bind, and for one more or for one alone. */
ListShape list_shape (LpRequest *request);

/* Called with each arrangement of the shape that covers everybody, whether its threes are asked for or not. */
typedef void (*ListFunc) (LpRound *round, gpointer data);
void list_pairings (const ListPresent *present, LpDate date, const ListShape *shape, ListFunc func, gpointer data);

/* What listing found. Costs are in the tiers' own order, the comparison in the policy's. */
typedef struct {
  guint64 n_listed;
  guint64 n_valid;
  gint64  best[LP_N_TIERS];
  guint64 n_best;                                   /* as good in every tier but chance */
  gboolean can[LIST_MAX][LIST_MAX];                 /* some valid pairing has the two as partners */
  gint64  best_with[LIST_MAX][LIST_MAX][LP_N_TIERS]; /* the best of these */
} ListResult;

/* Lists a request of at most `most` present; FALSE where they are more. */
gboolean list_request (LpRequest *request, guint most, ListResult *result);

/* Less than, equal to or greater than 0, tier by tier in the policy's order, over the first n tiers of it. */
int list_compare (const LpPolicy *policy, const gint64 *a, const gint64 *b, guint n_tiers);
