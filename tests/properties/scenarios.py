# SPDX-License-Identifier: MIT
"""The table of worked scenarios: one idea each, small enough to follow by hand.

Each entry says why it is there, what is asked, and what must come out as far
as a person can tell it from the definitions (`says`): single costs, pairs
that are partners or are not, or the error. The oracle fills in the rest, and
has to agree with what is said.
"""

import datetime

DATE = "2026-11-09"
TABLE = []


def scenario(slug, why, request, **says):
    TABLE.append((slug, why, request, says))


def ago(days):
    return (datetime.date.fromisoformat(DATE) - datetime.timedelta(days=days)).isoformat()


def pupil(name, score=None, subject="maths", **attributes):
    attainment = {} if score is None else {subject: score}
    return {"id": name, "name": "Pupil " + name, "attainment": attainment, "attributes": attributes}


def scores(*values):
    return [pupil("p%d" % i, v) for i, v in enumerate(values, 1)]


def ladder(count):
    return scores(*(80 + 3 * i for i in range(count)))


def groups(text):
    """Reads "1-2 3-4-5" as partnerships of p1 and p2, and of p3, p4 and p5."""
    return [["p" + i for i in group.split("-")] for group in text.split()]


def rounds(*some):
    """Rounds as (days ago, partnerships in short)."""
    return [{"date": ago(days), "partnerships": groups(text)} for days, text in some]


def rule(name, kind, ids, until=None):
    found = {"id": name, "type": kind, "pupils": ["p" + i for i in ids.split()]}
    return found if until is None else dict(found, until=until)


def ask(pupils, history=None, feedback=None, policy=None, rules=None, closures=None, scales=None, **rest):
    roster = {"pupils": pupils}
    for name, value in (("scales", scales), ("rules", rules)):
        if value:
            roster[name] = value
    if closures:
        roster["closures"] = [{"from": a, "to": b} for a, b in closures]
    request = {"version": 1, "roster": roster}
    past = {k: v for k, v in (("rounds", history), ("feedback", feedback)) if v}
    if past:
        request["history"] = past
    if policy:
        request["policy"] = policy
    return dict(request, **{"date": DATE, "seed": 1, **rest})


def word(days, ids, text):
    return {"date": ago(days), "pupils": ["p" + i for i in ids.split()], "word": text}


SIX = "1-4 2-5 3-6"

# Tenure.
scenario("ten-days-young", "Ten days and three of slack are less than fourteen: everybody stays.",
         ask(ladder(6), rounds((10, SIX))), min_tenure=0, repeats=3, partners=SIX)
scenario("eleven-days-not-young", "Eleven days and three of slack are fourteen: nobody is young any more, all change.",
         ask(ladder(6), rounds((11, SIX))), min_tenure=0, repeats=0, apart=SIX)
scenario("no-slack", "Without slack, thirteen days are still young.",
         ask(ladder(6), rounds((13, SIX)), policy={"slack_days": 0}), repeats=3, partners=SIX)
scenario("maximum-just-kept", "between stay: 24 days and a round of 7 are 28 + 3, not more: they stay.",
         ask(ladder(6), rounds((24, SIX)), policy={"between": "stay"}), max_tenure=0, change=0, partners=SIX)
scenario("maximum-just-passed", "between stay: 25 days and a round of 7 are more than 28 + 3: all end.",
         ask(ladder(6), rounds((25, SIX)), policy={"between": "stay"}), max_tenure=0, change=0, apart=SIX)
scenario("longer-rounds-end-sooner", "A round of 14 days would carry 18 days past the maximum.",
         ask(ladder(6), rounds((18, SIX)), policy={"between": "stay", "round_days": 14}), max_tenure=0, apart=SIX)
scenario("closures-overlap", "Two closures overlap; a day counts once: 18 days less 8 are 10, young.",
         ask(ladder(6), rounds((18, SIX)), closures=[(ago(10), ago(5)), (ago(7), ago(3))]), partners=SIX)
scenario("closures-overlap-not-twice", "Were the overlap counted twice, 19 days less 8 would be 9; it is 11, not young.",
         ask(ladder(6), rounds((19, SIX)), closures=[(ago(10), ago(5)), (ago(7), ago(3))]), apart=SIX)
scenario("closure-of-one-day", "A closure that begins and ends on one day takes one day off: 11 become 10.",
         ask(ladder(6), rounds((11, SIX)), closures=[(ago(4), ago(4))]), partners=SIX)
scenario("closure-on-first-day", "The spell's first day counts, so a closure on it counts too.",
         ask(ladder(6), rounds((11, SIX)), closures=[(ago(20), ago(11))]), partners=SIX)
scenario("closure-from-today", "The new round's own day does not count towards tenure, nor does a closure from then on.",
         ask(ladder(6), rounds((11, SIX)), closures=[(DATE, "2026-11-20")]), apart=SIX)
scenario("spell-begins-anew", "p1 and p4 parted for one round: their tenure runs from the third, and they have met twice.",
         ask(ladder(4), rounds((40, "1-4 2-3"), (33, "1-3 2-4"), (7, "1-4 2-3"))), repeats=8, partners="1-4 2-3")
scenario("away-ends-a-spell", "p1 and p4 missed a whole round: their spell broke, and its days began again a week ago.",
         ask(ladder(4), rounds((40, "1-4 2-3"), (20, "2-5 3-6"), (7, "1-4 2-3"))),
         repeats=8, partners="1-4 2-3", max_tenure=0)
