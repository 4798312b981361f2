/* SPDX-License-Identifier: MIT */
#include "typed-cohort.h"

#include <math.h>
#include <string.h>

#include "families.h"

/* Which number holds what: tenure with cooldown, strategy, turns with repeats, wishes. */
enum { TENURE, STRATEGY, REPEATS, WISHES, N_TIERS };

#define N_PAST 5
#define TOP_WEIGHT (G_GINT64_CONSTANT (1) << 43)     /* of what must be, above all young partners together */
#define YOUNG_WEIGHT (G_GINT64_CONSTANT (1) << 23)   /* of a young partner, above all cooldown together */
#define TURN_WEIGHT (G_GINT64_CONSTANT (1) << 22)    /* of a turn, above all repeats together */

/* How many of 31,022 pupils reached each of six scores. */
static const guint chem97[] = { 3688, 3627, 4619, 5739, 6668, 6681 };

static Cohort *
cohort_new (guint n, guint n_types, guint n_tiers)
{
  Cohort *cohort = g_new0 (Cohort, 1);

  cohort->n = n;
  cohort->n_types = n_types;
  cohort->n_tiers = n_tiers;
  cohort->types = g_new0 (guint32, (gsize) n + 1);
  cohort->table = g_new0 (gint64, (gsize) n_types * n_types * n_tiers);
  cohort->pairs = g_array_new (FALSE, FALSE, sizeof (VerifyPair));
  cohort->costs = g_array_new (FALSE, FALSE, sizeof (gint64));
  return cohort;
}

void
cohort_free (Cohort *cohort)
{
  g_free (cohort->types);
  g_free (cohort->table);
  g_free (cohort->three_costs);
  g_array_unref (cohort->pairs);
  g_array_unref (cohort->costs);
  g_free (cohort);
}

static gboolean
cost_of_types (guint s, guint t, gint64 *costs, gpointer data)
{
  const Cohort *cohort = data;

  memcpy (costs, cohort->table + ((gsize) s * cohort->n_types + t) * cohort->n_tiers, cohort->n_tiers * sizeof *costs);
  return TRUE;
}

LpTyped *
cohort_build (Cohort *cohort)
{
  LpTyped *typed = lp_typed_new (cohort->n, cohort->types, cohort->n_types, cohort->n_tiers, cost_of_types, cohort);

  for (guint i = 0; i < cohort->pairs->len; i++) {
    const VerifyPair *pair = &g_array_index (cohort->pairs, VerifyPair, i);
    if (pair->may_be)
      lp_typed_set_pair (typed, pair->u, pair->v, &g_array_index (cohort->costs, gint64, (gsize) i * cohort->n_tiers));
    else
      lp_typed_forbid_pair (typed, pair->u, pair->v);
  }
  for (guint v = 0; cohort->three_costs != NULL && v < cohort->n; v++) {
    const gint64 *costs = cohort->three_costs + (gsize) v * cohort->n_tiers;
    for (guint t = 0; t < cohort->n_tiers; t++) {
      if (costs[t] == 0)
        continue;
      lp_typed_set_three_vertex (typed, v, costs);
      break;
    }
  }
  return typed;
}

VerifyGraph
cohort_verify_graph (Cohort *cohort)
{
  return (VerifyGraph) {
    cohort->n, cohort->n_types, cohort->n_tiers, cohort->types, cost_of_types, cohort,
    cohort->pairs->len, (const VerifyPair *) (gconstpointer) cohort->pairs->data,
    (const gint64 *) (gconstpointer) cohort->costs->data, cohort->three_costs,
  };
}

/* What is said of a pair, by one fact; the facts of a pair add up. */
typedef enum { FACT_COST, FACT_LATEST, FACT_YOUNG, FACT_EARLIER, FACT_APART, FACT_TOGETHER, FACT_FRIENDS, FACT_FEEDBACK } FactKind;

typedef struct {
  guint64 pair;     /* the lower vertex, then the other */
  guint32 kind;
  guint32 amount;   /* a cost, rounds ago, or weeks ago */
} Fact;

static void
tell (GArray *facts, guint u, guint v, FactKind kind, guint amount)
{
  Fact fact = { (guint64) MIN (u, v) << 32 | MAX (u, v), kind, amount };

  if (u != v)
    g_array_append_val (facts, fact);
}

static int
compare_facts (gconstpointer a, gconstpointer b)
{
  const Fact *x = a, *y = b;

  if (x->pair != y->pair)
    return x->pair < y->pair ? -1 : 1;
  if (x->kind != y->kind)
    return x->kind < y->kind ? -1 : 1;
  return (x->amount > y->amount) - (x->amount < y->amount);
}

static void
tell_class (GArray *facts, Draws *draws, guint n, guint each, guint cost)
{
  for (guint i = 0; i < n; i++) {
    for (guint k = 0; k < each; k++)
      tell (facts, i, (guint) draws_below (draws, (gint32) n), FACT_COST, cost);
  }
}

