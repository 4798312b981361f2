#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Find the cheapest pairing of a request by trying all of them.

`solve()` keeps a table over the sets of pupils still without partners, which
makes it affordable up to a dozen pupils; `solve_naive()` really writes every
pairing down, and so watches over `solve()`. What a pairing costs is said in
question.py, from the written definitions alone.

Usage: oracle.py [FILE...]: each FILE a request, whose answer is printed, or a
scenario, whose expectation is compared with the answer.
"""

import json
import sys

from question import ALL_TIERS, Musts, Question, Refused, key, normal, pairs_of

DIGIT = 60  # bits that one tier takes in the search's single number


class Search:
    """Every pairing, by a table over the pupils still without partners.

    The costs of a pairing are a sum over its groups: what min_tenure and
    change count (pairs that ended) is a constant less the pairs that go on.
    So one number per group, a digit of DIGIT bits for each tier, adds up to
    a number whose order is the order of the costs, tier by tier.
    """

    def __init__(self, question, musts, count_only=False):
        self.question = question
        self.musts = musts
        self.all_equal = count_only or question.policy.strategy == "uniform"
        self.order = tuple(question.policy.order) + ("chance",)
        self.memo = {}
        self.values = {}
        self.extra = 0 if question.n % 2 == 0 else (3 if question.policy.odd == "three" else 1)

    def best(self):
        return self._best((1 << self.question.n) - 1, self.extra)

    def members(self, mask):
        return [p for i, p in enumerate(self.question.present) if mask >> i & 1]

    def groups(self, chain):
        """The groups of a chain (group, (group, …)), as lists of ids."""
        found = []
        while chain:
            found.append(self.members(chain[0]))
            chain = chain[1]
        return found

    def value(self, mask):
        """What a group costs, as one number; None where a must rule forbids it."""
        if mask not in self.values:
            group = self.members(mask)
            allowed = self.musts.allow(frozenset(group))
            self.values[mask] = self._number(group) if allowed else None
        return self.values[mask]

    def _number(self, group):
        if self.all_equal:
            return 0
        tiers = dict.fromkeys(ALL_TIERS, 0)
        if len(group) != 2:
            tiers["turns"] = sum(self.question.turn[p] for p in group)
        for a, b in pairs_of(group):
            pair = self.question.pair[key(a, b)]
            stay = self.question.policy.between == "stay"
            tiers["max_tenure"] += pair.too_long and not pair.held
            tiers["min_tenure"] -= pair.latest and pair.young and not pair.excluded
            tiers["change"] -= stay and pair.latest and not pair.excluded and not pair.too_long
            for tier in ("cooldown", "strategy", "repeats", "could", "chance"):
                tiers[tier] += getattr(pair, tier)
        number = 0
        for tier in self.order:
            number = (number << DIGIT) + tiers[tier]
        return number

    def _groups(self, left, extra):
        """Groups that hold the first pupil left, and what is then left of `extra`."""
        first = left & -left
        others = [1 << i for i in range(self.question.n) if (left ^ first) >> i & 1]
        if extra == 1:
            yield first, 0
        for i, other in enumerate(others):
            yield first | other, extra
            if extra == 3:
                for third in others[i + 1:]:
                    yield first | other | third, 0

    def _best(self, left, extra):
        if not left:
            return (0, 1, ()) if not extra else None
        if (left, extra) in self.memo:
            return self.memo[left, extra]
        best, ways, found = None, 0, None
        for group, extra_after in self._groups(left, extra):
            value = self.value(group)
            if value is None:
                continue
            rest = self._best(left & ~group, extra_after)
            if rest is None:
                continue
            total = value + rest[0]
            if best is None or total < best:
                best, ways, found = total, 0, (group, rest[2])
            if total == best:
                ways += rest[1]
        answer = None if best is None else (best, ways, found)
        self.memo[left, extra] = answer
        return answer


def every_pairing(pupils, odd):
    """Every way to share pupils out in twos, with one three or one single if they are odd."""
    if len(pupils) % 2 == 0:
        yield from all_in_twos(list(pupils))
        return
    size = 3 if odd == "three" else 1
    for extra in subsets(list(pupils), size):
        for rest in all_in_twos([p for p in pupils if p not in extra]):
            yield [list(extra)] + rest


def all_in_twos(pupils):
    if not pupils:
        yield []
        return
    first, others = pupils[0], pupils[1:]
    for partner in others:
        for rest in all_in_twos([p for p in others if p != partner]):
            yield [[first, partner]] + rest


def subsets(items, size):
    if size == 0:
        yield ()
        return
    for i, item in enumerate(items):
        for rest in subsets(items[i + 1:], size - 1):
            yield (item,) + rest


def solve(question):
    """Gives (costs, partnerships, how many pairings are as cheap), or None."""
    search = Search(question, Musts(question))
    best = search.best()
    if best is None:
        return None
    ways, partnerships = best[1], search.groups(best[2])
    return question.costs(partnerships), normal(partnerships), ways


def solve_naive(question):
    """As solve(), by writing every pairing down."""
    order = tuple(question.policy.order) + ("chance",)
    best, found, ways = None, None, 0
    musts = Musts(question)
    for partnerships in every_pairing(question.present, question.policy.odd):
        if not all(musts.allow(frozenset(group)) for group in partnerships):
            continue
        costs = question.costs(partnerships)
        rank = tuple(costs[t] for t in order)
        if best is None or rank < best:
            best, found, ways = rank, partnerships, 0
        ways += rank == best
    return None if found is None else (question.costs(found), normal(found), ways)


def feasible(question, units=None, waivers="whole"):
    """Says whether a pairing exists that satisfies these must rules.

    Rules also waive: together and pin waive a hard maximum, an apart rule
    waives a hard minimum on its pair. `waivers` says whether the rules of
    the whole request waive, or only the `units`.
    """
    return Search(question, Musts(question, units, waivers), count_only=True).best() is not None


def answer(request):
    """The answer to a request: costs, partnerships and how many are as cheap; or an error."""
    try:
        question = Question(request)
    except Refused as refused:
        return {"error": refused.code}
    found = solve(question)
    if found is None:
        return {"error": "infeasible"}
    costs, partnerships, ways = found
    return {"partnerships": partnerships, "costs": costs, "ways": ways}


def expected_of(request):
    """The `expected` member of a scenario."""
    found = answer(request)
    if "error" in found or request.get("policy", {}).get("strategy") != "uniform" or found["ways"] == 1:
        return {k: v for k, v in found.items() if k != "ways"}
    return {"costs": found["costs"]}


def main(names):
    failed = 0
    for name in names:
        with open(name, encoding="utf-8") as file:
            data = json.load(file)
        if "expected" not in data:
            print(json.dumps(answer(data.get("request", data)), indent=1, ensure_ascii=False))
            continue
        found = answer(data["request"])
        wrong = [k for k, v in data["expected"].items() if k in ("error", "costs", "partnerships") and found.get(k) != v]
        failed += bool(wrong)
        print("%s %s" % ("differs" if wrong else "agrees", name))
        for k in wrong:
            print("  %s: expected %s, oracle %s" % (k, data["expected"][k], found.get(k)))
    return failed != 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
