/* SPDX-License-Identifier: MIT */
#include "check/lp-check-proof-private.h"

#include <string.h>

#include "base/lp-reason-private.h"
#include "check/lp-check-dual-private.h"
#include "check/lp-check-words-private.h"

/*
 * Weak duality (J. Edmonds 1965). Let a dual solution be feasible and M any
 * allowed pairing, T its three if it has one. Adding up its pairs,
 * 2c(M) ≥ 2c(T) + Σ y(v) (v not in T) + Σ z(B) (|B \ T| odd), since M covers
 * B \ T and so leaves B at least once where that is odd. If for every T some
 * dual solution's right-hand side reaches twice the cost of the pairing judged,
 * no pairing costs less. A number stands for the tiers only as long as no two
 * pairings differ in a tier by its radix or more: so that comes first.
 */
typedef struct {
  const LpCheckFacts   *facts;
  const LpCheckSeating *seating;
  const LpCertificate  *certificate;
  LpCheckGraph         *graph;    /* owned */
  guint                *vertices; /* owned: of each participant */
  LpCheckRadices        radices;
  LpTier                tiers[LP_N_TIERS];
  gint64                cost[LP_N_TIERS]; /* the pairing's, doubled, normal */
  GPtrArray            *duals;    /* owned, of LpCheckDual */
  gint64               *gaps;     /* owned, dual × tiers: total - cost */
  guint                 lucky;    /* the dual that bounded the last three */
  LpCheckFlaw           flaw;
} CheckProof;

static gboolean
refuse_proof (CheckProof *proof, LpIPhrase phrase)
{
  proof->flaw.phrase = phrase;
  return FALSE;
}

/* Tiers stand in the policy's order, each at most once, with radices in range. */
static gboolean
take_tiers (CheckProof *proof)
{
  const LpTier *order = lp_policy_get_order (proof->facts->class->policy);
  guint place = 0;

  proof->radices.n_tiers = (guint) lp_certificate_get_n_tiers (proof->certificate);
  for (guint t = 0; t < proof->radices.n_tiers; t++) {
    proof->tiers[t] = lp_certificate_get_tier (proof->certificate, t);
    proof->radices.radices[t] = lp_certificate_get_radix (proof->certificate, t);
    while (place < LP_N_TIERS && order[place] != proof->tiers[t])
      place++;
    if (place++ >= LP_N_TIERS)
      return refuse_proof (proof, LP_I_PHRASE_PROOF_TIERS);
    if (t > 0 && (proof->radices.radices[t] < 1 || proof->radices.radices[t] > LP_CHECK_NUMBER_MAX))
      return refuse_proof (proof, LP_I_PHRASE_PROOF_RADIX);
  }
  return TRUE;
}

/* Participants are exactly those present who are in no three on purpose, and the adult where there is one. */
static gboolean
find_vertex (const CheckProof *proof, const char *id, guint *vertex)
{
  const LpCheckHeld *held = proof->facts->held;
  guint pupil;

  *vertex = held->n_rest;
  if (id == NULL)
    return proof->graph->with_adult;
  if (!lp_i_check_class_find (proof->facts->class, id, &pupil) || held->places[pupil] == LP_CHECK_ON_PURPOSE)
    return FALSE;
  *vertex = held->places[pupil];
  return TRUE;
}

static gboolean
read_participants (CheckProof *proof)
{
  gsize n = lp_certificate_get_n_participants (proof->certificate);
  g_autofree guint8 *seen = g_new0 (guint8, (gsize) proof->graph->n + 1);

  if (n != proof->graph->n)
    return refuse_proof (proof, LP_I_PHRASE_PROOF_PARTICIPANTS);
  proof->vertices = g_new0 (guint, n + 1);
  for (gsize p = 0; p < n; p++) {
    guint *vertex = &proof->vertices[p];
    if (!find_vertex (proof, lp_certificate_get_participant (proof->certificate, p), vertex) || seen[*vertex])
      return refuse_proof (proof, LP_I_PHRASE_PROOF_PARTICIPANTS);
    seen[*vertex] = 1;
  }
  return TRUE;
}

