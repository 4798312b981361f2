# SPDX-License-Identifier: MIT
"""Guarantees that the examples in the docstrings are true, and that
everything public has a docstring."""

from __future__ import annotations

import doctest
import importlib
import inspect
import pkgutil
from typing import Any

import pytest

import learning_partners as lp

MODULES = [
    module.name for module in pkgutil.iter_modules(lp.__path__) if module.name not in ("_core", "_native")
]


@pytest.mark.parametrize("name", ["", *MODULES])
def test_examples(name: str) -> None:
    module = importlib.import_module(f"learning_partners.{name}" if name else "learning_partners")
    shown = {public: getattr(lp, public) for public in lp.__all__}
    result = doctest.testmod(module, extraglobs=shown, optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    assert result.failed == 0


def public_members() -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []
    for name in lp.__all__:
        value = getattr(lp, name)
        if inspect.isclass(value):
            found.append((name, value))
            found += [
                (f"{name}.{member}", getattr(value, member))
                for member, raw in vars(value).items()
                if not member.startswith("_") and (callable(raw) or isinstance(raw, (property, classmethod)))
            ]
        elif callable(value):
            found.append((name, value))
    return found


def test_everything_has_a_docstring() -> None:
    assert [name for name, value in public_members() if not inspect.getdoc(value)] == []


def test_signatures_are_real() -> None:
    """Keyword arguments have names, so that help() and completion show them."""
    for function in (lp.pair, lp.Policy, lp.Pupil, lp.Roster.from_dataframe, lp.simulate):
        parameters = inspect.signature(function).parameters.values()
        assert not any(parameter.kind is parameter.VAR_KEYWORD for parameter in parameters)
