# SPDX-License-Identifier: MIT
"""Days since 1970-01-01, which the core counts in, and Python's dates."""

from __future__ import annotations

import datetime as dt
from typing import Any, Union

from . import _core
from ._errors import InvalidDateError

#: What is taken for a day: a date, a naive datetime at midnight (pandas'
#: Timestamp is one), a numpy.datetime64, or text as in "2026-11-09".
DateLike = Union[dt.date, str, Any]

_EPOCH = dt.date(1970, 1, 1).toordinal()


def to_days(value: DateLike, what: str = "date") -> int:
    """Turns a day into days since 1970-01-01.

    Raises
    ------
    InvalidDateError
        Where it is no day, has a time zone, or a time of the day.
    """
    if isinstance(value, dt.datetime):
        return _from_datetime(value, what)
    if isinstance(value, dt.date):
        return value.toordinal() - _EPOCH
    if isinstance(value, str):
        return _from_text(value, what)
    if hasattr(value, "astype") and hasattr(value, "dtype"):  # numpy.datetime64
        return to_days(value.astype("datetime64[us]").item(), what)
    raise InvalidDateError(f"{what}: {value!r} is not a date")


def from_days(days: int) -> dt.date | None:
    """Turns days since 1970-01-01 into a date; ``None`` for none."""
    return None if days == _core.DATE_NONE else dt.date.fromordinal(days + _EPOCH)


def date_of(days: int) -> dt.date:
    """Turns days since 1970-01-01, which are known to be a day, into a date."""
    return dt.date.fromordinal(days + _EPOCH)


def _from_datetime(value: dt.datetime, what: str) -> int:
    if value != value:  # pandas.NaT
        raise InvalidDateError(f"{what}: {value!r} is not a date")
    if value.tzinfo is not None:
        raise InvalidDateError(
            f"{what}: {value} has a time zone; a school day has none (convert with .tz_localize(None))"
        )
    if value.time() != dt.time():
        raise InvalidDateError(f"{what}: {value} has a time of the day; only the day is wanted")
    return value.toordinal() - _EPOCH


def _from_text(value: str, what: str) -> int:
    try:
        if len(value) != 10:
            raise ValueError
        return dt.date.fromisoformat(value).toordinal() - _EPOCH
    except ValueError:
        raise InvalidDateError(f'{what}: "{value}" is not a date as in 2026-11-09') from None
