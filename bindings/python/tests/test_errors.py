# SPDX-License-Identifier: MIT
"""Guarantees that each mistake has its own exception, which is also the
builtin that one would expect, and that no mistake ends the interpreter."""

from __future__ import annotations

import datetime as dt
import pickle
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

import learning_partners as lp
from conftest import make_class

TEN = make_class(10)
UTC = dt.timezone.utc

MISTAKES: list[tuple[Callable[[], Any], type[BaseException], type[BaseException], str]] = [
    (lambda: lp.Pupil(""), lp.InvalidValueError, ValueError, "empty"),
    (lambda: lp.Pupil("a\tb"), lp.InvalidValueError, ValueError, "control"),
    (lambda: lp.Pupil("p", attainment={"maths": float("inf")}), lp.InvalidValueError, ValueError, "maths"),
    (lambda: lp.Pupil("p", attainment={"maths": [1]}), lp.InvalidValueError, ValueError, "maths"),  # type: ignore[dict-item]
    (lambda: lp.Pupil("p", attributes={"role": "king"}), lp.InvalidValueError, ValueError, "king"),
    (lambda: lp.Pupil("p", attributes={"quiet": 3}), lp.InvalidValueError, ValueError, "quiet"),  # type: ignore[dict-item]
    (lambda: lp.Roster(["p", "p"]), lp.DuplicateError, ValueError, "p"),
    (lambda: lp.Roster([3]), lp.InvalidValueError, ValueError, "3"),  # type: ignore[list-item]
    (lambda: lp.Roster([{"id": "p", "age": 7}]), lp.InvalidValueError, ValueError, "age"),
    (lambda: lp.BandScale(["one"]), lp.InvalidValueError, ValueError, "band"),
    (lambda: lp.BandScale(["a", "b"], [1, 2]), lp.InvalidValueError, ValueError, "threshold"),
    (lambda: lp.BandScale.builtin("ks9"), lp.InvalidValueError, ValueError, "ks2-ta"),
    (lambda: lp.BandScale(["a", "b"]).index("c"), lp.UnknownBandError, ValueError, "c"),
    (
        lambda: lp.Roster([lp.Pupil("p", attainment={"m": "zzz"})], scales={"m": ["a", "b"]}),
        lp.UnknownBandError,
        ValueError,
        "zzz",
    ),
    (lambda: lp.Rule("never", ["a", "b"]), lp.InvalidValueError, ValueError, "never"),
    (lambda: lp.Rule("apart", ["a"]), lp.InvalidValueError, ValueError, "two"),
    (lambda: lp.Rule("apart", "ab"), lp.InvalidValueError, ValueError, "list"),
    (lambda: lp.Rule("apart", ["a", "b"], until="18.12.2026"), lp.InvalidDateError, ValueError, "18.12.2026"),
    (lambda: lp.Round("2026-11-09", [["a", "b"], ["b", "c"]]), lp.DuplicateError, ValueError, "b"),
    (lambda: lp.Round("2026-02-29"), lp.InvalidDateError, ValueError, "2026-02-29"),
    (lambda: lp.Round(dt.datetime(2026, 1, 1, tzinfo=UTC)), lp.InvalidDateError, ValueError, "time zone"),
    (lambda: lp.Round(dt.datetime(2026, 1, 1, 9)), lp.InvalidDateError, ValueError, "time of the day"),
    (lambda: lp.Round(20260101), lp.InvalidDateError, ValueError, "20260101"),
    (lambda: lp.Feedback("2026-01-01", ["a", "b"], "super"), lp.InvalidValueError, ValueError, "super"),
    (
        lambda: lp.History([lp.Round("2026-01-02"), lp.Round("2026-01-02")]),
        lp.InvalidDateError,
        ValueError,
        "2026-01-02",
    ),
    (lambda: lp.Policy("best"), lp.PolicyError, ValueError, "mixed-fold"),
    (lambda: lp.Policy(round_days=0), lp.PolicyError, ValueError, "0"),
    (lambda: lp.Policy(order=["chance"]), lp.PolicyError, ValueError, "tiers"),
    (lambda: lp.Policy(hard=["change"]), lp.PolicyError, ValueError, "change"),
    (lambda: lp.Policy(cooldown_rounds=-1), lp.PolicyError, ValueError, "-1"),
    (lambda: lp.Policy(weights={"friends": -1_000_001}), lp.PolicyError, ValueError, "friends"),
    (lambda: lp.Policy("matched", cost=lambda a, b: 0), lp.PolicyError, ValueError, "matched"),
    (lambda: lp.pair(TEN), lp.InvalidValueError, ValueError, "date"),
    (lambda: lp.pair(TEN, date="2026-11-09", seed=-1), lp.InvalidValueError, ValueError, "-1"),
    (lambda: lp.pair(TEN, date="2026-11-09", absent=["q"]), lp.UnknownPupilError, LookupError, "q"),
    (lambda: lp.pair(TEN, date="2026-11-09", absent=TEN.ids[1:]), lp.TooFewError, ValueError, ""),
    (lambda: lp.pair(TEN, policy=lp.Policy(subject="art"), date="2026-11-09"), lp.PolicyError, ValueError, "art"),
    (lambda: TEN.find("Zoe"), lp.UnknownPupilError, KeyError, "Zoe"),
    (lambda: TEN.find("pupil"), lp.AmbiguousPupilError, LookupError, "p1"),
    (lambda: lp.Request.from_json("{"), lp.ParseError, ValueError, "line"),
    (
        lambda: lp.pair(TEN.with_rules(lp.Rule("apart", TEN.ids)), date="2026-11-09"),
        lp.InfeasibleError,
        ValueError,
        "apart",
    ),
    (
        lambda: lp.pair(["a", "b"], policy="random", date="2026-11-09").another(),
        lp.NoOtherPairingError,
        LookupError,
        "",
    ),
    (lambda: lp.pair(TEN, date="2026-11-09").why_not("p1", "q"), lp.UnknownPupilError, KeyError, "q"),
    (lambda: lp.check(lp.Request(TEN, date="2026-11-09"), [["q", "p1"]]), lp.UnknownPupilError, KeyError, "q"),
]


