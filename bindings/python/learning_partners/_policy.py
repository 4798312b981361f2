# SPDX-License-Identifier: MIT
"""Policies: strategy, tenure window, cooldown, weights and the order of the tiers."""

from __future__ import annotations

import json
import operator
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple, Union

from . import _core
from ._errors import PolicyError
from ._pupil import Pupil

#: The tiers below must, in the default order, and chance.
TIERS = tuple(_core.Policy.tier_name(index) for index in range(_core.Policy.n_tiers()))


class Setting(NamedTuple):
    """What a setting of a policy is called, takes and means.

    Attributes
    ----------
    name : str
        As :class:`Policy` and JSON call it.
    kind : {"number", "choice", "set", "order", "window", "text", "names", "weights"}
        What it takes: a whole number, one of its words, any of them, each of
        them once, two whole numbers, a text, names, whole numbers by name.
    unit : str or None
        What a whole number counts.
    least, most : int
        The bounds of its whole numbers; 0 and 0 where it has none.
    default : str or None
        As text; ``None`` where it is left open.
    words : tuple of str
        What there is to choose from.
    meaning : str
        A line of English.

    Examples
    --------
    >>> [setting.name for setting in SETTINGS if setting.unit == "rounds"]
    ['cooldown_rounds']
    """

    name: str
    kind: str
    unit: str | None
    least: int
    most: int
    default: str | None
    words: tuple[str, ...]
    meaning: str


def _setting(index: int) -> Setting:
    core = _core.Policy
    return Setting(
        core.setting_name(index),
        core.setting_kind(index),
        core.setting_unit(index),
        core.setting_least(index),
        core.setting_most(index),
        core.setting_default(index),
        tuple(core.setting_word(index, word) for word in range(core.setting_n_words(index))),
        core.setting_meaning(index),
    )


#: The settings of a policy, as the library lists them.
SETTINGS = tuple(_setting(index) for index in range(_core.Policy.n_settings()))
_BY_NAME = {setting.name: setting for setting in SETTINGS}

CostFunction = Callable[[Pupil, Pupil], int]
PolicyLike = Union["Policy", str]
Gap = tuple[Union[int, None], Union[int, None]]
GapLike = Union[tuple[Union[int, None], Union[int, None]], Mapping[str, int]]


def _whole(name: str, value: Any) -> int:
    """Takes a whole number of any kind (numpy's too) that fits the core."""
    try:
        number = operator.index(value)
    except TypeError:
        raise PolicyError(f"{name} is a whole number, not {value!r}") from None
    if isinstance(value, bool) or abs(number) >= 2**31:
        raise PolicyError(f"{name} is a whole number in range, not {value!r}")
    return number


def _words(name: str, words: Iterable[str]) -> str:
    """Takes words that a setting knows, or one, as the core has them."""
    found = [words] if isinstance(words, str) else list(words)
    setting = _BY_NAME[name]
    for word in found:
        if word not in setting.words:
            raise PolicyError(f"{name} ({setting.meaning}) may list {', '.join(setting.words)}, not {word!r}")
    return " ".join(found)


def _names(name: str, names: Iterable[str]) -> list[str]:
    """Takes names of attributes, or one."""
    found = [names] if isinstance(names, str) else list(names)
    for each in found:
        if not isinstance(each, str):
            raise PolicyError(f"{name} lists names of attributes, not {each!r}")
    return found


def _sides(gap: Any) -> Gap:
    """Takes the window of a gap apart."""
    if isinstance(gap, Mapping):
        unknown = set(gap) - {"min", "max"}
        if unknown:
            raise PolicyError(f"A gap has min and max, not {', '.join(map(repr, unknown))}")
        sides = (gap.get("min"), gap.get("max"))
    elif isinstance(gap, (tuple, list)) and len(gap) == 2:
        sides = (gap[0], gap[1])
    else:
        raise PolicyError(f'A gap is (min, max) or {{"min": …, "max": …}}, not {gap!r}')
    least, most = (None if side is None else _whole("gap", side) for side in sides)
    return least, most


