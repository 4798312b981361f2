# SPDX-License-Identifier: MIT
"""The oracle: the optimum of a small class, from the definitions alone.

Two ways, which watch-oracle.py holds against each other: write down every
pairing and take the best (solve_naive), or keep the best of each set of pupils
in a table (Search), which is fast enough for fourteen. Neither knows anything
of matching.

Usage: oracle.py [FILE]: answers the request in FILE or on standard input;
oracle.py --derive SEED TEXT: the seed derived from another; \\n in TEXT is a line break.
"""

import itertools
import json
import sys

from chance import derive
from question import Musts, Question, Refused, normal

ROOM = 2 ** 64  # more than any tier's cost, twice: a sum of costs is then one number


def every_pairing(pupils, odd):
    """Every way to make pairs of these, and of an odd number one three or one with the adult."""
    if not pupils:
        yield []
        return
    first, rest = pupils[0], pupils[1:]
    size = 3 if odd == "three" else 1
    for other in rest:
        for others in every_pairing([p for p in rest if p != other], odd):
            yield [frozenset((first, other))] + others
    if len(pupils) % 2:
        for more in itertools.combinations(rest, size - 1):
            for others in every_pairing([p for p in rest if p not in more], odd):
                yield [frozenset((first, *more))] + others


def every_valid_pairing(question, musts=None):
    """Every pairing that the must rules allow, threes on purpose included."""
    musts = musts or question.musts
    for partnerships in every_pairing(musts.rest(), question.policy.odd):
        partnerships = musts.threes_on_purpose + partnerships
        if all(musts.allow(g) for g in partnerships):
            yield partnerships


def by_tiers(question, costs):
    """The costs in the policy's order: "a lower tier never buys a violation of a higher one"."""
    return [costs[tier] for tier in question.order()]


def solve_naive(question):
    """(costs, partnerships, number of optima) by writing every pairing down, or None."""
    found = [(by_tiers(question, question.costs(p)), normal(p)) for p in every_valid_pairing(question)]
    if not found:
        return None
    best = min(costs for costs, _ in found)
    optima = [partnerships for costs, partnerships in found if costs == best]
    return question.costs(optima[0]), optima[0], len(optima)


class Search:
    """The least sum of group costs over all pairings, by a table over sets of pupils."""

    def __init__(self, question, musts=None):
        self.question, self.musts = question, musts or question.musts
        self.rest = self.musts.rest()
        self.size = {"three": 3, "adult": 1}[question.policy.odd]
        self.table, self.prices = {}, {}

    def price(self, group):
        """A group's cost as one number, or None where it is not allowed."""
        group = frozenset(group)
        if group not in self.prices:
            self.prices[group] = self.weigh(group) if self.musts.allow(group) else None
        return self.prices[group]

    def weigh(self, group):
        total = 0
        for tier in self.question.order():
            total = total * ROOM + self.question.tier_cost(group, tier)
        return total

    def best(self):
        """(the number, how many pairings have it, one of them), or None."""
        fixed = [self.price(g) for g in self.musts.threes_on_purpose]
        found = self._best(tuple(self.rest))
        if found is None or None in fixed:
            return None
        return found[0] + sum(fixed), found[1], self.musts.threes_on_purpose + found[2]

    def _best(self, pupils):
        if not pupils:
            return 0, 1, []
        if pupils not in self.table:
            self.table[pupils] = self._choose(pupils)
        return self.table[pupils]

    def _choose(self, pupils):
        """The first of these works in some group: the best of all."""
        sizes = (2, self.size) if len(pupils) % 2 else (2,)
        best = None
        for size in sizes:
            for others in itertools.combinations(pupils[1:], size - 1):
                price = self.price((pupils[0], *others))
                found = None if price is None else self._best(tuple(p for p in pupils[1:] if p not in others))
                if found is None:
                    continue
                total = price + found[0]
                if best is None or total < best[0]:
                    best = (total, found[1], [frozenset((pupils[0], *others))] + found[2])
                elif total == best[0]:
                    best = (total, best[1] + found[1], best[2])
        return best


def solve(question, musts=None):
    """(costs, partnerships, number of optima), or None where nothing satisfies the must rules.

    `uniform` costs nothing in every tier, so all that is allowed is an optimum."""
    best = Search(question, musts).best()
    return best and (question.costs(best[2]), normal(best[2]), best[1])


# Conflicts.

class Feasibility(Search):
    def weigh(self, group):
        return 0


def feasible(question, units=None):
    """Whether these of the units can hold together."""
    return Feasibility(question, Musts(question, units)).best() is not None


def irreducible_conflict(question):
    """Units that cannot hold together; take one away and they can."""
    units = question.units()
    for unit in list(units):
        fewer = [u for u in units if u != unit]
        if not feasible(question, fewer):
            units = fewer
    return units


def smallest_conflict(question, most=None):
    """The least number of units that cannot hold together (up to `most`), or None."""
    units = question.units()
    for size in range((len(units) if most is None else most) + 1):
        for some in itertools.combinations(units, size):
            if not feasible(question, some):
                return list(some)
    return None


# Answers.

def answer(request):
    """The error's code, or the costs, the partnerships and how many pairings are as good."""
    try:
        question = Question(request)
    except Refused as refused:
        return {"error": refused.code}
    found = solve(question)
    if found is None:
        return {"error": "infeasible"}
    return {"partnerships": found[1], "costs": found[0], "optima": found[2]}


def expected_of(request):
    """What a scenario expects: the partnerships only where nothing else is as good."""
    found = answer(request)
    if "error" in found:
        return found
    only = {"partnerships": found["partnerships"]} if found["optima"] == 1 else {}
    return dict(only, costs=found["costs"])


def reply(request):
    """The answer as the definitions' JSON, as far as it is determined."""
    try:
        question = Question(request)
    except Refused as refused:
        return {"version": 1, "error": {"code": refused.code, "message": str(refused)}}
    found = solve(question)
    if found is None:
        rules = irreducible_conflict(question)
        return {"version": 1, "error": {"code": "infeasible", "conflict": {
            "pupils": question.present, "rules": rules, "smallest": len(rules) == len(smallest_conflict(question))}}}
    groups = [{"pupils": g, "kept": question.is_kept(g), "costs": question.own_costs(g)} for g in found[1]]
    return {"version": 1, "date": request["date"], "seed": request["seed"], "partnerships": groups, "costs": found[0]}


def main(arguments):
    if arguments[:1] == ["--derive"]:
        print(derive(int(arguments[1]), arguments[2].replace("\\n", "\n")))
        return
    with open(arguments[0], encoding="utf-8") if arguments else sys.stdin as file:
        json.dump(reply(json.load(file)), sys.stdout, ensure_ascii=False, indent=1)
    print()


if __name__ == "__main__":
    main(sys.argv[1:])