scenario("cover-breaks-nothing", "A cover stands beside its round: no meeting, no break, no turn.",
         ask(ladder(4), [{"date": ago(7), "partnerships": groups("1-4 2-3"),
                          "covers": [{"date": ago(6), "absent": ["p4"], "partnerships": groups("1-2-3")}]}]),
         repeats=2, turns=0, partners="1-4 2-3")
scenario("override-counts-as-worked", "What the pupils did counts, not what was assigned.",
         ask(ladder(4), [{"date": ago(7), "partnerships": groups("1-4 2-3"), "assigned": groups("1-2 3-4")}]),
         repeats=2, partners="1-4 2-3")
scenario("three-shrinks", "p5 left a three; the two who remain have been partners all along, 25 days.",
         ask(ladder(4), rounds((25, "1-2-5 3-4"), (7, "1-2 3-4")), policy={"between": "stay"}), apart="1-2 3-4", repeats=0)
scenario("pair-grows", "A pair that took in a third goes on: its own spell is old, the third's is new and young.",
         ask(ladder(5), rounds((25, "1-2 3-4"), (7, "1-2-5 3-4"))), max_tenure=0)
scenario("three-loses-one-today", "A young three, one of whom is away: the other two stay partners.",
         ask(ladder(5), rounds((7, "1-2-5 3-4")), absent=["p5"]), partners="1-2 3-4", min_tenure=0)
scenario("three-with-a-joiner", "A young three in a class that is even now: one of its pairs can stay, two end.",
         ask(ladder(6), rounds((7, "1-2-5 3-4"))), min_tenure=2, partners="3-4")

# Keep rounds.
scenario("repair-in-a-keep-round", "Two of three pairs went on, so the third dates from the round before: nobody is young.",
         ask(ladder(6), rounds((14, "1-4 2-5 3-7"), (7, SIX))), apart=SIX, min_tenure=0)
scenario("keep-round-after-keep-round", "Two keep rounds in a row: the new pair dates from the round before both.",
         ask(ladder(6), rounds((14, "1-4 2-5 3-7"), (10, "1-4 2-5 3-8"), (5, SIX))), apart=SIX, min_tenure=0)
scenario("half-is-enough", "One of two comparable pairs went on: a keep round.",
         ask(ladder(4), rounds((14, "1-2 3-5"), (7, "1-2 3-4 5-6"))), apart="1-2 3-4", min_tenure=0)
scenario("less-than-half", "One of three comparable pairs went on: no keep round, the new pairs are young.",
         ask(ladder(6), rounds((14, "1-4 2-6 3-5"), (7, SIX))), partners="2-5 3-6", min_tenure=0)
scenario("nobody-comparable", "Each pair of the round before lost one: nothing went on, no keep round.",
         ask(ladder(4), rounds((14, "1-5 2-6 3-7 4-8"), (7, "1-2 3-4"))), partners="1-2 3-4")
scenario("leavers-do-not-count", "Three of four pairs lost somebody; the only one to compare went on: a keep round, nobody is young.",
         ask(ladder(4), rounds((14, "1-2 3-5 4-6 7-8"), (7, "1-2 3-4"))), apart="1-2 3-4", min_tenure=0)
scenario("first-round-is-none", "The first round is no keep round: its pairs are young.",
         ask(ladder(4), rounds((7, "1-2 3-4"))), partners="1-2 3-4")
scenario("maximum-from-the-spell-itself", "A keep round moves the start for the minimum only: 20 days, not 30, count for the maximum.",
         ask(ladder(6), rounds((30, "1-4 2-5 3-7"), (20, SIX)), policy={"between": "stay"}),
         max_tenure=0, partners="3-6")

# Limits against each other.
scenario("too-long-before-young", "A tight window: too long and young at once; the maximum stands higher.",
         ask(ladder(6), rounds((5, SIX)),
             policy={"round_days": 30, "min_tenure_days": 28, "max_tenure_days": 28, "slack_days": 0}),
         max_tenure=0, min_tenure=3, apart=SIX)
scenario("young-before-too-long", "The same with the order of the two turned round.",
         ask(ladder(6), rounds((5, SIX)),
             policy={"round_days": 30, "min_tenure_days": 28, "max_tenure_days": 28, "slack_days": 0,
                     "order": ["min_tenure", "max_tenure", "change", "cooldown", "strategy", "turns", "repeats", "could"]}),
         max_tenure=3, min_tenure=0, partners=SIX)
scenario("both-hard", "Both limits hard, both hit: the maximum excludes the pairs, so the minimum asks nothing of them.",
         ask(ladder(6), rounds((5, SIX)),
             policy={"round_days": 30, "min_tenure_days": 28, "max_tenure_days": 28, "slack_days": 0,
                     "hard": ["max_tenure", "min_tenure"]}), min_tenure=0, apart=SIX)
scenario("hard-minimum-against-a-pin", "A hard minimum holds p1 with p4, a pin wants p1 with p2.",
         ask(ladder(4), rounds((7, "1-4 2-3")), policy={"hard": ["min_tenure"]}, rules=[rule("x", "pin", "1 2")]),
         error="infeasible")
scenario("soft-minimum-against-a-pin", "The same with a soft minimum: the pin wins, two young partnerships end.",
         ask(ladder(4), rounds((7, "1-4 2-3")), rules=[rule("x", "pin", "1 2")]), min_tenure=2, partners="1-2 3-4")
scenario("hard-minimum-and-apart", "A rule on that very pair: the minimum, though hard, does not hold it.",
         ask(ladder(6), rounds((7, SIX)), policy={"hard": ["min_tenure"]},
             rules=[rule("a", "apart", "1 4"), rule("b", "apart", "3 6")]), min_tenure=0, partners="2-5", apart="1-4 3-6")
