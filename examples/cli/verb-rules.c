/* SPDX-License-Identifier: MIT */
/* partners apart, together, pin, friends, prefer and holiday: what stands until it ends. */
#include "cli.h"

#include <string.h>

static const char *
title_of (LpRuleKind kind)
{
  switch (kind) {
  case LP_RULE_APART:
    return _("Never partners:");
  case LP_RULE_TOGETHER:
    return _("Always partners:");
  case LP_RULE_PIN:
    return _("Partners in the next round:");
  case LP_RULE_PREFER:
    return _("Better together, where nothing else is lost:");
  default:
    return _("Friends, better apart where nothing else is lost:");
  }
}

/* What follows from a rule, where its name alone may mislead; NULL where it says it all. */
static const char *
what_follows (const LpPolicy *policy, LpRuleKind kind, guint n_pupils)
{
  if (kind == LP_RULE_TOGETHER || kind == LP_RULE_PIN)
    return n_pupils == 3 ? _("They are a three of their own, whatever the number present.") : NULL;
  if (kind == LP_RULE_APART)
    return NULL;
  int weight = lp_policy_get_weight (policy, lp_rule_kind_get_name (kind));
  if (weight == 0)
    return _("Nothing follows from it: the policy gives it no weight (partners policy --weight).");
  if (weight < 0)
    return _("They are partners where that costs nothing else.");
  return kind == LP_RULE_FRIENDS ? _("They are not partners where it can be helped. To bring two together there is \"partners prefer\".")
                                 : _("They are not partners where it can be helped.");
}

static char *
names_of (const LpRoster *roster, const LpRule *rule)
{
  gsize n = lp_rule_get_n_pupils (rule);
  g_autofree const char **ids = g_new (const char *, n);

  for (gsize i = 0; i < n; i++)
    ids[i] = lp_rule_get_pupil (rule, i);
  return cli_class_names (roster, ids, n);
}

static void
append_rule (GString *out, const LpClassFile *file, const LpRule *rule)
{
  g_autofree char *names = names_of (lp_class_file_get_everybody (file), rule);
  g_autoptr (GString) line = g_string_new (names);

  if (lp_rule_get_until (rule) != LP_DATE_NONE) {
    g_autofree char *day = cli_date_words (lp_rule_get_until (rule));
    g_string_append_printf (line, _(", until %s"), day);
  }
  if (lp_rule_get_reason (rule) != NULL)
    g_string_append_printf (line, " (%s)", lp_rule_get_reason (rule));
  cli_append_wrapped (out, "  ", "    ", line->str);
}

static void
append_rule_json (json_t *list, const LpRule *rule)
{
  json_t *pupils = json_array ();
  json_t *entry = json_pack ("{s:s, s:o}", "id", lp_rule_get_id (rule), "pupils", pupils);

  for (gsize i = 0; i < lp_rule_get_n_pupils (rule); i++)
    json_array_append_new (pupils, json_string (lp_rule_get_pupil (rule, i)));
  if (lp_rule_get_until (rule) != LP_DATE_NONE) {
    g_autofree char *day = lp_date_to_string (lp_rule_get_until (rule));
    json_object_set_new (entry, "until", json_string (day));
  }
  if (lp_rule_get_reason (rule) != NULL)
    json_object_set_new (entry, "reason", json_string (lp_rule_get_reason (rule)));
  json_array_append_new (list, entry);
}

/* A pin is used up by the round of its last day. */
static gboolean
is_standing (const LpClassFile *file, const LpRule *rule)
{
  LpRound *latest = cli_class_latest_round ((LpClassFile *) file, NULL);

  if (lp_rule_get_kind (rule) == LP_RULE_PIN && latest != NULL && lp_rule_get_until (rule) != LP_DATE_NONE
      && lp_rule_get_until (rule) <= lp_round_get_date (latest))
    return FALSE;
  return lp_rule_is_active (rule, cli_file_today ());
}

/* Those of a kind that have not run out. */
static int
list_rules (const CliOptions *o, const LpClassFile *file, LpRuleKind kind)
{
  LpRoster *roster = lp_class_file_get_roster (file);
  g_autoptr (GString) out = g_string_new (NULL);
  json_t *list = json_array ();

  for (gsize i = 0; i < lp_roster_get_n_rules (roster); i++) {
    LpRule *rule = lp_roster_get_rule (roster, i);
    if (lp_rule_get_kind (rule) != kind || !is_standing (file, rule))
      continue;
    append_rule (out, file, rule);
    append_rule_json (list, rule);
  }
  json_t *answer = json_pack ("{s:i, s:s, s:o}", "version", 1, "type", lp_rule_kind_get_name (kind), "rules", list);
  if (o->json) {
    json_dumpf (answer, stdout, JSON_INDENT (1));
    fputc ('\n', stdout);
  } else {
    cli_say (stdout, "%s\n%s", title_of (kind), out->len > 0 ? out->str : _("  nobody\n"));
  }
  json_decref (answer);
  return CLI_DONE;
}

