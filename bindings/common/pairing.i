/* SPDX-License-Identifier: MIT */
%lp_class(Numbers)
%lp_class(Reason)
%lp_class(Reasons)
%lp_class(Conflict)
%lp_class(Certificate)
%lp_class(Pairing)
%lp_class(Seen)
%lp_class(WhyNot)
%lp_class(Verdict)
%lp_class(Run)

%newobject LpReasons::reason;
%newobject LpConflict::find;
%newobject LpCertificate::values;
%newobject LpCertificate::blossom;
%newobject LpCertificate::blossom_value;
%newobject LpPairing::pair;
%newobject LpPairing::request;
%newobject LpPairing::pupil;
%newobject LpPairing::ids;
%newobject LpPairing::seats;
%newobject LpPairing::costs;
%newobject LpPairing::partnership_costs;
%newobject LpPairing::certificate;
%newobject LpPairing::to_round;
%newobject LpPairing::cover;
%newobject LpPairing::warnings;
%newobject LpPairing::explain;
%newobject LpPairing::to_json;
%newobject LpPairing::why_not;
%newobject LpSeen::another;
%newobject LpWhyNot::extra;
%newobject LpWhyNot::pairing;
%newobject LpWhyNot::reasons;
%newobject LpWhyNot::to_json;
%newobject LpVerdict::check;
%newobject LpVerdict::costs;
%newobject LpVerdict::finding;
%newobject LpVerdict::to_json;
%newobject LpRun::pairing;

typedef struct {} LpNumbers;
%extend LpNumbers {
  ~LpNumbers () { lp_numbers_free ($self); }
  gsize length () { return $self->length; }
  gint64 value (gsize index) { return $self->values[index]; }
}

typedef struct {} LpReason;
%extend LpReason {
  ~LpReason () { lp_reason_unref ($self); }
  const char *code () { return lp_reason_get_code ($self); }
  const char *text () { return lp_reason_get_text ($self); }
  gsize n_params () { return lp_reason_get_n_params ($self); }
  const char *param_name (gsize index) { return lp_reason_get_param_name ($self, index); }
  /* 0 number, 1 text, 2 a pupil's id */
  int param_kind (gsize index) { return (int) lp_reason_get_param_kind ($self, index); }
  gint64 param_number (gsize index) { return lp_reason_get_param_number ($self, index); }
  const char *param_text (gsize index) { return lp_reason_get_param_text ($self, index); }
}

typedef struct {} LpReasons;
%extend LpReasons {
  ~LpReasons () { lp_reasons_unref ($self); }
  gsize length () { return lp_reasons_get_length ($self); }
  LpReason *reason (gsize index) { return lp_reason_ref (lp_reasons_get ($self, index)); }
}

typedef struct {} LpConflict;
%extend LpConflict {
  ~LpConflict () { lp_conflict_unref ($self); }
  /* None, with no error, where a pairing exists. */
  static LpConflict *find (LpRequest *request) { return lp_conflict_find (request, lp_facade_error ()); }
  gsize n_rules () { return lp_conflict_get_n_rules ($self); }
  const char *rule (gsize index) { return lp_conflict_get_rule ($self, index); }
  gsize n_pupils () { return lp_conflict_get_n_pupils ($self); }
  const char *pupil (gsize index) { return lp_conflict_get_pupil ($self, index); }
  gboolean is_smallest () { return lp_conflict_is_smallest ($self); }
  const char *text () { return lp_conflict_get_text ($self); }
}

typedef struct {} LpCertificate;
%extend LpCertificate {
  /* An empty id stands for the adult. */
  LpCertificate (const char *const *tiers, gsize n_tiers, const gint64 *radices, gsize n_radices,
                 const char *const *participants, gsize n_participants)
  {
    return lp_facade_certificate_new (tiers, n_tiers, radices, n_radices, participants, n_participants);
  }
  ~LpCertificate () { lp_certificate_unref ($self); }
  void add_dual (const gint64 *values, gsize n_values) { lp_facade_certificate_add_dual ($self, values, n_values); }
  void add_blossom (const gint64 *members, gsize n_members, const gint64 *value, gsize n_value)
  {
    lp_facade_certificate_add_blossom ($self, members, n_members, value, n_value);
  }
  gsize n_tiers () { return lp_certificate_get_n_tiers ($self); }
  const char *tier (gsize index) { return lp_tier_get_name (lp_certificate_get_tier ($self, index)); }
  gint64 radix (gsize index) { return lp_certificate_get_radix ($self, index); }
  gsize n_participants () { return lp_certificate_get_n_participants ($self); }
  const char *participant (gsize index) { return lp_certificate_get_participant ($self, index); }
  gsize n_duals () { return lp_certificate_get_n_duals ($self); }
  LpNumbers *values (gsize dual) { return lp_facade_certificate_get_values ($self, dual); }
  gsize n_blossoms (gsize dual) { return lp_certificate_get_n_blossoms ($self, dual); }
  LpNumbers *blossom (gsize dual, gsize index) { return lp_facade_certificate_get_blossom ($self, dual, index); }
  LpNumbers *blossom_value (gsize dual, gsize index) { return lp_facade_certificate_get_blossom_value ($self, dual, index); }
}

