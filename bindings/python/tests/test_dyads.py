# SPDX-License-Identifier: MIT
"""Guarantees that the layouts for dyadic analysis say what the history says,
by hand on a small one and against the C library's own queries on a year."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd
import pytest

import learning_partners as lp
from conftest import make_class

ROSTER = lp.Roster(
    [lp.Pupil(id, attainment={"maths": score}) for id, score in zip("abcde", [10, 20, 20, 40])] + ["e"],
    closures=[("2026-11-10", "2026-11-11")],
)
SMALL = lp.History(
    [
        lp.Round("2026-11-02", [["a", "b"], ["c", "d", "e"]]),
        lp.Round("2026-11-09", [["a", "b"], ["c", "d"]], assigned=[["a", "c"], ["b", "d"]]),
        lp.Round("2026-11-16", [["b", "a"], ["c", "e"]]),
    ]
)


def row(df: pd.DataFrame, **where: object) -> pd.Series:  # type: ignore[type-arg]
    found = df
    for name, value in where.items():
        found = found[found[name] == value]
    assert len(found) == 1
    return found.iloc[0]


def test_pairwise_by_hand() -> None:
    df = SMALL.to_pairwise(ROSTER)
    # Pairs: 1 + 3, then 2 worked and 2 only assigned, then 2; two rows each.
    assert len(df) == 2 * (4 + 4 + 2)
    three = row(df, round=0, pupil="d", partner="e")
    assert (three.weight, three["size"], three.days_together, three.times_met_before) == (0.5, 3, 0, 0)
    assert np.isnan(three.gap) and three.pupil_attainment == 40
    second = row(df, round=1, pupil="b", partner="a")
    assert (second.days_together, second.rounds_together, second.times_met_before) == (7, 1, 0)
    assert (second.assigned, second.actual, second.weight) == (False, True, 1)
    assert second.gap == 1.5  # a stands first, b and c share the ranks 2 and 3
    meant = row(df, round=1, pupil="a", partner="c")
    assert (meant.assigned, meant.actual) == (True, False)
    third = row(df, round=2, pupil="a", partner="b")
    assert third.days_together == 12, "a closure of two days does not count"
    again = row(df, round=2, pupil="c", partner="e")
    assert (again.days_together, again.times_met_before) == (0, 1)
    assert again.dyad == row(df, round=2, pupil="e", partner="c").dyad == "c + e"


def test_each_pupil_weighs_one_in_each_round() -> None:
    year = lp.simulate(make_class(11), rounds=8, start="2026-09-07", seed=2)
    df = year.history.to_pairwise()
    actual = df[df["actual"]]
    assert np.allclose(actual.groupby(["round", "pupil"])["weight"].sum(), 1)
    assert (actual.groupby(["round", "dyad"]).size() == 2).all()
    assert "gap" not in df.columns


@pytest.mark.parametrize("seed", [1, 2])
def test_against_the_library(seed: int) -> None:
    """Days, spells and rounds are those that the core counts, round by round."""
    roster = make_class(11).replace(closures=[("2026-10-24", "2026-11-01")])
    year = lp.simulate(roster, rounds=12, start="2026-09-07", seed=seed, absences=0.08, errors="return")
    df = year.history.to_pairwise(roster)
    dyads = year.history.to_dyads(roster).set_index("dyad")
    for number in range(1, len(year.history)):
        before = year.history[:number]
        for entry in df[df["round"] == number].itertuples():
            a, b = str(entry.pupil), str(entry.partner)
            days = before.tenure_days(a, b, year.history[number].date, roster=roster)
            assert entry.days_together == (days or 0)
            assert entry.rounds_together == before.tenure_rounds(a, b)
            assert entry.times_met_before == before.times_met(a, b) - (days is not None)
    exposure = year.history.exposure(roster)
    later = year.history.exposure(roster, date=year.history[-1].date + dt.timedelta(7))
    for i, a in enumerate(roster.ids):
        for j, b in enumerate(roster.ids):
            assert exposure.meetings[i, j] == (year.history.times_met(a, b) if i != j else 0)
            since = year.history.rounds_since_met(a, b) if i != j else None
            assert np.isnan(later.days_since[i, j]) == (since is None)
            assert (later.days_since[i, j] == 0) == (since == 1)
            assert later.days[i, j] - exposure.days[i, j] == (7 if since == 1 else 0)
            if i < j and since is not None:
                entry = dyads.loc[" + ".join(sorted((a, b)))]
                assert entry.times_met == exposure.meetings[i, j]
                assert entry.days_together == exposure.days[i, j]
    coverage = year.history.coverage(roster)
    assert (coverage["partners"].to_numpy() == (exposure.meetings > 0).sum(axis=1)).all()
    assert (coverage["spells"].to_numpy() == exposure.meetings.sum(axis=1)).all()
    assert coverage["coverage"].between(0, 1).all()


def test_exposure_by_hand() -> None:
    exposure = SMALL.exposure(ROSTER, date="2026-11-20")
    place = {id: number for number, id in enumerate(exposure.ids)}
    assert exposure.days[place["a"], place["b"]] == 16, "18 days less the closure"
    assert exposure.days_since[place["c"], place["d"]] == 4
    assert exposure.days_since[place["d"], place["e"]] == 9, "since 9 November, less the closure"
    assert exposure.meetings[place["a"], place["b"]] == 1
    assert exposure.meetings[place["c"], place["e"]] == 2
    df = exposure.to_dataframe("days")
    assert df.loc["a", "b"] == 16 and list(df.index) == list("abcde")
    assert SMALL.exposure(["b", "a"]).ids == ("b", "a")
    with pytest.raises(lp.InvalidValueError):
        exposure.to_dataframe("hours")


def test_coverage_by_hand() -> None:
    df = SMALL.coverage(ROSTER).set_index("id")
    assert df.loc["a"].to_dict() == {
        "rounds": 3, "partners": 1, "possible": 4, "coverage": 0.25, "spells": 1, "longest_rounds": 3, "turns": 0,
    }
    assert (df.loc["e", "rounds"], df.loc["e", "turns"], df.loc["e", "spells"]) == (2, 1, 3)


def test_subject_must_be_clear() -> None:
    two = lp.Roster([lp.Pupil("a", attainment={"x": 1, "y": 2}), "b"])
    with pytest.raises(lp.PolicyError, match="subject"):
        SMALL.to_pairwise(two)
    with pytest.raises(lp.PolicyError, match="z"):
        SMALL.to_dyads(two, subject="z")
    assert SMALL.to_pairwise(two, subject="y")["pupil_attainment"].dropna().unique().tolist() == [2]


def test_nothing_yet() -> None:
    empty = lp.History()
    assert len(empty.to_pairwise()) == len(empty.to_dyads()) == len(empty.coverage()) == 0
    assert empty.exposure().meetings.shape == (0, 0)
    assert len(empty.to_dataframe()) == 0
    assert empty.coverage(ROSTER)["rounds"].sum() == 0
    assert isinstance(SMALL[0].date, dt.date)
