/* SPDX-License-Identifier: MIT */
#include "model/lp-roster-fields-private.h"
#include "base/lp-text-private.h"

#include <learning-partners/lp-error.h>
#include <math.h>

/* A score and whose it is. */
typedef struct {
  double score;
  guint pupil;
} Scored;

static char *
list_bands (const LpScale *scale)
{
  GString *list = g_string_new (NULL);

  for (gsize i = 0; i < lp_scale_get_n_bands (scale); i++) {
    g_string_append_printf (list, "%s%s", i > 0 ? " < " : "", lp_scale_get_band (scale, i));
  }
  return g_string_free (list, FALSE);
}

static gboolean
check_band (const LpRoster *roster, const LpPupil *pupil, const char *subject, const LpScale *scale, GError **error)
{
  const char *band = lp_pupil_get_band (pupil, subject);
  g_autofree char *label = NULL;
  g_autofree char *quoted = NULL;
  g_autofree char *list = NULL;

  if (!lp_scale_is_quantiles (scale) &&
      (lp_scale_find_band (scale, band) >= 0 || lp_scale_is_missing (scale, band))) {
    return TRUE;
  }
  label = lp_i_roster_label_pupil (roster, pupil);
  quoted = lp_i_text_quote (band);
  if (lp_scale_is_quantiles (scale)) {
    g_set_error (error, LP_ERROR, LP_ERROR_VALUE,
                 "%s has the band %s in %s; the scale makes its own bands and needs a score", label, quoted, subject);
    return FALSE;
  }
  list = list_bands (scale);
  g_set_error (error, LP_ERROR, LP_ERROR_UNKNOWN_BAND, "%s has no band %s in %s; the scale is %s",
               label, quoted, subject, list);
  return FALSE;
}

static gboolean
check_score (const LpRoster *roster, const LpPupil *pupil, const char *subject, const LpScale *scale, GError **error)
{
  double score = lp_pupil_get_score (pupil, subject);
  g_autofree char *label = NULL;
  g_autofree char *number = NULL;
  g_autofree char *list = NULL;
  g_autofree char *least = NULL;
  g_autofree char *most = NULL;
  double low, high;

  lp_scale_get_range (scale, &low, &high);
  if (lp_scale_takes_scores (scale) && score >= low && score <= high) {
    return TRUE;
  }
  label = lp_i_roster_label_pupil (roster, pupil);
  number = lp_i_text_from_number (score);
  if (!lp_scale_takes_scores (scale)) {
    list = list_bands (scale);
    g_set_error (error, LP_ERROR, LP_ERROR_VALUE, "%s has the score %s in %s; the scale has bands only: %s",
                 label, number, subject, list);
    return FALSE;
  }
  least = lp_i_text_from_number (low);
  most = lp_i_text_from_number (high);
  g_set_error (error, LP_ERROR, LP_ERROR_VALUE, "%s has the score %s in %s; the scale runs from %s to %s",
               label, number, subject, least, most);
  return FALSE;
}

gboolean
lp_i_roster_check_scale (const LpRoster *roster, const LpPupil *pupil, const char *subject,
                         const LpScale *scale, GError **error)
{
  switch (lp_pupil_get_attainment_kind (pupil, subject)) {
  case LP_ATTAINMENT_BAND:
    return check_band (roster, pupil, subject, scale, error);
  case LP_ATTAINMENT_SCORE:
    return check_score (roster, pupil, subject, scale, error);
  case LP_ATTAINMENT_MISSING:
  default:
    return TRUE;
  }
}

/* Bands and scores of one subject have no common order. */
static gboolean
check_form (const LpRoster *roster, const LpPupil *pupil, const LpRosterSubject *subject, GError **error)
{
  LpAttainmentKind kind = lp_pupil_get_attainment_kind (pupil, subject->name);
  const LpPupil *banded = kind == LP_ATTAINMENT_BAND ? pupil : subject->banded;
  const LpPupil *scored = kind == LP_ATTAINMENT_SCORE ? pupil : subject->scored;
  g_autofree char *band_label = NULL;
  g_autofree char *score_label = NULL;
  g_autofree char *quoted = NULL;
  g_autofree char *number = NULL;

  if (banded == NULL || scored == NULL) {
    return TRUE;
  }
  band_label = lp_i_roster_label_pupil (roster, banded);
  score_label = lp_i_roster_label_pupil (roster, scored);
  quoted = lp_i_text_quote (lp_pupil_get_band (banded, subject->name));
  number = lp_i_text_from_number (lp_pupil_get_score (scored, subject->name));
  g_set_error (error, LP_ERROR, LP_ERROR_VALUE,
               "In %s, %s has the band %s and %s the score %s; give bands to all, or scores to all",
               subject->name, band_label, quoted, score_label, number);
  return FALSE;
}

gboolean
lp_i_roster_check_attainment (const LpRoster *roster, const LpPupil *pupil, GError **error)
{
  for (gsize i = 0; i < lp_pupil_get_n_subjects (pupil); i++) {
    const char *name = lp_pupil_get_subject (pupil, i);
    const LpRosterSubject *subject = lp_i_roster_find_subject (roster, name);

    if (subject == NULL) {
      continue;
    }
    if (subject->scale != NULL && !lp_i_roster_check_scale (roster, pupil, name, subject->scale, error)) {
      return FALSE;
    }
    if (!check_form (roster, pupil, subject, error)) {
      return FALSE;
    }
  }
  return TRUE;
}

