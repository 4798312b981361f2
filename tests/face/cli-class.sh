#!/bin/sh
# SPDX-License-Identifier: MIT
# The class file as a teacher uses it: each verb does what it says, can be taken back, speaks JSON to programs; names and
# days are taken as they are typed; whatever is refused changes nothing; and no list for the class tells more than names.
#
#   cli-class.sh PARTNERS SOURCE
set -u
. "$(dirname "$0")/../support/tap.sh"
partners=$(realpath "$1") source=$2
LC_ALL=C.UTF-8 TERM=dumb PARTNERS_TODAY=2026-11-09
export LC_ALL TERM PARTNERS_TODAY
unset PARTNERS_FILE NO_COLOR LANGUAGE
cd "$work/folder" || exit 1

# does NAME PATTERN -- ARGUMENT…: ends with 0 and says something like it on standard output.
does ()
{
  name=$1 pattern=$2; shift 3
  run "$@"
  if [ "$code" -ne 0 ]; then fail "$name" "ended with $code"
  elif ! grep -Eq -- "$pattern" "$out"; then fail "$name" "says nothing like: $pattern"
  else pass "$name"; fi
}
snapshot () { find . -type f -exec cksum {} + | sort; }
# refused NAME CODE PATTERN -- ARGUMENT…: ends with that code and message; no file has changed.
refused ()
{
  name=$1 wanted=$2 pattern=$3; shift 4
  before=$(snapshot)
  run "$@"
  if [ "$code" -ne "$wanted" ]; then fail "$name" "ended with $code, not $wanted"
  elif ! grep -Eq -- "$pattern" "$err"; then fail "$name" "no message like: $pattern"
  elif [ "$before" != "$(snapshot)" ]; then fail "$name" "a file has changed"
  else pass "$name"; fi
}
says () { grep -Eq -- "$1" "$out"; }
hides () { ! grep -Eiq -- "$1" "$out"; }
json () { "$python" -c "import json,sys; d=json.load(open('$out')); sys.exit(0 if ($1) else 1)"; }

cat >class.csv <<'END'
id,name,maths
p1,Amira Khan,104
p2,Ben Adams,98
p3,Ben Brown,110
p4,Zoë Øst,95
p5,Eli Short,120
p6,Fay Gold,88
p7,Gus Hill,101
p8,Hal Ink,93
p9,Ida Joy,115
END

echo '# A new class'
does 'new makes a class file' '^4B\.partners: a new class of 9 pupils\.$' -- new 4B.partners --from class.csv --seed 1
refused 'nothing is overwritten' 5 'there is such a file already' -- new 4B.partners --from class.csv
refused 'a class list that is not there' 5 'cannot be read' -- new 5C.partners --from nothing.csv
expect 'and no class file either' [ ! -e 5C.partners ]
: >empty.partners
does 'a file without a byte is as good as none' 'a new class of 0 pupils' -- new empty.partners
rm empty.partners
does 'the only class file here needs no name' 'There are no partners yet' -- advice
refused 'no partners yet' 3 'first come with "partners pair"' -- show

echo '# Pair'
refused 'nobody to ask, and no --yes' 3 'With --yes it is done' -- pair
does 'a dry run writes nothing' 'Not written' -- pair --dry-run
refused 'still none' 3 'Nobody has a partner yet' -- show
does 'pair writes the round' '^Written to 4B\.partners' -- pair --yes
run stats
expect 'no mean of what is not over' hides 'those that are over'
run stats -o young.html
expect 'nor on the page' grep -q 'No partnership is over yet' young.html
does 'show lists it' '^4B: partners from Monday 9 November 2026$' -- show
expect 'names alone' hides 'p[0-9]|104|maths|strategy|rule|seed'
cp 4B.partners before.partners
refused 'the same day twice' 3 '--another replaces' -- pair --yes -f 4B.partners
refused 'a day before' 3 'a new round begins later' -- pair --yes --date 2026-11-02 -f 4B.partners
does 'another is another' '^Replaced in' -- pair --another --yes -f 4B.partners
does 'undo brings the first back' '^Taken back: pair: other partners from Monday 9 November 2026$' -- undo -f 4B.partners
"$partners" show -f before.partners | tail -n +2 >"$work/seen/first"; "$partners" show -f 4B.partners | tail -n +2 >"$work/seen/again"
expect 'the very same' cmp -s "$work/seen/first" "$work/seen/again"
rm before.partners
does 'a request is shown' '"strategy": "mixed"' -- pair --show-request --date 2026-11-16
does 'JSON for programs' '"certified": true' -- pair --dry-run --json --date 2026-11-16
refused 'rules are kept in the file' 3 'keeps its rules and policy itself' -- pair --date 2026-11-16 --apart p1,p2
refused 'and so is the policy' 3 'keeps its rules and policy itself' -- pair --date 2026-11-16 --strategy matched

