# SPDX-License-Identifier: MIT
"""Requests: all that a pairing is a function of."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Union

from . import _core
from ._dates import DateLike, date_of, to_days
from ._errors import InvalidValueError
from ._history import History
from ._pupil import PupilLike, ids_of
from ._policy import Policy, PolicyLike
from ._roster import Roster, to_pupil
from ._seed import to_seed

#: Takes how much is done and of how much; what it raises stops the call.
Progress = Callable[[int, int], object]
RosterLike = Union[Roster, Iterable[Any]]


def to_roster(roster: RosterLike) -> Roster:
    """Takes a roster, or what one is made of."""
    return roster if isinstance(roster, Roster) else Roster(map(to_pupil, roster))


class Request:
    """A question: who works with whom from this date on? Immutable.

    Parameters
    ----------
    roster : Roster or iterable of pupils
    history : History, optional
    policy : Policy or str, optional
        A text names a strategy.
    date : date
        The new round's first day, after the latest round's.
    seed : int
        Decides among equals, and what "uniform" draws: 0 to 2**64 − 1.
        One number for a single round; see :func:`derive_seed` for many.
    absent : iterable of Pupil or str
        Away for the whole round.
    away_today : iterable of Pupil or str
        Paired in the round, and covered today.
    fresh : bool
        Whether new partners are asked for now, whatever the tenure: nobody is
        held by the minimum, and to go on costs as much as to come back. For a
        new period, or a teacher who wants new partners.
    progress : callable, optional
        Called now and then in long calls as ``progress(done, total)``.

    Examples
    --------
    >>> request = Request(["p1", "p2", "p3", "p4"], policy="random", date="2026-11-09", absent=["p3"])
    >>> request.n_present, request.digest[:8]
    (3, '...')
    """

    __slots__ = ("_core", "_roster", "_history", "_policy", "_progress")

    def __init__(
        self,
        roster: RosterLike,
        history: History | None = None,
        policy: PolicyLike | None = None,
        *,
        date: DateLike,
        seed: int = 0,
        absent: Iterable[PupilLike] = (),
        away_today: Iterable[PupilLike] = (),
        fresh: bool = False,
        progress: Progress | None = None,
    ) -> None:
        self._roster = to_roster(roster)
        self._history = History() if history is None else history.copy()
        self._policy = Policy.of(policy)
        self._progress = progress
        days = to_days(date)
        core = self._core = _core.Request(
            self._roster._core, self._history._core, self._policy._core, days, to_seed(seed)
        )
        for id in ids_of(absent):
            core.add_absent(id)
        for id in ids_of(away_today):
            core.add_away_today(id)
        core.set_fresh(bool(fresh))
        core.watch(progress)

    @classmethod
    def _wrap(cls, core: _core.Request) -> Request:
        request = cls.__new__(cls)
        request._core = core
        request._roster = Roster._wrap(core.roster())
        request._history = History._wrap(core.history())
        request._policy = Policy._wrap(core.policy())
        request._progress = None
        core.watch(None)
        return request

    @classmethod
    def from_json(cls, text: str) -> Request:
        """Reads a request in JSON.

        Raises
        ------
        ParseError
            With line and column, where it is no JSON.
        LearningPartnersError
            The class that fits, with the path of the member that is wrong.
        """
        return cls._wrap(_core.Request.from_json(text))

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Request:
        """Makes a request of a mapping in the JSON form."""
        return cls.from_json(json.dumps(data))

    def to_json(self) -> str:
        """Gives the request in JSON, which every face of the library reads.

        Raises
        ------
        InvalidValueError
            Where the policy has a cost of its own, which JSON cannot carry.
        """
        if self._policy.cost is not None:
            raise InvalidValueError("A policy with a cost of its own cannot be written as JSON")
        return self._core.to_json()

    def to_dict(self) -> dict[str, Any]:
        """Gives the request as a mapping in the JSON form."""
        data: dict[str, Any] = json.loads(self.to_json())
        return data

    @property
    def roster(self) -> Roster:
        """The class."""
        return self._roster

    @property
    def history(self) -> History:
        """The rounds so far, as they were when the request was made."""
        return self._history.copy()

    @property
    def policy(self) -> Policy:
        """The policy."""
        return self._policy

    @property
    def date(self) -> dt.date:
        """The new round's first day."""
        return date_of(self._core.date())

    @property
    def seed(self) -> int:
        """What decides among equals."""
        return self._core.seed()

    @property
    def absent(self) -> tuple[str, ...]:
        """Ids of those away for the whole round."""
        return tuple(self._core.absent(index) for index in range(self._core.n_absent()))

    @property
    def away_today(self) -> tuple[str, ...]:
        """Ids of those away today."""
        return tuple(self._core.away_today(index) for index in range(self._core.n_away_today()))

    @property
    def fresh(self) -> bool:
        """Whether new partners are asked for, whatever the tenure."""
        return self._core.is_fresh()

    @property
    def has_earlier_matched(self) -> bool:
        """Whether "matched" may be meant as before version 0.2, when it was what
        "nearest" is now: a saved request that does not say by which version.
        A pairing of it has a warning."""
        return self._core.has_earlier_matched()

    @property
    def n_present(self) -> int:
        """How many are present for the round."""
        return self._core.n_present()

    @property
    def subject(self) -> str | None:
        """The subject that the policy means."""
        return self._core.subject()

    @property
    def digest(self) -> str:
        """SHA-256, in hexadecimal, of all that decides the pairing. Names and
        the order of pupils and rules do not change it."""
        return self._core.digest()

    def _key(self) -> tuple[Any, ...]:
        settings = (self.date, self.seed, self.absent, self.away_today, self.fresh)
        return (self._roster, self._history, self._policy, *settings)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Request):
            return NotImplemented
        return self is other or self._key() == other._key()

    def __hash__(self) -> int:
        return hash((self._roster, self.date, self.seed))

    def __repr__(self) -> str:
        return (
            f"<Request for {self.date}: {self.n_present} present, {len(self._history)} rounds before, "
            f"{self._policy.strategy}, seed {self.seed}{', fresh' if self.fresh else ''}>"
        )

    def __copy__(self) -> Request:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Request:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return (_make_request, (*self._key(), self.has_earlier_matched))


def _make_request(
    roster: Any,
    history: Any,
    policy: Any,
    date: Any,
    seed: Any,
    absent: Any,
    away_today: Any,
    fresh: Any,
    earlier: bool,
) -> Request:
    request = Request(
        roster, history, policy, date=date, seed=seed, absent=absent, away_today=away_today, fresh=fresh
    )
    if earlier:
        request._core.note_earlier_matched()
    return request
