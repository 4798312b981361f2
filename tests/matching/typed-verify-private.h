/* SPDX-License-Identifier: MIT */
#pragma once

#include "typed-verify.h"

#define MAX_TIERS 4

typedef struct {
  gint64 part[MAX_TIERS];
} Vector;

/* What vertices of one group have in common. */
typedef struct {
  guint32 type;
  guint32 nest;      /* the blossoms around, as a whole */
  Vector reach;      /* value, and the z of all blossoms around */
  gsize begin, end;  /* in the order */
} Cell;

/* A nest is another and one blossom more. */
typedef struct {
  guint32 rest;
  guint32 blossom;
  Vector z;          /* of that blossom */
} Nest;

typedef struct {
  const VerifyGraph *graph;
  const LpMatching *matching;
  gsize dual;
  gsize *first;      /* owned: n + 1 */
  guint32 *others;   /* owned: exceptions by vertex: the other, … */
  gsize *which;      /* owned: … and which one */
  GArray *nests;     /* owned: Nest; number 0 is empty */
  guint32 *nest;     /* owned: n */
  Vector *reach;     /* owned: n */
  guint32 *order;    /* owned: vertices, cell by cell */
  GArray *cells;     /* owned: Cell */
} Verify;

int verify_compare (const Vector *a, const Vector *b);
void verify_add (Vector *sum, const Vector *a, gint64 factor);
Vector verify_read (const Verify *v, const gint64 *costs);
/* Which exception a pair is; n_pairs for none. */
gsize verify_find_pair (const Verify *v, guint a, guint b);
gboolean verify_find_cost (const Verify *v, guint a, guint b, Vector *cost);
Vector verify_find_common (const Verify *v, guint32 a, guint32 b);

/* With an odd number: that each three is bounded by one of the dual solutions. cost: the partition's. */
const char *verify_threes (Verify *duals, gsize n_duals, const Vector *bounds, const Vector *cost);
