# SPDX-License-Identifier: MIT
# Read by run.sh, fast.sh and all.sh, with "." and from the top folder: the builds that tests run in. $build is the
# plain one's folder, the others' lie beside it; $meson is the command.

# set_up FOLDER OPTION…: configures once, builds always.
set_up ()
(
  folder=$1; shift
  mkdir -p "$folder"
  [ -e "$folder/build.ninja" ] || $meson setup "$folder" -Dwerror=true -Djson=enabled -Dstore=enabled -Dcli=enabled "$@" \
    || return 1
  ninja -C "$folder" >"$folder/build.log" 2>&1 || { cat "$folder/build.log"; return 1; }
)

set_up_plain ()
{
  set_up "$build"
}

# Little optimisation: quicker to compile than much, and not much slower to run. The first fault ends a program, which
# makes for less code, too.
set_up_sanitized ()
{
  set_up "$build-asan" -Doptimization=1 -Db_sanitize=address,undefined -Db_lundef=false -Dc_args=-fno-sanitize-recover=all
}

# sanitized COMMAND…: with what the sanitizers are told. What fontconfig keeps to the end, a command that writes a PDF
# cannot give back. Of what was freed, the last 16 MiB are kept to find who uses it still, and not 256: no test holds
# that much, and each fresh page costs.
sanitized ()
{
  G_SLICE=always-malloc ASAN_OPTIONS=detect_leaks=1:halt_on_error=1:quarantine_size_mb=16 UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1 \
    LSAN_OPTIONS=print_suppressions=0:suppressions=$PWD/tests/leaks.supp "$@"
}

valgrind_command='valgrind -q --leak-check=full --errors-for-leak-kinds=definite --error-exitcode=99'
