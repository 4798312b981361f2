# SPDX-License-Identifier: MIT
# Read by cli.sh: input that must be refused, or read with care. Every refusal
# names what is wrong where, ends with the right code and leaves all files be.

bad () { name=$1 code_wanted=$2 message=$3 file=$4; shift 4; refused "$name" "$code_wanted" "$message" -- pair "$file" --history partners.csv --date 2027-01-11 "$@"; }

echo '# Class lists that are refused'
printf 'id,name,maths\np1,Amira,1\np2,Ben,2\np1,Cal,3\n' >bad.csv
bad 'a duplicate id' 3 'line 4.*p1|p1.*line 4' bad.csv
: >bad.csv
bad 'an empty file' 3 'bad.csv' bad.csv
printf 'id,name,maths\n' >bad.csv
bad 'a header and no pupil' 3 'bad.csv|pupil' bad.csv
printf 'id,name,maths\np1,Amira,1\n' >bad.csv
bad 'one pupil' 3 'two' bad.csv
printf 'id,name,maths\np1,Amira,1\np2,Ben,2\n' >bad.csv
bad 'two pupils kept apart' 1 'Amira.*Ben' bad.csv --apart Amira,Ben
bad 'everybody absent' 3 'two' bad.csv --absent Amira --absent Ben
bad 'an unknown name, with a suggestion' 3 'Amria.*Amira' bad.csv --absent Amria
bad 'a name twice' 3 'Ben' bad.csv --absent Ben --absent p2
bad 'a rule with one name' 3 'apart.*Ben' bad.csv --apart Ben
bad 'a rule with one name twice' 3 'Ben|p2' bad.csv --apart Ben,ben
printf 'id,name,reading\np1,Amira,EXS\np2,Ben,XYZ\np3,Cal,WTS\n' >bad.csv
bad 'an unknown band' 3 'line 3.*Ben.*XYZ' bad.csv --subject reading --scale 'WTS<EXS<GDS'
printf 'id,name,reading\np1,Amira,EXS\np2,Ben,104\np3,Cal,WTS\n' >bad.csv
bad 'bands and scores mixed' 3 'line 3.*Ben.*104' bad.csv --subject reading --scale 'WTS<EXS<GDS'
for score in NaN inf -inf 1e400 0x10 '1,2,3' 10,5 twelve; do
  printf 'id;name;maths\np1;Amira;1\np2;Ben;%s\n' "$score" >bad.csv
  bad "the score $score" 3 "line 3.*Ben.*$score" bad.csv --subject maths
done
printf 'id,name,maths\np1,Amira,1\np2,Ben,1e16\n' >bad.csv
bad 'a score beyond all' 3 'line 3.*Ben.*1e\+16' bad.csv
bad 'a subject that is not there' 3 'physics' class.csv --subject physics
bad 'a scale that is not there' 3 'ks9' class.csv --subject maths --scale ks9

echo '# Options that are refused'
bad 'a negative round' 3 'round-days' class.csv --round-days -1
bad 'a round of no days' 3 'round-days' class.csv --round-days 0
bad 'a negative minimum' 3 'min-tenure' class.csv --min-tenure -7
bad 'a negative maximum' 3 'max-tenure' class.csv --max-tenure -7
bad 'a minimum above the maximum' 3 'min-tenure' class.csv --min-tenure 30 --max-tenure 20
bad 'a duration in words' 3 'round-days.*seven' class.csv --round-days seven
bad 'a duration in hexadecimal' 3 'round-days.*0x7' class.csv --round-days 0x7
bad 'a duration beyond all' 3 'round-days.*99999999999999999999' class.csv --round-days 99999999999999999999
bad 'a negative slack' 3 'slack' class.csv --slack -1
bad 'a cooldown beyond all' 3 'cooldown' class.csv --cooldown 5000
bad 'a negative seed' 3 'seed.*-5' class.csv --seed -5
bad 'a seed beyond 64 bits' 3 'seed' class.csv --seed 18446744073709551616
bad 'an unknown strategy' 3 'strategy.*best.*mixed-fold' class.csv --strategy best
bad 'an unknown word for between' 3 'between.*leave' class.csv --between leave
bad 'an unknown word for odd' 3 'odd.*alone' class.csv --odd alone
for day in 31/02/2026 2026-02-31 2026-13-01 2026-1-1 1/1/26 29/2/2027 20261109 someday ''; do
  bad "the date “$day”" 3 'date' class.csv --date "$day"
