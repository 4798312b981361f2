# SPDX-License-Identifier: MIT
"""Pupils, band scales, rules, rounds and feedback: plain facts, immutable."""

from __future__ import annotations

import array
import datetime as dt
import operator
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Union

from . import _core
from ._dates import DateLike, date_of, from_days, to_days
from ._errors import InvalidValueError, UnknownBandError

Attainment = Union[float, str, None]
PupilLike = Union["Pupil", str]

#: The subject of an attainment that is given without one.
DEFAULT_SUBJECT = "attainment"


def id_of(pupil: PupilLike) -> str:
    """Gives the id of a pupil, or of an id."""
    if isinstance(pupil, Pupil):
        return pupil.id
    if isinstance(pupil, str):
        return pupil
    raise InvalidValueError(f"A pupil is given as Pupil or by id (str), not as {pupil!r}")


def ids_of(pupils: Iterable[PupilLike]) -> list[str]:
    """Gives the ids of pupils; one text is not taken for a list of letters."""
    if isinstance(pupils, str):
        raise InvalidValueError(f'A list of pupils is needed, not the text "{pupils}"')
    return [id_of(pupil) for pupil in pupils]


class _Immutable:
    """Copies of what cannot change are the thing itself."""

    __slots__ = ()

    def __copy__(self) -> Any:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Any:
        return self


class Pupil(_Immutable):
    """A person to be paired.

    Parameters
    ----------
    id : str
        Opaque and unique in the roster: 1 to 200 bytes of UTF-8 without control
        characters.
    name : str, optional
        What to print; the id where it is left out.
    attainment : mapping, float or str, optional
        A score (finite, at most 1e15 in magnitude) or the name of a band for
        each subject; ``None`` or NaN where it is not known. A bare score or band
        is of the subject ``"attainment"``.
    attributes : mapping, optional
        Yes or no (``{"quiet": True}``) or a word (``{"role": "tutor"}``).

    Raises
    ------
    InvalidValueError
        Names the field and the value that is wrong.

    Examples
    --------
    >>> Pupil("p1", "Amira", attainment={"maths": 104})
    Pupil('p1', 'Amira', attainment={'maths': 104.0})
    """

    __slots__ = ("_core",)

    def __init__(
        self,
        id: str,
        name: str | None = None,
        *,
        attainment: Mapping[str, Attainment] | Attainment = None,
        attributes: Mapping[str, bool | str] | None = None,
    ) -> None:
        self._core = _core.Pupil(id, name)
        if attainment is not None and not isinstance(attainment, Mapping):
            attainment = {DEFAULT_SUBJECT: attainment}
        for subject, value in (attainment or {}).items():
            self._set_attainment(subject, value)
        for attribute, setting in (attributes or {}).items():
            self._set_attribute(attribute, setting)

    @classmethod
    def _wrap(cls, core: _core.Pupil) -> Pupil:
        pupil = cls.__new__(cls)
        pupil._core = core
        return pupil

    def _set_attainment(self, subject: str, value: Any) -> None:
        if value is None or value != value:
            return
        if isinstance(value, str):
            self._core.set_band(subject, value)
            return
        try:
            score = float(value)
        except (TypeError, ValueError, OverflowError):
            raise InvalidValueError(
                f'Pupil "{self.id}": attainment in {subject} is a score or a band, not {value!r}'
            ) from None
        self._core.set_score(subject, score)

    def _set_attribute(self, name: str, value: Any) -> None:
        if isinstance(value, str):
            self._core.set_word(name, value)
        elif value is True or value is False or type(value).__name__ in ("bool", "bool_"):
            self._core.set_flag(name, bool(value))
        else:
            raise InvalidValueError(
                f'Pupil "{self.id}": the attribute {name} is True, False or a word, not {value!r}'
            )

    @property
    def id(self) -> str:
        """What stands for the pupil."""
        return self._core.id()

    @property
    def name(self) -> str:
        """What to print."""
        return self._core.name()

    @property
    def attainment(self) -> dict[str, float | str]:
        """Score or band by subject, where it is known."""
        found: dict[str, float | str] = {}
        for index in range(self._core.n_subjects()):
            subject = self._core.subject(index)
            kind = self._core.kind(subject)
            if kind == 1:
                found[subject] = self._core.score(subject)
            elif kind == 2:
                found[subject] = self._core.band(subject)
        return found

    @property
    def attributes(self) -> dict[str, bool | str]:
        """Attributes by name."""
        names = [self._core.attribute(index) for index in range(self._core.n_attributes())]
        return {name: self._attribute(name) for name in names}

    def _attribute(self, name: str) -> bool | str:
        word = self._core.word(name)
        return self._core.has_flag(name) if word is None else word

    def _key(self) -> tuple[Any, ...]:
        return (self.id, self.name, self.attainment, self.attributes)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Pupil):
            return NotImplemented
        return self._key() == other._key()

    def __hash__(self) -> int:
        return hash(("Pupil", self.id))

    def __repr__(self) -> str:
        parts = [repr(self.id)]
        if self.name != self.id:
            parts.append(repr(self.name))
        if self.attainment:
            parts.append(f"attainment={self.attainment!r}")
        if self.attributes:
            parts.append(f"attributes={self.attributes!r}")
        return f"Pupil({', '.join(parts)})"

    def __reduce__(self) -> tuple[Any, ...]:
        return (_make_pupil, self._key())


