#!/bin/sh
# SPDX-License-Identifier: MIT
# Guarantees the rules of the house: arrows point down, the core uses GLib's
# glib/ alone and no wide `long`, files stay readable, nothing is left open.
# Usage: house.sh SOURCE_DIR
set -eu
cd "$1"
number=0

# rule TITLE BREACHES: holds if there are none.
rule ()
{
  number=$((number + 1))
  if [ -z "$2" ]; then
    echo "ok $number - $1"
  else
    echo "$2" | sed 's/^/# /'
    echo "not ok $number - $1"
  fi
}

# find_text PATTERN PLACE…
find_text ()
{
  pattern=$1; shift
  grep -rnE "$pattern" --include='*.[ch]' "$@" || true
}

core='lib/model lib/matching lib/policy lib/pairing lib/check'
# shellcheck disable=SC2086 # a list of folders
long=$(find_text '\b(unsigned )?long\b' $core | grep -vE '/\*|^[^:]*:[0-9]+: *\*|//|"' || true)
# shellcheck disable=SC2086
life=$(find_text 'gio/|glib-object|g_thread_|g_mutex_|GMutex|setlocale|g_get_real_time|g_get_monotonic_time|time *\(NULL' $core)

rule 'model stands on nothing' "$(find_text '#include "(policy|matching|pairing|check|io)/' lib/model)"
rule 'matching stands on nothing' "$(find_text '#include "(model|policy|pairing|check|io)/' lib/matching)"
rule 'policy stands on model' "$(find_text '#include ("(matching|pairing|check|io)/|<learning-partners/lp-matching)' lib/policy)"
rule 'pairing stands on policy and the public matching' "$(find_text '#include "(matching|check|io)/' lib/pairing)"
rule 'check shares no code with policy, matching and pairing' "$(find_text '#include "(policy|matching|pairing|io)/' lib/check)"
rule 'report stands on model, policy and the public pairing and check' \
  "$(find_text '#include "(matching|pairing|check|io|store)/' lib/report)"
# shellcheck disable=SC2086
rule 'nothing below knows report' "$(find_text '#include ("report/|<learning-partners/lp-report)' $core lib/io)"
rule 'check does not know matching and pairing' \
  "$(find_text '#include <learning-partners/lp-(matching|pairing|conflict)' lib/check)"
rule 'nothing below knows the class file' "$(find_text '#include "store/|sqlite3' lib/model lib/matching lib/policy lib/pairing lib/check lib/io)"
rule 'store stands on the public headers' "$(find_text '#include "(model|matching|policy|pairing|check|io)/' lib/store)"
rule 'the core has no objects, threads, locale and clock' "$life"
rule 'no long in the core' "$long"
rule 'no file over 600 lines' \
  "$(find lib include examples -name '*.[ch]' -exec wc -l {} + | awk '$2 != "total" && $1 > 600')"
rule 'nothing is left open in the code' "$(find_text '\b(TODO|FIXME|XXX|HACK)\b' lib include examples tests)"
echo "1..$number"
