# SPDX-License-Identifier: MIT
"""Costs of edges, from whatever form they come in, as the engines take them.

numpy is used where it is there, and never needed: lists, arrays and
memoryviews do as well.
"""

from __future__ import annotations

import array
import math
from collections.abc import Iterable, Sequence
from typing import Any

from ._errors import InvalidValueError, LimitError

try:
    import numpy as np
except ImportError:  # pragma: no cover - depends on the installation
    np = None  # type: ignore[assignment]

__all__ = ["column_bytes", "exact_integers", "matrix_bytes", "np", "triangles_bytes"]

#: Stands for an edge that is not there, in a matrix and in a triangle.
NO_EDGE = 2**63 - 1
NO_EDGE_32 = 2**31 - 1
#: Largest magnitude of one component of a cost in a matrix.
LARGEST = 10**15


def to_integers(costs: Any) -> Any:
    """Gives an array of 64-bit integers, with NO_EDGE for what is missing.

    Raises
    ------
    InvalidValueError
        Where a cost is no whole number; the message names it.
    LimitError
        Where one is larger than 10**15.
    """
    data = np.asarray(costs)
    if data.dtype.kind in "iu":
        integers = data if data.dtype == np.int64 else _narrow(data)
    elif data.dtype.kind == "f":
        integers = _from_floats(data)
    elif data.dtype.kind == "b":
        integers = data.astype(np.int64)
    elif data.dtype.kind == "O":
        integers = _from_objects(data)
    else:
        raise InvalidValueError(f"Costs are whole numbers, not of the dtype {data.dtype}")
    if isinstance(costs, np.ma.MaskedArray):
        integers = integers.copy()
        integers[np.ma.getmaskarray(costs)] = NO_EDGE
    return np.ascontiguousarray(integers)


def _narrow(data: Any) -> Any:
    if data.dtype.kind == "u" and data.size and int(data.max()) > LARGEST:
        raise LimitError(f"The cost {int(data.max())} is larger than 10**15")
    return data.astype(np.int64)


def _from_floats(data: Any) -> Any:
    there = np.isfinite(data)
    with np.errstate(invalid="ignore"):
        wrong = there & (data != np.floor(data))
    if wrong.any():
        raise InvalidValueError(f"Costs are whole numbers, not {data[wrong].flat[0]}: scale them and round")
    if there.any() and float(np.abs(data[there]).max()) > LARGEST:
        raise LimitError(f"The cost {float(np.abs(data[there]).max()):g} is larger than 10**15")
    return np.where(there, np.where(there, data, 0).astype(np.int64), NO_EDGE)


def _from_objects(data: Any) -> Any:
    flat = [NO_EDGE if is_missing(cost) else whole(cost) for cost in data.flat]
    return np.array(flat, dtype=np.int64).reshape(data.shape)


def is_missing(cost: Any) -> bool:
    """Says whether a cost stands for no edge: None, NaN or infinity."""
    return cost is None or (isinstance(cost, float) and not math.isfinite(cost))


def whole(cost: Any) -> int:
    """Gives a cost as int."""
    try:
        number = int(cost)
    except (TypeError, ValueError, OverflowError):
        raise InvalidValueError(f"Costs are whole numbers, not {cost!r}") from None
    if number != cost:
        raise InvalidValueError(f"Costs are whole numbers, not {cost!r}: scale them and round")
    if abs(number) > LARGEST and number != NO_EDGE:
        raise LimitError(f"The cost {number} is larger than 10**15")
    return number


def matrix_bytes(costs: Any) -> tuple[int, int, bytes]:
    """Gives the size, the tiers and the numbers of a square matrix."""
    if np is not None:
        data = to_integers(costs)
        if data.size == 0 and data.shape[0] == 0:
            return 0, 1, b""
        if data.ndim not in (2, 3) or data.shape[0] != data.shape[1]:
            raise InvalidValueError(f"A matrix is n × n, or n × n × tiers, not {' × '.join(map(str, data.shape))}")
        return data.shape[0], data.shape[2] if data.ndim == 3 else 1, data.tobytes()
    rows = costs.tolist() if isinstance(costs, memoryview) else [list(row) for row in costs]
    if any(len(row) != len(rows) for row in rows):
        raise InvalidValueError("A matrix is n × n: its rows differ in length")
    tiers = len(rows[0][0]) if rows and isinstance(rows[0][0], Sequence) else 1
    cells = [cell for row in rows for cell in row]
    flat = cells if tiers == 1 else [component for cell in cells for component in cell]
    numbers = [NO_EDGE if is_missing(cost) else whole(cost) for cost in flat]
    return len(rows), tiers, array.array("q", numbers).tobytes()


