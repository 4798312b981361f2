/* SPDX-License-Identifier: MIT */
/*
 * A roster holds pupils who can be told apart and whose attainment can be put
 * in one order, whichever comes first, scale or pupil; it finds the pupil that
 * a teacher means or says who might be meant; and it counts closed days once.
 * Whatever it refuses leaves it exactly as it was.
 */
#include "model/lp-roster-private.h"

#include "checks.h"
#include <learning-partners/learning-partners.h>
#include <stdlib.h>
#include <string.h>

/* A small generator of its own, so that the tests hang on no other code. */
static guint64 chance_state;

static guint
draw (guint n)
{
  chance_state = chance_state * G_GUINT64_CONSTANT (6364136223846793005) + G_GUINT64_CONSTANT (1442695040888963407);
  return (guint) (chance_state >> 33) % n;
}

static void
add_named (LpRoster *roster, const char *id, const char *name)
{
  g_autoptr (LpPupil) pupil = lp_pupil_new (id, name, NULL);

  ck_assert (lp_roster_add_pupil (roster, pupil, NULL));
}

static gboolean
add_banded (LpRoster *roster, const char *id, const char *name, const char *band, GError **error)
{
  g_autoptr (LpPupil) pupil = lp_pupil_new (id, name, NULL);

  ck_assert (lp_pupil_set_band (pupil, "reading", band, NULL));
  return lp_roster_add_pupil (roster, pupil, error);
}

static gboolean
add_scored (LpRoster *roster, const char *id, const char *name, double score, GError **error)
{
  g_autoptr (LpPupil) pupil = lp_pupil_new (id, name, NULL);

  ck_assert (lp_pupil_set_score (pupil, "reading", score, NULL));
  return lp_roster_add_pupil (roster, pupil, error);
}

static LpScale *
make_scale (gboolean with_thresholds)
{
  static const char *const bands[] = { "WTS", "EXS", "GDS" };
  static const double thresholds[] = { 100, 110 };

  return lp_scale_new (bands, 3, with_thresholds ? thresholds : NULL, NULL);
}

static void
check_message (const GError *error, LpError code, const char *message)
{
  ck_assert_ptr_nonnull (error);
  ck_assert_str_eq (error->message, message);
  ck_assert (g_error_matches (error, LP_ERROR, (int) code));
}

/* Pupils keep their order; an id stands once. */
START_TEST (test_pupils)
{
  g_autoptr (LpRoster) roster = lp_roster_new ();
  g_autoptr (LpPupil) twin = lp_pupil_new ("p1", "Ben", NULL);
  g_autoptr (GError) error = NULL;

  add_named (roster, "p2", "Cal");
  add_named (roster, "p1", "Amira K.");
  ck_assert (!lp_roster_add_pupil (roster, twin, &error));
  check_message (error, LP_ERROR_DUPLICATE, "The id \"p1\" of Ben is already that of Amira K.");
  ck_assert_uint_eq (lp_roster_get_n_pupils (roster), 2);
  ck_assert_str_eq (lp_pupil_get_name (lp_roster_get_pupil (roster, 1)), "Amira K.");
  ck_assert_ptr_eq (lp_roster_find_pupil (roster, "p1"), lp_roster_get_pupil (roster, 1));
  ck_assert_ptr_null (lp_roster_find_pupil (roster, "p3"));
  ck_assert (lp_pupil_set_flag (twin, "quiet", TRUE, NULL));
}
END_TEST

/* Messages tell pupils of one name apart, and only those. */
START_TEST (test_labels)
{
  static const struct {
    const char *id;
    const char *label;
  } labels[] = { { "p1", "Amira (p1)" }, { "p2", "Ben" }, { "p3", "Amira (p3)" }, { "gone", "gone" } };
  g_autoptr (LpRoster) roster = lp_roster_new ();

  add_named (roster, "p1", "Amira");
  add_named (roster, "p2", "Ben");
  add_named (roster, "p3", "Amira");
  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++) {
    g_autofree char *label = lp_i_roster_get_label (roster, labels[i].id);
    ck_assert_str_eq (label, labels[i].label);
  }
}
END_TEST

