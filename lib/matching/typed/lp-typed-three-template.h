/* SPDX-License-Identifier: MIT */

/*
 * The partition with a three: the three with the least bound is left out and
 * the rest solved, until no bound lies below the best found. Included once per
 * number of tiers.
 *
 * Invariant: for any three that has not been tried, either a dual solution kept
 * bounds its cost, with that of all the rest, by at least the best found, or
 * find_candidate () finds it or one whose bound is not higher.
 */

/* So many threes are tried, and so many candidates looked at in one search, before the solver says that they are too many. */
enum { MOST_THREES = 200, MOST_CANDIDATES = 5000000 };

typedef struct {
  Solver *s;
  GPtrArray *solutions; /* owned: Solution */
  GArray *cheap;        /* owned: guint32: exceptions that cost less than their types' pairs */
  GArray *turners;      /* owned: guint32: vertices whose turn costs something */
  Cells cells;
  Value total;          /* D of the solution at hand */
  gboolean has_best;
  Value best;           /* doubled; of a solution with a three, or more than any may cost */
  guint32 best_three[3];
  Value least;          /* the least bound of a candidate … */
  guint32 three[3];     /* … which is this; NONE where there is none */
  guint n_looked;
} Search;

/*
 * Looks at a three: it becomes the candidate if no solution kept bounds it by
 * the best found, and the candidate so far has a higher bound.
 */
static void
consider_three (Search *q, guint32 a, guint32 b, guint32 c)
{
  guint32 three[3] = { a, b, c };
  Value cost, bound;

  q->n_looked++;
  if (a == b || a == c || b == c || !cost_three (q->s, three, &cost))
    return;
  bound = bound_three (q->s, q->total, three, cost);
  if (!value_less (bound, q->best) || !value_less (bound, q->least) || is_three_bounded (q->s, q->solutions, three, cost, q->best))
    return;
  q->least = bound;
  memcpy (q->three, three, sizeof three);
}

static gboolean
is_plain (const Solver *s, guint32 u, guint32 v)
{
  return u != v && lp_i_typed_find (s->g, u, v) == NONE;
}

static void
swap_cells (const Cell **a, const Cell **b)
{
  const Cell *kept = *a;

  *a = *b;
  *b = kept;
}

/*
 * Looks at the vertices of one cell as thirds beside a pair. One that makes no
 * exception with either stands for all such, as their bounds are the same.
 * Thirds that make exceptions are looked at only where there is no plain one:
 * exceptions that cost more have higher bounds, and for those that cost less
 * there are search_exceptions () and search_wedges ().
 */
static void
walk_beside (Search *q, guint32 a, guint32 b, const Cell *cell)
{
  guint32 c;

  for (Walk walk = { cell->begin, 0 }; (c = next_of_cell (&q->cells, q->s, cell, &walk)) != NONE;) {
    if (!is_plain (q->s, a, c) || !is_plain (q->s, b, c))
      continue;
    consider_three (q, a, b, c);
    return;
  }
  for (Walk walk = { cell->begin, 0 }; (c = next_of_cell (&q->cells, q->s, cell, &walk)) != NONE;)
    consider_three (q, a, b, c);
}

/* Finds a three of three cells that makes no exception, which stands for all that make none. */
static gboolean
consider_plain (Search *q, const Cell *const cells[3])
{
  const Solver *s = q->s;
  guint32 a, b, c;

  for (Walk i = { cells[0]->begin, 0 }; (a = next_of_cell (&q->cells, s, cells[0], &i)) != NONE;) {
    for (Walk j = { cells[1]->begin, 0 }; (b = next_of_cell (&q->cells, s, cells[1], &j)) != NONE;) {
      if (!is_plain (s, a, b))
        continue;
      for (Walk k = { cells[2]->begin, 0 }; (c = next_of_cell (&q->cells, s, cells[2], &k)) != NONE;) {
        if (!is_plain (s, a, c) || !is_plain (s, b, c))
          continue;
        consider_three (q, a, b, c);
        return TRUE;
      }
    }
  }
  return FALSE;
}

/*
 * Looks at threes of three cells. One that makes no exception stands for all
 * such. Only where there is none are threes with exceptions looked at, since
 * exceptions that cost more have higher bounds, and search_exceptions () and
 * search_wedges () look at those that cost less. That nothing but exceptions
 * lies between cells can only be where the two smaller ones are small.
 */