typedef struct {} LpWhyNot;
typedef struct {} LpPairing;
%extend LpPairing {
  ~LpPairing () { lp_pairing_unref ($self); }
  static LpPairing *pair (LpRequest *request) { return lp_pair (request, lp_facade_conflict (), lp_facade_error ()); }
  LpRequest *request () { return lp_request_ref (lp_pairing_get_request ($self)); }
  gsize n_partnerships () { return lp_pairing_get_n_partnerships ($self); }
  gsize size (gsize index) { return lp_pairing_get_size ($self, index); }
  LpPupil *pupil (gsize index, gsize member) { return lp_pupil_ref (lp_pairing_get_pupil ($self, index, member)); }
  char *ids () { return lp_facade_pairing_get_ids ($self); }
  LpNumbers *seats () { return lp_facade_pairing_get_seats ($self); }
  gboolean is_kept (gsize index) { return lp_pairing_is_kept ($self, index); }
  LpNumbers *costs () { return lp_facade_copy_numbers (lp_pairing_get_costs ($self), LP_N_TIERS); }
  LpNumbers *partnership_costs (gsize index)
  {
    return lp_facade_copy_numbers (lp_pairing_get_partnership_costs ($self, index), LP_N_TIERS);
  }
  gboolean is_chance_by_order () { return lp_pairing_is_chance_by_order ($self); }
  const char *method () { return lp_method_get_name (lp_pairing_get_method ($self)); }
  LpCertificate *certificate ()
  {
    LpCertificate *certificate = lp_pairing_get_certificate ($self);
    return certificate == NULL ? NULL : lp_certificate_ref (certificate);
  }
  LpRound *to_round () { return lp_pairing_to_round ($self); }
  LpRound *cover ()
  {
    LpRound *cover = lp_pairing_get_cover ($self);
    return cover == NULL ? NULL : lp_round_ref (cover);
  }
  LpReasons *warnings () { return lp_reasons_ref (lp_pairing_get_warnings ($self)); }
  LpReasons *explain (gsize index) { return lp_pairing_explain ($self, index); }
  char *to_json () { return lp_pairing_to_json ($self); }
  LpWhyNot *why_not (const char *a, const char *b) { return lp_why_not ($self, a, b, lp_facade_error ()); }
}

%{
typedef GPtrArray LpSeen;
%}
typedef struct {} LpSeen;
%extend LpSeen {
  LpSeen () { return g_ptr_array_new_with_free_func ((GDestroyNotify) lp_pairing_unref); }
  ~LpSeen () { g_ptr_array_unref ($self); }
  void add (LpPairing *pairing) { g_ptr_array_add ($self, lp_pairing_ref (pairing)); }
  LpPairing *another (LpRequest *request) { return lp_facade_another (request, $self); }
}

%extend LpWhyNot {
  ~LpWhyNot () { lp_why_not_unref ($self); }
  gboolean is_possible () { return lp_why_not_is_possible ($self); }
  LpNumbers *extra ()
  {
    gboolean possible = lp_why_not_is_possible ($self);
    return lp_facade_copy_numbers (possible ? lp_why_not_get_extra ($self) : NULL, possible ? LP_N_TIERS : 0);
  }
  LpPairing *pairing ()
  {
    LpPairing *pairing = lp_why_not_get_pairing ($self);
    return pairing == NULL ? NULL : lp_pairing_ref (pairing);
  }
  LpReasons *reasons () { return lp_reasons_ref (lp_why_not_get_reasons ($self)); }
  char *to_json () { return lp_why_not_to_json ($self); }
}

typedef struct {} LpVerdict;
%extend LpVerdict {
  ~LpVerdict () { lp_verdict_unref ($self); }
  static LpVerdict *check (LpRequest *request, LpRound *round, LpCertificate *certificate_or_null)
  {
    return lp_check (request, round, certificate_or_null, lp_facade_error ());
  }
  gboolean is_valid () { return lp_verdict_is_valid ($self); }
  LpNumbers *costs () { return lp_facade_copy_numbers (lp_verdict_get_costs ($self), LP_N_TIERS); }
  const char *proof () { return lp_facade_proof_name (lp_verdict_get_proof ($self)); }
  gsize n_findings () { return lp_verdict_get_n_findings ($self); }
  LpReason *finding (gsize index) { return lp_reason_ref (lp_verdict_get_finding ($self, index)); }
  const char *severity (gsize index) { return lp_facade_severity_name (lp_verdict_get_severity ($self, index)); }
  char *to_json () { return lp_verdict_to_json ($self); }
}

%rename(cover) lp_facade_cover;
%newobject lp_facade_cover;
LpRound *lp_facade_cover (LpRequest *request, LpRound *round, const char *const *away, gsize n_away, LpDate date);

typedef struct {} LpRun;
%extend LpRun {
  LpRun () { return lp_run_new (); }
  ~LpRun () { lp_run_free ($self); }
  void add (LpRequest *request) { lp_run_add ($self, request); }
  gsize length () { return lp_run_get_length ($self); }
  void work () { lp_run_work ($self); }
  void cancel () { lp_run_cancel ($self); }
  LpPairing *pairing (gsize index) { return lp_run_get_pairing ($self, index); }
}
