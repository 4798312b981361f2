/* SPDX-License-Identifier: MIT */

/*
 * Cells: vertices that are alike in all dual solutions, so that threes of the
 * same cells have the same bounds, but for exceptions. Included once per number
 * of tiers.
 */

/* A vertex of the core, one whose turn costs something, or a side of a kind of pairs. */
typedef struct {
  Value turn;
  Value key;        /* the turn, less the value in the solution at hand */
  guint32 type;
  guint32 kind;     /* NONE for a vertex */
  guint32 side;     /* of the kind; or the vertex */
  guint32 look;     /* where its looks begin */
} Unit;

/* What a unit is in one solution. */
typedef struct {
  Value value;
  guint32 blossom;
} Look;

typedef struct {
  Value key;
  Value value;       /* in the solution at hand */
  guint32 type;
  guint begin, end;  /* units */
  guint64 size;      /* vertices, or a few more */
} Cell;

typedef struct {
  GArray *units;     /* owned: Unit: cell by cell */
  GArray *looks;     /* owned: Look: n_looks a unit */
  guint n_looks;
  GArray *cells;     /* owned: Cell: by type and key */
  GArray *begins;    /* owned: guint: where the cells of each type begin that has any, and the end */
} Cells;

static void
cells_init (Cells *cells)
{
  cells->units = g_array_new (FALSE, FALSE, sizeof (Unit));
  cells->looks = g_array_new (FALSE, FALSE, sizeof (Look));
  cells->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  cells->begins = g_array_new (FALSE, FALSE, sizeof (guint));
}

static void
cells_clear (Cells *cells)
{
  g_array_unref (cells->units);
  g_array_unref (cells->looks);
  g_array_unref (cells->cells);
  g_array_unref (cells->begins);
}

static const Unit *
get_unit (const Cells *cells, guint i)
{
  return &g_array_index (cells->units, Unit, i);
}

static int
compare_looks (const Cells *cells, const Unit *x, const Unit *y)
{
  for (guint i = 0; i < cells->n_looks; i++) {
    const Look *a = &g_array_index (cells->looks, Look, x->look + i), *b = &g_array_index (cells->looks, Look, y->look + i);
    int order = value_compare (a->value, b->value);
    if (order != 0)
      return order;
    if (a->blossom != b->blossom)
      return a->blossom < b->blossom ? -1 : 1;
  }
  return 0;
}

/* Orders units by their cells: those that compare equal make one cell. */
static int
compare_kinds_of_units (const Cells *cells, const Unit *x, const Unit *y)
{
  int order;

  if (x->type != y->type)
    return x->type < y->type ? -1 : 1;
  order = value_compare (x->key, y->key);
  if (order == 0)
    order = value_compare (x->turn, y->turn);
  return order != 0 ? order : compare_looks (cells, x, y);
}

static int
compare_units (gconstpointer a, gconstpointer b, gpointer data)
{
  const Unit *x = a, *y = b;
  int order = compare_kinds_of_units (data, x, y);

  if (order != 0)
    return order;
  if (x->kind != y->kind)
    return x->kind > y->kind ? -1 : 1;
  return (x->side > y->side) - (x->side < y->side);
}

static void
add_unit (Cells *cells, const Solver *s, guint32 v, Value turn, guint32 kind, guint32 side)
{
  Unit unit = { turn, value_sub (turn, value_of (s, v)), type_of (s, v), kind, side, cells->units->len * cells->n_looks };

  g_array_append_val (cells->units, unit);
}

static void
list_units (Cells *cells, Solver *s, const GArray *turners)
{
  g_array_set_size (cells->units, 0);
  for (guint32 i = 0; i < s->core->len; i++)
    add_unit (cells, s, get_core (s, i), get_turn (s, get_core (s, i)), NONE, get_core (s, i));
  for (guint i = 0; i < turners->len; i++) {
    guint32 v = g_array_index (turners, guint32, i);
    if (s->spots[v].place == NONE)
      add_unit (cells, s, v, get_turn (s, v), NONE, v);
  }
  for (guint i = 0; i < s->kinds->len; i++) {
    Kind *kind = get_kind (s, i);
    const LpTypedPair *pair;
    if (kind->n_left == 0)
      continue;
    kind->begin = next_member (s, kind, kind->begin);
    pair = &g_array_index (s->members, LpTypedPair, kind->begin);
    add_unit (cells, s, pair->u, value_from (0), i, 0);
    add_unit (cells, s, pair->v, value_from (0), i, 1);
  }
}

