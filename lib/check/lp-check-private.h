/* SPDX-License-Identifier: MIT */
#pragma once

#include "check/lp-verdict-private.h"

/*
 * The check room counts everything again from plain facts: pupils, rules,
 * closures, feedback and raw rounds. It uses neither the history's derived
 * questions nor the policy's costs, so that it can contradict them.
 *
 * Pupils present are numbered from 0 in byte order of their ids; a < b for
 * numbers is "a comes first" for ids.
 */

/* A keep round, or none, that nobody has asked about yet. */
#define LP_CHECK_UNKNOWN (-1)

/* What the history says about those present. */
typedef struct {
  guint    n_rounds;
  LpDate  *dates;    /* owned: first day of each round */
  gint8   *keep;     /* owned: whether each was a keep round, or LP_CHECK_UNKNOWN */
  GArray **seats;    /* owned: for each pupil, Seats in order of rounds */
  GArray  *closures; /* owned: disjoint Closures in order of dates */
} LpCheckPast;

/* Attainment of those present in the policy's subject. */
typedef struct {
  gint64  n_known;
  gint64 *ranks; /* owned: doubled mid-ranks; 0 where attainment is missing */
  gint64 *bands; /* owned: as mixed-near compares them; meaningless where missing */
  gint64 *custom; /* owned, by lp_i_check_pair_index(); NULL without a custom cost */
} LpCheckStanding;

/* What the tier could weighs. */
typedef struct {
  gint64      friends;
  guint       n_attributes;
  gint64     *weights;    /* owned: of each attribute */
  char      **attributes; /* owned: their names */
  guint      *marks;      /* owned, pupil × attribute: 0 for no, else equal for equal values */
  GHashTable *feedback;   /* owned: guint64 pair index → gint64 cost, both owned */
} LpCheckWishes;

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
  GArray    **held;    /* owned: for each pupil, the numbers of those that it is held to */

  LpCheckPast     past;
  LpCheckStanding standing;
  LpCheckWishes   wishes;
  gint64          cooldown;
} LpCheckFacts;

/* What is known of two pupils present. */
typedef struct {
  gboolean apart;    /* an active rule keeps them apart */
  gboolean held;     /* together or pin names both */
  gboolean latest;   /* partners in the latest round */
  gint64   since;    /* rounds since they were partners, 1 for the latest; 0 for never */
  gint64   times;    /* spells */
  gint64   tenure;   /* open days, where latest */
  gboolean too_long;
  gboolean young;
  gboolean excluded; /* by a rule on this very pair */
} LpCheckPair;

/* The pairing to be judged. */
typedef struct {
  guint    n_groups;
  GArray **members; /* owned: numbers of those present in each partnership */
  gsize   *sizes;   /* owned: of each partnership as given, absent pupils included */
  gint    *groups;  /* owned: each pupil's partnership, -1 for none */
} LpCheckSeating;

LpCheckFacts *lp_i_check_facts_new (LpRequest *request, GError **error);
void          lp_i_check_facts_free (LpCheckFacts *facts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpCheckFacts, lp_i_check_facts_free)

const char   *lp_i_check_get_id (const LpCheckFacts *facts, guint pupil);
gboolean      lp_i_check_find (const LpCheckFacts *facts, const char *id, guint *pupil);
/* The next rule of a kind, after the one given (-1 to begin), that names both; -1 for none. */
int           lp_i_check_next_rule (const LpCheckFacts *facts, LpRuleKind kind, guint a, guint b, int after);
gboolean      lp_i_check_is_tutor (const LpCheckFacts *facts, guint pupil);
guint64       lp_i_check_pair_index (guint a, guint b);

void          lp_i_check_past_init (LpCheckPast *past, const LpCheckFacts *facts);
void          lp_i_check_past_clear (LpCheckPast *past, guint n);
/* Fills the history's part of a pair: latest, since, times, tenure, too_long, young. */
void          lp_i_check_past_look (const LpCheckFacts *facts, guint a, guint b, LpCheckPair *pair);
/* Rounds since a pupil's last turn; 0 for never. */
gint64        lp_i_check_past_get_turn (const LpCheckFacts *facts, guint pupil);
/* Partnerships of the latest round, in numbers of those present; owned by the caller. */
GPtrArray    *lp_i_check_past_get_latest (const LpCheckFacts *facts);

