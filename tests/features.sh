#!/bin/sh
# SPDX-License-Identifier: MIT
# Each feature of meson_options.txt left out alone: builds without a warning,
# passes the suite, and its library exports what the whole one does, so that a
# program links with any of them. And a build without tests asks for no Check.
#
#     sh tests/features.sh [FEATURE…]      json store pdf nls cli tests, by default
#
# Builds lie in LP_BUILD-without-FEATURE (build-without-FEATURE).
set -eu
cd "$(dirname "$0")/.."
. examples/packages.sh

build=${LP_BUILD:-build}
meson=$(find_meson)
[ $# -gt 0 ] || set -- json store pdf nls cli tests

# features LEFT-OUT: an option for each, enabled but the one left out and what cannot be without it. Python's module is
# off, as it is by default.
features ()
{
  for feature in json store pdf nls cli; do
    case $1:$feature in
      "$feature:$feature"|json:cli) echo "-D$feature=disabled" ;;
      *) echo "-D$feature=enabled" ;;
    esac
  done
  [ "$1" != tests ] || echo -Dtests=false
}

list_exports () { nm -D --defined-only "$1/lib/liblearning-partners.so" | awk '$2 != "A" { print $2, $3 }' | sort; }

# try_without FEATURE
try_without ()
{
  folder=$build-without-$1
  # shellcheck disable=SC2046 # a list of words
  [ -e "$folder/build.ninja" ] || $meson setup "$folder" -Dwerror=true $(features "$1")
  ninja -C "$folder"
  if [ "$1" = tests ]; then
    ! grep -q '"name": "check"' "$folder/meson-info/intro-dependencies.json"
  else
    $meson test -C "$folder" --no-rebuild --print-errorlogs --no-suite slow --timeout-multiplier 3
  fi
  list_exports "$folder" >"$folder/exports"
  [ ! -e "$build-without/exports" ] || cmp "$build-without/exports" "$folder/exports"
  mkdir -p "$build-without"
  cp "$folder/exports" "$build-without/exports"
}

rm -rf "$build-without"
for left_out in "$@"; do
  echo "== without $left_out"
  try_without "$left_out"
  echo "without $left_out: good"
done
echo "$# features left out alone: each build is good, and exports $(wc -l <"$build-without/exports") functions"
