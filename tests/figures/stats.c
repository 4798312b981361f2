/* SPDX-License-Identifier: MIT */
/*
 * Guarantees that who has met whom and all statistics are what a plain count
 * over the rounds gives, and that "by chance" is the mean over every way of
 * seating the same people in the same sizes, all of which are listed here.
 */
#include "support.h"

#include <learning-partners/lp-page.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MOST 12
#define MOST_TURNS 12

/* Groups by number, from 1; 0: took no part. Sizes are of all, leavers included. */
typedef struct {
  guint n, n_rounds;
  guint group[MOST_TURNS][MOST];
  int   rank[MOST]; /* doubled; 0: unknown */
  guint n_known;
} Table;

typedef struct {
  double ended[LP_FIGURES_MAX_SPELL + 1], running[LP_FIGURES_MAX_SPELL + 1], met[LP_FIGURES_MAX_MEETINGS + 1];
  double n_gaps, gap_sum, gaps[LP_FIGURES_N_GAPS];
  double rounds[MOST], partners[MOST], turns[MOST], stronger[MOST], level[MOST], weaker[MOST], longest[MOST];
} Sums;

static guint
size_of (const Table *table, guint r, guint i)
{
  guint size = 0;

  for (guint j = 0; j < table->n; j++)
    size += table->group[r][j] == table->group[r][i];
  return size;
}

static gboolean
are_partners (const Table *table, guint r, guint i, guint j)
{
  return table->group[r][i] > 0 && table->group[r][i] == table->group[r][j];
}

static guint
part_of (const Table *table, double gap)
{
  guint part = 0;

  while (part < LP_FIGURES_N_GAPS - 1 && gap > (part + 1) * (double) table->n_known / LP_FIGURES_N_GAPS + 1e-9)
    part++;
  return part;
}

/* A pair is counted from i's side for i, and once for the class. */
static void
sum_pair (const Table *table, guint i, guint j, double weight, Sums *sums)
{
  guint meetings = 0;

  for (guint r = 0; r < table->n_rounds; r++) {
    gboolean first = are_partners (table, r, i, j) && (r == 0 || !are_partners (table, r - 1, i, j));
    guint length = 0;
    while (first && r + length < table->n_rounds && are_partners (table, r + length, i, j))
      length++;
    meetings += first;
    if (first && i < j)
      (r + length < table->n_rounds ? sums->ended : sums->running)[MIN (length, LP_FIGURES_MAX_SPELL)] += weight;
    sums->longest[i] = MAX (sums->longest[i], length);
    if (!are_partners (table, r, i, j) || table->rank[i] == 0 || table->rank[j] == 0)
      continue;
    double gap = ABS (table->rank[i] - table->rank[j]) / 2.0;
    sums->stronger[i] += table->rank[i] > table->rank[j] ? weight : 0;
    sums->level[i] += table->rank[i] == table->rank[j] ? weight : 0;
    sums->weaker[i] += table->rank[i] < table->rank[j] ? weight : 0;
    sums->n_gaps += weight / 2;
    sums->gap_sum += weight * gap / 2;
    sums->gaps[part_of (table, gap)] += weight / 2;
  }
  sums->partners[i] += meetings > 0 ? weight : 0;
  if (i < j)
    sums->met[MIN (meetings, LP_FIGURES_MAX_MEETINGS)] += weight;
}

static void
sum_table (const Table *table, double weight, Sums *sums)
{
  for (guint i = 0; i < table->n; i++) {
    for (guint r = 0; r < table->n_rounds; r++) {
      guint size = table->group[r][i] > 0 ? size_of (table, r, i) : 0;
      sums->rounds[i] += size > 0 ? weight : 0;
      sums->turns[i] += size == 1 || size == 3 ? weight : 0;
    }
    for (guint j = 0; j < table->n; j++) {
      if (i != j)
        sum_pair (table, i, j, weight, sums);
    }
  }
}

