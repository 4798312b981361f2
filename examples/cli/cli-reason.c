/* SPDX-License-Identifier: MIT */
/*
 * Reasons in the reader's language, made from code and parameters. A template
 * counts only where its English, filled in, is word for word what the library
 * says: so a translation never says anything else, and what there is no
 * template for stays English.
 */
#include "cli.h"

#include <string.h>

/*
 * {names} all pupils; {x} a parameter; {x|day} a count with its unit; {x/2}
 * a doubled number as it is; {x+} with its sign; {x:tier} what a tier means.
 */
static const struct {
  const char *code, *text;
} templates[] = {
  /* Why two are partners. */
  { "first-meeting", N_("{names} have not been partners before.") },
  { "met-before", N_("{names} were partners before, {times_met|time}, last {rounds_ago|round} ago.") },
  { "met-lately", N_("{names} were last partners {rounds_ago|round} ago, sooner than the cooldown of {cooldown_rounds}: the policy leaves nothing better.") },
  { "young", N_("{names} have been partners for {days|day}; partnerships last at least {min_tenure_days}, so they go on.") },
  { "stays", N_("{names} have been partners for {days|day} and may stay together up to {max_tenure_days}.") },
  { "again", N_("{names} have been partners for {days|day} and go on: nothing better was left.") },
  { "past-maximum", N_("{names} have been partners for {days|day} and pass the maximum of {max_tenure_days}: the policy leaves nothing better.") },
  { "pinned", N_("{names} were put together for this round.") },
  { "together", N_("{names} are to work together.") },
  { "gap-suits", N_("{names} are {doubled_gap/2|place} apart in attainment, within the window from {doubled_least/2} to {doubled_most/2}.") },
  { "gap-outside", N_("{names} are {doubled_gap/2|place} apart in attainment, outside the window from {doubled_least/2} to {doubled_most/2}: the policy leaves nothing better.") },
  { "folds", N_("{names} stand as far from the top as from the bottom.") },
  { "folds-nearly", N_("{names} are {doubled_off/2|place} away from standing as far from the top as from the bottom.") },
  { "halves", N_("{names} stand half the class apart.") },
  { "halves-nearly", N_("{names} are {doubled_off/2|place} away from standing half the class apart.") },
  { "nearest", N_("{names} have equal attainment.") },
  { "nearest", N_("{names} are {doubled_gap/2|place} apart in attainment.") },
  { "one-band-apart", N_("{names} are one band apart.") },
  { "bands-apart", N_("{names} are in the same band: the policy leaves nothing better.") },
  { "bands-apart", N_("{names} are {bands} bands apart: the policy leaves nothing better.") },
  { "attainment-unknown", N_("The attainment of {names} is not known on both sides, so no gap was weighed.") },
  { "friends", N_("{names} are friends, whom the policy would rather keep apart.") },
  { "friends-welcome", N_("{names} are friends, which the policy welcomes.") },
  { "prefer", N_("{names} are named as a pair that should work together where it can.") },
  { "both-have-welcome", N_("{names} are alike in \"{attribute}\", which the policy welcomes.") },
  { "both-have", N_("{names} are alike in \"{attribute}\", which the policy would rather avoid.") },
  { "feedback", N_("The feedback on {names} of {weeks_ago|week} ago (\"{word}\") still weighs a little.") },
  { "three", N_("An odd number is present, so {names} are a three; none of them has had a turn before.") },
  { "three", N_("An odd number is present, so {names} are a three; the latest turn among them was {rounds_since_turn|round} ago.") },
  { "three", N_("An odd number is left beside those whom rules make a three, so {names} are a three; none of them has had a turn before.") },
  { "three", N_("An odd number is left beside those whom rules make a three, so {names} are a three; the latest turn among them was {rounds_since_turn|round} ago.") },
  { "three-by-rule", N_("{names} are a three because rules hold them together.") },
  { "with-adult", N_("An odd number is left beside those whom rules make a three, so {names} works with an adult; it is a first turn.") },
  { "with-adult", N_("An odd number is left beside those whom rules make a three, so {names} works with an adult; the latest turn among them was {rounds_since_turn|round} ago.") },
  { "with-adult", N_("An odd number is present, so {names} works with an adult; it is a first turn.") },
  { "with-adult", N_("An odd number is present, so {names} works with an adult; the latest turn among them was {rounds_since_turn|round} ago.") },
  { "drawn", N_("Drawn at random: every allowed pairing was equally likely.") },
  { "drawn", N_("Drawn at random: the allowed pairings were very nearly equally likely.") },
  /* Why two are not. */
  { "extra", N_("With {names} as partners the class would cost {extra} more {tier:tier}.") },
  { "then-extra", N_("Further down, the difference is {extra+} {tier:tier}.") },
  { "only-chance", N_("With {names} as partners the pairing would be just as good: only chance, that is the seed, decided against it.") },
  { "not-allowed", N_("{names} cannot be partners.") },
  /* Warnings. */
  { "past-maximum", N_("{names} go on past the maximum of {max_tenure_days} days; no pairing that the policy prefers avoids it.") },
  { "before-minimum", N_("{names} part before the minimum of {min_tenure_days} days; no pairing that the policy prefers avoids it.") },
  { "narrow-window", N_("The tenure window from {min_tenure_days} to {max_tenure_days} days leaves no room for a round of {round_days} days: limits will bend.") },
  { "missing-attainment", N_("No attainment is known for {names}: no gap was weighed there.") },
  { "missing-attainment", N_("Nobody's attainment is known: no gap was weighed.") },
  { "rule-unknown-pupil", N_("The rule \"{rule}\" names \"{pupil}\", who is not in the roster; it holds for the rest.") },
  { "matched-has-changed", N_("\"matched\" now takes any gap up to a sixth of the class; what it meant before version 0.2 is called \"nearest\".") },
  { "matched-is-nearest", N_("This class pairs by what was called \"matched\" before version 0.2. It is called \"nearest\" now, and goes on as it was; \"matched\" now takes any gap up to a sixth of the class.") },
  { "unused-must", N_("Partners must match or differ in \"{attribute}\", but no pupil has that attribute.") },
  { "unused-weight", N_("The policy weighs \"{weight}\", but no pupil has that attribute.") },
  /* What the checker finds. */
  { "apart", N_("{names} are partners; rule {rule} keeps them apart.") },
  { "together", N_("{names} are not partners; rule {rule} asks for it.") },
  { "must-match", N_("{names} are partners; the policy asks for the same {attribute}.") },
  { "must-differ", N_("{names} are partners; the policy asks for a different {attribute}.") },
  { "pin", N_("{names} are not partners; rule {rule} asks for it.") },
  { "too-many-together", N_("{names} are held together by rules; a partnership takes three at most.") },
  { "roles", N_("{names}: there is no tutor among them; each partnership needs both roles.") },
  { "roles", N_("{names}: there is no tutee among them; each partnership needs both roles.") },
  { "max-tenure", N_("{names} go on after {days} days, past the maximum of {maximum} days.") },
  { "max-tenure", N_("{names} go on after {days} days; the maximum of {maximum} days is a must.") },
  { "min-tenure", N_("{names} part after {days} days, before the minimum of {minimum} days.") },
  { "min-tenure", N_("{names} part after {days} days; the minimum of {minimum} days is a must.") },
  { "change", N_("{names} part after {days} days; the policy asks partners to stay.") },
  { "cooldown", N_("{names} were partners {rounds|round} ago; the cooldown asks for {cooldown}.") },
  { "strategy", N_("The gap of {names} lies {distance|half rank} outside the window.") },
  { "strategy", N_("{names} are {distance|half rank} apart; the strategy asks for equals.") },
  { "strategy", N_("The ranks of {names} miss the sum of first and last by {distance|half rank}.") },
  { "strategy", N_("The gap of {names} misses half the class by {distance|half rank}.") },
  { "strategy", N_("The bands of {names} miss the distance of one by {distance}.") },
  { "friends", N_("{names} are friends, better apart.") },
  { "friends", N_("{names} are friends, which is welcome.") },
  { "prefer", N_("{names} prefer each other, which is welcome.") },
  { "prefer", N_("{names} prefer each other, better apart.") },
  { "attribute", N_("{names} are both {attribute}.") },
  { "attribute", N_("{names} have the same {attribute}.") },
  { "attribute", N_("{names} are both {attribute}, which is welcome.") },
  { "attribute", N_("{names} have the same {attribute}, which is welcome.") },
  { "feedback", N_("{names} had the feedback “{word}” on {date}.") },
  { "feedback", N_("{names} had the feedback “{word}” on {date}, which is welcome.") },
  { "repeats", N_("{names} have been partners {times|time}.") },
  { "turns", N_("{names} is in a three, {ahead|turn} ahead of whoever has fewest.") },
  { "turns", N_("{names} is in a three, {ahead|turn} ahead of whoever has fewest, and had the latest turn, too.") },
  { "turns", N_("{names} is in a three, and had the latest turn, too.") },
  { "turns", N_("{names} works with the adult, {ahead|turn} ahead of whoever has fewest.") },
  { "turns", N_("{names} works with the adult, {ahead|turn} ahead of whoever has fewest, and had the latest turn, too.") },
  { "turns", N_("{names} works with the adult, and had the latest turn, too.") },
  { "absent-pupil", N_("{names} is away for the whole round, and stands in a partnership.") },
  { "missing-pupil", N_("{names} is present, and stands in no partnership.") },
  /* Advice. */
  { "no-round", N_("There are no partners yet.") },
  { "without-partner", N_("{names} has no partner.") },
  { "without-partner", N_("{names} have no partner.") },
  { "rule-parts", N_("A rule now keeps {names} apart, and they are partners.") },
  /* A class list. */
  { "read-as-cp1252", N_("The file is no UTF-8 and was read as CP1252 (Windows); look at names with accents.") },
  { "columns-not-read", N_("Columns not read: {columns}.") },
  { "ids-from-names", N_("There is no column of ids, so each pupil's name is the id: a pupil whose name changes is a new pupil to the history.") },
  { "no-attainment", N_("No column was recognised as attainment; name the column that is, or pair without.") },
  { "several-classes", N_("The list holds {classes} classes ({counts}); pupils are paired across them.") },
  { "attainment-empty", N_("No pupil has attainment in \"{subject}\".") },
  { "scale-recognised", N_("The bands of \"{subject}\" are those of the scale {scale}.") },
  { "dates-day-first", N_("Dates with slashes were read as day, month, year.") },
};

