/* SPDX-License-Identifier: MIT */
#include "check/lp-check-chance-private.h"

/* FNV-1a with 64 bits: G. Fowler, L. C. Noll, K.-P. Vo. */
static guint64
absorb_text (guint64 hash, const char *text)
{
  for (; *text != '\0'; text++)
    hash = (hash ^ (guint8) *text) * G_GUINT64_CONSTANT (1099511628211);
  return hash;
}

/* The 64-bit finaliser of MurmurHash3: A. Appleby. */
static guint64
scramble_hash (guint64 hash)
{
  hash = (hash ^ (hash >> 33)) * G_GUINT64_CONSTANT (0xff51afd7ed558ccd);
  hash = (hash ^ (hash >> 33)) * G_GUINT64_CONSTANT (0xc4ceb9fe1a85ec53);
  return hash ^ (hash >> 33);
}

gint64
lp_i_check_get_chance (guint64 seed, const char *a, const char *b)
{
  guint64 hash = G_GUINT64_CONSTANT (14695981039346656037);
  char decimal[32];

  g_snprintf (decimal, sizeof decimal, "%" G_GUINT64_FORMAT, seed);
  hash = absorb_text (absorb_text (hash, decimal), "\n");
  hash = absorb_text (absorb_text (hash, a), "\n");
  return (gint64) (scramble_hash (absorb_text (hash, b)) >> 40);
}
