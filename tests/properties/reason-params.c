/* SPDX-License-Identifier: MIT */
/*
 * Guarantees that a code says what comes with it: whatever the request, a
 * reason, a warning, an answer to "why not" or a finding of the checker carries
 * the parameters that stand here beside its code, so that a face can write its
 * own sentence from them; and that drawn requests bring forth each of them.
 */
#include "support.h"

#define DRAWN_REQUESTS 1500

typedef enum {
  REASON, /* of a partnership, or of an answer to "why not" */
  WARNING,
  FINDING
} Kind;

static const struct {
  Kind kind;
  const char *code, *params;
} signatures[] = {
  { REASON, "again", "pupil days max_tenure_days" },
  { REASON, "attainment-unknown", "pupil" },
  { REASON, "bands-apart", "pupil bands" },
  { REASON, "both-have", "pupil attribute" },
  { REASON, "both-have-welcome", "pupil attribute" },
  { REASON, "extra", "pupil tier extra" },
  { REASON, "feedback", "pupil word weeks_ago" },
  { REASON, "first-meeting", "pupil" },
  { REASON, "folds", "pupil doubled_off" },
  { REASON, "folds-nearly", "pupil doubled_off" },
  { REASON, "friends", "pupil" },
  { REASON, "friends-welcome", "pupil" },
  { REASON, "gap-outside", "pupil doubled_gap doubled_least doubled_most" },
  { REASON, "gap-suits", "pupil doubled_gap doubled_least doubled_most" },
  { REASON, "halves", "pupil doubled_off" },
  { REASON, "halves-nearly", "pupil doubled_off" },
  { REASON, "met-before", "pupil rounds_ago times_met cooldown_rounds" },
  { REASON, "met-lately", "pupil rounds_ago times_met cooldown_rounds" },
  { REASON, "nearest", "pupil doubled_gap" },
  { REASON, "not-allowed", "pupil rule" },
  { REASON, "one-band-apart", "pupil bands" },
  { REASON, "only-chance", "pupil tier extra" },
  { REASON, "past-maximum", "pupil days max_tenure_days" },
  { REASON, "pinned", "pupil rule" },
  { REASON, "prefer", "pupil" },
  { REASON, "stays", "pupil days max_tenure_days" },
  { REASON, "then-extra", "pupil tier extra" },
  { REASON, "three", "pupil rounds_since_turn" },
  { REASON, "three-by-rule", "pupil" },
  { REASON, "together", "pupil rule" },
  { REASON, "with-adult", "pupil rounds_since_turn" },
  { REASON, "young", "pupil days min_tenure_days" },
  { WARNING, "before-minimum", "pupil min_tenure_days" },
  { WARNING, "missing-attainment", "pupil" },
  { WARNING, "narrow-window", "min_tenure_days max_tenure_days round_days" },
  { WARNING, "past-maximum", "pupil max_tenure_days" },
  { WARNING, "unused-must", "attribute" },
  { WARNING, "unused-weight", "weight" },
  { FINDING, "apart", "pupil rule" },
  { FINDING, "attribute", "pupil attribute cost" },
  { FINDING, "change", "pupil days" },
  { FINDING, "cooldown", "pupil rounds cooldown cost" },
  { FINDING, "feedback", "pupil word date cost" },
  { FINDING, "friends", "pupil rule cost" },
  { FINDING, "max-tenure", "pupil days maximum" },
  { FINDING, "min-tenure", "pupil days minimum" },
  { FINDING, "must-differ", "pupil attribute" },
  { FINDING, "must-match", "pupil attribute" },
  { FINDING, "missing-pupil", "pupil" },
  { FINDING, "pin", "pupil rule" },
  { FINDING, "prefer", "pupil rule cost" },
  { FINDING, "repeats", "pupil times cost" },
  { FINDING, "roles", "pupil tutors" },
  { FINDING, "strategy", "pupil distance cost" },
  { FINDING, "together", "pupil rule" },
  { FINDING, "too-many-together", "pupil size" },
  { FINDING, "turns", "pupil ahead latest cost" },
  { FINDING, "wrong-size", "pupil size" },
};

/* The parameters' names in order; one that is repeated stands once, for pupils are any number. */
static char *
join_names (const LpReason *reason)
{
  GString *names = g_string_new (NULL);
  const char *last = "";

  for (gsize p = 0; p < lp_reason_get_n_params (reason); p++) {
    const char *name = lp_reason_get_param_name (reason, p);
    if (!g_str_equal (name, last))
      g_string_append_printf (names, "%s%s", names->len > 0 ? " " : "", name);
    last = name;
  }
  return g_string_free (names, FALSE);
}

