/* SPDX-License-Identifier: MIT */
#include "model/lp-rule-private.h"

#include <string.h>

#include "base/lp-date-private.h"
#include "base/lp-ids-private.h"
#include "base/lp-text-private.h"

#include <learning-partners/lp-error.h>
#include <learning-partners/lp-rule.h>

struct _LpRule {
  gatomicrefcount ref_count;
  char *id; /* owned */
  gboolean own_id; /* given, and not made from type and pupils */
  LpRuleKind kind;
  char **pupils; /* ids, owned */
  gsize n_pupils;
  LpDate until; /* LP_DATE_NONE: without end */
  char *reason; /* owned, nullable */
};

static const char *const kind_names[] = {
  [LP_RULE_APART] = "apart",
  [LP_RULE_TOGETHER] = "together",
  [LP_RULE_PIN] = "pin",
  [LP_RULE_FRIENDS] = "friends",
  [LP_RULE_PREFER] = "prefer",
};

static gboolean
check_id (const char *id, GError **error)
{
  g_autofree char *fault = lp_i_text_find_id_fault (id);
  g_autofree char *quoted = NULL;

  if (fault == NULL) {
    return TRUE;
  }
  quoted = lp_i_text_quote (id);
  g_set_error (error, LP_ERROR, LP_ERROR_VALUE, "The rule id %s %s", quoted, fault);
  return FALSE;
}

static gboolean
check_details (const char *id, LpDate until, const char *reason, GError **error)
{
  if (until != LP_DATE_NONE && !lp_i_date_is_valid (until)) {
    g_set_error (error, LP_ERROR, LP_ERROR_DATE, "Rule \"%s\" runs until a day outside the years 1 to 9999", id);
    return FALSE;
  }
  if (reason != NULL && !g_utf8_validate (reason, -1, NULL)) {
    g_set_error (error, LP_ERROR, LP_ERROR_VALUE, "The reason of rule \"%s\" is not UTF-8 text", id);
    return FALSE;
  }
  return TRUE;
}

static int
compare_pupil_ids (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* TYPE:ID,ID,… with the ids in byte order, so that no order of a list shows. */
static char *
make_id (LpRuleKind type, char **pupils, gsize n_pupils)
{
  g_autofree char **sorted = g_memdup2 (pupils, (n_pupils + 1) * sizeof *pupils);

  qsort (sorted, n_pupils, sizeof *sorted, compare_pupil_ids);
  g_autofree char *list = g_strjoinv (",", sorted);
  return g_strconcat (kind_names[type], ":", list, NULL);
}

LpRule *
lp_rule_new (const char        *id,
             LpRuleKind         type,
             const char *const *pupils,
             gsize              n_pupils,
             LpDate             until,
             const char        *reason,
             GError           **error)
{
  const char *label = id != NULL ? id : "without an id";
  g_auto (GStrv) copy = NULL;
  LpRule *rule;

  g_return_val_if_fail ((gsize) type < G_N_ELEMENTS (kind_names), NULL);
  g_return_val_if_fail (pupils != NULL || n_pupils == 0, NULL);

  if ((id != NULL && !check_id (id, error)) || !check_details (label, until, reason, error)) {
    return NULL;
  }
  copy = lp_i_ids_copy (pupils, n_pupils, error);
  if (copy == NULL) {
    g_prefix_error (error, "Rule \"%s\" ", label);
    return NULL;
  }

  rule = g_new0 (LpRule, 1);
  g_atomic_ref_count_init (&rule->ref_count);
  rule->own_id = id != NULL;
  rule->id = id != NULL ? g_strdup (id) : make_id (type, copy, n_pupils);
  rule->kind = type;
  rule->pupils = g_steal_pointer (&copy);
  rule->n_pupils = n_pupils;
  rule->until = until;
  rule->reason = g_strdup (reason);
  return rule;
}

LpRule *
lp_i_rule_copy_numbered (const LpRule *rule, guint number)
{
  LpRule *copy = g_new0 (LpRule, 1);

  g_atomic_ref_count_init (&copy->ref_count);
  copy->id = g_strdup_printf ("%s#%u", rule->id, number);
  copy->kind = rule->kind;
  copy->pupils = g_strdupv (rule->pupils);
  copy->n_pupils = rule->n_pupils;
  copy->until = rule->until;
  copy->reason = g_strdup (rule->reason);
  return copy;
}

LpRule *
lp_rule_ref (LpRule *rule)
{
  g_return_val_if_fail (rule != NULL, NULL);

  g_atomic_ref_count_inc (&rule->ref_count);
  return rule;
}

void
lp_rule_unref (LpRule *rule)
{
  g_return_if_fail (rule != NULL);

  if (g_atomic_ref_count_dec (&rule->ref_count)) {
    g_free (rule->id);
    g_strfreev (rule->pupils);
    g_free (rule->reason);
    g_free (rule);
  }
}

const char *
lp_rule_get_id (const LpRule *rule)
{
  g_return_val_if_fail (rule != NULL, NULL);

  return rule->id;
}

gboolean
lp_rule_has_own_id (const LpRule *rule)
{
  g_return_val_if_fail (rule != NULL, FALSE);

  return rule->own_id;
}

LpRuleKind
lp_rule_get_kind (const LpRule *rule)
{
  g_return_val_if_fail (rule != NULL, LP_RULE_APART);

  return rule->kind;
}

gsize
lp_rule_get_n_pupils (const LpRule *rule)
{
  g_return_val_if_fail (rule != NULL, 0);

  return rule->n_pupils;
}

const char *
lp_rule_get_pupil (const LpRule *rule, gsize index)
{
  g_return_val_if_fail (rule != NULL, NULL);
  g_return_val_if_fail (index < rule->n_pupils, NULL);

  return rule->pupils[index];
}

LpDate
lp_rule_get_until (const LpRule *rule)
{
  g_return_val_if_fail (rule != NULL, LP_DATE_NONE);

  return rule->until;
}

const char *
lp_rule_get_reason (const LpRule *rule)
{
  g_return_val_if_fail (rule != NULL, NULL);

  return rule->reason;
}

gboolean
lp_rule_is_active (const LpRule *rule, LpDate date)
{
  g_return_val_if_fail (rule != NULL, FALSE);

  return rule->until == LP_DATE_NONE || date <= rule->until;
}

const char *
lp_rule_kind_get_name (LpRuleKind type)
{
  g_return_val_if_fail ((gsize) type < G_N_ELEMENTS (kind_names), NULL);

  return kind_names[type];
}

gboolean
lp_rule_kind_from_name (const char *name, LpRuleKind *type)
{
  g_return_val_if_fail (name != NULL, FALSE);
  g_return_val_if_fail (type != NULL, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (kind_names); i++) {
    if (g_str_equal (name, kind_names[i])) {
      *type = (LpRuleKind) i;
      return TRUE;
    }
  }
  return FALSE;
}
