/* SPDX-License-Identifier: MIT */
/* Writing pupils and scales. */
#include "store/lp-store-private.h"

gboolean
lp_i_store_find_pupil (LpClassFile *file, const char *id, gint64 *key, GError **error)
{
  if (!lp_i_store_get_number (file, key, error, "SELECT key FROM pupil WHERE id = ?", "t", id))
    return FALSE;
  if (*key != 0)
    return TRUE;
  g_set_error (error, LP_ERROR, LP_ERROR_UNKNOWN_PUPIL, "%s: there is no pupil with the id \"%s\".", file->name, id);
  return FALSE;
}

gboolean
lp_class_file_set_title (LpClassFile *file, const char *title, GError **error)
{
  g_return_val_if_fail (file != NULL && file->in_step && title != NULL, FALSE);

  if (*title == '\0' || !g_utf8_validate (title, -1, NULL)) {
    g_set_error (error, LP_ERROR, LP_ERROR_VALUE, "The title of a class is empty or not UTF-8.");
    return FALSE;
  }
  return lp_i_store_run (file, error, "INSERT INTO class (key, title) VALUES (1, ?) ON CONFLICT (key) DO UPDATE SET title = excluded.title",
                         "t", title);
}

static gboolean
write_attainment (LpClassFile *file, gint64 key, const LpPupil *pupil, GError **error)
{
  for (gsize i = 0; i < lp_pupil_get_n_subjects (pupil); i++) {
    const char *subject = lp_pupil_get_subject (pupil, i);
    LpAttainmentKind kind = lp_pupil_get_attainment_kind (pupil, subject);
    if (kind == LP_ATTAINMENT_SCORE
        && !lp_i_store_run (file, error, "INSERT INTO attainment (pupil, subject, score) VALUES (?, ?, ?)", "itd", key, subject,
                            lp_pupil_get_score (pupil, subject)))
      return FALSE;
    if (kind == LP_ATTAINMENT_BAND
        && !lp_i_store_run (file, error, "INSERT INTO attainment (pupil, subject, band) VALUES (?, ?, ?)", "itt", key, subject,
                            lp_pupil_get_band (pupil, subject)))
      return FALSE;
  }
  return TRUE;
}

static gboolean
write_attributes (LpClassFile *file, gint64 key, const LpPupil *pupil, GError **error)
{
  for (gsize i = 0; i < lp_pupil_get_n_attributes (pupil); i++) {
    const char *name = lp_pupil_get_attribute (pupil, i);
    const char *word = lp_pupil_get_word (pupil, name);
    gboolean done = word != NULL
                      ? lp_i_store_run (file, error, "INSERT INTO attribute (pupil, name, word) VALUES (?, ?, ?)", "itt", key, name, word)
                      : lp_i_store_run (file, error, "INSERT INTO attribute (pupil, name, flag) VALUES (?, ?, ?)", "iti", key, name,
                                        (gint64) lp_pupil_has_flag (pupil, name));
    if (!done)
      return FALSE;
  }
  return TRUE;
}

gboolean
lp_class_file_put_pupil (LpClassFile *file, const LpPupil *pupil, LpDate since, GError **error)
{
  static const char put[] =
    "INSERT INTO pupil (id, name, joined, status) VALUES (?, ?, ?, 'here') ON CONFLICT (id) DO UPDATE SET name = excluded.name,"
    " joined = CASE WHEN status = 'here' THEN joined ELSE excluded.joined END, left = NULL, status = 'here'";
  gint64 key;

  g_return_val_if_fail (file != NULL && file->in_step && pupil != NULL, FALSE);

  return lp_i_store_run (file, error, put, "ttD", lp_pupil_get_id (pupil), lp_pupil_get_name (pupil), since)
         && lp_i_store_find_pupil (file, lp_pupil_get_id (pupil), &key, error)
         && lp_i_store_run (file, error, "DELETE FROM attainment WHERE pupil = ?", "i", key)
         && lp_i_store_run (file, error, "DELETE FROM attribute WHERE pupil = ?", "i", key)
         && write_attainment (file, key, pupil, error) && write_attributes (file, key, pupil, error);
}

gboolean
lp_class_file_remove_pupil (LpClassFile *file, const char *id, LpDate date, GError **error)
{
  gint64 key;

  g_return_val_if_fail (file != NULL && file->in_step && id != NULL, FALSE);

  return lp_i_store_find_pupil (file, id, &key, error)
         && lp_i_store_run (file, error, "UPDATE pupil SET status = 'left', left = ? WHERE key = ?", "Di", date, key);
}

static gboolean
write_bands (LpClassFile *file, const char *subject, LpScale *scale, GError **error)
{
  const double *thresholds = lp_scale_get_thresholds (scale);
  static const char with_threshold[] = "INSERT INTO band (scale, name, threshold) SELECT key, ?, ? FROM scale WHERE subject = ?";
  static const char without[] = "INSERT INTO band (scale, name) SELECT key, ? FROM scale WHERE subject = ?";

  for (gsize i = 0; i < lp_scale_get_n_bands (scale); i++) {
    const char *band = lp_scale_get_band (scale, i);
    gboolean done = thresholds != NULL && i > 0
                      ? lp_i_store_run (file, error, with_threshold, "tdt", band, thresholds[i - 1], subject)
                      : lp_i_store_run (file, error, without, "tt", band, subject);
    if (!done)
      return FALSE;
  }
  return TRUE;
}

gboolean
lp_class_file_set_scale (LpClassFile *file, const char *subject, LpScale *scale, GError **error)
{
  g_return_val_if_fail (file != NULL && file->in_step && subject != NULL, FALSE);

  if (!lp_i_store_run (file, error, "DELETE FROM scale WHERE subject = ?", "t", subject) || scale == NULL)
    return scale == NULL;
  g_autofree char *quantiles = lp_scale_is_quantiles (scale)
                                 ? g_strdup_printf (LP_I_STORE_QUANTILES "%" G_GSIZE_FORMAT, lp_scale_get_n_bands (scale)) : NULL;
  const char *builtin = lp_scale_get_builtin_name (scale) != NULL ? lp_scale_get_builtin_name (scale) : quantiles;
  return lp_i_store_run (file, error, "INSERT INTO scale (subject, builtin) VALUES (?, ?)", "tt", subject, builtin)
         && (builtin != NULL || write_bands (file, subject, scale, error));
}
