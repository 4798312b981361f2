/* SPDX-License-Identifier: MIT */
/* Which class file is meant, who in it, and which round. */
#include "cli.h"

#include <string.h>

#define SUFFIX ".partners"
#define SNIFF 16

static gboolean
is_class_file (const char *path)
{
  char start[SNIFF];
  gsize n = 0;

  return cli_file_begins_as (path, start, sizeof start, &n) && lp_class_file_is_database (start, n);
}

/* Named as a class file; whether it is one, opening it will tell. */
static gboolean
is_named_so (const char *text)
{
  return g_str_has_suffix (text, SUFFIX) || is_class_file (text);
}

static gint
find_argument (const CliOptions *o)
{
  for (gint i = 0; o->arguments != NULL && o->arguments[i] != NULL; i++) {
    if (is_named_so (o->arguments[i]))
      return i;
  }
  return -1;
}

/* The class files of the folder, in byte order of the names. */
static GPtrArray *
list_folder (void)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  GDir *dir = g_dir_open (".", 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    if (g_str_has_suffix (name, SUFFIX) && name[0] != '.' && g_file_test (name, G_FILE_TEST_IS_REGULAR))
      g_ptr_array_add (names, g_strdup (name));
  }
  g_clear_pointer (&dir, g_dir_close);
  return names;
}

static gboolean
has_default (void)
{
  const char *from_environment = g_getenv ("PARTNERS_FILE");
  g_autoptr (GPtrArray) names = list_folder ();

  return names->len > 0 || (from_environment != NULL && *from_environment != '\0');
}

/* n_names: how many arguments of the verb are names of pupils and no files. */
gboolean
cli_class_is_meant (const CliOptions *o, guint n_names)
{
  if (o->request != NULL || o->history != NULL)
    return FALSE;
  if (o->file != NULL || find_argument (o) >= 0)
    return TRUE;
  return cli_options_count_arguments (o) <= n_names && has_default ();
}

static void
take_argument (CliOptions *o, gint index)
{
  g_free (o->arguments[index]);
  for (gint i = index; o->arguments[i] != NULL; i++)
    o->arguments[i] = o->arguments[i + 1];
}

static char *
find_only (GError **error)
{
  g_autoptr (GPtrArray) names = list_folder ();

  if (names->len == 1)
    return g_strdup (g_ptr_array_index (names, 0));
  if (names->len == 0)
    g_set_error (error, LP_ERROR, LP_ERROR_SYNTAX, "%s",
                 _("There is no class file here. Make one with \"partners new NAME.partners --from class.csv\", or say which with --file."));
  else
    g_set_error (error, LP_ERROR, LP_ERROR_SYNTAX, _("There are %u class files here. Say which with --file."), names->len);
  return NULL;
}

/* An argument that is one, --file, PARTNERS_FILE, or the only one in the folder; the argument is taken from the list. */
static char *
choose_path (CliOptions *o, GError **error)
{
  const char *from_environment = g_getenv ("PARTNERS_FILE");
  gint index = find_argument (o);

  if (o->file != NULL)
    return g_strdup (o->file);
  if (index >= 0) {
    char *path = g_strdup (o->arguments[index]);
    take_argument (o, index);
    return path;
  }
  if (from_environment != NULL && *from_environment != '\0')
    return g_strdup (from_environment);
  return find_only (error);
}

/* What is to be said of the file once; where that cannot be written down it is said again, which does no harm. */
static void
say_notices (LpClassFile *file)
{
  if (lp_reasons_get_length (lp_class_file_get_notices (file)) == 0)
    return;
  cli_notes_say (lp_class_file_get_notices (file), NULL, FALSE);
  lp_class_file_clear_notices (file, NULL);
}

/* What was chosen stands in o->file from then on. */
LpClassFile *
cli_class_open (CliOptions *o, GError **error)
{
  char *path = choose_path (o, error);

  if (path == NULL)
    return NULL;
  g_free (o->file);
  o->file = path;
  LpClassFile *file = lp_class_file_open (path, error);
  if (file != NULL)
    say_notices (file);
  return file;
}

