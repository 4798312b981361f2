/* SPDX-License-Identifier: MIT */
#include "model/lp-pupil-private.h"
#include "model/lp-roster-fields-private.h"
#include "model/lp-rule-private.h"
#include "base/lp-text-private.h"

#include <learning-partners/lp-error.h>
#include <string.h>

/* Takes ownership of the facts. */
static LpRoster *
make_roster (LpRosterFacts *facts, gboolean frozen)
{
  LpRoster *roster = g_new0 (LpRoster, 1);

  g_atomic_ref_count_init (&roster->ref_count);
  roster->facts = facts;
  roster->frozen = frozen;
  return roster;
}

static LpRosterFacts *
share_facts (const LpRoster *roster)
{
  g_atomic_ref_count_inc (&roster->facts->ref_count);
  return roster->facts;
}

LpRoster *
lp_roster_new (void)
{
  return make_roster (lp_i_roster_facts_new (), FALSE);
}

LpRoster *
lp_roster_copy (const LpRoster *roster)
{
  g_return_val_if_fail (roster != NULL, NULL);

  return make_roster (share_facts (roster), FALSE);
}

LpRoster *
lp_i_roster_freeze (LpRoster *roster)
{
  return roster->frozen ? lp_roster_ref (roster) : make_roster (share_facts (roster), TRUE);
}

gboolean
lp_i_roster_open (LpRoster *roster, GError **error)
{
  LpRosterFacts *shared = roster->facts;

  if (roster->frozen) {
    g_set_error (error, LP_ERROR, LP_ERROR_VALUE, "The roster is that of a request and can no longer change: change a copy");
    return FALSE;
  }
  if (g_atomic_ref_count_compare (&shared->ref_count, 1))
    return TRUE;
  roster->facts = lp_i_roster_facts_copy (shared);
  lp_i_roster_facts_unref (shared);
  return TRUE;
}

LpRoster *
lp_roster_ref (LpRoster *roster)
{
  g_return_val_if_fail (roster != NULL, NULL);

  g_atomic_ref_count_inc (&roster->ref_count);
  return roster;
}

void
lp_roster_unref (LpRoster *roster)
{
  g_return_if_fail (roster != NULL);

  if (g_atomic_ref_count_dec (&roster->ref_count)) {
    lp_i_roster_facts_unref (roster->facts);
    g_free (roster);
  }
}

static guint
count_name (const LpRoster *roster, const char *name)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (roster->facts->name_counts, name));
}

char *
lp_i_roster_label_pupil (const LpRoster *roster, const LpPupil *pupil)
{
  const char *id = lp_pupil_get_id (pupil);
  const char *name = lp_pupil_get_name (pupil);
  guint others = count_name (roster, name);

  if (g_hash_table_lookup (roster->facts->by_id, id) == pupil) {
    others--;
  }
  return others > 0 ? g_strdup_printf ("%s (%s)", name, id) : g_strdup (name);
}

char *
lp_i_roster_get_label (const LpRoster *roster, const char *id)
{
  const LpPupil *pupil = g_hash_table_lookup (roster->facts->by_id, id);

  return pupil != NULL ? lp_i_roster_label_pupil (roster, pupil) : g_strdup (id);
}

static gboolean
check_new_id (const LpRoster *roster, const LpPupil *pupil, GError **error)
{
  const char *id = lp_pupil_get_id (pupil);
  const LpPupil *other = g_hash_table_lookup (roster->facts->by_id, id);

  if (other == NULL) {
    return TRUE;
  }
  g_set_error (error, LP_ERROR, LP_ERROR_DUPLICATE, "The id \"%s\" of %s is already that of %s",
               id, lp_pupil_get_name (pupil), lp_pupil_get_name (other));
  return FALSE;
}

