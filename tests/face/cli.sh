#!/bin/sh
# SPDX-License-Identifier: MIT
# The command as a teacher, a program and a clumsy hand use it: what it prints,
# which exit code it ends with, and that a refusal leaves every file as it was.
#
#   cli.sh PARTNERS SOURCE
set -u
. "$(dirname "$0")/../support/tap.sh"
partners=$(realpath "$1") source=$2
data=$source/examples/data
cd "$work/folder" || exit 1

# What lies in the folder, hidden files too, byte for byte.
snapshot () { find . -exec ls -ld {} + | sed 's/  */ /g' | cut -d' ' -f1,5,9-; find . -type f -exec cksum {} + | sort; }
# done_with NAME CODE -- ARGUMENT…: ends with that code.
done_with ()
{
  name=$1 wanted=$2; shift 3
  run "$@"
  if [ "$code" -eq "$wanted" ]; then pass "$name"; else fail "$name" "ended with $code, not $wanted"; fi
}
# refused NAME CODE PATTERN -- ARGUMENT…: ends with that code, the message on
# standard error fits the pattern, standard output is empty, nothing is written.
refused ()
{
  name=$1 wanted=$2 pattern=$3; shift 4
  before=$(snapshot)
  run "$@"
  if [ "$code" -ne "$wanted" ]; then
    fail "$name" "ended with $code, not $wanted"
  elif ! grep -Eq -- "$pattern" "$err"; then
    fail "$name" "no message like: $pattern"
  elif [ -s "$out" ]; then
    fail "$name" "wrote to standard output"
  elif [ "$before" != "$(snapshot)" ]; then
    fail "$name" "the folder has changed"
  else
    pass "$name"
  fi
}
has () { grep -Eq -- "$1" "$out"; }
lacks () { ! grep -Eq -- "$1" "$out"; }
same () { cmp -s "$1" "$2"; }
count () { grep -Ec -- "$1" "$2"; }

cp "$data/nl_class_5480.csv" real.csv
cat >class.csv <<'END'
id,name,maths
p1,Amira,104
p2,Ben,98
p3,Cal,110
p4,Dee,87
p5,Eli,101
p6,Fay,93
p7,Gus,115
p8,Hal,90
END
# The teacher's year: one command a week, dated by hand.
week () { day=$1; shift; run pair class.csv --history partners.csv --date "$day" "$@"; }

echo '# A teacher'
done_with 'a first round needs a class list and no more' 0 -- pair class.csv --date 2026-11-02
expect 'four pairs are shown' [ "$(grep -o ' & ' "$out" | wc -l)" -eq 4 ]
for name in Amira Ben Cal Dee Eli Fay Gus Hal; do
  expect "$name is in exactly one" [ "$(grep -ow "$name" "$out" | wc -l)" -eq 1 ]
done
expect 'the list bears no score and no band' lacks '(104|98|110|87|101|93|115|90)'
expect 'the seed is shown' has 'seed 1$'
expect 'nothing is written without --history' [ "$(ls)" = "$(printf 'class.csv\nreal.csv')" ]
cp "$out" "$work/seen/first"
week 2026-11-02 --dry-run
expect '--dry-run shows the round' has 'Amira'
expect '--dry-run writes nothing' [ ! -e partners.csv ]
week 2/11/2026
expect 'the history is made' [ -f partners.csv ]
expect 'it has a line per pupil' [ "$(count '^2026-11-02,round,' partners.csv)" -eq 8 ]
expect 'its header is the documented one' [ "$(head -n 1 partners.csv | tr -d '\r')" = 'date,kind,partnership,pupil_id,pupil_name,cover,cover_date,word' ]
expect 'the round is the one shown without history' [ "$(grep ' & ' "$out")" = "$(grep ' & ' "$work/seen/first")" ]
cp partners.csv "$work/seen/week1"
refused 'a second round on the same day is refused' 3 '2026-11-02.*--another' -- \
  pair class.csv --history partners.csv --date 2026-11-02
