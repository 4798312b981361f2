#!/bin/sh
# SPDX-License-Identifier: MIT
# A school year of a real class of 31, lived through the command alone: 39 weeks with holidays, absences, a pupil who
# joins in week 5 and one who leaves in week 20, one who is never there on Fridays, twins who are kept apart, two who
# are kept apart until Christmas, changes by hand and words on how it went.
#
#   school-year.sh PARTNERS DATA [FILE]
#
# PARTNERS is the program, DATA the folder with the class list; FILE, where it is given, receives the class file.
set -eu
partners=$(realpath "$1") data=$(realpath "$2") keep=${3-}
[ -z "$keep" ] || keep=$(realpath -m "$keep")

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' INT TERM
cp "$data/nl_class_5480.csv" "$work/class.csv"
cd "$work"
LC_ALL=C.UTF-8 TERM=dumb
export LC_ALL TERM PARTNERS_TODAY
unset LANGUAGE

# Says a command as a teacher types it, and what it answers.
run ()
{
  printf '$ partners'
  for word in "$@"; do
    case $word in
      *[!A-Za-z0-9_.,/=-]*) printf " '%s'" "$word" ;;
      *) printf ' %s' "$word" ;;
    esac
  done
  printf '\n'
  "$partners" "$@" 2>&1 || { status=$?; echo "(ended with $status)"; }
  echo
}

# The answer is looked at in a few weeks only; in the others the last lines tell what changed.
quietly ()
{
  "$partners" "$@" >out 2>notes || { status=$?; cat out notes; exit "$status"; }
  sed -n '/^Changes:/,$p' out | grep -v '^Written to'
}

# On a Friday Sara is never there.
friday ()
{
  PARTNERS_TODAY=$1
  "$partners" today --absent Sara >out 2>&1 || { cat out; exit 1; }
}

week=0
# monday DATE FRIDAY: a week begins.
monday ()
{
  week=$((week + 1)) PARTNERS_TODAY=$1 friday=$2
  printf '== Week %s, %s ==\n' "$week" "$1"
}

PARTNERS_TODAY=2026-09-03
echo '== Before the first day =='
echo
run new 5A.partners --from class.csv --subject langPOST --title 'Class 5A' --seed 2026
run holiday 24/10/2026..1/11/2026
run holiday 19/12/2026..3/1/2027
run holiday 13/2/2027..21/2/2027
run holiday 27/3/2027..11/4/2027
run holiday 29/5/2027..6/6/2027
run apart Kailey Kinsley --reason twins
run apart Hugo Gavin --until 18/12/2026 --reason 'a quarrel over the summer'
run roster edit joy quiet=yes
run policy
run advice

while read -r monday friday; do
  monday "$monday" "$friday"
  case $week in
    1)
      run pair --yes
      run show
      run why Sara ;;
    3)
      run advice
      run pair --yes --absent Jane ;;
    4)
      quietly pair --yes
      PARTNERS_TODAY=2026-09-29
      run today --absent Hugo --late Omar
      run today --absent Hugo --late Orlando
      PARTNERS_TODAY=2026-10-01
      run feedback Laura Brandon not-listening ;;
    5)
      run roster add 'Zoë Young' langPOST=45
      run pair --yes ;;
    7)
      run pair --keep --yes ;;
    9)
      quietly pair --yes
      run swap Molly 'Hugo W.' --yes ;;
    12)
      run pair --yes
      run pair --yes --another
      run undo
      run feedback Zoe Hugo worked ;;
    15)
      run apart
      quietly pair --yes ;;
    20)
      run roster remove Payton
      run advice
      run pair --yes ;;
    25)
      quietly pair --yes
      run swap Katie Hugo --yes
      run why Katie ;;
    30)
      run feedback Ariana Joy too-quiet
      quietly pair --yes ;;
    33)
      run pin Zoe Ximena
      run pair --yes ;;
    39)
      run pair --yes ;;
    *)
      quietly pair --yes ;;
  esac
  friday "$friday"
done <<'END'
2026-09-07 2026-09-11
2026-09-14 2026-09-18
2026-09-21 2026-09-25
2026-09-28 2026-10-02
2026-10-05 2026-10-09
2026-10-12 2026-10-16
2026-10-19 2026-10-23
2026-11-02 2026-11-06
2026-11-09 2026-11-13
2026-11-16 2026-11-20
2026-11-23 2026-11-27
2026-11-30 2026-12-04
2026-12-07 2026-12-11
2026-12-14 2026-12-18
2027-01-04 2027-01-08
2027-01-11 2027-01-15
2027-01-18 2027-01-22
2027-01-25 2027-01-29
2027-02-01 2027-02-05
2027-02-08 2027-02-12
2027-02-22 2027-02-26
2027-03-01 2027-03-05
2027-03-08 2027-03-12
2027-03-15 2027-03-19
2027-03-22 2027-03-26
2027-04-12 2027-04-16
2027-04-19 2027-04-23
2027-04-26 2027-04-30
2027-05-03 2027-05-07
2027-05-10 2027-05-14
2027-05-17 2027-05-21
2027-05-24 2027-05-28
2027-06-07 2027-06-11
2027-06-14 2027-06-18
2027-06-21 2027-06-25
2027-06-28 2027-07-02
2027-07-05 2027-07-09
2027-07-12 2027-07-16
2027-07-19 2027-07-23
END

echo '== The end of the year =='
echo
run check
run history
run history Zoe
run coverage
run coverage --output coverage.html
run stats
[ -z "$keep" ] || cp 5A.partners "$keep"
