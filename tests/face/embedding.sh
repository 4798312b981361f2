#!/bin/sh
# SPDX-License-Identifier: MIT
# Guarantees what docs/embedding.md promises to plugins: its two programs
# compile against the library, linked dynamically and statically, and say what
# they should; and the bill of materials names what the library is linked with,
# and its files by their right checksums.
#
#   embedding.sh SOURCE BUILD COMPILER [PREFIX]
#
# With PREFIX (where both kinds of the library are installed) pkg-config alone
# says how to link; else the library lies in BUILD.
set -u
. "$(dirname "$0")/../support/tap.sh"
source_dir=$1 build=$2 compiler=$3 prefix=${4-}
folder=$work/folder

if [ -n "$prefix" ]; then
  PKG_CONFIG_PATH=$(dirname "$(find "$prefix" -name learning-partners.pc)")
  export PKG_CONFIG_PATH
  libraries=$(dirname "$PKG_CONFIG_PATH")
  compile=$(pkg-config --cflags learning-partners)
  dynamic=$(pkg-config --libs learning-partners)
  static="$libraries/liblearning-partners.a $(pkg-config --static --libs learning-partners | sed 's/-llearning-partners//')"
else
  libraries=$build/lib
  compile="-I$source_dir/include $(pkg-config --cflags glib-2.0)"
  dynamic="-L$libraries -llearning-partners $(pkg-config --libs glib-2.0)"
  static="$libraries/liblearning-partners-internal.a $(pkg-config --libs glib-2.0 jansson sqlite3)"
fi
# A library under the sanitizers asks the same of its program.
! nm -D "$build/lib/liblearning-partners.so" 2>/dev/null | grep -q __asan_init || compile="$compile -fsanitize=address,undefined"

# Where no headers but GLib's are there, pkg-config says how to compile all the same.
mkdir "$folder/glib-alone"
for name in glib-2.0 $(pkg-config --print-requires --print-requires-private glib-2.0 | sed 's/ .*//'); do
  cp "$(pkg-config --variable=pcfiledir "$name")/$name.pc" "$folder/glib-alone/"
done
cp "$(find "${prefix:-$build/meson-private}" -name learning-partners.pc)" "$folder/glib-alone/"
asks_glib_alone () { PKG_CONFIG_PATH='' PKG_CONFIG_LIBDIR=$folder/glib-alone pkg-config "$@" learning-partners >"$out" 2>"$err"; }
expect "pkg-config asks for GLib's headers alone" asks_glib_alone --cflags
expect 'and to link for GLib alone' asks_glib_alone --libs
links_alone () { grep -q -e -llearning-partners "$out" && ! grep -Eq 'jansson|sqlite|pango|cairo' "$out"; }
expect "no other library's" links_alone
expect 'or statically, by name' asks_glib_alone --static --libs

cat >"$folder/ask-in-json.expected" <<'END'
certified: yes
an error is JSON: yes
END
cat >"$folder/map-records.expected" <<'END'
k-17 works with k-31
k-23 works with k-40
infeasible: No pairing is possible: k-17 can work with nobody (rule "r1", rule "r2" and rule "r3").
END

needs_library () { readelf -d "$1" | grep -q 'NEEDED.*liblearning-partners'; }
stands_alone () { ! needs_library "$1"; }
says () { LD_LIBRARY_PATH=$libraries "$1" >"$folder/said" && cmp -s "$folder/said" "$2" || { sed 's/^/# /' "$folder/said"; false; }; }
for program in ask-in-json map-records; do
  for kind in dynamic static; do
    eval "libs=\$$kind"
    # shellcheck disable=SC2086 # lists of words
    expect "$program compiles, $kind" $compiler -std=c11 -Wall -Wextra -Werror -o "$folder/$program-$kind" $compile \
      "$source_dir/examples/mis-plugin/$program.c" $libs
    expect "$program says what it should, $kind" says "$folder/$program-$kind" "$folder/$program.expected"
  done
  expect "$program needs the shared library where it should" needs_library "$folder/$program-dynamic"
  expect "$program does without it where it should" stands_alone "$folder/$program-static"
done

sbom="$source_dir/examples/mis-plugin/sbom.py"
SOURCE_DATE_EPOCH=1 python3 "$sbom" "$build" >"$folder/sbom.json"
expect 'there is a bill of materials' [ -s "$folder/sbom.json" ]
SOURCE_DATE_EPOCH=1 python3 "$sbom" "$build" >"$folder/again.json"
expect 'the same each time' cmp -s "$folder/sbom.json" "$folder/again.json"
find "$build/lib" -maxdepth 1 \( -name 'liblearning-partners.so.*.*' -o -name 'liblearning-partners-pdf.so.*.*' \) -type f -exec readelf -d {} + | sed -n 's/.*NEEDED.*\[\(.*\)\]/\1/p' >"$folder/needed"
expect 'it is whole, and true' python3 "$source_dir/tests/face/sbom-check.py" "$folder/sbom.json" "$build" "$folder/needed"

# Its date, without SOURCE_DATE_EPOCH: that of the latest commit; where there is none of this tree, or no git, that of the sources.
unset SOURCE_DATE_EPOCH
interpreter=$(python3 -c 'import sys; print(sys.executable)')
tree=$folder/unpacked
mkdir -p "$tree/examples/mis-plugin" "$folder/nothing"
cp "$sbom" "$tree/examples/mis-plugin/"
touch -d '2001-02-03T04:05:06Z' "$tree/meson.build"
# is_dated DATE PATH: as made in that tree with the programs of that path.
is_dated ()
{
  PATH=$2 "$interpreter" "$tree/examples/mis-plugin/sbom.py" "$build" >"$folder/dated.json" && grep -q "\"created\": \"$1\"" "$folder/dated.json"
}
commit () { git -C "$1" init -q && git -C "$1" -c user.name=a -c user.email=a@example.org commit -q --allow-empty -m "A date"; }
expect 'without git it has the date of the sources' is_dated 2001-02-03T04:05:06Z "$folder/nothing"
SOURCE_DATE_EPOCH=1
export SOURCE_DATE_EPOCH
expect 'without git it has the date that is given' is_dated 1970-01-01T00:00:01Z "$folder/nothing"
unset SOURCE_DATE_EPOCH
if command -v git >/dev/null 2>&1; then
  GIT_COMMITTER_DATE='2002-03-04T05:06:07Z' commit "$folder"
  expect 'a commit of another tree around it does not count' is_dated 2001-02-03T04:05:06Z "$PATH"
  GIT_COMMITTER_DATE='2003-04-05T06:07:08Z' commit "$tree"
  expect 'its own latest commit does' is_dated 2003-04-05T06:07:08Z "$PATH"
fi
finish
