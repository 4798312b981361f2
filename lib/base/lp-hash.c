/* SPDX-License-Identifier: MIT */
#include "base/lp-hash-private.h"

#define FNV_OFFSET G_GUINT64_CONSTANT (14695981039346656037)
#define FNV_PRIME G_GUINT64_CONSTANT (1099511628211)

guint64
lp_i_hash_add (guint64 state, const char *text)
{
  for (const guchar *byte = (const guchar *) text; *byte != '\0'; byte++)
    state = (state ^ *byte) * FNV_PRIME;
  return state;
}

guint64
lp_i_hash_begin (guint64 seed)
{
  char line[24];

  g_snprintf (line, sizeof line, "%" G_GUINT64_FORMAT "\n", seed);
  return lp_i_hash_add (FNV_OFFSET, line);
}

guint64
lp_i_hash_end (guint64 state)
{
  state ^= state >> 33;
  state *= G_GUINT64_CONSTANT (0xff51afd7ed558ccd);
  state ^= state >> 33;
  state *= G_GUINT64_CONSTANT (0xc4ceb9fe1a85ec53);
  state ^= state >> 33;
  return state;
}

guint64
lp_i_hash_derive (guint64 seed, const char *text)
{
  return lp_i_hash_end (lp_i_hash_add (lp_i_hash_begin (seed), text));
}
