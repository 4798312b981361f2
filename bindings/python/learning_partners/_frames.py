# SPDX-License-Identifier: MIT
"""Data frames in and out: pandas, polars, pyarrow, or a mapping of columns.

Nothing here is imported before a frame is used; pandas is needed only where one
is made.
"""

from __future__ import annotations

import array
import importlib
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NoReturn

from . import _core
from ._dates import to_days
from ._errors import (
    ColumnError,
    DuplicateError,
    InvalidDateError,
    InvalidValueError,
    LearningPartnersError,
    UnknownBandError,
    with_place,
)
from ._pupil import Pupil
from ._round import Round
from ._rule import Rule
from ._scale import BandScale
from ._roster import Closure, Roster, ScaleLike, to_scale

if TYPE_CHECKING:
    import pandas as pd

    from ._history import History
    from ._pairing import Pairing


@dataclass
class Column:
    """A column, read: its values as a list, missing ones as None."""

    name: str
    values: list[Any]
    #: Of a categorical: the categories, lowest first, and whether that is an order.
    categories: list[str] | None = None
    ordered: bool = False

    def fail(self, kind: type[LearningPartnersError], text: str, value: Any) -> NoReturn:
        """Raises an exception that names the column and the value."""
        raise with_place(kind(f'Column "{self.name}": {text}'), self.name, value)


def is_frame(source: Any) -> bool:
    """Says whether something is a data frame or a mapping of columns."""
    return isinstance(source, Mapping) or any(
        hasattr(source, name) for name in ("columns", "column_names", "__arrow_c_stream__", "__dataframe__")
    )


def names_of(df: Any) -> list[str]:
    """Gives the names of a frame's columns."""
    if isinstance(df, Mapping):
        return list(df)
    return list(df.column_names if hasattr(df, "column_names") else df.columns)


def as_frame(df: Any) -> Any:
    """Takes a frame as it is, or by way of Arrow."""
    if isinstance(df, Mapping) or hasattr(df, "column_names") or hasattr(df, "columns"):
        return df
    if hasattr(df, "__arrow_c_stream__"):
        return importlib.import_module("pyarrow").table(df)
    raise InvalidValueError(f"A data frame is needed, not {type(df).__name__}")


def read_column(df: Any, name: str) -> Column:
    """Reads a column.

    Raises
    ------
    ColumnError
        Where there is no such column, or there are two of that name.
    """
    names = names_of(df)
    if names.count(name) != 1:
        why = "stands twice" if name in names else "is not there"
        raise with_place(
            ColumnError(f'Column "{name}" {why}; there are {", ".join(map(str, names)) or "none"}'), name, None
        )
    data = df[name]
    if type(data).__module__.startswith("pandas"):
        return _read_pandas(name, data)
    dtype: Any = getattr(data, "dtype", None)
    if type(data).__module__.startswith("polars") and hasattr(dtype, "categories") and str(dtype).startswith("Enum"):
        return Column(name, data.to_list(), [str(category) for category in dtype.categories], True)
    for method in ("to_pylist", "to_list", "tolist"):
        if hasattr(data, method):
            return Column(name, getattr(data, method)())
    return Column(name, list(data))


def _read_pandas(name: str, data: Any) -> Column:
    if hasattr(data, "cat"):
        categories = [str(category) for category in data.cat.categories]
        values = [None if code < 0 else categories[code] for code in data.cat.codes.tolist()]
        return Column(name, values, categories, bool(data.cat.ordered))
    if data.dtype.kind in "iufb" and not hasattr(data.dtype, "na_value"):
        return Column(name, data.to_numpy().tolist())
    missing = data.isna()
    values = data.tolist()
    if missing.any():
        values = [None if gone else value for value, gone in zip(values, missing.tolist())]
    return Column(name, values)


def _types(values: Iterable[Any]) -> set[type]:
    return set(map(type, values))


def read_ids(df: Any, name: str) -> list[str]:
    """Reads a column of ids: texts, or whole numbers, which become text.

    Raises
    ------
    InvalidValueError, DuplicateError
        Where one is missing, of another type, empty, or stands twice.
    """
    column = read_column(df, name)
    if not column.values:
        column.fail(InvalidValueError, "the data frame has no rows", None)
    ids = read_texts(column, "an id is a text or a whole number")
    if len(set(ids)) != len(ids):
        seen: set[str] = set()
        twice = next(id for id in ids if id in seen or seen.add(id))  # type: ignore[func-returns-value]
        column.fail(DuplicateError, f'the id "{twice}" stands twice', twice)
    return ids


