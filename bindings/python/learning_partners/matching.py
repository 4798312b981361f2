# SPDX-License-Identifier: MIT
"""The matching engine: exact minimum-cost perfect matching in general graphs.

It knows vertices 0 … n − 1, edges and integer costs, and no pupil. Costs are
whole numbers; what has a cost of NaN, infinity or None, or is masked, is no
edge. Every result comes with duals that prove it.

>>> from learning_partners import matching
>>> found = matching.solve([[0, 4, 1, 9], [4, 0, 8, 2], [1, 8, 0, 7], [9, 2, 7, 0]])
>>> found.pairs, found.cost
([(0, 2), (1, 3)], 3)

Source: J. Edmonds, Paths, trees, and flowers, Canadian Journal of Mathematics
17 (1965); H. N. Gabow, Data structures for weighted matching and nearest common
ancestors with linking, SODA (1990).
"""

from __future__ import annotations

import array
import concurrent.futures
import operator
import os
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import Any

from . import _core
from ._answers import Blossom, Dual, numbers_of
from ._costs import column_bytes, exact_integers, matrix_bytes, np, triangles_bytes
from ._errors import InfeasibleError, InvalidValueError, LimitError
from ._interrupt import interruptible

__all__ = [
    "Barrier",
    "Batch",
    "Matching",
    "max_weight_matching",
    "min_weight_matching",
    "min_weight_perfect_matching",
    "solve",
    "solve_complete",
    "solve_edges",
    "solve_many",
]

# Below this many graphs, a thread costs more than it brings.
_GRAPHS_PER_THREAD = 256
# With more vertices than this a solve may take a second.
_LONG, _LONG_SPARSE, _LONG_BATCH = 400, 20_000, 20_000


def _array(data: bytes, shape: tuple[int, ...]) -> Any:
    """A numpy array, or without numpy a memoryview, of what the core returns."""
    if np is not None:
        return np.frombuffer(data, dtype=np.int64).reshape(shape)
    view = memoryview(data)
    return view.cast("q") if len(shape) == 1 or 0 in shape else view.cast("q", shape)


@dataclass(frozen=True)
class Barrier:
    """The proof that a graph has no perfect matching (Tutte 1947, Berge 1958).

    Attributes
    ----------
    members : tuple
        Vertices whose removal leaves more odd components than there are members.
    components : tuple of tuples
        Those components.
    """

    members: tuple[Any, ...]
    components: tuple[tuple[Any, ...], ...]

    @classmethod
    def _wrap(cls, core: _core.Barrier) -> Barrier:
        components = tuple(tuple(numbers_of(core.component(index))) for index in range(core.n_components()))
        return cls(tuple(numbers_of(core.members())), components)

    def _renamed(self, names: list[Any]) -> Barrier:
        return Barrier(
            tuple(names[vertex] for vertex in self.members),
            tuple(tuple(names[vertex] for vertex in component) for component in self.components),
        )


