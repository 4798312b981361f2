# SPDX-License-Identifier: MIT
"""Guarantees that many at once are the same as one after the other, on any
number of threads, and that a year is what its rounds are."""

from __future__ import annotations

import datetime as dt
import os
import pathlib
import signal
import threading
import time

import numpy as np
import pandas as pd
import pytest

import learning_partners as lp
from conftest import make_class
from learning_partners import matching
from learning_partners._many import pair_requests

SCHOOL = "tests/data/classlists/tennessee_school28_kindergarten_9classes.csv"


def requests() -> list[lp.Request]:
    sizes = [*range(2, 40), 1, 5]
    return [lp.Request(make_class(n), date="2026-11-09", seed=n) for n in sizes]


@pytest.mark.parametrize("threads", [1, 2, 7])
def test_requests(threads: int) -> None:
    found = lp.pair_many(requests(), errors="return", threads=threads)
    assert isinstance(found[38], lp.TooFewError)
    for request, pairing in zip(requests(), found):
        if isinstance(pairing, lp.Pairing):
            assert pairing == lp.pair(request)
            assert pairing.check().proof == "optimal"
    with pytest.raises(lp.TooFewError):
        lp.pair_many(requests(), threads=threads)


def test_conflicts_find_their_request() -> None:
    bad = make_class(4).with_rules(lp.Rule("apart", ["p1", "p2", "p3", "p4"], id="all"))
    mixed = [lp.Request(bad if n % 3 else make_class(4), date="2026-11-09") for n in range(60)]
    for number, outcome in enumerate(pair_requests(mixed, 4)):
        assert isinstance(outcome, lp.InfeasibleError if number % 3 else lp.Pairing)
        if isinstance(outcome, lp.InfeasibleError):
            assert outcome.conflict is not None and outcome.conflict.rules == ("all",)


def test_own_costs_among_others() -> None:
    def cost(a: lp.Pupil, b: lp.Pupil) -> int:
        return abs(int(a.id[1:]) - int(b.id[1:]))

    def fail(a: lp.Pupil, b: lp.Pupil) -> int:
        raise ZeroDivisionError

    own = lp.Request(make_class(6), policy=lp.Policy(cost=cost), date="2026-11-09")
    found = lp.pair_many([own, *requests()[:3], own])
    assert found[0].costs["strategy"] == 3 and found[0] == found[4]
    with pytest.raises(ZeroDivisionError):
        lp.pair_many([lp.Request(make_class(6), policy=lp.Policy(cost=fail), date="2026-11-09")])


def test_frame(root: pathlib.Path) -> None:
    """Nine real classes, one of them of a single pupil: the frame says what each class's own pairing says."""
    df = pd.read_csv(root / SCHOOL).sample(frac=1, random_state=3)
    options = {"id": "pupil_id", "attainment": "math"}
    found = lp.pair_many(df, by="class_id", date="2026-11-09", seed=5, errors="return", **options)
    assert (found.index == df.index).all()
    assert (found["class_id"] == df["class_id"]).all() and (found["pupil_id"] == df["pupil_id"].astype(str)).all()
    assert (found["outcome"] == "too-few").sum() == 1
    for name, rows in df.groupby("class_id"):
        if len(rows) > 1:
            seed = lp.derive(5, f"{name}\n0\n0")
            pairing = lp.pair(lp.Roster.from_dataframe(rows, **options), date="2026-11-09", seed=seed)
            check_rows(found[found["class_id"] == name].set_index("pupil_id"), pairing)


def check_rows(mine: pd.DataFrame, pairing: lp.Pairing) -> None:
    for number, group in enumerate(pairing.ids):
        for id in group:
            others = {mine.loc[id, "partner"], mine.loc[id, "partner_2"]}
            assert {other for other in others if isinstance(other, str)} == set(group) - {id}
            assert (mine.loc[id, "size"], mine.loc[id, "partnership"]) == (len(group), number)


def test_frame_of_bands_policies_and_histories() -> None:
    df = {
        "school": ["x"] * 6 + ["y"] * 5 + ["z"],
        "year": [5] * 12,
        "id": [*"abcdef", *"abcde", "a"],
        "band": ["lo", "hi", "lo", "mid", None, "hi"] * 2,
    }
    history = lp.History([lp.Round("2026-11-02", [["a", "b"], ["c", "d"], ["e", "f"]])])
    found = lp.pair_many(
        df,
        by=["school", "year"],
        id="id",
        attainment="band",
        scale=["lo", "mid", "hi"],
        policy={("x", 5): "matched", ("y", 5): lp.Policy(odd="adult")},
        history={("x", 5): history},
        date="2026-11-09",
        errors="return",
    )
    x, y, z = (found[found["school"] == name] for name in "xyz")
    assert x["partner"].tolist() == list("badcfe"), "young partnerships go on"
    assert sorted(y["size"]) == [1, 2, 2, 2, 2] and y["partner"].isna().sum() == 1
    assert z["outcome"].tolist() == ["too-few"] and z["partnership"].tolist() == [-1]
    assert len(history) == 1
    with pytest.raises(lp.TooFewError, match="z"):
        lp.pair_many(df, by=["school", "year"], id="id", date="2026-11-09", policy="random")