scenario("hard-minimum-and-a-three", "A hard minimum holds all of a three, but the class is even now.",
         ask(ladder(6), rounds((7, "1-2-5 3-4")), policy={"hard": ["min_tenure"]}), error="infeasible")
scenario("hard-minimum-keeps-a-three", "The class still odd: the young three goes on as it is.",
         ask(ladder(5), rounds((7, "1-2-5 3-4")), policy={"hard": ["min_tenure"]}), partners="1-2 1-5 2-5 3-4", min_tenure=0)
scenario("hard-maximum", "A hard maximum excludes three pairs; the others are free.",
         ask(ladder(6), rounds((40, SIX)), policy={"hard": ["max_tenure"]}), max_tenure=0, apart=SIX)
scenario("hard-maximum-and-together", "A standing pair waives even a hard maximum.",
         ask(ladder(4), rounds((40, "1-2 3-4")), policy={"hard": ["max_tenure"]}, rules=[rule("t", "together", "1 2"), rule("x", "pin", "3 4")]),
         max_tenure=0, cooldown=0, repeats=0, partners="1-2 3-4")
scenario("hard-maximum-in-a-three", "Three pupils, two of whom are too long together already: no three is allowed.",
         ask(ladder(3), rounds((40, "1-2")), policy={"hard": ["max_tenure"]}), error="infeasible")
scenario("partner-away", "Young, but the partner is away: nothing ends that could go on.",
         ask(ladder(5), rounds((7, "1-4 2-5")), absent=["p4"]), min_tenure=0, partners="2-5")

# Stay.
scenario("fewest-changes", "between stay: p6 has come and p5 is away; the others stay as they are.",
         ask(ladder(6), rounds((14, "1-4 2-5 3-6")), policy={"between": "stay"}, absent=["p5", "p2"]),
         change=0, partners="1-4 3-6")
scenario("one-pair-too-long", "One pair must end, and takes one other with it: one change, not two.",
         ask(ladder(6), rounds((27, "1-4 2-3 5-6"), (14, SIX)), policy={"between": "stay"}), max_tenure=0, change=1)
scenario("stay-costs-no-cooldown", "between stay: who goes on inside the window costs nothing in cooldown.",
         ask(ladder(4), rounds((14, "1-4 2-3")), policy={"between": "stay"}), cooldown=0, change=0, partners="1-4 2-3")
scenario("stay-too-long-costs-cooldown", "between stay: two who go on past the maximum, having nobody else, cost a repeat as well.",
         ask(ladder(2), rounds((40, "1-2")), policy={"between": "stay", "cooldown_rounds": 2}),
         max_tenure=1, change=0, cooldown=2, partners="1-2")
scenario("stay-below-cooldown", "change placed below strategy: the gaps decide before the wish to stay.",
         ask(ladder(4), rounds((14, "1-4 2-3")),
             policy={"between": "stay", "strategy": "matched",
                     "order": ["max_tenure", "min_tenure", "cooldown", "strategy", "change", "turns", "repeats", "could"]}),
         change=2, partners="1-2 3-4")

# Cooldown.
scenario("older-repeat-is-cheaper", "Four pupils have met in every way; the cooldown is 1 round, so the last pairing is out.",
         ask(ladder(4), rounds((60, "1-2 3-4"), (40, "1-3 2-4"), (20, "1-4 2-3")), policy={"strategy": "random"}),
         cooldown=0, apart="1-4 2-3")
scenario("longer-cooldown", "A cooldown of 3 rounds: the oldest of three pairings costs least, 1 for each pair.",
         ask(ladder(4), rounds((60, "1-2 3-4"), (40, "1-3 2-4"), (20, "1-4 2-3")),
             policy={"strategy": "random", "cooldown_rounds": 3}), cooldown=2, partners="1-2 3-4")
scenario("no-cooldown", "No cooldown: the strategy decides at once, though all were partners a round ago.",
         ask(ladder(4), rounds((14, "1-2 3-4")), policy={"strategy": "matched", "cooldown_rounds": 0}),
         cooldown=0, strategy=8, partners="1-2 3-4")
scenario("cooldown-counts-absent-rounds", "Rounds count for the cooldown whether or not the two took part.",
         ask(ladder(4), rounds((60, "1-2 3-4"), (40, "5-6"), (20, "7-8")),
             policy={"strategy": "matched", "cooldown_rounds": 2}), cooldown=0, partners="1-2 3-4")
scenario("default-cooldown-of-ten", "Ten present: the default is ⌊9/2⌋ = 4 rounds; p1 and p2 met four rounds ago, which costs 1 when pinned partners do not.",
         ask(ladder(10), rounds((90, "1-2"), (80, "3-4"), (70, "5-6"), (60, "7-8")), policy={"strategy": "matched"},
             rules=[rule("a%d" % i, "apart", "1 %d" % i) for i in range(3, 11)]), cooldown=1, partners="1-2")
scenario("default-cooldown-of-matched", "Sixteen present: ⌊15/2⌋ is 7, but matched takes 6, so a meeting seven rounds ago is forgotten.",
         ask(ladder(16), rounds((90, "1-2"), *((80 - i, "20-21") for i in range(6))), policy={"strategy": "matched"},
             rules=[rule("a%d" % i, "apart", "1 %d" % i) for i in range(3, 17)]), cooldown=0, partners="1-2")
