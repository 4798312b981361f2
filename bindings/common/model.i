/* SPDX-License-Identifier: MIT */
%lp_class(Pupil)
%lp_class(Scale)
%lp_class(Rule)
%lp_class(Roster)
%lp_class(Round)
%lp_class(Feedback)
%lp_class(History)

%newobject LpRoster::from_json;
%newobject LpRoster::to_json;
%newobject LpRoster::pupil;
%newobject LpRoster::find;
%newobject LpRoster::look_up;
%newobject LpRoster::scale;
%newobject LpRoster::rule;
%newobject LpRoster::ids;
%newobject LpRoster::names;
%newobject LpScale::builtin;
%newobject LpScale::quantiles;
%newobject LpRound::assigned;
%newobject LpRound::cover;
%newobject LpRound::ids;
%newobject LpRound::absent;
%newobject LpHistory::from_json;
%newobject LpHistory::to_json;
%newobject LpHistory::copy;
%newobject LpHistory::round;
%newobject LpHistory::feedback;

typedef struct {} LpPupil;
%extend LpPupil {
  LpPupil (const char *id, const char *nullable) { return lp_pupil_new (id, nullable, lp_facade_error ()); }
  ~LpPupil () { lp_pupil_unref ($self); }
  void set_score (const char *subject, double score) { lp_pupil_set_score ($self, subject, score, lp_facade_error ()); }
  void set_band (const char *subject, const char *band) { lp_pupil_set_band ($self, subject, band, lp_facade_error ()); }
  void set_flag (const char *name, gboolean value) { lp_pupil_set_flag ($self, name, value, lp_facade_error ()); }
  void set_word (const char *name, const char *value) { lp_pupil_set_word ($self, name, value, lp_facade_error ()); }
  const char *id () { return lp_pupil_get_id ($self); }
  const char *name () { return lp_pupil_get_name ($self); }
  /* 0 missing, 1 score, 2 band */
  int kind (const char *subject) { return (int) lp_pupil_get_attainment_kind ($self, subject); }
  double score (const char *subject) { return lp_pupil_get_score ($self, subject); }
  const char *band (const char *subject) { return lp_pupil_get_band ($self, subject); }
  gsize n_subjects () { return lp_pupil_get_n_subjects ($self); }
  const char *subject (gsize index) { return lp_pupil_get_subject ($self, index); }
  gboolean has_flag (const char *name) { return lp_pupil_has_flag ($self, name); }
  const char *word (const char *name) { return lp_pupil_get_word ($self, name); }
  gsize n_attributes () { return lp_pupil_get_n_attributes ($self); }
  const char *attribute (gsize index) { return lp_pupil_get_attribute ($self, index); }
}

typedef struct {} LpScale;
%extend LpScale {
  LpScale (const char *const *bands, gsize n_bands, const double *thresholds, gsize n_thresholds)
  {
    return lp_facade_scale_new (bands, n_bands, thresholds, n_thresholds);
  }
  ~LpScale () { lp_scale_unref ($self); }
  static LpScale *builtin (const char *name) { return lp_scale_new_builtin (name, lp_facade_error ()); }
  static LpScale *quantiles (gsize n_bands) { return lp_scale_new_quantiles (n_bands, lp_facade_error ()); }
  gsize n_bands () { return lp_scale_get_n_bands ($self); }
  const char *band (gsize index) { return lp_scale_get_band ($self, index); }
  int find_band (const char *name) { return lp_scale_find_band ($self, name); }
  gboolean is_missing (const char *text) { return lp_scale_is_missing ($self, text); }
  gboolean has_thresholds () { return lp_scale_get_thresholds ($self) != NULL; }
  double threshold (gsize index) { return lp_scale_get_thresholds ($self)[index]; }
  double low () { double low, high; lp_scale_get_range ($self, &low, &high); return low; }
  double high () { double low, high; lp_scale_get_range ($self, &low, &high); return high; }
  gboolean is_quantiles () { return lp_scale_is_quantiles ($self); }
  gboolean takes_scores () { return lp_scale_takes_scores ($self); }
  const char *builtin_name () { return lp_scale_get_builtin_name ($self); }
}