week 2026-11-02 --another
expect 'with --another it is replaced' [ "$(count '^2026-11-02,round,' partners.csv)" -eq 8 ]
expect 'by other partners' [ "$(grep ' & ' "$out")" != "$(grep ' & ' "$work/seen/first")" ]
cp "$work/seen/week1" partners.csv
week 2026-11-09
expect 'a week later partners go on, and are marked' [ "$(grep -o ' \*' "$out" | wc -l)" -eq 4 ]
expect 'earlier lines stay byte for byte' [ "$(head -c "$(wc -c <"$work/seen/week1")" partners.csv | cksum)" = "$(cksum <"$work/seen/week1")" ]
week 2026-11-16
expect 'after two weeks nobody does' lacks '\*'
expect 'no partners of the first round meet' [ -z "$(grep ' & ' "$out" | sed 's/^ *//; s/ *$//' | grep -Fxf - "$work/seen/first")" ]
expect 'three rounds are in the file' [ "$(cut -d, -f1 partners.csv | sort -u | grep -c 2026)" -eq 3 ]
done_with 'the round stands the check' 0 -- check class.csv --history partners.csv
expect 'the check says so' has '^Valid'
done_with 'an earlier round stands the check too' 0 -- check class.csv --history partners.csv --date 2026-11-02
refused 'a day without a round cannot be checked' 3 '2026-11-03' -- check class.csv --history partners.csv --date 2026-11-03
two=$(sed -n 's/^ *\([A-Z][a-z]*\) *& \([A-Z][a-z]*\).*/\1 \2/p' "$work/seen/first" | head -n 1)
# shellcheck disable=SC2086 # two words
done_with 'why not these two?' 0 -- why $two class.csv --history partners.csv
expect 'the answer says what it would cost' has 'would have more'
week 2026-11-30 --dry-run
now=$(sed -n 's/^ *\([A-Z][a-z]*\) *& \([A-Z][a-z]*\).*/\1 \2/p' "$out" | head -n 1)
# shellcheck disable=SC2086
done_with 'why these two?' 0 -- why $now class.csv --history partners.csv --date 2026-11-30
expect 'the answer gives reasons' has '^  - '
refused 'why needs two pupils' 3 'one and the same' -- why Amira p1 class.csv
done_with 'reasons are given when asked for' 0 -- pair class.csv --date 2026-11-02 --reasons
expect 'there is one at least for each partnership' [ "$(grep -c '^      ' "$out")" -ge 4 ]

echo '# Who is there, and the rules'
run pair class.csv --absent Amira --absent ben --date 2026-11-02
expect 'those absent have no partners' lacks '^  .*(Amira|Ben\>)'
expect 'and are named above' has 'without Amira and Ben'
run pair class.csv --absent Amira,Ben --date 2026-11-02
expect 'two names with a comma do as well' lacks '^  .*(Amira|Ben\>)'
run pair class.csv --absent Amira --date 2026-11-02
expect 'an odd number makes a three' has '^  [A-Z][a-z]+ & [A-Z][a-z]+ & [A-Z][a-z]+ +\(three\)$'
run pair class.csv --absent Amira --odd adult --date 2026-11-02
expect 'or one works with an adult' has '^  [A-Z][a-z]+ with an adult$'
run pair class.csv --away-today Amira --date 2026-11-02
expect 'away today: the round has her' has 'Amira *&|& Amira'
expect 'away today: the cover is shown' has '^Today, without Amira'
run pair class.csv --together amira,GUS --apart Ben,Cal --date 2026-11-02
expect 'together holds, however the names are typed' has 'Amira +& Gus'
expect 'apart holds' lacks '(Ben +& Cal)'
done_with 'why not two who are kept apart' 0 -- why Ben Cal class.csv --apart Ben,Cal --date 2026-11-02
expect 'it says that there is no way' has 'cannot be partners: rule "apart-1"'
refused 'rules that cannot hold together' 1 'Amira' -- pair class.csv --together Amira,Ben --apart Amira,Ben --date 2026-11-02
run pair class.csv --together Amira,Ben --apart Amira,Ben --date 2026-11-02 --json
expect 'the conflict is in the JSON' has '"conflict"'
expect 'with its code' has '"infeasible"'
printf 'id,maths\na,1\nb,2\n' >two.csv
refused 'two pupils have no other pairing' 1 'no other' -- pair two.csv --another --date 2026-11-02
done_with 'a week in the holidays counts for no tenure' 0 -- \
  pair class.csv --history partners.csv --date 2026-11-30 --closed 2026-11-16..2026-11-29 --dry-run
expect 'so that partners go on' has '\*'

echo '# Programs'
run pair class.csv --date 2026-11-02 --absent Amira --apart Ben,Cal --seed 7 --show-request
cp "$out" request.json
run pair class.csv --date 2026-11-02 --absent Amira --apart Ben,Cal --seed 7 --json
cp "$out" answer.json
expect '--json says nothing else' "$python" -c 'import json,sys; json.load(open(sys.argv[1]))' answer.json
done_with 'the request form' 0 -- pair --request request.json --json
expect 'gives the very same answer' same "$out" answer.json
code=0; "$partners" pair --request - --json <request.json >"$out" 2>"$err" || code=$?
expect 'from standard input too' same "$out" answer.json
code=0; "$partners" pair - --date 2026-11-02 --absent Amira --apart Ben,Cal --seed 7 --json <class.csv >"$out" 2>"$err" || code=$?
expect 'and so does a class list there' same "$out" answer.json
done_with 'an answer stands the check' 0 -- check --request request.json answer.json
expect 'its certificate holds' has 'no pairing costs less'
done_with 'the check in JSON' 0 -- check --request request.json answer.json --json
expect 'is JSON' "$python" -c 'import json,sys; json.load(open(sys.argv[1]))' "$out"
"$python" - <<'END'
import json
a = json.load(open("answer.json"))
p = [x for x in a["partnerships"] if len(x["pupils"]) == 2]
p[0]["pupils"][1], p[1]["pupils"][1] = p[1]["pupils"][1], p[0]["pupils"][1]
json.dump(a, open("swapped.json", "w"))
a["partnerships"] = a["partnerships"][1:]
json.dump(a, open("short.json", "w"))
END
done_with 'a swapped answer does not' 1 -- check --request request.json swapped.json
done_with 'nor one in which pupils are missing' 1 -- check --request request.json short.json
expect 'who are named' has '^Broken: '
done_with 'why in JSON' 0 -- why Ben Dee --request request.json --json
expect 'is JSON too' "$python" -c 'import json,sys; json.load(open(sys.argv[1]))' "$out"
done_with 'an option lies over the request' 0 -- pair --request request.json --strategy matched
expect 'and is shown' has 'strategy matched'
expect 'as it is meant today' sh -c "! grep -q 'what it meant before' '$err'"
"$python" - <<'END'
import json
a = json.load(open("request.json"))
a.setdefault("policy", {})["strategy"] = "matched"
a.pop("library", None)
json.dump(a, open("early.json", "w"))
json.dump(dict(a, library="0.2.0"), open("late.json", "w"))
json.dump(dict(a, library="0.1.0"), open("first.json", "w"))
END
for file in early first; do
  done_with "matched in a request that may be of release 0.1 ($file)" 0 -- pair --request $file.json
  expect 'is pointed out' grep -q 'before version 0.2 is called "nearest"' "$err"
