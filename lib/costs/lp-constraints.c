/* SPDX-License-Identifier: MIT */
#include "costs/lp-constraints-private.h"

#include <string.h>

LpConstraints *
lp_i_constraints_new (guint n)
{
  g_autoptr (LpConstraints) constraints = g_new0 (LpConstraints, 1);

  constraints->n = n;
  constraints->pairs = g_try_new0 (guint8, (gsize) n * n);
  return constraints->pairs != NULL ? g_steal_pointer (&constraints) : NULL;
}

LpConstraints *
lp_i_constraints_copy (const LpConstraints *constraints)
{
  LpConstraints *copy = lp_i_constraints_new (constraints->n);

  if (copy == NULL)
    return NULL;
  memcpy (copy->pairs, constraints->pairs, (gsize) copy->n * copy->n);
  copy->roles = constraints->roles;
  copy->asked = constraints->asked;
  return copy;
}

void
lp_i_constraints_free (LpConstraints *constraints)
{
  if (constraints == NULL)
    return;
  g_free (constraints->pairs);
  g_free (constraints);
}

void
lp_i_constraints_add (LpConstraints *constraints, guint i, guint j, guint must)
{
  constraints->asked |= must;
  constraints->pairs[(gsize) i * constraints->n + j] |= (guint8) must;
  constraints->pairs[(gsize) j * constraints->n + i] |= (guint8) must;
}