static void
consider_cells (Search *q, const Cell *x, const Cell *y, const Cell *z)
{
  const Cell *cells[3] = { x, y, z };
  guint32 a, b;

  q->n_looked++;
  if ((x == y && x->size < 2) || (y == z && y->size < 2) || (x == z && x->size < 3))
    return;
  if (cells[0]->size > cells[1]->size)
    swap_cells (&cells[0], &cells[1]);
  if (cells[1]->size > cells[2]->size)
    swap_cells (&cells[1], &cells[2]);
  if (cells[0]->size > cells[1]->size)
    swap_cells (&cells[0], &cells[1]);
  if (consider_plain (q, cells))
    return;
  for (Walk i = { cells[0]->begin, 0 }; (a = next_of_cell (&q->cells, q->s, cells[0], &i)) != NONE;) {
    for (Walk j = { cells[1]->begin, 0 }; (b = next_of_cell (&q->cells, q->s, cells[1], &j)) != NONE;)
      walk_beside (q, a, b, cells[2]);
  }
}

/* What a bound must stay below to matter. */
static Value
get_goal (const Search *q)
{
  return value_min (q->best, q->least);
}

/* Looks for threes of three types; the sum is the total and what pairs of these types cost. */
static void
search_third (Search *q, guint i, guint j, guint k, Value sum)
{
  const Cell *end[3] = { get_cells (&q->cells, i + 1), get_cells (&q->cells, j + 1), get_cells (&q->cells, k + 1) };

  for (const Cell *x = get_cells (&q->cells, i); x < end[0]; x++) {
    if (!value_less (value_add (value_add (sum, x->key), value_add (get_cells (&q->cells, j)->key, get_cells (&q->cells, k)->key)), get_goal (q)))
      return;
    for (const Cell *y = i == j ? x : get_cells (&q->cells, j); y < end[1]; y++) {
      if (!value_less (value_add (value_add (sum, x->key), value_add (y->key, get_cells (&q->cells, k)->key)), get_goal (q)))
        break;
      for (const Cell *z = j == k ? y : get_cells (&q->cells, k); z < end[2]; z++) {
        if (!value_less (value_add (value_add (sum, x->key), value_add (y->key, z->key)), get_goal (q)) || q->n_looked > MOST_CANDIDATES)
          break;
        consider_cells (q, x, y, z);
      }
    }
  }
}

/*
 * How little a third type can add to two others: at least the least of
 * 2 p + key over all types, and twice the least slack of any two types' highest
 * values p, with these two types' p; so that pairs of types can be passed over.
 */
typedef struct {
  Value *highest;   /* owned: of each type with cells */
  Value least_third;
} Thirds;

static void
thirds_init (Thirds *thirds, const Search *q)
{
  guint k = count_cell_types (&q->cells);
  Value least_slack = value_from (0), least_key = value_infinite ();

  thirds->highest = g_new (Value, MAX (k, 1));
  for (guint i = 0; i < k; i++) {
    const Cell *cells = get_cells (&q->cells, i), *end = get_cells (&q->cells, i + 1);
    thirds->highest[i] = cells->value;
    for (const Cell *cell = cells; cell < end; cell++)
      thirds->highest[i] = value_max (thirds->highest[i], cell->value);
    least_key = value_min (least_key, value_add (value_double (thirds->highest[i]), cells->key));
  }
  for (guint i = 0; i < k; i++) {
    for (guint j = 0; j <= i; j++) {
      Value cost = get_base (q->s, get_cells (&q->cells, i)->type, get_cells (&q->cells, j)->type);
      if (!value_is_forbidden (cost))
        least_slack = value_min (least_slack, value_sub (cost, value_add (thirds->highest[i], thirds->highest[j])));
    }
  }
  thirds->least_third = value_add (least_key, value_double (least_slack));
}

