# SPDX-License-Identifier: MIT
"""Scenarios of tenure, keep rounds, limits, staying and cooldown."""

from table import DATE, SIX, ago, ask, groups, ladder, rounds, rule, scenario

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
                     "order": ["min_tenure", "max_tenure", "change", "cooldown", "strategy", "turns", "repeats", "wishes"]}),
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
             policy={"between": "stay", "strategy": "nearest",
                     "order": ["max_tenure", "min_tenure", "cooldown", "strategy", "change", "turns", "repeats", "wishes"]}),
         change=2, partners="1-2 3-4")

# Cooldown.
scenario("older-repeat-is-cheaper", "Four pupils have met in every way; the cooldown is 1 round, so the last pairing is out.",
         ask(ladder(4), rounds((60, "1-2 3-4"), (40, "1-3 2-4"), (20, "1-4 2-3")), policy={"strategy": "random"}),
         cooldown=0, apart="1-4 2-3")
scenario("longer-cooldown", "A cooldown of 3 rounds: the oldest of three pairings costs least, 1 for each pair.",
         ask(ladder(4), rounds((60, "1-2 3-4"), (40, "1-3 2-4"), (20, "1-4 2-3")),
             policy={"strategy": "random", "cooldown_rounds": 3}), cooldown=2, partners="1-2 3-4")
scenario("no-cooldown", "No cooldown: the strategy decides at once, though all were partners a round ago.",
         ask(ladder(4), rounds((14, "1-2 3-4")), policy={"strategy": "nearest", "cooldown_rounds": 0}),
         cooldown=0, strategy=8, partners="1-2 3-4")
scenario("cooldown-counts-absent-rounds", "Rounds count for the cooldown whether or not the two took part.",
         ask(ladder(4), rounds((60, "1-2 3-4"), (40, "5-6"), (20, "7-8")),
             policy={"strategy": "nearest", "cooldown_rounds": 2}), cooldown=0, partners="1-2 3-4")
scenario("default-cooldown-of-ten", "Ten present: the default is ⌊9/2⌋ = 4 rounds; p1 and p2 met four rounds ago, which costs 1 when pinned partners do not.",
         ask(ladder(10), rounds((90, "1-2"), (80, "3-4"), (70, "5-6"), (60, "7-8")), policy={"strategy": "nearest"},
             rules=[rule("a%d" % i, "apart", "1 %d" % i) for i in range(3, 11)]), cooldown=1, partners="1-2")
scenario("default-cooldown-of-nearest", "Sixteen present: ⌊15/2⌋ is 7, but nearest takes at most 6, so a meeting seven rounds ago is forgotten.",
         ask(ladder(16), rounds((90, "1-2"), *((80 - i, "20-21") for i in range(6))), policy={"strategy": "nearest"},
             rules=[rule("a%d" % i, "apart", "1 %d" % i) for i in range(3, 17)]), cooldown=0, partners="1-2")
scenario("default-cooldown-of-sixteen", "The same under mixed: seven rounds are remembered, the seventh costs 1.",
         ask(ladder(16), rounds((90, "1-2"), *((80 - i, "20-21") for i in range(6))),
             rules=[rule("a%d" % i, "apart", "1 %d" % i) for i in range(3, 17)]), cooldown=1, partners="1-2")