def read_texts(column: Column, rule: str) -> list[str]:
    """Gives the texts of a column without missing values; whole numbers become text."""
    types = _types(column.values)
    if types <= {str}:
        return column.values
    if types <= {int}:
        return list(map(str, column.values))
    for row, value in enumerate(column.values):
        if value is None or value != value:
            column.fail(InvalidValueError, f"row {row} has no value ({value})", value)
        if isinstance(value, bool) or not isinstance(value, (str, int)):
            column.fail(InvalidValueError, f"{rule}, not {value!r} of type {type(value).__name__}", value)
    return [str(value) for value in column.values]


def read_scores(column: Column) -> array.array[float] | None:
    """Gives the scores of a column, NaN for missing; None where it holds texts."""
    types = _types(column.values) - {type(None)}
    if column.categories is not None or str in types:
        return None
    if types <= {int, float}:
        nan = math.nan
        scores = array.array("d", [nan if value is None else value for value in column.values])
    else:
        scores = array.array("d", [_to_score(column, value) for value in column.values])
    if any(map(math.isinf, scores)):
        column.fail(InvalidValueError, "a score is finite, not inf", next(filter(math.isinf, scores)))
    return scores


def _to_score(column: Column, value: Any) -> float:
    if value is None:
        return math.nan
    if isinstance(value, bool) or not hasattr(value, "__float__"):
        column.fail(InvalidValueError, f"attainment is a score or a band, not {value!r} of type {type(value).__name__}", value)
    return float(value)


def read_bands(column: Column, scale: BandScale) -> tuple[array.array[int], list[str]]:
    """Gives the codes of a column of bands, −1 for missing, and the bands they stand for."""
    codes: dict[Any, int] = {None: -1}
    bands: list[str] = []
    numbers = array.array("q")
    for value in column.values:
        code = codes.get(value)
        if code is None:
            code = codes[value] = _new_code(column, value, scale, bands)
        numbers.append(code)
    return numbers, bands


def _new_code(column: Column, value: Any, scale: BandScale, bands: list[str]) -> int:
    if not isinstance(value, str):
        column.fail(InvalidValueError, f"texts are bands, but {value!r} is of type {type(value).__name__}", value)
    if scale._core.is_missing(value):
        return -1
    if value not in scale:
        column.fail(UnknownBandError, f'"{value}" is no band of the scale {", ".join(scale)}', value)
    bands.append(value)
    return len(bands) - 1


def scale_for(column: Column, scale: ScaleLike | None) -> BandScale:
    """Gives the scale of a column of bands: the one given, or an ordered categorical's own."""
    if scale is not None:
        return to_scale(scale)
    if column.categories is not None and column.ordered and len(column.categories) >= 2:
        return BandScale(column.categories)
    example = next((value for value in column.values if value is not None), None)
    if column.categories is not None:
        column.fail(
            UnknownBandError,
            f"its categories ({', '.join(column.categories)}) are in no order: give scales={{…}}, lowest band "
            f"first, or an ordered categorical",
            example,
        )
    column.fail(
        UnknownBandError,
        f'it holds texts ("{example}"), and bands need an order: give scales={{…}}, lowest band first',
        example,
    )


@dataclass
class Attainment:
    """A column of attainment, ready for the core."""

    column: Column
    subject: str
    scale: BandScale | None
    scores: array.array[float] | None = None
    codes: array.array[int] | None = None
    bands: list[str] | None = None

    @classmethod
    def read(cls, df: Any, name: str, subject: str, scale: ScaleLike | None) -> Attainment:
        """Reads the column."""
        column = read_column(df, name)
        scores = read_scores(column)
        if scores is not None:
            given = None if scale is None else to_scale(scale)
            if given is not None and not given.takes_scores:
                known = next((score for score in scores if score == score), None)
                if known is not None:
                    column.fail(
                        InvalidValueError, f"it holds scores ({known:g}), and the scale has bands without thresholds", known
                    )
            return cls(column, subject, given, scores=scores)
        own = scale_for(column, scale)
        codes, bands = read_bands(column, own)
        return cls(column, subject, own, codes=codes, bands=bands)

    def value(self, row: int) -> float | str | None:
        """Gives the attainment of a row."""
        if self.scores is not None:
            return self.scores[row]
        assert self.codes is not None and self.bands is not None
        return None if self.codes[row] < 0 else self.bands[self.codes[row]]

    def add_rows(self, core: _core.Roster, ids: list[str], names: list[str], first: int, last: int) -> None:
        """Adds the rows from first to before last, whose ids these are, to a roster."""
        if self.scale is not None:
            core.set_scale(self.subject, self.scale._core)
        if self.scores is not None:
            core.add_scores(ids, names, self.subject, self.scores[first:last].tobytes())
            return
        assert self.codes is not None and self.bands is not None
        core.add_bands(ids, names, self.subject, self.codes[first:last].tobytes(), self.bands)


