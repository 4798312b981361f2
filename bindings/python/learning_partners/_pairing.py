# SPDX-License-Identifier: MIT
"""Pairings: who works with whom, what it costs, and why."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Union, overload

from . import _core, _html
from ._answers import Certificate, Conflict, Reason, Verdict, WhyNot, costs_of
from ._dates import DateLike, to_days
from ._errors import InfeasibleError, InvalidValueError
from ._history import History
from ._interrupt import interruptible
from ._pupil import Pupil, PupilLike, id_of, ids_of
from ._round import Round, note_trial, split_groups
from ._policy import PolicyLike
from ._request import Progress, Request, RosterLike

if TYPE_CHECKING:
    import pandas as pd

PartnershipsLike = Union["Pairing", Round, Iterable[Iterable[PupilLike]]]


class Partnership:
    """The pupils who work together in a round. A sequence of :class:`Pupil`."""

    __slots__ = ("_pairing", "_index")

    def __init__(self, pairing: Pairing, index: int) -> None:
        self._pairing = pairing
        self._index = index

    @property
    def pupils(self) -> tuple[Pupil, ...]:
        """The pupils: two, three, or the one who works with an adult."""
        core = self._pairing._core
        size = core.size(self._index)
        return tuple(Pupil._wrap(core.pupil(self._index, member)) for member in range(size))

    @property
    def ids(self) -> tuple[str, ...]:
        """Their ids."""
        return tuple(pupil.id for pupil in self.pupils)

    @property
    def names(self) -> tuple[str, ...]:
        """Their names."""
        return tuple(pupil.name for pupil in self.pupils)

    @property
    def kept(self) -> bool:
        """Whether the very same pupils worked together in the latest round."""
        return self._pairing._core.is_kept(self._index)

    @property
    def costs(self) -> dict[str, int]:
        """What the partnership adds to each tier."""
        return costs_of(self._pairing._core.partnership_costs(self._index))

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Why these pupils. O(rounds)."""
        return Reason._wrap_all(self._pairing._core.explain(self._index))

    def __len__(self) -> int:
        return self._pairing._core.size(self._index)

    def __iter__(self) -> Iterator[Pupil]:
        return iter(self.pupils)

    def __getitem__(self, index: int) -> Pupil:
        return self.pupils[index]

    def __contains__(self, pupil: object) -> bool:
        return (pupil.id if isinstance(pupil, Pupil) else pupil) in self.ids

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Partnership):
            return NotImplemented
        return self.pupils == other.pupils

    def __hash__(self) -> int:
        return hash(self.ids)

    def __str__(self) -> str:
        return " & ".join(self.names)

    def __repr__(self) -> str:
        return f"<Partnership {self}>"