@pytest.mark.parametrize("number", range(len(MISTAKES)))
def test_mistake(number: int) -> None:
    call, kind, builtin, words = MISTAKES[number]
    with pytest.raises(kind) as caught:
        call()
    assert type(caught.value) is kind
    assert isinstance(caught.value, (lp.LearningPartnersError, builtin))
    assert issubclass(kind, builtin)
    assert words in str(caught.value)
    assert not str(caught.value).startswith("'"), "KeyError's quotes are not for people"
    again = pickle.loads(pickle.dumps(caught.value))
    assert (type(again), str(again)) == (kind, str(caught.value))


def test_every_code_has_its_class() -> None:
    classes = [
        value
        for value in vars(lp).values()
        if isinstance(value, type) and issubclass(value, lp.LearningPartnersError)
    ]
    builtins = (ValueError, LookupError, RuntimeError, OverflowError, OSError)
    for cls in classes:
        assert cls is lp.LearningPartnersError or issubclass(cls, builtins), cls
        assert cls.__doc__
    assert len({cls.code for cls in classes} | {"internal"}) == 16


ROUND = lp.Round("2026-01-09", [["a", "b"], ["c", "d"]])
REQUEST = lp.Request(["a", "b", "c", "d"], policy="random", date="2026-01-10")
PAIRING = lp.pair(REQUEST)
HISTORY = lp.History([ROUND])


