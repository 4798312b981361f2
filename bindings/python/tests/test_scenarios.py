# SPDX-License-Identifier: MIT
"""Guarantees that Python gives the answers that every language gives.

Each file of tests/scenarios says what is asked and, computed by programs that
share nothing with the library, what the answer is. It is asked twice: read as
JSON by the library, and built of Python's own objects.
"""

from __future__ import annotations

import json
import pathlib
import pickle
from typing import Any

import pytest

import learning_partners as lp
import scenarios

BY_NAME = {path.stem: path for path in scenarios.FILES}
# What these say is of JSON alone: Python's own objects have no such form.
ONLY_JSON = {"222-unknown-member", "297-seed-too-large-for-a-number"}
# Two faults at once: a roster finds the other one first (a score beside a band).
ONLY_JSON |= {"208-band-without-a-scale"}


def groups(partnerships: Any) -> set[frozenset[str]]:
    return {frozenset(group) for group in partnerships}


def check_pairing(pairing: lp.Pairing, expected: dict[str, Any]) -> None:
    assert groups(pairing.ids) == groups(expected["partnerships"])
    found = pairing.costs
    assert {tier: found[tier] for tier in expected["costs"]} == expected["costs"]
    if "cover" in expected:
        assert pairing.cover is not None
        assert groups(pairing.cover.partnerships) == groups(expected["cover"])
    if "warnings" in expected:
        assert sorted(reason.code for reason in pairing.warnings) == sorted(
            warning if isinstance(warning, str) else warning["code"] for warning in expected["warnings"]
        )


def check_verdict(pairing: lp.Pairing, expected: dict[str, Any]) -> None:
    """The checker agrees, also where the proof went through Python."""
    for verdict in (pairing.check(), lp.check(pairing.request, pairing.ids, pairing.certificate)):
        assert verdict.is_valid, str(verdict)
        if pairing.certificate is None:
            assert verdict.proof == "none"
        else:
            assert verdict.proof == "optimal", str(verdict)
            assert {tier: verdict.costs[tier] for tier in expected["costs"]} == expected["costs"]


def test_folder_is_there() -> None:
    assert len(scenarios.FILES) >= 290


@pytest.mark.parametrize("name", sorted(BY_NAME))
def test_scenario(name: str) -> None:
    scenario = scenarios.load(BY_NAME[name])
    expected, text = scenario["expected"], json.dumps(scenario["request"])
    answer = json.loads(lp.pair_json(text))
    if "error" in expected:
        assert answer["error"]["code"] == expected["error"]
        with pytest.raises(lp.LearningPartnersError) as caught:
            lp.pair(lp.Request.from_json(text))
        assert caught.value.code == expected["error"]
        assert str(caught.value) == answer["error"]["message"]
        return
    request = lp.Request.from_json(text)
    pairing = lp.pair(request)
    check_pairing(pairing, expected)
    check_verdict(pairing, expected)
    assert pairing.to_dict() == answer
    assert pairing.digest == answer["digest"]


@pytest.mark.parametrize("name", sorted(BY_NAME.keys() - ONLY_JSON))
def test_scenario_of_objects(name: str) -> None:
    scenario = scenarios.load(BY_NAME[name])
    expected, data = scenario["expected"], scenario["request"]
    if "error" in expected:
        with pytest.raises(lp.LearningPartnersError) as caught:
            lp.pair(scenarios.request(data))
        assert caught.value.code == expected["error"]
        if expected["error"] == "infeasible":
            check_conflict(caught.value, data)
        return
    request = scenarios.request(data)
    check_pairing(lp.pair(request), expected)
    assert request.digest == lp.Request.from_dict(data).digest
    for again in (pickle.loads(pickle.dumps(request)), lp.Request.from_json(request.to_json())):
        assert again == request
        assert again.digest == request.digest


def check_conflict(error: BaseException, data: dict[str, Any]) -> None:
    """The conflict cannot hold, and holds without any one of its rules."""
    assert isinstance(error, lp.InfeasibleError)
    conflict = error.conflict
    assert conflict is not None and conflict.rules and str(conflict) in str(error)
    roster, policy = scenarios.roster(data["roster"]), scenarios.policy(data.get("policy", {}))
    named = [rule for rule in roster.rules if rule.id in conflict.rules]
    if len(named) < len(conflict.rules) or policy.hard or policy.strategy == "tutor":
        return
    history = scenarios.history(data.get("history", {}))

    def is_feasible(rules: list[lp.Rule]) -> bool:
        request = lp.Request(
            roster.replace(rules=rules), history, policy, date=data["date"], absent=data.get("absent", ())
        )
        return lp.Conflict.find(request) is None

    assert not is_feasible(named)
    for left_out in named:
        assert is_feasible([rule for rule in named if rule is not left_out])


@pytest.mark.parametrize(
    "name",
    [
        "01-first-round-mixed",
        "04-odd-three",
        "140-adult",
        "63-cover-breaks-nothing",
        "27-gap-of-ones-own",
        "31-must-differ",
        "33-prefer-and-alike",
        "36-rule-without-id",
        "293-rules-alike",
    ],
)
def test_parts_round_trip(name: str) -> None:
    """Roster, history and policy come back as they went out, as mappings and pickled."""
    request = scenarios.request(scenarios.load(BY_NAME[name])["request"])
    assert lp.Roster.from_dict(request.roster.to_dict()) == request.roster
    assert lp.History.from_dict(request.history.to_dict()) == request.history
    assert lp.Policy.from_dict(json.loads(json.dumps(request.policy.to_dict()))) == request.policy
    for part in (request.roster, request.history, request.policy):
        assert pickle.loads(pickle.dumps(part)) == part


def test_file_names(tmp_path: pathlib.Path) -> None:
    """The list of exceptions above names files that exist."""
    assert ONLY_JSON <= BY_NAME.keys()