def subjects_of(attainment: str | Iterable[str] | Mapping[str, str] | None) -> dict[str, str]:
    """Gives subjects by column."""
    if attainment is None:
        return {}
    if isinstance(attainment, str):
        return {attainment: attainment}
    return dict(attainment) if isinstance(attainment, Mapping) else {name: name for name in attainment}


def read_attainment(df: Any, attainment: Any, scales: Mapping[str, ScaleLike] | None) -> list[Attainment]:
    """Reads the columns of attainment."""
    subjects = subjects_of(attainment)
    unknown = set(scales or {}) - set(subjects.values())
    if unknown:
        raise InvalidValueError(f"There is a scale for {', '.join(sorted(unknown))}, but no such subject")
    return [Attainment.read(df, name, subject, (scales or {}).get(subject)) for name, subject in subjects.items()]


def read_names(df: Any, name: str | None) -> list[str]:
    """Reads a column of display names; an empty list where there is none."""
    return [] if name is None else read_texts(read_column(df, name), "a name is a text")


def roster_from_frame(
    cls: type[Roster],
    df: Any,
    id: str,
    attainment: Any,
    name: str | None,
    attributes: Iterable[str],
    scales: Mapping[str, ScaleLike] | None,
    rules: Iterable[Rule],
    closures: Iterable[Closure],
) -> Roster:
    """Makes a roster of a data frame."""
    df = as_frame(df)
    ids, names = read_ids(df, id), read_names(df, name)
    known = read_attainment(df, attainment, scales)
    flags = [read_column(df, attribute) for attribute in ([attributes] if isinstance(attributes, str) else attributes)]
    roster = cls()
    try:
        if len(known) == 1 and not flags:
            known[0].add_rows(roster._core, ids, names, 0, len(ids))
        else:
            _add_pupils(roster._core, ids, names, known, flags)
    except LearningPartnersError as error:
        raise _placed(error, ids, names, id, name, known)
    roster._add_standing(rules, closures)
    return roster


def _add_pupils(
    core: _core.Roster, ids: list[str], names: list[str], known: Sequence[Attainment], flags: Sequence[Column]
) -> None:
    for column in known:
        if column.scale is not None:
            core.set_scale(column.subject, column.scale._core)
    for row, id in enumerate(ids):
        attributes = {flag.name: flag.values[row] for flag in flags if flag.values[row] is not None}
        attainment = {column.subject: column.value(row) for column in known}
        try:
            pupil = Pupil(id, names[row] if names else None, attainment=attainment, attributes=attributes)
        except InvalidValueError as error:
            for attribute, value in attributes.items():
                if attribute in str(error):
                    raise with_place(error, attribute, value)
            raise
        core.add_pupil(pupil._core)


def _placed(
    error: LearningPartnersError,
    ids: list[str],
    names: list[str],
    id_column: str,
    name_column: str | None,
    known: Sequence[Attainment],
) -> LearningPartnersError:
    """Finds the column and the value that the core refused."""
    if error.column is not None:
        return error
    for row, id in enumerate(ids):
        try:
            Pupil(id)
        except LearningPartnersError:
            return with_place(type(error)(f'Column "{id_column}": {error}'), id_column, id)
        try:
            Pupil(id, names[row] if names else None)
        except LearningPartnersError:
            return with_place(type(error)(f'Column "{name_column}": {error}'), str(name_column), names[row])
        for column in known:
            try:
                Roster([Pupil(id, attainment={column.subject: column.value(row)})], scales=_scale_of(column))
            except LearningPartnersError:
                name = column.column.name
                return with_place(type(error)(f'Column "{name}": {error}'), name, column.column.values[row])
    return error


