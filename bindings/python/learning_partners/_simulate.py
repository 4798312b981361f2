# SPDX-License-Identifier: MIT
"""Living through many rounds, in one class or in all classes of a city."""

from __future__ import annotations

import datetime as dt
import random
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

    def __init__(self, roster: RosterLike, policy: PolicyLike | None, history: History | None, start: int) -> None:
        own = to_roster(roster)
        past = History() if history is None else history.copy()
        self.simulation = Simulation(own, Policy.of(policy), past)
        self.day = start

    def request(self, number: int, every: int, seed: int, absences: Absences, place: str) -> Request:
        """Asks for the next round: on the next day in the rhythm that is no holiday."""
        simulation = self.simulation
        while _is_closed(simulation.roster, self.day):
            self.day += every
        date = date_of(self.day)
        self.day += every
        away = _absent(absences, number, date, simulation.roster, seed, place)
        return Request(
            simulation.roster,
            simulation.history,
            simulation.policy,
            date=date,
            seed=(seed + number) % 2**64,
            absent=away,
        )

    def take(self, request: Request, outcome: Pairing | LearningPartnersError, words: Words | None) -> None:
        """Notes what became of a round."""
        simulation = self.simulation
        if isinstance(outcome, LearningPartnersError):
            simulation.failures.append((request.date, outcome))
            return
        simulation.pairings.append(outcome)
        simulation.history.append(outcome)
        for word in words(outcome) if words is not None else ():
            simulation.history.add_feedback(word)


def _absent(absences: Absences, number: int, date: dt.date, roster: Roster, seed: int, place: str) -> list[str]:
    if callable(absences):
        return ids_of(absences(number, date, roster))
    if absences == 0:
        return []
    draw = random.Random(f"{seed} {number} {place}")
    return [id for id in roster.ids if draw.random() < absences]


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
        Decides all: round number n is asked with ``seed + n``.
    absences : float or callable
        The probability with which each pupil is away for a round, drawn from
        the seed; or who is, by ``absences(number, date, roster)``.
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

    Examples
    --------
    >>> year = simulate([Pupil(f"p{n}", attainment={"maths": n}) for n in range(6)], rounds=4, start="2026-09-07")
    >>> len(year.history), year.pairings[1][0].kept
    (4, True)
    """
    many = isinstance(roster, Mapping)
    if errors not in ("raise", "return"):
        raise InvalidValueError(f'errors is "raise" or "return", not {errors!r}')
    if many and history is not None:
        raise InvalidValueError("A history goes with one class")
    step = Policy.of(policy).round_days if every is None else every
    _check_dates(rounds, step)
    own = Policy.of(policy)
    named: dict[Hashable, Any] = dict(roster) if many else {"": roster}
    classes = {name: _Class(each, own, history, to_days(start)) for name, each in named.items()}
    for number in range(rounds):
        requests = [each.request(number, step, seed, absences, str(name)) for name, each in classes.items()]
        for each, request, outcome in zip(classes.values(), requests, _answer(requests, threads)):
            if isinstance(outcome, LearningPartnersError) and errors == "raise":
                raise outcome
            each.take(request, outcome, feedback)
    done = {name: each.simulation for name, each in classes.items()}
    return done if many else done[""]
