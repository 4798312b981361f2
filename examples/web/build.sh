#!/bin/sh
# SPDX-License-Identifier: MIT
# The page, from a fresh Debian or Ubuntu: OUT/learning-partners.html, and
# OUT/release/ with what has to go with it.
#
#     sh examples/web/build.sh [OUT]
#
# Installs Emscripten and Node's package manager, fetches the sources of GLib
# and Jansson and the packages of package.json, then builds.
set -eu
web=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$web/../.." && pwd)
mkdir -p "${1:-$root/build-web}"
out=$(cd "${1:-$root/build-web}" && pwd)
. "$root/examples/packages.sh"
. "$root/examples/sources.sh"

# An npm that came with another Node is good enough.
command -v npm >/dev/null 2>&1 || web_packages="$web_packages nodejs npm"
# shellcheck disable=SC2086 # a list of words
install_packages $web_packages

# The packages lie beside the build, not in the source tree: a link is enough for esbuild and tsc.
fetch_packages ()
{
  mkdir -p "$out/npm"
  cmp -s "$web/package.json" "$out/npm/package.json" && [ -e "$out/npm/node_modules/.package-lock.json" ] && return 0
  cp "$web/package.json" "$out/npm/package.json"
  (cd "$out/npm" && npm install --no-audit --no-fund --no-package-lock --ignore-scripts --loglevel=error)
}

# The page's sources with its labels, beside the packages that they import.
stage ()
{
  rm -rf "$out/npm/page" "$out/npm/tests"
  cp -R "$web/page" "$web/tests" "$web/tsconfig.json" "$web/assemble.mjs" "$web/labels.mjs" "$out/npm/"
  node "$out/npm/labels.mjs" "$root/lib/base/lp-labels.def" "$out/npm/page/labels.ts"
}

write_licences ()
{
  {
    cat "$web/LICENCES.head"
    for file in "$root/LICENSE" "$out/npm/node_modules/preact/LICENSE" "$out/src/jansson/LICENSE" "$out/src/glib2.0/COPYING"; do
      printf '\n----------------------------------------------------------------------\n\n'
      cat "$file"
    done
  } >"$out/LICENCES.txt"
}

# archive_tree FILE: the commit; without git, or in a tree that is nobody's commit, the files that are there, less what builds
# and teachers leave.
archive_tree ()
{
  rm -f "$1"
  if [ -e "$root/.git" ] && git -C "$root" archive --format=tar.gz --prefix=learning-partners/ -o "$1" HEAD 2>/dev/null; then
    return 0
  fi
  tar -C "$root" -czf "$1" --transform 's|^\.|learning-partners|' --exclude='./.git' --exclude='./build*' --exclude='__pycache__' \
    --exclude='*.partners' --exclude="./${out#"$root"/}" .
}

# What lets anybody change GLib and put the page together again: its sources and ours.
write_release ()
{
  rm -rf "$out/release"
  mkdir -p "$out/release/sources"
  cp "$out/learning-partners.html" "$out/LICENCES.txt" "$out/release/"
  find "$out/src" -maxdepth 1 -type f \( -name '*.dsc' -o -name '*.tar.*' \) -exec cp {} "$out/release/sources/" \;
  archive_tree "$out/release/sources/learning-partners.tar.gz"
}

fetch_packages
use_sources "$out/src"
fetch_source glib2.0
fetch_source jansson
sh "$web/build-core.sh" "$out"
stage
write_licences
"$out/npm/node_modules/.bin/tsc" -p "$out/npm"
node "$out/npm/assemble.mjs" "$out" "$root/lib/base/lp-labels.def"
write_release
[ $# -lt 2 ] || touch "$2"
