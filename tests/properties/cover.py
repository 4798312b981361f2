# SPDX-License-Identifier: MIT
"""Judge the cover for those who are away today.

Everybody present today must be in one partnership, the must rules must hold,
and no cover may part fewer of the round's partners who are both there. How
the library chooses among covers that part equally few is not judged here.
"""

from oracle import Search
from question import Musts, Question, Refused, key, pairs_of


class LeastParting(Search):
    """Finds how many of the round's pairs can stay together at most."""

    def __init__(self, question, round_pairs):
        super().__init__(question, Musts(question))
        self.round_pairs = round_pairs

    def _number(self, group):
        return -sum(key(a, b) in self.round_pairs for a, b in pairs_of(group))


def today(request):
    """The question of those who are there today, or None where they are too few."""
    absent = request.get("absent", []) + request["away_today"]
    policy = {k: v for k, v in request.get("policy", {}).items() if k != "hard"}
    try:
        return Question(dict(request, absent=absent, away_today=[], policy=policy))
    except Refused:
        return None


def cover_fault(request, partnerships, cover):
    """What is wrong with the cover (None where the answer gives none), or None."""
    if not request.get("away_today"):
        return "a cover, and nobody away" if cover else None
    question = today(request)
    policy = request.get("policy", {})
    if question is None:
        return "a cover for too few" if cover else None
    if policy.get("hard") or policy.get("odd") == "adult":
        return None
    round_pairs = {key(a, b) for group in partnerships for a, b in pairs_of(group)}
    best = LeastParting(question, round_pairs).best()
    if best is None or cover is None:
        return None if (best is None) == (cover is None) else "a cover exists, or not: %s" % cover
    moved = {p for group in cover for p in group}
    away = set(request["away_today"])
    full = cover + [g for g in partnerships if not set(g) & (moved | away)]
    if question.flaw(full):
        return "no valid cover: %s: %s" % (question.flaw(full), full)
    if any(sorted(g) in [sorted(h) for h in partnerships] for g in cover):
        return "a cover with a partnership of the round: %s" % cover
    kept = sum(key(a, b) in round_pairs for group in full for a, b in pairs_of(group))
    return None if kept == -best[0] else "the cover keeps %d, possible is %d: %s" % (kept, -best[0], full)
