/* SPDX-License-Identifier: MIT */
#include "simulate/lp-generate-private.h"

/* In which form attainment in a subject is known, and how widely it spreads. */
typedef enum {
  KIND_NO_SUBJECT,
  KIND_NOBODY, /* a scale, and nobody on it */
  KIND_FLAT,
  KIND_SIX,
  KIND_WHOLE,
  KIND_DISTINCT,
  KIND_FRACTIONS,
  KIND_BANDS,
  KIND_THRESHOLDS,
  KIND_QUANTILES,
  KIND_KS2_TA,
  KIND_KS2_SCALED,
  KIND_FIFTHS,
  N_KINDS
} Kind;

/* A subject while the pupils are drawn. */
typedef struct {
  const char *name;
  LpScale    *scale; /* borrowed; nullable */
  Kind        kind;
  guint       missing; /* per mille of pupils */
} Subject;

/* What a class is like, besides attainment. */
typedef struct {
  guint id_style;
  guint roles; /* per mille of pupils who have one */
  guint quiet;
  guint dominant;
  guint words;   /* per mille of pupils whose gender is noted */
  guint houses;  /* likewise house, of which there are two */
  guint helpers; /* likewise whether they are one: yes or no */
} Manner;

static const char *const pupil_names[] = {
  "Amira", "Ben",   "Cal",   "Dee",    "Elif",  "Femi",   "Gwen",  "Hugo",  "Imani", "Jun",
  "Kofi",  "Lena",  "Milo",  "Nia",    "Omar",  "Priya",  "Quinn", "Rosa",  "Sami",  "Tess",
  "Uma",   "Vik",   "Wren",  "Xenia",  "Yusuf", "Zoë",    "Aoife", "Bao",   "Chloé", "Dan",
  "Esmé",  "Finn",  "Greta", "Hana",   "Idris", "José",   "Kit",   "Lùcas", "Mei",   "Noor",
};

static LpScale *
new_named_scale (LpDraw *draw, gboolean with_thresholds)
{
  static const char *const bands[] = { "low", "below", "middle", "above", "high", "top" };
  double thresholds[G_N_ELEMENTS (bands) - 1];
  gsize n_bands = 2 + lp_i_draw_below (draw, G_N_ELEMENTS (bands) - 1);
  double at = 82;

  for (gsize i = 0; i + 1 < n_bands; i++)
    thresholds[i] = at += 1 + lp_i_draw_below (draw, 12);
  return lp_scale_new (bands, n_bands, with_thresholds ? thresholds : NULL, NULL);
}

static LpScale *
new_scale (LpDraw *draw, Kind kind)
{
  switch (kind) {
  case KIND_NOBODY:
  case KIND_BANDS:
  case KIND_THRESHOLDS:
    return new_named_scale (draw, kind == KIND_THRESHOLDS);
  case KIND_QUANTILES:
    return lp_scale_new_quantiles (2 + lp_i_draw_below (draw, 9), NULL);
  case KIND_KS2_TA:
    return lp_scale_new_builtin ("ks2-ta", NULL);
  case KIND_KS2_SCALED:
    return lp_scale_new_builtin ("ks2-scaled", NULL);
  case KIND_FIFTHS:
    return lp_scale_new_builtin ("fifths", NULL);
  default:
    return NULL;
  }
}

/* A score by how widely the class spreads; `place` is the pupil's own number, in random order. */
static double
draw_score (LpDraw *draw, Kind kind, guint place)
{
  switch (kind) {
  case KIND_FLAT:
    return 100;
  case KIND_SIX:
    return 90 + 5.0 * lp_i_draw_below (draw, 6);
  case KIND_DISTINCT:
    return 60 + 2.0 * place;
  case KIND_FRACTIONS:
    return lp_i_draw_between (draw, -400, 400) / 8.0;
  default:
    /* Three dice: many in the middle, few at the ends. */
    return 80 + lp_i_draw_below (draw, 15) + lp_i_draw_below (draw, 15) + lp_i_draw_below (draw, 13);
  }
}

/* Codes by which schools say that there is no result. */
static const char *
draw_missing_code (LpDraw *draw)
{
  static const char *const codes[] = { "A", "D", "F", "absent" };

  return codes[lp_i_draw_below (draw, G_N_ELEMENTS (codes))];
}

static void
draw_attainment (LpPupil *pupil, LpDraw *draw, const Subject *subject, gboolean must_be_known, guint place)
{
  gboolean missing = lp_i_draw_chance (draw, subject->missing) && !must_be_known;
  guint n_bands = subject->scale == NULL ? 0 : (guint) lp_scale_get_n_bands (subject->scale);

  if (subject->kind == KIND_NOBODY)
    return;
  if (missing) {
    if (subject->kind == KIND_KS2_TA)
      lp_pupil_set_band (pupil, subject->name, draw_missing_code (draw), NULL);
  } else if (subject->kind == KIND_BANDS || subject->kind == KIND_KS2_TA) {
    lp_pupil_set_band (pupil, subject->name, lp_scale_get_band (subject->scale, lp_i_draw_below (draw, n_bands)), NULL);
  } else {
    lp_pupil_set_score (pupil, subject->name, draw_score (draw, subject->kind, place), NULL);
  }
}

