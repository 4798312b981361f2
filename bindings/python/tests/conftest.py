# SPDX-License-Identifier: MIT
"""Fixtures that several tests share."""

from __future__ import annotations

import os
import pathlib
import signal

# What the C library says of a caller's fault ends the tests: no binding can reach one.
os.environ["G_DEBUG"] = "fatal-criticals"

import pytest
from hypothesis import HealthCheck, settings

import learning_partners as lp

ROOT = pathlib.Path(__file__).resolve().parents[3]

# A shell that starts the tests in the background has interrupts ignored, and Python leaves that as it is.
signal.signal(signal.SIGINT, signal.default_int_handler)

settings.register_profile(
    "suite", max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("suite")


def make_class(n: int, *, first: int = 80, step: int = 3) -> lp.Roster:
    """A class of n pupils p1 … pn, each a step better than the one before."""
    return lp.Roster([lp.Pupil(f"p{i}", f"Pupil {i}", attainment={"maths": first + step * i}) for i in range(1, n + 1)])


@pytest.fixture
def eight() -> lp.Roster:
    return make_class(8)


@pytest.fixture
def root() -> pathlib.Path:
    return ROOT
