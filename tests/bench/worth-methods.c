/* SPDX-License-Identifier: MIT */
#include "worth-methods.h"

#include <string.h>
#include <time.h>

#define N_TRIES 1000

/* A round in the making. */
typedef struct {
  WorthMethod *method;
  const Year *year;
  WorthCosts *costs;       /* NULL for who looks at none */
  WorthSeating *seating;
  guint *free;             /* pupils without a partner yet */
  guint n_free;
} Table;

WorthMethod *
worth_method_new (WorthKind kind, guint n_pupils, guint64 seed)
{
  WorthMethod *method = g_new0 (WorthMethod, 1);

  method->kind = kind;
  method->random.state = seed;
  method->past = worth_past_new (n_pupils);
  method->times = g_array_new (FALSE, FALSE, sizeof (gint64));
  return method;
}

void
worth_method_free (WorthMethod *method)
{
  worth_past_free (method->past);
  g_array_unref (method->times);
  g_free (method);
}

const char *
worth_kind_get_name (WorthKind kind)
{
  static const char *const names[WORTH_N_METHODS] = {
    "shuffle", "keep, shuffle", "keep, best of 1,000 shuffles", "keep, longest ago first",
    "keep, cheapest first", "this library",
  };

  return names[kind];
}

static void
add_group (WorthSeating *seating, const guint *members, guint size)
{
  WorthGroup *group = &seating->groups[seating->n_groups++];

  group->size = size;
  memcpy (group->members, members, size * sizeof *members);
}

static gboolean
is_young (const Table *table, guint a, guint b)
{
  return table->costs->young[worth_at (table->method->past, a, b)];
}

/* The partnership of the latest round that a pupil was in, those of it who are there now. */
static guint
find_latest (const Table *table, guint pupil, guint members[3])
{
  const gint16 *group = year_get_round (table->year, table->year->rounds->len - 1)->group;
  guint size = 0;

  for (guint i = 0; i < table->costs->n_present; i++) {
    guint other = table->costs->present[i];
    if (group[other] == group[pupil] && size < 3)
      members[size++] = other;
  }
  return size;
}

static gboolean
goes_on (const Table *table, const guint *members, guint size)
{
  for (guint i = 0; i < size; i++) {
    for (guint j = i + 1; j < size; j++) {
      if (!is_young (table, members[i], members[j]))
        return FALSE;
    }
  }
  return size >= 2;
}

/* Young partnerships go on, as far as their pupils are there; the others are free. */
static void
keep_young (Table *table)
{
  const gint16 *group = table->year->rounds->len == 0 ? NULL
    : year_get_round (table->year, table->year->rounds->len - 1)->group;

  for (guint i = 0; i < table->costs->n_present; i++) {
    guint pupil = table->costs->present[i], members[3];
    guint size = group == NULL || group[pupil] < 0 ? 0 : find_latest (table, pupil, members);
    if (!goes_on (table, members, size))
      table->free[table->n_free++] = pupil;
    else if (members[0] == pupil)
      add_group (table->seating, members, size);
  }
}

static void
free_all (Table *table)
{
  guint round = table->year->rounds->len;

  for (guint i = 0; i < table->method->past->n; i++) {
    if (year_plan_get_event (table->year->plan, round, i) <= YEAR_AWAY_TODAY)
      table->free[table->n_free++] = i;
  }
}

/* With an even number there and one left over, the three gives up one of its pupils. */
static void
split_three (Table *table)
{
  for (guint g = 0; g < table->seating->n_groups && table->n_free % 2 == 1; g++) {
    WorthGroup *group = &table->seating->groups[g];
    if (group->size < 3)
      continue;
    guint out = year_random_below (&table->method->random, 3);
    table->free[table->n_free++] = group->members[out];
    group->members[out] = group->members[2];
    group->size = 2;
  }
}

/* Pairs off the free in the order in which they stand; one left over joins the last pair, or any pair that goes on. */
static void
pair_off (Table *table)
{
  guint i;

  for (i = 0; i + 1 < table->n_free; i += 2)
    add_group (table->seating, table->free + i, 2);
  if (i == table->n_free)
    return;
  guint joined = i > 0 ? table->seating->n_groups - 1
    : year_random_below (&table->method->random, table->seating->n_groups);
  WorthGroup *group = &table->seating->groups[joined];
  group->members[group->size++] = table->free[i];
}

static void
shuffle (Table *table)
{
  year_random_shuffle (&table->method->random, table->free, table->n_free);
  pair_off (table);
}

static void
copy_seating (WorthSeating *to, const WorthSeating *from)
{
  to->n_groups = from->n_groups;
  memcpy (to->groups, from->groups, from->n_groups * sizeof *from->groups);
}

