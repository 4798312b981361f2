/* SPDX-License-Identifier: MIT */
/*
 * The costs of the default policy for classes that have lived through a term:
 * all tiers that can differ, chance included. The classes are the same pupils
 * with as many different histories.
 */
#pragma once

#include <learning-partners/learning-partners.h>

/* Costs as lp_batch_solve_tiers() takes them. */
typedef struct {
  guint n;       /* pupils of each */
  guint count;
  guint n_tiers;
  gint64 *costs; /* owned: count × n (n − 1) / 2 × n_tiers */
} TermClasses;

/* The class of thirty among the class lists, without the pupils that are more than n, or with the first ones once more. */
LpRoster *term_roster_new (const char *folder, guint n, GError **error);
TermClasses *term_classes_new (const char *folder, guint n, guint n_rounds, guint count, GError **error);
void term_classes_free (TermClasses *classes);

/* The costs of one class. */
static inline const gint64 *
term_classes_get (const TermClasses *classes, guint index)
{
  return classes->costs + (gsize) index * classes->n * (classes->n - 1) / 2 * classes->n_tiers;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TermClasses, term_classes_free)
