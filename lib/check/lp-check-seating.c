/* SPDX-License-Identifier: MIT */
#include "check/lp-check-private.h"

#include <learning-partners/lp-error.h>

#include "base/lp-reason-private.h"
#include "model/lp-roster-private.h"

static void
take_one (const LpCheckFacts *facts, LpVerdict *verdict, const char *code, const char *id, const char *sentence)
{
  g_autofree char *label = lp_i_roster_get_label (facts->roster, id);
  LpReason *finding = lp_i_reason_new (code);

  lp_i_reason_add_pupil (finding, "pupil", id);
  lp_i_reason_take_text (finding, g_strconcat (label, sentence, NULL));
  lp_i_verdict_take (verdict, LP_SEVERITY_BROKEN, finding);
}

static gboolean
seat_pupil (const LpCheckFacts *facts, LpCheckSeating *seating, guint group, const char *id, LpVerdict *verdict, GError **error)
{
  guint pupil;

  if (g_hash_table_contains (facts->absent, id)) {
    take_one (facts, verdict, "absent-pupil", id, " is away for the whole round, and stands in a partnership.");
    return TRUE;
  }
  if (!lp_i_check_find (facts, id, &pupil)) {
    g_set_error (error, LP_ERROR, LP_ERROR_UNKNOWN_PUPIL,
                 "The pairing names the pupil “%s”, who is not in the roster.", id);
    return FALSE;
  }
  seating->groups[pupil] = (gint) group;
  g_array_append_val (seating->members[group], pupil);
  return TRUE;
}

/* How a partnership that is no pair is called in a sentence. */
static const char *
describe_size (gsize size)
{
  switch (size) {
  case 1:
    return "has no partner";
  case 3:
    return "make a three";
  default:
    return "make too large a partnership";
  }
}

/* The one size besides two that may stand once; 0 for none. */
static gsize
get_odd_size (const LpCheckFacts *facts)
{
  if (facts->n % 2 == 0)
    return 0;
  return lp_policy_get_odd (facts->policy) == LP_ODD_ADULT ? 1 : 3;
}

static const char *
describe_odd_rule (gsize odd_size)
{
  switch (odd_size) {
  case 0:
    return "an even number is present, so all work in pairs";
  case 1:
    return "an odd number is present, so all work in pairs but one, who works with the adult";
  default:
    return "an odd number is present, so all work in pairs but one three";
  }
}

static void
judge_sizes (const LpCheckFacts *facts, const LpCheckSeating *seating, LpVerdict *verdict)
{
  gsize odd_size = get_odd_size (facts);
  gboolean odd_seen = FALSE;

  for (guint g = 0; g < seating->n_groups; g++) {
    const GArray *members = seating->members[g];
    if (seating->sizes[g] == 2)
      continue;
    if (seating->sizes[g] == odd_size && !odd_seen) {
      odd_seen = TRUE;
      continue;
    }
    const guint *pupils = (const guint *) (gconstpointer) members->data;
    g_autofree char *names = lp_i_check_join_names (facts, pupils, members->len);
    LpReason *finding = lp_i_check_finding_new (facts, "wrong-size", pupils, members->len);
    lp_i_reason_add_number (finding, "size", (gint64) seating->sizes[g]);
    lp_i_reason_take_text (finding, g_strdup_printf ("%s %s; %s.", members->len == 0 ? "Absent pupils" : names,
                                                     describe_size (seating->sizes[g]), describe_odd_rule (odd_size)));
    lp_i_verdict_take (verdict, LP_SEVERITY_BROKEN, finding);
  }
}

LpCheckSeating *
lp_i_check_seating_new (const LpCheckFacts *facts, LpRound *round, LpVerdict *verdict, GError **error)
{
  g_autoptr (LpCheckSeating) seating = g_new0 (LpCheckSeating, 1);

  seating->n_groups = (guint) lp_round_get_n_partnerships (round);
  seating->members = g_new0 (GArray *, seating->n_groups + 1);
  seating->sizes = g_new0 (gsize, seating->n_groups + 1);
  seating->groups = g_new (gint, facts->n + 1);
  for (guint i = 0; i < facts->n; i++)
    seating->groups[i] = -1;
  for (guint g = 0; g < seating->n_groups; g++)
    seating->members[g] = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint g = 0; g < seating->n_groups; g++) {
    seating->sizes[g] = lp_round_get_size (round, g);
    for (gsize i = 0; i < seating->sizes[g]; i++) {
      if (!seat_pupil (facts, seating, g, lp_round_get_pupil (round, g, i), verdict, error))
        return NULL;
    }
  }

  for (guint i = 0; i < facts->n; i++) {
    if (seating->groups[i] < 0)
      take_one (facts, verdict, "missing-pupil", lp_i_check_get_id (facts, i), " is present, and stands in no partnership.");
  }
  judge_sizes (facts, seating, verdict);
  return g_steal_pointer (&seating);
}

void
lp_i_check_seating_free (LpCheckSeating *seating)
{
  for (guint g = 0; g < seating->n_groups; g++)
    g_array_unref (seating->members[g]);
  g_free (seating->members);
  g_free (seating->sizes);
  g_free (seating->groups);
  g_free (seating);
}

gboolean
lp_i_check_are_partners (const LpCheckSeating *seating, guint a, guint b)
{
  return seating->groups[a] >= 0 && seating->groups[a] == seating->groups[b];
}
