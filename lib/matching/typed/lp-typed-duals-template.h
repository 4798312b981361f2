/* SPDX-License-Identifier: MIT */

/*
 * Dual solutions with a three left out, and what each bounds. Included once per
 * number of tiers.
 *
 * A feasible dual solution bounds what any three T costs with all the rest:
 * twice that is at least D + 2 c(T) − Σ p (v in T) + 2 Σ z_B (|B ∩ T| ≥ 2), where
 * D = Σ p − Σ z_B (|B| − 1) over all. Solving without T makes the bound of T exact.
 *
 * A cell is a side of a kind, or a vertex of the core. All vertices of a cell
 * have the same values in all solutions: they have never left their kind.
 */

/* A dual solution, kept. */
typedef struct {
  GArray *potential;  /* owned: Value: of the core as it was */
  GArray *inner;      /* owned: guint32 */
  GArray *blossoms;   /* owned: Blossom */
  GArray *kinds;      /* owned: Kind: for their values and blossoms */
  guint32 three[3];
  Value total;        /* D */
} Solution;

static void
solution_free (gpointer data)
{
  Solution *solution = data;

  g_array_unref (solution->potential);
  g_array_unref (solution->inner);
  g_array_unref (solution->blossoms);
  g_array_unref (solution->kinds);
  g_free (solution);
}

static GArray *
copy_array (const GArray *array, guint size)
{
  GArray *copy = g_array_sized_new (FALSE, FALSE, size, array->len);

  g_array_append_vals (copy, array->data, array->len);
  return copy;
}

/* Copies the dual solution that the solver holds now. */
static Solution *
keep_solution (const Solver *s, Value total)
{
  Solution *solution = g_new0 (Solution, 1);

  solution->potential = copy_array (s->potential, sizeof (Value));
  solution->inner = copy_array (s->inner, sizeof (guint32));
  solution->blossoms = copy_array (s->blossoms, sizeof (Blossom));
  solution->kinds = copy_array (s->kinds, sizeof (Kind));
  memcpy (solution->three, s->three, sizeof solution->three);
  solution->total = total;
  return solution;
}

/* Gives the solver a kept solution's values, without those that came into the core later; exchanges the two. */
static void
swap_solution (Solver *s, Solution *solution)
{
  GArray *kept[] = { s->potential, s->inner, s->blossoms, s->kinds };

  s->potential = solution->potential;
  s->inner = solution->inner;
  s->blossoms = solution->blossoms;
  s->kinds = solution->kinds;
  solution->potential = kept[0];
  solution->inner = kept[1];
  solution->blossoms = kept[2];
  solution->kinds = kept[3];
}

static Value
add_wrapping (Value a, Value b, gint64 times)
{
  for (guint t = 0; t < LP_TIERS; t++)
    a.word[t] = (gint64) ((guint64) a.word[t] + (guint64) b.word[t] * (guint64) times);
  return a;
}

/* D, from all values. Sums may pass 64 bits on the way and come back. */
static Value
sum_values (const Solver *s)
{
  g_autofree gint64 *size = g_new0 (gint64, (gsize) s->blossoms->len + 1);
  Value sum = value_from (0);

  for (guint32 i = 0; i < s->core->len; i++) {
    sum = add_wrapping (sum, g_array_index (s->potential, Value, i), 1);
    for (guint32 b = g_array_index (s->inner, guint32, i); b != NONE; b = g_array_index (s->blossoms, Blossom, b).parent)
      size[b]++;
  }
  for (guint i = 0; i < s->kinds->len; i++) {
    const Kind *kind = get_kind (s, i);
    sum = add_wrapping (sum, kind->value[0], kind->n_left);
    sum = add_wrapping (sum, kind->value[1], kind->n_left);
    for (guint32 b = kind->n_left > 0 ? kind->blossom : NONE; b != NONE; b = g_array_index (s->blossoms, Blossom, b).parent)
      size[b] += 2 * (gint64) kind->n_left;
  }
  for (guint b = 0; b < s->blossoms->len; b++)
    sum = add_wrapping (sum, g_array_index (s->blossoms, Blossom, b).z, 1 - size[b]);
  return sum;
}

/* The most that a vertex of the three may be worth beside all groups of like vertices. */
static Value
bind_to_groups (Solver *s, const GArray *groups, guint32 v)
{
  Group own = { .kind = NONE, .side = v };
  Value most = value_from (UNBOUND);
  gboolean is_done = FALSE;

  for (guint i = 0; i < groups->len; i++) {
    const Group *group = &g_array_index (groups, Group, i);
    Value cost;
    guint32 u, w;
    if (i > 0 && group->type == g_array_index (groups, Group, i - 1).type && is_done)
      continue;
    cost = get_base (s, type_of (s, v), group->type);
    is_done = value_is_forbidden (cost) || !value_less (value_sub (cost, group->value), most) ||
              find_two (s, &own, group, &u, &w);
    if (is_done && !value_is_forbidden (cost))
      most = value_min (most, value_sub (cost, group->value));
  }
  return most;
}

