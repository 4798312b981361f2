# SPDX-License-Identifier: MIT
"""Guarantees that the types are right: the package and the notebooks under
``mypy --strict``, and the stub of the private module against what SWIG made."""

from __future__ import annotations

import json
import os
import pathlib
import subprocess
import sys

import pytest

pytest.importorskip("mypy")

HERE = pathlib.Path(__file__).parent


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """A folder of its own, from which the package is seen as it is installed; its cache is shared."""
    return tmp_path_factory.mktemp("types")


def run(*arguments: str, folder: pathlib.Path) -> None:
    environment = {**os.environ, "MYPY_CACHE_DIR": str(folder / "cache"), "NO_COLOR": "1"}
    done = subprocess.run(
        [sys.executable, "-m", *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def code_of(notebook: pathlib.Path) -> str:
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    lines = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    return "\n\n".join(lines) + "\n"


def test_package_and_notebooks(folder: pathlib.Path, root: pathlib.Path) -> None:
    notebooks = sorted((root / "examples" / "notebooks").glob("*.ipynb"))
    assert len(notebooks) >= 3
    for notebook in notebooks:
        (folder / f"{notebook.stem.replace('-', '_')}.py").write_text(code_of(notebook), encoding="utf-8")
    run("mypy", "--strict", *(path.name for path in folder.glob("*.py")), folder=folder)
    run("mypy", "--strict", "-p", "learning_partners", folder=folder)


def test_stub(folder: pathlib.Path) -> None:
    run(
        "mypy.stubtest",
        "learning_partners",
        "--allowlist",
        str(HERE / "stubtest-allowlist.txt"),
        "--ignore-unused-allowlist",
        "--mypy-config-file",
        str(HERE / "stubtest.ini"),
        folder=folder,
    )
