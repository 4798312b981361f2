/* SPDX-License-Identifier: MIT */

/*
 * How vertices come into kinds of pairs: first exceptions that cost less than their
 * vertices are worth, then types along the solution of the problem of types,
 * around the exceptions. A few pairs of each kind and whatever is left over
 * make the core. Included once per number of tiers.
 */

/* How many pairs of a kind the core gets at first, and among how many vertices a partner without an exception is looked for. */
enum { FIRST_PULLED = 2, DODGE = 64 };

/* An exception that costs less than its two vertices are worth, by so much. */
typedef struct {
  Value gain;
  guint32 pair;
} Wish;

static int
compare_wishes (const void *a, const void *b)
{
  const Wish *x = a, *y = b;
  int order = value_compare (y->gain, x->gain);

  return order != 0 ? order : (x->pair > y->pair) - (x->pair < y->pair);
}

static const LpTypedPair *
get_pair (const Solver *s, guint32 pair)
{
  return &g_array_index (s->g->pairs, LpTypedPair, pair);
}

/* The highest level of a type that has vertices. */
static Value
find_highest_level (const Solver *s, const guint32 *supply)
{
  Value highest = value_sub (value_from (0), value_infinite ());

  for (guint32 t = 0; t < s->n_types; t++) {
    if (supply[t] > 0)
      highest = value_max (highest, s->level[t]);
  }
  return highest;
}

/*
 * Lists exceptions that cost less than their vertices are worth. Most cost more
 * than any two are worth: their vertices need not be looked at.
 */
static GArray *
list_wishes (const Solver *s, Value highest)
{
  GArray *wishes = g_array_new (FALSE, FALSE, sizeof (guint32));
  Value most = value_double (highest);

  for (guint32 i = 0; i < s->g->pairs->len; i++) {
    const LpTypedPair *pair = get_pair (s, i);
    Value cost = read_exception (s->g, i);
    prefetch (&s->g->types[get_pair (s, MIN (i + AHEAD, s->g->pairs->len - 1))->v]);
    if (value_less (cost, most) && !value_is_forbidden (cost) &&
        value_less (cost, value_add (s->level[type_of (s, pair->u)], s->level[type_of (s, pair->v)])))
      g_array_append_val (wishes, i);
  }
  return wishes;
}

/* Takes those wishes out of the list of which a vertex has another wish, too; gives them with the largest gain first. */
static GArray *
take_rivals (const Solver *s, GArray *wishes)
{
  g_autofree guint8 *n_wishes = g_new0 (guint8, MAX (s->n, 1));
  GArray *rivals = g_array_new (FALSE, FALSE, sizeof (Wish));
  guint n_left = 0;

  for (guint i = 0; i < wishes->len; i++) {
    const LpTypedPair *pair = get_pair (s, g_array_index (wishes, guint32, i));
    n_wishes[pair->u] = MIN (n_wishes[pair->u] + 1, 2);
    n_wishes[pair->v] = MIN (n_wishes[pair->v] + 1, 2);
  }
  for (guint i = 0; i < wishes->len; i++) {
    Wish wish = { .pair = g_array_index (wishes, guint32, i) };
    const LpTypedPair *pair = get_pair (s, wish.pair);
    if (n_wishes[pair->u] <= 1 && n_wishes[pair->v] <= 1) {
      g_array_index (wishes, guint32, n_left++) = wish.pair;
      continue;
    }
    wish.gain = value_sub (value_add (s->level[type_of (s, pair->u)], s->level[type_of (s, pair->v)]), read_exception (s->g, wish.pair));
    g_array_append_val (rivals, wish);
  }
  g_array_set_size (wishes, n_left);
  sort_array (rivals, sizeof (Wish), compare_wishes);
  return rivals;
}

static guint
hash_kind (gconstpointer key)
{
  const Kind *kind = key;
  guint64 hash = ((guint64) kind->s << 32 | kind->t) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);

  for (guint t = 0; t < LP_TIERS; t++)
    hash = (hash ^ (hash >> 29) ^ (guint64) kind->cost.word[t]) * G_GUINT64_CONSTANT (0xBF58476D1CE4E5B9);
  return (guint) (hash >> 32);
}

static gboolean
is_same_kind (gconstpointer a, gconstpointer b)
{
  const Kind *x = a, *y = b;

  return x->s == y->s && x->t == y->t && value_equal (x->cost, y->cost);
}

/* Which kinds there are so far: Kind, owned, and 1 + its number. */
typedef GHashTable Directory;

