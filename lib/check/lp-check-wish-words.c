/* SPDX-License-Identifier: MIT */
#include "check/lp-check-wish-words-private.h"

#include "base/lp-reason-private.h"
#include "check/lp-check-words-private.h"

/* What two partners are told of, and where it goes. */
typedef struct {
  const LpCheckFacts *facts;
  LpCheckTwo          two;
  gboolean            welcome; /* only what costs less than 0; else only what costs more */
  LpVerdict          *verdict;
} WishTeller;

static gboolean
tells_of (const WishTeller *teller, gint64 cost)
{
  return teller->welcome ? cost < 0 : cost > 0;
}

/* Takes ownership of finding. */
static void
take_wish (const WishTeller *teller, LpReason *finding, gint64 cost)
{
  lp_i_reason_add_number (finding, "cost", cost);
  lp_i_verdict_take (teller->verdict, teller->welcome ? LP_SEVERITY_NOTE : LP_SEVERITY_BENT, finding);
  if (teller->welcome)
    lp_i_verdict_note_welcome (teller->verdict);
}

/* Friends, and those who prefer each other. */
static void
tell_ruled (const WishTeller *teller, LpRuleKind kind, LpIPhrase bent, LpIPhrase welcome)
{
  const LpCheckClass *class = teller->facts->class;
  LpCheckTwo two = teller->two;
  gint64 cost = lp_i_check_wishes_get_rule_cost (teller->facts->wishes, kind, two.a, two.b);

  if (!tells_of (teller, cost))
    return;
  int rule = lp_i_check_class_next_rule (class, kind, two.a, two.b, -1);
  LpReason *finding = lp_i_check_finding_new_pair (class, teller->welcome ? welcome : bent, two.a, two.b);
  lp_i_reason_add_text (finding, "rule", lp_rule_get_id (lp_roster_get_rule (class->roster, (gsize) rule)));
  take_wish (teller, finding, cost);
}

static void
tell_attribute (const WishTeller *teller, guint index)
{
  /* By whether it is welcome, and whether both have it or the same word. */
  static const LpIPhrase phrases[2][2] = {
    { LP_I_PHRASE_ATTRIBUTE, LP_I_PHRASE_ATTRIBUTE_BOTH },
    { LP_I_PHRASE_ATTRIBUTE_IS_WELCOME, LP_I_PHRASE_ATTRIBUTE_BOTH_IS_WELCOME },
  };
  const LpCheckWishes *wishes = teller->facts->wishes;
  LpCheckTwo two = teller->two;
  gint64 cost = lp_i_check_wishes_get_mark_cost (wishes, index, two.a, two.b);
  gboolean both = lp_i_check_marks_get (wishes->marks, two.a, index) == LP_CHECK_YES;

  if (!tells_of (teller, cost))
    return;
  LpReason *finding = lp_i_check_finding_new_pair (teller->facts->class, phrases[teller->welcome != FALSE][both], two.a, two.b);
  lp_i_reason_add_text (finding, "attribute", wishes->marks->names[index]);
  take_wish (teller, finding, cost);
}

static gboolean
names_pupil (const LpFeedback *feedback, const char *id)
{
  for (gsize i = 0; i < lp_feedback_get_n_pupils (feedback); i++) {
    if (g_str_equal (lp_feedback_get_pupil (feedback, i), id))
      return TRUE;
  }
  return FALSE;
}

static void
tell_one_feedback (const WishTeller *teller, const LpFeedback *feedback)
{
  const LpCheckClass *class = teller->facts->class;
  LpCheckTwo two = teller->two;
  const char *word = lp_feedback_word_get_name (lp_feedback_get_word (feedback));
  gint64 cost = lp_i_check_wishes_weigh_feedback (teller->facts->wishes, feedback);

  if (!tells_of (teller, cost) || !names_pupil (feedback, lp_i_check_class_get_id (class, two.a))
      || !names_pupil (feedback, lp_i_check_class_get_id (class, two.b)))
    return;
  g_autofree char *date = lp_date_to_string (lp_feedback_get_date (feedback));
  LpReason *finding = lp_i_check_finding_new_pair (class, teller->welcome ? LP_I_PHRASE_FEEDBACK_IS_WELCOME : LP_I_PHRASE_FEEDBACK,
                                                   two.a, two.b);
  lp_i_reason_add_text (finding, "word", word);
  lp_i_reason_add_text (finding, "date", date);
  take_wish (teller, finding, cost);
}

static void
tell_all_wishes (const WishTeller *teller)
{
  const LpHistory *history = teller->facts->class->history;

  tell_ruled (teller, LP_RULE_FRIENDS, LP_I_PHRASE_FRIENDS, LP_I_PHRASE_FRIENDS_ARE_WELCOME);
  tell_ruled (teller, LP_RULE_PREFER, LP_I_PHRASE_PREFER, LP_I_PHRASE_PREFER_IS_WELCOME);
  for (guint k = 0; k < teller->facts->wishes->marks->n_names; k++)
    tell_attribute (teller, k);
  if (!lp_i_check_wishes_has_feedback (teller->facts->wishes, teller->two.a, teller->two.b))
    return;
  for (gsize f = 0; f < lp_history_get_n_feedback (history); f++)
    tell_one_feedback (teller, lp_history_get_feedback (history, f));
}

void
lp_i_check_tell_unwelcome (const LpCheckFacts *facts, LpCheckTwo two, LpVerdict *verdict)
{
  const WishTeller teller = { facts, two, FALSE, verdict };

  tell_all_wishes (&teller);
}

void
lp_i_check_tell_welcome (const LpCheckFacts *facts, LpCheckTwo two, LpVerdict *verdict)
{
  const WishTeller teller = { facts, two, TRUE, verdict };

  tell_all_wishes (&teller);
}