static void
draw_attributes (LpPupil *pupil, LpDraw *draw, const Manner *manner, guint place)
{
  static const char *const genders[] = { "F", "M", "X" };

  if (lp_i_draw_chance (draw, manner->roles))
    lp_pupil_set_word (pupil, "role", place % 2 == 0 ? "tutor" : "tutee", NULL);
  if (lp_i_draw_chance (draw, manner->quiet))
    lp_pupil_set_flag (pupil, "quiet", TRUE, NULL);
  if (lp_i_draw_chance (draw, manner->dominant))
    lp_pupil_set_flag (pupil, "dominant", lp_i_draw_chance (draw, 900), NULL);
  if (lp_i_draw_chance (draw, manner->words))
    lp_pupil_set_word (pupil, "gender", genders[lp_i_draw_below (draw, 3)], NULL);
  if (lp_i_draw_chance (draw, manner->houses))
    lp_pupil_set_word (pupil, "house", place % 4 < 2 ? "red" : "blue", NULL);
  if (lp_i_draw_chance (draw, manner->helpers))
    lp_pupil_set_flag (pupil, "helper", lp_i_draw_chance (draw, 500), NULL);
}

/* Ids in styles whose byte orders differ from the order of the list. */
static char *
make_id (guint style, guint number, const char *name)
{
  switch (style) {
  case 0:
    return g_strdup_printf ("p%u", number + 1);
  case 1:
    return g_strdup_printf ("p%03u", number + 1);
  case 2:
    return g_strdup_printf ("K%07u", (number * 7919 + 104729) % 9999991);
  default:
    return g_strdup (name);
  }
}

static LpPupil *
new_pupil (const Manner *manner, guint number)
{
  guint lap = number / G_N_ELEMENTS (pupil_names);
  const char *first = pupil_names[number % G_N_ELEMENTS (pupil_names)];
  g_autofree char *name = lap == 0 ? g_strdup (first) : g_strdup_printf ("%s %u", first, lap + 1);
  g_autofree char *id = make_id (manner->id_style, number, name);

  return lp_pupil_new (id, name, NULL);
}

static Manner
draw_manner (LpDraw *draw, gboolean tutors)
{
  static const guint roles[] = { 0, 500, 1000 };
  static const guint quiet[] = { 0, 100, 400 };
  Manner manner;

  manner.id_style = lp_i_draw_below (draw, 4);
  manner.roles = tutors ? (lp_i_draw_chance (draw, 850) ? 1000 : 700) : roles[lp_i_draw_below (draw, 3)];
  manner.quiet = quiet[lp_i_draw_below (draw, 3)];
  manner.dominant = quiet[lp_i_draw_below (draw, 3)];
  manner.words = lp_i_draw_chance (draw, 500) ? 900 : 0;
  manner.houses = roles[lp_i_draw_below (draw, 3)];
  manner.helpers = quiet[lp_i_draw_below (draw, 3)];
  return manner;
}

static guint
draw_subjects (LpSchoolYear *year, LpDraw *draw, Subject subjects[LP_YEAR_MAX_SUBJECTS])
{
  static const char *const subject_names[LP_YEAR_MAX_SUBJECTS] = { "maths", "reading" };
  static const guint weights[N_KINDS] = {
    [KIND_NO_SUBJECT] = 2, [KIND_NOBODY] = 1, [KIND_FLAT] = 2, [KIND_SIX] = 6, [KIND_WHOLE] = 12,
    [KIND_DISTINCT] = 8, [KIND_FRACTIONS] = 4, [KIND_BANDS] = 6, [KIND_THRESHOLDS] = 4,
    [KIND_QUANTILES] = 3, [KIND_KS2_TA] = 4, [KIND_KS2_SCALED] = 3, [KIND_FIFTHS] = 2,
  };
  static const guint missing[] = { 0, 0, 0, 80, 500 };
  guint wanted = lp_i_draw_chance (draw, 150) ? 2 : 1;
  guint n = 0;

  for (guint i = 0; i < wanted; i++) {
    Kind kind = (Kind) lp_i_draw_weighted (draw, weights, N_KINDS);
    if (kind == KIND_NO_SUBJECT)
      continue;
    year->subjects[n].name = subject_names[n];
    year->subjects[n].scale = new_scale (draw, kind);
    subjects[n].name = year->subjects[n].name;
    subjects[n].scale = year->subjects[n].scale;
    subjects[n].kind = kind;
    subjects[n].missing = missing[lp_i_draw_below (draw, G_N_ELEMENTS (missing))];
    n++;
  }
  return n;
}

void
lp_i_year_draw_class (LpSchoolYear *year, guint n_pupils, gboolean tutors)
{
  Subject subjects[LP_YEAR_MAX_SUBJECTS];
  g_autofree guint *places = g_new (guint, n_pupils);
  LpDraw draw;

  lp_i_draw_init (&draw, year->seed, LP_DRAW_CLASS, 0);
  Manner manner = draw_manner (&draw, tutors);
  year->n_subjects = draw_subjects (year, &draw, subjects);
  for (guint i = 0; i < n_pupils; i++)
    places[i] = i;
  lp_i_draw_shuffle (&draw, places, n_pupils);
  for (guint i = 0; i < n_pupils; i++) {
    lp_i_draw_init (&draw, year->seed, LP_DRAW_CLASS, 1 + i);
    LpPupil *pupil = new_pupil (&manner, i);
    /* A subject without a scale is one that some pupil names: the first pupil always does. */
    for (guint s = 0; s < year->n_subjects; s++)
      draw_attainment (pupil, &draw, &subjects[s], i == 0, places[i]);
    draw_attributes (pupil, &draw, &manner, i);
    g_ptr_array_add (year->pupils, pupil);
  }
}