static Directory *
directory_new (void)
{
  return g_hash_table_new_full (hash_kind, is_same_kind, g_free, NULL);
}

static Kind
make_kind (const Solver *s, guint32 u, guint32 v, Value cost)
{
  return (Kind) { .s = type_of (s, u), .t = type_of (s, v), .cost = cost, .n_pulled = FIRST_PULLED, .blossom = NONE };
}

static guint32
find_kind (Solver *s, Directory *directory, const Kind *kind)
{
  guint32 found = GPOINTER_TO_UINT (g_hash_table_lookup (directory, kind));

  if (found > 0)
    return found - 1;
  g_array_append_vals (s->kinds, kind, 1);
  g_hash_table_insert (directory, g_memdup2 (kind, sizeof *kind), GUINT_TO_POINTER (s->kinds->len));
  return s->kinds->len - 1;
}

static void
bind_pair (Solver *s, guint32 u, guint32 v, guint32 kind)
{
  s->spots[u].mate = v;
  s->spots[v].mate = u;
  s->spots[u].side = 2 * kind;
  s->spots[v].side = 2 * kind + 1;
  get_kind (s, kind)->n_left++;
}

/* Lists the pairs of the kinds that are wished for, kind by kind. */
static void
list_wanted_members (Solver *s)
{
  g_autofree gsize *at = g_new0 (gsize, s->kinds->len + 1);
  gsize end = 0;

  for (guint i = 0; i < s->kinds->len; i++) {
    Kind *kind = get_kind (s, i);
    kind->begin = at[i] = end;
    kind->end = end = end + kind->n_left;
  }
  g_array_set_size (s->members, (guint) end);
  for (guint32 v = 0; v < s->n; v++) {
    if (s->spots[v].side != NONE && s->spots[v].side % 2 == 0)
      g_array_index (s->members, LpTypedPair, at[s->spots[v].side / 2]++) = (LpTypedPair) { v, s->spots[v].mate };
  }
}

/* Binds a pair that is wished for, unless one of the two is bound already. */
static void
grant_wish (Solver *s, Directory *directory, guint32 wish)
{
  LpTypedPair pair = *get_pair (s, wish);
  Kind kind;

  if (s->spots[pair.u].mate != NONE || s->spots[pair.v].mate != NONE)
    return;
  if (type_of (s, pair.u) > type_of (s, pair.v))
    pair = (LpTypedPair) { pair.v, pair.u };
  kind = make_kind (s, pair.u, pair.v, read_exception (s->g, wish));
  kind.is_wanted = TRUE;
  bind_pair (s, pair.u, pair.v, find_kind (s, directory, &kind));
}

static void
bind_wishes (Solver *s, const guint32 *supply)
{
  g_autoptr (GArray) wishes = list_wishes (s, find_highest_level (s, supply));
  g_autoptr (GArray) rivals = take_rivals (s, wishes);
  g_autoptr (GHashTable) directory = directory_new ();

  for (guint i = 0; i < rivals->len; i++)
    grant_wish (s, directory, g_array_index (rivals, Wish, i).pair);
  for (guint i = 0; i < wishes->len; i++) {
    guint soon = MIN (i + AHEAD, wishes->len - 1);
    prefetch (&s->spots[get_pair (s, g_array_index (wishes, guint32, soon))->v]);
    grant_wish (s, directory, g_array_index (wishes, guint32, i));
  }
  list_wanted_members (s);
}

/* The vertices of each type that are not bound: those of type t from begin[t] to begin[t + 1] − 1. */
typedef struct {
  guint32 *vertices;  /* owned */
  gsize *begin;       /* owned: n_types + 1 */
  gsize *at;          /* owned: the first of each type that is not yet in a kind */
} Lists;

static void
lists_clear (Lists *lists)
{
  g_free (lists->vertices);
  g_free (lists->begin);
  g_free (lists->at);
}

static void
lists_init (Lists *lists, const Solver *s)
{
  lists->vertices = g_new (guint32, MAX (s->n, 1));
  lists->begin = g_new0 (gsize, (gsize) s->n_types + 2);
  for (guint32 v = 0; v < s->n; v++) {
    if (s->spots[v].mate == NONE)
      lists->begin[type_of (s, v) + 2]++;
  }
  for (gsize t = 2; t <= (gsize) s->n_types + 1; t++)
    lists->begin[t] += lists->begin[t - 1];
  for (guint32 v = 0; v < s->n; v++) {
    if (s->spots[v].mate == NONE)
      lists->vertices[lists->begin[type_of (s, v) + 1]++] = v;
  }
  lists->at = g_memdup2 (lists->begin, ((gsize) s->n_types + 1) * sizeof *lists->begin);
}

