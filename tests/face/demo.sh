#!/bin/sh
# SPDX-License-Identifier: MIT
# The demonstration says today what it said when it was looked at last.
#
#   demo.sh PARTNERS ACQUAINTANCE SOURCE
#
# After a change that is meant to show: sh examples/demo.sh >examples/demo.expected
set -u
partners=$1 acquaintance=$2 source=$3

echo 1..1
found=$(mktemp) || exit 1
trap 'rm -f "$found"' EXIT
if sh "$source/examples/demo/half-term.sh" "$partners" "$acquaintance" "$source/examples/data" >"$found" 2>&1 \
  && cmp -s "$source/examples/demo.expected" "$found"; then
  echo 'ok 1 - the demonstration gives what is expected'
else
  echo 'not ok 1 - the demonstration gives what is expected'
  diff "$source/examples/demo.expected" "$found" | sed 's/^/# /'
  exit 1
fi
