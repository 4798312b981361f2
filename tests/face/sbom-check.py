#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A bill of materials is whole and true: the fields that SPDX 2.3 demands, no
reference to nothing, each file's checksum counted again, each package reached,
and each library that the linker wrote down covered by a package.

    sbom-check.py SBOM BUILD NEEDED
"""

import hashlib
import json
import pathlib
import re
import sys

document = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding='utf-8'))
build = pathlib.Path(sys.argv[2])
needed = pathlib.Path(sys.argv[3]).read_text(encoding='utf-8').split()
faults = []

# Which package a shared library comes from.
PACKAGE_OF = {
    'libglib-2.0': 'glib-2.0', 'libjansson': 'jansson', 'libsqlite3': 'sqlite3', 'libpangocairo-1.0': 'pangocairo',
    'libpango-1.0': 'pangocairo', 'libgobject-2.0': 'glib-2.0', 'libcairo': 'cairo-pdf',
    'liblearning-partners': 'learning-partners',
}
# The system's own, and those of the compiler.
SYSTEM = {'libc', 'libm', 'libgcc_s', 'libasan', 'libubsan', 'ld-linux-x86-64'}


def demand(holds, fault):
    if not holds:
        faults.append(fault)


for field in ('spdxVersion', 'dataLicense', 'SPDXID', 'name', 'documentNamespace', 'creationInfo'):
    demand(document.get(field), f'no {field}')
demand(document['spdxVersion'] == 'SPDX-2.3' and document['dataLicense'] == 'CC0-1.0', 'not SPDX 2.3')
demand(re.fullmatch(r'\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ', document['creationInfo']['created']), 'no date of its own form')

ids = [document['SPDXID']] + [thing['SPDXID'] for thing in document['packages'] + document['files']]
demand(len(ids) == len(set(ids)), 'an identifier stands twice')
demand(all(re.fullmatch(r'SPDXRef-[A-Za-z0-9.-]+', one) for one in ids), 'an identifier has letters that it must not have')
related = {(r['spdxElementId'], r['relatedSpdxElement']) for r in document['relationships']}
demand(all(one in ids and other in ids for one, other in related), 'a relationship leads nowhere')
demand({other for _, other in related} == set(ids[1:]), 'something is related to nothing')

for package in document['packages']:
    demand(package['versionInfo'][0].isdigit(), f'{package["name"]} has no version')
    demand(package['licenseDeclared'] != 'NOASSERTION', f'{package["name"]} has no licence')
    demand(package.get('downloadLocation'), f'{package["name"]} comes from nowhere')
names = {package['name'] for package in document['packages']}
for library in needed:
    stem = library.split('.so')[0]
    demand(stem in SYSTEM or PACKAGE_OF.get(stem) in names, f'{library} is linked and not named')

# The folder of libraries is lib64 where nobody says otherwise: meson asks Debian's dpkg-architecture, which a bare system lacks.
OURS = re.compile(r'\./(lib(?:64)?/(?:.*/)?liblearning-partners(?:-pdf)?\.so\.[\d.]+|bin/partners)')
built = {path.name: path for folder in ('lib', 'examples/cli') for path in (build / folder).iterdir() if path.is_file()}
expected = 2 + any(name.startswith('liblearning-partners-pdf.so.') for name in built)
demand(sum(bool(OURS.fullmatch(file['fileName'])) for file in document['files']) == expected, 'a library or the command is missing')
for file in document['files']:
    sums = {checksum['algorithm']: checksum['checksumValue'] for checksum in file['checksums']}
    if OURS.fullmatch(file['fileName']):
        data = built[pathlib.Path(file['fileName']).name].read_bytes()
        demand(sums == {'SHA1': hashlib.sha1(data).hexdigest(), 'SHA256': hashlib.sha256(data).hexdigest()}, f'{file["fileName"]} has other bytes')
for fault in faults:
    print(f'# {fault}')
sys.exit(bool(faults))
