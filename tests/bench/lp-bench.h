/* SPDX-License-Identifier: MIT */
#pragma once

#include "instance.h"

/* Seconds, and what the matching (or all of a batch) costs. */
typedef struct {
  double build;
  double solve;
  gint64 cost;
} Timing;

/* Chooses the library's best path for the instance; ends the program where there is no perfect matching. */
Timing solve_instance (const Instance *instance);
Timing solve_batch (const Batch *batch);