static const struct {
  const char *unit, *one, *many;
} units[] = {
  { "day", N_("%s day"), N_("%s days") },       { "week", N_("%s week"), N_("%s weeks") }, { "round", N_("%s round"), N_("%s rounds") },
  { "time", N_("%s time"), N_("%s times") },    { "place", N_("%s place"), N_("%s places") },
  { "turn", N_("%s turn"), N_("%s turns") },    { "half rank", N_("%s half rank"), N_("%s half ranks") },
};

/* As the library has them after "would cost 3 more". */
static const char *const tier_words[LP_N_TIERS] = {
  [LP_TIER_MAX_TENURE] = N_("in partners kept past the maximum tenure"),
  [LP_TIER_MIN_TENURE] = N_("in partners parted before the minimum tenure"),
  [LP_TIER_CHANGE] = N_("in partners who change"),
  [LP_TIER_COOLDOWN] = N_("in partners met again too soon (cooldown)"),
  [LP_TIER_STRATEGY] = N_("in gaps that do not suit the strategy"),
  [LP_TIER_TURNS] = N_("in turns that come round too soon"),
  [LP_TIER_REPEATS] = N_("in repeated meetings"),
  [LP_TIER_WISHES] = N_("in wishes (friends, quiet pupils, feedback)"),
  [LP_TIER_CHANCE] = N_("by chance alone"),
};

