#!/bin/sh
# SPDX-License-Identifier: MIT
# The Windows build under Wine: the unit tests, every scenario answered with
# the same bytes as here, and the command on class files as a teacher uses it.
# Needs half an hour on a small machine, most of it for building GLib.
#
#     sh tests/windows.sh
#
# LP_BUILD (build) and LP_WINDOWS_BUILD (build-windows) are where the builds
# are. Ends with a line "N passed, N failed"; exit code 0 only where none failed.
set -eu
cd "$(dirname "$0")/.."
. examples/packages.sh

native=${LP_BUILD:-build}
windows=${LP_WINDOWS_BUILD:-build-windows}
mkdir -p "$native" "$windows"
native=$(cd "$native" && pwd)
windows=$(cd "$windows" && pwd)

# shellcheck disable=SC2086 # a list of words
install_packages $build_packages $test_packages wine wine64
meson=$(find_meson)
[ -e "$native/build.ninja" ] || $meson setup "$native" -Djson=enabled -Dstore=enabled -Dcli=enabled
ninja -C "$native" examples/cli/partners tests/properties/pair-lines
LP_WINDOWS_TESTS=true sh examples/windows/build.sh "$windows"

WINEPREFIX=$windows/wine WINEDEBUG=-all WINEPATH="$windows/prefix/bin;$windows/library/lib;/usr/x86_64-w64-mingw32/lib"
export WINEPREFIX WINEDEBUG WINEPATH
unset DISPLAY
mkdir -p "$WINEPREFIX"
# Before the prefix is made: beside a server that is still making it, another cannot be asked to stay.
wineserver -p
wine wineboot --init >/dev/null 2>&1
trap 'wineserver -k' EXIT
trap 'exit 1' INT TERM

passed=0 failed=0
# count FILE: what a run says in TAP.
count ()
{
  passed=$((passed + $(grep -c '^ok ' "$1" || true)))
  failed=$((failed + $(grep -c '^not ok ' "$1" || true)))
}

# The command as the scripts call it; killed, it dies as a program on Windows would.
partners=$windows/partners
printf '#!/bin/sh\nexec wine "%s/learning-partners/partners.exe" "$@"\n' "$windows" >"$partners"
chmod +x "$partners"

# What a script of the suite says of the command; twenty minutes are a failure.
script ()
{
  name=$1; shift
  status=0
  LP_TEST_SYSTEM=windows LC_ALL=C.UTF-8 timeout 1200 "$@" >"$windows/$name.tap" 2>&1 </dev/null || status=$?
  before=$failed
  count "$windows/$name.tap"
  if [ "$status" -ne 0 ] && [ "$failed" -eq "$before" ]; then
    failed=$((failed + 1))
  fi
  echo "$name: $(grep -c '^ok ' "$windows/$name.tap" || true) passed, $(grep -c '^not ok ' "$windows/$name.tap" || true) failed"
  grep -A3 '^not ok ' "$windows/$name.tap" || true
}

script scenarios python3 tests/face/same-answers.py tests/scenarios "$native/tests/properties/pair-lines" \
  "wine $windows/library/tests/properties/pair-lines.exe" "$native/examples/cli/partners" "$partners"
script cli-names sh tests/face/cli-names.sh "$partners"
script cli-output sh tests/face/cli-output.sh "$partners"
script cli-all sh tests/face/cli-all.sh "$partners"
script cli sh tests/face/cli.sh "$partners" "$PWD"
script cli-class sh tests/face/cli-class.sh "$partners" "$PWD"
script cli-year sh tests/face/cli-year.sh "$partners" "$PWD"
script cli-kills python3 tests/face/cli-kills.py "$partners" 20

# The short unit tests, as meson lists them; those that count for minutes mean the same on every system.
short_tests ()
{
  python3 -c 'import json, sys
for test in json.load(open(sys.argv[1])):
    suites = {suite.split(":")[-1] for suite in test["suite"]}
    if "unit" in suites and "long" not in suites:
        print(test["cmd"][-1])' "$windows/library/meson-info/intro-tests.json"
}

CK_TAP_LOG_FILE_NAME=- CK_VERBOSITY=silent LP_TEST_DATA=$PWD/tests
export CK_TAP_LOG_FILE_NAME CK_VERBOSITY LP_TEST_DATA
for program in $(short_tests); do
  script "$(basename "$program" .exe)" wine "$program"
done

echo
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
