# SPDX-License-Identifier: MIT
"""Learning Partners: pairs pupils as learning partners, provably as well as a policy allows.

>>> import learning_partners as lp
>>> roster = lp.Roster([lp.Pupil(f"p{n}", attainment={"maths": 80 + 3 * n}) for n in range(1, 9)])
>>> pairing = lp.pair(roster, date="2026-11-09", seed=1)
>>> pairing.ids
(('p1', 'p3'), ('p2', 'p6'), ('p4', 'p7'), ('p5', 'p8'))
>>> history = lp.History([pairing])
>>> lp.pair(roster, history, date="2026-11-16", seed=1).costs["min_tenure"]
0

Everything runs offline, nothing depends on clock, locale or the order of a
hash: the same roster, history, policy, date and seed give the same pairing on
every machine and in every language; one seed serves many classes, rounds and
draws (:func:`derive_seed`). The C library beneath is ``_core``, which
is private.
"""

from __future__ import annotations

from . import _core, matching
from ._answers import Blossom, Certificate, Conflict, Dual, Finding, Reason, Verdict, WhyNot
from ._dyads import Exposure
from ._errors import (
    AmbiguousPupilError,
    CancelledError,
    ColumnError,
    DuplicateError,
    FileError,
    InfeasibleError,
    InternalError,
    InvalidDateError,
    InvalidValueError,
    LearningPartnersError,
    LimitError,
    NoOtherPairingError,
    ParseError,
    PolicyError,
    TooFewError,
    UnknownBandError,
    UnknownPupilError,
    UnsupportedError,
)
from ._history import History, Spell
from ._many import pair_many
from ._pupil import Pupil
from ._round import Feedback, Round
from ._rule import Rule
from ._scale import BandScale
from ._pairing import Pairing, Partnership, check, cover, pair
from ._policy import SETTINGS, TIERS, Policy, Setting
from ._request import Request
from ._roster import Roster
from ._seed import derive, derive_seed
from ._simulate import Simulation, simulate

__version__: str = _core.version()


def pair_json(request: str) -> str:
    """Pairs from JSON to JSON; an error comes as an answer, too, and is not raised."""
    return _core.pair_json(request)


def check_json(request: str, answer: str) -> str:
    """Checks from JSON to JSON."""
    return _core.check_json(request, answer)


__all__ = [
    "AmbiguousPupilError",
    "BandScale",
    "Blossom",
    "CancelledError",
    "Certificate",
    "ColumnError",
    "Conflict",
    "Dual",
    "DuplicateError",
    "Exposure",
    "Feedback",
    "FileError",
    "Finding",
    "History",
    "InfeasibleError",
    "InternalError",
    "InvalidDateError",
    "InvalidValueError",
    "LearningPartnersError",
    "LimitError",
    "NoOtherPairingError",
    "Pairing",
    "ParseError",
    "Partnership",
    "Policy",
    "PolicyError",
    "Pupil",
    "Reason",
    "Verdict",
    "Request",
    "Roster",
    "Round",
    "Rule",
    "SETTINGS",
    "Setting",
    "Simulation",
    "Spell",
    "TIERS",
    "TooFewError",
    "UnknownBandError",
    "UnknownPupilError",
    "UnsupportedError",
    "WhyNot",
    "__version__",
    "check",
    "check_json",
    "cover",
    "derive",
    "derive_seed",
    "matching",
    "pair",
    "pair_json",
    "pair_many",
    "simulate",
]