class Matching:
    """A perfect matching of least cost with its duals, or pairs and one three. Immutable."""

    __slots__ = ("_core", "n", "n_tiers", "_partners")

    def __init__(self, core: _core.Matching, n: int, n_tiers: int) -> None:
        self._core = core
        self.n = n
        self.n_tiers = n_tiers
        self._partners: Any = None

    @property
    def partners(self) -> Any:
        """The partner of each vertex, shape (n,); a member of the three is its own.

        A read-only numpy array of int64; without numpy a memoryview.
        """
        if self._partners is None:
            self._partners = _array(self._core.mates(self.n), (self.n,))
        return self._partners

    @property
    def pairs(self) -> list[tuple[int, int]]:
        """The pairs, each with its smaller vertex first, in order."""
        return [(u, v) for u, v in enumerate(self.partners.tolist()) if u < v]

    @property
    def three(self) -> tuple[int, ...] | None:
        """The vertices of the three, ascending; ``None`` for an even number of vertices."""
        return tuple(numbers_of(self._core.three())) or None

    @property
    def cost(self) -> int | tuple[int, ...]:
        """The least cost; with several tiers a tuple."""
        components = numbers_of(self._core.cost(self.n_tiers))
        return components[0] if self.n_tiers == 1 else tuple(components)

    @property
    def radices(self) -> tuple[int, ...]:
        """With which radix each tier was packed: duals of several tiers are digits of one number."""
        return tuple(self._core.radix(tier) for tier in range(self.n_tiers))

    @property
    def duals(self) -> tuple[Dual, ...]:
        """The dual solutions, values doubled: one for an even number of vertices,
        for an odd one as many as bound all threes.

        For each edge 2·c(u, v) ≥ y[u] + y[v] + Σ z over the blossoms that hold
        exactly one of the two; and 2·cost = Σ y + Σ z (even).
        """
        return tuple(self._dual(number) for number in range(self._core.n_duals()))

    def _dual(self, number: int) -> Dual:
        flat = numbers_of(self._core.values(number, self.n, self.n_tiers))
        size = self.n_tiers
        values = tuple(tuple(flat[v * size : (v + 1) * size]) for v in range(self.n))
        blossoms = tuple(
            Blossom(
                tuple(numbers_of(self._core.blossom(number, index))),
                tuple(numbers_of(self._core.blossom_value(number, index, size))),
            )
            for index in range(self._core.n_blossoms(number))
        )
        return Dual(values, blossoms)

    @property
    def values(self) -> Any:
        """The doubled dual values of the first dual solution, shape (n,) or (n, tiers)."""
        shape = (self.n,) if self.n_tiers == 1 else (self.n, self.n_tiers)
        return _array(self._core.values(0, self.n, self.n_tiers), shape)

    def __len__(self) -> int:
        return self.n // 2

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Matching):
            return NotImplemented
        return (self.pairs, self.three, self.cost) == (other.pairs, other.three, other.cost)

    def __hash__(self) -> int:
        return hash(tuple(self.pairs))

    def __repr__(self) -> str:
        three = "" if self.three is None else f", three {self.three}"
        return f"<Matching of {self.n} vertices, cost {self.cost}{three}>"


@dataclass(frozen=True)
class Batch:
    """The matchings of many graphs of one size.

    Attributes
    ----------
    partners : array of int64, shape (k, n)
        Where a graph has no perfect matching, each vertex is its own partner.
    costs : array of int64, shape (k,)
        The least costs; 0 where there is no perfect matching.
    n_solved : int
        How many graphs have a perfect matching.
    """

    partners: Any
    costs: Any
    n_solved: int

    def __len__(self) -> int:
        return len(self.costs)


def _found(error: InfeasibleError) -> InfeasibleError:
    core = _core.take_barrier()
    error.barrier = None if core is None else Barrier._wrap(core)
    return error


def solve(costs: Any) -> Matching:
    """Finds a perfect matching of least cost, or with an odd number of vertices
    the partition into pairs and exactly one three of least cost.

    Parameters
    ----------
    costs : array of shape (n, n) or (n, n, tiers), or lists of lists
        Symmetric; the diagonal is not looked at. At most 10,000 vertices. With
        several tiers (at most 16), costs compare lexicographically. A three
        costs its three edges.

    Returns
    -------
    Matching
        A function of the costs alone. Among several optima any one may come:
        give the last tier to a tie-break of your own.

    Raises
    ------
    InfeasibleError
        Where there is none; its ``barrier`` proves it, for an even number.
    InvalidValueError, LimitError
        Where costs are not whole or not symmetric; where they are too large.

    Notes
    -----
    O(n³); other Python threads run meanwhile.

    Examples
    --------
    >>> solve([[0, 1, 5], [1, 0, 2], [5, 2, 0]]).three
    (0, 1, 2)
    """
    n, n_tiers, data = matrix_bytes(costs)
    return interruptible(lambda: _solve_matrix(n, n_tiers, data), is_long=n > _LONG)


def _solve_matrix(n: int, n_tiers: int, data: bytes) -> Matching:
    try:
        return Matching(_core.Matching.matrix(n, n_tiers, data), n, n_tiers)
    except InfeasibleError as error:
        raise _found(error)


