#!/bin/sh
# SPDX-License-Identifier: MIT
# Guarantees what a linker gets: the library needs few others and none that
# draws, and costs a program little when it starts; PDFs are drawn by a library
# of its own, which is found where it lies beside this one, and whose absence or
# other version is an error in plain words.
#
#   pdf-library.sh BUILD DRAW-PAGE COMPILER [sanitized]
set -u
. "$(dirname "$0")/../support/tap.sh"
libraries=$1/lib draw_page=$2 compiler=$3 sanitized=${4-}
folder=$work/folder
main=liblearning-partners.so.0 drawing=liblearning-partners-pdf.so.0
here=$(dirname "$0")

# With libraries of that folder alone.
draws () { LD_LIBRARY_PATH=$1 "$draw_page" >"$out"; grep -q "$2" "$out"; }
copy () { mkdir -p "$folder/$1" && cp "$libraries/$2" "$folder/$1/"; }
# Each number of the version that the library says it is of becomes a nine.
make_newer ()
{
  python3 - "$1" <<'END'
import pathlib, re, sys
path = pathlib.Path(sys.argv[1])
path.write_bytes(re.sub(rb'(?<![\w.])\d+\.\d+\.\d+\0', lambda version: re.sub(rb'\d', b'9', version[0]), path.read_bytes()))
END
}

copy both $main; copy both $drawing
expect 'a PDF is drawn' draws "$folder/both" '^%PDF-'
copy alone $main
expect 'without the library that draws there is an error that names it' draws "$folder/alone" "^unsupported: .*$drawing"
copy newer $main; copy newer $drawing
make_newer "$folder/newer/$main"
expect 'one of another version is an error that names both' draws "$folder/newer" '^unsupported: .* 9\.9\.9: install the same of both'

draws_nothing () { ! readelf -d "$libraries/$main" | grep -E 'NEEDED.*(pango|cairo|X11|gobject|gio|fontconfig|freetype)'; }
expect 'the library needs none that draws' draws_nothing
[ -z "$sanitized" ] || { finish; exit; }

ldd "$libraries/$main" >"$out"
expect "it loads at most ten (now $(wc -l <"$out"))" test "$(wc -l <"$out")" -le 10

# What it adds to the start of a program, in processor time: the least of many, which other work does not disturb.
printf '#include <stdlib.h>\nint main (void) { return EXIT_SUCCESS; }\n' >"$folder/nothing.c"
printf 'const char *lp_version (void);\nint main (void) { return lp_version () == 0; }\n' >"$folder/something.c"
# shellcheck disable=SC2086 # a list of words
$compiler -o "$folder/nothing" "$folder/nothing.c" && $compiler -o "$folder/something" "$folder/something.c" -L"$libraries" -llearning-partners -lglib-2.0 \
  && LD_LIBRARY_PATH=$libraries python3 "$here/start-time.py" "$folder/nothing" "$folder/something" >"$out"
expect "a program starts at most a millisecond later ($(cat "$out") ms)" awk '{ exit !($1 <= 1) }' "$out"
finish
