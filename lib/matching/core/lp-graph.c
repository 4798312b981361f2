/* SPDX-License-Identifier: MIT */
#include "matching/core/lp-graph-private.h"

#include <string.h>

/* Zeroed memory for count × size bytes; NULL where there is none. */
static gpointer
allocate_zeroed (guint64 count, guint64 size)
{
  if (count > 0 && size > G_MAXSIZE / count)
    return NULL;
  return g_try_malloc0 (MAX (1, (gsize) (count * size)));
}

gboolean
lp_i_graph_init (LpGraph *graph, guint n, guint n_tiers)
{
  guint64 edges = (guint64) n * (MAX (n, 1) - 1) / 2;

  memset (graph, 0, sizeof *graph);
  graph->n = n;
  graph->n_tiers = n_tiers;
  graph->words = lp_i_bitset_words (n);
  graph->free_threes = g_array_new (FALSE, FALSE, sizeof (LpFreeThree));
  graph->pairs = allocate_zeroed (n, graph->words * sizeof (guint64));
  graph->pair_costs = allocate_zeroed (edges, n_tiers * sizeof (gint64));
  if (n % 2 == 0)
    return graph->pairs != NULL && graph->pair_costs != NULL;

  graph->threes = allocate_zeroed (n, graph->words * sizeof (guint64));
  graph->three_costs = allocate_zeroed (edges, n_tiers * sizeof (gint64));
  graph->vertex_costs = allocate_zeroed (n, n_tiers * sizeof (gint64));
  return graph->pairs != NULL && graph->pair_costs != NULL && graph->threes != NULL &&
         graph->three_costs != NULL && graph->vertex_costs != NULL;
}

void
lp_i_graph_clear (LpGraph *graph)
{
  g_free (graph->pairs);
  g_free (graph->threes);
  g_free (graph->pair_costs);
  g_free (graph->three_costs);
  g_free (graph->vertex_costs);
  g_clear_pointer (&graph->free_threes, g_array_unref);
  memset (graph, 0, sizeof *graph);
}

static void
link_vertices (const LpGraph *graph, guint64 *rows, guint u, guint v)
{
  lp_i_bitset_add (rows + (gsize) u * graph->words, v);
  lp_i_bitset_add (rows + (gsize) v * graph->words, u);
}

static void
part_vertices (const LpGraph *graph, guint64 *rows, guint u, guint v)
{
  lp_i_bitset_remove (rows + (gsize) u * graph->words, v);
  lp_i_bitset_remove (rows + (gsize) v * graph->words, u);
}

void
lp_i_graph_set_pair (LpGraph *graph, guint u, guint v, const gint64 *costs)
{
  link_vertices (graph, graph->pairs, u, v);
  memcpy (graph->pair_costs + lp_i_graph_place (graph, u, v), costs,
          graph->n_tiers * sizeof *costs);
}

void
lp_i_graph_set_three (LpGraph *graph, guint u, guint v, const gint64 *costs)
{
  if (graph->threes == NULL)
    return;
  link_vertices (graph, graph->threes, u, v);
  memcpy (graph->three_costs + lp_i_graph_place (graph, u, v), costs,
          graph->n_tiers * sizeof *costs);
}

void
lp_i_graph_set_vertex (LpGraph *graph, guint v, const gint64 *costs)
{
  if (graph->vertex_costs == NULL)
    return;
  memcpy (graph->vertex_costs + (gsize) v * graph->n_tiers, costs,
          graph->n_tiers * sizeof *costs);
}

void
lp_i_graph_remove (LpGraph *graph, guint u, guint v)
{
  part_vertices (graph, graph->pairs, u, v);
  if (graph->threes != NULL)
    part_vertices (graph, graph->threes, u, v);
}

static LpFreeThree
sort_three (const guint three[3])
{
  LpFreeThree sorted = { { MIN (three[0], MIN (three[1], three[2])), 0, MAX (three[0], MAX (three[1], three[2])) } };

  sorted.members[1] = three[0] + three[1] + three[2] - sorted.members[0] - sorted.members[2];
  return sorted;
}

gboolean
lp_i_graph_is_free_three (const LpGraph *graph, const guint three[3])
{
  LpFreeThree sought = sort_three (three);

  for (guint i = 0; i < graph->free_threes->len; i++)
    if (memcmp (&g_array_index (graph->free_threes, LpFreeThree, i), &sought, sizeof sought) == 0)
      return TRUE;
  return FALSE;
}

void
lp_i_graph_add_free_three (LpGraph *graph, const guint three[3])
{
  LpFreeThree sorted = sort_three (three);

  if (!lp_i_graph_is_free_three (graph, three))
    g_array_append_val (graph->free_threes, sorted);
}
