#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Compare the library with the oracle on many random small classes.

Usage: brute-force.py --pairer PROGRAM [--cases N] [--seed S] [--jobs J] [--present LEAST MOST]

PROGRAM is the pair-lines that the build makes. A case that fails is printed
with the seed that generate.py makes it from, and once more as the smallest
request found that still fails; the exit status is then 1.
"""

import argparse
import collections
import copy
import json
import multiprocessing
import shlex
import sys
import time

from generate import PRESENT, generate
from judge import Judge, Pairer
from spoil import spoil

MOST_FAILURES = 5
SPOILT = 7  # every so many requests
MOST_TRIALS = 3000


def without(items, index):
    return items[:index] + items[index + 1:]


def lists_of(request):
    """Every list of the request that may lose an entry, the largest matters first."""
    roster, history, policy = request["roster"], request.get("history", {}), request.get("policy", {})
    for place, member in ((history, "rounds"), (roster, "rules"), (history, "feedback"), (roster, "closures"),
                          (request, "absent"), (request, "away_today"), (policy, "hard"), (policy, "must_match"),
                          (policy, "must_differ")):
        if place.get(member):
            yield place, member
    for one in history.get("rounds", []):
        yield one, "partnerships"
    for rule in roster.get("rules", []):
        if len(rule["pupils"]) > 2:
            yield rule, "pupils"


def without_pupil(request, pupil):
    """The request as if this pupil had never been."""
    other = copy.deepcopy(request)
    roster, history = other["roster"], other.get("history", {})
    roster["pupils"] = [p for p in roster["pupils"] if p["id"] != pupil]
    for member in ("absent", "away_today"):
        if member in other:
            other[member] = [p for p in other[member] if p != pupil]
    for one in history.get("rounds", []):
        left = [[p for p in group if p != pupil] for group in one["partnerships"]]
        one["partnerships"] = [group for group in left if group]
    for place, member in ((roster, "rules"), (history, "feedback")):
        for entry in place.get(member, []):
            entry["pupils"] = [p for p in entry["pupils"] if p != pupil]
        if member in place:
            place[member] = [entry for entry in place[member] if len(entry["pupils"]) > 1]
    return other


def smaller(request):
    """Requests that are a little smaller."""
    for one in request.get("history", {}).get("rounds", []):
        for member in ("covers", "assigned"):
            if member in one:
                other = copy.deepcopy(request)
                for again in other["history"]["rounds"]:
                    again.pop(member, None)
                yield other
    for i, (place, member) in enumerate(lists_of(request)):
        for j in range(len(place[member])):
            other = copy.deepcopy(request)
            place_again, _ = list(lists_of(other))[i]
            place_again[member] = without(place_again[member], j)
            yield other
    for pupil in request["roster"]["pupils"]:
        yield without_pupil(request, pupil["id"])
    yield from plainer(request)


def plainer(request):
    """Requests with a member or a value less."""
    for member in ("history", "policy", "absent", "away_today", "fresh"):
        if member in request:
            other = copy.deepcopy(request)
            del other[member]
            yield other
    for member in request.get("policy", {}):
        other = copy.deepcopy(request)
        del other["policy"][member]
        yield other
    for i, pupil in enumerate(request["roster"]["pupils"]):
        for place in ("attributes", "attainment"):
            for name in pupil.get(place, {}):
                other = copy.deepcopy(request)
                del other["roster"]["pupils"][i][place][name]
                yield other
    for i, rule in enumerate(request["roster"].get("rules", [])):
        for member in {"until", "id"} & set(rule):
            other = copy.deepcopy(request)
            del other["roster"]["rules"][i][member]
            yield other


def shrink(request, fails):
    """Makes the request smaller as long as it fails."""
    trials, shrunk = 0, True
    while shrunk and trials < MOST_TRIALS:
        shrunk = False
        for other in smaller(request):
            trials += 1
            if fails(other):
                request, shrunk = other, True
                break
            if trials >= MOST_TRIALS:
                break
    return request


def kind(fault):
    """The part of a fault that says what sort it is: shrinking must not drift to another."""
    return fault and " ".join(fault.split()[:3])


def fails_alike(judge, fault):
    def fails(request):
        try:
            return kind(judge.fault(request)) == kind(fault)
        except (KeyError, ValueError, IndexError):
            return False
    return fails


def requests(seeds, present):
    """Each seed's request, and from some of them one with a mistake in it."""
    for seed in seeds:
        request = generate(seed, present)
        yield seed, request
        if seed % SPOILT == 0:
            yield seed, spoil(seed, request)[0]


def run(work):
    """Judges some cases: (what was seen, the failures)."""
    command, seeds, present = work
    judge = Judge(Pairer(command))
    failures = []
    for seed, request in requests(seeds, present):
        fault = judge.fault(request)
        if fault is None:
            continue
        seen = copy.copy(judge.seen)
        small = shrink(request, fails_alike(judge, fault))
        failures.append((seed, fault, small, judge.fault(small)))
        judge.seen = seen
        if len(failures) >= MOST_FAILURES:
            break
    judge.pairer.close()
    return judge.seen, failures


def read_arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--pairer", required=True, help="the program pair-lines")
    parser.add_argument("--cases", type=int, default=600)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--present", type=int, nargs=2, default=PRESENT, metavar=("LEAST", "MOST"))
    return parser.parse_args()


def main():
    arguments = read_arguments()
    first = arguments.seed * 1000000
    command = shlex.split(arguments.pairer)
    work = [(command, range(first + job, first + arguments.cases, arguments.jobs), tuple(arguments.present))
            for job in range(arguments.jobs)]
    start = time.monotonic()
    seen, failures = collections.Counter(), []
    with multiprocessing.Pool(arguments.jobs) as pool:
        for some, failed in pool.imap_unordered(run, work):
            seen.update(some)
            failures += failed
    for seed, fault, small, small_fault in sorted(failures, key=lambda f: f[0]):
        print("FAILED seed %d: %s" % (seed, fault))
        print("  smallest: %s" % small_fault)
        print("  " + json.dumps(small, ensure_ascii=False))
    print("%d cases from seed %d in %.1f s: %s" % (
        arguments.cases, first, time.monotonic() - start,
        ", ".join("%s %d" % item for item in sorted(seen.items()))))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
