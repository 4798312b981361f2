# SPDX-License-Identifier: MIT
"""The cover of a round for those who are away today, by brute force.

"A cover breaks the fewest pairs that are all here; then cooldown, strategy,
repeats, wishes and chance in the policy's order." It is read as: the request
as if those away today were absent (so ranks, rounds of cooldown, threes and
musts are those of the pupils here), in which first of all the pairs of today's
pairing whose two pupils are here are to stay. Tenure (hard or not), change and
turns belong to the round and count nothing in a cover.
"""

from oracle import ROOM, Search
from past import pairs_of
from question import Question, Refused, normal

COUNTED = ("cooldown", "strategy", "repeats", "wishes", "chance")


def today(request):
    """The question of those who are here today; None where they are too few for one."""
    away = request.get("away_today", [])
    other = {k: v for k, v in request.items() if k != "away_today"}
    other["policy"] = {k: v for k, v in request.get("policy", {}).items() if k != "hard"}
    other["absent"] = request.get("absent", []) + [p for p in away if p not in request.get("absent", [])]
    try:
        return Question(other)
    except Refused as refused:
        if refused.code == "too-few":
            return None
        raise


class LeastParting(Search):
    """Counts kept pairs of today's pairing first, then the tiers that a cover has."""

    def __init__(self, question, partners, musts=None):
        super().__init__(question, musts)
        self.partners = partners

    def costs_of(self, group):
        kept = sum(two in self.partners for two in pairs_of(group))
        tiers = [tier for tier in self.question.order() if tier in COUNTED]
        return [-kept] + [self.question.tier_cost(group, tier) for tier in tiers]

    def weigh(self, group):
        total = 0
        for cost in self.costs_of(group):
            total = total * ROOM + cost
        return total

    def cost(self, groups):
        return [sum(column) for column in zip(*map(self.costs_of, groups))]


def search(request, partnerships):
    """The search for a cover of this pairing, or None where there is nobody to pair."""
    question = today(request)
    return question and LeastParting(question, {two for g in partnerships for two in pairs_of(g)})


def cover(request, partnerships):
    """The partnerships of today that are not the round's own, or None where there can be none."""
    found = search(request, partnerships)
    best = found and found.best()
    return best and [g for g in normal(best[2]) if frozenset(g) not in map(frozenset, partnerships)]


def cover_fault(request, partnerships, given):
    """What is wrong with the cover that an answer gives for its partnerships, or None."""
    if not request.get("away_today"):
        return "a cover, and nobody is away" if given else None
    found = search(request, partnerships)
    best = found and found.best()
    if not best:
        return "a cover where there can be none" if given else None
    if given is None:
        return "no cover"
    here = set(found.question.present)
    whole = [frozenset(g) for g in given]
    covered = {p for g in whole for p in g}
    groups = whole + [frozenset(g) for g in partnerships if set(g) <= here and not set(g) & covered]
    if found.question.flaw(groups):
        return "in the cover %s" % found.question.flaw(groups)
    if found.cost(groups) != found.cost(best[2]):
        return "the cover costs %s, the best %s" % (found.cost(groups), found.cost(best[2]))
    return None