echo '# Names as they are typed'
does 'first name, any case, no accents' 'zoe|Zoë' -- history zoe
refused 'two of that name' 3 'Ben Adams.*Ben Brown' -- history Ben
refused 'a near miss' 3 'Amira Khan' -- history Amirah
does 'an id' 'Ben Adams' -- history p2
! posix || refused 'not UTF-8' 3 'not UTF-8' -- history "$(printf 'Zo\353')"
refused 'nobody at all' 3 'There is no pupil' -- history "Robert'); DROP TABLE pupil;--"

echo '# Days as they are typed'
does 'tomorrow' 'Tuesday 10 November 2026' -- pair --dry-run --date tomorrow
does 'the next Friday' 'Friday 13 November 2026' -- pair --dry-run --date friday
does 'with slashes' 'Monday 16 November 2026' -- pair --dry-run --date 16/11/2026
refused 'no such day' 3 'no day' -- pair --dry-run --date 31/11/2026
refused 'nothing like a day' 3 'is not a date' -- pair --dry-run --date someday

echo '# Rules'
does 'apart' '^apart: Amira Khan and Ben Adams$' -- apart Amira p2 --until 18/12/2026 --reason 'they talk'
does 'is shown to the teacher' 'Amira Khan and Ben Adams, until Friday 18 December 2026 \(they talk\)' -- apart
does 'and to programs' '"until": "2026-12-18"' -- apart --json
refused 'twice' 3 'already' -- apart Amira p2
refused 'one pupil is no pair' 3 'Name two' -- apart Amira
refused 'a rule that is not there ends' 3 'no such rule' -- apart Amira Fay --end
does 'together' 'together: Eli Short and Fay Gold' -- together Eli Fay
run apart Eli Fay
expect 'rules that contradict each other are told at once' grep -q 'no partners for everybody' "$err"
does 'undo' 'Taken back: apart' -- undo
does 'a rule ends' 'apart ends: Amira Khan and Ben Adams' -- apart Amira p2 --end
does 'and is gone' 'nobody' -- apart
does 'undo brings it back' 'Taken back' -- undo
does 'with its reason' 'they talk' -- apart
does 'pin' 'pin: Gus Hill and Hal Ink' -- pin Gus Hal
does 'pinned partners work together' 'Gus Hill.*Hal Ink' -- pair --yes --date 2026-11-16
does 'and the pin is used up' 'nobody' -- pin
does 'but not forgotten' 'Gus Hill and Hal Ink were put together for this round' -- why Gus
does 'friends' 'friends: Ida Joy and Fay Gold' -- friends Ida Fay
does 'a holiday' 'holiday: Saturday 19 December 2026 to Sunday 3 January 2027' -- holiday 19/12/2026..3/1/2027
does 'is listed' 'Saturday 19 December' -- holiday
refused 'backwards' 3 'cannot end before' -- holiday 3/1/2027..1/1/2027
does 'ends' 'no holiday' -- holiday 19/12/2026 --end
refused 'only once' 3 'No holiday begins' -- holiday 19/12/2026 --end
does 'and back' 'Taken back' -- undo

