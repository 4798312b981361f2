/* SPDX-License-Identifier: MIT */

/*
 * What the solver knows of all vertices. Included once per number of tiers.
 *
 * Every vertex is either in the core or in a pair of some kind: the pairs of
 * one kind join the same two types at the same cost, and their vertices are the
 * first and the second side of the kind. All first vertices of a kind have one
 * dual value, and all second ones another, and they lie in the same blossoms.
 */

/* Up to so many types, what pairs cost is asked once and kept in a table. */
enum { MAX_TABLE_TYPES = 2048 };

typedef struct {
  guint32 s, t;        /* the types of first and second vertices */
  Value cost;          /* of each pair */
  gboolean is_wanted;  /* the pairs are exceptions that cost less than their types are worth: they stay bound whatever the core does */
  gsize begin, end;    /* in the members: pairs, but for those that have gone to the core */
  guint32 n_left;      /* pairs that have not */
  guint32 n_pulled;    /* how many go next when the core needs more of them */
  Value value[2];      /* potentials, with the z of all blossoms around */
  guint32 blossom;     /* the innermost around both; NONE */
} Kind;

/* A blossom with z above 0 after the core was solved. */
typedef struct {
  Value z;
  Value sum;           /* with the z of all blossoms around it */
  guint32 parent;
  guint32 depth;
} Blossom;

/* Where a vertex is, and with whom. */
typedef struct {
  guint32 mate;        /* NONE where exposed */
  guint32 side;        /* 2 · kind, and 1 for a second vertex; NONE */
  guint32 place;       /* in the core; NONE for one that is not */
} Spot;

typedef struct {
  const LpTyped *g;
  guint n;
  guint n_types;
  Value *table;          /* owned: n_types × n_types; NULL where there are too many types */
  gboolean out_of_range; /* the callback gave a cost that may not be */
  Value *level;          /* owned: what a vertex of a type is worth among those that no wish has bound */
  Value *full_level;     /* owned: what a vertex of a type is worth among all */
  Spot *spots;           /* owned: n */
  GArray *kinds;         /* owned: Kind */
  GArray *members;       /* owned: LpTypedPair: of a kind, one after the other */
  GArray *core;          /* owned: guint32: vertices */
  GArray *start;         /* owned: Value: of each of these, a potential without blossoms, for the next solve */
  GArray *potential;     /* owned: Value: of the last solve */
  GArray *inner;         /* owned: guint32: the innermost blossom; NONE */
  GArray *blossoms;      /* owned: Blossom */
  GArray *keys;          /* owned: guint64: edges of the core, by the places of their ends */
  guint32 three[3];      /* vertices of the three, which the core leaves out; NONE */
  gboolean is_stuck;     /* without the three, the core has no perfect matching */
  guint n_violations;    /* found in this round */
} Solver;

static Value
get_base (Solver *s, guint32 a, guint32 b)
{
  if (s->table != NULL)
    return s->table[(gsize) a * s->n_types + b];
  return ask_cost (s->g, a, b, &s->out_of_range);
}

static inline guint32
type_of (const Solver *s, guint32 v)
{
  return s->g->types[v];
}

static Value
get_cost (Solver *s, guint32 u, guint32 v)
{
  guint32 pair = lp_i_typed_find (s->g, u, v);

  return pair == NONE ? get_base (s, type_of (s, u), type_of (s, v)) : read_exception (s->g, pair);
}

static inline Kind *
get_kind (const Solver *s, guint i)
{
  return &g_array_index (s->kinds, Kind, i);
}

static inline guint32
get_core (const Solver *s, guint32 place)
{
  return g_array_index (s->core, guint32, place);
}

static inline gboolean
is_out (const Solver *s, guint32 v)
{
  return v == s->three[0] || v == s->three[1] || v == s->three[2];
}

/* The value of a vertex in the solution at hand. If that is an older one than the vertex's place in the core, it is that of its kind. */
static inline Value
value_of (const Solver *s, guint32 v)
{
  if (s->spots[v].place < s->potential->len)
    return g_array_index (s->potential, Value, s->spots[v].place);
  return get_kind (s, s->spots[v].side / 2)->value[s->spots[v].side % 2];
}

static inline guint32
blossom_of (const Solver *s, guint32 v)
{
  if (s->spots[v].place < s->inner->len)
    return g_array_index (s->inner, guint32, s->spots[v].place);
  return get_kind (s, s->spots[v].side / 2)->blossom;
}

/* Adds up the z of all blossoms that hold both of two blossoms, or are one that holds the other. */
static Value
get_common (const Solver *s, guint32 a, guint32 b)
{
  const Blossom *blossoms = (const Blossom *) (gconstpointer) s->blossoms->data;

  while (a != b) {
    if (a == NONE || b == NONE)
      return value_from (0);
    if (blossoms[a].depth >= blossoms[b].depth)
      a = blossoms[a].parent;
    else
      b = blossoms[b].parent;
  }
  return a == NONE ? value_from (0) : blossoms[a].sum;
}