done
bad 'a date before the latest round' 3 '2026' class.csv --date 2026-11-10
bad 'a holiday that ends before it begins' 3 'closed' class.csv --closed 2026-12-24..2026-12-01
bad 'a holiday without a date' 3 'closed' class.csv --closed christmas
! posix || refused 'an option in no encoding' 3 'UTF-8' -- pair class.csv --absent "$(printf '\377\376')"

echo '# Class lists that are read'
accepts () { name=$1; shift; done_with "$name" 0 -- pair "$@" --date 2026-11-02; }
printf 'id,name,maths\np1,Sam,1\np2,Sam,2\np3,Cal,3\np4,Dee,4\n' >odd.csv
accepts 'two pupils with one name' odd.csv
expect 'are told apart' has 'Sam \(p1\).*|Sam \(p2\)'
refused 'and cannot be named by it' 3 'p1.*p2' -- pair odd.csv --absent Sam --date 2026-11-02
accepts 'unless by id' odd.csv --absent p1 --absent p2
printf 'id,name,maths\np1,Zoë,1\np2,Ben,2\np3,Cal,3\np4,Dee,4\n' >plain.csv
accepts 'UTF-8' plain.csv
cp "$out" "$work/seen/plain"
{ printf '\357\273\277'; cat plain.csv; } >odd.csv
accepts 'a byte order mark' odd.csv
expect 'changes nothing' same "$out" "$work/seen/plain"
sed 's/$/\r/' plain.csv >odd.csv
accepts 'CR LF' odd.csv
expect 'changes nothing' same "$out" "$work/seen/plain"
tr '\n' '\r' <plain.csv >odd.csv
accepts 'CR' odd.csv
expect 'changes nothing' same "$out" "$work/seen/plain"
tr , '\t' <plain.csv >odd.csv
accepts 'tabs' odd.csv
expect 'change nothing' same "$out" "$work/seen/plain"
tr , ';' <plain.csv >odd.csv
accepts 'semicolons' odd.csv
expect 'change nothing' same "$out" "$work/seen/plain"
sed 's/\([^,]*\),\([^,]*\),\(.*\)/"\1","\2","\3"/' plain.csv >odd.csv
accepts 'quotes' odd.csv
expect 'change nothing' same "$out" "$work/seen/plain"
for encoding in CP1252 UTF-16 UTF-16BE; do
  case $encoding in
    UTF-16BE) { printf '\376\377'; iconv -f UTF-8 -t $encoding plain.csv; } >odd.csv ;;
    *) iconv -f UTF-8 -t $encoding plain.csv >odd.csv ;;
  esac
  accepts "$encoding" odd.csv
  expect 'changes nothing' same "$out" "$work/seen/plain"
done
printf 'id,name,maths,notes\np1,Amira,1,"likes\nfrogs, ""and"" newts"\np2,Ben,2,\np3,Cal,3,\np4,Dee,x,\n' >odd.csv
refused 'a line break in quotes still counts as a line' 3 'line 6.*Dee' -- pair odd.csv --subject maths --date 2026-11-02
printf 'id,name,maths\np1,Amira,1\np2,Ben,2\np3,"Cal\033[31m",3\np4,Dee,4\n' >odd.csv
run pair odd.csv --date 2026-11-02
expect 'a name cannot steer the terminal' [ "$(cat "$out" "$err" | grep -c "$(printf '\033')")" -eq 0 ]
printf 'id,name,maths\np1,Am\000ira,1\np2,Ben,2\n' >bad.csv
bad 'a NUL byte' 3 'line 2|NUL|character' bad.csv
head -c 100000000 /dev/zero | tr '\0' a >huge.csv
bad 'a line of 100 MB' 4 'huge.csv' huge.csv
rm -f huge.csv
{ printf 'id,name,maths\np1,'; head -c 1000000 /dev/zero | tr '\0' a; printf ',1\np2,Ben,2\n'; } >bad.csv
bad 'a field of 1 MB' 4 'line 2' bad.csv
printf 'id,name,maths\np1,Amira,1\np2,Ben\n' >odd.csv
run pair odd.csv --date 2026-11-02
expect 'a line that ends early is read or refused by its number' \
  sh -c '[ "$1" -eq 0 ] || { [ "$1" -eq 3 ] && grep -q "line 3" "$2"; }' sh "$code" "$err"

