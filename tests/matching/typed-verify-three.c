/* SPDX-License-Identifier: MIT */
#include "typed-verify-private.h"

#include <stdlib.h>
#include <string.h>

/*
 * Threes, by kinds of vertices that have the same type and turn and are alike
 * in every dual solution: threes of the same kinds have the same bounds, but for
 * exceptions. A three T is bounded by a solution if its bound of all, less what
 * the members of T reach, plus twice what their blossoms share and twice what T
 * costs, is twice the cost of the partition.
 */
typedef struct {
  guint32 type;
  guint32 sample;
  gsize begin, end;     /* in the order */
} Kind;

typedef struct {
  Verify *duals;
  gsize n_duals;
  const Vector *bounds;
  Vector goal;          /* doubled */
  const VerifyGraph *graph;
  GArray *kinds;        /* owned: Kind: by type */
  guint32 *order;       /* owned: vertices, kind by kind */
  guint32 *begins;      /* owned: n_types + 1, in the kinds */
  Vector *least;        /* owned: n_duals × n_types: the least key of a type */
} Threes;

/* What a vertex adds to a bound: twice its turn, less its reach. */
static Vector
get_key (const Threes *t, gsize dual, guint32 v)
{
  Vector key = { { 0 } };

  if (t->graph->three_costs != NULL) {
    Vector turn = verify_read (&t->duals[dual], t->graph->three_costs + (gsize) v * t->graph->n_tiers);
    verify_add (&key, &turn, 2);
  }
  verify_add (&key, &t->duals[dual].reach[v], -1);
  return key;
}

static Vector
max_vector (Vector a, Vector b)
{
  return verify_compare (&a, &b) < 0 ? b : a;
}

