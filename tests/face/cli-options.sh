#!/bin/sh
# SPDX-License-Identifier: MIT
# Every verb and every long option of the command stands in the manual page
# and in the shell completion, and neither knows one that is not there; the
# completion offers for the options of a policy the words that the command takes.
#
#   cli-options.sh PARTNERS SOURCE
set -eu
. "$(dirname "$0")/../support/tap.sh"
partners=$1 source=$2
manual=$source/examples/cli/partners.1
completion=$source/examples/cli/partners.bash
LC_ALL=C
export LC_ALL

# equals NAME EXPECTED FOUND
equals ()
{
  if [ "$2" = "$3" ]; then
    pass "$1"
  else
    printf 'expected:\n%s\nfound:\n%s\n' "$2" "$3" >"$out"
    fail "$1" 'these differ'
  fi
}

words () { grep -oE -- "$1" | sort -u; }

verbs=$("$partners" help | sed -n '/^Verbs:/,/^$/s/^  \([a-z][a-z]*\)  *[A-Z].*/\1/p' | sort)
options=$(
  { "$partners" --help; for verb in $verbs; do "$partners" help "$verb"; done; } \
    | words '--[a-z][a-z-]+')
[ "$(echo "$verbs" | wc -l)" -ge 4 ] || { echo 'Bail out! the help lists no verbs'; exit 1; }

equals 'the manual page has a heading for each verb' "$verbs" \
  "$(sed -n '/^\.SH VERBS/,/^\.SH OPTIONS/{/^\.TP/{n;s/^\.B //p;};}' "$manual" | sort)"
equals 'the completion offers each verb' "$verbs" \
  "$(sed -n "s/.*-W '\(pair [a-z ]*\) --help --version'.*/\1/p" "$completion" | tr ' ' '\n' | sort)"
equals 'the manual page describes each option' "$options" \
  "$(sed -n '/^\.SH OPTIONS/,/^\.SH FILES/{/^\.TP/{n;s/\\-/-/g;p;};}' "$manual" | words '--[a-z][a-z-]+')"
equals 'the completion offers each option' "$options" \
  "$(sed -n "/local input=/,/local words=/p; /--version/p" "$completion" | words '--[a-z][a-z-]+')"
# What the command says that it takes instead of a word that it does not know.
printf 'id,name\na,A\nb,B\n' >"$work/class.csv"
"$partners" new "$work/class.partners" --from "$work/class.csv" >/dev/null 2>&1
for option in strategy rhythm between odd hard; do
  equals "the completion offers the words of --$option" \
    "$("$partners" policy --file "$work/class.partners" "--$option" x 2>&1 >/dev/null | tr -d ',\n' \
      | sed 's/.*(\(.*\))$/\1/; s/.* is neither \(.*\) nor \(.*\)\.$/\1 \2/; s/.* is none of \(.*\)\.$/\1/')" \
    "$(sed -n "s/.*--$option) words='\(.*\)' ;;/\1/p" "$completion")"
done
equals 'the completion is a valid script' '' "$(bash -n "$completion" 2>&1)"
for verb in $verbs; do
  equals "help $verb and $verb --help say the same" "$("$partners" help "$verb")" "$("$partners" "$verb" --help)"
done
finish