Cohort *
cohort_new_class (guint n, guint64 seed, gboolean with_exceptions)
{
  Cohort *cohort = cohort_new (n, 101, 1);
  Draws draws = draws_new (seed);
  g_autoptr (GArray) facts = g_array_new (FALSE, FALSE, sizeof (Fact));

  for (guint v = 0; v < n; v++)
    cohort->types[v] = (guint32) draws_attainment (&draws);
  for (gint64 s = 0; s <= 100; s++) {
    for (gint64 t = 0; t <= 100; t++)
      cohort->table[s * 101 + t] = (ABS (s - t) - 10) * (ABS (s - t) - 10) + 50 * ABS (MIN (4, s / 20) - MIN (4, t / 20));
  }
  if (!with_exceptions)
    return cohort;
  tell_class (facts, &draws, n, 5, 2500);
  tell_class (facts, &draws, n, 1, 1000000);
  g_array_sort (facts, compare_facts);
  for (guint i = 0; i < facts->len;) {
    guint64 key = g_array_index (facts, Fact, i).pair;
    VerifyPair pair = { (guint32) (key >> 32), (guint32) key, TRUE };
    gint64 cost = cohort->table[cohort->types[pair.u] * 101 + cohort->types[pair.v]];
    for (; i < facts->len && g_array_index (facts, Fact, i).pair == key; i++)
      cost += g_array_index (facts, Fact, i).amount;
    g_array_append_val (cohort->pairs, pair);
    g_array_append_val (cohort->costs, cost);
  }
  return cohort;
}

/* What the strategy asks of two doubled mid-ranks. */
static gint64
judge_ranks (const char *strategy, gint64 n, gint64 a, gint64 b)
{
  gint64 gap = ABS (a - b), off = gap;

  if (strcmp (strategy, "mixed") == 0)
    off = MAX (0, MAX (n / 3 - gap, gap - 4 * n / 3));
  else if (strcmp (strategy, "mixed-fold") == 0)
    off = a + b - 2 * (n + 1);
  return off * off;
}

/* Draws scores, and writes what two of them cost. */
static void
draw_scores (Cohort *cohort, Draws *draws, const char *strategy)
{
  g_autofree gint64 *rank = g_new0 (gint64, cohort->n_types);
  g_autofree gint64 *count = g_new0 (gint64, cohort->n_types);
  gint64 below = 0;

  for (guint v = 0; v < cohort->n; v++) {
    guint draw = (guint) draws_below (draws, 31022), score = 0;
    for (; draw >= chem97[score]; score++)
      draw -= chem97[score];
    if (cohort->n_types != G_N_ELEMENTS (chem97))
      score = (guint) draws_below (draws, (gint32) cohort->n_types);
    cohort->types[v] = score;
    count[score]++;
  }
  for (guint s = 0; s < cohort->n_types; below += count[s++])
    rank[s] = 2 * below + 1 + count[s];
  for (guint s = 0; s < cohort->n_types; s++) {
    for (guint t = 0; t < cohort->n_types; t++)
      cohort->table[((gsize) s * cohort->n_types + t) * N_TIERS + STRATEGY] = judge_ranks (strategy, cohort->n, rank[s], rank[t]);
  }
}

typedef struct {
  guint64 key;
  guint32 vertex;
} Place;

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *x = a, *y = b;

  return x->key != y->key ? (x->key > y->key) - (x->key < y->key) : (x->vertex > y->vertex) - (x->vertex < y->vertex);
}

/* A round of the past, such as the strategy likes: the cohort in a line, equals in a drawn order. */
static GArray *
line_up (const Cohort *cohort, Draws *draws)
{
  GArray *line = g_array_new (FALSE, FALSE, sizeof (Place));

  for (guint v = 0; v < cohort->n; v++) {
    Place place = { (guint64) cohort->types[v] << 32 | draws_next (draws) >> 32, v };
    g_array_append_val (line, place);
  }
  g_array_sort (line, compare_places);
  return line;
}

static guint32
find_partner (const GArray *line, const char *strategy, guint i)
{
  guint n = line->len / 2 * 2, at = i ^ 1;

  if (strcmp (strategy, "mixed") == 0)
    at = i < n / 2 ? i + n / 2 : i - n / 2;
  else if (strcmp (strategy, "mixed-fold") == 0)
    at = n - 1 - i;
  return g_array_index (line, Place, at).vertex;
}

static void
set_turn (Cohort *cohort, guint v, guint since)
{
  cohort->three_costs[(gsize) v * N_TIERS + REPEATS] = TURN_WEIGHT * (gint64) (cohort->n - since);
}

