# SPDX-License-Identifier: MIT
"""Guarantees that what a policy, a rule and a request can say in Python is
taken, given back, and meant: small classes whose answers are plain to see."""

from __future__ import annotations

import inspect
import json
import pickle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import learning_partners as lp
from conftest import make_class
from test_values import check_value

DATE = "2026-11-09"
RHYTHMS = {
    "day": (1, 1, 1),
    "week": (7, 7, 7),
    "fortnight": (7, 14, 28),
    "three-weeks": (7, 21, 35),
    "half-term": (7, 35, 56),
}


def days_of(policy: lp.Policy) -> tuple[int, int, int]:
    return (policy.round_days, policy.min_tenure_days, policy.max_tenure_days)


def gaps_of(pairing: lp.Pairing) -> list[int]:
    """Gaps in ranks of a class p1 … pn, in order."""
    return sorted(abs(int(a[1:]) - int(b[1:])) for a, b in pairing.ids)


def test_tiers_are_the_library_s() -> None:
    assert lp.Policy().order == lp.TIERS[:-1]
    answer = lp.pair(make_class(4), date=DATE).to_dict()
    assert set(answer["costs"]) == set(lp.TIERS)
    for word in ("could", "chance"):
        with pytest.raises(lp.PolicyError, match="tier"):
            lp.Policy(order=[word, *lp.TIERS[1:-1], word])


def test_settings_are_the_library_s() -> None:
    """Policy takes, gives back and describes each setting of the table, and no more but rhythm and cost."""
    names = [setting.name for setting in lp.SETTINGS]
    parameters = inspect.signature(lp.Policy).parameters
    assert set(parameters) == {*names, "rhythm", "cost"}
    assert all(isinstance(getattr(lp.Policy, name), property) for name in names)
    described = [name for line in (lp.Policy.__doc__ or "").splitlines() if " : " in line for name in line.split(" : ")[0].split(", ")]
    assert [name.strip() for name in described] == list(parameters)
    for setting in lp.SETTINGS:
        usual = parameters[setting.name].default
        assert usual in (None, ()) or str(usual) == setting.default
        assert setting.meaning and (setting.kind in ("choice", "set", "order")) == bool(setting.words)


@pytest.mark.parametrize("setting", [setting for setting in lp.SETTINGS if setting.kind == "number"], ids=lambda it: it.name)
def test_whole_numbers(setting: lp.Setting) -> None:
    """The bounds that the table names are those that Policy keeps."""
    rest = {"min_tenure_days": {"max_tenure_days": 3660}, "max_tenure_days": {"min_tenure_days": 0}}.get(setting.name, {})
    for number in (setting.least, setting.most):
        policy = lp.Policy(**{setting.name: number, **rest})  # type: ignore[arg-type]
        assert getattr(policy, setting.name) == number
        assert lp.Policy.from_dict(json.loads(json.dumps(policy.to_dict()))) == policy
    for number in (setting.least - 1, setting.most + 1):
        with pytest.raises(lp.PolicyError, match=setting.name):
            lp.Policy(**{setting.name: number, **rest})  # type: ignore[arg-type]


@pytest.mark.parametrize("name", RHYTHMS)
def test_rhythm(name: str) -> None:
    policy = lp.Policy(rhythm=name)
    assert days_of(policy) == RHYTHMS[name]
    assert policy.rhythm == name
    round_days, least, most = RHYTHMS[name]
    by_hand = lp.Policy(round_days=round_days, min_tenure_days=least, max_tenure_days=most)
    assert by_hand == policy and by_hand.rhythm == name
    assert lp.Policy(rhythm="half-term").replace(rhythm=name) == policy
    check_value(policy)


def test_rhythm_and_days() -> None:
    """Each of the days can be set by itself, before and after."""
    policy = lp.Policy(rhythm="half-term", min_tenure_days=28)
    assert days_of(policy) == (7, 28, 56) and policy.rhythm is None
    assert days_of(lp.Policy(rhythm="week", max_tenure_days=14)) == (7, 7, 14)
    assert days_of(lp.Policy(max_tenure_days=35)) == (7, 14, 35)
    assert days_of(policy.replace(max_tenure_days=70)) == (7, 28, 70)
    assert days_of(policy.replace(rhythm="week", round_days=14)) == (14, 7, 7)
    with pytest.raises(lp.PolicyError, match="three-weeks"):
        lp.Policy(rhythm="monthly")
    with pytest.raises(lp.PolicyError):
        lp.Policy(rhythm="week", min_tenure_days=8)


