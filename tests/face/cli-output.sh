#!/bin/sh
# SPDX-License-Identifier: MIT
# Whatever option names a file to write: no class file, no key of pseudonyms and no file that the same call reads is ever
# replaced, by whatever name or link it is reached; the message names it and says what to do. Other files are replaced.
#
#   cli-output.sh PARTNERS
set -u
. "$(dirname "$0")/../support/tap.sh"
partners=$(realpath "$1")
LC_ALL=C.UTF-8 TERM=dumb PARTNERS_TODAY=2026-11-09
export LC_ALL TERM PARTNERS_TODAY
unset PARTNERS_FILE NO_COLOR LANGUAGE
cd "$work/folder" || exit 1

# judge NAME WHY: passes where there is no reason why not.
judge ()
{
  if [ -z "$2" ]; then pass "$1"; else fail "$1" "$2"; fi
}
snapshot () { find . -type f -exec cksum {} + | sort; }

# refused TITLE FILE WHAT -- ARGUMENT…: file trouble, said of that file, and nothing in the folder has changed.
refused ()
{
  title=$1 pattern="$2: not written: $3; choose another name\."; shift 4
  before=$(snapshot)
  run "$@"
  why=
  [ "$before" = "$(snapshot)" ] || why='a file has changed'
  grep -Eq -- "$pattern" "$err" || why="no message like: $pattern"
  [ "$code" -eq 5 ] || why="ended with $code"
  judge "$title" "$why"
}

# replaced TITLE FILE ARGUMENT…: the file has other contents afterwards.
replaced ()
{
  title=$1 file=$2 before=$(cksum "$2"); shift 2
  run "$@"
  why=
  [ "$before" != "$(cksum "$file")" ] || why='nothing was written'
  [ "$code" -eq 0 ] || why="ended with $code"
  judge "$title" "$why"
}

printf 'id,name,maths\np1,Amira,104\np2,Ben,98\np3,Cal,110\np4,Dee,95\n' >class.csv
for class in 4B 5C; do
  "$partners" new $class.partners --from class.csv >"$out" 2>&1 && "$partners" pair --yes -f $class.partners >"$out" 2>&1 \
    || { echo "Bail out! no class file can be made"; exit 1; }
done
PARTNERS_FILE=4B.partners
export PARTNERS_FILE
"$partners" export --format research --key secret -o research.csv >"$out" 2>&1
{ printf 'SQLite format 3\000'; head -c 4080 /dev/zero; } >other.db
{ printf '\331\325\005\371\040\241\143\327'; head -c 504 /dev/zero; } >4B.partners-journal.kept
printf 'a key that somebody made up of words\n' >words
database='this is a class file or another database' key='this is a key of pseudonyms' read='this file is being read by the same command'

echo '# Each verb that writes a file'
for view in board cards list term teacher; do
  refused "print --view $view onto the class file" 4B.partners "$database" -- print --view $view -o 4B.partners
done
for format in csv roster json; do
  refused "export --format $format onto the class file" 4B.partners "$database" -- export --format $format -o 4B.partners
done
for format in research research-roster; do
  refused "export --format $format onto the class file" 4B.partners "$database" -- export --format $format --key secret -o 4B.partners
  refused "export --format $format onto its key" secret "($key|$read)" -- export --format $format --key secret -o secret
  refused "export --format $format onto its key of words" words "$read" -- export --format $format --key words -o ./words
  refused "export --format $format onto a key that is to be made" nothing "$read" -- export --format $format --key nothing -o ./nothing
done
for verb in coverage stats 'show --board'; do
  # shellcheck disable=SC2086 # verb and option
  refused "$verb onto the class file" 4B.partners "$database" -- $verb -o 4B.partners
  # shellcheck disable=SC2086
  refused "$verb onto a key" secret "$key" -- $verb -o secret
done

echo '# Each name by which it is reached'
refused 'another class file' 5C.partners "$database" -- print -o 5C.partners
refused 'another database' other.db "$database" -- export -o other.db
refused 'what a crash has left of one' 4B.partners-journal.kept "$database" -- export -o 4B.partners-journal.kept
refused 'by way of another folder' 4B.partners "$database" -- export -o ../folder/4B.partners
refused 'by its whole name' 4B.partners "$database" -- export --output="$work/folder/../folder/4B.partners" -f "$work/folder/4B.partners"
if posix; then
  ln -s 4B.partners link.html
  ln 4B.partners hard.html
  ln -s secret link.csv
  ln words hard.csv
  refused 'through a link' link.html "$database" -- print -o link.html
  refused 'by a second name' hard.html "$database" -- print -o hard.html
  refused 'a key through a link' link.csv "$key" -- export -o link.csv
  refused 'the key that is read, by a second name' hard.csv "$read" -- export --format research --key words -o hard.csv
  ln -s 5C.partners 4B-cards.html
  refused 'under the usual name of a page' 4B-cards.html "$database" -- print
  rm 4B-cards.html
fi

echo '# A history that is written'
"$partners" pair class.csv --history history.csv >"$out" 2>&1
refused 'the history is the class list' history.csv "$read" -- pair history.csv --history history.csv --date 2026-11-23
if posix; then
  ln -s history.csv history-link.csv
  refused 'the history is the class list through a link' history.csv "$read" -- pair history-link.csv --history history.csv --date 2026-11-23
fi
before=$(snapshot) code=0
# Wine cannot say of a file that a shell gave it which one it is.
if posix; then
  "$partners" pair - --history history.csv --date 2026-11-23 <history.csv >"$out" 2>"$err" || code=$?
  judge 'the history is the class list from standard input' \
    "$([ "$code" -eq 5 ] && [ "$before" = "$(snapshot)" ] && grep -q "$read" "$err" || echo "ended with $code")"
fi
for file in 4B.partners secret; do
  run pair class.csv --history $file --date 2026-11-23
  judge "no history goes onto $file" "$([ "$code" -ne 0 ] && [ "$before" = "$(snapshot)" ] || echo "ended with $code")"
done
run export -o 4B.partners --json
judge 'the error as JSON' "$(grep -q '"code": "file"' "$out" || echo 'says nothing of a file')"

echo '# What may be replaced'
printf 'old\n' >page.html
: >empty
printf 'thirty-two bytes of a plain text' >note
replaced 'a page' page.html print -o page.html
replaced 'a table' research.csv export -o research.csv
replaced 'a file without a byte' empty export -o empty
replaced 'a text as long as a key' note export -o note
replaced 'a history' history.csv pair class.csv --history history.csv --date 2026-11-23
run export -o -
judge 'standard output' "$([ "$code" -eq 0 ] && grep -q '^date,' "$out" || echo "ended with $code")"
finish
