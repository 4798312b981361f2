# SPDX-License-Identifier: MIT
"""The words in which scenarios are written: pupils, rounds, rules and requests in short."""

import datetime

DATE = "2026-11-09"
TABLE = []


def scenario(slug, why, request, **says):
    TABLE.append((slug, why, request, says))


def ago(days):
    return (datetime.date.fromisoformat(DATE) - datetime.timedelta(days=days)).isoformat()


def pupil(name, score=None, subject="maths", **attributes):
    attainment = {} if score is None else {subject: score}
    return {"id": name, "name": "Pupil " + name, "attainment": attainment, "attributes": attributes}


def scores(*values):
    return [pupil("p%d" % i, v) for i, v in enumerate(values, 1)]


def ladder(count):
    return scores(*(80 + 3 * i for i in range(count)))


def groups(text):
    """Reads "1-2 3-4-5" as partnerships of p1 and p2, and of p3, p4 and p5."""
    return [["p" + i for i in group.split("-")] for group in text.split()]


def rounds(*some):
    """Rounds as (days ago, partnerships in short)."""
    return [{"date": ago(days), "partnerships": groups(text)} for days, text in some]


def rule(name, kind, ids, until=None):
    """A rule; a name of None leaves it without an id."""
    found = {} if name is None else {"id": name}
    found.update({"type": kind, "pupils": ["p" + i for i in ids.split()]})
    return found if until is None else dict(found, until=until)


def ask(pupils, history=None, feedback=None, policy=None, rules=None, closures=None, scales=None, **rest):
    roster = {"pupils": pupils}
    for name, value in (("scales", scales), ("rules", rules)):
        if value:
            roster[name] = value
    if closures:
        roster["closures"] = [{"from": a, "to": b} for a, b in closures]
    request = {"version": 1, "roster": roster}
    past = {k: v for k, v in (("rounds", history), ("feedback", feedback)) if v}
    if past:
        request["history"] = past
    if policy:
        request["policy"] = policy
    return dict(request, **{"date": DATE, "seed": 1, **rest})


def word(days, ids, text):
    return {"date": ago(days), "pupils": ["p" + i for i in ids.split()], "word": text}


SIX = "1-4 2-5 3-6"
