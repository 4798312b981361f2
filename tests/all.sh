#!/bin/sh
# SPDX-License-Identifier: MIT
# Everything, the long runs included, one after the other, and one table of
# what came out. Hours on a small machine, so it can be interrupted: a step that
# was good on the very same files, with the same settings, is not run again.
#
#     sh tests/all.sh [--again] [STEP…]
#
#     suite      with sanitizers, valgrind and Python: tests/run.sh
#     whole      all cases of what tries a quarter of them in the suite
#     valgrind   all unit tests
#     threads    under the thread sanitizer
#     features   each feature left out alone
#     embedding  the library as installed
#     web        the browser page
#     windows    built here, run under Wine
#     campaign   LP_YEARS school years (5000)
#     fuzz       LP_FUZZ_SECONDS for each target (600)
#     mutants    LP_MUTANTS of them (300)
#
# All of them by default; --again runs what was good before, too. What each step
# says is kept in LP_BUILD (build), as all/STEP.log, and what came out as
# all/STEP. Exit code 0 only where every step is good.
set -eu
cd "$(dirname "$0")/.."
. examples/packages.sh
. tests/support/builds.sh

again=false
[ "${1:-}" != --again ] || { again=true; shift; }
steps=${*:-suite whole valgrind threads features embedding web windows campaign fuzz mutants}
years=${LP_YEARS:-5000} fuzz_seconds=${LP_FUZZ_SECONDS:-600} mutants=${LP_MUTANTS:-300}
build=${LP_BUILD:-build}
mkdir -p "$build"
build=$(cd "$build" && pwd)
kept=$build/all
mkdir -p "$kept"
LP_BUILD=$build
export LP_BUILD

run_suite ()
{
  sh tests/run.sh
}

run_whole ()
{
  LP_WHOLE=1
  export LP_WHOLE
  set_up_plain
  $meson test -C "$build" --no-rebuild --print-errorlogs --timeout-multiplier 5 $whole_tests
  set_up_sanitized
  sanitized $meson test -C "$build-asan" --no-rebuild --print-errorlogs --timeout-multiplier 20 $whole_tests
}
whole_tests='laws campaign-smoke class-file-faults cli-kills pages'

run_valgrind ()
{
  set_up_plain
  CK_FORK=no G_SLICE=always-malloc \
    $meson test -C "$build" --no-rebuild --suite unit --timeout-multiplier 60 --print-errorlogs --wrap="$valgrind_command"
}

run_threads ()
{
  [ -e "$build-tsan/build.ninja" ] || $meson setup "$build-tsan" -Dcli=disabled -Db_sanitize=thread -Db_lundef=false
  ninja -C "$build-tsan" tests/properties/test-threads
  CK_FORK=no G_SLICE=always-malloc TSAN_OPTIONS="halt_on_error=1 suppressions=$PWD/tests/threads.supp" \
    "$build-tsan/tests/properties/test-threads"
}

run_features ()
{
  sh tests/features.sh
}

# Both kinds of the library, installed, and pkg-config alone to say how to link.
run_embedding ()
{
  folder=$build-embedding
  [ -e "$folder/build.ninja" ] || $meson setup "$folder" -Ddefault_library=both -Dtests=false -Dprefix="$folder/prefix"
  ninja -C "$folder" install
  sh tests/face/embedding.sh . "$folder" cc "$folder/prefix"
}

run_web ()
{
  [ -e "$build-web/build.ninja" ] || $meson setup "$build-web" -Djson=enabled -Dcli=enabled -Dtests=false -Dweb=enabled
  ninja -C "$build-web"
  $meson test -C "$build-web" --no-rebuild --suite web --print-errorlogs
}

run_windows ()
{
  LP_WINDOWS_BUILD=$build-windows sh tests/windows.sh
}

run_campaign ()
{
  LP_BUILD=$build-campaign sh tests/campaign.sh -j "$(nproc)" "$years" 1
}

run_fuzz ()
{
  LP_FUZZ_BUILD=$build-fuzz sh tests/fuzz/run.sh "$fuzz_seconds"
}

