# SPDX-License-Identifier: MIT
"""Guarantees that values behave as Python's do: equal, hashable, immutable,
copied, pickled, printed; whatever text and number they are made of."""

from __future__ import annotations

import copy
import datetime as dt
import pickle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import learning_partners as lp
from conftest import make_class

# What an id may be: no control characters, 1 to 200 bytes of UTF-8.
IDS = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=40).filter(
    lambda text: len(text.encode()) <= 200 and text.strip() == text
)
SCORES = st.floats(min_value=-1e15, max_value=1e15, allow_nan=False)
DATES = st.dates(min_value=dt.date(1, 1, 1), max_value=dt.date(9999, 12, 31))
ATTRIBUTES = st.dictionaries(st.sampled_from(["quiet", "dominant", "left handed"]), st.booleans())


def check_value(value: Any) -> None:
    assert value == value and not value != value
    again = pickle.loads(pickle.dumps(value))
    assert again == value and again is not value
    assert copy.copy(value) == value and copy.deepcopy(value) == value
    assert type(again) is type(value)
    assert (value == object()) is False
    assert repr(value)
    if type(value).__hash__ is not None:
        assert hash(again) == hash(value)


@given(IDS, st.dictionaries(IDS, SCORES, max_size=3), ATTRIBUTES)
def test_pupil(id: str, attainment: dict[str, float], attributes: dict[str, bool]) -> None:
    pupil = lp.Pupil(id, attainment=attainment, attributes=attributes)
    assert pupil.id == pupil.name == id
    assert pupil.attainment == attainment
    assert pupil.attributes == attributes
    check_value(pupil)


@given(st.lists(IDS, min_size=2, max_size=6, unique=True), st.none() | DATES, st.none() | IDS)
def test_rule(ids: list[str], until: dt.date | None, reason: str | None) -> None:
    rule = lp.Rule("friends", ids, id="r", until=until, reason=reason)
    assert rule.pupils == tuple(ids)
    assert rule.until == until
    assert rule.reason == reason
    check_value(rule)


