/* SPDX-License-Identifier: MIT */
#include "model/lp-pupil-private.h"
#include "base/lp-text-private.h"

#include <learning-partners/lp-error.h>
#include <math.h>
#include <string.h>

/* What both kinds of field begin with: fields are sorted by name. */
typedef struct {
  char *name; /* owned */
} Field;

typedef struct {
  Field field;
  char *band; /* owned; NULL for a score */
  double score;
} Attainment;

typedef struct {
  Field field;
  char *word; /* owned; NULL for yes or no */
  gboolean flag;
} Attribute;

struct _LpPupil {
  gatomicrefcount ref_count;
  char *id;   /* owned */
  char *name; /* owned */
  gint frozen;
  GArray *attainments; /* of Attainment, owned; NULL while there is none */
  GArray *attributes;  /* of Attribute, likewise */
};

static void
attainment_clear (gpointer data)
{
  Attainment *attainment = data;

  g_free (attainment->field.name);
  g_free (attainment->band);
}

static void
attribute_clear (gpointer data)
{
  Attribute *attribute = data;

  g_free (attribute->field.name);
  g_free (attribute->word);
}

static gboolean
check_text (const char *what, const char *text, gsize max_bytes, GError **error)
{
  g_autofree char *fault = lp_i_text_find_fault (text, max_bytes);
  g_autofree char *quoted = NULL;

  if (fault == NULL) {
    return TRUE;
  }
  quoted = lp_i_text_quote (text);
  g_set_error (error, LP_ERROR, LP_ERROR_VALUE, "The %s %s %s", what, quoted, fault);
  return FALSE;
}

LpPupil *
lp_pupil_new (const char *id, const char *name, GError **error)
{
  LpPupil *pupil;

  g_return_val_if_fail (id != NULL, NULL);

  if (!check_text ("pupil id", id, LP_I_ID_MAX, error)) {
    return NULL;
  }
  if (name != NULL && !check_text ("name", name, 0, error)) {
    g_prefix_error (error, "Pupil \"%s\": ", id);
    return NULL;
  }

  pupil = g_new0 (LpPupil, 1);
  g_atomic_ref_count_init (&pupil->ref_count);
  pupil->id = g_strdup (id);
  pupil->name = g_strdup (name != NULL ? name : id);
  return pupil;
}

LpPupil *
lp_pupil_ref (LpPupil *pupil)
{
  g_return_val_if_fail (pupil != NULL, NULL);

  g_atomic_ref_count_inc (&pupil->ref_count);
  return pupil;
}

void
lp_pupil_unref (LpPupil *pupil)
{
  g_return_if_fail (pupil != NULL);

  if (g_atomic_ref_count_dec (&pupil->ref_count)) {
    g_clear_pointer (&pupil->attainments, g_array_unref);
    g_clear_pointer (&pupil->attributes, g_array_unref);
    g_free (pupil->id);
    g_free (pupil->name);
    g_free (pupil);
  }
}

void
lp_i_pupil_freeze (LpPupil *pupil)
{
  g_atomic_int_set (&pupil->frozen, TRUE);
}

const char *
lp_pupil_get_id (const LpPupil *pupil)
{
  g_return_val_if_fail (pupil != NULL, NULL);

  return pupil->id;
}

const char *
lp_pupil_get_name (const LpPupil *pupil)
{
  g_return_val_if_fail (pupil != NULL, NULL);

  return pupil->name;
}