echo '# Histories'
with () { refused "$1" "$2" "$3" -- pair class.csv --history bad-history.csv --date 2027-01-11; }
header='date,kind,partnership,pupil_id,pupil_name,cover,cover_date,word'
printf '%s\n2026-11-31,round,1,p1,Amira,,,\n2026-11-31,round,1,p2,Ben,,,\n' $header >bad-history.csv
with 'a day that does not exist' 3 'line 2.*2026-11-31'
printf '%s\n2026-11-09,round,1,p1,Amira,,,\n2026-11-09,round,1,p2,Ben,,,\n2026-11-02,round,1,p1,Amira,,,\n2026-11-02,round,1,p2,Ben,,,\n' $header >bad-history.csv
with 'rounds out of order' 3 'line 4|2026-11-02'
printf '%s\n2026-11-09,round,1,p1,Amira,,,\n2026-11-09,round,1,p2,Ben,,,\n2026-11-09,round,2,p1,Amira,,,\n2026-11-09,round,2,p3,Cal,,,\n' $header >bad-history.csv
with 'a pupil twice in a round' 3 'p1|Amira'
printf '%s\n2026-11-09,party,1,p1,Amira,,,\n' $header >bad-history.csv
with 'an unknown kind of line' 3 'line 2.*party'
printf 'when,who\n2026-11-09,p1\n' >bad-history.csv
with 'a file that is no history' 3 'date'
printf '%s\n2026-11-02,round,1,p1,Amira,,,\n2026-11-02,round,1,x9,Zora,,,\n2026-11-02,round,2,p2,Ben,,,\n2026-11-02,round,2,p3,Cal,,,\n' $header >leavers.csv
cp leavers.csv "$work/seen/leavers"
run pair class.csv --history leavers.csv --date 2026-11-09
expect 'a leaver is no error' [ "$code" -eq 0 ]
expect 'is reported' grep -q 'x9\|Zora' "$err"
expect 'and kept, name and all' grep -q '^2026-11-02,round,1,x9,Zora' leavers.csv
expect 'with the lines that were there' [ "$(head -c "$(wc -c <"$work/seen/leavers")" leavers.csv | cksum)" = "$(cksum <"$work/seen/leavers")" ]
tr , ';' <"$work/seen/leavers" | sed 's/$/\r/' >sheet.csv
run pair class.csv --history sheet.csv --date 2026-11-09
expect 'a history saved by a spreadsheet is read' [ "$code" -eq 0 ]
expect 'and written as one of ours' [ "$(count '^2026-11-(02|09),round,' sheet.csv)" -eq 12 ]
: >empty.csv
run pair class.csv --history empty.csv --date 2026-11-09
expect 'an empty file is a history without a round' [ "$code" -eq 0 ]

echo '# Requests'
request () { printf '%s' "$4" >bad.json; refused "$1" "$2" "$3" -- pair --request bad.json; }
pupils='{"id": "p1"}, {"id": "p2"}'
request 'no JSON at all' 3 'line 1' 'hello'
request 'half a request' 3 'line|end' '{"version": 1, "roster": {'
request 'nothing' 3 'bad.json' ''
request 'an unknown member' 3 'colour' '{"version": 1, "colour": 3, "roster": {"pupils": ['"$pupils"']}, "date": "2026-11-02"}'
request 'an unknown member further in' 3 'hobby' '{"version": 1, "roster": {"pupils": [{"id": "p1", "hobby": 1}]}, "date": "2026-11-02"}'
request 'a wrong type' 3 'pupils' '{"version": 1, "roster": {"pupils": "p1"}, "date": "2026-11-02"}'
request 'an id that is a number' 3 'id' '{"version": 1, "roster": {"pupils": [{"id": 1}]}, "date": "2026-11-02"}'
request 'a member twice' 3 'seed' '{"version": 1, "seed": 1, "seed": 2, "roster": {"pupils": ['"$pupils"']}, "date": "2026-11-02"}'
request 'a version from the future' 3 'version' '{"version": 2, "roster": {"pupils": ['"$pupils"']}, "date": "2026-11-02"}'
request 'no date' 3 'date' '{"version": 1, "roster": {"pupils": ['"$pupils"']}}'
request 'no pupils' 3 'two|pupils' '{"version": 1, "roster": {"pupils": []}, "date": "2026-11-02"}'
request 'a score beyond all' 3 'line|real|score|maths' '{"version": 1, "roster": {"pupils": [{"id": "p1", "attainment": {"maths": 1e400}}, {"id": "p2"}]}, "date": "2026-11-02"}'
{ printf '{"version": 1, "roster": '; head -c 10000 /dev/zero | tr '\0' '['; } >bad.json
refused 'ten thousand brackets' 4 'bad.json.*deeper' -- pair --request bad.json
printf '{"version": 1, "roster": {"pupils": [{"id": "p\377"}]}}' >bad.json
refused 'bytes that are no UTF-8' 3 'byte 0xff' -- pair --request bad.json
run pair --request bad.json --json
expect 'an error is JSON where JSON is asked for' "$python" -c 'import json,sys; sys.exit("error" not in json.load(open(sys.argv[1])))' "$out"
rm -f bad.json

