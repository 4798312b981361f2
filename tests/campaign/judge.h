/* SPDX-License-Identifier: MIT */
/*
 * The judge of one request: has the library answer it, and finds fault. What it
 * finds depends on the request alone, so that a case can be shrunk.
 */
#pragma once

#include "list.h"

/* What was done, added up over a campaign. */
typedef struct {
  guint64 years;
  guint64 rounds;      /* requests answered or refused */
  guint64 certified;   /* proven optimal by the checker */
  guint64 uniform;     /* drawn, so that there is nothing to prove */
  guint64 listed;      /* compared with every pairing */
  guint64 pairings;    /* how many those were */
  guint64 infeasible;
  guint64 refused;     /* of these: shown by listing that no pairing is valid */
  guint64 irreducible; /* conflicts of which every rule was taken away in turn */
  guint64 smallest;    /* conflicts of which every smaller set of rules was tried */
  guint64 covers;
  guint64 least;       /* covers compared with every cover */
  guint64 others;      /* "another" asked */
  guint64 why_nots;
  guint64 json;        /* written as JSON, read, and answered again */
  guint64 violations;
} Counts;

/* How much to do with a request besides pairing and proof. */
typedef struct {
  guint    list_most;   /* list every pairing of up to so many present */
  gboolean ask_others;
  gboolean ask_why_not;
  gboolean ask_json;
  gboolean spoil; /* let two pupils change places before the checker looks: it must notice */
} Effort;

/* A fault found: a word for its kind, by which a smaller case is known to show the same, and a sentence. */
typedef struct {
  const char *kind; /* static */
  char       *text; /* owned */
} Fault;

void fault_clear (Fault *fault);
/* Notes the first fault; later ones are of no interest. Gives FALSE. */
gboolean fault_set (Fault *fault, const char *kind, const char *format, ...) G_GNUC_PRINTF (3, 4);

/* What the parts of the judge hand on to each other. */
typedef struct {
  LpRequest  *request; /* borrowed */
  LpPolicy   *policy;  /* borrowed */
  Effort      effort;
  Counts     *counts;
  gboolean    is_listed;
  ListResult  list;
  LpPairing  *pairing; /* owned; NULL where there is none */
} Case;

/*
 * Judges a request. Gives FALSE with the fault where there is one. The pairing
 * goes to `answer` (nullable), NULL where the request is infeasible.
 */
gboolean judge_request (LpRequest *request, const Effort *effort, Counts *counts, LpPairing **answer, Fault *fault);

/* Parts of the judge; each gives FALSE with the fault where there is one. */
gboolean judge_conflict (Case *the_case, LpConflict *conflict, Fault *fault);
gboolean judge_cover (Case *the_case, Fault *fault);
gboolean judge_others (Case *the_case, Fault *fault);
gboolean judge_why_not (Case *the_case, Fault *fault);
gboolean judge_json (Case *the_case, Fault *fault);

/* Says whether two pairings have the same partnerships. */
gboolean judge_is_same (LpPairing *one, LpPairing *other);
/* "strategy is 3 here and 4 there", for the first tier of a policy's n in which costs differ; NULL where none does. */
char *judge_describe_difference (const LpPolicy *policy, const gint64 *here, const gint64 *there, guint n_tiers);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fault, fault_clear)
