# SPDX-License-Identifier: MIT
"""Guarantees that the notebooks run from beginning to end, without a display,
and that each of them draws what it means to draw."""

from __future__ import annotations

import pathlib
from typing import Any

import pytest

nbclient = pytest.importorskip("nbclient")
nbformat = pytest.importorskip("nbformat")

FOLDER = pathlib.Path(__file__).resolve().parents[3] / "examples" / "notebooks"
PICTURES = {"a-term-of-a-class": 2, "mixed-against-matched": 2, "matching-engine": 0}


@pytest.mark.parametrize("name", PICTURES)
def test_notebook(name: str) -> None:
    notebook: Any = nbformat.read(FOLDER / f"{name}.ipynb", as_version=4)
    for cell in notebook.cells:
        assert not cell.get("outputs"), "notebooks are kept without what they print"
    nbclient.NotebookClient(
        notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(FOLDER)}}
    ).execute()
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    pictures = [output for output in outputs if "image/png" in output.get("data", {})]
    assert len(pictures) == PICTURES[name]
    assert not [output for output in outputs if output.output_type == "error" or output.get("name") == "stderr"]


def test_all_are_run() -> None:
    assert {path.stem for path in FOLDER.glob("*.ipynb")} == set(PICTURES)
