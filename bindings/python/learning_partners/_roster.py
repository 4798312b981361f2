# SPDX-License-Identifier: MIT
"""Rosters: the pupils of a class, with band scales, standing rules and closures."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Union, overload

from . import _core, _html
from ._dates import DateLike, date_of, to_days
from ._errors import InvalidValueError, UnknownPupilError
from ._pupil import Pupil, PupilLike, id_of, ids_of
from ._rule import Rule
from ._scale import BandScale

if TYPE_CHECKING:
    import pandas as pd

ScaleLike = Union[BandScale, str, Iterable[str]]
Closure = tuple[DateLike, DateLike]


def to_scale(scale: ScaleLike) -> BandScale:
    """Takes a scale, the name of a built-in one, or a list of bands."""
    if isinstance(scale, BandScale):
        return scale
    return BandScale.builtin(scale) if isinstance(scale, str) else BandScale(scale)


def to_pupil(pupil: Pupil | str | Mapping[str, Any]) -> Pupil:
    """Takes a pupil, an id, or a mapping with the fields of a pupil."""
    if isinstance(pupil, Pupil):
        return pupil
    if isinstance(pupil, str):
        return Pupil(pupil)
    if not isinstance(pupil, Mapping):
        raise InvalidValueError(f"A pupil is given as Pupil, id or mapping, not as {pupil!r}")
    unknown = set(pupil) - {"id", "name", "attainment", "attributes"}
    if unknown or "id" not in pupil:
        raise InvalidValueError(
            f"A pupil has id, name, attainment and attributes, not {', '.join(map(str, pupil)) or 'nothing'}"
        )
    fields = {name: value for name, value in pupil.items() if name != "id"}
    return Pupil(pupil["id"], **fields)


class Roster:
    """The pupils of one class, with its band scales, standing rules and closures.

    Immutable; a sequence of :class:`Pupil`, which also finds pupils by id
    (``roster["p1"]``).

    Parameters
    ----------
    pupils : iterable of Pupil, str or mapping
        An id alone makes a pupil of unknown attainment.
    scales : mapping of str to BandScale, str or list of str, optional
        The band scale of each subject; a text names a built-in one.
    rules : iterable of Rule, optional
        They may name pupils who have left.
    closures : iterable of (date, date), optional
        Holidays, first and last day: they count towards nobody's tenure.

    Raises
    ------
    DuplicateError
        Where a pupil's or a rule's id stands twice.
    UnknownBandError, InvalidValueError
        Where attainment does not fit the subject's scale.

    Examples
    --------
    >>> roster = Roster([Pupil("p1", attainment={"maths": 104}), Pupil("p2", attainment={"maths": 98})])
    >>> len(roster), roster.subjects
    (2, ('maths',))
    >>> roster["p2"].attainment
    {'maths': 98.0}
    """

    __slots__ = ("_core", "_ids")
    _ids: tuple[str, ...] | None

    def __init__(
        self,
        pupils: Iterable[Pupil | str | Mapping[str, Any]] = (),
        *,
        scales: Mapping[str, ScaleLike] | None = None,
        rules: Iterable[Rule] = (),
        closures: Iterable[Closure] = (),
    ) -> None:
        self._core = _core.Roster()
        self._ids = None
        for subject, scale in (scales or {}).items():
            self._core.set_scale(subject, to_scale(scale)._core)
        for pupil in pupils:
            self._core.add_pupil(to_pupil(pupil)._core)
        self._add_standing(rules, closures)

    def _add_standing(self, rules: Iterable[Rule], closures: Iterable[Closure]) -> None:
        for rule in rules:
            self._core.add_rule(rule._core)
        for first, last in closures:
            self._core.add_closure(to_days(first, "first day of closure"), to_days(last, "last day of closure"))

    @classmethod
    def _wrap(cls, core: _core.Roster) -> Roster:
        roster = cls.__new__(cls)
        roster._core = core
        roster._ids = None
        return roster

    @classmethod
    def from_dataframe(
        cls,
        df: Any,
        *,
        id: str,
        attainment: str | Iterable[str] | Mapping[str, str] | None = None,
        name: str | None = None,
        attributes: Iterable[str] = (),
        scales: Mapping[str, ScaleLike] | None = None,
        rules: Iterable[Rule] = (),
        closures: Iterable[Closure] = (),
    ) -> Roster:
        """Makes a roster of a data frame with a row for each pupil.

        Parameters
        ----------
        df : pandas.DataFrame, polars.DataFrame, pyarrow.Table or mapping of columns
        id : str
            Column of ids: texts, or whole numbers, which become text.
        attainment : str, list of str or mapping, optional
            Column or columns of scores or bands; each column's name is the
            subject. A mapping gives columns other subjects:
            ``{"KS2_MATHS": "maths"}``. Numbers are scores; texts and
            categories are bands; missing is missing. An ordered categorical
            without a scale brings its own, lowest category first.
        name : str, optional
            Column of display names.
        attributes : iterable of str, optional
            Columns of attributes, yes-or-no or words.
        scales, rules, closures : optional
            As for :class:`Roster`; scales by subject.

        Raises
        ------
        ColumnError
            Where there is no such column.
        InvalidValueError, DuplicateError, UnknownBandError
            Their ``column`` and ``value`` say where.

        Notes
        -----
        O(rows). With one column of attainment and no attributes, 100,000 rows
        take a fraction of a second.
        """
        from ._frames import roster_from_frame

        return roster_from_frame(cls, df, id, attainment, name, attributes, scales, rules, closures)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Roster:
        """Makes a roster of a mapping in the JSON form (pupils, scales, rules, closures)."""
        return cls._wrap(_core.Roster.from_json(json.dumps(data)))

    def to_dict(self) -> dict[str, Any]:
        """Gives the roster in the JSON form. Private reasons of rules are in it."""
        roster: dict[str, Any] = json.loads(self._core.to_json())
        return roster

    def to_dataframe(self) -> pd.DataFrame:
        """Gives a pandas data frame with a row for each pupil: id, name, a column
        for each subject, a column for each attribute."""
        from ._frames import roster_to_frame

        return roster_to_frame(self)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids, in the order of the pupils."""
        if self._ids is None:
            text = self._core.ids()
            self._ids = tuple(text.split("\t")) if text else ()
        return self._ids

    @property
    def names(self) -> tuple[str, ...]:
        """The display names, in the order of the pupils."""
        text = self._core.names()
        return tuple(text.split("\t")) if text else ()

    @property
    def subjects(self) -> tuple[str, ...]:
        """Subjects that a scale or a pupil names."""
        return tuple(self._core.subject(index) for index in range(self._core.n_subjects()))

    @property
    def scales(self) -> dict[str, BandScale]:
        """Band scales by subject."""
        found = {subject: self._core.scale(subject) for subject in self.subjects}
        return {subject: BandScale._wrap(scale) for subject, scale in found.items() if scale is not None}

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The standing rules."""
        return tuple(Rule._wrap(self._core.rule(index)) for index in range(self._core.n_rules()))

    @property
    def closures(self) -> tuple[tuple[dt.date, dt.date], ...]:
        """Holidays, each with its first and last day."""
        core = self._core
        return tuple(
            (date_of(core.closure_from(index)), date_of(core.closure_to(index))) for index in range(core.n_closures())
        )

    def find(self, text: str) -> Pupil:
        """Finds a pupil as a teacher types one: id, name, or how only one name begins.

        Raises
        ------
        UnknownPupilError, AmbiguousPupilError
            They name the nearest, or those to choose from.
        """
        return Pupil._wrap(self._core.look_up(text))

    def band(self, pupil: PupilLike, subject: str) -> str | None:
        """Gives a pupil's band in a subject, from band or score and the scale;
        ``None`` where attainment is missing or the subject has no scale."""
        index = self._core.band_index(self[id_of(pupil)]._core, subject)
        scale = self._core.scale(subject)
        return None if index < 0 or scale is None else scale.band(index)

    def open_days(self, first: DateLike, last: DateLike) -> int:
        """Counts the days from *first* (included) to *last* (not included) that no closure covers."""
        return self._core.count_open_days(to_days(first), to_days(last))

    def replace(
        self,
        *,
        pupils: Iterable[Pupil | str | Mapping[str, Any]] | None = None,
        scales: Mapping[str, ScaleLike] | None = None,
        rules: Iterable[Rule] | None = None,
        closures: Iterable[Closure] | None = None,
    ) -> Roster:
        """Gives a roster with some parts replaced."""
        return Roster(
            self if pupils is None else pupils,
            scales=self.scales if scales is None else scales,
            rules=self.rules if rules is None else rules,
            closures=self.closures if closures is None else closures,
        )

    def with_rules(self, *rules: Rule) -> Roster:
        """Gives a roster with more rules."""
        return self.replace(rules=(*self.rules, *rules))

    def subset(self, pupils: Iterable[PupilLike]) -> Roster:
        """Gives a roster of some of the pupils, with the same scales, rules and closures."""
        return self.replace(pupils=[self[id] for id in ids_of(pupils)])

    def __len__(self) -> int:
        return self._core.n_pupils()

    def __iter__(self) -> Iterator[Pupil]:
        for index in range(len(self)):
            yield Pupil._wrap(self._core.pupil(index))

    @overload
    def __getitem__(self, key: int | str) -> Pupil: ...
    @overload
    def __getitem__(self, key: slice) -> list[Pupil]: ...
    def __getitem__(self, key: int | str | slice) -> Pupil | list[Pupil]:
        if isinstance(key, str):
            pupil = self._core.find(key)
            if pupil is None:
                raise UnknownPupilError(f'There is no pupil "{key}"')
            return Pupil._wrap(pupil)
        chosen = range(len(self))[key]
        if isinstance(chosen, range):
            return [Pupil._wrap(self._core.pupil(index)) for index in chosen]
        return Pupil._wrap(self._core.pupil(chosen))

    def __contains__(self, pupil: object) -> bool:
        id = pupil.id if isinstance(pupil, Pupil) else pupil
        return isinstance(id, str) and self._core.find(id) is not None

    def _key(self) -> tuple[Any, ...]:
        return (tuple(self), self.scales, self.rules, self.closures)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Roster):
            return NotImplemented
        return self is other or self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self.ids)

    def __repr__(self) -> str:
        rules = f", {self._core.n_rules()} rules" if self._core.n_rules() else ""
        return f"<Roster of {len(self)} pupils: {', '.join(self.subjects) or 'no attainment'}{rules}>"

    def _repr_html_(self) -> str:
        return _html.roster_table(self)

    def to_html(self, *, private: bool = False) -> str:
        """Gives the roster as an HTML table; attainment and attributes only where *private* says so."""
        return _html.roster_table(self, private=private)

    def __copy__(self) -> Roster:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Roster:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return (_make_roster, self._key())


def _make_roster(pupils: Any, scales: Any, rules: Any, closures: Any) -> Roster:
    return Roster(pupils, scales=scales, rules=rules, closures=closures)