@given(st.none() | st.integers(0, 40), st.none() | st.integers(40, 100000), st.sampled_from(["mixed", "matched", "tutor"]))
def test_gap(least: int | None, most: int | None, strategy: str) -> None:
    policy = lp.Policy(strategy, gap=(least, most))
    assert policy.gap == (least, most)
    sides = {name: side for name, side in (("min", least), ("max", most)) if side is not None}
    assert lp.Policy(strategy, gap=sides) == policy
    assert policy.to_dict()["gap"] == sides
    assert lp.Policy.from_dict(json.loads(json.dumps(policy.to_dict()))) == policy
    assert policy.replace(gap=None).gap is None
    assert policy != lp.Policy(strategy)
    check_value(policy)


def test_gap_is_meant() -> None:
    """Eight pupils, gaps of exactly one, exactly four, and at least three."""
    eight = make_class(8)
    for window, expected in [((1, 1), [1] * 4), ((4, 4), [4] * 4), ((0, 1), [1] * 4)]:
        pairing = lp.pair(eight, policy=lp.Policy(gap=window), date=DATE)
        assert gaps_of(pairing) == expected and pairing.costs["strategy"] == 0
    for seed in range(5):
        assert min(gaps_of(lp.pair(eight, policy=lp.Policy(gap=(3, None)), date=DATE, seed=seed))) >= 3
    any_gap = [lp.pair(eight, policy=lp.Policy("matched", gap={}), date=DATE, seed=seed) for seed in range(9)]
    assert {pairing.costs["strategy"] for pairing in any_gap} == {0}
    assert max(max(gaps_of(pairing)) for pairing in any_gap) > 2


@pytest.mark.parametrize(
    "gap, words",
    [
        ((3, 2), "3"),
        ((-1, 2), "open"),
        ({"min": -1}, "open"),
        ({"least": 1}, "least"),
        ((1, 2, 3), "min, max"),
        (5, "min, max"),
        ("12", "min, max"),
        ((1.5, 2), "1.5"),
        ((True, 2), "True"),
        ((0, 100001), "100"),
    ],
)
def test_no_gap(gap: Any, words: str) -> None:
    with pytest.raises(lp.PolicyError, match=words):
        lp.Policy(gap=gap)


@pytest.mark.parametrize("strategy", ["nearest", "mixed-fold", "mixed-half", "mixed-near", "random", "uniform"])
def test_strategies_without_a_window(strategy: str) -> None:
    with pytest.raises(lp.PolicyError, match=strategy):
        lp.Policy(strategy, gap=(1, 2))
    with pytest.raises(lp.PolicyError, match="custom"):
        lp.Policy(gap=(1, 2), cost=lambda a, b: 0)
    with pytest.raises(lp.PolicyError, match=strategy):
        lp.Policy(gap=(1, 2)).replace(strategy=strategy)


def test_strategies_are_meant() -> None:
    """Twelve pupils: matched is a window of two ranks, nearest the next rank,
    mixed-half six apart, mixed-fold first with last."""
    twelve = make_class(12)
    pairings = [lp.pair(twelve, policy="matched", date=DATE, seed=seed) for seed in range(9)]
    assert {pairing.costs["strategy"] for pairing in pairings} == {0}
    assert {gap for pairing in pairings for gap in gaps_of(pairing)} == {1, 2}
    assert gaps_of(lp.pair(twelve, policy="nearest", date=DATE)) == [1] * 6
    assert gaps_of(lp.pair(twelve, policy="mixed-half", date=DATE)) == [6] * 6
    assert gaps_of(lp.pair(twelve, policy="mixed-fold", date=DATE)) == [1, 3, 5, 7, 9, 11]


def pupils(**words: Any) -> lp.Roster:
    """Pupils with one attribute "house" each, None for none."""
    return lp.Roster(
        [lp.Pupil(id, attributes={} if word is None else {"house": word}) for id, word in words.items()]
    )


def test_musts() -> None:
    policy = lp.Policy("random", must_match=["b", "a", "b"], must_differ="class")
    assert (policy.must_match, policy.must_differ) == (("a", "b"), ("class",))
    assert lp.Policy.from_dict(json.loads(json.dumps(policy.to_dict()))) == policy
    assert policy.replace(must_match=[]).must_match == () and policy.replace(odd="adult").must_match == ("a", "b")
    assert lp.Policy("random", must_match="a") != lp.Policy("random") != lp.Policy("random", must_differ="a")
    check_value(policy)
    for wrong in ([""], [3]):
        with pytest.raises(lp.PolicyError):
            lp.Policy(must_match=wrong)  # type: ignore[arg-type]


