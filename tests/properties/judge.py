# SPDX-License-Identifier: MIT
"""What must be true of the library's answer to any request.

`Judge.fault()` asks the library (through pair-lines) and gives the first thing
that is wrong, or None: the error or the costs differ from the oracle's, the
answer's own count is wrong, the conflict is none, the checker disagrees, or
the answer depends on the order in which the request was written.
"""

import collections
import copy
import itertools
import json
import math
import random
import subprocess

from cover import cover_fault
from oracle import feasible, solve
from proof import Proof
from question import ALL_TIERS, Question, Refused, normal

ADDITIVE = tuple(t for t in ALL_TIERS if t not in ("min_tenure", "change"))
MOST_SUBSETS = 1500


class Pairer:
    """The library behind a pipe."""

    def __init__(self, command):
        self.command = list(command) + ["--check"]
        self.process = None

    def ask(self, request):
        """Gives (answer, checker's report or None); (None, None) after a crash."""
        if self.process is None:
            self.process = subprocess.Popen(self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        line = json.dumps(request, ensure_ascii=False).encode() + b"\n"
        try:
            self.process.stdin.write(line)
            self.process.stdin.flush()
        except BrokenPipeError:
            pass
        reply = self.process.stdout.readline()
        if not reply.endswith(b"\n"):
            self.close()
            return None, None
        answer, _, report = reply.decode().rstrip("\n").partition("\t")
        return json.loads(answer), json.loads(report) if report else None

    def close(self):
        if self.process is not None:
            self.process.stdin.close()
            self.process.stdout.close()
            self.process.wait()
            self.process = None


def shuffled(request):
    """The same request, written down in another order."""
    rng = random.Random(json.dumps(request, sort_keys=True))
    other = copy.deepcopy(request)
    roster, history = other["roster"], other.get("history", {})
    lists = [roster["pupils"], roster.get("rules", []), roster.get("closures", []), other.get("absent", []),
             other.get("away_today", []), history.get("feedback", []), other.get("policy", {}).get("hard", [])]
    lists += [rule["pupils"] for rule in roster.get("rules", [])]
    lists += [word["pupils"] for word in history.get("feedback", [])]
    for one in history.get("rounds", []):
        lists += [one["partnerships"], *one["partnerships"]]
    for some in lists:
        rng.shuffle(some)
    return other


def renamed(request):
    """The same request with all that decides nothing changed: names, covers, overrides, reasons."""
    other = copy.deepcopy(request)
    for pupil in other["roster"]["pupils"]:
        pupil["name"] = "Another name"
    for one in other.get("history", {}).get("rounds", []):
        one.pop("covers", None)
        one.pop("assigned", None)
    return other


class Judge:
    """Compares the library with the oracle, request by request, and counts what it saw."""

    def __init__(self, pairer, proofs=True):
        self.pairer = pairer
        self.proofs = proofs
        self.seen = collections.Counter()

    def fault(self, request):
        answer, report = self.pairer.ask(request)
        if answer is None:
            return "the library crashed"
        try:
            question = Question(request)
        except Refused as refused:
            return self.error_fault(answer, refused.code)
        found = solve(question)
        if found is None:
            return self.error_fault(answer, "infeasible") or self.conflict_fault(question, answer["error"])
        if "error" in answer:
            return "an error where a pairing exists: %s" % answer["error"]
        return (self.pairing_fault(question, found, answer) or self.record_fault(question, request, answer)
                or self.report_fault(question, answer, report)
                or self.cover_fault(request, answer) or self.proof_fault(question, answer)
                or self.order_fault(request, answer))

    def error_fault(self, answer, code):
        given = answer.get("error", {}).get("code", "a pairing")
        self.seen[code] += 1
        return None if given == code else "expected error %s, got %s" % (code, answer.get("error", given))

    # Pairings.

    def pairing_fault(self, question, found, answer):
        costs, partnerships, ways = found
        given = [p["pupils"] for p in answer["partnerships"]]
        flaw = question.flaw(given)
        if flaw:
            return "no valid pairing: %s: %s" % (flaw, given)
        if given != normal(given):
            return "not in byte order: %s" % given
        recount = question.costs(given)
        claimed = {t: answer["costs"].get(t) for t in ALL_TIERS}
        for tier in ALL_TIERS:
            if claimed[tier] != recount[tier]:
                return "%s miscounted: says %s, is %s, for %s" % (tier, claimed[tier], recount[tier], given)
        for tier in question.policy.order + ["chance"]:
            if recount[tier] != costs[tier]:
                return "not optimal in %s: %s for %s, possible is %s with %s" % (
                    tier, recount[tier], given, costs[tier], partnerships)
        if ways == 1 and given != partnerships:
            return "another pairing of the same cost: %s, oracle %s" % (given, partnerships)
        self.seen["uniform" if question.policy.strategy == "uniform" else "optimum"] += 1
        self.seen["unique"] += ways == 1
        self.seen["odd"] += question.n % 2
        return None

    def record_fault(self, question, request, answer):
        """What the answer says besides: seed, date, kept, costs per partnership."""
        if int(answer["seed"]) != question.seed or answer["date"] != request["date"]:
            return "seed or date not recorded: %s, %s" % (answer["seed"], answer["date"])
        if answer["certified"] is not True:
            return "certified is %s" % answer["certified"]
        before = [set(g) for g in question.rounds[-1][1]] if question.rounds else []
        for one in answer["partnerships"]:
            if one["kept"] != (set(one["pupils"]) in before):
                return "kept is %s for %s" % (one["kept"], one["pupils"])
        for tier in ADDITIVE:
            total = sum(one["costs"].get(tier, 0) for one in answer["partnerships"])
            if total != answer["costs"][tier]:
                return "%s of the partnerships adds up to %d, not %d" % (tier, total, answer["costs"][tier])
        return None

    def report_fault(self, question, answer, report):
        """What the separate checker says of the answer."""
        if report is None or "error" in report:
            return "the checker gives no report: %s" % report
        if not report["valid"]:
            return "the checker finds no valid pairing: %s" % report
        for tier in ALL_TIERS:
            if report["costs"].get(tier, 0) != answer["costs"][tier]:
                return "the checker counts %s in %s, the answer %s" % (
                    report["costs"].get(tier), tier, answer["costs"][tier])
        expected = "none" if question.policy.strategy == "uniform" else "optimal"
        if report["proof"] != expected:
            return "the checker says of the proof: %s: %s" % (report["proof"], report)
        return None

    def cover_fault(self, request, answer):
        self.seen["cover"] += "cover" in answer
        return cover_fault(request, [p["pupils"] for p in answer["partnerships"]], answer.get("cover"))

    def proof_fault(self, question, answer):
        """What the certificate is worth, read without the library."""
        if question.policy.strategy == "uniform" or not self.proofs:
            return None
        self.seen["proof"] += 1
        fault = Proof(question, answer["certificate"]).fault([p["pupils"] for p in answer["partnerships"]])
        return fault and "no proof: %s" % fault

    def order_fault(self, request, answer):
        other, _ = self.pairer.ask(shuffled(request))
        for whole in (False, True):
            one, two = (a if whole else decisive(a) for a in (answer, other))
            if one != two:
                what = "reasons follow the" if whole else "pairing follows the"
                return "%s order of writing: %s" % (what, difference(one, two))
        plain, _ = self.pairer.ask(renamed(request))
        for member in ("digest", "costs"):
            if plain is None or plain.get(member) != answer[member]:
                return "names or covers change the %s" % member
        return None

    # Conflicts.

    def conflict_fault(self, question, error):
        conflict = error.get("conflict")
        if conflict is None:
            return "infeasible without a conflict"
        rules = conflict["rules"]
        unknown = [r for r in rules if r not in question.units()]
        if unknown or len(set(rules)) != len(rules) or not rules:
            return "a conflict of rules that are none: %s of %s" % (rules, question.units())
        if feasible(question, rules):
            return "the rules %s can hold together" % rules
        for rule in rules:
            if not feasible(question, [r for r in rules if r != rule]):
                return "the conflict %s holds without %s" % (rules, rule)
        if any(p not in question.present for p in conflict["pupils"]) or not conflict["pupils"]:
            return "a conflict about the pupils %s" % conflict["pupils"]
        self.seen["conflict of %d" % len(rules)] += 1
        return self.smallest_fault(question, conflict)

    def smallest_fault(self, question, conflict):
        size, units = len(conflict["rules"]) - 1, question.units()
        if not conflict["smallest"]:
            self.seen["not proven smallest"] += 1
            return None
        if size < 1 or math.comb(len(units), size) > MOST_SUBSETS:
            return None
        for some in itertools.combinations(units, size):
            if not feasible(question, some):
                return "called smallest: %s, smaller is %s" % (conflict["rules"], list(some))
        return None


def decisive(answer):
    """An answer without the words that explain it."""
    if "error" in answer:
        return answer
    partnerships = [{k: v for k, v in p.items() if k != "reasons"} for p in answer["partnerships"]]
    return {k: v for k, v in dict(answer, partnerships=partnerships).items() if k != "warnings"}


def difference(one, other):
    if not isinstance(one, dict) or not isinstance(other, dict):
        return "%s, %s" % (one, other)
    for member in sorted(set(one) | set(other)):
        if one.get(member) != other.get(member):
            return "%s: %s, %s" % (member, one.get(member), other.get(member))
    return "nothing"
