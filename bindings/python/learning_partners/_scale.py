# SPDX-License-Identifier: MIT
"""Band scales: plain facts, immutable."""

from __future__ import annotations

import array
import operator
from collections.abc import Iterable, Sequence
from typing import Any

from . import _core
from ._errors import InvalidValueError, UnknownBandError
from ._pupil import Immutable


class BandScale(Immutable, Sequence[str]):
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
