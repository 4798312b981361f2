/* SPDX-License-Identifier: MIT */
#include "lp-facade.h"

LpPairing *
lp_facade_another (LpRequest *request, GPtrArray *seen)
{
  if (seen->len == 0)
    return lp_pair (request, lp_facade_conflict (), lp_facade_error ());
  return lp_pair_another (request, (LpPairing *const *) seen->pdata, seen->len, lp_facade_error ());
}

LpRound *
lp_facade_cover (LpRequest *request, LpRound *round, const char *const *away, gsize n_away, LpDate date)
{
  if (n_away == 0) {
    g_set_error_literal (lp_facade_error (), LP_ERROR, LP_ERROR_VALUE, "A cover is for pupils who are away: name one");
    return NULL;
  }
  return lp_cover (request, round, away, n_away, date, lp_facade_error ());
}

static gboolean
read_tiers (const char *const *names, gsize n_names, LpTier *tiers, GError **error)
{
  if (n_names > LP_N_TIERS) {
    g_set_error (error, LP_ERROR, LP_ERROR_VALUE, "A certificate has at most %d tiers", LP_N_TIERS);
    return FALSE;
  }
  for (gsize i = 0; i < n_names; i++) {
    if (!lp_tier_from_name (names[i], &tiers[i])) {
      g_set_error (error, LP_ERROR, LP_ERROR_VALUE, "There is no tier \"%s\"", names[i]);
      return FALSE;
    }
  }
  return TRUE;
}

LpCertificate *
lp_facade_certificate_new (const char *const *tiers, gsize n_tiers, const gint64 *radices, gsize n_radices,
                           const char *const *participants, gsize n_participants)
{
  g_autofree const char **ids = g_new (const char *, n_participants + 1);
  LpTier numbers[LP_N_TIERS];
  GError **error = lp_facade_error ();

  if (!read_tiers (tiers, n_tiers, numbers, error))
    return NULL;
  if (n_radices != n_tiers) {
    g_set_error_literal (error, LP_ERROR, LP_ERROR_VALUE, "A certificate has one radix for each tier");
    return NULL;
  }
  for (gsize i = 0; i < n_participants; i++)
    ids[i] = participants[i][0] == '\0' ? NULL : participants[i];
  return lp_certificate_new (numbers, radices, n_tiers, ids, n_participants);
}

static gboolean
check_count (const char *what, gsize is, gsize should)
{
  if (is != should) {
    g_set_error (lp_facade_error (), LP_ERROR, LP_ERROR_VALUE,
                 "%s has %" G_GSIZE_FORMAT " components, not %" G_GSIZE_FORMAT, what, should, is);
  }
  return is == should;
}

void
lp_facade_certificate_add_dual (LpCertificate *certificate, const gint64 *values, gsize n_values)
{
  gsize n = lp_certificate_get_n_participants (certificate) * lp_certificate_get_n_tiers (certificate);

  if (check_count ("A dual solution", n_values, n))
    lp_certificate_add_dual (certificate, values);
}

static gboolean
check_members (const LpCertificate *certificate, const gint64 *members, gsize n_members)
{
  for (gsize i = 0; i < n_members; i++) {
    if (members[i] < 0 || (guint64) members[i] >= lp_certificate_get_n_participants (certificate)) {
      g_set_error (lp_facade_error (), LP_ERROR, LP_ERROR_VALUE, "A blossom names participant %" G_GINT64_FORMAT
                   ", whom the certificate does not have", members[i]);
      return FALSE;
    }
  }
  return TRUE;
}

void
lp_facade_certificate_add_blossom (LpCertificate *certificate, const gint64 *members, gsize n_members,
                                   const gint64 *value, gsize n_value)
{
  g_autofree guint32 *numbers = g_new (guint32, n_members);

  if (!check_members (certificate, members, n_members) ||
      !check_count ("A blossom's value", n_value, lp_certificate_get_n_tiers (certificate)))
    return;
  if (lp_certificate_get_n_duals (certificate) == 0) {
    g_set_error_literal (lp_facade_error (), LP_ERROR, LP_ERROR_VALUE, "A blossom belongs to a dual solution: add that first");
    return;
  }
  for (gsize i = 0; i < n_members; i++)
    numbers[i] = (guint32) members[i];
  lp_certificate_add_blossom (certificate, numbers, n_members, value);
}

LpNumbers *
lp_facade_certificate_get_values (const LpCertificate *certificate, gsize dual)
{
  gsize n = lp_certificate_get_n_participants (certificate), n_tiers = lp_certificate_get_n_tiers (certificate);
  LpNumbers *numbers = lp_numbers_new (n * n_tiers);

  for (gsize i = 0; i < n; i++) {
    const gint64 *value = lp_certificate_get_value (certificate, dual, i);
    for (gsize t = 0; t < n_tiers; t++)
      numbers->values[i * n_tiers + t] = value[t];
  }
  return numbers;
}

LpNumbers *
lp_facade_certificate_get_blossom (const LpCertificate *certificate, gsize dual, gsize blossom)
{
  gsize n = 0;
  const guint32 *members = lp_certificate_get_blossom (certificate, dual, blossom, &n);
  LpNumbers *numbers = lp_numbers_new (n);

  for (gsize i = 0; i < n; i++)
    numbers->values[i] = members[i];
  return numbers;
}

LpNumbers *
lp_facade_certificate_get_blossom_value (const LpCertificate *certificate, gsize dual, gsize blossom)
{
  return lp_facade_copy_numbers (lp_certificate_get_blossom_value (certificate, dual, blossom),
                                 lp_certificate_get_n_tiers (certificate));
}

char *
lp_facade_pairing_get_ids (const LpPairing *pairing)
{
  g_autoptr (LpRound) round = lp_pairing_to_round (pairing);

  return lp_facade_round_get_ids (round);
}

static GHashTable *
number_pupils (const LpRoster *roster)
{
  GHashTable *numbers = g_hash_table_new (NULL, NULL);

  for (gsize i = 0; i < lp_roster_get_n_pupils (roster); i++)
    g_hash_table_insert (numbers, lp_roster_get_pupil (roster, i), GSIZE_TO_POINTER (i));
  return numbers;
}

LpNumbers *
lp_facade_pairing_get_seats (const LpPairing *pairing)
{
  const LpRoster *roster = lp_request_get_roster (lp_pairing_get_request (pairing));
  g_autoptr (GHashTable) numbers = number_pupils (roster);
  LpNumbers *seats = lp_numbers_new (lp_roster_get_n_pupils (roster));

  for (gsize i = 0; i < seats->length; i++)
    seats->values[i] = -1;
  for (gsize i = 0; i < lp_pairing_get_n_partnerships (pairing); i++) {
    for (gsize member = 0; member < lp_pairing_get_size (pairing, i); member++) {
      gpointer number = g_hash_table_lookup (numbers, lp_pairing_get_pupil (pairing, i, member));
      seats->values[GPOINTER_TO_SIZE (number)] = (gint64) i;
    }
  }
  return seats;
}
