/* SPDX-License-Identifier: MIT */
/* A new class file. */
#include "store/lp-store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#ifndef G_OS_WIN32
#include <unistd.h>
#endif

/*
 * For its owner alone: it holds children's data and a secret. A file without a byte is what a killed attempt leaves behind, and nothing to
 * lose: it is taken as if there were none.
 */
static gboolean
claim_path (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  GStatBuf info;
  int fd = g_open (path, O_CREAT | O_EXCL | O_RDWR, 0600);

  if (fd >= 0)
    return g_close (fd, NULL);
  if (errno != EEXIST) {
    g_set_error (error, LP_ERROR, LP_ERROR_FILE, "%s: it cannot be made: %s.", name, g_strerror (errno));
    return FALSE;
  }
  if (g_file_test (path, G_FILE_TEST_IS_REGULAR) && g_stat (path, &info) == 0 && info.st_size == 0)
    return TRUE;
  g_set_error (error, LP_ERROR, LP_ERROR_FILE, "%s: there is such a file already, and it stays as it is.", name);
  return FALSE;
}

static gboolean
write_scales (LpClassFile *file, const LpRoster *roster, GError **error)
{
  for (gsize i = 0; i < lp_roster_get_n_subjects (roster); i++) {
    const char *subject = lp_roster_get_subject (roster, i);
    LpScale *scale = lp_roster_get_scale (roster, subject);
    if (scale != NULL && !lp_class_file_set_scale (file, subject, scale, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
write_rules (LpClassFile *file, const LpRoster *roster, GError **error)
{
  for (gsize i = 0; i < lp_roster_get_n_rules (roster); i++) {
    if (!lp_class_file_add_rule (file, lp_roster_get_rule (roster, i), LP_DATE_NONE, error))
      return FALSE;
  }
  for (gsize i = 0; i < lp_roster_get_n_closures (roster); i++) {
    LpDate from, to;
    lp_roster_get_closure (roster, i, &from, &to);
    if (!lp_class_file_add_closure (file, from, to, error))
      return FALSE;
  }
  return TRUE;
}

/* Known only by an id: in a round, a rule or a feedback, and not in the class. */
static gboolean
write_leaver (LpClassFile *file, const char *id, GError **error)
{
  return lp_i_store_run (file, error, "INSERT OR IGNORE INTO pupil (id, name, status) VALUES (?, ?, 'left')", "tt", id, id);
}

static gboolean
write_members (LpClassFile *file, const LpRound *round, GError **error)
{
  for (gsize i = 0; i < lp_round_get_n_partnerships (round); i++) {
    for (gsize k = 0; k < lp_round_get_size (round, i); k++) {
      if (!write_leaver (file, lp_round_get_pupil (round, i, k), error))
        return FALSE;
    }
  }
  for (gsize i = 0; i < lp_round_get_n_absent (round); i++) {
    if (!write_leaver (file, lp_round_get_absent (round, i), error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
write_round_leavers (LpClassFile *file, const LpRound *round, GError **error)
{
  LpRound *assigned = lp_round_get_assigned (round);

  if (!write_members (file, round, error) || (assigned != NULL && !write_members (file, assigned, error)))
    return FALSE;
  for (gsize i = 0; i < lp_round_get_n_covers (round); i++) {
    if (!write_members (file, lp_round_get_cover (round, i), error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
write_rule_leavers (LpClassFile *file, const LpRoster *roster, GError **error)
{
  for (gsize i = 0; i < lp_roster_get_n_rules (roster); i++) {
    LpRule *rule = lp_roster_get_rule (roster, i);
    for (gsize k = 0; k < lp_rule_get_n_pupils (rule); k++) {
      if (!write_leaver (file, lp_rule_get_pupil (rule, k), error))
        return FALSE;
    }
  }
  return TRUE;
}

static gboolean
write_roster (LpClassFile *file, const LpRoster *roster, GError **error)
{
  if (!write_scales (file, roster, error))
    return FALSE;
  for (gsize i = 0; i < lp_roster_get_n_pupils (roster); i++) {
    if (!lp_class_file_put_pupil (file, lp_roster_get_pupil (roster, i), LP_DATE_NONE, error))
      return FALSE;
  }
  return write_rule_leavers (file, roster, error) && write_rules (file, roster, error);
}

static gboolean
insert_feedback (LpClassFile *file, const LpFeedback *feedback, GError **error)
{
  for (gsize i = 0; i < lp_feedback_get_n_pupils (feedback); i++) {
    if (!write_leaver (file, lp_feedback_get_pupil (feedback, i), error))
      return FALSE;
  }
  return lp_class_file_add_feedback (file, feedback, error);
}

static gboolean
write_history (LpClassFile *file, const LpHistory *history, GError **error)
{
  for (gsize i = 0; i < lp_history_get_n_rounds (history); i++) {
    LpRound *round = lp_history_get_round (history, i);
    guint64 seed = 1;
    lp_round_get_seed (round, &seed);
    if (!write_round_leavers (file, round, error) || !lp_class_file_add_round (file, round, seed, NULL, error))
      return FALSE;
  }
  for (gsize i = 0; i < lp_history_get_n_feedback (history); i++) {
    if (!insert_feedback (file, lp_history_get_feedback (history, i), error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
write_all (LpClassFile *file, const char *title, LpRoster *roster, LpHistory *history, LpPolicy *policy, guint64 seed, GError **error)
{
  g_autoptr (LpPolicy) usual = policy != NULL ? lp_policy_ref (policy) : lp_policy_new ();
  g_autofree char *id = g_strdup_printf ("PRAGMA application_id = %d", LP_CLASS_FILE_APPLICATION_ID);

  return lp_i_store_execute (file, id, error)
         && lp_i_store_migrate (file, lp_i_store_migrations, 0, LP_CLASS_FILE_VERSION, error)
         && lp_class_file_set_title (file, title, error)
         && lp_class_file_set_class_seed (file, seed, error)
         && lp_class_file_set_policy (file, usual, error)
         && (roster == NULL || write_roster (file, roster, error))
         && (history == NULL || write_history (file, history, error));
}

LpClassFile *
lp_class_file_create (const char *path, const char *title, LpRoster *roster, LpHistory *history, LpPolicy *policy, GError **error)
{
  return lp_class_file_create_with_seed (path, title, roster, history, policy, lp_i_store_draw_seed (), error);
}

LpClassFile *
lp_class_file_create_with_seed (const char *path, const char *title, LpRoster *roster, LpHistory *history, LpPolicy *policy, guint64 seed,
                                GError **error)
{
  g_autoptr (LpClassFile) file = NULL;

  g_return_val_if_fail (path != NULL && title != NULL, NULL);

  if (!claim_path (path, error))
    return NULL;
  file = lp_i_class_file_open_database (path, error);
  if (file != NULL && lp_i_store_execute (file, "BEGIN IMMEDIATE", error)) {
    file->in_step = TRUE;
    if (write_all (file, title, roster, history, policy, seed, error) && lp_class_file_commit (file, error))
      return g_steal_pointer (&file);
    lp_class_file_rollback (file);
  }
  /* Not every system removes what is open. */
  g_clear_pointer (&file, lp_class_file_close);
  g_unlink (path);
  return NULL;
}
