/* SPDX-License-Identifier: MIT */
/*
 * Guarantees that a code says what comes with it: whatever the request, a
 * reason, a warning, an answer to "why not" or a finding of the checker carries
 * the parameters that the catalogue says, of the kinds that it says, so that a
 * face can write its own sentence from them; that its sentences leave no place
 * unfilled; and that drawn requests bring forth each of those listed here.
 */
#include "support.h"

#define DRAWN_REQUESTS 1500

static const struct {
  LpPhraseKind kind;
  const char *code;
} expected[] = {
  { LP_PHRASE_REASON, "again" },
  { LP_PHRASE_REASON, "attainment-unknown" },
  { LP_PHRASE_REASON, "bands-apart" },
  { LP_PHRASE_REASON, "both-have" },
  { LP_PHRASE_REASON, "both-have-welcome" },
  { LP_PHRASE_REASON, "extra" },
  { LP_PHRASE_REASON, "feedback" },
  { LP_PHRASE_REASON, "first-meeting" },
  { LP_PHRASE_REASON, "folds" },
  { LP_PHRASE_REASON, "folds-nearly" },
  { LP_PHRASE_REASON, "friends" },
  { LP_PHRASE_REASON, "friends-welcome" },
  { LP_PHRASE_REASON, "gap-outside" },
  { LP_PHRASE_REASON, "gap-suits" },
  { LP_PHRASE_REASON, "halves" },
  { LP_PHRASE_REASON, "halves-nearly" },
  { LP_PHRASE_REASON, "met-before" },
  { LP_PHRASE_REASON, "met-lately" },
  { LP_PHRASE_REASON, "nearest" },
  { LP_PHRASE_REASON, "not-allowed" },
  { LP_PHRASE_REASON, "one-band-apart" },
  { LP_PHRASE_REASON, "only-chance" },
  { LP_PHRASE_REASON, "past-maximum" },
  { LP_PHRASE_REASON, "pinned" },
  { LP_PHRASE_REASON, "prefer" },
  { LP_PHRASE_REASON, "stays" },
  { LP_PHRASE_REASON, "then-extra" },
  { LP_PHRASE_REASON, "three" },
  { LP_PHRASE_REASON, "three-by-rule" },
  { LP_PHRASE_REASON, "together" },
  { LP_PHRASE_REASON, "with-adult" },
  { LP_PHRASE_REASON, "young" },
  { LP_PHRASE_WARNING, "before-minimum" },
  { LP_PHRASE_WARNING, "missing-attainment" },
  { LP_PHRASE_WARNING, "narrow-window" },
  { LP_PHRASE_WARNING, "past-maximum" },
  { LP_PHRASE_WARNING, "unused-must" },
  { LP_PHRASE_WARNING, "unused-weight" },
  { LP_PHRASE_FINDING, "apart" },
  { LP_PHRASE_FINDING, "attribute" },
  { LP_PHRASE_FINDING, "change" },
  { LP_PHRASE_FINDING, "cooldown" },
  { LP_PHRASE_FINDING, "feedback" },
  { LP_PHRASE_FINDING, "friends" },
  { LP_PHRASE_FINDING, "max-tenure" },
  { LP_PHRASE_FINDING, "min-tenure" },
  { LP_PHRASE_FINDING, "must-differ" },
  { LP_PHRASE_FINDING, "must-match" },
  { LP_PHRASE_FINDING, "missing-pupil" },
  { LP_PHRASE_FINDING, "pin" },
  { LP_PHRASE_FINDING, "prefer" },
  { LP_PHRASE_FINDING, "repeats" },
  { LP_PHRASE_FINDING, "roles" },
  { LP_PHRASE_FINDING, "strategy" },
  { LP_PHRASE_FINDING, "together" },
  { LP_PHRASE_FINDING, "too-many-together" },
  { LP_PHRASE_FINDING, "turns" },
  { LP_PHRASE_FINDING, "wrong-size" },
};

static const char *
name_kind (LpParamKind kind)
{
  return kind == LP_PARAM_NUMBER ? "" : kind == LP_PARAM_TEXT ? ":text" : ":pupil";
}

/* The parameters as the catalogue writes them; what comes again and again stands once, in the plural where it may. */
static char *
write_params (const LpReason *reason, const char *as)
{
  GString *params = g_string_new (NULL);
  const char *last = "";

  for (gsize p = 0; p < lp_reason_get_n_params (reason); p++) {
    const char *name = lp_reason_get_param_name (reason, p);
    g_autofree char *many = g_strconcat (name, ":texts", NULL);
    LpParamKind kind = lp_reason_get_param_kind (reason, p);
    if (kind == LP_PARAM_PUPIL && g_str_has_prefix (as, "pupils"))
      g_string_append (params, g_str_equal (last, name) ? "" : "pupils ");
    else if (strstr (as, many) != NULL)
      g_string_append_printf (params, g_str_equal (last, name) ? "" : "%s ", many);
    else
      g_string_append_printf (params, "%s%s ", name, name_kind (kind));
    last = name;
  }
  if (params->len > 0)
    g_string_truncate (params, params->len - 1);
  return g_string_free (params, FALSE);
}

static void
check_sentences (const LpReason *reason)
{
  for (int reader = LP_READER_PROGRAM; reader <= LP_READER_PUPIL; reader++) {
    g_autofree char *text = lp_reason_write (reason, (LpReader) reader, NULL, NULL, NULL, NULL);
    ck_assert_msg (text == NULL || strpbrk (text, "{}") == NULL, "%s", text);
    ck_assert (text != NULL || reader == LP_READER_PUPIL);
  }
}

static void
check_reason (LpPhraseKind kind, const LpReason *reason, guint *n_seen)
{
  const LpPhrase *phrase = lp_reason_get_phrase (reason);
  g_autofree char *params = write_params (reason, lp_phrase_get_params (phrase));

  ck_assert_int_eq (lp_phrase_get_kind (phrase), kind);
  ck_assert_msg (g_str_equal (params, lp_phrase_get_params (phrase)), "%s comes with %s", lp_phrase_get_id (phrase), params);
  check_sentences (reason);
  for (gsize s = 0; s < G_N_ELEMENTS (expected); s++)
    n_seen[s] += expected[s].kind == kind && g_str_equal (expected[s].code, lp_reason_get_code (reason));
}

static void
check_reasons (LpPhraseKind kind, const LpReasons *reasons, guint *n_seen)
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
    check_reason (LP_PHRASE_FINDING, lp_verdict_get_finding (verdict, i), n_seen);
}

static void
check_pairing (LpPairing *pairing, guint *n_seen)
{
  g_autoptr (LpWhyNot) why = lp_why_not (pairing, "p1", "p2", NULL);

  check_reasons (LP_PHRASE_WARNING, lp_pairing_get_warnings (pairing), n_seen);
  for (gsize p = 0; p < lp_pairing_get_n_partnerships (pairing); p++) {
    g_autoptr (LpReasons) reasons = lp_pairing_explain (pairing, p);
    check_reasons (LP_PHRASE_REASON, reasons, n_seen);
  }
  if (why != NULL)
    check_reasons (LP_PHRASE_REASON, lp_why_not_get_reasons (why), n_seen);
}

START_TEST (drawn_requests)
{
  guint n_seen[G_N_ELEMENTS (expected)] = { 0 };
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
  for (gsize s = 0; s < G_N_ELEMENTS (expected); s++)
    ck_assert_msg (n_seen[s] > 0, "%s never came", expected[s].code);
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
