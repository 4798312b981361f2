/* SPDX-License-Identifier: MIT */

/*
 * What each possible partner of a vertex would cost: the small engine's form of
 * wide/lp-partners-template.h, which says why it is right. Included once by each
 * lp-small-….c.
 */

/* The exposed node that is not v. */
static Node
find_other_exposed (const LpSmall *s, Node v)
{
  guint64 rest = s->all & ~lp_i_small_bit (v);
  Node b = s->top[take_vertex (&rest)];

  while (s->mate_there[b] != NO_NODE)
    b = s->top[take_vertex (&rest)];
  return b;
}

/* What the matched edges cost, and the y of the two vertices that have no partner. */
static guint64
add_up (LpSmall *s, Node v, Node root)
{
  guint64 sum = (guint64) s->y[v] + (guint64) s->y[root];

  settle_mates (s);
  for (guint u = 0; u < s->n; u++) {
    Node mate = s->mate_there[u];
    if (mate != NO_NODE && mate > u)
      sum += (guint64) s->cost[(gsize) u * s->stride + mate];
  }
  return sum;
}

/* After a search that found a perfect matching; leaves v without a partner, from where solve_again goes on. */
static LpSmallEnd
cost_partners (LpSmall *s, guint vertex, guint64 *keys, guint64 *reached)
{
  Node v = (Node) vertex, root, base;

  expose_vertex (s, v);
  if (s->is_far)
    return LP_SMALL_FAR;
  root = find_other_exposed (s, v);
  base = s->mate_here[root];
  begin_stage (s, root);
  label_inner (s, v);
  if (grow_to_end (s) == LP_SMALL_FAR)
    return LP_SMALL_FAR;
  guint64 rest_costs = add_up (s, v, base) - (guint64) s->y[v];
  *reached = 0;
  for (guint64 rest = s->outer; rest != 0;) {
    Node u = take_vertex (&rest);
    gint64 cost = s->cost[(gsize) vertex * s->stride + u];
    if (cost == LP_SMALL_ABSENT)
      continue;
    *reached |= lp_i_small_bit (u);
    keys[u] = (guint64) cost + rest_costs - (guint64) s->y[u];
  }
  return LP_SMALL_FOUND;
}
