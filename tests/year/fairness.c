/* SPDX-License-Identifier: MIT */
/*
 * How evenly turns go round over a school year: 39 weeks under the default
 * policy, classes of 5 to 35, every strategy, three or adult, with and without
 * absences and joiners. Where turns come to lie more than two apart, the same
 * round is asked for with turns before all other tiers: the first tier that this
 * would have cost more is the reason.
 *
 *   fairness                      the table (tests/year/fairness.md)
 *   fairness --short              some of it, as a test: it fails where nothing explains turns more than two apart,
 *                                 or where a class of 9 or more without absences breaks the promise of the policy
 *   fairness --short --spoil      a control: turns go to those who had most, and the test must fail
 *   fairness --promise            in how many years of classes of 9 or more, all there, turns lie how far apart
 *   fairness --measure [--pupils N] [--strategy NAME] [--cooldown ROUNDS] [--weeks N]
 *                                 gaps, partners and turns of classes without absences
 *
 * Public interface only.
 */
#include "fairness-year.h"

#include <stdio.h>

#define SEED 20260901
#define LEAST_PUPILS 5
#define MOST_PUPILS 35
#define YEARS_OF_EACH 3
#define YEARS_TO_MEASURE 20
/* From this size on turns are to lie two apart at most at any time, and one at the end. */
#define PROMISED_FROM 9

typedef struct {
  gboolean is_short;
  gboolean spoil;
  gboolean promise;
  gboolean measure;
  int      pupils;
  char    *strategy;
  int      cooldown;
  int      weeks;
} Options;

/* Sizes of one column of the table. */
typedef struct {
  guint from, to;
} Sizes;

static const Sizes columns[] = { { LEAST_PUPILS, 8 }, { 9, 15 }, { 16, MOST_PUPILS } };
#define N_COLUMNS G_N_ELEMENTS (columns)

/* What many years came to. */
typedef struct {
  guint years;
  guint refused;
  guint worst[N_COLUMNS];
  guint end[N_COLUMNS];
  guint over[FAIRNESS_N_REASONS];
} Row;

static void
add_outcome (Row *row, guint n_pupils, const FairnessOutcome *outcome)
{
  row->years++;
  row->refused += outcome->refused;
  for (guint c = 0; c < N_COLUMNS; c++)
    if (n_pupils >= columns[c].from && n_pupils <= columns[c].to) {
      row->worst[c] = MAX (row->worst[c], outcome->worst);
      row->end[c] = MAX (row->end[c], outcome->end);
    }
  for (guint r = 0; r < FAIRNESS_N_REASONS; r++)
    row->over[r] += outcome->over[r];
}

static gboolean
live (const FairnessCase *the_case, FairnessOutcome *outcome)
{
  g_autoptr (GError) error = NULL;

  if (fairness_live (the_case, outcome, &error))
    return TRUE;
  fprintf (stderr, "fairness: %s, %u pupils: %s\n", lp_strategy_get_name (the_case->strategy), the_case->n_pupils, error->message);
  return FALSE;
}

static gboolean
fill_row (Row *row, LpStrategy strategy, LpOdd odd, gboolean eventful)
{
  for (guint n = LEAST_PUPILS; n <= MOST_PUPILS; n++) {
    /* Nobody has a turn in an even class that is all there all year. */
    for (guint k = 0; (eventful || n % 2 == 1) && k < YEARS_OF_EACH; k++) {
      FairnessOutcome outcome;
      FairnessCase the_case = { n, strategy, odd, eventful, YEAR_N_WEEKS, -1, SEED + 1000 * k + n, FALSE };
      if (!live (&the_case, &outcome))
        return FALSE;
      add_outcome (row, n, &outcome);
    }
  }
  return TRUE;
}

static char *
list_reasons (const guint over[FAIRNESS_N_REASONS])
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint r = 0; r < FAIRNESS_N_REASONS; r++)
    if (over[r] > 0)
      g_string_append_printf (text, "%s%s %u", text->len > 0 ? ", " : "", fairness_reason_get_name (r), over[r]);
  return g_strdup (text->len > 0 ? text->str : "none");
}

static void
print_row (const Row *row, LpStrategy strategy, LpOdd odd, gboolean eventful)
{
  g_autofree char *reasons = list_reasons (row->over);

  printf ("| %s | %s | %s |", eventful ? "yes" : "no", odd == LP_ODD_THREE ? "three" : "adult", lp_strategy_get_name (strategy));
  for (guint c = 0; c < N_COLUMNS; c++)
    printf (" %u, %u |", row->worst[c], row->end[c]);
  printf (" %s |\n", reasons);
  fflush (stdout);
}

static void
print_head (void)
{
  printf ("| absences, joiners | odd | strategy |");
  for (guint c = 0; c < N_COLUMNS; c++)
    printf (" %u to %u pupils |", columns[c].from, columns[c].to);
  printf (" turns to one more than two ahead |\n|---|---|---|");
  for (guint c = 0; c < N_COLUMNS; c++)
    printf ("--:|");
  printf ("---|\n");
}

static int
print_table (void)
{
  static const LpOdd odds[] = { LP_ODD_THREE, LP_ODD_ADULT };
  guint unexplained = 0;

  print_head ();
  for (guint eventful = 0; eventful < 2; eventful++)
    for (guint o = 0; o < G_N_ELEMENTS (odds); o++)
      for (guint s = 0; s < LP_STRATEGY_CUSTOM; s++) {
        Row row = { 0 };
        if (!fill_row (&row, (LpStrategy) s, odds[o], eventful > 0))
          return 2;
        print_row (&row, (LpStrategy) s, odds[o], eventful > 0);
        unexplained += row.over[FAIRNESS_NOTHING];
      }
  return unexplained == 0 ? 0 : 1;
}