gboolean
lp_roster_add_pupil (LpRoster *roster, LpPupil *pupil, GError **error)
{
  const char *name;

  g_return_val_if_fail (roster != NULL, FALSE);
  g_return_val_if_fail (pupil != NULL, FALSE);

  if (!lp_i_roster_open (roster, error) || !check_new_id (roster, pupil, error) || !lp_i_roster_check_attainment (roster, pupil, error)) {
    return FALSE;
  }
  if (roster->facts->pupils->len >= LP_ROSTER_MAX_PUPILS) {
    g_set_error (error, LP_ERROR, LP_ERROR_LIMIT, "A roster holds at most %d pupils", LP_ROSTER_MAX_PUPILS);
    return FALSE;
  }

  name = lp_pupil_get_name (pupil);
  lp_i_pupil_freeze (pupil);
  g_ptr_array_add (roster->facts->pupils, lp_pupil_ref (pupil));
  g_hash_table_insert (roster->facts->by_id, (gpointer) lp_pupil_get_id (pupil), pupil);
  g_hash_table_insert (roster->facts->name_counts, (gpointer) name, GUINT_TO_POINTER (count_name (roster, name) + 1));
  lp_i_roster_note_attainment (roster, pupil);
  return TRUE;
}

gsize
lp_roster_get_n_pupils (const LpRoster *roster)
{
  g_return_val_if_fail (roster != NULL, 0);

  return roster->facts->pupils->len;
}

LpPupil *
lp_roster_get_pupil (const LpRoster *roster, gsize index)
{
  g_return_val_if_fail (roster != NULL, NULL);
  g_return_val_if_fail (index < roster->facts->pupils->len, NULL);

  return g_ptr_array_index (roster->facts->pupils, index);
}