static const struct {
  const char *builtin; /* NULL: WTS < EXS < GDS without thresholds */
  const char *band;    /* NULL: the score */
  double score;
  LpError code;
  const char *message;
} misfits[] = {
  { NULL, "XYZ", 0, LP_ERROR_UNKNOWN_BAND,
    "Amira K. has no band \"XYZ\" in reading; the scale is WTS < EXS < GDS" },
  { NULL, NULL, 104.5, LP_ERROR_VALUE,
    "Amira K. has the score 104.5 in reading; the scale has bands only: WTS < EXS < GDS" },
  { NULL, "A", 0, LP_ERROR_UNKNOWN_BAND,
    "Amira K. has no band \"A\" in reading; the scale is WTS < EXS < GDS" },
  { "thirds", "1", 0, LP_ERROR_VALUE,
    "Amira K. has the band \"1\" in reading; the scale makes its own bands and needs a score" },
  { "ks2-scaled", NULL, 121, LP_ERROR_VALUE,
    "Amira K. has the score 121 in reading; the scale runs from 80 to 120" },
  { "ks2-scaled", NULL, 79.9, LP_ERROR_VALUE,
    "Amira K. has the score 79.9 in reading; the scale runs from 80 to 120" },
};

static LpScale *
make_misfit_scale (int i)
{
  return misfits[i].builtin != NULL ? lp_scale_new_builtin (misfits[i].builtin, NULL) : make_scale (FALSE);
}

static gboolean
add_misfit (LpRoster *roster, int i, GError **error)
{
  return misfits[i].band != NULL ? add_banded (roster, "p1", "Amira K.", misfits[i].band, error)
                                 : add_scored (roster, "p1", "Amira K.", misfits[i].score, error);
}

/* With the scale there first, a pupil who does not fit stays out. */
START_TEST (test_misfit_pupil)
{
  g_autoptr (LpRoster) roster = lp_roster_new ();
  g_autoptr (LpScale) scale = make_misfit_scale (_i);
  g_autoptr (GError) error = NULL;

  ck_assert (lp_roster_set_scale (roster, "reading", scale, NULL));
  ck_assert (!add_misfit (roster, _i, &error));
  check_message (error, misfits[_i].code, misfits[_i].message);
  ck_assert_uint_eq (lp_roster_get_n_pupils (roster), 0);
  ck_assert_ptr_null (lp_roster_find_pupil (roster, "p1"));
}
END_TEST

/* With the pupil there first, a scale that does not fit stays out. */
START_TEST (test_misfit_scale)
{
  g_autoptr (LpRoster) roster = lp_roster_new ();
  g_autoptr (LpScale) scale = make_misfit_scale (_i);
  g_autoptr (LpScale) other = lp_scale_new_builtin ("quarters", NULL);
  g_autoptr (GError) error = NULL;

  ck_assert (add_misfit (roster, _i, NULL));
  ck_assert (!lp_roster_set_scale (roster, "reading", scale, &error));
  check_message (error, misfits[_i].code, misfits[_i].message);
  ck_assert_ptr_null (lp_roster_get_scale (roster, "reading"));
  ck_assert_uint_eq (lp_roster_get_n_subjects (roster), 1);
  ck_assert (lp_roster_set_scale (roster, "maths", other, NULL));
}
END_TEST

/* The edges of the range belong to it. */
START_TEST (test_range_edges)
{
  g_autoptr (LpRoster) roster = lp_roster_new ();
  g_autoptr (LpScale) scale = lp_scale_new_builtin ("ks2-scaled", NULL);

  ck_assert (add_scored (roster, "p1", NULL, 80, NULL));
  ck_assert (lp_roster_set_scale (roster, "reading", scale, NULL));
  ck_assert (add_scored (roster, "p2", NULL, 120, NULL));
}
END_TEST