/* The field's place, or where it would go; *found says which. */
static guint
search_field (const GArray *fields, const char *name, gboolean *found)
{
  gsize size;
  guint low = 0, high;

  *found = FALSE;
  if (fields == NULL) {
    return 0;
  }
  size = g_array_get_element_size ((GArray *) fields);
  high = fields->len;
  while (low < high) {
    guint middle = low + (high - low) / 2;
    int order = strcmp (name, ((const Field *) (const void *) (fields->data + middle * size))->name);
    if (order == 0) {
      *found = TRUE;
      return middle;
    }
    if (order < 0) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low;
}

static const Attainment *
find_attainment (const LpPupil *pupil, const char *subject)
{
  gboolean found;
  guint at = search_field (pupil->attainments, subject, &found);

  return found ? &g_array_index (pupil->attainments, Attainment, at) : NULL;
}

static const Attribute *
find_attribute (const LpPupil *pupil, const char *name)
{
  gboolean found;
  guint at = search_field (pupil->attributes, name, &found);

  return found ? &g_array_index (pupil->attributes, Attribute, at) : NULL;
}

/* Takes ownership of band. */
static void
store_attainment (LpPupil *pupil, const char *subject, char *band, double score)
{
  Attainment attainment = { { NULL }, band, score };
  gboolean found;
  guint at = search_field (pupil->attainments, subject, &found);

  if (pupil->attainments == NULL) {
    pupil->attainments = g_array_sized_new (FALSE, FALSE, sizeof (Attainment), 1);
    g_array_set_clear_func (pupil->attainments, attainment_clear);
  }
  if (found) {
    Attainment *old = &g_array_index (pupil->attainments, Attainment, at);
    g_free (old->band);
    old->band = band;
    old->score = score;
    return;
  }
  attainment.field.name = g_strdup (subject);
  g_array_insert_val (pupil->attainments, at, attainment);
}

/* Takes ownership of word. */
static void
put_attribute (LpPupil *pupil, const char *name, char *word, gboolean flag)
{
  Attribute attribute = { { NULL }, word, flag };
  gboolean found;
  guint at = search_field (pupil->attributes, name, &found);

  if (pupil->attributes == NULL) {
    pupil->attributes = g_array_sized_new (FALSE, FALSE, sizeof (Attribute), 1);
    g_array_set_clear_func (pupil->attributes, attribute_clear);
  }
  if (found) {
    Attribute *old = &g_array_index (pupil->attributes, Attribute, at);
    g_free (old->word);
    old->word = word;
    old->flag = flag;
    return;
  }
  attribute.field.name = g_strdup (name);
  g_array_insert_val (pupil->attributes, at, attribute);
}

/* Whether a field of that name may be set now. */
static gboolean
check_field (const LpPupil *pupil, const char *what, const char *name, GError **error)
{
  if (g_atomic_int_get (&pupil->frozen)) {
    g_set_error (error, LP_ERROR, LP_ERROR_VALUE, "%s is in a roster already and can no longer change",
                 pupil->name);
    return FALSE;
  }
  if (!check_text (what, name, 0, error)) {
    g_prefix_error (error, "%s: ", pupil->name);
    return FALSE;
  }
  return TRUE;
}

gboolean
lp_pupil_set_score (LpPupil *pupil, const char *subject, double score, GError **error)
{
  g_return_val_if_fail (pupil != NULL, FALSE);
  g_return_val_if_fail (subject != NULL, FALSE);

  if (!check_field (pupil, "subject", subject, error)) {
    return FALSE;
  }
  if (!isfinite (score) || fabs (score) > LP_SCORE_MAX) {
    g_autofree char *number = lp_i_text_from_number (score);
    g_set_error (error, LP_ERROR, LP_ERROR_VALUE,
                 "The score of %s in %s is %s; a score is a number of at most 1e15 in magnitude",
                 pupil->name, subject, number);
    return FALSE;
  }

  store_attainment (pupil, subject, NULL, score + 0.0); /* no negative zero */
  return TRUE;
}

gboolean
lp_pupil_set_band (LpPupil *pupil, const char *subject, const char *band, GError **error)
{
  gsize length;

  g_return_val_if_fail (pupil != NULL, FALSE);
  g_return_val_if_fail (subject != NULL, FALSE);
  g_return_val_if_fail (band != NULL, FALSE);

  if (!check_field (pupil, "subject", subject, error)) {
    return FALSE;
  }
  if (!check_text ("band", band, 0, error)) {
    g_prefix_error (error, "%s, %s: ", pupil->name, subject);
    return FALSE;
  }
  lp_i_text_trim (band, &length);
  if (length == 0) {
    g_set_error (error, LP_ERROR, LP_ERROR_VALUE, "The band of %s in %s is blank", pupil->name, subject);
    return FALSE;
  }

  store_attainment (pupil, subject, g_strdup (band), 0);
  return TRUE;
}

LpAttainmentKind
lp_pupil_get_attainment_kind (const LpPupil *pupil, const char *subject)
{
  const Attainment *attainment;

  g_return_val_if_fail (pupil != NULL, LP_ATTAINMENT_MISSING);
  g_return_val_if_fail (subject != NULL, LP_ATTAINMENT_MISSING);

  attainment = find_attainment (pupil, subject);
  if (attainment == NULL) {
    return LP_ATTAINMENT_MISSING;
  }
  return attainment->band != NULL ? LP_ATTAINMENT_BAND : LP_ATTAINMENT_SCORE;
}

double
lp_pupil_get_score (const LpPupil *pupil, const char *subject)
{
  const Attainment *attainment;

  g_return_val_if_fail (pupil != NULL, 0);
  g_return_val_if_fail (subject != NULL, 0);

  attainment = find_attainment (pupil, subject);
  return attainment != NULL ? attainment->score : 0;
}

const char *
lp_pupil_get_band (const LpPupil *pupil, const char *subject)
{
  const Attainment *attainment;

  g_return_val_if_fail (pupil != NULL, NULL);
  g_return_val_if_fail (subject != NULL, NULL);

  attainment = find_attainment (pupil, subject);
  return attainment != NULL ? attainment->band : NULL;
}

gsize
lp_pupil_get_n_subjects (const LpPupil *pupil)
{
  g_return_val_if_fail (pupil != NULL, 0);

  return pupil->attainments != NULL ? pupil->attainments->len : 0;
}

const char *
lp_pupil_get_subject (const LpPupil *pupil, gsize index)
{
  g_return_val_if_fail (pupil != NULL, NULL);
  g_return_val_if_fail (index < lp_pupil_get_n_subjects (pupil), NULL);

  return g_array_index (pupil->attainments, Attainment, index).field.name;
}

static gboolean
is_flag_name (const char *name)
{
  return g_str_equal (name, "quiet") || g_str_equal (name, "dominant");
}

gboolean
lp_pupil_set_flag (LpPupil *pupil, const char *name, gboolean value, GError **error)
{
  g_return_val_if_fail (pupil != NULL, FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  if (!check_field (pupil, "attribute", name, error)) {
    return FALSE;
  }
  if (g_str_equal (name, "role")) {
    g_set_error (error, LP_ERROR, LP_ERROR_VALUE,
                 "The role of %s is a yes or no; it must be \"tutor\" or \"tutee\"", pupil->name);
    return FALSE;
  }

  put_attribute (pupil, name, NULL, value != FALSE);
  return TRUE;
}

gboolean
lp_pupil_set_word (LpPupil *pupil, const char *name, const char *value, GError **error)
{
  g_autofree char *quoted = NULL;

  g_return_val_if_fail (pupil != NULL, FALSE);
  g_return_val_if_fail (name != NULL, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  if (!check_field (pupil, "attribute", name, error)) {
    return FALSE;
  }
  quoted = lp_i_text_quote (value);
  if (is_flag_name (name)) {
    g_set_error (error, LP_ERROR, LP_ERROR_VALUE, "The attribute \"%s\" of %s is %s; it must be yes or no",
                 name, pupil->name, quoted);
    return FALSE;
  }
  if (g_str_equal (name, "role") && !g_str_equal (value, "tutor") && !g_str_equal (value, "tutee")) {
    g_set_error (error, LP_ERROR, LP_ERROR_VALUE, "The role of %s is %s; it must be \"tutor\" or \"tutee\"",
                 pupil->name, quoted);
    return FALSE;
  }
  if (!g_utf8_validate (value, -1, NULL)) {
    g_set_error (error, LP_ERROR, LP_ERROR_VALUE, "The attribute \"%s\" of %s is %s, which is not UTF-8 text",
                 name, pupil->name, quoted);
    return FALSE;
  }

  put_attribute (pupil, name, g_strdup (value), FALSE);
  return TRUE;
}

gboolean
lp_pupil_has_flag (const LpPupil *pupil, const char *name)
{
  const Attribute *attribute;

  g_return_val_if_fail (pupil != NULL, FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  attribute = find_attribute (pupil, name);
  return attribute != NULL && attribute->flag;
}

const char *
lp_pupil_get_word (const LpPupil *pupil, const char *name)
{
  const Attribute *attribute;

  g_return_val_if_fail (pupil != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  attribute = find_attribute (pupil, name);
  return attribute != NULL ? attribute->word : NULL;
}

gsize
lp_pupil_get_n_attributes (const LpPupil *pupil)
{
  g_return_val_if_fail (pupil != NULL, 0);

  return pupil->attributes != NULL ? pupil->attributes->len : 0;
}

const char *
lp_pupil_get_attribute (const LpPupil *pupil, gsize index)
{
  g_return_val_if_fail (pupil != NULL, NULL);
  g_return_val_if_fail (index < lp_pupil_get_n_attributes (pupil), NULL);

  return g_array_index (pupil->attributes, Attribute, index).field.name;
}
