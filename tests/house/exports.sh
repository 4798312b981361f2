#!/bin/sh
# SPDX-License-Identifier: MIT
# Guarantees that a library exports what its headers declare, and nothing else,
# whatever kind of symbol it is.
#
#   exports.sh SOURCE LIBRARY [HEADER…]      lp-NOUN.h; by default all but what is of another library
set -u
. "$(dirname "$0")/../support/tap.sh"
folder=$1/include/learning-partners library=$2; shift 2
[ $# -gt 0 ] || set -- $(cd "$folder" && ls lp-*.h | grep -v '^lp-pdf\.h$')
cd "$folder" || exit 1

grep -hA8 'LP_AVAILABLE_IN' "$@" | grep -oE '\blp_[a-z0-9_]+ \(' | tr -d ' (' | sort -u >"$work/declared"
# Of nm's kinds only A is no symbol of ours: the name of the version that they all have.
nm -D --defined-only "$library" | awk '$2 != "A" { sub (/@.*/, "", $3); print $3 }' | sort -u >"$work/exported"
expect 'the library exports something' [ -s "$work/exported" ]
comm -13 "$work/declared" "$work/exported" >"$out"
expect 'the library exports nothing that no header declares' [ ! -s "$out" ]
# Declarations of callbacks look like functions to grep, so only names that headers mark count.
sed -n '/LP_AVAILABLE_IN/{n;p}' "$@" | grep -oE '\blp_[a-z0-9_]+ ' | tr -d ' ' | sort -u >"$work/marked"
comm -23 "$work/marked" "$work/exported" >"$out"
expect 'the library exports all that the headers declare' [ ! -s "$out" ]
finish