scenario("default-cooldown-of-sixteen", "The same under mixed: seven rounds are remembered, the seventh costs 1.",
         ask(ladder(16), rounds((90, "1-2"), *((80 - i, "20-21") for i in range(6))),
             rules=[rule("a%d" % i, "apart", "1 %d" % i) for i in range(3, 17)]), cooldown=1, partners="1-2")

# Strategy.
scenario("mixed-outside-its-window", "Four pupils: gaps of 1 to 5 in doubled ranks; first with last is 6, one outside.",
         ask(ladder(4), rules=[rule("x", "pin", "1 4")]), strategy=1, partners="1-4 2-3")
scenario("mixed-near-equals", "Eight pupils, two of them with one score: a gap of 0 lies 2 inside the lower limit.",
         ask(scores(80, 83, 86, 86, 92, 95, 98, 101), rules=[rule("x", "pin", "3 4")]), strategy=4, partners="3-4")
scenario("all-scores-equal", "Everybody has the same mid-rank: each pair is as near as can be.",
         ask(scores(90, 90, 90, 90, 90, 90)), strategy=12)
scenario("fold-with-a-three", "mixed-fold with five: the cost of the three counts all of its pairs.",
         ask(ladder(5), policy={"strategy": "mixed-fold"}))
scenario("fold-with-ties", "mixed-fold on mid-ranks.",
         ask(scores(80, 80, 80, 95, 95, 110), policy={"strategy": "mixed-fold"}))
scenario("matched-with-a-three", "matched with five: one three, the nearest five.",
         ask(ladder(5), policy={"strategy": "matched"}), strategy=28)
scenario("matched-and-missing", "p3 has no score and costs nothing with anyone, so the other odd one out works with p3.",
         ask([pupil("p1", 80), pupil("p2", 80), pupil("p3"), pupil("p4", 110)], policy={"strategy": "matched"}),
         strategy=0, partners="1-2 3-4")
scenario("nobody-known", "No attainment at all: the strategy costs nothing, chance decides.",
         ask([pupil("p%d" % i) for i in range(1, 7)]), strategy=0)
scenario("window-of-the-known", "The window of mixed comes from the pupils whose attainment is known: for two it begins at 0.",
         ask([pupil("p1", 90), pupil("p2", 90), pupil("p3"), pupil("p4")], rules=[rule("x", "pin", "1 2")]),
         strategy=0, partners="1-2")
scenario("absent-are-not-ranked", "Ranks are among those present: without p2 and p3, p1 and p4 are neighbours.",
         ask(ladder(6), policy={"strategy": "matched"}, absent=["p2", "p3"]), strategy=8, partners="1-4 5-6")
scenario("near-by-quarters", "mixed-near on plain scores: quarters of the class, one apart.",
         ask(ladder(8), policy={"strategy": "mixed-near"}), strategy=0)
scenario("near-quarters-and-ties", "mixed-near: ties share a mid-rank, and so a quarter.",
         ask(scores(80, 80, 80, 80, 90, 90, 100, 100), policy={"strategy": "mixed-near"}), strategy=2)
scenario("near-same-band", "mixed-near: the same band is as bad as two apart.",
         ask([pupil("p1", "WTS"), pupil("p2", "WTS"), pupil("p3", "GDS"), pupil("p4", "GDS")],
             policy={"strategy": "mixed-near"}, scales={"maths": {"bands": ["WTS", "EXS", "GDS"]}}), strategy=2)
scenario("threshold-belongs-above", "A score on the threshold is in the band above it.",
         ask(scores(99, 99.5, 100, 104), policy={"strategy": "mixed-near"},
             scales={"maths": {"bands": ["below", "above"], "thresholds": [100]}}), strategy=0, apart="1-2 3-4")
scenario("bands-rank-by-index", "matched on bands: ranks come from the order of the scale, not of the alphabet.",
         ask([pupil("p1", "WTS"), pupil("p2", "EXS"), pupil("p3", "GDS"), pupil("p4", "WTS"), pupil("p5", "EXS"), pupil("p6", "GDS")],
             policy={"strategy": "matched"}, scales={"maths": {"bands": ["WTS", "EXS", "GDS"]}}),
         strategy=0, partners="1-4 2-5 3-6")
scenario("thresholds-rank-by-score", "matched under thresholds: the scores rank, though three of them share a band.",
         ask(scores(90, 100, 101, 109), policy={"strategy": "matched"},
             scales={"maths": {"bands": ["WTS", "EXS", "GDS"], "thresholds": [100, 110]}}),
         strategy=8, partners="1-2 3-4")
scenario("quantiles-of-the-roster", "Thirds of the whole roster: the absent stand in the bands too.",
         ask(scores(70, 71, 80, 90, 100, 110), policy={"strategy": "mixed-near"},
             scales={"maths": {"quantiles": 3}}, absent=["p1", "p2"]), strategy=0, apart="3-4 5-6")
scenario("mixed-under-quantiles", "mixed under a scale of quantiles: the gap is in ranks all the same.",
         ask(ladder(6), scales={"maths": {"quantiles": 2}}), strategy=0)
scenario("fractions-and-negatives", "Scores may be negative and fractions.",
         ask(scores(-2.5, -2.25, 0, 0.1), policy={"strategy": "matched"}), strategy=8, partners="1-2 3-4")
scenario("two-subjects", "Two subjects: the policy says which.",
         ask([{"id": "p%d" % i, "name": "Pupil %d" % i, "attainment": {"maths": m, "reading": r}, "attributes": {}}
              for i, (m, r) in enumerate(((1, 4), (2, 1), (3, 3), (4, 2)), 1)],
             policy={"strategy": "matched", "subject": "reading"}), partners="2-4 1-3", strategy=8)
