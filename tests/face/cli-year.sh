#!/bin/sh
# SPDX-License-Identifier: MIT
# A school year through the command alone says today what it said when it was looked at last; and what it leaves on file
# is counted again here: 39 rounds, everybody there once in each, the rules of each day kept.
#
#   cli-year.sh PARTNERS SOURCE
#
# After a change that is meant to show: sh examples/demo/school-year.sh PARTNERS examples/data >examples/demo/school-year.expected
set -u
. "$(dirname "$0")/../support/tap.sh"
partners=$1 source=$2

sh "$source/examples/demo/school-year.sh" "$partners" "$source/examples/data" "$work/5A.partners" >"$work/found" 2>&1
diff "$source/examples/demo/school-year.expected" "$work/found" >"$out"
report $? 'the year goes as it went'

PARTNERS_TODAY=2027-07-23
export PARTNERS_TODAY
"$partners" export --format json -f "$work/5A.partners" >"$work/year.json"
"$python" - "$work/year.json" >"$out" <<'END'
import json, sys

whole = json.load(open(sys.argv[1]))
rounds = whole['history']['rounds']
names = {p['id']: p['name'] for p in whole['roster']['pupils']}
by_name = {name: id for id, name in names.items()}
faults = []
if len(rounds) != 39 or len(names) != 31:
    faults.append(f'{len(rounds)} rounds, {len(names)} pupils')
for number, round in enumerate(rounds, 1):
    seated = [p for group in round['partnerships'] for p in group]
    if len(seated) != len(set(seated)):
        faults.append(f'round {number}: somebody twice')
    # 31; Jane away in week 3; Zoë from week 5 on; Payton (known by id alone by now) until week 19.
    expected = 31 - (number == 3) + (number >= 5) - (number >= 20)
    if len(seated) != expected:
        faults.append(f'round {number}: {len(seated)} there, not {expected}')
    sizes = sorted(len(group) for group in round['partnerships'])
    if sizes[:-1] != [2] * (len(sizes) - 1) or sizes[-1] != 2 + expected % 2:
        faults.append(f'round {number}: partnerships of {sizes}')
    pairs = {frozenset((a, b)) for group in round['partnerships'] for a in group for b in group if a < b}
    if frozenset((by_name['Kailey L.'], by_name['Kinsley K.'])) in pairs:
        faults.append(f'round {number}: the twins')
    if round['date'] <= '2026-12-18' and frozenset((by_name['Hugo W.'], by_name['Gavin M.'])) in pairs:
        faults.append(f'round {number}: Hugo and Gavin')
if [r['date'] for r in rounds if 'assigned' in r] != ['2026-11-09', '2027-03-22']:
    faults.append('changes by hand')
if sum(len(r.get('covers', [])) for r in rounds) != 40:
    faults.append('covers')
if len(whole['history']['feedback']) != 3:
    faults.append('feedback')
print('\n'.join(faults))
sys.exit(1 if faults else 0)
END
report $? 'and every week of it holds'
finish
