#!/bin/sh
# SPDX-License-Identifier: MIT
# Everything from a fresh Debian or Ubuntu to the verdict: installs what is
# missing, builds, runs the whole suite, then again under the address and
# undefined-behaviour sanitizers, then a few unit tests under valgrind (all of
# them: tests/all.sh).
# Ends with a line "N passed, N failed"; exit code 0 only where none failed.
set -eu
cd "$(dirname "$0")/.."
. examples/packages.sh

# shellcheck disable=SC2086 # lists of words
install_packages $build_packages $test_packages $python_packages
meson=$(find_meson)

build=${LP_BUILD:-build}
mkdir -p "$build"
build=$(cd "$build" && pwd)
passed=0 failed=0

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

# setup FOLDER OPTION…: configures once, builds always.
setup ()
{
  folder=$1; shift
  mkdir -p "$folder"
  [ -e "$folder/build.ninja" ] || $meson setup "$folder" -Dwerror=true -Djson=enabled -Dstore=enabled -Dcli=enabled "$@" \
    || return 1
  ninja -C "$folder" >"$folder/build.log" 2>&1 || { cat "$folder/build.log"; return 1; }
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
  [ "$status" -eq 0 ] || grep -hA9 '^not ok' "$folder"/meson-logs/testlog*.txt || true
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
    "$venv/bin/python" -m pytest -q -p no:cacheprovider --junitxml="$junit" bindings/python/tests || true
  else
    tail -20 "$build-python/install.log"
  fi
  count "$junit"
}

make_locales
echo "== Building"
setup "$build"
suite 'The suite' "$build"

sanitized=$build-asan
# Much quicker to compile than optimised code is under the sanitizers, and not much slower to run.
if setup "$sanitized" -Doptimization=g -Db_sanitize=address,undefined -Db_lundef=false; then
  # What fontconfig keeps to the end, a command that writes a PDF cannot give back.
  G_SLICE=always-malloc ASAN_OPTIONS=detect_leaks=1:halt_on_error=1 UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1 \
    LSAN_OPTIONS=print_suppressions=0:suppressions=$PWD/tests/leaks.supp \
    suite 'The suite under address and undefined-behaviour sanitizers' "$sanitized" --timeout-multiplier 5
else
  failed=$((failed + 1))
fi

if command -v valgrind >/dev/null 2>&1; then
  CK_FORK=no G_SLICE=always-malloc \
    suite 'A few unit tests under valgrind' "$build" roster round request pairing cover why-not scenarios --timeout-multiplier 20 \
    --wrap='valgrind -q --leak-check=full --errors-for-leak-kinds=definite --error-exitcode=99'
else
  echo 'valgrind is not there: that part is left out'
fi

python_suite 'The Python package'

echo
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
