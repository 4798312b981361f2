#!/bin/sh
# SPDX-License-Identifier: MIT
# partners.exe, learning-partners-0.dll with its import library, and GLib's
# DLL for 64-bit Windows, from a fresh clone on Debian or Ubuntu.
#
#     sh examples/windows/build.sh [FOLDER]
#
# FOLDER (build-windows) receives what is built; what goes to Windows is in
# FOLDER/learning-partners. With LP_WINDOWS_TESTS=true the test programs are
# built too (tests/windows.sh runs them under Wine).
set -eu
cd "$(dirname "$0")/../.."
here=$PWD/examples/windows
. examples/packages.sh
. examples/sources.sh
. "$here/dependencies.sh"

work=${1:-build-windows}
mkdir -p "$work"
work=$(cd "$work" && pwd)
prefix=$work/prefix
tests=${LP_WINDOWS_TESTS:-false}

# shellcheck disable=SC2086 # a list of words
install_packages $build_packages gcc-mingw-w64-x86-64-win32 dpkg-dev cmake make tcl python3
meson=$(find_meson)

# Licences in the words of the distribution, which name the sources' authors.
copy_licences ()
{
  mkdir -p "$1"
  cp LICENSE "$1/learning-partners.txt"
  for name in glib2.0 pcre2 jansson sqlite3; do
    cp "$sources_folder/$name/debian/copyright" "$1/$name.txt"
  done
  cp "$sources_folder/glib2.0/LICENSES/LGPL-2.1-or-later.txt" "$1/LGPL-2.1.txt"
}

# Which sources were built: to be kept, or had from the distribution.
list_sources ()
{
  . /etc/os-release
  for name in glib2.0 pcre2 jansson sqlite3; do
    echo "$name $(cat "$sources_folder/$name.version") from the sources of $PRETTY_NAME"
  done
}

write_sbom ()
{
  pcre2=$(sed -n 's/^Version: *//p' "$prefix/lib/pkgconfig/libpcre2-8.pc")
  python3 examples/mis-plugin/sbom.py "$work/library" --static jansson --static sqlite3 --inside glib-2.0 pcre2 "$pcre2" \
    --file "$1/partners.exe" --file "$1/learning-partners-0.dll"
}

# Other linkers make their import library from a list of names.
write_definitions ()
{
  echo 'LIBRARY learning-partners-0.dll'
  echo 'EXPORTS'
  $host-nm "$1" | sed -n 's/^[0-9a-f]* T \(lp_.*\)/  \1/p' | sort
}

# gather FOLDER: what goes to Windows.
gather ()
{
  mkdir -p "$1/lib" "$1/include"
  for program in examples/cli/partners.exe lib/learning-partners-0.dll; do
    $host-strip -o "$1/$(basename $program)" "$work/library/$program"
  done
  cp "$prefix/bin/libglib-2.0-0.dll" "$1/"
  cp "$work/library/lib/learning-partners.dll.a" "$1/lib/liblearning-partners.dll.a"
  cp "$prefix/lib/libglib-2.0.dll.a" "$1/lib/"
  write_definitions "$1/lib/liblearning-partners.dll.a" >"$1/lib/learning-partners.def"
  cp -R include/learning-partners "$prefix/include/glib-2.0" "$1/include/"
  rm -f "$1/include/learning-partners/meson.build"
  copy_licences "$1/licences"
  list_sources >"$1/licences/sources.txt"
  write_sbom "$1" >"$1/sbom.spdx.json"
}

echo 'Building what the library stands on'
use_sources "$work/sources"
build_dependencies
[ "$tests" = false ] || build_check

echo 'Building the library and the command'
if [ -e "$work/library/build.ninja" ]; then
  $meson configure "$work/library" -Dtests="$tests"
else
  $meson setup "$work/library" --cross-file "$work/cross.txt" -Djson=enabled -Dstore=enabled -Dcli=enabled -Dpdf=disabled \
    -Dnls=disabled -Dtests="$tests" >"$work/library.log" 2>&1 || { tail -n 20 "$work/library.log" >&2; exit 1; }
fi
ninja -C "$work/library" >>"$work/library.log" 2>&1 || { grep -A9 'FAILED' "$work/library.log" >&2; exit 1; }

gather "$work/learning-partners"
(cd "$work/learning-partners" && ls -l ./*.exe ./*.dll)