typedef struct {} LpRule;
%extend LpRule {
  LpRule (const char *id_or_null, const char *type, const char *const *pupils, gsize n_pupils, LpDate until,
          const char *nullable)
  {
    return lp_facade_rule_new (id_or_null, type, pupils, n_pupils, until, nullable);
  }
  ~LpRule () { lp_rule_unref ($self); }
  const char *id () { return lp_rule_get_id ($self); }
  gboolean has_own_id () { return lp_rule_has_own_id ($self); }
  const char *type () { return lp_rule_kind_get_name (lp_rule_get_kind ($self)); }
  gsize n_pupils () { return lp_rule_get_n_pupils ($self); }
  const char *pupil (gsize index) { return lp_rule_get_pupil ($self, index); }
  LpDate until () { return lp_rule_get_until ($self); }
  const char *reason () { return lp_rule_get_reason ($self); }
  gboolean is_active (LpDate date) { return lp_rule_is_active ($self, date); }
}

typedef struct {} LpRoster;
%extend LpRoster {
  LpRoster () { return lp_roster_new (); }
  ~LpRoster () { lp_roster_unref ($self); }
  static LpRoster *from_json (const char *text) { return lp_roster_from_json (text, -1, lp_facade_error ()); }
  char *to_json () { return lp_roster_to_json ($self); }
  void add_pupil (LpPupil *pupil) { lp_roster_add_pupil ($self, pupil, lp_facade_error ()); }
  void add_scores (const char *const *ids, gsize n_ids, const char *const *names, gsize n_names, const char *nullable,
                   const double *scores, gsize n_scores)
  {
    lp_facade_roster_add_scores ($self, ids, n_ids, names, n_names, nullable, scores, n_scores);
  }
  void add_bands (const char *const *ids, gsize n_ids, const char *const *names, gsize n_names, const char *subject,
                  const gint64 *codes, gsize n_codes, const char *const *bands, gsize n_bands)
  {
    lp_facade_roster_add_bands ($self, ids, n_ids, names, n_names, subject, codes, n_codes, bands, n_bands);
  }
  gsize n_pupils () { return lp_roster_get_n_pupils ($self); }
  LpPupil *pupil (gsize index) { return lp_pupil_ref (lp_roster_get_pupil ($self, index)); }
  LpPupil *find (const char *id)
  {
    LpPupil *pupil = lp_roster_find_pupil ($self, id);
    return pupil == NULL ? NULL : lp_pupil_ref (pupil);
  }
  LpPupil *look_up (const char *text)
  {
    LpPupil *pupil = lp_roster_look_up ($self, text, lp_facade_error ());
    return pupil == NULL ? NULL : lp_pupil_ref (pupil);
  }
  char *ids () { return lp_facade_roster_get_ids ($self); }
  char *names () { return lp_facade_roster_get_names ($self); }
  void set_scale (const char *subject, LpScale *scale) { lp_roster_set_scale ($self, subject, scale, lp_facade_error ()); }
  LpScale *scale (const char *subject)
  {
    LpScale *scale = lp_roster_get_scale ($self, subject);
    return scale == NULL ? NULL : lp_scale_ref (scale);
  }
  gsize n_subjects () { return lp_roster_get_n_subjects ($self); }
  const char *subject (gsize index) { return lp_roster_get_subject ($self, index); }
  void add_rule (LpRule *rule) { lp_roster_add_rule ($self, rule, lp_facade_error ()); }
  gsize n_rules () { return lp_roster_get_n_rules ($self); }
  LpRule *rule (gsize index) { return lp_rule_ref (lp_roster_get_rule ($self, index)); }
  void add_closure (LpDate from_, LpDate to) { lp_roster_add_closure ($self, from_, to, lp_facade_error ()); }
  gsize n_closures () { return lp_roster_get_n_closures ($self); }
  LpDate closure_from (gsize index) { LpDate from_; lp_roster_get_closure ($self, index, &from_, NULL); return from_; }
  LpDate closure_to (gsize index) { LpDate to; lp_roster_get_closure ($self, index, NULL, &to); return to; }
  int count_open_days (LpDate from_, LpDate to) { return lp_roster_count_open_days ($self, from_, to); }
  int band_index (LpPupil *pupil, const char *subject) { return lp_roster_get_band_index ($self, pupil, subject); }
}

