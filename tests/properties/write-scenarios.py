#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Write tests/scenarios/ from the table in scenarios.py, or compare it.

Usage: write-scenarios.py [--check] [--worked FOLDER] [--folder FOLDER]

What is expected comes from the oracle, which must agree with all that the table
says by hand. The worked cases come from elsewhere and are not made here: with
--worked they are taken from a folder of that name; the oracle must agree with
them as well. With --check nothing is written; the files must be what would be.
--folder writes or compares another folder than tests/scenarios/.
"""

import argparse
import json
import os
import shutil
import sys

from oracle import answer, expected_of
from past import pairs_of
from reading import ALL_TIERS
from scenarios import TABLE, WORKED, groups

FIRST = 50
FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), os.pardir, "scenarios")


def together(partnerships):
    return {two for group in partnerships for two in pairs_of(group)}


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
    return "%02d-%s.json" % (number, slug), json.dumps(data, indent=1, ensure_ascii=False) + "\n"


def remove_old(folder):
    """Removes what was written before, under whatever names it had then."""
    for name in os.listdir(folder):
        if name.partition("-")[0].isdigit() and name.endswith(".json") and name[:-5] not in WORKED:
            os.remove(os.path.join(folder, name))


def worked_faults(folder):
    """Worked cases that are missing, or that the oracle sees otherwise."""
    for slug in WORKED:
        name = os.path.join(folder, slug + ".json")
        if not os.path.exists(name):
            yield "%s is missing" % slug
            continue
        with open(name, encoding="utf-8") as file:
            data = json.load(file)
        if expected_of(data["request"]) != data["expected"]:
            yield "%s: the oracle finds %s" % (slug, expected_of(data["request"]))


def stale_files(folder, files):
    """Files that are not what the table and the oracle make."""
    for name, text in files.items():
        path = os.path.join(folder, name)
        if not os.path.exists(path):
            yield "%s is missing" % name
            continue
        with open(path, encoding="utf-8") as file:
            if file.read() != text:
                yield "%s is not what the table and the oracle make" % name
    known = {*files, *(slug + ".json" for slug in WORKED)}
    yield from ("%s is in nobody's table" % n for n in os.listdir(folder) if n.endswith(".json") and n not in known)


def write(folder, files, worked):
    os.makedirs(folder, exist_ok=True)
    remove_old(folder)
    for slug in WORKED if worked else ():
        shutil.copyfile(os.path.join(worked, slug + ".json"), os.path.join(folder, slug + ".json"))
    for name, text in files.items():
        with open(os.path.join(folder, name), "w", encoding="utf-8", newline="\n") as file:
            file.write(text)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--worked", metavar="FOLDER")
    parser.add_argument("--folder", default=FOLDER)
    arguments = parser.parse_args()
    files = dict(file_of(number, *entry) for number, entry in enumerate(TABLE, FIRST))
    if not arguments.check:
        write(arguments.folder, files, arguments.worked)
    faults = [*worked_faults(arguments.folder), *stale_files(arguments.folder, files)]
    for fault in faults:
        print(fault)
    print("%d scenarios, %d of them worked elsewhere" % (len(TABLE) + len(WORKED), len(WORKED)))
    return len(faults) != 0


if __name__ == "__main__":
    sys.exit(main())
