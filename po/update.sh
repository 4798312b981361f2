#!/bin/sh
# SPDX-License-Identifier: MIT
# Gathers the texts of the command, of the pages, of the catalogue of phrases and labels and of the policy's settings into
# po/partners.pot, and brings the catalogues up to date.
#
#   update.sh [FILE]      FILE receives the template instead, and no catalogue is touched
set -eu
cd "$(dirname "$0")/.."
out=${1-po/partners.pot}

xgettext --from-code=UTF-8 --language=C --add-comments=Translators: --no-location --sort-output \
  --keyword=_ --keyword=N_ --keyword=NN_:1,2 --keyword=CLI_PLURAL:1,2 \
  --keyword=LABEL:3 --keyword=LABEL_BY_COUNT:3,4 --keyword=lp_i_say:2 --keyword=lp_i_say_count:2,3 --keyword=lp_i_word_count:2,3 \
  --package-name=learning-partners --copyright-holder='the authors of Learning Partners' \
  --output=- examples/cli/*.c lib/pages/*.c lib/base/lp-phrases.def lib/base/lp-labels.def lib/base/lp-reason-write.c lib/model/lp-setting.c \
  | sed -e '/^"POT-Creation-Date:/d' -e 's/^"Content-Type: text\/plain; charset=CHARSET/"Content-Type: text\/plain; charset=UTF-8/' >"$out.new"
mv "$out.new" "$out"
[ $# -eq 0 ] || exit 0
for catalogue in po/*.po; do
  msgmerge --quiet --update --backup=none --no-fuzzy-matching --sort-output "$catalogue" "$out"
done