/* Bands and scores of one subject are refused together, with or without a scale. */
START_TEST (test_mixed_forms)
{
  g_autoptr (LpRoster) roster = lp_roster_new ();
  g_autoptr (LpScale) scale = make_scale (TRUE);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) again = NULL;
  const char *message = "In reading, Amira has the band \"EXS\" and Ben the score 104; "
                        "give bands to all, or scores to all";

  ck_assert (add_banded (roster, "p1", "Amira", "EXS", NULL));
  ck_assert (!add_scored (roster, "p2", "Ben", 104, &error));
  check_message (error, LP_ERROR_VALUE, message);
  ck_assert (lp_roster_set_scale (roster, "reading", scale, NULL));
  ck_assert (!add_scored (roster, "p2", "Ben", 104, &again));
  check_message (again, LP_ERROR_VALUE, message);
  add_named (roster, "p2", "Ben");
  ck_assert_uint_eq (lp_roster_get_n_pupils (roster), 2);
}
END_TEST

/* A refused pupil with several subjects leaves none of them behind. */
START_TEST (test_unchanged_on_failure)
{
  g_autoptr (LpRoster) roster = lp_roster_new ();
  g_autoptr (LpScale) scale = make_scale (FALSE);
  g_autoptr (LpPupil) pupil = lp_pupil_new ("p1", NULL, NULL);

  ck_assert (lp_roster_set_scale (roster, "reading", scale, NULL));
  ck_assert (lp_pupil_set_score (pupil, "art", 1, NULL));
  ck_assert (lp_pupil_set_band (pupil, "reading", "XYZ", NULL));
  ck_assert (!lp_roster_add_pupil (roster, pupil, NULL));
  ck_assert_uint_eq (lp_roster_get_n_subjects (roster), 1);
  ck_assert (lp_pupil_set_band (pupil, "reading", "EXS", NULL));
  ck_assert (lp_roster_add_pupil (roster, pupil, NULL));
  ck_assert_uint_eq (lp_roster_get_n_subjects (roster), 2);
  ck_assert_str_eq (lp_roster_get_subject (roster, 0), "art");
  ck_assert_str_eq (lp_roster_get_subject (roster, 1), "reading");
}
END_TEST

/* A subject has one scale, and an empty name is none. */
START_TEST (test_scales)
{
  g_autoptr (LpRoster) roster = lp_roster_new ();
  g_autoptr (LpScale) scale = make_scale (FALSE);
  g_autoptr (GError) error = NULL;

  ck_assert (lp_roster_set_scale (roster, "reading", scale, NULL));
  ck_assert (!lp_roster_set_scale (roster, "reading", scale, &error));
  ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_DUPLICATE));
  ck_assert (!lp_roster_set_scale (roster, "", scale, NULL));
  ck_assert (lp_roster_set_scale (roster, "maths", scale, NULL));
  ck_assert_ptr_eq (lp_roster_get_scale (roster, "reading"), scale);
  ck_assert_ptr_null (lp_roster_get_scale (roster, "art"));
  ck_assert_uint_eq (lp_roster_get_n_subjects (roster), 2);
}
END_TEST

static int
get_band (const LpRoster *roster, const char *id)
{
  return lp_roster_get_band_index (roster, lp_roster_find_pupil (roster, id), "reading");
}

/* Named bands, codes for missing, scores on thresholds: each gives its index. */
START_TEST (test_band_index)
{
  g_autoptr (LpRoster) named = lp_roster_new ();
  g_autoptr (LpRoster) scored = lp_roster_new ();
  g_autoptr (LpScale) ks2 = lp_scale_new_builtin ("ks2-ta", NULL);
  g_autoptr (LpScale) scale = make_scale (TRUE);
  const LpPupil *absent;

  ck_assert (add_banded (named, "p1", NULL, " exs", NULL));
  ck_assert (add_banded (named, "p2", NULL, "em", NULL));
  ck_assert (add_banded (named, "p3", NULL, "absent", NULL));
  add_named (named, "p4", NULL);
  ck_assert_int_eq (get_band (named, "p1"), -1);
  ck_assert (lp_roster_set_scale (named, "reading", ks2, NULL));
  ck_assert_int_eq (get_band (named, "p1"), 8);
  ck_assert_int_eq (get_band (named, "p2"), 0);
  ck_assert_int_eq (get_band (named, "p3"), -1);
  ck_assert_int_eq (get_band (named, "p4"), -1);
  absent = lp_roster_find_pupil (named, "p3");
  ck_assert_int_eq (lp_i_roster_get_attainment_kind (named, absent, "reading"), LP_ATTAINMENT_MISSING);
  ck_assert_int_eq (lp_pupil_get_attainment_kind (absent, "reading"), LP_ATTAINMENT_BAND);

  ck_assert (lp_roster_set_scale (scored, "reading", scale, NULL));
  ck_assert (add_scored (scored, "p1", NULL, 99.999, NULL));
  ck_assert (add_scored (scored, "p2", NULL, 100, NULL));
  ck_assert (add_scored (scored, "p3", NULL, 110, NULL));
  ck_assert_int_eq (get_band (scored, "p1"), 0);
  ck_assert_int_eq (get_band (scored, "p2"), 1);
  ck_assert_int_eq (get_band (scored, "p3"), 2);
}
END_TEST

