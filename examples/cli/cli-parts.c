/* SPDX-License-Identifier: MIT */
/* The parts of a request, and the options laid over them. */
#include "cli.h"

#include <string.h>

void
cli_parts_init (CliParts *parts)
{
  *parts = (CliParts) { .date = LP_DATE_NONE, .seed = CLI_DEFAULT_SEED };
  parts->absent = g_ptr_array_new_with_free_func (g_free);
  parts->away_today = g_ptr_array_new_with_free_func (g_free);
}

void
cli_parts_clear (CliParts *parts)
{
  g_clear_pointer (&parts->roster, lp_roster_unref);
  g_clear_pointer (&parts->history, lp_history_unref);
  g_clear_pointer (&parts->policy, lp_policy_unref);
  g_clear_pointer (&parts->absent, g_ptr_array_unref);
  g_clear_pointer (&parts->away_today, g_ptr_array_unref);
}

/* Takes ownership of the request, so that its parts may change again. */
void
cli_parts_take_apart (CliParts *parts, LpRequest *request)
{
  parts->roster = lp_roster_copy (lp_request_get_roster (request));
  parts->history = lp_history_copy (lp_request_get_history (request));
  parts->policy = lp_policy_copy (lp_request_get_policy (request));
  parts->date = lp_request_get_date (request);
  parts->seed = lp_request_get_seed (request);
  parts->fresh = lp_request_is_fresh (request);
  parts->earlier_matched = lp_request_has_earlier_matched (request);
  for (gsize i = 0; i < lp_request_get_n_absent (request); i++)
    g_ptr_array_add (parts->absent, g_strdup (lp_request_get_absent (request, i)));
  for (gsize i = 0; i < lp_request_get_n_away_today (request); i++)
    g_ptr_array_add (parts->away_today, g_strdup (lp_request_get_away_today (request, i)));
  lp_request_unref (request);
}

/* "A,B" or, where names have commas in them, "A;B". */
static char **
split_names (const char *text)
{
  return g_strsplit (text, strchr (text, ';') != NULL ? ";" : ",", -1);
}

static gboolean
add_pupil (GPtrArray *ids, const LpPupil *pupil, GError **error)
{
  const char *id = lp_pupil_get_id (pupil);

  if (!g_ptr_array_find_with_equal_func (ids, id, g_str_equal, NULL)) {
    g_ptr_array_add (ids, g_strdup (id));
    return TRUE;
  }
  g_set_error (error, LP_ERROR, LP_ERROR_DUPLICATE, _("%s is named twice."), lp_pupil_get_name (pupil));
  return FALSE;
}