static void
add_table_round (Class *class, const Table *table, guint r)
{
  g_autoptr (LpRound) round = lp_round_new (class->date + (LpDate) (7 * r));

  for (guint g = 1; g <= table->n; g++) {
    const char *ids[MOST];
    gsize size = 0;
    char texts[MOST][8];
    for (guint i = 0; i < table->n; i++) {
      if (table->group[r][i] != g)
        continue;
      g_snprintf (texts[i], sizeof texts[i], "p%u", i + 1);
      ids[size++] = texts[i];
    }
    if (size > 0)
      ck_assert (lp_round_add_partnership (round, ids, size, NULL));
  }
  ck_assert (lp_history_add_round (class->history, round, NULL));
}

/* Doubled mid-ranks, counted from the scores. */
static void
rank_table (Table *table, const int *scores)
{
  table->n_known = 0;
  for (guint i = 0; i < table->n; i++) {
    int below = 0, level = 0;
    for (guint j = 0; j < table->n; j++) {
      below += scores[j] >= 0 && scores[j] < scores[i];
      level += scores[j] >= 0 && scores[j] == scores[i];
    }
    table->rank[i] = scores[i] < 0 ? 0 : 2 * below + level + 1;
    table->n_known += scores[i] >= 0;
  }
}

static void
add_scores (Class *class, const int *scores, guint n)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n; i++) {
    if (scores[i] < 0)
      g_string_append_printf (text, "%s-", i > 0 ? " " : "");
    else
      g_string_append_printf (text, "%s%d", i > 0 ? " " : "", scores[i]);
  }
  add_pupils (class, text->str);
}

/* Rounds in which pupils are away, groups have one to four members, and the same groups often go on. */
static void
draw_table (Table *table, guint64 *state)
{
  table->n = 3 + draw_below (state, MOST - 2);
  table->n_rounds = 1 + draw_below (state, MOST_TURNS);
  for (guint r = 0; r < table->n_rounds; r++) {
    gboolean keep = r > 0 && draw_below (state, 2) == 0;
    for (guint i = 0; i < table->n; i++) {
      guint group = 1 + draw_below (state, (table->n + 1) / 2);
      if (draw_below (state, 6) == 0)
        group = 0;
      table->group[r][i] = keep && draw_below (state, 8) > 0 ? table->group[r - 1][i] : group;
    }
    for (guint i = 0; i < table->n; i++) {
      if (table->group[r][i] > 0 && size_of (table, r, i) > 4)
        table->group[r][i] = 0;
    }
  }
}

static void
assert_close (double found, double wanted, const char *what)
{
  ck_assert_msg (fabs (found - wanted) < 1e-9 * (1 + fabs (wanted)), "%s: %.12f, not %.12f", what, found, wanted);
}

static LpFigures
figures_of_all (const LpStats *stats)
{
  LpFigures figures;

  lp_stats_get_figures (stats, &figures, sizeof figures);
  return figures;
}

static LpPupilFigures
figures_of (const LpStats *stats, guint i)
{
  g_autofree char *id = g_strdup_printf ("p%u", i + 1);

  for (gsize k = 0; k < lp_stats_get_n_pupils (stats); k++) {
    LpPupilFigures pupil;
    lp_stats_get_pupil (stats, k, &pupil, sizeof pupil);
    if (g_str_equal (lp_pupil_get_id (pupil.pupil), id))
      return pupil;
  }
  ck_abort_msg ("%s is missing", id);
  return (LpPupilFigures) { NULL };
}