/* One vertex that stands for a unit. */
static guint32
sample_unit (const Solver *s, const Unit *unit)
{
  const Kind *kind;
  const LpTypedPair *pair;

  if (unit->kind == NONE)
    return unit->side;
  kind = get_kind (s, unit->kind);
  pair = &g_array_index (s->members, LpTypedPair, kind->begin);
  return unit->side == 0 ? pair->u : pair->v;
}

/* What each unit is in each solution kept. */
static void
take_looks (Cells *cells, Solver *s, const GPtrArray *solutions)
{
  g_autofree guint32 *samples = g_new (guint32, MAX (cells->units->len, 1));

  for (guint i = 0; i < cells->units->len; i++)
    samples[i] = sample_unit (s, get_unit (cells, i));
  g_array_set_size (cells->looks, cells->units->len * cells->n_looks);
  for (guint p = 0; p < solutions->len; p++) {
    swap_solution (s, g_ptr_array_index (solutions, p));
    for (guint i = 0; i < cells->units->len; i++)
      g_array_index (cells->looks, Look, i * cells->n_looks + p) = (Look) { value_of (s, samples[i]), blossom_of (s, samples[i]) };
    swap_solution (s, g_ptr_array_index (solutions, p));
  }
}

/*
 * Makes cells of units that are alike in all solutions kept, with the values of
 * the solution at hand: the last one kept or, before there is one, the start.
 */
static void
make_cells (Cells *cells, Solver *s, const GPtrArray *solutions, const GArray *turners)
{
  cells->n_looks = solutions->len;
  list_units (cells, s, turners);
  take_looks (cells, s, solutions);
  if (cells->units->len > 0)
    g_qsort_with_data (cells->units->data, (gint) cells->units->len, sizeof (Unit), compare_units, cells);
  g_array_set_size (cells->cells, 0);
  g_array_set_size (cells->begins, 0);
  for (guint i = 0; i < cells->units->len; i++) {
    const Unit *unit = get_unit (cells, i);
    guint32 size = unit->kind == NONE ? 1 : get_kind (s, unit->kind)->n_left;
    Cell cell = { unit->key, value_sub (unit->turn, unit->key), unit->type, i, i + 1, size };
    if (i > 0 && compare_kinds_of_units (cells, unit, unit - 1) == 0) {
      g_array_index (cells->cells, Cell, cells->cells->len - 1).end = i + 1;
      g_array_index (cells->cells, Cell, cells->cells->len - 1).size += size;
      continue;
    }
    if (i == 0 || unit->type != (unit - 1)->type)
      g_array_append_val (cells->begins, cells->cells->len);
    g_array_append_val (cells->cells, cell);
  }
  g_array_append_val (cells->begins, cells->cells->len);
}

/* The cells of a type from its place among those that have any; the end is where those of the next begin. */
static const Cell *
get_cells (const Cells *cells, guint place)
{
  return &g_array_index (cells->cells, Cell, g_array_index (cells->begins, guint, place));
}

static guint
count_cell_types (const Cells *cells)
{
  return cells->begins->len - 1;
}

/* Where a walk through the vertices of a cell is. */
typedef struct {
  guint unit;
  gsize member;
} Walk;

/* The next vertex of a cell, NONE after the last. A walk begins as { cell->begin, 0 }. */
static guint32
next_of_cell (const Cells *cells, const Solver *s, const Cell *cell, Walk *walk)
{
  while (walk->unit < cell->end) {
    const Unit *unit = get_unit (cells, walk->unit);
    Group group = { .kind = unit->kind, .side = unit->side };
    guint32 v = next_vertex (s, &group, &walk->member);
    if (v == NONE) {
      walk->unit++;
      walk->member = 0;
    } else if (unit->kind == NONE || value_equal (get_turn (s, v), unit->turn)) {
      return v;
    }
  }
  return NONE;
}
