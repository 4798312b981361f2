/* SPDX-License-Identifier: MIT */
/*
 * What GLib's glib/ expects of a system, for a program with one thread and no
 * file: memory in slices, locks, messages. And those of its functions anew
 * that call a function with more arguments than it takes, a comparison or what
 * frees an element: WebAssembly checks the type of a function at each call, and
 * would end there.
 */
#include <glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Slices. */

gpointer
g_slice_alloc (gsize size)
{
  return g_malloc (size);
}

gpointer
g_slice_alloc0 (gsize size)
{
  return g_malloc0 (size);
}

gpointer
g_slice_copy (gsize size, gconstpointer block)
{
  return g_memdup2 (block, size);
}

void
g_slice_free1 (gsize size, gpointer block)
{
  g_free (block);
}

void
g_slice_free_chain_with_offset (gsize size, gpointer chain, gsize offset)
{
  while (chain != NULL) {
    gpointer next = *(gpointer *) ((char *) chain + offset);
    g_free (chain);
    chain = next;
  }
}

/* Kept in files that need much else. */

G_DEFINE_QUARK (g_convert_error, g_convert_error)

int
g_strcmp0 (const char *a, const char *b)
{
  if (a == NULL || b == NULL)
    return (a != NULL) - (b != NULL);
  return strcmp (a, b);
}

/* Locks: nobody else is there. */

void
(g_mutex_lock) (GMutex *mutex)
{
}

void
(g_mutex_unlock) (GMutex *mutex)
{
}

void
(g_rw_lock_reader_lock) (GRWLock *lock)
{
}

void
(g_rw_lock_reader_unlock) (GRWLock *lock)
{
}

void
(g_rw_lock_writer_lock) (GRWLock *lock)
{
}

void
(g_rw_lock_writer_unlock) (GRWLock *lock)
{
}

gboolean
(g_once_init_enter) (volatile void *location)
{
  return *(volatile gsize *) location == 0;
}

void
(g_once_init_leave) (volatile void *location, gsize result)
{
  *(volatile gsize *) location = result;
}

/* Messages go to standard error; a critical one is a bug of ours and ends the program. */

void
g_logv (const char *domain, GLogLevelFlags level, const char *format, va_list arguments)
{
  fprintf (stderr, "%s: ", domain != NULL ? domain : "GLib");
  vfprintf (stderr, format, arguments);
  fputc ('\n', stderr);
  if ((level & (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL)) != 0)
    abort ();
}

void
g_log (const char *domain, GLogLevelFlags level, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_logv (domain, level, format, arguments);
  va_end (arguments);
}

void
g_return_if_fail_warning (const char *domain, const char *function, const char *expression)
{
  g_log (domain, G_LOG_LEVEL_CRITICAL, "%s: assertion '%s' failed", function, expression);
}

void
g_warn_message (const char *domain, const char *file, int line, const char *function, const char *expression)
{
  g_log (domain, G_LOG_LEVEL_CRITICAL, "%s: %s", function, expression != NULL ? expression : "not reached");
}

void
g_assertion_message_expr (const char *domain, const char *file, int line, const char *function, const char *expression)
{
  g_log (domain, G_LOG_LEVEL_ERROR, "%s: %s", function, expression != NULL ? expression : "not reached");
  abort ();
}

/* Sorting. */

static int
compare_by (gconstpointer a, gconstpointer b, gpointer data)
{
  GCompareFunc *compare = data;

  return (*compare) (a, b);
}

void
g_array_sort (GArray *array, GCompareFunc compare)
{
  if (array->len > 1)
    g_qsort_with_data (array->data, (gint) array->len, g_array_get_element_size (array), compare_by, &compare);
}

void
g_ptr_array_sort (GPtrArray *array, GCompareFunc compare)
{
  if (array->len > 1)
    g_qsort_with_data (array->pdata, (gint) array->len, sizeof (gpointer), compare_by, &compare);
}

/* Freeing: GLib and the library call these only so. */

void
g_ptr_array_foreach (GPtrArray *array, GFunc free_func, gpointer data)
{
  for (guint i = 0; i < array->len; i++)
    ((GDestroyNotify) free_func) (array->pdata[i]);
}

void
g_slist_foreach (GSList *list, GFunc free_func, gpointer data)
{
  while (list != NULL) {
    GSList *next = list->next;
    ((GDestroyNotify) free_func) (list->data);
    list = next;
  }
}
