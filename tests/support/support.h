/* SPDX-License-Identifier: MIT */
/*
 * Small questions as plain tables, and the definitions once more over those
 * tables: what a pair costs, what the must rules leave, and every pairing with
 * its cost. Nothing here calls the library, save what turns a table into a
 * request. The pupils are p1 … p9, so that byte order is the order of numbers.
 */
#pragma once

#include "class.h"

#define MOST_PUPILS 9
#define MOST_ROUNDS 8
#define MOST_RULES 12
#define MOST_FEEDBACK 5
#define MOST_CLOSURES 3
#define MOST_GROUPS 5

/* Sets of pupils are masks: bit 0 is p1. */
#define SET_OF(pupil) (1u << (pupil))

/* The attributes of a question that may weigh, match and differ. */
enum { QUIET, DOMINANT, HOUSE, N_ATTRIBUTES };

/* What a pupil has for an attribute; from WORD_FIRST on a word. */
enum { WORD_NONE, WORD_NO, WORD_YES, WORD_FIRST, N_WORDS = WORD_FIRST + 2 };

/* The must rules besides rules 0 … n - 1, as bits of a set of units. */
#define UNIT_MAX (1u << 20)
#define UNIT_MIN (1u << 21)
#define UNIT_ROLES (1u << 22)
#define UNIT_MATCH(attribute) (1u << (23 + (attribute)))
#define UNIT_DIFFER(attribute) (1u << (26 + (attribute)))
#define UNITS_OF_POLICY (~(UNIT_MAX - 1))
#define ALL_UNITS (~0u)

typedef struct {
  LpRuleKind kind;
  guint      members;
  LpDate     until;
  gboolean   nameless; /* without an id of its own */
} RuleTable;

typedef struct {
  guint          members;
  LpDate         date;
  LpFeedbackWord word;
} FeedbackTable;

/* What holds between two pupils. */
typedef struct {
  gboolean latest;
  gboolean young;
  gboolean too_long;
  gboolean held;
  gboolean excluded; /* by a rule on the very pair, an attribute, or a hard maximum */
  gint64   cost[LP_N_TIERS]; /* min_tenure and change: 1 where the pair's end counts */
} PairFacts;

/* Threes on purpose, and those who are paired beside them. */
typedef struct {
  guint    n_threes;
  guint    threes[MOST_PUPILS / 3];
  guint    rest;
  gboolean too_large; /* rules bind more than three */
} Division;

typedef enum {
  SCALE_NONE,      /* attainment is a score */
  SCALE_BANDS,     /* … a band's index */
  SCALE_THRESHOLDS /* … a score under a scale with thresholds */
} ScaleKind;

typedef struct {
  guint         n;
  guint         present;
  ScaleKind     scale;
  int           attainment[MOST_PUPILS]; /* -1: missing */
  gboolean      tutor[MOST_PUPILS];
  int           words[N_ATTRIBUTES][MOST_PUPILS];
  guint         n_rounds;
  LpDate        dates[MOST_ROUNDS];
  int           group[MOST_ROUNDS][MOST_PUPILS]; /* -1: away */
  guint         n_rules;
  RuleTable     rules[MOST_RULES];
  guint         n_feedback;
  FeedbackTable feedback[MOST_FEEDBACK];
  guint         n_closures;
  LpDate        closures[MOST_CLOSURES][2];
  LpStrategy    strategy;
  gboolean      has_gap;
  int           gap[2]; /* least and most, in ranks; -1: left open */
  guint         must_match, must_differ; /* sets of attributes */
  int           attribute_weight[N_ATTRIBUTES], friends_weight, prefer_weight, word_weight[LP_N_FEEDBACK_WORDS];
  int           round_days, min_days, max_days, slack, cooldown;
  gboolean      stay, adult, fresh;
  guint         hard; /* LpHard */
  LpTier        order[LP_N_ORDERED_TIERS];
  LpDate        date;
  guint64       seed;
  /* Found by question_study(). */
  PairFacts     facts[MOST_PUPILS][MOST_PUPILS];
  gint64        turns[MOST_PUPILS]; /* what each adds to a three or a group of one that is new */
} Question;

/* A pairing: its groups in order of their lowest members. */
typedef struct {
  guint  n_groups;
  guint  groups[MOST_GROUPS];
  gint64 cost[LP_N_TIERS];
} Seating;

/* Numbers from 0 to n - 1; the state is the caller's. */
guint   draw_below (guint64 *state, guint n);

/* A quiet question: n pupils with the scores 80, 83 …, the default policy, no history. */
void    question_init (Question *question, guint n);
/* Any question of at most most pupils, of whom at least two are present. */
void    question_draw (Question *question, guint64 seed, guint most);
void    question_add_rule (Question *question, LpRuleKind kind, guint members);
/* Counts the facts of all pairs; after the tables are filled or changed. */
void    question_study (Question *question);
Class   question_build (const Question *question);
guint   question_count_present (const Question *question);

/* What the history says: support-past.c. */
gboolean question_were_partners (const Question *question, guint round, guint i, guint j);
/* The members of the partnership in which a pupil was, or 0. */
guint   question_find_group (const Question *question, guint round, guint i);
gboolean question_was_latest (const Question *question, guint group);
void    question_study_tenure (const Question *question, guint i, guint j, PairFacts *facts);
void    question_study_turns (Question *question);

/* The must rules, and what they leave: support-must.c. */
/* The id that a rule goes by, as the definitions make it; a new string. */
char   *question_name_rule (const Question *question, guint rule);
/* The unit of a rule's id or of a policy's must; fails where there is none so named. */
guint   question_find_unit (const Question *question, const char *name);
/* All must rules that ask anything of this question. */
guint   question_list_units (const Question *question);
gboolean question_has_rule (const Question *question, guint units, LpRuleKind kind, guint i, guint j);
gboolean question_is_held (const Question *question, guint units, guint i, guint j);
/* Whether a rule or an attribute lets two not be partners. */
gboolean question_parts (const Question *question, guint units, guint i, guint j);
/* Whether some must rules let a group be a partnership. */
gboolean question_allows (const Question *question, guint units, guint group);
void    question_divide (const Question *question, guint units, Division *division);
/* The size of the odd partnership that the rest needs: 0, 3, or 1 for the adult. */
guint   question_find_odd_size (const Question *question, const Division *division);

/* Every pairing of the present that some must rules allow, with its cost: an array of Seating. */
GArray *question_enumerate (const Question *question, guint units);
void    question_count (const Question *question, Seating *seating);
/* What a three or a group of one costs; 0 for a pair. */
gint64  question_count_turn (const Question *question, guint group);
/* Below, at or above 0, tier by tier in the question's order, chance last. */
int     question_compare (const Question *question, const gint64 *a, const gint64 *b);
/* The cheapest; NULL where there is none. */
const Seating *question_find_best (const Question *question, const GArray *seatings);

guint   count_members (guint set);
gboolean seating_has_pair (const Seating *seating, guint a, guint b);
gboolean seating_equals (const Seating *a, const Seating *b);
/* Puts the groups in order of their lowest members. */
void    seating_sort (Seating *seating);
Seating seating_of_pairing (const LpPairing *pairing);
/* "p1 p3 | p2 p4"; a new string. */
char   *seating_to_string (const Seating *seating);

/* The definition of chance, once more. */
guint64 hash_fnv1a (const char *text);
guint64 mix_fmix64 (guint64 value);
gint64  chance_of (guint64 seed, const char *a, const char *b);
