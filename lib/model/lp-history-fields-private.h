/* SPDX-License-Identifier: MIT */
#pragma once

#include "model/lp-history-private.h"

/* Stands for a pupil who has no place in a round. */
#define LP_I_NO_PLACE G_MAXUINT32

/* A round by numbers. */
typedef struct {
  LpPartnerships *partnerships; /* owned */
  guint32 *places; /* owned; by pupil's number, the partnership or LP_I_NO_PLACE */
  guint32 n_places; /* pupils known when the round was added */
  gboolean keep;
} LpRoundIndex;

struct _LpHistory {
  gatomicrefcount ref_count;
  GPtrArray *rounds;   /* of LpRound, owned; they keep the keys of numbers alive */
  GPtrArray *feedback; /* of LpFeedback, owned */
  GHashTable *numbers; /* id to number */
  GArray *indices;     /* of LpRoundIndex, one per round */
};

static inline guint32
lp_i_round_index_get_place (const LpRoundIndex *index, guint32 number)
{
  return number < index->n_places ? index->places[number] : LP_I_NO_PLACE;
}
