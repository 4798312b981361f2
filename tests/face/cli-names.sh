#!/bin/sh
# SPDX-License-Identifier: MIT
# Names as children have them: Welsh, accents, apostrophes, other scripts, and
# letters beyond the first 65,536. In the class list, on the command line, in
# the file's own path and in what is printed they come through byte for byte;
# and the year goes its usual way: new, pair, today, show, undo, forget.
#
#   cli-names.sh PARTNERS
set -u
. "$(dirname "$0")/../support/tap.sh"
partners=$(realpath "$1")
LC_ALL=C.UTF-8 TERM=dumb PARTNERS_TODAY=2026-11-09
export LC_ALL TERM PARTNERS_TODAY
unset PARTNERS_FILE NO_COLOR LANGUAGE
folder="$work/Dosbarth ŵyn 4Ŷ – 班 𝒜"
mkdir "$folder"
cd "$folder" || exit 1
class='ysgol Llŷn 𐐷.partners'

same_as_before () { [ -s before ] && cmp -s "$out" before; }
forgotten () { [ -s "$class" ] && ! LC_ALL=C grep -qF '𐐔𐐯𐑅𐐨𐑉𐐯𐐻' "$class"; }
ends () { [ "$code" -eq "$1" ]; }
says () { grep -qF -- "$1" "$out"; }

cat >'plant ŵ.csv' <<'END'
id,name,maths
p1,Siân Ŵyn,101
p2,Llŷr Ab Ŷnyr,95
p3,Zoë Müller,88
p4,Åsa Øst,112
p5,Nguyễn Thị,105
p6,Владимир Ёлкин,99
p7,王小明,91
p8,Fatima بنت علي,108
p9,D’Arcy O'Neil,97
p10,𐐔𐐯𐑅𐐨𐑉𐐯𐐻 𠮷野,103
END

run new "$class" --from 'plant ŵ.csv' --subject maths
expect 'a class file with such a name is made' ends 0
expect 'and lies in its folder under that name' [ -s "$class" ]
expect 'the folder holds the two files and no other' [ "$(find . -type f | wc -l)" -eq 2 ]
# From here on the only class file of the folder is meant.
run roster
for name in 'Siân Ŵyn' 'Llŷr Ab Ŷnyr' 'Zoë Müller' 'Åsa Øst' 'Nguyễn Thị' 'Владимир Ёлкин' '王小明' 'Fatima بنت علي' "D’Arcy O'Neil" '𐐔𐐯𐑅𐐨𐑉𐐯𐐻 𠮷野'; do
  expect "$name comes through" says "$name"
done
run apart 'Siân Ŵyn' '𐐔𐐯𐑅𐐨𐑉𐐯𐐻 𠮷野'
expect 'names are understood on the command line' ends 0
run pair --yes --date 2026-11-09
expect 'partners are found' ends 0
run export --format json
cp "$out" before
run today --absent 'Llŷr'
expect 'a part of a name finds its pupil' ends 0
run undo
expect 'the step is taken back' ends 0
run export --format json
expect 'and all is as before' same_as_before
run show --board --output 'bwrdd ŵ.html'
expect 'the board is written' grep -qF '𐐔𐐯𐑅𐐨𐑉𐐯𐐻' 'bwrdd ŵ.html'
run forget '𐐔𐐯𐑅𐐨𐑉𐐯𐐻 𠮷野' --yes
expect 'a pupil is forgotten' ends 0
expect 'in every byte of the file' forgotten
run show
expect 'the others stay' says 'Siân Ŵyn'
run check
expect 'the file is whole' says 'The file is whole.'
finish
