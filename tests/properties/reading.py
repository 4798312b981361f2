# SPDX-License-Identifier: MIT
"""Read a request: the facts that it states, or the error that it is refused with.

Where the definitions name no code for a mistake, the code follows from the
kind of mistake: `duplicate` (twice the same), `unknown-pupil`, `unknown-band`,
`date` (a day that is none or stands where it cannot), `policy` (a policy that
cannot be), `too-few`, and `value` for anything else of a wrong form.
"""

import datetime
import re
from types import SimpleNamespace

STRATEGIES = ("mixed", "mixed-fold", "mixed-half", "mixed-near", "matched", "nearest", "tutor", "random", "uniform")
WINDOWED = ("mixed", "tutor", "matched")  # `gap` with any other strategy is an error
TIERS = ("max_tenure", "min_tenure", "change", "cooldown", "turns", "strategy", "repeats", "wishes")  # 2 to 9
ALL_TIERS = TIERS + ("chance",)
WORDS = {"worked": 0, "mixed": 1, "too-quiet": 2, "not-listening": 3, "disagreed": 3, "apart-for-a-while": 6}
WEIGHTS = dict(WORDS, friends=1, prefer=-1, quiet=1, dominant=1)
RULE_TYPES = ("apart", "together", "pin", "friends", "prefer")
MOST_WEIGHT = 1000000
MOST_NUMBER = 2 ** 53  # beyond it a whole number is text
LIMITS = {"round_days": (7, 1, 3650), "min_tenure_days": (14, 0, 3650), "max_tenure_days": (28, 0, 3650),
          "slack_days": (3, 0, 3650), "cooldown_rounds": (None, 0, 1000)}  # default, least, most
MEMBERS = {
    "request": {"version", "ask", "roster", "history", "policy", "date", "absent", "away_today", "seed", "fresh"},
    "roster": {"pupils", "scales", "rules", "closures"},
    "pupil": {"id", "name", "attainment", "attributes"},
    "scale": {"bands", "thresholds", "builtin", "quantiles"},
    "rule": {"id", "type", "pupils", "until"},
    "closure": {"from", "to"},
    "history": {"rounds", "feedback"},
    "round": {"date", "partnerships", "assigned", "covers", "groups", "arm", "period", "draw", "seed"},
    "cover": {"date", "absent", "partnerships"},
    "feedback": {"date", "pupils", "word"},
    "policy": {"strategy", "subject", "between", "hard", "order", "weights", "odd", "gap", "must_match",
               "must_differ", *LIMITS},
    "gap": {"min", "max"},
}


class Refused(Exception):
    """The request cannot be answered; `code` says why."""

    def __init__(self, code, why=""):
        super().__init__("%s: %s" % (code, why))
        self.code = code


def demand(fine, code, why):
    if not fine:
        raise Refused(code, why)


# Days.

