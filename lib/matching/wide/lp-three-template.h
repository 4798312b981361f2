/* SPDX-License-Identifier: MIT */

/*
 * The exact partition into pairs and one three. Included once per width.
 *
 * By weak duality in J. Edmonds' linear programme (1965), a dual solution that is feasible for all vertices bounds the cost of every
 * three T: c(T) + Σ y (outside T) + Σ z_B (|B \ T| odd), since B \ T, if odd,
 * cannot be matched within itself. Solving the matching without T, and giving
 * T's vertices the largest duals that stay feasible, makes that bound exact
 * for T and good for threes like it. So: solve the three with the least bound,
 * until the best found is no dearer than the least bound left. Each solve but
 * the first goes on from the one before (see lp-solve-again-template.h): the old
 * three comes back in, the new one goes out, and up to six vertices search.
 *
 * Invariant: a three that is not among the candidates is bounded, by one of the
 * dual solutions taken so far, by at least the best cost found.
 */

typedef struct {
  LpWide bound;
  Node a, b, c;
  gboolean is_free; /* its vertices cost nothing */
} Candidate;

typedef struct {
  Engine *e;
  LpThreeTask *task;
  GPtrArray *solutions;    /* owned: Solution */
  LpWide *share;           /* owned: n × n, 2 Σ z over the blossoms that hold both, for one dual solution */
  LpWide *reach;           /* owned: n, the least that a vertex adds together with another; see fill_reach () */
  LpWide limit;            /* threes whose bound is not below it are of no interest */
  Candidate *candidates;   /* owned */
  gsize n_candidates, room;
  Candidate *opened;       /* owned: those that the first dual solution left open */
  gsize n_opened;
  gboolean no_memory, cancelled;
  LpWide best;             /* doubled; above all solutions while none is known */
  LpMatching *matching;
} Search;

/* Four times what a solution can cost: twice what a doubled one can. */
static LpWide
get_ceiling (const Engine *e)
{
  return wide_shift_left (wide_from (1), e->packing->bits + 2);
}

static void
fill_share (Search *s, const Solution *solution)
{
  gsize n = s->e->n;
  guint begin = 0;

  if (solution->n_sets == 0)
    return;
  memset (s->share, 0, n * n * sizeof (LpWide));
  for (guint i = 0; i < solution->n_sets; begin = solution->ends[i++]) {
    LpWide twice = wide_double (solution->z[i]);
    for (guint j = begin; j < solution->ends[i]; j++) {
      for (guint k = begin; k < solution->ends[i]; k++) {
        LpWide *at = s->share + solution->members[j] * n + solution->members[k];
        *at = wide_add (*at, twice);
      }
    }
  }
}

static inline LpWide
wide_max (LpWide a, LpWide b)
{
  return wide_less (a, b) ? b : a;
}

/* In any dual solution: what the three costs, doubled. */
static inline LpWide
get_three_cost (const Engine *e, const Candidate *three)
{
  Node a = three->a, b = three->b, c = three->c;
  LpWide sum = wide_add (e->three_cost[(gsize) a * e->n + b], e->three_cost[(gsize) a * e->n + c]);

  sum = wide_add (sum, e->three_cost[(gsize) b * e->n + c]);
  sum = wide_add (sum, three->is_free ? e->free_cost : e->vertex_cost[a]);
  sum = wide_add (sum, three->is_free ? e->free_cost : e->vertex_cost[b]);
  return wide_add (sum, three->is_free ? e->free_cost : e->vertex_cost[c]);
}

/* The bound of a three less what blossoms add to it: nothing, if none holds two of its vertices. */
static inline LpWide
get_loose_bound (const Engine *e, const Solution *solution, const Candidate *three)
{
  LpWide bound = wide_add (get_three_cost (e, three), solution->total);

  return wide_sub (wide_sub (wide_sub (bound, solution->y[three->a]), solution->y[three->b]), solution->y[three->c]);
}

/*
 * The bound of a three. In the form of odd sets, T's own y (with the z of all
 * blossoms around them) go off the total; a blossom that holds two or three of
 * T was taken off once or twice too often. Blossoms are nested or disjoint, so
 * those that hold at least two of T are those that hold the pair with most.
 */
