/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>
#include <stdio.h>

/*
 * Matching instances as files, little endian throughout.
 *
 * A graph is "PMI1", int32 n, int64 m, int32 c (coordinates per vertex, 0 or
 * 2), m edges of three int32 each (u < v and the cost; no edge twice), and
 * n × c int32 coordinates. A batch is "PMB1", int32 count, int32 n, and for
 * each graph the n (n − 1) / 2 int32 costs of the pairs {0, 1}, {0, 2} …
 * {n − 2, n − 1} of a complete graph.
 */

typedef struct {
  gint32 u, v, cost;
} Edge;

typedef struct {
  gint32 n;
  gint64 n_edges;
  Edge *edges;      /* owned */
} Instance;

typedef struct {
  gint32 count;
  gint32 n;
  gint32 *costs;    /* owned: count × n (n − 1) / 2 */
} Batch;

/* These end the program with a message where a file cannot be read or written, or is none of ours. */
Instance *instance_read (const char *path);
void instance_free (Instance *instance);
/* coordinates: 2 n of them; nullable. */
void instance_write (const char *path, const Instance *instance, const gint32 *coordinates);
/* Whether each pair of vertices has an edge. */
gboolean instance_is_complete (const Instance *instance);

Batch *batch_read (const char *path);
void batch_free (Batch *batch);
void batch_write (const char *path, const Batch *batch);

static inline gsize
count_pairs (gint32 n)
{
  return (gsize) n * (gsize) (n - 1) / 2;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Instance, instance_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Batch, batch_free)