/* The slack of a pair of this cost, whose vertices have the potentials p and q and the innermost blossoms a and b. */
static inline Value
slack_of (const Solver *s, Value cost, Value p, Value q, guint32 a, guint32 b)
{
  Value slack = value_sub (value_sub (cost, p), q);

  if (a == NONE || b == NONE)
    return slack;
  return value_add (slack, value_double (get_common (s, a, b)));
}

static void
fill_table (Solver *s)
{
  gsize k = s->n_types;

  if (k > MAX_TABLE_TYPES)
    return;
  s->table = g_new (Value, MAX (k * k, 1));
  for (guint32 a = 0; a < k; a++) {
    for (guint32 b = 0; b <= a; b++)
      s->table[a * k + b] = s->table[b * k + a] = ask_cost (s->g, a, b, &s->out_of_range);
  }
}

static guint32 *
new_filled (gsize n)
{
  guint32 *array = g_new (guint32, MAX (n, 1));

  memset (array, 0xff, MAX (n, 1) * sizeof *array);
  return array;
}

static void
solver_init (Solver *s, const LpTyped *g)
{
  memset (s, 0, sizeof *s);
  s->g = g;
  s->n = g->n;
  s->n_types = g->n_types;
  s->level = g_new0 (Value, MAX (s->n_types, 1));
  s->full_level = g_new0 (Value, MAX (s->n_types, 1));
  s->spots = g_new (Spot, MAX (s->n, 1));
  memset (s->spots, 0xff, s->n * sizeof *s->spots);
  s->kinds = g_array_new (FALSE, FALSE, sizeof (Kind));
  s->members = g_array_new (FALSE, FALSE, sizeof (LpTypedPair));
  s->core = g_array_new (FALSE, FALSE, sizeof (guint32));
  s->start = g_array_new (FALSE, FALSE, sizeof (Value));
  s->potential = g_array_new (FALSE, FALSE, sizeof (Value));
  s->inner = g_array_new (FALSE, FALSE, sizeof (guint32));
  s->blossoms = g_array_new (FALSE, FALSE, sizeof (Blossom));
  s->keys = g_array_new (FALSE, FALSE, sizeof (guint64));
  for (guint i = 0; i < 3; i++)
    s->three[i] = NONE;
  fill_table (s);
}

static void
solver_clear (Solver *s)
{
  g_free (s->table);
  g_free (s->level);
  g_free (s->full_level);
  g_free (s->spots);
  g_array_unref (s->kinds);
  g_array_unref (s->members);
  g_array_unref (s->core);
  g_array_unref (s->start);
  g_array_unref (s->potential);
  g_array_unref (s->inner);
  g_array_unref (s->blossoms);
  g_array_unref (s->keys);
}

/* Puts a vertex into the core, with a potential to start from; it stays there. */
static void
enter_core (Solver *s, guint32 v, Value start)
{
  guint32 none = NONE;

  s->spots[v].place = s->core->len;
  g_array_append_val (s->core, v);
  g_array_append_val (s->start, start);
  g_array_append_val (s->potential, start);
  g_array_append_val (s->inner, none);
}

/* A potential less the z of all blossoms around: with such values no slack is negative in a graph without blossoms. */
static Value
value_without_blossoms (const Solver *s, Value value, guint32 blossom)
{
  return blossom == NONE ? value : value_sub (value, g_array_index (s->blossoms, Blossom, blossom).sum);
}

/* Takes a vertex and its mate out of their kind into the core. */
static void
pull_pair (Solver *s, guint32 v)
{
  Kind *kind;

  if (s->spots[v].place != NONE)
    return;
  kind = get_kind (s, s->spots[v].side / 2);
  kind->n_left--;
  for (guint i = 0; i < 2; i++) {
    guint32 u = i == 0 ? v : s->spots[v].mate;
    guint32 blossom = kind->blossom;
    Value value = kind->value[s->spots[u].side % 2];
    enter_core (s, u, value_without_blossoms (s, value, blossom));
    g_array_index (s->potential, Value, s->spots[u].place) = value;
    g_array_index (s->inner, guint32, s->spots[u].place) = blossom;
  }
}

/* The next pair of a kind from a place in the members on; the end where there is none. */
static gsize
next_member (const Solver *s, const Kind *kind, gsize at)
{
  while (at < kind->end && s->spots[g_array_index (s->members, LpTypedPair, at).u].place != NONE)
    at++;
  return at;
}

/* Sends some pairs of a kind to the core, twice as many each time. */
static void
pull_some (Solver *s, Kind *kind)
{
  for (guint i = 0; i < kind->n_pulled && kind->n_left > 0; i++) {
    kind->begin = next_member (s, kind, kind->begin);
    pull_pair (s, g_array_index (s->members, LpTypedPair, kind->begin).u);
  }
  kind->n_pulled *= 2;
}