static void
assert_counts (const LpStats *stats, const Table *table, const Sums *sums)
{
  LpFigures figures = figures_of_all (stats);

  for (guint k = 1; k <= LP_FIGURES_MAX_SPELL; k++) {
    ck_assert_uint_eq (figures.spells_ended[k], (guint64) sums->ended[k]);
    ck_assert_uint_eq (figures.spells_running[k], (guint64) sums->running[k]);
  }
  for (guint m = 0; m <= LP_FIGURES_MAX_MEETINGS; m++)
    ck_assert_uint_eq (figures.met[m], (guint64) sums->met[m]);
  for (guint k = 0; k < LP_FIGURES_N_GAPS; k++)
    assert_close ((double) figures.gaps[k], sums->gaps[k], "gaps");
  assert_close ((double) figures.n_gaps, sums->n_gaps, "number of gaps");
  assert_close (figures.mean_gap, sums->n_gaps > 0 ? sums->gap_sum / sums->n_gaps : 0, "mean gap");
  ck_assert_uint_eq (figures.n_known, table->n_known);
  ck_assert_uint_eq (figures.n_pairs, table->n * (table->n - 1) / 2);
  for (guint i = 0; i < table->n; i++) {
    LpPupilFigures pupil = figures_of (stats, i);
    ck_assert_uint_eq (pupil.rounds, (guint) sums->rounds[i]);
    ck_assert_uint_eq (pupil.partners, (guint) sums->partners[i]);
    ck_assert_uint_eq (pupil.turns, (guint) sums->turns[i]);
    ck_assert_uint_eq (pupil.longest, (guint) sums->longest[i]);
    ck_assert_uint_eq (pupil.stronger, (guint) sums->stronger[i]);
    ck_assert_uint_eq (pupil.level, (guint) sums->level[i]);
    ck_assert_uint_eq (pupil.weaker, (guint) sums->weaker[i]);
  }
}

static void
assert_coverage (const LpCoverage *coverage, const Table *table)
{
  gsize n_met = 0;

  for (gsize a = 0; a < table->n; a++) {
    gsize partners = 0;
    for (gsize b = 0; b < table->n; b++) {
      guint i = (guint) atoi (lp_pupil_get_id (lp_coverage_get_pupil (coverage, a)) + 1) - 1;
      guint j = (guint) atoi (lp_pupil_get_id (lp_coverage_get_pupil (coverage, b)) + 1) - 1;
      guint meetings = 0;
      for (guint r = 0; i != j && r < table->n_rounds; r++)
        meetings += are_partners (table, r, i, j) && (r == 0 || !are_partners (table, r - 1, i, j));
      ck_assert_uint_eq (lp_coverage_get_times_met (coverage, a, b), meetings);
      partners += meetings > 0;
    }
    ck_assert_uint_eq (lp_coverage_get_n_partners (coverage, a), partners);
    n_met += partners;
  }
  ck_assert_uint_eq (lp_coverage_get_n_pairs_met (coverage), n_met / 2);
}

/* Many histories, all counted again. */
START_TEST (test_counts)
{
  guint64 state = 20261109 + (guint64) _i;

  for (guint c = 0; c < 60; c++) {
    g_auto (Class) class = class_new ();
    Table table = { 0 };
    Sums sums = { { 0 } };
    int scores[MOST];
    draw_table (&table, &state);
    for (guint i = 0; i < table.n; i++)
      scores[i] = draw_below (&state, 5) == 0 ? -1 : 80 + (int) draw_below (&state, 6);
    scores[0] = 80;
    rank_table (&table, scores);
    add_scores (&class, scores, table.n);
    for (guint r = 0; r < table.n_rounds; r++)
      add_table_round (&class, &table, r);
    sum_table (&table, 1, &sums);
    g_autoptr (LpStats) stats = lp_stats_new (class.roster, class.history, NULL, class.date + 400, NULL);
    g_autoptr (LpCoverage) coverage = lp_coverage_new (class.roster, class.history, NULL);
    assert_counts (stats, &table, &sums);
    assert_coverage (coverage, &table);
  }
}
END_TEST

/* Every way to seat those of a round in groups of the same sizes, one pupil after another. */
static void
list_seatings (const Table *table, guint r, guint i, guint *sizes, guint *seats, GArray *found)
{
  while (i < table->n && table->group[r][i] == 0)
    seats[i++] = 0;
  if (i == table->n) {
    g_array_append_vals (found, seats, MOST);
    return;
  }
  for (guint g = 1; g <= table->n; g++) {
    if (sizes[g] == 0)
      continue;
    sizes[g]--;
    seats[i] = g;
    list_seatings (table, r, i + 1, sizes, seats, found);
    sizes[g]++;
  }
}

