# SPDX-License-Identifier: MIT
"""Standing rules: plain facts, immutable."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from . import _core
from ._dates import DateLike, from_days, to_days
from ._pupil import Immutable, ids_of, Pupil, PupilLike


class Rule(Immutable):
    """A standing rule about who works with whom.

    Parameters
    ----------
    type : {"apart", "together", "pin", "friends", "prefer"}
        "apart" and "together" are must rules; so is "pin", in the one request
        that carries it; "friends" is a wish to have friends apart, "prefer" to
        have those who like to work together partners. Three pupils who are
        bound together are a three on purpose.
    pupils : iterable of Pupil or str
        Two or more; the rule holds for every pair among those present.
    id : str, optional
        Unique in the roster. A rule without one is called by type and pupils,
        and a second one alike in a roster has ``#2`` behind that.
    until : date, optional
        Last day on which the rule holds.
    reason : str, optional
        A private note. Never in a table, a digest or a pairing.

    Examples
    --------
    >>> Rule("apart", ["p1", "p2"], until="2026-12-18")
    Rule('apart', ['p1', 'p2'], until='2026-12-18')
    >>> Rule("prefer", ["p2", "p1"]).id, Rule("prefer", ["p2", "p1"], id="r7").id
    ('prefer:p1,p2', 'r7')
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
        name = f"{type} of {', '.join(ids)}" if id is None else id
        days = _core.DATE_NONE if until is None else to_days(until, f"until of rule {name}")
        self._core = _core.Rule(id, type, ids, days, reason)

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
    def has_own_id(self) -> bool:
        """Whether the id was given, and not made of type and pupils."""
        return self._core.has_own_id()

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

    def _own_id(self) -> str | None:
        return self.id if self.has_own_id else None

    def _key(self) -> tuple[Any, ...]:
        # An id that is made says nothing that is not in the rest, but where in a roster the rule stands.
        return (self.type, self.pupils, self._own_id(), self.until, self.reason)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Rule):
            return NotImplemented
        return self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def __repr__(self) -> str:
        name = f", id={self.id!r}" if self.has_own_id else ""
        until = "" if self.until is None else f", until='{self.until}'"
        return f"Rule({self.type!r}, {list(self.pupils)!r}{name}{until})"

    def __reduce__(self) -> tuple[Any, ...]:
        return (_make_rule, self._key())


def _make_rule(type: str, pupils: tuple[str, ...], id: str | None, until: dt.date | None, reason: str | None) -> Rule:
    return Rule(type, pupils, id=id, until=until, reason=reason)
