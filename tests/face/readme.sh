#!/bin/sh
# SPDX-License-Identifier: MIT
# Guarantees that the C examples in README.md compile as they stand there and
# print what README.md says they print.
# Usage: readme.sh SOURCE_DIR BUILD_DIR COMPILER
set -eu
source_dir=$1 build_dir=$2 compiler=$3
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# The first block after a heading that starts with ```LANGUAGE.
block ()
{
  awk -v fence="\`\`\`$1" '$0 == "```" && inside { exit } inside { print } $0 == fence { inside = 1 }' "$source_dir/README.md"
}

flags=$(pkg-config --cflags --libs glib-2.0)
# A library under the sanitizers asks the same of its program.
! nm -D "$build_dir/lib/liblearning-partners.so" | grep -q __asan_init || flags="$flags -fsanitize=address,undefined"

# example NUMBER TITLE FENCE-OF-CODE FENCE-OF-OUTPUT
example ()
{
  block "$3" >"$folder/example.c"
  block "$4" >"$folder/expected"
  # shellcheck disable=SC2086 # compiler and flags are lists of words
  $compiler -std=c11 -Wall -Wextra -Werror -o "$folder/example" "$folder/example.c" -I"$source_dir/include" \
    -L"$build_dir/lib" -llearning-partners -Wl,-rpath,"$build_dir/lib" $flags
  "$folder/example" >"$folder/printed"
  if [ -s "$folder/expected" ] && cmp -s "$folder/expected" "$folder/printed"; then
    echo "ok $1 - $2 prints what README.md says"
  else
    diff "$folder/expected" "$folder/printed" | sed 's/^/# /'
    echo "not ok $1 - $2 prints what README.md says"
  fi
}

echo 1..2
example 1 'the example of a class' c 'text example'
example 2 'the example of a matching' 'c matching' 'text matching'
