/* SPDX-License-Identifier: MIT */
/* What simple methods remember of a year, brought up to date round by round. */
#pragma once

#include "year-simulation.h"

typedef struct {
  guint n;              /* pupils */
  guint n_rounds;       /* that were looked at */
  gint16 *last;         /* per pair: last round as partners, −1 for none */
  gint16 *since;        /* per pair: first round of the running spell, −1 for none */
  guint16 *spells;      /* per pair */
  gint16 *last_three;   /* per pupil, −1 for none */
  GArray *keep;         /* gboolean per round: was it a keep round? */
  GArray *open_days;    /* int per round: open days from the first round to it */
} WorthPast;

WorthPast *worth_past_new (guint n_pupils);
void worth_past_free (WorthPast *past);

/* Looks at all rounds before `round` that it has not seen. */
void worth_past_absorb (WorthPast *past, const Year *year, guint round);

static inline gsize
worth_at (const WorthPast *past, guint a, guint b)
{
  return (gsize) a * past->n + b;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WorthPast, worth_past_free)
