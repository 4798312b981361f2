/* SPDX-License-Identifier: MIT */
/* What is said once of the class as a whole: its secret seed, the rounds that are gone, and notices. */
#include "store/lp-store-private.h"

#include <string.h>

#include <learning-partners/lp-seed.h>

#include "base/lp-reason-private.h"

/* Seeded by GLib from the system: /dev/urandom, or on Windows rand_s(). */
guint64
lp_i_store_draw_seed (void)
{
  GRand *rand = g_rand_new ();
  guint64 high = g_rand_int (rand);
  guint64 seed = high << 32 | g_rand_int (rand);

  g_rand_free (rand);
  return seed;
}

gboolean
lp_i_store_set_setting (LpClassFile *file, const char *name, guint64 value, GError **error)
{
  g_autofree char *text = g_strdup_printf ("%" G_GUINT64_FORMAT, value);

  return lp_i_store_run (file, error,
                         "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", "tt",
                         name, text);
}

/* The file holds the code of a notice alone; one that this version does not know is passed over. */
static void
take_notice (LpReasons *list, const char *code)
{
  if (strcmp (code, lp_i_phrase_get (LP_I_PHRASE_MATCHED_IS_NEAREST)->code) == 0)
    lp_i_reasons_take (list, lp_i_reason_new (LP_I_PHRASE_MATCHED_IS_NEAREST));
}

/* FALSE where the value is none. */
static gboolean
read_setting (LpIContents *contents, const char *name, const char *value, gboolean *has_seed)
{
  guint64 number;

  if (g_str_has_prefix (name, LP_I_STORE_NOTICE)) {
    take_notice (contents->notices, name + strlen (LP_I_STORE_NOTICE));
    return TRUE;
  }
  if (!g_ascii_string_to_unsigned (value, 10, 0, G_MAXUINT64, &number, NULL))
    return FALSE;
  if (strcmp (name, LP_I_STORE_SEED) == 0) {
    contents->seed = number;
    *has_seed = TRUE;
    return TRUE;
  }
  contents->rounds_gone = (gsize) number;
  return strcmp (name, LP_I_STORE_ROUNDS_GONE) == 0;
}

gboolean
lp_i_contents_load_settings (LpClassFile *file, LpIContents *contents, GError **error)
{
  g_autoptr (sqlite3_stmt) rows = lp_i_store_query (file, error, "SELECT name, value FROM setting ORDER BY key", "");
  int state = rows == NULL ? -1 : 0;
  gboolean has_seed = FALSE;

  contents->notices = lp_i_reasons_new ();
  while (rows != NULL && (state = lp_i_store_next (file, rows, error)) > 0) {
    if (read_setting (contents, lp_i_store_text (rows, 0), lp_i_store_text (rows, 1), &has_seed))
      continue;
    lp_i_store_fail_damaged (file, "a setting of the class is none", error);
    return FALSE;
  }
  if (state == 0 && !has_seed) {
    lp_i_store_fail_damaged (file, "the class has no seed", error);
    return FALSE;
  }
  return state == 0;
}

guint64
lp_class_file_get_class_seed (const LpClassFile *file)
{
  g_return_val_if_fail (file != NULL, 0);

  return file->now.seed;
}

gboolean
lp_class_file_set_class_seed (LpClassFile *file, guint64 seed, GError **error)
{
  g_return_val_if_fail (file != NULL && file->in_step, FALSE);

  return lp_i_store_set_setting (file, LP_I_STORE_SEED, seed, error);
}

guint64
lp_class_file_derive_seed (const LpClassFile *file, gsize index)
{
  g_return_val_if_fail (file != NULL, 0);

  return lp_derive_seed (file->now.seed, "", file->now.rounds_gone + index, 0);
}

LpReasons *
lp_class_file_get_notices (const LpClassFile *file)
{
  g_return_val_if_fail (file != NULL, NULL);

  return file->now.notices;
}

gboolean
lp_class_file_clear_notices (LpClassFile *file, GError **error)
{
  g_return_val_if_fail (file != NULL && !file->in_step, FALSE);

  if (!lp_i_class_file_begin_bare (file, error))
    return FALSE;
  if (lp_i_store_execute (file, "DELETE FROM setting WHERE substr (name, 1, 7) = '" LP_I_STORE_NOTICE "'", error))
    return lp_class_file_commit (file, error);
  lp_class_file_rollback (file);
  return FALSE;
}