void
lp_i_roster_note_attainment (LpRoster *roster, const LpPupil *pupil)
{
  for (gsize i = 0; i < lp_pupil_get_n_subjects (pupil); i++) {
    const char *name = lp_pupil_get_subject (pupil, i);
    LpRosterSubject *subject = lp_i_roster_take_subject (roster, name);

    if (lp_pupil_get_attainment_kind (pupil, name) == LP_ATTAINMENT_SCORE) {
      subject->scored = pupil;
    } else {
      subject->banded = pupil;
    }
  }
}

LpAttainmentKind
lp_i_roster_get_attainment_kind (const LpRoster *roster, const LpPupil *pupil, const char *subject)
{
  LpAttainmentKind kind = lp_pupil_get_attainment_kind (pupil, subject);
  const LpScale *scale = lp_roster_get_scale (roster, subject);

  if (kind != LP_ATTAINMENT_BAND || scale == NULL) {
    return kind;
  }
  return lp_scale_is_missing (scale, lp_pupil_get_band (pupil, subject)) ? LP_ATTAINMENT_MISSING : kind;
}

static int
count_thresholds (const LpScale *scale, double score)
{
  const double *thresholds = lp_scale_get_thresholds (scale);
  gsize n = lp_scale_get_n_bands (scale) - 1;
  gsize passed = 0;

  while (passed < n && thresholds[passed] <= score) {
    passed++;
  }
  return (int) passed;
}

/* Band among n known scores, of which `less` are below and `equal` the same (itself included). */
static int
get_quantile (const LpScale *scale, guint64 n, guint64 less, guint64 equal)
{
  guint64 doubled_rank = (less + 1) + (less + equal);

  return (int) (lp_scale_get_n_bands (scale) * (doubled_rank - 1) / (2 * n));
}

static int
rank_score (const LpRoster *roster, const LpScale *scale, const char *subject, double score)
{
  guint64 n = 0, less = 0, equal = 0;

  for (guint i = 0; i < roster->facts->pupils->len; i++) {
    const LpPupil *other = g_ptr_array_index (roster->facts->pupils, i);
    if (lp_pupil_get_attainment_kind (other, subject) == LP_ATTAINMENT_SCORE) {
      double theirs = lp_pupil_get_score (other, subject);
      n++;
      less += theirs < score ? 1 : 0;
      equal += theirs == score ? 1 : 0;
    }
  }
  return equal > 0 ? get_quantile (scale, n, less, equal) : -1;
}

/* The band where it does not hang on the other pupils. */
static int
get_own_band (const LpPupil *pupil, const char *subject, const LpScale *scale)
{
  switch (lp_pupil_get_attainment_kind (pupil, subject)) {
  case LP_ATTAINMENT_BAND:
    return lp_scale_find_band (scale, lp_pupil_get_band (pupil, subject));
  case LP_ATTAINMENT_SCORE:
    return count_thresholds (scale, lp_pupil_get_score (pupil, subject));
  case LP_ATTAINMENT_MISSING:
  default:
    return -1;
  }
}

int
lp_roster_get_band_index (const LpRoster *roster, const LpPupil *pupil, const char *subject)
{
  const LpScale *scale;

  g_return_val_if_fail (roster != NULL, -1);
  g_return_val_if_fail (pupil != NULL, -1);
  g_return_val_if_fail (subject != NULL, -1);

  scale = lp_roster_get_scale (roster, subject);
  if (scale == NULL || lp_pupil_get_attainment_kind (pupil, subject) == LP_ATTAINMENT_MISSING) {
    return -1;
  }
  if (lp_scale_is_quantiles (scale)) {
    return rank_score (roster, scale, subject, lp_pupil_get_score (pupil, subject));
  }
  return get_own_band (pupil, subject, scale);
}

static int
compare_scores (gconstpointer a, gconstpointer b)
{
  const Scored *left = a, *right = b;

  if (left->score != right->score) {
    return left->score < right->score ? -1 : 1;
  }
  return (left->pupil > right->pupil) - (left->pupil < right->pupil);
}

static GArray *
sort_scores (const LpRoster *roster, const char *subject)
{
  GArray *sorted = g_array_new (FALSE, FALSE, sizeof (Scored));

  for (guint i = 0; i < roster->facts->pupils->len; i++) {
    const LpPupil *pupil = g_ptr_array_index (roster->facts->pupils, i);
    if (lp_pupil_get_attainment_kind (pupil, subject) == LP_ATTAINMENT_SCORE) {
      Scored scored = { lp_pupil_get_score (pupil, subject), i };
      g_array_append_val (sorted, scored);
    }
  }
  g_array_sort (sorted, compare_scores);
  return sorted;
}

static void
fill_quantiles (const LpRoster *roster, const LpScale *scale, const char *subject, int *out)
{
  g_autoptr (GArray) sorted = sort_scores (roster, subject);
  guint end;

  for (guint begin = 0; begin < sorted->len; begin = end) {
    double score = g_array_index (sorted, Scored, begin).score;

    end = begin + 1;
    while (end < sorted->len && g_array_index (sorted, Scored, end).score == score) {
      end++;
    }
    for (guint i = begin; i < end; i++) {
      out[g_array_index (sorted, Scored, i).pupil] = get_quantile (scale, sorted->len, begin, end - begin);
    }
  }
}

void
lp_i_roster_get_band_indices (const LpRoster *roster, const char *subject, int *out)
{
  const LpScale *scale = lp_roster_get_scale (roster, subject);
  gboolean quantiles = scale != NULL && lp_scale_is_quantiles (scale);

  for (guint i = 0; i < roster->facts->pupils->len; i++) {
    const LpPupil *pupil = g_ptr_array_index (roster->facts->pupils, i);
    out[i] = scale == NULL || quantiles ? -1 : get_own_band (pupil, subject, scale);
  }
  if (quantiles) {
    fill_quantiles (roster, scale, subject, out);
  }
}
