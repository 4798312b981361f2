/* SPDX-License-Identifier: MIT */
#include "base/lp-ids-private.h"
#include "base/lp-text-private.h"

#include <learning-partners/lp-error.h>

static gboolean
check_listed_id (GHashTable *seen, const char *id, GError **error)
{
  g_autofree char *fault = lp_i_text_find_id_fault (id);
  g_autofree char *quoted = NULL;

  if (fault != NULL && *id == '\0') {
    g_set_error (error, LP_ERROR, LP_ERROR_VALUE, "names a pupil whose id is empty");
    return FALSE;
  }
  if (fault != NULL) {
    quoted = lp_i_text_quote (id);
    g_set_error (error, LP_ERROR, LP_ERROR_VALUE, "names the pupil %s, an id that %s", quoted, fault);
    return FALSE;
  }
  if (!g_hash_table_add (seen, (gpointer) id)) {
    quoted = lp_i_text_quote (id);
    g_set_error (error, LP_ERROR, LP_ERROR_DUPLICATE, "names the pupil %s twice", quoted);
    return FALSE;
  }
  return TRUE;
}

char **
lp_i_ids_copy (const char *const *ids, gsize n_ids, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  char **copy = NULL;

  if (n_ids < 2) {
    g_set_error (error, LP_ERROR, LP_ERROR_VALUE, "names fewer than two pupils");
    return NULL;
  }
  for (gsize i = 0; i < n_ids; i++) {
    if (!check_listed_id (seen, ids[i], error)) {
      return NULL;
    }
  }

  copy = g_new0 (char *, n_ids + 1);
  for (gsize i = 0; i < n_ids; i++) {
    copy[i] = g_strdup (ids[i]);
  }
  return copy;
}