def _scale_of(column: Attainment) -> dict[str, BandScale]:
    return {} if column.scale is None else {column.subject: column.scale}


def history_from_frame(cls: type[History], df: Any, date: str, partnership: str, id: str) -> History:
    """Makes a history of a data frame with a row for each pupil of each round."""
    df = as_frame(df)
    column = read_column(df, date)
    if not column.values:
        column.fail(InvalidValueError, "the data frame has no rows", None)
    days = _read_days(column)
    groups = read_column(df, partnership)
    ids = read_texts(read_column(df, id), "an id is a text or a whole number")
    rounds: dict[int, dict[Any, list[str]]] = {}
    for row, (day, group, pupil) in enumerate(zip(days, groups.values, ids)):
        if group is None or group != group:
            groups.fail(InvalidValueError, f"row {row} has no value ({group})", group)
        rounds.setdefault(day, {}).setdefault(group, []).append(pupil)
    history = cls()
    for day in sorted(rounds):
        history.append(_make_round(day, list(rounds[day].values()), id))
    return history


def _make_round(day: int, groups: list[list[str]], id: str) -> Round:
    core = _core.Round(day)
    for group in groups:
        try:
            core.add_partnership(group)
        except LearningPartnersError as error:
            placed = list(core.ids().replace("\n", "\t").split("\t"))
            seen = set(placed)
            wrong = next((pupil for pupil in group if pupil in seen or group.count(pupil) > 1), group[0])
            raise with_place(type(error)(f'Column "{id}": {error}'), id, wrong)
    return Round._wrap(core)


def _read_days(column: Column) -> list[int]:
    known: dict[Any, int] = {}
    days = []
    for row, value in enumerate(column.values):
        day = known.get(value)
        if day is None:
            if value is None:
                column.fail(InvalidDateError, f"row {row} has no date", value)
            try:
                day = known[value] = to_days(value)
            except InvalidDateError as error:
                column.fail(InvalidDateError, str(error).removeprefix("date: "), value)
        days.append(day)
    return days


def _pandas() -> Any:
    try:
        return importlib.import_module("pandas")
    except ImportError as error:
        raise ImportError("Making a data frame needs pandas: pip install pandas") from error


def roster_to_frame(roster: Roster) -> pd.DataFrame:
    """Makes a frame with a row for each pupil."""
    pandas = _pandas()
    attainment = [pupil.attainment for pupil in roster]
    attributes = [pupil.attributes for pupil in roster]
    columns: dict[str, Any] = {"id": list(roster.ids), "name": list(roster.names)}
    scales = roster.scales
    for subject in roster.subjects:
        values = [known.get(subject) for known in attainment]
        scale = scales.get(subject)
        is_bands = scale is not None and any(isinstance(value, str) for value in values)
        if is_bands:
            assert scale is not None
            bands = list(scale)
            named = [None if value is None else bands[scale.index(str(value))] for value in values]
            columns[subject] = pandas.Categorical(named, categories=bands, ordered=True)
        else:
            columns[subject] = pandas.Series(values, dtype="object" if any(isinstance(v, str) for v in values) else "float64")
    for name in sorted({name for known in attributes for name in known}):
        columns[name] = [known.get(name) for known in attributes]
    frame: pd.DataFrame = pandas.DataFrame(columns)
    return frame


def history_to_frame(history: History) -> pd.DataFrame:
    """Makes a frame with a row for each pupil of each round."""
    pandas = _pandas()
    rows = [
        (number, round.date, place, len(group), id)
        for number, round in enumerate(history)
        for place, group in enumerate(round.partnerships)
        for id in group
    ]
    frame: pd.DataFrame = pandas.DataFrame(rows, columns=["round", "date", "partnership", "size", "id"])
    frame["date"] = pandas.to_datetime(frame["date"])
    return frame


def pairing_to_frame(pairing: Pairing) -> pd.DataFrame:
    """Makes a frame with a row for each pupil present."""
    pandas = _pandas()
    rows = []
    for place, partnership in enumerate(pairing):
        kept = partnership.kept
        for pupil in partnership:
            partners = " & ".join(other.name for other in partnership if other.id != pupil.id)
            rows.append((pupil.id, pupil.name, place, len(partnership), partners, kept))
    frame: pd.DataFrame = pandas.DataFrame(rows, columns=["id", "name", "partnership", "size", "partners", "kept"])
    return frame