/* The band by the definition: positions of all equal scores, averaged, times the bands. */
static int
count_quantile (const int *scores, const gboolean *known, int n_pupils, int pupil, int n_bands)
{
  int n = 0, below = 0, same = 0, first, last, rank;

  if (!known[pupil]) {
    return -1;
  }
  for (int i = 0; i < n_pupils; i++) {
    n += known[i] ? 1 : 0;
    below += known[i] && scores[i] < scores[pupil] ? 1 : 0;
    same += known[i] && scores[i] == scores[pupil] ? 1 : 0;
  }
  first = below + 1;
  last = below + same;
  rank = first + last;
  return n_bands * (rank - 1) / (2 * n);
}

/* Quantiles agree with the definition on random classes with ties and gaps. */
START_TEST (test_quantiles)
{
  int n_pupils, n_bands, scores[40], all[40];
  gboolean known[40];
  g_autoptr (LpRoster) roster = lp_roster_new ();
  g_autoptr (LpScale) scale = NULL;

  chance_state = (guint64) _i;
  n_pupils = 1 + (int) draw (40);
  n_bands = 2 + (int) draw (9);
  scale = lp_scale_new_quantiles ((gsize) n_bands, NULL);
  ck_assert (lp_roster_set_scale (roster, "reading", scale, NULL));
  for (int i = 0; i < n_pupils; i++) {
    g_autofree char *id = g_strdup_printf ("p%d", i);
    scores[i] = (int) draw (1 + draw (60)) - 20;
    known[i] = draw (6) > 0;
    if (known[i]) {
      ck_assert (add_scored (roster, id, NULL, scores[i], NULL));
    } else {
      add_named (roster, id, NULL);
    }
  }

  lp_i_roster_get_band_indices (roster, "reading", all);
  for (int i = 0; i < n_pupils; i++) {
    int expected = count_quantile (scores, known, n_pupils, i, n_bands);
    ck_assert_int_eq (all[i], expected);
    ck_assert_int_eq (lp_roster_get_band_index (roster, lp_roster_get_pupil (roster, (gsize) i), "reading"), expected);
  }
}
END_TEST

/* Rules keep their order; an id stands once; leavers may be named. */
START_TEST (test_rules)
{
  static const char *const pupils[] = { "p1", "gone" };
  g_autoptr (LpRoster) roster = lp_roster_new ();
  g_autoptr (LpRule) first = lp_rule_new ("r2", LP_RULE_APART, pupils, 2, LP_DATE_NONE, NULL, NULL);
  g_autoptr (LpRule) second = lp_rule_new ("r1", LP_RULE_PIN, pupils, 2, LP_DATE_NONE, NULL, NULL);
  g_autoptr (LpRule) twin = lp_rule_new ("r2", LP_RULE_PIN, pupils, 2, LP_DATE_NONE, NULL, NULL);
  g_autoptr (GError) error = NULL;

  ck_assert (lp_roster_add_rule (roster, first, NULL));
  ck_assert (lp_roster_add_rule (roster, second, NULL));
  ck_assert (!lp_roster_add_rule (roster, twin, &error));
  check_message (error, LP_ERROR_DUPLICATE, "There is a rule \"r2\" already");
  ck_assert_uint_eq (lp_roster_get_n_rules (roster), 2);
  ck_assert_ptr_eq (lp_roster_get_rule (roster, 0), first);
  ck_assert_ptr_eq (lp_roster_get_rule (roster, 1), second);
}
END_TEST

