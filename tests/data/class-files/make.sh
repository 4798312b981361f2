#!/bin/sh
# SPDX-License-Identifier: MIT
# Makes the class files of this folder anew, with the program and the library of release 0.1 alone: see README.md.
#
#   make.sh SOURCE FOLDER
#
# SOURCE is a checkout of release 0.1 (commit 22b6029), built in SOURCE/build; FOLDER receives the files.
set -eu
source=$(realpath "$1") here=$(realpath "$2")
partners=$source/build/examples/cli/partners
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' INT TERM
cd "$work"
LC_ALL=C.UTF-8 TERM=dumb
export LC_ALL TERM PARTNERS_TODAY
[ "$("$partners" --version)" = 'partners 0.1.0' ] || { echo 'not release 0.1' >&2; exit 1; }
umask 077

p () { "$partners" "$@" >out 2>&1 || { cat out >&2; echo "partners $*" >&2; exit 1; }; }
# on DATE ARGUMENT…
on () { PARTNERS_TODAY=$1; shift; p "$@"; }

cat >class.csv <<'END'
id,name,maths,gender
a1,Amira Khan,104,F
a2,Ben Adams,98,M
a3,Cal Brown,110,M
a4,Zoë Øst,95,F
a5,Eli Short,120,M
a6,Fay Gold,88,F
a7,Gus Hill,101,M
a8,Hal Ink,93,M
a9,Ida Joy,115,F
END

# Nobody in it, and nothing done.
PARTNERS_TODAY=2025-09-01
p new empty.partners --title 'Nobody yet'

# A class of nine, so that each round has a three: holidays, absences, covers, changes by hand, feedback, a joiner, two
# leavers, one of whom is forgotten; then ten steps more.
p new year.partners --from class.csv --title 'Class 4B'
p holiday 25/10/2025..2/11/2025 -f year.partners
p holiday 20/12/2025..4/1/2026 -f year.partners
p roster edit Ida quiet=yes -f year.partners
p roster edit Hal quiet=yes dominant=no -f year.partners
on 2025-09-08 pair --yes -f year.partners
on 2025-09-09 today --absent Cal -f year.partners
on 2025-09-11 feedback Amira Ben not-listening -f year.partners
on 2025-09-15 pair --yes -f year.partners
on 2025-09-22 pair --yes --absent Fay -f year.partners
on 2025-09-29 pair --yes --seed 7 -f year.partners
on 2025-10-03 roster add 'Jo Quill' id=a10 maths=99 -f year.partners
on 2025-10-06 pair --yes -f year.partners
on 2025-10-13 pair --yes -f year.partners
on 2025-10-14 roster remove Gus -f year.partners
on 2025-10-14 apart 'Jo Quill' Ben --reason 'Jo asked' -f year.partners
on 2025-10-20 pair --yes -f year.partners
on 2025-10-21 forget Jo --yes -f year.partners
on 2025-11-03 pair --yes -f year.partners
on 2025-11-04 swap Amira Ida --yes -f year.partners
on 2025-11-05 feedback Zoe Hal worked -f year.partners
on 2025-11-10 pair --yes -f year.partners
on 2025-11-11 today --absent Ida --late Hal -f year.partners
on 2025-11-17 pair --yes --date 2025-11-17 -f year.partners
on 2025-11-18 roster remove Eli -f year.partners
on 2025-11-19 roster edit Fay maths=91 -f year.partners
on 2025-11-24 pair --yes -f year.partners
on 2025-12-01 pair --yes -f year.partners
on 2025-12-02 swap Amira Zoe --yes -f year.partners

# Rules of every kind, ended, run out, used up and standing; all of its steps can be taken back.
PARTNERS_TODAY=2025-09-01
p new rules.partners --from class.csv --title 'Rules'
p apart Amira Ben Cal --until 19/12/2025 --reason 'a quarrel' -f rules.partners
p apart Zoe Hal -f rules.partners
p together Eli Fay --until 3/10/2025 -f rules.partners
p friends Ida Gus -f rules.partners
p pin Gus Hal -f rules.partners
on 2025-09-08 pair --yes -f rules.partners
on 2025-09-09 apart Zoe Hal --end -f rules.partners
on 2025-09-15 pair --yes -f rules.partners
on 2025-09-16 undo -f rules.partners
on 2025-09-22 pair --yes -f rules.partners
on 2025-10-06 pair --yes -f rules.partners
on 2025-10-07 pin Amira Zoe -f rules.partners
on 2025-10-07 holiday 25/10/2025..2/11/2025 -f rules.partners

# One works with the adult; policies that came and went: the old default order and one of its own with "could" on top,
# mixed and matched; some of it taken back.
PARTNERS_TODAY=2025-09-01
p new policies.partners --from class.csv --title 'Policies' --odd adult
on 2025-09-08 pair --yes -f policies.partners
p policy --strategy matched --weight gender=2 -f policies.partners
on 2025-09-22 pair --yes -f policies.partners
p policy --order could,max_tenure,min_tenure,change,cooldown,strategy,turns,repeats -f policies.partners
on 2025-10-06 pair --yes -f policies.partners
p policy --order max_tenure,could,min_tenure,change,cooldown,strategy,turns,repeats -f policies.partners
p policy --order max_tenure,min_tenure,change,cooldown,strategy,turns,repeats,could --strategy mixed -f policies.partners
p policy --order max_tenure,min_tenure,turns,change,cooldown,strategy,could,repeats --strategy matched --hard max-tenure -f policies.partners
p policy --strategy mixed-fold -f policies.partners
p undo -f policies.partners
on 2025-10-20 pair --yes -f policies.partners

# A scale of quantiles without a name of its own, which the program cannot ask for.
cat >quantiles.c <<'END'
#include <learning-partners/learning-partners.h>
#include <learning-partners/lp-class-file.h>

int
main (void)
{
  g_autoptr (LpRoster) roster = lp_roster_new ();
  g_autoptr (LpScale) scale = lp_scale_new_quantiles (7, NULL);
  g_autoptr (LpPolicy) policy = lp_policy_new ();

  lp_roster_set_scale (roster, "maths", scale, NULL);
  for (int i = 0; i < 8; i++) {
    g_autofree char *id = g_strdup_printf ("q%d", i);
    g_autoptr (LpPupil) pupil = lp_pupil_new (id, id, NULL);
    lp_pupil_set_score (pupil, "maths", 90 + 7 * i % 30, NULL);
    lp_roster_add_pupil (roster, pupil, NULL);
  }
  lp_policy_set_strategy (policy, LP_STRATEGY_MIXED_NEAR, NULL);
  LpClassFile *file = lp_class_file_create ("quantiles.partners", "Quantiles", roster, NULL, policy, NULL);
  lp_class_file_close (file);
  return file == NULL;
}
END
# shellcheck disable=SC2046 # flags are a list of words
cc -o quantiles quantiles.c -I"$source/include" -L"$source/build/lib" -llearning-partners -Wl,-rpath,"$source/build/lib" \
  $(pkg-config --cflags --libs glib-2.0)
./quantiles
on 2025-09-08 pair --yes -f quantiles.partners
on 2025-09-08 pair --yes --another -f quantiles.partners

cp empty.partners year.partners rules.partners policies.partners quantiles.partners "$here"