def test_musts_are_meant() -> None:
    houses = pupils(a="red", b="red", c="blue", d="blue")
    for seed in range(5):
        alike = lp.pair(houses, policy=lp.Policy("random", must_match=["house"]), date=DATE, seed=seed)
        assert set(alike.ids) == {("a", "b"), ("c", "d")}
        other = lp.pair(houses, policy=lp.Policy("uniform", must_differ=["house"]), date=DATE, seed=seed)
        assert all({"a", "b"} != set(group) != {"c", "d"} for group in other.ids)
    assert len(lp.pair(pupils(a="red", b=None), policy=lp.Policy("random", must_match=["house"]), date=DATE)) == 1
    with pytest.raises(lp.InfeasibleError) as caught:
        lp.pair(pupils(a="red", b="blue"), policy=lp.Policy("random", must_match=["house"]), date=DATE)
    assert caught.value.conflict is not None and caught.value.conflict.rules == ("/policy/must_match/house",)


def test_weights_below_0() -> None:
    """Likeness is welcome, and the tier is below 0 by as much."""
    houses = pupils(a="red", b="red", c="blue", d="blue")
    for seed in range(5):
        pairing = lp.pair(houses, policy=lp.Policy("random", weights={"house": -7}), date=DATE, seed=seed)
        assert set(pairing.ids) == {("a", "b"), ("c", "d")} and pairing.costs["wishes"] == -14
        assert pairing.check().proof == "optimal" and pairing.check().costs["wishes"] == -14
    policy = lp.Policy(weights={"friends": 2, "prefer": -5, "house": -1_000_000})
    assert (policy.weights["prefer"], policy.weights["house"], lp.Policy().weights["prefer"]) == (-5, -1_000_000, -1)
    check_value(policy)


def test_prefer() -> None:
    four = lp.Roster("abcd", rules=[lp.Rule("prefer", ["b", "c"])])
    for seed in range(5):
        pairing = lp.pair(four, policy="random", date=DATE, seed=seed)
        assert ("b", "c") in pairing.ids and pairing.costs["wishes"] == -1
        dear = lp.pair(four, policy=lp.Policy("random", weights={"prefer": 3}), date=DATE, seed=seed)
        assert ("b", "c") not in dear.ids and dear.costs["wishes"] == 0
    friends = lp.Roster("abcd", rules=[lp.Rule("friends", ["b", "c"])])
    assert ("b", "c") not in lp.pair(friends, policy="random", date=DATE).ids


def test_rules_without_ids() -> None:
    """They are called by type and pupils in byte order, whatever the order of a list."""
    rule = lp.Rule("apart", ["b", "é", "a"])
    assert rule.id == "apart:a,b,é" and not rule.has_own_id and rule.pupils == ("b", "é", "a")
    assert "id=" not in repr(rule) and eval(repr(rule), {"Rule": lp.Rule}) == rule
    own = lp.Rule("apart", ["b", "é", "a"], id="apart:a,b,é")
    assert own.has_own_id and own != rule and eval(repr(own), {"Rule": lp.Rule}) == own
    check_value(rule)
    check_value(own)
    roster = lp.Roster("abcé", rules=[rule, rule, lp.Rule("apart", ["a", "b", "é"]), lp.Rule("prefer", ["a", "b"])])
    assert [each.id for each in roster.rules] == ["apart:a,b,é", "apart:a,b,é#2", "apart:a,b,é#3", "prefer:a,b"]
    assert roster.rules[:2] == (rule, rule)
    assert "id" not in roster.to_dict()["rules"][0]
    check_value(roster)
    check_value(roster.rules[1])
    again = roster.replace(pupils="abéc")
    assert [each.id for each in again.rules] == [each.id for each in roster.rules]
    assert lp.Roster.from_dict(roster.to_dict()) == roster
    with pytest.raises(lp.InvalidValueError):
        lp.Rule("apart", ["a", "b"], id="")
    with pytest.raises(lp.InvalidValueError, match="apart, together, pin, friends, prefer"):
        lp.Rule("prefers", ["a", "b"])
    with pytest.raises(lp.InvalidDateError, match="apart of a, b"):
        lp.Rule("apart", ["a", "b"], until="soon")