/* Rules without an id that say the same are told apart by a number; a rule that is given an id never gets another. */
START_TEST (test_nameless_rules)
{
  static const char *const pupils[] = { "p2", "p1" }, *const turned[] = { "p1", "p2" };
  static const char *const ids[] = { "apart:p1,p2", "apart:p1,p2#2", "pin:p1,p2", "apart:p1,p2#3" };
  static const LpRuleKind kinds[] = { LP_RULE_APART, LP_RULE_APART, LP_RULE_PIN, LP_RULE_APART };
  g_autoptr (LpRoster) roster = lp_roster_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++) {
    g_autoptr (LpRule) rule = lp_rule_new (NULL, kinds[i], i % 2 == 0 ? pupils : turned, 2, 100 + (LpDate) i, "why", NULL);
    ck_assert (lp_roster_add_rule (roster, rule, NULL));
    LpRule *added = lp_roster_get_rule (roster, i);
    ck_assert_str_eq (lp_rule_get_id (added), ids[i]);
    ck_assert (!lp_rule_has_own_id (added));
    ck_assert_int_eq (lp_rule_get_until (added), 100 + (LpDate) i);
    ck_assert_str_eq (lp_rule_get_reason (added), "why");
    ck_assert_uint_eq (lp_rule_get_n_pupils (added), 2);
    /* The caller's own rule stays as it was. */
    ck_assert_str_eq (lp_rule_get_id (rule), kinds[i] == LP_RULE_PIN ? "pin:p1,p2" : "apart:p1,p2");
  }
}
END_TEST

/* An id that somebody gave is nobody else's, whichever comes first. */
START_TEST (test_nameless_rule_beside_its_name)
{
  static const char *const pupils[] = { "p2", "p1" };
  g_autoptr (LpRule) named = lp_rule_new ("apart:p1,p2", LP_RULE_FRIENDS, pupils, 2, LP_DATE_NONE, NULL, NULL);
  g_autoptr (LpRule) nameless = lp_rule_new (NULL, LP_RULE_APART, pupils, 2, LP_DATE_NONE, NULL, NULL);

  for (guint turned = 0; turned < 2; turned++) {
    g_autoptr (LpRoster) roster = lp_roster_new ();
    g_autoptr (GError) error = NULL;
    ck_assert (lp_roster_add_rule (roster, turned ? nameless : named, NULL));
    ck_assert (!lp_roster_add_rule (roster, turned ? named : nameless, &error));
    check_message (error, LP_ERROR_DUPLICATE, "There is a rule \"apart:p1,p2\" already");
    ck_assert_uint_eq (lp_roster_get_n_rules (roster), 1);
  }
}
END_TEST

/* A closure that ends before it begins, or outside the calendar, is refused. */
START_TEST (test_closures)
{
  g_autoptr (LpRoster) roster = lp_roster_new ();
  g_autoptr (GError) error = NULL;
  LpDate from = 0, to = 0;

  ck_assert (!lp_roster_add_closure (roster, 20781, 20780, &error));
  check_message (error, LP_ERROR_DATE, "The closure from 2026-11-24 to 2026-11-23 ends before it begins");
  ck_assert (!lp_roster_add_closure (roster, LP_DATE_NONE, 20780, NULL));
  ck_assert (!lp_roster_add_closure (roster, 20780, G_MAXINT32, NULL));
  ck_assert (lp_roster_add_closure (roster, 30, 40, NULL));
  ck_assert (lp_roster_add_closure (roster, 10, 30, NULL));
  ck_assert_uint_eq (lp_roster_get_n_closures (roster), 2);
  lp_roster_get_closure (roster, 1, &from, NULL);
  lp_roster_get_closure (roster, 1, NULL, &to);
  ck_assert (from == 10 && to == 30);
  ck_assert_int_eq (lp_roster_count_open_days (roster, 0, 50), 19);
  ck_assert_int_eq (lp_roster_count_open_days (roster, 50, 0), 0);
  ck_assert_int_eq (lp_roster_count_open_days (roster, LP_DATE_NONE, LP_DATE_NONE), 0);
  ck_assert_int_eq (lp_roster_count_open_days (roster, G_MININT32, G_MAXINT32), G_MAXINT);
}
END_TEST

