# SPDX-License-Identifier: MIT
"""Guarantees that data frames go in and out unharmed, and that what is wrong
in one is named by column and value."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest

import learning_partners as lp
from conftest import make_class

polars = pytest.importorskip("polars")


def good() -> dict[str, list[Any]]:
    return {
        "upn": ["a", "b", "c", "d"],
        "name": ["Ann", "Ben", "Cal", "Dee"],
        "maths": [101.0, 95.5, None, 88.0],
        "reading": ["EXS", "WTS", "GDS", None],
        "quiet": [True, False, True, None],
    }


BANDS = ["WTS", "EXS", "GDS"]
FORMS: dict[str, Callable[[dict[str, list[Any]]], Any]] = {
    "dict": lambda data: data,
    "pandas": pd.DataFrame,
    "pandas nullable": lambda data: pd.DataFrame(data).convert_dtypes(),
    "polars": polars.DataFrame,
    "arrow": lambda data: polars.DataFrame(data).to_arrow(),
}


@pytest.mark.parametrize("form", FORMS)
def test_roster_of_each_form(form: str) -> None:
    if form == "arrow":
        pytest.importorskip("pyarrow")
    roster = lp.Roster.from_dataframe(
        FORMS[form](good()),
        id="upn",
        name="name",
        attainment={"maths": "maths", "reading": "english"},
        attributes=["quiet"],
        scales={"english": BANDS},
    )
    assert roster == lp.Roster(
        [
            lp.Pupil("a", "Ann", attainment={"maths": 101, "english": "EXS"}, attributes={"quiet": True}),
            lp.Pupil("b", "Ben", attainment={"maths": 95.5, "english": "WTS"}, attributes={"quiet": False}),
            lp.Pupil("c", "Cal", attainment={"english": "GDS"}, attributes={"quiet": True}),
            lp.Pupil("d", "Dee", attainment={"maths": 88}),
        ],
        scales={"english": BANDS},
    )


@pytest.mark.parametrize("column", ["maths", "reading"])
def test_one_column_is_the_same_as_many(column: str) -> None:
    """The short way for one column of attainment gives what the long one gives."""
    scales = {"reading": BANDS} if column == "reading" else {}
    short = lp.Roster.from_dataframe(pd.DataFrame(good()), id="upn", attainment=column, scales=scales)
    long = lp.Roster.from_dataframe(pd.DataFrame(good()), id="upn", attainment=column, attributes=["quiet"], scales=scales)
    assert [(p.id, p.attainment) for p in short] == [(p.id, p.attainment) for p in long]


def test_categories() -> None:
    """An ordered categorical brings its scale; whole-number ids become text."""
    df = pd.DataFrame({"id": [7, 8, 9], "band": pd.Categorical(["lo", "hi", None], ["lo", "mid", "hi"], ordered=True)})
    roster = lp.Roster.from_dataframe(df, id="id", attainment="band")
    assert roster.ids == ("7", "8", "9")
    assert list(roster.scales["band"]) == ["lo", "mid", "hi"]
    assert [roster.band(id, "band") for id in roster.ids] == ["lo", "hi", None]
    enum = polars.DataFrame({"id": ["x", "y"], "band": ["b", "a"]}, schema_overrides={"band": polars.Enum(["a", "b"])})
    assert lp.Roster.from_dataframe(enum, id="id", attainment="band").band("x", "band") == "b"


def test_builtin_scale_and_its_codes() -> None:
    df = pd.DataFrame({"id": ["x", "y", "z"], "ta": ["EXS", "wts", "A"]})
    roster = lp.Roster.from_dataframe(df, id="id", attainment="ta", scales={"ta": "ks2-ta"})
    assert [roster.band(id, "ta") for id in "xyz"] == ["EXS", "WTS", None]


def change(**columns: Any) -> pd.DataFrame:
    return pd.DataFrame({**good(), **columns})


def read(df: Any, **options: Any) -> lp.Roster:
    return lp.Roster.from_dataframe(df, **{"id": "upn", "attainment": "maths", **options})


UTC = dt.timezone.utc
WRONG: list[tuple[str, Callable[[], Any], type[BaseException], str, Any]] = [
    ("no such column", lambda: read(change(), id="uid"), lp.ColumnError, "uid", None),
    ("no such attainment", lambda: read(change(), attainment="art"), lp.ColumnError, "art", None),
    ("column twice", lambda: read(pd.concat([change(), change()], axis=1)), lp.ColumnError, "upn", None),
    ("missing id", lambda: read(change(upn=["a", None, "c", "d"])), lp.InvalidValueError, "upn", None),
    ("NaN in ids", lambda: read(change(upn=[1.0, np.nan, 3.0, 4.0])), lp.InvalidValueError, "upn", 1.0),
    ("floats as ids", lambda: read(change(upn=[1.5, 2.0, 3.0, 4.0])), lp.InvalidValueError, "upn", 1.5),
    ("empty id", lambda: read(change(upn=["a", "", "c", "d"])), lp.InvalidValueError, "upn", ""),
    ("duplicate ids", lambda: read(change(upn=["a", "b", "a", "d"])), lp.DuplicateError, "upn", "a"),
    ("texts as scores", lambda: read(change(maths=["12", "x", "1", "2"])), lp.UnknownBandError, "maths", "12"),
    ("yes-or-no as scores", lambda: read(change(maths=[True, False] * 2)), lp.InvalidValueError, "maths", True),
    (
        "dates as scores",
        lambda: read(change(maths=pd.to_datetime(["2026-01-01"] * 4))),
        lp.InvalidValueError,
        "maths",
        pd.Timestamp("2026-01-01"),
    ),
    ("infinite score", lambda: read(change(maths=[1, 2, np.inf, 3])), lp.InvalidValueError, "maths", np.inf),
    ("huge score", lambda: read(change(maths=[1, 2, 1e16, 3])), lp.InvalidValueError, "maths", 1e16),
    (
        "unknown band",
        lambda: read(change(), attainment="reading", scales={"reading": ["WTS", "EXS"]}),
        lp.UnknownBandError,
        "reading",
        "GDS",
    ),
    ("bands without a scale", lambda: read(change(), attainment="reading"), lp.UnknownBandError, "reading", "EXS"),
    (
        "categories in no order",
        lambda: read(change(reading=pd.Categorical(["WTS", "EXS", "GDS", None])), attainment="reading"),
        lp.UnknownBandError,
        "reading",
        "WTS",
    ),
    (
        "scores under bands",
        lambda: read(change(), scales={"maths": ["lo", "hi"]}),
        lp.InvalidValueError,
        "maths",
        101.0,
    ),
    ("number as name", lambda: read(change(name=["a", 1.5, "c", "d"]), name="name"), lp.InvalidValueError, "name", 1.5),
    ("control in name", lambda: read(change(name=["a", "\t", "c", "d"]), name="name"), lp.InvalidValueError, "name", "\t"),
    ("wrong attribute", lambda: read(change(quiet=[1, 0, 1, 0]), attributes=["quiet"]), lp.InvalidValueError, "quiet", 1),
    ("empty frame", lambda: read(change().iloc[:0]), lp.InvalidValueError, "upn", None),
    ("no rounds", lambda: past(past_frame().iloc[:0]), lp.InvalidValueError, "date", None),
    (
        "tz-aware dates",
        lambda: past(past_frame().assign(date=pd.to_datetime(["2026-11-02"] * 4).tz_localize("Europe/London"))),
        lp.InvalidDateError,
        "date",
        pd.Timestamp("2026-11-02", tz="Europe/London"),
    ),
    ("missing date", lambda: past(past_frame().assign(date=[pd.NaT] * 4)), lp.InvalidDateError, "date", None),
    ("text as date", lambda: past(past_frame().assign(date="2 Nov")), lp.InvalidDateError, "date", "2 Nov"),
    (
        "time of the day",
        lambda: past(past_frame().assign(date=pd.Timestamp("2026-11-02 09:00"))),
        lp.InvalidDateError,
        "date",
        pd.Timestamp("2026-11-02 09:00"),
    ),
    ("missing partnership", lambda: past(past_frame().assign(partnership=None)), lp.InvalidValueError, "partnership", None),
    (
        "in two partnerships",
        lambda: past(past_frame().assign(id=["a", "b", "a", "d"])),
        lp.DuplicateError,
        "id",
        "a",
    ),
]


def past_frame() -> pd.DataFrame:
    return pd.DataFrame(
        {"date": pd.to_datetime(["2026-11-02"] * 4), "partnership": [0, 0, 1, 1], "id": ["a", "b", "c", "d"]}
    )


def past(df: Any) -> lp.History:
    return lp.History.from_dataframe(df)


@pytest.mark.parametrize("what", [case[0] for case in WRONG])
def test_wrong(what: str) -> None:
    _, call, kind, column, value = next(case for case in WRONG if case[0] == what)
    with pytest.raises(kind) as caught:
        call()
    error = caught.value
    assert isinstance(error, lp.LearningPartnersError)
    assert error.column == column
    assert error.value == value or (error.value is None and value is None)
    assert column in str(error)
    if value not in (None, "", "\t"):
        assert str(value).removesuffix(".0").split(" ")[0] in str(error)


def test_roster_there_and_back() -> None:
    roster = lp.Roster.from_dataframe(
        pd.DataFrame(good()), id="upn", name="name", attainment=["maths", "reading"], scales={"reading": BANDS}
    )
    df = roster.to_dataframe()
    assert list(df.columns) == ["id", "name", "maths", "reading"]
    assert df["reading"].cat.ordered and np.isnan(df["maths"][2])
    again = lp.Roster.from_dataframe(df, id="id", name="name", attainment=["maths", "reading"])
    assert again == roster


@pytest.mark.parametrize("kind", ["pandas", "polars", "text"])
def test_history_there_and_back(kind: str) -> None:
    year = lp.simulate(make_class(9), rounds=5, start="2026-09-07", seed=4, absences=0.1, errors="return")
    df: Any = year.history.to_dataframe().sample(frac=1, random_state=1)
    if kind == "polars":
        df = polars.DataFrame(df.to_dict("list"))
    if kind == "text":
        df = df.assign(date=df["date"].dt.strftime("%Y-%m-%d"))
    again = lp.History.from_dataframe(df)
    assert [round.date for round in again] == [round.date for round in year.history]
    for one, other in zip(again, year.history):
        assert {frozenset(g) for g in one.partnerships} == {frozenset(g) for g in other.partnerships}


def test_pairing_frame() -> None:
    pairing = lp.pair(make_class(9), date="2026-11-09")
    df = pairing.to_dataframe()
    assert sorted(df["id"]) == sorted(pairing.request.roster.ids)
    assert (df.groupby("partnership").size() == df.groupby("partnership")["size"].first()).all()
    for row in df.itertuples():
        assert row.partners == " & ".join(pupil.name for pupil in pairing.partners_of(str(row.id)))