/* One name, or several with commas between them. */
static gboolean
add_names (GPtrArray *ids, const LpRoster *roster, const char *text, GError **error)
{
  LpPupil *whole = lp_roster_look_up (roster, text, NULL);
  if (whole != NULL)
    return add_pupil (ids, whole, error);
  g_auto (GStrv) names = split_names (text);
  for (gsize i = 0; names[i] != NULL; i++) {
    LpPupil *pupil = lp_roster_look_up (roster, names[i], error);
    if (pupil == NULL || !add_pupil (ids, pupil, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
cli_add_names (GPtrArray *ids, const LpRoster *roster, const char *option, char **texts, GError **error)
{
  for (; texts != NULL && *texts != NULL; texts++) {
    if (!add_names (ids, roster, *texts, error)) {
      if (option != NULL)
        g_prefix_error (error, "%s: ", option);
      return FALSE;
    }
  }
  return TRUE;
}

/* "apart-1" and so on: the first id that no rule has. */
char *
cli_free_rule_id (const LpRoster *roster, const char *type)
{
  for (guint n = 1;; n++) {
    g_autofree char *id = g_strdup_printf ("%s-%u", type, n);
    gboolean taken = FALSE;
    for (gsize i = 0; i < lp_roster_get_n_rules (roster) && !taken; i++)
      taken = strcmp (lp_rule_get_id (lp_roster_get_rule (roster, i)), id) == 0;
    if (!taken)
      return g_steal_pointer (&id);
  }
}

static gboolean
add_rule (LpRoster *roster, LpRuleKind kind, const char *text, GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  if (!add_names (ids, roster, text, error))
    return FALSE;
  if (ids->len < 2) {
    g_set_error (error, LP_ERROR, LP_ERROR_VALUE, _("\"%s\" names one pupil: give two or more, with commas."), text);
    return FALSE;
  }
  g_autofree char *id = cli_free_rule_id (roster, lp_rule_kind_get_name (kind));
  g_autoptr (LpRule) rule = lp_rule_new (id, kind, (const char *const *) ids->pdata, ids->len,
                                         LP_DATE_NONE, NULL, error);
  return rule != NULL && lp_roster_add_rule (roster, rule, error);
}

static gboolean
add_rules (LpRoster *roster, LpRuleKind kind, const char *option, char **texts, GError **error)
{
  for (; texts != NULL && *texts != NULL; texts++) {
    if (!add_rule (roster, kind, *texts, error)) {
      g_prefix_error (error, "%s: ", option);
      return FALSE;
    }
  }
  return TRUE;
}

/* "FROM..TO", or one day. */
gboolean
cli_closure_parse (const char *text, LpDate *from, LpDate *to, GError **error)
{
  g_auto (GStrv) ends = g_strsplit (text, "..", 2);

  if (ends[0] == NULL || !cli_date_parse ("--closed", ends[0], from, error))
    return FALSE;
  return cli_date_parse ("--closed", ends[1] != NULL ? ends[1] : ends[0], to, error);
}

gboolean
cli_add_closures (LpRoster *roster, char **texts, GError **error)
{
  for (; texts != NULL && *texts != NULL; texts++) {
    LpDate from, to;
    if (!cli_closure_parse (*texts, &from, &to, error))
      return FALSE;
    if (!lp_roster_add_closure (roster, from, to, error)) {
      g_prefix_error (error, "--closed: ");
      return FALSE;
    }
  }
  return TRUE;
}

gboolean
cli_parts_apply (CliParts *parts, const CliOptions *o, GError **error)
{
  if (parts->policy == NULL)
    parts->policy = lp_policy_new ();
  if (!cli_policy_apply (parts->policy, o, error))
    return FALSE;
  /* Who names a strategy today means it as it is today. */
  parts->earlier_matched = parts->earlier_matched && o->strategy == NULL;
  parts->fresh = parts->fresh || o->fresh;
  if (o->date != NULL && !cli_date_parse ("--date", o->date, &parts->date, error))
    return FALSE;
  if (o->seed != NULL && !cli_seed_parse (o->seed, &parts->seed, error))
    return FALSE;
  return cli_add_names (parts->absent, parts->roster, "--absent", o->absent, error)
         && cli_add_names (parts->away_today, parts->roster, "--away-today", o->away_today, error)
         && add_rules (parts->roster, LP_RULE_APART, "--apart", o->apart, error)
         && add_rules (parts->roster, LP_RULE_TOGETHER, "--together", o->together, error)
         && cli_add_closures (parts->roster, o->closed, error);
}

LpRequest *
cli_parts_to_request (const CliParts *parts, GError **error)
{
  g_autoptr (LpRequest) request = lp_request_new (parts->roster, parts->history, parts->policy,
                                                  parts->date, parts->seed, error);
  if (request == NULL)
    return NULL;
  lp_request_set_fresh (request, parts->fresh);
  if (parts->earlier_matched)
    lp_request_note_earlier_matched (request);
  for (guint i = 0; i < parts->absent->len; i++) {
    if (!lp_request_add_absent (request, g_ptr_array_index (parts->absent, i), error))
      return NULL;
  }
  for (guint i = 0; i < parts->away_today->len; i++) {
    if (!lp_request_add_away_today (request, g_ptr_array_index (parts->away_today, i), error))
      return NULL;
  }
  return g_steal_pointer (&request);
}