#define DAYS 120

/* Open days agree with a calendar in which each closed day is crossed out. */
START_TEST (test_open_days)
{
  g_autoptr (LpRoster) roster = lp_roster_new ();
  gboolean closed[DAYS] = { FALSE };
  int wrong = 0;
  guint n;

  chance_state = (guint64) _i;
  n = draw (12);
  for (guint c = 0; c < n; c++) {
    int from = (int) draw (DAYS);
    int length = (int) draw (1 + draw (30));
    int to = MIN (from + length, DAYS - 1);
    ck_assert (lp_roster_add_closure (roster, from, to, NULL));
    for (int day = from; day <= to; day++) {
      closed[day] = TRUE;
    }
  }

  for (int from = 0; from < DAYS; from++) {
    int open = 0;
    for (int to = from; to < DAYS; to++) {
      wrong += lp_roster_count_open_days (roster, from, to) != open ? 1 : 0;
      open += closed[to] ? 0 : 1;
    }
  }
  ck_assert_int_eq (wrong, 0);
}
END_TEST

static LpRoster *
make_class (void)
{
  LpRoster *roster = lp_roster_new ();

  add_named (roster, "p1", "Amira K.");
  add_named (roster, "p2", "Amina B.");
  add_named (roster, "p3", "Ben");
  add_named (roster, "p4", "Zoë Öberg");
  add_named (roster, "p5", "Zoe Adams");
  add_named (roster, "p6", "Ben Small");
  add_named (roster, "p7", "José María");
  add_named (roster, "p8", "Straße");
  add_named (roster, "p9", "Sam");
  add_named (roster, "p10", "Sam");
  add_named (roster, "p11", "p3");
  add_named (roster, "MIX", "Елена");
  add_named (roster, "p12", "Al Hart");
  return roster;
}

static const struct {
  const char *typed;
  const char *id;
} found[] = {
  { "p1", "p1" },          { " p1\t", "p1" },       { "P1", "p1" },        { "p3", "p3" },
  { "mix", "MIX" },        { "Amira K.", "p1" },    { "amira k.", "p1" },  { "  AMIRA K. ", "p1" },
  { "Amira", "p1" },       { "amira k", "p1" },     { "Ami", NULL },       { "Amir", "p1" },
  { "Ben", "p3" },         { "ben s", "p6" },       { "zoë", "p4" },       { "Zoe", "p5" },
  { "Zoe\xcc\x88", "p4" }, { "zoe oberg", "p4" },   { "jose", "p7" },      { "JOSÉ MARÍA", "p7" },
  { "Jose Maria", "p7" },  { "STRASSE", "p8" },     { "ЕЛЕНА", "MIX" },    { "p10", "p10" },
};

/* What a teacher types finds the pupil meant. */
START_TEST (test_look_up)
{
  g_autoptr (LpRoster) roster = make_class ();
  g_autoptr (GError) error = NULL;
  const LpPupil *pupil = lp_roster_look_up (roster, found[_i].typed, &error);

  if (found[_i].id == NULL) {
    ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_AMBIGUOUS_PUPIL));
    return;
  }
  ck_assert_msg (pupil != NULL, "%s: %s", found[_i].typed, error != NULL ? error->message : "");
  ck_assert_str_eq (lp_pupil_get_id (pupil), found[_i].id);
}
END_TEST

