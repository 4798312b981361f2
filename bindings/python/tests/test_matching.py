# SPDX-License-Identifier: MIT
"""Guarantees that the engine's results are optima: counted by brute force,
proven by duals that are checked here, and the same as NetworkX's."""

from __future__ import annotations

import random
from fractions import Fraction
from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import learning_partners as lp
from learning_partners import matching

GONE = None


def random_matrix(n: int, seed: int, *, share: float = 1.0, most: int = 50) -> list[list[Any]]:
    draw = random.Random(seed)
    costs: list[list[Any]] = [[0] * n for _ in range(n)]
    for u in range(n):
        for v in range(u):
            cost = draw.randrange(-most, most) if draw.random() < share else GONE
            costs[u][v] = costs[v][u] = cost
    return costs


def brute_force(costs: list[list[Any]], left: tuple[int, ...]) -> Any:
    """The least cost of pairing those left off; None where it can't be."""
    if not left:
        return 0
    first, *rest = left
    found = []
    for other in rest:
        if costs[first][other] is not GONE:
            below = brute_force(costs, tuple(v for v in rest if v != other))
            if below is not None:
                found.append(costs[first][other] + below)
    return min(found, default=None)


def brute_force_three(costs: list[list[Any]]) -> Any:
    n, found = len(costs), []
    for a in range(n):
        for b in range(a):
            for c in range(b):
                sides = (costs[a][b], costs[b][c], costs[a][c])
                below = brute_force(costs, tuple(v for v in range(n) if v not in (a, b, c)))
                if GONE not in sides and below is not None:
                    found.append(sum(sides) + below)
    return min(found, default=None)


def check_duals(found: matching.Matching, costs: list[list[Any]]) -> None:
    """Feasible, and as much as the matching costs: so nothing costs less."""
    (dual,) = found.duals
    values = [value[0] for value in dual.values]
    total = sum(values)
    for blossom in dual.blossoms:
        assert len(blossom.members) % 2 == 1 and blossom.value[0] >= 0
        total += blossom.value[0]
    assert total == 2 * found.cost  # type: ignore[operator]
    for u in range(found.n):
        for v in range(u):
            if costs[u][v] is GONE:
                continue
            crossing = sum(b.value[0] for b in dual.blossoms if (u in b.members) != (v in b.members))
            assert values[u] + values[v] + crossing <= 2 * costs[u][v]


def check_perfect(found: matching.Matching, costs: list[list[Any]]) -> None:
    partners = found.partners.tolist()
    assert all(partners[partners[v]] == v != partners[v] for v in range(found.n))
    assert sum(costs[u][v] for u, v in found.pairs) == found.cost


@given(st.integers(0, 4), st.integers(0, 10**6), st.sampled_from([1.0, 0.7, 0.4]))
def test_even(half: int, seed: int, share: float) -> None:
    costs = random_matrix(2 * half, seed, share=share)
    least = brute_force(costs, tuple(range(2 * half)))
    edges = [(u, v, costs[u][v]) for u in range(2 * half) for v in range(u) if costs[u][v] is not GONE]
    columns = [[edge[i] for edge in edges] for i in range(3)]
    if least is None:
        for call in (lambda: matching.solve(costs), lambda: matching.solve_edges(2 * half, *columns)):
            with pytest.raises(lp.InfeasibleError) as caught:
                call()
            check_barrier(caught.value.barrier, costs)
        return
    for found in (matching.solve(costs), matching.solve_edges(2 * half, *columns)):
        assert found.cost == least
        check_perfect(found, costs)
        check_duals(found, costs)


def check_barrier(barrier: matching.Barrier | None, costs: list[list[Any]]) -> None:
    """Components are odd, more than the members, and no edge leads from one to another."""
    assert barrier is not None and len(barrier.components) > len(barrier.members)
    for component in barrier.components:
        assert len(component) % 2 == 1
        outside = set(range(len(costs))) - set(component) - set(barrier.members)
        assert all(costs[u][v] is GONE for u in component for v in outside)


@given(st.integers(1, 3), st.integers(0, 10**6), st.sampled_from([1.0, 0.7]))
def test_odd(half: int, seed: int, share: float) -> None:
    costs = random_matrix(2 * half + 1, seed, share=share)
    least = brute_force_three(costs)
    if least is None:
        with pytest.raises(lp.InfeasibleError):
            matching.solve(costs)
        return
    found = matching.solve(costs)
    assert found.cost == least and found.three is not None
    a, b, c = found.three
    assert sum(costs[u][v] for u, v in [*found.pairs, (a, b), (b, c), (a, c)]) == least


def test_tiers_compare_in_order() -> None:
    """One unit of the first tier outweighs all of the second."""
    draw = np.random.default_rng(1)
    tiers = draw.integers(0, 9, (8, 8, 2))
    tiers = tiers + tiers.transpose(1, 0, 2)
    found = matching.solve(tiers)
    one = matching.solve(tiers[:, :, 0] * 10**6 + tiers[:, :, 1])
    assert isinstance(found.cost, tuple)
    assert found.cost[0] * 10**6 + found.cost[1] == one.cost
    assert found.values.shape == (8, 2) and len(found.radices) == 2


