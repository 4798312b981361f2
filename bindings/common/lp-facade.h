/* SPDX-License-Identifier: MIT */
/**
 * @file lp-facade.h
 * @brief What every binding stands on: the library's calls in a regular form.
 *
 * A call that fails leaves its GError (and conflict or barrier) pending in its
 * thread, where the binding's exception handler takes it from. Lists of ids
 * come back as one text, members joined by tabs and groups by line feeds: no id
 * and no name holds a control character. Bulk numbers come as ::LpNumbers.
 */
#pragma once

#include <learning-partners/learning-partners.h>
#include <learning-partners/lp-json.h>

G_BEGIN_DECLS

/* An array of 64-bit integers that belongs to whoever gets it. */
typedef struct {
  gsize length;
  gint64 *values;
} LpNumbers;

/* Requests that are answered by as many threads as call lp_run_work(). */
typedef struct _LpRun LpRun;

/* Partners and totals of a batch of graphs of one size. */
typedef struct {
  gsize n_solved;
  LpNumbers *mates;
  LpNumbers *totals;
} LpBatchResult;

/* The cost of an edge that a matrix does not have. */
#define LP_FACADE_NO_EDGE G_MAXINT64

/* Where the next call puts its error; whatever was pending is dropped. */
GError **lp_facade_error (void);
/* The error that is pending in this thread; NULL where there is none. */
const GError *lp_facade_get_error (void);
void lp_facade_clear_error (void);
LpConflict **lp_facade_conflict (void);
LpBarrier **lp_facade_barrier (void);
/* What the latest failure in this thread left, or NULL; the caller owns it. */
LpConflict *lp_facade_take_conflict (void);
LpBarrier *lp_facade_take_barrier (void);

LpNumbers *lp_numbers_new (gsize length);
void lp_numbers_free (LpNumbers *numbers);
LpNumbers *lp_facade_copy_numbers (const gint64 *values, gsize length);

/* Words for the numbers of enumerations: what they do not know is an error that lists what there is. */
/* The id of a rule may be NULL. */
LpRule *lp_facade_rule_new (const char *id, const char *type, const char *const *pupils, gsize n_pupils, LpDate until,
                            const char *reason);
LpFeedback *lp_facade_feedback_new (LpDate date, const char *const *pupils, gsize n_pupils, const char *word);
LpScale *lp_facade_scale_new (const char *const *bands, gsize n_bands, const double *thresholds, gsize n_thresholds);
/* A setting by its name in the table of lp-setting.h, as text, or as a whole number where it is one. */
void lp_facade_policy_set_setting (LpPolicy *policy, const char *name, const char *text);
char *lp_facade_policy_get_setting (const LpPolicy *policy, const char *name);
void lp_facade_policy_set_number (LpPolicy *policy, const char *name, int number);
int lp_facade_policy_get_number (const LpPolicy *policy, const char *name);
void lp_facade_policy_set_rhythm (LpPolicy *policy, const char *name);
/* NULL where days were set by themselves. */
const char *lp_facade_policy_get_rhythm (const LpPolicy *policy);
/* One side of the gap's window of one's own; LP_GAP_OPEN where it is open, and where there is no window. */
int lp_facade_policy_get_gap (const LpPolicy *policy, gboolean most);
const char *lp_facade_proof_name (LpProof proof);
const char *lp_facade_severity_name (LpSeverity severity);

/*
 * Pupils by column: ids, names (none, or as many), and one subject's scores, NaN
 * for missing, or codes of bands, −1 for missing.
 */
void lp_facade_roster_add_scores (LpRoster *roster, const char *const *ids, gsize n_ids, const char *const *names,
                                  gsize n_names, const char *subject, const double *scores, gsize n_scores);
void lp_facade_roster_add_bands (LpRoster *roster, const char *const *ids, gsize n_ids, const char *const *names,
                                 gsize n_names, const char *subject, const gint64 *codes, gsize n_codes,
                                 const char *const *bands, gsize n_bands);
char *lp_facade_roster_get_ids (const LpRoster *roster);
char *lp_facade_roster_get_names (const LpRoster *roster);
char *lp_facade_round_get_ids (const LpRound *round);
char *lp_facade_round_get_absent (const LpRound *round);
int lp_facade_history_get_spell (const LpHistory *history, const char *a, const char *b, guint spell, gboolean last);

LpPairing *lp_facade_another (LpRequest *request, GPtrArray *seen);
LpRound *lp_facade_cover (LpRequest *request, LpRound *round, const char *const *away, gsize n_away, LpDate date);
LpCertificate *lp_facade_certificate_new (const char *const *tiers, gsize n_tiers, const gint64 *radices, gsize n_radices,
                                          const char *const *participants, gsize n_participants);
void lp_facade_certificate_add_dual (LpCertificate *certificate, const gint64 *values, gsize n_values);
void lp_facade_certificate_add_blossom (LpCertificate *certificate, const gint64 *members, gsize n_members,
                                        const gint64 *value, gsize n_value);
LpNumbers *lp_facade_certificate_get_values (const LpCertificate *certificate, gsize dual);
LpNumbers *lp_facade_certificate_get_blossom (const LpCertificate *certificate, gsize dual, gsize blossom);
LpNumbers *lp_facade_certificate_get_blossom_value (const LpCertificate *certificate, gsize dual, gsize blossom);
char *lp_facade_pairing_get_ids (const LpPairing *pairing);
/* For each pupil of the roster, in its order: the number of the partnership, −1 for none. */
LpNumbers *lp_facade_pairing_get_seats (const LpPairing *pairing);

LpRun *lp_run_new (void);
void lp_run_free (LpRun *run);
void lp_run_add (LpRun *run, LpRequest *request);
gsize lp_run_get_length (const LpRun *run);
/* Answers requests until none is left; to be called by several threads at once. */
void lp_run_work (LpRun *run);
/* Makes every thread stop soon. */
void lp_run_cancel (LpRun *run);
/* A request's answer: a new reference, or NULL with its error pending. */
LpPairing *lp_run_get_pairing (LpRun *run, gsize index);

/*
 * Engines. A matrix has n × n × n_tiers components and is symmetric; where an
 * edge's first component is LP_FACADE_NO_EDGE there is none.
 */
LpMatching *lp_facade_match_matrix (guint n, guint n_tiers, const gint64 *costs, gsize n_costs);
LpMatching *lp_facade_match_sparse (guint n, const gint64 *u, gsize n_u, const gint64 *v, gsize n_v, const gint64 *costs,
                                    gsize n_costs);
LpMatching *lp_facade_match_dense (guint n, const gint32 *triangle, gsize n_costs);
LpBatchResult *lp_facade_match_batch (guint n, gsize n_graphs, const gint32 *triangles, gsize n_costs);
void lp_batch_result_free (LpBatchResult *result);
LpNumbers *lp_facade_matching_get_mates (const LpMatching *matching, guint n);
LpNumbers *lp_facade_matching_get_three (const LpMatching *matching);
LpNumbers *lp_facade_matching_get_values (const LpMatching *matching, gsize dual, guint n, guint n_tiers);
LpNumbers *lp_facade_matching_get_blossom (const LpMatching *matching, gsize dual, gsize blossom);
LpNumbers *lp_facade_matching_get_blossom_value (const LpMatching *matching, gsize dual, gsize blossom, guint n_tiers);
LpNumbers *lp_facade_barrier_get_members (const LpBarrier *barrier);
LpNumbers *lp_facade_barrier_get_component (const LpBarrier *barrier, gsize index);

G_END_DECLS