/* Whether a three of these vertices, whose pairs cost so much together, is bounded by one solution. */
static gboolean
is_bounded (const Threes *t, const guint32 three[3], const Vector *pairs)
{
  for (gsize d = 0; d < t->n_duals; d++) {
    const Verify *v = &t->duals[d];
    Vector bound = t->bounds[d], shared = { { 0 } };
    verify_add (&bound, pairs, 2);
    for (guint i = 0; i < 3; i++) {
      Vector key = get_key (t, d, three[i]);
      verify_add (&bound, &key, 1);
      shared = max_vector (shared, verify_find_common (v, v->nest[three[i]], v->nest[three[(i + 1) % 3]]));
    }
    verify_add (&bound, &shared, 2);
    if (verify_compare (&bound, &t->goal) >= 0)
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_three_bounded (const Threes *t, guint32 a, guint32 b, guint32 c)
{
  guint32 three[3] = { a, b, c };
  Vector sum = { { 0 } };

  if (a == b || a == c || b == c)
    return TRUE;
  for (guint i = 0; i < 3; i++) {
    Vector cost;
    if (!verify_find_cost (t->duals, three[i], three[(i + 1) % 3], &cost))
      return TRUE;
    verify_add (&sum, &cost, 1);
  }
  return is_bounded (t, three, &sum);
}

static gboolean
is_exception (const Threes *t, guint32 a, guint32 b)
{
  return a != b && verify_find_pair (t->duals, a, b) != t->graph->n_pairs;
}

/* Threes of three kinds, one by one: the first without an exception settles it. */
static gboolean
are_kinds_bounded (const Threes *t, const Kind *x, const Kind *y, const Kind *z)
{
  for (gsize i = x->begin; i < x->end; i++) {
    for (gsize j = y->begin; j < y->end; j++) {
      for (gsize k = z->begin; k < z->end; k++) {
        guint32 a = t->order[i], b = t->order[j], c = t->order[k];
        if (!is_three_bounded (t, a, b, c))
          return FALSE;
        if (a != b && a != c && b != c && !is_exception (t, a, b) && !is_exception (t, a, c) && !is_exception (t, b, c))
          return TRUE;
      }
    }
  }
  return TRUE;
}

static gboolean
find_type_cost (const Threes *t, guint32 a, guint32 b, Vector *sum)
{
  gint64 costs[MAX_TIERS] = { 0 };
  Vector cost;

  if (!t->graph->func (a, b, costs, t->graph->data))
    return FALSE;
  cost = verify_read (t->duals, costs);
  verify_add (sum, &cost, 1);
  return TRUE;
}

static const Vector *
get_least (const Threes *t, gsize dual, guint32 type)
{
  return &t->least[dual * t->graph->n_types + type];
}

/* Whether one solution bounds all threes of three types, by the least keys alone. */
static gboolean
are_types_bounded (const Threes *t, const guint32 types[3], const Vector *pairs)
{
  for (gsize d = 0; d < t->n_duals; d++) {
    Vector bound = t->bounds[d];
    verify_add (&bound, pairs, 2);
    for (guint i = 0; i < 3; i++)
      verify_add (&bound, get_least (t, d, types[i]), 1);
    if (verify_compare (&bound, &t->goal) >= 0)
      return TRUE;
  }
  return FALSE;
}

static const Kind *
get_kind (const Threes *t, guint i)
{
  return &g_array_index (t->kinds, Kind, i);
}

/* Whether all threes of three kinds are, if they make no exceptions. */
static gboolean
are_plain_bounded (const Threes *t, const Kind *x, const Kind *y, const Kind *z, const Vector *pairs)
{
  guint32 three[3] = { x->sample, y->sample, z->sample };

  return is_bounded (t, three, pairs) || are_kinds_bounded (t, x, y, z);
}

static gboolean
judge_types (const Threes *t, guint32 a, guint32 b, guint32 c)
{
  guint32 types[3] = { a, b, c };
  Vector pairs = { { 0 } };

  if (!find_type_cost (t, a, b, &pairs) || !find_type_cost (t, a, c, &pairs) || !find_type_cost (t, b, c, &pairs) ||
      are_types_bounded (t, types, &pairs))
    return TRUE;
  for (guint i = t->begins[a]; i < t->begins[a + 1]; i++) {
    for (guint j = a == b ? i : t->begins[b]; j < t->begins[b + 1]; j++) {
      for (guint k = b == c ? j : t->begins[c]; k < t->begins[c + 1]; k++) {
        if (!are_plain_bounded (t, get_kind (t, i), get_kind (t, j), get_kind (t, k), &pairs))
          return FALSE;
      }
    }
  }
  return TRUE;
}

/* All thirds beside an exception that costs less than its types' pairs. */
static gboolean
judge_beside (const Threes *t, guint32 a, guint32 b, const Vector *cost)
{
  for (guint32 type = 0; type < t->graph->n_types; type++) {
    Vector pairs = *cost;
    gboolean is_done = t->begins[type] == t->begins[type + 1];
    if (!find_type_cost (t, t->graph->types[a], type, &pairs) || !find_type_cost (t, t->graph->types[b], type, &pairs))
      continue;
    for (gsize d = 0; d < t->n_duals && !is_done; d++) {
      Vector bound = t->bounds[d], first = get_key (t, d, a), second = get_key (t, d, b);
      verify_add (&bound, &pairs, 2);
      verify_add (&bound, &first, 1);
      verify_add (&bound, &second, 1);
      verify_add (&bound, get_least (t, d, type), 1);
      is_done = verify_compare (&bound, &t->goal) >= 0;
    }
    for (guint i = t->begins[type]; i < t->begins[type + 1] && !is_done; i++) {
      const Kind *kind = get_kind (t, i);
      for (gsize k = kind->begin; k < kind->end; k++) {
        guint32 c = t->order[k];
        if (!is_three_bounded (t, a, b, c))
          return FALSE;
        if (c != a && c != b && !is_exception (t, a, c) && !is_exception (t, b, c))
          break;
      }
    }
  }
  return TRUE;
}

/* Whether an exception costs less than its types' pairs, or its types may not be. */
static gboolean
is_cheap (const Threes *t, gsize pair, Vector *cost)
{
  const VerifyPair *p = &t->graph->pairs[pair];
  Vector base = { { 0 } };

  *cost = verify_read (t->duals, t->graph->costs + pair * t->graph->n_tiers);
  return p->may_be && (!find_type_cost (t, t->graph->types[p->u], t->graph->types[p->v], &base) || verify_compare (cost, &base) < 0);
}

/* Threes with one exception that costs less, and with two. */
static gboolean
judge_cheap (const Threes *t)
{
  const Verify *v = t->duals;
  Vector cost;

  for (gsize i = 0; i < t->graph->n_pairs; i++) {
    if (is_cheap (t, i, &cost) && !judge_beside (t, t->graph->pairs[i].u, t->graph->pairs[i].v, &cost))
      return FALSE;
  }
  for (guint32 a = 0; a < t->graph->n; a++) {
    for (gsize i = v->first[a]; i < v->first[a + 1]; i++) {
      for (gsize j = v->first[a]; j < i && is_cheap (t, v->which[i], &cost); j++) {
        if (is_cheap (t, v->which[j], &cost) && !is_three_bounded (t, a, v->others[i], v->others[j]))
          return FALSE;
      }
    }
  }
  return TRUE;
}

static int
compare_kinds (gconstpointer a, gconstpointer b, gpointer data)
{
  const Threes *t = data;
  guint32 x = *(const guint32 *) a, y = *(const guint32 *) b;
  int order = 0;

  if (t->graph->types[x] != t->graph->types[y])
    return t->graph->types[x] < t->graph->types[y] ? -1 : 1;
  if (t->graph->three_costs != NULL)
    order = memcmp (t->graph->three_costs + (gsize) x * t->graph->n_tiers, t->graph->three_costs + (gsize) y * t->graph->n_tiers,
                    t->graph->n_tiers * sizeof (gint64));
  for (gsize d = 0; d < t->n_duals && order == 0; d++) {
    const Verify *v = &t->duals[d];
    order = verify_compare (&v->reach[x], &v->reach[y]);
    if (order == 0)
      order = (v->nest[x] > v->nest[y]) - (v->nest[x] < v->nest[y]);
  }
  return order;
}

static int
compare_vertices (gconstpointer a, gconstpointer b, gpointer data)
{
  guint32 x = *(const guint32 *) a, y = *(const guint32 *) b;
  int order = compare_kinds (a, b, data);

  return order != 0 ? order : (x > y) - (x < y);
}

static void
find_kinds (Threes *t)
{
  guint n = t->graph->n;

  for (guint32 v = 0; v < n; v++)
    t->order[v] = v;
  g_qsort_with_data (t->order, (gint) n, sizeof *t->order, compare_vertices, t);
  for (guint i = 0; i < n; i++) {
    guint32 type = t->graph->types[t->order[i]];
    if (i == 0 || compare_kinds (&t->order[i], &t->order[i - 1], t) != 0) {
      Kind kind = { type, t->order[i], i, i };
      g_array_append_val (t->kinds, kind);
      t->begins[type + 1] = t->kinds->len;
    }
    g_array_index (t->kinds, Kind, t->kinds->len - 1).end = i + 1;
  }
  for (guint32 type = 0; type < t->graph->n_types; type++)
    t->begins[type + 1] = MAX (t->begins[type + 1], t->begins[type]);
  for (gsize d = 0; d < t->n_duals; d++) {
    for (guint i = 0; i < t->kinds->len; i++) {
      Vector *least = &t->least[d * t->graph->n_types + get_kind (t, i)->type], key = get_key (t, d, get_kind (t, i)->sample);
      if (i == t->begins[get_kind (t, i)->type] || verify_compare (&key, least) < 0)
        *least = key;
    }
  }
}

static const char *
judge_all (const Threes *t)
{
  for (guint32 a = 0; a < t->graph->n_types; a++) {
    for (guint32 b = a; b < t->graph->n_types && t->begins[a] < t->begins[a + 1]; b++) {
      for (guint32 c = b; c < t->graph->n_types && t->begins[b] < t->begins[b + 1]; c++) {
        if (!judge_types (t, a, b, c))
          return "a three that no dual solution bounds";
      }
    }
  }
  return judge_cheap (t) ? NULL : "a three with an exception that no dual solution bounds";
}

const char *
verify_threes (Verify *duals, gsize n_duals, const Vector *bounds, const Vector *cost)
{
  Threes t = { .duals = duals, .n_duals = n_duals, .bounds = bounds, .graph = duals->graph };
  const char *flaw;

  if (n_duals == 0)
    return "no dual solution";
  verify_add (&t.goal, cost, 2);
  t.kinds = g_array_new (FALSE, FALSE, sizeof (Kind));
  t.order = g_new (guint32, (gsize) t.graph->n + 1);
  t.begins = g_new0 (guint32, (gsize) t.graph->n_types + 1);
  t.least = g_new0 (Vector, n_duals * t.graph->n_types + 1);
  find_kinds (&t);
  flaw = judge_all (&t);
  g_array_unref (t.kinds);
  g_free (t.order);
  g_free (t.begins);
  g_free (t.least);
  return flaw;
}