run_mutants ()
{
  python3 tests/mutants.py --count "$mutants" --seed 1
}

# The line of a step's log that says most.
sum_up ()
{
  case $1 in
    suite|windows) grep -E '^[0-9]+ passed, [0-9]+ failed$' "$2" | tail -n 1 ;;
    whole|valgrind|web) grep -E '^(Ok|Fail|Timeout):' "$2" | tr -s ' \n' ' ' ;;
    threads) grep -E '^[0-9]+%: Checks' "$2" ;;
    embedding) echo "$(grep -c '^ok ' "$2") passed" ;;
    fuzz) grep -E '^Done' "$2" | tr '\n' ';' ;;
    mutants) grep -E '^all ' "$2" | awk '{ print $3 " of " $2 " killed, " $5 " %" }' ;;
    *) tail -n 1 "$2" ;;
  esac
}

# One number for all files that a step may depend on: those of the tree but what was built or downloaded.
number_files ()
{
  find . \( -name .git -o -name 'build*' ! -name '*.*' -type d -o -name node_modules -o -name __pycache__ -o -path "./${build#"$PWD/"}*" \) -prune \
    -o -type f -print | LC_ALL=C sort | tr '\n' '\0' | xargs -0 cksum | cksum | cut -d' ' -f1
}

# What a step was run on, and with.
name_state ()
{
  case $1 in
    campaign) echo "$files $years years" ;;
    fuzz) echo "$files $fuzz_seconds s" ;;
    mutants) echo "$files $mutants mutants" ;;
    *) echo "$files" ;;
  esac
}

# A step's record: its state, outcome, seconds, day and time, and what it came to; a line each.
was_good ()
{
  [ -e "$kept/$1" ] && [ "$(sed -n 1p "$kept/$1")" = "$(name_state "$1")" ] && [ "$(sed -n 2p "$kept/$1")" = good ]
}

show_table ()
{
  echo
  for step in $steps; do
    if [ ! -e "$kept/$step" ]; then
      printf '%-10s not run\n' "$step"
    elif [ "$(sed -n 1p "$kept/$step")" != "$(name_state "$step")" ]; then
      printf '%-10s not run on these files\n' "$step"
    else
      awk -v step="$step" '{ line[NR] = $0 } END { printf "%-10s %-5s %6d s  %s  %s\n", step, line[2], line[3], line[4], line[5] }' "$kept/$step"
    fi
  done
  total=0
  for step in $steps; do
    [ ! -e "$kept/$step" ] || [ "$(sed -n 1p "$kept/$step")" != "$(name_state "$step")" ] || total=$((total + $(sed -n 3p "$kept/$step")))
  done
  printf '%-10s %5s %6d s, of which %d s now\n' all '' "$total" $(($(date +%s) - started))
}

run_step ()
{
  echo "== $1"
  began=$(date +%s)
  outcome=good
  log=$kept/$1.log
  rm -f "$kept/$1"
  # In a shell of its own, which ends at the first command that fails.
  set +e
  (set -e; "run_$1") >"$log" 2>&1
  [ $? -eq 0 ] || outcome=BAD
  set -e
  [ "$outcome" = good ] || { failed=1; tail -n 40 "$log"; }
  printf '%s\n' "$(name_state "$1")" "$outcome" $(($(date +%s) - began)) "$(date '+%Y-%m-%d %H:%M')" "$(sum_up "$1" "$log" || true)" >"$kept/$1"
}

for step in $steps; do
  command -v "run_$step" >/dev/null || { echo "There is no step $step" >&2; exit 3; }
done
started=$(date +%s) failed=0
files=$(number_files)
trap 'show_table; exit 1' INT TERM

# shellcheck disable=SC2086 # lists of words
install_packages $build_packages $test_packages clang
install_packages "libclang-rt-$(clang -dumpversion | cut -d. -f1)-dev"
meson=$(find_meson)
for step in $steps; do
  if ! $again && was_good "$step"; then
    echo "== $step: good on these files already"
  else
    run_step "$step"
  fi
done
show_table
exit $failed
