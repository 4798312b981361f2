# SPDX-License-Identifier: MIT
"""A request as its costs: what each pair and each partnership costs in each tier.

Plain arithmetic from the definitions, written to be laid beside them; the
sentences that are easily misread are quoted. Sums run over the pairs inside
each partnership. Nothing here chooses: that is the oracle's.
"""

import itertools
from types import SimpleNamespace

from chance import weight
from past import Past, pair, pairs_of
from ranks import Ranks, strategy_cost
from reading import ALL_TIERS, WORDS, Refused, in_byte_order, read_request  # noqa: F401

SIX = ("matched", "nearest", "mixed-fold", "mixed-half")  # their default cooldown is at most 6 rounds
FADES_AFTER = 12  # whole weeks


def normal(partnerships):
    """Partnerships in one order: ids in byte order, then the partnerships by their ids."""
    inside = [in_byte_order(group) for group in partnerships]
    return sorted(inside, key=lambda group: [i.encode() for i in group])


def components(pairs):
    """Pupils who hang together by these pairs, as sets."""
    found = []
    for two in pairs:
        touched = [c for c in found if c & two]
        found = [c for c in found if not c & two] + [two.union(*touched)]
    return found


class Question:
    """A request, read; raises Refused where it has an error."""

    def __init__(self, request):
        read = read_request(request)
        self.today, self.policy, self.seed, self.fresh = read.today, read.policy, read.seed, read.fresh
        self.present, self.away, self.n = read.present, read.away, len(read.present)
        self.pupils, self.feedback = read.roster.pupils, read.history.feedback
        self.all_rules = read.roster.rules
        self.rules = [r for r in read.roster.rules if r.until is None or r.until >= self.today]
        self.past = Past(read.history.rounds, read.roster.closures, self.today)
        self.ranks = Ranks(read.roster, self.present, self.policy.subject)
        self.counts, self.gained = self.past.turns(self.present)
        self.words = self._feedback_by_pair()
        self.musts = Musts(self)
        self.cooldown = self._cooldown_rounds()
        self.pair = {pair(a, b): self._pair(pair(a, b)) for a, b in itertools.combinations(self.present, 2)}

    # Rules.

    def rule_pairs(self, types, ids=None):
        """The pairs among those present that live rules of these types name (once each)."""
        here = set(self.present)
        return {two for rule in self.rules if rule.type in types and (ids is None or rule.id in ids)
                for two in pairs_of(here & set(rule.pupils))}

    def units(self):
        """The names of everything that must hold: rules by id, a policy's musts as `/policy/…`."""
        names = [r.id for r in self.rules if r.type in ("apart", "together", "pin")]
        names += ["/policy/hard/" + h for h in sorted(set(self.policy.hard))]
        names += ["/policy/must_match/" + a for a in self.policy.must_match]
        names += ["/policy/must_differ/" + a for a in self.policy.must_differ]
        return names + (["/policy/strategy"] if self.policy.strategy == "tutor" else [])

    # Pairs.

    def _pair(self, two):
        """All that the tiers ask of a pair. `goes on` = is a pair of the latest round."""
        latest = two in self.past.latest()
        one = SimpleNamespace(latest=latest, held=two in self.musts.held, too_long=self.is_too_long(two),
                              young=self.is_young(two), allowed=not self.musts.excludes(two))
        one.cooldown = self._cooldown(two, one)
        one.strategy = strategy_cost(self.policy, self.ranks, two)
        one.repeats = 0 if one.held else self.past.spells(two) ** 2
        one.wishes = self._wishes(two)
        one.chance = weight(self.seed, *two)
        return one

    def is_too_long(self, two):
        """Too long if tenure + round_days > max_tenure_days + slack_days."""
        policy = self.policy
        return (two in self.past.latest()
                and self.past.tenure(two) + policy.round_days > policy.max_tenure_days + policy.slack_days)

    def is_young(self, two):
        """Young if tenure + slack_days < min_tenure_days. Fresh: nothing is young."""
        policy = self.policy
        return (two in self.past.latest() and not self.fresh
                and self.past.tenure_for_minimum(two) + policy.slack_days < policy.min_tenure_days)

    def _cooldown_rounds(self):
        """Default min(12, m), with some strategies min(6, m), m = ⌊(present − 1)/2⌋, "less 2 (not
        below 0) where the optimisation makes a three (odd rest, no adult)": less than the default."""
        if self.policy.cooldown_rounds is not None:
            return self.policy.cooldown_rounds
        rounds = min(6 if self.policy.strategy in SIX else 12, (self.n - 1) // 2)
        makes_three = len(self.musts.rest()) % 2 == 1 and self.policy.odd == "three"
        return max(0, rounds - 2) if makes_three else rounds

    def _cooldown(self, two, one):
        """C + 1 − k for partners now who were last partners k rounds ago, k ≤ C; "0 for a young pair
        that goes on, and with `between: stay` for any pair that goes on and is not too long".
        Fresh: "no pair of the latest round goes on, so that going on costs its cooldown"."""
        k = self.past.rounds_ago(two)
        if one.held or k is None or k > self.cooldown:
            return 0
        stays = self.policy.between == "stay" and not one.too_long
        if one.latest and not self.fresh and (one.young or stays):
            return 0
        return self.cooldown + 1 - k

    def _feedback_by_pair(self):
        """Feedback counts for every pair in its `pupils` and adds up."""
        found = {}
        for word in self.feedback:
            faded = max(0, FADES_AFTER - (self.today - word.day) // 7)
            for two in pairs_of(word.pupils):
                found[two] = found.get(two, 0) + self.policy.weights[word.word] * faded
        return found

    def _wishes(self, two):
        """Friends and prefer ("a pair named by several rules of one type counts once"), attributes
        in which both have the same word, and feedback."""
        weights, a, b = self.policy.weights, *(self.pupils[p].attributes for p in two)
        total = self.words.get(two, 0)
        for kind in ("friends", "prefer"):
            total += weights[kind] * (two in self.rule_pairs((kind,)))
        for name, value in weights.items():
            if name in WORDS or name in ("friends", "prefer"):
                continue
            # "Where both have the same word (or both yes)"; "for weights two noes are not alike".
            if name in a and name in b and a[name] is not False and same_word(a[name], b[name]):
                total += value
        return total

    # Partnerships.

    def turn(self, group):
        """The cost of a three or a group of one now: "0 if the very same set was a partnership of the
        latest round; else the sum over its members of 2 (count − least count among those present)
        + (1 if that pupil gained in the class's latest turn)"."""
        if len(group) == 2 or self.past.is_partnership_of_latest(group):
            return 0
        least = min(self.counts.values())
        return sum(2 * (self.counts[p] - least) + (p in self.gained) for p in group)

    def asks_to_go_on(self, two, tier):
        """Whether ending this pair costs 1 in min_tenure or in change."""
        one = self.pair[two]
        if tier == "min_tenure":  # pairs of the latest round, both present, young, not excluded
            return one.young and one.allowed
        # change: with stay, pairs of the latest round, both present, allowed, not too long
        return (self.policy.between == "stay" and not self.fresh
                and one.latest and one.allowed and not one.too_long)

    def endings(self, tier):
        return [two for two in self.pair if self.asks_to_go_on(two, tier)]

    def tier_cost(self, group, tier):
        """What one partnership adds. min_tenure and change are a constant less 1 for each pair that goes on."""
        if self.policy.strategy == "uniform":
            return 0
        if tier == "turns":
            return self.turn(group)
        pairs = pairs_of(group)
        if tier in ("min_tenure", "change"):
            return -sum(self.asks_to_go_on(two, tier) for two in pairs)
        if tier == "max_tenure":
            return sum(self.pair[two].too_long and not self.pair[two].held for two in pairs)
        return sum(getattr(self.pair[two], tier) for two in pairs)

    def constant(self, tier):
        if tier not in ("min_tenure", "change") or self.policy.strategy == "uniform":
            return 0
        return len(self.endings(tier))

    def order(self):
        return [*self.policy.order, "chance"]

    def costs(self, partnerships):
        """Every tier of a pairing."""
        return {tier: self.constant(tier) + sum(self.tier_cost(g, tier) for g in partnerships) for tier in ALL_TIERS}

    def own_costs(self, group):
        """What a partnership costs by itself: nothing where a cost is of what has ended."""
        return {t: 0 if t in ("min_tenure", "change") else self.tier_cost(group, t) for t in ALL_TIERS}

    def is_kept(self, group):
        return self.past.is_partnership_of_latest(group)

    def flaw(self, partnerships):
        """Why this is no pairing that the must rules allow, or None."""
        return self.musts.flaw(partnerships)

    # Warnings.

    def expects_warning(self, costs):
        """Whether the answer has to carry a warning at all, and why."""
        if any(set(r.pupils) - set(self.pupils) for r in self.rules):
            return "a rule names a leaver"
        if costs["max_tenure"] > 0:
            return "a partnership passes the maximum"
        return "the window is too tight" if self.window_is_tight() else None

    def window_is_tight(self):
        """Some whole number of days is young and too long at once."""
        policy = self.policy
        longest_young = policy.min_tenure_days - policy.slack_days - 1
        least_too_long = policy.max_tenure_days + policy.slack_days - policy.round_days + 1
        return max(0, least_too_long) <= longest_young


def same_word(one, other):
    """Yes and no are no words of text: true is not "true"."""
    return type(one) is type(other) and one == other


class Musts:
    """What must hold, by all units or by some of them (to look for conflicts)."""

    def __init__(self, question, units=None):
        self.question, policy = question, question.policy
        units = question.units() if units is None else units
        self.apart = question.rule_pairs(("apart",), units)
        self.held = question.rule_pairs(("together", "pin"), units)
        self.match = [a for a in policy.must_match if "/policy/must_match/" + a in units]
        self.differ = [a for a in policy.must_differ if "/policy/must_differ/" + a in units]
        self.hard = [h for h in policy.hard if "/policy/hard/" + h in units]
        self.tutors = "/policy/strategy" in units
        self.forbidden = set()  # pairs that a trial forbids besides
        self.bound = components(self.held)
        self.threes_on_purpose = [c for c in self.bound if len(c) == 3]
        self.going_on = self._going_on()

    def _words_exclude(self, two):
        """must_match and must_differ: "a pair in which both have the word and it differs, or is the
        same, is not allowed; who lacks the word may work with anyone"; no is a word like others."""
        a, b = (self.question.pupils[p].attributes for p in two)
        return (any(x in a and x in b and not same_word(a[x], b[x]) for x in self.match)
                or any(x in a and x in b and same_word(a[x], b[x]) for x in self.differ))

    def excludes(self, two):
        """*Excluded by a rule on that very pair*: apart, must_match, must_differ and hard maximum;
        a held pair waives its own limits."""
        too_long = "max_tenure" in self.hard and two not in self.held and self.question.is_too_long(two)
        return too_long or two in self.apart or two in self.forbidden or self._words_exclude(two)

    def _going_on(self):
        """Under a hard minimum, the pairs that must go on."""
        if "min_tenure" not in self.hard:
            return set()
        here = set(self.question.present)
        return {two for two in self.question.past.latest()
                if two <= here and self.question.is_young(two) and not self.excludes(two)}

    def rest(self):
        """Those whom the optimisation pairs: present, less threes on purpose."""
        threes = set().union(*self.threes_on_purpose)
        return [p for p in self.question.present if p not in threes]

    def _roles_allow(self, group):
        """Exactly one tutor in a pair, one or two in a three; whoever is not `tutor` is a tutee.
        Who works with the adult needs no role."""
        count = sum(self.question.pupils[p].attributes.get("role") == "tutor" for p in group)
        return len(group) == 1 or 1 <= count < len(group)

    def allow(self, group):
        """Whether these may be a partnership: all of its pairs allowed, and nobody torn from theirs."""
        group = frozenset(group)
        return (not any(two & group and not two <= group for two in self.held | self.going_on)
                and not any(self.excludes(two) for two in pairs_of(group))
                and (not self.tutors or self._roles_allow(group)))

    def shape_fault(self, groups):
        """Threes on purpose; of the rest pairs, and if it is odd one three or one with the adult."""
        if in_byte_order(p for g in groups for p in g) != self.question.present:
            return "not everyone present exactly once"
        rest = sorted(len(g) for g in groups if g not in self.threes_on_purpose)
        odd = [] if len(self.rest()) % 2 == 0 else [1] if self.question.policy.odd == "adult" else [3]
        if [size for size in rest if size != 2] != odd:
            return "partnerships of %s" % rest
        return None

    def flaw(self, partnerships):
        groups = [frozenset(g) for g in partnerships]
        refused = next((g for g in groups if not self.allow(g)), None)
        return self.shape_fault(groups) or (refused and "%s are not allowed" % in_byte_order(refused))
