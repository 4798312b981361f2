#!/bin/sh
# SPDX-License-Identifier: MIT
# Guarantees that each public header compiles alone, as strict C11 and as C++,
# that the umbrella header holds all of the core, and that the library exports
# exactly what the headers declare.
# Usage: headers.sh SOURCE_DIR LIBRARY
set -eu
source_dir=$1 library=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
flags="-I$source_dir/include $(pkg-config --cflags glib-2.0)"
number=0

report ()
{
  number=$((number + 1))
  if [ "$1" -eq 0 ]; then echo "ok $number - $2"; else echo "not ok $number - $2"; fi
}

for header in "$source_dir"/include/learning-partners/*.h; do
  name=learning-partners/$(basename "$header")
  printf '#include <%s>\nint made;\n' "$name" >"$folder/alone.c"
  status=0
  # shellcheck disable=SC2086 # a list of words
  cc -std=c11 -Wall -Wextra -Wpedantic -Werror -fsyntax-only $flags "$folder/alone.c" || status=1
  report $status "$name compiles alone as C11"
  command -v c++ >/dev/null 2>&1 || continue
  status=0
  # shellcheck disable=SC2086
  c++ -x c++ -std=c++17 -Wall -Wextra -Werror -fsyntax-only $flags "$folder/alone.c" || status=1
  report $status "$name compiles alone as C++"
done

# JSON, CSV and class files are features, so the umbrella leaves them out.
status=0
for header in "$source_dir"/include/learning-partners/lp-*.h; do
  name=$(basename "$header")
  case $name in lp-json.h|lp-csv.h|lp-class-file.h) continue ;; esac
  grep -q "<learning-partners/$name>" "$source_dir/include/learning-partners/learning-partners.h" || { echo "# $name"; status=1; }
done
report $status 'the umbrella header holds all of the core'

grep -hA8 'LP_AVAILABLE_IN' "$source_dir"/include/learning-partners/lp-*.h | grep -oE '\blp_[a-z0-9_]+ \(' | tr -d ' (' | sort -u >"$folder/declared"
nm -D --defined-only "$library" | awk '$2 ~ /[TDBR]/ { sub (/@.*/, "", $3); if ($3 !~ /^LP_/) print $3 }' | sort -u >"$folder/exported"
status=0
comm -13 "$folder/declared" "$folder/exported" | sed 's/^/# exported, not declared: /' >"$folder/surplus"
cat "$folder/surplus"
[ ! -s "$folder/surplus" ] || status=1
# Declarations of callbacks look like functions to grep, so only names that headers mark count.
sed -n '/LP_AVAILABLE_IN/{n;p}' "$source_dir"/include/learning-partners/lp-*.h | grep -oE '\blp_[a-z0-9_]+ ' | tr -d ' ' | sort -u >"$folder/marked"
comm -23 "$folder/marked" "$folder/exported" | sed 's/^/# declared, not exported: /' >"$folder/missing"
cat "$folder/missing"
[ ! -s "$folder/missing" ] || status=1
report $status 'the library exports what the headers declare'
echo "1..$number"
