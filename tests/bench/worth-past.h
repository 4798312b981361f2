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
  gint64 *turns;        /* per pupil: turns in the three so far */
  guint8 *there;        /* per pupil: whether in the latest round */
  guint8 *had_latest;   /* per pupil: whether in the latest turn that was a new one */
  guint16 three[3];     /* the three of the latest round */
  gboolean has_three;   /* whether it had one */
  GArray *keep;         /* gboolean per round: was it a keep round? */
  GArray *open_days;    /* int per round: open days from the first round to it */
} WorthPast;

WorthPast *worth_past_new (guint n_pupils);
void worth_past_free (WorthPast *past);

/* Lifts who is there now and was not in the latest round to the least turns of those who are and were. */
void worth_past_lift (const WorthPast *past, const guint8 *now, gint64 *turns);

/* Looks at all rounds before `round` that it has not seen. */
void worth_past_absorb (WorthPast *past, const Year *year, guint round);

static inline gsize
worth_at (const WorthPast *past, guint a, guint b)
{
  return (gsize) a * past->n + b;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WorthPast, worth_past_free)
