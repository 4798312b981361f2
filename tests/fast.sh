#!/bin/sh
# SPDX-License-Identifier: MIT
# For working: brings the build up to date and runs all tests that are quick,
# under a minute of them. Nothing is installed; tests/run.sh does that, and is
# what has to pass in the end.
#
#     sh tests/fast.sh [ARGUMENT…]
#
# ARGUMENTs go to `meson test`: names of tests, or options. LP_BUILD (build) is
# where the build is.
set -eu
cd "$(dirname "$0")/.."
. examples/packages.sh
. tests/support/builds.sh

build=${LP_BUILD:-build}
mkdir -p "$build"
build=$(cd "$build" && pwd)
meson=$(find_meson)
set_up_plain
[ $# -gt 0 ] || set -- --no-suite slow
exec $meson test -C "$build" --no-rebuild --print-errorlogs "$@"
