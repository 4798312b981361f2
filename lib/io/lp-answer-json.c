/* SPDX-License-Identifier: MIT */
#include "io/lp-json-private.h"

#include <learning-partners/lp-check.h>
#include <learning-partners/lp-pairing.h>

/* The ids of a reason, whatever they are called, in one array: a face need not know every code to show them. */
static json_t *
params_to_json (const LpReason *reason)
{
  json_t *object = json_object ();
  json_t *pupils = json_array ();

  for (gsize i = 0; i < lp_reason_get_n_params (reason); i++) {
    if (lp_reason_get_param_kind (reason, i) == LP_PARAM_PUPIL)
      json_array_append_new (pupils, lp_i_json_text (lp_reason_get_param_text (reason, i)));
  }
  if (json_array_size (pupils) > 0)
    json_object_set (object, "pupils", pupils);
  json_decref (pupils);
  for (gsize i = 0; i < lp_reason_get_n_params (reason); i++) {
    const char *name = lp_reason_get_param_name (reason, i);

    if (lp_reason_get_param_kind (reason, i) == LP_PARAM_NUMBER)
      json_object_set_new (object, name, lp_i_json_number (lp_reason_get_param_number (reason, i)));
    else if (lp_reason_get_param_kind (reason, i) == LP_PARAM_TEXT)
      json_object_set_new (object, name, lp_i_json_text (lp_reason_get_param_text (reason, i)));
  }
  return object;
}

static void
add_reason (json_t *object, const LpReason *reason)
{
  const char *text = lp_reason_get_text (reason);

  json_object_set_new (object, "code", lp_i_json_text (lp_reason_get_code (reason)));
  json_object_set_new (object, "params", params_to_json (reason));
  json_object_set_new (object, "text", lp_i_json_text (text != NULL ? text : ""));
}

static json_t *
reasons_to_json (const LpReasons *reasons)
{
  json_t *array = json_array ();

  for (gsize i = 0; i < lp_reasons_get_length (reasons); i++) {
    json_t *object = json_object ();

    add_reason (object, lp_reasons_get (reasons, i));
    json_array_append_new (array, object);
  }
  return array;
}

static json_t *
partnership_to_json (const LpPairing *pairing, gsize index)
{
  g_autoptr (LpReasons) reasons = lp_pairing_explain (pairing, index);
  gboolean chance = !lp_pairing_is_chance_by_order (pairing);
  json_t *object = json_object ();
  json_t *pupils = json_array ();

  for (gsize i = 0; i < lp_pairing_get_size (pairing, index); i++)
    json_array_append_new (pupils, lp_i_json_text (lp_pupil_get_id (lp_pairing_get_pupil (pairing, index, i))));
  json_object_set_new (object, "pupils", pupils);
  json_object_set_new (object, "kept", json_boolean (lp_pairing_is_kept (pairing, index)));
  json_object_set_new (object, "costs", lp_i_json_costs (lp_pairing_get_partnership_costs (pairing, index), chance, FALSE));
  json_object_set_new (object, "reasons", reasons_to_json (reasons));
  return object;
}

static json_t *
partnerships_to_json (const LpPairing *pairing)
{
  json_t *array = json_array ();

  for (gsize i = 0; i < lp_pairing_get_n_partnerships (pairing); i++)
    json_array_append_new (array, partnership_to_json (pairing, i));
  return array;
}

/* Uniform has nothing to prove: every allowed pairing costs nothing in every tier. */
static gboolean
is_certified (const LpPairing *pairing)
{
  const LpPolicy *policy = lp_request_get_policy (lp_pairing_get_request (pairing));

  return lp_pairing_get_certificate (pairing) != NULL || lp_policy_get_strategy (policy) == LP_STRATEGY_UNIFORM;
}

/* What a result records: enough to know what it answers, and to compute it again. */
static void
add_record (json_t *object, const LpPairing *pairing)
{
  const LpRequest *request = lp_pairing_get_request (pairing);
  g_autofree char *digest = lp_request_get_digest (request);

  json_object_set_new (object, "version", json_integer (1));
  json_object_set_new (object, "library", json_string (lp_version ()));
  json_object_set_new (object, "digest", json_string (digest));
  json_object_set_new (object, "date", lp_i_json_date (lp_request_get_date (request)));
  json_object_set_new (object, "seed", lp_i_json_unsigned (lp_request_get_seed (request)));
  json_object_set_new (object, "certified", json_boolean (is_certified (pairing)));
  json_object_set_new (object, "method", json_string (lp_method_get_name (lp_pairing_get_method (pairing))));
  if (lp_pairing_is_chance_by_order (pairing))
    json_object_set_new (object, "chance", json_string ("order"));
}