/* Looks for threes whose pairs cost what their types cost. */
static void
search_types (Search *q)
{
  guint k = count_cell_types (&q->cells);
  Thirds thirds;

  thirds_init (&thirds, q);
  for (guint i = 0; i < k; i++) {
    for (guint j = i; j < k; j++) {
      Value cost = get_base (q->s, get_cells (&q->cells, i)->type, get_cells (&q->cells, j)->type);
      Value sum = value_add (q->total, cost), keys = value_add (get_cells (&q->cells, i)->key, get_cells (&q->cells, j)->key);
      Value bound = value_add (value_add (sum, keys), value_add (value_add (thirds.highest[i], thirds.highest[j]), thirds.least_third));
      if (value_is_forbidden (cost) || !value_less (bound, get_goal (q)))
        continue;
      for (guint l = j; l < k; l++) {
        Value second = get_base (q->s, get_cells (&q->cells, i)->type, get_cells (&q->cells, l)->type);
        Value third = get_base (q->s, get_cells (&q->cells, j)->type, get_cells (&q->cells, l)->type);
        if (!value_is_forbidden (second) && !value_is_forbidden (third))
          search_third (q, i, j, l, value_add (sum, value_add (second, third)));
      }
    }
  }
  g_free (thirds.highest);
}

/* Looks for the third vertex beside an exception that costs less than its types. */
static void
search_beside (Search *q, guint32 a, guint32 b, Value sum)
{
  Solver *s = q->s;

  for (guint k = 0; k < count_cell_types (&q->cells); k++) {
    const Cell *end = get_cells (&q->cells, k + 1);
    Value first = get_base (q->s, type_of (s, a), get_cells (&q->cells, k)->type);
    Value second = get_base (q->s, type_of (s, b), get_cells (&q->cells, k)->type);
    if (value_is_forbidden (first) || value_is_forbidden (second))
      continue;
    for (const Cell *cell = get_cells (&q->cells, k); cell < end; cell++) {
      if (!value_less (value_add (value_add (sum, first), value_add (second, cell->key)), get_goal (q)) || q->n_looked > MOST_CANDIDATES)
        break;
      walk_beside (q, a, b, cell);
    }
  }
}

/* The least that a plain third can add, for each two types: asked once in a search, while there are few types. */
typedef struct {
  Value *least;      /* owned; NULL where there are too many types */
  guint8 *is_known;  /* owned */
} Besides;

static Value
ask_beside (Search *q, Besides *besides, guint32 s, guint32 t)
{
  gsize at = (gsize) s * q->s->n_types + t;
  Value least = value_infinite ();

  if (besides->least != NULL && besides->is_known[at])
    return besides->least[at];
  for (guint k = 0; k < count_cell_types (&q->cells); k++) {
    Value first = get_base (q->s, s, get_cells (&q->cells, k)->type), second = get_base (q->s, t, get_cells (&q->cells, k)->type);
    if (!value_is_forbidden (first) && !value_is_forbidden (second))
      least = value_min (least, value_add (value_add (first, second), get_cells (&q->cells, k)->key));
  }
  if (besides->least == NULL)
    return least;
  besides->is_known[at] = TRUE;
  return besides->least[at] = least;
}

static void
search_exceptions (Search *q)
{
  Solver *s = q->s;
  gsize k = s->n_types;
  Besides besides = { NULL, NULL };

  if (k <= MAX_TABLE_TYPES) {
    besides.least = g_new (Value, MAX (k * k, 1));
    besides.is_known = g_new0 (guint8, MAX (k * k, 1));
  }
  for (guint i = 0; i < q->cheap->len; i++) {
    guint32 pair = g_array_index (q->cheap, guint32, i), u = get_pair (s, pair)->u, v = get_pair (s, pair)->v;
    Value sum = value_add (q->total, read_exception (s->g, pair));
    prefetch (&s->spots[get_pair (s, g_array_index (q->cheap, guint32, MIN (i + AHEAD, q->cheap->len - 1)))->v]);
    sum = value_add (sum, value_sub (get_turn (s, u), value_of (s, u)));
    sum = value_add (sum, value_sub (get_turn (s, v), value_of (s, v)));
    if (value_less (value_add (sum, ask_beside (q, &besides, type_of (s, u), type_of (s, v))), get_goal (q)))
      search_beside (q, u, v, sum);
  }
  g_free (besides.least);
  g_free (besides.is_known);
}

/* One of the two ends of a cheap exception. */
typedef struct {
  guint32 here, there;
} CheapEnd;

static int
compare_ends (const void *a, const void *b)
{
  const CheapEnd *x = a, *y = b;

  if (x->here != y->here)
    return x->here < y->here ? -1 : 1;
  return (x->there > y->there) - (x->there < y->there);
}

