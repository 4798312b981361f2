#!/bin/sh
# SPDX-License-Identifier: MIT
# Installs what the build needs, builds, and shows half a term of learning partners.
set -eu
cd "$(dirname "$0")/.."
. examples/packages.sh

# shellcheck disable=SC2086 # a list of words
install_packages $build_packages
meson=$(find_meson)

build=${LP_BUILD:-build-demo}
mkdir -p "$build"
build=$(cd "$build" && pwd)
log=$build/demo.log
[ -e "$build/build.ninja" ] || $meson setup "$build" -Dtests=false -Djson=enabled -Dcli=enabled >"$log" 2>&1 \
  || { cat "$log" >&2; exit 1; }
ninja -C "$build" >"$log" 2>&1 || { cat "$log" >&2; exit 1; }

exec sh examples/demo/half-term.sh "$build/examples/cli/partners" \
  "$build/examples/demo/acquaintance" "$PWD/examples/data"
