/* SPDX-License-Identifier: MIT */
#include "base/lp-date-private.h"
#include "model/lp-round-private.h"
#include "base/lp-text-private.h"

#include <learning-partners/lp-error.h>
#include <string.h>

struct _LpRound {
  gatomicrefcount ref_count;
  LpDate date;
  gint frozen;
  GStringChunk *texts;  /* owns every id */
  GPtrArray *members;   /* ids, one partnership after the other */
  GArray *ends;         /* gsize: where in members each partnership ends */
  GPtrArray *absent;    /* ids */
  GHashTable *taken;    /* ids in members; NULL once frozen */
  GHashTable *away;     /* ids in absent; NULL while there is none */
  LpRound *assigned;    /* owned; NULL where nothing was overridden */
  GPtrArray *covers;    /* of LpRound, owned */
  gboolean has_seed;
  guint64 seed;
  const char *arm;      /* in texts; nullable */
  int period;           /* LP_ROUND_NO_PERIOD for none */
  guint draw;
};

static void
round_free (gpointer data)
{
  lp_round_unref (data);
}

LpRound *
lp_round_new (LpDate date)
{
  LpRound *round;

  g_return_val_if_fail (lp_i_date_is_valid (date), NULL);

  round = g_new0 (LpRound, 1);
  g_atomic_ref_count_init (&round->ref_count);
  round->date = date;
  round->texts = g_string_chunk_new (512);
  round->members = g_ptr_array_new ();
  round->ends = g_array_new (FALSE, FALSE, sizeof (gsize));
  round->absent = g_ptr_array_new ();
  round->taken = g_hash_table_new (g_str_hash, g_str_equal);
  round->covers = g_ptr_array_new_with_free_func (round_free);
  round->period = LP_ROUND_NO_PERIOD;
  return round;
}

LpRound *
lp_round_ref (LpRound *round)
{
  g_return_val_if_fail (round != NULL, NULL);

  g_atomic_ref_count_inc (&round->ref_count);
  return round;
}

void
lp_round_unref (LpRound *round)
{
  g_return_if_fail (round != NULL);

  if (g_atomic_ref_count_dec (&round->ref_count)) {
    g_clear_pointer (&round->taken, g_hash_table_unref);
    g_clear_pointer (&round->away, g_hash_table_unref);
    g_clear_pointer (&round->assigned, lp_round_unref);
    g_ptr_array_unref (round->covers);
    g_ptr_array_unref (round->members);
    g_array_unref (round->ends);
    g_ptr_array_unref (round->absent);
    g_string_chunk_free (round->texts);
    g_free (round);
  }
}

void
lp_i_round_freeze (LpRound *round)
{
  GHashTable *taken = g_atomic_pointer_get (&round->taken);

  g_atomic_int_set (&round->frozen, TRUE);
  /* Two histories may take the same round at once: only one frees. */
  if (taken != NULL && g_atomic_pointer_compare_and_exchange (&round->taken, taken, NULL)) {
    g_hash_table_unref (taken);
  }
}

LpDate
lp_round_get_date (const LpRound *round)
{
  g_return_val_if_fail (round != NULL, LP_DATE_NONE);

  return round->date;
}

static gboolean
check_open (const LpRound *round, GError **error)
{
  g_autofree char *day = NULL;

  if (!g_atomic_int_get (&round->frozen)) {
    return TRUE;
  }
  day = lp_date_to_string (round->date);
  g_set_error (error, LP_ERROR, LP_ERROR_VALUE, "The round of %s is in a history already and can no longer change", day);
  return FALSE;
}

static gboolean
check_member_id (const LpRound *round, const char *id, GError **error)
{
  g_autofree char *fault = lp_i_text_find_id_fault (id);
  g_autofree char *quoted = NULL;
  g_autofree char *day = NULL;

  if (fault == NULL) {
    return TRUE;
  }
  quoted = lp_i_text_quote (id);
  day = lp_date_to_string (round->date);
  g_set_error (error, LP_ERROR, LP_ERROR_VALUE, "The pupil id %s in the round of %s %s", quoted, day, fault);
  return FALSE;
}

