# SPDX-License-Identifier: MIT
# Read by test scripts, with "." and before they go anywhere: a folder of their own, which goes when they end, and
# results in TAP. $work is the folder; $work/folder is empty, for what is tested to work in; $out and $err are what the
# last command printed. The functions count in $n and $failed, and use $name and $code.
work=$(mktemp -d) || exit 1
trap 'chmod -R u+w "$work" 2>/dev/null; rm -rf "$work"' EXIT
trap 'exit 1' INT TERM
mkdir "$work/folder" "$work/seen"
out=$work/seen/out err=$work/seen/err
: >"$out"
: >"$err"

# The distribution's Python, where there is one.
python=/usr/bin/python3
[ -x "$python" ] || python=python3

# LP_TEST_SYSTEM=windows leaves out what only Linux and its like have (tests/windows.sh sets it).
posix () { [ "${LP_TEST_SYSTEM-posix}" = posix ]; }

n=0 failed=0
pass () { n=$((n + 1)); echo "ok $n - $1"; }
# fail NAME WHY: shows what was printed, too.
fail ()
{
  n=$((n + 1)) failed=1
  echo "not ok $n - $1"
  echo "# $2"
  head -c 2000 "$out" | sed 's/^/# out: /'
  head -c 2000 "$err" | sed 's/^/# err: /'
}
skip () { n=$((n + 1)); echo "ok $n - $1 # SKIP $2"; }
# report STATUS NAME: passes where the status is 0.
report ()
{
  if [ "$1" -eq 0 ]; then pass "$2"; else fail "$2" "status $1"; fi
}
# expect NAME TEST…: passes where the test command does.
expect ()
{
  name=$1; shift
  if "$@"; then pass "$name"; else fail "$name" "failed: $*"; fi
}
# run ARGUMENT…: the command (whose path is in $partners), without input; $code is what it ended with.
run ()
{
  code=0
  "$partners" "$@" >"$out" 2>"$err" </dev/null || code=$?
}
# The last line of a script.
finish ()
{
  echo "1..$n"
  exit $failed
}
