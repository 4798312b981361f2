/* SPDX-License-Identifier: MIT */

/*
 * Snapshots of the duals, and how they become vectors again. Included once per
 * width.
 */

/* A dual solution over all vertices, in the doubled form of odd sets (see Engine). */
typedef struct {
  LpWide total;     /* what it bounds: Σ yᵥ + Σ z_B in the form of certificates */
  LpWide *y;        /* owned: n */
  guint n_sets;     /* blossoms with z above 0 */
  guint *ends;      /* owned: set i has members ends[i − 1] … ends[i] − 1 */
  Node *members;    /* owned */
  LpWide *z;        /* owned: n_sets */
} Solution;

static void
free_solution (gpointer data)
{
  Solution *solution = data;

  g_free (solution->y);
  g_free (solution->ends);
  g_free (solution->members);
  g_free (solution->z);
  g_free (solution);
}

/* Settles the matched edges of all vertices; exposed ones become their own mates. */
static void
settle_mates (Engine *e, guint32 *mates)
{
  guint n_stack = 0;

  for (guint v = 0; v < e->n; v++) {
    if (e->first[e->top[v]] == v)
      e->fresh[n_stack++] = e->top[v];
  }
  while (n_stack > 0) {
    Node b = e->fresh[--n_stack], c;
    if (!is_blossom (e, b)) {
      mates[b] = e->mate_there[b] == NO_NODE ? b : e->mate_there[b];
      continue;
    }
    hand_down (e, b);
    c = e->child[b];
    do {
      e->fresh[n_stack++] = c;
      c = e->sibling[c];
    } while (c != e->child[b]);
  }
}

/* Marks with role 1 the blossoms in use that have a positive z, and counts their members. */
static guint
mark_sets (Engine *e, guint *sizes)
{
  guint n_sets = 0;

  for (guint b = e->n; b < count_nodes (e->n); b++)
    e->role[b] = 1;
  for (guint i = 0; i < e->n_ids; i++)
    e->role[e->ids[i]] = 0;
  for (guint b = e->n; b < count_nodes (e->n); b++) {
    if (e->role[b] == 0)
      continue;
    e->role[b] = wide_is_positive (e->z[b]);
    n_sets += e->role[b];
    for (Node v = e->first[b]; e->role[b] != 0; v = e->next[v]) {
      sizes[b - e->n]++;
      if (v == e->last[b])
        break;
    }
  }
  return n_sets;
}

/* Copies the sets, their members in ascending order. */
static void
copy_sets (Engine *e, Solution *solution)
{
  guint n_blossoms = count_nodes (e->n) - e->n, at = 0, set = 0;
  g_autofree guint *place = g_new0 (guint, n_blossoms);

  solution->n_sets = mark_sets (e, place);
  if (solution->n_sets == 0)
    return;
  solution->ends = g_new (guint, solution->n_sets);
  solution->z = g_new (LpWide, solution->n_sets);
  for (guint b = 0; b < n_blossoms; b++) {
    guint size = place[b];
    place[b] = at;
    at += size;
    if (size == 0)
      continue;
    solution->z[set] = e->z[e->n + b];
    solution->ends[set++] = at;
  }
  solution->members = g_new (Node, at);
  for (guint v = 0; v < e->n; v++) {
    for (Node b = e->parent[v]; b != NO_NODE; b = e->parent[b]) {
      if (e->role[b] != 0)
        solution->members[place[b - e->n]++] = (Node) v;
    }
  }
}

/* Replaces a set by what it leaves out; a single vertex takes the z into its y. Gives the end of the members. */
static guint
write_complement (const Engine *e, Solution *solution, const guint8 *in_set, LpWide z, guint at)
{
  guint begin = at;

  for (guint v = 0; v < e->n; v++) {
    if (e->label[v] == EXCLUDED)
      continue;
    solution->y[v] = in_set[v] ? wide_sub (solution->y[v], z) : wide_add (solution->y[v], z);
    if (!in_set[v])
      solution->members[at++] = (Node) v;
  }
  return at == begin + 1 ? begin : at;
}

/*
 * A set that holds more than half of an even number of vertices is left by the
 * same edges as its complement, which is odd, too, and smaller. The larger side
 * is then the outside, to which vertices that took no part belong as well: a
 * blossom around nearly all would be even, and bound nothing, with one of them
 * exchanged. Sets of more than half are nested in each other, so all stay
 * nested or disjoint. Only after a perfect matching of those not excluded.
 */
static void
turn_large_sets (const Engine *e, Solution *solution)
{
  g_autofree guint8 *in_set = g_new (guint8, MAX (e->n, 1));
  guint n_active = 0, n_sets = 0, at = 0, begin = 0;

  for (guint v = 0; v < e->n; v++)
    n_active += e->label[v] != EXCLUDED;
  for (guint i = 0; i < solution->n_sets; i++) {
    guint end = solution->ends[i], before = at;
    LpWide z = solution->z[i];
    if (2 * (end - begin) <= n_active) {
      memmove (solution->members + at, solution->members + begin, (end - begin) * sizeof (Node));
      at += end - begin;
    } else {
      memset (in_set, 0, e->n);
      for (guint k = begin; k < end; k++)
        in_set[solution->members[k]] = 1;
      at = write_complement (e, solution, in_set, z, at);
    }
    begin = end;
    if (at == before)
      continue;
    solution->z[n_sets] = z;
    solution->ends[n_sets++] = at;
  }
  solution->n_sets = n_sets;
}