static inline LpWide
get_bound (const Search *s, const Solution *solution, const Candidate *three)
{
  gsize n = s->e->n, a = three->a, b = three->b, c = three->c;
  LpWide bound = get_loose_bound (s->e, solution, three);

  if (solution->n_sets == 0)
    return bound;
  return wide_add (bound, wide_max (s->share[a * n + b], wide_max (s->share[a * n + c], s->share[b * n + c])));
}

static gboolean
is_allowed (const Search *s, const Candidate *three)
{
  return s->task->allowed == NULL ||
         s->task->allowed (three->a, three->b, three->c, s->task->data);
}

/* Adds a candidate, or notes that memory does not suffice. */
static void
add_candidate (Search *s, const Candidate *three)
{
  if (s->n_candidates == s->room) {
    gsize room = MAX (256, 2 * s->room);
    Candidate *grown = g_try_renew (Candidate, s->candidates, room);
    if (grown == NULL) {
      s->no_memory = TRUE;
      return;
    }
    s->candidates = grown;
    s->room = room;
  }
  s->candidates[s->n_candidates++] = *three;
}

/* What a vertex adds to the bound of a three, whatever its two companions. */
static inline LpWide
get_own_part (const Engine *e, const Solution *solution, gsize v)
{
  return wide_sub (e->vertex_cost[v], solution->y[v]);
}

/*
 * Twice the bound of {a, b, c} is at least twice what a and b make of it alone
 * and, for each of them, its reach: the least over all c of the edge to c,
 * twice, and c's own part. So most pairs need no look at their third vertices.
 */
static void
fill_reach (Search *s, const Solution *solution)
{
  const Engine *e = s->e;
  gsize n = e->n;

  for (gsize v = 0; v < n; v++) {
    const LpWide *from = e->three_cost + v * n;
    s->reach[v] = wide_absent ();
    for (gsize c = 0; c < n; c++) {
      LpWide part;
      if (wide_is_absent (from[c]))
        continue;
      part = wide_add (wide_double (from[c]), get_own_part (e, solution, c));
      s->reach[v] = wide_less (part, s->reach[v]) ? part : s->reach[v];
    }
  }
}

static inline gboolean
is_beyond (const Search *s, const Solution *solution, gsize a, gsize b)
{
  const Engine *e = s->e;
  LpWide alone = wide_add (get_own_part (e, solution, a), get_own_part (e, solution, b));

  if (wide_is_absent (s->reach[a]) || wide_is_absent (s->reach[b]))
    return TRUE;
  alone = wide_add (wide_add (alone, solution->total), e->three_cost[a * e->n + b]);
  return !wide_less (wide_add (wide_double (alone), wide_add (s->reach[a], s->reach[b])), wide_double (s->limit));
}

typedef void (*VisitFunc) (Search *s, const Candidate *three);

/* Shows the threes {a, b, c} with c after b. */
static inline void
visit_thirds (Search *s, const Solution *solution, gsize a, gsize b, VisitFunc visit)
{
  gsize n = s->e->n;
  const LpWide *from_a = s->e->three_cost + a * n, *from_b = s->e->three_cost + b * n;

  for (gsize c = b + 1; c < n; c++) {
    Candidate three = { .a = (Node) a, .b = (Node) b, .c = (Node) c, .is_free = FALSE };
    if (wide_is_absent (from_a[c]) || wide_is_absent (from_b[c]))
      continue;
    three.bound = get_bound (s, solution, &three);
    visit (s, &three);
  }
}

/* Shows the threes whose vertices cost nothing, as such; with what their vertices cost in others they are shown, too. */
static void
visit_free_threes (Search *s, const Solution *solution, VisitFunc visit)
{
  const Engine *e = s->e;

  for (guint i = 0; i < s->task->free_threes->len; i++) {
    const guint *members = g_array_index (s->task->free_threes, LpFreeThree, i).members;
    Candidate three = { .a = (Node) members[0], .b = (Node) members[1], .c = (Node) members[2], .is_free = TRUE };
    const LpWide *from_a = e->three_cost + (gsize) three.a * e->n;
    if (wide_is_absent (from_a[three.b]) || wide_is_absent (from_a[three.c])
        || wide_is_absent (e->three_cost[(gsize) three.b * e->n + three.c]))
      continue;
    three.bound = get_bound (s, solution, &three);
    visit (s, &three);
  }
}

