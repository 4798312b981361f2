#!/bin/sh
# SPDX-License-Identifier: MIT
# Everything, the long runs included, one after the other, and one table of
# what came out. Hours on a small machine.
#
#     sh tests/all.sh [STEP…]
#
# Steps: suite (with sanitizers and valgrind), valgrind (all unit tests),
# threads (under the thread sanitizer), embedding (installed), web (the browser page), windows (built
# here, run under Wine), campaign, fuzz, mutants; all of them by default.
# LP_YEARS, LP_FUZZ_SECONDS and LP_MUTANTS make the last three shorter.
# What each step says is kept in LP_BUILD (build), as all-STEP.log. Exit code 0
# only where every step is good.
set -eu
cd "$(dirname "$0")/.."
. examples/packages.sh

steps=${*:-suite valgrind threads embedding web windows campaign fuzz mutants}
build=${LP_BUILD:-build}
mkdir -p "$build"
build=$(cd "$build" && pwd)
LP_BUILD=$build
export LP_BUILD

# shellcheck disable=SC2086 # lists of words
install_packages $build_packages $test_packages clang
install_packages "libclang-rt-$(clang -dumpversion | cut -d. -f1)-dev"
meson=$(find_meson)

run_suite ()
{
  sh tests/run.sh
}

run_valgrind ()
{
  [ -e "$build/build.ninja" ] || $meson setup "$build" -Djson=enabled -Dcli=enabled
  ninja -C "$build"
  CK_FORK=no G_SLICE=always-malloc \
    $meson test -C "$build" --no-rebuild --suite unit --timeout-multiplier 60 --print-errorlogs \
    --wrap='valgrind -q --leak-check=full --errors-for-leak-kinds=definite --error-exitcode=99'
}

run_threads ()
{
  [ -e "$build-tsan/build.ninja" ] || $meson setup "$build-tsan" -Dcli=disabled -Db_sanitize=thread -Db_lundef=false
  ninja -C "$build-tsan" tests/properties/test-threads
  CK_FORK=no G_SLICE=always-malloc TSAN_OPTIONS="halt_on_error=1 suppressions=$PWD/tests/threads.supp" \
    "$build-tsan/tests/properties/test-threads"
}

run_web ()
{
  [ -e "$build-web/build.ninja" ] || $meson setup "$build-web" -Djson=enabled -Dcli=enabled -Dtests=false -Dweb=enabled
  ninja -C "$build-web"
  $meson test -C "$build-web" --no-rebuild --suite web --print-errorlogs
}

run_campaign ()
{
  LP_BUILD=$build-campaign sh tests/campaign.sh -j "$(nproc)" "${LP_YEARS:-5000}" 1
}

run_fuzz ()
{
  LP_FUZZ_BUILD=$build-fuzz sh tests/fuzz/run.sh "${LP_FUZZ_SECONDS:-600}"
}

run_mutants ()
{
  python3 tests/mutants.py --count "${LP_MUTANTS:-300}" --seed 1
}

# Both kinds of the library, installed, and pkg-config alone to say how to link.
run_embedding ()
{
  folder=$build-embedding
  [ -e "$folder/build.ninja" ] || $meson setup "$folder" -Ddefault_library=both -Dtests=false -Dprefix="$folder/prefix"
  ninja -C "$folder" install
  sh tests/face/embedding.sh . "$folder" cc "$folder/prefix"
}

run_windows ()
{
  LP_WINDOWS_BUILD=$build-windows sh tests/windows.sh
}

# The line of a step's log that says most.
sum_up ()
{
  case $1 in
    suite|windows) grep -E '^[0-9]+ passed, [0-9]+ failed$' "$2" | tail -n 1 ;;
    valgrind|web) grep -E '^(Ok|Fail|Timeout):' "$2" | tr -s ' \n' ' ' ;;
    threads) grep -E '^[0-9]+%: Checks' "$2" ;;
    fuzz) grep -E '^Done' "$2" | tr '\n' ';' ;;
    mutants) grep -E '^all ' "$2" | awk '{ print $3 " of " $2 " killed, " $5 " %" }' ;;
    *) tail -n 1 "$2" ;;
  esac
}

table=$build/all.txt
: >"$table"
failed=0
for step in $steps; do
  echo "== $step"
  began=$(date +%s)
  outcome=good
  log=$build/all-$step.log
  # In a shell of its own, which ends at the first command that fails.
  (set -e; "run_$step") >"$log" 2>&1 &
  wait $! || outcome=BAD
  [ "$outcome" = good ] || { failed=1; tail -n 40 "$log"; }
  printf '%-10s %-5s %6d s  %s\n' "$step" "$outcome" $(($(date +%s) - began)) "$(sum_up "$step" "$log" || true)" | tee -a "$table"
done

echo
cat "$table"
exit $failed
