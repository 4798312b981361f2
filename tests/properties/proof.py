# SPDX-License-Identifier: MIT
"""Read a certificate and see for oneself whether it proves the optimum.

The conditions are those that lp-certificate.h states; the costs are the
oracle's. A pair that would go on saves what min_tenure and change would count
if it ended: it costs −1 there, and the pairing's cost is counted alike.
"""

import itertools

from oracle import every_pairing
from question import ALL_TIERS, Musts, key, pairs_of

SMALL = 8  # pupils at most, where every pairing is written down to test the radices
ADULT = None


class Proof:
    """A certificate's numbers, as they bear on a question."""

    def __init__(self, question, certificate):
        self.question = question
        self.musts = Musts(question)
        self.tiers = certificate["tiers"]
        self.radices = [int(r) for r in certificate["radices"]]
        self.duals = [self._dual(d) for d in certificate["duals"]]

    def number(self, vector):
        """The single number that a vector stands for."""
        total = 0
        for component, radix in zip(vector, self.radices):
            total = total * radix + int(component)
        return total

    def _dual(self, dual):
        values = {p: self.number(v) for p, v in dual["pupils"].items()}
        if "adult" in dual:
            values[ADULT] = self.number(dual["adult"])
        blossoms = []
        for blossom in dual["blossoms"]:
            members = set(blossom["pupils"]) | ({ADULT} if blossom.get("adult") else set())
            blossoms.append((members, self.number(blossom["value"])))
        return values, blossoms

    def cost(self, group):
        """What a group costs, as a single number."""
        return self.number([self.tier_cost(group, tier) for tier in self.tiers])

    def tier_cost(self, group, tier):
        question = self.question
        if tier == "turns":
            return sum(question.turn[p] for p in group) if len(group) != 2 else 0
        pairs = [question.pair[key(a, b)] for a, b in pairs_of(group)]
        if tier == "max_tenure":
            return sum(p.too_long and not p.held for p in pairs)
        if tier == "min_tenure":
            return -sum(p.young and not p.excluded for p in pairs)
        if tier == "change":
            stay = question.policy.between == "stay"
            return -sum(stay and p.latest and not p.excluded and not p.too_long for p in pairs)
        return sum(getattr(p, tier) for p in pairs)

    def fault(self, partnerships):
        """Where the proof fails, or None."""
        odd_three = self.question.n % 2 and self.question.policy.odd == "three"
        total = sum(self.cost(group) for group in partnerships)
        return (self._form_fault(odd_three) or self._radix_fault()
                or next(filter(None, (self._dual_fault(*d) for d in self.duals)), None)
                or (self._three_fault(total) if odd_three else self._total_fault(total)))

    def _form_fault(self, odd_three):
        participants = set(self.question.present)
        if self.question.n % 2 and not odd_three:
            participants.add(ADULT)
        if len(self.duals) < 1 or (len(self.duals) > 1 and not odd_three):
            return "%d dual solutions" % len(self.duals)
        for values, blossoms in self.duals:
            if set(values) != participants:
                return "values for %s" % list(values)
            for members, value in blossoms:
                if len(members) % 2 == 0 or not members <= participants or value < 0:
                    return "a blossom of %s, %d" % (members, value)
        return None

    def _dual_fault(self, values, blossoms):
        for a, b in itertools.combinations(values, 2):
            group = [p for p in (a, b) if p is not ADULT]
            if not self.musts.allow(frozenset(group)):
                continue
            cut = sum(value for members, value in blossoms if (a in members) != (b in members))
            if values[a] + values[b] + cut > 2 * self.cost(group):
                return "the pair %s costs less than its duals" % group
        return None

    def _total_fault(self, total):
        values, blossoms = self.duals[0]
        bound = sum(values.values()) + sum(value for _, value in blossoms)
        return None if bound == 2 * total else "the bound is %d, the cost %d" % (bound, 2 * total)

    def _three_fault(self, total):
        for three in itertools.combinations(self.question.present, 3):
            if not self.musts.allow(frozenset(three)):
                continue
            if all(self._bound(three, *dual) < 2 * total for dual in self.duals):
                return "no dual solution bounds the three %s" % (three,)
        return None

    def _bound(self, three, values, blossoms):
        outside = sum(value for p, value in values.items() if p not in three)
        odd = sum(value for members, value in blossoms if len(members - set(three)) % 2)
        return 2 * self.cost(three) + outside + odd

    def _radix_fault(self):
        """Comparing numbers must be comparing costs tier by tier."""
        question = self.question
        if question.n > SMALL:
            return None
        seen = {tier: set() for tier in ALL_TIERS}
        for partnerships in every_pairing(question.present, question.policy.odd):
            if all(self.musts.allow(frozenset(g)) for g in partnerships):
                for tier in ALL_TIERS:
                    seen[tier].add(sum(self.tier_cost(g, tier) for g in partnerships))
        if self.tiers != [t for t in question.policy.order + ["chance"] if t in self.tiers]:
            return "tiers in another order: %s" % self.tiers
        for tier in ALL_TIERS:
            spread = max(seen[tier]) - min(seen[tier])
            if tier not in self.tiers and spread:
                return "the tier %s is left out, but differs" % tier
            if tier in self.tiers[1:] and spread >= self.radices[self.tiers.index(tier)]:
                return "the radix of %s is too small" % tier
        return None