char *
lp_pairing_to_json (const LpPairing *pairing)
{
  g_autoptr (json_t) object = NULL;
  LpCertificate *certificate;
  LpRound *cover;

  g_return_val_if_fail (pairing != NULL, NULL);

  object = json_object ();
  certificate = lp_pairing_get_certificate (pairing);
  cover = lp_pairing_get_cover (pairing);
  add_record (object, pairing);
  json_object_set_new (object, "partnerships", partnerships_to_json (pairing));
  if (cover != NULL)
    json_object_set_new (object, "cover", lp_i_partnerships_to_json (cover));
  json_object_set_new (object, "costs",
                       lp_i_json_costs (lp_pairing_get_costs (pairing), !lp_pairing_is_chance_by_order (pairing), TRUE));
  if (certificate != NULL)
    json_object_set_new (object, "certificate", lp_i_certificate_to_json (certificate));
  json_object_set_new (object, "warnings", reasons_to_json (lp_pairing_get_warnings (pairing)));
  return lp_i_json_write (object);
}

static json_t *
conflict_to_json (const LpConflict *conflict)
{
  json_t *object = json_object ();
  json_t *pupils = json_array ();
  json_t *rules = json_array ();

  for (gsize i = 0; i < lp_conflict_get_n_pupils (conflict); i++)
    json_array_append_new (pupils, lp_i_json_text (lp_conflict_get_pupil (conflict, i)));
  for (gsize i = 0; i < lp_conflict_get_n_rules (conflict); i++)
    json_array_append_new (rules, lp_i_json_text (lp_conflict_get_rule (conflict, i)));
  json_object_set_new (object, "pupils", pupils);
  json_object_set_new (object, "rules", rules);
  json_object_set_new (object, "smallest", json_boolean (lp_conflict_is_smallest (conflict)));
  json_object_set_new (object, "text", lp_i_json_text (lp_conflict_get_text (conflict)));
  return object;
}

char *
lp_error_to_json (const GError *error, const LpConflict *conflict)
{
  g_autoptr (json_t) object = NULL;
  json_t *inner;
  LpError code;

  g_return_val_if_fail (error != NULL, NULL);

  /* An error of a foreign domain comes from a caller's own function. */
  code = error->domain == LP_ERROR ? (LpError) error->code : LP_ERROR_INTERNAL;
  object = json_object ();
  inner = json_object ();
  json_object_set_new (inner, "code", json_string (lp_error_get_name (code)));
  json_object_set_new (inner, "message", lp_i_json_text (error->message));
  if (conflict != NULL)
    json_object_set_new (inner, "conflict", conflict_to_json (conflict));
  json_object_set_new (object, "version", json_integer (1));
  json_object_set_new (object, "error", inner);
  return lp_i_json_write (object);
}

static const char *
proof_name (LpProof proof)
{
  switch (proof) {
    case LP_PROOF_OPTIMAL: return "optimal";
    case LP_PROOF_INVALID: return "invalid";
    case LP_PROOF_NONE:
    default: return "none";
  }
}

static const char *
severity_name (LpSeverity severity)
{
  switch (severity) {
    case LP_SEVERITY_BROKEN: return "broken";
    case LP_SEVERITY_BENT: return "bent";
    case LP_SEVERITY_NOTE:
    default: return "note";
  }
}

static json_t *
findings_to_json (const LpVerdict *report)
{
  json_t *array = json_array ();

  for (gsize i = 0; i < lp_verdict_get_n_findings (report); i++) {
    json_t *object = json_object ();

    json_object_set_new (object, "severity", json_string (severity_name (lp_verdict_get_severity (report, i))));
    add_reason (object, lp_verdict_get_finding (report, i));
    json_array_append_new (array, object);
  }
  return array;
}

char *
lp_verdict_to_json (const LpVerdict *report)
{
  g_autoptr (json_t) object = NULL;

  g_return_val_if_fail (report != NULL, NULL);

  object = json_object ();
  json_object_set_new (object, "version", json_integer (1));
  json_object_set_new (object, "library", json_string (lp_version ()));
  json_object_set_new (object, "valid", json_boolean (lp_verdict_is_valid (report)));
  json_object_set_new (object, "proof", json_string (proof_name (lp_verdict_get_proof (report))));
  json_object_set_new (object, "costs", lp_i_json_costs (lp_verdict_get_costs (report), TRUE, TRUE));
  json_object_set_new (object, "findings", findings_to_json (report));
  return lp_i_json_write (object);
}

/* The best pairing with the two as partners, without the proof that it is. */
static void
add_alternative (json_t *object, const LpWhyNot *why)
{
  const LpPairing *pairing = lp_why_not_get_pairing (why);
  gboolean chance = !lp_pairing_is_chance_by_order (pairing);

  json_object_set_new (object, "extra", lp_i_json_costs (lp_why_not_get_extra (why), chance, TRUE));
  json_object_set_new (object, "partnerships", partnerships_to_json (pairing));
  json_object_set_new (object, "costs", lp_i_json_costs (lp_pairing_get_costs (pairing), chance, TRUE));
}

char *
lp_why_not_to_json (const LpWhyNot *why)
{
  g_autoptr (json_t) object = NULL;

  g_return_val_if_fail (why != NULL, NULL);

  object = json_object ();
  json_object_set_new (object, "version", json_integer (1));
  json_object_set_new (object, "library", json_string (lp_version ()));
  json_object_set_new (object, "possible", json_boolean (lp_why_not_is_possible (why)));
  if (lp_why_not_is_possible (why))
    add_alternative (object, why);
  json_object_set_new (object, "reasons", reasons_to_json (lp_why_not_get_reasons (why)));
  return lp_i_json_write (object);
}
