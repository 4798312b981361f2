# SPDX-License-Identifier: MIT
"""What the history says of pairs and of turns: spells, tenure, keep rounds, counts.

A round is its day and its partnerships (sets of ids), the earliest first.
"""

import itertools


def pair(a, b):
    return frozenset((a, b))


def pairs_of(group):
    """The pairs inside a partnership: a three has three, one alone has none."""
    return [pair(a, b) for a, b in itertools.combinations(sorted(group, key=str.encode), 2)]


def partners(one_round):
    """The pairs who share a partnership in a round."""
    return {p for group in one_round.groups for p in pairs_of(group)}


def participants(one_round):
    return {p for group in one_round.groups for p in group}


class Past:
    """The rounds, and the closures that days are counted by."""

    def __init__(self, rounds, closures, today):
        self.rounds, self.today = rounds, today
        self.closed = {day for first, last in closures for day in range(first, min(last, today) + 1)}
        self.partners = [partners(r) for r in rounds]
        self.keeps = [self._is_keep_round(i) for i in range(len(rounds))]

    def _is_keep_round(self, i):
        """One in which at least half of the previous round's pairs whose two pupils took part in both
        were still partners. A first round, or one with no such pair, is none."""
        if i == 0:
            return False
        both = participants(self.rounds[i - 1]) & participants(self.rounds[i])
        comparable = [p for p in self.partners[i - 1] if p <= both]
        still = [p for p in comparable if p in self.partners[i]]
        return len(comparable) > 0 and 2 * len(still) >= len(comparable)

    # Pairs.

    def latest(self):
        """The pairs of the latest round."""
        return self.partners[-1] if self.rounds else set()

    def is_partnership_of_latest(self, group):
        return bool(self.rounds) and frozenset(group) in self.rounds[-1].groups

    def spells(self, two):
        """The number of runs of consecutive rounds as partners, a running one included."""
        together = [two in p for p in self.partners]
        return sum(now and not before for before, now in zip([False] + together, together))

    def rounds_ago(self, two):
        """k where the two were last partners k rounds ago (latest round: 1), or None."""
        return next((k for k, p in enumerate(reversed(self.partners), 1) if two in p), None)

    def _start(self, two):
        """The index of the round in which the running spell began."""
        i = len(self.rounds) - 1
        while i > 0 and two in self.partners[i - 1]:
            i -= 1
        return i

    def _open_days_since(self, i):
        """Days from a round's date (included) to today (not included), less closures."""
        return sum(day not in self.closed for day in range(self.rounds[i].day, self.today))

    def tenure(self, two):
        """For partners in the latest round."""
        return self._open_days_since(self._start(two))

    def tenure_for_minimum(self, two):
        """A spell that began in a keep round is dated from the latest earlier round that was none."""
        i = self._start(two)
        while self.keeps[i]:
            i -= 1
        return self._open_days_since(i)

    # Turns.

    def turns(self, present):
        """(count of each present pupil, who gained in the class's latest turn)."""
        counts, latest_gained, before = {}, set(), None
        for one in self.rounds:
            level_newcomers(counts, participants(one), before)
            gained = {p for group in one.groups if len(group) in (1, 3)
                      and not (before and group in before.groups) for p in group}
            for p in gained:
                counts[p] += 1
            latest_gained, before = gained or latest_gained, one
        level_newcomers(counts, set(present), before)
        return {p: counts[p] for p in present}, latest_gained


def level_newcomers(counts, taking_part, before):
    """First each who takes part and did not take part in the round before takes max(own count,
    the least count of those who take part and did), if there are any such."""
    did = participants(before) & taking_part if before else set()
    for p in taking_part:
        counts.setdefault(p, 0)
    least = min((counts[p] for p in did), default=0)
    for p in taking_part - did:
        counts[p] = max(counts[p], least)
