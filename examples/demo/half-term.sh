#!/bin/sh
# SPDX-License-Identifier: MIT
# Half a term of learning partners in two real classes, through the command alone.
#
#   half-term.sh PARTNERS ACQUAINTANCE DATA
#
# PARTNERS and ACQUAINTANCE are the programs, DATA the folder with the class lists.
set -eu
partners=$(realpath "$1") acquaintance=$(realpath "$2") data=$(realpath "$3")

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' INT TERM
cp "$data/london_school63_30pupils_bands.csv" "$work/year-group.csv"
cp "$data/nl_class_5480.csv" "$work/class.csv"
cd "$work"

# Shows a command as a teacher types it.
show ()
{
  printf '$ partners'
  for word in "$@"; do
    case $word in
      --*) printf ' \\\n      %s' "$word" ;;
      *[!A-Za-z0-9_.,/-]*) printf " '%s'" "$word" ;;
      *) printf ' %s' "$word" ;;
    esac
  done
  printf '\n\n'
}

# A week: the list, or one line where it is last week's.
week ()
{
  "$partners" pair "$@" >out 2>notes || { status=$?; cat notes; exit "$status"; }
  pairs=$(grep -o ' & ' out | wc -l)
  stars=$(grep -o ' \*' out | wc -l)
  three=$(grep -c '(three)' out || true)
  if [ $((pairs - three)) -eq "$stars" ]; then
    sed -n 1,2p out
    echo '  All go on together: the list is last week'\''s.'
  else
    sed '/^Written to/d' out
  fi
  echo
}

# The first of several weeks, with the command and what it says of the file.
first_week ()
{
  show pair "$@"
  week "$@"
  if [ -s notes ]; then
    cat notes
    echo
  fi
}

echo '== A year group of 30, known by three bands: partners for a fortnight =='
echo
set -- year-group.csv --history year-group-partners.csv --subject intake --scale 'bottom 25%<mid 50%<top 25%'
first_week "$@" --date 2026-11-02
for day in 2026-11-09 2026-11-16 2026-11-23; do week "$@" --date $day; done

echo '== The same year group, from now on matched instead of mixed =='
echo
first_week "$@" --strategy matched --date 2026-11-30
week "$@" --strategy matched --date 2026-12-07
"$acquaintance" year-group.csv year-group-partners.csv

echo
echo '== A class of 31, known by a language test: new partners every week =='
echo
set -- class.csv --history class-partners.csv --subject langPRET --min-tenure 7 --max-tenure 14
first_week "$@" --date 2026-11-02
for day in 2026-11-09 2026-11-16; do week "$@" --date $day; done

echo '== The same class, from now on matched; in the second week Gavin is away =='
echo
first_week "$@" --strategy matched --date 2026-11-23
week "$@" --strategy matched --absent Gavin --date 2026-11-30
week "$@" --strategy matched --date 2026-12-07
"$acquaintance" class.csv class-partners.csv

echo
echo '== Why these two, why not those, and what the checker says =='
echo
for two in 'Carson Ximena' 'Gavin Hugo'; do
  # shellcheck disable=SC2086 # two words
  "$partners" why $two "$@" --strategy matched 2>notes
done
"$partners" check "$@" --strategy matched 2>notes
