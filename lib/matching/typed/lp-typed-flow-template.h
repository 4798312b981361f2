/* SPDX-License-Identifier: MIT */

/*
 * The problem of the types alone: how many of each are to be paired with each,
 * half-integral, and what a vertex of each type is worth. Every type gives and
 * takes as many as it has vertices, which is a transportation problem; the mean
 * of a solution and its mirror image is symmetric. Included once per number of
 * tiers.
 *
 * Source: N. Tomizawa, On some techniques useful for solution of transportation
 * network problems, Networks 1 (1971), for shortest paths with potentials.
 * Invariant: no cost is below the sum of the two potentials, and where anything
 * flows it is the same.
 */

/* Past so many types the table of what flows would be large, and a sample of the types has to do. */
enum { MAX_FLOW_TYPES = 1200 };

typedef struct {
  guint32 s, t;     /* s ≤ t */
  guint32 count;    /* pairs */
} Share;

typedef struct {
  guint k;
  guint32 *types;     /* owned: those that have vertices */
  Value *cost;        /* owned: k × k, not doubled */
  Value *give, *take; /* owned: potentials */
  guint32 *left;      /* owned: what a type has still to give */
  guint32 *lack;      /* owned: what it has still to take */
  guint32 *flow;      /* owned: k × k */
  Value *distance;    /* owned: of a taker … */
  guint32 *giver;     /* owned: … and who comes before it on the way */
  guint32 *via;       /* owned: of a giver, the taker before it; NONE for the first */
  Value *reached;     /* owned: of a giver, its distance */
  guint8 *is_done;    /* owned: of a taker */
  guint8 *is_reached; /* owned: of a giver */
} Flow;

static void
flow_clear (Flow *f)
{
  g_free (f->types);
  g_free (f->cost);
  g_free (f->give);
  g_free (f->take);
  g_free (f->left);
  g_free (f->lack);
  g_free (f->flow);
  g_free (f->distance);
  g_free (f->giver);
  g_free (f->via);
  g_free (f->reached);
  g_free (f->is_done);
  g_free (f->is_reached);
}

/* Reads what types cost with each other. A type with a single vertex may not go with itself. */
static void
flow_read_costs (Flow *f, Solver *s, const guint32 *supply)
{
  for (guint i = 0; i < f->k; i++) {
    for (guint j = 0; j < f->k; j++)
      f->cost[(gsize) i * f->k + j] = value_half (get_base (s, f->types[i], f->types[j]));
    if (supply[f->types[i]] < 2)
      f->cost[(gsize) i * f->k + i] = value_half (value_forbidden ());
  }
}

static void
flow_init (Flow *f, Solver *s, const guint32 *supply, guint k, const guint32 *types)
{
  f->k = k;
  f->types = g_memdup2 (types, k * sizeof *types);
  f->cost = g_new (Value, (gsize) k * k);
  f->give = g_new0 (Value, k);
  f->take = g_new0 (Value, k);
  f->left = g_new (guint32, k);
  f->lack = g_new (guint32, k);
  f->flow = g_new0 (guint32, (gsize) k * k);
  f->distance = g_new (Value, k);
  f->giver = g_new (guint32, k);
  f->via = g_new (guint32, k);
  f->reached = g_new (Value, k);
  f->is_done = g_new (guint8, k);
  f->is_reached = g_new (guint8, k);
  for (guint i = 0; i < k; i++)
    f->left[i] = f->lack[i] = supply[types[i]];
  flow_read_costs (f, s, supply);
}

static inline Value
flow_slack (const Flow *f, guint i, guint j)
{
  return value_sub (value_sub (f->cost[(gsize) i * f->k + j], f->give[i]), f->take[j]);
}

static void
flow_send (Flow *f, guint i, guint j, guint32 amount)
{
  f->flow[(gsize) i * f->k + j] += amount;
  f->left[i] -= amount;
  f->lack[j] -= amount;
}

/* Starts with potentials from the least of each column, then of each row, and lets flow what can along tight entries. */
static void
flow_start (Flow *f)
{
  for (guint j = 0; j < f->k; j++) {
    f->take[j] = f->cost[j];
    for (guint i = 1; i < f->k; i++)
      f->take[j] = value_min (f->take[j], f->cost[(gsize) i * f->k + j]);
  }
  for (guint i = 0; i < f->k; i++) {
    f->give[i] = flow_slack (f, i, 0);
    for (guint j = 1; j < f->k; j++)
      f->give[i] = value_min (f->give[i], value_sub (f->cost[(gsize) i * f->k + j], f->take[j]));
    for (guint j = 0; j < f->k; j++) {
      guint32 amount = MIN (f->left[i], f->lack[j]);
      if (amount > 0 && value_equal (flow_slack (f, i, j), value_from (0)))
        flow_send (f, i, j, amount);
    }
  }
}

/* Brings takers closer that can be reached by way of a giver. */
static void
flow_relax (Flow *f, guint i)
{
  for (guint j = 0; j < f->k; j++) {
    Value distance;
    if (f->is_done[j])
      continue;
    distance = value_add (f->reached[i], flow_slack (f, i, j));
    if (f->giver[j] != NONE && !value_less (distance, f->distance[j]))
      continue;
    f->distance[j] = distance;
    f->giver[j] = i;
  }
}