def certificate(
    members: tuple[int, ...] = (),
    *,
    tiers: tuple[str, ...] = ("chance",),
    radix: int = 1,
    participants: tuple[str | None, ...] = ("a", "b", "c", "d"),
    value: int = 0,
) -> lp.Verdict:
    blossoms = (lp.Blossom(members, (1,) * len(tiers)),) if members else ()
    duals = (lp.Dual(((value,) * len(tiers),) * len(participants), blossoms),)
    return lp.check(REQUEST, PAIRING, lp.Certificate(tiers, (radix,) * len(tiers), participants, duals))


# Odd, empty and extreme values: an exception of the package, or a calm answer (None here).
ODD: list[tuple[Callable[[], Any], type[BaseException] | None]] = [
    (lambda: lp.cover(REQUEST, PAIRING, [], date="2026-01-10"), lp.InvalidValueError),
    (lambda: lp.Round("2026-01-01", [[]]), lp.InvalidValueError),
    (lambda: lp.Round("2026-01-01", [["a"]], assigned=[[]]), lp.InvalidValueError),
    (lambda: lp.Rule("apart", []), lp.InvalidValueError),
    (lambda: lp.Rule("apart", ["a", "b"], id=""), lp.InvalidValueError),
    (lambda: lp.Feedback("2026-01-01", [], "worked"), lp.InvalidValueError),
    (lambda: lp.BandScale([]), lp.InvalidValueError),
    (lambda: lp.BandScale(["", ""]), lp.InvalidValueError),
    (lambda: lp.BandScale.quantiles(0), lp.InvalidValueError),
    (lambda: lp.BandScale.quantiles(-1), lp.InvalidValueError),
    (lambda: lp.BandScale.quantiles(10**6), lp.InvalidValueError),
    (lambda: lp.Pupil("a", attainment={"": 1}), lp.InvalidValueError),
    (lambda: lp.Pupil("a", attainment={"x": ""}), lp.InvalidValueError),
    (lambda: lp.Pupil("a", attributes={"": True}), lp.InvalidValueError),
    (lambda: lp.Roster(["a"], scales={"": ["x", "y"]}), lp.InvalidValueError),
    (lambda: lp.Roster(["a"], closures=[("2026-01-02", "2026-01-01")]), lp.InvalidDateError),
    (lambda: lp.Policy(weights={"": 1}), lp.PolicyError),
    (lambda: lp.Policy(weights={"friends": 2**40}), lp.PolicyError),
    (lambda: lp.Policy(round_days="7"), lp.PolicyError),  # type: ignore[arg-type]
    (lambda: REQUEST.roster.find(""), lp.UnknownPupilError),
    (lambda: HISTORY.times_met("", ""), None),
    (lambda: HISTORY.spells("a", "a"), None),
    (lambda: HISTORY.tenure_days("a", "a", "0001-01-01"), None),
    (lambda: HISTORY.turns("nobody"), None),
    (lambda: HISTORY.is_keep_round(3), IndexError),
    (lambda: REQUEST.roster.open_days("9999-12-31", "0001-01-01"), None),
    (lambda: lp.pair(REQUEST.roster, policy="random", date=dt.date.max), None),
    (lambda: lp.pair([], policy="random", date="2026-01-10"), lp.TooFewError),
    (lambda: PAIRING.why_not("a", "a"), lp.InvalidValueError),
    (lambda: PAIRING.why_not("", "a"), lp.UnknownPupilError),
    (lambda: lp.check(REQUEST, []), None),
    (lambda: lp.check(REQUEST, [["a", "b", "c", "d"]]), None),
    (lambda: certificate((0, 1)), None),
    (lambda: certificate((0, 0, 0)), None),
    (lambda: certificate((9,)), lp.InvalidValueError),
    (lambda: certificate(radix=0), None),
    (lambda: certificate(radix=-5), None),
    (lambda: certificate(radix=2**62, value=2**62), None),
    (lambda: certificate(tiers=("chance", "chance")), None),
    (lambda: certificate(tiers=("luck",)), lp.InvalidValueError),
    (lambda: certificate(participants=(None, None)), None),
    (lambda: certificate(participants=("x", "y")), None),
]


