/* SPDX-License-Identifier: MIT */
#pragma once

#include <learning-partners/lp-request.h>

#include "model/lp-partnership-private.h"

/*
 * The check room counts everything again from plain facts: pupils, rules,
 * closures, feedback and raw rounds. It uses neither the history's derived
 * questions nor the policy's costs, so that it can contradict them. Each layer
 * is built from those below and knows none above:
 *
 *   class     who is present, and which rules hold
 *   words     what findings say · marks: attributes as numbers
 *   past      spells and tenure · turns · standing: ranks · wishes
 *   pairs     what is known of two pupils
 *   held      who is held together, and the threes on purpose
 *   facts     all of that
 *   seating   the pairing to be judged
 *   costs     what it costs in each tier
 *   graph, dual, proof      certificates
 *   must, bent, notes       what there is to say
 *
 * Pupils present are numbered from 0 in byte order of their ids; a < b for
 * numbers is "a comes first" for ids.
 */
typedef struct {
  LpRequest *request; /* borrowed, as the next four */
  LpRoster  *roster;
  LpHistory *history;
  LpPolicy  *policy;
  const char *subject; /* nullable */
  LpDate     date;

  guint       n;       /* how many are present */
  LpPupil   **pupils;  /* owned array of borrowed pupils */
  GHashTable *numbers; /* owned: borrowed id → number + 1 */
  GHashTable *absent;  /* owned set of borrowed ids */
  GArray    **rules;   /* owned: for each pupil, indices of the active rules that name it */
} LpCheckClass;

/* Two pupils present. */
typedef struct {
  guint a;
  guint b;
} LpCheckTwo;

LpCheckClass *lp_i_check_class_new (LpRequest *request, GError **error);
void          lp_i_check_class_free (LpCheckClass *class);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpCheckClass, lp_i_check_class_free)

const char   *lp_i_check_class_get_id (const LpCheckClass *class, guint pupil);
gboolean      lp_i_check_class_find (const LpCheckClass *class, const char *id, guint *pupil);
gboolean      lp_i_check_class_is_absent (const LpCheckClass *class, const char *id);
gboolean      lp_i_check_class_is_tutor (const LpCheckClass *class, guint pupil);
gboolean      lp_i_check_class_is_uniform (const LpCheckClass *class);

/* A rule of the roster that holds on the date; NULL for one that has run out. */
const LpRule *lp_i_check_class_get_rule (const LpCheckClass *class, gsize index);
/* The next rule of a kind, after the one given (-1 to begin), that names both; -1 for none. */
int           lp_i_check_class_next_rule (const LpCheckClass *class, LpRuleKind kind, guint a, guint b, int after);
gboolean      lp_i_check_class_has_rule (const LpCheckClass *class, LpRuleKind kind, guint a, guint b);
/* Whether a rule is one that holds pupils together: together or pin. */
gboolean      lp_i_check_class_is_holding (const LpRule *rule);
/* Each two of those present whom a rule, or a feedback, names: a new array of LpCheckTwo. */
GArray       *lp_i_check_class_list_ruled (const LpCheckClass *class, const LpRule *rule);
GArray       *lp_i_check_class_list_spoken (const LpCheckClass *class, const LpFeedback *feedback);

/* Appends each two of a partnership's members to an array of LpCheckTwo. */
void          lp_i_check_append_pairs (GArray *pairs, const guint32 *members, guint n_members);
/* Each two pupils have an index of their own, from 0. */
guint64       lp_i_check_pair_index (guint a, guint b);
