/* SPDX-License-Identifier: MIT */
#include "io/lp-csv-private.h"
#include "base/lp-text-private.h"

#include <string.h>

static int
compare_column_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The names of all attributes of the class, in byte order. */
static GPtrArray *
list_attributes (const LpRoster *roster)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *names = g_ptr_array_new ();

  for (gsize i = 0; i < lp_roster_get_n_pupils (roster); i++) {
    const LpPupil *pupil = lp_roster_get_pupil (roster, i);
    for (gsize k = 0; k < lp_pupil_get_n_attributes (pupil); k++) {
      const char *name = lp_pupil_get_attribute (pupil, k);
      if (g_hash_table_add (seen, (gpointer) name))
        g_ptr_array_add (names, (gpointer) name);
    }
  }
  g_ptr_array_sort (names, compare_column_names);
  return names;
}

static void
append_attainment (GString *out, const LpPupil *pupil, const char *subject)
{
  g_autofree char *number = NULL;

  switch (lp_pupil_get_attainment_kind (pupil, subject)) {
  case LP_ATTAINMENT_SCORE:
    /* A negative number is a number to a spreadsheet, and no formula. */
    number = lp_i_text_from_number (lp_pupil_get_score (pupil, subject));
    g_string_append (out, number);
    break;
  case LP_ATTAINMENT_BAND:
    lp_i_csv_append_guarded (out, lp_pupil_get_band (pupil, subject));
    break;
  default:
    break;
  }
}

static gboolean
has_attribute (const LpPupil *pupil, const char *name)
{
  for (gsize i = 0; i < lp_pupil_get_n_attributes (pupil); i++) {
    if (strcmp (lp_pupil_get_attribute (pupil, i), name) == 0)
      return TRUE;
  }
  return FALSE;
}

static void
append_attribute (GString *out, const LpPupil *pupil, const char *name)
{
  const char *word = lp_pupil_get_word (pupil, name);

  if (word != NULL)
    lp_i_csv_append_guarded (out, word);
  else if (has_attribute (pupil, name))
    g_string_append (out, lp_pupil_has_flag (pupil, name) ? "yes" : "no");
}

static void
append_header (GString *out, const LpRoster *roster, GPtrArray *attributes)
{
  g_string_append (out, "id,name");
  for (gsize i = 0; i < lp_roster_get_n_subjects (roster); i++) {
    g_string_append_c (out, ',');
    lp_i_csv_append_guarded (out, lp_roster_get_subject (roster, i));
  }
  for (guint i = 0; i < attributes->len; i++) {
    g_string_append_c (out, ',');
    lp_i_csv_append_guarded (out, g_ptr_array_index (attributes, i));
  }
  g_string_append_c (out, '\n');
}

static void
append_pupil (GString *out, const LpRoster *roster, const LpPupil *pupil, GPtrArray *attributes)
{
  lp_i_csv_append_guarded (out, lp_pupil_get_id (pupil));
  g_string_append_c (out, ',');
  lp_i_csv_append_guarded (out, lp_pupil_get_name (pupil));
  for (gsize i = 0; i < lp_roster_get_n_subjects (roster); i++) {
    g_string_append_c (out, ',');
    append_attainment (out, pupil, lp_roster_get_subject (roster, i));
  }
  for (guint i = 0; i < attributes->len; i++) {
    g_string_append_c (out, ',');
    append_attribute (out, pupil, g_ptr_array_index (attributes, i));
  }
  g_string_append_c (out, '\n');
}

char *
lp_roster_to_csv (const LpRoster *roster)
{
  g_return_val_if_fail (roster != NULL, NULL);

  g_autoptr (GPtrArray) attributes = list_attributes (roster);
  GString *out = g_string_new (NULL);
  append_header (out, roster, attributes);
  for (gsize i = 0; i < lp_roster_get_n_pupils (roster); i++)
    append_pupil (out, roster, lp_roster_get_pupil (roster, i), attributes);
  return g_string_free (out, FALSE);
}
