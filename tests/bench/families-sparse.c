/* SPDX-License-Identifier: MIT */
#include "families.h"

#include <math.h>
#include <stdlib.h>

/* A growing list of edges, none twice: a hash set of pairs with open addressing. */
typedef struct {
  GArray *edges;    /* owned, of Edge */
  guint64 *slots;   /* owned: low << 32 | high; 0 is free, as low < high */
  guint64 mask;
} Edges;

static Edges
edges_new (gint64 expected)
{
  guint64 size = 1024;

  while (size < 2 * (guint64) expected)
    size *= 2;
  return (Edges) { g_array_new (FALSE, FALSE, sizeof (Edge)), g_new0 (guint64, size), size - 1 };
}

/* Adds an edge without a cost. FALSE for a loop and for what is there already. */
static gboolean
edges_add (Edges *edges, gint32 u, gint32 v)
{
  Edge edge = { MIN (u, v), MAX (u, v), 0 };
  guint64 key = (guint64) edge.u << 32 | (guint64) edge.v;
  guint64 at = (key * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15) >> 20) & edges->mask;

  if (u == v)
    return FALSE;
  for (; edges->slots[at] != 0; at = (at + 1) & edges->mask) {
    if (edges->slots[at] == key)
      return FALSE;
  }
  edges->slots[at] = key;
  g_array_append_val (edges->edges, edge);
  return TRUE;
}

static Edge *
edges_get_last (const Edges *edges)
{
  return &g_array_index (edges->edges, Edge, edges->edges->len - 1);
}

static Instance *
edges_end (Edges *edges, gint32 n)
{
  Instance *instance = g_new0 (Instance, 1);

  instance->n = n;
  instance->n_edges = edges->edges->len;
  instance->edges = (Edge *) (gpointer) g_array_free (edges->edges, FALSE);
  g_free (edges->slots);
  return instance;
}

static void
add_random (Edges *edges, Draws *draws, gint32 u, gint32 v)
{
  if (edges_add (edges, u, v))
    edges_get_last (edges)->cost = draws_below (draws, 1000001);
}

static void
shuffle (Edges *edges, Draws *draws)
{
  Edge *at = (Edge *) (gpointer) edges->edges->data;

  for (gsize i = edges->edges->len - 1; i > 0; i--) {
    gsize other = (gsize) ((draws_next (draws) >> 11) % (i + 1));
    Edge edge = at[i];
    at[i] = at[other];
    at[other] = edge;
  }
}

/* A random perfect matching, and 9/2 n random edges. */
Instance *
family_sparse (Draws *draws, gint32 n)
{
  g_autofree gint32 *order = g_new (gint32, n);
  Edges edges = edges_new ((gint64) n * 5);

  for (gint32 i = 0; i < n; i++)
    order[i] = i;
  for (gint32 i = n - 1; i > 0; i--) {
    gint32 other = draws_below (draws, i + 1), moved = order[i];
    order[i] = order[other];
    order[other] = moved;
  }
  for (gint32 i = 0; i < n; i += 2)
    add_random (&edges, draws, order[i], order[i + 1]);
  for (gint64 k = 0; k < (gint64) n * 9 / 2; k++) {
    gint32 u = draws_below (draws, n);
    add_random (&edges, draws, u, draws_below (draws, n));
  }
  shuffle (&edges, draws);
  return edges_end (&edges, n);
}

/* Points sorted into the cells of a square grid. */
typedef struct {
  gint32 n;
  const gint32 *coordinates;
  gint32 side;      /* cells per side */
  gint32 *begin;    /* owned: side² + 1; where a cell's points begin in points */
  gint32 *points;   /* owned: n, cell by cell, in order within each */
} Grid;

#define GEO_SIZE 1000001
#define GEO_NEIGHBOURS 10

static gint32
get_cell (const Grid *grid, gint32 point)
{
  const gint32 *at = grid->coordinates + 2 * (gsize) point;
  gint32 x = (gint32) ((gint64) at[0] * grid->side / GEO_SIZE);
  gint32 y = (gint32) ((gint64) at[1] * grid->side / GEO_SIZE);

  return x * grid->side + y;
}

static Grid
grid_new (gint32 n, const gint32 *coordinates)
{
  Grid grid = { n, coordinates, MAX (1, (gint32) sqrt (n / 3.0)), NULL, g_new (gint32, n) };
  gint32 n_cells = grid.side * grid.side;
  g_autofree gint32 *end = g_new0 (gint32, n_cells + 1);

  grid.begin = g_new0 (gint32, n_cells + 1);
  for (gint32 i = 0; i < n; i++)
    grid.begin[get_cell (&grid, i) + 1]++;
  for (gint32 c = 0; c < n_cells; c++)
    end[c + 1] = grid.begin[c + 1] += grid.begin[c];
  for (gint32 i = 0; i < n; i++)
    grid.points[end[get_cell (&grid, i)]++] = i;
  return grid;
}

typedef struct {
  double square;    /* of the distance */
  gint32 point;
} Neighbour;

static int
compare_neighbours (const void *a, const void *b)
{
  const Neighbour *x = a, *y = b;

  if (x->square != y->square)
    return x->square < y->square ? -1 : 1;
  return (x->point > y->point) - (x->point < y->point);
}

static double
get_square (const gint32 *coordinates, gint32 i, gint32 j)
{
  double dx = (double) coordinates[2 * (gsize) i] - coordinates[2 * (gsize) j];
  double dy = (double) coordinates[2 * (gsize) i + 1] - coordinates[2 * (gsize) j + 1];

  return dx * dx + dy * dy;
}

