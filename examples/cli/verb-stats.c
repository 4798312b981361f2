/* SPDX-License-Identifier: MIT */
/* partners stats: what the rounds amount to, against what chance would give. */
#include "cli.h"

static void
append_class (GString *out, const LpFigures *f)
{
  guint64 met = f->n_pairs;

  g_string_append_printf (out, CLI_PLURAL ("%zu round", "%zu rounds", f->n_rounds), f->n_rounds);
  g_string_append_printf (out, _(", %zu with a three, %zu with an adult\n\n"), f->n_threes, f->n_adults);
  g_string_append_printf (out, "%-44s %8s %8s\n", "", _("here"), _("chance"));
  met -= f->met[0];
  g_string_append_printf (out, "%-44s %8" PRIu64 " %8.1f\n", _("Pairs who have met"), met, (double) f->n_pairs - f->met_expected[0]);
  guint64 again = 0;
  double again_expected = 0;
  for (int i = 2; i <= LP_FIGURES_MAX_MEETINGS; i++) {
    again += f->met[i];
    again_expected += f->met_expected[i];
  }
  g_string_append_printf (out, "%-44s %8" PRIu64 " %8.1f\n", _("Pairs who have met more than once"), again, again_expected);
  if (f->n_gaps > 0)
    g_string_append_printf (out, "%-44s %8.1f %8.1f\n", _("Mean gap between partners, in ranks"), f->mean_gap, f->mean_gap_expected);
  if (f->mean_days > 0)
    g_string_append_printf (out, "%-44s %8.1f\n", _("Mean length of those that are over, in days"), f->mean_days);
  g_string_append_printf (out, "%-44s %8d\n", _("Longest partnership, in days"), f->longest_days);
}

static void
append_spells (GString *out, const LpFigures *f)
{
  g_string_append_printf (out, "\n%s\n", _("How long partnerships run, in rounds"));
  for (int i = 1; i <= LP_FIGURES_MAX_SPELL; i++) {
    guint64 n = f->spells_ended[i] + f->spells_running[i];
    if (n > 0 || f->spells_expected[i] >= 0.05)
      g_string_append_printf (out, "%4d%s %8" PRIu64 " %8.1f\n", i, i == LP_FIGURES_MAX_SPELL ? "+" : " ", n, f->spells_expected[i]);
  }
}

static void
append_pupil (GString *out, const LpRoster *roster, const LpPupilFigures *p)
{
  g_autofree char *name = cli_label (roster, lp_pupil_get_id (p->pupil));
  g_autoptr (GString) line = g_string_new (NULL);

  cli_append_padded (line, name, 22);
  g_string_append_printf (out, "%s %4u %4u (%4.1f) %4u (%4.1f) %4u %4u/%u/%u\n", line->str, p->rounds, p->partners, p->partners_expected, p->turns,
                          p->turns_expected, p->longest, p->stronger, p->level, p->weaker);
}

static void
show_words (const LpStats *stats, const LpRoster *roster)
{
  g_autoptr (GString) out = g_string_new (NULL);
  LpFigures figures;

  lp_stats_get_figures (stats, &figures, sizeof figures);
  append_class (out, &figures);
  append_spells (out, &figures);
  g_string_append_printf (out, "\n%s\n", _("For the teacher alone (by chance in brackets):"));
  g_string_append_printf (out, "%-22s %4s %11s %11s %4s %s\n", "", _("rnds"), _("partners"), _("turns"), _("long"), _("stronger/level/weaker"));
  for (gsize i = 0; i < lp_stats_get_n_pupils (stats); i++) {
    LpPupilFigures pupil;
    lp_stats_get_pupil (stats, i, &pupil, sizeof pupil);
    append_pupil (out, roster, &pupil);
  }
  fputs (out->str, stdout);
}

static json_t *
pupils_to_json (const LpStats *stats)
{
  json_t *list = json_array ();

  for (gsize i = 0; i < lp_stats_get_n_pupils (stats); i++) {
    LpPupilFigures p;
    lp_stats_get_pupil (stats, i, &p, sizeof p);
    json_array_append_new (list, json_pack ("{s:s, s:i, s:i, s:f, s:i, s:f, s:i, s:i, s:i, s:i}", "pupil", lp_pupil_get_id (p.pupil), "rounds",
                                            (int) p.rounds, "partners", (int) p.partners, "partners_by_chance", p.partners_expected, "turns",
                                            (int) p.turns, "turns_by_chance", p.turns_expected, "longest", (int) p.longest, "stronger",
                                            (int) p.stronger, "level", (int) p.level, "weaker", (int) p.weaker));
  }
  return list;
}

static void
show_json (const LpStats *stats)
{
  LpFigures f;

  lp_stats_get_figures (stats, &f, sizeof f);
  json_t *answer = json_pack ("{s:i, s:I, s:I, s:I, s:I, s:I, s:f, s:f, s:f, s:f, s:i, s:o}", "version", 1, "rounds", (json_int_t) f.n_rounds, "threes",
                              (json_int_t) f.n_threes, "adults", (json_int_t) f.n_adults, "pairs", (json_int_t) f.n_pairs, "pairs_met",
                              (json_int_t) (f.n_pairs - f.met[0]), "pairs_met_by_chance", (double) f.n_pairs - f.met_expected[0], "mean_gap",
                              f.mean_gap, "mean_gap_by_chance", f.mean_gap_expected, "mean_days", f.mean_days, "longest_days", f.longest_days,
                              "pupils", pupils_to_json (stats));

  json_dumpf (answer, stdout, JSON_INDENT (1) | JSON_REAL_PRECISION (6));
  fputc ('\n', stdout);
  json_decref (answer);
}

int
cli_verb_stats (CliOptions *o)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LpClassFile) file = cli_class_open (o, &error);

  if (file == NULL)
    return cli_fail (o, error, NULL);
  if (cli_options_count_arguments (o) > 0)
    return cli_usage ("stats", _("stats needs no names."));
  LpRound *latest = cli_class_latest_round (file, NULL);
  LpDate date = MAX (cli_file_today (), latest != NULL ? lp_round_get_date (latest) + 1 : G_MININT32);
  g_autoptr (LpStats) stats = lp_stats_new (lp_class_file_get_roster (file), lp_class_file_get_history (file), lp_class_file_get_policy (file),
                                            date, &error);
  if (stats == NULL)
    return cli_fail (o, error, NULL);
  if (o->output != NULL) {
    g_autoptr (LpPageOptions) options = cli_page_options (file);
    g_autoptr (LpPage) page = lp_page_new_stats (stats, options);
    return cli_page_write (o, file, page, "stats");
  }
  if (o->json)
    show_json (stats);
  else
    show_words (stats, lp_class_file_get_everybody (file));
  return CLI_DONE;
}
