# SPDX-License-Identifier: MIT
"""The definitions misread, one at a time: each is a way in which a sentence was or could be got wrong.

watch-oracle.py plants them in the oracle; some scenario has to tell each from
the right reading, or the scenarios leave that sentence to anybody's guess.
"""

import contextlib
from types import SimpleNamespace
from unittest import mock

import past
import question
import ranks
import reading
from past import Past, pairs_of
from question import Musts, Question
from reading import in_byte_order

TABLE = []


def misread(place, name):
    """The function that follows stands in for `name` of this place; it is given the right one first."""
    def add(function):
        right = getattr(place, name)

        @contextlib.contextmanager
        def planted():
            with mock.patch.object(place, name, lambda *given: function(right, *given)):
                yield
        TABLE.append((function.__name__, planted))
        return function
    return add


# Time.

@misread(Past, "_open_days_since")
def today_counts_as_a_day(right, self, i):
    return right(self, i) + 1


@misread(Past, "_open_days_since")
def holidays_count(right, self, i):
    return self.today - self.rounds[i].day


@misread(Past, "tenure_for_minimum")
def keep_rounds_do_not_matter(right, self, two):
    return self.tenure(two)


@misread(Past, "tenure")
def keep_rounds_move_the_maximum(right, self, two):
    return self.tenure_for_minimum(two)


@misread(Past, "_is_keep_round")
def all_must_stay_in_a_keep_round(right, self, i):
    return right(self, i) and self.partners[i - 1] <= self.partners[i]


@misread(Past, "spells")
def rounds_for_spells(right, self, two):
    return sum(two in p for p in self.partners)


@misread(Question, "is_young")
def fresh_leaves_the_young(right, self, two):
    with mock.patch.object(self, "fresh", False):
        return right(self, two)


@misread(Question, "is_too_long")
def fresh_forgets_the_maximum(right, self, two):
    return right(self, two) and not self.fresh


@misread(Question, "_cooldown")
def fresh_excuses_from_cooldown(right, self, two, one):
    return 0 if one.latest and self.fresh else right(self, two, one)


@misread(Question, "_cooldown")
def staying_costs_cooldown(right, self, two, one):
    return right(self, two, SimpleNamespace(**dict(vars(one), latest=one.latest and one.young)))


@misread(Question, "_cooldown")
def held_pairs_cost_cooldown(right, self, two, one):
    return right(self, two, SimpleNamespace(**dict(vars(one), held=False)))


@misread(Question, "_cooldown_rounds")
def cooldown_never_less_two(right, self):
    wide = SimpleNamespace(**dict(vars(self.policy), odd="adult"))
    with mock.patch.object(self, "policy", wide):
        return right(self)


@misread(Question, "_cooldown_rounds")
def cooldown_less_two_of_an_odd_class(right, self):
    """By the number present, not by the rest, and with an adult too."""
    if self.policy.cooldown_rounds is not None:
        return self.policy.cooldown_rounds
    m = (self.n - 1) // 2 - 2 * (self.n % 2)
    return min(6 if self.policy.strategy in question.SIX else 12, max(0, m))