/* A tier that is left out has the radix 1: nothing may differ in it. */
static gboolean
judge_radices (CheckProof *proof)
{
  gint64 spread[LP_N_TIERS];

  if (!lp_i_check_graph_find_spread (proof->graph, spread))
    return refuse_proof (proof, LP_I_PHRASE_PROOF_SIZE_COSTS);
  for (guint t = 0; t < proof->radices.n_tiers; t++) {
    gint64 least = spread[proof->tiers[t]];
    spread[proof->tiers[t]] = 0;
    if (t > 0 && proof->radices.radices[t] <= least)
      return refuse_proof (proof, LP_I_PHRASE_PROOF_RADIX_SMALL);
  }
  for (guint t = 0; t < LP_N_TIERS; t++) {
    if (spread[t] > 0)
      return refuse_proof (proof, LP_I_PHRASE_PROOF_TIERS_MISSING);
  }
  return TRUE;
}

/* Adds a vector, doubled, to the pairing's cost. */
static gboolean
add_cost (CheckProof *proof, const gint64 *cost)
{
  return lp_i_check_number_add (&proof->radices, proof->cost, 2, cost);
}

static gboolean
add_pair (CheckProof *proof, LpCheckTwo two)
{
  const guint32 *places = proof->facts->held->places;

  if (places[two.a] == LP_CHECK_ON_PURPOSE)
    return TRUE;
  return add_cost (proof, lp_i_check_graph_get_cost (proof->graph, places[two.a], places[two.b]));
}

/* The turns of a three, or of one with the adult. */
static gboolean
add_turns (CheckProof *proof, guint group)
{
  LpPartnership members = lp_i_partnerships_get (proof->seating->groups, group);
  const guint32 *places = proof->facts->held->places;
  guint adult = proof->facts->held->n_rest;
  gboolean added = TRUE;

  if (members.size == 1)
    return add_cost (proof, lp_i_check_graph_get_cost (proof->graph, places[members.members[0]], adult));
  if (places[members.members[0]] == LP_CHECK_ON_PURPOSE
      || !lp_i_check_seating_is_new_turn (proof->facts, proof->seating, group))
    return TRUE;
  for (guint k = 0; added && k < members.size; k++)
    added = add_cost (proof, lp_i_check_graph_get_turn (proof->graph, places[members.members[k]]));
  return added;
}

/* What the pairing costs without its threes on purpose: it is valid, so that nobody else is with one of them. */
static gboolean
pack_costs (CheckProof *proof)
{
  const LpCheckSeating *seating = proof->seating;
  gboolean packed = lp_i_check_graph_pack (proof->graph, proof->tiers, &proof->radices);

  for (guint i = 0; packed && i < seating->pairs->len; i++)
    packed = add_pair (proof, g_array_index (seating->pairs, LpCheckTwo, i));
  for (guint g = 0; packed && g < lp_i_partnerships_get_length (seating->groups); g++)
    packed = add_turns (proof, g);
  return packed || refuse_proof (proof, LP_I_PHRASE_PROOF_SIZE_COSTS);
}

static gboolean
read_duals (CheckProof *proof)
{
  gsize n_duals = lp_certificate_get_n_duals (proof->certificate);
  guint n_tiers = proof->radices.n_tiers;

  if (proof->graph->with_three ? n_duals == 0 : n_duals != 1)
    return refuse_proof (proof, LP_I_PHRASE_PROOF_DUALS);
  proof->duals = g_ptr_array_new_with_free_func ((GDestroyNotify) lp_i_check_dual_free);
  proof->gaps = g_new0 (gint64, n_duals * n_tiers + 1);
  for (gsize d = 0; d < n_duals; d++) {
    gint64 *gap = &proof->gaps[d * n_tiers];
    LpCheckDual *dual = lp_i_check_dual_new (proof->graph, &proof->radices, proof->certificate, d, proof->vertices,
                                             &proof->flaw);
    if (dual == NULL)
      return FALSE;
    g_ptr_array_add (proof->duals, dual);
    memcpy (gap, dual->total, n_tiers * sizeof gap[0]);
    if (!lp_i_check_number_add (&proof->radices, gap, -1, proof->cost))
      return refuse_proof (proof, LP_I_PHRASE_PROOF_SIZE);
    if (!lp_i_check_dual_is_feasible (dual, proof->graph, &proof->radices, &proof->flaw))
      return FALSE;
  }
  return TRUE;
}

