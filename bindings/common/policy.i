/* SPDX-License-Identifier: MIT */
%lp_class(Policy)
%lp_class(Request)

%newobject LpPolicy::from_json;
%newobject LpPolicy::setting;
%newobject LpPolicy::setting_default;
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
  static LpPolicy *from_json (const char *text) { return lp_policy_from_json (text, -1, lp_facade_error ()); }
  /* The table of the settings, by index; -1 is the whole number of one that is left open, and no text. */
  static gsize n_settings () { return lp_setting_get_n (); }
  static const char *setting_name (gsize index) { return lp_setting_get_name ((LpSetting) index); }
  static const char *setting_kind (gsize index) { return lp_setting_kind_get_name (lp_setting_get_kind ((LpSetting) index)); }
  static const char *setting_unit (gsize index) { return lp_setting_get_unit ((LpSetting) index); }
  static int setting_least (gsize index) { return lp_setting_get_least ((LpSetting) index); }
  static int setting_most (gsize index) { return lp_setting_get_most ((LpSetting) index); }
  static char *setting_default (gsize index) { return lp_setting_get_default ((LpSetting) index); }
  static gsize setting_n_words (gsize index) { return lp_setting_get_n_words ((LpSetting) index); }
  static const char *setting_word (gsize index, gsize word) { return lp_setting_get_word ((LpSetting) index, word); }
  static const char *setting_meaning (gsize index) { return lp_setting_get_meaning ((LpSetting) index); }
  static gsize n_tiers () { return LP_N_TIERS; }
  static const char *tier_name (gsize index) { return lp_tier_get_name ((LpTier) index); }
  void set_setting (const char *name, const char *text) { lp_facade_policy_set_setting ($self, name, text); }
  char *setting (const char *name) { return lp_facade_policy_get_setting ($self, name); }
  void set_number (const char *name, int number) { lp_facade_policy_set_number ($self, name, number); }
  int number (const char *name) { return lp_facade_policy_get_number ($self, name); }
  void set_subject (const char *nullable) { lp_policy_set_subject ($self, nullable); }
  /* In whole ranks; -1 leaves a side open. */
  void set_gap (int min, int max) { lp_policy_set_gap ($self, min, max, lp_facade_error ()); }
  void clear_gap () { lp_policy_clear_gap ($self); }
  gboolean has_gap () { return lp_policy_get_gap ($self, NULL, NULL); }
  int gap_min () { return lp_facade_policy_get_gap ($self, FALSE); }
  int gap_max () { return lp_facade_policy_get_gap ($self, TRUE); }
  void set_rhythm (const char *name) { lp_facade_policy_set_rhythm ($self, name); }
  const char *rhythm () { return lp_facade_policy_get_rhythm ($self); }
  void set_tenure_window (int min_days, int max_days)
  {
    lp_policy_set_tenure_window ($self, min_days, max_days, lp_facade_error ());
  }
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