LpPupil *
lp_roster_find_pupil (const LpRoster *roster, const char *id)
{
  g_return_val_if_fail (roster != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return g_hash_table_lookup (roster->facts->by_id, id);
}

/* The subject's place, or where it would go. */
static guint
search_subject (const LpRoster *roster, const char *name, gboolean *found)
{
  guint low = 0, high = roster->facts->subjects->len;

  *found = FALSE;
  while (low < high) {
    guint middle = low + (high - low) / 2;
    int order = strcmp (name, g_array_index (roster->facts->subjects, LpRosterSubject, middle).name);
    if (order == 0) {
      *found = TRUE;
      return middle;
    }
    if (order < 0) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low;
}

LpRosterSubject *
lp_i_roster_find_subject (const LpRoster *roster, const char *name)
{
  gboolean found;
  guint at = search_subject (roster, name, &found);

  return found ? &g_array_index (roster->facts->subjects, LpRosterSubject, at) : NULL;
}

LpRosterSubject *
lp_i_roster_take_subject (LpRoster *roster, const char *name)
{
  gboolean found;
  guint at = search_subject (roster, name, &found);

  if (!found) {
    LpRosterSubject subject = { .name = g_ref_string_new (name) };
    g_array_insert_val (roster->facts->subjects, at, subject);
  }
  return &g_array_index (roster->facts->subjects, LpRosterSubject, at);
}

gsize
lp_roster_get_n_subjects (const LpRoster *roster)
{
  g_return_val_if_fail (roster != NULL, 0);

  return roster->facts->subjects->len;
}

const char *
lp_roster_get_subject (const LpRoster *roster, gsize index)
{
  g_return_val_if_fail (roster != NULL, NULL);
  g_return_val_if_fail (index < roster->facts->subjects->len, NULL);

  return g_array_index (roster->facts->subjects, LpRosterSubject, index).name;
}

static gboolean
check_subject (const LpRoster *roster, const char *name, GError **error)
{
  g_autofree char *fault = lp_i_text_find_fault (name, 0);
  g_autofree char *quoted = lp_i_text_quote (name);
  const LpRosterSubject *subject = lp_i_roster_find_subject (roster, name);

  if (fault != NULL) {
    g_set_error (error, LP_ERROR, LP_ERROR_VALUE, "The subject %s of a scale %s", quoted, fault);
    return FALSE;
  }
  if (subject != NULL && subject->scale != NULL) {
    g_set_error (error, LP_ERROR, LP_ERROR_DUPLICATE, "The subject %s has a scale already", quoted);
    return FALSE;
  }
  return TRUE;
}

gboolean
lp_roster_set_scale (LpRoster *roster, const char *subject, LpScale *scale, GError **error)
{
  g_return_val_if_fail (roster != NULL, FALSE);
  g_return_val_if_fail (subject != NULL, FALSE);
  g_return_val_if_fail (scale != NULL, FALSE);

  if (!lp_i_roster_open (roster, error) || !check_subject (roster, subject, error)) {
    return FALSE;
  }
  for (guint i = 0; i < roster->facts->pupils->len; i++) {
    if (!lp_i_roster_check_scale (roster, g_ptr_array_index (roster->facts->pupils, i), subject, scale, error)) {
      return FALSE;
    }
  }

  lp_i_roster_take_subject (roster, subject)->scale = lp_scale_ref (scale);
  return TRUE;
}

LpScale *
lp_roster_get_scale (const LpRoster *roster, const char *subject)
{
  const LpRosterSubject *found;

  g_return_val_if_fail (roster != NULL, NULL);
  g_return_val_if_fail (subject != NULL, NULL);

  found = lp_i_roster_find_subject (roster, subject);
  return found != NULL ? found->scale : NULL;
}

/* Whether the rule's id is taken, by one that was chosen where it is made, and by any where it is chosen. */
static gboolean
is_id_refused (const LpRoster *roster, const LpRule *rule)
{
  const char *id = lp_rule_get_id (rule);

  if (!g_hash_table_contains (roster->facts->rule_ids, id))
    return FALSE;
  for (guint r = 0; !lp_rule_has_own_id (rule) && r < roster->facts->rules->len; r++) {
    const LpRule *other = g_ptr_array_index (roster->facts->rules, r);
    if (strcmp (lp_rule_get_id (other), id) == 0)
      return lp_rule_has_own_id (other);
  }
  return TRUE;
}

/* A rule without an id of its own under one that is still free: the first as it is, a second one alike with "#2". */
static LpRule *
take_free_id (const LpRoster *roster, LpRule *rule)
{
  LpRule *numbered = lp_rule_ref (rule);

  for (guint number = 2; g_hash_table_contains (roster->facts->rule_ids, lp_rule_get_id (numbered)); number++) {
    lp_rule_unref (numbered);
    numbered = lp_i_rule_copy_numbered (rule, number);
  }
  return numbered;
}

gboolean
lp_roster_add_rule (LpRoster *roster, LpRule *rule, GError **error)
{
  LpRule *added;

  g_return_val_if_fail (roster != NULL, FALSE);
  g_return_val_if_fail (rule != NULL, FALSE);

  if (!lp_i_roster_open (roster, error)) {
    return FALSE;
  }
  if (is_id_refused (roster, rule)) {
    g_set_error (error, LP_ERROR, LP_ERROR_DUPLICATE, "There is a rule \"%s\" already", lp_rule_get_id (rule));
    return FALSE;
  }

  added = take_free_id (roster, rule);
  g_ptr_array_add (roster->facts->rules, added);
  g_hash_table_add (roster->facts->rule_ids, (gpointer) lp_rule_get_id (added));
  return TRUE;
}

gsize
lp_roster_get_n_rules (const LpRoster *roster)
{
  g_return_val_if_fail (roster != NULL, 0);

  return roster->facts->rules->len;
}

LpRule *
lp_roster_get_rule (const LpRoster *roster, gsize index)
{
  g_return_val_if_fail (roster != NULL, NULL);
  g_return_val_if_fail (index < roster->facts->rules->len, NULL);

  return g_ptr_array_index (roster->facts->rules, index);
}