def solve_edges(n: int, u: Any, v: Any, costs: Any) -> Matching:
    """Finds a perfect matching of least cost in a sparse graph, up to millions of vertices.

    Parameters
    ----------
    n : int
        How many vertices.
    u, v : arrays of int, shape (m,)
        The edges' ends; of parallel edges the cheapest counts.
    costs : array of int, shape (m,)

    Raises
    ------
    InfeasibleError
        Where there is none; its ``barrier`` proves it.
    InvalidValueError
        For an odd number of vertices, or an edge that leads nowhere.
    LimitError
        Where costs need more than 58 bits.

    Notes
    -----
    O(n m log n) at worst; nearly linear on graphs seen.

    Examples
    --------
    >>> solve_edges(4, [0, 1, 2, 3], [1, 2, 3, 0], [5, 1, 5, 1]).pairs
    [(0, 3), (1, 2)]
    """
    size = operator.index(n)
    if not 0 <= size < 2**32:
        raise InvalidValueError(f"A graph has 0 or more vertices, not {n}")
    return _solve_sparse(size, column_bytes(u), column_bytes(v), column_bytes(costs))


def _solve_sparse(n: int, u: bytes, v: bytes, costs: bytes) -> Matching:
    def call() -> Matching:
        try:
            return Matching(_core.Matching.sparse(n, u, v, costs), n, 1)
        except InfeasibleError as error:
            raise _found(error)

    return interruptible(call, is_long=n > _LONG_SPARSE)


def solve_complete(costs: Any) -> Matching:
    """Finds a perfect matching of least cost in a complete graph with small
    costs, up to tens of thousands of vertices.

    Parameters
    ----------
    costs : array of int, shape (n (n − 1) / 2,)
        Those of the pairs u < v, row by row (as scipy's ``pdist`` gives
        distances), below 2**31 − 1 in magnitude.

    Notes
    -----
    O(n²) for each round of pricing, of which graphs seen took fewer than ten.
    Exact. Source: D. Applegate and W. Cook, Solving large-scale matching
    problems (1993).

    Examples
    --------
    >>> solve_complete([4, 1, 9, 8, 2, 7]).pairs
    [(0, 2), (1, 3)]
    """
    n, _, data = triangles_bytes([costs] if np is None else np.asarray(costs)[None, :])
    return interruptible(lambda: Matching(_core.Matching.dense(n, data), n, 1), is_long=n > _LONG)


