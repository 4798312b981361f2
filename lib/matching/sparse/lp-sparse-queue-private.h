/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

#include "matching/core/lp-bitset-private.h"

/*
 * A queue of events in time that never runs backwards. Events of one moment
 * come in the order in which they were pushed.
 *
 * Source: R. K. Ahuja, K. Mehlhorn, J. B. Orlin and R. E. Tarjan, Faster
 * algorithms for the shortest path problem, Journal of the ACM 37 (1990): a
 * radix heap. Bucket i holds the events whose time first differs from the
 * present in bit i − 1; bucket 0, those of the present. An event moves to a
 * lower bucket at most 63 times, always in one sweep with its neighbours.
 */
typedef struct {
  gint64 time;
  guint32 node;
  guint32 arc;
} LpEvent;

typedef struct {
  LpEvent *events;  /* owned */
  gsize n_events;
  gsize size;
} LpBucket;

typedef struct {
  LpBucket buckets[64];
  guint64 filled;   /* bit i: bucket i is not empty; bucket 63 is of bit 62 */
  gsize n_taken;    /* events of bucket 0 that have been popped */
  gint64 now;
} LpQueue;

void lp_i_queue_init (LpQueue *queue);
void lp_i_queue_clear (LpQueue *queue);

/* Empties the queue and turns time back to 0. */
void lp_i_queue_reset (LpQueue *queue);

/* The next event, whose time becomes the present. FALSE where none is left. */
gboolean lp_i_queue_pop (LpQueue *queue, LpEvent *event);

void lp_i_bucket_grow (LpBucket *bucket);

/* Adds an event, not before the present. */
static inline void
lp_i_queue_push (LpQueue *queue, gint64 time, guint32 node, guint32 arc)
{
  guint64 change = (guint64) time ^ (guint64) queue->now;
  guint place = lp_i_count_bits (change);
  LpBucket *bucket = &queue->buckets[place];

  if (bucket->n_events == bucket->size)
    lp_i_bucket_grow (bucket);
  bucket->events[bucket->n_events++] = (LpEvent) { time, node, arc };
  queue->filled |= G_GUINT64_CONSTANT (1) << place;
}