echo '# Policy'
does 'in plain words' 'at least 2 weeks and' -- policy
does 'set' '\(matched\)' -- policy --strategy matched --max-tenure 21 --weight quiet=3 --hard max-tenure --between stay
does 'stays set' 'never passed' -- policy
does 'as JSON' '"max_tenure_days": 21' -- policy --json
does 'rounds are judged by the policy of their day' '2 rounds: 2 valid' -- check
run policy --odd adult
does 'a three of former days stays valid' '2 rounds: 2 valid' -- check
does 'undo' 'Taken back' -- undo
refused 'no such strategy' 3 'There is no strategy' -- policy --strategy clever
refused 'half of two is not set' 3 'whole number' -- policy --strategy random --round-days few
does 'nothing of it' '\(matched\)' -- policy
refused 'no such subject' 3 'There is no subject' -- policy --subject music
does 'undo' 'policy' -- undo
does 'the old one' '\(mixed\)' -- policy

echo '# Today'
PARTNERS_TODAY=2026-11-17
does 'cover' 'Tuesday 17 November 2026, without Amira Khan' -- today --absent amira
does 'is shown today' 'On Tuesday 17 November 2026, without Amira Khan' -- show
PARTNERS_TODAY=2026-11-18
run show
expect 'and gone tomorrow' hides 'without'
does 'late' 'When Hal Ink comes, the usual partners are back' -- today --late Hal
refused 'named twice' 3 'named twice' -- today --absent Hal --late Hal
does 'for programs' '"absent"' -- today --absent Gus --json
PARTNERS_TODAY=2026-11-20

echo '# Swap, why, advice'
does 'what each swap would cost' 'changed places with' -- swap Amira
refused 'a swap asks' 3 'With --yes' -- swap Amira Gus
refused 'one and the same' 3 'one and the same' -- swap Amira p1
refused 'partners already' 3 'Gus Hill and Hal Ink are partners: nothing would change' -- swap Gus Hal
refused 'a must rule stands against it' 1 'rule stands against it' -- swap Gus Eli --yes
does 'a swap' '^swap: ' -- swap Amira Gus --yes
does 'is a change by hand' 'changed by hand' -- history
does 'check knows' '1 changed by hand' -- check
does 'undo' 'Taken back: swap' -- undo
run history
expect 'no change by hand any more' hides 'by hand'
does 'why these' 'Why .*Amira' -- why Amira
does 'why not those' 'are not partners|are partners' -- why Amira Ida
does 'advice' 'may go on|[Tt]ime' -- advice
does 'advice for programs' '"advice"' -- advice --json

echo '# Feedback'
does 'a word' 'feedback: .*: disagreed' -- feedback Gus Hal disagreed
refused 'no such word' 3 'The words are worked, mixed' -- feedback Gus Hal meh
refused 'about one' 3 'Name two' -- feedback Gus worked
does 'is in the history' 'disagreed \(Friday 20 November 2026\)' -- history Gus

echo '# Roster'
does 'a new pupil' 'Jo Klee joins \(id p10\)' -- roster add 'Jo Klee' maths=99 quiet=yes
refused 'an id that is taken' 3 'has the id "p3" already' -- roster add 'Kim Low' id=p3
refused 'a fact that is none' 3 'NAME=VALUE' -- roster edit Jo maths
does 'edit' 'maths=101 quiet=yes' -- roster edit Jo maths=101
does 'a fact goes' 'Jo Klee: maths=101$' -- roster edit Jo quiet=
does 'rename' 'Jo Klee is now Jo Klee-Moss' -- roster rename Jo 'Jo Klee-Moss'
does 'has left' 'Ida Joy has left' -- roster remove Ida
does 'but stays in the rounds' 'Ida Joy' -- history Ida
refused 'and is in the class no more' 3 'There is no pupil' -- apart Ida Amira
does 'everybody as JSON' '"name": "Jo Klee-Moss"' -- roster --json
cat >new.csv <<'END'
id,name,maths
p1,Amira Khan,107
p2,Ben Adams,98
p3,Ben Brown,110
p4,Zoë Øst,95
p5,Eli Short,120
p6,Fay Gold,88
p7,Gus Hill,101
p10,Jo Klee-Moss,101
p11,Lee Maas,90
END
refused 'an import asks' 3 'With --yes' -- roster import new.csv
does 'and says what changes' 'joins: +Lee Maas' -- roster import new.csv --yes
expect 'who leaves' says 'leaves: +Hal Ink'
expect 'and what is new' says 'Amira Khan: maths=104 -> maths=107'
does 'the same again' 'Nothing changes' -- roster import new.csv --yes
does 'back' 'Taken back' -- undo
does 'as before' 'Hal Ink' -- roster
does 'who has left needs cover' 'without Ida Joy' -- today

