#!/bin/sh
# SPDX-License-Identifier: MIT
# The same answers on other processors: big-endian (s390x), or 32 bits (i386,
# armhf), each built here with the distribution's GLib, Jansson and SQLite of
# that architecture, run under QEMU, and compared with this machine's answers
# byte for byte: every scenario, digests and certificates included.
#
#     sh tests/architectures.sh [ARCHITECTURE…]      s390x by default
#
# The system's package lists stay as they are. LP_BUILD (build) is where this
# machine's build is; the others lie beside it. Ends with "N passed, N failed".
set -eu
cd "$(dirname "$0")/.."
. examples/packages.sh
. examples/sources.sh

native=${LP_BUILD:-build}
mkdir -p "$native"
native=$(cd "$native" && pwd)
# shellcheck disable=SC2086 # a list of words
install_packages $build_packages python3 qemu-user-static
meson=$(find_meson)
[ -e "$native/build.ninja" ] || $meson setup "$native" -Djson=enabled -Dstore=enabled -Dcli=enabled
ninja -C "$native" tests/properties/pair-lines

# about ARCHITECTURE: what GNU, meson and QEMU call it.
about ()
{
  endian=little
  case $1 in
    s390x) triplet=s390x-linux-gnu cross_gcc=gcc-s390x-linux-gnu libc=libc6-dev-s390x-cross family=s390x qemu=s390x endian=big ;;
    i386) triplet=i686-linux-gnu cross_gcc=gcc-i686-linux-gnu libc=libc6-dev-i386-cross family=x86 qemu=i386 ;;
    armhf) triplet=arm-linux-gnueabihf cross_gcc=gcc-arm-linux-gnueabihf libc=libc6-dev-armhf-cross family=arm qemu=arm ;;
    *) echo "$1 is not known here" >&2; return 1 ;;
  esac
}

# fetch_root ARCHITECTURE FOLDER: the libraries of that architecture, unpacked.
fetch_root ()
{
  [ ! -e "$2/complete" ] || return 0
  mkdir -p "$2/lists/partial" "$2/packages" "$2/root"
  use_sources "$2/apt"
  sed -i 's/^Types: deb-src/Types: deb/; s/^deb-src /deb /; s/^deb \[\(.*\)arch=[^] ]*\(.*\)\]/deb [\1\2]/' "$2"/apt/parts/*
  options="$source_options -o APT::Architecture=$1 -o APT::Architectures=$1 -o Dir::State::status=/dev/null"
  # shellcheck disable=SC2086
  apt-get $options update >"$2/update.log" 2>&1 || true
  # shellcheck disable=SC2086
  (cd "$2/packages" && apt-get $options download libglib2.0-0 libglib2.0-dev libpcre2-8-0 libjansson4 libjansson-dev \
    libsqlite3-0 libsqlite3-dev libc6 libgcc-s1) >"$2/download.log" 2>&1 || { tail -n 5 "$2/download.log" >&2; return 1; }
  for package in "$2"/packages/*.deb; do
    dpkg-deb -x "$package" "$2/root"
  done
  : >"$2/complete"
}

# GLib alone: what its own description asks for is neither compiled nor linked here.
write_descriptions ()
{
  multiarch=$(basename "$(dirname "$(find "$1/root/usr/lib" -name libglib-2.0.so | head -n 1)")")
  mkdir -p "$1/pkgconfig"
  for name in glib-2.0:glib-2.0 jansson:jansson sqlite3:sqlite3; do
    version=$(sed -n 's/^Version: *//p' "$1/root/usr/lib/$multiarch/pkgconfig/${name%:*}.pc")
    printf 'Name: %s\nDescription: %s\nVersion: %s\nLibs: -L%s -l%s\nCflags: -I%s\n' "${name%:*}" "${name%:*}" "$version" \
      "$1/root/usr/lib/$multiarch" "${name#*:}" \
      "$1/root/usr/include -I$1/root/usr/include/glib-2.0 -I$1/root/usr/lib/$multiarch/glib-2.0/include" >"$1/pkgconfig/${name%:*}.pc"
  done
}

write_cross_file ()
{
  cat >"$1/cross.txt" <<END
[binaries]
c = '$triplet-gcc'
ar = '$triplet-ar'
strip = '$triplet-strip'
pkgconfig = 'pkg-config'
[properties]
pkg_config_libdir = '$1/pkgconfig'
[built-in options]
c_link_args = ['-Wl,-rpath-link,$1/root/usr/lib/$multiarch:$1/root/lib/$multiarch']
[host_machine]
system = 'linux'
cpu_family = '$family'
cpu = '$family'
endian = '$endian'
END
}

# build ARCHITECTURE FOLDER
build ()
{
  install_packages "$cross_gcc" "$libc"
  fetch_root "$1" "$2"
  write_descriptions "$2"
  write_cross_file "$2"
  [ -e "$2/build/build.ninja" ] || $meson setup "$2/build" --cross-file "$2/cross.txt" -Djson=enabled -Dstore=enabled -Dcli=enabled \
    -Dpdf=disabled -Dnls=disabled -Dtests=false >"$2/build.log" 2>&1 || { tail -n 20 "$2/build.log" >&2; return 1; }
  ninja -C "$2/build" >>"$2/build.log" 2>&1 || { grep -A9 FAILED "$2/build.log" >&2; return 1; }
  # Alone: the other tests ask for Check.
  $triplet-gcc -std=gnu11 -Iinclude $(PKG_CONFIG_LIBDIR=$2/pkgconfig pkg-config --cflags glib-2.0 jansson) -o "$2/pair-lines" \
    tests/properties/pair-lines.c -L"$2/build/lib" -llearning-partners $(PKG_CONFIG_LIBDIR=$2/pkgconfig pkg-config --libs glib-2.0 jansson) \
    "-Wl,-rpath-link,$2/root/usr/lib/$multiarch:$2/root/lib/$multiarch"
}

passed=0 failed=0
for architecture in ${*:-s390x}; do
  folder=$native-$architecture
  mkdir -p "$folder"
  about "$architecture"
  build "$architecture" "$folder"
  status=0
  python3 tests/face/same-answers.py tests/scenarios "$native/tests/properties/pair-lines" \
    "qemu-$qemu-static -L $folder/root -E LD_LIBRARY_PATH=$folder/build/lib:$folder/root/usr/lib/$multiarch:$folder/root/lib/$multiarch $folder/pair-lines" \
    >"$folder/scenarios.tap" || status=$?
  good=$(grep -c '^ok ' "$folder/scenarios.tap" || true) bad=$(grep -c '^not ok ' "$folder/scenarios.tap" || true)
  [ "$status" -eq 0 ] || [ "$bad" -gt 0 ] || bad=1
  grep -A1 '^not ok ' "$folder/scenarios.tap" | head -n 20 || true
  echo "$architecture: $good passed, $bad failed"
  passed=$((passed + good)) failed=$((failed + bad))
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
