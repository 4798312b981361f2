/* SPDX-License-Identifier: MIT */

/*
 * Values for the kinds of pairs, and the prices of all pairs. Included once per number
 * of tiers.
 */

/* A matched pair of the core that can stand for those of a kind. */
typedef struct {
  guint32 s, t;
  Value cost;
  Value first, second;  /* potentials */
  guint32 blossom;
} Model;

static int
compare_kinds (const Model *x, guint32 s, guint32 t, Value cost)
{
  if (x->s != s)
    return x->s < s ? -1 : 1;
  if (x->t != t)
    return x->t < t ? -1 : 1;
  return value_compare (x->cost, cost);
}

static int
compare_models (const void *a, const void *b)
{
  const Model *x = a, *y = b;
  int order = compare_kinds (x, y->s, y->t, y->cost);

  if (order != 0)
    return order;
  order = value_compare (x->first, y->first);
  return order != 0 ? order : (x->blossom > y->blossom) - (x->blossom < y->blossom);
}

/* Lists the matched pairs of the core whose two vertices lie in the same blossoms: more pairs of that kind may lie there with them. */
static GArray *
list_models (Solver *s)
{
  GArray *models = g_array_new (FALSE, FALSE, sizeof (Model));

  for (guint32 i = 0; i < s->core->len; i++) {
    guint32 u = get_core (s, i), v = s->spots[u].mate;
    Model model;
    if (v == NONE || type_of (s, u) > type_of (s, v) || (type_of (s, u) == type_of (s, v) && u > v) ||
        blossom_of (s, u) != blossom_of (s, v))
      continue;
    model = (Model) { type_of (s, u), type_of (s, v), get_cost (s, u, v), value_of (s, u), value_of (s, v), blossom_of (s, u) };
    if (model.s == model.t && value_less (model.second, model.first)) {
      model.first = model.second;
      model.second = value_of (s, u);
    }
    g_array_append_val (models, model);
  }
  sort_array (models, sizeof (Model), compare_models);
  return models;
}

