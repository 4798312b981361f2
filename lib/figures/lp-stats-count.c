/* SPDX-License-Identifier: MIT */
/* What happened. */
#include "figures/lp-stats-private.h"

/* One pair on its way through the rounds. */
typedef struct {
  const LpTally  *tally;
  const LpRoster *roster;
  LpDate          date;
  LpFigures      *figures;
  LpPupilFigures *a, *b;
  gint64          days;   /* of all spells that are over, of all pairs so far */
  guint64         n_over;
} Walk;

guint
lp_i_tally_sort_gap (const LpTally *tally, gint32 gap)
{
  gint64 n = tally->n_known, part = ((gint64) LP_FIGURES_N_GAPS * gap + 2 * n - 1) / (2 * n);

  return (guint) CLAMP (part - 1, 0, LP_FIGURES_N_GAPS - 1);
}

static void
end_spell (Walk *walk, guint first, guint next)
{
  gboolean over = next < walk->tally->n_rounds;
  guint length = next - first;
  guint64 *spells = over ? walk->figures->spells_ended : walk->figures->spells_running;
  LpDate end = over ? walk->tally->dates[next] : walk->date;
  int days = lp_roster_count_open_days (walk->roster, walk->tally->dates[first], end);

  spells[MIN (length, LP_FIGURES_MAX_SPELL)]++;
  walk->figures->longest_days = MAX (walk->figures->longest_days, days);
  walk->a->longest = MAX (walk->a->longest, length);
  walk->b->longest = MAX (walk->b->longest, length);
  if (over) {
    walk->days += days;
    walk->n_over++;
  }
}

static void
count_gap (Walk *walk, gint32 a, gint32 b)
{
  if (a == 0 || b == 0)
    return;
  walk->figures->n_gaps++;
  walk->figures->mean_gap += ABS (a - b) / 2.0;
  walk->figures->gaps[lp_i_tally_sort_gap (walk->tally, ABS (a - b))]++;
  walk->a->stronger += a > b;
  walk->b->stronger += b > a;
  walk->a->weaker += a < b;
  walk->b->weaker += b < a;
  walk->a->level += a == b;
  walk->b->level += a == b;
}

static void
walk_pair (Walk *walk, guint i, guint j)
{
  const LpTally *tally = walk->tally;
  guint first = 0, meetings = 0;
  gboolean running = FALSE;

  for (guint r = 0; r < tally->n_rounds; r++) {
    const guint32 *places = tally->places + (gsize) r * tally->n;
    gboolean partners = places[i] != 0 && places[i] == places[j];
    if (partners && !running) {
      first = r;
      meetings++;
    } else if (!partners && running) {
      end_spell (walk, first, r);
    }
    running = partners;
    if (partners)
      count_gap (walk, tally->ranks[i], tally->ranks[j]);
  }
  if (running)
    end_spell (walk, first, tally->n_rounds);
  walk->figures->met[MIN (meetings, LP_FIGURES_MAX_MEETINGS)]++;
  walk->a->partners += meetings > 0;
  walk->b->partners += meetings > 0;
}

void
lp_i_tally_count (const LpTally *tally, const LpRoster *roster, LpDate date, LpFigures *figures,
                  LpPupilFigures *pupils)
{
  Walk walk = { tally, roster, date, figures, NULL, NULL, 0, 0 };

  for (guint i = 0; i < tally->n; i++) {
    for (guint r = 0; r < tally->n_rounds; r++)
      pupils[i].rounds += tally->places[(gsize) r * tally->n + i] != 0;
    for (guint j = 0; j < i; j++) {
      walk.a = &pupils[i];
      walk.b = &pupils[j];
      walk_pair (&walk, i, j);
    }
  }
  if (figures->n_gaps > 0)
    figures->mean_gap /= (double) figures->n_gaps;
  if (walk.n_over > 0)
    figures->mean_days = (double) walk.days / (double) walk.n_over;
}
