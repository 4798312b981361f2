/* SPDX-License-Identifier: MIT */
/*
 * Where the feature store is off: no class file can be made or opened, so that
 * the other functions meet none; each says no all the same.
 */
#include <learning-partners/lp-class-file.h>
#include <learning-partners/lp-error.h>

static gboolean
refuse_store (GError **error)
{
  g_set_error_literal (error, LP_ERROR, LP_ERROR_UNSUPPORTED,
                       "This build of Learning Partners has no class files: build it with SQLite (-Dstore=enabled).");
  return FALSE;
}

LpClassFile *
lp_class_file_create (const char *path, const char *title, LpRoster *roster, LpHistory *history, LpPolicy *policy,
                      GError **error)
{
  refuse_store (error);
  return NULL;
}

LpClassFile *
lp_class_file_create_with_seed (const char *path, const char *title, LpRoster *roster, LpHistory *history,
                                LpPolicy *policy, guint64 seed, GError **error)
{
  refuse_store (error);
  return NULL;
}

LpClassFile *
lp_class_file_open (const char *path, GError **error)
{
  refuse_store (error);
  return NULL;
}

void
lp_class_file_close (LpClassFile *file)
{
}

const char *
lp_class_file_get_path (const LpClassFile *file)
{
  return NULL;
}

const char *
lp_class_file_get_title (const LpClassFile *file)
{
  return NULL;
}

LpRoster *
lp_class_file_get_roster (const LpClassFile *file)
{
  return NULL;
}

LpRoster *
lp_class_file_get_everybody (const LpClassFile *file)
{
  return NULL;
}

LpHistory *
lp_class_file_get_history (const LpClassFile *file)
{
  return NULL;
}

LpPolicy *
lp_class_file_get_policy (const LpClassFile *file)
{
  return NULL;
}

guint64
lp_class_file_get_seed (const LpClassFile *file, gsize index)
{
  return 0;
}

guint64
lp_class_file_get_class_seed (const LpClassFile *file)
{
  return 0;
}

guint64
lp_class_file_derive_seed (const LpClassFile *file, gsize index)
{
  return 0;
}

LpReasons *
lp_class_file_get_notices (const LpClassFile *file)
{
  return NULL;
}

gboolean
lp_class_file_clear_notices (LpClassFile *file, GError **error)
{
  return refuse_store (error);
}

gint64
lp_class_file_get_revision (const LpClassFile *file)
{
  return 0;
}

LpDate
lp_class_file_get_left (const LpClassFile *file, const char *id)
{
  return LP_DATE_NONE;
}

LpRequest *
lp_class_file_new_request (const LpClassFile *file, LpDate date, guint64 seed, GError **error)
{
  refuse_store (error);
  return NULL;
}

LpRequest *
lp_class_file_new_request_of (const LpClassFile *file, gsize index, gboolean with_pins, GError **error)
{
  refuse_store (error);
  return NULL;
}

gboolean
lp_class_file_foreach_round (const LpClassFile *file, gboolean whole, LpClassFileRoundFunc func, gpointer data,
                             GError **error)
{
  return refuse_store (error);
}

gboolean
lp_class_file_begin (LpClassFile *file, const char *command, GError **error)
{
  return refuse_store (error);
}

gboolean
lp_class_file_commit (LpClassFile *file, GError **error)
{
  return refuse_store (error);
}

void
lp_class_file_rollback (LpClassFile *file)
{
}

gboolean
lp_class_file_set_title (LpClassFile *file, const char *title, GError **error)
{
  return refuse_store (error);
}

gboolean
lp_class_file_put_pupil (LpClassFile *file, const LpPupil *pupil, LpDate since, GError **error)
{
  return refuse_store (error);
}

gboolean
lp_class_file_remove_pupil (LpClassFile *file, const char *id, LpDate date, GError **error)
{
  return refuse_store (error);
}

gboolean
lp_class_file_set_scale (LpClassFile *file, const char *subject, LpScale *scale, GError **error)
{
  return refuse_store (error);
}

gboolean
lp_class_file_set_class_seed (LpClassFile *file, guint64 seed, GError **error)
{
  return refuse_store (error);
}

gboolean
lp_class_file_add_rule (LpClassFile *file, const LpRule *rule, LpDate since, GError **error)
{
  return refuse_store (error);
}

gboolean
lp_class_file_end_rule (LpClassFile *file, const char *id, LpDate date, GError **error)
{
  return refuse_store (error);
}

gboolean
lp_class_file_add_closure (LpClassFile *file, LpDate from, LpDate to, GError **error)
{
  return refuse_store (error);
}

gboolean
lp_class_file_remove_closure (LpClassFile *file, LpDate from, GError **error)
{
  return refuse_store (error);
}

gboolean
lp_class_file_set_policy (LpClassFile *file, const LpPolicy *policy, GError **error)
{
  return refuse_store (error);
}

gboolean
lp_class_file_add_round (LpClassFile *file, LpRound *round, guint64 seed, const char *digest, GError **error)
{
  return refuse_store (error);
}

gboolean
lp_class_file_note_fresh (LpClassFile *file, LpDate date, GError **error)
{
  return refuse_store (error);
}

gboolean
lp_class_file_remove_round (LpClassFile *file, LpDate date, GError **error)
{
  return refuse_store (error);
}

gboolean
lp_class_file_override_round (LpClassFile *file, LpRound *round, GError **error)
{
  return refuse_store (error);
}

gboolean
lp_class_file_set_cover (LpClassFile *file, const LpRound *cover, GError **error)
{
  return refuse_store (error);
}

gboolean
lp_class_file_add_feedback (LpClassFile *file, const LpFeedback *feedback, GError **error)
{
  return refuse_store (error);
}

const char *
lp_class_file_get_last_step (const LpClassFile *file)
{
  return NULL;
}

gboolean
lp_class_file_undo (LpClassFile *file, GError **error)
{
  return refuse_store (error);
}

gboolean
lp_class_file_forget (LpClassFile *file, const char *id, GError **error)
{
  return refuse_store (error);
}

gboolean
lp_class_file_purge (LpClassFile *file, LpDate before, gsize *n_rounds, GError **error)
{
  return refuse_store (error);
}

gboolean
lp_class_file_verify (LpClassFile *file, GError **error)
{
  return refuse_store (error);
}
