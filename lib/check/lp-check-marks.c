/* SPDX-License-Identifier: MIT */
#include "check/lp-check-marks-private.h"

static gboolean
has_attribute (const LpPupil *pupil, const char *name)
{
  for (gsize i = 0; i < lp_pupil_get_n_attributes (pupil); i++) {
    if (g_str_equal (lp_pupil_get_attribute (pupil, i), name))
      return TRUE;
  }
  return FALSE;
}

/* words: borrowed word → its number. */
static guint
mark_pupil (const LpPupil *pupil, const char *name, GHashTable *words)
{
  const char *word = lp_pupil_get_word (pupil, name);

  if (!has_attribute (pupil, name))
    return LP_CHECK_LACKS;
  if (word == NULL)
    return lp_pupil_has_flag (pupil, name) ? LP_CHECK_YES : LP_CHECK_NO;
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (words, word));
  if (number == 0) {
    number = g_hash_table_size (words) + LP_CHECK_WORD;
    g_hash_table_insert (words, (gpointer) word, GUINT_TO_POINTER (number));
  }
  return number;
}

LpCheckMarks *
lp_i_check_marks_new (const LpCheckClass *class, char **names)
{
  LpCheckMarks *marks = g_new0 (LpCheckMarks, 1);
  g_autoptr (GHashTable) words = g_hash_table_new (g_str_hash, g_str_equal);

  marks->names = names;
  marks->n_names = g_strv_length (names);
  marks->marks = g_new0 (guint, (gsize) class->n * marks->n_names + 1);
  for (guint i = 0; i < class->n; i++) {
    for (guint k = 0; k < marks->n_names; k++)
      marks->marks[(gsize) i * marks->n_names + k] = mark_pupil (class->pupils[i], names[k], words);
  }
  return marks;
}

void
lp_i_check_marks_free (LpCheckMarks *marks)
{
  g_strfreev (marks->names);
  g_free (marks->marks);
  g_free (marks);
}

guint
lp_i_check_marks_get (const LpCheckMarks *marks, guint pupil, guint name)
{
  return marks->marks[(gsize) pupil * marks->n_names + name];
}

gboolean
lp_i_check_marks_differ (const LpCheckMarks *marks, guint a, guint b, guint name)
{
  guint first = lp_i_check_marks_get (marks, a, name);
  guint second = lp_i_check_marks_get (marks, b, name);

  return first != LP_CHECK_LACKS && second != LP_CHECK_LACKS && first != second;
}

gboolean
lp_i_check_marks_match (const LpCheckMarks *marks, guint a, guint b, guint name)
{
  guint first = lp_i_check_marks_get (marks, a, name);

  return first != LP_CHECK_LACKS && first == lp_i_check_marks_get (marks, b, name);
}
