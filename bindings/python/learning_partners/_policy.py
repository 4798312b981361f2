# SPDX-License-Identifier: MIT
"""Policies: strategy, tenure window, cooldown, weights and the order of the tiers."""

from __future__ import annotations

import json
import operator
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Union

from . import _core
from ._errors import PolicyError
from ._pupil import Pupil

#: The tiers below must, in the default order, and chance.
TIERS = (
    "max_tenure",
    "min_tenure",
    "change",
    "cooldown",
    "strategy",
    "turns",
    "repeats",
    "could",
    "chance",
)

CostFunction = Callable[[Pupil, Pupil], int]
PolicyLike = Union["Policy", str]

_HARD = ("max_tenure", "min_tenure")


def _whole(name: str, value: Any) -> int:
    """Takes a whole number of any kind (numpy's too) that fits the core."""
    try:
        number = operator.index(value)
    except TypeError:
        raise PolicyError(f"{name} is a whole number, not {value!r}") from None
    if isinstance(value, bool) or abs(number) >= 2**31:
        raise PolicyError(f"{name} is a whole number in range, not {value!r}")
    return number


class Policy:
    """What makes a good pairing. Immutable.

    Parameters
    ----------
    strategy : str
        What a good gap is: "mixed" (from a sixth to two thirds of the class),
        "mixed-fold" (first with last), "mixed-near" (one band apart), "matched",
        "tutor", "random" (no gap preferred), "uniform" (every allowed pairing
        equally likely).
    subject : str, optional
        Whose attainment; by default the roster's only one.
    round_days : int
        How many days a round is expected to run.
    min_tenure_days, max_tenure_days : int
        The window in which a partnership may end.
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
    weights : mapping of str to int, optional
        Of the tier could: "friends", a word of feedback, or an attribute that
        two pupils both have.
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
        round_days: int = 7,
        min_tenure_days: int = 14,
        max_tenure_days: int = 28,
        slack_days: int = 3,
        cooldown_rounds: int | None = None,
        between: str = "change",
        hard: Iterable[str] = (),
        order: Iterable[str] | None = None,
        weights: Mapping[str, int] | None = None,
        odd: str = "three",
        cost: CostFunction | None = None,
    ) -> None:
        core = self._core = _core.Policy()
        self._cost = cost
        core.set_strategy(strategy)
        core.set_subject(subject)
        core.set_round_days(_whole("round_days", round_days))
        core.set_tenure_window(
            _whole("min_tenure_days", min_tenure_days), _whole("max_tenure_days", max_tenure_days)
        )
        core.set_slack_days(_whole("slack_days", slack_days))
        if cooldown_rounds is not None:
            self._set_cooldown(cooldown_rounds)
        core.set_between(between)
        self._set_hard(hard)
        if order is not None:
            core.set_order([tier for tier in order if tier != "chance"])
        for name, weight in (weights or {}).items():
            core.set_weight(name, _whole(f"the weight {name}", weight))
        core.set_odd(odd)
        if cost is not None:
            self._set_cost(cost, strategy)

    def _set_cooldown(self, rounds: int) -> None:
        number = _whole("cooldown_rounds", rounds)
        if number < 0:
            raise PolicyError(f"cooldown_rounds is 0 to 1000, or None for the default, not {number}")
        self._core.set_cooldown_rounds(number)

    def _set_hard(self, hard: Iterable[str]) -> None:
        limits = [hard] if isinstance(hard, str) else list(hard)
        for limit in limits:
            if limit not in _HARD:
                raise PolicyError(f"hard may list max_tenure and min_tenure, not {limit!r}")
        self._core.set_hard("max_tenure" in limits, "min_tenure" in limits)

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
        request = {"version": 1, "roster": {"pupils": []}, "policy": data, "date": "2000-01-01"}
        return cls._wrap(_core.Request.from_json(json.dumps(request)).policy())

    def to_dict(self) -> dict[str, Any]:
        """Gives the settings that differ from the defaults, as :class:`Policy` takes them."""
        values = {name: getattr(self, name) for name in _SETTINGS}
        changed = {name: value for name, value in values.items() if value != _DEFAULTS[name]}
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
        return Policy(**{**settings, **changes})

    @property
    def strategy(self) -> str:
        """What a good gap is; "custom" where the cost is your own."""
        return self._core.strategy()

    @property
    def subject(self) -> str | None:
        """Whose attainment; ``None`` for the roster's only one."""
        return self._core.subject()

    @property
    def round_days(self) -> int:
        """How many days a round is expected to run."""
        return self._core.round_days()

    @property
    def min_tenure_days(self) -> int:
        """No partnership ends sooner."""
        return self._core.min_tenure_days()

    @property
    def max_tenure_days(self) -> int:
        """No partnership runs longer."""
        return self._core.max_tenure_days()

    @property
    def slack_days(self) -> int:
        """By how many days a limit may be missed."""
        return self._core.slack_days()

    @property
    def cooldown_rounds(self) -> int | None:
        """Rounds before two former partners meet again; ``None`` for the default."""
        rounds = self._core.cooldown_rounds()
        return None if rounds < 0 else rounds

    @property
    def between(self) -> str:
        """Whether partners inside the window "change" or "stay"."""
        return self._core.between()

    @property
    def hard(self) -> tuple[str, ...]:
        """Limits that are must rules."""
        are = (self._core.has_hard_max_tenure(), self._core.has_hard_min_tenure())
        return tuple(name for name, is_hard in zip(_HARD, are) if is_hard)

    @property
    def order(self) -> tuple[str, ...]:
        """The tiers, strongest first, without chance, which always comes last."""
        return tuple(self._core.order().split("\t"))

    @property
    def weights(self) -> dict[str, int]:
        """Weights that are set, or have a default other than 0."""
        names = [self._core.weight_name(index) for index in range(self._core.n_weights())]
        return {name: self._core.weight(name) for name in names}

    @property
    def odd(self) -> str:
        """What to do with an odd number present: "three" or "adult"."""
        return self._core.odd()

    @property
    def cost(self) -> CostFunction | None:
        """Your own cost."""
        return self._cost

    def _key(self) -> tuple[Any, ...]:
        return (*(getattr(self, name) for name in _SETTINGS), self._cost)

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


_SETTINGS = (
    "strategy",
    "subject",
    "round_days",
    "min_tenure_days",
    "max_tenure_days",
    "slack_days",
    "cooldown_rounds",
    "between",
    "hard",
    "order",
    "weights",
    "odd",
)
_DEFAULTS = {name: getattr(Policy(), name) for name in _SETTINGS}


def _make_policy(settings: dict[str, Any]) -> Policy:
    return Policy(**settings)