scenario("two-subjects-none-named", "Two subjects and the policy names none.",
         ask([{"id": "p%d" % i, "name": "Pupil %d" % i, "attainment": {"maths": i, "reading": 9 - i}, "attributes": {}}
              for i in range(1, 5)]), error="policy")
scenario("two-subjects-random", "Two subjects, but random needs none.",
         ask([{"id": "p%d" % i, "name": "Pupil %d" % i, "attainment": {"maths": i, "reading": 9 - i}, "attributes": {}}
              for i in range(1, 5)], policy={"strategy": "random"}), strategy=0)
scenario("no-such-subject", "The policy names a subject that the roster does not have.",
         ask(ladder(4), policy={"subject": "music"}), error="policy")

scenario("subject-of-nobody", "The policy names a subject, and the roster has none at all: nothing is known, nothing is an error.",
         ask([pupil("p%d" % i) for i in range(1, 5)], policy={"subject": "maths"}), strategy=0)

# Tutors.
scenario("tutors-too-many", "Three tutors and one tutee cannot make two pairs.",
         ask([pupil("p%d" % i, 80 + i, role="tutor" if i < 4 else "tutee") for i in range(1, 5)],
             policy={"strategy": "tutor"}), error="infeasible")
scenario("tutor-three-of-one", "Five pupils, two tutors: a three may have one tutor.",
         ask([pupil("p%d" % i, 80 + i, role="tutor" if i < 3 else "tutee") for i in range(1, 6)],
             policy={"strategy": "tutor"}), apart="1-2")
scenario("tutor-and-adult", "Three pupils, one tutor: who works with the adult needs no role.",
         ask([pupil("p1", 80, role="tutor"), pupil("p2", 85, role="tutee"), pupil("p3", 90, role="tutee")],
             policy={"strategy": "tutor", "odd": "adult"}), apart="2-3")
scenario("roles-without-tutor-strategy", "Roles do nothing under another strategy.",
         ask([pupil("p1", 80, role="tutor"), pupil("p2", 81, role="tutor"), pupil("p3", 90, role="tutee"), pupil("p4", 91, role="tutee")],
             policy={"strategy": "matched"}), partners="1-2 3-4")
scenario("young-tutors-part", "Two young partners who have become tutors both: roles win, at the price of the minimum.",
         ask([pupil("p1", 80, role="tutor"), pupil("p2", 83, role="tutor"), pupil("p3", 86, role="tutee"), pupil("p4", 89, role="tutee")],
             rounds((7, "1-2 3-4")), policy={"strategy": "tutor"}), min_tenure=2, apart="1-2 3-4")

# Random and uniform.
scenario("random", "No gap preferred: chance alone.", ask(ladder(6), policy={"strategy": "random"}), strategy=0)
scenario("uniform-forced", "uniform reports no cost in any tier; here the rules leave one pairing.",
         ask(ladder(4), rounds((20, "1-2 3-4")), policy={"strategy": "uniform"}, rules=[rule("t", "together", "1 2")]),
         cooldown=0, repeats=0, chance=0, partners="1-2 3-4")
scenario("uniform-infeasible", "uniform obeys the must rules, or there is no pairing.",
         ask(ladder(4), policy={"strategy": "uniform"}, rules=[rule("a", "apart", "1 2 3 4")]), error="infeasible")
scenario("uniform-hard-maximum", "A hard maximum is a must rule, for uniform too.",
         ask(ladder(4), rounds((40, "1-2 3-4")), policy={"strategy": "uniform", "hard": ["max_tenure"]},
             rules=[rule("a", "apart", "1 3")]), partners="1-4 2-3")

# Turns.
scenario("three-pupils", "Three pupils: one three.", ask(ladder(3)), turns=0, partners="1-2 1-3 2-3")
scenario("two-pupils", "Two pupils: one pair.", ask(ladder(2)), partners="1-2")
scenario("turn-of-the-latest-round", "In a three last time: 5 − 1 for each who is in it again, which one must be.",
         ask(ladder(5), rounds((14, "1-2-3 4-5")), policy={"strategy": "random", "cooldown_rounds": 0}), turns=4)
scenario("turn-long-ago", "Five present, six rounds ago: the turn costs nothing any more, and not less than nothing.",
         ask(ladder(5), rounds((90, "1-2-3 4-5"), (80, "6-7"), (70, "6-7"), (60, "6-7"), (50, "6-7"), (40, "6-7")),
             policy={"strategy": "random", "cooldown_rounds": 0}, rules=[rule("t", "together", "1 2 3")]),
         turns=0, partners="1-2 1-3 2-3 4-5")
scenario("group-of-four-is-no-turn", "Only a three and a place with the adult are turns; a four is none, the single is.",
         ask(ladder(5), rounds((14, "1-2-3-4 5")), policy={"strategy": "random", "cooldown_rounds": 0},
             rules=[rule("t", "together", "1 2")]), turns=0)
scenario("adult", "odd adult: one pupil works with the adult, nobody in a three.",
         ask(ladder(5), policy={"odd": "adult"}), turns=0, strategy=0)
scenario("adult-in-turn", "p1 worked with the adult last time, p2 the time before: neither is next.",
         ask(ladder(3), rounds((40, "2 1-3"), (20, "1 2-3")), policy={"odd": "adult", "strategy": "random"}), turns=0)
