#!/bin/sh
# SPDX-License-Identifier: MIT
# The core as WebAssembly: the library without class files and PDF, Jansson, and
# as much of GLib's glib/ as they need, in one file OUT/core.wasm.
#
#     sh examples/web/build-core.sh OUT
#
# Takes the sources of GLib and Jansson from OUT/src (see ../sources.sh).
set -eu
web=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$web/../.." && pwd)
out=$(cd "$1" && pwd)
glib=$out/src/glib2.0
jansson=$out/src/jansson/src

# What is needed of GLib: no thread, no file, no object, no regular expression.
glib_files='garcbox garray gbase64 gbytes gchecksum gdataset gdate gerror ghash ghmac glib-init gmem gprintf gqsort grcbox
  gquark grefcount grefstring gslist gstrfuncs gstring gstringchunk gunidecomp guniprop gutf8 gutils'
jansson_files='dump error hashtable hashtable_seed load memory pack_unpack strbuffer strconv utf value'
exports='_web_alloc,_web_free,_web_settings,_web_pair,_web_seed,_web_check,_web_why,_web_another,_web_same,_web_price,_web_prices,_web_advice,_web_coverage,_web_cover,_web_page,_web_read_class'

mkdir -p "$out/objects" "$out/include"

make_headers ()
{
  version=$(sed -n "s/^ *version *: '\([0-9]*\.[0-9]*\.[0-9]*\)',/\1/p" "$glib/meson.build" | head -n 1)
  set -- $(echo "$version" | tr . ' ')
  sed -f "$web/core/glibconfig.sed" "$glib/glib/glibconfig.h.in" \
    | sed "s/GLIB_MAJOR\$/$1/; s/GLIB_MINOR\$/$2/; s/GLIB_MICRO\$/$3/" >"$out/include/glibconfig.h"
  sed 's/@json_inline@/inline/; s/@json_have_long_long@/1/; s/@json_have_[a-z_]*@/0/' \
    "$jansson/jansson_config.h.in" >"$out/include/jansson_config.h"
  echo '#include "config.h"' >"$out/include/jansson_private_config.h"
}

# Sources of the library's rooms; class files and PDF are left out.
list_sources ()
{
  find "$root/lib" -name 'lp-*.c' ! -path '*/lib/store/*' ! -name 'lp-pdf*' ! -name 'lp-*-none.c' | sort
  echo "$root/lib/pages/lp-pdf-none.c"
}

# is_old OBJECT SOURCE: whether the object is not there, or older than its source, a header or a catalogue.
is_old ()
{
  [ -e "$1" ] && [ ! "$2" -nt "$1" ] || return 0
  [ -n "$(find "$root/lib" "$root/include" "$web/core" \( -name '*.h' -o -name '*.def' \) -newer "$1" | head -n 1)" ]
}

# compile SOURCE FLAGS: one object.
compile ()
{
  object=$out/objects/$(echo "${1#"$root/"}" | sed "s|^$out/||" | tr / -).o
  echo "$object" >>"$out/objects.list"
  ! is_old "$object" "$1" || echo "emcc -std=gnu11 -O2 -D__GCC_HAVE_SYNC_COMPARE_AND_SWAP_4 -I$out/include -I$web/core $2 -c $1 -o $object" >>"$out/commands"
}

compile_all ()
{
  : >"$out/objects.list"
  : >"$out/commands"
  glib_flags="-I$glib -I$glib/glib -I$out/include/glib -DHAVE_CONFIG_H -DG_LOG_DOMAIN=\\\"GLib\\\" -DG_DISABLE_CAST_CHECKS -w"
  for name in $glib_files; do
    compile "$glib/glib/$name.c" "$glib_flags"
  done
  for name in $jansson_files; do
    compile "$jansson/$name.c" "-I$jansson -DHAVE_CONFIG_H -w"
  done
  lib_flags="-I$root/include -I$root/lib -I$jansson -I$glib -I$glib/glib -DLP_COMPILATION -DLP_HAVE_JSON -DNDEBUG -DG_DISABLE_ASSERT -DG_LOG_DOMAIN=\\\"LearningPartners\\\" -Wall -Wno-unused-function -Wno-unused-variable"
  for source in $(list_sources); do
    compile "$source" "$lib_flags"
  done
  compile "$web/core/platform.c" "$lib_flags -Wno-unused-parameter"
  for source in "$web"/core/web-*.c; do
    compile "$source" "$lib_flags"
  done
  tr '\n' '\0' <"$out/commands" | xargs -0 -r -n 1 -P "${LP_JOBS:-2}" sh -c
}

link ()
{
  # shellcheck disable=SC2046 # a list of files
  emcc -O2 --no-entry -sSTANDALONE_WASM -sALLOW_MEMORY_GROWTH=1 -sMAXIMUM_MEMORY=1GB -sTOTAL_STACK=1MB \
    "-sEXPORTED_FUNCTIONS=$exports" $(cat "$out/objects.list") -o "$out/core.wasm"
}

make_headers
compile_all
link
echo "core.wasm: $(wc -c <"$out/core.wasm") bytes"