def _make_pupil(id: str, name: str, attainment: dict[str, Attainment], attributes: dict[str, bool | str]) -> Pupil:
    return Pupil(id, name, attainment=attainment, attributes=attributes)


class BandScale(_Immutable, Sequence[str]):
    """An ordered list of named bands, lowest first. A sequence of their names.

    Parameters
    ----------
    bands : iterable of str
        2 to 100 names, unique without regard to case.
    thresholds : iterable of float, optional
        One fewer than bands, strictly increasing: a score's band is the number
        of thresholds that are at most the score. Left out where pupils have
        bands and no scores.

    Raises
    ------
    InvalidValueError
        Names the band or threshold that is wrong.

    Examples
    --------
    >>> reading = BandScale(["WTS", "EXS", "GDS"], thresholds=[100, 110])
    >>> reading.index("exs")
    1
    >>> BandScale.builtin("ks2-scaled").thresholds
    (100.0, 110.0)
    """

    __slots__ = ("_core",)

    def __init__(self, bands: Iterable[str], thresholds: Iterable[float] = ()) -> None:
        numbers = array.array("d", [float(threshold) for threshold in thresholds])
        self._core = _core.Scale(list(bands), numbers.tobytes())

    @classmethod
    def _wrap(cls, core: _core.Scale) -> BandScale:
        scale = cls.__new__(cls)
        scale._core = core
        return scale

    @classmethod
    def builtin(cls, name: str) -> BandScale:
        """Gives a scale by name: "ks2-ta" and "ks2-scaled" (England's key stage
        2), "thirds", "quarters", "fifths" (quantiles of the class).

        Raises
        ------
        InvalidValueError
            Lists the names there are.
        """
        return cls._wrap(_core.Scale.builtin(name))

    @classmethod
    def quantiles(cls, n_bands: int) -> BandScale:
        """Gives the class's own quantiles by score, in 2 to 10 bands; ties share a band."""
        number = operator.index(n_bands)
        if number < 0:
            raise InvalidValueError(f"A scale has 2 to 10 quantiles, not {number}")
        return cls._wrap(_core.Scale.quantiles(number))

    @property
    def bands(self) -> tuple[str, ...]:
        """The names, lowest first."""
        return tuple(self)

    @property
    def thresholds(self) -> tuple[float, ...]:
        """Scores at which bands begin, from the second band on; empty where there are none."""
        if not self._core.has_thresholds():
            return ()
        return tuple(self._core.threshold(index) for index in range(len(self) - 1))

    @property
    def range(self) -> tuple[float, float]:
        """The smallest and largest score that the scale admits."""
        return (self._core.low(), self._core.high())

    @property
    def is_quantiles(self) -> bool:
        """Whether bands are quantiles of the class."""
        return self._core.is_quantiles()

    @property
    def takes_scores(self) -> bool:
        """Whether pupils may have scores under this scale."""
        return self._core.takes_scores()

    @property
    def name(self) -> str | None:
        """The name of the built-in scale that this is; ``None`` for one of your own."""
        return self._core.builtin_name()

    def index(self, value: str, start: int = 0, stop: int | None = None) -> int:
        """Finds a band by name or alias, without regard to case.

        Raises
        ------
        UnknownBandError
            Lists the scale.
        """
        found = self._core.find_band(value)
        if found < start or (stop is not None and found >= stop):
            raise UnknownBandError(f'There is no band "{value}" among {", ".join(self)}')
        return found

    def __contains__(self, value: object) -> bool:
        return isinstance(value, str) and self._core.find_band(value) >= 0

    def __len__(self) -> int:
        return self._core.n_bands()

    def __getitem__(self, index: Any) -> Any:
        return [self._core.band(i) for i in range(len(self))][index]

    def _key(self) -> tuple[Any, ...]:
        return (self.name, self.is_quantiles, self.bands, self.thresholds)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, BandScale):
            return NotImplemented
        return self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def __repr__(self) -> str:
        if self.name is not None:
            return f"BandScale.builtin({self.name!r})"
        if self.is_quantiles:
            return f"BandScale.quantiles({len(self)})"
        thresholds = f", thresholds={list(self.thresholds)!r}" if self.thresholds else ""
        return f"BandScale({list(self)!r}{thresholds})"

    def __reduce__(self) -> tuple[Any, ...]:
        if self.name is not None:
            return (BandScale.builtin, (self.name,))
        if self.is_quantiles:
            return (BandScale.quantiles, (len(self),))
        return (BandScale, (self.bands, self.thresholds))