static GArray *
list_round (const Table *table, guint r)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint));
  guint sizes[MOST + 1] = { 0 }, seats[MOST] = { 0 };

  for (guint i = 0; i < table->n; i++)
    sizes[table->group[r][i]]++;
  sizes[0] = 0;
  list_seatings (table, r, 0, sizes, seats, found);
  return found;
}

/* Groups bear numbers here, so that each seating is met equally often: as often as equal sizes change places. */
static void
sum_histories (Table *table, GArray *const *rounds, guint r, double weight, Sums *sums)
{
  if (r == table->n_rounds) {
    sum_table (table, weight, sums);
    return;
  }
  guint n = rounds[r]->len / MOST;
  for (guint k = 0; k < n; k++) {
    memcpy (table->group[r], &g_array_index (rounds[r], guint, k * MOST), sizeof table->group[r]);
    sum_histories (table, rounds, r + 1, weight / n, sums);
  }
}

static const struct {
  guint n, n_rounds;
  guint group[4][MOST];
  int   scores[MOST];
} chances[] = {
  { 4, 4, { { 1, 1, 2, 2 }, { 1, 2, 1, 2 }, { 1, 1, 2, 2 }, { 1, 1, 2, 2 } }, { 80, 85, 90, 95 } },
  { 5, 3, { { 1, 1, 2, 2, 2 }, { 1, 1, 2, 2, 0 }, { 1, 2, 2, 3, 3 } }, { 80, 80, 85, 90, -1 } },
  { 6, 2, { { 1, 1, 2, 2, 3, 3 }, { 1, 1, 1, 2, 2, 0 } }, { 80, 81, 82, 83, 84, 85 } },
  { 6, 2, { { 1, 1, 1, 1, 2, 2 }, { 0, 0, 1, 1, 2, 2 } }, { 80, 90, 90, 90, -1, 85 } },
};

static void
assert_chance (const LpStats *stats, const Table *table, const Sums *sums)
{
  LpFigures figures = figures_of_all (stats);

  for (guint k = 1; k <= LP_FIGURES_MAX_SPELL; k++)
    assert_close (figures.spells_expected[k], sums->ended[k] + sums->running[k], "spells");
  for (guint m = 0; m <= LP_FIGURES_MAX_MEETINGS; m++)
    assert_close (figures.met_expected[m], sums->met[m], "met");
  for (guint k = 0; k < LP_FIGURES_N_GAPS; k++)
    assert_close (figures.gaps_expected[k], sums->gaps[k], "gaps");
  assert_close (figures.mean_gap_expected, sums->gap_sum / sums->n_gaps, "mean gap");
  for (guint i = 0; i < table->n; i++) {
    LpPupilFigures pupil = figures_of (stats, i);
    assert_close (pupil.partners_expected, sums->partners[i], "partners");
    assert_close (pupil.turns_expected, sums->turns[i], "turns");
    assert_close (pupil.stronger_expected, sums->stronger[i], "stronger");
  }
}

START_TEST (test_chance)
{
  g_auto (Class) class = class_new ();
  Table table = { chances[_i].n, chances[_i].n_rounds, { { 0 } }, { 0 }, 0 };
  Sums sums = { { 0 } };
  GArray *rounds[4] = { NULL };

  memcpy (table.group, chances[_i].group, sizeof chances[_i].group);
  rank_table (&table, chances[_i].scores);
  add_scores (&class, chances[_i].scores, table.n);
  for (guint r = 0; r < table.n_rounds; r++) {
    add_table_round (&class, &table, r);
    rounds[r] = list_round (&table, r);
  }
  g_autoptr (LpStats) stats = lp_stats_new (class.roster, class.history, NULL, class.date + 400, NULL);
  sum_histories (&table, rounds, 0, 1, &sums);
  assert_chance (stats, &table, &sums);
  for (guint r = 0; r < table.n_rounds; r++)
    g_array_unref (rounds[r]);
}
END_TEST

