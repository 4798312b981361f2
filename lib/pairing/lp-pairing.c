/* SPDX-License-Identifier: MIT */
#include "pairing/lp-pairing-private.h"

LpPairing *
lp_pairing_ref (LpPairing *pairing)
{
  g_return_val_if_fail (pairing != NULL, NULL);

  g_atomic_ref_count_inc (&pairing->ref_count);
  return pairing;
}

void
lp_pairing_unref (LpPairing *pairing)
{
  g_return_if_fail (pairing != NULL);

  if (!g_atomic_ref_count_dec (&pairing->ref_count))
    return;
  lp_i_forced_free (pairing->forced);
  lp_i_costs_unref (pairing->costs);
  lp_i_partnerships_free (pairing->partnerships);
  g_free (pairing->notes);
  g_clear_pointer (&pairing->certificate, lp_certificate_unref);
  g_clear_pointer (&pairing->warnings, lp_reasons_unref);
  g_clear_pointer (&pairing->cover, lp_round_unref);
  g_free (pairing);
}

LpRequest *
lp_pairing_get_request (const LpPairing *pairing)
{
  g_return_val_if_fail (pairing != NULL, NULL);

  return pairing->costs->request;
}

gsize
lp_pairing_get_n_partnerships (const LpPairing *pairing)
{
  g_return_val_if_fail (pairing != NULL, 0);

  return lp_i_partnerships_get_length (pairing->partnerships);
}

gsize
lp_pairing_get_size (const LpPairing *pairing, gsize index)
{
  g_return_val_if_fail (pairing != NULL && index < lp_pairing_get_n_partnerships (pairing), 0);

  return lp_i_partnerships_get (pairing->partnerships, (guint) index).size;
}

LpPupil *
lp_pairing_get_pupil (const LpPairing *pairing, gsize index, gsize member)
{
  g_return_val_if_fail (pairing != NULL && index < lp_pairing_get_n_partnerships (pairing), NULL);
  LpPartnership partnership = lp_i_partnerships_get (pairing->partnerships, (guint) index);
  g_return_val_if_fail (member < partnership.size, NULL);

  return pairing->costs->present->pupils[partnership.members[member]];
}

gboolean
lp_pairing_is_kept (const LpPairing *pairing, gsize index)
{
  g_return_val_if_fail (pairing != NULL && index < lp_pairing_get_n_partnerships (pairing), FALSE);

  return pairing->notes[index].kept;
}

const gint64 *
lp_pairing_get_partnership_costs (const LpPairing *pairing, gsize index)
{
  g_return_val_if_fail (pairing != NULL && index < lp_pairing_get_n_partnerships (pairing), NULL);

  return pairing->notes[index].costs;
}

const gint64 *
lp_pairing_get_costs (const LpPairing *pairing)
{
  g_return_val_if_fail (pairing != NULL, NULL);

  return pairing->totals;
}

gboolean
lp_pairing_is_chance_by_order (const LpPairing *pairing)
{
  g_return_val_if_fail (pairing != NULL, FALSE);

  return pairing->costs->present->by_chance;
}

LpMethod
lp_pairing_get_method (const LpPairing *pairing)
{
  g_return_val_if_fail (pairing != NULL, LP_METHOD_OPTIMUM);

  return pairing->method;
}

const char *
lp_method_get_name (LpMethod method)
{
  static const char *const names[] = {
    [LP_METHOD_OPTIMUM] = "optimum",
    [LP_METHOD_REJECTION] = "rejection",
    [LP_METHOD_COUNTING] = "counting",
    [LP_METHOD_CHAIN] = "chain",
  };

  return (guint) method < G_N_ELEMENTS (names) ? names[method] : "unknown";
}

LpCertificate *
lp_pairing_get_certificate (const LpPairing *pairing)
{
  g_return_val_if_fail (pairing != NULL, NULL);

  return pairing->certificate;
}

LpReasons *
lp_pairing_get_warnings (const LpPairing *pairing)
{
  g_return_val_if_fail (pairing != NULL, NULL);

  return pairing->warnings;
}

LpRound *
lp_pairing_get_cover (const LpPairing *pairing)
{
  g_return_val_if_fail (pairing != NULL, NULL);

  return pairing->cover;
}

LpRound *
lp_pairing_to_round (const LpPairing *pairing)
{
  g_return_val_if_fail (pairing != NULL, NULL);

  LpRound *round = lp_round_new (pairing->costs->date);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  for (guint p = 0; p < lp_i_partnerships_get_length (pairing->partnerships); p++) {
    LpPartnership partnership = lp_i_partnerships_get (pairing->partnerships, p);
    g_ptr_array_set_size (ids, 0);
    for (guint k = 0; k < partnership.size; k++)
      g_ptr_array_add (ids, (gpointer) lp_i_pairing_get_id (pairing, partnership.members[k]));
    if (!lp_round_add_partnership (round, (const char *const *) ids->pdata, ids->len, NULL))
      g_warn_if_reached ();
  }
  if (pairing->cover != NULL && !lp_round_add_cover (round, pairing->cover, NULL))
    g_warn_if_reached ();
  return round;
}