/* The partners of a round so long ago; the last of an odd cohort joins a pair. */
static void
tell_round (Cohort *cohort, GArray *facts, Draws *draws, const char *strategy, guint since, guint young)
{
  g_autoptr (GArray) line = line_up (cohort, draws);
  guint last = cohort->n - 1;

  for (guint i = 0; i < cohort->n / 2 * 2; i++) {
    guint32 u = g_array_index (line, Place, i).vertex, v = find_partner (line, strategy, i);
    if (u > v)
      continue;
    tell (facts, u, v, since == 1 ? (guint) draws_below (draws, 100) < young ? FACT_YOUNG : FACT_LATEST : FACT_EARLIER, since);
  }
  if (cohort->n % 2 == 0 || cohort->n < 3)
    return;
  for (guint i = 0; i < 2; i++) {
    guint32 u = g_array_index (line, Place, last).vertex, v = i == 0 ? g_array_index (line, Place, 0).vertex : find_partner (line, strategy, 0);
    tell (facts, u, v, since == 1 ? young > 0 ? FACT_YOUNG : FACT_LATEST : FACT_EARLIER, since);
    set_turn (cohort, v, since);
    set_turn (cohort, u, since);
  }
}

/* A tenth of a rule each: apart, together, friends, or a word of feedback. Together holds nobody twice. */
static void
tell_rules (const Cohort *cohort, GArray *facts, Draws *draws)
{
  static const FactKind kinds[] = { FACT_APART, FACT_APART, FACT_TOGETHER, FACT_FRIENDS, FACT_FEEDBACK };
  g_autofree guint8 *is_held = g_new0 (guint8, cohort->n);

  for (guint i = 0; i < cohort->n / 10; i++) {
    guint u = (guint) draws_below (draws, (gint32) cohort->n), v = (guint) draws_below (draws, (gint32) cohort->n);
    FactKind kind = kinds[draws_below (draws, G_N_ELEMENTS (kinds))];
    if (kind == FACT_TOGETHER && (is_held[u] || is_held[v]))
      continue;
    if (kind == FACT_TOGETHER)
      is_held[u] = is_held[v] = TRUE;
    tell (facts, u, v, kind, kind == FACT_FEEDBACK ? (guint) draws_below (draws, 12) : 0);
  }
}

/* Adds to what a pair costs by its types what its facts say. FALSE where it may not be. */
static gboolean
add_up (const Fact *facts, guint n_facts, guint cooldown, gint64 *costs)
{
  gint64 met = 0;
  guint since = G_MAXUINT;
  gboolean is_young = FALSE, is_held = FALSE, is_apart = FALSE;

  for (guint i = 0; i < n_facts; i++) {
    is_young |= facts[i].kind == FACT_YOUNG;
    is_held |= facts[i].kind == FACT_TOGETHER;
    is_apart |= facts[i].kind == FACT_APART;
    if (facts[i].kind == FACT_YOUNG || facts[i].kind == FACT_LATEST || facts[i].kind == FACT_EARLIER) {
      since = MIN (since, facts[i].amount);
      met++;
    }
    if (facts[i].kind == FACT_FRIENDS)
      costs[WISHES] += 1;
    if (facts[i].kind == FACT_FEEDBACK)
      costs[WISHES] += 3 * (12 - (gint64) facts[i].amount);
  }
  if (is_held) {
    costs[TENURE] -= TOP_WEIGHT;
    return TRUE;
  }
  costs[REPEATS] += met * met;
  if (is_young)
    costs[TENURE] -= YOUNG_WEIGHT;
  else if (since <= cooldown)
    costs[TENURE] += cooldown + 1 - since;
  return !is_apart;
}

static void
write_pairs (Cohort *cohort, GArray *facts, guint cooldown)
{
  g_array_sort (facts, compare_facts);
  for (guint i = 0, end = 0; i < facts->len; i = end) {
    guint64 key = g_array_index (facts, Fact, i).pair;
    VerifyPair pair = { (guint32) (key >> 32), (guint32) key, TRUE };
    gint64 costs[N_TIERS];
    while (end < facts->len && g_array_index (facts, Fact, end).pair == key)
      end++;
    cost_of_types (cohort->types[pair.u], cohort->types[pair.v], costs, cohort);
    pair.may_be = add_up (&g_array_index (facts, Fact, i), end - i, cooldown, costs);
    g_array_append_val (cohort->pairs, pair);
    g_array_append_vals (cohort->costs, costs, N_TIERS);
  }
}

Cohort *
cohort_new_policy (const char *strategy, guint n, guint64 seed, guint young, guint n_scores)
{
  Cohort *cohort;
  Draws draws = draws_new (seed);
  g_autoptr (GArray) facts = g_array_new (FALSE, FALSE, sizeof (Fact));

  if (strcmp (strategy, "matched") != 0 && strcmp (strategy, "mixed") != 0 && strcmp (strategy, "mixed-fold") != 0)
    return NULL;
  cohort = cohort_new (n, n_scores, N_TIERS);
  cohort->three_costs = g_new0 (gint64, (gsize) n * N_TIERS + 1);
  draw_scores (cohort, &draws, strategy);
  for (guint since = N_PAST + 1; since > 0; since--)
    tell_round (cohort, facts, &draws, strategy, since, young);
  tell_rules (cohort, facts, &draws);
  write_pairs (cohort, facts, strcmp (strategy, "mixed") == 0 ? 12 : 6);
  return cohort;
}
