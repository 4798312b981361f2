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

/* Texts that people wrote, and what becomes of one that holds a name which is to be forgotten. */
static const struct {
  const char *find, *clear;
} texts[] = {
  { "SELECT key, reason FROM rule WHERE reason IS NOT NULL", "UPDATE rule SET reason = NULL WHERE key = ?" },
  { "SELECT key, question || ' ' || answer FROM voice", "DELETE FROM voice WHERE key = ?" },
};

static gboolean
clear_text (LpClassFile *file, gsize index, const char *name, GError **error)
{
  g_autoptr (sqlite3_stmt) rows = lp_i_store_query (file, error, texts[index].find, "");
  int state = rows == NULL ? -1 : 0;

  while (rows != NULL && (state = lp_i_store_next (file, rows, error)) > 0) {
    if (speaks_of (lp_i_store_text (rows, 1), name)
        && !lp_i_store_run (file, error, texts[index].clear, "i", (gint64) sqlite3_column_int64 (rows, 0)))
      return FALSE;
  }
  return state == 0;
}

static gboolean
clear_texts (LpClassFile *file, const char *name, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    if (!clear_text (file, i, name, error))
      return FALSE;
  }
  return TRUE;
}

/* What is known of the pupil, table by table. */
static gboolean
delete_facts (LpClassFile *file, gint64 pupil, GError **error)
{
  for (const LpIStoreTable *table = lp_i_store_tables; table->name != NULL; table++) {
    g_autofree char *sql = g_strdup_printf ("DELETE FROM \"%s\" WHERE pupil = ?", table->name);
    if (table->mention == LP_I_STORE_FACT && !lp_i_store_run (file, error, sql, "i", pupil))
      return FALSE;
  }
  return TRUE;
}

/* A reason was written about those whom the rule named; a rule or a word about one pupil says nothing. */
static gboolean
leave_facts (LpClassFile *file, gint64 pupil, GError **error)
{
  return lp_i_store_run (file, error, "UPDATE rule SET reason = NULL WHERE key IN (SELECT rule FROM rule_pupil WHERE pupil = ?)", "i", pupil)
         && delete_facts (file, pupil, error)
         && lp_i_store_execute (file,
                                "DELETE FROM rule WHERE (SELECT count (*) FROM rule_pupil WHERE rule = rule.key) < 2;"
                                "DELETE FROM feedback WHERE (SELECT count (*) FROM feedback_pupil WHERE feedback = feedback.key) < 2",
                                error);
}

static gboolean
holds_place (LpClassFile *file, gint64 pupil, gboolean *holds, GError **error)
{
  *holds = FALSE;
  for (const LpIStoreTable *table = lp_i_store_tables; table->name != NULL && !*holds; table++) {
    g_autofree char *sql = g_strdup_printf ("SELECT EXISTS (SELECT 1 FROM \"%s\" WHERE pupil = ?)", table->name);
    gint64 there = 0;
    if (table->mention == LP_I_STORE_PLACE && !lp_i_store_get_number (file, &there, error, sql, "i", pupil))
      return FALSE;
    *holds = there != 0;
  }
  return TRUE;
}

/* Whoever is in no round and no plan need not leave even a place behind. */
static gboolean
leave_class (LpClassFile *file, gint64 pupil, GError **error)
{
  gboolean holds;

  if (!holds_place (file, pupil, &holds, error))
    return FALSE;
  if (!holds)
    return lp_i_store_run (file, error, "DELETE FROM pupil WHERE key = ?", "i", pupil);
  g_autofree char *id = free_id (file, error);
  return id != NULL
         && lp_i_store_run (file, error, "UPDATE pupil SET id = ?1, name = ?1, joined = NULL, left = NULL, status = 'forgotten' WHERE key = ?2",
                            "ti", id, pupil);
}

static gboolean
forget_pupil (LpClassFile *file, const char *id, GError **error)
{
  LpPupil *pupil = lp_roster_find_pupil (file->now.everybody, id);
  gint64 key;

  /* Digests are of requests that named the pupil, and certificates list ids. */
  return lp_i_store_find_pupil (file, id, &key, error) && leave_facts (file, key, error)
         && (pupil == NULL || clear_texts (file, lp_pupil_get_name (pupil), error)) && leave_class (file, key, error)
         && lp_i_store_execute (file, "UPDATE round SET digest = NULL; UPDATE plan SET certificate = NULL", error)
         && lp_i_undo_clear (file, error);
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

/* Leavers who hold no place any more and of whom no rule and no word speaks. */
static gboolean
purge_leavers (LpClassFile *file, GError **error)
{
  g_autoptr (GString) sql = g_string_new ("DELETE FROM pupil WHERE status <> 'here' AND key NOT IN (SELECT pupil FROM feedback_pupil)"
                                          " AND key NOT IN (SELECT pupil FROM rule_pupil)");

  for (const LpIStoreTable *table = lp_i_store_tables; table->name != NULL; table++) {
    if (table->mention == LP_I_STORE_PLACE)
      g_string_append_printf (sql, " AND key NOT IN (SELECT pupil FROM \"%s\")", table->name);
  }
  return lp_i_store_execute (file, sql->str, error);
}

/* The round in force on a day is the last that began on it or before. The rounds after it keep their numbers. */
static gboolean
purge_free_pages (LpClassFile *file, LpDate before, gsize *n_rounds, GError **error)
{
  if (!lp_i_store_run (file, error, "DELETE FROM round WHERE date < (SELECT max (date) FROM round WHERE date <= ?)", "D", before))
    return FALSE;
  *n_rounds = (gsize) sqlite3_changes (file->db);
  return lp_i_store_set_setting (file, LP_I_STORE_ROUNDS_GONE, file->now.rounds_gone + *n_rounds, error)
         && lp_i_store_run (file, error, "DELETE FROM feedback WHERE date < ?", "D", before)
         && lp_i_store_run (file, error, "DELETE FROM rule WHERE until < ?", "D", before)
         && lp_i_store_run (file, error, "DELETE FROM closure WHERE last < ?", "D", before)
         && lp_i_store_run (file, error, "DELETE FROM plan WHERE NOT EXISTS (SELECT 1 FROM plan_round WHERE plan = plan.key AND date >= ?)", "D", before)
         && purge_leavers (file, error)
         && lp_i_store_execute (file,
                                "DELETE FROM policy WHERE version NOT IN (SELECT policy FROM round WHERE policy IS NOT NULL)"
                                " AND version NOT IN (SELECT policy FROM plan WHERE policy IS NOT NULL)"
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