/* Shows all threes that have their edges and may have a bound below the limit, with the bounds of a dual solution. */
static inline void
visit_threes (Search *s, const Solution *solution, VisitFunc visit)
{
  gsize n = s->e->n;

  fill_share (s, solution);
  fill_reach (s, solution);
  for (gsize a = 0; a < n; a++) {
    for (gsize b = a + 1; b < n; b++) {
      if (!wide_is_absent (s->e->three_cost[a * n + b]) && !is_beyond (s, solution, a, b))
        visit_thirds (s, solution, a, b, visit);
    }
  }
  visit_free_threes (s, solution, visit);
}

/* Keeps the least of all threes as the only candidate. */
static void
keep_least (Search *s, const Candidate *three)
{
  if (!wide_less (three->bound, s->limit) || !is_allowed (s, three))
    return;
  s->n_candidates = 0;
  s->limit = three->bound;
  add_candidate (s, three);
}

/* Keeps all threes that may be better than the best. */
static void
keep_better (Search *s, const Candidate *three)
{
  if (!s->no_memory && wide_less (three->bound, s->limit) && is_allowed (s, three))
    add_candidate (s, three);
}

/* Lets a new dual solution raise the bounds, and drops the candidates that cannot be better than the best. */
static guint
raise_bounds (Search *s, const Solution *solution)
{
  gsize kept = 0, before = s->n_candidates;

  fill_share (s, solution);
  for (gsize i = 0; i < before; i++) {
    Candidate *three = &s->candidates[i];
    three->bound = wide_max (three->bound, get_bound (s, solution, three));
    if (wide_less (three->bound, s->best))
      s->candidates[kept++] = *three;
  }
  s->n_candidates = kept;
  return (guint) (before - kept);
}

/* The largest dual that a vertex in no set may have, for its edges to the vertices with duals. */
static LpWide
get_largest_dual (const Engine *e, const LpWide *y, Node v)
{
  const LpWide *cost = e->cost + (gsize) v * e->n;
  LpWide least = wide_shift_left (wide_from (1), e->packing->bits + 4);

  for (guint u = 0; u < e->n; u++) {
    LpWide slack = wide_sub (cost[u], y[u]);
    if (e->label[u] != EXCLUDED && wide_less (slack, least))
      least = slack;
  }
  return least;
}

/* Takes a removed vertex in again, as an exposed one, both in a dual solution and in the engine. */
static void
take_in (Engine *e, Solution *solution, Node v)
{
  solution->y[v] = get_largest_dual (e, solution->y, v);
  e->y[v] = get_largest_dual (e, e->y, v);
  e->label[v] = FREE;
}

/* Finds the cheapest matching without some vertices: going on from the last one, or afresh where that fails. */
static gboolean
run_search_without (Engine *e, const Node *excluded, guint n_excluded)
{
  for (guint i = 0; e->is_warm && i < n_excluded; i++)
    expose_vertex (e, excluded[i]);
  exclude_vertices (e, excluded, n_excluded);
  return (e->is_warm && run_stages_on (e)) || run_search (e);
}

static void
remember_best (Search *s, const Candidate *three, LpWide cost, const guint32 *mates)
{
  LpMatching *matching = s->matching;

  if (!wide_less (cost, s->best))
    return;
  s->best = cost;
  matching->has_three = TRUE;
  matching->three[0] = three->a;
  matching->three[1] = three->b;
  matching->three[2] = three->c;
  memcpy (matching->mates, mates, s->e->n * sizeof *mates);
}

/*
 * Solves the matching without a three, exactly. Where there is none, the failed
 * tree lets the duals grow without end: far enough, they bound this three and
 * all those that fail alike by more than any solution costs.
 */
static const Solution *
solve_without (Search *s, const Candidate *three, guint32 *mates)
{
  Engine *e = s->e;
  const Node excluded[] = { three->a, three->b, three->c };
  gboolean feasible = run_search_without (e, excluded, 3);
  Solution *solution;

  e->is_warm = feasible;
  if (!feasible) {
    e->step = wide_add (e->step, get_ceiling (e));
    end_stage (e);
  }
  settle_mates (e, mates);
  solution = begin_solution (e);
  if (feasible)
    turn_large_sets (e, solution);
  for (guint i = 0; i < 3; i++)
    take_in (e, solution, excluded[i]);
  solution->total = add_up (e, solution->y, mates);
  g_ptr_array_add (s->solutions, solution);
  s->task->n_solves++;
  if (feasible)
    remember_best (s, three, get_loose_bound (e, solution, three), mates);
  return solution;
}

