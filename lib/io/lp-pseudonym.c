/* SPDX-License-Identifier: MIT */
/*
 * Pseudonyms: HMAC-SHA-256 of the id under a key (RFC 2104), its first 80 bits
 * in hexadecimal. Without the key nobody can go through all ids to find whose
 * pseudonym it is; with the same key the same pupil has the same one next year.
 */
#include <learning-partners/lp-csv.h>
#include <learning-partners/lp-error.h>

#define DIGITS 20

static char *
pseudonym_of (const guint8 *key, gsize length, const char *id)
{
  g_autofree char *digest = g_compute_hmac_for_string (G_CHECKSUM_SHA256, key, length, id, -1);

  return g_strndup (digest, DIGITS);
}

static gboolean
check_key (const guint8 *key, gsize length, GError **error)
{
  if (key != NULL && length >= LP_PSEUDONYM_MIN_KEY)
    return TRUE;
  g_set_error (error, LP_ERROR, LP_ERROR_VALUE, "A key for pseudonyms has %d bytes or more, not %" G_GSIZE_FORMAT, LP_PSEUDONYM_MIN_KEY, length);
  return FALSE;
}

static gboolean
copy_attainment (LpPupil *to, const LpPupil *from, GError **error)
{
  for (gsize i = 0; i < lp_pupil_get_n_subjects (from); i++) {
    const char *subject = lp_pupil_get_subject (from, i);
    LpAttainmentKind kind = lp_pupil_get_attainment_kind (from, subject);
    if (kind == LP_ATTAINMENT_SCORE && !lp_pupil_set_score (to, subject, lp_pupil_get_score (from, subject), error))
      return FALSE;
    if (kind == LP_ATTAINMENT_BAND && !lp_pupil_set_band (to, subject, lp_pupil_get_band (from, subject), error))
      return FALSE;
  }
  return TRUE;
}

LpRoster *
lp_roster_new_pseudonymised (const LpRoster *roster, const guint8 *key, gsize length, GError **error)
{
  g_return_val_if_fail (roster != NULL, NULL);

  if (!check_key (key, length, error))
    return NULL;
  g_autoptr (LpRoster) copy = lp_roster_new ();
  for (gsize i = 0; i < lp_roster_get_n_subjects (roster); i++) {
    const char *subject = lp_roster_get_subject (roster, i);
    LpScale *scale = lp_roster_get_scale (roster, subject);
    if (scale != NULL && !lp_roster_set_scale (copy, subject, scale, error))
      return NULL;
  }
  for (gsize i = 0; i < lp_roster_get_n_pupils (roster); i++) {
    const LpPupil *pupil = lp_roster_get_pupil (roster, i);
    g_autofree char *id = pseudonym_of (key, length, lp_pupil_get_id (pupil));
    g_autoptr (LpPupil) other = lp_pupil_new (id, NULL, error);
    if (other == NULL || !copy_attainment (other, pupil, error) || !lp_roster_add_pupil (copy, other, error))
      return NULL;
  }
  return g_steal_pointer (&copy);
}

/* What hides the ids of one history. */
typedef struct {
  const guint8 *key;
  gsize         length;
  GHashTable   *known; /* id to pseudonym, owned; an id stands in many rounds */
} Mask;

static const char *
mask_id (const Mask *mask, const char *id)
{
  char *pseudonym = g_hash_table_lookup (mask->known, id);

  if (pseudonym == NULL) {
    pseudonym = pseudonym_of (mask->key, mask->length, id);
    g_hash_table_insert (mask->known, g_strdup (id), pseudonym);
  }
  return pseudonym;
}

typedef gboolean (*AddPartnership) (LpRound *round, const char *const *pupils, gsize n_pupils, GError **error);

static gboolean
mask_partnerships (const Mask *mask, LpRound *to, const LpRound *from, AddPartnership add, GError **error)
{
  for (gsize i = 0; i < lp_round_get_n_partnerships (from); i++) {
    gsize size = lp_round_get_size (from, i);
    g_autofree const char **ids = g_new (const char *, size);
    for (gsize k = 0; k < size; k++)
      ids[k] = mask_id (mask, lp_round_get_pupil (from, i, k));
    if (!add (to, ids, size, error))
      return FALSE;
  }
  return TRUE;
}

static LpRound *
mask_round (const Mask *mask, const LpRound *from, GError **error)
{
  g_autoptr (LpRound) round = lp_round_new (lp_round_get_date (from));
  LpRound *assigned = lp_round_get_assigned (from);

  if (!mask_partnerships (mask, round, from, lp_round_add_partnership, error)
      || (assigned != NULL && !mask_partnerships (mask, round, assigned, lp_round_add_assigned, error)))
    return NULL;
  for (gsize i = 0; i < lp_round_get_n_absent (from); i++) {
    if (!lp_round_add_absent (round, mask_id (mask, lp_round_get_absent (from, i)), error))
      return NULL;
  }
  for (gsize i = 0; i < lp_round_get_n_covers (from); i++) {
    g_autoptr (LpRound) cover = mask_round (mask, lp_round_get_cover (from, i), error);
    if (cover == NULL || !lp_round_add_cover (round, cover, error))
      return NULL;
  }
  return g_steal_pointer (&round);
}

static LpFeedback *
mask_feedback (const Mask *mask, const LpFeedback *from, GError **error)
{
  gsize n = lp_feedback_get_n_pupils (from);
  g_autofree const char **ids = g_new (const char *, n);

  for (gsize i = 0; i < n; i++)
    ids[i] = mask_id (mask, lp_feedback_get_pupil (from, i));
  return lp_feedback_new (lp_feedback_get_date (from), ids, n, lp_feedback_get_word (from), error);
}

LpHistory *
lp_history_new_pseudonymised (const LpHistory *history, const guint8 *key, gsize length, GError **error)
{
  g_return_val_if_fail (history != NULL, NULL);

  if (!check_key (key, length, error))
    return NULL;
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  const Mask mask = { key, length, known };
  g_autoptr (LpHistory) copy = lp_history_new ();
  for (gsize i = 0; i < lp_history_get_n_rounds (history); i++) {
    g_autoptr (LpRound) round = mask_round (&mask, lp_history_get_round (history, i), error);
    if (round == NULL || !lp_history_add_round (copy, round, error))
      return NULL;
  }
  for (gsize i = 0; i < lp_history_get_n_feedback (history); i++) {
    g_autoptr (LpFeedback) feedback = mask_feedback (&mask, lp_history_get_feedback (history, i), error);
    if (feedback == NULL)
      return NULL;
    lp_history_add_feedback (copy, feedback);
  }
  return g_steal_pointer (&copy);
}
