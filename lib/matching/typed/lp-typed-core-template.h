/* SPDX-License-Identifier: MIT */

/*
 * The core as a graph of its own: along few edges at each vertex, those of
 * least slack, and all exceptions among its vertices. Included once per number
 * of tiers.
 */

/* A vertex gets edges to so many types, and to so many vertices of each; a core of at most so many vertices gets all edges. */
enum { EDGE_TYPES = 6, EDGES_PER_TYPE = 3, SMALL_CORE = 48 };

/* A vertex of the core in the order of its type and start. */
typedef struct {
  Value start;
  guint32 type;
  guint32 place;
} Ranked;

/* Vertices of one type, the highest start first. */
typedef struct {
  guint begin, end;
  guint n_top;      /* so many have the highest */
} Band;

static void
add_key (Solver *s, guint32 a, guint32 b)
{
  guint64 key = (guint64) MIN (a, b) << 32 | MAX (a, b);

  g_array_append_val (s->keys, key);
}

static int
compare_ranked (const void *a, const void *b)
{
  const Ranked *x = a, *y = b;
  int order;

  if (x->type != y->type)
    return x->type < y->type ? -1 : 1;
  order = value_compare (y->start, x->start);
  return order != 0 ? order : (x->place > y->place) - (x->place < y->place);
}

static int
compare_keys (const void *a, const void *b)
{
  guint64 x = *(const guint64 *) a, y = *(const guint64 *) b;

  return (x > y) - (x < y);
}

static GArray *
rank_core (const Solver *s)
{
  GArray *ranked = g_array_new (FALSE, FALSE, sizeof (Ranked));

  for (guint32 i = 0; i < s->core->len; i++) {
    Ranked entry = { g_array_index (s->start, Value, i), type_of (s, get_core (s, i)), i };
    if (!is_out (s, get_core (s, i)))
      g_array_append_val (ranked, entry);
  }
  sort_array (ranked, sizeof (Ranked), compare_ranked);
  return ranked;
}

static GArray *
find_bands (const GArray *ranked)
{
  GArray *bands = g_array_new (FALSE, FALSE, sizeof (Band));
  const Ranked *at = (const Ranked *) (gconstpointer) ranked->data;

  for (guint i = 0; i < ranked->len;) {
    Band band = { i, i, 0 };
    for (; band.end < ranked->len && at[band.end].type == at[i].type; band.end++)
      band.n_top += value_equal (at[band.end].start, at[i].start);
    i = band.end;
    g_array_append_val (bands, band);
  }
  return bands;
}

/* Gives a vertex edges to some vertices of a type. Those with the highest start take turns, so that not all vertices get the same. */
static void
add_band (Solver *s, const Ranked *own, const Ranked *ranked, const Band *band)
{
  guint n = MIN (band->end - band->begin, EDGES_PER_TYPE + 1), n_added = 0;

  for (guint i = 0; i < n && n_added < EDGES_PER_TYPE; i++) {
    guint at = i < band->n_top ? (own->place + i) % band->n_top : i;
    if (ranked[band->begin + at].place == own->place)
      continue;
    add_key (s, own->place, ranked[band->begin + at].place);
    n_added++;
  }
}

static guint32
hash_place (guint32 place)
{
  guint64 x = (place + G_GUINT64_CONSTANT (1)) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);

  return (guint32) ((x ^ x >> 29) * G_GUINT64_CONSTANT (0xBF58476D1CE4E5B9) >> 32);
}

/* Gives a vertex edges to the types of least slack. Among equal ones each vertex begins elsewhere, so that not all get the same. */
static void
add_nearest (Solver *s, const Ranked *own, const GArray *ranked, const GArray *bands)
{
  const Ranked *all = (const Ranked *) (gconstpointer) ranked->data;
  struct { Value slack; guint band; } best[EDGE_TYPES];
  guint n_best = 0, first = (guint) ((guint64) hash_place (own->place) * bands->len >> 32);

  for (guint k = 0; k < bands->len; k++) {
    guint i = (first + k) % bands->len;
    const Band *band = &g_array_index (bands, Band, i);
    Value cost = get_base (s, own->type, all[band->begin].type);
    Value slack = value_sub (cost, all[band->begin].start);
    guint at;
    if (value_is_forbidden (cost) || (n_best == EDGE_TYPES && !value_less (slack, best[n_best - 1].slack)))
      continue;
    n_best = MIN (n_best + 1, EDGE_TYPES);
    for (at = n_best - 1; at > 0 && value_less (slack, best[at - 1].slack); at--)
      best[at] = best[at - 1];
    best[at].slack = slack;
    best[at].band = i;
  }
  for (guint i = 0; i < n_best; i++)
    add_band (s, own, all, &g_array_index (bands, Band, best[i].band));
}

/* Adds the exceptions between a vertex and others of the core, and the edge to its mate. */
static void
add_links (Solver *s, guint32 place)
{
  guint32 v = get_core (s, place);

  for (guint32 a = s->g->first[v]; a < s->g->first[v + 1]; a++) {
    guint32 other = s->spots[s->g->links[a].other].place;
    if (other != NONE)
      add_key (s, place, other);
  }
  if (s->spots[v].mate != NONE && s->spots[s->spots[v].mate].place != NONE)
    add_key (s, place, s->spots[s->spots[v].mate].place);
}

