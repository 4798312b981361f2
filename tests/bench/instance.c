/* SPDX-License-Identifier: MIT */
#include "instance.h"

#include <stdlib.h>
#include <string.h>

G_STATIC_ASSERT (sizeof (Edge) == 3 * sizeof (gint32));

static G_GNUC_NORETURN void
fail (const char *path, const char *what)
{
  fprintf (stderr, "%s: %s\n", path, what);
  exit (EXIT_FAILURE);
}

static FILE *
open_file (const char *path, const char *mode)
{
  FILE *file = fopen (path, mode);

  if (file == NULL)
    fail (path, "cannot be opened");
  return file;
}

static void
swap_numbers (gint32 *numbers, gsize count)
{
  for (gsize i = 0; i < count; i++)
    numbers[i] = GINT32_FROM_LE (numbers[i]);
}

static void
read_numbers (const char *path, FILE *file, gpointer numbers, gsize count)
{
  if (fread (numbers, sizeof (gint32), count, file) != count)
    fail (path, "ends too early");
  swap_numbers (numbers, count);
}

/* Leaves the numbers in the machine's order again. */
static void
write_numbers (const char *path, FILE *file, gpointer numbers, gsize count)
{
  swap_numbers (numbers, count);
  if (fwrite (numbers, sizeof (gint32), count, file) != count)
    fail (path, "cannot be written");
  swap_numbers (numbers, count);
}

static void
expect_magic (const char *path, FILE *file, const char *magic)
{
  char head[4];

  if (fread (head, 1, 4, file) != 4 || memcmp (head, magic, 4) != 0)
    fail (path, "does not begin as expected");
}

static void
close_written (const char *path, FILE *file)
{
  if (fclose (file) != 0)
    fail (path, "cannot be written");
}

Instance *
instance_read (const char *path)
{
  FILE *file = open_file (path, "rb");
  Instance *instance = g_new0 (Instance, 1);
  gint32 head[4];

  expect_magic (path, file, "PMI1");
  read_numbers (path, file, head, 4);
  instance->n = head[0];
  instance->n_edges = (gint64) ((guint64) (guint32) head[2] << 32 | (guint32) head[1]);
  if (instance->n < 0 || instance->n_edges < 0 || instance->n_edges > G_MAXINT32)
    fail (path, "is too large");
  instance->edges = g_new (Edge, MAX (instance->n_edges, 1));
  read_numbers (path, file, instance->edges, 3 * (gsize) instance->n_edges);
  for (gint64 i = 0; i < instance->n_edges; i++) {
    const Edge *edge = &instance->edges[i];
    if (edge->u < 0 || edge->u >= edge->v || edge->v >= instance->n)
      fail (path, "has an edge that is none");
  }
  fclose (file);
  return instance;
}

void
instance_free (Instance *instance)
{
  g_free (instance->edges);
  g_free (instance);
}

void
instance_write (const char *path, const Instance *instance, const gint32 *coordinates)
{
  FILE *file = open_file (path, "wb");
  guint64 n_edges = (guint64) instance->n_edges;
  gint32 head[] = { instance->n, (gint32) (n_edges & G_MAXUINT32), (gint32) (n_edges >> 32),
                    coordinates != NULL ? 2 : 0 };

  fwrite ("PMI1", 1, 4, file);
  write_numbers (path, file, head, 4);
  write_numbers (path, file, instance->edges, 3 * (gsize) instance->n_edges);
  if (coordinates != NULL)
    write_numbers (path, file, (gpointer) coordinates, 2 * (gsize) instance->n);
  close_written (path, file);
}

gboolean
instance_is_complete (const Instance *instance)
{
  return (gsize) instance->n_edges == count_pairs (instance->n);
}

Batch *
batch_read (const char *path)
{
  FILE *file = open_file (path, "rb");
  Batch *batch = g_new0 (Batch, 1);
  gint32 head[2];
  gsize n_costs;

  expect_magic (path, file, "PMB1");
  read_numbers (path, file, head, 2);
  batch->count = head[0];
  batch->n = head[1];
  if (batch->count < 0 || batch->n < 1 || batch->n > 10000)
    fail (path, "is too large");
  n_costs = (gsize) batch->count * count_pairs (batch->n);
  batch->costs = g_new (gint32, MAX (n_costs, 1));
  read_numbers (path, file, batch->costs, n_costs);
  fclose (file);
  return batch;
}

void
batch_free (Batch *batch)
{
  g_free (batch->costs);
  g_free (batch);
}

void
batch_write (const char *path, const Batch *batch)
{
  FILE *file = open_file (path, "wb");
  gint32 head[] = { batch->count, batch->n };

  fwrite ("PMB1", 1, 4, file);
  write_numbers (path, file, head, 2);
  write_numbers (path, file, batch->costs, (gsize) batch->count * count_pairs (batch->n));
  close_written (path, file);
}
