/* SPDX-License-Identifier: MIT */
/* Simple methods of pairing a class, as teachers and small programs use them. */
#pragma once

#include "worth-costs.h"

typedef enum {
  WORTH_SHUFFLE,         /* everybody anew, at random */
  WORTH_KEEP_SHUFFLE,    /* young partnerships go on; the others at random */
  WORTH_KEEP_RETRY,      /* the same a thousand times, and the best of them by the policy's tiers */
  WORTH_KEEP_GREEDY,     /* young partnerships go on; the others in random order, each with whom it met longest ago */
  WORTH_KEEP_CHEAPEST,   /* the same, each with whom it costs least by the policy's tiers */
  WORTH_LIBRARY,         /* this library */
  WORTH_N_METHODS
} WorthKind;

typedef struct {
  WorthKind kind;
  YearRandom random;
  WorthPast *past; /* owned */
  GArray *times;   /* owned: gint64, microseconds of processor time */
} WorthMethod;

WorthMethod *worth_method_new (WorthKind kind, guint n_pupils, guint64 seed);
void worth_method_free (WorthMethod *method);

/* What tables call it. */
const char *worth_kind_get_name (WorthKind kind);

/* A YearMethod; its data is the WorthMethod. */
gboolean worth_method_pair (LpRequest *request, const Year *year, gpointer data, YearAnswer *answer, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WorthMethod, worth_method_free)
