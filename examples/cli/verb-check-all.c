/* SPDX-License-Identifier: MIT */
/*
 * partners check --all: every round of a history, judged as on its first day,
 * and compared with the optimum of that day.
 */
#include "cli.h"

/* A round with the question that it answered. */
typedef struct {
  LpRequest  *request; /* owned */
  LpRound    *round;   /* borrowed */
  LpVerdict   *verdict;  /* owned: on the round as it was */
  LpPairing  *best;    /* owned; NULL where no pairing was valid */
  LpVerdict  *judged;  /* owned: on the best; nullable likewise */
  LpConflict *conflict; /* owned; nullable */
  GError     *error;   /* owned: why there is no best; nullable */
  gboolean    is_proven;
} Replay;

static void
replay_clear (Replay *replay)
{
  g_clear_pointer (&replay->request, lp_request_unref);
  g_clear_pointer (&replay->verdict, lp_verdict_unref);
  g_clear_pointer (&replay->best, lp_pairing_unref);
  g_clear_pointer (&replay->judged, lp_verdict_unref);
  g_clear_pointer (&replay->conflict, lp_conflict_unref);
  g_clear_error (&replay->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Replay, replay_clear)

/* A pin held for the request that carried it, not for earlier rounds. */
static gboolean
copy_rules (LpRoster *to, const LpRoster *from, GError **error)
{
  for (gsize i = 0; i < lp_roster_get_n_rules (from); i++) {
    LpRule *rule = lp_roster_get_rule (from, i);
    if (lp_rule_get_kind (rule) != LP_RULE_PIN && !lp_roster_add_rule (to, rule, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
copy_roster (LpRoster *to, const LpRoster *from, GError **error)
{
  for (gsize i = 0; i < lp_roster_get_n_subjects (from); i++) {
    const char *subject = lp_roster_get_subject (from, i);
    LpScale *scale = lp_roster_get_scale (from, subject);
    if (scale != NULL && !lp_roster_set_scale (to, subject, scale, error))
      return FALSE;
  }
  for (gsize i = 0; i < lp_roster_get_n_pupils (from); i++) {
    if (!lp_roster_add_pupil (to, lp_roster_get_pupil (from, i), error))
      return FALSE;
  }
  for (gsize i = 0; i < lp_roster_get_n_closures (from); i++) {
    LpDate first, last;
    lp_roster_get_closure (from, i, &first, &last);
    if (!lp_roster_add_closure (to, first, last, error))
      return FALSE;
  }
  return copy_rules (to, from, error);
}

/* Leavers who stood in the round: of them only the id is left. */
static gboolean
add_leavers (LpRoster *roster, LpRound *round, GError **error)
{
  for (gsize i = 0; i < lp_round_get_n_partnerships (round); i++) {
    for (gsize m = 0; m < lp_round_get_size (round, i); m++) {
      const char *id = lp_round_get_pupil (round, i, m);
      if (lp_roster_find_pupil (roster, id) != NULL)
        continue;
      g_autoptr (LpPupil) leaver = lp_pupil_new (id, NULL, error);
      if (leaver == NULL || !lp_roster_add_pupil (roster, leaver, error))
        return FALSE;
    }
  }
  return TRUE;
}

/* Whoever is not in the round was away, had not joined yet, or was left out: the history cannot tell. */
static gboolean
add_absent (LpRequest *request, LpRound *round, GError **error)
{
  LpRoster *roster = lp_request_get_roster (request);
  g_autoptr (GHashTable) seated = g_hash_table_new (g_str_hash, g_str_equal);

  for (gsize i = 0; i < lp_round_get_n_partnerships (round); i++) {
    for (gsize m = 0; m < lp_round_get_size (round, i); m++)
      g_hash_table_add (seated, (gpointer) lp_round_get_pupil (round, i, m));
  }
  for (gsize i = 0; i < lp_roster_get_n_pupils (roster); i++) {
    const char *id = lp_pupil_get_id (lp_roster_get_pupil (roster, i));
    if (!g_hash_table_contains (seated, id) && !lp_request_add_absent (request, id, error))
      return FALSE;
  }
  return TRUE;
}

static LpRequest *
make_request (LpRequest *now, LpHistory *whole, gsize index, GError **error)
{
  LpRound *round = lp_history_get_round (whole, index);
  LpDate date = lp_round_get_date (round);
  g_autoptr (LpRoster) roster = lp_roster_new ();
  g_autoptr (LpHistory) before = lp_history_new_before (whole, date);

  if (!copy_roster (roster, lp_request_get_roster (now), error) || !add_leavers (roster, round, error))
    return NULL;
  g_autoptr (LpRequest) request = lp_request_new (roster, before, lp_request_get_policy (now), date,
                                                  lp_request_get_seed (now), error);
  if (request == NULL || !add_absent (request, round, error))
    return NULL;
  return g_steal_pointer (&request);
}

/* The optimum of that day; its proof is the checker's word, not the solver's. */
static gboolean
find_best (Replay *replay, GError **error)
{
  replay->best = lp_pair (replay->request, &replay->conflict, &replay->error);
  if (replay->best == NULL)
    return TRUE;
  g_autoptr (LpRound) round = lp_pairing_to_round (replay->best);
  replay->judged = lp_check (replay->request, round, lp_pairing_get_certificate (replay->best), error);
  if (replay->judged == NULL)
    return FALSE;
  replay->is_proven = lp_verdict_is_valid (replay->judged) && lp_verdict_get_proof (replay->judged) == LP_PROOF_OPTIMAL;
  return TRUE;
}

static gboolean
replay_round (Replay *replay, LpRequest *now, LpHistory *whole, gsize index, GError **error)
{
  replay->round = lp_history_get_round (whole, index);
  replay->request = make_request (now, whole, index, error);
  if (replay->request == NULL)
    return FALSE;
  replay->verdict = lp_check (replay->request, replay->round, NULL, error);
  return replay->verdict != NULL && find_best (replay, error);
}

/* The strongest tier in which the round cost more than the optimum; chance is none, since the seed of that day is not known. */
static gboolean
find_worse (const Replay *replay, LpTier *tier)
{
  return lp_verdict_find_difference (replay->judged, replay->verdict, tier, NULL);
}

static gboolean
is_drawn (const Replay *replay)
{
  return lp_policy_get_strategy (lp_request_get_policy (replay->request)) == LP_STRATEGY_UNIFORM;
}

static gboolean
is_optimum (const Replay *replay)
{
  LpTier tier;

  return replay->best != NULL && replay->is_proven && lp_verdict_is_valid (replay->verdict) && !find_worse (replay, &tier);
}

/* Partnerships of the optimum that the round did not have, by name. */
static void
append_better (GString *line, const Replay *replay)
{
  g_autoptr (LpRound) best = lp_pairing_to_round (replay->best);
  const char *before = _(" Better: ");

  for (gsize i = 0; i < lp_round_get_n_partnerships (best); i++) {
    if (lp_round_is_kept (best, i, replay->round))
      continue;
    for (gsize m = 0; m < lp_pairing_get_size (replay->best, i); m++) {
      g_autofree char *name = cli_clean (lp_pupil_get_name (lp_pairing_get_pupil (replay->best, i, m)));
      g_string_append_printf (line, "%s%s", m == 0 ? before : " + ", name);
    }
    before = ", ";
  }
  g_string_append_c (line, '.');
}

static void
append_verdict (GString *out, const Replay *replay)
{
  g_autoptr (GString) line = g_string_new (NULL);
  LpTier tier;

  if (replay->best == NULL)
    g_string_append (line, replay->error->message);
  else if (is_drawn (replay))
    g_string_append (line, _("drawn by chance: every valid pairing is as good."));
  else if (!replay->is_proven)
    g_string_append (line, _("not known: the certificate does not hold."));
  else if (is_optimum (replay))
    g_string_append (line, _("yes, no pairing costs less; the proof holds."));
  else if (find_worse (replay, &tier))
    g_string_append_printf (line, _("no: %s is %" PRId64 ", and %" PRId64 " in the best pairing; the proof holds."),
                            lp_tier_get_name (tier), lp_verdict_get_costs (replay->verdict)[tier],
                            lp_verdict_get_costs (replay->judged)[tier]);
  else
    g_string_append (line, _("no: it is not valid, and there is a valid pairing."));
  if (replay->best != NULL && replay->is_proven && !is_optimum (replay))
    append_better (line, replay);
  cli_append_wrapped (out, _("Best:   "), "        ", line->str);
}

static void
append_round (GString *out, const Replay *replay)
{
  g_autofree char *date = cli_date_words (lp_round_get_date (replay->round));
  g_autofree char *title = g_strdup_printf (_("The round from %s"), date);

  if (out->len > 0)
    g_string_append_c (out, '\n');
  cli_append_bold (out, stdout, title);
  cli_check_append (out, replay->request, replay->verdict);
  append_verdict (out, replay);
}

static void
append_json (GString *out, const Replay *replay)
{
  g_autofree char *date = lp_date_to_string (lp_round_get_date (replay->round));
  g_autofree char *verdict = lp_verdict_to_json (replay->verdict);
  g_autofree char *best = replay->best != NULL ? lp_pairing_to_json (replay->best)
                                               : lp_error_to_json (replay->error, replay->conflict);

  g_strchomp (verdict);
  g_strchomp (best);
  g_string_append_printf (out, "%s{\"date\": \"%s\", \"optimum\": %s, \"certified\": %s,\n\"report\": %s,\n\"best\": %s}",
                          out->len > 0 ? ",\n" : "", date, is_optimum (replay) ? "true" : "false",
                          replay->is_proven ? "true" : "false", verdict, best);
}

static void
show (const CliOptions *options, const GString *out, gsize n_rounds, gsize n_valid, gsize n_optimum)
{
  if (options->json) {
    printf ("{\"version\": 1, \"rounds\": [\n%s\n]}\n", out->str);
    return;
  }
  fputs (out->str, stdout);
  printf (_("\n%zu rounds: %zu valid, %zu as good as can be.\n"), n_rounds, n_valid,
          n_optimum);
}

int
cli_check_all (const CliOptions *options, const CliInput *input)
{
  LpHistory *whole = input->on_file != NULL ? input->on_file : lp_request_get_history (input->request);
  gsize n_rounds = lp_history_get_n_rounds (whole), n_valid = 0, n_optimum = 0;
  gboolean all_proven = TRUE;
  g_autoptr (GString) out = g_string_new (NULL);

  if (n_rounds == 0)
    return cli_usage ("check", _("the history has no round yet: there is nothing to check"));
  for (gsize i = 0; i < n_rounds; i++) {
    g_auto (Replay) replay = { 0 };
    g_autoptr (GError) error = NULL;
    if (!replay_round (&replay, input->request, whole, i, &error))
      return cli_fail (options, error, NULL);
    n_valid += lp_verdict_is_valid (replay.verdict);
    n_optimum += is_optimum (&replay);
    all_proven = all_proven && (replay.best == NULL || replay.is_proven || is_drawn (&replay));
    if (options->json)
      append_json (out, &replay);
    else
      append_round (out, &replay);
  }
  show (options, out, n_rounds, n_valid, n_optimum);
  return n_valid == n_rounds && all_proven ? CLI_DONE : CLI_NO_PAIRING;
}
