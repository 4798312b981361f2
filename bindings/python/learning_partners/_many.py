# SPDX-License-Identifier: MIT
"""Many pairings at once, on all processors."""

from __future__ import annotations

import concurrent.futures
import os
from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Union, overload

from . import _core, _frames
from ._answers import numbers_of
from ._dates import DateLike, to_days
from ._errors import InfeasibleError, InvalidValueError, LearningPartnersError
from ._history import History
from ._pairing import Pairing, add_conflict, pair_request
from ._policy import Policy, PolicyLike
from ._request import Request
from ._roster import ScaleLike
from ._seed import class_ids_of, derive_seed

if TYPE_CHECKING:
    import pandas as pd

Outcome = Union[Pairing, LearningPartnersError]

# Below this many requests, a thread costs more than it brings.
_REQUESTS_PER_THREAD = 8


def work(run: _core.Run, threads: int | None) -> None:
    """Has threads answer the requests of a run. Ctrl-C stops them all after the request at hand."""
    workers = min(threads or os.cpu_count() or 1, max(1, run.length() // _REQUESTS_PER_THREAD))
    with concurrent.futures.ThreadPoolExecutor(workers) as pool:
        tasks = [pool.submit(run.work) for _ in range(workers)]
        try:
            # Waiting in short steps: a signal that another thread received is seen all the same.
            while concurrent.futures.wait(tasks, timeout=0.1).not_done:
                pass
            for task in tasks:
                task.result()
        except BaseException:
            run.cancel()
            raise


def pair_requests(requests: Iterable[Request], threads: int | None) -> list[Outcome]:
    """Answers requests; what went wrong stands in the place of the pairing."""
    asked = list(requests)
    run = _core.Run()
    # What calls back into Python has nothing from threads: it waits for the interpreter.
    in_threads = [request.policy.cost is None and request._progress is None for request in asked]
    for request, apart in zip(asked, in_threads):
        if apart:
            run.add(request._core)
    work(run, threads)
    outcomes: list[Outcome] = []
    taken = 0
    for request, apart in zip(asked, in_threads):
        try:
            outcomes.append(Pairing(run.pairing(taken), request) if apart else pair_request(request))
        except InfeasibleError as error:
            outcomes.append(add_conflict(error) if apart else error)
        except LearningPartnersError as error:
            outcomes.append(error)
        taken += apart
    return outcomes


@overload
def pair_many(
    source: Iterable[Request], *, errors: str = "raise", threads: int | None = None
) -> list[Pairing]: ...
@overload
def pair_many(
    source: Any,
    *,
    by: str | list[str],
    id: str,
    attainment: str | None = None,
    scale: ScaleLike | None = None,
    policy: PolicyLike | Mapping[Any, PolicyLike] | None = None,
    history: Mapping[Any, History] | None = None,
    date: DateLike,
    seed: int = 0,
    round: int = 0,
    draw: int = 0,
    errors: str = "raise",
    threads: int | None = None,
) -> pd.DataFrame: ...
def pair_many(
    source: Any,
    *,
    by: str | list[str] | None = None,
    id: str | None = None,
    attainment: str | None = None,
    scale: ScaleLike | None = None,
    policy: Any = None,
    history: Mapping[Any, History] | None = None,
    date: DateLike | None = None,
    seed: int = 0,
    round: int = 0,
    draw: int = 0,
    errors: str = "raise",
    threads: int | None = None,
) -> Any:
    """Pairs many classes, on all processors: requests to pairings, or a data frame to a data frame.

    Parameters
    ----------
    source : iterable of Request, or a data frame with a row for each pupil
        The other parameters but *errors* and *threads* go with a data frame.
    by : str or list of str
        Column or columns that tell the classes apart.
    id : str
        Column of ids, unique within a class.
    attainment : str, optional
        Column of scores or bands, as in :meth:`Roster.from_dataframe`.
    scale : BandScale, str or list of str, optional
        Its band scale.
    policy : Policy or str, or mapping of class to these, optional
    history : mapping of class to History, optional
        A class is what stands in *by*, a tuple with several columns.
    date : date
        First day of the round.
    seed : int
        One for all: each class is asked with ``derive_seed(seed, class, round=round,
        draw=draw)``, as by :func:`simulate`, and so has chance of its own.
    round : int
        The number of the round in a run of several, from 0.
    draw : int
        Which draw of the same assignment; 0 for the one that is lived.
    errors : {"raise", "return"}
        With "return" what went wrong stands in the list in the pairing's place,
        or its code in the frame's column ``outcome``.
    threads : int, optional
        By default as many as there are processors.

    Returns
    -------
    list of Pairing, or pandas.DataFrame
        The frame has the rows, the order and the index of the source: the
        columns *by* and *id*, ``partnership`` (from 0, within the class; −1 for
        none), ``size``, ``partner`` and ``partner_2`` (ids; the second in a
        three) and ``outcome`` (the method, or the code of the error).

    Raises
    ------
    LearningPartnersError
        With errors="raise", what went wrong first, in the order of the source.

    Notes
    -----
    Requests are asked with their own seeds, as they are. The interpreter is free meanwhile. The result does not depend on threads.

    Examples
    --------
    >>> classes = {"school": ["a", "a", "b", "b"], "pupil": [1, 2, 1, 2]}
    >>> found = pair_many(classes, by="school", id="pupil", policy="random", date="2026-11-09")
    >>> found["partner"].tolist()
    ['2', '1', '2', '1']
    """
    if errors not in ("raise", "return"):
        raise InvalidValueError(f'errors is "raise" or "return", not {errors!r}')
    if _frames.is_frame(source):
        if by is None or id is None or date is None:
            raise InvalidValueError("pair_many() of a data frame needs by=…, id=… and date=…")
        classes = _Classes(source, [by] if isinstance(by, str) else list(by), id, attainment, scale)
        seeds = {
            name: derive_seed(seed, class_id, round=round, draw=draw)
            for name, class_id in class_ids_of(classes.rows).items()
        }
        return classes.pair(policy, history or {}, to_days(date), seeds, errors == "return", threads)
    outcomes = pair_requests(source, threads)
    if errors == "raise":
        for outcome in outcomes:
            if isinstance(outcome, LearningPartnersError):
                raise outcome
    return outcomes


class _Classes:
    """The rows of a frame, ordered by class."""

    def __init__(self, df: Any, by: list[str], id: str, attainment: str | None, scale: ScaleLike | None) -> None:
        frame = _frames.as_frame(df)
        self.index = getattr(frame, "index", None)
        self.by, self.id = by, id
        keys = [_frames.read_column(frame, name) for name in by]
        column = _frames.read_column(frame, id)
        if not column.values:
            column.fail(InvalidValueError, "the data frame has no rows", None)
        self.ids = _frames.read_texts(column, "an id is a text or a whole number")
        self.groups = [key.values for key in keys]
        self.names: list[Hashable] = list(zip(*self.groups)) if len(by) > 1 else self.groups[0]
        for key in keys:
            for row, value in enumerate(key.values):
                if value is None or value != value:
                    key.fail(InvalidValueError, f"row {row} has no value ({value})", value)
        self.rows: dict[Hashable, list[int]] = {}
        for row, name in enumerate(self.names):
            self.rows.setdefault(name, []).append(row)
        self.order = [row for rows in self.rows.values() for row in rows]
        self.known = None if attainment is None else self._read(frame, attainment, scale)

    def _read(self, frame: Any, attainment: str, scale: ScaleLike | None) -> _frames.Attainment:
        known = _frames.Attainment.read(frame, attainment, attainment, scale)
        for name in ("scores", "codes"):
            values = getattr(known, name)
            if values is not None:
                setattr(known, name, type(values)(values.typecode, [values[row] for row in self.order]))
        return known

    def _request(self, name: Hashable, first: int, policy: Policy, past: Any, days: int, seed: int) -> _core.Request:
        ids = [self.ids[row] for row in self.rows[name]]
        roster = _core.Roster()
        try:
            if self.known is None:
                roster.add_scores(ids, [], None, b"")
            else:
                self.known.add_rows(roster, ids, [], first, first + len(ids))
        except LearningPartnersError as error:
            error.args = (f"Class {name}: {error}",)
            raise
        request = _core.Request(roster, past, policy._core, days, seed)
        request.watch(None)
        return request

    def pair(
        self,
        policy: Any,
        history: Mapping[Any, History],
        days: int,
        seeds: Mapping[Hashable, int],
        keep_errors: bool,
        threads: int | None,
    ) -> pd.DataFrame:
        """Pairs the classes and lays the answers out as a frame."""
        policy_of = _policy_chooser(policy)
        run, first = _core.Run(), 0
        for name, rows in self.rows.items():
            past = history.get(name)
            core = None if past is None else past._core
            run.add(self._request(name, first, policy_of(name), core, days, seeds[name]))
            first += len(rows)
        work(run, threads)
        seats: list[list[int]] = []
        outcomes: list[str] = []
        for number, (name, rows) in enumerate(self.rows.items()):
            try:
                pairing = run.pairing(number)
                seats.append(numbers_of(pairing.seats()))
                outcomes.append(pairing.method())
            except LearningPartnersError as error:
                if not keep_errors:
                    if isinstance(error, InfeasibleError):
                        add_conflict(error)
                    error.args = (f"Class {name}: {error}",)
                    raise
                seats.append([-1] * len(rows))
                outcomes.append(error.code)
        return self._lay_out(seats, outcomes)

    def _lay_out(self, seats: list[list[int]], outcomes: list[str]) -> pd.DataFrame:
        n, ids = len(self.ids), self.ids
        place, size, outcome = [-1] * n, [0] * n, [""] * n
        partner: list[str | None] = [None] * n
        second: list[str | None] = [None] * n
        for rows, taken, how in zip(self.rows.values(), seats, outcomes):
            members: dict[int, list[int]] = {}
            for row, seat in zip(rows, taken):
                outcome[row] = how
                if seat >= 0:
                    members.setdefault(seat, []).append(row)
            for seat, group in members.items():
                for number, row in enumerate(group):
                    place[row], size[row] = seat, len(group)
                    # In a pair the other one; in a three the next two, the first in order first.
                    partner[row] = ids[group[number == 0]] if len(group) > 1 else None
                    second[row] = ids[group[2 if number < 2 else 1]] if len(group) > 2 else None
        pandas = _frames._pandas()
        columns = {name: values for name, values in zip(self.by, self.groups)}
        columns[self.id] = self.ids
        columns |= {"partnership": place, "size": size, "partner": partner, "partner_2": second, "outcome": outcome}
        index = self.index if type(self.index).__module__.startswith("pandas") else None
        frame: pd.DataFrame = pandas.DataFrame(columns, index=index)
        return frame


def _policy_chooser(policy: Any) -> Callable[[Hashable], Policy]:
    if isinstance(policy, Mapping):
        by_class = {name: Policy.of(each) for name, each in policy.items()}
        default = Policy()
        return lambda name: by_class.get(name, default)
    one = Policy.of(policy)
    return lambda name: one
