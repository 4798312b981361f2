/* SPDX-License-Identifier: MIT */
/*
 * What is to be gone for good: one pupil, or the years before. Deleted cells
 * are overwritten (secure_delete), the steps that could bring them back are
 * deleted too, and the file is written anew (VACUUM), so that no page keeps
 * what it once held.
 */
#include "store/lp-store-private.h"

#include <string.h>

/* The first "forgotten-N" that nobody has. */
static char *
free_id (LpClassFile *file, GError **error)
{
  for (guint n = 1;; n++) {
    g_autofree char *id = g_strdup_printf ("forgotten-%u", n);
    gint64 key;
    if (!lp_i_store_get_number (file, &key, error, "SELECT key FROM pupil WHERE id = ?", "t", id))
      return NULL;
    if (key == 0)
      return g_steal_pointer (&id);
  }
}

/* Texts as a teacher may have written them: without case. */
static gboolean
speaks_of (const char *reason, const char *name)
{
  g_auto (GStrv) words = g_strsplit_set (name, " ,", -1);
  g_autofree char *folded = g_utf8_casefold (reason, -1);

  for (gsize i = 0; words[i] != NULL; i++) {
    g_autofree char *word = g_utf8_casefold (words[i], -1);
    /* An initial is in every sentence. */
    if (g_utf8_strlen (word, -1) > 2 && strstr (folded, word) != NULL)
      return TRUE;
  }
  return FALSE;
}

static gboolean
clear_reasons (LpClassFile *file, const char *name, GError **error)
{
  g_autoptr (sqlite3_stmt) rows = lp_i_store_query (file, error, "SELECT key, reason FROM rule WHERE reason IS NOT NULL", "");
  int state = rows == NULL ? -1 : 0;

  while (rows != NULL && (state = lp_i_store_next (file, rows, error)) > 0) {
    if (speaks_of (lp_i_store_text (rows, 1), name)
        && !lp_i_store_run (file, error, "UPDATE rule SET reason = NULL WHERE key = ?", "i", (gint64) sqlite3_column_int64 (rows, 0)))
      return FALSE;
  }
  return state == 0;
}

/* A reason was written about those whom the rule named; a rule about one pupil says nothing. */
static gboolean
leave_rules (LpClassFile *file, gint64 pupil, GError **error)
{
  return lp_i_store_run (file, error, "UPDATE rule SET reason = NULL WHERE key IN (SELECT rule FROM rule_pupil WHERE pupil = ?)", "i", pupil)
         && lp_i_store_run (file, error, "DELETE FROM rule_pupil WHERE pupil = ?", "i", pupil)
         && lp_i_store_execute (file, "DELETE FROM rule WHERE (SELECT count (*) FROM rule_pupil WHERE rule = rule.key) < 2", error);
}

static gboolean
leave_feedback (LpClassFile *file, gint64 pupil, GError **error)
{
  return lp_i_store_run (file, error, "DELETE FROM feedback_pupil WHERE pupil = ?", "i", pupil)
         && lp_i_store_execute (file, "DELETE FROM feedback WHERE (SELECT count (*) FROM feedback_pupil WHERE feedback = feedback.key) < 2",
                                error);
}

static gboolean
is_in_rounds (LpClassFile *file, gint64 pupil, gboolean *is, GError **error)
{
  gint64 n = 0;

  if (!lp_i_store_get_number (file, &n, error,
                              "SELECT EXISTS (SELECT 1 FROM partner WHERE pupil = ?1) OR EXISTS (SELECT 1 FROM away WHERE pupil = ?1)", "i",
                              pupil))
    return FALSE;
  *is = n != 0;
  return TRUE;
}

/* Whoever is in no round need not leave even a place behind. */
static gboolean
leave_class (LpClassFile *file, gint64 pupil, GError **error)
{
  gboolean in_rounds;

  if (!is_in_rounds (file, pupil, &in_rounds, error))
    return FALSE;
  if (!in_rounds)
    return lp_i_store_run (file, error, "DELETE FROM pupil WHERE key = ?", "i", pupil);
  g_autofree char *id = free_id (file, error);
  return id != NULL
         && lp_i_store_run (file, error, "UPDATE pupil SET id = ?1, name = ?1, joined = NULL, left = NULL, status = 'forgotten' WHERE key = ?2",
                            "ti", id, pupil)
         && lp_i_store_run (file, error, "DELETE FROM attainment WHERE pupil = ?", "i", pupil)
         && lp_i_store_run (file, error, "DELETE FROM attribute WHERE pupil = ?", "i", pupil);
}

