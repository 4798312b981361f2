/* SPDX-License-Identifier: MIT */
/* partners roster: who is in the class, and what is known of them. */
#include "cli.h"

#include <stdlib.h>
#include <string.h>

static json_t *
pupil_to_json (const LpPupil *pupil)
{
  json_t *attainment = json_object (), *attributes = json_object ();

  for (gsize i = 0; i < lp_pupil_get_n_subjects (pupil); i++) {
    const char *subject = lp_pupil_get_subject (pupil, i);
    json_object_set_new (attainment, subject, lp_pupil_get_attainment_kind (pupil, subject) == LP_ATTAINMENT_SCORE
                                                ? json_real (lp_pupil_get_score (pupil, subject))
                                                : json_string (lp_pupil_get_band (pupil, subject)));
  }
  for (gsize i = 0; i < lp_pupil_get_n_attributes (pupil); i++) {
    const char *name = lp_pupil_get_attribute (pupil, i), *word = lp_pupil_get_word (pupil, name);
    json_object_set_new (attributes, name, word != NULL ? json_string (word) : json_boolean (lp_pupil_has_flag (pupil, name)));
  }
  return json_pack ("{s:s, s:s, s:o, s:o}", "id", lp_pupil_get_id (pupil), "name", lp_pupil_get_name (pupil), "attainment", attainment,
                    "attributes", attributes);
}

static int
list_json (const LpRoster *roster)
{
  json_t *list = json_array ();

  for (gsize i = 0; i < lp_roster_get_n_pupils (roster); i++)
    json_array_append_new (list, pupil_to_json (lp_roster_get_pupil (roster, i)));
  json_t *answer = json_pack ("{s:i, s:o}", "version", 1, "pupils", list);
  json_dumpf (answer, stdout, JSON_INDENT (1) | JSON_REAL_PRECISION (15));
  fputc ('\n', stdout);
  json_decref (answer);
  return CLI_DONE;
}

/* "maths=104 reading=EXS quiet=yes": what edit takes. */
static char *
facts_of (const LpPupil *pupil)
{
  g_autoptr (GString) text = g_string_new (NULL);
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  for (gsize i = 0; i < lp_pupil_get_n_subjects (pupil); i++) {
    const char *subject = lp_pupil_get_subject (pupil, i);
    gboolean is_score = lp_pupil_get_attainment_kind (pupil, subject) == LP_ATTAINMENT_SCORE;
    g_string_append_printf (text, "%s%s=%s", text->len > 0 ? " " : "", subject,
                            is_score ? g_ascii_formatd (number, sizeof number, "%.10g", lp_pupil_get_score (pupil, subject))
                                     : lp_pupil_get_band (pupil, subject));
  }
  for (gsize i = 0; i < lp_pupil_get_n_attributes (pupil); i++) {
    const char *name = lp_pupil_get_attribute (pupil, i), *word = lp_pupil_get_word (pupil, name);
    g_string_append_printf (text, "%s%s=%s", text->len > 0 ? " " : "", name,
                            word != NULL ? word : (lp_pupil_has_flag (pupil, name) ? "yes" : "no"));
  }
  return g_strdup (text->str);
}

static int
list_words (const LpClassFile *file)
{
  LpRoster *roster = lp_class_file_get_roster (file);
  gsize n = lp_roster_get_n_pupils (roster);

  cli_say (stdout, CLI_PLURAL ("%s: %zu pupil (for the teacher alone)\n", "%s: %zu pupils (for the teacher alone)\n", n),
           lp_class_file_get_title (file), n);
  for (gsize i = 0; i < n; i++) {
    LpPupil *pupil = lp_roster_get_pupil (roster, i);
    g_autofree char *facts = facts_of (pupil);
    g_autofree char *name = cli_clean (lp_pupil_get_name (pupil));
    g_autoptr (GString) line = g_string_new ("  ");
    cli_append_padded (line, name, 24);
    cli_say (stdout, "%s %s %s\n", line->str, lp_pupil_get_id (pupil), facts);
  }
  return CLI_DONE;
}

