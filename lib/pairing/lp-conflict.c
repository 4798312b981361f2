/* SPDX-License-Identifier: MIT */
#include "pairing/lp-conflict-private.h"

#include <learning-partners/lp-error.h>

#include "model/lp-roster-private.h"
#include "pairing/lp-conflict-search-private.h"
#include "pairing/lp-allowed-private.h"
#include "base/lp-words-private.h"
#include "costs/lp-costs-private.h"

struct _LpConflict {
  gatomicrefcount ref_count;
  GPtrArray *rules;  /* owned char * */
  GPtrArray *pupils; /* owned char * */
  gboolean smallest;
  char *text; /* owned */
};

LpConflict *
lp_conflict_ref (LpConflict *conflict)
{
  g_return_val_if_fail (conflict != NULL, NULL);

  g_atomic_ref_count_inc (&conflict->ref_count);
  return conflict;
}

void
lp_conflict_unref (LpConflict *conflict)
{
  g_return_if_fail (conflict != NULL);

  if (!g_atomic_ref_count_dec (&conflict->ref_count))
    return;
  g_ptr_array_unref (conflict->rules);
  g_ptr_array_unref (conflict->pupils);
  g_free (conflict->text);
  g_free (conflict);
}

gsize
lp_conflict_get_n_rules (const LpConflict *conflict)
{
  g_return_val_if_fail (conflict != NULL, 0);

  return conflict->rules->len;
}

const char *
lp_conflict_get_rule (const LpConflict *conflict, gsize index)
{
  g_return_val_if_fail (conflict != NULL && index < conflict->rules->len, NULL);

  return g_ptr_array_index (conflict->rules, index);
}

gsize
lp_conflict_get_n_pupils (const LpConflict *conflict)
{
  g_return_val_if_fail (conflict != NULL, 0);

  return conflict->pupils->len;
}

const char *
lp_conflict_get_pupil (const LpConflict *conflict, gsize index)
{
  g_return_val_if_fail (conflict != NULL && index < conflict->pupils->len, NULL);

  return g_ptr_array_index (conflict->pupils, index);
}

gboolean
lp_conflict_is_smallest (const LpConflict *conflict)
{
  g_return_val_if_fail (conflict != NULL, FALSE);

  return conflict->smallest;
}

const char *
lp_conflict_get_text (const LpConflict *conflict)
{
  g_return_val_if_fail (conflict != NULL, NULL);

  return conflict->text;
}

static void
name_pupil (const LpCosts *costs, guint32 i, GPtrArray *names, LpConflict *conflict)
{
  const char *id = lp_i_participants_get_id (costs->present, i);

  g_ptr_array_add (names, lp_i_roster_get_label (lp_request_get_roster (costs->request), id));
  g_ptr_array_add (conflict->pupils, g_strdup (id));
}

/*
 * Where more pupils are left alone than the barrier has members, they compete
 * for its members: "A, B and C can each work only with D".
 */
static char *
describe_barrier (LpConflict *conflict, const LpAllowed *allowed, const LpBarrier *barrier)
{
  g_autoptr (GPtrArray) alone = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) wanted = g_ptr_array_new_with_free_func (g_free);
  const LpCosts *costs = allowed->costs;
  gsize n_members, size;
  const guint32 *members = lp_barrier_get_members (barrier, &n_members);
  guint32 pupil;

  for (gsize c = 0; c < lp_barrier_get_n_components (barrier); c++) {
    const guint32 *component = lp_barrier_get_component (barrier, c, &size);
    if (size == 1 && lp_i_allowed_get_pupil (allowed, component[0], &pupil))
      name_pupil (costs, pupil, alone, conflict);
  }
  if (alone->len <= n_members) {
    g_ptr_array_set_size (conflict->pupils, 0);
    return NULL;
  }
  for (gsize k = 0; k < n_members; k++)
    if (lp_i_allowed_get_pupil (allowed, members[k], &pupil))
      name_pupil (costs, pupil, wanted, conflict);
    else
      g_ptr_array_add (wanted, g_strdup ("the adult"));
  g_autofree char *who = lp_i_words_join (alone);
  g_autofree char *whom = lp_i_words_join (wanted);
  const char *each = alone->len > 1 ? " each" : "";
  return wanted->len == 0 ? g_strdup_printf ("%s can%s work with nobody", who, each)
                          : g_strdup_printf ("%s can%s work only with %s", who, each, whom);
}

