# SPDX-License-Identifier: MIT
"""Scenarios of what a teacher may choose: fresh partners, threes on purpose, the adult, windows of one's own,
attributes that must match or differ, wishes and weights below nothing, and rules without a name."""

from table import SIX, ask, ladder, pupil, rounds, rule, scenario, scores, word


def order(*first):
    """The default order with these tiers before all others."""
    rest = ("max_tenure", "min_tenure", "change", "cooldown", "turns", "strategy", "repeats", "wishes")
    return [*first, *(t for t in rest if t not in first)]


def worded(name, *words, **both):
    """p1, p2, … with these words of one attribute; None for who has none."""
    return [pupil("p%d" % i, **dict(both, **({} if w is None else {name: w}))) for i, w in enumerate(words, 1)]


# Fresh.
scenario("fresh-ends-the-young", "A week old, but fresh partners are asked for: nothing is young, all change.",
         ask(ladder(6), rounds((7, SIX)), fresh=True), min_tenure=0, cooldown=0, repeats=0, apart=SIX)
scenario("fresh-no", "fresh: false is as if nothing were said.",
         ask(ladder(6), rounds((7, SIX)), fresh=False), min_tenure=0, partners=SIX)
scenario("fresh-and-hard-minimum", "Nothing is young, so a hard minimum holds nobody.",
         ask(ladder(6), rounds((7, SIX)), policy={"hard": ["min_tenure"]}, fresh=True), min_tenure=0, apart=SIX)
scenario("fresh-but-only-two", "Two who have only each other: going on costs its cooldown, as of a round ago.",
         ask(ladder(2), rounds((7, "1-2")), policy={"cooldown_rounds": 3}, fresh=True),
         max_tenure=0, min_tenure=0, cooldown=3, repeats=1, partners="1-2")
scenario("fresh-and-stay", "between stay does not excuse it, and change stays 0.",
         ask(ladder(4), rounds((14, "1-4 2-3")), policy={"between": "stay"}, fresh=True),
         change=0, cooldown=0, apart="1-4 2-3")
scenario("fresh-and-stay-only-two", "The same for two who have only each other.",
         ask(ladder(2), rounds((14, "1-2")), policy={"between": "stay", "cooldown_rounds": 3}, fresh=True),
         change=0, cooldown=3, partners="1-2")
scenario("fresh-and-a-pin", "The pinned pair goes on at no cost, the other two have no choice and cost a repeat.",
         ask(ladder(4), rounds((7, "1-2 3-4")), policy={"cooldown_rounds": 1}, rules=[rule("x", "pin", "1 2")], fresh=True),
         cooldown=1, repeats=1, partners="1-2 3-4")
scenario("fresh-and-the-same-three", "The very same three costs no turn, but three repeats.",
         ask(ladder(3), rounds((7, "1-2-3")), policy={"cooldown_rounds": 1}, fresh=True), turns=0, cooldown=3, repeats=3)
scenario("fresh-and-the-maximum", "The maximum counts as ever.",
         ask(ladder(2), rounds((40, "1-2")), fresh=True), max_tenure=1, partners="1-2")

# Attributes that must match or differ.
scenario("must-match-word-missing", "Who lacks the word may work with anyone; N and S may not.",
         ask(worded("site", "N", "S", None, None), policy={"must_match": ["site"]}), apart="1-2")
scenario("must-match-no-is-a-word", "For matching, no is a word like others.",
         ask(worded("new", True, False, True, False), policy={"must_match": ["new"]}), partners="1-3 2-4")
scenario("must-differ-no-is-a-word", "For differing too: two noes are the same word.",
         ask(worded("new", False, False, True, True), policy={"must_differ": ["new"]}), apart="1-2 3-4")
scenario("must-differ-two-noes", "Two who both say no, and nobody else.",
         ask(worded("new", False, False), policy={"must_differ": ["new"]}), error="infeasible")
scenario("must-differ-too-many", "Three of one house among four cannot all work outside it.",
         ask(worded("house", "oak", "oak", "oak", "elm"), policy={"must_differ": ["house"]}), error="infeasible")
scenario("must-match-and-differ", "One site, but two houses.",
         ask([pupil("p1", site="N", house="oak"), pupil("p2", site="N", house="oak"), pupil("p3", site="N", house="elm"),
              pupil("p4", site="S", house="elm"), pupil("p5", site="S", house="oak"), pupil("p6", site="N", house="elm")],
             policy={"must_match": ["site"], "must_differ": ["house"]}), partners="4-5", apart="1-2 3-6")
scenario("must-match-ends-a-young-pair", "Words that differ exclude the pair: its ending costs nothing.",
         ask(worded("site", "N", "S", "N", "S"), rounds((7, "1-2 3-4")), policy={"must_match": ["site"]}),
         min_tenure=0, partners="1-3 2-4")
