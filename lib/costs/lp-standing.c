/* SPDX-License-Identifier: MIT */
#include "costs/lp-standing-private.h"

#include <learning-partners/lp-error.h>

#include "model/lp-roster-private.h"

/* Without a scale, mixed-near takes quarters of the class as bands. */
#define N_QUARTERS 4

typedef struct {
  double value; /* the score, or the band's index */
  guint index;
} KnownValue;

static int
compare_known_values (gconstpointer a, gconstpointer b, gpointer data)
{
  const KnownValue *first = a, *second = b;

  if (first->value != second->value)
    return first->value < second->value ? -1 : 1;
  return first->index < second->index ? -1 : 1;
}

/* Under a scale ranks go by band, whether a pupil has a band or a score. */
static gboolean
read_band (const LpRequest *request, const LpParticipants *present, guint i, const char *subject, const int *bands,
           double *value, GError **error)
{
  if (bands[i] >= 0) {
    *value = bands[i];
    return TRUE;
  }
  const LpPupil *pupil = present->pupils[i];
  const char *band = lp_pupil_get_band (pupil, subject);
  g_set_error (error, LP_ERROR, LP_ERROR_UNKNOWN_BAND, "%s has the band \"%s\" in %s, but %s has no scale with that band.",
               lp_pupil_get_name (pupil), band != NULL ? band : "?", subject, subject);
  return FALSE;
}

static gboolean
collect_known (const LpRequest *request, const LpParticipants *present, const char *subject, const int *bands,
               GArray *known, GError **error)
{
  const LpRoster *roster = lp_request_get_roster (request);
  gboolean scaled = lp_roster_get_scale (roster, subject) != NULL;

  for (guint i = 0; i < present->n; i++) {
    KnownValue entry = { 0, i };
    LpAttainmentKind kind = lp_i_roster_get_attainment_kind (roster, present->pupils[i], subject);
    if (kind == LP_ATTAINMENT_MISSING)
      continue;
    if (!scaled && kind == LP_ATTAINMENT_SCORE)
      entry.value = lp_pupil_get_score (present->pupils[i], subject);
    else if (!read_band (request, present, i, subject, bands, &entry.value, error))
      return FALSE;
    g_array_append_val (known, entry);
  }
  g_qsort_with_data (known->data, (int) known->len, sizeof (KnownValue), compare_known_values, NULL);
  return TRUE;
}

/* Those who tie share the mean of their places, doubled so that it is whole. */
static void
rank_known (LpStanding *standing, const GArray *known)
{
  const KnownValue *entries = (const KnownValue *) (const void *) known->data;

  for (guint first = 0, next; first < known->len; first = next) {
    for (next = first + 1; next < known->len && entries[next].value == entries[first].value; next++)
      ;
    for (guint k = first; k < next; k++)
      standing->ranks[entries[k].index] = (gint32) (first + 1 + next);
  }
}

/* The band's index of each present pupil; -1 for none. */
static int *
list_bands (const LpRoster *roster, const LpParticipants *present, const char *subject)
{
  gsize n_pupils = lp_roster_get_n_pupils (roster);
  g_autofree int *of_roster = g_new (int, n_pupils);
  int *bands = g_new (int, present->n);

  for (guint i = 0; i < present->n; i++)
    bands[i] = -1;
  if (lp_roster_get_scale (roster, subject) == NULL)
    return bands;
  lp_i_roster_get_band_indices (roster, subject, of_roster);
  for (gsize k = 0; k < n_pupils; k++) {
    int i = lp_i_participants_find (present, lp_pupil_get_id (lp_roster_get_pupil (roster, k)));
    if (i >= 0)
      bands[i] = of_roster[k];
  }
  return bands;
}

static void
take_quarters (LpStanding *standing, guint n)
{
  for (guint i = 0; i < n; i++)
    if (standing->ranks[i] != 0)
      standing->bands[i] = (gint32) ((gint64) N_QUARTERS * (standing->ranks[i] - 1) / (2 * (gint64) standing->n_known));
}

/* A sixth to two thirds of the class, up to a sixth, or what the policy says; in doubled ranks. */
static void
set_window (LpStanding *standing, const LpPolicy *policy)
{
  gint64 n = standing->n_known;
  int min, max;

  if (lp_policy_get_gap (policy, &min, &max)) {
    standing->least = min == LP_GAP_OPEN ? 0 : 2 * (gint64) min;
    standing->most = max == LP_GAP_OPEN ? G_MAXINT64 : 2 * (gint64) max;
  } else if (standing->strategy == LP_STRATEGY_MATCHED) {
    standing->most = n / 3;
  } else {
    standing->least = n / 3;
    standing->most = 4 * n / 3;
  }
}

LpStanding *
lp_i_standing_new (const LpRequest *request, const LpParticipants *present, GError **error)
{
  const char *subject;
  g_autoptr (LpStanding) standing = g_new0 (LpStanding, 1);
  g_autoptr (GArray) known = g_array_new (FALSE, FALSE, sizeof (KnownValue));

  standing->strategy = lp_policy_get_strategy (lp_request_get_policy (request));
  standing->ranks = g_new0 (gint32, present->n);
  standing->bands = g_new (gint32, present->n);
  for (guint i = 0; i < present->n; i++)
    standing->bands[i] = -1;

  if (!lp_request_get_subject (request, &subject, error))
    return NULL;
  if (subject == NULL)
    return g_steal_pointer (&standing);
  g_autofree int *bands = list_bands (lp_request_get_roster (request), present, subject);
  if (!collect_known (request, present, subject, bands, known, error))
    return NULL;
  standing->n_known = known->len;
  set_window (standing, lp_request_get_policy (request));
  rank_known (standing, known);
  if (lp_roster_get_scale (lp_request_get_roster (request), subject) == NULL)
    take_quarters (standing, present->n);
  for (guint i = 0; i < present->n; i++)
    if (bands[i] >= 0)
      standing->bands[i] = bands[i];
  return g_steal_pointer (&standing);
}

void
lp_i_standing_free (LpStanding *standing)
{
  if (standing == NULL)
    return;
  g_free (standing->ranks);
  g_free (standing->bands);
  g_free (standing);
}

static gint64
square_of (gint64 x)
{
  return x * x;
}

gint64
lp_i_standing_cost (const LpStanding *standing, guint i, guint j)
{
  gint64 n = standing->n_known, a = standing->ranks[i], b = standing->ranks[j];
  gint64 gap = ABS (a - b);

  if (a == 0 || b == 0)
    return 0;
  switch (standing->strategy) {
  case LP_STRATEGY_MIXED:
  case LP_STRATEGY_TUTOR:
  case LP_STRATEGY_MATCHED:
    return square_of (MAX (0, MAX (standing->least - gap, gap - standing->most)));
  case LP_STRATEGY_NEAREST:
    return square_of (gap);
  case LP_STRATEGY_MIXED_FOLD:
    return square_of (a + b - 2 * (n + 1));
  case LP_STRATEGY_MIXED_HALF:
    return square_of (gap - n);
  case LP_STRATEGY_MIXED_NEAR:
    return square_of (ABS (standing->bands[i] - standing->bands[j]) - 1);
  case LP_STRATEGY_RANDOM:
  case LP_STRATEGY_UNIFORM:
  case LP_STRATEGY_CUSTOM:
  default:
    return 0;
  }
}