/* A program whose headers have fewer figures gets those; one whose headers have more gets zeros for the rest. */
START_TEST (test_sizes)
{
  g_auto (Class) class = class_new ();
  struct { LpFigures known; guint64 later[2]; } wide;
  struct { LpPupilFigures known; guint64 later[2]; } wide_pupil;
  guint8 narrow[sizeof (LpFigures)], narrow_pupil[sizeof (LpPupilFigures)];

  add_class (&class, 4);
  add_round (&class, "2026-09-07", "p1 p2 | p3 p4");
  g_autoptr (LpStats) stats = lp_stats_new (class.roster, class.history, NULL, day ("2026-10-05"), NULL);
  LpFigures figures = figures_of_all (stats);
  LpPupilFigures pupil = figures_of (stats, 0);
  memset (&wide, 0xff, sizeof wide);
  memset (&wide_pupil, 0xff, sizeof wide_pupil);
  lp_stats_get_figures (stats, &wide.known, sizeof wide);
  lp_stats_get_pupil (stats, 0, &wide_pupil.known, sizeof wide_pupil);
  ck_assert (wide.known.n_rounds == 1 && wide_pupil.known.rounds == 1);
  ck_assert_uint_eq (wide.later[0] | wide.later[1] | wide_pupil.later[0] | wide_pupil.later[1], 0);
  for (gsize size = 0; size < sizeof narrow; size++) {
    memset (narrow, 0xff, sizeof narrow);
    lp_stats_get_figures (stats, (LpFigures *) (void *) narrow, size);
    ck_assert (memcmp (narrow, &figures, size) == 0 && narrow[size] == 0xff);
  }
  for (gsize size = 0; size < sizeof narrow_pupil; size++) {
    memset (narrow_pupil, 0xff, sizeof narrow_pupil);
    lp_stats_get_pupil (stats, 0, (LpPupilFigures *) (void *) narrow_pupil, size);
    ck_assert (memcmp (narrow_pupil, &pupil, size) == 0 && narrow_pupil[size] == 0xff);
  }
}
END_TEST

/* Long spells and many meetings go into the last places, and nothing is lost there. */
START_TEST (test_last_places)
{
  g_auto (Class) class = class_new ();
  double spells = 0, pairs = 0;

  add_class (&class, 4);
  for (guint r = 0; r < 40; r++) {
    gboolean usual = r < 20 || r % 2 == 0;
    g_autoptr (LpRound) round = make_round (class.date + (LpDate) (7 * r), usual ? "p1 p2 | p3 p4" : "p1 p3 | p2 p4");
    ck_assert (lp_history_add_round (class.history, round, NULL));
  }
  g_autoptr (LpStats) stats = lp_stats_new (class.roster, class.history, NULL, class.date + 400, NULL);
  LpFigures figures = figures_of_all (stats);
  ck_assert_uint_eq (figures.spells_ended[LP_FIGURES_MAX_SPELL], 2);
  ck_assert_uint_eq (figures.met[LP_FIGURES_MAX_MEETINGS], 4);
  ck_assert_uint_eq (figures_of (stats, 0).longest, 21);
  for (guint k = 1; k <= LP_FIGURES_MAX_SPELL; k++)
    spells += figures.spells_expected[k];
  for (guint m = 0; m <= LP_FIGURES_MAX_MEETINGS; m++)
    pairs += figures.met_expected[m];
  /* Six pairs, each with a third in each of 40 rounds: it begins where it was not before. */
  assert_close (spells, 6 * (1 / 3.0 + 39 * (1 / 3.0) * (2 / 3.0)), "spells");
  assert_close (pairs, 6, "pairs");
}
END_TEST