static void
set_taken_error (const LpRound *round, LpError code, const char *id, const char *what, GError **error)
{
  g_autofree char *quoted = lp_i_text_quote (id);
  g_autofree char *day = lp_date_to_string (round->date);

  g_set_error (error, LP_ERROR, code, "Pupil %s %s on %s", quoted, what, day);
}

static gboolean
take_member (LpRound *round, const char *id, GError **error)
{
  char *copy;

  if (!check_member_id (round, id, error)) {
    return FALSE;
  }
  if (g_hash_table_contains (round->taken, id)) {
    set_taken_error (round, LP_ERROR_DUPLICATE, id, "stands in two places of the round that begins", error);
    return FALSE;
  }
  if (round->away != NULL && g_hash_table_contains (round->away, id)) {
    set_taken_error (round, LP_ERROR_VALUE, id, "is both away and in a partnership", error);
    return FALSE;
  }

  copy = g_string_chunk_insert (round->texts, id);
  g_hash_table_add (round->taken, copy);
  g_ptr_array_add (round->members, copy);
  return TRUE;
}

/* Drops the members past n: those of a partnership that failed halfway. */
static void
roll_back (LpRound *round, guint n)
{
  for (guint i = n; i < round->members->len; i++) {
    g_hash_table_remove (round->taken, g_ptr_array_index (round->members, i));
  }
  g_ptr_array_set_size (round->members, (gint) n);
}

gboolean
lp_round_add_partnership (LpRound *round, const char *const *pupils, gsize n_pupils, GError **error)
{
  gsize end;

  g_return_val_if_fail (round != NULL, FALSE);
  g_return_val_if_fail (pupils != NULL || n_pupils == 0, FALSE);

  if (!check_open (round, error)) {
    return FALSE;
  }
  if (n_pupils == 0) {
    g_autofree char *day = lp_date_to_string (round->date);
    g_set_error (error, LP_ERROR, LP_ERROR_VALUE, "A partnership of the round of %s is empty", day);
    return FALSE;
  }
  end = round->members->len;
  for (gsize i = 0; i < n_pupils; i++) {
    if (!take_member (round, pupils[i], error)) {
      roll_back (round, (guint) end);
      return FALSE;
    }
  }

  end += n_pupils;
  g_array_append_val (round->ends, end);
  return TRUE;
}

gsize
lp_round_get_n_partnerships (const LpRound *round)
{
  g_return_val_if_fail (round != NULL, 0);

  return round->ends->len;
}

static gsize
get_start (const LpRound *round, gsize index)
{
  return index == 0 ? 0 : g_array_index (round->ends, gsize, index - 1);
}

gsize
lp_round_get_size (const LpRound *round, gsize index)
{
  g_return_val_if_fail (round != NULL, 0);
  g_return_val_if_fail (index < round->ends->len, 0);

  return g_array_index (round->ends, gsize, index) - get_start (round, index);
}

const char *
lp_round_get_pupil (const LpRound *round, gsize index, gsize member)
{
  g_return_val_if_fail (round != NULL, NULL);
  g_return_val_if_fail (index < round->ends->len, NULL);
  g_return_val_if_fail (member < lp_round_get_size (round, index), NULL);

  return g_ptr_array_index (round->members, get_start (round, index) + member);
}

gboolean
lp_round_add_assigned (LpRound *round, const char *const *pupils, gsize n_pupils, GError **error)
{
  g_autoptr (LpRound) assigned = NULL;

  g_return_val_if_fail (round != NULL, FALSE);
  g_return_val_if_fail (pupils != NULL || n_pupils == 0, FALSE);

  if (!check_open (round, error)) {
    return FALSE;
  }
  assigned = round->assigned != NULL ? lp_round_ref (round->assigned) : lp_round_new (round->date);
  if (!lp_round_add_partnership (assigned, pupils, n_pupils, error)) {
    return FALSE;
  }
  if (round->assigned == NULL) {
    round->assigned = g_steal_pointer (&assigned);
  }
  return TRUE;
}

LpRound *
lp_round_get_assigned (const LpRound *round)
{
  g_return_val_if_fail (round != NULL, NULL);

  return round->assigned;
}