@pytest.mark.parametrize("number", range(len(ODD)))
def test_odd_values(number: int) -> None:
    call, kind = ODD[number]
    if kind is None:
        call()
        return
    with pytest.raises(kind):
        call()


def test_numbers_of_numpy() -> None:
    """Whole numbers of numpy's are whole numbers."""
    three = np.int64(3)
    policy = lp.Policy(round_days=three, cooldown_rounds=three, weights={"friends": three})  # type: ignore[arg-type, dict-item]
    assert (policy.round_days, policy.cooldown_rounds, policy.weights["friends"]) == (3, 3, 3)
    assert lp.Request(["a", "b"], policy="random", date="2026-01-01", seed=three).seed == 3  # type: ignore[arg-type]
    assert len(lp.BandScale.quantiles(three)) == 3  # type: ignore[arg-type]


@pytest.mark.parametrize("wrong", [None, 3, b"p", "a\0b", "\ud800"])
def test_wrong_texts(wrong: Any) -> None:
    """What is no text, holds NUL or a lone surrogate is refused, wherever a text goes."""
    for call in (
        lambda: lp.Pupil(wrong),
        lambda: lp.Rule(wrong, ["a", "b"]),
        lambda: lp.BandScale([wrong, "b"]),
        lambda: lp.Request.from_json(wrong),
        lambda: lp.Policy(wrong),
        lambda: lp.pair_json(wrong),
    ):
        with pytest.raises((TypeError, ValueError)):
            call()


def test_what_a_cost_function_raises_comes_out() -> None:
    class OwnError(Exception):
        pass

    calls = []

    def cost(a: lp.Pupil, b: lp.Pupil) -> int:
        calls.append((a.id, b.id))
        if len(calls) == 5:
            raise OwnError(a.id)
        return 0

    with pytest.raises(OwnError):
        lp.pair(TEN, policy=lp.Policy(cost=cost), date="2026-11-09")
    assert len(calls) == 5
    assert lp.pair(TEN, date="2026-11-09").costs["strategy"] == 0, "nothing is left behind"


@pytest.mark.parametrize(
    ("wrong", "kind"), [(-1, lp.InvalidValueError), (10**13, lp.InvalidValueError), ("a", ValueError), (2**70, OverflowError)]
)
def test_costs_out_of_range(wrong: Any, kind: type[BaseException]) -> None:
    with pytest.raises(kind):
        lp.pair(TEN, policy=lp.Policy(cost=lambda a, b: wrong), date="2026-11-09")


def test_cost_function_is_the_strategy() -> None:
    """The least sum of the caller's costs, counted here by trying every pairing."""

    def cost(a: lp.Pupil, b: lp.Pupil) -> int:
        return (int(a.id[1:]) * int(b.id[1:]) * 7919) % 101

    def least(ids: list[str]) -> int:
        if not ids:
            return 0
        first, *rest = ids
        one = TEN[first]
        return min(
            cost(*sorted((one, TEN[other]), key=lambda pupil: pupil.id)) + least([id for id in rest if id != other])
            for other in rest
        )

    pairing = lp.pair(TEN, policy=lp.Policy(cost=cost), date="2026-11-09")
    assert pairing.costs["strategy"] == least(list(TEN.ids))
    assert pairing.request.policy.strategy == "custom"


def test_progress_and_what_it_raises() -> None:
    """With an odd number threes are sought: progress is told of it, and may stop it."""
    roster = make_class(31)
    told = []
    lp.pair(roster, date="2026-11-09", progress=lambda done, total: told.append((done, total)))
    assert told and told == sorted(told)

    def stop(done: int, total: int) -> None:
        raise KeyError("enough")

    with pytest.raises(KeyError, match="enough"):
        lp.pair(roster, date="2026-11-09", progress=stop)
