#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Write tests/scenarios/ from the table in scenarios.py, or compare it.

Usage: write-scenarios.py [--check]. What is expected comes from the oracle,
which must agree with all that the table says by hand. With --check nothing is
written; the files must be what would be.
"""

import json
import os
import sys

from oracle import answer, expected_of
from question import ALL_TIERS, pairs_of
from scenarios import TABLE, groups

FIRST = 30
FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), os.pardir, "scenarios")


def together(partnerships):
    return {frozenset(pair) for group in partnerships for pair in pairs_of(group)}


def disagreement(says, found):
    """What the table says and the oracle does not, or None."""
    if "error" in says or "error" in found:
        one, other = found.get("error"), says.get("error")
        return None if one == other else "error %s, said is %s" % (one, other)
    now = together(found["partnerships"])
    if not together(groups(says.get("partners", ""))) <= now or together(groups(says.get("apart", ""))) & now:
        return "partners %s" % found["partnerships"]
    wrong = [t for t in ALL_TIERS if t in says and found["costs"][t] != says[t]]
    return "%s %s, said is %s" % (wrong[0], found["costs"][wrong[0]], says[wrong[0]]) if wrong else None


def file_of(number, slug, why, request, says):
    found = answer(request)
    wrong = disagreement(says, found)
    if wrong:
        raise SystemExit("%s: the oracle finds %s" % (slug, wrong))
    expected = found if "error" in found else expected_of(request)
    data = {"why": why, "request": request, "expected": expected}
    name = os.path.join(FOLDER, "%02d-%s.json" % (number, slug))
    return name, json.dumps(data, indent=1, ensure_ascii=False) + "\n"


def remove_written():
    for name in os.listdir(FOLDER):
        number = name.partition("-")[0]
        if number.isdigit() and int(number) >= FIRST:
            os.remove(os.path.join(FOLDER, name))


def main(arguments):
    os.makedirs(FOLDER, exist_ok=True)
    stale = 0
    if not arguments:
        remove_written()
    for number, entry in enumerate(TABLE, FIRST):
        name, text = file_of(number, *entry)
        if not arguments:
            with open(name, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
            continue
        with open(name, encoding="utf-8") as file:
            if file.read() != text:
                stale += 1
                print("%s is not what the table and the oracle make" % os.path.basename(name))
    print("%d scenarios" % len(TABLE))
    return stale != 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
