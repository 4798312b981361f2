#!/bin/sh
# SPDX-License-Identifier: MIT
# Makes a virtual environment with the package, built from this tree as pip
# builds it, and with what its tests need. What is there already stays.
# Usage: install.sh FOLDER
set -eu
venv=$1
source=$(cd "$(dirname "$0")/../../.." && pwd)

# The distribution's Python first: another on PATH may lack headers.
python=python3
[ ! -x /usr/bin/python3 ] || python=/usr/bin/python3
[ -x "$venv/bin/python" ] || $python -m venv "$venv"
pip="$venv/bin/python -m pip --disable-pip-version-check --no-input"

# shellcheck disable=SC2086 # a command of several words
$pip install -q -r "$source/bindings/python/tests/requirements.txt"
PATH=$venv/bin:$PATH
export PATH
# shellcheck disable=SC2086
$pip install -q --no-build-isolation --no-deps --force-reinstall \
  --config-settings=builddir="$venv/../build" --config-settings=setup-args=-Dbuildtype=debug "$source"
