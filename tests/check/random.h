/* SPDX-License-Identifier: MIT */
/*
 * Random classes under every kind of policy, the same for the same seed
 * everywhere, and the list of every pairing that a small one could have.
 */
#pragma once

#include "class.h"

#define MOST 40

typedef struct {
  guint64 state;
} Dice;

/* A generator of its own (splitmix64, S. Vigna), the same everywhere. */
guint roll (Dice *dice, guint sides);
gboolean one_in (Dice *dice, guint sides);
const char *get_id (guint pupil);

typedef enum { SCORES, BANDS, THRESHOLDS, QUANTILES, NONE, N_KINDS } Kind;

void make_random_class (Dice *dice, Class *class, guint n);

/* Called with every partition into pairs, threes and at most one alone: most are no pairing of the policy. */
typedef void (*ListFunc) (LpRequest *request, LpRound *round, gpointer data);

void list_all (LpRequest *request, ListFunc visit, gpointer data);
int compare_costs (const LpTier *order, const gint64 *a, const gint64 *b);

/* LP_TEST_CASES gives more cases, for long runs. */
guint64 get_n_cases (guint64 usual);