static gboolean
is_promised (const FairnessCase *the_case)
{
  return !the_case->eventful && the_case->n_pupils >= PROMISED_FROM && the_case->strategy != LP_STRATEGY_UNIFORM
         && the_case->strategy != LP_STRATEGY_TUTOR;
}

static gboolean
test_case (const FairnessCase *the_case)
{
  FairnessOutcome outcome;
  const char *strategy = lp_strategy_get_name (the_case->strategy);

  if (!live (the_case, &outcome))
    return FALSE;
  g_autofree char *reasons = list_reasons (outcome.over);
  if (outcome.over[FAIRNESS_NOTHING] == 0 && (!is_promised (the_case) || (outcome.worst <= 2 && outcome.end <= 1)))
    return TRUE;
  printf ("%u pupils, %s, %s%s: turns %u apart at worst, %u at the end; more than two ahead: %s\n", the_case->n_pupils, strategy,
          the_case->odd == LP_ODD_THREE ? "three" : "adult", the_case->eventful ? ", absences" : "", outcome.worst, outcome.end,
          reasons);
  return FALSE;
}

static int
test_some (const Options *options)
{
  static const guint sizes[] = { 5, 8, 9, 13, 20, 31 };
  guint failures = 0;

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (guint s = 0; s < LP_STRATEGY_CUSTOM; s++)
      for (guint k = 0; k < 4; k++) {
        LpOdd odd = k % 2 == 0 ? LP_ODD_THREE : LP_ODD_ADULT;
        FairnessCase the_case = { sizes[i], (LpStrategy) s, odd, k >= 2, YEAR_N_WEEKS, -1, SEED, options->spoil };
        failures += (k >= 2 || sizes[i] % 2 == 1) && !test_case (&the_case);
      }
  return failures == 0 ? 0 : 1;
}

static int
count_promise (void)
{
  guint years = 0, far = 0, ends[3] = { 0 };

  for (guint s = 0; s < LP_STRATEGY_CUSTOM; s++)
    for (guint n = PROMISED_FROM; n <= MOST_PUPILS; n += 2)
      for (guint k = 0; k < YEARS_TO_MEASURE / 2; k++) {
        FairnessOutcome outcome;
        FairnessCase the_case = { n, (LpStrategy) s, LP_ODD_THREE, FALSE, YEAR_N_WEEKS, -1, 1000 * k + n, FALSE };
        if (!is_promised (&the_case))
          continue;
        if (!live (&the_case, &outcome))
          return 2;
        years++;
        far += outcome.worst > 2;
        ends[MIN (outcome.end, 2)]++;
      }
  printf ("%u years, in %u of them turns ever more than two apart; at the end none apart in %u, one in %u, two or more in %u\n", years, far,
          ends[0], ends[1], ends[2]);
  return far == 0 ? 0 : 1;
}

static int
measure (const Options *options)
{
  LpStrategy strategy = LP_STRATEGY_MIXED;
  FairnessOutcome sum = { 0 };

  if (options->strategy != NULL && !lp_strategy_from_name (options->strategy, &strategy))
    return 3;
  for (guint k = 0; k < YEARS_TO_MEASURE; k++) {
    FairnessOutcome outcome;
    FairnessCase the_case = { (guint) options->pupils, strategy, LP_ODD_THREE, FALSE, (guint) options->weeks, options->cooldown, SEED + 1000 * k, FALSE };
    if (!live (&the_case, &outcome))
      return 2;
    sum.gaps += outcome.gaps;
    sum.outside += outcome.outside;
    sum.ranks += outcome.ranks;
    sum.partners += outcome.partners / YEARS_TO_MEASURE;
    sum.worst = MAX (sum.worst, outcome.worst);
    sum.end = MAX (sum.end, outcome.end);
  }
  printf ("%s, %d pupils, %d weeks, cooldown %d, %d years: %u gaps, %.2f %% outside the window, %.2f ranks on average; "
          "%.1f partners; turns %u apart at worst, %u at the end\n",
          lp_strategy_get_name (strategy), options->pupils, options->weeks, options->cooldown, YEARS_TO_MEASURE, sum.gaps,
          100.0 * sum.outside / sum.gaps, (double) sum.ranks / sum.gaps, sum.partners, sum.worst, sum.end);
  return 0;
}

int
main (int argc, char **argv)
{
  Options options = { FALSE, FALSE, FALSE, FALSE, 31, NULL, -1, YEAR_N_WEEKS };
  const GOptionEntry entries[] = {
    { "short", 0, 0, G_OPTION_ARG_NONE, &options.is_short, "Some of the table, as a test", NULL },
    { "spoil", 0, 0, G_OPTION_ARG_NONE, &options.spoil, "Give turns to those who had most: a control that must fail", NULL },
    { "promise", 0, 0, G_OPTION_ARG_NONE, &options.promise, "How often turns lie how far apart", NULL },
    { "measure", 0, 0, G_OPTION_ARG_NONE, &options.measure, "Gaps, partners and turns", NULL },
    { "pupils", 0, 0, G_OPTION_ARG_INT, &options.pupils, "How many", "N" },
    { "strategy", 0, 0, G_OPTION_ARG_STRING, &options.strategy, "Which", "NAME" },
    { "cooldown", 0, 0, G_OPTION_ARG_INT, &options.cooldown, "Rounds; -1 for the default", "ROUNDS" },
    { "weeks", 0, 0, G_OPTION_ARG_INT, &options.weeks, "How many", "N" },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error)) {
    fprintf (stderr, "fairness: %s\n", error->message);
    return 3;
  }
  int code = options.is_short ? test_some (&options) : options.promise ? count_promise () : options.measure ? measure (&options) : print_table ();
  g_free (options.strategy);
  return code;
}
