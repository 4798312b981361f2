#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Watch the watchers: the oracle, and the judge that compares with it.

Seven things are tried, none of which needs the library: the oracle's table finds
what writing down every pairing finds; the oracle agrees with every scenario,
the worked cases included; it names the error that a mistake was made for; each
misreading of the definitions is told by some scenario; every kind of question
is drawn often; a proof is believed and a spoilt one is not; and the judge finds nothing against an honest answer, but
something against each kind of mistake.

Usage: watch-oracle.py [--cases N] [--scenarios FOLDER]
"""

import argparse
import collections
import copy
import glob
import hashlib
import json
import os
import sys

import misreadings
from cover import cover
from generate import generate
from judge import Judge
from oracle import Search, answer, irreducible_conflict, solve, solve_naive
from proof import Proof
from question import Musts, Question, Refused, normal
from reading import STRATEGIES
from scenarios import TABLE
from spoil import spoil
from table import ask, ladder, rounds, rule

HERE = os.path.dirname(os.path.abspath(__file__))
NAIVE = 9  # pupils at most, where every pairing is written down
SELDOM = 30  # what turns up less often than once in so many requests is not tried enough


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
        rules = irreducible_conflict(question)
        return {"error": {"code": "infeasible", "conflict": {
            "rules": rules, "pupils": question.present, "smallest": False}}}

    def pairing(self, request, question, costs, partnerships):
        groups = [{"pupils": group, "kept": question.is_kept(group), "costs": question.own_costs(group)}
                  for group in partnerships]
        warning = question.expects_warning(costs)
        text = json.dumps([question.present, question.seed, sorted(r.id for r in question.rules)])
        reply = {"seed": question.seed, "date": request["date"], "costs": dict(costs), "partnerships": groups,
                 "certified": True, "digest": hashlib.sha256(text.encode()).hexdigest(),
                 "warnings": [{"text": warning}] if warning else []}
        given = cover(request, partnerships) if request.get("away_today") else None
        return reply if given is None else dict(reply, cover=given)


def worse_pairing(request, question, reply, report):
    """Answers with the best pairing that lacks one of the optimum's pairs."""
    if "error" in reply or question.policy.strategy == "uniform":
        return
    group = next((one["pupils"] for one in reply["partnerships"] if len(one["pupils"]) > 1), None)
    musts = Musts(question)
    musts.forbidden.add(frozenset(group[:2] if group else ()))
    best = Search(question, musts).best()
    if best is not None:
        other = Stand().pairing(request, question, question.costs(best[2]), normal(best[2]))
        reply.update(other)
        report["costs"] = dict(other["costs"])


def miscount(request, question, reply, report):
    if "error" not in reply and question.past.rounds:
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


def change_the_seed(request, question, reply, report):
    if "error" not in reply:
        reply["seed"] = question.seed + 1


def warn_of_nothing(request, question, reply, report):
    if "error" not in reply:
        reply["warnings"] = []


def miscount_a_partnership(request, question, reply, report):
    if "error" not in reply:
        reply["partnerships"][0]["costs"]["wishes"] -= 1


def put_all_in_threes(request, question, reply, report):
    """Breaks two pairs' worth of shape: two threes where three pairs are due."""
    groups = [one["pupils"] for one in reply.get("partnerships", [])]
    pairs = [g for g in groups if len(g) == 2]
    if len(pairs) >= 3:
        six = [p for pair in pairs[:3] for p in pair]
        others = [g for g in groups if g not in pairs[:3]] + [six[:3], six[3:]]
        reply.update(Stand().pairing(request, question, question.costs(others), normal(others)))
        report["costs"] = dict(reply["costs"])


def doubt(request, question, reply, report):
    if report is not None:
        report["proof"] = "invalid"


MISTAKES = (worse_pairing, miscount, follow_the_order, read_names, blame_everything, blame_too_little, boast,
            forget_who_stays, forget_the_cover, change_the_seed, warn_of_nothing, miscount_a_partnership,
            put_all_in_threes, doubt)


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


def watch_scenarios(folder):
    failures = []
    for name in sorted(glob.glob(os.path.join(folder, "*.json"))):
        with open(name, encoding="utf-8") as file:
            data = json.load(file)
        found = answer(data["request"])
        for member in ("error", "costs", "partnerships"):
            if member in data["expected"] and data["expected"][member] != found.get(member):
                failures.append("%s: %s is %s" % (os.path.basename(name), member, found.get(member)))
    return failures


def watch_misreadings():
    """Each misreading must change what some scenario brings."""
    asked = [(request, answer(request)) for _, _, request, _ in TABLE]
    failures = []
    for name, planted in misreadings.TABLE:
        with planted():
            if all(answer(request) == found for request, found in asked):
                failures.append("no scenario tells that %s" % name.replace("_", " "))
    return failures


