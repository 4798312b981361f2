#!/bin/sh
# SPDX-License-Identifier: MIT
# The campaign: random school years, each round judged by the checker and, where
# classes are small, compared with every pairing.
#
#   sh tests/campaign.sh [-j JOBS] [YEARS [SEED]]
#
# LP_BUILD names a build directory to use; without it one is made beside the
# sources. Cases that fail are shrunk and left as JSON in the current directory.
# Ends with 0 where nothing was found, 1 otherwise.
set -eu

jobs=1
if [ "${1:-}" = -j ]; then
  jobs=$2
  shift 2
fi
years=${1:-5000}
seed=${2:-1}
root=$(cd "$(dirname "$0")/.." && pwd)
build=${LP_BUILD:-$root/build-campaign}

[ -e "$build/build.ninja" ] || meson setup "$build" "$root" -Dbuildtype=release >/dev/null
meson compile -C "$build" campaign >/dev/null

echo "Seed $seed: $years school years in $jobs parts."
logs=$(mktemp -d)
trap 'rm -rf "$logs"' EXIT
pids=
part=0
while [ "$part" -lt "$jobs" ]; do
  "$build/tests/campaign/campaign" --years "$years" --seed "$seed" --part "$part" --of "$jobs" \
    --failures "$PWD/campaign-failure" >"$logs/$part" 2>&1 &
  pids="$pids $!"
  part=$((part + 1))
done

found=0
for pid in $pids; do
  wait "$pid" || found=1
done
# Everything that is not a first or a closing line is a fault, with the file of its shrunk case.
grep -hv -e '^Seed ' -e '^counts ' "$logs"/* || true
# Each part closes with "counts NUMBER WORD NUMBER WORD …": added up word by word.
sed -n 's/^counts //p' "$logs"/* | awk -v found="$found" -v jobs="$jobs" '
  { for (i = 1; i < NF; i += 2) { if (!(($(i + 1)) in sum)) order[++n] = $(i + 1); sum[$(i + 1)] += $i } }
  END {
    for (i = 1; i <= n; i++) printf "%s%d %s", (i > 1 ? ", " : ""), sum[order[i]], order[i]
    print "."
    exit (found || NR != jobs || sum["violations"] > 0)
  }'