/* Days of a closure are no days; who left is nobody's row, and still a partner of chance. */
START_TEST (test_days_and_leavers)
{
  g_auto (Class) class = class_new ();

  add_class (&class, 4);
  ck_assert (lp_roster_add_closure (class.roster, day ("2026-09-21"), day ("2026-09-27"), NULL));
  add_round (&class, "2026-09-07", "p1 p2 | p3 p4");
  add_round (&class, "2026-09-14", "p1 p2 | p3 gone");
  add_round (&class, "2026-09-28", "p1 p3 | p2 p4");
  g_autoptr (LpStats) stats = lp_stats_new (class.roster, class.history, NULL, day ("2026-10-05"), NULL);
  LpFigures figures = figures_of_all (stats);
  /* p1 and p2: 21 days less the 7 of the closure; p3 and p4: 7; the running ones: 7. */
  assert_close (figures.mean_days, (14 + 7) / 2.0, "mean days");
  ck_assert_int_eq (figures.longest_days, 14);
  ck_assert_uint_eq (lp_stats_get_n_pupils (stats), 4);
  ck_assert_uint_eq (figures_of (stats, 2).partners, 2);
  ck_assert_uint_eq (figures_of (stats, 3).rounds, 2);
  /* In the second round p3 has one of three as partner, of whom one has left. */
  assert_close (figures_of (stats, 2).partners_expected,
                3 - (2 / 3.0) * (2 / 3.0) * (2 / 3.0) * 2 - (2 / 3.0) * (2 / 3.0), "partners by chance");
}
END_TEST

/* Threes, adults, leavers who are named first; and strategies that ask for no subject still rank by the only one. */
START_TEST (test_threes_and_subjects)
{
  g_auto (Class) class = class_new ();
  g_autoptr (GError) error = NULL;

  add_class (&class, 5);
  add_round (&class, "2026-09-07", "p1 p2 p3 | p4 p5");
  add_round (&class, "2026-09-14", "gone p1 | p2 p3 | p4 | p5");
  add_round (&class, "2026-09-21", "p1 p2 p4 | p3 p5");
  set_strategy (&class, LP_STRATEGY_RANDOM);
  g_autoptr (LpStats) stats = lp_stats_new (class.roster, class.history, class.policy, class.date, NULL);
  g_autoptr (LpCoverage) coverage = lp_coverage_new (class.roster, class.history, NULL);
  LpFigures figures = figures_of_all (stats);
  ck_assert_uint_eq (figures.n_rounds, 3);
  ck_assert_uint_eq (figures.n_threes, 2);
  ck_assert_uint_eq (figures.n_adults, 1);
  ck_assert_uint_eq (figures.n_known, 5);
  ck_assert_uint_eq (lp_coverage_get_n_pairs_met (coverage), 7);

  /* Two subjects and none named: an error where the policy needs one, and no gaps where it needs none. */
  g_auto (Class) other = class_new ();
  LpPupil *pupil = lp_pupil_new ("p1", NULL, NULL);
  ck_assert (lp_pupil_set_score (pupil, "maths", 1, NULL) && lp_pupil_set_score (pupil, "reading", 2, NULL));
  add_pupil (&other, pupil);
  ck_assert_ptr_null (lp_stats_new (other.roster, other.history, other.policy, other.date, &error));
  ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_POLICY));
  set_strategy (&other, LP_STRATEGY_RANDOM);
  g_autoptr (LpStats) none = lp_stats_new (other.roster, other.history, other.policy, other.date, NULL);
  ck_assert_uint_eq (figures_of_all (none).n_known, 0);
}
END_TEST