class Policy:
    """What makes a good pairing. Immutable.

    Parameters
    ----------
    strategy : str
        What a good gap is: "mixed" (from a sixth to two thirds of the class),
        "mixed-fold" (first with last), "mixed-half" (top of the upper half with
        top of the lower), "mixed-near" (one band apart), "matched" (at most a
        sixth of the class), "nearest" (nearest ranks), "tutor" (as mixed, a
        tutor in each), "random" (no gap preferred), "uniform" (every allowed
        pairing equally likely).
    subject : str, optional
        Whose attainment; by default the roster's only one.
    gap : (int or None, int or None), or mapping of "min" and "max", optional
        A window of your own for the gap, in whole ranks, for the strategies
        that have one (mixed, matched and tutor). ``None``, or a side left out,
        leaves it open.
    rhythm : {"day", "week", "fortnight", "three-weeks", "half-term"}, optional
        How often partners change: sets the next three together. A fortnight is
        the default.
    round_days : int, optional
        How many days a round is expected to run; by default by rhythm: 7 (for
        "day" 1).
    min_tenure_days, max_tenure_days : int, optional
        The window in which a partnership may end; by default by rhythm: 1 and 1,
        7 and 7, 14 and 28, 21 and 35, 35 and 56.
    slack_days : int
        By how many days a limit may be missed.
    cooldown_rounds : int, optional
        Rounds before two former partners are partnered again; by default by
        class size and strategy.
    between : {"change", "stay"}
        Whether partners inside the window change at a new round.
    hard : iterable of {"max_tenure", "min_tenure"}
        Limits that are must rules.
    order : iterable of str, optional
        The tiers, strongest first: each of ``TIERS`` but chance, once.
    must_match, must_differ : iterable of str, optional
        Attributes in which partners must be alike, or must not be; who lacks the
        attribute may work with anyone.
    weights : mapping of str to int, optional
        Of the tier wishes: "friends", "prefer", a word of feedback, or an
        attribute that two pupils both have. A weight below 0 makes likeness
        welcome.
    odd : {"three", "adult"}
        What to do with an odd number present.
    cost : callable, optional
        Your own strategy: takes two pupils, gives an integer cost from 0 to
        10**12. Called once for each pair, in order of the ids. What it raises
        comes out of :func:`pair` as it is.

    Raises
    ------
    PolicyError
        Names the setting that is wrong.

    Examples
    --------
    >>> Policy("matched", max_tenure_days=21)
    Policy('matched', max_tenure_days=21)
    >>> Policy(gap=(3, None), must_differ=["gender"], weights={"house": -2}).gap
    (3, None)
    >>> Policy(rhythm="half-term").max_tenure_days
    56
    >>> Policy().order[0]
    'max_tenure'
    """

    __slots__ = ("_core", "_cost")
    _cost: CostFunction | None

    def __init__(
        self,
        strategy: str = "mixed",
        *,
        subject: str | None = None,
        gap: GapLike | None = None,
        rhythm: str | None = None,
        round_days: int | None = None,
        min_tenure_days: int | None = None,
        max_tenure_days: int | None = None,
        slack_days: int = 3,
        cooldown_rounds: int | None = None,
        between: str = "change",
        hard: Iterable[str] = (),
        order: Iterable[str] | None = None,
        must_match: Iterable[str] = (),
        must_differ: Iterable[str] = (),
        weights: Mapping[str, int] | None = None,
        odd: str = "three",
        cost: CostFunction | None = None,
    ) -> None:
        core = self._core = _core.Policy()
        self._cost = cost
        core.set_setting("strategy", strategy)
        core.set_subject(subject)
        if rhythm is not None:
            core.set_rhythm(rhythm)
        self._set_window(min_tenure_days, max_tenure_days)
        self._set_numbers(round_days=round_days, slack_days=slack_days, cooldown_rounds=cooldown_rounds)
        core.set_setting("between", between)
        core.set_setting("hard", _words("hard", hard))
        if order is not None:
            core.set_setting("order", _words("order", [tier for tier in order if tier != "chance"]))
        for attribute in _names("must_match", must_match):
            core.add_must_match(attribute)
        for attribute in _names("must_differ", must_differ):
            core.add_must_differ(attribute)
        for name, weight in (weights or {}).items():
            core.set_weight(name, _whole(f"the weight {name}", weight))
        core.set_setting("odd", odd)
        if cost is not None:
            self._set_cost(cost, strategy)
        if gap is not None:
            self._set_gap(gap)

    def _set_window(self, least: int | None, most: int | None) -> None:
        if least is not None or most is not None:
            core = self._core
            core.set_tenure_window(
                core.number("min_tenure_days") if least is None else _whole("min_tenure_days", least),
                core.number("max_tenure_days") if most is None else _whole("max_tenure_days", most),
            )

    def _set_numbers(self, **numbers: int | None) -> None:
        for name, value in numbers.items():
            if value is None:
                continue
            number = _whole(name, value)
            setting = _BY_NAME[name]
            if setting.default is None and number < setting.least:
                raise PolicyError(f"{name} is {setting.least} to {setting.most}, or None for the default, not {number}")
            self._core.set_number(name, number)

    def _set_gap(self, gap: GapLike) -> None:
        least, most = _sides(gap)
        if any(side is not None and side < 0 for side in (least, most)):
            raise PolicyError(f"A gap is 0 or more ranks, not {gap!r}: None leaves a side open")
        self._core.set_gap(-1 if least is None else least, -1 if most is None else most)
        # Whether strategy and gap go together is the request's to say; better now than then.
        _core.Request(_core.Roster(), None, self._core, 0, 0)

    def _set_cost(self, cost: CostFunction, strategy: str) -> None:
        if strategy != "mixed":
            raise PolicyError(f'A cost of your own takes the place of the strategy "{strategy}": give one of them')

        def of_cores(a: _core.Pupil, b: _core.Pupil) -> int:
            return int(cost(Pupil._wrap(a), Pupil._wrap(b)))

        self._core.set_cost(of_cores)

    @classmethod
    def _wrap(cls, core: _core.Policy) -> Policy:
        policy = cls.__new__(cls)
        policy._core = core
        policy._cost = None
        return policy

    @classmethod
    def of(cls, policy: PolicyLike | None) -> Policy:
        """Takes a policy, the name of a strategy, or ``None`` for the default."""
        if policy is None:
            return cls()
        return policy if isinstance(policy, Policy) else cls(policy)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Policy:
        """Makes a policy of a mapping in the JSON form."""
        return cls._wrap(_core.Policy.from_json(json.dumps(data)))

    def to_dict(self) -> dict[str, Any]:
        """Gives the settings that differ from the defaults, as :class:`Policy` takes them."""
        values = {name: getattr(self, name) for name in _BY_NAME}
        changed = {name: value for name, value in values.items() if value != _DEFAULTS[name]}
        if self.gap is not None:
            changed["gap"] = {name: side for name, side in zip(("min", "max"), self.gap) if side is not None}
        if self._cost is not None:
            changed.pop("strategy", None)
            changed["cost"] = self._cost
        return changed

    def replace(self, **changes: Any) -> Policy:
        """Gives a policy with some settings replaced."""
        settings = self.to_dict()
        if "strategy" in changes:
            settings.pop("cost", None)
        if changes.get("cost") is not None:
            settings.pop("strategy", None)
        if changes.get("rhythm") is not None:
            for name in ("round_days", "min_tenure_days", "max_tenure_days"):
                settings.pop(name, None)
        return Policy(**{**settings, **changes})

    def _word(self, name: str) -> str:
        return self._core.setting(name) or ""

    @property
    def strategy(self) -> str:
        """What a good gap is; "custom" where the cost is your own."""
        return self._word("strategy")

    @property
    def subject(self) -> str | None:
        """Whose attainment; ``None`` for the roster's only one."""
        return self._core.setting("subject")

    @property
    def gap(self) -> Gap | None:
        """The window of your own, in ranks, ``None`` for an open side; ``None`` for the strategy's."""
        if not self._core.has_gap():
            return None
        sides = (self._core.gap_min(), self._core.gap_max())
        least, most = (None if side < 0 else side for side in sides)
        return least, most

    @property
    def rhythm(self) -> str | None:
        """How often partners change; ``None`` where days were set by themselves."""
        return self._core.rhythm()

    @property
    def round_days(self) -> int:
        """How many days a round is expected to run."""
        return self._core.number("round_days")

    @property
    def min_tenure_days(self) -> int:
        """No partnership ends sooner."""
        return self._core.number("min_tenure_days")

    @property
    def max_tenure_days(self) -> int:
        """No partnership runs longer."""
        return self._core.number("max_tenure_days")

    @property
    def slack_days(self) -> int:
        """By how many days a limit may be missed."""
        return self._core.number("slack_days")

    @property
    def cooldown_rounds(self) -> int | None:
        """Rounds before two former partners meet again; ``None`` for the default."""
        rounds = self._core.number("cooldown_rounds")
        return None if rounds < 0 else rounds

    @property
    def between(self) -> str:
        """Whether partners inside the window "change" or "stay"."""
        return self._word("between")

    @property
    def hard(self) -> tuple[str, ...]:
        """Limits that are must rules."""
        return tuple(self._word("hard").split())

    @property
    def order(self) -> tuple[str, ...]:
        """The tiers, strongest first, without chance, which always comes last."""
        return tuple(self._word("order").split())

    @property
    def must_match(self) -> tuple[str, ...]:
        """Attributes in which partners must be alike."""
        return tuple(self._core.must_match(index) for index in range(self._core.n_must_match()))

    @property
    def must_differ(self) -> tuple[str, ...]:
        """Attributes in which partners must not be alike."""
        return tuple(self._core.must_differ(index) for index in range(self._core.n_must_differ()))

    @property
    def weights(self) -> dict[str, int]:
        """Weights that are set, or have a default other than 0."""
        names = [self._core.weight_name(index) for index in range(self._core.n_weights())]
        return {name: self._core.weight(name) for name in names}

    @property
    def odd(self) -> str:
        """What to do with an odd number present: "three" or "adult"."""
        return self._word("odd")

    @property
    def cost(self) -> CostFunction | None:
        """Your own cost."""
        return self._cost

    def _key(self) -> tuple[Any, ...]:
        return (*(getattr(self, name) for name in _BY_NAME), self._cost)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Policy):
            return NotImplemented
        return self._key() == other._key()

    def __hash__(self) -> int:
        return hash((self.strategy, self.subject, self.order, self.odd, self.between))

    def __repr__(self) -> str:
        changed = self.to_dict()
        parts = [repr(self.strategy)] if self._cost is None else []
        parts += [f"{name}={value!r}" for name, value in changed.items() if name != "strategy"]
        return f"Policy({', '.join(parts)})"

    def __copy__(self) -> Policy:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Policy:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return (_make_policy, (self.to_dict(),))


_DEFAULTS = {name: getattr(Policy(), name) for name in _BY_NAME}


def _make_policy(settings: dict[str, Any]) -> Policy:
    return Policy(**settings)