echo '# Keep'
PARTNERS_TODAY=2026-11-23
does 'partners run on' 'go on together' -- pair --keep --yes
PARTNERS_TODAY=2026-12-21
refused 'not past the maximum' 3 'They cannot be kept: .*the maximum' -- pair --keep --yes
does 'advice says so, too' 'time to change partners' -- advice

echo '# Looking'
does 'who has met whom' 'pairs have been partners' -- coverage
does 'a page of it' 'Written: who.html' -- coverage -o who.html
expect 'with a chart' grep -q '<svg' who.html
does 'figures' 'Pairs who have met' -- stats
expect 'with what is over' says 'those that are over'
does 'figures for programs' '"pairs_met"' -- stats --json
does 'the board' 'Written: 4B-board.html' -- show --board
expect 'tells nothing but names' sh -c '! grep -Eiq "p[0-9]+\"|104|maths|apart|they talk|score|band|strategy" 4B-board.html'
for view in board cards list term teacher; do
  does "a page: $view" '<!DOCTYPE html>' -- print --view $view -o -
done
run print -o cards.pdf
if [ "$code" -eq 0 ]; then
  expect 'a PDF' sh -c 'head -c 5 cards.pdf | grep -q "%PDF-"'
else
  expect 'or the word that this build makes none' grep -qi 'pdf' "$err"
fi
refused 'no such page' 3 'no page' -- print --view poster

