# SPDX-License-Identifier: MIT
"""Guarantees that one seed serves many classes, rounds and draws, each with
chance of its own: what is drawn is counted again from the definition's text,
and shown to be as many draws as it seems."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from fractions import Fraction
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import learning_partners as lp
from conftest import make_class
from learning_partners._seed import is_absent

SEEDS = st.integers(0, 2**64 - 1)
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))


def derive(seed: int, text: str) -> int:
    """The definition: fmix64 of the 64-bit FNV-1a of the UTF-8 text "SEED\\nTEXT"."""
    mask = 2**64 - 1
    state = 0xCBF29CE484222325
    for byte in f"{seed}\n{text}".encode():
        state = (state ^ byte) * 0x100000001B3 & mask
    for factor in (0xFF51AFD7ED558CCD, 0xC4CEB9FE1A85EC53):
        state = (state ^ state >> 33) * factor & mask
    return state ^ state >> 33


@given(SEEDS, TEXTS)
def test_derive(seed: int, text: str) -> None:
    assert lp.derive(seed, text) == derive(seed, text)


@given(SEEDS)
def test_chance_is_made_alike(seed: int) -> None:
    """The tier chance is defined by the same hash, and comes from elsewhere in the library."""
    request = lp.Request(["b", "é"], policy="random", date="2026-11-09", seed=seed)
    assert lp.pair(request).costs["chance"] == derive(seed, "b\né") >> 40


@given(SEEDS, st.integers(0, 2**31 - 1), st.integers(0, 2**31 - 1))
def test_derive_seed(seed: int, round: int, draw: int) -> None:
    classes: list[tuple[object, str]] = [("4B", "4B"), ("", ""), (7, "7"), (7.0, "7"), (("x", 5), "x\t5")]
    for name, text in classes:
        assert lp.derive_seed(seed, name, round=round, draw=draw) == derive(seed, f"{text}\n{round}\n{draw}")
    assert lp.derive_seed(seed) == derive(seed, "\n0\n0")


@pytest.mark.parametrize("name", ["4\nB", "4B\n", "\r", ("x", "a\nb")])
def test_line_breaks_in_classes(name: object) -> None:
    """With one, round and draw could be taken for part of a class."""
    four = make_class(4)
    with pytest.raises(lp.InvalidValueError, match="line break"):
        lp.derive_seed(1, name)
    with pytest.raises(lp.InvalidValueError, match="line break"):
        lp.simulate({name: four}, rounds=1, start="2026-09-07")
    if isinstance(name, str):
        with pytest.raises(lp.InvalidValueError, match="line break"):
            lp.pair_many({"c": [name] * 2, "id": ["a", "b"]}, by="c", id="id", policy="random", date="2026-11-09")


def test_classes_of_one_text() -> None:
    """Two classes that would draw alike are refused, and so is a tab that joins what was apart."""
    with pytest.raises(lp.DuplicateError, match="'5'"):
        lp.simulate({"5": make_class(4), 5: make_class(4)}, rounds=1, start="2026-09-07")
    with pytest.raises(lp.DuplicateError, match="'5'"):
        lp.pair_many({"c": ["5", 5] * 2, "id": list("abcd")}, by="c", id="id", policy="random", date="2026-11-09")
    with pytest.raises(lp.InvalidValueError, match="tab"):
        lp.derive_seed(1, ("a\tb", "c"))


@pytest.mark.parametrize("wrong", [-1, 2**31, 0.5, True, "1", None])
def test_numbers_of_rounds_and_draws(wrong: object) -> None:
    for name in ("round", "draw"):
        with pytest.raises(lp.InvalidValueError, match=name):
            lp.derive_seed(1, **{name: wrong})  # type: ignore[arg-type]
    with pytest.raises(lp.InvalidValueError, match="draw"):
        lp.simulate(make_class(4), rounds=1, start="2026-09-07", draw=wrong)  # type: ignore[call-overload]
    with pytest.raises(lp.InvalidValueError, match="seed"):
        lp.derive(-1, "")


@pytest.mark.parametrize("draw", [0, 3])
def test_rounds_of_a_year(draw: int) -> None:
    """Each round of each class was asked with the seed of the text, and notes it with the draw."""
    rosters = {"4A": make_class(6), ("4", 5): make_class(7)}
    years = lp.simulate(rosters, "uniform", rounds=5, start="2026-09-07", seed=11, draw=draw)
    for text, year in zip(("4A", "4\t5"), years.values()):
        seeds = [derive(11, f"{text}\n{number}\n{draw}") for number in range(5)]
        assert [pairing.seed for pairing in year.pairings] == seeds
        assert [(round.seed, round.draw) for round in year.history] == [(seed, draw) for seed in seeds]
        assert (year.seed, year.draw) == (11, draw)
    (alone,) = lp.simulate(make_class(6), rounds=1, start="2026-09-07", seed=11, draw=draw).pairings
    assert alone.seed == derive(11, f"\n0\n{draw}")


def test_rounds_that_cannot_be_count() -> None:
    """The number of a round is that of the run, whatever became of those before it."""

    def absences(number: int, date: object, roster: lp.Roster) -> list[str]:
        return list(roster.ids) if number == 1 else []

    year = lp.simulate(make_class(4), rounds=3, start="2026-09-07", absences=absences, errors="return")
    assert [pairing.seed for pairing in year.pairings] == [derive(0, "\n0\n0"), derive(0, "\n2\n0")]


@pytest.mark.parametrize("probability", [0.2, 0.5, 1.0])
def test_absences(probability: float) -> None:
    """Who is away is counted again from the text, and is the same under every draw."""
    rosters = {"4A": make_class(12), "4B": make_class(12)}
    for draw in (0, 1):
        years = lp.simulate(
            rosters, "random", rounds=9, start="2026-09-07", seed=5, draw=draw, absences=probability, errors="return"
        )
        for name, year in years.items():
            away = [
                {
                    id
                    for id in year.roster.ids
                    if Fraction(derive(5, f"absent\n{name}\n{number}\n{id}"), 2**64) < Fraction(probability)
                }
                for number in range(9)
            ]
            assert away != [set()] * 9
            expected = [gone for gone in away if len(gone) < 11]
            assert [set(pairing.request.absent) for pairing in year.pairings] == expected
            assert len(year.failures) == 9 - len(expected)


@given(SEEDS)
def test_absences_at_the_edge(seed: int) -> None:
    """The probability is the double that it is: as near to the draw as doubles come, either way."""
    drawn = derive(seed, "absent\n4B\n2\np1")
    probability = drawn / 2**64
    assert is_absent(seed, "4B", 2, "p1", probability) == (Fraction(drawn, 2**64) < Fraction(probability))


def test_absences_at_the_probability_itself() -> None:
    """Below the probability is away, and at it is not."""
    seed = next(seed for seed in itertools.count() if derive(seed, "absent\n\n0\np1") % 2**11 == 0)
    drawn = derive(seed, "absent\n\n0\np1")
    assert Fraction(drawn, 2**64) == Fraction(drawn / 2**64)
    assert not is_absent(seed, "", 0, "p1", drawn / 2**64)
    assert is_absent(seed, "", 0, "p1", math.nextafter(drawn / 2**64, 1))


@pytest.mark.parametrize("wrong", [-0.1, 1.5, float("nan")])
def test_no_probability(wrong: float) -> None:
    with pytest.raises(lp.InvalidValueError, match="probability"):
        lp.simulate(make_class(4), rounds=1, start="2026-09-07", absences=wrong)


@pytest.mark.parametrize("draw", [0, 2])
def test_many_classes(draw: int) -> None:
    """A frame of classes is asked with the seeds of a simulation's classes, round by round."""
    df = pd.DataFrame({"year": [5] * 9 + [6] * 9, "set": list("aaaabbbbb") * 2, "id": [*"abcd", *"abcde"] * 2})
    options: dict[str, Any] = {"by": ["year", "set"], "id": "id", "policy": "uniform", "date": "2026-11-09", "seed": 9}
    rosters = {name: lp.Roster(rows["id"]) for name, rows in df.groupby(["year", "set"])}
    years = lp.simulate(rosters, "uniform", rounds=3, start="2026-11-09", seed=9, draw=draw)
    for number in range(3):
        found = lp.pair_many(df, round=number, draw=draw, **options)
        for name, rows in found.groupby(["year", "set"]):
            groups = {frozenset(group) for _, group in rows.groupby("partnership")["id"]}
            assert groups == {frozenset(group) for group in years[name].pairings[number].ids}
            seed = derive(9, f"{name[0]}\t{name[1]}\n{number}\n{draw}")
            assert groups == {
                frozenset(group) for group in lp.pair(rosters[name], policy="uniform", date="2026-11-09", seed=seed).ids
            }
    requests = [lp.Request(list("abcdef"), policy="uniform", date="2026-11-09", seed=seed) for seed in range(4)]
    assert [pairing.seed for pairing in lp.pair_many(requests)] == [0, 1, 2, 3], "single requests: as given"