def kinds(request):
    """What a request tries, in words."""
    question = Question(request)
    found, policy = solve(question), question.policy
    some = {
        "fresh": question.fresh, "must_match": policy.must_match, "must_differ": policy.must_differ,
        "gap": policy.gap, "prefer": question.rule_pairs(("prefer",)),
        "weights below 0": any(w < 0 and n != "prefer" for n, w in policy.weights.items()),
        "a rule without an id": any("id" not in r for r in request["roster"].get("rules", [])),
        "a three on purpose": question.musts.threes_on_purpose,
        "a place with the adult": policy.odd == "adult" and len(question.musts.rest()) % 2,
        "a three of the rest": policy.odd == "three" and len(question.musts.rest()) % 2,
        "an order of one's own": "order" in request["policy"], "away today": question.away,
        "a hard limit": policy.hard, "infeasible": found is None,
        "a history with a three": any(len(g) == 3 for r in question.past.rounds for g in r.groups),
        "a history with one alone": any(len(g) == 1 for r in question.past.rounds for g in r.groups),
        "a keep round": any(question.past.keeps),
        "a partnership kept": found and any(question.is_kept(g) for g in found[1]),
        "a turn that costs": found and found[0]["turns"] > 0, "wishes below 0": found and found[0]["wishes"] < 0,
    }
    return {"strategy " + s: policy.strategy == s for s in STRATEGIES} | some


def watch_generator(requests):
    seen = collections.Counter()
    for request in requests:
        seen.update({kind: bool(is_so) for kind, is_so in kinds(request).items()})
    return ["%s turns up %d times in %d" % (kind, times, len(requests))
            for kind, times in seen.items() if times * SELDOM < len(requests)]


def watch_errors(requests):
    """The oracle must give the error that a mistake was made for."""
    spoilt = [spoil(seed, request) for seed, request in enumerate(requests)]
    return ["%s, foretold %s: %s" % (answer(r), code, json.dumps(r)) for r, code in spoilt
            if answer(r).get("error") != code]


def small_certificates():
    """Questions whose proof is plain: the only pair there is, or the only three."""
    three = rule(None, "together", "3 4 5")
    for request in (ask(ladder(2), rounds((7, "1-2"))), ask(ladder(2), rounds((40, "1-2"))),
                    ask(ladder(5), rounds((7, "1-2")), rules=[three]), ask(ladder(3), rounds((7, "1-2")))):
        question = Question(request)
        tiers, rest = question.order(), question.musts.rest()
        low = {p: [-2 ** 40] + [0] * (len(tiers) - 1) for p in rest}
        only = [2 * question.tier_cost(frozenset(rest), tier) for tier in tiers]
        duals = dict(low, p2=[0] * len(tiers), p1=only) if len(rest) == 2 else low
        yield question, {"tiers": tiers, "duals": [{"pupils": duals, "blossoms": []}]}


def watch_proofs():
    """A plain proof is believed; with one number moved, a value or a tier missing it is not."""
    failures = []
    for question, certificate in small_certificates():
        partnerships = solve(question)[1]
        if Proof(question, certificate).fault(partnerships):
            failures.append("a proof not believed: %s" % Proof(question, certificate).fault(partnerships))
        for spoil_it in PROOF_MISTAKES if len(question.musts.rest()) == 2 else PROOF_MISTAKES[2:]:
            other = copy.deepcopy(certificate)
            spoil_it(other)
            if not Proof(question, other).fault(partnerships):
                failures.append("a proof believed in spite of a mistake: %s" % other)
    return failures


PROOF_MISTAKES = (
    lambda c: c["duals"][0]["pupils"]["p1"].__setitem__(-1, c["duals"][0]["pupils"]["p1"][-1] + 1),
    lambda c: c["duals"][0]["pupils"]["p1"].__setitem__(0, c["duals"][0]["pupils"]["p1"][0] - 1),
    lambda c: c["duals"][0]["pupils"].pop("p1"),
    lambda c: c["duals"].clear(),
    lambda c: c["tiers"].reverse(),
    lambda c: c["duals"][0]["blossoms"].append({"pupils": ["p1", "p2"], "value": [1] * len(c["tiers"])}),
    lambda c: c["duals"][0]["blossoms"].append({"pupils": ["p1"], "value": [-1] * len(c["tiers"])}),
)


def watch_judge(requests):
    failures = ["against an honest answer: %s" % fault for fault in faults(None, requests)]
    for mistake in MISTAKES:
        if next(faults(mistake, requests), None) is None:
            failures.append("nothing found against %s" % mistake.__name__)
    return failures


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--cases", type=int, default=300)
    parser.add_argument("--scenarios", metavar="FOLDER", default=os.path.join(HERE, os.pardir, "scenarios"))
    arguments = parser.parse_args()
    requests = [generate(seed) for seed in range(arguments.cases)]
    failures = watch_search(requests) + watch_scenarios(arguments.scenarios) + watch_errors(requests)
    failures += watch_misreadings() + watch_generator(requests) + watch_proofs() + watch_judge(requests)
    for failure in failures:
        print("FAILED " + failure)
    print("%d random requests, %d failures" % (len(requests), len(failures)))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