/* One change, in a step of its own. */
static int
put (const CliOptions *o, LpClassFile *file, const LpPupil *pupil, const char *step)
{
  g_autoptr (GError) error = NULL;

  if (!lp_class_file_begin (file, step, &error))
    return cli_fail (o, error, NULL);
  if (lp_class_file_put_pupil (file, pupil, cli_file_today (), &error) && lp_class_file_commit (file, &error))
    return cli_class_done (o, file, step);
  lp_class_file_rollback (file);
  return cli_fail (o, error, NULL);
}

/* The first "pN" that nobody ever had. */
static char *
free_id (const LpClassFile *file)
{
  for (guint n = 1;; n++) {
    g_autofree char *id = g_strdup_printf ("p%u", n);
    if (lp_roster_find_pupil (lp_class_file_get_everybody (file), id) == NULL)
      return g_steal_pointer (&id);
  }
}

static int
add (const CliOptions *o, LpClassFile *file, char **words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) facts = cli_facts_new ();

  if (words[0] == NULL)
    return cli_usage ("roster", _("Name the new pupil, as in: partners roster add \"Zoë Young\" maths=101"));
  if (!cli_facts_read (facts, words + 1, &error))
    return cli_fail (o, error, NULL);
  g_autofree char *id = g_hash_table_contains (facts, "id") ? g_strdup (g_hash_table_lookup (facts, "id")) : free_id (file);
  g_hash_table_remove (facts, "id");
  LpPupil *old = lp_roster_find_pupil (lp_class_file_get_roster (file), id);
  if (old != NULL) {
    g_set_error (&error, LP_ERROR, LP_ERROR_DUPLICATE, _("%s has the id \"%s\" already."), lp_pupil_get_name (old), id);
    return cli_fail (o, error, NULL);
  }
  g_autoptr (LpPupil) pupil = cli_facts_to_pupil (facts, lp_class_file_get_roster (file), id, words[0], NULL, &error);
  if (pupil == NULL)
    return cli_fail (o, error, NULL);
  g_autofree char *step = g_strdup_printf (_("roster: %s joins (id %s)"), words[0], id);
  return put (o, file, pupil, step);
}

static LpPupil *
look_up (LpClassFile *file, const char *name, GError **error)
{
  if (name != NULL)
    return cli_class_look_up (lp_class_file_get_roster (file), name, error);
  g_set_error (error, LP_ERROR, LP_ERROR_SYNTAX, "%s", _("Name the pupil."));
  return NULL;
}

static int
edit (const CliOptions *o, LpClassFile *file, char **words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) facts = cli_facts_new ();
  LpPupil *old = look_up (file, words[0], &error);

  if (old == NULL)
    return cli_fail (o, error, NULL);
  if (words[1] == NULL)
    return cli_usage ("roster", _("Say what changes, as in: partners roster edit Zoë maths=104 quiet=yes"));
  if (!cli_facts_read (facts, words + 1, &error))
    return cli_fail (o, error, NULL);
  if (g_hash_table_contains (facts, "id"))
    return cli_usage ("roster", _("An id stays as it is."));
  g_autoptr (LpPupil) pupil = cli_facts_to_pupil (facts, lp_class_file_get_roster (file), lp_pupil_get_id (old), lp_pupil_get_name (old), old, &error);
  if (pupil == NULL)
    return cli_fail (o, error, NULL);
  g_autofree char *after = facts_of (pupil);
  g_autofree char *step = g_strdup_printf (_("roster: %s: %s"), lp_pupil_get_name (old), after);
  return put (o, file, pupil, step);
}

