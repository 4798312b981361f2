#!/bin/sh
# SPDX-License-Identifier: MIT
# Every verb and every long option of the command stands in the manual page
# and in the shell completion, and neither knows one that is not there.
#
#   cli-options.sh PARTNERS SOURCE
set -eu
partners=$1 source=$2
manual=$source/examples/cli/partners.1
completion=$source/examples/cli/partners.bash
LC_ALL=C
export LC_ALL

n=0 failed=0
expect ()
{
  n=$((n + 1))
  if [ "$2" = "$3" ]; then
    echo "ok $n - $1"
  else
    echo "not ok $n - $1"
    printf '# expected:\n%s\n# found:\n%s\n' "$2" "$3" | sed 's/^[^#]/# &/'
    failed=1
  fi
}

words () { grep -oE -- "$1" | sort -u; }

verbs=$("$partners" help | sed -n '/^Verbs:/,/^$/s/^  \([a-z][a-z]*\)  *[A-Z].*/\1/p' | sort)
options=$(
  { "$partners" --help; for verb in $verbs; do "$partners" help "$verb"; done; } \
    | words '--[a-z][a-z-]+')
[ "$(echo "$verbs" | wc -l)" -ge 4 ] || { echo 'Bail out! the help lists no verbs'; exit 1; }

expect 'the manual page has a heading for each verb' "$verbs" \
  "$(sed -n '/^\.SH VERBS/,/^\.SH OPTIONS/{/^\.TP/{n;s/^\.B //p;};}' "$manual" | sort)"
expect 'the completion offers each verb' "$verbs" \
  "$(sed -n "s/.*-W '\(pair [a-z ]*\) --help --version'.*/\1/p" "$completion" | tr ' ' '\n' | sort)"
expect 'the manual page describes each option' "$options" \
  "$(sed -n '/^\.SH OPTIONS/,/^\.SH FILES/{/^\.TP/{n;s/\\-/-/g;p;};}' "$manual" | words '--[a-z][a-z-]+')"
expect 'the completion offers each option' "$options" \
  "$(sed -n "/local input=/,/local words=/p; /--version/p" "$completion" | words '--[a-z][a-z-]+')"
expect 'the completion is a valid script' '' "$(bash -n "$completion" 2>&1)"
for verb in $verbs; do
  expect "help $verb and $verb --help say the same" "$("$partners" help "$verb")" "$("$partners" "$verb" --help)"
done
echo "1..$n"
exit $failed