echo '# Export'
does 'rounds as CSV' '^date,kind,partnership' -- export
"$partners" export -o rounds.csv >/dev/null 2>&1; "$partners" export --format roster -o roster.csv >/dev/null 2>&1
does 'all of it goes into a new file again' 'a new class of 9 pupils' -- new again.partners --from roster.csv --history rounds.csv --seed 1
"$partners" show -f 4B.partners | tail -n +2 >"$work/seen/one"; "$partners" show -f again.partners | tail -n +2 >"$work/seen/two"
expect 'with the same partners' cmp -s "$work/seen/one" "$work/seen/two"
"$partners" export --format json -f 4B.partners >request.json
does 'the JSON is a request' 'Partners from' -- pair --request request.json
refused 'pseudonyms need a key' 3 '--key' -- export --format research -f 4B.partners
does 'a key is made' '^date,kind' -- export --format research --key secret -f 4B.partners
expect 'names and ids are not there' hides 'p[0-9]|Amira|Ben'
cp "$out" "$work/seen/research"
! posix || expect 'only its owner reads the key' [ "$(stat -c %a secret)" = 600 ]
run export --format research --key secret -f 4B.partners
expect 'the same key, the same pseudonyms' cmp -s "$out" "$work/seen/research"
hash=$("$python" -c "
import hmac
key = open('secret', 'rb').read()
print(hmac.new(key, b'p1', 'sha256').hexdigest()[:20])")
expect 'HMAC-SHA-256, as anyone can compute' grep -q "$hash" "$out"
printf short >weak
refused 'a short key' 3 '16 bytes or more' -- export --format research --key weak -f 4B.partners
does 'formulas are made harmless' 'joins' -- roster add '=1+1' maths=99 -f 4B.partners
run export --format roster -f 4B.partners
expect 'by an apostrophe' says "'=1\+1"
"$partners" roster add '<script>alert(1)</script>' maths=91 -f 4B.partners >/dev/null
PARTNERS_TODAY=2027-01-04
"$partners" pair --yes -f 4B.partners >/dev/null 2>&1
run print -o - -f 4B.partners
expect 'markup is text' sh -c "! grep -q '<script' '$out' && grep -q '&lt;script' '$out'"
rm -f again.partners

echo '# A class of 31 on one screen'
cp "$source/examples/data/nl_class_5480.csv" big.csv
"$partners" new big.db --from big.csv --subject langPOST --seed 1 >/dev/null 2>&1
fits () { [ "$(wc -l <"$out")" -le 23 ] && [ "$(wc -L <"$out")" -le 80 ]; }
PARTNERS_TODAY=2027-01-11
run pair --yes big.db
expect 'pair' fits
run show big.db
expect 'show' fits
run pair --yes --date 2027-01-25 big.db
expect 'pair, another week' fits
rm big.db big.csv
PARTNERS_TODAY=2027-01-04

echo '# For good'
refused 'forget asks' 3 'With --yes' -- forget Ida
does 'forget' '^Forgotten' -- forget Ida --yes
expect 'no byte of the name is left' sh -c '! grep -q "Ida Joy" 4B.partners'
expect 'and no other file beside it' [ "$(find . -name '4B.partners*' | wc -l)" = 1 ]
refused 'nothing to take back' 3 'no step to take back' -- undo
refused 'who was forgotten is not known' 3 'There is no pupil' -- history Ida
does 'the rest is whole' 'The file is whole' -- check
does 'purge' 'rounds? removed' -- purge --before 2026-12-01 --yes
does 'still whole' 'The file is whole' -- check
refused 'purge needs a day' 3 '--before' -- purge --yes

echo '# Files that are no class files'
printf 'hello\n' >text.partners
refused 'a text' 5 'not a class file' -- show -f text.partners
printf 'SQLite format 3\0' >cut.partners
refused 'one that is cut off' 5 'damaged' -- show -f cut.partners
mkdir dir.partners
refused 'a folder' 5 'folder' -- show -f dir.partners
refused 'one that is not there' 5 'No such file' -- show -f gone.partners
rm -rf text.partners cut.partners dir.partners
head -c 3000 4B.partners >half.partners
refused 'half of one' 5 'half.partners: it is' -- show -f half.partners
rm half.partners
if command -v sqlite3 >/dev/null 2>&1; then
  sqlite3 foreign.db 'CREATE TABLE recipe (name TEXT)'
  refused 'a database of another program' 5 'another program' -- pair foreign.db
  cp 4B.partners future.db
  sqlite3 future.db 'PRAGMA user_version = 7'
  refused 'one from the future' 5 'newer version' -- show future.db
  cp 4B.partners odd.db
  sqlite3 odd.db 'PRAGMA writable_schema = ON; DELETE FROM sqlite_schema WHERE name = '"'band'"
  refused 'one without a table' 5 'odd.db: it is damaged' -- show odd.db
fi
if [ "$(id -u)" -ne 0 ]; then
  chmod a-w 4B.partners
  refused 'read-only' 5 'read-only' -- roster remove Amira
  does 'can still be read' 'partners from' -- show
  chmod u+w 4B.partners
fi
cp 4B.partners 5C.partners
refused 'several, and none named' 3 'There are 2 class files' -- show
PARTNERS_FILE=5C.partners
export PARTNERS_FILE
does 'one named by the environment' '4B: partners' -- show
unset PARTNERS_FILE
rm 5C.partners
refused 'a verb that is none' 3 'no verb' -- fly
run roster remove Amira --json
expect 'what was done, as JSON' json 'd["version"] == 1 and "Amira" in d["done"] and d["revision"] > 0'
run show --json
expect 'partners as JSON' json 'all(2 <= len(p) <= 3 and all("name" in q for q in p) for p in d["partnerships"])'
run show --date 2020-01-01 --json
expect 'errors as JSON' json 'd["error"]["code"] == "date"'

echo '# The second edition'
mkdir second
cp class.csv second
cd second || exit 1
refused 'a strategy that is nearly one' 3 'no strategy "matchd"\. Did you mean "matched"\?' -- new 4B.partners --from class.csv --strategy matchd
refused 'half of one' 3 'Did you mean "mixed-half"' -- new 4B.partners --from class.csv --strategy half
refused 'a rhythm that is nearly one' 3 'Did you mean "three-weeks"' -- new 4B.partners --from class.csv --rhythm three-week
refused 'a seed that is no number' 3 'not a whole number' -- new 4B.partners --from class.csv --seed two
run new 4B.partners --from class.csv --rhythm day
! posix || expect 'its owner alone may read a class file' [ "$(stat -c %a 4B.partners)" = 600 ]
does 'a rhythm sets days and window' 'runs for 1 day\. .*at least 1 day and at' -- policy
does 'which can still be set by themselves' 'at least 3 weeks and' -- policy --rhythm three-weeks --max-tenure 42
expect 'beside it' says 'most 6 weeks'
run policy --rhythm week
does 'a gap of one'\''s own' 'partners are 2 to 4 places apart' -- policy --gap 2-4
does 'open above' 'at least 2 places apart' -- policy --gap 2-
does 'open below' 'at most 4 places apart' -- policy --gap -4
does 'goes with a strategy that has none' 'as close in attainment as can be' -- policy --strategy nearest
expect 'and is not said any more' hides 'places apart'
refused 'nor set under it' 3 'nearest has no window' -- policy --gap 2-4
refused 'upside down' 3 'least gap .* above' -- policy --strategy matched --gap 4-2
refused 'nothing like a gap' 3 'is not MIN-MAX' -- policy --strategy matched --gap wide
does 'back to mixed' 'a sixth to two thirds' -- policy --strategy mixed
does 'what must match' 'alike in "house"' -- policy --must-match house
does 'and what must differ' 'differ in "gender"' -- policy --must-differ gender
expect 'beside each other' says 'alike in "house"'
does 'none ends it' 'differ in "gender"' -- policy --must-match none
expect 'the one alone' hides 'house'
run policy --must-differ none
does 'a weight below 0' 'gender -3' -- policy --weight gender=-3
refused 'a tier of before' 3 '"could" is called "wishes" now' -- policy --order max_tenure,could
refused 'a tier that is nearly one' 3 'Did you mean "max_tenure"' -- policy --order max-tenure
refused 'too few of them' 3 'each of these once' -- policy --order turns
does 'friends are not put together' 'not partners where it can be helped.*"partners prefer"' -- friends Amira p2
does 'prefer' '^They are partners where that costs nothing else' -- prefer Eli Fay
does 'is listed' 'Eli Short and Fay Gold' -- prefer
run prefer Ida Zoe --json
expect 'programs get the step alone' json '"partners where" not in d["done"]'
does 'prefer ends' 'prefer ends: Ida Joy and Zoë' -- prefer Ida Zoe --end
run policy --weight friends=0
does 'a wish without weight says so' 'Nothing follows from it' -- friends Gus Ida
run undo; run undo
does 'three on purpose' 'a three of their own' -- together Gus Hal p3
does 'in a class of nine' 'Ben Brown & Gus Hill & Hal Ink +\(three\)' -- pair --yes
expect 'without a word of the seed' hides 'seed'
does 'because of the rule' 'are a three because rules hold them' -- why Gus
run pair --dry-run --date 2027-01-11; cp "$out" "$work/seen/one"
run pair --dry-run --date 2027-01-11
expect 'the same round for the same file' cmp -s "$out" "$work/seen/one"
does 'a seed for one round is shown' 'seed 5$' -- pair --dry-run --date 2027-01-11 --seed 5
run pair --dry-run --date 2027-01-11 --json; cp "$out" "$work/seen/one"
run policy --seed 9
run pair --dry-run --date 2027-01-11 --json
expect 'a number that is chosen changes the seeds' sh -c "! cmp -s '$out' '$work/seen/one'"
expect 'to those of that number' json 'str(d["seed"]) == "'"$("$python" - <<'END'
# derive(9, "\n1\n0"), by the definitions: round 1 of the one class, draw 0.
h = 0xcbf29ce484222325
for byte in b'9\n\n1\n0':
    h = (h ^ byte) * 0x100000001b3 % 2**64
for m in (0xff51afd7ed558ccd, 0xc4ceb9fe1a85ec53):
    h = (h ^ h >> 33) * m % 2**64
print(h ^ h >> 33)
END
)"'"'
run undo
run pair --dry-run --date 2027-01-11 --json
expect 'and back' cmp -s "$out" "$work/seen/one"
run policy --rhythm half-term
run pair --yes --date 2027-01-11
expect 'in a half-term they go on' says 'Changes: 6 pairs go on\.'
refused 'to stay and to be new at once' 3 'Either --keep or --fresh' -- pair --keep --fresh --date 2027-01-12
does 'fresh partners before their time' '^Changes: 3 pairs go on; 3 end to let others meet' -- pair --yes --fresh --date 2027-01-12
does 'nothing is cut short by that' 'Bent: nothing' -- pair --dry-run --fresh --date 2027-01-13
does 'and the file remembers' '3 rounds: 3 valid' -- check
run why Eli
expect 'so that why speaks of the same round' sh -c "! grep -q 'other partners' '$err'"
does 'another in its place is as fresh' 'Replaced in' -- pair --another --yes --date 2027-01-12
does 'and can be taken back' 'other partners' -- undo
does 'fresh with a class list' '^8 pupils|^9 pupils' -- pair class.csv --fresh --date 2027-01-11
run new other.partners --from class.csv
run new third.partners --from class.csv
run pair --dry-run --json -f other.partners; cp "$out" "$work/seen/one"
run pair --dry-run --json -f third.partners
expect 'two classes alike draw unlike each other' "$python" -c "import json; a, b = (json.load(open(p))['seed'] for p in ('$out', '$work/seen/one')); assert a != b"