typedef struct {
  const LpReason *reason;
  const LpRoster *roster; /* nullable */
  gboolean        own;    /* in the reader's language, and not in English */
} Filling;

static gboolean
find_param (const LpReason *reason, const char *name, gsize *index)
{
  for (*index = 0; *index < lp_reason_get_n_params (reason); (*index)++) {
    if (strcmp (lp_reason_get_param_name (reason, *index), name) == 0)
      return TRUE;
  }
  return FALSE;
}

static void
append_names (GString *out, const Filling *f)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; i < lp_reason_get_n_params (f->reason); i++) {
    const char *id = lp_reason_get_param_text (f->reason, i);
    if (lp_reason_get_param_kind (f->reason, i) == LP_PARAM_PUPIL)
      g_ptr_array_add (names, f->roster != NULL ? cli_label (f->roster, id) : g_strdup (id));
  }
  for (guint i = 0; i < names->len; i++) {
    if (i > 0)
      g_string_append (out, i + 1 < names->len ? ", " : (f->own ? _(" and ") : " and "));
    g_string_append (out, g_ptr_array_index (names, i));
  }
}

static void
append_unit (GString *out, const Filling *f, const char *number, gboolean one, const char *unit)
{
  for (gsize i = 0; i < G_N_ELEMENTS (units); i++) {
    if (strcmp (units[i].unit, unit) != 0)
      continue;
    const char *form = one ? units[i].one : units[i].many;
    g_auto (GStrv) around = g_strsplit (f->own ? _(form) : form, "%s", 2);
    g_string_append_printf (out, "%s%s%s", around[0], number, around[0] != NULL && around[1] != NULL ? around[1] : "");
  }
}

static void
append_tier (GString *out, const Filling *f, const char *name)
{
  LpTier tier;

  if (name != NULL && lp_tier_from_name (name, &tier))
    g_string_append (out, f->own ? _(tier_words[tier]) : tier_words[tier]);
}

