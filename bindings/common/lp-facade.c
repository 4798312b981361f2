/* SPDX-License-Identifier: MIT */
#include "lp-facade.h"

#include <string.h>

/* What a failed call left behind, for each thread. */
typedef struct {
  GError *error;
  LpConflict *conflict;
  LpBarrier *barrier;
} Pending;

static void
pending_free (gpointer data)
{
  Pending *pending = data;

  g_clear_error (&pending->error);
  g_clear_pointer (&pending->conflict, lp_conflict_unref);
  g_clear_pointer (&pending->barrier, lp_barrier_unref);
  g_free (pending);
}

static GPrivate pending_key = G_PRIVATE_INIT (pending_free);

static Pending *
get_pending (void)
{
  Pending *pending = g_private_get (&pending_key);

  if (pending == NULL) {
    pending = g_new0 (Pending, 1);
    g_private_set (&pending_key, pending);
  }
  return pending;
}

GError **
lp_facade_error (void)
{
  Pending *pending = get_pending ();

  g_clear_error (&pending->error);
  return &pending->error;
}

const GError *
lp_facade_get_error (void)
{
  const Pending *pending = g_private_get (&pending_key);

  return pending == NULL ? NULL : pending->error;
}

void
lp_facade_clear_error (void)
{
  g_clear_error (&get_pending ()->error);
}

LpConflict **
lp_facade_conflict (void)
{
  Pending *pending = get_pending ();

  g_clear_pointer (&pending->conflict, lp_conflict_unref);
  return &pending->conflict;
}

LpBarrier **
lp_facade_barrier (void)
{
  Pending *pending = get_pending ();

  g_clear_pointer (&pending->barrier, lp_barrier_unref);
  return &pending->barrier;
}

LpConflict *
lp_facade_take_conflict (void)
{
  return g_steal_pointer (&get_pending ()->conflict);
}

LpBarrier *
lp_facade_take_barrier (void)
{
  return g_steal_pointer (&get_pending ()->barrier);
}

LpNumbers *
lp_numbers_new (gsize length)
{
  LpNumbers *numbers = g_new (LpNumbers, 1);

  numbers->length = length;
  numbers->values = g_new0 (gint64, length);
  return numbers;
}

void
lp_numbers_free (LpNumbers *numbers)
{
  if (numbers == NULL)
    return;
  g_free (numbers->values);
  g_free (numbers);
}

LpNumbers *
lp_facade_copy_numbers (const gint64 *values, gsize length)
{
  LpNumbers *numbers = lp_numbers_new (length);

  if (length > 0)
    memcpy (numbers->values, values, length * sizeof *values);
  return numbers;
}
