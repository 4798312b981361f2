# SPDX-License-Identifier: MIT
"""Puts GLib and what it needs into a wheel, with auditwheel.

auditwheel takes GLib for part of every Linux system, which it is not: servers
and containers lack it. So the list of what may be left out is read without
GLib. GLib (LGPL-2.1-or-later) stays a library of its own beside the module and
can be replaced.

Usage: repair.py WHEEL FOLDER
"""

from __future__ import annotations

import json
import pathlib
import sys
import tempfile
import zipfile

from auditwheel import main, policy
from auditwheel.libc import Libc


def policies_without_glib(folder: pathlib.Path) -> pathlib.Path:
    """Writes auditwheel's policies, less GLib."""
    policies = json.loads(pathlib.Path(policy._POLICY_JSON_MAP[Libc.GLIBC]).read_text(encoding="utf-8"))
    for each in policies:
        each["lib_whitelist"] = [name for name in each["lib_whitelist"] if not name.startswith("libglib-")]
    changed = folder / "policies.json"
    changed.write_text(json.dumps(policies), encoding="utf-8")
    return changed


def repair(wheel: str, folder: str) -> int:
    """Repairs a wheel; fails where GLib is not in it afterwards."""
    with tempfile.TemporaryDirectory() as scratch:
        policy._POLICY_JSON_MAP[Libc.GLIBC] = policies_without_glib(pathlib.Path(scratch))
        sys.argv = ["auditwheel", "repair", "--wheel-dir", folder, wheel]
        status = main.main()
    if status:
        return status
    newest = max(pathlib.Path(folder).glob("*.whl"), key=lambda path: path.stat().st_mtime)
    libraries = [name for name in zipfile.ZipFile(newest).namelist() if ".libs/lib" in name]
    print(newest.name, *libraries, sep="\n  ")
    return 0 if any("/libglib-" in name for name in libraries) else 1


if __name__ == "__main__":
    sys.exit(repair(*sys.argv[1:3]))
