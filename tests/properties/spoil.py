# SPDX-License-Identifier: MIT
"""Make one mistake in a request, so that its error code can be foretold."""

import copy
import random

from reading import day_number, day_text


def same_id_twice(rng, request):
    pupils = request["roster"]["pupils"]
    pupils.append(copy.deepcopy(rng.choice(pupils)))
    return "duplicate"


def unknown_absent(rng, request):
    request.setdefault(rng.choice(("absent", "away_today")), []).append("somebody else")
    return "unknown-pupil"


def absent_twice(rng, request):
    one = rng.choice(request["roster"]["pupils"])["id"]
    request[rng.choice(("absent", "away_today"))] = [one, one]
    return "duplicate"


def too_many_absent(rng, request):
    alone_is_enough = request["policy"].get("odd") == "adult"
    request["absent"] = [p["id"] for p in request["roster"]["pupils"]][0 if alone_is_enough else 1:]
    request.pop("away_today", None)
    return "too-few"


def same_rule_twice(rng, request):
    two = [p["id"] for p in request["roster"]["pupils"]][:2]
    one = {"id": "again", "type": "friends", "pupils": two}
    request["roster"].setdefault("rules", []).extend([one, dict(one)])
    return "duplicate"


def rule_of_no_type(rng, request):
    two = [p["id"] for p in request["roster"]["pupils"]][:2]
    request["roster"].setdefault("rules", []).append({"id": "odd", "type": "enemies", "pupils": two})
    return "value"


def round_of_today(rng, request):
    late = day_text(day_number(request["date"]) + rng.choice((0, 1, 30)))
    request.setdefault("history", {}).setdefault("rounds", []).append({"date": late, "partnerships": []})
    return "date"


def rounds_backwards(rng, request):
    rounds = request.setdefault("history", {}).setdefault("rounds", [])
    first = rounds[0]["date"] if rounds else request["date"]
    early = day_text(day_number(first) - 5)
    rounds[:0] = [{"date": early, "partnerships": []}, {"date": early, "partnerships": []}]
    return "date"


def twice_in_a_round(rng, request):
    rounds = request.setdefault("history", {}).setdefault("rounds", [])
    first = rounds[0]["date"] if rounds else request["date"]
    early = day_text(day_number(first) - 5)
    rounds.insert(0, {"date": early, "partnerships": [["a", "b"], ["c", "a"]]})
    return "duplicate"


def no_such_day(rng, request):
    request["date"] = rng.choice(("2026-02-29", "2026-13-01", "2026-1-1", "", "2026-11-09 ", "26-11-09", "2026-11-31"))
    return "date"


def closure_backwards(rng, request):
    request["roster"].setdefault("closures", []).append({"from": "2026-01-02", "to": "2026-01-01"})
    return "date"


def feedback_of_tomorrow(rng, request):
    late = day_text(day_number(request["date"]) + 1)
    two = [p["id"] for p in request["roster"]["pupils"]][:2]
    request.setdefault("history", {}).setdefault("feedback", []).append({"date": late, "pupils": two, "word": "mixed"})
    return "date"


def unknown_word(rng, request):
    two = [p["id"] for p in request["roster"]["pupils"]][:2]
    request.setdefault("history", {}).setdefault("feedback", []).append(
        {"date": request["date"], "pupils": two, "word": "splendid"})
    return "value"


def unknown_subject(rng, request):
    request["roster"].setdefault("scales", {})["art"] = {"bands": ["low", "high"]}
    request["policy"]["subject"] = "heraldry"
    return "policy"


def limits_crossed(rng, request):
    request["policy"].update(min_tenure_days=20, max_tenure_days=19)
    return "policy"


def out_of_range(rng, request):
    request["policy"].update([rng.choice((("slack_days", -1), ("round_days", 0), ("cooldown_rounds", 1001),
                                          ("weights", {"friends": -1000001}), ("weights", {"new": 1000001})))])
    return "policy"


def tier_missing(rng, request):
    request["policy"]["order"] = ["wishes", "repeats", "turns", "strategy", "cooldown", "change", "min_tenure"]
    return "policy"


def tier_of_old(rng, request):
    request["policy"]["order"] = ["could", "repeats", "turns", "strategy", "cooldown", "change", "min_tenure",
                                  "max_tenure"]
    return "policy"


def gap_without_a_window(rng, request):
    other = ("nearest", "mixed-fold", "mixed-half", "mixed-near", "random", "uniform")
    request["policy"].update(strategy=rng.choice(other), gap={"min": 1})
    return "policy"


def gap_crossed(rng, request):
    request["policy"].update(strategy=rng.choice(("mixed", "matched")), gap={"min": 3, "max": 2})
    return "policy"


def line_break_in_an_id(rng, request):
    pupil = {"id": "one\nother", "name": "One"}
    request["roster"]["pupils"].append(pupil)
    return "value"


def same_long_id_twice(rng, request):
    two = [p["id"] for p in request["roster"]["pupils"]][:2]
    name = "friends:" + ",".join(sorted(two, key=str.encode))
    plain = {"type": "friends", "pupils": two}
    request["roster"].setdefault("rules", []).extend([dict(plain, id=name), dict(plain, id=name)])
    return "duplicate"


def rule_of_one(rng, request):
    one = request["roster"]["pupils"][0]["id"]
    request["roster"].setdefault("rules", []).append({"type": rng.choice(("apart", "prefer")), "pupils": [one]})
    return "value"


def unknown_member(rng, request):
    rng.choice((request, request["policy"]))["colour"] = "blue"
    return "value"


def seed_out_of_range(rng, request):
    request["seed"] = rng.choice((-1, "-1", str(2 ** 64), "1" * 30))
    return "value"


def unknown_band(rng, request):
    request["roster"].setdefault("scales", {})["art"] = {"bands": ["low", "high"]}
    rng.choice(request["roster"]["pupils"])["attainment"]["art"] = "middle"
    return "unknown-band"


def score_for_a_band(rng, request):
    request["roster"].setdefault("scales", {})["art"] = {"bands": ["low", "high"]}
    rng.choice(request["roster"]["pupils"])["attainment"]["art"] = 7
    return "value"


MISTAKES = (same_id_twice, unknown_absent, absent_twice, too_many_absent, same_rule_twice, rule_of_no_type,
            round_of_today, rounds_backwards, twice_in_a_round, no_such_day, closure_backwards, feedback_of_tomorrow,
            unknown_word, unknown_subject, limits_crossed, out_of_range, tier_missing, tier_of_old,
            gap_without_a_window, gap_crossed, line_break_in_an_id, same_long_id_twice, rule_of_one,
            unknown_member, seed_out_of_range, unknown_band, score_for_a_band)


def spoil(seed, request):
    """Gives the request with one mistake, and the error code that it must bring."""
    rng = random.Random(seed)
    other = copy.deepcopy(request)
    code = rng.choice(MISTAKES)(rng, other)
    return other, code
