# SPDX-License-Identifier: MIT
"""Ranks by attainment, and what each strategy makes of them."""


def doubled_mid_ranks(standings):
    """r = doubled mid-rank (2, 4, … without ties): those below, and half of those alike, twice."""
    values = list(standings.values())
    return {p: 2 * sum(v < mine for v in values) + sum(v == mine for v in values) + 1
            for p, mine in standings.items()}


class Ranks:
    """r, q and n "among the n present pupils whose attainment is known"."""

    def __init__(self, roster, present, subject):
        scale = roster.scales.get(subject)
        known = {p: u.attainment[subject] for p, u in roster.pupils.items() if subject in u.attainment}
        if scale and scale.quantiles:
            known = quantiles(known, scale.quantiles)
        here = {p: standing for p, standing in known.items() if p in present}
        self.n = len(here)
        self.r = doubled_mid_ranks(here)  # "under a scale ranks go by band, thresholds or not"
        # q = "the band's index, or ⌊4(r − 1)/2n⌋ where attainment is a score"
        self.q = here if scale else {p: 4 * (r - 1) // (2 * self.n) for p, r in self.r.items()}


def quantiles(scores, count):
    """Bands by quantiles "of the whole roster": like the quarters of mixed-near, ⌊k(r − 1)/2n⌋."""
    n = len(scores)
    return {p: count * (r - 1) // (2 * n) for p, r in doubled_mid_ranks(scores).items()}


def window(policy, n):
    """lo to hi in doubled ranks; hi None is no limit."""
    if policy.gap is not None:
        return policy.gap
    return (0, n // 3) if policy.strategy == "matched" else (n // 3, 4 * n // 3)


def strategy_cost(policy, ranks, two):
    """The cost of a pair in the tier strategy: 0 where either is unknown."""
    strategy = policy.strategy
    if strategy in ("random", "uniform") or not all(p in ranks.r for p in two):
        return 0
    (r1, r2), (q1, q2), n = (ranks.r[p] for p in two), (ranks.q[p] for p in two), ranks.n
    g = abs(r1 - r2)
    if strategy in ("mixed", "tutor", "matched"):
        lo, hi = window(policy, n)
        return max(0, lo - g, 0 if hi is None else g - hi) ** 2
    return {"nearest": g ** 2,
            "mixed-fold": (r1 + r2 - 2 * (n + 1)) ** 2,
            "mixed-half": (g - n) ** 2,
            "mixed-near": (abs(q1 - q2) - 1) ** 2}[strategy]
