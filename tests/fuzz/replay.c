/* SPDX-License-Identifier: MIT */
/*
 * Guarantees that a fuzz target holds on its corpus, with any compiler and
 * without a fuzzer: every file, and each file cut short at eight places.
 */
#include "fuzz.h"

#include <glib/gstdio.h>

static guint n_inputs;

/* On the heap and of the very size, so that a sanitizer sees the first byte read beyond it. */
static void
run_copy (const char *bytes, gsize size)
{
  g_autofree uint8_t *copy = g_malloc (size + (size == 0));

  if (size > 0)
    memcpy (copy, bytes, size);
  LLVMFuzzerTestOneInput (copy, size);
  n_inputs++;
}

static gboolean
replay_file (const char *path)
{
  g_autofree char *bytes = NULL;
  gsize size = 0;

  if (!g_file_get_contents (path, &bytes, &size, NULL))
    return FALSE;
  run_copy (bytes, size);
  for (gsize i = 0; i < 8; i++)
    run_copy (bytes, size * i / 8);
  return TRUE;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static gboolean
replay_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++) {
    const char *path = g_ptr_array_index (names, i);
    fprintf (stderr, "%s\n", path);
    if (!replay_file (path))
      return FALSE;
  }
  return names->len > 0;
}

int
main (int argc, char **argv)
{
  for (int i = 1; i < argc; i++) {
    if (!replay_folder (argv[i])) {
      fprintf (stderr, "nothing to replay in %s\n", argv[i]);
      return 1;
    }
  }
  printf ("%u inputs\n", n_inputs);
  return n_inputs == 0;
}
