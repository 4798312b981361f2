/* SPDX-License-Identifier: MIT */
#include <learning-partners/lp-error.h>
#include <learning-partners/lp-round.h>
#include <string.h>

/* The partnership that a pupil is in; the number of partnerships for none. */
static gsize
find_place_of_pupil (const LpRound *round, const char *id)
{
  gsize n = lp_round_get_n_partnerships (round);

  for (gsize i = 0; i < n; i++) {
    for (gsize k = 0; k < lp_round_get_size (round, i); k++) {
      if (strcmp (lp_round_get_pupil (round, i, k), id) == 0)
        return i;
    }
  }
  return n;
}

static gboolean
check_swap (const LpRound *round, const char *a, const char *b, GError **error)
{
  gsize n = lp_round_get_n_partnerships (round);
  gsize of_a = find_place_of_pupil (round, a), of_b = find_place_of_pupil (round, b);

  if (of_a == n || of_b == n) {
    g_autofree char *day = lp_date_to_string (lp_round_get_date (round));
    g_set_error (error, LP_ERROR, LP_ERROR_UNKNOWN_PUPIL, "Pupil \"%s\" is in no partnership of the round of %s", of_a == n ? a : b, day);
    return FALSE;
  }
  if (of_a == of_b) {
    g_set_error (error, LP_ERROR, LP_ERROR_VALUE, "Pupils \"%s\" and \"%s\" are partners: nothing would change", a, b);
    return FALSE;
  }
  return TRUE;
}

/* Keeps what the round was before any hand changed it. */
static gboolean
copy_assigned (LpRound *to, const LpRound *from, GError **error)
{
  const LpRound *first = lp_round_get_assigned (from) != NULL ? lp_round_get_assigned (from) : from;

  for (gsize i = 0; i < lp_round_get_n_partnerships (first); i++) {
    gsize size = lp_round_get_size (first, i);
    g_autofree const char **ids = g_new (const char *, size);
    for (gsize k = 0; k < size; k++)
      ids[k] = lp_round_get_pupil (first, i, k);
    if (!lp_round_add_assigned (to, ids, size, error))
      return FALSE;
  }
  return TRUE;
}

/* A round that a hand changes was issued as it was. */
static gboolean
copy_issue (LpRound *to, const LpRound *round, GError **error)
{
  guint64 seed;

  if (lp_round_get_seed (round, &seed) && !lp_round_set_seed (to, seed, error))
    return FALSE;
  return lp_round_set_trial (to, lp_round_get_arm (round), lp_round_get_period (round), lp_round_get_draw (round), error);
}

LpRound *
lp_round_new_swapped (const LpRound *round, const char *a, const char *b, GError **error)
{
  g_return_val_if_fail (round != NULL && a != NULL && b != NULL, NULL);

  if (!check_swap (round, a, b, error))
    return NULL;
  g_autoptr (LpRound) swapped = lp_round_new (lp_round_get_date (round));
  for (gsize i = 0; i < lp_round_get_n_partnerships (round); i++) {
    gsize size = lp_round_get_size (round, i);
    g_autofree const char **ids = g_new (const char *, size);
    for (gsize k = 0; k < size; k++) {
      const char *id = lp_round_get_pupil (round, i, k);
      ids[k] = strcmp (id, a) == 0 ? b : (strcmp (id, b) == 0 ? a : id);
    }
    if (!lp_round_add_partnership (swapped, ids, size, error))
      return NULL;
  }
  return copy_assigned (swapped, round, error) && copy_issue (swapped, round, error) ? g_steal_pointer (&swapped) : NULL;
}
