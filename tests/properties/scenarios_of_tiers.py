# SPDX-License-Identifier: MIT
"""Scenarios of strategies, turns, repeats, wishes and the order of tiers."""

from table import ago, ask, ladder, pupil, rounds, rule, scenario, scores, word

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
scenario("nearest-with-a-three", "nearest with five: one three, the nearest five.",
         ask(ladder(5), policy={"strategy": "nearest"}), strategy=28)
scenario("nearest-and-missing", "p3 has no score and costs nothing with anyone, so the other odd one out works with p3.",
         ask([pupil("p1", 80), pupil("p2", 80), pupil("p3"), pupil("p4", 110)], policy={"strategy": "nearest"}),
         strategy=0, partners="1-2 3-4")
scenario("nobody-known", "No attainment at all: the strategy costs nothing, chance decides.",
         ask([pupil("p%d" % i) for i in range(1, 7)]), strategy=0)
scenario("window-of-the-known", "The window of mixed comes from the pupils whose attainment is known: for two it begins at 0.",
         ask([pupil("p1", 90), pupil("p2", 90), pupil("p3"), pupil("p4")], rules=[rule("x", "pin", "1 2")]),
         strategy=0, partners="1-2")
scenario("absent-are-not-ranked", "Ranks are among those present: without p2 and p3, p1 and p4 are neighbours.",
         ask(ladder(6), policy={"strategy": "nearest"}, absent=["p2", "p3"]), strategy=8, partners="1-4 5-6")
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
scenario("bands-rank-by-index", "nearest on bands: ranks come from the order of the scale, not of the alphabet.",
         ask([pupil("p1", "WTS"), pupil("p2", "EXS"), pupil("p3", "GDS"), pupil("p4", "WTS"), pupil("p5", "EXS"), pupil("p6", "GDS")],
             policy={"strategy": "nearest"}, scales={"maths": {"bands": ["WTS", "EXS", "GDS"]}}),
         strategy=0, partners="1-4 2-5 3-6")
scenario("thresholds-rank-by-band", "nearest under thresholds: three scores share a band, so none of them is nearer.",
         ask(scores(90, 100, 101, 109), policy={"strategy": "nearest"},
             scales={"maths": {"bands": ["WTS", "EXS", "GDS"], "thresholds": [100, 110]}}), strategy=16)
scenario("quantiles-of-the-roster", "Thirds of the whole roster: the absent stand in the bands too.",
         ask(scores(70, 71, 80, 90, 100, 110), policy={"strategy": "mixed-near"},
             scales={"maths": {"quantiles": 3}}, absent=["p1", "p2"]), strategy=0, apart="3-4 5-6")
scenario("mixed-under-quantiles", "mixed under a scale of quantiles: the gap is in ranks all the same.",
         ask(ladder(6), scales={"maths": {"quantiles": 2}}), strategy=0)
scenario("fractions-and-negatives", "Scores may be negative and fractions.",
         ask(scores(-2.5, -2.25, 0, 0.1), policy={"strategy": "nearest"}), strategy=8, partners="1-2 3-4")
scenario("two-subjects", "Two subjects: the policy says which.",
         ask([{"id": "p%d" % i, "name": "Pupil %d" % i, "attainment": {"maths": m, "reading": r}, "attributes": {}}
              for i, (m, r) in enumerate(((1, 4), (2, 1), (3, 3), (4, 2)), 1)],
             policy={"strategy": "nearest", "subject": "reading"}), partners="2-4 1-3", strategy=8)
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
scenario("tutor-three-of-two", "Five pupils, three tutors: the three holds two of them.",
         ask([pupil("p%d" % i, 80 + i, role="tutor" if i < 4 else "tutee") for i in range(1, 6)],
             policy={"strategy": "tutor"}), apart="4-5")
scenario("tutor-and-adult", "Three pupils, one tutor: who works with the adult needs no role.",
         ask([pupil("p1", 80, role="tutor"), pupil("p2", 85, role="tutee"), pupil("p3", 90, role="tutee")],
             policy={"strategy": "tutor", "odd": "adult"}), apart="2-3")
scenario("roles-without-tutor-strategy", "Roles do nothing under another strategy.",
         ask([pupil("p1", 80, role="tutor"), pupil("p2", 81, role="tutor"), pupil("p3", 90, role="tutee"), pupil("p4", 91, role="tutee")],
             policy={"strategy": "nearest"}), partners="1-2 3-4")
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
scenario("turn-of-the-latest-round", "In a three last time: 2 for the turn and 1 for its being the latest; one of the three has to be again.",
         ask(ladder(5), rounds((14, "1-2-3 4-5")), policy={"strategy": "random", "cooldown_rounds": 1}),
         cooldown=1, turns=6)
scenario("latest-turn-long-ago", "Six rounds ago, and nobody has had a turn since: it is the class's latest still, 2 + 1 for each.",
         ask(ladder(5), rounds((90, "1-2-3 4-5"), (80, "6-7"), (70, "6-7"), (60, "6-7"), (50, "6-7"), (40, "6-7")),
             policy={"strategy": "random", "cooldown_rounds": 0}, rules=[rule("t", "together", "1 2 3")]),
         turns=9, partners="1-2 1-3 2-3 4-5")
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

# Wishes.
scenario("friends-once", "Two rules call the same two friends: they count once.",
         ask(ladder(2), rules=[rule("f", "friends", "1 2"), rule("g", "friends", "2 1")]), wishes=1)
scenario("friends-until", "Friends until yesterday: nothing to weigh today.",
         ask(ladder(2), rules=[rule("f", "friends", "1 2", ago(1))]), wishes=0)