static void
check_reason (Kind kind, const LpReason *reason, guint *n_seen)
{
  g_autofree char *names = join_names (reason);

  for (gsize s = 0; s < G_N_ELEMENTS (signatures); s++) {
    if (signatures[s].kind != kind || !g_str_equal (signatures[s].code, lp_reason_get_code (reason)))
      continue;
    ck_assert_msg (g_str_equal (names, signatures[s].params), "%s comes with %s", signatures[s].code, names);
    n_seen[s]++;
    return;
  }
  ck_abort_msg ("unknown code %s with %s", lp_reason_get_code (reason), names);
}

static void
check_reasons (Kind kind, const LpReasons *reasons, guint *n_seen)
{
  for (gsize r = 0; r < lp_reasons_get_length (reasons); r++)
    check_reason (kind, lp_reasons_get (reasons, r), n_seen);
}

/* Those present in any order. */
static guint
shuffle_present (const Question *question, guint64 *state, guint *order)
{
  guint n = 0;

  for (guint i = 0; i < question->n; i++)
    if ((question->present & SET_OF (i)) != 0)
      order[n++] = i;
  for (guint i = n; i > 1; i--) {
    guint j = draw_below (state, i), last = order[i - 1];
    order[i - 1] = order[j];
    order[j] = last;
  }
  return n;
}

/* Any partnerships, good or bad; now and then somebody stands alone or is missing. */
static LpRound *
draw_round (const Question *question, guint64 *state)
{
  LpRound *round = lp_round_new (question->date);
  guint order[MOST_PUPILS], n = shuffle_present (question, state, order);

  for (guint i = 0; i < n;) {
    guint size = draw_below (state, 30) == 0 ? 1 : n - i == 3 ? 3 : MIN (2, n - i);
    char ids[3][4];
    const char *const list[] = { ids[0], ids[1], ids[2] };
    for (guint k = 0; k < size; k++)
      g_snprintf (ids[k], sizeof ids[k], "p%u", order[i + k] + 1);
    ck_assert (lp_round_add_partnership (round, list, size, NULL));
    i += size + (draw_below (state, 40) == 0);
  }
  return round;
}

static void
check_findings (LpRequest *request, LpRound *round, guint *n_seen)
{
  g_autoptr (LpVerdict) verdict = lp_check (request, round, NULL, NULL);

  for (gsize i = 0; verdict != NULL && i < lp_verdict_get_n_findings (verdict); i++)
    check_reason (FINDING, lp_verdict_get_finding (verdict, i), n_seen);
}

static void
check_pairing (LpPairing *pairing, guint *n_seen)
{
  g_autoptr (LpWhyNot) why = lp_why_not (pairing, "p1", "p2", NULL);

  check_reasons (WARNING, lp_pairing_get_warnings (pairing), n_seen);
  for (gsize p = 0; p < lp_pairing_get_n_partnerships (pairing); p++) {
    g_autoptr (LpReasons) reasons = lp_pairing_explain (pairing, p);
    check_reasons (REASON, reasons, n_seen);
  }
  if (why != NULL)
    check_reasons (REASON, lp_why_not_get_reasons (why), n_seen);
}

START_TEST (drawn_requests)
{
  guint n_seen[G_N_ELEMENTS (signatures)] = { 0 };
  guint64 state = 5;

  for (guint seed = 0; seed < DRAWN_REQUESTS; seed++) {
    Question question;
    question_draw (&question, seed, MOST_PUPILS);
    /* Now and then nobody has an attribute that the policy names. */
    for (guint i = 0; seed % 7 == 0 && i < question.n; i++)
      question.words[HOUSE][i] = WORD_NONE;
    g_auto (Class) class = question_build (&question);
    g_autoptr (LpRequest) request = make_request (&class);
    g_autoptr (LpRound) round = draw_round (&question, &state);
    g_autoptr (LpPairing) pairing = lp_pair (request, NULL, NULL);
    check_findings (request, round, n_seen);
    if (pairing != NULL)
      check_pairing (pairing, n_seen);
  }
  for (gsize s = 0; s < G_N_ELEMENTS (signatures); s++)
    ck_assert_msg (n_seen[s] > 0, "%s never came", signatures[s].code);
}
END_TEST

static void
add (TCase *tests)
{
  tcase_add_test (tests, drawn_requests);
}

int
main (void)
{
  return run_suite ("reason-params", add);
}
