/* SPDX-License-Identifier: MIT */
#include "model/lp-name-order-private.h"

#include <stdlib.h>
#include <string.h>

#include "base/lp-plain-private.h"

typedef struct {
  char *key; /* owned */
  LpPupil *pupil; /* borrowed */
} NamedPupil;

/* Names as they are sorted, then as they are written, then whoever bears them. */
static char *
make_key (const LpPupil *pupil)
{
  g_autofree char *plain = lp_i_plain_name (lp_pupil_get_name (pupil));

  return g_strjoin ("\n", plain, lp_pupil_get_name (pupil), lp_pupil_get_id (pupil), NULL);
}

static int
compare_named (gconstpointer a, gconstpointer b)
{
  return strcmp (((const NamedPupil *) a)->key, ((const NamedPupil *) b)->key);
}

GPtrArray *
lp_i_name_order_sort (const LpRoster *roster)
{
  gsize n = lp_roster_get_n_pupils (roster);
  GPtrArray *pupils = g_ptr_array_sized_new ((guint) n);
  g_autofree NamedPupil *named = g_new (NamedPupil, n);

  for (gsize i = 0; i < n; i++) {
    named[i].pupil = lp_roster_get_pupil (roster, i);
    named[i].key = make_key (named[i].pupil);
  }
  if (n > 0)
    qsort (named, n, sizeof *named, compare_named);
  for (gsize i = 0; i < n; i++) {
    g_ptr_array_add (pupils, named[i].pupil);
    g_free (named[i].key);
  }
  return pupils;
}