def test_threes_on_purpose() -> None:
    """Eight pupils, three of them bound together: 3 + 3 + 2; with two such threes, too."""
    eight = make_class(8)
    bound = eight.with_rules(lp.Rule("together", ["p1", "p4", "p8"]))
    pairing = lp.pair(bound, date=DATE)
    assert ("p1", "p4", "p8") in pairing.ids and sorted(map(len, pairing)) == [2, 3, 3]
    assert pairing.check().proof == "optimal"
    twice = lp.pair(bound.with_rules(lp.Rule("pin", ["p2", "p3", "p5"])), date=DATE)
    assert set(twice.ids) == {("p1", "p4", "p8"), ("p2", "p3", "p5"), ("p6", "p7")}


def test_fresh() -> None:
    """A week after the first round everybody is held by the minimum, but for a fresh start."""
    eight = make_class(8)
    history = lp.History([lp.pair(eight, date="2026-11-02")])
    held, fresh = (lp.Request(eight, history, date=DATE, fresh=fresh) for fresh in (False, True))
    assert (held.fresh, fresh.fresh) == (False, True)
    assert held != fresh and held.digest != fresh.digest
    assert "fresh" in repr(fresh) and "fresh" not in repr(held)
    assert all(partnership.kept for partnership in lp.pair(held))
    pairing = lp.pair(fresh)
    assert not any(partnership.kept for partnership in pairing)
    assert pairing.costs["min_tenure"] == 0 and pairing.check().proof == "optimal"
    assert pairing == lp.pair(eight, history, date=DATE, fresh=True)
    for again in (pickle.loads(pickle.dumps(fresh)), lp.Request.from_json(fresh.to_json())):
        assert again == fresh and again.fresh and again.digest == fresh.digest
    with pytest.raises(lp.InvalidValueError, match="nothing else"):
        lp.pair(held, fresh=True)


@pytest.mark.parametrize("library, earlier", [(None, True), ("0.1.0", True), ("0.2.0", False)])
def test_matched_of_old(library: str | None, earlier: bool) -> None:
    """A saved request may mean by matched what nearest is now: that is said, and goes along."""
    data = lp.Request(make_class(6), policy="matched", date=DATE).to_dict()
    del data["library"]
    if library is not None:
        data["library"] = library
    request = lp.Request.from_dict(data)
    for each in (request, pickle.loads(pickle.dumps(request))):
        assert each.has_earlier_matched is earlier
        assert len(lp.pair(each).warnings) == earlier
    assert not lp.Request(make_class(6), policy="matched", date=DATE).has_earlier_matched


def test_what_a_round_notes() -> None:
    """Seed, arm, period and draw go there and back, and decide nothing."""
    noted = lp.Round("2026-11-02", [["a", "b"], ["c", "d"]], seed=2**64 - 1, arm="mixed", period=0, draw=3)
    assert (noted.seed, noted.arm, noted.period, noted.draw) == (2**64 - 1, "mixed", 0, 3)
    plain = lp.Round("2026-11-02", [["a", "b"], ["c", "d"]])
    assert (plain.seed, plain.arm, plain.period, plain.draw) == (None, None, None, 0)
    assert noted != plain
    changes: list[dict[str, Any]] = [{"seed": 0}, {"arm": "mixed"}, {"period": 0}, {"draw": 1}]
    for change in changes:
        one = lp.Round("2026-11-02", [["a", "b"], ["c", "d"]], **change)
        assert one != plain and pickle.loads(pickle.dumps(one)) == one
    check_value(noted)
    covered = noted.with_cover(lp.Round("2026-11-03", [["a", "c", "d"]], absent=["b"]))
    assert (covered.seed, covered.arm, covered.period, covered.draw) == (noted.seed, "mixed", 0, 3)
    history = lp.History([noted])
    assert lp.History.from_dict(history.to_dict()) == history
    assert lp.History.from_dict(history.to_dict())[0].seed == 2**64 - 1
    asked = [lp.Request("abcd", lp.History([each]), "random", date=DATE) for each in (noted, plain)]
    assert asked[0].digest == asked[1].digest
    pairing = lp.pair(asked[0])
    assert pairing.to_round().seed == pairing.seed and pairing.to_round().arm is None
    given_out = pairing.to_round(arm="matched", period=2, draw=1)
    assert (given_out.arm, given_out.period, given_out.draw) == ("matched", 2, 1)
    history.append(pairing)
    assert history[-1].seed == 0
    faults: list[dict[str, Any]] = [{"seed": -1}, {"seed": 2**64}, {"period": -1}, {"draw": -1}, {"draw": 2**31}]
    for fault in [*faults, {"arm": "a\nb"}]:
        with pytest.raises(lp.InvalidValueError):
            lp.Round("2026-11-02", **fault)
