/* SPDX-License-Identifier: MIT */
#include "matching/sparse/lp-sparse-queue-private.h"

#include <string.h>

void
lp_i_queue_init (LpQueue *queue)
{
  memset (queue, 0, sizeof *queue);
}

void
lp_i_queue_clear (LpQueue *queue)
{
  for (guint i = 0; i < G_N_ELEMENTS (queue->buckets); i++)
    g_free (queue->buckets[i].events);
  memset (queue, 0, sizeof *queue);
}

void
lp_i_queue_reset (LpQueue *queue)
{
  for (guint i = 0; i < G_N_ELEMENTS (queue->buckets); i++)
    queue->buckets[i].n_events = 0;
  queue->filled = 0;
  queue->n_taken = 0;
  queue->now = 0;
}

void
lp_i_bucket_grow (LpBucket *bucket)
{
  bucket->size = MAX (16, bucket->size + bucket->size / 2);
  bucket->events = g_renew (LpEvent, bucket->events, bucket->size);
}

/* Moves time on to the first event of a bucket, and its events to lower ones. */
static void
open_bucket (LpQueue *queue, guint place)
{
  LpBucket opened = queue->buckets[place];
  gint64 first = opened.events[0].time;

  for (gsize i = 1; i < opened.n_events; i++)
    first = MIN (first, opened.events[i].time);
  queue->now = first;
  queue->filled &= ~(G_GUINT64_CONSTANT (1) << place);
  queue->buckets[place] = (LpBucket) { NULL, 0, 0 };
  for (gsize i = 0; i < opened.n_events; i++)
    lp_i_queue_push (queue, opened.events[i].time, opened.events[i].node, opened.events[i].arc);
  g_free (opened.events);
}

gboolean
lp_i_queue_pop (LpQueue *queue, LpEvent *event)
{
  LpBucket *present = &queue->buckets[0];

  if (queue->n_taken == present->n_events) {
    queue->n_taken = present->n_events = 0;
    queue->filled &= ~G_GUINT64_CONSTANT (1);
    if (queue->filled == 0)
      return FALSE;
    open_bucket (queue, lp_i_bitset_lowest (queue->filled));
  }
  *event = present->events[queue->n_taken++];
  return TRUE;
}