def solve_many(costs: Any, *, threads: int | None = None) -> Batch:
    """Finds a perfect matching of least cost in each of many small graphs.

    Parameters
    ----------
    costs : array of shape (k, n, n) or (k, n (n − 1) / 2)
        Matrices, or triangles of the pairs u < v, row by row; int32 triangles
        are taken as they are, 2**31 − 1 for no edge. n is even, at most 64.
    threads : int, optional
        By default as many as there are processors, where there is enough to do.

    Returns
    -------
    Batch
        The same optima as :func:`solve`, without the duals.

    Notes
    -----
    O(n³) a graph; each result is a function of its graph alone.

    Examples
    --------
    >>> batch = solve_many([[4, 1, 9, 8, 2, 7], [1, 4, 9, 8, 4, 1]])
    >>> batch.costs.tolist(), batch.partners.tolist()
    ([3, 2], [[2, 3, 0, 1], [1, 0, 3, 2]])
    """
    n, k, data = triangles_bytes(costs)
    workers = min(threads or os.cpu_count() or 1, max(1, k // _GRAPHS_PER_THREAD))
    if workers <= 1:
        return _gather([_core.BatchResult.solve(n, k, data)], k, n)
    size = len(data) // k
    bounds = [k * part // workers for part in range(workers + 1)]

    def part(number: int) -> _core.BatchResult:
        first, last = bounds[number], bounds[number + 1]
        return _core.BatchResult.solve(n, last - first, data[first * size : last * size])

    def call() -> Batch:
        with concurrent.futures.ThreadPoolExecutor(workers) as pool:
            return _gather(list(pool.map(part, range(workers))), k, n)

    return interruptible(call, is_long=k > _LONG_BATCH)


def _gather(parts: list[_core.BatchResult], k: int, n: int) -> Batch:
    mates = b"".join(part.mates() for part in parts)
    totals = b"".join(part.totals() for part in parts)
    return Batch(_array(mates, (k, n)), _array(totals, (k,)), sum(part.n_solved() for part in parts))


def _read_graph(graph: Any, weight: str) -> tuple[list[Hashable], list[int], list[int], list[Any]]:
    if graph.is_directed():
        raise InvalidValueError("A matching is of an undirected graph")
    nodes = list(graph)
    numbers = {node: number for number, node in enumerate(nodes)}
    edges = [(numbers[a], numbers[b], w) for a, b, w in graph.edges(data=weight, default=1) if a != b]
    return nodes, [u for u, _, _ in edges], [v for _, v, _ in edges], [w for _, _, w in edges]


def _ints(values: Iterable[int]) -> bytes:
    try:
        return array.array("q", values).tobytes()
    except OverflowError:
        raise LimitError("The weights need more than 58 bits: round them") from None


def _cheapest(n: int, u: list[int], v: list[int], costs: list[int]) -> list[tuple[int, int]]:
    """A matching of least cost, perfect or not.

    The graph stands twice, and each vertex may be matched with its double at no
    cost: a perfect matching of least cost of the two holds in each a matching
    of least cost.
    """
    doubles = range(n)
    us = [*u, *(n + a for a in u), *doubles]
    vs = [*v, *(n + b for b in v), *(n + vertex for vertex in doubles)]
    found = _solve_sparse(2 * n, _ints(us), _ints(vs), _ints([*costs, *costs, *(0 for _ in doubles)]))
    return [(a, b) for a, b in found.pairs if b < n]


def _named(nodes: list[Hashable], pairs: list[tuple[int, int]]) -> set[tuple[Any, Any]]:
    return {(nodes[a], nodes[b]) for a, b in pairs}


def _over_all(costs: list[int], n: int) -> list[int]:
    """Costs by which one edge more is worth any others."""
    reward = (n + 1) * max((abs(cost) for cost in costs), default=0) + 1
    return [cost - reward for cost in costs]


def max_weight_matching(G: Any, maxcardinality: bool = False, weight: str = "weight") -> set[tuple[Any, Any]]:
    """Finds a matching of greatest weight, as ``networkx.max_weight_matching`` does.

    Parameters
    ----------
    G : networkx.Graph
        Undirected; weights are ints, floats or fractions, which are taken
        exactly; 1 where an edge has none.
    maxcardinality : bool
        Whether only matchings with as many edges as possible count.
    weight : str
        The edges' attribute.

    Returns
    -------
    set of (node, node)

    Raises
    ------
    LimitError
        Where weights, on one common denominator, need more than 58 bits.

    Examples
    --------
    >>> import networkx as nx
    >>> G = nx.Graph()
    >>> G.add_weighted_edges_from([(1, 2, 5), (2, 3, 11), (3, 4, 5)])
    >>> max_weight_matching(G)
    {(2, 3)}
    """
    nodes, u, v, weights = _read_graph(G, weight)
    costs = [-number for number in exact_integers(weights)]
    if maxcardinality:
        costs = _over_all(costs, len(nodes))
    return _named(nodes, _cheapest(len(nodes), u, v, costs))


def min_weight_matching(G: Any, weight: str = "weight") -> set[tuple[Any, Any]]:
    """Finds, among the matchings with as many edges as possible, one of least
    weight, as ``networkx.min_weight_matching`` does. Parameters as for
    :func:`max_weight_matching`."""
    nodes, u, v, weights = _read_graph(G, weight)
    return _named(nodes, _cheapest(len(nodes), u, v, _over_all(exact_integers(weights), len(nodes))))


def min_weight_perfect_matching(G: Any, weight: str = "weight") -> set[tuple[Any, Any]]:
    """Finds a perfect matching of least weight of a networkx graph.

    Raises
    ------
    InfeasibleError
        Where there is none; its ``barrier`` names nodes.
    """
    nodes, u, v, weights = _read_graph(G, weight)
    try:
        found = _solve_sparse(len(nodes), _ints(u), _ints(v), _ints(exact_integers(weights)))
    except InfeasibleError as error:
        if error.barrier is not None:
            error.barrier = error.barrier._renamed(nodes)
        raise
    return _named(nodes, found.pairs)
