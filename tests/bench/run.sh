#!/bin/sh
# SPDX-License-Identifier: MIT
# The matching room beside other exact codes: builds what is installed of them
# (LEMON, Boost, NetworkX), lets all solve the same instances in this one run,
# checks that they agree and meet the known minimum costs, and prints medians,
# ratios to LEMON, and peak memory as Markdown.
#
#   sh tests/bench/run.sh [BUILD-FOLDER [SIZE]]
#
# SIZE is small (seconds), medium (minutes; the default) or large (up to a
# million vertices; an hour). A peer that needs more than LIMIT seconds
# (environment; 60, and 180 for large) for an instance is left out of that row,
# and of the larger instances of its family.
set -eu
cd "$(dirname "$0")/../.."
build=${1:-build}
size=${2:-medium}
[ "$size" = large ] && limit=${LIMIT:-180} || limit=${LIMIT:-60}
here=tests/bench
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

[ -e "$build/build.ninja" ] || meson setup "$build" -Dbuildtype=release >/dev/null
ninja -C "$build" tests/bench/lp-bench tests/bench/lp-bench-generate >/dev/null
generate=$build/tests/bench/lp-bench-generate

# A peer is a command; those that cannot be built or imported are named and left out.
peers=''
for peer in lemon boost; do
  if ${CXX:-c++} -O2 -DNDEBUG -o "$work/$peer" "$here/peer-$peer.cpp" 2>/dev/null; then
    peers="$peers $peer"
  else
    echo "$peer: not installed, left out" >&2
  fi
done
networkx_python=''
for python in python3 /usr/bin/python3; do
  "$python" -c 'import networkx' 2>/dev/null && networkx_python=$python && break
done
if [ -n "$networkx_python" ]; then
  peers="$peers networkx"
else
  echo "networkx: not installed, left out" >&2
fi

# run CODE ARGUMENTS…: the slow ones solve an instance once, however many repetitions are asked.
run ()
{
  code=$1 repetitions=1; shift
  [ "$code" = lemon ] || [ "$code" = ours ] || [ "$1" = --batch ] || set -- "$1" 1
  [ "$1" = --batch ] || repetitions=$2
  case $code in
    ours) timeout $((10 * limit)) "$build/tests/bench/lp-bench" "$@" ;;
    networkx) timeout "$limit" "$networkx_python" "$here/peer-networkx.py" "$@" ;;
    *) timeout $((limit * repetitions)) "$work/$code" "$@" ;;
  esac
}

# Which instances: family, n, seed and repetitions (of our own code and the quick peers).
list_instances ()
{
  awk -v size="$size" '
    BEGIN { level["small"] = 1; level["medium"] = 2; level["large"] = 3 }
    $1 != "#" && level[$5] <= level[size] { print $1, $2, $3, $4 }' "$here/optima.txt"
}

# known FAMILY N: the minimum cost.
known ()
{
  awk -v family="$1" -v n="$2" '$1 == family && $2 == n { print $6 }' "$here/optima.txt"
}

# median FILE COLUMN
median ()
{
  cut -f "$2" "$1" | sort -g | awk '{ value[NR] = $1 } END { print value[int ((NR + 1) / 2)] }'
}

# show_time SECONDS, as a cell
show_time ()
{
  awk -v s="$1" 'BEGIN {
    if (s < 1e-3) printf "%.0f µs", s * 1e6
    else if (s < 1) printf "%.3g ms", s * 1e3
    else printf "%.3g s", s }'
}

disagreements=0

# judge COST EXPECTED: the mark after a time.
judge ()
{
  [ "$1" = "$2" ] || printf ' (wrong: %s)' "$1"
}

# row TITLE SECONDS COST DIVISOR FAMILY N ARGUMENTS…: SECONDS and COST are columns of the codes' lines.
row ()
{
  title=$1 seconds=$2 cost=$3 divisor=$4 family=$5 expected=$(known "$5" "$6"); shift 6
  line="| $title |" ours='' lemon='' peak=–
  for code in ours $peers; do
    if [ -e "$work/late-$code-$family" ] || ! run "$code" "$@" >"$work/out" 2>/dev/null || [ ! -s "$work/out" ]; then
      : >"$work/late-$code-$family"
      line="$line – |"
      [ "$code" = ours ] && disagreements=$((disagreements + 1))
      continue
    fi
    time=$(median "$work/out" "$seconds" | awk -v d="$divisor" '{ print $1 / d }')
    mark=$(judge "$(median "$work/out" "$cost")" "$expected")
    line="$line $(show_time "$time")$mark |"
    if [ "$code" = ours ]; then
      ours=$time
      peak=$(awk 'END { printf "%.0f MiB", $NF / 1024 }' "$work/out")
      [ -n "$mark" ] && disagreements=$((disagreements + 1))
    fi
    [ "$code" = lemon ] && lemon=$time
  done
  ratio=$(awk -v a="${lemon:-0}" -v b="${ours:-0}" 'BEGIN { if (a > 0 && b > 0) printf "%.1f", a / b; else printf "–" }')
  echo "$line $ratio | $peak |"
}

batch_row ()
{
  "$generate" classes30 "$1" "$2" "$work/batch.bin"
  row "classes of 30, $1 different, per class" 2 4 "$1" classes30 "$1" --batch "$work/batch.bin"
}

graph_row ()
{
  "$generate" "$1" "$2" "$3" "$work/graph.bin"
  row "$1, $2" 7 8 1 "$1" "$2" "$work/graph.bin" "$4"
  rm "$work/graph.bin"
}

printf '| instance | this library |'
for peer in $peers; do printf ' %s |' "$peer"; done
printf ' LEMON / this library | peak memory |\n|---|--:|'
for peer in $peers; do printf -- '--:|'; done
printf -- '--:|--:|\n'

list_instances >"$work/list"
while read -r family n seed repetitions; do
  if [ "$family" = classes30 ]; then
    batch_row "$n" "$seed"
  else
    graph_row "$family" "$n" "$seed" "$repetitions"
  fi
done <"$work/list"

if [ "$disagreements" -gt 0 ]; then
  echo "this library failed or missed the known minimum in $disagreements rows" >&2
  exit 1
fi
