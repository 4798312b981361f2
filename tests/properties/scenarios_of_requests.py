# SPDX-License-Identifier: MIT
"""Scenarios of rules, absence, seeds, ids and errors."""

from table import DATE, SIX, ago, ask, ladder, pupil, rounds, rule, scenario, word

# Rules.
scenario("apart-in-a-three", "p1 and p2 apart: a three with both is not allowed either.",
         ask(ladder(3), rules=[rule("a", "apart", "1 2")]), error="infeasible")
scenario("apart-of-three", "An apart rule on three parts each two of them.",
         ask(ladder(6), rules=[rule("a", "apart", "1 2 3")]), apart="1-2 1-3 2-3")
scenario("together-of-three", "Three who belong together are the three of an odd class.",
         ask(ladder(7), rules=[rule("t", "together", "1 4 7")]), partners="1-4 1-7 4-7")
scenario("together-of-three-in-an-even-class", "Three who belong together in a class of six: that three, and one three more.",
         ask(ladder(6), rules=[rule("t", "together", "1 4 6")]), turns=0, partners="1-4 1-6 4-6 2-3 2-5 3-5")
scenario("together-and-apart", "Together and apart at once.",
         ask(ladder(4), rules=[rule("t", "together", "1 2"), rule("a", "apart", "1 2")]), error="infeasible")
scenario("together-chained", "p1 with p2 and p2 with p3, in an even class.",
         ask(ladder(4), rules=[rule("s", "together", "1 2"), rule("t", "pin", "2 3")]), error="infeasible")
scenario("pinned-pair-in-a-three", "A pinned pair may be two of a three.",
         ask(ladder(3), rules=[rule("x", "pin", "1 3")]), partners="1-3 1-2 2-3")
scenario("rule-until-today", "until is inclusive: today the rule still holds.",
         ask(ladder(4), policy={"strategy": "nearest"}, rules=[rule("a", "apart", "1 2", DATE)]), apart="1-2")
scenario("rule-until-yesterday", "A rule that ran out yesterday holds no more.",
         ask(ladder(4), policy={"strategy": "nearest"}, rules=[rule("a", "apart", "1 2", ago(1))]), partners="1-2 3-4")
scenario("pin-run-out", "A pin may run out too.",
         ask(ladder(4), policy={"strategy": "nearest"}, rules=[rule("x", "pin", "1 3", ago(3))]), partners="1-2 3-4")
scenario("rule-names-a-leaver", "A leaver is named: the rule holds for the rest.",
         ask(ladder(4), policy={"strategy": "nearest"}, rules=[rule("a", "apart", "1 9 2")]), apart="1-2")
scenario("together-with-a-leaver", "Together with a leaver: nobody left to be together with.",
         ask(ladder(4), policy={"strategy": "nearest"}, rules=[rule("t", "together", "2 9")]), partners="1-2 3-4")
scenario("together-with-the-absent", "Together with somebody who is away: the rule rests.",
         ask(ladder(5), policy={"strategy": "nearest"}, rules=[rule("t", "together", "2 5")], absent=["p5"]), partners="1-2 3-4")
scenario("held-but-not-partners-before", "A pin for two who never met: the young pairs it breaks are counted.",
         ask(ladder(6), rounds((7, SIX)), rules=[rule("x", "pin", "1 2")]), min_tenure=2, partners="3-6 1-2 4-5")

# Absence.
scenario("away-today-is-paired", "Away today, but paired in the round as if present.",
         ask(ladder(4), policy={"strategy": "nearest"}, away_today=["p1"]), partners="1-2 3-4")
scenario("absent-makes-odd", "One away for the whole round: an odd number, one three.",
         ask(ladder(6), absent=["p6"]), turns=0)
scenario("leavers-in-the-history", "Pupils who have left are still in the history; nothing ends that could go on.",
         ask(ladder(4), rounds((7, "1-8 2-9 3-4"))), partners="1-2 3-4", min_tenure=0)

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
scenario("adult-and-one", "One pupil present, and the adult to work with.", ask(ladder(1), policy={"odd": "adult"}), turns=0)
scenario("adult-and-nobody", "Nobody present is too few for the adult too.",
         ask(ladder(2), policy={"odd": "adult"}, absent=["p1", "p2"]), error="too-few")
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
scenario("tight-window", "Minimum and maximum may be one: odd, but allowed.",
         ask(ladder(2), policy={"min_tenure_days": 14, "max_tenure_days": 14}), partners="1-2")
scenario("unknown-member", "A member that nobody knows is refused.", ask(ladder(2), colour="blue"), error="value")
scenario("unknown-word", "A word of feedback that is none.",
         ask(ladder(2), feedback=[word(1, "1 2", "lovely")]), error="value")
scenario("unknown-strategy", "A strategy that is none.", ask(ladder(2), policy={"strategy": "best"}), error="policy")
scenario("rule-of-one", "A rule needs two pupils.", ask(ladder(2), rules=[rule("a", "apart", "1")]), error="value")
scenario("seed-negative", "A seed is a whole number from 0 up.", ask(ladder(2), seed=-1), error="value")
scenario("seed-beyond-64-bits", "A seed has 64 bits.", ask(ladder(2), seed="18446744073709551616"), error="value")