scenario("must-match-ends-a-hard-young-pair", "Under a hard minimum too.",
         ask(worded("site", "N", "S", "N", "S"), rounds((7, "1-2 3-4")),
             policy={"must_match": ["site"], "hard": ["min_tenure"]}), min_tenure=0, partners="1-3 2-4")
scenario("must-match-and-change", "between stay: a pair that is not allowed is no change when it ends.",
         ask(worded("site", "N", "S", "N", "S"), rounds((14, "1-2 3-4")),
             policy={"must_match": ["site"], "between": "stay"}), change=0, partners="1-3 2-4")
scenario("must-match-against-together", "Together, but of two sites.",
         ask(worded("site", "N", "S", None, None), policy={"must_match": ["site"]}, rules=[rule(None, "together", "1 2")]),
         error="infeasible")
scenario("must-match-in-a-three", "All three pairs of a three must be allowed.",
         ask(worded("site", "N", "S", None), policy={"must_match": ["site"]}), error="infeasible")
scenario("must-match-and-adult", "The same three pupils with an adult.",
         ask(worded("site", "N", "S", None), policy={"must_match": ["site"], "odd": "adult"}), apart="1-2")

# Wishes.
scenario("prefer", "Two who wish for each other, and nothing against it.",
         ask(ladder(4), policy={"strategy": "random"}, rules=[rule("w", "prefer", "1 2")]), wishes=-1, partners="1-2 3-4")
scenario("prefer-below-strategy", "The gaps come first.",
         ask(ladder(4), policy={"strategy": "nearest"}, rules=[rule("w", "prefer", "1 4")]), wishes=0, strategy=8,
         partners="1-2 3-4")
scenario("prefer-above-strategy", "wishes first: the gaps come after.",
         ask(ladder(4), policy={"strategy": "nearest", "order": order("wishes")}, rules=[rule("w", "prefer", "1 4")]),
         wishes=-1, strategy=40, partners="1-4 2-3")
scenario("prefer-once", "Two rules say the same wish: it counts once.",
         ask(ladder(2), rules=[rule(None, "prefer", "1 2"), rule(None, "prefer", "2 1")]), wishes=-1)
scenario("prefer-and-friends", "Friends who prefer each other: one takes from the other.",
         ask(ladder(2), rules=[rule(None, "prefer", "1 2"), rule(None, "friends", "1 2")]), wishes=0)
scenario("prefer-in-a-three", "A wish of three, all in one three: three pairs.",
         ask(ladder(3), rules=[rule(None, "prefer", "1 2 3")]), wishes=-3)
scenario("prefer-until-yesterday", "A wish may run out.",
         ask(ladder(2), rules=[rule(None, "prefer", "1 2", "2026-11-08")]), wishes=0)
scenario("prefer-with-a-weight", "A wish of weight −5 against friends of weight 3, twice.",
         ask(ladder(4), policy={"strategy": "random", "weights": {"prefer": -5, "friends": 3}},
             rules=[rule(None, "prefer", "1 2"), rule(None, "friends", "1 2"), rule(None, "friends", "3 4")]),
         wishes=0, apart="1-2 3-4")
scenario("alike-is-welcome", "A weight below nothing: likeness is welcome, but two noes are not alike.",
         ask(worded("new", True, True, False, False), policy={"strategy": "random", "weights": {"new": -2}}),
         wishes=-2, partners="1-2 3-4")
scenario("two-noes-are-not-alike", "Two who are both not new: no weight, above nothing or below.",
         ask(worded("new", False, False), policy={"weights": {"new": -2}}), wishes=0)
scenario("worked-is-welcome", "worked with a weight below nothing: who worked well may do so again, less by the week.",
         ask(ladder(4), policy={"strategy": "random", "weights": {"worked": -1}}, feedback=[word(8, "1 2", "worked")]),
         wishes=-11, partners="1-2 3-4")

# A window of one's own.
scenario("gap-at-least", "At least three ranks apart: only one way.",
         ask(ladder(6), policy={"gap": {"min": 3}}), strategy=0, partners=SIX)
scenario("gap-at-most", "At most one rank apart.", ask(ladder(6), policy={"gap": {"max": 1}}), strategy=0,
         partners="1-2 3-4 5-6")
scenario("gap-of-any-size", "A window with neither end: no gap costs anything.",
         ask(ladder(6), policy={"gap": {}}, rules=[rule(None, "pin", "1 6")]), strategy=0, partners="1-6")