def day_number(text):
    """The day that a date names, as a number."""
    if not isinstance(text, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise Refused("date", "%r is no date" % (text,))
    try:
        return datetime.date.fromisoformat(text).toordinal()
    except ValueError:
        raise Refused("date", "%s is no day" % text) from None


def day_text(number):
    return datetime.date.fromordinal(number).isoformat()


# Forms.

def in_byte_order(ids):
    return sorted(ids, key=str.encode)


def whole(value):
    return isinstance(value, int) and not isinstance(value, bool)


def number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def object_of(value, kind):
    """An object of this kind; unknown members are refused by name."""
    demand(isinstance(value, dict), "value", "%s is no object" % kind)
    for member in value:
        demand(member in MEMBERS[kind], "value", "%s has no member %s" % (kind, member))
    return value


def list_of(value, what):
    demand(isinstance(value, list), "value", "%s is no list" % what)
    return value


def id_of(value):
    demand(isinstance(value, str) and value != "", "value", "%r is no id" % (value,))
    demand("\n" not in value and "\r" not in value, "value", "%r holds a line break" % value)
    return value


def ids_of(value, what):
    ids = [id_of(i) for i in list_of(value, what)]
    demand(len(set(ids)) == len(ids), "duplicate", "%s names one twice" % what)
    return ids


def seed_of(value):
    """A seed is 0 to 2⁶⁴ − 1, as a string beyond 2⁵³."""
    if isinstance(value, str):
        demand(re.fullmatch(r"0|[1-9][0-9]{0,19}", value), "value", "the seed %r" % value)
        value = int(value)
    else:
        demand(whole(value) and value <= MOST_NUMBER, "value", "the seed %r" % (value,))
    demand(0 <= value < 2 ** 64, "value", "the seed %d" % value)
    return value


# The roster.

def read_scale(value):
    """A scale is `bands` with or without `thresholds`, or {"builtin": …}, or {"quantiles": k}."""
    value = object_of(value, "scale")
    kinds = [k for k in ("bands", "builtin", "quantiles") if k in value]
    demand(len(kinds) == 1 and ("thresholds" not in value or kinds == ["bands"]), "value", "a scale of %s" % kinds)
    demand(kinds != ["builtin"], "value", "the definitions name no builtin scale")
    if kinds == ["quantiles"]:
        demand(whole(value["quantiles"]) and value["quantiles"] >= 2, "value", "so many quantiles")
        return SimpleNamespace(bands=None, thresholds=None, quantiles=value["quantiles"])
    bands = ids_of(value["bands"], "bands")
    demand(bands, "value", "no bands")
    thresholds = value.get("thresholds")
    if thresholds is not None:
        demand(all(number(t) for t in list_of(thresholds, "thresholds")), "value", "thresholds are numbers")
        demand(len(thresholds) == len(bands) - 1, "value", "one threshold less than bands")
        demand(all(a < b for a, b in zip(thresholds, thresholds[1:])), "value", "thresholds rise")
    return SimpleNamespace(bands=bands, thresholds=thresholds, quantiles=None)


def read_attainment(value, scale):
    """A band's name, or a score where the scale has thresholds; without a scale it is a score.

    Under bands it becomes the band's index (band = how many thresholds are ≤ score)."""
    if isinstance(value, str):
        demand(scale and scale.bands and value in scale.bands, "unknown-band", value)
        return scale.bands.index(value)
    demand(number(value), "value", "attainment %r" % (value,))
    if scale is None or scale.quantiles:
        return value
    demand(scale.thresholds is not None, "value", "a score under a scale of bands alone")
    return sum(t <= value for t in scale.thresholds)


def read_attributes(value):
    demand(isinstance(value, dict), "value", "attributes")
    demand(all(isinstance(word, (bool, str)) for word in value.values()), "value", "an attribute's word")
    return value


def read_pupil(value, scales):
    value = object_of(value, "pupil")
    attainment = value.get("attainment", {})
    demand(isinstance(attainment, dict), "value", "attainment")
    demand(isinstance(value.get("name", ""), str), "value", "a name")
    return SimpleNamespace(id=id_of(value.get("id")), attributes=read_attributes(value.get("attributes", {})),
                           attainment={s: read_attainment(a, scales.get(s)) for s, a in attainment.items()})


def read_rule(value):
    value = object_of(value, "rule")
    demand(value.get("type") in RULE_TYPES, "value", "a rule of type %r" % (value.get("type"),))
    pupils = ids_of(value.get("pupils"), "a rule")
    demand(len(pupils) >= 2, "value", "a rule of less than two")
    name = id_of(value["id"]) if "id" in value else None
    until = day_number(value["until"]) if "until" in value else None
    return SimpleNamespace(id=name, type=value["type"], pupils=pupils, until=until)


def name_rules(rules):
    """A rule without an id gets TYPE:ID,ID,… (ids in byte order; a second one alike `#2`)."""
    alike = {}
    for rule in rules:
        if rule.id is None:
            name = "%s:%s" % (rule.type, ",".join(in_byte_order(rule.pupils)))
            alike[name] = alike.get(name, 0) + 1
            rule.id = name if alike[name] == 1 else "%s#%d" % (name, alike[name])
    demand(len({r.id for r in rules}) == len(rules), "duplicate", "two rules of one id")
    return rules


def read_closure(value):
    value = object_of(value, "closure")
    first, last = day_number(value.get("from")), day_number(value.get("to"))
    demand(first <= last, "date", "a closure that ends before it begins")
    return first, last


def read_roster(value):
    value = object_of(value, "roster")
    demand(isinstance(value.get("scales", {}), dict), "value", "scales")
    scales = {subject: read_scale(scale) for subject, scale in value.get("scales", {}).items()}
    pupils = [read_pupil(p, scales) for p in list_of(value.get("pupils"), "pupils")]
    demand(len({p.id for p in pupils}) == len(pupils), "duplicate", "two pupils of one id")
    return SimpleNamespace(pupils={p.id: p for p in pupils}, scales=scales,
                           rules=name_rules([read_rule(r) for r in list_of(value.get("rules", []), "rules")]),
                           closures=[read_closure(c) for c in list_of(value.get("closures", []), "closures")])


# The history.

def read_partnerships(value):
    """Partnerships of a round: "a pupil twice in a round" is an error."""
    found = [frozenset(ids_of(g, "a partnership")) for g in list_of(value, "partnerships")]
    everyone = [p for g in found for p in g]
    demand(len(set(everyone)) == len(everyone), "duplicate", "a pupil twice in a round")
    demand(all(found), "value", "a partnership of nobody")
    return found


def read_cover(value):
    value = object_of(value, "cover")
    day_number(value.get("date"))
    ids_of(value.get("absent", []), "absent")
    read_partnerships(value.get("partnerships", []))


def read_round(value):
    """`assigned` counts nowhere; a cover changes neither spell nor tenure: both are read and left."""
    value = object_of(value, "round")
    for cover in list_of(value.get("covers", []), "covers"):
        read_cover(cover)
    read_partnerships(value.get("assigned", []))
    return SimpleNamespace(day=day_number(value.get("date")), groups=read_partnerships(value.get("partnerships")))


def read_feedback(value, today):
    value = object_of(value, "feedback")
    day = day_number(value.get("date"))
    demand(day <= today, "date", "feedback is never dated after the date")
    demand(value.get("word") in WORDS, "value", "the word %r" % (value.get("word"),))
    pupils = ids_of(value.get("pupils"), "feedback")
    demand(len(pupils) >= 2, "value", "feedback on less than two")
    return SimpleNamespace(day=day, pupils=pupils, word=value["word"])


def read_history(value, today):
    """Rounds are dated, strictly increasing, and before `date`."""
    value = object_of(value, "history")
    rounds = [read_round(r) for r in list_of(value.get("rounds", []), "rounds")]
    days = [r.day for r in rounds] + [today]
    demand(all(a < b for a, b in zip(days, days[1:])), "date", "rounds do not increase to the date")
    feedback = [read_feedback(f, today) for f in list_of(value.get("feedback", []), "feedback")]
    return SimpleNamespace(rounds=rounds, feedback=feedback)


# The policy.

def one_of(value, choices, what):
    demand(value in choices, "policy", "%s %r" % (what, value))
    return value


def read_numbers(value):
    found = {}
    for member, (default, least, most) in LIMITS.items():
        found[member] = value.get(member, default)
        if member in value:
            demand(whole(value[member]) and least <= value[member] <= most, "policy", member)
    demand(found["min_tenure_days"] <= found["max_tenure_days"], "policy", "a minimum above the maximum")
    return found


def read_weights(value):
    demand(isinstance(value, dict), "policy", "weights")
    demand(all(whole(w) and abs(w) <= MOST_WEIGHT for w in value.values()), "policy", "a weight")
    return dict(WEIGHTS, **value)


def read_gap(value, strategy):
    """Whole ranks; either may be left out: 0, no limit. Gives the doubled ranks."""
    if value is None:
        return None
    value = object_of(value, "gap")
    demand(strategy in WINDOWED, "policy", "gap with %s" % strategy)
    demand(all(whole(v) and v >= 0 for v in value.values()), "policy", "gap")
    least, most = value.get("min", 0), value.get("max")
    demand(most is None or least <= most, "policy", "gap: min above max")
    return 2 * least, None if most is None else 2 * most


def read_subject(value, strategy, roster):
    """May be left out where the roster has only one; else an error (which gap would be meant?)."""
    subjects = {s for p in roster.pupils.values() for s in p.attainment} | set(roster.scales)
    if value is not None:
        demand(isinstance(value, str) and (value in subjects or not subjects), "policy", "the subject %r" % (value,))
        return value
    if strategy in ("random", "uniform"):  # no gap preferred: no subject needed
        return None
    demand(len(subjects) <= 1, "policy", "several subjects and none named")
    return next(iter(subjects), None)


def read_names(value, what):
    names = list_of(value, what)
    demand(all(isinstance(n, str) and n for n in names), "policy", what)
    return in_byte_order(set(names))


def read_policy(value, roster):
    value = object_of(value, "policy")
    strategy = one_of(value.get("strategy", "mixed"), STRATEGIES, "strategy")
    order = list_of(value.get("order", list(TIERS)), "order")
    demand(all(isinstance(t, str) for t in order) and sorted(order) == sorted(TIERS), "policy",
           "order names each of the tiers 2–9 once")
    hard = [one_of(h, ("max_tenure", "min_tenure"), "hard") for h in list_of(value.get("hard", []), "hard")]
    return SimpleNamespace(
        strategy=strategy, order=order, hard=hard, gap=read_gap(value.get("gap"), strategy),
        between=one_of(value.get("between", "change"), ("change", "stay"), "between"),
        odd=one_of(value.get("odd", "three"), ("three", "adult"), "odd"),
        must_match=read_names(value.get("must_match", []), "must_match"),
        must_differ=read_names(value.get("must_differ", []), "must_differ"),
        subject=read_subject(value.get("subject"), strategy, roster),
        weights=read_weights(value.get("weights", {})), **read_numbers(value))


# The request.

def read_present(value, roster, odd):
    """Present = roster less `absent`. Nobody or one (with `odd: adult`: nobody) is `too-few`."""
    absent = ids_of(value.get("absent", []), "absent")
    away = ids_of(value.get("away_today", []), "away_today")
    demand(set(absent + away) <= set(roster.pupils), "unknown-pupil", "away, but not in the roster")
    present = in_byte_order(set(roster.pupils) - set(absent))
    demand(len(present) >= (1 if odd == "adult" else 2), "too-few", "%d present" % len(present))
    return present, [p for p in away if p in present]


def read_request(value):
    value = object_of(value, "request")
    demand(value.get("version") == 1, "value", "version")
    demand(value.get("ask", "pair") == "pair", "value", "ask")
    demand(isinstance(value.get("fresh", False), bool), "value", "fresh")
    today, roster = day_number(value.get("date")), read_roster(value.get("roster"))
    history = read_history(value.get("history", {}), today)
    policy = read_policy(value.get("policy", {}), roster)
    present, away = read_present(value, roster, policy.odd)
    return SimpleNamespace(today=today, roster=roster, history=history, policy=policy, present=present, away=away,
                           seed=seed_of(value.get("seed")), fresh=value.get("fresh", False))
