/* SPDX-License-Identifier: MIT */
#include "costs/lp-chance-private.h"

#include "base/lp-hash-private.h"

#define PAIR_BITS 24

guint64
lp_i_chance_prefix (guint64 begun, const char *a)
{
  return lp_i_hash_add (lp_i_hash_add (begun, a), "\n");
}

guint32
lp_i_chance_pair (guint64 prefix, const char *b)
{
  return (guint32) (lp_i_hash_end (lp_i_hash_add (prefix, b)) >> (64 - PAIR_BITS));
}
