/* SPDX-License-Identifier: MIT */
#pragma once

#include "model/lp-roster-private.h"

/* What the roster knows about one subject. */
typedef struct {
  char *name;            /* owned, a GRefString: callers may keep it while the roster is there */
  LpScale *scale;        /* owned; NULL while there is none */
  const LpPupil *banded; /* one of those who have a band; NULL for none */
  const LpPupil *scored; /* likewise a score */
} LpRosterSubject;

/* Closed days without a gap. */
typedef struct {
  LpDate from;
  LpDate to;  /* included */
  int before; /* closed days of the stretches before this one */
} LpStretch;

/* What a roster says. Rosters alike share it, until one of them is to change and takes a copy of its own. */
typedef struct {
  gatomicrefcount ref_count;
  GPtrArray *pupils;       /* of LpPupil, owned */
  GHashTable *by_id;       /* id to pupil */
  GHashTable *name_counts; /* name to how many pupils bear it */
  GPtrArray *rules;        /* of LpRule, owned */
  GHashTable *rule_ids;    /* a set */
  GArray *subjects;        /* of LpRosterSubject, in byte order of the names */
  GArray *closures;        /* of LpStretch, as added */
  GArray *closed;          /* of LpStretch, merged: in order, with open days between them */
} LpRosterFacts;

struct _LpRoster {
  gatomicrefcount ref_count;
  LpRosterFacts *facts; /* owned reference; others may have one, too */
  gboolean frozen;      /* of a request: never changes */
};

/* Before each change: makes sure that the roster alone has its facts; LP_ERROR_VALUE where it is frozen. */
gboolean lp_i_roster_open (LpRoster *roster, GError **error);

LpRosterFacts *lp_i_roster_facts_new (void);
/* A copy of its own: pupils, rules and scales, which never change, are shared. O(size). */
LpRosterFacts *lp_i_roster_facts_copy (const LpRosterFacts *facts);
void           lp_i_roster_facts_unref (LpRosterFacts *facts);

/* The label of a pupil who may not be in the roster yet: a new string. */
char *lp_i_roster_label_pupil (const LpRoster *roster, const LpPupil *pupil);

/* The subject; NULL where neither a scale nor a pupil names it. */
LpRosterSubject *lp_i_roster_find_subject (const LpRoster *roster, const char *name);
/* The subject, made where there is none. */
LpRosterSubject *lp_i_roster_take_subject (LpRoster *roster, const char *name);

/* Whether a pupil's attainment in a subject fits a scale. */
gboolean lp_i_roster_check_scale (const LpRoster *roster, const LpPupil *pupil, const char *subject,
                                  const LpScale *scale, GError **error);
/* Whether a pupil's attainment fits the scales and the other pupils. */
gboolean lp_i_roster_check_attainment (const LpRoster *roster, const LpPupil *pupil, GError **error);
/* Notes the subjects of a pupil who fits. */
void     lp_i_roster_note_attainment (LpRoster *roster, const LpPupil *pupil);
