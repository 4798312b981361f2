/* SPDX-License-Identifier: MIT */
/* What rosters share: made, copied and freed. */
#include "model/lp-roster-fields-private.h"

static void
pupil_free (gpointer data)
{
  lp_pupil_unref (data);
}

static void
rule_free (gpointer data)
{
  lp_rule_unref (data);
}

static void
subject_clear (gpointer data)
{
  LpRosterSubject *subject = data;

  g_ref_string_release (subject->name);
  g_clear_pointer (&subject->scale, lp_scale_unref);
}

LpRosterFacts *
lp_i_roster_facts_new (void)
{
  LpRosterFacts *facts = g_new0 (LpRosterFacts, 1);

  g_atomic_ref_count_init (&facts->ref_count);
  facts->pupils = g_ptr_array_new_with_free_func (pupil_free);
  facts->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  facts->name_counts = g_hash_table_new (g_str_hash, g_str_equal);
  facts->rules = g_ptr_array_new_with_free_func (rule_free);
  facts->rule_ids = g_hash_table_new (g_str_hash, g_str_equal);
  facts->subjects = g_array_new (FALSE, FALSE, sizeof (LpRosterSubject));
  g_array_set_clear_func (facts->subjects, subject_clear);
  facts->closures = g_array_new (FALSE, FALSE, sizeof (LpStretch));
  facts->closed = g_array_new (FALSE, FALSE, sizeof (LpStretch));
  return facts;
}

void
lp_i_roster_facts_unref (LpRosterFacts *facts)
{
  if (!g_atomic_ref_count_dec (&facts->ref_count))
    return;
  g_array_unref (facts->closed);
  g_array_unref (facts->closures);
  g_array_unref (facts->subjects);
  g_hash_table_unref (facts->rule_ids);
  g_hash_table_unref (facts->name_counts);
  g_hash_table_unref (facts->by_id);
  g_ptr_array_unref (facts->rules);
  g_ptr_array_unref (facts->pupils);
  g_free (facts);
}

static void
copy_pupils (LpRosterFacts *copy, const LpRosterFacts *facts)
{
  for (guint i = 0; i < facts->pupils->len; i++) {
    LpPupil *pupil = lp_pupil_ref (g_ptr_array_index (facts->pupils, i));
    const char *name = lp_pupil_get_name (pupil);
    g_ptr_array_add (copy->pupils, pupil);
    g_hash_table_insert (copy->by_id, (gpointer) lp_pupil_get_id (pupil), pupil);
    g_hash_table_insert (copy->name_counts, (gpointer) name, g_hash_table_lookup (facts->name_counts, name));
  }
}

static void
copy_rules (LpRosterFacts *copy, const LpRosterFacts *facts)
{
  for (guint i = 0; i < facts->rules->len; i++) {
    LpRule *rule = lp_rule_ref (g_ptr_array_index (facts->rules, i));
    g_ptr_array_add (copy->rules, rule);
    g_hash_table_add (copy->rule_ids, (gpointer) lp_rule_get_id (rule));
  }
}

LpRosterFacts *
lp_i_roster_facts_copy (const LpRosterFacts *facts)
{
  LpRosterFacts *copy = lp_i_roster_facts_new ();

  copy_pupils (copy, facts);
  copy_rules (copy, facts);
  for (guint i = 0; i < facts->subjects->len; i++) {
    LpRosterSubject subject = g_array_index (facts->subjects, LpRosterSubject, i);
    g_ref_string_acquire (subject.name);
    if (subject.scale != NULL)
      lp_scale_ref (subject.scale);
    g_array_append_val (copy->subjects, subject);
  }
  g_array_append_vals (copy->closures, facts->closures->data, facts->closures->len);
  g_array_append_vals (copy->closed, facts->closed->data, facts->closed->len);
  return copy;
}