def test_frame_mistakes() -> None:
    df = {"c": ["x", "x", None], "id": ["a", "b", "c"]}
    with pytest.raises(lp.InvalidValueError) as caught:
        lp.pair_many(df, by="c", id="id", date="2026-11-09", policy="random")
    assert caught.value.column == "c"
    with pytest.raises(lp.DuplicateError, match="x"):
        lp.pair_many({"c": ["x"] * 2, "id": ["a", "a"]}, by="c", id="id", date="2026-11-09", policy="random")
    with pytest.raises(lp.InvalidValueError, match="by"):
        lp.pair_many(df, id="id", date="2026-11-09")  # type: ignore[call-overload]
    with pytest.raises(lp.InvalidValueError, match="errors"):
        lp.pair_many([], errors="ignore")
    assert lp.pair_many([]) == []


def test_year_is_its_rounds() -> None:
    """A simulation gives what asking week by week gives, and keeps out of holidays."""
    roster = make_class(10).replace(closures=[("2026-10-24", "2026-11-01")])
    year = lp.simulate(roster, "matched", rounds=10, start="2026-09-07", seed=7)
    history, day = lp.History(), dt.date(2026, 9, 7)
    for number in range(10):
        while day == dt.date(2026, 10, 26):
            day += dt.timedelta(7)
        pairing = lp.pair(roster, history, "matched", date=day, seed=lp.derive(7, f"\n{number}\n0"))
        assert year.pairings[number] == pairing
        history.append(pairing)
        day += dt.timedelta(7)
    assert year.history == history
    df = year.to_dataframe()
    assert df["date"].dt.date.tolist() == list(history.dates)
    assert df["strategy"].tolist() == [pairing.costs["strategy"] for pairing in year.pairings]


@pytest.mark.parametrize("threads", [1, 4])
def test_many_years(threads: int) -> None:
    rosters = {f"class {n}": make_class(n) for n in (6, 7, 9, 12)}
    many = lp.simulate(
        rosters, rounds=6, start="2026-09-07", seed=1, absences=0.1, errors="return", threads=threads
    )
    for name, roster in rosters.items():
        alone = lp.simulate({name: roster}, rounds=6, start="2026-09-07", seed=1, absences=0.1, errors="return")
        assert many[name].history == alone[name].history
        assert len(many[name].pairings) + len(many[name].failures) == 6


def test_year_with_words_and_absences() -> None:
    seen = []

    def absences(number: int, date: dt.date, roster: lp.Roster) -> list[str]:
        return [roster.ids[number % len(roster)]]

    def words(pairing: lp.Pairing) -> list[lp.Feedback]:
        seen.append(pairing.date)
        return [lp.Feedback(pairing.date, pairing.ids[0], "disagreed")]

    year = lp.simulate(make_class(9), rounds=5, start="2026-09-07", absences=absences, feedback=words)
    assert [set(make_class(9).ids) - {i for g in r.partnerships for i in g} for r in year.history] == [
        {f"p{n}"} for n in range(1, 6)
    ]
    assert len(year.history.feedback) == 5 and seen == list(year.history.dates)
    failing = make_class(4).with_rules(lp.Rule("apart", ["p1", "p2", "p3", "p4"]))
    with pytest.raises(lp.InfeasibleError):
        lp.simulate(failing, rounds=2, start="2026-09-07")
    assert len(lp.simulate(failing, rounds=2, start="2026-09-07", errors="return").failures) == 2


def interrupt_soon() -> float:
    """Sends Ctrl-C to this process in a moment; gives the time now."""
    threading.Timer(0.3, os.kill, [os.getpid(), signal.SIGINT]).start()
    return time.monotonic()


def test_control_c_stops_many() -> None:
    """An interrupt ends a long run soon, and the next call works as if nothing had been."""
    request = lp.Request(make_class(151), date="2026-11-09")
    started = interrupt_soon()
    with pytest.raises(KeyboardInterrupt):
        lp.pair_many([request] * 100_000)
    assert time.monotonic() - started < 20
    assert len(lp.pair(make_class(6), date="2026-11-09")) == 3


def test_control_c_stops_the_search_for_a_three() -> None:
    roster = make_class(151)
    started = interrupt_soon()
    with pytest.raises(KeyboardInterrupt):
        while time.monotonic() - started < 30:
            lp.pair(roster, date="2026-11-09")
    assert time.monotonic() - started < 20


def test_control_c_stops_one_large_solve() -> None:
    """Where the core itself cannot stop, the call ends all the same."""
    costs = np.random.default_rng(1).integers(0, 10**9, (900, 900, 3))
    costs = costs + costs.transpose(1, 0, 2)
    started = interrupt_soon()
    with pytest.raises(KeyboardInterrupt):
        while time.monotonic() - started < 30:
            matching.solve(costs)
    assert time.monotonic() - started < 20


def test_large_calls_give_and_raise_the_same() -> None:
    """What runs beside the main thread comes out as if it had run in it."""
    roster = make_class(402)
    pairing = lp.pair(roster, date="2026-11-09")
    assert pairing.check().proof == "optimal"
    with pytest.raises(lp.InfeasibleError) as caught:
        lp.pair(roster.with_rules(lp.Rule("apart", roster.ids, id="all")), date="2026-11-09")
    assert caught.value.conflict is not None and caught.value.conflict.rules == ("all",)
    star = np.full((402, 402), np.inf)
    star[0, 1:] = star[1:, 0] = 1
    with pytest.raises(lp.InfeasibleError) as caught:
        matching.solve(star)
    assert caught.value.barrier is not None and caught.value.barrier.members == (0,)
