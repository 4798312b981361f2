# SPDX-License-Identifier: MIT
# The source of a Debian or Ubuntu package. The system's own package lists stay
# as they are. Read with "." by web/build.sh, windows/build.sh
# and tests/architectures.sh. Of its caller's variables it sets sources_folder
# and source_options, in use_sources, and none else (tests/packages.sh).

# Where sources are to be had: the system's mirrors, asked for sources.
write_source_lists ()
(
  mkdir -p "$1/lists/partial" "$1/parts"
  for list in /etc/apt/sources.list.d/*.sources; do
    [ ! -f "$list" ] || sed 's/^Types:.*/Types: deb-src/' "$list" >"$1/parts/$(basename "$list")"
  done
  for list in /etc/apt/sources.list /etc/apt/sources.list.d/*.list; do
    [ ! -f "$list" ] || sed -n 's/^deb /deb-src /p' "$list" >"$1/parts/$(basename "$list" .list).list"
  done
)

# use_sources FOLDER: where lists and sources are kept; before the other two.
use_sources ()
{
  write_source_lists "$1"
  sources_folder=$1
  source_options="-q -o Acquire::Retries=3 -o Dir::Etc::sourcelist=/dev/null
    -o Dir::Etc::sourceparts=$sources_folder/parts -o Dir::State::lists=$sources_folder/lists"
}

# Newest first: a mirror may not have the newest yet.
source_versions ()
(
  # shellcheck disable=SC2086 # a list of words
  apt-cache $source_options showsrc --only-source "$1" | sed -n 's/^Version: //p' | sort -uV | tac
)

# fetch_source NAME: unpacked, with the distribution's patches, as NAME in the folder.
fetch_source ()
(
  [ ! -d "$sources_folder/$1" ] || return 0
  if [ ! -e "$sources_folder/lists/updated" ]; then
    # shellcheck disable=SC2086
    apt-get $source_options update >"$sources_folder/update.log" 2>&1 && : >"$sources_folder/lists/updated"
  fi
  for version in $(source_versions "$1"); do
    # shellcheck disable=SC2086
    (cd "$sources_folder" && apt-get $source_options source --download-only "$1=$version") >"$sources_folder/$1.log" 2>&1 || continue
    rm -rf "$sources_folder/$1.new"
    dpkg-source -x "$sources_folder/$1_$(echo "$version" | sed 's/^[0-9]*://').dsc" "$sources_folder/$1.new" >>"$sources_folder/$1.log" 2>&1 \
      || continue
    mv "$sources_folder/$1.new" "$sources_folder/$1"
    echo "$version" >"$sources_folder/$1.version"
    return 0
  done
  echo "The source of $1 could not be had:" >&2
  tail -n 5 "$sources_folder/$1.log" "$sources_folder/update.log" >&2
  return 1
)