class Pairing:
    """All the partnerships of one round. A sequence of :class:`Partnership`; immutable.

    Made by :func:`pair`. Every pairing is an optimum of its policy, with a
    certificate, unless ``method`` names another way.
    """

    __slots__ = ("_core", "_request", "_origin", "_ids")

    def __init__(self, core: _core.Pairing, request: Request, origin: tuple[Any, ...] = ()) -> None:
        self._core = core
        self._request = request
        # How to find it again: () by pair(), (seen, …) as another, ("forced", pairing, a, b).
        self._origin = origin
        self._ids: tuple[tuple[str, ...], ...] | None = None

    @property
    def request(self) -> Request:
        """The question that was answered."""
        return self._request

    @property
    def partnerships(self) -> tuple[Partnership, ...]:
        """The partnerships, in order of the ids."""
        return tuple(self)

    @property
    def ids(self) -> tuple[tuple[str, ...], ...]:
        """The ids of each partnership's pupils."""
        if self._ids is None:
            self._ids = split_groups(self._core.ids())
        return self._ids

    @property
    def date(self) -> dt.date:
        """First day of the round."""
        return self._request.date

    @property
    def seed(self) -> int:
        """What decided among equals."""
        return self._request.seed

    @property
    def digest(self) -> str:
        """Digest of the request."""
        return self._request.digest

    @property
    def costs(self) -> dict[str, int]:
        """The cost in each tier, chance included."""
        return costs_of(self._core.costs())

    @property
    def method(self) -> str:
        """How it was found: "optimum", "rejection" or "counting" (uniform, exact), "chain" (nearly uniform)."""
        return self._core.method()

    @property
    def is_exact(self) -> bool:
        """Whether the method is exact."""
        return self.method != "chain"

    @property
    def chance(self) -> str:
        """Whether chance was a "cost" or, above 2,000 present, the "order" of the pupils."""
        return "order" if self._core.is_chance_by_order() else "cost"

    @property
    def certificate(self) -> Certificate | None:
        """The proof; ``None`` for the strategy uniform, which has nothing to prove."""
        core = self._core.certificate()
        return None if core is None else Certificate._wrap(core)

    @property
    def warnings(self) -> tuple[Reason, ...]:
        """What to know: limits that bent, missing attainment, rules that name leavers."""
        return Reason._wrap_all(self._core.warnings())

    @property
    def cover(self) -> Round | None:
        """Temporary partnerships for those away today; ``None`` where there are none."""
        core = self._core.cover()
        return None if core is None else Round._wrap(core)

    def to_round(self, *, arm: str | None = None, period: int | None = None, draw: int = 0) -> Round:
        """Gives the round for the history, with its seed, and the cover if pupils
        are away today. Arm, period and draw are noted for a trial."""
        core = self._core.to_round()
        core.set_seed(self.seed)
        note_trial(core, arm, period, draw)
        return Round._wrap(core)

    def partners_of(self, pupil: PupilLike) -> tuple[Pupil, ...]:
        """Gives a pupil's partners; empty for one who has none.

        Raises
        ------
        UnknownPupilError
            Where the roster has no such pupil.
        """
        me = self._request.roster[id_of(pupil)].id
        for group in self.ids:
            if me in group:
                return tuple(self._request.roster[id] for id in group if id != me)
        return ()

    def another(self) -> Pairing:
        """Gives a different pairing that costs the same in every tier but chance,
        and that none of those before it in this chain was.

        Raises
        ------
        NoOtherPairingError
            Where there is none.
        """
        seen = _core.Seen()
        before = (*self._origin, self) if self._origin[:1] != ("forced",) else (self,)
        for pairing in before:
            seen.add(pairing._core)
        return Pairing(seen.another(self._request._core), self._request, before)

    def why_not(self, a: PupilLike, b: PupilLike) -> WhyNot:
        """Answers what it would cost to make two pupils partners."""
        one, other = id_of(a), id_of(b)
        core = self._core.why_not(one, other)
        forced = core.pairing()
        pairing = None if forced is None else Pairing(forced, self._request, ("forced", self, one, other))
        extra = costs_of(core.extra()) if core.is_possible() else {}
        return WhyNot(core.is_possible(), extra, Reason._wrap_all(core.reasons()), pairing)

    def check(self) -> Verdict:
        """Has the checker, which shares no code with the solver, judge the pairing and its proof."""
        return Verdict._wrap(_core.Verdict.check(self._request._core, self._core.to_round(), self._core.certificate()))

    def to_json(self) -> str:
        """Gives the answer in JSON."""
        return self._core.to_json()

    def to_dict(self) -> dict[str, Any]:
        """Gives the answer as a mapping in the JSON form."""
        data: dict[str, Any] = json.loads(self.to_json())
        return data

    def to_dataframe(self) -> pd.DataFrame:
        """Gives a pandas data frame with a row for each pupil present: id, name,
        partnership (from 0), size, partners (names), kept."""
        from ._frames import pairing_to_frame

        return pairing_to_frame(self)

    def __len__(self) -> int:
        return self._core.n_partnerships()

    def __iter__(self) -> Iterator[Partnership]:
        for index in range(len(self)):
            yield Partnership(self, index)

    @overload
    def __getitem__(self, key: int) -> Partnership: ...
    @overload
    def __getitem__(self, key: slice) -> list[Partnership]: ...
    def __getitem__(self, key: int | slice) -> Partnership | list[Partnership]:
        chosen = range(len(self))[key]
        if isinstance(chosen, range):
            return [Partnership(self, index) for index in chosen]
        return Partnership(self, chosen)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Pairing):
            return NotImplemented
        return self is other or (self.ids == other.ids and self._request == other._request)

    def __hash__(self) -> int:
        return hash((self.date, self.ids))

    def __str__(self) -> str:
        return "\n".join(map(str, self))

    def __repr__(self) -> str:
        policy = self._request.policy.strategy
        return f"<Pairing of {self.date}: {len(self)} partnerships, {policy}, {self.method}, seed {self.seed}>"

    def _repr_html_(self) -> str:
        return _html.pairing_table(self)

    def to_html(self, *, private: bool = False) -> str:
        """Gives the pairing as an HTML table. With *private*, attainment, costs
        and reasons are in it: not for the board."""
        return _html.pairing_table(self, private=private)

    def __copy__(self) -> Pairing:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Pairing:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        # A pairing is a function of its request: what is stored is the question.
        if self._origin[:1] == ("forced",):
            return (_forced_again, self._origin[1:])
        return (_pair_again, (self._request, len(self._origin)))


def _pair_again(request: Request, n_seen: int) -> Pairing:
    pairing = pair(request)
    for _ in range(n_seen):
        pairing = pairing.another()
    return pairing