@given(st.lists(IDS, min_size=2, max_size=9, unique=True), DATES)
def test_round(ids: list[str], date: dt.date) -> None:
    halves = [ids[: len(ids) // 2], ids[len(ids) // 2 :]]
    round = lp.Round(date, halves, assigned=[ids])
    assert round.date == date
    assert round.partnerships == tuple(map(tuple, halves))
    assert round.assigned == (tuple(ids),)
    check_value(round)
    check_value(lp.History([round], [lp.Feedback(date, ids, "worked")]))


@given(st.lists(st.integers(-1000, 1000), min_size=1, max_size=8, unique=True))
def test_scale(thresholds: list[int]) -> None:
    bands = [f"band {number}" for number in range(len(thresholds) + 1)]
    scale = lp.BandScale(bands, sorted(thresholds))
    assert list(scale) == bands
    assert scale.thresholds == tuple(sorted(thresholds))
    assert [scale.index(band.upper()) for band in bands] == list(range(len(bands)))
    check_value(scale)


@pytest.mark.parametrize("name", ["ks2-ta", "ks2-scaled", "thirds", "quarters", "fifths"])
def test_builtin_scales(name: str) -> None:
    check_value(lp.BandScale.builtin(name))
    assert lp.BandScale.builtin(name).name == name


@given(
    st.sampled_from(
        ["mixed", "mixed-fold", "mixed-half", "mixed-near", "matched", "nearest", "tutor", "random", "uniform"]
    ),
    st.integers(1, 366),
    st.integers(0, 100),
    st.integers(100, 3660),
    st.none() | st.integers(0, 1000),
    st.permutations(lp.TIERS[:-1]),
    st.dictionaries(
        st.sampled_from(["friends", "prefer", "quiet", "worked", "house"]), st.integers(-1000000, 1000000)
    ),
)
def test_policy(
    strategy: str,
    round_days: int,
    least: int,
    most: int,
    cooldown: int | None,
    order: list[str],
    weights: dict[str, int],
) -> None:
    policy = lp.Policy(
        strategy,
        round_days=round_days,
        min_tenure_days=least,
        max_tenure_days=most,
        cooldown_rounds=cooldown,
        order=order,
        weights=weights,
        hard=["min_tenure"],
        between="stay",
        odd="adult",
    )
    assert policy.cooldown_rounds == cooldown
    assert policy.order == tuple(order)
    assert {name: policy.weights.get(name, 0) for name in weights} == weights
    assert (policy.hard, policy.between, policy.odd) == (("min_tenure",), "stay", "adult")
    assert policy.replace() == policy
    assert policy.replace(odd="three").odd == "three"
    check_value(policy)


def test_roster_is_a_sequence(eight: lp.Roster) -> None:
    assert len(eight) == 8
    assert [pupil.id for pupil in eight] == list(eight.ids)
    assert eight[0] == eight["p1"] == eight[-8]
    assert [pupil.id for pupil in eight[2:4]] == ["p3", "p4"]
    assert "p3" in eight and eight[3] in eight and "p9" not in eight and 3 not in eight
    assert eight.find("pupil 4").id == "p4"
    assert eight.names[0] == "Pupil 1"
    with pytest.raises(IndexError):
        eight[8]
    with pytest.raises(KeyError):
        eight["p9"]
    check_value(eight)


def test_roster_parts() -> None:
    roster = lp.Roster(
        [{"id": "a", "attainment": {"reading": 99}}, lp.Pupil("b", attainment={"reading": 112}), "c"],
        scales={"reading": "ks2-scaled"},
        rules=[lp.Rule("apart", ["a", "b"])],
        closures=[("2026-12-19", dt.date(2027, 1, 3))],
    )
    assert roster.band("a", "reading") != roster.band("b", "reading")
    assert roster.band("c", "reading") is None
    assert roster.open_days("2026-12-18", "2027-01-05") == 2
    assert roster.subset(["a", "c"]).ids == ("a", "c")
    assert roster.subset(["a", "c"]).rules == roster.rules
    assert roster.with_rules(lp.Rule("friends", ["a", "c"])).rules[1].type == "friends"
    assert len(roster.rules) == 1, "the roster itself does not change"
    check_value(roster)


def test_history_does_not_change_behind_a_request(eight: lp.Roster) -> None:
    """A request and a copy keep the history as it was; appending goes on."""
    history = lp.History()
    first = lp.pair(eight, history, date="2026-11-02")
    history.append(first)
    request = lp.Request(eight, history, date="2026-11-09")
    copied = history.copy()
    history.append(lp.pair(request))
    assert (len(history), len(copied), len(request.history)) == (2, 1, 1)
    copied.append(lp.Round("2026-12-01", [["p1", "p2"]]))
    assert (len(history), len(copied)) == (2, 2)
    assert history != copied
    assert first.request.history == lp.History()


def test_history_questions() -> None:
    """By hand: three rounds, one spell broken and taken up again."""
    history = lp.History(
        [
            lp.Round("2026-11-02", [["a", "b"], ["c", "d", "e"]]),
            lp.Round("2026-11-09", [["a", "c"], ["b", "d"]]),
            lp.Round("2026-11-16", [["a", "b"], ["c", "d"]]),
        ],
        [lp.Feedback("2026-11-17", ["a", "b"], "worked")],
    )
    assert history.times_met("a", "b") == 2
    assert [(spell.first, spell.last) for spell in history.spells("b", "a")] == [(0, 0), (2, 2)]
    assert history.spells("a", "b")[1].start == dt.date(2026, 11, 16)
    assert history.rounds_since_met("a", "c") == 2
    assert history.rounds_since_met("a", "e") is None
    assert history.tenure_days("a", "b", "2026-11-20") == 4
    assert history.tenure_days("a", "c", "2026-11-20") is None
    assert history.turns("e") == 1 and history.rounds_since_turn("e") == 3
    assert history.rounds_since_turn("a") is None
    assert history.pupils == ("a", "b", "c", "d", "e")
    assert history[1:] == lp.History(list(history)[1:], history.feedback)
    assert history.latest == history[-1] and lp.History().latest is None
    assert history[0].partners_of("d") == ("c", "e")
    with pytest.raises(TypeError):
        hash(history)


@pytest.mark.parametrize("n", [8, 9])
def test_pairing(n: int) -> None:
    roster = make_class(n)
    request = lp.Request(roster, date="2026-11-09", seed=3)
    pairing = lp.pair(request)
    assert pairing == lp.pair(roster, date=dt.date(2026, 11, 9), seed=3)
    assert sorted(id for group in pairing.ids for id in group) == sorted(roster.ids)
    assert sorted(map(len, pairing)) == [2] * (n // 2 - n % 2) + [3] * (n % 2)
    me, *others = pairing[0].ids
    assert [pupil.id for pupil in pairing.partners_of(me)] == others
    assert str(pairing[0]) in str(pairing)
    for tier in ("strategy", "repeats", "wishes", "chance", "turns", "cooldown"):
        assert sum(partnership.costs[tier] for partnership in pairing) == pairing.costs[tier]
    other = pairing.another()
    assert other.ids != pairing.ids
    check_value(other)
    third = other.another()
    assert third.ids not in (pairing.ids, other.ids)
    check_value(third)
    check_value(pairing)
    why = pairing.why_not("p1", "p2")
    assert why.is_possible and why.extra["strategy"] >= 0 and why.pairing is not None
    assert any({"p1", "p2"} <= set(group) for group in why.pairing.ids)
    check_value(why.pairing)
    for partnership in pairing:
        assert partnership.reasons and all(reason.text for reason in partnership.reasons)
        assert not partnership.kept


def test_cover(eight: lp.Roster) -> None:
    pairing = lp.pair(eight, date="2026-11-09", away_today=["p1"])
    assert pairing.cover is not None and pairing.cover.absent == ("p1",)
    again = lp.cover(pairing.request, pairing, ["p1"], date="2026-11-09")
    assert again.partnerships == pairing.cover.partnerships
    with pytest.raises(lp.UnknownPupilError):
        lp.cover(pairing.request, pairing, ["p99"], date="2026-11-09")


def test_kept_and_stay(eight: lp.Roster) -> None:
    """What is young goes on, and says so."""
    history = lp.History([lp.pair(eight, date="2026-11-02")])
    second = lp.pair(eight, history, date="2026-11-09")
    assert all(partnership.kept for partnership in second)


def test_html_keeps_what_is_private() -> None:
    """Neither attainment nor a reason is in what a notebook shows of itself; texts are escaped."""
    roster = lp.Roster(
        [lp.Pupil(f"p{i}", f"<b>{i}</b>", attainment={"maths": 7700 + i}) for i in range(4)],
        rules=[lp.Rule("apart", ["p0", "p1"], reason="secret")],
    )
    pairing = lp.pair(roster, date="2026-11-09")
    for shown in (roster._repr_html_(), pairing._repr_html_()):
        assert "770" not in shown and "secret" not in shown and "<b>" not in shown and "&lt;b&gt;" in shown
    for shown in (roster.to_html(private=True), pairing.to_html(private=True)):
        assert "770" in shown and "secret" not in shown
    assert "valid" in pairing.check()._repr_html_()


@given(st.integers(0, 2**64 - 1))
def test_seed(seed: int) -> None:
    request = lp.Request(["a", "b"], policy="random", date="2026-01-01", seed=seed)
    assert request.seed == seed
    assert lp.Request.from_json(request.to_json()).seed == seed