echo '# Files'
mkdir dir
refused 'a folder for a class list' 5 'dir.*folder' -- pair dir
refused 'a folder for a request' 5 'dir.*folder' -- pair --request dir
refused 'a folder for a history' 5 'dir.*folder' -- pair class.csv --history dir --date 2026-11-02
refused 'a class list that is not there' 5 'nowhere.csv.*No such file' -- pair nowhere.csv
refused 'a history in a folder that is not there' 5 'nowhere/h.csv' -- pair class.csv --history nowhere/h.csv --date 2026-11-02
# Nobody, root included, can make a file there.
refused 'a history where nothing can be written' 5 '/proc/self/h.csv' -- pair class.csv --history /proc/self/h.csv --date 2026-11-02
! posix || refused 'a device for a history' 5 'ordinary file' -- pair class.csv --history /dev/null --date 2026-11-02
# To root, a folder is read-only only where its file system is.
mkdir locked
cp "$work/seen/week1" locked/h.csv
if [ "$(id -u)" -ne 0 ]; then
  chmod a-w locked
  refused 'a read-only folder' 5 'locked/h.csv' -- pair class.csv --history locked/h.csv --date 2026-11-09
  chmod u+w locked
elif mount -t tmpfs none locked 2>/dev/null; then
  cp "$work/seen/week1" locked/h.csv
  mount -o remount,ro locked
  refused 'a read-only file system' 5 'locked/h.csv' -- pair class.csv --history locked/h.csv --date 2026-11-09
  umount locked
else
  skip 'a read-only folder' 'root may write everywhere, and mount is not allowed'
fi
if posix; then
# A limit on the size of files is as good as a full disk, and needs no privilege:
# the first block of the new file is written, the second is not.
cp "$work/seen/week1" full.csv
for day in 2026-11-09 2026-11-16 2026-11-23; do "$partners" pair class.csv --history full.csv --date $day >/dev/null 2>&1; done
before=$(snapshot)
code=$( (ulimit -f 1; "$partners" pair class.csv --history full.csv --date 2026-11-30 2>&1 >/dev/null; echo "code $?") | tee "$err" | sed -n 's/^code //p')
expect 'a full disk ends with 5' [ "$code" = 5 ]
expect 'names the file' grep -q 'full.csv.*too large' "$err"
expect 'and leaves the old history, and no other file' [ "$before" = "$(snapshot)" ]
if [ -c /dev/full ]; then
  code=0; "$partners" pair class.csv --date 2026-11-02 >/dev/full 2>"$err" || code=$?
  expect 'output that cannot be written is not a success' [ "$code" -eq 5 ]
fi
ln -s "$PWD/full.csv" link.csv
run pair class.csv --history link.csv --date 2026-12-07
expect 'a link to a history stays a link' [ -L link.csv ]
expect 'and the file behind it grows' grep -q '^2026-12-07' full.csv
chmod 640 full.csv
run pair class.csv --history full.csv --date 2026-12-14
expect 'permissions stay' [ "$(ls -l full.csv | cut -c1-10)" = '-rw-r-----' ]
expect 'no temporary file is left' [ -z "$(find . -name '*.csv.*')" ]
fi