/* One place: "names", "days|day", "doubled_gap/2|place", "extra+", "tier:tier". FALSE where there is no such parameter. */
static gboolean
append_place (GString *out, const Filling *f, const char *place)
{
  g_auto (GStrv) by_unit = g_strsplit (place, "|", 2);
  gsize length = strcspn (by_unit[0], "/+:"), index;
  g_autofree char *name = g_strndup (by_unit[0], length);
  char mark = by_unit[0][length];

  if (strcmp (name, "names") == 0) {
    append_names (out, f);
    return TRUE;
  }
  if (!find_param (f->reason, name, &index))
    return FALSE;
  if (mark == ':') {
    append_tier (out, f, lp_reason_get_param_text (f->reason, index));
    return TRUE;
  }
  if (lp_reason_get_param_kind (f->reason, index) != LP_PARAM_NUMBER) {
    g_string_append (out, lp_reason_get_param_text (f->reason, index));
    return TRUE;
  }
  gint64 value = lp_reason_get_param_number (f->reason, index);
  g_autofree char *number = mark == '/'   ? g_strdup_printf ("%" PRId64 "%s", value / 2, value % 2 != 0 ? ".5" : "")
                            : mark == '+' ? g_strdup_printf ("%+" PRId64, value)
                                          : g_strdup_printf ("%" PRId64, value);
  if (by_unit[1] != NULL)
    append_unit (out, f, number, value == (mark == '/' ? 2 : 1), by_unit[1]);
  else
    g_string_append (out, number);
  return TRUE;
}

/* A new string; NULL where the reason lacks a parameter. */
static char *
fill (const Filling *f, const char *text)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (const char *open; (open = strchr (text, '{')) != NULL && strchr (open, '}') != NULL; text = strchr (open, '}') + 1) {
    g_autofree char *place = g_strndup (open + 1, (gsize) (strchr (open, '}') - open) - 1);
    g_string_append_len (out, text, open - text);
    if (!append_place (out, f, place))
      return NULL;
  }
  g_string_append (out, text);
  return g_strdup (out->str);
}

static gint64
number_of (const LpReason *reason, const char *name)
{
  gsize index;

  return find_param (reason, name, &index) ? lp_reason_get_param_number (reason, index) : 0;
}

/* "Friday 4 December 2026" of the parameter "date". */
static char *
day_of (const LpReason *reason)
{
  gsize index;
  LpDate date;

  return find_param (reason, "date", &index) && lp_date_parse (lp_reason_get_param_text (reason, index), &date, NULL) ? cli_date_words (date)
                                                                                                                    : g_strdup ("?");
}

/* "4 weeks" reads better than "28 days". */
static char *
duration_of (const LpReason *reason)
{
  int days = (int) number_of (reason, "days");

  if (days > 0 && days % 7 == 0)
    return g_strdup_printf (CLI_PLURAL ("%d week", "%d weeks", days / 7), days / 7);
  return g_strdup_printf (CLI_PLURAL ("%d day", "%d days", days), days);
}

/* What lp_advise() says of tenure, with the day of the week; NULL for another code. */
static char *
advice_text (const LpReason *reason)
{
  const char *code = lp_reason_get_code (reason);
  int pairs = (int) number_of (reason, "pairs");
  g_autofree char *day = day_of (reason);
  g_autofree char *time = duration_of (reason);

  if (strcmp (code, "reach-maximum") == 0)
    return g_strdup_printf (CLI_PLURAL ("%1$d pair of partners reaches %2$s by %3$s, the maximum.",
                                        "%1$d pairs of partners reach %2$s by %3$s, the maximum.", pairs), pairs, time, day);
  if (strcmp (code, "first-reach-maximum") == 0)
    return g_strdup_printf (_("The first partnerships reach the maximum on %s."), day);
  if (strcmp (code, "before-minimum") == 0 && pairs > 0)
    return g_strdup_printf (CLI_PLURAL ("%1$d pair of partners has not had %2$s yet, the minimum.",
                                        "%1$d pairs of partners have not had %2$s yet, the minimum.", pairs), pairs, time);
  if (strcmp (code, "past-minimum") == 0)
    return g_strdup_printf (CLI_PLURAL ("%1$d pair of partners has had %2$s, the minimum, and may go on or change.",
                                        "%1$d pairs of partners have had %2$s, the minimum, and may go on or change.", pairs), pairs, time);
  return NULL;
}

/* A new string. roster: for the names; nullable. */
char *
cli_reason_text (const LpReason *reason, const LpRoster *roster)
{
  const char *english = lp_reason_get_text (reason);
  const Filling plain = { reason, roster, FALSE }, own = { reason, roster, TRUE };
  char *text = advice_text (reason);

  for (gsize i = 0; i < G_N_ELEMENTS (templates) && text == NULL; i++) {
    if (strcmp (templates[i].code, lp_reason_get_code (reason)) != 0)
      continue;
    g_autofree char *same = fill (&plain, templates[i].text);
    if (same != NULL && strcmp (same, english) == 0)
      text = fill (&own, _(templates[i].text));
  }
  return text != NULL ? text : g_strdup (english);
}