def column_bytes(values: Any) -> bytes:
    """Gives the numbers of a column of whole numbers, none missing."""
    if np is not None:
        data = to_integers(values)
        if data.ndim != 1:
            raise InvalidValueError("Edges come as columns: vertices, vertices and costs")
        if data.size and bool((data == NO_EDGE).any()):
            raise InvalidValueError("An edge without a cost, or without a vertex, is no edge: leave it out")
        return bytes(data.tobytes())
    return array.array("q", [whole(value) for value in values]).tobytes()


def triangles_bytes(costs: Any) -> tuple[int, int, bytes]:
    """Gives the vertices, the number and the 32-bit numbers of many graphs.

    Costs come as k × n × n matrices or as k × n (n − 1) / 2 triangles.
    """
    if np is None:
        return _triangles_of_lists(costs)
    data = np.asarray(costs)
    if data.ndim == 2 and data.dtype == np.int32:
        n, triangles = side_of(data.shape[1]), data
    elif data.ndim == 2:
        n, triangles = side_of(data.shape[1]), _to_32(to_integers(costs))
    elif data.ndim == 3 and data.shape[1] == data.shape[2]:
        n, triangles = data.shape[1], _upper(costs)
    else:
        raise InvalidValueError(f"Graphs come as k × n × n or k × n (n − 1) / 2, not {data.shape}")
    return n, data.shape[0], np.ascontiguousarray(triangles).tobytes()


def _upper(costs: Any) -> Any:
    data = to_integers(costs)
    if not bool((data == data.transpose(0, 2, 1)).all()):
        raise InvalidValueError("A matrix is not symmetric")
    rows, columns = np.triu_indices(data.shape[1], 1)
    return _to_32(data[:, rows, columns])


def _to_32(data: Any) -> Any:
    there = data != NO_EDGE
    if data.size and int(np.abs(np.where(there, data, 0)).max()) >= NO_EDGE_32:
        raise LimitError("A batch takes costs below 2**31 − 1 in magnitude")
    return np.where(there, data, NO_EDGE_32).astype(np.int32)


def side_of(length: int) -> int:
    """Gives the n of a triangle of n (n − 1) / 2 costs."""
    n = (1 + math.isqrt(1 + 8 * length)) // 2
    if n * (n - 1) // 2 != length:
        raise InvalidValueError(f"A triangle has n (n − 1) / 2 costs, not {length}")
    return n


def _triangles_of_lists(costs: Iterable[Any]) -> tuple[int, int, bytes]:
    graphs = [list(graph) for graph in costs]
    flat: list[int] = []
    sides = set()
    for graph in graphs:
        if graph and isinstance(graph[0], Sequence):
            sides.add(len(graph))
            graph = [graph[u][v] for u in range(len(graph)) for v in range(u + 1, len(graph))]
        else:
            sides.add(side_of(len(graph)))
        flat += [NO_EDGE_32 if is_missing(cost) else whole(cost) for cost in graph]
    if len(sides) > 1:
        raise InvalidValueError("The graphs of a batch have one size")
    if any(not -NO_EDGE_32 < cost <= NO_EDGE_32 for cost in flat):
        raise LimitError("A batch takes costs below 2**31 − 1 in magnitude")
    return (sides.pop() if sides else 0), len(graphs), array.array("i", flat).tobytes()


def exact_integers(weights: Sequence[Any]) -> list[int]:
    """Scales weights (int, float, Fraction …) to integers in the same proportion, exactly."""
    if all(isinstance(weight, int) for weight in weights):
        return list(weights)
    ratios = []
    for weight in weights:
        try:
            ratios.append(weight.as_integer_ratio())
        except (AttributeError, ValueError, OverflowError):
            raise InvalidValueError(f"A weight is a finite number, not {weight!r}") from None
    common = math.lcm(*(denominator for _, denominator in ratios))
    return [numerator * (common // denominator) for numerator, denominator in ratios]
