/* SPDX-License-Identifier: MIT */
#include "year-class.h"

#include "year-calendar.h"

#include <string.h>

#define SUBJECT "attainment"

const YearSource year_sources[] = {
  { "london", "london_school63_30pupils_bands.csv", "intake", { "bottom 25%", "mid 50%", "top 25%", NULL } },
  { "nl-5480", "nl_class_5480.csv", "aritPRET", { NULL } },
  { "nl-2780", "nl_class_2780_multigrade.csv", "aritPRET", { NULL } },
  { "tennessee", "tennessee_school28_kindergarten_9classes.csv", "math", { NULL } },
  { "polish", "polish_classes_1to5.csv", NULL, { NULL } },
  { "glasgow", "glasgow_s50.csv", NULL, { NULL } },
  { "utah", "utah_middle_school.csv", NULL, { NULL } },
  { NULL, NULL, NULL, { NULL } },
};

const YearSource *
year_source_find (const char *label)
{
  for (const YearSource *source = year_sources; source->label != NULL; source++) {
    if (g_str_equal (source->label, label))
      return source;
  }
  return NULL;
}

static YearClass *
class_new (const YearSource *source, const char *id)
{
  YearClass *class = g_new0 (YearClass, 1);

  class->label = *id == '\0' ? g_strdup (source->label) : g_strdup_printf ("%s %s", source->label, id);
  class->source = source;
  class->ids = g_ptr_array_new_with_free_func (g_free);
  class->attainment = g_ptr_array_new_with_free_func (g_free);
  return class;
}

void
year_class_free (YearClass *class)
{
  g_ptr_array_unref (class->ids);
  g_ptr_array_unref (class->attainment);
  g_free (class->label);
  g_free (class);
}

/* Classes are few: a search does. */
static YearClass *
find_or_add (GPtrArray *classes, const YearSource *source, const char *id)
{
  g_autoptr (YearClass) made = class_new (source, id);

  for (guint i = 0; i < classes->len; i++) {
    YearClass *class = g_ptr_array_index (classes, i);
    if (g_str_equal (class->label, made->label))
      return class;
  }
  g_ptr_array_add (classes, made);
  return g_steal_pointer (&made);
}

static int
find_column (char *const *header, const char *name)
{
  for (int i = 0; header[i] != NULL; i++) {
    if (g_str_equal (header[i], name))
      return i;
  }
  return -1;
}

static char *
load (const char *folder, const char *file, GError **error)
{
  g_autofree char *own = g_build_filename (folder, "data", "classlists", file, NULL);
  g_autofree char *shown = g_build_filename (folder, "..", "examples", "data", file, NULL);
  g_autofree char *text = NULL;

  if (!g_file_get_contents (g_file_test (own, G_FILE_TEST_EXISTS) ? own : shown, &text, NULL, error))
    return NULL;
  return g_steal_pointer (&text);
}

GPtrArray *
year_class_read (const char *folder, const YearSource *source, GError **error)
{
  g_autofree char *text = load (folder, source->file, error);
  if (text == NULL)
    return NULL;

  GPtrArray *classes = g_ptr_array_new_with_free_func ((GDestroyNotify) year_class_free);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_auto (GStrv) header = g_strsplit (lines[0], ",", -1);
  int id = find_column (header, "pupil_id");
  int class_id = find_column (header, "class_id");
  int attainment = source->column == NULL ? -1 : find_column (header, source->column);

  for (gsize i = 1; lines[i] != NULL && *lines[i] != '\0'; i++) {
    g_auto (GStrv) fields = g_strsplit (lines[i], ",", -1);
    YearClass *class = find_or_add (classes, source, fields[class_id]);
    g_ptr_array_add (class->ids, g_strdup (fields[id]));
    g_ptr_array_add (class->attainment, g_strdup (attainment < 0 ? "" : fields[attainment]));
  }
  return classes;
}

guint
year_class_get_size (const YearClass *class)
{
  return class->ids->len;
}

const char *
year_class_get_id (const YearClass *class, guint pupil)
{
  return g_ptr_array_index (class->ids, pupil);
}

guint
year_class_find (const YearClass *class, const char *id)
{
  guint pupil;

  for (pupil = 0; pupil < class->ids->len; pupil++) {
    if (g_str_equal (year_class_get_id (class, pupil), id))
      break;
  }
  g_assert (pupil < class->ids->len);
  return pupil;
}

static LpPupil *
make_pupil (const YearClass *class, guint pupil)
{
  LpPupil *made = lp_pupil_new (year_class_get_id (class, pupil), NULL, NULL);
  const char *attainment = g_ptr_array_index (class->attainment, pupil);

  if (*attainment == '\0')
    return made;
  if (class->source->bands[0] != NULL)
    lp_pupil_set_band (made, SUBJECT, attainment, NULL);
  else
    lp_pupil_set_score (made, SUBJECT, g_ascii_strtod (attainment, NULL), NULL);
  return made;
}

static void
set_scale (LpRoster *roster, const YearSource *source)
{
  gsize n_bands = g_strv_length ((char **) source->bands);
  g_autoptr (LpScale) scale = lp_scale_new (source->bands, n_bands, NULL, NULL);

  lp_roster_set_scale (roster, SUBJECT, scale, NULL);
}

LpRoster *
year_class_make_roster (const YearClass *class, const guint8 *enrolled)
{
  LpRoster *roster = lp_roster_new ();

  if (class->source->bands[0] != NULL)
    set_scale (roster, class->source);
  for (guint i = 0; i < class->ids->len; i++) {
    if (enrolled != NULL && !enrolled[i])
      continue;
    g_autoptr (LpPupil) pupil = make_pupil (class, i);
    lp_roster_add_pupil (roster, pupil, NULL);
  }
  year_calendar_close (roster);
  return roster;
}
