/* SPDX-License-Identifier: MIT */
#include <learning-partners/lp-seed.h>

#include "base/lp-hash-private.h"

guint64
lp_derive (guint64 seed, const char *text)
{
  g_return_val_if_fail (text != NULL, 0);

  return lp_i_hash_derive (seed, text);
}

guint64
lp_derive_seed (guint64 seed, const char *class_id, gsize round, guint draw)
{
  g_return_val_if_fail (class_id != NULL, 0);

  g_autofree char *text = g_strdup_printf ("%s\n%" G_GSIZE_FORMAT "\n%u", class_id, round, draw);
  return lp_i_hash_derive (seed, text);
}
