#!/bin/sh
# SPDX-License-Identifier: MIT
# Guarantees of the scripts that others read with ".": no function of theirs
# changes a variable of its caller, whether what it calls succeeds or fails
# (use_sources gives back two, which its file names); and packages are asked
# for by those alone who may, only those that are missing, again while another
# holds the lock. What would install, fetch or build is played by a stub.
#
#   packages.sh SOURCE_DIR
set -u
source=$(cd "$1" && pwd)
scripts='examples/packages.sh examples/sources.sh examples/windows/dependencies.sh'
folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT
trap 'exit 1' INT TERM
number=0

# say TITLE STATUS: one line of TAP; what the call said where it is bad.
say ()
{
  number=$((number + 1))
  [ "$2" -eq 0 ] && echo "ok $number - $1" && return
  sed 's/^/# /' "$folder/said"
  echo "not ok $number - $1"
}

# The stub knows by its name what it plays. STUB_STATUS is how it ends, STUB_USER who calls it, STUB_LOCKS how often
# the lock is held before it is free.
cat >"$folder/stub" <<'END'
#!/bin/sh
name=$(basename "$0")
[ "$name" != id ] || { echo "$STUB_USER"; exit 0; }
echo "$name $*" >>"$STUB_FOLDER/calls"
case $name in
  sudo) exec "$@" ;;
  dpkg-query) case " $* " in *' present '*) echo 'install ok installed' ;; esac ;;
  apt-cache) echo 'Version: 1:2.0' ;;
  apt-get) echo x >>"$STUB_FOLDER/tries"
    [ "$(wc -l <"$STUB_FOLDER/tries")" -gt "$STUB_LOCKS" ] || { echo 'E: Could not get lock'; exit 100; } ;;
  dpkg-source) [ ! -e "$3" ] || { echo "$3 is there already"; exit 29; }
    [ "$STUB_STATUS" -ne 0 ] || cp -R "$STUB_FOLDER/unpacked" "$3" ;;
  meson) mkdir -p "$2/glib/glib" && touch "$2/glib/glib/glibconfig.h" "$2/glib/glib/made.h" "$2/glib/libglib-2.0-0.dll" "$2/glib/libglib-2.0.dll.a" ;;
esac
exit "$STUB_STATUS"
END
chmod +x "$folder/stub"
mkdir "$folder/bin"
for name in apt-get apt-cache dpkg-query dpkg-source sudo id sleep cmake ninja make meson \
  x86_64-w64-mingw32-gcc x86_64-w64-mingw32-ar x86_64-w64-mingw32-strip; do
  ln -s ../stub "$folder/bin/$name"
done
PATH=$folder/bin:$PATH

# What a source holds once it is unpacked, as far as the functions look.
mkdir -p "$folder/unpacked/glib/deprecated"
for file in configure sqlite3.h VERSION meson.build glib/glib.h glib/gmem.h glib/deprecated/gold.h; do
  : >"$folder/unpacked/$file"
done
chmod +x "$folder/unpacked/configure"

# begin STATUS USER LOCKS: a fresh place for the next call, and how the stub behaves.
begin ()
{
  rm -rf "$folder/work" "$folder/sources" "$folder/calls" "$folder/tries"
  mkdir -p "$folder/work/prefix/lib/pkgconfig" "$folder/work/prefix/include/glib-2.0/glib" "$folder/sources"
  : >"$folder/calls"
  STUB_FOLDER=$folder STUB_STATUS=$1 STUB_USER=$2 STUB_LOCKS=$3
  export STUB_FOLDER STUB_STATUS STUB_USER STUB_LOCKS
}

# A caller with variables of many names, all of which are compared before and after: caller.sh SOURCE FUNCTION ARGUMENT…
cat >"$folder/caller.sh" <<'END'
work=$STUB_FOLDER/work prefix=$STUB_FOLDER/work/prefix meson=meson here=$1/examples/windows
for script in packages.sh sources.sh windows/dependencies.sh; do
  . "$1/examples/$script"
done
shift
use_sources "$STUB_FOLDER/sources"
root=r name=n list=l version=v headers=h package=p tries=t status=s missing=m log=l folder=f tests=t apt_log=a build=b out=o
set >"$STUB_FOLDER/before"
"$@"
caller_result=$?
set >"$STUB_FOLDER/after"
exit $caller_result
END

