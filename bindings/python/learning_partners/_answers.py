# SPDX-License-Identifier: MIT
"""What the library says about a pairing: reasons, conflicts, verdicts, proofs."""

from __future__ import annotations

import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from . import _core, _html
from ._policy import TIERS

if TYPE_CHECKING:
    from ._pairing import Pairing
    from ._request import Request


def numbers_of(data: bytes) -> list[int]:
    """Gives the 64-bit integers in what the core returns."""
    return memoryview(data).cast("q").tolist()


def costs_of(data: bytes) -> dict[str, int]:
    """Gives costs by tier."""
    return dict(zip(TIERS, numbers_of(data)))


@dataclass(frozen=True)
class Reason:
    """A reason, warning or finding: a code with parameters, and a sentence.

    Attributes
    ----------
    code : str
        Lower-case words joined by hyphens; stable once released.
    text : str
        An English sentence made from code and parameters.
    params : tuple of (str, int or str)
        Parameters in order; the name "pupil" may stand several times.
    """

    code: str
    text: str
    params: tuple[tuple[str, int | str], ...] = ()

    @classmethod
    def _wrap(cls, core: _core.Reason) -> Reason:
        params: list[tuple[str, int | str]] = []
        for index in range(core.n_params()):
            is_number = core.param_kind(index) == 0
            value = core.param_number(index) if is_number else core.param_text(index)
            params.append((core.param_name(index), value))
        return cls(core.code(), core.text(), tuple(params))

    @classmethod
    def _wrap_all(cls, core: _core.Reasons) -> tuple[Reason, ...]:
        return tuple(cls._wrap(core.reason(index)) for index in range(core.length()))

    @property
    def pupils(self) -> tuple[str, ...]:
        """Ids of the pupils named."""
        return tuple(str(value) for name, value in self.params if name == "pupil")

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class Conflict:
    """A set of must rules that cannot hold together; take any one away and the rest can.

    Attributes
    ----------
    rules : tuple of str
        Ids of rules (those without one are called by type and pupils); what the
        policy makes a must rule has a name that begins with ``/policy/``.
    pupils : tuple of str
        Ids of the pupils concerned.
    is_smallest : bool
        Whether no conflict with fewer rules exists (proven).
    text : str
        A sentence with the pupils' names.
    """

    rules: tuple[str, ...]
    pupils: tuple[str, ...]
    is_smallest: bool
    text: str

    @classmethod
    def _wrap(cls, core: _core.Conflict) -> Conflict:
        rules = tuple(core.rule(index) for index in range(core.n_rules()))
        pupils = tuple(core.pupil(index) for index in range(core.n_pupils()))
        return cls(rules, pupils, core.is_smallest(), core.text())

    @classmethod
    def find(cls, request: Request) -> Conflict | None:
        """Finds the conflict of a request; ``None`` where a pairing exists."""
        core = _core.Conflict.find(request._core)
        return None if core is None else cls._wrap(core)

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class Blossom:
    """An odd set of participants with a dual value, doubled, one component per tier."""

    members: tuple[int, ...]
    value: tuple[int, ...]


@dataclass(frozen=True)
class Dual:
    """A dual solution: a doubled value for each participant, one component per tier."""

    values: tuple[tuple[int, ...], ...]
    blossoms: tuple[Blossom, ...] = ()