@pytest.mark.parametrize("n", [2, 10, 40, 120])
def test_forms_agree(n: int) -> None:
    """Matrix, floats, masked arrays, edges, triangle and batch: one least cost."""
    costs = np.random.default_rng(n).integers(-99, 99, (n, n))
    costs = np.triu(costs, 1) + np.triu(costs, 1).T
    rows, columns = np.triu_indices(n, 1)
    least = matching.solve(costs).cost
    hidden = np.ma.masked_array(costs, mask=np.eye(n, dtype=bool))
    floats = costs.astype(float)
    np.fill_diagonal(floats, np.nan)
    found = [
        matching.solve(costs.tolist()),
        matching.solve(costs.astype(np.int16)),
        matching.solve(floats),
        matching.solve(hidden),
        matching.solve(np.asfortranarray(costs)),
        matching.solve_edges(n, rows, columns, costs[rows, columns]),
        matching.solve_complete(costs[rows, columns]),
    ]
    assert {each.cost for each in found} == {least}
    if n <= 64:
        batch = matching.solve_many(costs[None])
        assert batch.costs.tolist() == [least] and batch.n_solved == len(batch) == 1


@pytest.mark.parametrize("threads", [1, 3])
def test_batch(threads: int) -> None:
    costs = np.random.default_rng(5).integers(0, 100, (800, 12, 12))
    costs = costs + costs.transpose(0, 2, 1)
    costs[7, 3, :] = costs[7, :, 3] = 2**31 - 1
    rows, columns = np.triu_indices(12, 1)
    triangles = costs[:, rows, columns].astype(np.int32)
    batch = matching.solve_many(triangles, threads=threads)
    assert batch.n_solved == 799
    assert batch.partners[7].tolist() == list(range(12)) and batch.costs[7] == 0
    for number in (0, 1, 399, 799):
        assert batch.costs[number] == matching.solve(costs[number]).cost
        partners = batch.partners[number]
        assert (partners[partners] == np.arange(12)).all()
        assert costs[number][np.arange(12), partners].sum() == 2 * batch.costs[number]


MISTAKES: list[tuple[Any, type[BaseException], str]] = [
    (lambda: matching.solve([[0, 1], [2, 0]]), lp.InvalidValueError, "symmetric"),
    (lambda: matching.solve([[0, 1, 2], [1, 0, 2]]), lp.InvalidValueError, "n × n"),
    (lambda: matching.solve([[0, 1.5], [1.5, 0]]), lp.InvalidValueError, "1.5"),
    (lambda: matching.solve([[0, 10**16], [10**16, 0]]), lp.LimitError, "10000000000000000"),
    (lambda: matching.solve([["a", "b"], ["b", "a"]]), lp.InvalidValueError, "dtype"),
    (lambda: matching.solve([[0]]), lp.InvalidValueError, "alone"),
    (lambda: matching.solve_edges(4, [0], [4], [1]), lp.InvalidValueError, "4"),
    (lambda: matching.solve_edges(4, [0], [0], [1]), lp.InvalidValueError, "0"),
    (lambda: matching.solve_edges(4, [0, 1], [2], [1]), lp.InvalidValueError, "length"),
    (lambda: matching.solve_edges(4, [0], [1], [float("nan")]), lp.InvalidValueError, "edge"),
    (lambda: matching.solve_edges(3, [0], [1], [1]), lp.InvalidValueError, ""),
    (lambda: matching.solve_many(np.zeros((2, 3, 3))), lp.InvalidValueError, "even"),
    (lambda: matching.solve_many(np.zeros((2, 4))), lp.InvalidValueError, "n (n − 1) / 2"),
    (lambda: matching.solve_many(np.full((1, 1), 2**40)), lp.LimitError, "2**31"),
]


@pytest.mark.parametrize("number", range(len(MISTAKES)))
def test_mistakes(number: int) -> None:
    call, kind, words = MISTAKES[number]
    with pytest.raises(kind) as caught:
        call()
    assert words in str(caught.value)


def weight_of(graph: Any, pairs: Any, weight: str = "weight") -> Any:
    return sum(Fraction(graph.edges[pair].get(weight, 1)) for pair in pairs)


@given(st.integers(0, 10**6), st.integers(1, 12), st.floats(0.1, 1), st.booleans(), st.booleans())
def test_as_networkx(seed: int, n: int, share: float, most_edges: bool, floats: bool) -> None:
    draw = random.Random(seed)
    graph = nx.gnp_random_graph(n, share, seed=seed)
    graph = nx.relabel_nodes(graph, {node: f"node {node}" for node in graph})
    for edge in graph.edges:
        graph.edges[edge]["weight"] = draw.uniform(-1, 3) if floats else draw.randrange(-5, 20)
    try:
        ours = matching.max_weight_matching(graph, maxcardinality=most_edges)
    except lp.LimitError:
        assert floats
        return
    theirs = nx.max_weight_matching(graph, maxcardinality=most_edges)
    assert nx.is_matching(graph, ours)
    if most_edges:
        assert len(ours) == len(theirs)
    assert float(weight_of(graph, ours)) == pytest.approx(float(weight_of(graph, theirs)), abs=1e-9)
    if not floats:
        least = matching.min_weight_matching(graph)
        known = nx.min_weight_matching(graph)
        assert (len(least), weight_of(graph, least)) == (len(known), weight_of(graph, known))


def test_perfect_matching_of_a_graph_and_why_not() -> None:
    graph = nx.Graph()
    graph.add_weighted_edges_from([("a", "b", 3), ("b", "c", 1), ("c", "d", 3), ("d", "a", 1)])
    assert {frozenset(pair) for pair in matching.min_weight_perfect_matching(graph)} == {
        frozenset("bc"),
        frozenset("ad"),
    }
    star = nx.star_graph(3)
    with pytest.raises(lp.InfeasibleError) as caught:
        matching.min_weight_perfect_matching(nx.relabel_nodes(star, {0: "hub"}))
    assert caught.value.barrier is not None and caught.value.barrier.members == ("hub",)
    with pytest.raises(lp.InvalidValueError):
        matching.max_weight_matching(nx.DiGraph([(1, 2)]))
