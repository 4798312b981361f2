/* SPDX-License-Identifier: MIT */
#include <learning-partners/lp-swap.h>

#include "check/lp-check-private.h"

#include <string.h>

struct _LpSwap {
  gatomicrefcount ref_count;
  char      *pupils[2]; /* owned */
  LpRound   *round;     /* owned: as it would be */
  LpVerdict *before;    /* owned: on the round as it is */
  LpVerdict *after;     /* owned */
  gint64     extra[LP_N_TIERS];
};

struct _LpSwaps {
  gatomicrefcount ref_count;
  GPtrArray      *swaps; /* of LpSwap, owned */
};

/* A round as it is, and all that its swaps are judged by. */
typedef struct {
  LpCheckFacts *facts;  /* owned */
  LpRound      *round;  /* borrowed */
  LpVerdict    *before; /* owned */
} Desk;

static void
desk_clear (Desk *desk)
{
  g_clear_pointer (&desk->before, lp_verdict_unref);
  g_clear_pointer (&desk->facts, lp_i_check_facts_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Desk, desk_clear)

static gboolean
desk_set (Desk *desk, LpRequest *request, LpRound *round, GError **error)
{
  desk->round = round;
  desk->facts = lp_i_check_facts_new (request, error);
  desk->before = desk->facts != NULL ? lp_i_check_by (desk->facts, round, NULL, error) : NULL;
  return desk->before != NULL;
}

static LpSwap *
price_swap (const Desk *desk, const char *a, const char *b, GError **error)
{
  g_autoptr (LpRound) swapped = lp_round_new_swapped (desk->round, a, b, error);
  LpVerdict *after = swapped != NULL ? lp_i_check_by (desk->facts, swapped, NULL, error) : NULL;

  if (after == NULL)
    return NULL;
  LpSwap *swap = g_new0 (LpSwap, 1);
  g_atomic_ref_count_init (&swap->ref_count);
  swap->pupils[0] = g_strdup (a);
  swap->pupils[1] = g_strdup (b);
  swap->round = g_steal_pointer (&swapped);
  swap->before = lp_verdict_ref (desk->before);
  swap->after = after;
  for (guint t = 0; t < LP_N_TIERS; t++)
    swap->extra[t] = lp_verdict_get_costs (after)[t] - lp_verdict_get_costs (desk->before)[t];
  return swap;
}

LpSwap *
lp_swap_price (LpRequest *request, LpRound *round, const char *a, const char *b, GError **error)
{
  g_auto (Desk) desk = { .facts = NULL };

  g_return_val_if_fail (request != NULL && round != NULL, NULL);
  g_return_val_if_fail (a != NULL && b != NULL, NULL);

  return desk_set (&desk, request, round, error) ? price_swap (&desk, a, b, error) : NULL;
}

LpSwap *
lp_swap_ref (LpSwap *swap)
{
  g_return_val_if_fail (swap != NULL, NULL);

  g_atomic_ref_count_inc (&swap->ref_count);
  return swap;
}

void
lp_swap_unref (LpSwap *swap)
{
  g_return_if_fail (swap != NULL);

  if (!g_atomic_ref_count_dec (&swap->ref_count))
    return;
  g_free (swap->pupils[0]);
  g_free (swap->pupils[1]);
  lp_round_unref (swap->round);
  lp_verdict_unref (swap->before);
  lp_verdict_unref (swap->after);
  g_free (swap);
}

const char *
lp_swap_get_pupil (const LpSwap *swap, gsize member)
{
  g_return_val_if_fail (swap != NULL, NULL);
  g_return_val_if_fail (member < G_N_ELEMENTS (swap->pupils), NULL);

  return swap->pupils[member];
}

LpRound *
lp_swap_get_round (const LpSwap *swap)
{
  g_return_val_if_fail (swap != NULL, NULL);

  return swap->round;
}

LpVerdict *
lp_swap_get_before (const LpSwap *swap)
{
  g_return_val_if_fail (swap != NULL, NULL);

  return swap->before;
}

LpVerdict *
lp_swap_get_after (const LpSwap *swap)
{
  g_return_val_if_fail (swap != NULL, NULL);

  return swap->after;
}

const gint64 *
lp_swap_get_extra (const LpSwap *swap)
{
  g_return_val_if_fail (swap != NULL, NULL);

  return swap->extra;
}

gboolean
lp_swap_breaks_must (const LpSwap *swap)
{
  g_return_val_if_fail (swap != NULL, FALSE);

  return lp_verdict_is_valid (swap->before) && !lp_verdict_is_valid (swap->after);
}

static int
compare_swaps (gconstpointer a, gconstpointer b, gpointer data)
{
  const LpSwap *x = *(LpSwap *const *) a, *y = *(LpSwap *const *) b;

  return lp_verdict_compare (x->after, y->after);
}

/* Swaps of one pupil with those of the partnerships from one on; the pupil's own is passed over. */
static gboolean
append_swaps (GPtrArray *swaps, const Desk *desk, const char *pupil, gsize own, gsize from, GError **error)
{
  for (gsize i = from; i < lp_round_get_n_partnerships (desk->round); i++) {
    for (gsize k = 0; i != own && k < lp_round_get_size (desk->round, i); k++) {
      LpSwap *swap = price_swap (desk, pupil, lp_round_get_pupil (desk->round, i, k), error);
      if (swap == NULL)
        return FALSE;
      g_ptr_array_add (swaps, swap);
    }
  }
  return TRUE;
}

/* Of the pupil given; or of each, with whoever comes later in the round. */
static gboolean
append_all (GPtrArray *swaps, const Desk *desk, const char *pupil, GError **error)
{
  for (gsize i = 0; i < lp_round_get_n_partnerships (desk->round); i++) {
    for (gsize k = 0; k < lp_round_get_size (desk->round, i); k++) {
      const char *id = lp_round_get_pupil (desk->round, i, k);
      gboolean meant = pupil == NULL || strcmp (id, pupil) == 0;
      if (meant && !append_swaps (swaps, desk, id, i, pupil == NULL ? i + 1 : 0, error))
        return FALSE;
    }
  }
  return TRUE;
}

LpSwaps *
lp_swap_prices (LpRequest *request, LpRound *round, const char *pupil, GError **error)
{
  g_auto (Desk) desk = { .facts = NULL };

  g_return_val_if_fail (request != NULL && round != NULL, NULL);

  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) lp_swap_unref);
  if (!desk_set (&desk, request, round, error) || !append_all (found, &desk, pupil, error))
    return NULL;
  g_ptr_array_sort_with_data (found, compare_swaps, NULL);
  LpSwaps *swaps = g_new0 (LpSwaps, 1);
  g_atomic_ref_count_init (&swaps->ref_count);
  swaps->swaps = g_steal_pointer (&found);
  return swaps;
}

LpSwaps *
lp_swaps_ref (LpSwaps *swaps)
{
  g_return_val_if_fail (swaps != NULL, NULL);

  g_atomic_ref_count_inc (&swaps->ref_count);
  return swaps;
}

void
lp_swaps_unref (LpSwaps *swaps)
{
  g_return_if_fail (swaps != NULL);

  if (!g_atomic_ref_count_dec (&swaps->ref_count))
    return;
  g_ptr_array_unref (swaps->swaps);
  g_free (swaps);
}

gsize
lp_swaps_get_length (const LpSwaps *swaps)
{
  g_return_val_if_fail (swaps != NULL, 0);

  return swaps->swaps->len;
}

LpSwap *
lp_swaps_get (const LpSwaps *swaps, gsize index)
{
  g_return_val_if_fail (swaps != NULL, NULL);
  g_return_val_if_fail (index < swaps->swaps->len, NULL);

  return g_ptr_array_index (swaps->swaps, index);
}
