# SPDX-License-Identifier: MIT
"""A history laid out for dyadic analysis."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from . import _frames
from ._costs import np
from ._dates import DateLike, to_days
from ._errors import InvalidValueError, PolicyError
from ._pupil import PupilLike, ids_of
from ._round import Round
from ._roster import Roster

if TYPE_CHECKING:
    import pandas as pd

    from ._history import History

Pair = tuple[str, str]


def pairs_of(groups: Iterable[tuple[str, ...]]) -> Iterator[tuple[Pair, int]]:
    """Gives the pairs of groups, each in order of the ids, with the group's size."""
    for group in groups:
        members = sorted(group)
        for number, one in enumerate(members):
            for other in members[number + 1 :]:
                yield (one, other), len(group)


def ranks_of(roster: Roster | None, subject: str | None) -> dict[str, tuple[Any, float]]:
    """Gives attainment and mid-rank (1 is lowest) by id, of those whose attainment is known."""
    if roster is None or not roster.subjects:
        return {}
    if subject is None:
        if len(roster.subjects) > 1:
            raise PolicyError(f"The roster has the subjects {', '.join(roster.subjects)}: say which, subject=…")
        subject = roster.subjects[0]
    elif subject not in roster.subjects:
        raise PolicyError(f'The roster has no subject "{subject}", but {", ".join(roster.subjects)}')
    shown = {pupil.id: pupil.attainment[subject] for pupil in roster if subject in pupil.attainment}
    scale = roster.scales.get(subject)
    known = {
        id: float(scale.index(value) if scale is not None and isinstance(value, str) else value)
        for id, value in shown.items()
    }
    ordered = sorted(known.values())
    first = {value: place for place, value in reversed(list(enumerate(ordered)))}
    last = {value: place for place, value in enumerate(ordered)}
    return {id: (shown[id], (first[value] + last[value]) / 2 + 1) for id, value in known.items()}


class _Past:
    """What has been between pupils before a round, kept up as rounds go by."""

    def __init__(self, roster: Roster | None) -> None:
        self.roster = roster
        self.latest: dict[Pair, int] = {}  # number of the latest round as partners
        self.start: dict[Pair, int] = {}  # day on which the latest spell began
        self.begun: dict[Pair, int] = {}  # number of its first round
        self.spells: dict[Pair, int] = {}

    def open_days(self, first: int, last: int) -> int:
        if self.roster is None:
            return max(0, last - first)
        return self.roster._core.count_open_days(first, last)

    def is_running(self, pair: Pair, number: int) -> bool:
        """Whether the two were partners in the round before this one."""
        return self.latest.get(pair, -2) == number - 1

    def note(self, pair: Pair, number: int, day: int) -> None:
        if not self.is_running(pair, number):
            self.start[pair], self.begun[pair] = day, number
            self.spells[pair] = self.spells.get(pair, 0) + 1
        self.latest[pair] = number


def _check_roster(history: History, roster: Roster | None) -> None:
    if roster is not None and not isinstance(roster, Roster):
        raise InvalidValueError(f"A Roster is needed, not {roster!r}")


def _pairs_of_round(round: Round) -> dict[Pair, tuple[int, bool, bool]]:
    """Pairs of a round: size of the group, whether assigned, whether actual."""
    actual = dict(pairs_of(round.partnerships))
    assigned = actual if round.assigned is None else dict(pairs_of(round.assigned))
    return {
        pair: (actual.get(pair) or assigned[pair], pair in assigned, pair in actual)
        for pair in [*actual, *(pair for pair in assigned if pair not in actual)]
    }


def pairwise_frame(history: History, roster: Roster | None, subject: str | None) -> pd.DataFrame:
    """Makes double-entry rows."""
    _check_roster(history, roster)
    pandas, past, ranks = _frames._pandas(), _Past(roster), ranks_of(roster, subject)
    nothing = (None, None)
    rows: list[tuple[Any, ...]] = []
    for number, round in enumerate(history):
        day, date = round._core.date(), round.date
        found = _pairs_of_round(round)
        for pair, (size, assigned, actual) in found.items():
            running = past.is_running(pair, number)
            days = past.open_days(past.start[pair], day) if running else 0
            together = number - past.begun[pair] if running else 0
            before = past.spells.get(pair, 0) - running
            for pupil, partner in (pair, pair[::-1]):
                me, other = ranks.get(pupil, nothing), ranks.get(partner, nothing)
                gap = None if me[1] is None or other[1] is None else abs(me[1] - other[1])
                common = (number, date, " + ".join(pair), pupil, partner, 1 / (size - 1), size)
                rows.append((*common, days, before, together, assigned, actual, me[0], other[0], gap))
        for pair, (_, _, actual) in found.items():
            if actual:
                past.note(pair, number, day)
    names = "round date dyad pupil partner weight size days_together times_met_before rounds_together assigned actual"
    with_roster = ["pupil_attainment", "partner_attainment", "gap"]
    frame: pd.DataFrame = pandas.DataFrame(rows, columns=[*names.split(), *with_roster])
    frame["date"] = pandas.to_datetime(frame["date"])
    return frame if roster is not None else frame.drop(columns=with_roster)


def _lengths(history: History, roster: Roster | None, date: int | None) -> list[tuple[Round, int]]:
    """Each round with the open days that it ran; the latest until *date*."""
    past, rounds = _Past(roster), list(history)
    ends = [round._core.date() for round in rounds[1:]] + ([] if date is None else [date])
    days = [past.open_days(round._core.date(), end) for round, end in zip(rounds, ends)]
    return list(zip(rounds, days + [0] * (len(rounds) - len(days))))