done
done_with 'in one that is not' 0 -- pair --request late.json
expect 'it is not' sh -c "! grep -q 'what it meant before' '$err'"
done_with 'fresh lies over a request' 0 -- pair --request request.json --fresh --show-request
expect 'and is in it' has '"fresh": true'
run pair class.csv --nonsense
expect 'a usage error goes to standard error alone' [ ! -s "$out" ]

echo '# Same input, same output'
{ head -n 1 class.csv; tail -n +2 class.csv | sort -r; } >reversed.csv
run pair reversed.csv --date 2026-11-02
expect 'the order of the class list does not matter' same "$out" "$work/seen/first"
for locale in C C.UTF-8 de_DE.UTF-8 tr_TR.UTF-8; do
  if ! locale -a 2>/dev/null | tr -d - | grep -qix "$(echo $locale | tr -d -)" && [ $locale != C ]; then
    skip "locale $locale" 'it is not installed'
    continue
  fi
  LC_ALL=$locale LANG=$locale "$partners" pair real.csv --subject IQ.verb --date 2026-11-02 \
    --away-today hugo --absent 'VALERIE W.' --reasons >"$out" 2>"$err"
  [ $locale = C ] && cp "$out" "$work/seen/locale"
  expect "locale $locale" same "$out" "$work/seen/locale"
done

echo '# On the terminal'
run pair real.csv --subject langPRET --date 2026-11-02
expect 'a class of 31 fits 80 columns' [ "$(awk '{ if (length ($0) > most) most = length ($0) } END { print most }' "$out")" -le 80 ]
expect 'and 24 lines' [ "$(cat "$out" "$err" | wc -l)" -le 24 ]
escapes () { grep -c "$(printf '\033')" "$1" || true; }
expect 'no colour where there is no terminal' [ "$(escapes "$out")" -eq 0 ]
if posix && script -qec true /dev/null >/dev/null 2>&1 </dev/null; then
  TERM=xterm script -qec "'$partners' pair class.csv --date 2026-11-02" /dev/null >"$out" 2>"$err" </dev/null
  expect 'colour on a terminal' [ "$(escapes "$out")" -ge 1 ]
  TERM=xterm NO_COLOR=1 script -qec "'$partners' pair class.csv --date 2026-11-02" /dev/null >"$out" 2>"$err" </dev/null
  expect 'none where NO_COLOR is set' [ "$(escapes "$out")" -eq 0 ]
else
  skip 'colour on a terminal' 'there is no terminal to be had'
fi
printf 'id,name,maths\n1,山田太郎,3\n2,Ben,4\n3,Zoë,5\n4,Łukasz Ó,6\n' >wide.csv
done_with 'names in any script' 0 -- pair wide.csv --date 2026-11-02
expect 'stand as they are' has '山田太郎'
for verb in pair check why help; do
  done_with "help $verb" 0 -- help $verb
done
done_with '--version' 0 -- --version
expect 'is a version' has '^partners [0-9]+\.[0-9]+\.[0-9]+$'
refused 'no verb' 3 'Usage' --
refused 'an unknown verb' 3 'no verb' -- divide class.csv
refused 'an unknown option' 3 'nonsense' -- pair class.csv --nonsense
refused 'two class lists' 3 'more than one' -- pair class.csv two.csv
refused 'no class list' 3 'Name a class list' -- pair
refused 'a class list and a request' 3 'not both' -- pair class.csv --request request.json
refused 'a history with a request' 3 'own history' -- pair --request request.json --history partners.csv
refused 'check without a history' 3 '--history' -- check class.csv
refused 'an answer that is not there' 5 'nowhere.json' -- check --request request.json nowhere.json

. "$source/tests/face/cli-bad-input.sh"

finish