static gboolean
names_same (const LpRule *rule, GPtrArray *ids)
{
  if (lp_rule_get_n_pupils (rule) != ids->len)
    return FALSE;
  for (gsize i = 0; i < lp_rule_get_n_pupils (rule); i++) {
    if (!g_ptr_array_find_with_equal_func (ids, lp_rule_get_pupil (rule, i), g_str_equal, NULL))
      return FALSE;
  }
  return TRUE;
}

/* The rule of that kind about exactly these pupils that holds today; NULL where there is none. */
static LpRule *
find_rule (const LpClassFile *file, LpRuleKind kind, GPtrArray *ids)
{
  LpRoster *roster = lp_class_file_get_roster (file);

  for (gsize i = 0; i < lp_roster_get_n_rules (roster); i++) {
    LpRule *rule = lp_roster_get_rule (roster, i);
    if (lp_rule_get_kind (rule) == kind && is_standing (file, rule) && names_same (rule, ids))
      return rule;
  }
  return NULL;
}

static gboolean
end_rule (LpClassFile *file, LpRuleKind kind, GPtrArray *ids, const char *step, GError **error)
{
  LpRule *rule = find_rule (file, kind, ids);

  if (rule == NULL) {
    g_set_error (error, LP_ERROR, LP_ERROR_VALUE, _("There is no such rule: %s"), step);
    return FALSE;
  }
  g_autofree char *id = g_strdup (lp_rule_get_id (rule));
  if (!lp_class_file_begin (file, step, error))
    return FALSE;
  if (lp_class_file_end_rule (file, id, cli_file_today (), error))
    return lp_class_file_commit (file, error);
  lp_class_file_rollback (file);
  return FALSE;
}

static gboolean
add_rule (const CliOptions *o, LpClassFile *file, LpRuleKind kind, GPtrArray *ids, const char *step, GError **error)
{
  LpDate until = LP_DATE_NONE;

  if (o->until != NULL && !cli_date_parse ("--until", o->until, &until, error))
    return FALSE;
  if (find_rule (file, kind, ids) != NULL) {
    g_set_error (error, LP_ERROR, LP_ERROR_DUPLICATE, _("There is such a rule already: %s. With --end it ends."), step);
    return FALSE;
  }
  if (!lp_class_file_begin (file, step, error))
    return FALSE;
  g_autofree char *id = cli_free_rule_id (lp_class_file_get_roster (file), lp_rule_kind_get_name (kind));
  g_autoptr (LpRule) rule = lp_rule_new (id, kind, (const char *const *) ids->pdata, ids->len, until, o->reason, error);
  if (rule != NULL && lp_class_file_add_rule (file, rule, cli_file_today (), error))
    return lp_class_file_commit (file, error);
  lp_class_file_rollback (file);
  return FALSE;
}

/* "apart: Amira and Ben". */
static char *
describe (const LpClassFile *file, LpRuleKind kind, GPtrArray *ids, gboolean end)
{
  g_autofree char *names = cli_class_names (lp_class_file_get_everybody (file), (const char *const *) ids->pdata, ids->len);

  return g_strdup_printf (end ? _("%s ends: %s") : "%s: %s", lp_rule_kind_get_name (kind), names);
}

/* A rule that leaves nobody to work with is better known now than on Monday. */
static void
warn_conflict (const LpClassFile *file)
{
  LpRound *latest = cli_class_latest_round ((LpClassFile *) file, NULL);
  LpDate date = MAX (cli_file_today (), latest != NULL ? lp_round_get_date (latest) + 1 : G_MININT32);
  g_autoptr (LpRequest) request = lp_class_file_new_request (file, date, CLI_DEFAULT_SEED, NULL);
  g_autoptr (LpConflict) conflict = request != NULL ? lp_conflict_find (request, NULL) : NULL;

  if (conflict != NULL)
    cli_say (stderr, _("Note: with these rules there are no partners for everybody: %s\n"), lp_conflict_get_text (conflict));
}

