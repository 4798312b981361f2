#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The schemas and the library say the same of requests and answers.

Usage: schema.py SCHEMAS SCENARIOS PAIRER [MUTATIONS]. Every request of the
scenarios that is answered fits request.schema.json, and every answer and
report of PAIRER (pair-lines) fits answer.schema.json. Of requests that were
changed at random, the library answers none that the schema refuses; a member
that nobody knows is refused by both, wherever it stands; and answers with such
a member do not fit. Ends with code 77 where jsonschema is not installed.
"""

import copy
import json
import os
import random
import subprocess
import sys

try:
    from jsonschema import Draft202012Validator
except ImportError:
    print("jsonschema is not installed")
    sys.exit(77)

WRONG = [None, True, -1, 0, 7.5, 1e300, "", "x", "2026-02-30", [], ["x"], {}, {"x": 1}]


def load(*parts):
    with open(os.path.join(*parts), encoding="utf-8") as file:
        return json.load(file)


def validator(folder, name):
    schema = load(folder, name)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def loose_objects(schema, path="#"):
    """Parts of a schema that take members of any name and any kind."""
    if isinstance(schema, dict):
        if schema.get("type") == "object" and schema.get("additionalProperties", True) is True:
            yield path
        for name, part in schema.items():
            yield from loose_objects(part, path + "/" + name)
    elif isinstance(schema, list):
        for number, part in enumerate(schema):
            yield from loose_objects(part, "%s/%d" % (path, number))


def ask(pairer, requests):
    """The answer and the report (or None) to each request."""
    lines = "".join(json.dumps(request) + "\n" for request in requests)
    run = subprocess.run([pairer, "--check"], input=lines, capture_output=True, check=True, encoding="utf-8")
    for line in run.stdout.splitlines():
        answer, _, report = line.partition("\t")
        yield json.loads(answer), json.loads(report) if report else None


def containers(value, found):
    """All objects and arrays of a document."""
    if isinstance(value, (dict, list)):
        found.append(value)
        for part in value.values() if isinstance(value, dict) else value:
            containers(part, found)
    return found


def mutate(rng, request):
    changed = copy.deepcopy(request)
    place = rng.choice([c for c in containers(changed, []) if c])
    key = rng.choice(sorted(place)) if isinstance(place, dict) else rng.randrange(len(place))
    kind = rng.randrange(3)
    if kind == 0:
        del place[key]
    elif kind == 1:
        place[key] = rng.choice(WRONG)
    elif isinstance(place, dict):
        place[rng.choice(["x", "id", "name", "date", "pupils"])] = rng.choice(WRONG)
    else:
        place.append(copy.deepcopy(rng.choice(place + WRONG)))
    return changed


def objects_with_fixed_members(request):
    """Copies of the request, each with an unknown member in one object that has a fixed set."""
    def closed(value):
        free = {id(p.get(name)) for p in value.get("roster", {}).get("pupils", []) for name in ("attainment", "attributes")}
        free |= {id(value.get("roster", {}).get("scales")), id(value.get("policy", {}).get("weights"))}
        return [c for c in containers(value, []) if isinstance(c, dict) and id(c) not in free]

    for number in range(len(closed(request))):
        changed = copy.deepcopy(request)
        closed(changed)[number]["nobody_knows"] = 1
        yield changed


class Verdict:
    def __init__(self):
        self.checks = 0
        self.faults = []

    def expect(self, right, message):
        self.checks += 1
        if not right:
            self.faults.append(message)


def check_scenarios(verdict, requests, answers, scenarios, pairer):
    results = list(ask(pairer, [scenario["request"] for _, scenario in scenarios]))
    for (name, scenario), (answer, report) in zip(scenarios, results):
        if "error" not in scenario["expected"]:
            verdict.expect(requests.is_valid(scenario["request"]), "%s: the schema refuses a good request" % name)
        verdict.expect(answers.is_valid(answer), "%s: the answer does not fit" % name)
        verdict.expect(report is None or answers.is_valid(report), "%s: the report does not fit" % name)
        answer["nobody_knows"] = 1
        verdict.expect(not answers.is_valid(answer), "%s: the schema takes an unknown member" % name)


def check_unknown_members(verdict, requests, scenarios, pairer):
    changed = [c for _, s in scenarios[::12] if "error" not in s["expected"] for c in objects_with_fixed_members(s["request"])]
    for request, (answer, _) in zip(changed, ask(pairer, changed)):
        code = answer.get("error", {}).get("code")
        verdict.expect(code == "value", "an unknown member is answered by %s: %s" % (code, json.dumps(request)))
        verdict.expect(not requests.is_valid(request), "the schema takes an unknown member: %s" % json.dumps(request))


def check_mutations(verdict, requests, answers, scenarios, pairer, number):
    rng = random.Random(1)
    good = [scenario["request"] for _, scenario in scenarios if "error" not in scenario["expected"]]
    changed = [mutate(rng, rng.choice(good)) for _ in range(number)]
    refused = 0
    for request, (answer, _) in zip(changed, ask(pairer, changed)):
        valid = requests.is_valid(request)
        refused += not valid
        verdict.expect(valid or "error" in answer, "the library answers what the schema refuses: %s" % json.dumps(request))
        verdict.expect(answer.get("error", {}).get("code") != "internal", "internal error: %s" % json.dumps(request))
        verdict.expect(answers.is_valid(answer), "the answer does not fit: %s" % json.dumps(answer))
    verdict.expect(number // 4 < refused < number, "%d of %d changed requests do not fit" % (refused, number))


def main(schemas, folder, pairer, number="600"):
    verdict = Verdict()
    requests = validator(schemas, "request.schema.json")
    answers = validator(schemas, "answer.schema.json")
    for schema in (requests.schema, answers.schema):
        loose = list(loose_objects(schema))
        verdict.expect(not loose, "%s: %s take any member" % (schema["title"], loose))
    names = sorted(name for name in os.listdir(folder) if name.endswith(".json"))
    scenarios = [(name, load(folder, name)) for name in names]
    verdict.expect(len(scenarios) >= 24, "only %d scenarios" % len(scenarios))
    check_scenarios(verdict, requests, answers, scenarios, pairer)
    check_unknown_members(verdict, requests, scenarios, pairer)
    check_mutations(verdict, requests, answers, scenarios, pairer, int(number))
    for fault in verdict.faults[:20]:
        print(fault)
    print("%d checks, %d faults" % (verdict.checks, len(verdict.faults)))
    return bool(verdict.faults)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
