/* SPDX-License-Identifier: MIT */

/* The rounds: solve the core, give the kinds of pairs values, price all pairs. Included once per number of tiers. */

/* About how many new edges a tree that cannot grow gets at a time, and how many each of its vertices at most. */
enum { MOST_NEW_EDGES = 64, MOST_NEW_PER_VERTEX = 8 };

static gboolean
is_outer (const Forest *f, guint32 place)
{
  return f->nodes[f->top[place]].label == OUTER;
}

/*
 * Gives an outer vertex edges to vertices of the core in other nodes that are
 * not inner. The tree would have followed such edges, so these are new.
 */
static guint
join_core (Solver *s, const Forest *f, guint32 place)
{
  guint n_added = 0;

  for (guint32 i = 0; i < f->n && n_added < MOST_NEW_PER_VERTEX; i++) {
    if (f->top[i] == f->top[place] || f->nodes[f->top[i]].label == INNER || is_out (s, get_core (s, i)) ||
        value_is_forbidden (get_cost (s, get_core (s, place), get_core (s, i))))
      continue;
    add_key (s, place, i);
    n_added++;
  }
  return n_added;
}

/* Takes vertices into the core with which outer vertices make exceptions, and those as edges. */
static guint
join_exceptions (Solver *s, const Forest *f)
{
  guint n_added = 0;

  for (guint32 i = 0; i < s->g->pairs->len && n_added < MOST_NEW_EDGES; i++) {
    const LpTypedPair *pair = get_pair (s, i);
    guint32 a = s->spots[pair->u].place, b = s->spots[pair->v].place, place = MIN (a, b);
    if ((a == NONE) == (b == NONE) || place >= f->n || !is_outer (f, place) || value_is_forbidden (read_exception (s->g, i)))
      continue;
    pull_pair (s, a == NONE ? pair->u : pair->v);
    add_key (s, s->spots[pair->u].place, s->spots[pair->v].place);
    n_added++;
  }
  return n_added;
}

/* Gives an outer vertex an edge to one vertex of each side of the kinds of pairs, and takes these into the core. */
static guint
join_kinds (Solver *s, guint32 place)
{
  guint32 v = get_core (s, place);
  guint n_added = 0;

  for (guint i = 0; i < 2 * s->kinds->len && n_added < MOST_NEW_PER_VERTEX; i++) {
    Group own = { .kind = NONE, .side = v }, side = { .kind = i / 2, .side = i % 2 };
    const Kind *kind = get_kind (s, i / 2);
    guint32 u, w;
    if (value_is_forbidden (get_base (s, type_of (s, v), i % 2 == 0 ? kind->s : kind->t)) ||
        !find_two (s, &own, &side, &u, &w))
      continue;
    pull_pair (s, w);
    add_key (s, place, s->spots[w].place);
    n_added++;
  }
  return n_added;
}

/* Gives a tree that cannot grow edges that the core does not have yet. FALSE where there are none. */
static gboolean
widen_core (Solver *s, const Forest *f)
{
  guint n_added = 0;

  for (guint32 i = 0; i < f->n && n_added < MOST_NEW_EDGES; i++) {
    if (is_outer (f, i))
      n_added += join_core (s, f, i) + join_kinds (s, i);
  }
  return n_added > 0 || join_exceptions (s, f) > 0;
}

static void
end_set (GArray *vertices, GArray *ends)
{
  gsize begin = ends->len == 0 ? 0 : g_array_index (ends, gsize, ends->len - 1), end = vertices->len;

  if (end - begin > 1)
    qsort (&g_array_index (vertices, guint32, begin), end - begin, sizeof (guint32), lp_i_compare_vertices);
  g_array_append_val (ends, end);
}

/*
 * Makes the barrier that a tree shows which nothing in the graph lets grow.
 * No edge of the whole graph leads from an outer node anywhere but to inner
 * vertices, so without these each outer node is an odd component of its own,
 * and there is one more of them.
 */
static LpBarrier *
make_barrier (const Solver *s, const Forest *f)
{
  GArray *vertices = g_array_new (FALSE, FALSE, sizeof (guint32)), *ends = g_array_new (FALSE, FALSE, sizeof (gsize));

  for (guint32 i = 0; i < f->n; i++) {
    if (f->nodes[f->top[i]].label == INNER && !is_out (s, get_core (s, i)))
      g_array_append_vals (vertices, &g_array_index (s->core, guint32, i), 1);
  }
  end_set (vertices, ends);
  for (guint32 i = 0; i < f->n; i++) {
    const Node *node = &f->nodes[f->top[i]];
    if (node->label != OUTER || node->first != i)
      continue;
    for (guint32 v = i;; v = f->next[v]) {
      g_array_append_vals (vertices, &g_array_index (s->core, guint32, v), 1);
      if (v == node->last)
        break;
    }
    end_set (vertices, ends);
  }
  return lp_i_barrier_take (vertices, ends);
}

/* Matches all that are exposed, one after another. */
static SearchEnd
match_exposed (Forest *f, const Solver *s)
{
  for (guint32 v = 0; v < f->n; v++) {
    SearchEnd end;
    if (is_out (s, get_core (s, v)) || f->nodes[f->top[v]].mate_there != NONE)
      continue;
    end = run_search (f, f->top[v]);
    if (end != SEARCH_MATCHED)
      return end;
    end_search (f);
  }
  return SEARCH_MATCHED;
}

static void
raise_three (Forest *f, const Solver *s)
{
  for (guint i = 0; i < 3 && s->three[0] != NONE; i++)
    raise_vertex (f, s->spots[s->three[i]].place);
}