static gboolean
forget_pupil (LpClassFile *file, const char *id, GError **error)
{
  LpPupil *pupil = lp_roster_find_pupil (file->now.everybody, id);
  gint64 key;

  /* Digests are of requests that named the pupil. */
  return lp_i_store_find_pupil (file, id, &key, error) && leave_rules (file, key, error) && leave_feedback (file, key, error)
         && (pupil == NULL || clear_reasons (file, lp_pupil_get_name (pupil), error)) && leave_class (file, key, error)
         && lp_i_store_execute (file, "UPDATE round SET digest = NULL", error) && lp_i_undo_clear (file, error);
}

/* Two members of one pair may both be forgotten, and a rule may have ended with its pupils: all that is consistent. */
static gboolean
finish_forgetting (LpClassFile *file, gboolean done, GError **error)
{
  if (!done) {
    lp_class_file_rollback (file);
    return FALSE;
  }
  return lp_class_file_commit (file, error) && lp_i_store_execute (file, "VACUUM", error);
}

gboolean
lp_class_file_forget (LpClassFile *file, const char *id, GError **error)
{
  g_return_val_if_fail (file != NULL && !file->in_step && id != NULL, FALSE);

  return lp_i_class_file_begin_bare (file, error) && finish_forgetting (file, forget_pupil (file, id, error), error);
}

/* The round in force on a day is the last that began on it or before. */
static gboolean
purge_free_pages (LpClassFile *file, LpDate before, gsize *n_rounds, GError **error)
{
  if (!lp_i_store_run (file, error, "DELETE FROM round WHERE date < (SELECT max (date) FROM round WHERE date <= ?)", "D", before))
    return FALSE;
  *n_rounds = (gsize) sqlite3_changes (file->db);
  return lp_i_store_run (file, error, "DELETE FROM feedback WHERE date < ?", "D", before)
         && lp_i_store_run (file, error, "DELETE FROM rule WHERE until < ?", "D", before)
         && lp_i_store_run (file, error, "DELETE FROM closure WHERE last < ?", "D", before)
         && lp_i_store_execute (file,
                                "DELETE FROM pupil WHERE status <> 'here' AND key NOT IN (SELECT pupil FROM partner)"
                                " AND key NOT IN (SELECT pupil FROM away) AND key NOT IN (SELECT pupil FROM feedback_pupil)"
                                " AND key NOT IN (SELECT pupil FROM rule_pupil)",
                                error)
         && lp_i_store_execute (file,
                                "DELETE FROM policy WHERE version NOT IN (SELECT policy FROM round WHERE policy IS NOT NULL)"
                                " AND version NOT IN (SELECT policy FROM class WHERE policy IS NOT NULL)",
                                error)
         && lp_i_undo_clear (file, error);
}

gboolean
lp_class_file_purge (LpClassFile *file, LpDate before, gsize *n_rounds, GError **error)
{
  gsize n = 0;

  g_return_val_if_fail (file != NULL && !file->in_step && before != LP_DATE_NONE, FALSE);

  if (!lp_i_class_file_begin_bare (file, error) || !finish_forgetting (file, purge_free_pages (file, before, &n, error), error))
    return FALSE;
  if (n_rounds != NULL)
    *n_rounds = n;
  return TRUE;
}

gboolean
lp_class_file_verify (LpClassFile *file, GError **error)
{
  g_return_val_if_fail (file != NULL, FALSE);

  g_autoptr (sqlite3_stmt) rows = lp_i_store_query (file, error, "PRAGMA integrity_check (1)", "");
  if (rows == NULL || lp_i_store_next (file, rows, error) < 0)
    return FALSE;
  if (strcmp (lp_i_store_text (rows, 0), "ok") != 0) {
    lp_i_store_fail_damaged (file, lp_i_store_text (rows, 0), error);
    return FALSE;
  }
  g_autoptr (sqlite3_stmt) lost = lp_i_store_query (file, error, "PRAGMA foreign_key_check", "");
  int state = lost == NULL ? -1 : lp_i_store_next (file, lost, error);
  if (state > 0)
    lp_i_store_fail_damaged (file, "something in it refers to what is not there", error);
  return state == 0;
}