scenario("adult-then-three", "A turn with the adult counts alike when the three is chosen.",
         ask(ladder(5), rounds((20, "1 2-3 4-5")), policy={"strategy": "random", "cooldown_rounds": 0}), turns=0)
scenario("adult-with-even-number", "odd adult and an even number: everybody has a partner.",
         ask(ladder(4), policy={"odd": "adult"}), turns=0)
scenario("adult-together", "A standing pair cannot be alone: the third works with the adult.",
         ask(ladder(3), policy={"odd": "adult"}, rules=[rule("t", "together", "1 2")]), partners="1-2")

# Repeats.
scenario("meetings-squared", "One pair met three times costs more than six that met once.",
         ask(ladder(4), rounds((90, "1-2"), (80, "3-4"), (70, "1-2"), (60, "1-3 2-4"), (50, "1-2"), (40, "1-4 2-3"),
                               (30, "1-4 2-3")), policy={"strategy": "random", "cooldown_rounds": 0}), repeats=2)
scenario("running-spell-is-one", "Three rounds in a row are one meeting.",
         ask(ladder(2), rounds((21, "1-2"), (14, "1-2"), (7, "1-2"))), repeats=1, partners="1-2")
scenario("held-costs-nothing", "A standing pair that met twice costs nothing in repeats; the other pair costs 4.",
         ask(ladder(4), rounds((60, "1-2 3-4"), (50, "1-3 2-4"), (40, "1-2 3-4"), (30, "5-6"), (20, "5-6")),
             rules=[rule("t", "together", "1 2")]), repeats=4, partners="1-2 3-4")

# Could.
scenario("friends-once", "Two rules call the same two friends: they count once.",
         ask(ladder(2), rules=[rule("f", "friends", "1 2"), rule("g", "friends", "2 1")]), could=1)
scenario("friends-until", "Friends until yesterday: nothing to weigh today.",
         ask(ladder(2), rules=[rule("f", "friends", "1 2", ago(1))]), could=0)
scenario("friends-in-a-three", "Three friends in one three: three pairs.",
         ask(ladder(3), rules=[rule("f", "friends", "1 2 3")]), could=3)
scenario("quiet-and-dominant", "Both quiet and both dominant: two weights add up.",
         ask([pupil("p1", 80, quiet=True, dominant=True), pupil("p2", 83, quiet=True, dominant=True)]), could=2)
scenario("quiet-no-is-not-both", "Neither is quiet: that is no reason to part them.",
         ask([pupil("p1", 80, quiet=False), pupil("p2", 83, quiet=False)]), could=0)
scenario("dominant-apart", "Two dominant pupils are parted where nothing higher is lost.",
         ask([pupil("p1", dominant=True), pupil("p2", dominant=True), pupil("p3"), pupil("p4")]), could=0, apart="1-2")
scenario("weights-friends-off", "A weight of 0: friends may work together.",
         ask(ladder(2), policy={"weights": {"friends": 0}}, rules=[rule("f", "friends", "1 2")]), could=0)
scenario("weights-attribute", "A weight on a word: pupils with the same word are parted.",
         ask([pupil("p1", house="oak"), pupil("p2", house="oak"), pupil("p3", house="elm"), pupil("p4", house="elm")],
             policy={"weights": {"house": 5}}), could=0, apart="1-2 3-4")
scenario("weights-attribute-flag", "A weight on a yes: those who have it are parted; those without do not count.",
         ask([pupil("p1", new=True), pupil("p2", new=True), pupil("p3", new=True), pupil("p4", new=False)],
             policy={"weights": {"new": 7}}), could=7)
scenario("weights-decide-between", "Friends weigh 3, quiet 1: the quiet two work together.",
         ask([pupil("p1", quiet=True), pupil("p2", quiet=True), pupil("p3"), pupil("p4")],
             policy={"weights": {"friends": 3}},
             rules=[rule("f", "friends", "1 3"), rule("g", "friends", "2 3")]), could=1, partners="1-2")
scenario("feedback-today", "Feedback of today has its whole weight, twelve times over.",
         ask(ladder(2), feedback=[word(0, "1 2", "mixed")]), could=12)
scenario("feedback-whole-weeks", "Thirteen days are one whole week.",
         ask(ladder(2), feedback=[word(13, "1 2", "disagreed")]), could=33)
scenario("feedback-of-83-days", "Eleven whole weeks: a twelfth is left.",
         ask(ladder(2), feedback=[word(83, "1 2", "apart-for-a-while")]), could=6)
scenario("feedback-of-84-days", "Twelve weeks: faded away.",
         ask(ladder(2), feedback=[word(84, "1 2", "apart-for-a-while")]), could=0)
scenario("feedback-of-a-year", "Long after, feedback does not turn into praise.",
         ask(ladder(2), feedback=[word(365, "1 2", "not-listening")]), could=0)
scenario("feedback-adds-up", "Two words about the same two add up: 2 × 11 + 3 × 10.",
         ask(ladder(2), feedback=[word(7, "1 2", "too-quiet"), word(14, "2 1", "not-listening")]), could=52)
scenario("feedback-on-a-three", "Feedback on a three weighs on each of its pairs.",
         ask(ladder(4), policy={"strategy": "random"}, feedback=[word(7, "1 2 3", "disagreed")]), could=33)
scenario("feedback-worked", "worked weighs nothing, unless the policy gives it a weight.",
         ask(ladder(2), policy={"weights": {"worked": 2}}, feedback=[word(0, "1 2", "worked")]), could=24)
scenario("feedback-with-a-leaver", "One of the three has left: the word still weighs on the two who remain.",
         ask(ladder(2), feedback=[word(0, "1 9 2", "mixed")]), could=12)