def test_neighbouring_seeds_share_no_round() -> None:
    """Round n + 1 of one seed is not round n of the next: such a year would be worth far less than its rounds."""
    roster = make_class(12)
    years = [lp.simulate(roster, "uniform", rounds=6, start="2026-09-07", seed=seed) for seed in range(20)]
    assert len({pairing.seed for year in years for pairing in year.pairings}) == 120
    same = [
        one.ids == other.ids
        for year, after in zip(years, years[1:])
        for one, other in zip(year.pairings[1:], after.pairings)
    ]
    assert sum(same) <= 2, "of 95; by chance one in 10,395 is"


def test_equal_ids_in_classes() -> None:
    """Forty classes of the same eight ids: 105 pairings are possible, and a class draws what it draws alone."""
    rosters = {f"class {number}": make_class(8) for number in range(40)}
    years = lp.simulate(rosters, "uniform", rounds=1, start="2026-09-07", seed=1)
    assert len({year.pairings[0].ids for year in years.values()}) > 25
    df = pd.DataFrame({"class": [name for name in rosters for _ in range(8)], "id": list(make_class(8).ids) * 40})
    found = lp.pair_many(df, by="class", id="id", policy="uniform", date="2026-09-07", seed=1)
    partners = found.groupby("class")["partner"].agg(tuple)
    assert partners.nunique() > 25
    for name, year in years.items():
        assert partners[name] == tuple(year.pairings[0].partners_of(id)[0].id for id in year.roster.ids)