static guint
flow_find_nearest (const Flow *f)
{
  guint nearest = NONE;

  for (guint j = 0; j < f->k; j++) {
    if (!f->is_done[j] && (nearest == NONE || value_less (f->distance[j], f->distance[nearest])))
      nearest = j;
  }
  return nearest;
}

/* Finds the nearest taker that lacks something, and makes the way to it tight. */
static guint
flow_search (Flow *f, guint from)
{
  guint j;
  Value end;

  memset (f->is_done, 0, f->k);
  memset (f->is_reached, 0, f->k);
  memset (f->giver, 0xff, f->k * sizeof *f->giver);
  f->is_reached[from] = TRUE;
  f->reached[from] = value_from (0);
  f->via[from] = NONE;
  flow_relax (f, from);
  for (j = flow_find_nearest (f); f->lack[j] == 0; j = flow_find_nearest (f)) {
    f->is_done[j] = TRUE;
    for (guint i = 0; i < f->k; i++) {
      if (f->is_reached[i] || f->flow[(gsize) i * f->k + j] == 0)
        continue;
      f->is_reached[i] = TRUE;
      f->reached[i] = f->distance[j];
      f->via[i] = j;
      flow_relax (f, i);
    }
  }
  end = f->distance[j];
  for (guint i = 0; i < f->k; i++) {
    if (f->is_reached[i])
      f->give[i] = value_add (f->give[i], value_sub (end, f->reached[i]));
    if (f->is_done[i])
      f->take[i] = value_sub (f->take[i], value_sub (end, f->distance[i]));
  }
  return j;
}

static void
flow_augment (Flow *f, guint from, guint to)
{
  guint32 amount = MIN (f->left[from], f->lack[to]);

  for (guint j = to; f->giver[j] != from; j = f->via[f->giver[j]])
    amount = MIN (amount, f->flow[(gsize) f->giver[j] * f->k + f->via[f->giver[j]]]);
  for (guint j = to;;) {
    guint i = f->giver[j];
    f->flow[(gsize) i * f->k + j] += amount;
    if (i == from)
      break;
    j = f->via[i];
    f->flow[(gsize) i * f->k + j] -= amount;
  }
  f->left[from] -= amount;
  f->lack[to] -= amount;
}

/* Lists how many pairs two types make: half of what flows both ways, rounded down. Pairs that may not be are left out. */
static void
flow_list_shares (const Flow *f, GArray *shares)
{
  for (guint i = 0; i < f->k; i++) {
    for (guint j = i; j < f->k; j++) {
      guint32 there = f->flow[(gsize) i * f->k + j], back = f->flow[(gsize) j * f->k + i];
      Share share = { f->types[i], f->types[j], (i == j ? there : there + back) / 2 };
      if (share.count > 0 && !value_is_forbidden (value_double (f->cost[(gsize) i * f->k + j])))
        g_array_append_val (shares, share);
    }
  }
}

static void
flow_run (Flow *f)
{
  flow_start (f);
  for (guint i = 0; i < f->k; i++) {
    while (f->left[i] > 0)
      flow_augment (f, i, flow_search (f, i));
  }
}

static guint
list_types (const Solver *s, const guint32 *supply, guint32 *types)
{
  guint k = 0;

  for (guint32 t = 0; t < s->n_types; t++) {
    if (supply[t] > 0)
      types[k++] = t;
  }
  return k;
}

/* Keeps, of many types, as many as the table has room for, evenly spaced. Returns how many. */
static guint
thin_out (guint32 *types, guint k)
{
  guint every = (k + MAX_FLOW_TYPES - 1) / MAX_FLOW_TYPES, n_kept = 0;

  for (guint i = every / 2; i < k; i += every)
    types[n_kept++] = types[i];
  return n_kept;
}

/* A type that was left out of the sample is worth the most that the sample allows for. */
static void
extend_levels (Solver *s, const Flow *f, const guint32 *supply)
{
  g_autofree guint8 *is_known = g_new0 (guint8, s->n_types);

  for (guint i = 0; i < f->k; i++)
    is_known[f->types[i]] = TRUE;
  for (guint32 t = 0; t < s->n_types; t++) {
    Value least = value_infinite ();
    if (is_known[t] || supply[t] == 0)
      continue;
    for (guint i = 0; i < f->k; i++)
      least = value_min (least, value_sub (get_base (s, t, f->types[i]), s->level[f->types[i]]));
    s->level[t] = least;
  }
}

/*
 * Solves for so many vertices of each type. The levels of types that have any
 * become what a vertex is worth, doubled; of many types only nearly, and then
 * no shares are given.
 */
static void
solve_types (Solver *s, const guint32 *supply, GArray *shares)
{
  g_autofree guint32 *types = g_new (guint32, MAX (s->n_types, 1));
  guint n_all = list_types (s, supply, types), k = n_all;
  Flow f = { 0 };

  if (k == 0)
    return;
  if (k > MAX_FLOW_TYPES)
    k = thin_out (types, k);
  flow_init (&f, s, supply, k, types);
  flow_run (&f);
  for (guint i = 0; i < k; i++)
    s->level[types[i]] = value_add (f.give[i], f.take[i]);
  if (k == n_all)
    flow_list_shares (&f, shares);
  else
    extend_levels (s, &f, supply);
  flow_clear (&f);
}