/* Looks for threes with two or three exceptions that cost less than their types. */
static void
search_wedges (Search *q)
{
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (CheapEnd));
  g_autofree guint8 *n_ends = g_new0 (guint8, MAX (q->s->n, 1));
  const CheapEnd *all;

  for (guint i = 0; i < q->cheap->len; i++) {
    const LpTypedPair *pair = get_pair (q->s, g_array_index (q->cheap, guint32, i));
    n_ends[pair->u] = MIN (n_ends[pair->u] + 1, 2);
    n_ends[pair->v] = MIN (n_ends[pair->v] + 1, 2);
  }
  for (guint i = 0; i < q->cheap->len; i++) {
    const LpTypedPair *pair = get_pair (q->s, g_array_index (q->cheap, guint32, i));
    CheapEnd there = { pair->u, pair->v }, back = { pair->v, pair->u };
    if (n_ends[pair->u] > 1)
      g_array_append_val (ends, there);
    if (n_ends[pair->v] > 1)
      g_array_append_val (ends, back);
  }
  sort_array (ends, sizeof (CheapEnd), compare_ends);
  all = (const CheapEnd *) (gconstpointer) ends->data;
  for (guint i = 0; i < ends->len; i++) {
    for (guint j = i + 1; j < ends->len && all[j].here == all[i].here && q->n_looked <= MOST_CANDIDATES; j++)
      consider_three (q, all[i].here, all[i].there, all[j].there);
  }
}

/* Finds the three with the least bound below the best found that nothing kept bounds. FALSE where there is none. */
static gboolean
find_candidate (Search *q)
{
  q->least = value_infinite ();
  q->three[0] = NONE;
  q->n_looked = 0;
  make_cells (&q->cells, q->s, q->solutions, q->turners);
  search_types (q);
  search_exceptions (q);
  search_wedges (q);
  return q->three[0] != NONE;
}

static void
list_cheap (Search *q)
{
  Solver *s = q->s;

  for (guint32 i = 0; i < s->g->pairs->len; i++) {
    Value cost = read_exception (s->g, i), base;
    if (value_is_forbidden (cost))
      continue;
    base = get_base (s, type_of (s, get_pair (s, i)->u), type_of (s, get_pair (s, i)->v));
    if (value_is_forbidden (base) || value_less (cost, base))
      g_array_append_val (q->cheap, i);
  }
}

/* Leaves three vertices out of the core's matching, and lets the last three take part again. */
static void
leave_out (Solver *s, const guint32 three[3])
{
  for (guint i = 0; i < 3; i++) {
    guint32 mate;
    pull_pair (s, three[i]);
    mate = s->spots[three[i]].mate;
    if (mate != NONE)
      s->spots[mate].mate = NONE;
    s->spots[three[i]].mate = NONE;
  }
  memcpy (s->three, three, sizeof s->three);
}

static gboolean
is_summable (Value value, gint64 times)
{
  gint64 most = (G_GINT64_CONSTANT (1) << 60) / MAX (times, 1);

  for (guint t = 0; t < LP_TIERS; t++) {
    if (value.word[t] > most || value.word[t] < -most)
      return FALSE;
  }
  return TRUE;
}

/* What a matching of the rest costs, doubled. FALSE where that needs too many bits. */
static gboolean
sum_rest (Solver *s, Value *sum)
{
  *sum = value_from (0);
  for (guint i = 0; i < s->kinds->len; i++) {
    const Kind *kind = get_kind (s, i);
    if (!is_summable (kind->cost, kind->n_left) || !is_summable (*sum, 1))
      return FALSE;
    *sum = add_wrapping (*sum, kind->cost, kind->n_left);
  }
  for (guint32 i = 0; i < s->core->len; i++) {
    guint32 v = get_core (s, i), mate = s->spots[v].mate;
    if (!is_summable (*sum, 1))
      return FALSE;
    if (mate != NONE && mate > v)
      *sum = value_add (*sum, get_cost (s, v, mate));
  }
  return is_summable (*sum, 1);
}

/* Takes the partition at hand over as the best. */
static void
take_best (Search *q, Value best, LpMatching *matching)
{
  const Solver *s = q->s;

  q->has_best = TRUE;
  q->best = best;
  memcpy (q->best_three, s->three, sizeof q->best_three);
  for (guint32 v = 0; v < s->n; v++)
    matching->mates[v] = s->spots[v].mate == NONE ? v : s->spots[v].mate;
}

