#!/bin/sh
# SPDX-License-Identifier: MIT
# With ten years of a class on file every command takes less than a tenth of a second of the processor's time, start to
# finish.
#
#   cli-decade.sh PARTNERS SOURCE
set -u
. "$(dirname "$0")/../support/tap.sh"
partners=$(realpath "$1") source=$(realpath "$2")
limit=100
cd "$work/folder" || exit 1
LC_ALL=C.UTF-8 PARTNERS_TODAY=2026-09-07
export LC_ALL PARTNERS_TODAY

{
  echo id,name,maths
  i=0
  while [ $i -lt 31 ]; do i=$((i + 1)); echo "p$i,Pupil$i Name,$((60 + i * 13 % 50))"; done
} >class.csv
awk -f "$source/tests/face/decade.awk" >history.csv
"$partners" new a.partners --from class.csv --history history.csv --seed 1 >/dev/null 2>&1 || { echo 'Bail out! no class file'; exit 1; }

# milliseconds of processor time, user and system, of one command
spent ()
{
  python3 - "$@" <<'END'
import os, sys
nowhere = [(os.POSIX_SPAWN_OPEN, fd, os.devnull, os.O_RDWR, 0) for fd in (0, 1, 2)]
child = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=nowhere)
_, status, used = os.wait4(child, 0)
if status != 0:
    sys.exit(f'{sys.argv[1:]} ended with {status}')
print(round((used.ru_utime + used.ru_stime) * 1000))
END
}

while read -r command; do
  best=
  # The best of five where need be: the machine may have other things to do. What was written is taken back.
  for try in 1 2 3 4 5; do
    [ -z "$best" ] || [ "$best" -ge "$limit" ] || break
    # shellcheck disable=SC2086 # words
    ms=$(spent "$partners" $command) || { best=999999; break; }
    [ -n "$best" ] && [ "$ms" -ge "$best" ] || best=$ms
    case $command in
      *--yes*|feedback*|apart*|today*|'roster edit'*) "$partners" undo >/dev/null ;;
    esac
  done
  expect "$command: $best ms" [ "$best" -lt "$limit" ]
done <<'END'
show
advice
roster
policy
history
history Pupil3
coverage
stats
why Pupil3
why Pupil3 Pupil4
swap Pupil3
check
export
export --format json
print --view term -o -
print --view teacher -o -
pair --dry-run
pair --yes
today --absent Pupil4
swap Pupil3 Pupil9 --yes
feedback Pupil3 Pupil4 worked
apart Pupil1 Pupil2
roster edit Pupil3 maths=3
END
finish
