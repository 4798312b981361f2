# SPDX-License-Identifier: MIT
"""One base class, and one class for each thing that can go wrong.

Every class also derives from the builtin that a Python programmer would catch:
``except ValueError`` catches a wrong score, ``except LookupError`` a pupil who
is not there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from . import _core

if TYPE_CHECKING:
    from .matching import Barrier
    from ._answers import Conflict

__all__ = [
    "LearningPartnersError",
    "InternalError",
    "ParseError",
    "InvalidValueError",
    "InvalidDateError",
    "DuplicateError",
    "UnknownPupilError",
    "UnsupportedError",
    "AmbiguousPupilError",
    "UnknownBandError",
    "PolicyError",
    "TooFewError",
    "InfeasibleError",
    "NoOtherPairingError",
    "LimitError",
    "CancelledError",
    "FileError",
    "ColumnError",
]


class LearningPartnersError(Exception):
    """Whatever this package raises on its own account.

    Attributes
    ----------
    code : str
        The stable name of what went wrong, as JSON answers carry it.
    column, value : object
        The column of a data frame and the value in it that were wrong; ``None``
        where the data came from elsewhere.
    """

    code: ClassVar[str] = "internal"
    column: str | None = None
    value: Any = None

    def __str__(self) -> str:
        return str(self.args[0]) if len(self.args) == 1 else super().__str__()

    def __reduce__(self) -> tuple[Any, ...]:
        return (type(self), self.args, self.__dict__)


class InternalError(LearningPartnersError, RuntimeError):
    """A fault of the library: please report it."""

    code = "internal"


class ParseError(LearningPartnersError, ValueError):
    """A text that cannot be read at all."""

    code = "syntax"


class InvalidValueError(LearningPartnersError, ValueError):
    """One value is wrong; the message names it and where it stands."""

    code = "value"


class InvalidDateError(LearningPartnersError, ValueError):
    """A date is wrong or out of order."""

    code = "date"


class DuplicateError(LearningPartnersError, ValueError):
    """An id stands twice."""

    code = "duplicate"


class UnknownPupilError(LearningPartnersError, KeyError):
    """There is no such pupil; the message suggests the nearest."""

    code = "unknown-pupil"


class AmbiguousPupilError(LearningPartnersError, LookupError):
    """Several pupils fit a name; give the id."""

    code = "ambiguous-pupil"


class UnknownBandError(LearningPartnersError, ValueError):
    """There is no such band; the message lists the scale."""

    code = "unknown-band"


class PolicyError(LearningPartnersError, ValueError):
    """Settings of a policy contradict each other or the roster."""

    code = "policy"


class TooFewError(LearningPartnersError, ValueError):
    """Fewer than two pupils are present."""

    code = "too-few"


class InfeasibleError(LearningPartnersError, ValueError):
    """The must rules cannot all hold, or a graph has no perfect matching.

    Attributes
    ----------
    conflict : Conflict or None
        The rules that cannot hold together, for a class.
    barrier : Barrier or None
        The proof that there is no perfect matching, for a graph.
    """

    code = "infeasible"
    conflict: Conflict | None = None
    barrier: Barrier | None = None


class NoOtherPairingError(LearningPartnersError, LookupError):
    """There is no other pairing as good."""

    code = "no-other"


class LimitError(LearningPartnersError, OverflowError):
    """Larger than this version handles; split it."""

    code = "limit"


class CancelledError(LearningPartnersError, RuntimeError):
    """The call was asked to stop."""

    code = "cancelled"


class FileError(LearningPartnersError, OSError):
    """A file could not be read or written."""

    code = "file"


class UnsupportedError(LearningPartnersError, NotImplementedError):
    """A part that was left out of this build; the message says how to get it."""

    code = "unsupported"


class ColumnError(LearningPartnersError, KeyError):
    """A data frame does not have a column; the message lists those it has."""

    code = "value"


# In the order of the codes of the C library, which only ever grows at its end.
_core.set_error_classes(
    [
        InternalError,
        ParseError,
        InvalidValueError,
        InvalidDateError,
        DuplicateError,
        UnknownPupilError,
        AmbiguousPupilError,
        UnknownBandError,
        PolicyError,
        TooFewError,
        InfeasibleError,
        NoOtherPairingError,
        LimitError,
        CancelledError,
        FileError,
        UnsupportedError,
    ]
)


def with_place(error: LearningPartnersError, column: str, value: object) -> LearningPartnersError:
    """Notes the column and the value that an error is about."""
    error.column = column
    error.value = value
    return error