/* Whether one dual solution bounds a three. */
static gboolean
bound_by_dual (const CheckProof *proof, guint index, guint a, guint b, guint c)
{
  const LpCheckGraph *graph = proof->graph;
  const LpCheckDual *dual = g_ptr_array_index (proof->duals, index);
  const gint64 *gap = &proof->gaps[(gsize) index * proof->radices.n_tiers];
  guint members[3] = { a, b, c };
  gint64 less[LP_N_TIERS];

  if (!lp_i_check_graph_goes_on (graph, a, b, c))
    return lp_i_check_dual_bounds_three (dual, graph, &proof->radices, gap, a, b, c);
  memcpy (less, gap, proof->radices.n_tiers * sizeof less[0]);
  for (guint k = 0; k < 3; k++) {
    if (!lp_i_check_number_add (&proof->radices, less, -2, lp_i_check_graph_get_turn (graph, members[k])))
      return FALSE;
  }
  return lp_i_check_dual_bounds_three (dual, graph, &proof->radices, less, a, b, c);
}

/* The dual that bounded the last three is asked first. */
static gboolean
bound_three (const LpCheckGraph *graph, guint a, guint b, guint c, gpointer data)
{
  CheckProof *proof = data;
  guint n_duals = proof->duals->len;

  for (guint k = 0; k < n_duals; k++) {
    guint d = (proof->lucky + k) % n_duals;
    if (!bound_by_dual (proof, d, a, b, c))
      continue;
    proof->lucky = d;
    return TRUE;
  }
  proof->flaw.pupils[0] = a;
  proof->flaw.pupils[1] = b;
  proof->flaw.pupils[2] = c;
  proof->flaw.n_pupils = 3;
  return refuse_proof (proof, LP_I_PHRASE_PROOF_THREE);
}

static gboolean
judge_bounds (CheckProof *proof)
{
  if (proof->graph->with_three)
    return lp_i_check_graph_for_each_three (proof->graph, bound_three, proof);
  if (lp_i_check_number_get_sign (&proof->radices, proof->gaps) == 0)
    return TRUE;
  return refuse_proof (proof, LP_I_PHRASE_PROOF_SUM);
}

static gboolean
judge_duals (CheckProof *proof, gboolean valid)
{
  if (!valid)
    return refuse_proof (proof, LP_I_PHRASE_PROOF_VOID);
  if (!take_tiers (proof))
    return FALSE;
  proof->graph = lp_i_check_graph_new (proof->facts);
  if (proof->graph == NULL)
    return refuse_proof (proof, LP_I_PHRASE_PROOF_SIZE_MEMORY);
  return read_participants (proof) && judge_radices (proof) && pack_costs (proof) && read_duals (proof)
         && judge_bounds (proof);
}

/* The graph, without which no flaw names anybody, gives its vertices' pupils. */
static LpReason *
tell_flaw (const CheckProof *proof)
{
  const LpCheckFlaw *flaw = &proof->flaw;
  const LpCheckClass *class = proof->facts->class;
  guint pupils[G_N_ELEMENTS (flaw->pupils)];

  for (guint k = 0; k < flaw->n_pupils; k++)
    pupils[k] = proof->graph->pupils[flaw->pupils[k]];
  return lp_i_check_finding_new (class, flaw->phrase, pupils, flaw->n_pupils);
}

LpProof
lp_i_check_proof (const LpCheckFacts   *facts,
                  const LpCheckSeating *seating,
                  LpCertificate        *certificate,
                  gboolean              valid,
                  LpReason            **failure)
{
  CheckProof proof = { .facts = facts, .seating = seating, .certificate = certificate };
  gboolean proven = judge_duals (&proof, valid);

  if (!proven)
    *failure = tell_flaw (&proof);
  g_clear_pointer (&proof.duals, g_ptr_array_unref);
  g_clear_pointer (&proof.graph, lp_i_check_graph_free);
  g_free (proof.vertices);
  g_free (proof.gaps);
  return proven ? LP_PROOF_OPTIMAL : LP_PROOF_INVALID;
}