/* All points but the point itself in the cells at most so many away. */
static void
collect_around (const Grid *grid, gint32 point, gint32 reach, GArray *neighbours)
{
  gint32 cell = get_cell (grid, point), x = cell / grid->side, y = cell % grid->side;

  g_array_set_size (neighbours, 0);
  for (gint32 a = MAX (0, x - reach); a <= MIN (grid->side - 1, x + reach); a++) {
    gint32 from = grid->begin[a * grid->side + MAX (0, y - reach)];
    gint32 to = grid->begin[a * grid->side + MIN (grid->side - 1, y + reach) + 1];
    for (gint32 i = from; i < to; i++) {
      Neighbour neighbour = { get_square (grid->coordinates, point, grid->points[i]), grid->points[i] };
      if (neighbour.point != point)
        g_array_append_val (neighbours, neighbour);
    }
  }
  g_array_sort (neighbours, compare_neighbours);
}

/* Looks further and further until no point outside can be nearer. */
static guint
collect_nearest (const Grid *grid, gint32 point, GArray *neighbours)
{
  for (gint32 reach = 2;; reach++) {
    double limit = (double) reach * GEO_SIZE / grid->side;
    collect_around (grid, point, reach, neighbours);
    guint count = MIN (GEO_NEIGHBOURS, neighbours->len);
    gboolean sure = count == GEO_NEIGHBOURS &&
                    g_array_index (neighbours, Neighbour, count - 1).square <= limit * limit;
    if (sure || reach >= grid->side)
      return count;
  }
}

static void
add_distance (Edges *edges, const gint32 *coordinates, gint32 u, gint32 v)
{
  if (edges_add (edges, u, v))
    edges_get_last (edges)->cost = (gint32) (sqrt (get_square (coordinates, u, v)) + 0.5);
}

/* A walk over the grid, strip after strip, to and fro, whose edges in turn are a perfect matching. */
static void
add_strips (Edges *edges, const Grid *grid)
{
  gint32 last = -1;

  for (gint32 a = 0; a < grid->side; a++) {
    for (gint32 b = 0; b < grid->side; b++) {
      gint32 cell = a * grid->side + (a % 2 != 0 ? grid->side - 1 - b : b);
      for (gint32 i = grid->begin[cell]; i < grid->begin[cell + 1]; i++) {
        if (last >= 0)
          add_distance (edges, grid->coordinates, last, grid->points[i]);
        last = last >= 0 ? -1 : grid->points[i];
      }
    }
  }
}

/* Random points in a square, each with its ten nearest. */
Instance *
family_geo (Draws *draws, gint32 n, gint32 *coordinates)
{
  Edges edges = edges_new ((gint64) n * 9);
  g_autoptr (GArray) neighbours = g_array_new (FALSE, FALSE, sizeof (Neighbour));

  for (gsize i = 0; i < 2 * (gsize) n; i++)
    coordinates[i] = draws_below (draws, GEO_SIZE);
  Grid grid = grid_new (n, coordinates);
  for (gint32 i = 0; i < n; i++) {
    guint count = collect_nearest (&grid, i, neighbours);
    for (guint k = 0; k < count; k++)
      add_distance (&edges, coordinates, i, g_array_index (neighbours, Neighbour, k).point);
  }
  add_strips (&edges, &grid);
  g_free (grid.begin);
  g_free (grid.points);
  return edges_end (&edges, n);
}

#define CAND_IDEAL 100
#define CAND_TOP 1010 /* attainments lie below */

static void
add_candidate (Edges *edges, Draws *draws, const gint32 *attainment, gint32 u, gint32 v)
{
  if (!edges_add (edges, u, v))
    return;
  gint32 past = ABS (attainment[u] - attainment[v]) - CAND_IDEAL;
  edges_get_last (edges)->cost = past * past + (draws_below (draws, 1000) < 3 ? 250000 : 0);
}

/* Sorts by attainment, equals in their order; begin[a] is where attainment a begins. */
static void
sort_by_attainment (gint32 n, const gint32 *attainment, gint32 *order, gint32 *begin)
{
  gint32 end[CAND_TOP + 2] = { 0 };

  for (gint32 i = 0; i < n; i++)
    begin[attainment[i] + 1]++;
  for (gint32 a = 0; a <= CAND_TOP; a++)
    end[a + 1] = begin[a + 1] += begin[a];
  for (gint32 i = 0; i < n; i++)
    order[end[attainment[i]]++] = i;
}

/* Six candidates about the ideal distance above each pupil, and a path through all by attainment. */
Instance *
family_cand (Draws *draws, gint32 n)
{
  g_autofree gint32 *attainment = g_new (gint32, n), *order = g_new (gint32, n);
  gint32 begin[CAND_TOP + 2] = { 0 };
  Edges edges = edges_new ((gint64) n * 8);

  for (gint32 i = 0; i < n; i++) {
    attainment[i] = 10 * draws_attainment (draws);
    attainment[i] += draws_below (draws, 10);
  }
  sort_by_attainment (n, attainment, order, begin);
  for (gint32 i = 0; i < n; i++) {
    for (guint k = 0; k < 6; k++) {
      gint32 goal = attainment[i] + CAND_IDEAL - 3 + draws_below (draws, 7);
      if (goal > CAND_TOP - 1)
        goal = CAND_TOP - 1 - draws_below (draws, 60);
      gint32 count = begin[goal + 1] - begin[goal];
      if (count > 0)
        add_candidate (&edges, draws, attainment, i, order[begin[goal] + draws_below (draws, count)]);
    }
  }
  for (gint32 first = 0; first < 2; first++) {
    for (gint32 k = first; k + 1 < n; k += 2)
      add_candidate (&edges, draws, attainment, order[k], order[k + 1]);
  }
  return edges_end (&edges, n);
}