/* As the library finds pupils; where several fit, whoever sits at the terminal is asked. */
LpPupil *
cli_class_look_up (const LpRoster *roster, const char *text, GError **error)
{
  g_autoptr (GError) why = NULL;

  if (!g_utf8_validate (text, -1, NULL)) {
    g_set_error (error, LP_ERROR, LP_ERROR_SYNTAX, "%s", _("A pupil's name is not UTF-8."));
    return NULL;
  }
  LpPupil *pupil = lp_roster_look_up (roster, text, &why);
  if (pupil != NULL)
    return pupil;
  if (!g_error_matches (why, LP_ERROR, LP_ERROR_AMBIGUOUS_PUPIL) || !cli_can_ask ()) {
    g_propagate_error (error, g_steal_pointer (&why));
    return NULL;
  }
  cli_say (stderr, "%s\n", why->message);
  g_autofree char *answer = cli_ask_text (_("Which one (id or more of the name)?"));
  return lp_roster_look_up (roster, answer, error);
}

/* Several; one argument may hold several with commas between. */
GPtrArray *
cli_class_look_up_all (const LpRoster *roster, char **texts, GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  for (; texts != NULL && *texts != NULL; texts++) {
    char *one[] = { *texts, NULL };
    if (strpbrk (*texts, ",;") != NULL) {
      if (!cli_add_names (ids, roster, NULL, one, error))
        return NULL;
      continue;
    }
    LpPupil *pupil = cli_class_look_up (roster, *texts, error);
    if (pupil == NULL)
      return NULL;
    g_ptr_array_add (ids, g_strdup (lp_pupil_get_id (pupil)));
  }
  return g_steal_pointer (&ids);
}

gboolean
cli_class_date (const CliOptions *o, LpDate *date, GError **error)
{
  *date = cli_file_today ();
  return o->date == NULL || cli_date_parse ("--date", o->date, date, error);
}

LpRound *
cli_class_round_on (LpClassFile *file, LpDate date, gsize *index)
{
  LpHistory *history = lp_class_file_get_history (file);

  for (gsize i = lp_history_get_n_rounds (history); i-- > 0;) {
    LpRound *round = lp_history_get_round (history, i);
    if (lp_round_get_date (round) > date)
      continue;
    if (index != NULL)
      *index = i;
    return round;
  }
  return NULL;
}

LpRound *
cli_class_latest_round (LpClassFile *file, gsize *index)
{
  LpHistory *history = lp_class_file_get_history (file);
  gsize n = lp_history_get_n_rounds (history);

  if (index != NULL)
    *index = n - 1;
  return n == 0 ? NULL : lp_history_get_round (history, n - 1);
}

gboolean
cli_class_no_round (LpClassFile *file, GError **error)
{
  if (lp_history_get_n_rounds (lp_class_file_get_history (file)) == 0)
    g_set_error (error, LP_ERROR, LP_ERROR_VALUE, "%s", _("Nobody has a partner yet. The first come with \"partners pair\"."));
  else
    g_set_error (error, LP_ERROR, LP_ERROR_DATE, "%s", _("There were no partners yet on that day."));
  return FALSE;
}

/* "Amira, Ben and Cal". */
char *
cli_class_names (const LpRoster *roster, const char *const *ids, gsize n_ids)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; i < n_ids; i++) {
    g_autofree char *name = cli_label (roster, ids[i]);
    if (i > 0)
      g_string_append (text, i + 1 == n_ids ? _(" and ") : ", ");
    g_string_append (text, name);
  }
  return g_strdup (text->str);
}

char *
cli_class_partnership (const LpRoster *roster, const LpRound *round, gsize index)
{
  gsize n = lp_round_get_size (round, index);
  g_autofree const char **ids = g_new (const char *, n);

  for (gsize i = 0; i < n; i++)
    ids[i] = lp_round_get_pupil (round, index, i);
  g_autofree char *names = cli_class_names (roster, ids, n);
  return n == 1 ? g_strdup_printf (_("%s with an adult"), names) : g_steal_pointer (&names);
}

/* What was done and where; in JSON the same for programs. */
int
cli_class_done (const CliOptions *o, const LpClassFile *file, const char *words)
{
  if (!o->json) {
    cli_say (stdout, "%s\n", words);
    return CLI_DONE;
  }
  g_autofree char *path = g_filename_display_name (lp_class_file_get_path (file));
  json_t *answer = json_pack ("{s:i, s:s, s:s, s:I}", "version", 1, "file", path, "done", words, "revision",
                              (json_int_t) lp_class_file_get_revision (file));
  json_dumpf (answer, stdout, JSON_INDENT (1));
  fputc ('\n', stdout);
  json_decref (answer);
  return CLI_DONE;
}
