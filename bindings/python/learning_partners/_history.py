# SPDX-License-Identifier: MIT
"""The rounds so far, with feedback, and the questions asked of them."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, overload

from . import _core
from ._dates import DateLike, to_days
from ._pupil import PupilLike, id_of
from ._round import Feedback, Round

if TYPE_CHECKING:
    import pandas as pd

    from ._dyads import Exposure
    from ._pairing import Pairing
    from ._roster import Roster


class Spell(NamedTuple):
    """A run of consecutive rounds as partners.

    first, last : indices of its rounds; start : date of its first round.
    """

    first: int
    last: int
    start: dt.date


class History:
    """Rounds in order of date. A sequence of :class:`Round`, to which rounds are appended.

    Parameters
    ----------
    rounds : iterable of Round or Pairing, optional
        In strictly increasing order of date.
    feedback : iterable of Feedback, optional

    Raises
    ------
    InvalidDateError
        Where a date is not after the one before.

    Examples
    --------
    >>> history = History([Round("2026-11-02", [["p1", "p2"], ["p3", "p4"]])])
    >>> history.append(Round("2026-11-09", [["p1", "p2"], ["p3", "p4"]]))
    >>> history.times_met("p1", "p2"), history.tenure_rounds("p1", "p2")
    (1, 2)
    """

    __slots__ = ("_core",)
    __hash__ = None  # type: ignore[assignment]

    def __init__(self, rounds: Iterable[Round | Pairing] = (), feedback: Iterable[Feedback] = ()) -> None:
        self._core = _core.History()
        self.extend(rounds)
        for word in feedback:
            self.add_feedback(word)

    @classmethod
    def _wrap(cls, core: _core.History) -> History:
        history = cls.__new__(cls)
        history._core = core
        return history

    @classmethod
    def from_dataframe(
        cls,
        df: Any,
        *,
        date: str = "date",
        partnership: str = "partnership",
        id: str = "id",
    ) -> History:
        """Makes a history of a data frame with a row for each pupil of each round.

        Parameters
        ----------
        df : pandas.DataFrame, polars.DataFrame, pyarrow.Table or mapping of columns
        date, partnership, id : str
            Columns: the round's first day; what stands for the partnership
            within the round (any value); the pupil's id. Rows may stand in any
            order.

        Raises
        ------
        ColumnError, InvalidDateError, InvalidValueError, DuplicateError
            Their ``column`` and ``value`` say where.
        """
        from ._frames import history_from_frame

        return history_from_frame(cls, df, date, partnership, id)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> History:
        """Makes a history of a mapping in the JSON form (rounds, feedback)."""
        return cls._wrap(_core.History.from_json(json.dumps(data)))

    def to_dict(self) -> dict[str, Any]:
        """Gives the history in the JSON form."""
        history: dict[str, Any] = json.loads(self._core.to_json())
        return history

    def to_dataframe(self) -> pd.DataFrame:
        """Gives a pandas data frame with a row for each pupil of each round:
        round (from 0), date, partnership (from 0, within the round), size, id."""
        from ._frames import history_to_frame

        return history_to_frame(self)

    def to_pairwise(self, roster: Roster | None = None, *, subject: str | None = None) -> pd.DataFrame:
        """Gives double-entry rows for actor-partner models.

        One row for each pupil and partner in each round, so that each pair has
        two: ``round, date, dyad, pupil, partner, weight, size, days_together,
        times_met_before, rounds_together, assigned, actual``, and with a roster
        ``pupil_attainment, partner_attainment, gap``.

        Parameters
        ----------
        roster : Roster, optional
            For attainment, gaps, and closures, which do not count as days.
        subject : str, optional
            By default the roster's only one.

        Notes
        -----
        ``dyad`` is the same text in both rows, the two ids in order. ``weight``
        is 1/(size − 1): 1 in a pair, ½ for each of the two partners in a three.
        ``days_together`` is the tenure at the start of the round;
        ``times_met_before`` counts earlier spells, the running one not
        included. ``gap`` is the distance in ranks among the pupils of the
        roster (ties have mid-ranks), missing where attainment is.
        ``assigned`` and ``actual`` tell pairs that were issued from those that
        worked together, where a teacher overrode a round.
        """
        from ._dyads import pairwise_frame

        return pairwise_frame(self, roster, subject)

    def to_dyads(self, roster: Roster | None = None, *, subject: str | None = None) -> pd.DataFrame:
        """Gives a row for each two pupils who ever were partners: ``dyad, pupil,
        partner, times_met, rounds_together, days_together, first, last``, and
        with a roster ``gap``. Days run until the round after, as far as known."""
        from ._dyads import dyads_frame

        return dyads_frame(self, roster, subject)

    def exposure(self, roster: Roster | Iterable[PupilLike] | None = None, *, date: DateLike | None = None) -> Exposure:
        """Gives matrices, pupils × pupils, of meetings (spells), days together and days since.

        Parameters
        ----------
        roster : Roster or iterable of pupils, optional
            Whose rows and columns; by default whoever stands in the history.
        date : date, optional
            The day asked about, which ends the latest round; by default the
            latest round's date, which then counts no day.
        """
        from ._dyads import exposure_of

        return exposure_of(self, roster, date)

    def coverage(self, roster: Roster | None = None) -> pd.DataFrame:
        """Gives a row for each pupil: ``id, rounds, partners, possible, coverage,
        spells, longest_rounds, turns``. Coverage is the share of the others met."""
        from ._dyads import coverage_frame

        return coverage_frame(self, roster)

    def append(self, round: Round | Pairing) -> None:
        """Adds the next round.

        Raises
        ------
        InvalidDateError
            Where its date is not after the latest round's.
        """
        added = round if isinstance(round, Round) else round.to_round()
        self._core.add_round(added._core)

    def extend(self, rounds: Iterable[Round | Pairing]) -> None:
        """Adds rounds."""
        for round in rounds:
            self.append(round)

    def add_feedback(self, feedback: Feedback) -> None:
        """Adds a word on how partners worked together."""
        self._core.add_feedback(feedback._core)

    @property
    def feedback(self) -> tuple[Feedback, ...]:
        """The feedback, in the order added."""
        return tuple(Feedback._wrap(self._core.feedback(index)) for index in range(self._core.n_feedback()))

    @property
    def dates(self) -> tuple[dt.date, ...]:
        """First days of the rounds."""
        return tuple(round.date for round in self)

    @property
    def latest(self) -> Round | None:
        """The latest round; ``None`` where there is none."""
        return self[-1] if len(self) else None

    @property
    def pupils(self) -> tuple[str, ...]:
        """Ids of all who stand in a round, in order."""
        return tuple(sorted({id for round in self for group in round.partnerships for id in group}))

    def has_met(self, a: PupilLike, b: PupilLike) -> bool:
        """Says whether two pupils have ever been partners."""
        return self._core.has_met(id_of(a), id_of(b))

    def times_met(self, a: PupilLike, b: PupilLike) -> int:
        """Counts the spells of two pupils, a running one included."""
        return self._core.times_met(id_of(a), id_of(b))

    def rounds_since_met(self, a: PupilLike, b: PupilLike) -> int | None:
        """Says how many rounds ago two pupils were last partners: 1 for the latest round, ``None`` for never."""
        return self._core.rounds_since_met(id_of(a), id_of(b)) or None

    def spells(self, a: PupilLike, b: PupilLike) -> tuple[Spell, ...]:
        """Gives the runs of rounds in which two pupils were partners, oldest first."""
        one, other = id_of(a), id_of(b)
        found = []
        for number in range(self._core.times_met(one, other)):
            first = self._core.spell_first(one, other, number)
            found.append(Spell(first, self._core.spell_last(one, other, number), self[first].date))
        return tuple(found)

    def tenure_days(self, a: PupilLike, b: PupilLike, date: DateLike, *, roster: Roster | None = None) -> int | None:
        """Gives the tenure at *date*, in days without the roster's closures, of
        partners in the latest round; ``None`` for two who are not."""
        core = None if roster is None else roster._core
        days = self._core.tenure_days(core, id_of(a), id_of(b), to_days(date))
        return None if days < 0 else days

    def tenure_rounds(self, a: PupilLike, b: PupilLike) -> int:
        """Gives the tenure in rounds of partners in the latest round; 0 for two who are not."""
        return self._core.tenure_rounds(id_of(a), id_of(b))

    def turns(self, pupil: PupilLike) -> int:
        """Counts a pupil's turns: rounds in a three, or with the adult."""
        return self._core.n_turns(id_of(pupil))

    def rounds_since_turn(self, pupil: PupilLike) -> int | None:
        """Says how many rounds ago a pupil last had a turn; ``None`` for never."""
        return self._core.rounds_since_turn(id_of(pupil)) or None

    def is_keep_round(self, index: int) -> bool:
        """Says whether at least half of the partnerships of the round before went on."""
        return self._core.is_keep_round(range(len(self))[index])

    def __len__(self) -> int:
        return self._core.n_rounds()

    def __iter__(self) -> Iterator[Round]:
        for index in range(len(self)):
            yield Round._wrap(self._core.round(index))

    @overload
    def __getitem__(self, key: int) -> Round: ...
    @overload
    def __getitem__(self, key: slice) -> History: ...
    def __getitem__(self, key: int | slice) -> Round | History:
        chosen = range(len(self))[key]
        if isinstance(chosen, range):
            return History([Round._wrap(self._core.round(index)) for index in chosen], self.feedback)
        return Round._wrap(self._core.round(chosen))

    def copy(self) -> History:
        """Gives a history of its own with the same rounds and feedback."""
        return History._wrap(self._core.copy())

    __copy__ = copy

    def __deepcopy__(self, memo: dict[int, Any]) -> History:
        return self.copy()

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, History):
            return NotImplemented
        return tuple(self) == tuple(other) and self.feedback == other.feedback

    def __repr__(self) -> str:
        if not len(self):
            return "<History of no rounds>"
        return f"<History of {len(self)} rounds, {self[0].date} to {self[-1].date}>"

    def __reduce__(self) -> tuple[Any, ...]:
        return (History, (tuple(self), self.feedback))