/* The candidate with the least bound; the first of several. */
static Candidate
get_least (const Search *s)
{
  const Candidate *least = s->candidates;

  for (gsize i = 1; i < s->n_candidates; i++) {
    if (wide_less (s->candidates[i].bound, least->bound))
      least = &s->candidates[i];
  }
  return *least;
}

/* A first dual solution at little cost: that with which a greedy matching begins. */
static Solution *
take_first_solution (Engine *e, guint32 *mates)
{
  exclude_vertices (e, NULL, 0);
  reset_nodes (e);
  start_search (e);
  settle_mates (e, mates);
  return take_solution (e, mates);
}

/* Finds the three to begin with, and the candidates beside it. */
static void
begin_search (Search *s, guint32 *mates)
{
  Solution *first = take_first_solution (s->e, mates);
  const Solution *solution;

  s->limit = wide_shift_left (get_ceiling (s->e), 10);
  visit_threes (s, first, keep_least);
  free_solution (first);
  if (s->n_candidates == 0)
    return;
  solution = solve_without (s, &s->candidates[0], mates);
  s->n_candidates = 0;
  s->limit = s->best;
  visit_threes (s, solution, keep_better);
  s->opened = g_memdup2 (s->candidates, s->n_candidates * sizeof (Candidate));
  s->n_opened = s->n_candidates;
}

/* Asks the caller after each solve. */
static gboolean
may_go_on (Search *s)
{
  if (s->task->progress != NULL && s->task->n_solves > 0)
    s->cancelled = !s->task->progress (s->task->n_solves, s->task->progress_data);
  return !s->cancelled;
}

static LpOutcome
run_three_search (Search *s, guint32 *mates)
{
  begin_search (s, mates);
  while (may_go_on (s) && s->n_candidates > 0 && !s->no_memory) {
    Candidate three = get_least (s);
    raise_bounds (s, solve_without (s, &three, mates));
  }
  if (s->cancelled)
    return LP_OUTCOME_CANCELLED;
  if (s->no_memory)
    return LP_OUTCOME_NO_MEMORY;
  return s->matching->has_three ? LP_OUTCOME_DONE : LP_OUTCOME_INFEASIBLE;
}

/* Hands over the dual solutions that close a three which those before them left open. */
static LpOutcome
choose_solutions (Search *s)
{
  g_free (s->candidates);
  s->candidates = g_steal_pointer (&s->opened);
  s->n_candidates = s->n_opened;
  for (guint i = 0; i < s->solutions->len; i++) {
    const Solution *solution = g_ptr_array_index (s->solutions, i);
    gboolean closes = raise_bounds (s, solution) > 0;
    LpDual *dual;
    if (i > 0 && !closes)
      continue;
    dual = unpack_solution (s->e, solution);
    if (dual == NULL)
      return LP_OUTCOME_TOO_WIDE;
    g_ptr_array_add (s->matching->duals, dual);
  }
  return LP_OUTCOME_DONE;
}

static LpOutcome
solve_three (gpointer engine, LpThreeTask *task, LpMatching *matching)
{
  Search s = { .e = engine, .task = task, .matching = matching };
  g_autofree guint32 *mates = g_new0 (guint32, s.e->n);
  LpOutcome outcome = LP_OUTCOME_NO_MEMORY;

  s.e->is_warm = FALSE;
  s.best = get_ceiling (s.e);
  s.solutions = g_ptr_array_new_with_free_func (free_solution);
  s.share = g_try_new0 (LpWide, (gsize) s.e->n * s.e->n);
  s.reach = g_try_new (LpWide, s.e->n);
  if (s.share != NULL && s.reach != NULL)
    outcome = run_three_search (&s, mates);
  if (outcome == LP_OUTCOME_DONE)
    outcome = choose_solutions (&s);
  s.e->is_warm = FALSE;
  g_ptr_array_unref (s.solutions);
  g_free (s.share);
  g_free (s.reach);
  g_free (s.candidates);
  g_free (s.opened);
  return outcome;
}
