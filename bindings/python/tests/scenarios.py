# SPDX-License-Identifier: MIT
"""Reads a scenario's request into Python's own objects, member by member.

A second reader beside the library's JSON: what both make of a request must
have the same digest.
"""

from __future__ import annotations

import json
import pathlib
from typing import Any

import learning_partners as lp

FOLDER = pathlib.Path(__file__).resolve().parents[3] / "tests" / "scenarios"
FILES = sorted(FOLDER.glob("*.json"))


def load(path: pathlib.Path) -> dict[str, Any]:
    scenario: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return scenario


def _scale(data: Any) -> lp.BandScale:
    if isinstance(data, str):
        return lp.BandScale.builtin(data)
    if "quantiles" in data:
        return lp.BandScale.quantiles(data["quantiles"])
    if "builtin" in data:
        return lp.BandScale.builtin(data["builtin"])
    return lp.BandScale(data["bands"], data.get("thresholds", ()))


def _rule(data: dict[str, Any]) -> lp.Rule:
    return lp.Rule(data["type"], data["pupils"], id=data.get("id"), until=data.get("until"), reason=data.get("reason"))


def roster(data: dict[str, Any]) -> lp.Roster:
    return lp.Roster(
        [
            lp.Pupil(
                pupil["id"],
                pupil.get("name"),
                attainment=pupil.get("attainment", {}),
                attributes=pupil.get("attributes", {}),
            )
            for pupil in data["pupils"]
        ],
        scales={subject: _scale(scale) for subject, scale in data.get("scales", {}).items()},
        rules=[_rule(rule) for rule in data.get("rules", ())],
        closures=[(closure["from"], closure["to"]) for closure in data.get("closures", ())],
    )


def _round(data: dict[str, Any]) -> lp.Round:
    covers = [
        lp.Round(cover["date"], cover["partnerships"], absent=cover.get("absent", ()))
        for cover in data.get("covers", ())
    ]
    return lp.Round(
        data["date"],
        data["partnerships"],
        assigned=data.get("assigned"),
        covers=covers,
        seed=None if "seed" not in data else int(data["seed"]),
        arm=data.get("arm"),
        period=data.get("period"),
        draw=data.get("draw", 0),
    )


def history(data: dict[str, Any]) -> lp.History:
    feedback = [lp.Feedback(word["date"], word["pupils"], word["word"]) for word in data.get("feedback", ())]
    return lp.History([_round(round) for round in data.get("rounds", ())], feedback)


def policy(data: dict[str, Any]) -> lp.Policy:
    return lp.Policy(**data)


def request(data: dict[str, Any]) -> lp.Request:
    return lp.Request(
        roster(data["roster"]),
        history(data.get("history", {})),
        policy(data.get("policy", {})),
        date=data["date"],
        seed=int(data.get("seed", 0)),
        absent=data.get("absent", ()),
        away_today=data.get("away_today", ()),
        fresh=data.get("fresh", False),
    )
