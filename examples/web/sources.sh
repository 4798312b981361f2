#!/bin/sh
# SPDX-License-Identifier: MIT
# The sources of GLib and Jansson, as this Debian or Ubuntu builds its own
# packages from, into OUT/src, and as they were fetched into OUT/sources.
#
#     sh examples/web/sources.sh OUT
#
# The system's own lists are not touched: apt is told of the same archives once
# more, as archives of sources.
set -eu
out=$(cd "$1" && pwd)
[ ! -e "$out/src/complete" ] || exit 0
lists=$out/apt
rm -rf "$lists" "$out/src" "$out/sources"
mkdir -p "$lists/lists/partial" "$lists/cache" "$out/sources" "$out/src"

apt-get indextargets --format '$(ORIGIN)|$(COMPONENT)|$(SITE) $(RELEASE)' 'Created-By: Packages' \
  | sed -nE 's/^(Debian|Ubuntu)\|main\|(.*)$/deb-src \2 main/p' | sort -u >"$lists/sources.list"

apt_source ()
{
  apt-get -q -o "Dir::Etc::SourceList=$lists/sources.list" -o Dir::Etc::SourceParts=/dev/null \
    -o "Dir::State::Lists=$lists/lists" -o "Dir::Cache=$lists/cache" -o APT::Sandbox::User=root "$@"
}

apt_source update
(cd "$out/sources" && apt_source source --download-only glib2.0 jansson)

# apt has checked what it fetched.
dpkg-source --no-check -x "$out"/sources/glib2.0_*.dsc "$out/src/glib"
dpkg-source --no-check -x "$out"/sources/jansson_*.dsc "$out/src/jansson"
touch "$out/src/complete"
