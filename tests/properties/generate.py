#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Make random requests: small classes with eventful years behind them.

A request is a function of its seed alone. Everything that the definitions
speak of turns up: ids in no order and in several alphabets, ties and missing
attainment, every kind of scale, rules of every type, with and without ids, that
run out, name leavers or bind three, holidays that overlap, rounds at odd
intervals in which partnerships are kept, threes (on purpose too), pupils alone
with the adult, absences, covers, feedback, fresh starts, and policies from the
whole space.

Usage: generate.py SEED [COUNT [LEAST MOST]]: prints one request per line,
with LEAST to MOST pupils present (2 to 14, the small ones more often; at most 14).
"""

import json
import random
import sys

from reading import STRATEGIES, TIERS, WINDOWED, WORDS, day_number, day_text

BASE = day_number("2026-11-09")
ALPHABETS = (
    ["p%d" % i for i in range(1, 20)],
    ["%d" % i for i in range(8, 28)],
    ["Zoe", "zoe", "Åsa", "Ása", "éa", "ea", "e", "ee", "E", "Ωmega",
     "omega", "中", "中文", "𝒜", "\uffee", "~", "ß", "ss"],
    ["a", "ab", "abc", "b", "a b", "a-b", "a.b", "a,b", "A", "AB", "aB", "Ab", "ba", "bb", "a1", "a10", "a2", "#2"],
)
PRESENT = (2, 14)
WEIGHTS = (-1000000, -100, -5, -2, -1, -1, 0, 1, 2, 5, 100, 1000000)
INTERVALS = (1, 2, 3, 5, 6, 7, 7, 7, 7, 7, 8, 10, 14, 14, 21, 30)


class Class:
    """One random class: its state while the request is drawn up."""

    def __init__(self, rng, present):
        self.rng = rng
        self.ids = list(rng.choice(ALPHABETS))
        rng.shuffle(self.ids)
        self.present_wanted = min(rng.randint(*present), rng.randint(*present)) if rng.random() < 0.5 \
            else rng.randint(*present)
        self.away_wanted = rng.choice((0, 0, 0, 1, 2))
        self.roster = self.ids[:self.present_wanted + self.away_wanted]
        self.leavers = self.ids[len(self.roster):][:rng.randint(0, 2)]
        self.date = BASE + rng.randint(-400, 400)

    # Pupils.

    def attainment(self):
        """Draws (the scale or None, a function that gives one pupil's standing)."""
        rng = self.rng
        spread = rng.choice((1, 2, 4, 30, 1000))
        low = rng.choice((-20, 0, 80, 90))
        step = rng.choice((1, 1, 0.5, 0.1))

        def score():
            return low + step * rng.randint(0, spread)

        kind = rng.choice(("none", "none", "none", "bands", "thresholds", "quantiles"))
        if kind == "none":
            return None, score
        if kind == "quantiles":
            return {"quantiles": rng.randint(2, 6)}, score
        bands = ["PKS", "WTS", "EXS", "GDS", "b5", "b6"][:rng.randint(2, 6)]
        if kind == "bands":
            return {"bands": bands}, lambda: rng.choice(bands)
        places = sorted(rng.sample(range(-1, spread + len(bands) + 2), len(bands) - 1))
        return {"bands": bands, "thresholds": [low + step * p for p in places]}, score

    def attributes(self):
        rng = self.rng
        found = {}
        for name in ("quiet", "dominant", "new"):
            if rng.random() < 0.3:
                found[name] = rng.random() < 0.8
        if rng.random() < 0.4:
            found["gender"] = rng.choice("FM")
        if rng.random() < self.housed:
            found["house"] = rng.choice(("oak", "elm", "ash", True, False)[:self.houses])
        if rng.random() < self.roles:
            found["role"] = rng.choice(("tutor", "tutee"))
        return found

    def pupils(self):
        rng = self.rng
        subjects = ["maths"] if rng.random() < 0.8 else ["maths", "reading"]
        self.subjects = subjects
        drawn = {s: self.attainment() for s in subjects}
        missing = rng.choice((0, 0, 0, 0.2, 0.6, 1))
        self.roles = rng.choice((0, 0.5, 1))
        self.housed, self.houses = rng.choice((0.3, 0.7, 1)), rng.choice((2, 2, 3, 5))
        self.scales = {s: scale for s, (scale, _) in drawn.items() if scale}
        pupils = [{"id": i, "name": "Pupil %s" % i, "attributes": self.attributes(),
                   "attainment": {s: draw() for s, (_, draw) in drawn.items() if rng.random() >= missing}}
                  for i in self.roster]
        if self.roles == 1 and rng.random() < 0.7:
            for i, pupil in enumerate(pupils):
                pupil["attributes"]["role"] = ("tutor", "tutee")[i % 2]
        return pupils

    # Rules and closures.

    def rule(self, number, kinds):
        rng = self.rng
        kind = rng.choice(kinds)
        size = rng.choice((2,) * 7 + (3,) if kind in ("together", "pin") else (2, 2, 2, 3, 4, 5))
        pool = self.roster + self.leavers
        rule = {"id": "r%d" % number, "type": kind, "pupils": rng.sample(pool, min(size, len(pool)))}
        if rng.random() < 0.35:
            del rule["id"]
        if rng.random() < 0.3:
            rule["until"] = day_text(self.date + rng.choice((-30, -1, -1, 0, 0, 1, 60)))
        return rule

    def rules(self):
        rng = self.rng
        many = min(self.present_wanted, rng.choice((0, 0, 1, 1, 2, 2, 3, 4, 10)))
        kinds = rng.choice((("apart",), ("apart", "apart", "together", "pin", "friends", "prefer"),
                            ("friends", "prefer"), ("apart", "apart", "apart", "together"), ("pin", "together"),
                            ("prefer", "prefer", "apart")))
        if many > 4:
            kinds = ("apart", "apart", "apart", "friends", "prefer")
        found = [self.rule(i, kinds) for i in range(many)] + self.three_on_purpose()
        if found and rng.random() < 0.1:  # a second one alike, in another order
            again = dict(rng.choice(found))
            again.pop("id", None)
            again["pupils"] = again["pupils"][::-1]
            found.append(again)
        rng.shuffle(found)
        return found

    def three_on_purpose(self):
        """Now and then three are bound: by one rule, or by two that share a pupil."""
        rng = self.rng
        if len(self.roster) < 5 or rng.random() < 0.8:
            return []
        a, b, c = rng.sample(self.roster, 3)
        if rng.random() < 0.5:
            return [{"type": rng.choice(("together", "pin")), "pupils": [a, b, c]}]
        return [{"id": "one of two", "type": "together", "pupils": [a, b]},
                {"type": rng.choice(("together", "pin")), "pupils": [c, b]}]

    def closures(self):
        rng = self.rng
        found = []
        for _ in range(rng.choice((0, 0, 1, 2, 4))):
            first = self.date + rng.randint(-90, 10)
            found.append({"from": day_text(first), "to": day_text(first + rng.choice((0, 1, 6, 8, 15, 40)))})
        return found

    # History.

    def partnerships(self, previous, keep):
        """One round: some of the previous partnerships, the rest at random."""
        rng = self.rng
        here = [p for p in self.roster + self.leavers if rng.random() >= self.absence]
        kept = [g for g in previous if rng.random() < keep and set(g) <= set(here)]
        rest = [p for p in here if not any(p in g for g in kept)]
        rng.shuffle(rest)
        if kept and rest and rng.random() < 0.15:
            rng.choice(kept).append(rest.pop())
        groups = [list(g) for g in kept]
        while len(rest) >= 3 and rng.random() < self.threes:  # a three on purpose
            groups.append([rest.pop(), rest.pop(), rest.pop()])
        while len(rest) > 3 or len(rest) == 2:
            groups.append([rest.pop(), rest.pop()])
        if len(rest) == 3 and rng.random() < self.alone:  # one with the adult
            groups.append([rest.pop()])
        if rest:
            groups.append(rest)
        rng.shuffle(groups)
        return groups

    def covers(self, first, groups):
        rng = self.rng
        if not groups or rng.random() < 0.8:
            return []
        everyone = [p for g in groups for p in g]
        away = rng.sample(everyone, min(len(everyone), rng.randint(1, 2)))
        left = [p for p in everyone if p not in away]
        rng.shuffle(left)
        return [{"date": day_text(first), "absent": away, "partnerships": [left] if len(left) in (2, 3) else []}]

    def rounds(self):
        rng = self.rng
        count = rng.choice((0, 0, 1, 1, 2, 3, 3, 4, 5, 6, 8, 10, 12))
        self.absence = rng.choice((0, 0, 0.05, 0.2))
        self.threes, self.alone = rng.choice((0, 0, 0.1, 0.4)), rng.choice((0, 0, 0.5, 1))
        keeping = rng.choice(((0,), (0, 0, 0.5), (0, 1), (0.5, 0.8, 1), (1, 1, 0)))
        dates = [self.date]
        for _ in range(count):
            dates.insert(0, dates[0] - rng.choice(INTERVALS))
        found, groups = [], []
        for first in dates[:-1]:
            groups = self.partnerships([list(g) for g in groups], rng.choice(keeping))
            one = {"date": day_text(first), "partnerships": groups}
            covers = self.covers(first, groups)
            if covers:
                one["covers"] = covers
            if rng.random() < 0.1:
                one["assigned"] = [list(g) for g in groups[::-1]]
            found.append(one)
        return found

    def feedback(self):
        rng = self.rng
        found = []
        for _ in range(rng.choice((0, 0, 0, 1, 2, 4))):
            ago = rng.choice((0, 1, 6, 7, 13, 14, 20, 41, 76, 77, 83, 84, 85, 200))
            pool = self.roster + self.leavers
            found.append({"date": day_text(self.date - ago), "word": rng.choice(sorted(WORDS)),
                          "pupils": rng.sample(pool, min(len(pool), rng.choice((2, 2, 2, 3))))})
        return found

    # Policy.

    def weights(self):
        rng = self.rng
        names = ["friends", "prefer", "quiet", "dominant", "gender", "house", "new", "role", "nobody-has-it", *WORDS]
        return {name: rng.choice(WEIGHTS) for name in rng.sample(names, rng.randint(1, 4))}

    def order(self):
        """Any order at all, or the default with one of its tiers in another place."""
        rng = self.rng
        if rng.random() < 0.4:
            return rng.sample(TIERS, len(TIERS))
        order = list(TIERS)
        tier = rng.choice(("wishes", "turns", "wishes", "turns", *TIERS))
        order.remove(tier)
        order.insert(rng.randint(0, len(order)), tier)
        return order

    def gap(self):
        """In ranks: both ends, or one."""
        low, high = sorted(self.rng.choices(range(self.present_wanted + 2), k=2))
        return self.rng.choice(({"min": low, "max": high}, {"min": low}, {"max": high}, {}))

    def musts(self):
        """Attributes in which partners must match or differ, now and then."""
        rng = self.rng
        if rng.random() < 0.8:
            return {}
        names = ["house", "house", "gender", "new", "nobody-has-it"]
        return {member: sorted(set(rng.sample(names, rng.choice((1, 1, 2)))))
                for member in rng.sample(("must_match", "must_differ"), rng.choice((1, 1, 1, 2)))}

    def window(self):
        rng = self.rng
        window = rng.choice(((14, 28), (14, 14), (7, 14), (0, 7), (0, 0), (21, 21), (28, 28), (10, 60)))
        return {"min_tenure_days": window[0], "max_tenure_days": window[1]}

    def policy(self):
        rng = self.rng
        some = {}
        if rng.random() < 0.75:
            some["strategy"] = rng.choice(STRATEGIES)
        if some.get("strategy") == "tutor" and self.roles < 1:
            some.pop("strategy")
        if self.roles == 1 and rng.random() < 0.15:
            some["strategy"] = "tutor"
        if len(self.subjects) > 1 or rng.random() < 0.1:
            some["subject"] = rng.choice(self.subjects)
        if rng.random() < 0.4:
            some["between"] = rng.choice(("stay", "stay", "change"))
        if rng.random() < 0.25:
            some["hard"] = rng.choice((["max_tenure"], ["min_tenure"], ["max_tenure", "min_tenure"], []))
        if rng.random() < 0.35:
            some["order"] = self.order()
        if some.get("strategy", "mixed") in WINDOWED and rng.random() < 0.35:
            some["gap"] = self.gap()
        some.update(self.musts())
        if rng.random() < 0.4:
            some.update(self.window())
        if rng.random() < 0.3:
            some["round_days"] = rng.choice((1, 5, 7, 14, 30))
        if rng.random() < 0.3:
            some["slack_days"] = rng.choice((0, 1, 3, 7))
        if rng.random() < 0.3:
            some["cooldown_rounds"] = rng.choice((0, 1, 2, 5, 20, 1000))
        if rng.random() < 0.3:
            some["weights"] = self.weights()
        if rng.random() < 0.4:
            some["odd"] = rng.choice(("adult", "adult", "three"))
        return some

    def request(self):
        rng = self.rng
        pupils = self.pupils()
        roster = {"pupils": pupils}
        roster.update({k: v for k, v in (("scales", self.scales), ("rules", self.rules()),
                                         ("closures", self.closures())) if v})
        rng.shuffle(pupils)
        request = {"version": 1, "roster": roster}
        history = {k: v for k, v in (("rounds", self.rounds()), ("feedback", self.feedback())) if v}
        if history:
            request["history"] = history
        request["policy"] = self.policy()
        request["date"] = day_text(self.date)
        if rng.random() < 0.2:
            request["fresh"] = rng.random() < 0.85
        if self.away_wanted:
            request["absent"] = rng.sample(self.roster, self.away_wanted)
        if rng.random() < 0.2:
            here = [p for p in self.roster if p not in request.get("absent", [])]
            request["away_today"] = rng.sample(here, min(len(here), rng.choice((1, 1, 2))))
        request["seed"] = rng.choice((0, 1, rng.randint(2, 10 ** 6), 2 ** 53 - 1, str(rng.getrandbits(64))))
        known = {s for p in pupils for s in p["attainment"]} | set(self.scales)
        if request["policy"].get("subject") not in known:
            request["policy"].pop("subject", None)
        return request


def generate(seed, present=PRESENT):
    """The request of this seed, with at least and at most so many pupils present."""
    return Class(random.Random(seed), present).request()


def main(arguments):
    first = int(arguments[0])
    count = int(arguments[1]) if len(arguments) > 1 else 1
    present = (int(arguments[2]), int(arguments[3])) if len(arguments) > 3 else PRESENT
    for seed in range(first, first + count):
        print(json.dumps(generate(seed, present), ensure_ascii=False))


if __name__ == "__main__":
    main(sys.argv[1:])
