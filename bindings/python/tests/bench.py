# SPDX-License-Identifier: MIT
"""Measures what the package promises, and prints it beside the promise.

Usage: python bench.py [--memory]; needs pandas and networkx. Best of several
runs, since other work on the machine only ever adds time.
"""

from __future__ import annotations

import os
import pathlib
import resource
import sys
import time
from collections.abc import Callable

import networkx as nx
import numpy as np
import pandas as pd

import learning_partners as lp
from learning_partners import _core, matching

ROOT = pathlib.Path(__file__).resolve().parents[3]
CLASS = ROOT / "examples" / "data" / "london_school63_30pupils_bands.csv"
COHORT = ROOT / "tests" / "data" / "attainment" / "england_chem97.csv"


def best(function: Callable[[], object], times: int, runs: int = 7) -> float:
    """Seconds for one call."""
    found = float("inf")
    for _ in range(runs):
        started = time.perf_counter()
        for _ in range(times):
            function()
        found = min(found, (time.perf_counter() - started) / times)
    return found


def c_call(request: lp.Request, times: int) -> float:
    """Seconds for lp_pair() alone: a loop in C."""

    def loop() -> None:
        run = _core.Run()
        for _ in range(times):
            run.add(request._core)
        started = time.perf_counter()
        run.work()
        spent.append((time.perf_counter() - started) / times)

    spent: list[float] = []
    for _ in range(7):
        loop()
    return min(spent)


def overhead(roster: lp.Roster) -> None:
    policy, history = lp.Policy(), lp.History()
    for rounds in (0, 12):
        if rounds:
            history = lp.simulate(roster, policy, rounds=rounds, start="2026-06-01", seed=1).history
        request = lp.Request(roster, history, policy, date="2026-11-09", seed=1)
        in_c = c_call(request, 500)
        from_request = best(lambda: lp.pair(request), 500)
        from_objects = best(lambda: lp.pair(roster, history, policy, date="2026-11-09", seed=1), 500)
        and_read = best(lambda: lp.pair(roster, history, policy, date="2026-11-09", seed=1).ids, 500)
        print(
            f"pair(), 30 pupils, {rounds} rounds before: C {in_c * 1e6:.1f} µs, of a request {from_request * 1e6:.1f} µs, "
            f"of roster, history, policy {from_objects * 1e6:.1f} µs, ids read {and_read * 1e6:.1f} µs: "
            f"{from_objects / in_c:.2f} × C (at most 3)"
        )


def frames() -> None:
    n = 100_000
    scores = np.random.default_rng(1).normal(100, 15, n)
    df = pd.DataFrame({"id": [f"pupil {i}" for i in range(n)], "maths": scores})
    df["band"] = pd.Categorical.from_codes(np.arange(n) % 3, ["WTS", "EXS", "GDS"], ordered=True)
    for column in ("maths", "band"):
        spent = best(lambda: lp.Roster.from_dataframe(df, id="id", attainment=column), 1)
        print(f"from_dataframe(), 100,000 pupils, {column}: {spent:.3f} s (under 1)")


def cohort() -> None:
    df = pd.read_csv(COHORT)
    options = {"by": "school_id", "id": "pupil_id", "attainment": "score", "date": "2026-11-09", "errors": "return"}
    spent = best(lambda: lp.pair_many(df, **options), 1)
    found = lp.pair_many(df, **options)
    alone = (found["outcome"] == "too-few").sum()
    print(
        f"pair_many(), {len(df):,} pupils in {df['school_id'].nunique():,} groups ({alone} of one pupil), "
        f"{os.cpu_count()} processors: {spent:.2f} s (under 2)"
    )


def beside_networkx(roster: lp.Roster) -> None:
    """The real costs of the class: squared distance of ranks, as nearest partners cost."""
    ranks = pd.Series([pupil.attainment["reading"] for pupil in roster]).rank().to_numpy()
    costs = np.rint((2 * (ranks[:, None] - ranks[None, :])) ** 2).astype(np.int64)
    graph = nx.Graph()
    most = int(costs.max())
    graph.add_weighted_edges_from((u, v, most + 1 - int(costs[u, v])) for u in range(30) for v in range(u))
    theirs = best(lambda: nx.max_weight_matching(graph, maxcardinality=True), 2)
    single = best(lambda: matching.solve(costs).partners, 300)
    many = np.repeat(costs[np.triu_indices(30, 1)][None, :], 5000, axis=0).astype(np.int32)
    batch = best(lambda: matching.solve_many(many), 1) / len(many)
    alone = best(lambda: matching.solve_many(many, threads=1), 1) / len(many)
    found = nx.max_weight_matching(graph, maxcardinality=True)
    assert sum(int(costs[u, v]) for u, v in found) == matching.solve(costs).cost == matching.solve_many(many).costs[0]
    print(
        f"networkx {theirs * 1e6:,.0f} µs; solve() {single * 1e6:.1f} µs, {theirs / single:,.0f} × (at least 200); "
        f"solve_many() {batch * 1e6:.2f} µs a graph, {theirs / batch:,.0f} × (at least 500), "
        f"on one thread {alone * 1e6:.2f} µs, {theirs / alone:,.0f} ×"
    )


def memory(roster: lp.Roster) -> None:
    """Resident memory over 100,000 calls, with some that fail."""

    def now() -> float:
        pages = int(pathlib.Path("/proc/self/statm").read_text().split()[1])
        return pages * resource.getpagesize() / 2**20

    bad = lp.Roster([f"p{i}" for i in range(4)], rules=[lp.Rule("apart", [f"p{i}" for i in range(4)])])
    for calls in range(100_001):
        lp.pair(roster, date="2026-11-09", seed=calls).ids
        if calls % 10 == 0:
            try:
                lp.pair(bad, policy="random", date="2026-11-09")
            except lp.InfeasibleError:
                pass
        if calls % 20_000 == 1_000 or calls == 100_000:
            print(f"  {calls:7,} calls: {now():.1f} MiB")


def main() -> None:
    df = pd.read_csv(CLASS)
    roster = lp.Roster.from_dataframe(df, id="pupil_id", attainment={"standLRT": "reading"})
    print(f"learning_partners {lp.__version__}, Python {sys.version.split()[0]}, pandas {pd.__version__}")
    overhead(roster)
    frames()
    cohort()
    beside_networkx(roster)
    if "--memory" in sys.argv:
        memory(roster)


if __name__ == "__main__":
    main()