class Rule(_Immutable):
    """A standing rule about who works with whom.

    Parameters
    ----------
    type : {"apart", "together", "pin", "friends"}
        "apart" and "together" are must rules; so is "pin", in the one request
        that carries it; "friends" is a wish to have friends apart.
    pupils : iterable of Pupil or str
        Two or more; the rule holds for every pair among those present.
    id : str, optional
        Unique in the roster; made of type and pupils where it is left out.
    until : date, optional
        Last day on which the rule holds.
    reason : str, optional
        A private note. Never in a table, a digest or a pairing.

    Examples
    --------
    >>> Rule("apart", ["p1", "p2"], until="2026-12-18")
    Rule('apart', ['p1', 'p2'], id='apart:p1+p2', until='2026-12-18')
    """

    __slots__ = ("_core",)

    def __init__(
        self,
        type: str,
        pupils: Iterable[PupilLike],
        *,
        id: str | None = None,
        until: DateLike | None = None,
        reason: str | None = None,
    ) -> None:
        ids = ids_of(pupils)
        name = id if id is not None else f"{type}:{'+'.join(ids)}"
        days = _core.DATE_NONE if until is None else to_days(until, f"until of rule {name}")
        self._core = _core.Rule(name, type, ids, days, reason)

    @classmethod
    def _wrap(cls, core: _core.Rule) -> Rule:
        rule = cls.__new__(cls)
        rule._core = core
        return rule

    @property
    def type(self) -> str:
        """What the rule asks for."""
        return self._core.type()

    @property
    def id(self) -> str:
        """What stands for the rule."""
        return self._core.id()

    @property
    def pupils(self) -> tuple[str, ...]:
        """Ids of the pupils named."""
        return tuple(self._core.pupil(index) for index in range(self._core.n_pupils()))

    @property
    def until(self) -> dt.date | None:
        """Last day on which the rule holds."""
        return from_days(self._core.until())

    @property
    def reason(self) -> str | None:
        """The private note."""
        return self._core.reason()

    def is_active(self, date: DateLike) -> bool:
        """Says whether the rule holds on a day."""
        return self._core.is_active(to_days(date))

    def _key(self) -> tuple[Any, ...]:
        return (self.type, self.pupils, self.id, self.until, self.reason)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Rule):
            return NotImplemented
        return self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def __repr__(self) -> str:
        until = "" if self.until is None else f", until='{self.until}'"
        return f"Rule({self.type!r}, {list(self.pupils)!r}, id={self.id!r}{until})"

    def __reduce__(self) -> tuple[Any, ...]:
        return (_make_rule, self._key())


def _make_rule(type: str, pupils: tuple[str, ...], id: str, until: dt.date | None, reason: str | None) -> Rule:
    return Rule(type, pupils, id=id, until=until, reason=reason)


class Feedback(_Immutable):
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


class Round(_Immutable):
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
        )

    def __len__(self) -> int:
        return self._core.n_partnerships()

    def __iter__(self) -> Iterator[tuple[str, ...]]:
        return iter(self.partnerships)

    def __contains__(self, pupil: object) -> bool:
        id = pupil.id if isinstance(pupil, Pupil) else pupil
        return any(id in group for group in self.partnerships)

    def _key(self) -> tuple[Any, ...]:
        return (self.date, self.partnerships, self.assigned, self.absent, self.covers)

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


def _make_round(date: dt.date, partnerships: Any, assigned: Any, absent: Any, covers: Any) -> Round:
    return Round(date, partnerships, assigned=assigned, absent=absent, covers=covers)