static int
rename_pupil (const CliOptions *o, LpClassFile *file, char **words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) facts = cli_facts_new ();
  LpPupil *old = look_up (file, words[0], &error);

  if (old == NULL)
    return cli_fail (o, error, NULL);
  if (words[1] == NULL || words[2] != NULL)
    return cli_usage ("roster", _("Give the old name and the new one, each in quotation marks."));
  g_autoptr (LpPupil) pupil = cli_facts_to_pupil (facts, lp_class_file_get_roster (file), lp_pupil_get_id (old), words[1], old, &error);
  if (pupil == NULL)
    return cli_fail (o, error, NULL);
  g_autofree char *step = g_strdup_printf (_("roster: %s is now %s"), lp_pupil_get_name (old), words[1]);
  return put (o, file, pupil, step);
}

static int
remove_pupil (const CliOptions *o, LpClassFile *file, char **words)
{
  g_autoptr (GError) error = NULL;
  LpPupil *old = look_up (file, words[0], &error);
  LpDate date;

  if (old == NULL || !cli_class_date (o, &date, &error))
    return cli_fail (o, error, NULL);
  if (words[1] != NULL)
    return cli_usage ("roster", _("Remove one pupil at a time."));
  g_autofree char *day = cli_date_words (date);
  g_autofree char *id = g_strdup (lp_pupil_get_id (old));
  g_autofree char *step = g_strdup_printf (_("roster: %s has left (%s)"), lp_pupil_get_name (old), day);
  if (!lp_class_file_begin (file, step, &error))
    return cli_fail (o, error, NULL);
  if (lp_class_file_remove_pupil (file, id, date, &error) && lp_class_file_commit (file, &error))
    return cli_class_done (o, file, step);
  lp_class_file_rollback (file);
  return cli_fail (o, error, NULL);
}

/* What a new list changes. */
typedef struct {
  GPtrArray *put;  /* of LpPupil, owned: joined or changed */
  GPtrArray *gone; /* ids, owned */
  GString   *text; /* owned: the changes, in words */
} Import;

