/* SPDX-License-Identifier: MIT */
/*
 * Where no perfect matching is, a barrier shows it (Tutte 1947; Berge 1958): a
 * set of vertices whose removal leaves more odd components than it has members.
 * It holds as long as no pair between two components is allowed, so the demands
 * that keep those pairs apart are a conflict, whatever the others ask.
 *
 * Whether it holds without one of its demands is seen from the graph in which a
 * pair that is kept apart costs 1, and any other nothing: a pair with which the
 * cheapest perfect matching costs 1 would, once allowed, complete a matching.
 * One search finds these for all partners of a vertex.
 */
#include "pairing/lp-conflict-count-private.h"

#include <string.h>

#include "costs/lp-likeness-private.h"
#include "costs/lp-rules-private.h"
#include "pairing/lp-allowed-private.h"

/* Most pairs kept apart, each once for each demand. */
#define MOST_BLOCKS 4000000

/* A pair that a demand keeps apart. */
typedef struct {
  guint32 a, b; /* a < b */
  guint32 pair; /* number of the pair, the same for all demands */
} Block;

typedef struct {
  LpConflictSearch *search; /* borrowed */
  GArray *blocks;           /* owned, of Block, demand by demand */
  guint *starts;            /* owned, n_demands + 1: where a demand's blocks begin */
  guint32 *n_covers;        /* owned, by pair: demands of those that count which keep it apart */
  guint n_pairs;
} Count;

/* Where a vertex is when a barrier is removed: in the barrier, in the rest, or in an odd component. */
enum { IN_BARRIER, REMAINDER, FIRST_COMPONENT };

