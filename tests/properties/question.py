# SPDX-License-Identifier: MIT
"""A request, and what the written definitions say about it.

This shares nothing with the library: neither code nor data structures, not
even the language. It is slow and plain on purpose. `Question` reads a request
and knows the facts that the definitions speak of; `Question.costs()` counts
what a given pairing costs, word by word as the definitions say.
"""

import datetime
import math
import re

TIERS = ("max_tenure", "min_tenure", "change", "cooldown", "strategy", "turns", "repeats", "could")
ALL_TIERS = TIERS + ("chance",)
STRATEGIES = ("mixed", "mixed-fold", "mixed-near", "matched", "tutor", "random", "uniform")
WORDS = {"worked": 0, "mixed": 1, "too-quiet": 2, "not-listening": 3, "disagreed": 3, "apart-for-a-while": 6}
DEFAULT_WEIGHTS = {"friends": 1, "quiet": 1, "dominant": 1, **WORDS}
MUST = ("apart", "together", "pin")
HARD = ("max_tenure", "min_tenure")
ROLES = "roles"
MEMBERS = ("version", "roster", "history", "policy", "date", "absent", "away_today", "seed")
MASK = 0xFFFFFFFFFFFFFFFF
MAX_WEIGHT = 1000000


class Refused(Exception):
    """The request cannot be answered; `code` is the answer's error code."""

    def __init__(self, code, message):
        super().__init__("%s: %s" % (code, message))
        self.code = code


def fnv1a(data):
    value = 0xCBF29CE484222325
    for byte in data:
        value = ((value ^ byte) * 0x100000001B3) & MASK
    return value


def fmix64(value):
    value ^= value >> 33
    value = value * 0xFF51AFD7ED558CCD & MASK
    value ^= value >> 33
    value = value * 0xC4CEB9FE1A85EC53 & MASK
    return value ^ value >> 33


def chance(seed, a, b):
    first, second = sorted((a.encode(), b.encode()))
    return fmix64(fnv1a(b"%d\n%s\n%s" % (seed, first, second))) >> 40


def day_number(text):
    if not isinstance(text, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise Refused("date", "not a date: %r" % (text,))
    try:
        return datetime.date(*map(int, text.split("-"))).toordinal()
    except ValueError:
        raise Refused("date", "no such day: %s" % text) from None


def day_text(number):
    return datetime.date.fromordinal(number).isoformat()


def byte_order(ids):
    return sorted(ids, key=lambda i: i.encode())


def normal(partnerships):
    """Partnerships and their members in byte order of the ids."""
    return sorted((byte_order(p) for p in partnerships), key=lambda p: [i.encode() for i in p])


def pairs_of(group):
    return [(a, b) for i, a in enumerate(group) for b in group[i + 1:]]


def key(a, b):
    return frozenset((a, b))


def is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)


def distinct(values, what):
    seen = set()
    for value in values:
        if value in seen:
            raise Refused("duplicate", "%s %r stands twice" % (what, value))
        seen.add(value)