/*
 * What the duals add up to. Every matched edge is tight and every blossom is
 * left by exactly one matched edge, or holds an exposed vertex; so it is the
 * matching's cost and the y of the exposed vertices. Adding in this order
 * keeps the partial sums within the bounds of the width.
 */
static LpWide
add_up (const Engine *e, const LpWide *y, const guint32 *mates)
{
  LpWide sum = wide_from (0);

  for (guint v = 0; v < e->n; v++) {
    if (mates[v] == v)
      sum = wide_add (sum, y[v]);
    else if (mates[v] > v)
      sum = wide_add (sum, e->cost[(gsize) v * e->n + mates[v]]);
  }
  return sum;
}

/* Takes a snapshot, without its total; all nodes of the tree must be free. */
static Solution *
begin_solution (Engine *e)
{
  Solution *solution = g_new0 (Solution, 1);

  solution->y = g_new (LpWide, MAX (e->n, 1));
  memcpy (solution->y, e->y, e->n * sizeof (LpWide));
  copy_sets (e, solution);
  return solution;
}

static Solution *
take_solution (Engine *e, const guint32 *mates)
{
  Solution *solution = begin_solution (e);

  solution->total = add_up (e, solution->y, mates);
  return solution;
}

/* Spreads a doubled value over the tiers. FALSE where the strongest component is too large. */
static gboolean
unpack_value (const LpPacking *packing, LpWide value, gint64 *components)
{
  LpWide rest = wide_shift_right (value, packing->shift[packing->top]);
  LpWide limit = wide_from (G_GINT64_CONSTANT (1) << 62);

  for (guint t = 0; t < packing->n_tiers; t++) {
    guint64 low = wide_low (wide_shift_right (value, packing->shift[t]));
    components[t] = t <= packing->top ? 0 : (gint64) (low & (guint64) (packing->radix[t] - 1));
  }
  components[packing->top] = (gint64) wide_low (rest);
  return wide_less (rest, limit) && wide_less (wide_sub (wide_from (0), limit), rest);
}

/* Spreads what a perfect matching costs, packed, over the tiers. */
static void
unpack_cost (const LpPacking *packing, guint n, LpWide cost, gint64 *components)
{
  for (guint t = 0; t < packing->n_tiers; t++) {
    guint64 low = wide_low (wide_shift_right (cost, packing->shift[t]));
    low = t < packing->top ? 0 : t == packing->top ? low : low & (guint64) (packing->radix[t] - 1);
    components[t] = (gint64) n / 2 * packing->pair_least[t] + (gint64) low;
  }
}

static gboolean
unpack_sets (const Engine *e, const Solution *solution, LpDual *dual, LpWide *y)
{
  guint n_tiers = e->packing->n_tiers, at = 0;
  gboolean fits = TRUE;

  for (guint i = 0; i < solution->n_sets; i++) {
    for (; at < solution->ends[i]; at++) {
      Node v = solution->members[at];
      dual->members[at] = v;
      y[v] = wide_sub (y[v], solution->z[i]);
    }
    dual->ends[i] = at;
    fits &= unpack_value (e->packing, solution->z[i], dual->blossom_values + (gsize) i * n_tiers);
  }
  return fits;
}

/* Makes a dual solution in the form of certificates. NULL where a value is too large. */
static LpDual *
unpack_solution (const Engine *e, const Solution *solution)
{
  guint n_tiers = e->packing->n_tiers;
  guint n_members = solution->n_sets > 0 ? solution->ends[solution->n_sets - 1] : 0;
  LpDual *dual = lp_i_dual_new (e->n, n_tiers, solution->n_sets, n_members);
  g_autofree LpWide *y = g_memdup2 (solution->y, MAX (e->n, 1) * sizeof (LpWide));
  gboolean fits = unpack_sets (e, solution, dual, y);

  for (guint v = 0; v < e->n; v++) {
    gint64 *components = dual->values + (gsize) v * n_tiers;
    fits &= unpack_value (e->packing, y[v], components);
    for (guint t = 0; t < n_tiers; t++)
      components[t] += e->packing->pair_least[t];
  }
  if (fits)
    return dual;
  lp_i_dual_free (dual);
  return NULL;
}

/* Hands over what a search found. */
static LpOutcome
finish_pairs (Engine *e, gboolean found, LpMatching *matching)
{
  Solution *solution;
  LpDual *dual;

  e->is_warm = TRUE;
  if (!found) {
    end_stage (e);
    return LP_OUTCOME_INFEASIBLE;
  }
  settle_mates (e, matching->mates);
  solution = take_solution (e, matching->mates);
  dual = unpack_solution (e, solution);
  free_solution (solution);
  if (dual == NULL)
    return LP_OUTCOME_TOO_WIDE;
  g_ptr_array_add (matching->duals, dual);
  return LP_OUTCOME_DONE;
}

static LpOutcome
solve_pairs (gpointer engine, LpMatching *matching)
{
  Engine *e = engine;

  exclude_vertices (e, NULL, 0);
  return finish_pairs (e, run_search (e), matching);
}
