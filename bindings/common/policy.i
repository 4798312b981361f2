/* SPDX-License-Identifier: MIT */
%lp_class(Policy)
%lp_class(Request)

%newobject LpPolicy::order;
%newobject LpRequest::from_json;
%newobject LpRequest::to_json;
%newobject LpRequest::digest;
%newobject LpRequest::roster;
%newobject LpRequest::history;
%newobject LpRequest::policy;

typedef struct {} LpPolicy;
%extend LpPolicy {
  LpPolicy () { return lp_policy_new (); }
  ~LpPolicy () { lp_policy_unref ($self); }
  void set_strategy (const char *name) { lp_facade_policy_set_strategy ($self, name); }
  const char *strategy () { return lp_strategy_get_name (lp_policy_get_strategy ($self)); }
  void set_subject (const char *nullable) { lp_policy_set_subject ($self, nullable); }
  const char *subject () { return lp_policy_get_subject ($self); }
  /* In whole ranks; -1 leaves a side open. */
  void set_gap (int min, int max) { lp_policy_set_gap ($self, min, max, lp_facade_error ()); }
  void clear_gap () { lp_policy_clear_gap ($self); }
  gboolean has_gap () { return lp_policy_get_gap ($self, NULL, NULL); }
  int gap_min () { return lp_facade_policy_get_gap ($self, FALSE); }
  int gap_max () { return lp_facade_policy_get_gap ($self, TRUE); }
  void set_rhythm (const char *name) { lp_facade_policy_set_rhythm ($self, name); }
  const char *rhythm () { return lp_facade_policy_get_rhythm ($self); }
  void set_round_days (int days) { lp_policy_set_round_days ($self, days, lp_facade_error ()); }
  int round_days () { return lp_policy_get_round_days ($self); }
  void set_tenure_window (int min_days, int max_days)
  {
    lp_policy_set_tenure_window ($self, min_days, max_days, lp_facade_error ());
  }
  int min_tenure_days () { return lp_policy_get_min_tenure_days ($self); }
  int max_tenure_days () { return lp_policy_get_max_tenure_days ($self); }
  void set_slack_days (int days) { lp_policy_set_slack_days ($self, days, lp_facade_error ()); }
  int slack_days () { return lp_policy_get_slack_days ($self); }
  /* -1: the default, by class size and strategy */
  void set_cooldown_rounds (int rounds) { lp_policy_set_cooldown_rounds ($self, rounds, lp_facade_error ()); }
  int cooldown_rounds () { return lp_policy_get_cooldown_rounds ($self); }
  void set_between (const char *name) { lp_facade_policy_set_between ($self, name); }
  const char *between () { return lp_policy_get_between ($self) == LP_BETWEEN_STAY ? "stay" : "change"; }
  void set_hard (gboolean max_tenure, gboolean min_tenure)
  {
    lp_policy_set_hard ($self, (LpHard) ((max_tenure ? LP_HARD_MAX_TENURE : 0) | (min_tenure ? LP_HARD_MIN_TENURE : 0)));
  }
  gboolean has_hard_max_tenure () { return (lp_policy_get_hard ($self) & LP_HARD_MAX_TENURE) != 0; }
  gboolean has_hard_min_tenure () { return (lp_policy_get_hard ($self) & LP_HARD_MIN_TENURE) != 0; }
  void set_odd (const char *name) { lp_facade_policy_set_odd ($self, name); }
  const char *odd () { return lp_policy_get_odd ($self) == LP_ODD_ADULT ? "adult" : "three"; }
  void set_order (const char *const *tiers, gsize n_tiers) { lp_facade_policy_set_order ($self, tiers, n_tiers); }
  char *order () { return lp_facade_policy_get_order ($self); }
  void add_must_match (const char *attribute) { lp_policy_add_must_match ($self, attribute, lp_facade_error ()); }
  void add_must_differ (const char *attribute) { lp_policy_add_must_differ ($self, attribute, lp_facade_error ()); }
  void clear_musts () { lp_policy_clear_musts ($self); }
  gsize n_must_match () { return lp_policy_get_n_must_match ($self); }
  const char *must_match (gsize index) { return lp_policy_get_must_match ($self, index); }
  gsize n_must_differ () { return lp_policy_get_n_must_differ ($self); }
  const char *must_differ (gsize index) { return lp_policy_get_must_differ ($self, index); }
  void set_weight (const char *name, int weight) { lp_policy_set_weight ($self, name, weight, lp_facade_error ()); }
  int weight (const char *name) { return lp_policy_get_weight ($self, name); }
  gsize n_weights () { return lp_policy_get_n_weights ($self); }
  const char *weight_name (gsize index) { return lp_policy_get_weight_name ($self, index); }
}

typedef struct {} LpRequest;
%extend LpRequest {
  LpRequest (LpRoster *roster, LpHistory *history_or_null, LpPolicy *policy_or_null, LpDate date, guint64 seed)
  {
    return lp_request_new (roster, history_or_null, policy_or_null, date, seed, lp_facade_error ());
  }
  ~LpRequest () { lp_request_unref ($self); }
  static LpRequest *from_json (const char *text) { return lp_request_from_json (text, -1, lp_facade_error ()); }
  char *to_json () { return lp_request_to_json ($self); }
  LpRoster *roster () { return lp_roster_copy (lp_request_get_roster ($self)); }
  LpHistory *history () { return lp_history_copy (lp_request_get_history ($self)); }
  LpPolicy *policy () { return lp_policy_copy (lp_request_get_policy ($self)); }
  LpDate date () { return lp_request_get_date ($self); }
  guint64 seed () { return lp_request_get_seed ($self); }
  void set_fresh (gboolean fresh) { lp_request_set_fresh ($self, fresh); }
  void note_earlier_matched () { lp_request_note_earlier_matched ($self); }
  gboolean has_earlier_matched () { return lp_request_has_earlier_matched ($self); }
  gboolean is_fresh () { return lp_request_is_fresh ($self); }
  void add_absent (const char *id) { lp_request_add_absent ($self, id, lp_facade_error ()); }
  gsize n_absent () { return lp_request_get_n_absent ($self); }
  const char *absent (gsize index) { return lp_request_get_absent ($self, index); }
  void add_away_today (const char *id) { lp_request_add_away_today ($self, id, lp_facade_error ()); }
  gsize n_away_today () { return lp_request_get_n_away_today ($self); }
  const char *away_today (gsize index) { return lp_request_get_away_today ($self, index); }
  gsize n_present () { return lp_request_get_n_present ($self); }
  const char *subject ()
  {
    const char *subject = NULL;
    lp_request_get_subject ($self, &subject, lp_facade_error ());
    return subject;
  }
  char *digest () { return lp_request_get_digest ($self); }
}