scenario("friends-in-a-three", "Three friends in one three: three pairs.",
         ask(ladder(3), rules=[rule("f", "friends", "1 2 3")]), wishes=3)
scenario("quiet-and-dominant", "Both quiet and both dominant: two weights add up.",
         ask([pupil("p1", 80, quiet=True, dominant=True), pupil("p2", 83, quiet=True, dominant=True)]), wishes=2)
scenario("quiet-no-is-not-both", "Neither is quiet: that is no reason to part them.",
         ask([pupil("p1", 80, quiet=False), pupil("p2", 83, quiet=False)]), wishes=0)
scenario("dominant-apart", "Two dominant pupils are parted where nothing higher is lost.",
         ask([pupil("p1", dominant=True), pupil("p2", dominant=True), pupil("p3"), pupil("p4")]), wishes=0, apart="1-2")
scenario("weights-friends-off", "A weight of 0: friends may work together.",
         ask(ladder(2), policy={"weights": {"friends": 0}}, rules=[rule("f", "friends", "1 2")]), wishes=0)
scenario("weights-attribute", "A weight on a word: pupils with the same word are parted.",
         ask([pupil("p1", house="oak"), pupil("p2", house="oak"), pupil("p3", house="elm"), pupil("p4", house="elm")],
             policy={"weights": {"house": 5}}), wishes=0, apart="1-2 3-4")
scenario("weights-attribute-flag", "A weight on a yes: those who have it are parted; those without do not count.",
         ask([pupil("p1", new=True), pupil("p2", new=True), pupil("p3", new=True), pupil("p4", new=False)],
             policy={"weights": {"new": 7}}), wishes=7)
scenario("weights-decide-between", "Friends weigh 3, quiet 1: the quiet two work together.",
         ask([pupil("p1", quiet=True), pupil("p2", quiet=True), pupil("p3"), pupil("p4")],
             policy={"weights": {"friends": 3}},
             rules=[rule("f", "friends", "1 3"), rule("g", "friends", "2 3")]), wishes=1, partners="1-2")
scenario("feedback-today", "Feedback of today has its whole weight, twelve times over.",
         ask(ladder(2), feedback=[word(0, "1 2", "mixed")]), wishes=12)
scenario("feedback-whole-weeks", "Thirteen days are one whole week.",
         ask(ladder(2), feedback=[word(13, "1 2", "disagreed")]), wishes=33)
scenario("feedback-of-83-days", "Eleven whole weeks: a twelfth is left.",
         ask(ladder(2), feedback=[word(83, "1 2", "apart-for-a-while")]), wishes=6)
scenario("feedback-of-84-days", "Twelve weeks: faded away.",
         ask(ladder(2), feedback=[word(84, "1 2", "apart-for-a-while")]), wishes=0)
scenario("feedback-of-a-year", "Long after, feedback does not turn into praise.",
         ask(ladder(2), feedback=[word(365, "1 2", "not-listening")]), wishes=0)
scenario("feedback-adds-up", "Two words about the same two add up: 2 × 11 + 3 × 10.",
         ask(ladder(2), feedback=[word(7, "1 2", "too-quiet"), word(14, "2 1", "not-listening")]), wishes=52)
scenario("feedback-on-a-three", "Feedback on a three weighs on each of its pairs.",
         ask(ladder(4), policy={"strategy": "random"}, feedback=[word(7, "1 2 3", "disagreed")]), wishes=33)
scenario("feedback-worked", "worked weighs nothing, unless the policy gives it a weight.",
         ask(ladder(2), policy={"weights": {"worked": 2}}, feedback=[word(0, "1 2", "worked")]), wishes=24)
scenario("feedback-with-a-leaver", "One of the three has left: the word still weighs on the two who remain.",
         ask(ladder(2), feedback=[word(0, "1 9 2", "mixed")]), wishes=12)

# Order of tiers.
scenario("strategy-above-cooldown", "strategy first: the nearest work together again though they have just done so.",
         ask(ladder(4), rounds((14, "1-2 3-4")),
             policy={"strategy": "nearest",
                     "order": ["max_tenure", "min_tenure", "change", "strategy", "cooldown", "turns", "repeats", "wishes"]}),
         strategy=8, cooldown=2, partners="1-2 3-4")
scenario("wishes-above-strategy", "wishes first: two friends are parted at the price of the gaps.",
         ask(ladder(4), policy={"strategy": "nearest",
                                "order": ["wishes", "max_tenure", "min_tenure", "change", "cooldown", "strategy", "turns", "repeats"]},
             rules=[rule("f", "friends", "1 2")]), wishes=0, strategy=32, partners="1-3 2-4")
scenario("turns-above-strategy", "The default order: the turn is taken in order whatever the gaps.",
         ask(scores(80, 80, 95, 95, 95), rounds((14, "3-4-5 1-2"), (7, "1-3 2-4")),
             policy={"strategy": "nearest", "cooldown_rounds": 0, "min_tenure_days": 0}), turns=3)
scenario("strategy-above-turns", "strategy above turns: the gaps come before the turn.",
         ask(scores(80, 80, 95, 95, 95), rounds((14, "3-4-5 1-2"), (7, "1-3 2-4")),
             policy={"strategy": "nearest", "cooldown_rounds": 0, "min_tenure_days": 0,
                     "order": ["max_tenure", "min_tenure", "change", "cooldown", "strategy", "turns", "repeats", "wishes"]}),
         strategy=0, partners="1-2 3-4 3-5 4-5")