def _forced_again(pairing: Pairing, a: str, b: str) -> Pairing:
    forced = pairing.why_not(a, b).pairing
    assert forced is not None
    return forced


# With more present than this a single solve may take a second.
_LONG = 400


def pair_request(request: Request) -> Pairing:
    """Finds the optimum pairing of a request."""
    return interruptible(lambda: _pair(request), is_long=request.n_present > _LONG)


def _pair(request: Request) -> Pairing:
    try:
        return Pairing(_core.Pairing.pair(request._core), request)
    except InfeasibleError as error:
        raise add_conflict(error)


def add_conflict(error: InfeasibleError) -> InfeasibleError:
    """Notes the conflict that the call which has just failed left."""
    core = _core.take_conflict()
    error.conflict = None if core is None else Conflict._wrap(core)
    return error


def pair(
    roster: RosterLike | Request,
    history: History | None = None,
    policy: PolicyLike | None = None,
    *,
    date: DateLike | None = None,
    seed: int = 0,
    absent: Iterable[PupilLike] = (),
    away_today: Iterable[PupilLike] = (),
    fresh: bool = False,
    progress: Progress | None = None,
) -> Pairing:
    """Finds the optimum pairing: who works with whom from a date on.

    Parameters
    ----------
    roster : Roster, iterable of pupils, or Request
        A :class:`Request` says everything; nothing else is given with it.
    history, policy, date, seed, absent, away_today, fresh, progress
        As for :class:`Request`.

    Returns
    -------
    Pairing
        A function of the request alone, on every machine and in every language.

    Raises
    ------
    InfeasibleError
        Where the must rules cannot all hold; its ``conflict`` says which.
    TooFewError, PolicyError, InvalidDateError, UnknownPupilError, LimitError
        See there.

    Notes
    -----
    O(n³) for n pupils present. Other Python threads run meanwhile, and Ctrl-C
    ends the call.

    Examples
    --------
    >>> scores = {"Amira": 90, "Ben": 95, "Cal": 100, "Dee": 105, "Eve": 110, "Finn": 115}
    >>> roster = Roster([Pupil(name, attainment={"maths": score}) for name, score in scores.items()])
    >>> pairing = pair(roster, date="2026-11-30", seed=1)
    >>> print(pairing)
    Amira & Eve
    Ben & Dee
    Cal & Finn
    >>> pairing.costs["strategy"], pairing.check().proof
    (0, 'optimal')
    """
    if isinstance(roster, Request):
        if history is not None or policy is not None or date is not None or absent or away_today or seed or fresh:
            raise InvalidValueError("A request says everything: give nothing else with it")
        return pair_request(roster)
    if date is None:
        raise InvalidValueError("pair() needs the round's first day: date=…")
    request = Request(
        roster,
        history,
        policy,
        date=date,
        seed=seed,
        absent=absent,
        away_today=away_today,
        fresh=fresh,
        progress=progress,
    )
    return pair_request(request)


def check(request: Request, partnerships: PartnershipsLike, certificate: Certificate | None = None) -> Verdict:
    """Judges a pairing, from this library or from elsewhere.

    The checker works from roster, history, policy and the written definitions
    alone and shares no code with the solver.

    Parameters
    ----------
    request : Request
        The question that it answers.
    partnerships : Pairing, Round, or iterable of iterables of pupils
    certificate : Certificate, optional
        Its proof; a pairing's own is taken where it is left out.

    Raises
    ------
    UnknownPupilError
        Where somebody is named who is not in the roster.

    Examples
    --------
    >>> request = Request(["p1", "p2", "p3", "p4"], policy="random", date="2026-11-09")
    >>> check(request, [["p1", "p2"]]).is_valid
    False
    """
    if isinstance(partnerships, Pairing):
        certificate = certificate or partnerships.certificate
        round = partnerships.to_round()
    elif isinstance(partnerships, Round):
        round = partnerships
    else:
        round = Round(request.date, partnerships)
    proof = None if certificate is None else certificate._to_core()
    return Verdict._wrap(_core.Verdict.check(request._core, round._core, proof))


def cover(request: Request, round: Round | Pairing, away: Iterable[PupilLike], *, date: DateLike) -> Round:
    """Finds the cover for a round in force, with the least change.

    Parameters
    ----------
    request : Request
        Whose history the round follows.
    round : Round or Pairing
        The partnerships in force.
    away : iterable of Pupil or str
        Who is away today, at least one.
    date : date
        Today.

    Returns
    -------
    Round
        Those away, and the temporary partnerships that differ from the round's.
    """
    in_force = round.to_round() if isinstance(round, Pairing) else round
    try:
        return Round._wrap(_core.cover(request._core, in_force._core, ids_of(away), to_days(date)))
    except InfeasibleError as error:
        raise add_conflict(error)