/* Solves the core once. Infeasible only if no vertex outside it could help. */
static LpTypedOutcome
try_core (Solver *s, LpBarrier **barrier, gboolean *is_again)
{
  g_autoptr (GArray) edges = NULL;
  Forest f;
  SearchEnd end;
  gboolean is_taken;

  choose_edges (s);
  edges = list_edges (s);
  lower_starts (s, edges);
  forest_init (&f, s, edges);
  start_matching (&f, s);
  end = match_exposed (&f, s);
  if (end == SEARCH_MATCHED)
    raise_three (&f, s);
  *is_again = end == SEARCH_STUCK && widen_core (s, &f);
  s->is_stuck = end == SEARCH_STUCK && !*is_again;
  if (s->is_stuck && barrier != NULL)
    *barrier = make_barrier (s, &f);
  if (s->is_stuck && s->three[0] != NONE)
    f.step = value_add (f.step, value_from (UNBOUND));
  end_search (&f);
  is_taken = take_solution (s, &f);
  forest_clear (&f);
  if (s->is_stuck && s->three[0] == NONE)
    return LP_TYPED_INFEASIBLE;
  return end == SEARCH_TOO_WIDE || !is_taken ? LP_TYPED_TOO_WIDE : LP_TYPED_DONE;
}

static LpTypedOutcome
solve_core (Solver *s, LpBarrier **barrier)
{
  LpTypedOutcome outcome;
  gboolean is_again;

  do
    outcome = try_core (s, barrier, &is_again);
  while (outcome == LP_TYPED_DONE && is_again);
  return outcome;
}

/*
 * Solves the core, values the kinds and prices all pairs, until no slack is
 * negative. The core only grows, so this ends at the latest when it holds all
 * vertices and edges. Where a three is left out and the rest has no solution, a tree that
 * cannot grow was raised so far that the duals say so, and they are priced like
 * any others.
 */
static LpTypedOutcome
solve_rounds (Solver *s, LpBarrier **barrier)
{
  for (;;) {
    LpTypedOutcome outcome = solve_core (s, barrier);
    if (outcome != LP_TYPED_DONE)
      return outcome;
    if (!value_kinds (s))
      continue;
    s->n_violations = 0;
    price_groups (s);
    price_exceptions (s);
    if (s->n_violations == 0)
      return s->is_stuck ? LP_TYPED_INFEASIBLE : LP_TYPED_DONE;
  }
}

static gboolean
add_to_cost (LpMatching *matching, Value cost)
{
  for (guint t = 0; t < matching->n_tiers; t++) {
    gint64 word = cost.word[t] / 2;
    if (word > 0 ? matching->cost[t] > G_MAXINT64 - word : matching->cost[t] < -G_MAXINT64 - word)
      return FALSE;
    matching->cost[t] += word;
  }
  return TRUE;
}

/* Writes down who is matched with whom, and adds up what that costs. FALSE where the sum needs too many bits. */
static gboolean
write_mates (Solver *s, LpMatching *matching)
{
  for (guint32 v = 0; v < s->n; v++) {
    guint32 mate = s->spots[v].mate;
    matching->mates[v] = mate == NONE ? v : mate;
    if (mate == NONE || mate < v)
      continue;
    if (!add_to_cost (matching, s->spots[v].place == NONE ? get_kind (s, s->spots[v].side / 2)->cost : get_cost (s, v, mate)))
      return FALSE;
  }
  return TRUE;
}

static void
copy_words (gint64 *words, Value value, guint n_tiers)
{
  for (guint t = 0; t < n_tiers; t++)
    words[t] = value.word[t];
}

/* Makes a dual solution with room for all blossoms and members, and says where the members of each begin. */
static LpDual *
begin_dual (const Solver *s, gsize *at)
{
  gsize n_members = 0;
  guint n_blossoms = s->blossoms->len;

  for (guint32 v = 0; v < s->n; v++) {
    for (guint32 b = blossom_of (s, v); b != NONE; b = g_array_index (s->blossoms, Blossom, b).parent) {
      at[b]++;
      n_members++;
    }
  }
  for (gsize b = 0, begin = 0; b < n_blossoms; b++) {
    gsize size = at[b];
    at[b] = begin;
    begin += size;
  }
  return lp_i_dual_new (s->n, s->g->n_tiers, n_blossoms, n_members);
}

/* Writes down the dual solution of all vertices, from their potentials and blossoms. */
static void
write_dual (const Solver *s, LpMatching *matching)
{
  g_autofree gsize *at = g_new0 (gsize, (gsize) s->blossoms->len + 1);
  LpDual *dual = begin_dual (s, at);
  guint n_tiers = s->g->n_tiers;

  for (guint32 v = 0; v < s->n; v++) {
    guint32 innermost = blossom_of (s, v);
    copy_words (dual->values + (gsize) v * n_tiers, value_without_blossoms (s, value_of (s, v), innermost), n_tiers);
    for (guint32 b = innermost; b != NONE; b = g_array_index (s->blossoms, Blossom, b).parent)
      dual->members[at[b]++] = v;
  }
  for (guint b = 0; b < s->blossoms->len; b++) {
    dual->ends[b] = at[b];
    copy_words (dual->blossom_values + (gsize) b * n_tiers, g_array_index (s->blossoms, Blossom, b).z, n_tiers);
  }
  g_ptr_array_add (matching->duals, dual);
}

static LpTypedOutcome
solve_pairs (Solver *s, LpMatching *matching, LpBarrier **barrier)
{
  LpTypedOutcome outcome;

  make_kinds (s);
  outcome = solve_rounds (s, barrier);
  if (outcome != LP_TYPED_DONE)
    return outcome;
  if (!write_mates (s, matching))
    return LP_TYPED_TOO_WIDE;
  write_dual (s, matching);
  return LP_TYPED_DONE;
}