/* Sorts the edges, and keeps each once. */
static void
tidy_keys (Solver *s)
{
  guint64 *keys = (guint64 *) (gpointer) s->keys->data;
  guint n = 0;

  sort_array (s->keys, sizeof *keys, compare_keys);
  for (guint i = 0; i < s->keys->len; i++) {
    if (n == 0 || keys[n - 1] != keys[i])
      keys[n++] = keys[i];
  }
  g_array_set_size (s->keys, n);
}

static void
choose_edges (Solver *s)
{
  g_autoptr (GArray) ranked = rank_core (s);
  g_autoptr (GArray) bands = find_bands (ranked);

  for (guint32 i = 0; i < s->core->len; i++)
    add_links (s, i);
  for (guint i = 0; i < ranked->len; i++) {
    const Ranked *own = &g_array_index (ranked, Ranked, i);
    if (s->core->len > SMALL_CORE)
      add_nearest (s, own, ranked, bands);
    for (guint j = 0; s->core->len <= SMALL_CORE && j < i; j++)
      add_key (s, own->place, g_array_index (ranked, Ranked, j).place);
  }
  for (guint i = 0; i < 3 && s->three[0] != NONE && bands->len > 0; i++) {
    guint32 place = s->spots[s->three[i]].place;
    Ranked own = { g_array_index (s->start, Value, place), type_of (s, s->three[i]), place };
    add_nearest (s, &own, ranked, bands);
  }
  tidy_keys (s);
}

/* An edge of the core. */
typedef struct {
  Value cost;
  guint32 a, b;
} Edge;

/* Lists the edges chosen, but for pairs that may not be and those inside the three. */
static GArray *
list_edges (Solver *s)
{
  GArray *edges = g_array_new (FALSE, FALSE, sizeof (Edge));

  for (guint i = 0; i < s->keys->len; i++) {
    guint64 key = g_array_index (s->keys, guint64, i);
    Edge edge = { .a = (guint32) (key >> 32), .b = (guint32) key };
    edge.cost = get_cost (s, get_core (s, edge.a), get_core (s, edge.b));
    if (!value_is_forbidden (edge.cost) && !(is_out (s, get_core (s, edge.a)) && is_out (s, get_core (s, edge.b))))
      g_array_append_val (edges, edge);
  }
  return edges;
}

/* Lowers starts until they allow for all edges but those of the three: the ends share what is too much. */
static void
lower_starts (Solver *s, const GArray *edges)
{
  Value *start = (Value *) (gpointer) s->start->data;

  for (guint i = 0; i < edges->len; i++) {
    const Edge *edge = &g_array_index (edges, Edge, i);
    Value excess = value_sub (value_add (start[edge->a], start[edge->b]), edge->cost);
    Value share = value_from (0);
    if (!value_less (value_from (0), excess) || is_out (s, get_core (s, edge->a)) || is_out (s, get_core (s, edge->b)))
      continue;
    share = value_share (excess);
    start[edge->a] = value_sub (start[edge->a], share);
    start[edge->b] = value_sub (start[edge->b], value_sub (excess, share));
  }
}

static void
forest_clear (Forest *f)
{
  g_free (f->first_arc);
  g_free (f->arcs);
  g_free (f->potential);
  g_free (f->key);
  g_free (f->key_mark);
  g_free (f->top);
  g_free (f->next);
  g_free (f->nodes);
  g_array_unref (f->spare);
  g_array_unref (f->touched);
  g_array_unref (f->cycle);
  g_array_unref (f->events);
}

static void
sort_arcs (Forest *f, const GArray *edges)
{
  g_autofree guint32 *at = NULL;

  for (guint i = 0; i < edges->len; i++) {
    f->first_arc[g_array_index (edges, Edge, i).a + 1]++;
    f->first_arc[g_array_index (edges, Edge, i).b + 1]++;
  }
  for (guint32 v = 0; v < f->n; v++)
    f->first_arc[v + 1] += f->first_arc[v];
  at = g_memdup2 (f->first_arc, ((gsize) f->n + 1) * sizeof *at);
  for (guint i = 0; i < edges->len; i++) {
    const Edge *edge = &g_array_index (edges, Edge, i);
    f->arcs[at[edge->a]++] = (Arc) { edge->cost, edge->b };
    f->arcs[at[edge->b]++] = (Arc) { edge->cost, edge->a };
  }
}