static guint32 *
count_types (const Solver *s)
{
  guint32 *supply = g_new0 (guint32, MAX (s->n_types, 1));

  for (guint32 v = 0; v < s->n; v++) {
    if (s->spots[v].mate == NONE)
      supply[type_of (s, v)]++;
  }
  return supply;
}

/* Brings a partner that makes no exception to the front of a list. FALSE where none is near. */
static gboolean
dodge_exceptions (const Solver *s, Lists *lists, guint32 u, guint32 type)
{
  gsize at = lists->at[type], end = MIN (lists->begin[type + 1], at + DODGE);

  for (gsize i = at; i < end; i++) {
    guint32 v = lists->vertices[i];
    if (lp_i_typed_find (s->g, u, v) != NONE)
      continue;
    lists->vertices[i] = lists->vertices[at];
    lists->vertices[at] = v;
    return TRUE;
  }
  return FALSE;
}

/* Pairs two types; the last few pairs, and vertices without a partner that makes no exception, go to the core. */
static void
bind_share (Solver *s, Lists *lists, const Share *share)
{
  Value cost = get_base (s, share->s, share->t);
  Kind kind = { .s = share->s, .t = share->t, .cost = cost, .n_pulled = FIRST_PULLED, .blossom = NONE };
  guint32 number = s->kinds->len;

  kind.begin = kind.end = s->members->len;
  g_array_append_val (s->kinds, kind);
  for (guint32 i = 0; i < share->count; i++) {
    LpTypedPair pair = { lists->vertices[lists->at[share->s]++], NONE };
    if (!dodge_exceptions (s, lists, pair.u, share->t)) {
      enter_core (s, pair.u, s->level[share->s]);
      continue;
    }
    pair.v = lists->vertices[lists->at[share->t]++];
    g_array_append_val (s->members, pair);
    bind_pair (s, pair.u, pair.v, number);
    get_kind (s, number)->end++;
  }
}

static void
bind_shares (Solver *s, const GArray *shares)
{
  Lists lists;

  lists_init (&lists, s);
  for (guint i = 0; i < shares->len; i++)
    bind_share (s, &lists, &g_array_index (shares, Share, i));
  for (guint32 t = 0; t < s->n_types; t++) {
    for (; lists.at[t] < lists.begin[t + 1]; lists.at[t]++)
      enter_core (s, lists.vertices[lists.at[t]], s->level[t]);
  }
  lists_clear (&lists);
}

/*
 * Values to begin with: the first side has the level of its type, less half of
 * what the two are worth beyond the cost; the second the rest of the cost.
 */
static void
start_kind (const Solver *s, Kind *kind)
{
  const Value *level = kind->is_wanted ? s->full_level : s->level;
  Value excess = value_sub (value_add (level[kind->s], level[kind->t]), kind->cost);
  Value half = value_is_negative (excess) ? value_from (0) : value_share (excess);

  kind->value[0] = value_sub (level[kind->s], half);
  kind->value[1] = value_sub (kind->cost, kind->value[0]);
}

/* Levels are only where to start from: those that forbidden pairs have driven far off are cut to a size that cannot overflow. */
static void
tame_levels (Value *levels, guint n)
{
  for (guint t = 0; t < n; t++) {
    if (levels[t].word[0] > FORBIDDEN_WORD || levels[t].word[0] < -FORBIDDEN_WORD)
      levels[t] = value_from (CLAMP (levels[t].word[0], -FORBIDDEN_WORD, FORBIDDEN_WORD));
  }
}

/* Binds pairs of all kinds and fills the core: everything that comes before the first solve of the core. */
static void
make_kinds (Solver *s)
{
  g_autoptr (GArray) shares = g_array_new (FALSE, FALSE, sizeof (Share));
  g_autofree guint32 *supply = count_types (s);

  solve_types (s, supply, shares);
  tame_levels (s->level, s->n_types);
  memcpy (s->full_level, s->level, s->n_types * sizeof *s->level);
  bind_wishes (s, supply);
  if (s->members->len > 0) {
    g_free (supply);
    supply = count_types (s);
    g_array_set_size (shares, 0);
    solve_types (s, supply, shares);
    tame_levels (s->level, s->n_types);
  }
  bind_shares (s, shares);
  for (guint i = 0; i < s->kinds->len; i++) {
    Kind *kind = get_kind (s, i);
    start_kind (s, kind);
    if (!kind->is_wanted)
      pull_some (s, kind);
  }
}
