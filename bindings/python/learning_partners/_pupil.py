# SPDX-License-Identifier: MIT
"""Pupils: plain facts, immutable."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Union

from . import _core
from ._errors import InvalidValueError


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


class Immutable:
    """Copies of what cannot change are the thing itself."""

    __slots__ = ()

    def __copy__(self) -> Any:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Any:
        return self


class Pupil(Immutable):
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
