#!/bin/sh
# SPDX-License-Identifier: MIT
# "Is exactness worth it?": builds, lets simple methods and the library live
# through the same school years, and writes all figures to tests/bench/worth.md
# and the most telling ones between the markers of README.md.
#
#   sh tests/bench/worth.sh [BUILD-FOLDER]
set -eu
cd "$(dirname "$0")/../.."
build=${1:-build}
page=tests/bench/worth.md

[ -e "$build/build.ninja" ] || meson setup "$build" >/dev/null
ninja -C "$build" tests/bench/lp-bench-worth >/dev/null
tables=$(mktemp)
trap 'rm -f "$tables" "$tables.excerpt" "$tables.readme"' EXIT
"$build/tests/bench/lp-bench-worth" tests >"$tables"

{
  cat tests/bench/worth-head.md
  cat "$tables"
} >"$page"

# The paragraph of worth-head.md that begins so.
paragraph ()
{
  awk -v begin="$1" 'BEGIN { RS = "" } index ($0, begin) == 1' tests/bench/worth-head.md
}

# Fewer columns: method, rounds broken, cut short, repeats within cooldown, turns apart, strategy, gaps, partners met, time.
{
  paragraph 'The methods:'
  awk -F '|' '/^\|/ { print "|" $2 "|" $3 "|" $5 "|" $10 "|" $14 "|" $8 "|" $12 "|" $13 "|" $15 "|"; next } { print }' \
    "$tables"
  echo
  paragraph 'What they say.'
  echo
  echo 'All tiers: [tests/bench/worth.md](tests/bench/worth.md).'
} >"$tables.excerpt"

# Puts the excerpt between the markers, which stay.
if grep -q '^<!-- worth:begin -->$' README.md && grep -q '^<!-- worth:end -->$' README.md; then
  awk -v excerpt="$tables.excerpt" '
    $0 == "<!-- worth:end -->" { inside = 0 }
    !inside { print }
    $0 == "<!-- worth:begin -->" { inside = 1; while ((getline line < excerpt) > 0) print line }
  ' README.md >"$tables.readme"
  cat "$tables.readme" >README.md
fi
cat "$page"
