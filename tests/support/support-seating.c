/* SPDX-License-Identifier: MIT */
#include "support.h"

gboolean
seating_has_pair (const Seating *seating, guint a, guint b)
{
  for (guint g = 0; g < seating->n_groups; g++)
    if ((seating->groups[g] & SET_OF (a)) && (seating->groups[g] & SET_OF (b)))
      return TRUE;
  return FALSE;
}

gboolean
seating_equals (const Seating *a, const Seating *b)
{
  return a->n_groups == b->n_groups && memcmp (a->groups, b->groups, a->n_groups * sizeof *a->groups) == 0;
}

static guint
find_lowest (guint set)
{
  return set & (~set + 1);
}

void
seating_sort (Seating *seating)
{
  for (guint g = 1; g < seating->n_groups; g++)
    for (guint h = g; h > 0 && find_lowest (seating->groups[h]) < find_lowest (seating->groups[h - 1]); h--) {
      guint group = seating->groups[h];
      seating->groups[h] = seating->groups[h - 1];
      seating->groups[h - 1] = group;
    }
}

void
question_count (const Question *question, Seating *seating)
{
  memset (seating->cost, 0, sizeof seating->cost);
  for (guint g = 0; g < seating->n_groups; g++)
    seating->cost[LP_TIER_TURNS] += question_count_turn (question, seating->groups[g]);
  for (guint i = 0; i < question->n; i++)
    for (guint j = i + 1; j < question->n; j++) {
      if (!(question->present & SET_OF (i)) || !(question->present & SET_OF (j)))
        continue;
      gboolean partners = seating_has_pair (seating, i, j);
      for (guint t = 0; t < LP_N_TIERS; t++) {
        gboolean counts_ends = t == LP_TIER_MIN_TENURE || t == LP_TIER_CHANGE;
        if (partners != counts_ends)
          seating->cost[t] += question->facts[i][j].cost[t];
      }
    }
}

/* Every pairing. */

typedef struct {
  const Question *question;
  guint           units;
  Division        division;
  guint           odd_size; /* of the odd group that is still to come; 0 for none */
  Seating         seating;
  GArray         *found;
} Enumeration;

static void enumerate (Enumeration *walk, guint left);

static void
try_group (Enumeration *walk, guint left, guint group, gboolean is_odd)
{
  guint odd_size = walk->odd_size;

  if (!question_allows (walk->question, walk->units, group))
    return;
  walk->seating.groups[walk->seating.n_groups++] = group;
  walk->odd_size = is_odd ? 0 : odd_size;
  enumerate (walk, left & ~group);
  walk->odd_size = odd_size;
  walk->seating.n_groups--;
}

/* The lowest who is left, with all whom the rest could give as partners. */
static void
try_rest (Enumeration *walk, guint left, guint first)
{
  guint others = left & walk->division.rest & ~first;

  if (walk->odd_size == 1)
    try_group (walk, left, first, TRUE);
  for (guint second = first << 1; second <= others; second <<= 1) {
    if (!(others & second))
      continue;
    try_group (walk, left, first | second, FALSE);
    for (guint third = second << 1; walk->odd_size == 3 && third <= others; third <<= 1)
      if (others & third)
        try_group (walk, left, first | second | third, TRUE);
  }
}

static void
enumerate (Enumeration *walk, guint left)
{
  guint first = find_lowest (left), three = 0;

  if (left == 0) {
    if (walk->odd_size > 0)
      return;
    question_count (walk->question, &walk->seating);
    g_array_append_val (walk->found, walk->seating);
    return;
  }
  for (guint k = 0; k < walk->division.n_threes; k++)
    if (walk->division.threes[k] & first)
      three = walk->division.threes[k];
  if (three != 0)
    try_group (walk, left, three, FALSE);
  else
    try_rest (walk, left, first);
}

GArray *
question_enumerate (const Question *question, guint units)
{
  Enumeration walk = { question, units, { 0 }, 0, { 0 }, g_array_new (FALSE, FALSE, sizeof (Seating)) };

  question_divide (question, units, &walk.division);
  walk.odd_size = question_find_odd_size (question, &walk.division);
  if (!walk.division.too_large)
    enumerate (&walk, question->present);
  return walk.found;
}

int
question_compare (const Question *question, const gint64 *a, const gint64 *b)
{
  for (guint t = 0; t < LP_N_TIERS; t++) {
    LpTier tier = t < LP_N_ORDERED_TIERS ? question->order[t] : LP_TIER_CHANCE;
    if (a[tier] != b[tier])
      return a[tier] < b[tier] ? -1 : 1;
  }
  return 0;
}

const Seating *
question_find_best (const Question *question, const GArray *seatings)
{
  const Seating *best = NULL;

  for (guint s = 0; s < seatings->len; s++) {
    const Seating *seating = &g_array_index (seatings, Seating, s);
    if (best == NULL || question_compare (question, seating->cost, best->cost) < 0)
      best = seating;
  }
  return best;
}

Seating
seating_of_pairing (const LpPairing *pairing)
{
  Seating seating = { 0 };

  seating.n_groups = (guint) lp_pairing_get_n_partnerships (pairing);
  ck_assert_uint_le (seating.n_groups, MOST_GROUPS);
  for (guint g = 0; g < seating.n_groups; g++)
    for (gsize k = 0; k < lp_pairing_get_size (pairing, g); k++)
      seating.groups[g] |= SET_OF (lp_pupil_get_id (lp_pairing_get_pupil (pairing, g, k))[1] - '1');
  memcpy (seating.cost, lp_pairing_get_costs (pairing), sizeof seating.cost);
  return seating;
}

char *
seating_to_string (const Seating *seating)
{
  GString *text = g_string_new (NULL);

  for (guint g = 0; g < seating->n_groups; g++) {
    const char *before = g > 0 ? " | " : "";
    for (guint i = 0; i < MOST_PUPILS; i++)
      if (seating->groups[g] & SET_OF (i)) {
        g_string_append_printf (text, "%sp%u", before, i + 1);
        before = " ";
      }
  }
  return g_string_free (text, FALSE);
}