# Rules.
scenario("apart-in-a-three", "p1 and p2 apart: a three with both is not allowed either.",
         ask(ladder(3), rules=[rule("a", "apart", "1 2")]), error="infeasible")
scenario("apart-of-three", "An apart rule on three parts each two of them.",
         ask(ladder(6), rules=[rule("a", "apart", "1 2 3")]), apart="1-2 1-3 2-3")
scenario("together-of-three", "Three who belong together are the three of an odd class.",
         ask(ladder(7), rules=[rule("t", "together", "1 4 7")]), partners="1-4 1-7 4-7")
scenario("together-of-three-in-an-even-class", "Three who belong together, and no three to be had.",
         ask(ladder(6), rules=[rule("t", "together", "1 4 6")]), error="infeasible")
scenario("together-and-apart", "Together and apart at once.",
         ask(ladder(4), rules=[rule("t", "together", "1 2"), rule("a", "apart", "1 2")]), error="infeasible")
scenario("together-chained", "p1 with p2 and p2 with p3, in an even class.",
         ask(ladder(4), rules=[rule("s", "together", "1 2"), rule("t", "pin", "2 3")]), error="infeasible")
scenario("pinned-pair-in-a-three", "A pinned pair may be two of a three.",
         ask(ladder(3), rules=[rule("x", "pin", "1 3")]), partners="1-3 1-2 2-3")
scenario("rule-until-today", "until is inclusive: today the rule still holds.",
         ask(ladder(4), policy={"strategy": "matched"}, rules=[rule("a", "apart", "1 2", DATE)]), apart="1-2")
scenario("rule-until-yesterday", "A rule that ran out yesterday holds no more.",
         ask(ladder(4), policy={"strategy": "matched"}, rules=[rule("a", "apart", "1 2", ago(1))]), partners="1-2 3-4")
scenario("pin-run-out", "A pin may run out too.",
         ask(ladder(4), policy={"strategy": "matched"}, rules=[rule("x", "pin", "1 3", ago(3))]), partners="1-2 3-4")
scenario("rule-names-a-leaver", "A leaver is named: the rule holds for the rest.",
         ask(ladder(4), policy={"strategy": "matched"}, rules=[rule("a", "apart", "1 9 2")]), apart="1-2")
scenario("together-with-a-leaver", "Together with a leaver: nobody left to be together with.",
         ask(ladder(4), policy={"strategy": "matched"}, rules=[rule("t", "together", "2 9")]), partners="1-2 3-4")
scenario("together-with-the-absent", "Together with somebody who is away: the rule rests.",
         ask(ladder(5), policy={"strategy": "matched"}, rules=[rule("t", "together", "2 5")], absent=["p5"]), partners="1-2 3-4")
scenario("held-but-not-partners-before", "A pin for two who never met: the young pairs it breaks are counted.",
         ask(ladder(6), rounds((7, SIX)), rules=[rule("x", "pin", "1 2")]), min_tenure=2, partners="3-6 1-2 4-5")

# Absence.
scenario("away-today-is-paired", "Away today, but paired in the round as if present.",
         ask(ladder(4), policy={"strategy": "matched"}, away_today=["p1"]), partners="1-2 3-4")
scenario("absent-makes-odd", "One away for the whole round: an odd number, one three.",
         ask(ladder(6), absent=["p6"]), turns=0)
scenario("leavers-in-the-history", "Pupils who have left are still in the history; nothing ends that could go on.",
         ask(ladder(4), rounds((7, "1-8 2-9 3-4"))), partners="1-2 3-4", min_tenure=0)

# Order of tiers.
scenario("strategy-above-cooldown", "strategy first: the nearest work together again though they have just done so.",
         ask(ladder(4), rounds((14, "1-2 3-4")),
             policy={"strategy": "matched",
                     "order": ["max_tenure", "min_tenure", "change", "strategy", "cooldown", "turns", "repeats", "could"]}),
         strategy=8, cooldown=2, partners="1-2 3-4")
scenario("could-above-strategy", "could first: two friends are parted at the price of the gaps.",
         ask(ladder(4), policy={"strategy": "matched",
                                "order": ["could", "max_tenure", "min_tenure", "change", "cooldown", "strategy", "turns", "repeats"]},
             rules=[rule("f", "friends", "1 2")]), could=0, strategy=32, partners="1-3 2-4")
scenario("turns-above-strategy", "turns above strategy: the turn is taken in order whatever the gaps.",
         ask(scores(80, 80, 95, 95, 95), rounds((14, "3-4-5 1-2")),
             policy={"strategy": "matched", "cooldown_rounds": 0,
                     "order": ["max_tenure", "min_tenure", "change", "turns", "cooldown", "strategy", "repeats", "could"]}),
         turns=4, strategy=50)
scenario("strategy-above-turns", "The default order: the gaps come before the turn.",
         ask(scores(80, 80, 95, 95, 95), rounds((14, "3-4-5 1-2")), policy={"strategy": "matched", "cooldown_rounds": 0}),
         turns=12, strategy=0)

# Seeds and ids.
scenario("largest-seed", "The largest seed does not fit a double, so it is text.",
         ask(ladder(6), seed="18446744073709551615"))
scenario("seed-as-text", "A small seed may be text too.", ask(ladder(6), seed="1"))
scenario("another-seed", "Another seed, another pairing of the same cost.", ask(ladder(6), seed=2))
scenario("roster-in-another-order", "The order of the pupils in the request decides nothing.",
         ask(ladder(6)[::-1]), strategy=0)