@dataclass(frozen=True)
class Certificate:
    """The proof that a pairing is an optimum of its policy.

    Attributes
    ----------
    tiers : tuple of str
        What each component of a vector is of, the strongest first.
    radices : tuple of int
        A vector x stands for the number of mixed radix with these digits.
    participants : tuple of str or None
        Ids; ``None`` for the adult.
    duals : tuple of Dual
        One with an even number present, more where a three had to be bounded.

    Notes
    -----
    A dual solution is feasible if for each pair that may be partners
    yᵤ + yᵥ + Σ z_B ≤ c(u, v), the sum running over the blossoms that hold exactly
    one of the two; every value here is doubled. Then no pairing costs less than
    Σ yᵥ + Σ z_B. Source: J. Edmonds, Maximum matching and a polyhedron with
    0,1-vertices, Journal of Research of the NBS 69B (1965).
    """

    tiers: tuple[str, ...]
    radices: tuple[int, ...]
    participants: tuple[str | None, ...]
    duals: tuple[Dual, ...] = field(repr=False)

    @classmethod
    def _wrap(cls, core: _core.Certificate) -> Certificate:
        tiers = tuple(core.tier(index) for index in range(core.n_tiers()))
        return cls(
            tiers,
            tuple(core.radix(index) for index in range(len(tiers))),
            tuple(core.participant(index) for index in range(core.n_participants())),
            tuple(_wrap_dual(core, number, len(tiers)) for number in range(core.n_duals())),
        )

    def _to_core(self) -> _core.Certificate:
        participants = ["" if id is None else id for id in self.participants]
        core = _core.Certificate(list(self.tiers), _to_bytes(self.radices), participants)
        for dual in self.duals:
            core.add_dual(_to_bytes(number for value in dual.values for number in value))
            for blossom in dual.blossoms:
                core.add_blossom(_to_bytes(blossom.members), _to_bytes(blossom.value))
        return core


def _to_bytes(numbers: Iterable[int]) -> bytes:
    return array.array("q", numbers).tobytes()


def _chunks(numbers: Sequence[int], size: int, count: int) -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(numbers[i * size : (i + 1) * size]) for i in range(count))


def _wrap_dual(core: _core.Certificate, number: int, n_tiers: int) -> Dual:
    values = _chunks(numbers_of(core.values(number)), n_tiers, core.n_participants())
    blossoms = tuple(
        Blossom(tuple(numbers_of(core.blossom(number, index))), tuple(numbers_of(core.blossom_value(number, index))))
        for index in range(core.n_blossoms(number))
    )
    return Dual(values, blossoms)


@dataclass(frozen=True)
class Finding:
    """What the checker found: ``severity`` is "broken", "bent" or "note"."""

    severity: str
    reason: Reason

    def __str__(self) -> str:
        return f"{self.severity}: {self.reason.text}"


@dataclass(frozen=True)
class Verdict:
    """The checker's verdict on a pairing.

    Attributes
    ----------
    is_valid : bool
        Whether every must rule holds and everybody present stands in it once.
    costs : mapping of str to int
        The cost in each tier, counted by the checker.
    proof : {"none", "optimal", "invalid"}
        What the certificate proves.
    findings : tuple of Finding
        Every broken or bent rule, the gravest first.
    """

    is_valid: bool
    costs: Mapping[str, int]
    proof: str
    findings: tuple[Finding, ...]

    @classmethod
    def _wrap(cls, core: _core.Verdict) -> Verdict:
        findings = tuple(
            Finding(core.severity(index), Reason._wrap(core.finding(index))) for index in range(core.n_findings())
        )
        return cls(core.is_valid(), costs_of(core.costs()), core.proof(), findings)

    def __bool__(self) -> bool:
        return self.is_valid

    def __str__(self) -> str:
        verdict = "valid" if self.is_valid else "not valid"
        return "\n".join([f"{verdict}, proof: {self.proof}", *map(str, self.findings)])

    def _repr_html_(self) -> str:
        return _html.verdict_table(self)


@dataclass(frozen=True)
class WhyNot:
    """The answer to "why not these two?".

    Attributes
    ----------
    is_possible : bool
        Whether the must rules allow the two as partners.
    extra : mapping of str to int
        The exact extra cost in each tier; empty where it is not possible.
        Lower tiers may be negative.
    reasons : tuple of Reason
        The answer in words.
    pairing : Pairing or None
        The best pairing with the two as partners.
    """

    is_possible: bool
    extra: Mapping[str, int]
    reasons: tuple[Reason, ...]
    pairing: Pairing | None = field(repr=False)

    def __str__(self) -> str:
        return " ".join(reason.text for reason in self.reasons)


