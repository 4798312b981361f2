/* SPDX-License-Identifier: MIT */
#pragma once

#include "model/lp-history-private.h"

/* Stands for a pupil who has no place in a round. */
#define LP_I_NO_PLACE G_MAXUINT32

/* A round by numbers. Immutable once it is in a history: histories with the same rounds before it share one. */
typedef struct {
  gatomicrefcount ref_count;
  LpRound *round;               /* owned reference; keeps the keys of numbers alive */
  LpPartnerships *partnerships; /* owned */
  guint32 *places; /* owned; by pupil's number, the partnership or LP_I_NO_PLACE */
  guint32 n_places; /* pupils known when the round was added */
  gboolean keep;
} LpRoundIndex;

/* What a history says. Histories alike share it, until one of them is to change and takes a copy of its own. */
typedef struct {
  gatomicrefcount ref_count;
  GPtrArray *rounds;   /* of LpRoundIndex, owned references */
  GPtrArray *feedback; /* of LpFeedback, owned */
  GHashTable *numbers; /* id to number */
} LpHistoryFacts;

struct _LpHistory {
  gatomicrefcount ref_count;
  LpHistoryFacts *facts; /* owned reference; others may have one, too */
  gboolean frozen;       /* of a request: never changes */
};

static inline guint32
lp_i_round_index_get_place (const LpRoundIndex *index, guint32 number)
{
  return number < index->n_places ? index->places[number] : LP_I_NO_PLACE;
}
