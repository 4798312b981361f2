/* SPDX-License-Identifier: MIT */
#pragma once

#include <learning-partners/lp-policy.h>

/* The caller's own cost. Immutable: a policy and its copies share one. */
typedef struct {
  gatomicrefcount ref_count;
  LpCostFunc func;
  gpointer data;
  GDestroyNotify destroy; /* nullable */
} LpCustomCost;

struct _LpPolicy {
  gatomicrefcount ref_count;
  gboolean frozen; /* of a request: never changes */
  int strategy; /* LpStrategy; an int, as are the choices below, so that the table of settings reaches all of them alike */
  LpCustomCost *custom; /* owned reference; NULL unless the strategy is custom */
  char *subject; /* nullable */
  int round_days;
  int min_tenure_days;
  int max_tenure_days;
  int slack_days;
  int cooldown_rounds; /* LP_SETTING_OPEN: by class size and strategy */
  int between;         /* LpBetween */
  int hard;            /* LpHard */
  int odd;             /* LpOdd */
  gboolean has_gap; /* a window of one's own, in place of the strategy's */
  int gap_min;      /* LP_GAP_OPEN: 0 */
  int gap_max;      /* LP_GAP_OPEN: no limit */
  GPtrArray *must_match;    /* owned char *, in byte order */
  GPtrArray *must_differ;   /* owned char *, in byte order */
  LpTier order[LP_N_TIERS]; /* chance last */
  GPtrArray *weight_names;  /* owned char *, in byte order */
  GArray *weights;          /* int, beside weight_names */
};

/* Before each change; LP_ERROR_POLICY where the policy is frozen. */
gboolean lp_i_policy_check_open (const LpPolicy *policy, GError **error);
/* Fills what the policy keeps as whole numbers with their defaults. */
void lp_i_policy_init_values (LpPolicy *policy);
/* Fills the weights with their defaults. */
void lp_i_policy_init_weights (LpPolicy *policy);
/* Gives a policy without lists its own copies of another's. */
void lp_i_policy_copy_lists (LpPolicy *policy, const LpPolicy *other);
