/* SPDX-License-Identifier: MIT */
#include "lp-facade.h"

#include <math.h>

static gboolean
check_lengths (gsize n_ids, gsize n_names, const char *subject, gsize n_values)
{
  gboolean fits = (n_names == 0 || n_names == n_ids) && n_values == (subject == NULL ? 0 : n_ids);

  if (!fits) {
    g_set_error (lp_facade_error (), LP_ERROR, LP_ERROR_VALUE,
                 "The columns of %" G_GSIZE_FORMAT " ids, %" G_GSIZE_FORMAT " names and %" G_GSIZE_FORMAT
                 " values differ in length", n_ids, n_names, n_values);
  }
  return fits;
}

void
lp_facade_roster_add_scores (LpRoster *roster, const char *const *ids, gsize n_ids, const char *const *names,
                             gsize n_names, const char *subject, const double *scores, gsize n_scores)
{
  GError **error = lp_facade_error ();

  if (!check_lengths (n_ids, n_names, subject, n_scores))
    return;
  for (gsize i = 0; i < n_ids; i++) {
    g_autoptr (LpPupil) pupil = lp_pupil_new (ids[i], n_names > 0 ? names[i] : NULL, error);

    if (pupil == NULL)
      return;
    if (subject != NULL && !isnan (scores[i]) && !lp_pupil_set_score (pupil, subject, scores[i], error))
      return;
    if (!lp_roster_add_pupil (roster, pupil, error))
      return;
  }
}

static gboolean
set_code (LpPupil *pupil, const char *subject, gint64 code, const char *const *bands, gsize n_bands, GError **error)
{
  if (code < 0)
    return TRUE;
  if ((guint64) code < n_bands)
    return lp_pupil_set_band (pupil, subject, bands[code], error);
  g_set_error (error, LP_ERROR, LP_ERROR_VALUE, "Pupil \"%s\": there is no band of code %" G_GINT64_FORMAT,
               lp_pupil_get_id (pupil), code);
  return FALSE;
}

void
lp_facade_roster_add_bands (LpRoster *roster, const char *const *ids, gsize n_ids, const char *const *names,
                            gsize n_names, const char *subject, const gint64 *codes, gsize n_codes,
                            const char *const *bands, gsize n_bands)
{
  GError **error = lp_facade_error ();

  if (!check_lengths (n_ids, n_names, subject, n_codes))
    return;
  for (gsize i = 0; i < n_ids; i++) {
    g_autoptr (LpPupil) pupil = lp_pupil_new (ids[i], n_names > 0 ? names[i] : NULL, error);

    if (pupil == NULL || !set_code (pupil, subject, codes[i], bands, n_bands, error) ||
        !lp_roster_add_pupil (roster, pupil, error))
      return;
  }
}

static char *
join_pupils (const LpRoster *roster, const char *(*get) (const LpPupil *pupil))
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; i < lp_roster_get_n_pupils (roster); i++) {
    if (i > 0)
      g_string_append_c (text, '\t');
    g_string_append (text, get (lp_roster_get_pupil (roster, i)));
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
lp_facade_roster_get_ids (const LpRoster *roster)
{
  return join_pupils (roster, lp_pupil_get_id);
}

char *
lp_facade_roster_get_names (const LpRoster *roster)
{
  return join_pupils (roster, lp_pupil_get_name);
}

char *
lp_facade_round_get_ids (const LpRound *round)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; i < lp_round_get_n_partnerships (round); i++) {
    for (gsize member = 0; member < lp_round_get_size (round, i); member++) {
      if (i + member > 0)
        g_string_append_c (text, member > 0 ? '\t' : '\n');
      g_string_append (text, lp_round_get_pupil (round, i, member));
    }
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
lp_facade_round_get_absent (const LpRound *round)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; i < lp_round_get_n_absent (round); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\t" : "", lp_round_get_absent (round, i));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

int
lp_facade_history_get_spell (const LpHistory *history, const char *a, const char *b, guint spell, gboolean last)
{
  gsize from, to;

  if (!lp_history_get_spell (history, a, b, spell, &from, &to))
    return -1;
  return (int) (last ? to : from);
}