gboolean      lp_i_check_standing_init (LpCheckStanding *standing, const LpCheckFacts *facts, GError **error);
void          lp_i_check_standing_clear (LpCheckStanding *standing);
/* By how much the gap misses what the strategy wants, and the tier's cost. */
gint64        lp_i_check_standing_get_gap (const LpCheckFacts *facts, guint a, guint b);
gint64        lp_i_check_standing_get_cost (const LpCheckFacts *facts, guint a, guint b);

void          lp_i_check_wishes_init (LpCheckWishes *wishes, const LpCheckFacts *facts);
void          lp_i_check_wishes_clear (LpCheckWishes *wishes);
gint64        lp_i_check_wishes_get_cost (const LpCheckFacts *facts, guint a, guint b);
/* What one feedback costs now. */
gint64        lp_i_check_wishes_get_feedback_cost (const LpCheckFacts *facts, const LpFeedback *feedback);

gint64        lp_i_check_get_chance (guint64 seed, const char *a, const char *b);

void          lp_i_check_look (const LpCheckFacts *facts, guint a, guint b, LpCheckPair *pair);
/* Whether min_tenure, and change, want these partners of the latest round to go on. */
gboolean      lp_i_check_wants_young (const LpCheckFacts *facts, const LpCheckPair *pair);
gboolean      lp_i_check_wants_stay (const LpCheckFacts *facts, const LpCheckPair *pair);
/*
 * What two partners cost in each tier. min_tenure and change count what ended;
 * here partners who go on have -1 there, and the constant number of partners
 * who might is left out.
 */
void          lp_i_check_pair_costs (const LpCheckFacts *facts, guint a, guint b, gint64 costs[LP_N_TIERS]);
/* What a pupil costs in turns as a member of a three, or alone with the adult. */
gint64        lp_i_check_turn_cost (const LpCheckFacts *facts, guint pupil);
/* The costs of a pairing in each tier, as the definitions have them. */
void          lp_i_check_count (const LpCheckFacts *facts, const LpCheckSeating *seating, gint64 costs[LP_N_TIERS]);

LpCheckSeating *lp_i_check_seating_new (const LpCheckFacts *facts, LpRound *round, LpVerdict *verdict, GError **error);
void            lp_i_check_seating_free (LpCheckSeating *seating);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpCheckSeating, lp_i_check_seating_free)
gboolean        lp_i_check_are_partners (const LpCheckSeating *seating, guint a, guint b);

/* The three parts of the judgement: who sits where, the must rules, what bends. */
void lp_i_check_must (const LpCheckFacts *facts, const LpCheckSeating *seating, LpVerdict *verdict);
void lp_i_check_bent (const LpCheckFacts *facts, const LpCheckSeating *seating, LpVerdict *verdict);
void lp_i_check_notes (const LpCheckFacts *facts, const LpCheckSeating *seating, LpVerdict *verdict);

/* A finding that names pupils by number; the caller sets its sentence. */
LpReason *lp_i_check_finding_new (const LpCheckFacts *facts, const char *code, const guint *pupils, guint n_pupils);
LpReason *lp_i_check_finding_new_pair (const LpCheckFacts *facts, const char *code, guint a, guint b);
/* "Amira K. and Ben L.", "Amira K., Ben L. and Cal M."; a new string. */
char     *lp_i_check_join_names (const LpCheckFacts *facts, const guint *pupils, guint n_pupils);
char     *lp_i_check_join_two (const LpCheckFacts *facts, guint a, guint b);

/*
 * Verifies a certificate of a pairing whose must rules hold or not. On
 * LP_PROOF_INVALID, failure is a new finding that says where it fails.
 */
LpProof lp_i_check_proof (const LpCheckFacts   *facts,
                          const LpCheckSeating *seating,
                          LpCertificate        *certificate,
                          gboolean              valid,
                          LpReason            **failure);
