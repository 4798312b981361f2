#!/bin/sh
# SPDX-License-Identifier: MIT
# Guarantees that each public header compiles alone, as strict C11 and as C++,
# and that the umbrella header holds all of them.
#
#   headers.sh SOURCE [HEADER…]      lp-NOUN.h; all by default
set -u
. "$(dirname "$0")/../support/tap.sh"
folder=$1/include/learning-partners; shift
[ $# -gt 0 ] || set -- $(cd "$folder" && ls ./*.h | sed 's|^\./||')
flags="-I$folder/.. $(pkg-config --cflags glib-2.0)"

for header in "$@"; do
  printf '#include <learning-partners/%s>\nint made;\n' "$header" >"$work/alone.c"
  # shellcheck disable=SC2086 # a list of words
  cc -std=c11 -Wall -Wextra -Wpedantic -Werror -fsyntax-only $flags "$work/alone.c" 2>"$err"
  report $? "$header compiles alone as C11"
  command -v c++ >/dev/null 2>&1 || continue
  # shellcheck disable=SC2086
  c++ -x c++ -std=c++17 -Wall -Wextra -Werror -fsyntax-only $flags "$work/alone.c" 2>"$err"
  report $? "$header compiles alone as C++"
done

for header in "$folder"/lp-*.h; do
  name=$(basename "$header")
  grep -q "<learning-partners/$name>" "$folder/learning-partners.h" || echo "$name"
done >"$out"
expect 'the umbrella header holds all of them' [ ! -s "$out" ]
finish