def chi_square(counts: list[int]) -> float:
    mean = sum(counts) / len(counts)
    return sum((count - mean) ** 2 / mean for count in counts)


@pytest.mark.parametrize("over", ["seeds", "classes", "draws", "rounds"])
def test_replicates_are_worth_what_they_are(over: str) -> None:
    """Of 1,500 replicates each of the 15 pairings of six comes up as often as
    chance has it, and so does each pair of one round's pairing with the next's."""
    six = make_class(6)
    if over == "classes":
        found = list(lp.simulate({n: six for n in range(500)}, "uniform", rounds=3, start="2026-09-07").values())
    elif over == "rounds":
        found = [lp.simulate(six, "uniform", rounds=1500, start="1990-09-07", every=7)]
    else:
        name = {"seeds": "seed", "draws": "draw"}[over]
        found = [
            lp.simulate(six, "uniform", rounds=3, start="2026-09-07", **{name: n})  # type: ignore[call-overload]
            for n in range(500)
        ]
    drawn = [[pairing.ids for pairing in year.pairings] for year in found]
    once = Counter(ids for year in drawn for ids in year)
    assert len(once) == 15 and sum(once.values()) == 1500
    assert chi_square(list(once.values())) < 36.1, "14 degrees of freedom, one in a thousand"
    flat = [ids for year in drawn for ids in year]
    # Those that shared a round before: the next of the same year, and of the neighbour.
    for step in (1, 2, 3, 4):
        same = sum(one == other for one, other in zip(flat, flat[step:]))
        assert 60 <= same <= 140, "a hundred by chance"