scenario("gap-missed", "Two ranks missing are four doubled, squared.", ask(ladder(2), policy={"gap": {"min": 3}}), strategy=16)
scenario("gap-of-matched", "matched with a window of its own: exactly two ranks.",
         ask(ladder(4), policy={"strategy": "matched", "gap": {"min": 2, "max": 2}}), strategy=0, partners="1-3 2-4")
scenario("gap-of-tutors", "tutor with a window of its own: neighbours.",
         ask([pupil("p%d" % i, 80 + i, role=("tutor", "tutee")[i % 2]) for i in range(1, 5)],
             policy={"strategy": "tutor", "gap": {"max": 1}}), strategy=0)
scenario("gap-with-nearest", "nearest has no window.", ask(ladder(4), policy={"strategy": "nearest", "gap": {"max": 2}}),
         error="policy")
scenario("gap-with-random", "Nor has random.", ask(ladder(4), policy={"strategy": "random", "gap": {"max": 2}}), error="policy")
scenario("gap-crossed", "A window whose end lies before its beginning.", ask(ladder(4), policy={"gap": {"min": 3, "max": 2}}),
         error="policy")

# Strategies.
scenario("matched-outside-its-window", "Twelve pupils: at most two ranks apart; three cost 2 doubled, squared.",
         ask(ladder(12), policy={"strategy": "matched"}, rules=[rule(None, "pin", "1 4")]), strategy=4, partners="1-4")
scenario("mixed-half-of-four", "Top of the upper half with top of the lower.",
         ask(ladder(4), policy={"strategy": "mixed-half"}), strategy=0, partners="1-3 2-4")
scenario("mixed-half-all-equal", "All alike: each pair is half the class too near, 4² twice.",
         ask(scores(90, 90, 90, 90), policy={"strategy": "mixed-half"}), strategy=32)
scenario("mixed-half-with-a-three", "Five pupils: halves of two and a half; |2 − 5| and |4 − 5| and so on, squared.",
         ask(ladder(5), policy={"strategy": "mixed-half"}))
scenario("nearest-under-quantiles", "Under a scale ranks go by band: inside a third nobody is nearer.",
         ask(ladder(6), policy={"strategy": "nearest"}, scales={"maths": {"quantiles": 3}}), strategy=0,
         partners="1-2 3-4 5-6")

# Threes on purpose.
scenario("three-on-purpose-of-four", "Three bound, and the fourth has nobody.",
         ask(ladder(4), rules=[rule(None, "together", "1 2 3")]), error="infeasible")
scenario("three-on-purpose-and-adult", "The same, and the fourth works with the adult.",
         ask(ladder(4), policy={"odd": "adult"}, rules=[rule(None, "together", "1 2 3")]), partners="1-2 1-3 2-3")
scenario("two-threes-on-purpose", "A standing three and a pinned one.",
         ask(ladder(8), rules=[rule(None, "together", "1 2 3"), rule(None, "pin", "4 5 6")]),
         partners="1-2 1-3 2-3 4-5 4-6 5-6 7-8")
scenario("three-on-purpose-by-two-kinds", "together binds two of them, a pin the third.",
         ask(ladder(7), rules=[rule(None, "together", "1 4"), rule(None, "pin", "4 6")]), partners="1-4 1-6 4-6")
scenario("three-on-purpose-apart", "Bound by two rules, but the outer two are kept apart.",
         ask(ladder(7), rules=[rule(None, "together", "1 4"), rule(None, "pin", "4 6"), rule(None, "apart", "1 6")]),
         error="infeasible")
scenario("four-bound", "Four who must share a partnership: there is none of four.",
         ask(ladder(8), rules=[rule(None, "together", "1 2 3 4")]), error="infeasible")
scenario("three-on-purpose-one-away", "One of the three is away: the other two are a pair.",
         ask(ladder(7), rules=[rule(None, "together", "1 2 3")], absent=["p3"]), partners="1-2")
scenario("three-on-purpose-costs-no-time", "A standing three, five weeks old: no maximum, no cooldown, no repeat, no turn.",
         ask(ladder(5), rounds((35, "1-2-3 4-5")), policy={"between": "stay", "hard": ["max_tenure"]},
             rules=[rule(None, "together", "1 2 3"), rule(None, "pin", "4 5")]),
         max_tenure=0, cooldown=0, repeats=0, turns=0, partners="1-2 1-3 2-3 4-5")
scenario("three-on-purpose-takes-a-turn", "The standing three was together twice: one turn for each, and p4 joins anew: 2 × 3 + 3.",
         ask(ladder(5), rounds((28, "1-2-3 4-5"), (14, "1-2-4 3-5")), policy={"strategy": "random", "cooldown_rounds": 0},
             rules=[rule(None, "together", "1 2 3")]), turns=12, partners="1-2 1-3 2-3 4-5")

