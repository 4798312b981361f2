/* SPDX-License-Identifier: MIT */
/*
 * Classes and pairings in a few words, for tests. A pairing
 * reads "p1 p2 | p3 p4 p5"; scores read "80 83 -", with - for missing.
 */
#pragma once

#include "checks.h"
#include <learning-partners/learning-partners.h>
#include <string.h>

typedef struct {
  LpRoster  *roster;
  LpHistory *history;
  LpPolicy  *policy;
  LpDate     date;
  guint64    seed;
  gboolean   fresh; /* new partners now */
  GPtrArray *absent;
} Class;

LpDate day (const char *text);

Class class_new (void);
void class_clear (Class *class);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Class, class_clear)

void add_pupil (Class *class, LpPupil *pupil);
/* The pupils p1, p2 and so on, with the scores or bands given. */
void add_pupils (Class *class, const char *attainments);
/* n pupils with the scores 80, 83, 86 and so on. */
void add_class (Class *class, guint n);
void add_rule (Class *class, const char *id, LpRuleKind kind, const char *pupils, const char *until);
LpRound *make_round (LpDate date, const char *partnerships);
void add_round (Class *class, const char *date, const char *partnerships);
void add_feedback (Class *class, const char *date, const char *pupils, LpFeedbackWord word);
void set_strategy (Class *class, LpStrategy strategy);
LpRequest *make_request (const Class *class);
LpVerdict *judge (const Class *class, const char *partnerships, LpCertificate *certificate);
guint count_findings (const LpVerdict *verdict, const char *code, LpSeverity severity);
const char *find_text (const LpVerdict *verdict, const char *code);
char *tell_all (const LpVerdict *verdict);
void assert_costs (const LpVerdict *verdict, const gint64 *costs);
int run_suite (const char *name, void (*add) (TCase *tests));
