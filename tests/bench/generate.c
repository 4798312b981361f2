/* SPDX-License-Identifier: MIT */
/*
 * Writes an instance of a family, for lp-bench and its peers.
 *
 *   lp-bench-generate rand|class|fold|sparse|geo|cand N SEED FILE
 *   lp-bench-generate classes30 COUNT SEED FILE
 */
#include "families.h"

#include <stdlib.h>
#include <string.h>

static void
write_classes (Draws *draws, gint32 count, const char *path)
{
  g_autoptr (Batch) batch = g_new0 (Batch, 1);

  batch->count = count;
  batch->n = 30;
  batch->costs = g_new (gint32, (gsize) count * count_pairs (30));
  for (gint32 i = 0; i < count; i++)
    family_fill_class (draws, 30, FALSE, batch->costs + (gsize) i * count_pairs (30));
  batch_write (path, batch);
}

static Instance *
make_instance (const char *family, Draws *draws, gint32 n, gint32 *coordinates)
{
  if (strcmp (family, "rand") == 0)
    return family_rand (draws, n);
  if (strcmp (family, "class") == 0)
    return family_class (draws, n, FALSE);
  if (strcmp (family, "fold") == 0)
    return family_class (draws, n, TRUE);
  if (strcmp (family, "sparse") == 0)
    return family_sparse (draws, n);
  if (strcmp (family, "geo") == 0)
    return family_geo (draws, n, coordinates);
  if (strcmp (family, "cand") == 0)
    return family_cand (draws, n);
  return NULL;
}

int
main (int argc, char **argv)
{
  gint32 n = argc == 5 ? atoi (argv[2]) : 0;

  if (n < 1) {
    fputs ("usage: lp-bench-generate FAMILY N SEED FILE\n", stderr);
    return EXIT_FAILURE;
  }
  Draws draws = draws_new (g_ascii_strtoull (argv[3], NULL, 10));
  if (strcmp (argv[1], "classes30") == 0) {
    write_classes (&draws, n, argv[4]);
    return EXIT_SUCCESS;
  }
  g_autofree gint32 *coordinates = g_new0 (gint32, 2 * (gsize) n);
  g_autoptr (Instance) instance = n % 2 == 0 ? make_instance (argv[1], &draws, n, coordinates) : NULL;
  if (instance == NULL) {
    fprintf (stderr, "lp-bench-generate: no family %s of %d vertices\n", argv[1], n);
    return EXIT_FAILURE;
  }
  instance_write (argv[4], instance, strcmp (argv[1], "geo") == 0 ? coordinates : NULL);
  return EXIT_SUCCESS;
}
