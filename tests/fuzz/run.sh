#!/bin/sh
# SPDX-License-Identifier: MIT
# Fuzzes each target, or one, for some seconds, with clang's libFuzzer and the
# address and undefined-behaviour sanitizers:
#
#     sh tests/fuzz/run.sh SECONDS [TARGET]
#
# Starts from the corpus and from the requests of the scenarios; what is new is
# kept beside the objects, in LP_FUZZ_BUILD (build-fuzz). An input that breaks
# a target is left there too, as crash-…, and the exit code is 1. Exit code 77:
# there is no clang with libFuzzer.
set -eu
cd "$(dirname "$0")/../.."
seconds=${1:?seconds}
targets=${2:-json csv matching}
root=$PWD
build=${LP_FUZZ_BUILD:-$root/build-fuzz}
clang=${CLANG:-clang}
sanitize=address,undefined
mkdir -p "$build"

if ! echo 'int LLVMFuzzerTestOneInput (const char *d, unsigned long n) { return d == 0 && n; }' \
  | $clang -x c -fsanitize=fuzzer,$sanitize - -o "$build/probe" 2>/dev/null; then
  echo 'There is no clang with libFuzzer here: nothing is fuzzed'
  exit 77
fi

# shellcheck disable=SC2046 # lists of words
flags="-std=gnu11 -O1 -g -fno-omit-frame-pointer -fno-sanitize-recover=all -DLP_COMPILATION -Itests/fuzz -Itests/support -Iinclude -Ilib
  $(pkg-config --cflags glib-2.0 jansson)"
libs=$(pkg-config --libs glib-2.0 jansson)
export clang flags sanitize build

newest=$(find lib include tests -name '*.h' -newer "$build/stamp" 2>/dev/null | head -n 1)
[ -e "$build/stamp" ] && [ -z "$newest" ] || rm -f "$build"/*.o
touch "$build/stamp"

# The sources of the library; class files and pages are not fuzzed here.
list_sources ()
{
  find lib -name 'lp-*.c' ! -name 'lp-*-none.c' ! -path 'lib/store/*' ! -path 'lib/pages/*' ! -path 'lib/ask/*' | sort
  ls tests/fuzz/fuzz-*.c tests/matching/matching-support.c
}

# shellcheck disable=SC2016,SC2086 # expanded by the inner shell; lists of words
list_sources | xargs -P "$(nproc)" -I{} sh -c '
  object=$build/$(basename {} .c).o
  [ "$object" -nt {} ] || $clang $flags -fsanitize=fuzzer-no-link,$sanitize -c {} -o "$object"'

status=0
for target in $targets; do
  # shellcheck disable=SC2046,SC2086
  $clang -fsanitize=fuzzer,$sanitize $(find "$build" -name '*.o' ! -name 'fuzz-*.o') "$build/fuzz-$target.o" $libs -o "$build/fuzz-$target"
  found=$build/corpus-$target
  mkdir -p "$found"
  case $target in
    json) python3 tests/fuzz/seeds.py tests/scenarios "$found"; options='-max_len=6000 -timeout=60' ;;
    csv) options='-max_len=2000 -timeout=20' ;;
    *) options='-max_len=700 -timeout=20' ;;
  esac
  [ ! -e "tests/fuzz/$target.dict" ] || options="$options -dict=tests/fuzz/$target.dict"
  echo "== $target, $seconds s"
  # shellcheck disable=SC2086
  G_SLICE=always-malloc "$build/fuzz-$target" $options -max_total_time="$seconds" -rss_limit_mb=4000 -print_final_stats=1 \
    -artifact_prefix="$build/$target-" "$found" "tests/fuzz/corpus/$target" >"$build/$target.log" 2>&1 || status=1
  grep -E '^(stat::|Done|SUMMARY|Test unit written|==)|fuzz-.*: |cov:' "$build/$target.log" | grep -v '^#[0-9]*.*\(NEW\|REDUCE\|pulse\)' | tail -n 20
done
exit $status
