# SPDX-License-Identifier: MIT
"""Rounds and the feedback on them: plain facts, immutable."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from . import _core
from ._dates import DateLike, date_of, to_days
from ._pupil import Immutable, id_of, ids_of, Pupil, PupilLike
from ._seed import to_count, to_seed


class Feedback(Immutable):
    """A word on how partners worked together. It fades, and labels no child.

    Parameters
    ----------
    date : date
        The day it is about.
    pupils : iterable of Pupil or str
        Two or more.
    word : {"worked", "mixed", "too-quiet", "not-listening", "disagreed", "apart-for-a-while"}

    Examples
    --------
    >>> Feedback("2026-11-06", ["p1", "p2"], "disagreed")
    Feedback('2026-11-06', ['p1', 'p2'], 'disagreed')
    """

    __slots__ = ("_core",)

    def __init__(self, date: DateLike, pupils: Iterable[PupilLike], word: str) -> None:
        self._core = _core.Feedback(to_days(date, "date of feedback"), ids_of(pupils), word)

    @classmethod
    def _wrap(cls, core: _core.Feedback) -> Feedback:
        feedback = cls.__new__(cls)
        feedback._core = core
        return feedback

    @property
    def date(self) -> dt.date:
        """The day it is about."""
        return date_of(self._core.date())

    @property
    def pupils(self) -> tuple[str, ...]:
        """Ids of the pupils."""
        return tuple(self._core.pupil(index) for index in range(self._core.n_pupils()))

    @property
    def word(self) -> str:
        """The word."""
        return self._core.word()

    def _key(self) -> tuple[Any, ...]:
        return (self.date, self.pupils, self.word)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Feedback):
            return NotImplemented
        return self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def __repr__(self) -> str:
        return f"Feedback('{self.date}', {list(self.pupils)!r}, {self.word!r})"

    def __reduce__(self) -> tuple[Any, ...]:
        return (Feedback, self._key())


def split_groups(text: str) -> tuple[tuple[str, ...], ...]:
    """Takes apart what the core joins: members by tabs, groups by line feeds."""
    return tuple(tuple(line.split("\t")) for line in text.split("\n")) if text else ()


class Round(Immutable):
    """One issue of partners, in force from its date until the next round's.

    Parameters
    ----------
    date : date
        Its first day.
    partnerships : iterable of iterables of Pupil or str
        Who works with whom: two, three, or one who works with an adult.
    assigned : iterable of iterables, optional
        The partnerships as they were assigned, where a teacher overrode them.
    absent : iterable of Pupil or str, optional
        In a cover: who was away.
    covers : iterable of Round, optional
        Temporary arrangements that stood beside the round; they change neither
        tenure nor history.
    seed : int, optional
        What the round was asked for with. Like arm, period and draw it is noted
        and decides nothing.
    arm : str, optional
        The condition that a trial gave the class.
    period : int, optional
        The number of the trial's span of rounds, from 0.
    draw : int
        Which draw of the trial's assignment; 0 for the one that is lived.

    Raises
    ------
    DuplicateError
        Names a pupil who stands in two partnerships.

    Examples
    --------
    >>> week = Round("2026-11-09", [["p1", "p7"], ["p2", "p3", "p4"]])
    >>> week.partners_of("p3")
    ('p2', 'p4')
    """

    __slots__ = ("_core",)

    def __init__(
        self,
        date: DateLike,
        partnerships: Iterable[Iterable[PupilLike]] = (),
        *,
        assigned: Iterable[Iterable[PupilLike]] | None = None,
        absent: Iterable[PupilLike] = (),
        covers: Iterable[Round] = (),
        seed: int | None = None,
        arm: str | None = None,
        period: int | None = None,
        draw: int = 0,
    ) -> None:
        self._core = _core.Round(to_days(date, "date of round"))
        for pupil in ids_of(absent):
            self._core.add_absent(pupil)
        for group in partnerships:
            self._core.add_partnership(ids_of(group))
        for group in assigned or ():
            self._core.add_assigned(ids_of(group))
        for cover in covers:
            self._core.add_cover(cover._core)
        if seed is not None:
            self._core.set_seed(to_seed(seed))
        note_trial(self._core, arm, period, draw)

    @classmethod
    def _wrap(cls, core: _core.Round) -> Round:
        round_ = cls.__new__(cls)
        round_._core = core
        return round_

    @property
    def date(self) -> dt.date:
        """Its first day."""
        return date_of(self._core.date())

    @property
    def partnerships(self) -> tuple[tuple[str, ...], ...]:
        """Ids of those who work together."""
        return split_groups(self._core.ids())

    @property
    def assigned(self) -> tuple[tuple[str, ...], ...] | None:
        """The partnerships as assigned; ``None`` where nothing was overridden."""
        assigned = self._core.assigned()
        return None if assigned is None else split_groups(assigned.ids())

    @property
    def absent(self) -> tuple[str, ...]:
        """Ids of those away, in a cover."""
        text = self._core.absent()
        return tuple(text.split("\t")) if text else ()

    @property
    def covers(self) -> tuple[Round, ...]:
        """The covers that stood beside the round."""
        return tuple(Round._wrap(self._core.cover(index)) for index in range(self._core.n_covers()))

    @property
    def seed(self) -> int | None:
        """What the round was asked for with; ``None`` where it is not noted."""
        return self._core.seed() if self._core.has_seed() else None

    @property
    def arm(self) -> str | None:
        """The condition that a trial gave the class; ``None`` for none."""
        return self._core.arm()

    @property
    def period(self) -> int | None:
        """The number of the trial's span of rounds; ``None`` for none."""
        period = self._core.period()
        return None if period < 0 else period

    @property
    def draw(self) -> int:
        """Which draw of the trial's assignment; 0 for the one that is lived."""
        return self._core.draw()

    def partners_of(self, pupil: PupilLike) -> tuple[str, ...]:
        """Gives the ids of a pupil's partners; empty for one who has none."""
        id = id_of(pupil)
        for group in self.partnerships:
            if id in group:
                return tuple(member for member in group if member != id)
        return ()

    def with_cover(self, cover: Round) -> Round:
        """Gives a round with one cover more."""
        return Round(
            self.date,
            self.partnerships,
            assigned=self.assigned,
            absent=self.absent,
            covers=(*self.covers, cover),
            seed=self.seed,
            arm=self.arm,
            period=self.period,
            draw=self.draw,
        )

    def __len__(self) -> int:
        return self._core.n_partnerships()

    def __iter__(self) -> Iterator[tuple[str, ...]]:
        return iter(self.partnerships)

    def __contains__(self, pupil: object) -> bool:
        id = pupil.id if isinstance(pupil, Pupil) else pupil
        return any(id in group for group in self.partnerships)

    def _key(self) -> tuple[Any, ...]:
        issued = (self.seed, self.arm, self.period, self.draw)
        return (self.date, self.partnerships, self.assigned, self.absent, self.covers, issued)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Round):
            return NotImplemented
        return self._key() == other._key()

    def __hash__(self) -> int:
        return hash((self.date, self.partnerships))

    def __repr__(self) -> str:
        return f"<Round of {self.date}: {len(self)} partnerships>"

    def __reduce__(self) -> tuple[Any, ...]:
        return (_make_round, self._key())


def note_trial(core: _core.Round, arm: str | None, period: int | None, draw: int) -> None:
    """Notes what a trial issued a round under."""
    if (arm, period, draw) != (None, None, 0):
        core.set_trial(arm, -1 if period is None else to_count("period", period), to_count("draw", draw))


def _make_round(date: dt.date, partnerships: Any, assigned: Any, absent: Any, covers: Any, issued: Any) -> Round:
    seed, arm, period, draw = issued
    return Round(
        date,
        partnerships,
        assigned=assigned,
        absent=absent,
        covers=covers,
        seed=seed,
        arm=arm,
        period=period,
        draw=draw,
    )