@misread(Question, "_cooldown_rounds")
def two_less_before_the_limit(right, self):
    if self.policy.cooldown_rounds is not None or len(self.musts.rest()) % 2 == 0 or self.policy.odd == "adult":
        return right(self)
    return min(6 if self.policy.strategy in question.SIX else 12, max(0, (self.n - 1) // 2 - 2))


@misread(Question, "asks_to_go_on")
def excluded_pairs_are_missed(right, self, two, tier):
    one = self.pair[two]
    return one.young if tier == "min_tenure" else right(self, two, tier)


@misread(Question, "asks_to_go_on")
def change_counts_under_fresh(right, self, two, tier):
    with mock.patch.object(self, "fresh", False):
        return right(self, two, tier)


# Turns.

@misread(past, "level_newcomers")
def joiners_begin_at_nothing(right, counts, taking_part, before):
    for p in taking_part:
        counts.setdefault(p, 0)


@misread(past, "level_newcomers")
def joiners_take_the_least_of_all(right, counts, taking_part, before):
    right(counts, taking_part, before)
    did = past.participants(before) & taking_part if before else set()
    for p in taking_part - did:
        counts[p] = min((counts[p] for p in did), default=counts[p])


@misread(Question, "turn")
def the_same_three_is_a_turn(right, self, group):
    with mock.patch.object(self.past, "is_partnership_of_latest", lambda group: False):
        return right(self, group)


@misread(Past, "turns")
def the_same_three_gains(right, self, present):
    apart = [SimpleNamespace(day=r.day, groups=r.groups) for r in self.rounds]
    counts, gained, before = {}, set(), None
    for one in apart:
        past.level_newcomers(counts, past.participants(one), before)
        now = {p for g in one.groups if len(g) in (1, 3) for p in g}
        for p in now:
            counts[p] += 1
        gained, before = now or gained, one
    past.level_newcomers(counts, set(present), before)
    return {p: counts[p] for p in present}, gained


@misread(Question, "turn")
def the_latest_turn_is_forgotten(right, self, group):
    with mock.patch.object(self, "gained", set()):
        return right(self, group)


@misread(Question, "turn")
def counts_are_not_levelled(right, self, group):
    return right(self, group) and right(self, group) + 2 * len(group) * min(self.counts.values())


@misread(Question, "turn")
def the_adult_is_no_turn(right, self, group):
    return 0 if len(group) == 1 else right(self, group)


# Strategies.

@misread(ranks, "window")
def windows_in_doubled_ranks(right, policy, n):
    lo, hi = right(policy, n)
    return (lo, hi) if policy.gap is None else (lo // 2, hi and hi // 2)


@misread(ranks, "window")
def matched_has_no_window(right, policy, n):
    return (0, 0) if policy.strategy == "matched" and policy.gap is None else right(policy, n)


@misread(ranks, "window")
def no_end_is_the_usual_end(right, policy, n):
    lo, hi = right(policy, n)
    return lo, 4 * n // 3 if hi is None else hi


@misread(question, "strategy_cost")
def halves_of_n_and_one(right, policy, these, two):
    if policy.strategy != "mixed-half" or not all(p in these.r for p in two):
        return right(policy, these, two)
    a, b = (these.r[p] for p in two)
    return (abs(a - b) - these.n - 1) ** 2


@misread(reading, "read_attainment")
def thresholds_rank_by_score(right, value, scale):
    index = right(value, scale)
    return value if scale and scale.thresholds and not isinstance(value, str) else index


@misread(ranks, "doubled_mid_ranks")
def ties_share_the_lowest_rank(right, standings):
    return {p: 2 * sum(v < mine for v in standings.values()) + 2 for p, mine in standings.items()}


# Wishes and rules.

@misread(Question, "_feedback_by_pair")
def feedback_on_the_first_two(right, self):
    first = [SimpleNamespace(**dict(vars(f), pupils=f.pupils[:2])) for f in self.feedback]
    with mock.patch.object(self, "feedback", first):
        return right(self)


@misread(Question, "_wishes")
def two_noes_are_alike(right, self, two):
    a, b = (self.pupils[p].attributes for p in two)
    return right(self, two) + sum(w for x, w in self.policy.weights.items() if a.get(x) is False and b.get(x) is False)


@misread(Question, "_wishes")
def wishes_never_below_nothing(right, self, two):
    return max(0, right(self, two))


@misread(Question, "_wishes")
def each_rule_counts(right, self, two):
    wishes = right(self, two)
    for kind in ("friends", "prefer"):
        naming = [r for r in self.rules if r.type == kind and two in pairs_of(r.pupils)]
        wishes += self.policy.weights[kind] * max(0, len(naming) - 1)
    return wishes


@misread(Musts, "_words_exclude")
def who_lacks_the_word_differs(right, self, two):
    a, b = (self.question.pupils[p].attributes for p in two)
    return right(self, two) or any(a.get(x) != b.get(x) for x in self.match)


@misread(Musts, "_words_exclude")
def noes_are_no_words(right, self, two):
    return right(self, two) and not all(False in self.question.pupils[p].attributes.values() for p in two)


@misread(Musts, "_roles_allow")
def a_three_has_one_tutor(right, self, group):
    tutors = sum(self.question.pupils[p].attributes.get("role") == "tutor" for p in group)
    return right(self, group) and tutors <= 1


@misread(Musts, "rest")
def threes_on_purpose_are_the_three(right, self):
    self.threes_on_purpose = []
    return list(self.question.present)


@misread(Musts, "excludes")
def held_pairs_obey_a_hard_maximum(right, self, two):
    return right(self, two) or ("max_tenure" in self.hard and self.question.is_too_long(two))


@misread(Musts, "_going_on")
def hard_minimum_only_of_free_pupils(right, self):
    return {two for two in right(self) if not any(two & held for held in self.held)}


@misread(reading, "read_present")
def the_adult_needs_two(right, value, roster, odd):
    return right(value, roster, "three")


@misread(question, "in_byte_order")
def ids_in_the_order_of_utf_16(right, ids):
    return sorted(in_byte_order(ids), key=lambda i: i.encode("utf-16-be"))