echo '# Class files of release 0.1'
cp "$source"/tests/data/class-files/*.partners .
PARTNERS_TODAY=2025-12-15
for old in year rules policies quantiles; do
  does "$old goes on" '^Written to' -- pair --yes -f $old.partners
  does "$old: whole, every round by the rules of its day" 'The file is whole' -- check -f $old.partners
  does "$old: the new round is taken back" 'Taken back: pair' -- undo -f $old.partners
done
while "$partners" undo -f rules.partners >"$out" 2>&1; do :; done
does 'and all that release 0.1 had done' 'There are no partners yet' -- advice -f rules.partners
cp "$source"/tests/data/class-files/policies.partners again.partners
run policy -f again.partners
expect 'matched is nearest now' says '\(nearest\)'
expect 'and says so' grep -q 'what was called "matched" before version 0.2' "$err"
run policy -f again.partners
expect 'once' [ ! -s "$err" ]
if [ "$(id -u)" -ne 0 ]; then
  cp "$source"/tests/data/class-files/year.partners again.partners
  chmod 400 again.partners
  refused 'one that cannot be brought up to date' 5 'earlier version of this program and is read-only' -- show -f again.partners
  chmod 600 again.partners
fi
cd .. || exit 1
rm -r second
PARTNERS_TODAY=2027-01-04

echo '# On a terminal'
if posix && command -v script >/dev/null 2>&1; then
  on_terminal () { printf '%s' "$1" | script -qec "$partners $2" /dev/null >"$out" 2>&1; }
  cp 4B.partners kept
  PARTNERS_TODAY=2027-01-18
  on_terminal 'no
' 'pair'
  expect 'pair asks, and takes no for an answer' cmp -s kept 4B.partners
  on_terminal 'yes
' 'pair'
  expect 'and yes' sh -c "! cmp -s kept 4B.partners && grep -q 'Written to' '$out'"
  on_terminal 'p2
' 'history Ben'
  expect 'an ambiguous name is asked about' grep -q 'The partners of Ben Adams' "$out"
  TERM=xterm NO_COLOR=1
  export TERM NO_COLOR
  on_terminal '' 'show'
  expect 'NO_COLOR is obeyed' sh -c "! grep -q '\[1m' '$out'"
  unset NO_COLOR
  on_terminal '' 'show'
  expect 'else there is some' grep -q '\[1m' "$out"
fi
finish
