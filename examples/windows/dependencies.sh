# SPDX-License-Identifier: MIT
# What the library stands on, for Windows, from the distribution's sources into
# $prefix: GLib as a DLL, all else static. Read with "." by build.sh, so each
# function is a subshell, which leaves the variables of its caller alone.

host=x86_64-w64-mingw32

# write_pc NAME VERSION LIBS CFLAGS
write_pc ()
(
  printf 'Name: %s\nDescription: %s\nVersion: %s\nLibs: -L%s/lib %s\nCflags: -I%s/include %s\n' \
    "$1" "$1" "$2" "$prefix" "$3" "$prefix" "$4" >"$prefix/lib/pkgconfig/$1.pc"
)

# build_with_cmake NAME OPTION…
build_with_cmake ()
(
  name=$1; shift
  [ ! -e "$work/$name.done" ] || return 0
  echo "  $name"
  fetch_source "$name"
  cmake -G Ninja -S "$sources_folder/$name" -B "$work/$name" -DCMAKE_SYSTEM_NAME=Windows -DCMAKE_C_COMPILER=$host-gcc \
    -DCMAKE_RC_COMPILER=$host-windres -DCMAKE_BUILD_TYPE=Release -DBUILD_SHARED_LIBS=OFF \
    -DCMAKE_INSTALL_PREFIX="$prefix" -DCMAKE_INSTALL_LIBDIR=lib -DCMAKE_FIND_ROOT_PATH="$prefix" "$@" >"$work/$name.log" 2>&1 \
    && ninja -C "$work/$name" install >>"$work/$name.log" 2>&1 \
    || { tail -n 20 "$work/$name.log" >&2; return 1; }
  : >"$work/$name.done"
)

build_libintl ()
(
  cp "$here/libintl/libintl.h" "$prefix/include/"
  $host-gcc -O2 -I"$prefix/include" -c "$here/libintl/libintl.c" -o "$work/libintl.o"
  $host-ar rcs "$prefix/lib/libintl.a" "$work/libintl.o"
)

build_sqlite ()
(
  [ ! -e "$work/sqlite3.done" ] || return 0
  echo '  sqlite3'
  fetch_source sqlite3
  (cd "$sources_folder/sqlite3" && ./configure && make sqlite3.c sqlite3.h) >"$work/sqlite3.log" 2>&1
  $host-gcc -O2 -DSQLITE_OMIT_LOAD_EXTENSION -c "$sources_folder/sqlite3/sqlite3.c" -o "$work/sqlite3.o"
  $host-ar rcs "$prefix/lib/libsqlite3.a" "$work/sqlite3.o"
  cp "$sources_folder/sqlite3/sqlite3.h" "$prefix/include/"
  write_pc sqlite3 "$(cat "$sources_folder/sqlite3/VERSION")" -lsqlite3 ''
  : >"$work/sqlite3.done"
)

# Check's own description names threads that are not needed here.
build_check ()
(
  build_with_cmake check -DCHECK_ENABLE_TESTS=OFF
  write_pc check 0.15.2 -lcheck ''
)

write_cross_file ()
(
  sed "s|@PREFIX@|$prefix|g" "$here/cross.txt.in" >"$work/cross.txt"
)

# Of GLib's five libraries only the first is built; what the others ask for need not be there.
build_glib ()
(
  [ ! -e "$work/glib2.0.done" ] || return 0
  echo '  glib2.0'
  fetch_source glib2.0
  write_pc libffi 3.4 '' ''
  write_pc zlib 1.2 '' ''
  [ -e "$work/glib/build.ninja" ] || $meson setup "$work/glib" "$sources_folder/glib2.0" --cross-file "$work/cross.txt" \
    --buildtype release -Dtests=false -Dnls=disabled -Dglib_debug=disabled >"$work/glib.log" 2>&1 \
    || { tail -n 20 "$work/glib.log" >&2; return 1; }
  ninja -C "$work/glib" glib/libglib-2.0-0.dll >>"$work/glib.log" 2>&1 || { tail -n 20 "$work/glib.log" >&2; return 1; }
  install_glib
  : >"$work/glib2.0.done"
)

install_glib ()
(
  headers=$prefix/include/glib-2.0
  mkdir -p "$headers/glib/deprecated" "$prefix/bin"
  cp "$sources_folder/glib2.0/glib/glib.h" "$work/glib/glib/glibconfig.h" "$headers/"
  cp "$sources_folder"/glib2.0/glib/*.h "$work"/glib/glib/*.h "$headers/glib/"
  cp "$sources_folder"/glib2.0/glib/deprecated/*.h "$headers/glib/deprecated/"
  rm -f "$headers"/glib/*private*.h "$headers/glib/glib.h" "$headers/glib/glibconfig.h"
  $host-strip -o "$prefix/bin/libglib-2.0-0.dll" "$work/glib/glib/libglib-2.0-0.dll"
  cp "$work/glib/glib/libglib-2.0.dll.a" "$prefix/lib/"
  version=$(sed -n "s/^ *version: '\([0-9.]*\)',.*/\1/p; s/^ *version : '\([0-9.]*\)',.*/\1/p" "$sources_folder/glib2.0/meson.build" | head -n 1)
  write_pc glib-2.0 "$version" -lglib-2.0 "-I$headers"
)

build_dependencies ()
(
  mkdir -p "$prefix/lib/pkgconfig" "$prefix/include"
  write_cross_file
  build_libintl
  build_with_cmake jansson -DJANSSON_BUILD_DOCS=OFF -DJANSSON_WITHOUT_TESTS=ON -DJANSSON_EXAMPLES=OFF
  build_with_cmake pcre2 -DPCRE2_BUILD_PCRE2GREP=OFF -DPCRE2_BUILD_TESTS=OFF
  build_sqlite
  build_glib
)
