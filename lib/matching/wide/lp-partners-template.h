/* SPDX-License-Identifier: MIT */

/*
 * What the cheapest perfect matching costs with each possible partner of a
 * vertex, from one tree. Included once per width.
 *
 * Let v be left without a partner, as in lp-solve-again-template.h; so is one
 * node more, the root. A tree grows from the root as in any stage, but v takes
 * no part: it counts as an inner node, so that its edges keep their slack. With
 * nobody to augment to, the tree ends where no dual can move. Then an even
 * alternating path of tight edges leads from the root to each outer vertex u,
 * and by it the other vertices are matched with tight edges, every blossom left
 * by one of them or holding u: no matching of all but v and u is cheaper. What
 * it costs differs from what the matching that stands costs, which leaves out
 * the root r, by yᵣ − yᵤ. Where u is not outer, there is none: inner nodes are
 * single vertices by then, one fewer than the outer nodes, which have edges to
 * no others (but to v, which is away).
 *
 * One tree, O(n²), instead of one for each partner. Widths: a stage that fails
 * is accounted for in lp-solve-again-template.h.
 */

/* The exposed node that is not v. */
static Node
find_other_exposed (const Engine *e, Node v)
{
  for (guint u = 0;; u++) {
    Node b = e->top[u];
    if (u != v && e->mate_there[b] == NO_NODE)
      return b;
  }
}

/* Grows the tree without v, and writes to each vertex whether it is outer. */
static void
grow_without (Engine *e, Node v, guint8 *reached)
{
  begin_stage (e, find_other_exposed (e, v));
  label_inner (e, v);
  grow_to_end (e);
  for (guint u = 0; u < e->n; u++)
    reached[u] = e->label[u] == OUTER;
  end_stage (e);
}

/* As LpEngineKind says; the graph must have a perfect matching, and the engine have found it last. */
static LpOutcome
cost_partners (gpointer engine, guint vertex, gint64 *costs, guint8 *possible)
{
  Engine *e = engine;
  g_autofree guint32 *mates = g_new (guint32, e->n);
  Node v = (Node) vertex;

  /* Neither search can fail: there is a perfect matching. */
  if (!is_near (e) && !run_search (e))
    return LP_OUTCOME_INFEASIBLE;
  expose_vertex (e, v);
  grow_without (e, v, possible);
  settle_mates (e, mates);
  LpWide rest = wide_sub (add_up (e, e->y, mates), e->y[v]);
  for (guint u = 0; u < e->n; u++) {
    LpWide cost = e->cost[(gsize) vertex * e->n + u];
    possible[u] = possible[u] && !wide_is_absent (cost);
    if (possible[u])
      unpack_cost (e->packing, e->n, wide_half (wide_sub (wide_add (cost, rest), e->y[u])), costs + (gsize) u * e->packing->n_tiers);
  }
  return LP_OUTCOME_DONE;
}
