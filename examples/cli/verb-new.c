/* SPDX-License-Identifier: MIT */
/* partners new: a class file. */
#include "cli.h"

#include <string.h>

/* What goes into the new file. */
typedef struct {
  LpRoster  *roster;
  LpHistory *history; /* nullable */
  LpPolicy  *policy;
} Parts;

static void
parts_clear (Parts *parts)
{
  g_clear_pointer (&parts->roster, lp_roster_unref);
  g_clear_pointer (&parts->history, lp_history_unref);
  g_clear_pointer (&parts->policy, lp_policy_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Parts, parts_clear)

static gboolean
read_list (Parts *parts, const CliOptions *o, GError **error)
{
  g_auto (CliText) text = { 0 };
  const char *const subjects[] = { o->subject, NULL };

  if (o->from == NULL) {
    parts->roster = lp_roster_new ();
    return TRUE;
  }
  if (!cli_file_read (o->from, LP_CSV_MAX_LENGTH, FALSE, &text, error))
    return FALSE;
  g_autoptr (LpClassList) list = lp_class_list_read (text.bytes, text.length, o->from, o->subject != NULL ? subjects : NULL, o->scale, error);
  if (list == NULL)
    return FALSE;
  cli_notes_say (lp_class_list_get_notes (list), NULL, FALSE);
  parts->roster = lp_roster_ref (lp_class_list_get_roster (list));
  return TRUE;
}

static gboolean
read_history (Parts *parts, const CliOptions *o, GError **error)
{
  g_auto (CliText) text = { 0 };
  g_autoptr (LpReasons) notes = NULL;

  if (o->history == NULL)
    return TRUE;
  if (!cli_file_read (o->history, LP_CSV_MAX_LENGTH, FALSE, &text, error))
    return FALSE;
  parts->history = lp_history_from_csv (text.bytes, text.length, o->history, parts->roster, &notes, error);
  cli_notes_say (notes, NULL, FALSE);
  return parts->history != NULL;
}

static gboolean
read_parts (Parts *parts, const CliOptions *o, GError **error)
{
  parts->policy = lp_policy_new ();
  if (!read_list (parts, o, error) || !read_history (parts, o, error) || !cli_policy_apply (parts->policy, o, error))
    return FALSE;
  if (o->subject != NULL && lp_roster_get_n_subjects (parts->roster) != 1)
    lp_policy_set_subject (parts->policy, o->subject);
  return cli_add_closures (parts->roster, o->closed, error);
}

/* "4B" of "classes/4B.partners". */
static char *
title_of (const char *path)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *title = g_filename_display_name (base);

  if (g_str_has_suffix (title, ".partners") && strlen (title) > strlen (".partners"))
    title[strlen (title) - strlen (".partners")] = '\0';
  return g_steal_pointer (&title);
}

/* Several subjects and none chosen would only be found out at the first round. */
static void
hint_subject (const LpClassFile *file)
{
  LpRoster *roster = lp_class_file_get_roster (file);

  if (lp_roster_get_n_subjects (roster) > 1 && lp_policy_get_subject (lp_class_file_get_policy (file)) == NULL)
    cli_say (stderr, "%s\n", _("Note: there are several subjects. Say which counts with \"partners policy --subject NAME\"."));
}

/* With the number that was chosen for chance to go by, or one that nobody knows. */
static LpClassFile *
make_file (const Parts *parts, const CliOptions *o, const char *title, GError **error)
{
  guint64 seed;

  if (o->seed == NULL)
    return lp_class_file_create (o->arguments[0], title, parts->roster, parts->history, parts->policy, error);
  if (!cli_seed_parse (o->seed, &seed, error))
    return NULL;
  return lp_class_file_create_with_seed (o->arguments[0], title, parts->roster, parts->history, parts->policy, seed, error);
}

int
cli_verb_new (CliOptions *o)
{
  g_autoptr (GError) error = NULL;
  g_auto (Parts) parts = { 0 };

  if (o->file != NULL || cli_options_count_arguments (o) != 1)
    return cli_usage ("new", _("Name the file to make, as in: partners new 4B.partners --from class.csv"));
  if (!read_parts (&parts, o, &error))
    return cli_fail (o, error, NULL);
  g_autofree char *title = o->title != NULL ? g_strdup (o->title) : title_of (o->arguments[0]);
  g_autoptr (LpClassFile) file = make_file (&parts, o, title, &error);
  if (file == NULL)
    return cli_fail (o, error, NULL);
  hint_subject (file);
  gsize n = lp_roster_get_n_pupils (lp_class_file_get_roster (file));
  g_autofree char *words = g_strdup_printf (CLI_PLURAL ("%s: a new class of %zu pupil.", "%s: a new class of %zu pupils.", n),
                                            lp_class_file_get_path (file), n);
  return cli_class_done (o, file, words);
}
