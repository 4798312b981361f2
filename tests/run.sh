#!/bin/sh
# SPDX-License-Identifier: MIT
# Everything from a fresh Debian or Ubuntu to the verdict: installs what is
# missing, builds, runs the whole suite, then again under the address and
# undefined-behaviour sanitizers, then the short unit tests under valgrind (all
# of them: tests/all.sh), then the Python package's tests. Says how long each
# part took.
# Ends with a line "N passed, N failed"; exit code 0 only where none failed.
set -eu
cd "$(dirname "$0")/.."
. examples/packages.sh
. tests/support/builds.sh

build=${LP_BUILD:-build}
mkdir -p "$build"
build=$(cd "$build" && pwd)
passed=0 failed=0

# ends PART: notes what the part that ends here took, on the clock and of the processors.
: >"$build/parts"
ends ()
{
  times >"$build/times"
  awk -v part="$1" -v now="$(date +%s)" '
    function seconds (word) { split (word, part_of, /[ms]/); return part_of[1] * 60 + part_of[2] }
    NR == 2 { print now, seconds ($1) + seconds ($2), part }' "$build/times" >>"$build/parts"
}

# What each part took, and all together.
show_times ()
{
  awk '
    function row (part, clock, processors) { printf "%-28s %6d s %6.0f s of processor time\n", part, clock, processors }
    NR == 1 { first = $1 }
    NR > 1 { part = $0; sub (/^[^ ]* [^ ]* /, "", part); row (part, $1 - before, $2 - used) }
    { before = $1; used = $2 }
    END { row ("all", before - first, used) }' "$build/parts"
}

ends nothing
# shellcheck disable=SC2086 # lists of words
install_packages $build_packages $test_packages $python_packages
meson=$(find_meson)
ends 'installing'

# Locales for the tests that compare them, made without privilege where their sources are there.
make_locales ()
{
  command -v localedef >/dev/null 2>&1 || return 0
  mkdir -p "$build/locales"
  for locale in de_DE tr_TR; do
    [ -d "$build/locales/$locale.UTF-8" ] \
      || localedef -i $locale -f UTF-8 "$build/locales/$locale.UTF-8" >/dev/null 2>&1 || true
  done
  LOCPATH=$build/locales
  export LOCPATH
}

# Adds what a run's JUnit file counts: each case of each test.
count ()
{
  if [ ! -s "$1" ]; then
    failed=$((failed + 1))
    return
  fi
  cases=$(grep -o '<testcase' "$1" | wc -l)
  wrong=$(grep -oE '<(failure|error)[ />]' "$1" | wc -l)
  skipped=$(grep -o '<skipped' "$1" | wc -l)
  passed=$((passed + cases - wrong - skipped))
  failed=$((failed + wrong))
}

# suite TITLE FOLDER ARGUMENT…: one run of meson's tests.
suite ()
{
  title=$1 folder=$2; shift 2
  echo
  echo "== $title"
  junit=$folder/meson-logs/testlog.junit.xml
  rm -f "$folder"/meson-logs/testlog*.junit.xml
  status=0
  $meson test -C "$folder" --no-rebuild --print-errorlogs "$@" || status=$?
  # What a test program says of its failures, meson keeps in its log.
  [ "$status" -eq 0 ] || grep -hB5 -A9 '^not ok' "$folder"/meson-logs/testlog*.txt || true
  before=$failed
  for junit in "$folder"/meson-logs/testlog*.junit.xml; do
    count "$junit"
  done
  # A run that went wrong without a failed case (a timeout, a crash at the end) is a failure all the same.
  if [ "$status" -ne 0 ] && [ "$failed" -eq "$before" ]; then
    failed=$((failed + 1))
  fi
}

# python_suite TITLE: the Python package, built as pip builds it, in a virtual environment of its own.
python_suite ()
{
  echo
  echo "== $1"
  venv=$build-python/venv junit=$build-python/junit.xml
  mkdir -p "$build-python"
  rm -f "$junit"
  if sh bindings/python/tests/install.sh "$venv" >"$build-python/install.log" 2>&1; then
    ends 'building, Python'
    "$venv/bin/python" -m pytest -q -p no:cacheprovider --junitxml="$junit" bindings/python/tests || true
  else
    tail -20 "$build-python/install.log"
  fi
  count "$junit"
}

make_locales
echo "== Building"
set_up_plain
ends 'building'
suite 'The suite' "$build"
ends 'the suite'

if set_up_sanitized; then
  ends 'building, sanitized'
  sanitized suite 'The suite under address and undefined-behaviour sanitizers' "$build-asan" --timeout-multiplier 5
  ends 'the suite, sanitized'
else
  failed=$((failed + 1))
fi

if command -v valgrind >/dev/null 2>&1; then
  CK_FORK=no G_SLICE=always-malloc suite 'The short unit tests under valgrind' "$build" --suite unit --no-suite long \
    --timeout-multiplier 20 --wrap="$valgrind_command"
else
  echo 'valgrind is not there: that part is left out'
fi
ends 'valgrind'

python_suite 'The Python package'
ends 'the suite, Python'

echo
show_times
echo
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
