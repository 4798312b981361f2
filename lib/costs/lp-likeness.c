/* SPDX-License-Identifier: MIT */
#include "costs/lp-likeness-private.h"

#include <string.h>

static gboolean
has_attribute (const LpPupil *pupil, const char *attribute)
{
  for (gsize i = 0; i < lp_pupil_get_n_attributes (pupil); i++)
    if (strcmp (lp_pupil_get_attribute (pupil, i), attribute) == 0)
      return TRUE;
  return FALSE;
}

LpLikeness
lp_i_likeness_of (const LpPupil *a, const LpPupil *b, const char *attribute)
{
  const char *one = lp_pupil_get_word (a, attribute), *other = lp_pupil_get_word (b, attribute);
  gboolean alike;

  if (!has_attribute (a, attribute) || !has_attribute (b, attribute))
    return LP_LIKENESS_NONE;
  if (one != NULL || other != NULL)
    alike = g_strcmp0 (one, other) == 0;
  else
    alike = lp_pupil_has_flag (a, attribute) == lp_pupil_has_flag (b, attribute);
  return alike ? LP_LIKENESS_ALIKE : LP_LIKENESS_UNLIKE;
}

void
lp_i_likeness_constrain (LpConstraints *constraints, const LpParticipants *present, const char *attribute, LpLikeness likeness)
{
  for (guint i = 0; i < present->n; i++)
    for (guint j = i + 1; j < present->n; j++)
      if (lp_i_likeness_of (present->pupils[i], present->pupils[j], attribute) == likeness)
        lp_i_constraints_add (constraints, i, j, LP_MUST_PART);
}

static void
note_attribute (LpPairFacts *facts, const LpParticipants *present, const char *attribute, LpLikeness likeness)
{
  for (guint i = 0; i < present->n; i++)
    for (guint j = i + 1; j < present->n; j++)
      if (lp_i_likeness_of (present->pupils[i], present->pupils[j], attribute) == likeness)
        lp_i_pair_facts_add (facts, i, j, LP_PAIR_APART | LP_PAIR_NOT_ALLOWED);
}

void
lp_i_likeness_note (LpPairFacts *facts, const LpPolicy *policy, const LpParticipants *present)
{
  for (gsize k = 0; k < lp_policy_get_n_must_match (policy); k++)
    note_attribute (facts, present, lp_policy_get_must_match (policy, k), LP_LIKENESS_UNLIKE);
  for (gsize k = 0; k < lp_policy_get_n_must_differ (policy); k++)
    note_attribute (facts, present, lp_policy_get_must_differ (policy, k), LP_LIKENESS_ALIKE);
}
