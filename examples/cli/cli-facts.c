/* SPDX-License-Identifier: MIT */
/* What is known of a pupil, as typed: maths=104 reading=EXS quiet=yes. */
#include "cli.h"

#include <string.h>

GHashTable *
cli_facts_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/* "NAME=VALUE"; an empty value means that it is no longer known. */
gboolean
cli_facts_read (GHashTable *facts, char **words, GError **error)
{
  for (; *words != NULL; words++) {
    const char *sign = strchr (*words, '=');
    if (sign == NULL || sign == *words) {
      g_set_error (error, LP_ERROR, LP_ERROR_SYNTAX, _("\"%s\" is not NAME=VALUE, as in maths=104."), *words);
      return FALSE;
    }
    g_hash_table_insert (facts, g_strndup (*words, (gsize) (sign - *words)), g_strdup (sign + 1));
  }
  return TRUE;
}

static gboolean
is_subject (const LpRoster *roster, const char *name)
{
  for (gsize i = 0; i < lp_roster_get_n_subjects (roster); i++) {
    if (strcmp (lp_roster_get_subject (roster, i), name) == 0)
      return TRUE;
  }
  return FALSE;
}

static gboolean
set_attainment (LpPupil *pupil, const LpRoster *roster, const char *subject, const char *value, GError **error)
{
  LpScale *scale = lp_roster_get_scale (roster, subject);
  char *end = NULL;
  double score = g_ascii_strtod (value, &end);

  if (*value == '\0')
    return TRUE;
  if (*end == '\0' && (scale == NULL || (lp_scale_takes_scores (scale) && lp_scale_find_band (scale, value) < 0)))
    return lp_pupil_set_score (pupil, subject, score, error);
  return lp_pupil_set_band (pupil, subject, value, error);
}

static gboolean
set_attribute (LpPupil *pupil, const char *name, const char *value, GError **error)
{
  gboolean yes = g_ascii_strcasecmp (value, "yes") == 0;

  if (*value == '\0')
    return TRUE;
  if (yes || g_ascii_strcasecmp (value, "no") == 0)
    return lp_pupil_set_flag (pupil, name, yes, error);
  return lp_pupil_set_word (pupil, name, value, error);
}

static gboolean
copy_attainment (LpPupil *to, const LpPupil *from, const char *subject, GError **error)
{
  switch (lp_pupil_get_attainment_kind (from, subject)) {
  case LP_ATTAINMENT_SCORE:
    return lp_pupil_set_score (to, subject, lp_pupil_get_score (from, subject), error);
  case LP_ATTAINMENT_BAND:
    return lp_pupil_set_band (to, subject, lp_pupil_get_band (from, subject), error);
  default:
    return TRUE;
  }
}

static gboolean
copy_attribute (LpPupil *to, const LpPupil *from, const char *name, GError **error)
{
  const char *word = lp_pupil_get_word (from, name);

  return word != NULL ? lp_pupil_set_word (to, name, word, error) : lp_pupil_set_flag (to, name, lp_pupil_has_flag (from, name), error);
}

/* All that is known of a pupil, but what the facts speak of. */
static gboolean
copy_others (LpPupil *to, const LpPupil *from, GHashTable *facts, GError **error)
{
  for (gsize i = 0; i < lp_pupil_get_n_subjects (from); i++) {
    const char *subject = lp_pupil_get_subject (from, i);
    if (!g_hash_table_contains (facts, subject) && !copy_attainment (to, from, subject, error))
      return FALSE;
  }
  for (gsize i = 0; i < lp_pupil_get_n_attributes (from); i++) {
    const char *name = lp_pupil_get_attribute (from, i);
    if (!g_hash_table_contains (facts, name) && !copy_attribute (to, from, name, error))
      return FALSE;
  }
  return TRUE;
}

/* A pupil of these facts, over those of another who may be NULL. A subject of the class is attainment, all else an attribute. */
LpPupil *
cli_facts_to_pupil (GHashTable *facts, const LpRoster *roster, const char *id, const char *name, const LpPupil *old, GError **error)
{
  g_autoptr (LpPupil) pupil = lp_pupil_new (id, name, error);
  GHashTableIter iter;
  gpointer key, value;

  if (pupil == NULL || (old != NULL && !copy_others (pupil, old, facts, error)))
    return NULL;
  g_hash_table_iter_init (&iter, facts);
  while (g_hash_table_iter_next (&iter, &key, &value)) {
    if (is_subject (roster, key) ? !set_attainment (pupil, roster, key, value, error) : !set_attribute (pupil, key, value, error))
      return NULL;
  }
  return g_steal_pointer (&pupil);
}

/* What a new class list says, over what was known; the list's name is the name. */
LpPupil *
cli_facts_merge (const LpPupil *old, const LpPupil *listed, GError **error)
{
  g_autoptr (LpPupil) pupil = lp_pupil_new (lp_pupil_get_id (old), lp_pupil_get_name (listed), error);
  g_autoptr (GHashTable) said = cli_facts_new ();

  for (gsize i = 0; i < lp_pupil_get_n_subjects (listed); i++)
    g_hash_table_insert (said, g_strdup (lp_pupil_get_subject (listed, i)), NULL);
  for (gsize i = 0; i < lp_pupil_get_n_attributes (listed); i++)
    g_hash_table_insert (said, g_strdup (lp_pupil_get_attribute (listed, i)), NULL);
  if (pupil == NULL || !copy_others (pupil, old, said, error))
    return NULL;
  g_hash_table_remove_all (said);
  return copy_others (pupil, listed, said, error) ? g_steal_pointer (&pupil) : NULL;
}