static gboolean
is_named (const LpConflictSearch *search, guint32 i)
{
  const LpRoster *roster = lp_request_get_roster (search->costs->request);
  const char *id = lp_i_participants_get_id (search->costs->present, i);

  for (guint d = 0; d < search->n_demands; d++) {
    const LpDemand *demand = &search->demands[d];
    if (!search->chosen[d] || demand->kind != LP_DEMAND_RULE)
      continue;
    const LpRule *rule = lp_roster_get_rule (roster, demand->rule);
    for (gsize k = 0; k < lp_rule_get_n_pupils (rule); k++)
      if (g_str_equal (lp_rule_get_pupil (rule, k), id))
        return TRUE;
  }
  return FALSE;
}

/* Whether the roles are at fault alone, by their numbers, and so concern everybody. */
static gboolean
is_all_about_roles (const LpConflictSearch *search)
{
  guint n_chosen = 0;

  for (guint d = 0; d < search->n_demands; d++)
    n_chosen += search->chosen[d];
  return n_chosen == 1 && search->costs->tutors != NULL;
}

/* Whether a limit that is in the conflict binds or parts the pupil. */
static gboolean
is_limited (const LpConstraints *constraints, guint32 i)
{
  for (guint32 j = 0; j < constraints->n; j++)
    if (lp_i_constraints_get (constraints, i, j) != 0)
      return TRUE;
  return FALSE;
}

static char *
describe_roles (const LpCosts *costs)
{
  guint n_tutors = 0;

  for (guint i = 0; i < costs->n; i++)
    n_tutors += costs->tutors[i];
  g_autofree char *tutors = lp_i_words_count (n_tutors, "tutor");
  return g_strdup_printf ("%s and %u others cannot be divided so that each partnership has its tutor and its tutee",
                          tutors, costs->n - n_tutors);
}

/* Without a sharper picture: everybody whom the rules of the conflict touch. */
static char *
describe_touched (LpConflict *conflict, const LpConflictSearch *search, const LpConstraints *constraints)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  gboolean all = is_all_about_roles (search);

  for (guint32 i = 0; i < search->costs->n; i++)
    if (all || is_named (search, i) || is_limited (constraints, i))
      name_pupil (search->costs, i, names, conflict);
  if (names->len == 0)
    return g_strdup ("the class cannot be divided so that all hold");
  g_autofree char *who = lp_i_words_join (names);
  return all ? describe_roles (search->costs) : g_strdup_printf ("no pairing suits %s", who);
}

static LpConflict *
write_conflict (const LpConflictSearch *search)
{
  g_autoptr (LpConstraints) constraints = lp_i_conflict_search_constrain (search, search->chosen);
  g_autoptr (LpAllowed) allowed = lp_i_allowed_new (search->costs, constraints);
  g_autoptr (LpBarrier) barrier = lp_i_allowed_find_barrier (allowed);
  LpConflict *conflict = g_new0 (LpConflict, 1);
  g_autofree char *picture = NULL;

  g_atomic_ref_count_init (&conflict->ref_count);
  conflict->rules = g_ptr_array_new_with_free_func (g_free);
  conflict->pupils = g_ptr_array_new_with_free_func (g_free);
  conflict->smallest = search->smallest;
  for (guint d = 0; d < search->n_demands; d++)
    if (search->chosen[d])
      g_ptr_array_add (conflict->rules, g_strdup (search->demands[d].name));
  if (barrier != NULL)
    picture = describe_barrier (conflict, allowed, barrier);
  if (picture == NULL)
    picture = describe_touched (conflict, search, constraints);
  g_autofree char *why = lp_i_conflict_search_describe (search);
  conflict->text = g_strdup_printf ("No pairing is possible: %s (%s).", picture, why);
  return conflict;
}

LpPairing *
lp_i_conflict_fail (const LpCosts *costs, LpConflict **conflict, GError **error)
{
  g_autoptr (LpConflictSearch) search = lp_i_conflict_search_new (costs);

  if (!lp_i_conflict_search_run (search)) {
    g_set_error (error, LP_ERROR, LP_ERROR_INTERNAL, "No pairing was found although the rules leave one.");
    return NULL;
  }
  g_autoptr (LpConflict) found = write_conflict (search);
  g_set_error_literal (error, LP_ERROR, LP_ERROR_INFEASIBLE, found->text);
  if (conflict != NULL)
    *conflict = g_steal_pointer (&found);
  return NULL;
}

LpConflict *
lp_conflict_find (LpRequest *request, GError **error)
{
  g_return_val_if_fail (request != NULL, NULL);

  g_autoptr (LpCosts) costs = lp_i_costs_new (request, error);
  if (costs == NULL)
    return NULL;
  g_autoptr (LpConflictSearch) search = lp_i_conflict_search_new (costs);
  return lp_i_conflict_search_run (search) ? write_conflict (search) : NULL;
}