static void
import_clear (Import *import)
{
  g_clear_pointer (&import->put, g_ptr_array_unref);
  g_clear_pointer (&import->gone, g_ptr_array_unref);
  g_string_free (import->text, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Import, import_clear)

static void
pupil_free (gpointer data)
{
  lp_pupil_unref (data);
}

/* What the list says takes the place of what the file says; what it does not speak of stays. */
static gboolean
compare_pupil (Import *import, LpClassFile *file, const LpPupil *listed, GError **error)
{
  LpPupil *old = lp_roster_find_pupil (lp_class_file_get_roster (file), lp_pupil_get_id (listed));
  g_autoptr (LpPupil) merged = old == NULL ? NULL : cli_facts_merge (old, listed, error);

  if (old == NULL) {
    g_autofree char *facts = facts_of (listed);
    g_ptr_array_add (import->put, lp_pupil_ref ((LpPupil *) listed));
    g_string_append_printf (import->text, _("  joins:   %s %s\n"), lp_pupil_get_name (listed), facts);
    return TRUE;
  }
  if (merged == NULL)
    return FALSE;
  g_autofree char *before = facts_of (old), *after = facts_of (merged);
  if (strcmp (before, after) == 0 && strcmp (lp_pupil_get_name (old), lp_pupil_get_name (merged)) == 0)
    return TRUE;
  g_ptr_array_add (import->put, lp_pupil_ref (merged));
  g_string_append_printf (import->text, _("  changes: %s: %s -> %s\n"), lp_pupil_get_name (merged), before, after);
  return TRUE;
}

static gboolean
compare (Import *import, LpClassFile *file, const LpRoster *list, GError **error)
{
  LpRoster *roster = lp_class_file_get_roster (file);

  for (gsize i = 0; i < lp_roster_get_n_pupils (list); i++) {
    if (!compare_pupil (import, file, lp_roster_get_pupil (list, i), error))
      return FALSE;
  }
  for (gsize i = 0; i < lp_roster_get_n_pupils (roster); i++) {
    LpPupil *pupil = lp_roster_get_pupil (roster, i);
    if (lp_roster_find_pupil (list, lp_pupil_get_id (pupil)) != NULL)
      continue;
    g_ptr_array_add (import->gone, g_strdup (lp_pupil_get_id (pupil)));
    g_string_append_printf (import->text, _("  leaves:  %s\n"), lp_pupil_get_name (pupil));
  }
  return TRUE;
}

static gboolean
write_scales (LpClassFile *file, const LpRoster *list, GError **error)
{
  for (gsize i = 0; i < lp_roster_get_n_subjects (list); i++) {
    const char *subject = lp_roster_get_subject (list, i);
    LpScale *scale = lp_roster_get_scale (list, subject);
    if (scale != NULL && !lp_class_file_set_scale (file, subject, scale, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
write_import (LpClassFile *file, const Import *import, const LpRoster *list, GError **error)
{
  LpDate today = cli_file_today ();

  if (!lp_class_file_begin (file, _("roster: a new class list"), error))
    return FALSE;
  gboolean done = write_scales (file, list, error);
  for (guint i = 0; done && i < import->put->len; i++)
    done = lp_class_file_put_pupil (file, g_ptr_array_index (import->put, i), today, error);
  for (guint i = 0; done && i < import->gone->len; i++)
    done = lp_class_file_remove_pupil (file, g_ptr_array_index (import->gone, i), today, error);
  if (done)
    return lp_class_file_commit (file, error);
  lp_class_file_rollback (file);
  return FALSE;
}

static LpClassList *
read_list (const CliOptions *o, const char *path, GError **error)
{
  g_auto (CliText) text = { 0 };
  const char *const subjects[] = { o->subject, NULL };

  if (!cli_file_read (path, LP_CSV_MAX_LENGTH, FALSE, &text, error))
    return NULL;
  return lp_class_list_read (text.bytes, text.length, path, o->subject != NULL ? subjects : NULL, o->scale, error);
}

static int
import_list (const CliOptions *o, LpClassFile *file, char **words)
{
  g_autoptr (GError) error = NULL;
  g_auto (Import) import = { g_ptr_array_new_with_free_func (pupil_free), g_ptr_array_new_with_free_func (g_free), g_string_new (NULL) };

  if (words[0] == NULL || words[1] != NULL)
    return cli_usage ("roster", _("Name one class list."));
  g_autoptr (LpClassList) list = read_list (o, words[0], &error);
  if (list == NULL || !compare (&import, file, lp_class_list_get_roster (list), &error))
    return cli_fail (o, error, NULL);
  cli_notes_say (lp_class_list_get_notes (list), NULL, FALSE);
  if (import.text->len == 0)
    return cli_class_done (o, file, _("Nothing changes."));
  if (!o->json)
    cli_say (stdout, "%s", import.text->str);
  CliAnswer answer = cli_ask (o, _("Make these changes?"));
  if (answer != CLI_ANSWER_YES)
    return cli_not_done (answer);
  if (!write_import (file, &import, lp_class_list_get_roster (list), &error))
    return cli_fail (o, error, NULL);
  return cli_class_done (o, file, _("Done."));
}

static const struct {
  const char *word;
  int (*run) (const CliOptions *o, LpClassFile *file, char **words);
} actions[] = { { "add", add }, { "edit", edit }, { "rename", rename_pupil }, { "remove", remove_pupil }, { "import", import_list } };

int
cli_verb_roster (CliOptions *o)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LpClassFile) file = cli_class_open (o, &error);

  if (file == NULL)
    return cli_fail (o, error, NULL);
  if (cli_options_count_arguments (o) == 0)
    return o->json ? list_json (lp_class_file_get_roster (file)) : list_words (file);
  for (char **word = o->arguments; *word != NULL; word++) {
    if (!g_utf8_validate (*word, -1, NULL))
      return cli_usage ("roster", _("A pupil's name is not UTF-8."));
  }
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++) {
    if (strcmp (actions[i].word, o->arguments[0]) == 0)
      return actions[i].run (o, file, o->arguments + 1);
  }
  return cli_usage ("roster", _("roster knows add, edit, rename, remove and import."));
}
