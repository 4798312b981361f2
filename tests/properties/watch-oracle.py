#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Watch the watchers: the oracle, and the judge that compares with it.

Four things are tried, none of which needs the library: the oracle's table
finds what writing down every pairing finds; the oracle agrees with every
scenario, the worked cases included; it names the error that a mistake was made
for; and the judge finds nothing against an honest answer, but something
against each kind of mistake.

Usage: watch-oracle.py [--cases N]
"""

import argparse
import copy
import glob
import hashlib
import json
import os
import sys

from cover import LeastParting, today
from generate import generate
from judge import Judge
from oracle import Search, answer, feasible, solve, solve_naive
from question import Musts, Question, Refused, pairs_of
from spoil import spoil

HERE = os.path.dirname(os.path.abspath(__file__))
NAIVE = 8  # pupils at most, where every pairing is written down


class Stand:
    """Stands in for the library: answers by the oracle, then makes one mistake."""

    def __init__(self, mistake=None):
        self.mistake = mistake

    def ask(self, request):
        try:
            question = Question(request)
        except Refused as refused:
            return {"error": {"code": refused.code}}, None
        found = solve(question)
        reply = self.infeasible(question) if found is None else self.pairing(request, question, *found[:2])
        report = None if found is None else {"valid": True, "costs": dict(reply["costs"]), "proof":
                                             "none" if question.policy.strategy == "uniform" else "optimal"}
        if self.mistake:
            self.mistake(request, question, reply, report)
        return reply, report

    def infeasible(self, question):
        rules = question.units()
        for rule in list(rules):
            fewer = [r for r in rules if r != rule]
            if not feasible(question, fewer):
                rules = fewer
        return {"error": {"code": "infeasible", "conflict": {
            "rules": rules, "pupils": question.present, "smallest": False}}}

    def pairing(self, request, question, costs, partnerships):
        before = [set(g) for g in question.rounds[-1][1]] if question.rounds else []
        groups = []
        for group in partnerships:
            own = question.costs([group])
            groups.append({"pupils": group, "kept": set(group) in before,
                           "costs": dict(own, min_tenure=0, change=0)})
        text = json.dumps([question.present, question.seed, sorted(r["id"] for r in question.rules)])
        reply = {"seed": question.seed, "date": request["date"], "costs": dict(costs), "partnerships": groups,
                "certified": True, "digest": hashlib.sha256(text.encode()).hexdigest()}
        cover = self.cover(request, partnerships) if request.get("away_today") else None
        return reply if cover is None else dict(reply, cover=cover)

    def cover(self, request, partnerships):
        question = today(request)
        if question is None:
            return None
        search = LeastParting(question, {frozenset(p) for g in partnerships for p in pairs_of(g)})
        best = search.best()
        groups = [sorted(g, key=str.encode) for g in search.groups(best[2])] if best else None
        return groups and [g for g in groups if g not in partnerships]


def worse_pairing(request, question, reply, report):
    """Answers with the best pairing that lacks one of the optimum's pairs."""
    if "error" in reply or question.policy.strategy == "uniform":
        return
    musts = Musts(question)
    group = next(one["pupils"] for one in reply["partnerships"] if len(one["pupils"]) > 1)
    musts.forbidden.add(frozenset(group[:2]))
    search = Search(question, musts)
    best = search.best()
    if best is not None:
        other = Stand().pairing(request, question, question.costs(search.groups(best[2])),
                                sorted(sorted(g, key=str.encode) for g in search.groups(best[2])))
        reply.update(other)
        report["costs"] = dict(other["costs"])


def miscount(request, question, reply, report):
    if "error" not in reply and question.rounds:
        reply["costs"]["repeats"] += 1
        report["costs"]["repeats"] += 1


def follow_the_order(request, question, reply, report):
    if "error" not in reply:
        reply["digest"] = request["roster"]["pupils"][0]["id"]


def read_names(request, question, reply, report):
    if "error" not in reply:
        reply["digest"] = request["roster"]["pupils"][0]["name"][0]


def blame_everything(request, question, reply, report):
    if "error" in reply:
        reply["error"]["conflict"]["rules"] = question.units()


def blame_too_little(request, question, reply, report):
    if "error" in reply:
        reply["error"]["conflict"]["rules"].pop()


def boast(request, question, reply, report):
    if "error" in reply:
        reply["error"]["conflict"]["smallest"] = True


def forget_who_stays(request, question, reply, report):
    if "error" not in reply:
        for one in reply["partnerships"]:
            one["kept"] = False


def forget_the_cover(request, question, reply, report):
    if reply.get("cover"):
        reply["cover"].pop()


def doubt(request, question, reply, report):
    if report is not None:
        report["proof"] = "invalid"


MISTAKES = (worse_pairing, miscount, follow_the_order, read_names, blame_everything, blame_too_little, boast,
            forget_who_stays, forget_the_cover, doubt)


def faults(mistake, requests):
    judge = Judge(Stand(mistake), proofs=False)
    return (fault for fault in (judge.fault(copy.deepcopy(r)) for r in requests) if fault)


def watch_search(requests):
    """Solves by table and by writing everything down; gives the failures."""
    failures = []
    for request in requests:
        question = Question(request)
        if question.n > NAIVE:
            continue
        one, other = solve(question), solve_naive(question)
        if (one is None) != (other is None):
            failures.append("feasible or not: %s" % json.dumps(request))
        elif one is not None and (one[0] != other[0] or one[2] != other[2] or (one[2] == 1 and one[1] != other[1])):
            failures.append("%s, written down %s: %s" % (one, other, json.dumps(request)))
        elif one is not None and question.flaw(one[1]):
            failures.append("%s: %s" % (question.flaw(one[1]), json.dumps(request)))
    return failures


def watch_scenarios():
    failures = []
    for name in sorted(glob.glob(os.path.join(HERE, os.pardir, "scenarios", "*.json"))):
        with open(name, encoding="utf-8") as file:
            data = json.load(file)
        found = answer(data["request"])
        for member in ("error", "costs", "partnerships"):
            if member in data["expected"] and data["expected"][member] != found.get(member):
                failures.append("%s: %s is %s" % (os.path.basename(name), member, found.get(member)))
    return failures


def watch_errors(requests):
    """The oracle must give the error that a mistake was made for."""
    spoilt = [spoil(seed, request) for seed, request in enumerate(requests)]
    return ["%s, foretold %s: %s" % (answer(r), code, json.dumps(r)) for r, code in spoilt
            if answer(r).get("error") != code]


def watch_judge(requests):
    failures = ["against an honest answer: %s" % fault for fault in faults(None, requests)]
    for mistake in MISTAKES:
        if next(faults(mistake, requests), None) is None:
            failures.append("nothing found against %s" % mistake.__name__)
    return failures


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--cases", type=int, default=300)
    requests = [generate(seed) for seed in range(parser.parse_args().cases)]
    failures = watch_search(requests) + watch_scenarios() + watch_errors(requests) + watch_judge(requests)
    for failure in failures:
        print("FAILED " + failure)
    print("%d random requests, %d failures" % (len(requests), len(failures)))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