static int
run (CliOptions *o, LpRuleKind kind)
{
  const char *verb = lp_rule_kind_get_name (kind);
  g_autoptr (GError) error = NULL;
  g_autoptr (LpClassFile) file = cli_class_open (o, &error);

  if (file == NULL)
    return cli_fail (o, error, NULL);
  if (cli_options_count_arguments (o) == 0)
    return list_rules (o, file, kind);
  g_autoptr (GPtrArray) ids = cli_class_look_up_all (lp_class_file_get_roster (file), o->arguments, &error);
  if (ids == NULL)
    return cli_fail (o, error, NULL);
  if (ids->len < 2)
    return cli_usage (verb, _("Name two pupils or more."));
  g_autofree char *step = describe (file, kind, ids, o->end);
  if (!(o->end ? end_rule (file, kind, ids, step, &error) : add_rule (o, file, kind, ids, step, &error)))
    return cli_fail (o, error, NULL);
  if (!o->end)
    warn_conflict (file);
  const char *follows = o->end || o->json ? NULL : what_follows (lp_class_file_get_policy (file), kind, ids->len);
  g_autofree char *words = follows != NULL ? g_strdup_printf ("%s\n%s", step, follows) : g_strdup (step);
  return cli_class_done (o, file, words);
}

int
cli_verb_apart (CliOptions *o)
{
  return run (o, LP_RULE_APART);
}

int
cli_verb_together (CliOptions *o)
{
  return run (o, LP_RULE_TOGETHER);
}

int
cli_verb_pin (CliOptions *o)
{
  return run (o, LP_RULE_PIN);
}

int
cli_verb_friends (CliOptions *o)
{
  return run (o, LP_RULE_FRIENDS);
}

int
cli_verb_prefer (CliOptions *o)
{
  return run (o, LP_RULE_PREFER);
}

static int
list_holidays (const CliOptions *o, const LpClassFile *file)
{
  LpRoster *roster = lp_class_file_get_roster (file);
  json_t *list = json_array ();

  for (gsize i = 0; i < lp_roster_get_n_closures (roster); i++) {
    LpDate from, to;
    lp_roster_get_closure (roster, i, &from, &to);
    g_autofree char *first = cli_date_words (from), *last = cli_date_words (to);
    g_autofree char *iso_first = lp_date_to_string (from), *iso_last = lp_date_to_string (to);
    json_array_append_new (list, json_pack ("{s:s, s:s}", "from", iso_first, "to", iso_last));
    if (!o->json)
      cli_say (stdout, _("%s to %s\n"), first, last);
  }
  if (!o->json && lp_roster_get_n_closures (roster) == 0)
    cli_say (stdout, "%s\n", _("No holidays."));
  json_t *answer = json_pack ("{s:i, s:o}", "version", 1, "closures", list);
  if (o->json) {
    json_dumpf (answer, stdout, JSON_INDENT (1));
    fputc ('\n', stdout);
  }
  json_decref (answer);
  return CLI_DONE;
}

static gboolean
change_holiday (LpClassFile *file, LpDate from, LpDate to, gboolean end, const char *step, GError **error)
{
  if (!lp_class_file_begin (file, step, error))
    return FALSE;
  if (end ? lp_class_file_remove_closure (file, from, error) : lp_class_file_add_closure (file, from, to, error))
    return lp_class_file_commit (file, error);
  lp_class_file_rollback (file);
  return FALSE;
}

int
cli_verb_holiday (CliOptions *o)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LpClassFile) file = cli_class_open (o, &error);
  LpDate from, to;

  if (file == NULL)
    return cli_fail (o, error, NULL);
  if (o->until != NULL || o->reason != NULL)
    return cli_usage ("holiday", _("A holiday is given as FROM..TO."));
  if (cli_options_count_arguments (o) == 0)
    return list_holidays (o, file);
  if (cli_options_count_arguments (o) > 1)
    return cli_usage ("holiday", _("A holiday is given as FROM..TO."));
  if (!cli_closure_parse (o->arguments[0], &from, &to, &error))
    return cli_fail (o, error, NULL);
  g_autofree char *first = cli_date_words (from), *last = cli_date_words (to);
  g_autofree char *step = g_strdup_printf (o->end ? _("no holiday: %s to %s") : _("holiday: %s to %s"), first, last);
  if (!change_holiday (file, from, to, o->end, step, &error))
    return cli_fail (o, error, NULL);
  return cli_class_done (o, file, step);
}
