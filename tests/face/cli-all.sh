#!/bin/sh
# SPDX-License-Identifier: MIT
# `partners generate` is a function of its seed, and makes what the other verbs
# take; `partners check --all` tells rounds as they were issued from one that a
# hand has changed, and names what would have been better.
#
#   cli-all.sh PARTNERS
set -u
. "$(dirname "$0")/../support/tap.sh"
partners=$(realpath "$1")
cd "$work/folder" || exit 1

"$partners" generate --seed 11 --rounds 9 --pupils 6-10 >one.json 2>one.err
expect 'the seed is told' [ "$(cat one.err)" = 'Seed 11' ]
"$partners" generate --seed 11 --rounds 9 --pupils 6-10 --json >two.json 2>/dev/null
expect 'the same seed gives the same request' cmp -s one.json two.json
"$partners" generate --seed 12 --rounds 9 --pupils 6-10 >three.json 2>/dev/null
expect 'another seed gives another' [ "$(cmp -s one.json three.json; echo $?)" = 1 ]
"$partners" pair --request one.json >/dev/null 2>&1
expect 'pair takes the request' [ $? -le 1 ]
seed=$("$partners" generate 2>&1 >any.json | sed -n 's/^Seed //p')
"$partners" generate --seed "$seed" >again.json 2>/dev/null
expect 'a seed that was drawn can be asked for again' cmp -s any.json again.json
"$partners" generate --pupils 9-3 >/dev/null 2>&1
expect 'a range that runs backwards is refused' [ $? -eq 3 ]

# Eight pupils, two rounds as issued: by attainment, first with last, ranks adding up to 9. Once 1 works
# with 7 and 2 with 8, two sums miss 9 by 1: doubled and squared, 4 each.
{
  echo id,name,maths
  for i in 1 2 3 4 5 6 7 8; do echo "p$i,Pupil $i,$((80 + 3 * i))"; done
} >class.csv
for day in 2026-09-07 2026-09-28; do
  "$partners" pair class.csv --history good.csv --date "$day" --strategy mixed-fold --cooldown 0 >/dev/null 2>&1
done
"$partners" check --all class.csv --history good.csv --strategy mixed-fold --cooldown 0 >good.txt 2>/dev/null
expect 'rounds as issued are valid' [ $? -eq 0 ]
expect 'and the best of their days' grep -q '^2 rounds: 2 valid, 2 as good as can be\.$' good.txt

# The first day's partners of p1 and p2 (p8 and p7) change places.
sed -e '/^2026-09-07,/{s/,p8,/,pX,/;s/,p7,/,p8,/;s/,pX,/,p7,/;}' good.csv >bad.csv
"$partners" check --all class.csv --history bad.csv --strategy mixed-fold --cooldown 0 >bad.txt 2>/dev/null
expect 'a changed round is still valid' [ $? -eq 0 ]
expect 'but is not the best' grep -q '^2 rounds: 2 valid, 1 as good as can be\.$' bad.txt
expect 'and the better partners are named' sh -c "tr -s ' \n' ' ' <bad.txt | grep -q 'no: strategy is 8, and 0 in the best pairing; the proof holds. Better: Pupil 1 + Pupil 8, Pupil 2 + Pupil 7\.'"
"$partners" check --all class.csv --history bad.csv --strategy mixed-fold --cooldown 0 --json >bad.json 2>/dev/null
expect 'the same in JSON' [ "$(grep -c '"optimum": false' bad.json) $(grep -c '"optimum": true' bad.json)" = '1 1' ]
"$partners" check --all class.csv --history bad.csv --strategy mixed-fold --cooldown 0 --apart p1,p7 >apart.txt 2>/dev/null
expect 'a round against a rule ends with 1' [ $? -eq 1 ]
"$partners" check --all class.csv >/dev/null 2>&1
expect 'without a history there is nothing to check' [ $? -eq 3 ]
finish
