#!/bin/sh
# SPDX-License-Identifier: MIT
# Guarantees that a project of others that has this one inside, as a subproject
# of meson, finds it by the names that pkg-config has, and builds no tests.
#
#   subproject.sh SOURCE MESON [pdf]      with pdf: the library that draws is built, too
set -u
. "$(dirname "$0")/../support/tap.sh"
source_dir=$(cd "$1" && pwd) meson=$2 pdf=${3-}
project=$work/folder/project build=$work/folder/build
mkdir -p "$project/subprojects"
ln -s "$source_dir" "$project/subprojects/learning-partners"

cat >"$project/main.c" <<'END'
#include <learning-partners/learning-partners.h>
int
main (void)
{
#ifdef WITH_PDF
  g_autoptr (LpRoster) roster = lp_roster_new ();
  g_autoptr (LpRound) round = lp_round_new (0);
  g_autoptr (LpPage) page = lp_page_new_board (roster, round, 0, NULL);
  g_autoptr (GBytes) bytes = lp_pdf_from_page (page, NULL);
  if (bytes == NULL)
    return 1;
#endif
  g_print ("%s\n", lp_version ());
  return 0;
}
END
cat >"$project/meson.build" <<'END'
project('host', 'c', default_options: ['c_std=c11', 'optimization=0', 'debug=false'])
learning_partners = dependency('learning-partners', version: '>= 0.2', fallback: 'learning-partners',
  default_options: ['json=disabled', 'store=disabled', 'cli=disabled', 'nls=disabled', 'pdf=' + get_option('pdf')])
executable('host', 'main.c', dependencies: learning_partners)
if get_option('pdf') == 'enabled'
  executable('host-pdf', 'main.c', dependencies: dependency('learning-partners-pdf', fallback: 'learning-partners'), c_args: '-DWITH_PDF')
endif
END
echo "option('pdf', type: 'string')" >"$project/meson_options.txt"

feature=disabled
[ -z "$pdf" ] || feature=enabled
"$meson" setup "$build" "$project" --force-fallback-for=learning-partners -Dpdf=$feature >"$out" 2>"$err"
report $? 'it is set up'
ninja -C "$build" >"$out" 2>"$err"
report $? 'and built'
says_version () { "$build/$1" >"$out" && grep -qx "$(sed -n "s/^  version: '\(.*\)',/\1/p" "$source_dir/meson.build")" "$out"; }
expect 'its program runs' says_version host
[ -z "$pdf" ] || expect 'and the one that draws' says_version host-pdf
asks_for_no_check () { [ -s "$build/meson-info/intro-dependencies.json" ] && ! grep -q '"name": "check"' "$build/meson-info/intro-dependencies.json"; }
expect 'no tests are built, and Check is not asked for' asks_for_no_check
finish