/* Solves without the candidate, keeps the dual solution, and takes the partition if it is better. */
static LpTypedOutcome
try_three (Search *q, LpMatching *matching)
{
  Solver *s = q->s;
  LpTypedOutcome outcome;
  Value rest, cost;

  leave_out (s, q->three);
  outcome = solve_rounds (s, NULL);
  if (outcome != LP_TYPED_DONE && outcome != LP_TYPED_INFEASIBLE)
    return outcome;
  value_three (s);
  q->total = sum_values (s);
  g_ptr_array_add (q->solutions, keep_solution (s, q->total));
  cost_three (s, s->three, &cost);
  if (outcome == LP_TYPED_INFEASIBLE) {
    if (!q->has_best)
      q->best = value_min (q->best, bound_three (s, q->total, s->three, cost));
    return LP_TYPED_DONE;
  }
  if (!sum_rest (s, &rest))
    return LP_TYPED_TOO_WIDE;
  rest = value_add (rest, cost);
  if (!q->has_best || value_less (rest, q->best))
    take_best (q, rest, matching);
  return LP_TYPED_DONE;
}

/* Writes down the best partition, and all dual solutions that bound other threes. */
static void
write_three (Search *q, LpMatching *matching)
{
  Solver *s = q->s;

  qsort (q->best_three, 3, sizeof (guint32), lp_i_compare_vertices);
  matching->has_three = TRUE;
  for (guint i = 0; i < 3; i++)
    matching->three[i] = q->best_three[i];
  copy_words (matching->cost, value_half (q->best), s->g->n_tiers);
  for (guint i = 0; i < q->solutions->len; i++) {
    Solution *solution = g_ptr_array_index (q->solutions, i);
    swap_solution (s, solution);
    write_dual (s, matching);
    swap_solution (s, solution);
  }
}

/* Tries candidates until no three has a bound below the best found. */
static LpTypedOutcome
search_threes (Search *q, LpMatching *matching)
{
  while (find_candidate (q)) {
    LpTypedOutcome outcome;
    if (q->solutions->len == MOST_THREES)
      return LP_TYPED_TOO_MANY;
    outcome = try_three (q, matching);
    if (outcome != LP_TYPED_DONE)
      return outcome;
  }
  if (q->n_looked > MOST_CANDIDATES)
    return LP_TYPED_TOO_MANY;
  if (!q->has_best)
    return LP_TYPED_INFEASIBLE;
  write_three (q, matching);
  return LP_TYPED_DONE;
}

static void
list_turners (Search *q)
{
  for (guint32 v = 0; q->s->g->three_costs != NULL && v < q->s->n; v++) {
    if (!value_equal (get_turn (q->s, v), value_from (0)))
      g_array_append_val (q->turners, v);
  }
}

static LpTypedOutcome
solve_with_three (Solver *s, LpMatching *matching)
{
  Search q = { .s = s, .best = value_from (UNBOUND / 2), .total = value_from (0) };
  LpTypedOutcome outcome;

  make_kinds (s);
  q.solutions = g_ptr_array_new_with_free_func (solution_free);
  q.cheap = g_array_new (FALSE, FALSE, sizeof (guint32));
  cells_init (&q.cells);
  q.turners = g_array_new (FALSE, FALSE, sizeof (guint32));
  list_cheap (&q);
  list_turners (&q);
  outcome = search_threes (&q, matching);
  g_ptr_array_unref (q.solutions);
  g_array_unref (q.cheap);
  g_array_unref (q.turners);
  cells_clear (&q.cells);
  return outcome;
}

static LpTypedOutcome
solve_typed (const LpTyped *g, LpMatching *matching, LpBarrier **barrier)
{
  LpTypedOutcome outcome;
  Solver s;

  solver_init (&s, g);
  if (s.out_of_range)
    outcome = LP_TYPED_BAD_COST;
  else
    outcome = g->n % 2 == 0 ? solve_pairs (&s, matching, barrier) : solve_with_three (&s, matching);
  if (s.out_of_range)
    outcome = LP_TYPED_BAD_COST;
  solver_clear (&s);
  return outcome;
}