# Turns.
scenario("same-three-is-one-turn", "The same three for two rounds: one turn each, 2 × 2 and the latest 2 × 1 for two of them.",
         ask(ladder(5), rounds((28, "1-2-3 4-5"), (14, "1-2-3 4-5")), policy={"strategy": "random", "cooldown_rounds": 0},
             rules=[rule(None, "together", "1 2 4")]), turns=6, partners="1-2 1-4 2-4 3-5")
scenario("alone-again", "Young partners go on, and so does who works with the adult: no new turn.",
         ask(ladder(3), rounds((7, "1 2-3")), policy={"odd": "adult"}), turns=0, partners="2-3")
scenario("alone-in-turn", "After a fortnight another one's turn.",
         ask(ladder(3), rounds((14, "1 2-3")), policy={"odd": "adult"}), turns=0, cooldown=0, apart="2-3")
scenario("joiner-of-today-is-levelled", "p4 came and was levelled with the others' one turn, and so is p5 today: only the latest three costs, 1.",
         ask(ladder(5), rounds((42, "1-2-3"), (14, "1-2 3-4")), policy={"strategy": "random", "cooldown_rounds": 0}),
         turns=1)
scenario("back-after-a-round", "p5 missed the last round and had two turns before: what one has is never taken away.",
         ask(ladder(5), rounds((42, "5 1-2 3-4"), (35, "1-5 2-3"), (28, "5 1-3 2-4"), (14, "1-2 3-4")),
             policy={"strategy": "random", "odd": "adult", "cooldown_rounds": 0},
             rules=[rule(None, "together", "1 2"), rule(None, "together", "3 4")]), turns=5, partners="1-2 3-4")
scenario("turns-below-wishes", "wishes above turns: friends of all others, so the same one works with the adult.",
         ask(ladder(3), rounds((14, "1 2-3")),
             policy={"strategy": "random", "odd": "adult", "cooldown_rounds": 0, "order": order("wishes")},
             rules=[rule(None, "friends", "1 2"), rule(None, "friends", "1 3")]), wishes=0, turns=0, partners="2-3")

# The default cooldown.
scenario("cooldown-less-two", "Nine make a three, so ⌊8/2⌋ less 2 rounds are remembered: the third is forgotten.",
         ask(ladder(9), rounds((90, "1-2"), (80, "3-4"), (70, "5-6")), policy={"strategy": "random"},
             rules=[rule(None, "apart", "1 %d" % i) for i in range(3, 10)]), cooldown=0, partners="1-2")
scenario("cooldown-with-the-adult", "With an adult no three is made: four rounds are remembered, the third costs 2.",
         ask(ladder(9), rounds((95, "1"), (90, "1-2"), (80, "3-4"), (70, "5-6")),
             policy={"strategy": "random", "odd": "adult", "order": order("turns")},
             rules=[rule(None, "apart", "1 %d" % i) for i in range(3, 10)]), turns=0, cooldown=2, partners="1-2")
scenario("cooldown-beside-a-three-on-purpose", "Nine with a three on purpose: the rest is even, so the fourth round is remembered.",
         ask(ladder(9), rounds((90, "1-2"), (80, "20-21"), (70, "20-21"), (60, "20-21")), policy={"strategy": "random"},
             rules=[rule(None, "together", "7 8 9"), *(rule(None, "apart", "1 %d" % i) for i in range(3, 7))]),
         cooldown=1, partners="1-2")
scenario("cooldown-of-fifteen", "Fifteen under nearest: at most 6, less 2 is 4: the fourth round costs 1.",
         ask(ladder(15), rounds((90, "1-2"), *((80 - i, "20-21") for i in range(3))), policy={"strategy": "nearest"},
             rules=[rule(None, "apart", "1 %d" % i) for i in range(3, 16)]), cooldown=1, partners="1-2")

# Rules without a name, orders, and what is refused.
scenario("rules-alike", "Two rules without an id that say the same are no mistake.",
         ask(ladder(4), rules=[rule(None, "apart", "1 2"), rule(None, "apart", "2 1")]), apart="1-2")
scenario("rules-without-ids-conflict", "Together and apart, neither of them named.",
         ask(ladder(4), rules=[rule(None, "together", "1 2"), rule(None, "apart", "1 2")]), error="infeasible")
scenario("order-of-an-older-text", "The tier wishes was called could before; an order says wishes.",
         ask(ladder(2), policy={"order": order("wishes")[1:] + ["could"]}), error="policy")
scenario("line-break-in-an-id", "An id holds no line break.", ask(ladder(2) + [pupil("p\n3", 80)]), error="value")
scenario("seed-too-large-for-a-number", "A seed beyond 2⁵³ is text.", ask(ladder(2), seed=2 ** 53 + 2), error="value")
