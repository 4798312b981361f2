/* SPDX-License-Identifier: MIT */
#include "matching/core/lp-matching-private.h"
#include "matching/core/lp-tutte-berge-private.h"

struct _LpBarrier {
  gatomicrefcount ref_count;
  gsize n_members;
  gsize n_components;
  guint32 *vertices;  /* owned: the members, then the components one after another */
  gsize *ends;        /* owned: component i ends before ends[i + 1]; ends[0] is n_members */
};

/* Lists a set's vertices, ascending, from a place on; returns where it ends. */
static gsize
list_vertices (LpBarrier *barrier, const LpDecomposition *d, guint16 component, gsize at)
{
  for (guint v = 0; v < d->n; v++) {
    if (d->component[v] == component)
      barrier->vertices[at++] = v;
  }
  return at;
}

LpBarrier *
lp_i_barrier_new (const LpDecomposition *d)
{
  LpBarrier *barrier = g_new0 (LpBarrier, 1);

  g_atomic_ref_count_init (&barrier->ref_count);
  barrier->vertices = g_new (guint32, MAX (d->n, 1));
  barrier->ends = g_new (gsize, d->n_odd + 1);
  barrier->n_components = d->n_odd;
  barrier->n_members = list_vertices (barrier, d, LP_IN_BARRIER, 0);
  barrier->ends[0] = barrier->n_members;
  for (guint i = 0; i < d->n_odd; i++)
    barrier->ends[i + 1] = list_vertices (barrier, d, (guint16) i, barrier->ends[i]);
  return barrier;
}

LpBarrier *
lp_i_barrier_take (GArray *vertices, GArray *ends)
{
  LpBarrier *barrier = g_new0 (LpBarrier, 1);

  g_atomic_ref_count_init (&barrier->ref_count);
  barrier->n_components = ends->len - 1;
  barrier->n_members = g_array_index (ends, gsize, 0);
  barrier->vertices = (guint32 *) (gpointer) g_array_free (vertices, FALSE);
  barrier->ends = (gsize *) (gpointer) g_array_free (ends, FALSE);
  return barrier;
}

LpBarrier *
lp_barrier_ref (LpBarrier *barrier)
{
  g_return_val_if_fail (barrier != NULL, NULL);

  g_atomic_ref_count_inc (&barrier->ref_count);
  return barrier;
}

void
lp_barrier_unref (LpBarrier *barrier)
{
  g_return_if_fail (barrier != NULL);

  if (!g_atomic_ref_count_dec (&barrier->ref_count))
    return;
  g_free (barrier->vertices);
  g_free (barrier->ends);
  g_free (barrier);
}

const guint32 *
lp_barrier_get_members (const LpBarrier *barrier, gsize *n_members)
{
  g_return_val_if_fail (barrier != NULL && n_members != NULL, NULL);

  *n_members = barrier->n_members;
  return barrier->vertices;
}

gsize
lp_barrier_get_n_components (const LpBarrier *barrier)
{
  g_return_val_if_fail (barrier != NULL, 0);

  return barrier->n_components;
}

const guint32 *
lp_barrier_get_component (const LpBarrier *barrier, gsize index, gsize *n_members)
{
  g_return_val_if_fail (barrier != NULL && n_members != NULL, NULL);
  g_return_val_if_fail (index < barrier->n_components, NULL);

  *n_members = barrier->ends[index + 1] - barrier->ends[index];
  return barrier->vertices + barrier->ends[index];
}