static void
retry (Table *table)
{
  g_autofree WorthGroup *best_groups = g_new (WorthGroup, table->method->past->n);
  g_autofree WorthGroup *kept_groups = g_new (WorthGroup, table->method->past->n);
  WorthSeating best = { 0, best_groups }, kept = { 0, kept_groups };
  WorthSum least, sum;

  copy_seating (&kept, table->seating);
  for (guint i = 0; i < N_TRIES; i++) {
    copy_seating (table->seating, &kept);
    shuffle (table);
    worth_costs_add_up (table->costs, table->method->past, table->seating, &sum);
    if (i > 0 && !worth_sum_is_less (&sum, &least))
      continue;
    least = sum;
    copy_seating (&best, table->seating);
  }
  copy_seating (table->seating, &best);
}

/* What a greedy pupil looks at: the smaller the better. Costs have room in their digits. */
static gint64
get_dislike (const Table *table, gsize at)
{
  const WorthCosts *costs = table->costs;
  gint64 first = table->method->past->last[at] + 1;

  if (table->method->kind == WORTH_KEEP_CHEAPEST)
    first = costs->too_long[at] * 1000 + costs->cooldown[at];
  gint64 second = costs->strategy[at] * 1000;
  if (table->method->kind == WORTH_KEEP_CHEAPEST)
    second += costs->repeats[at];
  return ((gint64) costs->forbidden[at] * 10000 + first) * G_GINT64_CONSTANT (100000000) + second;
}

/* The pair that a pupil left over joins: the one whose less liked pupil is liked best. */
static guint
find_pair_to_join (const Table *table, guint pupil)
{
  const WorthPast *past = table->method->past;
  guint best = 0;
  gint64 least = G_MAXINT64;

  for (guint g = 0; g < table->seating->n_groups; g++) {
    const guint *members = table->seating->groups[g].members;
    gint64 dislike = MAX (get_dislike (table, worth_at (past, pupil, members[0])),
                          get_dislike (table, worth_at (past, pupil, members[1])));
    if (dislike < least) {
      least = dislike;
      best = g;
    }
  }
  return best;
}

/* Who of the free suits the first of them best. */
static guint
find_partner (const Table *table)
{
  const WorthPast *past = table->method->past;
  guint best = 1;

  for (guint i = 2; i < table->n_free; i++) {
    if (get_dislike (table, worth_at (past, table->free[0], table->free[i]))
        < get_dislike (table, worth_at (past, table->free[0], table->free[best])))
      best = i;
  }
  return best;
}

static void
pair_greedily (Table *table)
{
  guint *free = table->free;

  year_random_shuffle (&table->method->random, free, table->n_free);
  while (table->n_free > 1) {
    guint best = find_partner (table);
    guint pair[2] = { free[0], free[best] };
    add_group (table->seating, pair, 2);
    free[best] = free[1];
    table->n_free -= 2;
    memmove (free, free + 2, table->n_free * sizeof *free);
  }
  if (table->n_free == 1) {
    WorthGroup *group = &table->seating->groups[find_pair_to_join (table, free[0])];
    group->members[group->size++] = free[0];
  }
}

static LpRound *
make_round (const Table *table)
{
  guint round = table->year->rounds->len;
  LpRound *made = lp_round_new (year_plan_get_date (table->year->plan, round));

  for (guint g = 0; g < table->seating->n_groups; g++) {
    const WorthGroup *group = &table->seating->groups[g];
    const char *ids[3];
    for (guint i = 0; i < group->size; i++)
      ids[i] = year_class_get_id (table->year->class, group->members[i]);
    lp_round_add_partnership (made, ids, group->size, NULL);
  }
  return made;
}

static void
keep_and_pair (Table *table)
{
  worth_past_absorb (table->method->past, table->year, table->year->rounds->len);
  g_autoptr (WorthCosts) costs = worth_costs_new (table->year, table->method->past, table->year->rounds->len);

  table->costs = costs;
  keep_young (table);
  split_three (table);
  if (table->method->kind == WORTH_KEEP_RETRY)
    retry (table);
  else if (table->method->kind == WORTH_KEEP_GREEDY || table->method->kind == WORTH_KEEP_CHEAPEST)
    pair_greedily (table);
  else
    shuffle (table);
  table->costs = NULL;
}

static LpRound *
pair_simply (WorthMethod *method, const Year *year)
{
  g_autofree WorthGroup *groups = g_new (WorthGroup, method->past->n);
  g_autofree guint *free = g_new (guint, method->past->n);
  WorthSeating seating = { 0, groups };
  Table table = { method, year, NULL, &seating, free, 0 };

  if (method->kind == WORTH_SHUFFLE) {
    free_all (&table);
    shuffle (&table);
  } else {
    keep_and_pair (&table);
  }
  return make_round (&table);
}

gboolean
worth_method_pair (LpRequest *request, const Year *year, gpointer data, YearAnswer *answer, GError **error)
{
  WorthMethod *method = data;
  clock_t begin = clock ();

  if (method->kind == WORTH_LIBRARY) {
    if (!year_method_library (request, year, NULL, answer, error))
      return FALSE;
  } else {
    answer->round = pair_simply (method, year);
  }
  gint64 time = (gint64) ((double) (clock () - begin) * G_USEC_PER_SEC / CLOCKS_PER_SEC);
  g_array_append_val (method->times, time);
  return TRUE;
}