class Policy:
    """The policy's settings with their defaults."""

    def __init__(self, given):
        given = dict(given or {})
        self.strategy = given.pop("strategy", "mixed")
        self.subject = given.pop("subject", None)
        self.round_days = given.pop("round_days", 7)
        self.min_days = given.pop("min_tenure_days", 14)
        self.max_days = given.pop("max_tenure_days", 28)
        self.slack = given.pop("slack_days", 3)
        self.cooldown = given.pop("cooldown_rounds", None)
        self.between = given.pop("between", "change")
        self.hard = given.pop("hard", [])
        self.order = given.pop("order", list(TIERS))
        self.weights = dict(DEFAULT_WEIGHTS)
        self.weights.update(given.pop("weights", {}))
        self.odd = given.pop("odd", "three")
        if given:
            raise Refused("value", "unknown member %s" % sorted(given)[0])
        self._check()

    def _check(self):
        if self.strategy not in STRATEGIES:
            raise Refused("policy", "no strategy %r" % (self.strategy,))
        if self.between not in ("change", "stay") or self.odd not in ("three", "adult"):
            raise Refused("policy", "between or odd")
        if any(h not in HARD for h in self.hard) or any(t not in TIERS for t in self.order):
            raise Refused("policy", "hard or order")
        if sorted(self.order) != sorted(TIERS):
            raise Refused("policy", "order names each tier once")
        if self.min_days > self.max_days:
            raise Refused("policy", "minimum above maximum")
        limits = ((self.round_days, 1, 366), (self.min_days, 0, 3660), (self.max_days, 0, 3660),
                  (self.slack, 0, 366), (self.cooldown or 0, 0, 1000))
        if any(not low <= value <= high for value, low, high in limits):
            raise Refused("policy", "out of range")
        if any(not 0 <= w <= MAX_WEIGHT for w in self.weights.values()):
            raise Refused("policy", "weight out of range")


