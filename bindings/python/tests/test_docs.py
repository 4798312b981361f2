# SPDX-License-Identifier: MIT
"""Guarantees that the examples in the docstrings are true, and that
everything public has a docstring."""

from __future__ import annotations

import doctest
import importlib
import inspect
import pathlib
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


def test_readme(root: pathlib.Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The Python example of the README runs, and begins as the C example beside it ends."""
    text = (root / "README.md").read_text(encoding="utf-8")
    code = text.split("```python\n", 1)[1].split("```", 1)[0]
    exec(compile(code, "README.md", "exec"), {})
    printed = capsys.readouterr().out.splitlines()
    assert printed[:3] == ["Amira & Eve", "Ben & Dee", "Cal & Finn"]
    assert len(printed) == 3 + 1 + 6


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