gboolean
lp_round_add_absent (LpRound *round, const char *pupil, GError **error)
{
  char *copy;

  g_return_val_if_fail (round != NULL, FALSE);
  g_return_val_if_fail (pupil != NULL, FALSE);

  if (!check_open (round, error) || !check_member_id (round, pupil, error)) {
    return FALSE;
  }
  if (round->away != NULL && g_hash_table_contains (round->away, pupil)) {
    set_taken_error (round, LP_ERROR_DUPLICATE, pupil, "is noted twice as away", error);
    return FALSE;
  }
  if (g_hash_table_contains (round->taken, pupil)) {
    set_taken_error (round, LP_ERROR_VALUE, pupil, "is both away and in a partnership", error);
    return FALSE;
  }

  if (round->away == NULL) {
    round->away = g_hash_table_new (g_str_hash, g_str_equal);
  }
  copy = g_string_chunk_insert (round->texts, pupil);
  g_hash_table_add (round->away, copy);
  g_ptr_array_add (round->absent, copy);
  return TRUE;
}

gsize
lp_round_get_n_absent (const LpRound *round)
{
  g_return_val_if_fail (round != NULL, 0);

  return round->absent->len;
}

const char *
lp_round_get_absent (const LpRound *round, gsize index)
{
  g_return_val_if_fail (round != NULL, NULL);
  g_return_val_if_fail (index < round->absent->len, NULL);

  return g_ptr_array_index (round->absent, index);
}

gboolean
lp_round_add_cover (LpRound *round, LpRound *cover, GError **error)
{
  g_return_val_if_fail (round != NULL, FALSE);
  g_return_val_if_fail (cover != NULL, FALSE);
  g_return_val_if_fail (cover != round, FALSE);

  if (cover->date < round->date) {
    g_autofree char *day = lp_date_to_string (cover->date);
    g_autofree char *start = lp_date_to_string (round->date);
    g_set_error (error, LP_ERROR, LP_ERROR_DATE, "The cover of %s is before its round, which begins on %s", day, start);
    return FALSE;
  }

  g_ptr_array_add (round->covers, lp_round_ref (cover));
  return TRUE;
}

gsize
lp_round_get_n_covers (const LpRound *round)
{
  g_return_val_if_fail (round != NULL, 0);

  return round->covers->len;
}

LpRound *
lp_round_get_cover (const LpRound *round, gsize index)
{
  g_return_val_if_fail (round != NULL, NULL);
  g_return_val_if_fail (index < round->covers->len, NULL);

  return g_ptr_array_index (round->covers, index);
}

gboolean
lp_round_set_seed (LpRound *round, guint64 seed, GError **error)
{
  g_return_val_if_fail (round != NULL, FALSE);

  if (!check_open (round, error)) {
    return FALSE;
  }
  round->has_seed = TRUE;
  round->seed = seed;
  return TRUE;
}

gboolean
lp_round_get_seed (const LpRound *round, guint64 *seed)
{
  g_return_val_if_fail (round != NULL, FALSE);

  if (round->has_seed && seed != NULL) {
    *seed = round->seed;
  }
  return round->has_seed;
}

gboolean
lp_round_set_trial (LpRound *round, const char *arm, int period, guint draw, GError **error)
{
  g_autofree char *fault = NULL;

  g_return_val_if_fail (round != NULL, FALSE);

  if (!check_open (round, error)) {
    return FALSE;
  }
  fault = arm != NULL ? lp_i_text_find_fault (arm, 0) : NULL;
  if (fault != NULL || period < LP_ROUND_NO_PERIOD) {
    g_autofree char *day = lp_date_to_string (round->date);
    g_set_error (error, LP_ERROR, LP_ERROR_VALUE, "The %s of the round of %s %s", fault != NULL ? "arm" : "period", day,
                 fault != NULL ? fault : "is below 0");
    return FALSE;
  }
  round->arm = arm != NULL ? g_string_chunk_insert (round->texts, arm) : NULL;
  round->period = period;
  round->draw = draw;
  return TRUE;
}

const char *
lp_round_get_arm (const LpRound *round)
{
  g_return_val_if_fail (round != NULL, NULL);

  return round->arm;
}

int
lp_round_get_period (const LpRound *round)
{
  g_return_val_if_fail (round != NULL, LP_ROUND_NO_PERIOD);

  return round->period;
}

guint
lp_round_get_draw (const LpRound *round)
{
  g_return_val_if_fail (round != NULL, 0);

  return round->draw;
}
