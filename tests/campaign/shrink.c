/* SPDX-License-Identifier: MIT */
/*
 * Greedy, after A. Zeller and R. Hildebrandt, Simplifying and isolating
 * failure-inducing input, IEEE TSE 28 (2002), one part at a time: a request is
 * small enough for that. The invariant: what is kept fails in the same way.
 */
#include "shrink.h"

#include "parts.h"

/* The most pupils of whom every two are tried. */
#define MOST_PAIRS 20
/* Small enough that judging takes a moment. */
#define LIST_MOST 8

typedef guint (*CountParts) (const Parts *parts);
typedef void (*DropPart) (Parts *parts, guint index);

static gboolean
still_fails (LpRequest *request, const char *kind)
{
  const Effort everything = { LIST_MOST, TRUE, TRUE, TRUE, FALSE };
  Counts counts = { 0 };
  g_auto (Fault) fault = { NULL, NULL };

  return lp_request_get_n_present (request) >= 2
         && !judge_request (request, &everything, &counts, NULL, &fault)
         && g_str_equal (fault.kind, kind);
}

static guint count_rounds (const Parts *parts) { return parts->rounds->len; }
static guint count_pupils (const Parts *parts) { return parts->pupils->len; }
static guint count_rules (const Parts *parts) { return parts->rules->len; }
static guint count_feedback (const Parts *parts) { return parts->feedback->len; }
static guint count_closures (const Parts *parts) { return parts->closures->len; }
static guint count_absent (const Parts *parts) { return parts->absent->len; }
static guint count_away (const Parts *parts) { return parts->away->len; }
static void drop_round (Parts *parts, guint i) { g_ptr_array_remove_index (parts->rounds, i); }
static void drop_rule (Parts *parts, guint i) { g_ptr_array_remove_index (parts->rules, i); }
static void drop_feedback (Parts *parts, guint i) { g_ptr_array_remove_index (parts->feedback, i); }
static void drop_closure (Parts *parts, guint i) { g_array_remove_index (parts->closures, i); }
static void drop_absent (Parts *parts, guint i) { g_ptr_array_remove_index (parts->absent, i); }
static void drop_away (Parts *parts, guint i) { g_ptr_array_remove_index (parts->away, i); }

static const struct {
  CountParts count;
  DropPart   drop;
} steps[] = {
  { count_rounds, drop_round },     { count_pupils, parts_drop_pupil }, { count_rules, drop_rule },
  { count_feedback, drop_feedback }, { count_closures, drop_closure },   { count_absent, drop_absent },
  { count_away, drop_away },
};

/* The request without one part, where it still fails; else NULL. */
static LpRequest *
try_without (LpRequest *request, const char *kind, DropPart drop, guint index)
{
  g_autoptr (Parts) parts = parts_new (request);

  drop (parts, index);
  g_autoptr (LpRequest) smaller = parts_to_request (parts, NULL);
  if (smaller == NULL || !still_fails (smaller, kind))
    return NULL;
  return g_steal_pointer (&smaller);
}

static guint
count_parts (LpRequest *request, CountParts count)
{
  g_autoptr (Parts) parts = parts_new (request);

  return count (parts);
}

static gboolean
shrink_step (LpRequest **request, const char *kind, gsize step)
{
  gboolean has_shrunk = FALSE;

  for (guint i = count_parts (*request, steps[step].count); i > 0; i--) {
    LpRequest *smaller = try_without (*request, kind, steps[step].drop, i - 1);
    if (smaller == NULL)
      continue;
    lp_request_unref (*request);
    *request = smaller;
    has_shrunk = TRUE;
  }
  return has_shrunk;
}

static LpRequest *
try_without_pupils (LpRequest *request, const char *kind, guint first, guint second)
{
  g_autoptr (Parts) parts = parts_new (request);

  parts_drop_pupil (parts, second);
  parts_drop_pupil (parts, first);
  g_autoptr (LpRequest) smaller = parts_to_request (parts, NULL);
  if (smaller == NULL || !still_fails (smaller, kind))
    return NULL;
  return g_steal_pointer (&smaller);
}

/* Pupils two at a time: an odd class with one fewer is another question. */
static gboolean
shrink_pupils (LpRequest **request, const char *kind)
{
  guint n = count_parts (*request, count_pupils);

  for (guint first = n; first > 0; first--) {
    guint end = n <= MOST_PAIRS ? n : MIN (n, first + 1);
    for (guint second = first; second < end; second++) {
      LpRequest *smaller = try_without_pupils (*request, kind, first - 1, second);
      if (smaller == NULL)
        continue;
      lp_request_unref (*request);
      *request = smaller;
      return TRUE;
    }
  }
  return FALSE;
}

LpRequest *
shrink_request (LpRequest *request, const char *kind)
{
  LpRequest *smallest = lp_request_ref (request);
  gboolean has_shrunk = still_fails (request, kind);

  while (has_shrunk) {
    has_shrunk = FALSE;
    for (gsize step = 0; step < G_N_ELEMENTS (steps); step++)
      has_shrunk = shrink_step (&smallest, kind, step) || has_shrunk;
    has_shrunk = shrink_pupils (&smallest, kind) || has_shrunk;
  }
  return smallest;
}
