# SPDX-License-Identifier: MIT
"""Judge the library's answer to a request by the oracle.

A judge asks a stand-in for the library, `pairer.ask(request)`, which gives the
answer and the report of the library's own checker (None beside an error):
{"valid": …, "costs": …, "proof": "optimal" | "none" | …}.
"""

import collections
import copy
import random

from cover import cover_fault
from oracle import feasible, smallest_conflict, solve
from pairer import Pairer  # noqa: F401  (brute-force.py takes it from here)
from proof import Proof
from question import ALL_TIERS, Question, Refused, normal

MOST_UNITS = 14  # beyond, "smallest" is believed


class Judge:
    """Asks, compares, and counts what was seen."""

    def __init__(self, pairer, proofs=True):
        self.pairer, self.proofs = pairer, proofs
        self.seen = collections.Counter()

    def fault(self, request):
        """What is wrong with the answer to this request, in words, or None."""
        answer, report = self.pairer.ask(request)
        try:
            question = Question(request)
        except Refused as refused:
            self.seen[refused.code] += 1
            return error_fault(answer, refused.code)
        best = solve(question)
        if best is None:
            self.seen["infeasible"] += 1
            return error_fault(answer, "infeasible") or conflict_fault(question, answer["error"])
        if "error" in answer:
            return "an error, %s, where there is a pairing" % answer["error"].get("code")
        self.seen["uniform" if question.policy.strategy == "uniform" else "paired"] += 1
        return (pairing_fault(request, question, answer, best) or report_fault(question, answer, report)
                or self._proof_fault(question, answer) or self._again_fault(request, answer))

    def _proof_fault(self, question, answer):
        if not self.proofs or question.policy.strategy == "uniform":
            return None
        if not answer.get("certificate"):
            return "no certificate"
        self.seen["proved"] += 1
        return Proof(question, answer["certificate"]).fault([one["pupils"] for one in answer["partnerships"]])

    def _again_fault(self, request, answer):
        """The same question in other words must bring the same answer."""
        for word, other, same_digest in reworded(request):
            again, _ = self.pairer.ask(other)
            for member in ("partnerships", "costs", "error"):
                if essence(again, member) != essence(answer, member):
                    return "%s changes the %s" % (word, member)
            if same_digest and again.get("digest") != answer.get("digest"):
                return "%s changes the digest" % word
        return None


def essence(answer, member):
    """A member without what may be worded freely."""
    if member == "partnerships" and member in answer:
        return normal(one["pupils"] for one in answer[member])
    return answer.get(member)


def reworded(request):
    """(how, the request so, whether its digest must be the same)."""
    rng = random.Random(str(request.get("seed")) + request["date"])
    other = copy.deepcopy(request)
    other["roster"]["pupils"].reverse()
    yield "another order of the pupils", other, True
    other = copy.deepcopy(request)
    for pupil in other["roster"]["pupils"]:
        pupil["name"] = "Q" + pupil.get("name", "")
    yield "other names", other, True
    other = copy.deepcopy(request)
    for entries in other["roster"].get("rules", []), other.get("history", {}).get("feedback", []):
        rng.shuffle(entries)
        for entry in entries:
            rng.shuffle(entry["pupils"])
    for one in other.get("history", {}).get("rounds", []):
        rng.shuffle(one["partnerships"])
    yield "another order of rules, feedback and partnerships", other, False


# Errors.

def error_fault(answer, code):
    if "error" not in answer:
        return "no error where %s is due" % code
    if answer["error"].get("code") != code:
        return "the error %s where %s is due" % (answer["error"].get("code"), code)
    return None


def units_named(question, name):
    """The units that a conflict's name stands for. A must of the policy may be named by its value,
    by its index, or by the whole list."""
    units = [u for u in question.units() if u == name or u.startswith(name + "/")]
    parts = name.split("/")
    if not units and len(parts) == 4 and parts[:2] == ["", "policy"] and parts[3].isdigit():
        values = {"hard": question.policy.hard}.get(parts[2], getattr(question.policy, parts[2], []))
        units = ["/policy/%s/%s" % (parts[2], value) for value in values[int(parts[3]):int(parts[3]) + 1]]
    return units


def conflict_fault(question, error):
    """A conflict is "irreducible (take one away and they can), the smallest … and labelled which"."""
    conflict = error.get("conflict", {})
    rules, pupils = conflict.get("rules", []), conflict.get("pupils", [])
    named = {rule: units_named(question, rule) for rule in rules}
    unknown = [rule for rule in rules if not named[rule]]
    if unknown:
        return "the conflict names %s, which holds nobody" % unknown[0]
    if not pupils or not set(pupils) <= set(question.present):
        return "the conflict concerns %s" % pupils

    def hold(some):
        return feasible(question, [u for rule in some for u in named[rule]])
    if hold(rules):
        return "the conflict %s can hold together" % rules
    spare = [rule for rule in rules if not hold([r for r in rules if r != rule])]
    if spare:
        return "the conflict %s does without %s" % (rules, spare[0])
    if conflict.get("smallest") and len(question.units()) <= MOST_UNITS:
        less = smallest_conflict(question, len(rules) - 1)
        return less and "the conflict %s is not the smallest: %s" % (rules, less)
    return None


# Pairings.

def pairing_fault(request, question, answer, best):
    partnerships = [one["pupils"] for one in answer["partnerships"]]
    flaw = question.flaw(partnerships)
    if flaw:
        return "no valid pairing: %s" % flaw
    costs, given = question.costs(partnerships), answer["costs"]
    if set(given) != set(ALL_TIERS):
        return "costs in the tiers %s" % sorted(given)
    wrong = [t for t in ALL_TIERS if given[t] != costs[t]]
    if wrong:
        return "%s is said to cost %d, and costs %d" % (wrong[0], given[wrong[0]], costs[wrong[0]])
    dearer = [t for t in question.order() if costs[t] != best[0][t]]
    if dearer:
        return "not the optimum: %s costs %d, at best %d with %s" % (
            dearer[0], costs[dearer[0]], best[0][dearer[0]], best[1])
    return (partnership_fault(question, answer["partnerships"]) or record_fault(request, question, answer, costs)
            or cover_fault(request, partnerships, answer.get("cover")))


def partnership_fault(question, partnerships):
    for one in partnerships:
        own = question.own_costs(one["pupils"])
        wrong = [t for t, cost in one.get("costs", {}).items() if own.get(t) != cost]
        if wrong:
            return "%s of %s is said to cost %s" % (wrong[0], one["pupils"], one["costs"][wrong[0]])
        if one["kept"] != question.is_kept(one["pupils"]):
            return "kept is %s of %s" % (one["kept"], one["pupils"])
    return None


def record_fault(request, question, answer, costs):
    """Every result records seed and date; some must warn."""
    if str(answer.get("seed")) != str(question.seed) or answer.get("date") != request["date"]:
        return "seed or date are not the request's"
    if answer.get("certified") is not True:
        return "not certified"
    if question.policy.strategy != "uniform" and question.expects_warning(costs) and not answer.get("warnings"):
        return "no warning where %s" % question.expects_warning(costs)
    return None


def report_fault(question, answer, report):
    """The library's own checker has to agree."""
    if not report or not report.get("valid"):
        return "the checker says invalid"
    if report.get("costs") != answer["costs"]:
        return "the checker counts %s" % report.get("costs")
    due = "none" if question.policy.strategy == "uniform" else "optimal"
    return None if report.get("proof") == due else "the checker's proof is %s" % report.get("proof")
