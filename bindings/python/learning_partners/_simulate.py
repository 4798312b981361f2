# SPDX-License-Identifier: MIT
"""Living through many rounds, in one class or in all classes of a city."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Union, overload

from . import _core, _frames
from ._dates import DateLike, date_of, to_days
from ._errors import InfeasibleError, InvalidValueError, LearningPartnersError
from ._history import History
from ._many import work
from ._pupil import PupilLike, ids_of
from ._round import Feedback
from ._pairing import Pairing, add_conflict, pair_request
from ._policy import TIERS, Policy, PolicyLike
from ._request import Request, RosterLike, to_roster
from ._roster import Roster
from ._seed import class_ids_of, derive_seed, is_absent, to_count, to_seed

if TYPE_CHECKING:
    import pandas as pd

#: The share of the class that is away in each round, or who is: takes the
#: number and date of the round and the roster.
Absences = Union[float, Callable[[int, dt.date, Roster], Iterable[PupilLike]]]
#: What partners say of a round: takes the pairing.
Words = Callable[[Pairing], Iterable[Feedback]]


@dataclass
class Simulation:
    """What became of a class.

    Attributes
    ----------
    roster, policy : Roster, Policy
    seed, draw : int
        As they were given. What each round was asked with stands in it.
    history : History
        The rounds, those given at the start included.
    pairings : list of Pairing
        One for each round that was issued.
    failures : list of (date, exception)
        Rounds that could not be.
    """

    roster: Roster
    policy: Policy
    history: History
    seed: int = 0
    draw: int = 0
    pairings: list[Pairing] = field(default_factory=list, repr=False)
    failures: list[tuple[dt.date, LearningPartnersError]] = field(default_factory=list, repr=False)

    def to_dataframe(self) -> pd.DataFrame:
        """Gives a pandas data frame with a row for each round issued: round, date,
        present, partnerships, kept, and the cost in each tier."""
        pandas = _frames._pandas()
        rows = []
        for number, pairing in enumerate(self.pairings):
            kept = sum(pairing._core.is_kept(index) for index in range(len(pairing)))
            costs = pairing.costs
            common = (number, pairing.date, pairing.request.n_present, len(pairing), kept)
            rows.append((*common, *(costs[tier] for tier in TIERS)))
        frame: pd.DataFrame = pandas.DataFrame(rows, columns=["round", "date", "present", "partnerships", "kept", *TIERS])
        frame["date"] = pandas.to_datetime(frame["date"])
        return frame


def _check_dates(rounds: int, every: int) -> None:
    if rounds < 0:
        raise InvalidValueError(f"rounds is a number of rounds, not {rounds}")
    if every < 1:
        raise InvalidValueError(f"every is a number of days from 1, not {every}")


def _is_closed(roster: Roster, day: int) -> bool:
    return roster._core.count_open_days(day, day + 1) == 0


class _Class:
    """One class on its way through the rounds."""

    def __init__(self, id: str, start: int, simulation: Simulation) -> None:
        self.id = id
        self.day = start
        self.simulation = simulation

    def request(self, number: int, every: int, absences: Absences) -> Request:
        """Asks for the next round: on the next day in the rhythm that is no holiday."""
        simulation = self.simulation
        while _is_closed(simulation.roster, self.day):
            self.day += every
        date = date_of(self.day)
        self.day += every
        return Request(
            simulation.roster,
            simulation.history,
            simulation.policy,
            date=date,
            seed=derive_seed(simulation.seed, self.id, round=number, draw=simulation.draw),
            absent=self._absent(absences, number, date),
        )

    def _absent(self, absences: Absences, number: int, date: dt.date) -> list[str]:
        roster, seed = self.simulation.roster, self.simulation.seed
        if callable(absences):
            return ids_of(absences(number, date, roster))
        if absences == 0:
            return []
        return [id for id in roster.ids if is_absent(seed, self.id, number, id, absences)]

    def take(self, request: Request, outcome: Pairing | LearningPartnersError, words: Words | None) -> None:
        """Notes what became of a round."""
        simulation = self.simulation
        if isinstance(outcome, LearningPartnersError):
            simulation.failures.append((request.date, outcome))
            return
        simulation.pairings.append(outcome)
        simulation.history.append(outcome.to_round(draw=simulation.draw))
        for word in words(outcome) if words is not None else ():
            simulation.history.add_feedback(word)


def _to_absences(absences: Any) -> Absences:
    """Takes a probability, or who says who is away."""
    if callable(absences):
        chosen: Absences = absences
        return chosen
    probability = float(absences)
    if not 0 <= probability <= 1:
        raise InvalidValueError(f"absences is a probability from 0 to 1, or a function, not {absences!r}")
    return probability


def _answer(requests: list[Request], threads: int | None) -> list[Pairing | LearningPartnersError]:
    run = _core.Run()
    if len(requests) == 1 or any(request.policy.cost is not None for request in requests):
        return [_answer_one(request) for request in requests]
    for request in requests:
        run.add(request._core)
    work(run, threads)
    outcomes: list[Pairing | LearningPartnersError] = []
    for number, request in enumerate(requests):
        try:
            outcomes.append(Pairing(run.pairing(number), request))
        except InfeasibleError as error:
            outcomes.append(add_conflict(error))
        except LearningPartnersError as error:
            outcomes.append(error)
    return outcomes


def _answer_one(request: Request) -> Pairing | LearningPartnersError:
    try:
        return pair_request(request)
    except LearningPartnersError as error:
        return error


@overload
def simulate(  # type: ignore[overload-overlap]
    roster: Mapping[Any, RosterLike],
    policy: PolicyLike | None = None,
    *,
    rounds: int,
    start: DateLike,
    every: int | None = None,
    seed: int = 0,
    draw: int = 0,
    absences: Absences = 0.0,
    feedback: Words | None = None,
    history: None = None,
    errors: str = "raise",
    threads: int | None = None,
) -> dict[Any, Simulation]: ...
@overload
def simulate(
    roster: RosterLike,
    policy: PolicyLike | None = None,
    *,
    rounds: int,
    start: DateLike,
    every: int | None = None,
    seed: int = 0,
    draw: int = 0,
    absences: Absences = 0.0,
    feedback: Words | None = None,
    history: History | None = None,
    errors: str = "raise",
    threads: int | None = None,
) -> Simulation: ...
def simulate(
    roster: Any,
    policy: PolicyLike | None = None,
    *,
    rounds: int,
    start: DateLike,
    every: int | None = None,
    seed: int = 0,
    draw: int = 0,
    absences: Absences = 0.0,
    feedback: Words | None = None,
    history: History | None = None,
    errors: str = "raise",
    threads: int | None = None,
) -> Any:
    """Lives through many rounds: pairs a class, notes the round, and so on.

    Parameters
    ----------
    roster : Roster, or mapping of name to Roster
        One class, or many, which are then paired on all processors.
    policy : Policy or str, optional
    rounds : int
        How many to issue. Days in the roster's closures are passed over.
    start : date
        First day of the first round.
    every : int, optional
        Days between rounds; by default the policy's ``round_days``.
    seed : int
        Decides all, see Notes.
    draw : int
        Which draw of the same assignment: other partners by other chance, with
        the same absences. 0 for the one that is lived.
    absences : float or callable
        The probability with which each pupil is away for a round; or who is, by
        ``absences(number, date, roster)``.
    feedback : callable, optional
        What partners say of a pairing: gives :class:`Feedback`, which weighs
        from the next round on.
    history : History, optional
        Rounds before, for one class. It is not changed.
    errors : {"raise", "return"}
        With "return" a round that cannot be is noted in ``failures``, left out,
        and the year goes on.
    threads : int, optional
        By default as many as there are processors.

    Returns
    -------
    Simulation, or dict of name to Simulation
        The same whatever the number of threads.

    Notes
    -----
    Round t, counted from 0 in this run whether or not it can be, is asked with
    ``derive_seed(seed, name, round=t, draw=draw)``; one class alone has the name
    "". A pupil is away where ``derive(seed, "absent\\nNAME\\nT\\nPUPIL") / 2**64``
    is below the probability. So each class, round and draw has chance of its own:
    equal ids in two classes draw nothing alike, and neither do neighbouring seeds.
    A run that goes on from another's *history* needs another seed.

    Examples
    --------
    >>> year = simulate([Pupil(f"p{n}", attainment={"maths": n}) for n in range(6)], rounds=4, start="2026-09-07")
    >>> len(year.history), year.pairings[1][0].kept
    (4, True)
    >>> year.pairings[1].seed == derive_seed(0, round=1)
    True
    """
    many = isinstance(roster, Mapping)
    if errors not in ("raise", "return"):
        raise InvalidValueError(f'errors is "raise" or "return", not {errors!r}')
    if many and history is not None:
        raise InvalidValueError("A history goes with one class")
    step = Policy.of(policy).round_days if every is None else every
    _check_dates(rounds, step)
    own, away, day = Policy.of(policy), _to_absences(absences), to_days(start)
    named: dict[Hashable, Any] = dict(roster) if many else {"": roster}
    ids = class_ids_of(named)
    classes = {}
    for name, each in named.items():
        past = History() if history is None else history.copy()
        year = Simulation(to_roster(each), own, past, to_seed(seed), to_count("draw", draw))
        classes[name] = _Class(ids[name], day, year)
    for number in range(rounds):
        requests = [each.request(number, step, away) for each in classes.values()]
        for each, request, outcome in zip(classes.values(), requests, _answer(requests, threads)):
            if isinstance(outcome, LearningPartnersError) and errors == "raise":
                raise outcome
            each.take(request, outcome, feedback)
    done = {name: each.simulation for name, each in classes.items()}
    return done if many else done[""]
