/* SPDX-License-Identifier: MIT */
#include "costs/lp-pair-facts-private.h"

LpPairFacts *
lp_i_pair_facts_new (guint n)
{
  g_autoptr (LpPairFacts) facts = g_new0 (LpPairFacts, 1);

  facts->n = n;
  facts->flags = g_try_new0 (guint8, (gsize) n * n);
  return facts->flags != NULL ? g_steal_pointer (&facts) : NULL;
}

void
lp_i_pair_facts_free (LpPairFacts *facts)
{
  if (facts == NULL)
    return;
  g_free (facts->flags);
  g_free (facts);
}

void
lp_i_pair_facts_add (LpPairFacts *facts, guint i, guint j, guint flags)
{
  facts->flags[(gsize) i * facts->n + j] |= (guint8) flags;
  facts->flags[(gsize) j * facts->n + i] |= (guint8) flags;
}