static void
forest_init (Forest *f, const Solver *s, const GArray *edges)
{
  guint32 n = s->core->len, n_nodes = n + n / 2 + 1;

  memset (f, 0, sizeof *f);
  f->n = f->n_nodes = n;
  f->search = 2;
  f->first_arc = g_new0 (guint32, (gsize) n + 1);
  f->arcs = g_new (Arc, MAX (2 * (gsize) edges->len, 1));
  f->potential = g_memdup2 (s->start->data, n * sizeof (Value));
  f->key = g_new (Value, MAX (n, 1));
  f->key_mark = g_new0 (guint32, MAX (n, 1));
  f->top = g_new (guint32, MAX (n, 1));
  f->next = g_new (guint32, MAX (n, 1));
  f->nodes = g_new0 (Node, n_nodes);
  f->spare = g_array_new (FALSE, FALSE, sizeof (guint32));
  f->touched = g_array_new (FALSE, FALSE, sizeof (guint32));
  f->cycle = g_array_new (FALSE, FALSE, sizeof (guint32));
  f->events = g_array_new (FALSE, FALSE, sizeof (Event));
  for (guint32 v = 0; v < n; v++) {
    f->top[v] = v;
    f->nodes[v] = (Node) { .parent = NONE, .first = v, .last = v };
    set_mate (f, v, v, NONE);
    /* Trees pass inner vertices over. */
    if (is_out (s, get_core (s, v)))
      f->nodes[v].label = INNER;
  }
  sort_arcs (f, edges);
}

/*
 * Raises an exposed vertex until an edge is tight, and matches along it if it
 * can. With a wish: matches with this mate of the last solve alone, and only
 * along an edge that is tight already.
 */
static void
match_start (Forest *f, guint32 v, guint32 wish)
{
  Value least = value_infinite ();
  guint32 mate = NONE;

  for (guint32 a = f->first_arc[v]; a < f->first_arc[v + 1]; a++) {
    guint32 u = f->arcs[a].head;
    Value slack = value_sub (value_sub (f->arcs[a].cost, f->potential[v]), f->potential[u]);
    int order = value_compare (slack, least);
    if (order > 0 || (wish != NONE && u != wish) || f->nodes[u].label == INNER)
      continue;
    if (order < 0)
      mate = NONE;
    least = slack;
    if (mate == NONE && f->nodes[u].mate_there == NONE)
      mate = u;
  }
  if (value_equal (least, value_infinite ()) || (wish != NONE && !value_equal (least, value_from (0))))
    return;
  f->potential[v] = value_add (f->potential[v], least);
  if (mate == NONE)
    return;
  set_mate (f, v, v, mate);
  set_mate (f, mate, mate, v);
}

static void
start_matching (Forest *f, const Solver *s)
{
  for (guint round = 0; round < 2; round++) {
    for (guint32 v = 0; v < f->n; v++) {
      guint32 old = s->spots[get_core (s, v)].mate, wish = old == NONE ? NONE : s->spots[old].place;
      if (f->nodes[v].mate_there != NONE || is_out (s, get_core (s, v)))
        continue;
      if (round == 0 && wish != NONE && wish > v)
        match_start (f, v, wish);
      else if (round == 1)
        match_start (f, v, NONE);
    }
  }
}

/* Numbers the blossoms that count, and writes down what lies around each vertex. */
static void
take_blossoms (Solver *s, const Forest *f)
{
  g_autofree guint32 *number = new_filled (f->n_nodes);

  g_array_set_size (s->blossoms, 0);
  for (guint32 node = f->n; node < f->n_nodes; node++) {
    Blossom blossom = { f->nodes[node].z, value_from (0), NONE, 0 };
    if (f->nodes[node].parent == node || !value_less (value_from (0), blossom.z))
      continue;
    number[node] = s->blossoms->len;
    g_array_append_val (s->blossoms, blossom);
  }
  for (guint32 node = 0; node < f->n_nodes; node++) {
    guint32 around = f->nodes[node].parent;
    if (around == node || (node >= f->n && number[node] == NONE))
      continue;
    while (around != NONE && number[around] == NONE)
      around = f->nodes[around].parent;
    if (around != NONE)
      around = number[around];
    if (node < f->n)
      g_array_index (s->inner, guint32, node) = around;
    else
      g_array_index (s->blossoms, Blossom, number[node]).parent = around;
  }
}

/* For each blossom, adds up its z and those of the blossoms around it, and counts these. */
static void
sum_blossoms (Solver *s)
{
  for (guint i = 0; i < s->blossoms->len; i++) {
    Blossom *blossom = &g_array_index (s->blossoms, Blossom, i);
    for (guint32 b = i; b != NONE; b = g_array_index (s->blossoms, Blossom, b).parent) {
      blossom->sum = value_add (blossom->sum, g_array_index (s->blossoms, Blossom, b).z);
      blossom->depth++;
    }
  }
}

/* Takes mates, potentials and blossoms over, and what the next solve starts from. FALSE where a potential needs too many bits. */
static gboolean
take_solution (Solver *s, Forest *f)
{
  match_all (f);
  take_blossoms (s, f);
  sum_blossoms (s);
  for (guint32 i = 0; i < f->n; i++) {
    guint32 there = f->nodes[i].mate_there;
    if (!value_fits (f->potential[i]))
      return FALSE;
    s->spots[get_core (s, i)].mate = there == NONE ? NONE : get_core (s, there);
    g_array_index (s->potential, Value, i) = f->potential[i];
    if (!s->is_stuck)
      g_array_index (s->start, Value, i) = value_without_blossoms (s, f->potential[i], g_array_index (s->inner, guint32, i));
  }
  return TRUE;
}