/*
 * Settles the values of the three's vertices, given the most that the rest
 * allows each. The lowest is settled first; then each of the other two may have
 * no more than its pair with that one leaves, and so on. So all three pairs have
 * slacks that are not negative. A value that no pair bounds, near UNBOUND, is not
 * kept as a potential for the next solve to start from.
 */
static void
settle_three (Solver *s, Value most[3])
{
  gboolean is_settled[3] = { FALSE };

  for (guint round = 0; round < 3; round++) {
    guint least = 3;
    for (guint i = 0; i < 3; i++) {
      if (!is_settled[i] && (least == 3 || value_less (most[i], most[least])))
        least = i;
    }
    is_settled[least] = TRUE;
    for (guint i = 0; i < 3; i++) {
      if (!is_settled[i])
        most[i] = value_min (most[i], value_sub (get_cost (s, s->three[i], s->three[least]), most[least]));
    }
    g_array_index (s->potential, Value, s->spots[s->three[least]].place) = most[least];
    if (most[least].word[0] < UNBOUND / 4 && most[least].word[0] > -UNBOUND / 4)
      g_array_index (s->start, Value, s->spots[s->three[least]].place) = most[least];
  }
}

/* Gives the vertices of the three the largest values that all their pairs allow. */
static void
value_three (Solver *s)
{
  g_autoptr (GArray) groups = list_groups (s);
  Value most[3];

  for (guint i = 0; i < 3; i++)
    most[i] = bind_to_groups (s, groups, s->three[i]);
  for (guint32 i = 0; i < s->g->pairs->len; i++) {
    const LpTypedPair *pair = get_pair (s, i);
    Value cost;
    if (is_out (s, pair->u) == is_out (s, pair->v))
      continue;
    cost = read_exception (s->g, i);
    for (guint k = 0; k < 3 && !value_is_forbidden (cost); k++) {
      if (s->three[k] == pair->u || s->three[k] == pair->v)
        most[k] = value_min (most[k], value_sub (cost, value_of (s, s->three[k] == pair->u ? pair->v : pair->u)));
    }
  }
  settle_three (s, most);
}

/* What a vertex costs as a member of a three, doubled. */
static Value
get_turn (const Solver *s, guint32 v)
{
  if (s->g->three_costs == NULL)
    return value_from (0);
  return value_read (s->g->three_costs + (gsize) v * s->g->n_tiers, s->g->n_tiers);
}

/* What a three costs by itself, doubled. FALSE where it may not be. */
static gboolean
cost_three (Solver *s, const guint32 three[3], Value *sum)
{
  *sum = value_from (0);
  for (guint i = 0; i < 3; i++) {
    Value cost = get_cost (s, three[i], three[(i + 1) % 3]);
    if (value_is_forbidden (cost))
      return FALSE;
    *sum = value_add (*sum, value_add (cost, get_turn (s, three[i])));
  }
  return TRUE;
}

/* The z of blossoms that hold two or three of a three, twice: blossoms are nested, so the pair with most has them all. */
static Value
share_three (const Solver *s, const guint32 three[3])
{
  Value most = value_from (0);

  for (guint i = 0; i < 3; i++) {
    guint32 a = blossom_of (s, three[i]), b = blossom_of (s, three[(i + 1) % 3]);
    if (a != NONE && b != NONE)
      most = value_max (most, get_common (s, a, b));
  }
  return value_double (most);
}

/* What the solution that the solver holds bounds a three by, of which the cost is given. */
static Value
bound_three (const Solver *s, Value total, const guint32 three[3], Value cost)
{
  Value bound = value_add (value_add (total, cost), share_three (s, three));

  for (guint i = 0; i < 3; i++)
    bound = value_sub (bound, value_of (s, three[i]));
  return bound;
}

/* Whether a solution kept bounds a three by at least so much. */
static gboolean
is_three_bounded (Solver *s, const GPtrArray *solutions, const guint32 three[3], Value cost, Value goal)
{
  for (guint i = solutions->len; i-- > 0;) {
    Solution *solution = g_ptr_array_index (solutions, i);
    gboolean is_bounded;
    swap_solution (s, solution);
    is_bounded = !value_less (bound_three (s, solution->total, three, cost), goal);
    swap_solution (s, solution);
    if (is_bounded)
      return TRUE;
  }
  return FALSE;
}
