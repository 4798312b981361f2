/* SPDX-License-Identifier: MIT */
#include <learning-partners/lp-certificate.h>

#include <string.h>

typedef struct {
  guint32 *members; /* owned */
  gsize n_members;
  gint64 *value; /* owned, one component per tier */
} Blossom;

typedef struct {
  gint64 *values;    /* owned, participants × tiers */
  GArray *blossoms;  /* owned, of Blossom */
} Dual;

struct _LpCertificate {
  gatomicrefcount ref_count;
  gsize n_tiers;
  LpTier tiers[LP_N_TIERS];
  gint64 radices[LP_N_TIERS];
  gsize n_participants;
  char **participants; /* owned; NULL stands for the adult */
  GArray *duals;       /* owned, of Dual */
};

static void
clear_blossom (gpointer data)
{
  Blossom *blossom = data;

  g_free (blossom->members);
  g_free (blossom->value);
}

static void
clear_dual (gpointer data)
{
  Dual *dual = data;

  g_free (dual->values);
  g_array_unref (dual->blossoms);
}

LpCertificate *
lp_certificate_new (const LpTier      *tiers,
                    const gint64      *radices,
                    gsize              n_tiers,
                    const char *const *participants,
                    gsize              n_participants)
{
  g_return_val_if_fail (n_tiers <= LP_N_TIERS, NULL);
  g_return_val_if_fail (n_tiers == 0 || (tiers != NULL && radices != NULL), NULL);
  g_return_val_if_fail (n_participants == 0 || participants != NULL, NULL);

  LpCertificate *certificate = g_new0 (LpCertificate, 1);
  g_atomic_ref_count_init (&certificate->ref_count);
  certificate->n_tiers = n_tiers;
  if (n_tiers > 0) {
    memcpy (certificate->tiers, tiers, n_tiers * sizeof (LpTier));
    memcpy (certificate->radices, radices, n_tiers * sizeof (gint64));
  }
  certificate->n_participants = n_participants;
  certificate->participants = g_new0 (char *, n_participants + 1);
  for (gsize i = 0; i < n_participants; i++)
    certificate->participants[i] = g_strdup (participants[i]);
  certificate->duals = g_array_new (FALSE, FALSE, sizeof (Dual));
  g_array_set_clear_func (certificate->duals, clear_dual);
  return certificate;
}

LpCertificate *
lp_certificate_ref (LpCertificate *certificate)
{
  g_return_val_if_fail (certificate != NULL, NULL);

  g_atomic_ref_count_inc (&certificate->ref_count);
  return certificate;
}

void
lp_certificate_unref (LpCertificate *certificate)
{
  g_return_if_fail (certificate != NULL);

  if (!g_atomic_ref_count_dec (&certificate->ref_count))
    return;
  for (gsize i = 0; i < certificate->n_participants; i++)
    g_free (certificate->participants[i]);
  g_free (certificate->participants);
  g_array_unref (certificate->duals);
  g_free (certificate);
}

void
lp_certificate_add_dual (LpCertificate *certificate, const gint64 *values)
{
  Dual dual;

  g_return_if_fail (certificate != NULL);

  gsize n_values = certificate->n_participants * certificate->n_tiers;
  g_return_if_fail (n_values == 0 || values != NULL);
  dual.values = g_new (gint64, n_values);
  if (n_values > 0)
    memcpy (dual.values, values, n_values * sizeof (gint64));
  dual.blossoms = g_array_new (FALSE, FALSE, sizeof (Blossom));
  g_array_set_clear_func (dual.blossoms, clear_blossom);
  g_array_append_val (certificate->duals, dual);
}

void
lp_certificate_add_blossom (LpCertificate *certificate, const guint32 *members, gsize n_members, const gint64 *value)
{
  Blossom blossom;

  g_return_if_fail (certificate != NULL);
  g_return_if_fail (certificate->duals->len > 0);
  g_return_if_fail (n_members == 0 || members != NULL);
  g_return_if_fail (certificate->n_tiers == 0 || value != NULL);

  Dual *dual = &g_array_index (certificate->duals, Dual, certificate->duals->len - 1);
  blossom.n_members = n_members;
  blossom.members = g_memdup2 (members, n_members * sizeof (guint32));
  blossom.value = g_memdup2 (value, certificate->n_tiers * sizeof (gint64));
  g_array_append_val (dual->blossoms, blossom);
}

gsize
lp_certificate_get_n_tiers (const LpCertificate *certificate)
{
  g_return_val_if_fail (certificate != NULL, 0);

  return certificate->n_tiers;
}

LpTier
lp_certificate_get_tier (const LpCertificate *certificate, gsize index)
{
  g_return_val_if_fail (certificate != NULL && index < certificate->n_tiers, LP_TIER_CHANCE);

  return certificate->tiers[index];
}

gint64
lp_certificate_get_radix (const LpCertificate *certificate, gsize index)
{
  g_return_val_if_fail (certificate != NULL && index < certificate->n_tiers, 1);

  return certificate->radices[index];
}

gsize
lp_certificate_get_n_participants (const LpCertificate *certificate)
{
  g_return_val_if_fail (certificate != NULL, 0);

  return certificate->n_participants;
}

const char *
lp_certificate_get_participant (const LpCertificate *certificate, gsize index)
{
  g_return_val_if_fail (certificate != NULL && index < certificate->n_participants, NULL);

  return certificate->participants[index];
}

gsize
lp_certificate_get_n_duals (const LpCertificate *certificate)
{
  g_return_val_if_fail (certificate != NULL, 0);

  return certificate->duals->len;
}

static const Dual *
get_dual (const LpCertificate *certificate, gsize dual)
{
  return &g_array_index (certificate->duals, Dual, dual);
}

const gint64 *
lp_certificate_get_value (const LpCertificate *certificate, gsize dual, gsize participant)
{
  g_return_val_if_fail (certificate != NULL && dual < certificate->duals->len, NULL);
  g_return_val_if_fail (participant < certificate->n_participants, NULL);

  return get_dual (certificate, dual)->values + participant * certificate->n_tiers;
}

gsize
lp_certificate_get_n_blossoms (const LpCertificate *certificate, gsize dual)
{
  g_return_val_if_fail (certificate != NULL && dual < certificate->duals->len, 0);

  return get_dual (certificate, dual)->blossoms->len;
}

static const Blossom *
get_blossom (const LpCertificate *certificate, gsize dual, gsize blossom)
{
  return &g_array_index (get_dual (certificate, dual)->blossoms, Blossom, blossom);
}

const guint32 *
lp_certificate_get_blossom (const LpCertificate *certificate, gsize dual, gsize blossom, gsize *n_members)
{
  g_return_val_if_fail (blossom < lp_certificate_get_n_blossoms (certificate, dual), NULL);
  g_return_val_if_fail (n_members != NULL, NULL);

  *n_members = get_blossom (certificate, dual, blossom)->n_members;
  return get_blossom (certificate, dual, blossom)->members;
}

const gint64 *
lp_certificate_get_blossom_value (const LpCertificate *certificate, gsize dual, gsize blossom)
{
  g_return_val_if_fail (blossom < lp_certificate_get_n_blossoms (certificate, dual), NULL);

  return get_blossom (certificate, dual, blossom)->value;
}