class Question:
    """A request, read; with the facts about every pair present."""

    def __init__(self, request):
        roster = request["roster"]
        history = request.get("history") or {}
        unknown = set(request) - set(MEMBERS)
        if unknown:
            raise Refused("value", "unknown member %s" % sorted(unknown)[0])
        self.date = day_number(request["date"])
        self.seed = int(request.get("seed", 0))
        if not 0 <= self.seed <= MASK:
            raise Refused("value", "seed %d" % self.seed)
        self.pupils = {}
        distinct([p["id"] for p in roster["pupils"]], "pupil")
        for pupil in roster["pupils"]:
            self.pupils[pupil["id"]] = pupil
        self.scales = roster.get("scales", {})
        self.rules = roster.get("rules", [])
        self.closures = [(day_number(c["from"]), day_number(c["to"])) for c in roster.get("closures", [])]
        self.rounds = [(day_number(r["date"]), r["partnerships"]) for r in history.get("rounds", [])]
        self.covers = [(day_number(r["date"]), c) for r in history.get("rounds", []) for c in r.get("covers", [])]
        self.feedback = history.get("feedback", [])
        self.absent = request.get("absent", [])
        self.away = request.get("away_today", [])
        self.policy = Policy(request.get("policy"))
        self._check()
        self.present = byte_order(set(self.pupils) - set(self.absent))
        self.subject = self._subject()
        if len(self.present) < 2:
            raise Refused("too-few", "fewer than two present")
        self.n = len(self.present)
        self._count_facts()

    # What a request must be, to be understood at all.

    def _check(self):
        self._check_pupils()
        self._check_rules()
        self._check_history()
        distinct(self.absent, "absent pupil")
        distinct(self.away, "pupil away today")
        for pupil in list(self.absent) + list(self.away):
            if pupil not in self.pupils:
                raise Refused("unknown-pupil", pupil)

    def _check_pupils(self):
        for scale in self.scales.values():
            thresholds = scale.get("thresholds")
            if thresholds is not None and (len(thresholds) != len(scale["bands"]) - 1
                                           or any(a >= b for a, b in zip(thresholds, thresholds[1:]))):
                raise Refused("value", "thresholds %s" % thresholds)
        for pupil in self.pupils.values():
            if not pupil["id"]:
                raise Refused("value", "empty id")
            for subject, value in pupil.get("attainment", {}).items():
                self._check_attainment(subject, value)

    def _check_attainment(self, subject, value):
        scale = self.scales.get(subject)
        if isinstance(value, str):
            if scale is None:
                raise Refused("unknown-band", "a band without a scale")
            if value.lower() not in [b.lower() for b in scale.get("bands", [])]:
                raise Refused("unknown-band", value)
        elif not is_number(value) or (scale and "bands" in scale and "thresholds" not in scale):
            raise Refused("value", "a score where none may be")

    def _check_rules(self):
        distinct([r["id"] for r in self.rules], "rule")
        for rule in self.rules:
            if rule["type"] not in MUST + ("friends",) or len(rule["pupils"]) < 2:
                raise Refused("value", "rule %s" % rule["id"])
            distinct(rule["pupils"], "pupil of rule %s" % rule["id"])
            if "until" in rule:
                day_number(rule["until"])
        for first, last in self.closures:
            if last < first:
                raise Refused("date", "closure ends before it begins")

    def _check_history(self):
        dates = [d for d, _ in self.rounds] + [self.date]
        if any(later <= earlier for earlier, later in zip(dates, dates[1:])):
            raise Refused("date", "rounds out of order")
        for _, partnerships in self.rounds:
            distinct([p for group in partnerships for p in group], "pupil in a round")
        for date, cover in self.covers:
            if day_number(cover["date"]) < date:
                raise Refused("date", "cover before its round")
        for word in self.feedback:
            if word["word"] not in WORDS or len(word["pupils"]) < 2:
                raise Refused("value", "feedback")
            distinct(word["pupils"], "pupil of a feedback")
            if day_number(word["date"]) > self.date:
                raise Refused("date", "feedback after the date")

    def _subject(self):
        subjects = set(self.scales)
        for pupil in self.pupils.values():
            subjects.update(pupil.get("attainment", {}))
        if not subjects:
            return None
        if self.policy.subject is not None:
            if self.policy.subject not in subjects:
                raise Refused("policy", "no such subject")
            return self.policy.subject
        if self.policy.strategy in ("random", "uniform"):
            return None
        if len(subjects) > 1:
            raise Refused("policy", "which subject?")
        return subjects.pop()

    # History.

    def partners_in(self, index):
        return {key(a, b) for group in self.rounds[index][1] for a, b in pairs_of(group)}

    def _count_facts(self):
        self.together_in = [self.partners_in(i) for i in range(len(self.rounds))]
        self.latest = self.together_in[-1] if self.rounds else set()
        self.keep_rounds = [self.is_keep_round(i) for i in range(len(self.rounds))]
        self.opened = {}
        self.closed = {d for first, last in self.closures
                       for d in range(max(first, self.date - 9999), min(last, self.date) + 1)}
        self._read_rules()
        self._read_attainment()
        self.pair = {key(a, b): Pair(self, a, b) for a, b in pairs_of(self.present)}
        self.turn = {p: self.turn_cost(p) for p in self.present}
        self.tutors = {p for p in self.present if self.pupils[p].get("attributes", {}).get("role") == "tutor"}

    def is_keep_round(self, index):
        if index == 0:
            return False
        here = {p for group in self.rounds[index][1] for p in group}
        comparable = [pair for pair in self.together_in[index - 1] if pair <= here]
        kept = [pair for pair in comparable if pair in self.together_in[index]]
        return bool(comparable) and 2 * len(kept) >= len(comparable)

    def open_days(self, start):
        if start not in self.opened:
            self.opened[start] = sum(1 for d in range(start, self.date) if d not in self.closed)
        return self.opened[start]

    def turn_cost(self, pupil):
        for k, (_, partnerships) in enumerate(reversed(self.rounds), 1):
            if any(pupil in group and len(group) in (1, 3) for group in partnerships):
                return max(0, self.n - k)
        return 0

    # Rules.

    def _read_rules(self):
        self.active = [r for r in self.rules if "until" not in r or self.date <= day_number(r["until"])]

    def named(self, a, b, *types):
        return [r["id"] for r in self.active if r["type"] in types and a in r["pupils"] and b in r["pupils"]]

    # Attainment.

    def _read_attainment(self):
        self.scale = self.scales.get(self.subject)
        known = {p: self.standing(p) for p in self.present}
        known = {p: s for p, s in known.items() if s is not None}
        self.rank = mid_ranks(known)
        self.band = {p: self.band_of(p) for p in self.rank}

    def standing(self, pupil):
        value = self.pupils[pupil].get("attainment", {}).get(self.subject)
        if isinstance(value, str):
            return [b.lower() for b in self.scale["bands"]].index(value.lower())
        return value

    def band_of(self, pupil):
        value = self.pupils[pupil]["attainment"][self.subject]
        if self.scale is None:
            return 4 * (self.rank[pupil] - 1) // (2 * len(self.rank))
        if "quantiles" in self.scale:
            everyone = {p: self.standing(p) for p in self.pupils}
            everyone = {p: s for p, s in everyone.items() if s is not None}
            return self.scale["quantiles"] * (mid_ranks(everyone)[pupil] - 1) // (2 * len(everyone))
        if isinstance(value, str):
            return self.standing(pupil)
        return sum(1 for t in self.scale["thresholds"] if t <= value)

    def strategy_cost(self, a, b):
        if a not in self.rank or b not in self.rank:
            return 0
        n, ra, rb = len(self.rank), self.rank[a], self.rank[b]
        gap = abs(ra - rb)
        if self.policy.strategy in ("mixed", "tutor"):
            return max(0, n // 3 - gap, gap - 4 * n // 3) ** 2
        if self.policy.strategy == "mixed-fold":
            return (ra + rb - 2 * (n + 1)) ** 2
        if self.policy.strategy == "matched":
            return gap ** 2
        if self.policy.strategy == "mixed-near":
            return (abs(self.band[a] - self.band[b]) - 1) ** 2
        return 0

    def could_cost(self, a, b):
        weights = self.policy.weights
        cost = weights["friends"] if self.named(a, b, "friends") else 0
        has, has_too = (self.pupils[p].get("attributes", {}) for p in (a, b))
        for name, weight in weights.items():
            if name == "friends" or name in WORDS:
                continue
            value = has.get(name)
            if value is not None and value is not False and value == has_too.get(name):
                cost += weight
        for word in self.feedback:
            if a in word["pupils"] and b in word["pupils"]:
                weeks = (self.date - day_number(word["date"])) // 7
                cost += weights[word["word"]] * max(0, 12 - weeks)
        return cost

    def cooldown_rounds(self):
        if self.policy.cooldown is not None:
            return self.policy.cooldown
        most = 6 if self.policy.strategy in ("matched", "mixed-fold") else 12
        return min(most, (self.n - 1) // 2)

    # Judging a pairing.

    def costs(self, partnerships):
        """Costs of a pairing per tier, from the definitions."""
        if self.policy.strategy == "uniform":
            return dict.fromkeys(ALL_TIERS, 0)
        now = [self.pair[key(a, b)] for group in partnerships for a, b in pairs_of(group)]
        now_keys = {p.key for p in now}
        ended = [p for p in self.pair.values() if p.latest and p.key not in now_keys]
        turns = [self.turn[p] for group in partnerships if len(group) in (1, 3) for p in group]
        return {
            "max_tenure": sum(1 for p in now if p.too_long and not p.held),
            "min_tenure": sum(1 for p in ended if p.young and not p.excluded),
            "change": sum(1 for p in ended if self.policy.between == "stay" and not p.excluded and not p.too_long),
            "cooldown": sum(p.cooldown for p in now),
            "strategy": sum(p.strategy for p in now),
            "turns": sum(turns),
            "repeats": sum(p.repeats for p in now),
            "could": sum(p.could for p in now),
            "chance": sum(p.chance for p in now),
        }

    def flaw(self, partnerships):
        """What makes this no pairing of the present, or None."""
        everyone = [p for group in partnerships for p in group]
        if byte_order(everyone) != self.present:
            return "not everybody present exactly once"
        sizes = sorted(len(group) for group in partnerships)
        odd = {"three": 3, "adult": 1}[self.policy.odd]
        expected = sorted([2] * (self.n // 2 - (odd == 3 and self.n % 2)) + [odd] * (self.n % 2))
        if sizes != expected:
            return "groups of the wrong sizes"
        musts = Musts(self)
        for group in partnerships:
            if not musts.allow(frozenset(group)):
                return "a must rule is broken in %s" % (group,)
        return None

    def units(self):
        """The must rules that a conflict can name."""
        names = [r["id"] for r in self.active
                 if r["type"] in MUST and len(set(r["pupils"]) & set(self.present)) >= 2]
        names += [h for h in HARD if h in self.policy.hard]
        return names + ([ROLES] if self.policy.strategy == "tutor" else [])


class Pair:
    """The facts about two pupils who are present."""

    def __init__(self, question, a, b):
        policy = question.policy
        self.key = key(a, b)
        self.apart_by = question.named(a, b, "apart")
        self.held_by = question.named(a, b, "together", "pin")
        self.held = bool(self.held_by)
        self.latest = self.key in question.latest
        met = [self.key in pairs for pairs in question.together_in]
        self._tenure(question, met)
        too_long_excludes = "max_tenure" in policy.hard and self.too_long and not self.held
        self.excluded = bool(self.apart_by) or too_long_excludes
        self.cooldown = self._cooldown(question, met)
        spells = sum(1 for i, here in enumerate(met) if here and not (i and met[i - 1]))
        self.repeats = 0 if self.held else spells ** 2
        self.strategy = question.strategy_cost(a, b)
        self.could = question.could_cost(a, b)
        self.chance = chance(question.seed, a, b)

    def _tenure(self, question, met):
        self.too_long = self.young = False
        if not self.latest:
            return
        policy = question.policy
        start = len(met) - 1
        while start and met[start - 1]:
            start -= 1
        tenure = question.open_days(question.rounds[start][0])
        self.too_long = tenure + policy.round_days > policy.max_days + policy.slack
        while question.keep_rounds[start]:
            start -= 1
        since = question.open_days(question.rounds[start][0])
        self.young = since + policy.slack < policy.min_days

    def _cooldown(self, question, met):
        if self.held or True not in met:
            return 0
        goes_on = self.latest
        if goes_on and (self.young or (question.policy.between == "stay" and not self.too_long)):
            return 0
        k = met[::-1].index(True) + 1
        return max(0, question.cooldown_rounds() + 1 - k)


class Musts:
    """The must rules, or some of them, as a test on one group."""

    def __init__(self, question, units=None, waivers="whole"):
        self.question = question
        self.units = set(question.units() if units is None else units)
        self.forbidden = set()
        self.demanded = {p: set() for p in question.present}
        for pair in question.pair.values():
            self._read(pair, waivers == "whole")
        self.roles = ROLES in self.units

    def _read(self, pair, whole):
        apart = any(r in self.units for r in pair.apart_by)
        held = any(r in self.units for r in pair.held_by)
        waived_maximum = pair.held if whole else held
        ends = "max_tenure" in self.units and pair.too_long and not waived_maximum
        excluded = pair.excluded if whole else apart or ends
        stays = "min_tenure" in self.units and pair.young and not excluded
        if apart or ends:
            self.forbidden.add(pair.key)
        if held or stays:
            a, b = pair.key
            self.demanded[a].add(b)
            self.demanded[b].add(a)

    def allow(self, group):
        if any(not self.demanded[p] <= group for p in group):
            return False
        if self.roles and len(group) > 1:
            tutors = len(group & self.question.tutors)
            if tutors < 1 or len(group) - tutors < 1:
                return False
        return not any(key(a, b) in self.forbidden for a, b in pairs_of(list(group)))


def mid_ranks(standings):
    """Doubled mid-ranks: 2, 4, … without ties."""
    values = list(standings.values())
    return {who: sum(2 if v < mine else v == mine for v in values) + 1 for who, mine in standings.items()}