/* Thirty pupils fit eighty columns; what the triangle shows is counted again from its letters. */
START_TEST (test_triangle)
{
  g_auto (Class) class = class_new ();
  guint64 state = 5;

  add_class (&class, 30);
  for (guint r = 0; r < 25; r++) {
    g_autoptr (LpRound) round = lp_round_new (class.date + (LpDate) (7 * r));
    guint order[30];
    for (guint i = 0; i < 30; i++) {
      guint j = draw_below (&state, i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    for (guint i = 0; i < 30; i += 2) {
      g_autofree char *a = g_strdup_printf ("p%u", order[i] + 1), *b = g_strdup_printf ("p%u", order[i + 1] + 1);
      const char *ids[] = { a, b };
      ck_assert (lp_round_add_partnership (round, ids, 2, NULL));
    }
    ck_assert (lp_history_add_round (class.history, round, NULL));
  }
  g_autoptr (LpCoverage) coverage = lp_coverage_new (class.roster, class.history, NULL);
  g_autofree char *text = lp_coverage_to_text (coverage, 80, NULL);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GHashTable) labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < 30; i++) {
    ck_assert_msg (g_utf8_strlen (lines[i], -1) <= 80, "%s", lines[i]);
    ck_assert (g_hash_table_add (labels, g_strndup (lines[i], 2)));
    ck_assert_ptr_nonnull (strstr (lines[i], lp_pupil_get_name (lp_coverage_get_pupil (coverage, i))));
    for (guint j = 0; j < i; j++) {
      guint times = lp_history_get_times_met (class.history, lp_pupil_get_id (lp_coverage_get_pupil (coverage, i)),
                                              lp_pupil_get_id (lp_coverage_get_pupil (coverage, j)));
      ck_assert_int_eq (lines[i][3 + 2 * j], times == 0 ? '.' : '0' + (int) times);
    }
  }
  for (guint j = 0; j + 1 < 30; j++) {
    ck_assert_int_eq (lines[30][3 + 2 * j], lines[j][0]);
    ck_assert_int_eq (lines[31][3 + 2 * j], lines[j][1]);
  }
  /* Narrower terminals get narrower columns, then lists; nothing is ever wider than a list. */
  g_autofree char *narrow = lp_coverage_to_text (coverage, 50, NULL), *slim = lp_coverage_to_text (coverage, 30, NULL);
  g_auto (GStrv) narrow_lines = g_strsplit (narrow, "\n", -1);
  for (guint i = 0; i < 32; i++)
    ck_assert_uint_le (g_utf8_strlen (narrow_lines[i], -1), 50);
  ck_assert_ptr_nonnull (strstr (slim, "not yet:"));
}
END_TEST

/* Small classes, none at all, and too large ones. */
START_TEST (test_edges)
{
  for (guint n = 0; n < 3; n++) {
    g_auto (Class) class = class_new ();
    if (n > 0)
      add_class (&class, n);
    g_autoptr (LpCoverage) coverage = lp_coverage_new (class.roster, class.history, NULL);
    g_autoptr (LpStats) stats = lp_stats_new (class.roster, class.history, NULL, class.date, NULL);
    g_autoptr (LpPage) chart = lp_page_new_coverage (coverage, NULL);
    g_autoptr (LpPage) figures = lp_page_new_stats (stats, NULL);
    g_autofree char *text = lp_coverage_to_text (coverage, 0, NULL);
    g_autofree char *html = lp_page_to_html (chart), *more = lp_page_to_html (figures);
    ck_assert_uint_eq (lp_coverage_get_n_pupils (coverage), n);
    ck_assert_ptr_nonnull (strstr (text, n == 2 ? "0 of 1 pairs" : "0 of 0 pairs"));
    ck_assert_ptr_nonnull (strstr (html, "</html>"));
    ck_assert_ptr_nonnull (strstr (more, "</html>"));
  }
  g_auto (Class) crowd = class_new ();
  g_autoptr (GError) error = NULL;
  add_class (&crowd, LP_COVERAGE_MAX_PUPILS + 1);
  ck_assert_ptr_null (lp_coverage_new (crowd.roster, crowd.history, &error));
  ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_LIMIT));
  g_clear_error (&error);
  ck_assert_ptr_null (lp_stats_new (crowd.roster, crowd.history, NULL, crowd.date, &error));
  ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_LIMIT));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("report-figures");
  TCase *tcase = tcase_create ("figures");

  tcase_set_timeout (tcase, 120);
  tcase_add_loop_test (tcase, test_counts, 0, 4);
  tcase_add_loop_test (tcase, test_chance, 0, G_N_ELEMENTS (chances));
  tcase_add_test (tcase, test_sizes);
  tcase_add_test (tcase, test_last_places);
  tcase_add_test (tcase, test_days_and_leavers);
  tcase_add_test (tcase, test_threes_and_subjects);
  tcase_add_test (tcase, test_triangle);
  tcase_add_test (tcase, test_edges);
  suite_add_tcase (suite, tcase);

  SRunner *runner = srunner_create (suite);
  srunner_run_all (runner, CK_ENV);
  int failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