scenario("digits-in-byte-order", "Ids are compared byte by byte: 10 comes before 9.",
         ask([pupil(i, 80 + int(i)) for i in ("8", "9", "10", "11")]))
scenario("letters-in-byte-order", "Capitals come before small letters, and accents after both.",
         ask([pupil(i) for i in ("zoe", "Zoe", "Åsa", "Ása", "asa", "Asa")]))
scenario("beyond-the-basic-plane", "Byte order is the order of code points: U+FFEE before U+1D49C, unlike in UTF-16.",
         ask([pupil(i) for i in ("𝒜", "\uffee")]))
scenario("id-is-a-beginning", "An id that is the beginning of another comes first.",
         ask([pupil(i) for i in ("ab", "a", "abc", "a b")]))

# Errors.
scenario("one-pupil", "Nobody to work with.", ask(ladder(1)), error="too-few")
scenario("one-left", "All but one are away.", ask(ladder(3), absent=["p1", "p2"]), error="too-few")
scenario("adult-and-one", "One pupil and the adult are not a class.", ask(ladder(1), policy={"odd": "adult"}), error="too-few")
scenario("same-id-twice", "Two pupils with one id.", ask(ladder(3) + [pupil("p1", 90)]), error="duplicate")
scenario("same-rule-twice", "Two rules with one id.",
         ask(ladder(4), rules=[rule("a", "apart", "1 2"), rule("a", "apart", "3 4")]), error="duplicate")
scenario("rule-names-one-twice", "A rule that names a pupil twice.",
         ask(ladder(4), rules=[rule("a", "apart", "1 1")]), error="duplicate")
scenario("two-partnerships-at-once", "A pupil with two partnerships in one round.",
         ask(ladder(4), rounds((7, "1-2 2-3"))), error="duplicate")
scenario("absent-twice", "One pupil absent twice.", ask(ladder(4), absent=["p1", "p1"]), error="duplicate")
scenario("unknown-absent", "Absent, but not in the roster.", ask(ladder(4), absent=["p9"]), error="unknown-pupil")
scenario("unknown-away-today", "Away today, but not in the roster.", ask(ladder(4), away_today=["p9"]), error="unknown-pupil")
scenario("unknown-band", "A band that the scale does not have.",
         ask([pupil("p1", "WTS"), pupil("p2", "ABC")], scales={"maths": {"bands": ["WTS", "EXS", "GDS"]}}),
         error="unknown-band")
scenario("band-without-a-scale", "A band's name, but the subject has no scale.",
         ask([pupil("p1", "WTS"), pupil("p2", 104)]), error="unknown-band")
scenario("score-without-thresholds", "A score under a scale of bands that has no thresholds.",
         ask([pupil("p1", "WTS"), pupil("p2", 104)], scales={"maths": {"bands": ["WTS", "EXS", "GDS"]}}), error="value")
scenario("thresholds-too-few", "Three bands need two thresholds.",
         ask(ladder(2), scales={"maths": {"bands": ["WTS", "EXS", "GDS"], "thresholds": [100]}}), error="value")
scenario("thresholds-out-of-order", "Thresholds must rise.",
         ask(ladder(2), scales={"maths": {"bands": ["WTS", "EXS", "GDS"], "thresholds": [110, 100]}}), error="value")
scenario("no-such-day", "A thirtieth of February.", ask(ladder(2), date="2026-02-30"), error="date")
scenario("date-in-another-form", "A date in another form than year, month and day.", ask(ladder(2), date="9.11.2026"), error="date")
scenario("round-of-today", "The latest round must be before the date.", ask(ladder(2), rounds((0, "1-2"))), error="date")
scenario("rounds-of-one-day", "Two rounds with one date.", ask(ladder(2), rounds((7, "1-2"), (7, "1-2"))), error="date")
scenario("rounds-backwards", "Rounds must be in order.", ask(ladder(2), rounds((7, "1-2"), (14, "1-2"))), error="date")
scenario("closure-backwards", "A closure that ends before it begins.",
         ask(ladder(2), closures=[(ago(3), ago(9))]), error="date")
scenario("feedback-of-tomorrow", "Feedback after the date.",
         ask(ladder(2), feedback=[word(-1, "1 2", "worked")]), error="date")
scenario("minimum-above-maximum", "A minimum above the maximum.",
         ask(ladder(2), policy={"min_tenure_days": 30}), error="policy")
scenario("order-incomplete", "An order must name each tier.",
         ask(ladder(2), policy={"order": ["strategy", "cooldown"]}), error="policy")
scenario("tight-window", "A maximum below minimum and round is odd, but allowed.",
         ask(ladder(2), policy={"min_tenure_days": 14, "max_tenure_days": 14}), partners="1-2")
scenario("unknown-member", "A member that nobody knows is refused.", ask(ladder(2), colour="blue"), error="value")
scenario("unknown-word", "A word of feedback that is none.",
         ask(ladder(2), feedback=[word(1, "1 2", "lovely")]), error="value")
scenario("unknown-strategy", "A strategy that is none.", ask(ladder(2), policy={"strategy": "best"}), error="policy")
scenario("rule-of-one", "A rule needs two pupils.", ask(ladder(2), rules=[rule("a", "apart", "1")]), error="value")
scenario("seed-negative", "A seed is a whole number from 0 up.", ask(ladder(2), seed=-1), error="value")
scenario("seed-beyond-64-bits", "A seed has 64 bits.", ask(ladder(2), seed="18446744073709551616"), error="value")