/* The first model that is not before a kind of pair, or the first after it. */
static guint
find_model (const GArray *models, const Kind *kind, gboolean after)
{
  guint low = 0, high = models->len;

  while (low < high) {
    guint middle = (low + high) / 2;
    int order = compare_kinds (&g_array_index (models, Model, middle), kind->s, kind->t, kind->cost);
    if (order < 0 || (after && order == 0))
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* Gives a kind the values of the middle one of its models. FALSE where there is none: then some of its pairs go to the core. */
static gboolean
copy_model (Solver *s, const GArray *models, Kind *kind)
{
  guint begin = find_model (models, kind, FALSE), end = find_model (models, kind, TRUE);
  const Model *model;

  if (begin == end) {
    kind->blossom = NONE;
    start_kind (s, kind);
    pull_some (s, kind);
    return FALSE;
  }
  model = &g_array_index (models, Model, begin + (end - begin) / 2);
  kind->value[0] = model->first;
  kind->value[1] = model->second;
  kind->blossom = model->blossom;
  return TRUE;
}

/* The most that a vertex of each type may be worth beside the core and the kinds that follow it. */
static Value *
find_ceilings (Solver *s)
{
  Value *highest = g_new (Value, MAX (s->n_types, 1)), *ceiling = g_new (Value, MAX (s->n_types, 1));
  g_autofree guint8 *is_asked = g_new0 (guint8, MAX (s->n_types, 1));

  for (guint32 t = 0; t < s->n_types; t++)
    highest[t] = value_sub (value_from (0), value_infinite ());
  for (guint32 i = 0; i < s->core->len; i++) {
    guint32 t = type_of (s, get_core (s, i));
    if (!is_out (s, get_core (s, i)))
      highest[t] = value_max (highest[t], g_array_index (s->potential, Value, i));
  }
  for (guint i = 0; i < s->kinds->len; i++) {
    const Kind *kind = get_kind (s, i);
    if (kind->is_wanted) {
      is_asked[kind->s] = is_asked[kind->t] = TRUE;
    } else if (kind->n_left > 0) {
      highest[kind->s] = value_max (highest[kind->s], kind->value[0]);
      highest[kind->t] = value_max (highest[kind->t], kind->value[1]);
    }
  }
  for (guint32 t = 0; t < s->n_types; t++) {
    ceiling[t] = s->full_level[t];
    for (guint32 u = 0; is_asked[t] && u < s->n_types; u++) {
      if (highest[u].word[0] > -WORD_LIMIT && !value_is_forbidden (get_base (s, t, u)))
        ceiling[t] = value_min (ceiling[t], value_sub (get_base (s, t, u), highest[u]));
    }
  }
  g_free (highest);
  return ceiling;
}

/*
 * Values the wanted pairs: the two share what they may be worth beyond the cost
 * of the pair. Those that cost more than they may be worth are no longer
 * wanted.
 */
static gboolean
split_wanted (Solver *s)
{
  g_autofree Value *ceiling = find_ceilings (s);
  gboolean is_settled = TRUE;

  for (guint i = 0; i < s->kinds->len; i++) {
    Kind *kind = get_kind (s, i);
    Value excess;
    if (!kind->is_wanted || kind->n_left == 0)
      continue;
    excess = value_sub (value_add (ceiling[kind->s], ceiling[kind->t]), kind->cost);
    if (value_is_negative (excess)) {
      kind->is_wanted = FALSE;
      start_kind (s, kind);
      pull_some (s, kind);
      is_settled = FALSE;
      continue;
    }
    kind->value[0] = value_sub (ceiling[kind->s], value_share (excess));
    kind->value[1] = value_sub (kind->cost, kind->value[0]);
  }
  return is_settled;
}

/* Gives every kind values. FALSE where the core must be solved again first. */
static gboolean
value_kinds (Solver *s)
{
  g_autoptr (GArray) models = list_models (s);
  gboolean is_settled = TRUE, any_wanted = FALSE;

  for (guint i = 0; i < s->kinds->len; i++) {
    Kind *kind = get_kind (s, i);
    any_wanted |= kind->is_wanted;
    if (!kind->is_wanted && kind->n_left > 0 && !copy_model (s, models, kind))
      is_settled = FALSE;
  }
  return (!any_wanted || split_wanted (s)) && is_settled;
}

/* Vertices that have the same type, potential and blossoms: one of the core, or a side of a kind. */
typedef struct {
  Value value;
  guint32 type;
  guint32 blossom;
  guint32 kind;     /* NONE for a vertex of the core */
  guint32 side;     /* of the kind; or the vertex */
} Group;

static int
compare_groups (const void *a, const void *b)
{
  const Group *x = a, *y = b;
  int order;

  if (x->type != y->type)
    return x->type < y->type ? -1 : 1;
  order = value_compare (y->value, x->value);
  if (order != 0)
    return order;
  if (x->kind != y->kind)
    return x->kind < y->kind ? -1 : 1;
  return (x->side > y->side) - (x->side < y->side);
}

static GArray *
list_groups (const Solver *s)
{
  GArray *groups = g_array_new (FALSE, FALSE, sizeof (Group));

  for (guint32 i = 0; i < s->core->len; i++) {
    guint32 v = get_core (s, i);
    Group group = { value_of (s, v), type_of (s, v), blossom_of (s, v), NONE, v };
    if (!is_out (s, v))
      g_array_append_val (groups, group);
  }
  for (guint i = 0; i < s->kinds->len; i++) {
    const Kind *kind = get_kind (s, i);
    for (guint32 side = 0; side < 2 && kind->n_left > 0; side++) {
      Group group = { kind->value[side], side == 0 ? kind->s : kind->t, kind->blossom, i, side };
      g_array_append_val (groups, group);
    }
  }
  sort_array (groups, sizeof (Group), compare_groups);
  return groups;
}

/* Goes through the vertices of a group: begins where *at is 0, and gives NONE after the last. */
static guint32
next_vertex (const Solver *s, const Group *group, gsize *at)
{
  const Kind *kind;
  const LpTypedPair *pair;

  if (group->kind == NONE)
    return (*at)++ == 0 ? group->side : NONE;
  kind = get_kind (s, group->kind);
  *at = next_member (s, kind, MAX (*at, kind->begin));
  if (*at == kind->end)
    return NONE;
  pair = &g_array_index (s->members, LpTypedPair, (*at)++);
  return group->side == 0 ? pair->u : pair->v;
}

/* Finds two vertices of two groups that make no exception. */
static gboolean
find_two (const Solver *s, const Group *first, const Group *second, guint32 *u, guint32 *v)
{
  for (gsize i = 0; (*u = next_vertex (s, first, &i)) != NONE;) {
    for (gsize j = 0; (*v = next_vertex (s, second, &j)) != NONE;) {
      if (*u != *v && lp_i_typed_find (s->g, *u, *v) == NONE)
        return TRUE;
    }
  }
  return FALSE;
}

/* Sends two vertices whose slack is negative to the core, with the edge between them. */
static void
add_violation (Solver *s, guint32 u, guint32 v)
{
  pull_pair (s, u);
  pull_pair (s, v);
  add_key (s, s->spots[u].place, s->spots[v].place);
  s->n_violations++;
}

/* How many exceptions go to the core in a round at most, and how many other pairs, besides an eighth of the core's size. */
enum { MOST_EXCEPTIONS = 2000, MOST_GROUPS = 64 };

/* The pair of least slack that was found with a vertex of a group. */
typedef struct {
  Value slack;
  guint32 u, v;
} Violation;

static int
compare_violations (const void *a, const void *b)
{
  const Violation *x = a, *y = b;
  int order = value_compare (x->slack, y->slack);

  if (order != 0)
    return order;
  return x->u != y->u ? (x->u > y->u) - (x->u < y->u) : (x->v > y->v) - (x->v < y->v);
}

/* Groups of one type, those with the highest values first. */
typedef struct {
  const Group *groups;
  Violation *worst;
  guint n;
} Column;

/*
 * Finds the worst violations between the groups of two types. Blossoms only add
 * to a slack, so it can be negative only where the two values exceed what the
 * pair costs; groups come with the highest values first.
 */
static void
price_types (const Solver *s, const Column *first, const Column *second, Value cost)
{
  for (guint i = 0; i < first->n && value_less (cost, value_add (first->groups[i].value, second->groups[0].value)); i++) {
    const Group *own = &first->groups[i];
    for (guint j = first->groups == second->groups ? i : 0; j < second->n; j++) {
      const Group *other = &second->groups[j];
      Violation violation;
      if (!value_less (cost, value_add (own->value, other->value)))
        break;
      violation.slack = slack_of (s, cost, own->value, other->value, own->blossom, other->blossom);
      if ((!value_less (violation.slack, first->worst[i].slack) && !value_less (violation.slack, second->worst[j].slack)) ||
          !find_two (s, own, other, &violation.u, &violation.v))
        continue;
      if (value_less (violation.slack, first->worst[i].slack))
        first->worst[i] = violation;
      if (value_less (violation.slack, second->worst[j].slack))
        second->worst[j] = violation;
    }
  }
}

/* Sends the pairs of least slack to the core, only so many that it grows slowly; all of those whose vertices are there already. */
static void
take_worst (Solver *s, Violation *worst, guint n)
{
  guint most = MOST_GROUPS + s->core->len / 8, n_taken = 0;

  if (n > 1)
    qsort (worst, n, sizeof *worst, compare_violations);
  for (guint i = 0; i < n && value_is_negative (worst[i].slack); i++) {
    gboolean is_new = s->spots[worst[i].u].place == NONE || s->spots[worst[i].v].place == NONE;
    if (is_new && n_taken == most)
      continue;
    n_taken += is_new;
    add_violation (s, worst[i].u, worst[i].v);
  }
}

static void
price_groups (Solver *s)
{
  g_autoptr (GArray) groups = list_groups (s);
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (Column));
  g_autofree Violation *worst = g_new0 (Violation, MAX (groups->len, 1));
  const Group *all = (const Group *) (gconstpointer) groups->data;

  for (guint i = 0, begin = 0; i < groups->len; i++) {
    Column column = { all + begin, worst + begin, i + 1 - begin };
    if (i + 1 < groups->len && all[i + 1].type == all[i].type)
      continue;
    g_array_append_val (columns, column);
    begin = i + 1;
  }
  for (guint i = 0; i < columns->len; i++) {
    const Column *first = &g_array_index (columns, Column, i);
    for (guint j = 0; j <= i; j++) {
      const Column *second = &g_array_index (columns, Column, j);
      Value cost = get_base (s, first->groups[0].type, second->groups[0].type);
      if (!value_is_forbidden (cost))
        price_types (s, first, second, cost);
    }
  }
  take_worst (s, worst, groups->len);
}

/* The highest value that any vertex has. */
static Value
find_highest_value (const Solver *s)
{
  Value highest = value_sub (value_from (0), value_infinite ());

  for (guint32 i = 0; i < s->core->len; i++)
    highest = value_max (highest, g_array_index (s->potential, Value, i));
  for (guint i = 0; i < s->kinds->len; i++) {
    const Kind *kind = get_kind (s, i);
    if (kind->n_left > 0)
      highest = value_max (highest, value_max (kind->value[0], kind->value[1]));
  }
  return highest;
}

/* Looks for exceptions of negative slack. Most cost so much that the value of one of their vertices, or none, has to be looked up. */
static void
price_exceptions (Solver *s)
{
  guint n_before = s->n_violations;
  Value highest = find_highest_value (s), most = value_double (highest);

  for (guint32 i = 0; i < s->g->pairs->len && s->n_violations < n_before + MOST_EXCEPTIONS; i++) {
    const LpTypedPair *pair = get_pair (s, i);
    Value cost = read_exception (s->g, i), p, q;
    prefetch (&s->spots[get_pair (s, MIN (i + AHEAD, s->g->pairs->len - 1))->v]);
    if (!value_less (cost, most) || value_is_forbidden (cost) || is_out (s, pair->u) || is_out (s, pair->v))
      continue;
    p = value_of (s, pair->u);
    if (!value_less (cost, value_add (p, highest)))
      continue;
    q = value_of (s, pair->v);
    if (value_less (cost, value_add (p, q)) &&
        value_is_negative (slack_of (s, cost, p, q, blossom_of (s, pair->u), blossom_of (s, pair->v))))
      add_violation (s, pair->u, pair->v);
  }
}