static void
count_clear (Count *count)
{
  g_clear_pointer (&count->blocks, g_array_unref);
  g_clear_pointer (&count->starts, g_free);
  g_clear_pointer (&count->n_covers, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Count, count_clear)

static void
add_block (gpointer data, guint i, guint j, LpRuleKind kind)
{
  Block block = { MIN (i, j), MAX (i, j), 0 };

  g_array_append_val ((GArray *) data, block);
}

/* FALSE for a demand that asks something else than that pairs be kept apart. */
static gboolean
list_blocks (Count *count, guint d)
{
  const LpCosts *costs = count->search->costs;
  const LpDemand *demand = &count->search->demands[d];

  if (demand->kind == LP_DEMAND_RULE) {
    const LpRule *rule = lp_roster_get_rule (lp_request_get_roster (costs->request), demand->rule);
    if (lp_rule_get_kind (rule) != LP_RULE_APART)
      return FALSE;
    lp_i_rules_visit_pairs (rule, costs->present, add_block, count->blocks);
    return count->blocks->len <= MOST_BLOCKS;
  }
  if (demand->kind != LP_DEMAND_MAX_TENURE && demand->kind != LP_DEMAND_MUST_MATCH && demand->kind != LP_DEMAND_MUST_DIFFER)
    return FALSE;
  g_autofree guint8 *alone = g_new0 (guint8, count->search->n_demands);
  alone[d] = TRUE;
  g_autoptr (LpConstraints) constraints = lp_i_conflict_search_constrain (count->search, alone);
  for (guint i = 0; constraints != NULL && i < costs->n; i++)
    for (guint j = i + 1; j < costs->n; j++)
      if (lp_i_constraints_get (constraints, i, j) != 0)
        add_block (count->blocks, i, j, LP_RULE_APART);
  return constraints != NULL && count->blocks->len <= MOST_BLOCKS;
}

static int
compare_blocks (gconstpointer a, gconstpointer b, gpointer blocks)
{
  const Block *x = &g_array_index ((GArray *) blocks, Block, *(const guint32 *) a);
  const Block *y = &g_array_index ((GArray *) blocks, Block, *(const guint32 *) b);

  if (x->a != y->a)
    return x->a < y->a ? -1 : 1;
  return x->b != y->b ? (x->b < y->b ? -1 : 1) : 0;
}

/* Gives the blocks of one pair one number. */
static void
number_pairs (Count *count)
{
  guint n = count->blocks->len;
  g_autofree guint32 *order = g_new (guint32, n + 1);

  for (guint32 k = 0; k < n; k++)
    order[k] = k;
  g_qsort_with_data (order, (int) n, sizeof *order, compare_blocks, count->blocks);
  for (guint k = 0; k < n; k++) {
    if (k > 0 && compare_blocks (&order[k - 1], &order[k], count->blocks) != 0)
      count->n_pairs++;
    g_array_index (count->blocks, Block, order[k]).pair = count->n_pairs;
  }
  count->n_pairs++;
}

/* FALSE where the demands are not of the kinds that are counted. */
static gboolean
take_demands (Count *count, LpConflictSearch *search)
{
  const LpPolicy *policy = lp_request_get_policy (search->costs->request);

  count->search = search;
  if (search->n_demands == 0 || search->has_forced
      || (search->costs->n % 2 == 1 && lp_policy_get_odd (policy) != LP_ODD_ADULT))
    return FALSE;
  count->blocks = g_array_new (FALSE, FALSE, sizeof (Block));
  count->starts = g_new0 (guint, search->n_demands + 1);
  for (guint d = 0; d < search->n_demands; d++) {
    if (!list_blocks (count, d))
      return FALSE;
    count->starts[d + 1] = count->blocks->len;
  }
  number_pairs (count);
  count->n_covers = g_new0 (guint32, count->n_pairs);
  return TRUE;
}

static const Block *
get_blocks (const Count *count, guint d, guint *n)
{
  *n = count->starts[d + 1] - count->starts[d];
  return &g_array_index (count->blocks, Block, count->starts[d]);
}

/* How many demands of a set keep each pair apart. */
static void
count_covers (Count *count, const guint8 *set)
{
  guint n;

  memset (count->n_covers, 0, count->n_pairs * sizeof *count->n_covers);
  for (guint d = 0; d < count->search->n_demands; d++) {
    const Block *blocks = set[d] ? get_blocks (count, d, &n) : NULL;
    for (guint k = 0; blocks != NULL && k < n; k++)
      count->n_covers[blocks[k].pair]++;
  }
}

/* The graph in which what a set keeps apart costs 1. NULL where memory does not suffice. */
static LpMatcher *
weigh_graph (const Count *count, const guint8 *set)
{
  const gint64 nothing[1] = { 0 }, one[1] = { 1 };
  guint n_pupils = count->search->costs->n, n = n_pupils + n_pupils % 2, n_blocks;
  LpMatcher *matcher = lp_matcher_new (n, 1);

  for (guint v = 0; matcher != NULL && v < n; v++)
    for (guint w = v + 1; w < n; w++)
      lp_matcher_set_edge (matcher, v, w, nothing);
  for (guint d = 0; matcher != NULL && d < count->search->n_demands; d++) {
    const Block *blocks = set[d] ? get_blocks (count, d, &n_blocks) : NULL;
    for (guint k = 0; blocks != NULL && k < n_blocks; k++)
      lp_matcher_set_edge (matcher, blocks[k].a, blocks[k].b, one);
  }
  return matcher;
}

/* Of the graph that a set leaves; NULL where there is a perfect matching, or memory does not suffice. */
static LpBarrier *
find_barrier (const Count *count, const guint8 *set)
{
  const gint64 nothing[1] = { 0 };
  guint n_pupils = count->search->costs->n, n = n_pupils + n_pupils % 2, n_blocks;
  g_autofree guint8 *apart = g_try_new0 (guint8, (gsize) n * n);
  g_autoptr (LpMatcher) matcher = apart != NULL ? lp_matcher_new (n, 1) : NULL;
  LpBarrier *barrier = NULL;

  for (guint d = 0; matcher != NULL && d < count->search->n_demands; d++) {
    const Block *blocks = set[d] ? get_blocks (count, d, &n_blocks) : NULL;
    for (guint k = 0; blocks != NULL && k < n_blocks; k++)
      apart[(gsize) blocks[k].a * n + blocks[k].b] = TRUE;
  }
  for (guint v = 0; matcher != NULL && v < n; v++)
    for (guint w = v + 1; w < n; w++)
      if (!apart[(gsize) v * n + w])
        lp_matcher_set_edge (matcher, v, w, nothing);
  g_autoptr (LpMatching) matching = matcher != NULL ? lp_matcher_solve (matcher, &barrier, NULL) : NULL;
  return barrier;
}

/*
 * Sorts the vertices. A barrier that shows more than it must is made smaller
 * first: a member of a component more in it, or a component less, and there are
 * fewer pairs that must stay apart.
 */
static void
sort_vertices (const LpBarrier *barrier, guint n, guint32 *places)
{
  gsize n_members, size, n_components = lp_barrier_get_n_components (barrier);
  const guint32 *members = lp_barrier_get_members (barrier, &n_members);

  for (guint v = 0; v < n; v++)
    places[v] = REMAINDER;
  for (gsize k = 0; k < n_members; k++)
    places[members[k]] = IN_BARRIER;
  for (; n_components > n_members + 2; n_components--, n_members++) {
    const guint32 *component = lp_barrier_get_component (barrier, n_components - 1, &size);
    for (gsize k = 0; k < size; k++)
      places[component[k]] = (guint32) (FIRST_COMPONENT + n_components - 1);
    places[component[size - 1]] = IN_BARRIER;
  }
  if (n_components == n_members + 2)
    n_components--;
  for (gsize c = 0; c < n_components; c++) {
    const guint32 *component = lp_barrier_get_component (barrier, c, &size);
    for (gsize k = 0; k < size; k++)
      places[component[k]] = (guint32) (FIRST_COMPONENT + c);
  }
}

static gboolean
must_stay_apart (const guint32 *places, const Block *block)
{
  return places[block->a] != places[block->b] && places[block->a] != IN_BARRIER && places[block->b] != IN_BARRIER;
}

/* Whether others of those that count keep apart each pair that must stay so. */
static gboolean
is_covered (const Count *count, guint d, const guint32 *places)
{
  guint n;
  const Block *blocks = get_blocks (count, d, &n);

  for (guint k = 0; k < n; k++)
    if (must_stay_apart (places, &blocks[k]) && count->n_covers[blocks[k].pair] < 2)
      return FALSE;
  return TRUE;
}

/* Leaves of a set that cannot hold what shows it by a barrier. FALSE where the set can hold. */
static gboolean
keep_shown (Count *count, guint8 *set)
{
  g_autoptr (LpBarrier) barrier = find_barrier (count, set);
  g_autofree guint32 *places = g_new (guint32, count->search->costs->n + 1);
  guint n;

  if (barrier == NULL)
    return FALSE;
  sort_vertices (barrier, count->search->costs->n + count->search->costs->n % 2, places);
  count_covers (count, set);
  for (guint d = count->search->n_demands; d-- > 0;) {
    if (!set[d] || !is_covered (count, d, places))
      continue;
    const Block *blocks = get_blocks (count, d, &n);
    for (guint k = 0; k < n; k++)
      count->n_covers[blocks[k].pair]--;
    set[d] = FALSE;
  }
  return TRUE;
}

/* The pairs that one demand of a set alone keeps apart, by vertex. */
typedef struct {
  guint *starts;      /* owned, n + 1 */
  guint32 *partners;  /* owned */
  guint32 *demands;   /* owned, beside partners */
} Sole;

static void
sole_clear (Sole *sole)
{
  g_clear_pointer (&sole->starts, g_free);
  g_clear_pointer (&sole->partners, g_free);
  g_clear_pointer (&sole->demands, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sole, sole_clear)

typedef void (*SoleFunc) (Sole *sole, guint v, guint w, guint d);

static void
count_sole (Sole *sole, guint v, guint w, guint d)
{
  sole->starts[v + 1]++;
}

static void
place_sole (Sole *sole, guint v, guint w, guint d)
{
  guint at = --sole->starts[v + 1];

  sole->partners[at] = w;
  sole->demands[at] = d;
}

static void
visit_sole (const Count *count, const guint8 *set, SoleFunc visit, Sole *sole)
{
  guint n;

  for (guint d = count->search->n_demands; d-- > 0;) {
    const Block *blocks = set[d] ? get_blocks (count, d, &n) : NULL;
    for (guint k = 0; blocks != NULL && k < n; k++) {
      if (count->n_covers[blocks[k].pair] != 1)
        continue;
      visit (sole, blocks[k].a, blocks[k].b, d);
      visit (sole, blocks[k].b, blocks[k].a, d);
    }
  }
}

static void
list_sole (Count *count, const guint8 *set, Sole *sole)
{
  guint n = count->search->costs->n;

  count_covers (count, set);
  sole->starts = g_new0 (guint, n + 2);
  visit_sole (count, set, count_sole, sole);
  for (guint v = 1; v <= n; v++)
    sole->starts[v] += sole->starts[v - 1];
  sole->starts[n + 1] = sole->starts[n];
  sole->partners = g_new (guint32, sole->starts[n] + 1);
  sole->demands = g_new (guint32, sole->starts[n] + 1);
  visit_sole (count, set, place_sole, sole);
}

/* The vertex with the most such pairs of demands that are not settled; the number of vertices for none. */
static guint
find_busiest (const Sole *sole, guint n, const guint8 *done, const guint8 *settled)
{
  guint best = n, most = 0;

  for (guint v = 0; v < n; v++) {
    guint busy = 0;
    for (guint k = sole->starts[v + 1]; !done[v] && k < sole->starts[v + 2]; k++)
      busy += !done[sole->partners[k]] && !settled[sole->demands[k]];
    if (busy > most) {
      most = busy;
      best = v;
    }
  }
  return best;
}

/* Adds to settled the demands of a set that cannot hold without which it can, as far as one pair alone shows it. */
static gboolean
settle_needed (Count *count, const guint8 *set, guint8 *settled)
{
  guint n = count->search->costs->n, v;
  g_autofree guint8 *done = g_new0 (guint8, n + 1), *possible = g_new0 (guint8, n + 2);
  g_autofree gint64 *costs = g_new0 (gint64, n + 2);
  g_autoptr (LpMatcher) matcher = weigh_graph (count, set);
  g_auto (Sole) sole = { NULL, NULL, NULL };

  if (matcher == NULL)
    return FALSE;
  list_sole (count, set, &sole);
  while ((v = find_busiest (&sole, n, done, settled)) < n) {
    if (!lp_matcher_cost_partners (matcher, v, costs, possible, NULL))
      return FALSE;
    for (guint k = sole.starts[v + 1]; k < sole.starts[v + 2]; k++)
      if (costs[sole.partners[k]] == 1)
        settled[sole.demands[k]] = TRUE;
    done[v] = TRUE;
  }
  return TRUE;
}

static gboolean
can_hold (const Count *count, const guint8 *set)
{
  g_autoptr (LpBarrier) barrier = find_barrier (count, set);

  return barrier == NULL;
}

/* Leaves out the last demand that is not settled and without which the rest still cannot hold. FALSE where there is none. */
static gboolean
drop_last (const Count *count, guint8 *set, guint8 *settled)
{
  for (guint d = count->search->n_demands; d-- > 0;) {
    if (!set[d] || settled[d])
      continue;
    set[d] = FALSE;
    if (!can_hold (count, set))
      return TRUE;
    set[d] = settled[d] = TRUE;
  }
  return FALSE;
}

/* Whether each demand of the conflict is in every conflict: without it all the others can hold. */
static gboolean
is_only_conflict (Count *count)
{
  const LpConflictSearch *search = count->search;
  g_autofree guint8 *all = g_new (guint8, search->n_demands), *settled = g_new0 (guint8, search->n_demands);

  memset (all, TRUE, search->n_demands);
  if (!settle_needed (count, all, settled))
    return FALSE;
  for (guint d = 0; d < search->n_demands; d++)
    if (search->chosen[d] && !settled[d])
      return FALSE;
  return TRUE;
}

gboolean
lp_i_conflict_count (LpConflictSearch *search)
{
  g_auto (Count) count = { .search = search };

  if (!take_demands (&count, search))
    return FALSE;
  g_autofree guint8 *settled = g_new0 (guint8, search->n_demands);
  memset (search->chosen, TRUE, search->n_demands);
  do {
    if (!keep_shown (&count, search->chosen) || !settle_needed (&count, search->chosen, settled))
      return FALSE;
  } while (drop_last (&count, search->chosen, settled));
  search->smallest = is_only_conflict (&count);
  return TRUE;
}
