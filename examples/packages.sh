# SPDX-License-Identifier: MIT
# What Debian and Ubuntu call the packages that are needed, and how they get
# installed. Read with "." by demo.sh and by tests/run.sh, so each function is a
# subshell, which leaves the variables of its caller alone (tests/house/packages.sh).

build_packages='gcc libc6-dev meson ninja-build pkg-config libglib2.0-dev libjansson-dev libsqlite3-dev gettext'
test_packages='check valgrind locales python3 python3-jsonschema g++ libpango1.0-dev poppler-utils'
# Pages are measured in Chromium, which Ubuntu has no package of; without it that test is skipped.
grep -qs '^ID=debian' /etc/os-release && test_packages="$test_packages chromium"
python_packages='python3-venv python3-dev'
# For a wheel (bindings/python/wheel.sh); the rest of what builds it comes from the Python package registry.
wheel_packages='gcc libc6-dev pkg-config libglib2.0-dev libjansson-dev'
# For the browser page (examples/web): the compiler, and what unpacks the sources of GLib and Jansson.
web_packages='emscripten dpkg-dev'

# Names of the packages in "$@" that are not installed.
missing_packages ()
(
  for package in "$@"; do
    dpkg-query -W -f '${Status}\n' "$package" 2>/dev/null | grep -q '^install ok installed$' \
      || printf '%s ' "$package"
  done
)

# apt-get, again and again while another process holds its lock.
apt_get ()
(
  log=$(mktemp)
  trap 'rm -f "$log"' EXIT
  root=
  [ "$(id -u)" -eq 0 ] || root=sudo
  tries=0
  until $root env DEBIAN_FRONTEND=noninteractive apt-get -q "$@" >"$log" 2>&1; do
    tries=$((tries + 1))
    if ! grep -qi 'lock' "$log" || [ "$tries" -ge 60 ]; then
      cat "$log" >&2
      return 1
    fi
    sleep 5
  done
)

# Installs what is missing of "$@"; on other systems says what to install, and goes on.
install_packages ()
(
  if ! command -v apt-get >/dev/null 2>&1 || ! command -v dpkg-query >/dev/null 2>&1; then
    echo "This is neither Debian nor Ubuntu. If the build fails, install what they call:"
    echo "  $*"
    return 0
  fi
  missing=$(missing_packages "$@")
  [ -n "$missing" ] || return 0
  if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null 2>&1; then
    echo "Please install as root, then start again: apt-get install $missing" >&2
    return 1
  fi
  echo "Installing $missing"
  apt_get update || echo "The package lists could not be brought up to date; going on with the old ones."
  # shellcheck disable=SC2086 # a list of words
  apt_get install -y --no-install-recommends $missing
)

# Debian's meson belongs to Debian's Python, whatever python3 comes first on PATH.
find_meson ()
(
  if [ -x /usr/bin/meson ] && [ -x /usr/bin/python3 ]; then
    echo '/usr/bin/python3 /usr/bin/meson'
  elif command -v meson >/dev/null 2>&1; then
    echo meson
  else
    echo "meson is not there" >&2
    return 1
  fi
)
