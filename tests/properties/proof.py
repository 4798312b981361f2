# SPDX-License-Identifier: MIT
"""Read a certificate and see for oneself whether it proves the optimum.

"Duals are integer vectors by tier, doubled, compared lexicographically; blossom
duals ≥ 0; wishes below 0 stand as they are; min_tenure and change are a
constant less 1 for each pair that goes on." A certificate with `radices` means
single numbers instead: each vector stands for its components in those radices,
and comparing the numbers has to be comparing the costs tier by tier.

Threes on purpose are fixed, so a certificate speaks of the rest; where it gives
values for the fixed pupils as well, those are not looked at.
"""

import itertools

from oracle import every_valid_pairing
from question import ALL_TIERS

SMALL = 8  # pupils at most, where every pairing is written down to test tiers and radices
ADULT = None


class Lexicographic(tuple):
    """A vector by tier: added by component, compared tier by tier, as tuples are."""

    __slots__ = ()

    def __add__(self, other):
        return Lexicographic(a + b for a, b in zip(self, other))

    def twice(self):
        return self + self


class Number(int):
    """A vector that stands for one number."""

    __slots__ = ()

    def __add__(self, other):
        return Number(int(self) + int(other))

    def twice(self):
        return self + self


class Proof:
    """A certificate's numbers, as they bear on a question."""

    def __init__(self, question, certificate):
        self.question, self.musts = question, question.musts
        self.rest = self.musts.rest()
        self.tiers = certificate["tiers"]
        self.radices = [int(r) for r in certificate["radices"]] if "radices" in certificate else None
        self.zero = self.value([0] * len(self.tiers))
        self.duals = [self._dual(d) for d in certificate["duals"]]
        self.prices = {}

    def value(self, vector):
        if self.radices is None:
            return Lexicographic(int(component) for component in vector)
        total = 0
        for component, radix in zip(vector, self.radices):
            total = total * radix + int(component)
        return Number(total)

    def _dual(self, dual):
        fixed = set(self.question.present) - set(self.rest)
        values = {p: self.value(v) for p, v in dual["pupils"].items() if p not in fixed}
        if "adult" in dual:
            values[ADULT] = self.value(dual["adult"])
        blossoms = []
        for blossom in dual["blossoms"]:
            members = set(blossom["pupils"]) | ({ADULT} if blossom.get("adult") else set())
            blossoms.append((members, self.value(blossom["value"])))
        return values, blossoms

    def sum(self, values):
        return sum(values, self.zero)

    def cost(self, group):
        """What a group costs in the certificate's tiers."""
        group = frozenset(group)
        if group not in self.prices:
            self.prices[group] = self.value([self.question.tier_cost(group, tier) for tier in self.tiers])
        return self.prices[group]

    def fault(self, partnerships):
        """Where the proof fails, or None."""
        odd = len(self.rest) % 2 == 1
        total = self.sum(self.cost(g) for g in partnerships if frozenset(g) not in self.musts.threes_on_purpose)
        return (self._form_fault(odd) or self._tiers_fault()
                or next(filter(None, (self._dual_fault(*d) for d in self.duals)), None)
                or (self._three_fault(total) if odd and self.question.policy.odd == "three"
                    else self._total_fault(total)))

    def _form_fault(self, odd):
        three = odd and self.question.policy.odd == "three"
        participants = set(self.rest) | ({ADULT} if odd and not three else set())
        if len(self.duals) < 1 or (len(self.duals) > 1 and not three):
            return "%d dual solutions" % len(self.duals)
        for values, blossoms in self.duals:
            if set(values) != participants:
                return "values for %s" % list(values)
            for members, value in blossoms:
                if len(members) % 2 == 0 or not members <= participants or value < self.zero:
                    return "a blossom of %s, %s" % (members, value)
        return None

    def _dual_fault(self, values, blossoms):
        """No allowed pair costs less than its duals."""
        for a, b in itertools.combinations(values, 2):
            group = [p for p in (a, b) if p is not ADULT]
            if not self.musts.allow(group):
                continue
            cut = self.sum(value for members, value in blossoms if (a in members) != (b in members))
            if values[a] + values[b] + cut > self.cost(group).twice():
                return "the pair %s costs less than its duals" % group
        return None

    def _total_fault(self, total):
        values, blossoms = self.duals[0]
        bound = self.sum(values.values()) + self.sum(value for _, value in blossoms)
        return None if bound == total.twice() else "the bound is %s, the cost %s" % (bound, total.twice())

    def _three_fault(self, total):
        """"A set of dual solutions such that the cost of every allowed three is bounded by one of them." """
        for three in itertools.combinations(self.rest, 3):
            if not self.musts.allow(three):
                continue
            if all(self._bound(three, *dual) < total.twice() for dual in self.duals):
                return "no dual solution bounds the three %s" % (three,)
        return None

    def _bound(self, three, values, blossoms):
        """The least that a pairing with this three can cost, doubled."""
        outside = self.sum(value for p, value in values.items() if p not in three)
        odd = self.sum(value for members, value in blossoms if len(members - set(three)) % 2)
        return self.cost(three).twice() + outside + odd

    def _tiers_fault(self):
        """A tier may be left out only where no pairing differs in it; the others stand in the policy's order."""
        if self.tiers != [t for t in self.question.order() if t in self.tiers]:
            return "tiers in another order: %s" % self.tiers
        if self.question.n > SMALL:
            return None
        found = list(every_valid_pairing(self.question))
        for tier in ALL_TIERS:
            costs = {sum(self.question.tier_cost(g, tier) for g in partnerships) for partnerships in found}
            spread = max(costs) - min(costs)
            if tier not in self.tiers and spread:
                return "the tier %s is left out, but differs" % tier
            if self.radices and tier in self.tiers[1:] and spread >= self.radices[self.tiers.index(tier)]:
                return "the radix of %s is too small" % tier
        return None
