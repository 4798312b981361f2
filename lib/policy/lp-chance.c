/* SPDX-License-Identifier: MIT */
#include "policy/lp-chance-private.h"

#define FNV_OFFSET G_GUINT64_CONSTANT (14695981039346656037)
#define FNV_PRIME G_GUINT64_CONSTANT (1099511628211)
#define PAIR_BITS 24

static guint64
hash_text (guint64 hash, const char *text)
{
  for (const guchar *byte = (const guchar *) text; *byte != '\0'; byte++)
    hash = (hash ^ *byte) * FNV_PRIME;
  return hash;
}

static guint64
scramble (guint64 hash)
{
  hash ^= hash >> 33;
  hash *= G_GUINT64_CONSTANT (0xff51afd7ed558ccd);
  hash ^= hash >> 33;
  hash *= G_GUINT64_CONSTANT (0xc4ceb9fe1a85ec53);
  hash ^= hash >> 33;
  return hash;
}

static guint64
hash_seed (guint64 seed)
{
  char line[24];

  g_snprintf (line, sizeof line, "%" G_GUINT64_FORMAT "\n", seed);
  return hash_text (FNV_OFFSET, line);
}

guint64
lp_i_chance_prefix (guint64 seed, const char *a)
{
  return hash_text (hash_text (hash_seed (seed), a), "\n");
}

guint32
lp_i_chance_pair (guint64 prefix, const char *b)
{
  return (guint32) (scramble (hash_text (prefix, b)) >> (64 - PAIR_BITS));
}

guint64
lp_i_chance_draw (guint64 seed, const char *id)
{
  return scramble (hash_text (hash_seed (seed), id));
}