# call FUNCTION ARGUMENT…: as a caller of the scripts; what it says is kept.
call ()
{
  sh "$folder/caller.sh" "$source" "$@" >"$folder/said" 2>&1
}

# is_unchanged: whether the caller has what it had, less what the shell itself counts.
is_unchanged ()
(
  for side in before after; do
    grep -vE '^(_|caller_result|BASH_[A-Z]*|FUNCNAME|LINENO|PIPESTATUS|RANDOM|SECONDS)=' "$folder/$side" >"$folder/$side.kept"
  done
  diff "$folder/before.kept" "$folder/after.kept" >>"$folder/said"
)

# arguments_of FUNCTION: as a caller gives them; a function that is not named here has no test yet.
arguments_of ()
{
  case $1 in
    find_meson|build_libintl|build_sqlite|build_check|build_glib|install_glib|build_dependencies|write_cross_file) ;;
    missing_packages|install_packages) echo 'present absent' ;;
    apt_get) echo 'install absent' ;;
    use_sources|write_source_lists) echo "$folder/sources" ;;
    source_versions|fetch_source) echo jansson ;;
    build_with_cmake) echo 'jansson -DOPTION=ON' ;;
    write_pc) echo 'libffi 3.4 -lffi -I.' ;;
    *) echo "no call of $1 is known" >"$folder/said"; return 1 ;;
  esac
}

# What install_glib finds when it is called by itself.
build_beforehand ()
{
  cp -R "$folder/unpacked" "$folder/sources/glib2.0"
  "$folder/bin/meson" setup "$folder/work/glib"
}

# leaves_alone FUNCTION STATUS: it changes nothing; where all that it calls succeeds, so does it.
leaves_alone ()
(
  begin "$2" 1000 1
  arguments=$(arguments_of "$1") || return 1
  [ "$1" != install_glib ] || build_beforehand
  result=0
  # shellcheck disable=SC2086 # a list of words
  call "$1" $arguments || result=$?
  is_unchanged && { [ "$2" -ne 0 ] || [ "$result" -eq 0 ]; }
)

for script in $scripts; do
  for function in $(sed -n 's/^\([a-z_]*\) ()$/\1/p' "$source/$script"); do
    result=0
    leaves_alone "$function" 0 || result=1
    say "$function leaves its caller's variables alone" $result
    result=0
    leaves_alone "$function" 1 || result=1
    say "$function does so where what it calls fails" $result
  done
done

# asks TITLE STATUS CALL…: how the last call of install_packages ended, and what it asked of apt-get and sudo.
asks ()
{
  title=$1 expected=$2; shift 2
  printf '%s\n' "$@" >"$folder/expected"
  result=0
  call install_packages present absent || result=$?
  grep -E '^(sudo|apt-get) ' "$folder/calls" | diff "$folder/expected" - >>"$folder/said" && [ "$result" -eq "$expected" ]
  say "$title" $?
}

install='-q install -y --no-install-recommends absent'
begin 0 0 0
asks 'root installs what is missing, and that alone' 0 'apt-get -q update' "apt-get $install"
begin 0 1000 0
asks 'anybody else does through sudo' 0 'sudo env DEBIAN_FRONTEND=noninteractive apt-get -q update' 'apt-get -q update' \
  "sudo env DEBIAN_FRONTEND=noninteractive apt-get $install" "apt-get $install"
begin 0 0 2
asks 'a lock is waited for' 0 'apt-get -q update' 'apt-get -q update' 'apt-get -q update' "apt-get $install"
begin 1 0 0
asks 'what cannot be installed is a failure' 1 'apt-get -q update' "apt-get $install"

# has_sources_after STATUS: a second call of fetch_source, after a first that ended so and was interrupted while unpacking.
has_sources_after ()
(
  begin "$1" 0 0
  mkdir "$folder/sources/jansson.new"
  call fetch_source jansson
  STUB_STATUS=0
  call fetch_source jansson && [ -e "$folder/sources/jansson/configure" ] && [ "$(cat "$folder/sources/jansson.version")" = 1:2.0 ] || return 1
  [ "$(grep -c '^apt-get .* update' "$folder/calls")" -eq $((1 + $1)) ]
)
has_sources_after 0
say 'a source that was half unpacked is unpacked again' $?
has_sources_after 1
say 'lists that could not be had are asked for again' $?

echo "1..$number"