typedef struct {} LpRound;
%extend LpRound {
  LpRound (LpDate date) { return lp_round_new (date); }
  ~LpRound () { lp_round_unref ($self); }
  LpDate date () { return lp_round_get_date ($self); }
  void add_partnership (const char *const *pupils, gsize n_pupils)
  {
    lp_round_add_partnership ($self, pupils, n_pupils, lp_facade_error ());
  }
  void add_assigned (const char *const *pupils, gsize n_pupils)
  {
    lp_round_add_assigned ($self, pupils, n_pupils, lp_facade_error ());
  }
  void add_absent (const char *id) { lp_round_add_absent ($self, id, lp_facade_error ()); }
  void set_seed (guint64 seed) { lp_round_set_seed ($self, seed, lp_facade_error ()); }
  gboolean has_seed () { return lp_round_get_seed ($self, NULL); }
  guint64 seed () { guint64 seed = 0; lp_round_get_seed ($self, &seed); return seed; }
  /* What a trial issued the round under; a period of -1 is none. */
  void set_trial (const char *nullable, int period, guint draw)
  {
    lp_round_set_trial ($self, nullable, period, draw, lp_facade_error ());
  }
  const char *arm () { return lp_round_get_arm ($self); }
  int period () { return lp_round_get_period ($self); }
  guint draw () { return lp_round_get_draw ($self); }
  void add_cover (LpRound *cover) { lp_round_add_cover ($self, cover, lp_facade_error ()); }
  gsize n_partnerships () { return lp_round_get_n_partnerships ($self); }
  gsize size (gsize index) { return lp_round_get_size ($self, index); }
  const char *pupil (gsize index, gsize member) { return lp_round_get_pupil ($self, index, member); }
  char *ids () { return lp_facade_round_get_ids ($self); }
  char *absent () { return lp_facade_round_get_absent ($self); }
  LpRound *assigned ()
  {
    LpRound *assigned = lp_round_get_assigned ($self);
    return assigned == NULL ? NULL : lp_round_ref (assigned);
  }
  gsize n_covers () { return lp_round_get_n_covers ($self); }
  LpRound *cover (gsize index) { return lp_round_ref (lp_round_get_cover ($self, index)); }
}

typedef struct {} LpFeedback;
%extend LpFeedback {
  LpFeedback (LpDate date, const char *const *pupils, gsize n_pupils, const char *word)
  {
    return lp_facade_feedback_new (date, pupils, n_pupils, word);
  }
  ~LpFeedback () { lp_feedback_unref ($self); }
  LpDate date () { return lp_feedback_get_date ($self); }
  gsize n_pupils () { return lp_feedback_get_n_pupils ($self); }
  const char *pupil (gsize index) { return lp_feedback_get_pupil ($self, index); }
  const char *word () { return lp_feedback_word_get_name (lp_feedback_get_word ($self)); }
}

typedef struct {} LpHistory;
%extend LpHistory {
  LpHistory () { return lp_history_new (); }
  ~LpHistory () { lp_history_unref ($self); }
  static LpHistory *from_json (const char *text) { return lp_history_from_json (text, -1, lp_facade_error ()); }
  char *to_json () { return lp_history_to_json ($self); }
  LpHistory *copy () { return lp_history_copy ($self); }
  void add_round (LpRound *round) { lp_history_add_round ($self, round, lp_facade_error ()); }
  gsize n_rounds () { return lp_history_get_n_rounds ($self); }
  LpRound *round (gsize index) { return lp_round_ref (lp_history_get_round ($self, index)); }
  void add_feedback (LpFeedback *feedback) { lp_history_add_feedback ($self, feedback); }
  gsize n_feedback () { return lp_history_get_n_feedback ($self); }
  LpFeedback *feedback (gsize index) { return lp_feedback_ref (lp_history_get_feedback ($self, index)); }
  gboolean is_keep_round (gsize index) { return lp_history_is_keep_round ($self, index); }
  gboolean has_met (const char *a, const char *b) { return lp_history_has_met ($self, a, b); }
  guint times_met (const char *a, const char *b) { return lp_history_get_times_met ($self, a, b); }
  /* The index of a spell's first and last round; -1 where there is no such spell. */
  int spell_first (const char *a, const char *b, guint spell) { return lp_facade_history_get_spell ($self, a, b, spell, FALSE); }
  int spell_last (const char *a, const char *b, guint spell) { return lp_facade_history_get_spell ($self, a, b, spell, TRUE); }
  guint rounds_since_met (const char *a, const char *b) { return lp_history_get_rounds_since_met ($self, a, b); }
  guint rounds_since_turn (const char *pupil) { return lp_history_get_rounds_since_turn ($self, pupil); }
  guint n_turns (const char *pupil) { return lp_history_get_n_turns ($self, pupil); }
  int tenure_days (LpRoster *roster_or_null, const char *a, const char *b, LpDate date)
  {
    return lp_history_get_tenure_days ($self, roster_or_null, a, b, date);
  }
  guint tenure_rounds (const char *a, const char *b) { return lp_history_get_tenure_rounds ($self, a, b); }
}