def dyads_frame(history: History, roster: Roster | None, subject: str | None) -> pd.DataFrame:
    """Makes a row for each two who ever were partners."""
    _check_roster(history, roster)
    pandas, past, ranks = _frames._pandas(), _Past(roster), ranks_of(roster, subject)
    sums: dict[Pair, list[Any]] = {}
    for number, (round, days) in enumerate(_lengths(history, roster, None)):
        for pair, _ in pairs_of(round.partnerships):
            past.note(pair, number, round._core.date())
            entry = sums.setdefault(pair, [0, 0, round.date, round.date])
            entry[0] += 1
            entry[1] += days
            entry[3] = round.date
    rows = []
    for pair, (rounds, days, first, last) in sorted(sums.items()):
        one, other = ranks.get(pair[0]), ranks.get(pair[1])
        gap = None if one is None or other is None else abs(one[1] - other[1])
        rows.append((" + ".join(pair), *pair, past.spells[pair], rounds, days, first, last, gap))
    names = ["dyad", "pupil", "partner", "times_met", "rounds_together", "days_together", "first", "last", "gap"]
    frame: pd.DataFrame = pandas.DataFrame(rows, columns=names)
    for name in ("first", "last"):
        frame[name] = pandas.to_datetime(frame[name])
    return frame if roster is not None else frame.drop(columns="gap")


@dataclass(frozen=True, eq=False)
class Exposure:
    """Who has worked with whom, as matrices. Rows and columns are ``ids``.

    Attributes
    ----------
    ids : tuple of str
    meetings : numpy.ndarray of int, shape (n, n)
        Spells as partners.
    days : numpy.ndarray of int, shape (n, n)
        Days together, without the roster's closures.
    days_since : numpy.ndarray of float, shape (n, n)
        Days since they last were partners: 0 where they are now, NaN for never.
    """

    ids: tuple[str, ...]
    meetings: Any
    days: Any
    days_since: Any

    def to_dataframe(self, which: str = "meetings") -> pd.DataFrame:
        """Gives one of the matrices as a pandas data frame with ids on both sides."""
        if which not in ("meetings", "days", "days_since"):
            raise InvalidValueError(f"An exposure has meetings, days and days_since, not {which!r}")
        matrix = getattr(self, which)
        frame: pd.DataFrame = _frames._pandas().DataFrame(matrix, index=list(self.ids), columns=list(self.ids))
        return frame

    def __repr__(self) -> str:
        return f"<Exposure of {len(self.ids)} pupils>"


def exposure_of(history: History, pupils: Roster | Iterable[PupilLike] | None, date: DateLike | None) -> Exposure:
    """Makes the matrices."""
    if np is None:
        raise ImportError("Matrices of exposure need numpy: pip install numpy")
    roster = pupils if isinstance(pupils, Roster) else None
    ids = tuple(history.pupils if pupils is None else roster.ids if roster is not None else ids_of(pupils))
    places = {id: place for place, id in enumerate(ids)}
    asked = None if date is None else to_days(date)
    shape = (len(ids), len(ids))
    meetings, days = np.zeros(shape, np.int64), np.zeros(shape, np.int64)
    since = np.full(shape, np.nan)
    past, lengths = _Past(roster), _lengths(history, roster, asked)
    end = asked if asked is not None or not lengths else lengths[-1][0]._core.date()
    for number, (round, length) in enumerate(lengths):
        over = lengths[number + 1][0]._core.date() if number + 1 < len(lengths) else None
        for pair, _ in pairs_of(round.partnerships):
            past.note(pair, number, round._core.date())
            if pair[0] not in places or pair[1] not in places:
                continue
            one, other = places[pair[0]], places[pair[1]]
            for cell in ((one, other), (other, one)):
                meetings[cell] = past.spells[pair]
                days[cell] += length
                since[cell] = 0 if over is None or end is None else past.open_days(over, end)
    return Exposure(ids, meetings, days, since)


def coverage_frame(history: History, roster: Roster | None) -> pd.DataFrame:
    """Makes a row for each pupil."""
    _check_roster(history, roster)
    pandas, past = _frames._pandas(), _Past(roster)
    ids = history.pupils if roster is None else roster.ids
    met: dict[str, set[str]] = {id: set() for id in ids}
    rounds, longest = dict.fromkeys(ids, 0), dict.fromkeys(ids, 0)
    for number, round in enumerate(history):
        for group in round.partnerships:
            for id in group:
                rounds[id] = rounds.get(id, 0) + 1
        for pair, _ in pairs_of(round.partnerships):
            past.note(pair, number, round._core.date())
            for id, other in (pair, pair[::-1]):
                met.setdefault(id, set()).add(other)
                longest[id] = max(longest.get(id, 0), number - past.begun[pair] + 1)
    spells = dict.fromkeys(ids, 0)
    for pair, count in past.spells.items():
        for id in pair:
            spells[id] = spells.get(id, 0) + count
    here, possible = set(ids), max(0, len(ids) - 1)
    rows = [
        (
            id,
            rounds[id],
            len(met[id] & here),
            possible,
            len(met[id] & here) / possible if possible else 0.0,
            spells[id],
            longest[id],
            history.turns(id),
        )
        for id in ids
    ]
    names = ["id", "rounds", "partners", "possible", "coverage", "spells", "longest_rounds", "turns"]
    frame: pd.DataFrame = pandas.DataFrame(rows, columns=names)
    return frame