static const struct {
  const char *typed;
  LpError code;
  const char *message;
} not_found[] = {
  { "Amria", LP_ERROR_UNKNOWN_PUPIL, "There is no pupil \"Amria\". Did you mean Amira K. or Amina B.?" },
  { "Bem", LP_ERROR_UNKNOWN_PUPIL, "There is no pupil \"Bem\". Did you mean Ben, Ben Small or Sam (p9)?" },
  { "Zöe Adans", LP_ERROR_UNKNOWN_PUPIL, "There is no pupil \"Zöe Adans\". Did you mean Zoe Adams?" },
  { "la", LP_ERROR_UNKNOWN_PUPIL, "There is no pupil \"la\". Did you mean Al Hart?" },
  { "Christopher", LP_ERROR_UNKNOWN_PUPIL, "There is no pupil \"Christopher\"." },
  { "", LP_ERROR_UNKNOWN_PUPIL, "A pupil's name is empty" },
  { " ", LP_ERROR_UNKNOWN_PUPIL, "A pupil's name is empty" },
  { "Sam", LP_ERROR_AMBIGUOUS_PUPIL, "\"Sam\" may be Sam (p9) or Sam (p10): give the id" },
  { "zo", LP_ERROR_AMBIGUOUS_PUPIL, "\"zo\" may be Zoë Öberg (p4) or Zoe Adams (p5): give the id" },
};

/* What finds nobody, or several, says who might be meant. */
START_TEST (test_look_up_fails)
{
  g_autoptr (LpRoster) roster = make_class ();
  g_autoptr (GError) error = NULL;

  ck_assert_ptr_null (lp_roster_look_up (roster, not_found[_i].typed, &error));
  check_message (error, not_found[_i].code, not_found[_i].message);
  ck_assert_ptr_null (lp_roster_look_up (roster, not_found[_i].typed, NULL));
}
END_TEST

/* Bytes that are no text are repeated as text, and long lists are cut short. */
START_TEST (test_look_up_strange)
{
  g_autoptr (LpRoster) roster = lp_roster_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) many = NULL;

  for (int i = 0; i < 30; i++) {
    g_autofree char *id = g_strdup_printf ("p%d", i);
    add_named (roster, id, "Sam");
  }
  ck_assert_ptr_null (lp_roster_look_up (roster, "\xff\xfe\n", &error));
  ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_UNKNOWN_PUPIL));
  ck_assert (g_utf8_validate (error->message, -1, NULL));
  ck_assert_ptr_null (lp_roster_look_up (roster, "sam", &many));
  ck_assert (g_error_matches (many, LP_ERROR, LP_ERROR_AMBIGUOUS_PUPIL));
  ck_assert_ptr_nonnull (strstr (many->message, "Sam (p9) or 20 others"));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("roster");
  TCase *tcase = tcase_create ("roster");
  SRunner *runner = srunner_create (suite);
  int failures;

  tcase_add_test (tcase, test_pupils);
  tcase_add_test (tcase, test_labels);
  tcase_add_loop_test (tcase, test_misfit_pupil, 0, G_N_ELEMENTS (misfits));
  tcase_add_loop_test (tcase, test_misfit_scale, 0, G_N_ELEMENTS (misfits));
  tcase_add_test (tcase, test_range_edges);
  tcase_add_test (tcase, test_mixed_forms);
  tcase_add_test (tcase, test_unchanged_on_failure);
  tcase_add_test (tcase, test_scales);
  tcase_add_test (tcase, test_band_index);
  tcase_add_loop_test (tcase, test_quantiles, 0, 100);
  tcase_add_test (tcase, test_rules);
  tcase_add_test (tcase, test_nameless_rules);
  tcase_add_test (tcase, test_nameless_rule_beside_its_name);
  tcase_add_test (tcase, test_closures);
  tcase_add_loop_test (tcase, test_open_days, 0, 60);
  tcase_add_loop_test (tcase, test_look_up, 0, G_N_ELEMENTS (found));
  tcase_add_loop_test (tcase, test_look_up_fails, 0, G_N_ELEMENTS (not_found));
  tcase_add_test (tcase, test_look_up_strange);
  tcase_set_timeout (tcase, 60);
  suite_add_tcase (suite, tcase);
  srunner_run_all (runner, CK_ENV);
  failures = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
