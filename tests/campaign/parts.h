/* SPDX-License-Identifier: MIT */
/*
 * A request taken apart into lists that can be changed, and put together again.
 * The campaign leaves parts out to shrink a case; the laws change parts to see
 * what the answer makes of it. Public interface only.
 */
#pragma once

#include <learning-partners/learning-partners.h>

typedef struct {
  LpDate from;
  LpDate to;
} PartsClosure;

typedef struct {
  GPtrArray *pupils;   /* LpPupil */
  GPtrArray *subjects; /* char *: those with a scale */
  GPtrArray *scales;   /* LpScale, one for each of these subjects */
  GPtrArray *rules;    /* LpRule */
  GArray    *closures; /* PartsClosure */
  GPtrArray *rounds;   /* LpRound */
  GPtrArray *feedback; /* LpFeedback */
  GPtrArray *absent;   /* char *: ids */
  GPtrArray *away;     /* char *: ids */
  LpPolicy  *policy;
  LpDate     date;
  guint64    seed;
  gboolean   fresh;
} Parts;

Parts     *parts_new (LpRequest *request);
void       parts_free (Parts *parts);
LpRequest *parts_to_request (const Parts *parts, GError **error);

/* Copies that may be changed, or that differ in what is named. */
LpPolicy *parts_copy_policy (const LpPolicy *policy);
LpRule   *parts_copy_rule (LpRule *rule, LpDate until);

/* A round again, its partnerships and their members in reverse order, or on another day, or without a
 * pupil (NULL for with all), covers and assigned partnerships left out. */
typedef struct {
  LpDate      date;
  gboolean    reverse;
  const char *without;
} PartsRoundChange;

LpRound *parts_copy_round (LpRound *round, const PartsRoundChange *change);

/* Leaves out a pupil wherever the pupil stands: roster, absences, rounds, rules and feedback. */
void parts_drop_pupil (Parts *parts, guint index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Parts, parts_free)
