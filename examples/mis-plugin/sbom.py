#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A bill of materials of a build, as SPDX 2.3 in JSON, from what meson knows.

    sbom.py BUILD [--static NAME]… [--inside OUTER NAME VERSION]… [--file PATH]…

BUILD is a meson build folder. A dependency is linked dynamically unless
--static names it; --inside tells of one that is linked into another, which
meson cannot see. Files are those that meson would install, or those named.
Dated by SOURCE_DATE_EPOCH, else by the latest commit, else (a release's tar
file, or no git) by the day of its meson.build, to which a tar file gives that
of the commit: the same build gives the same bytes.
"""

import argparse
import datetime
import hashlib
import json
import os
import pathlib
import subprocess

LICENCES = {
    'glib-2.0': 'LGPL-2.1-or-later',
    'jansson': 'MIT',
    'sqlite3': 'blessing',
    'pangocairo': 'LGPL-2.0-or-later',
    'cairo-pdf': 'LGPL-2.1-only OR MPL-1.1',
    'pcre2': 'BSD-3-Clause',
}
NOT_SHIPPED = {'check', 'intl', 'python', 'm', 'dl'}
OURS = 'SPDXRef-learning-partners'


def read(build, name):
    return json.loads((build / 'meson-info' / f'intro-{name}.json').read_text(encoding='utf-8'))


def identify(name):
    return 'SPDXRef-' + ''.join(c if c.isalnum() or c in '.-' else '-' for c in name)


def describe_package(name, version, licence):
    """A dependency: its licence is what its authors declare; nobody here has looked through its files."""
    return {
        'SPDXID': identify(name), 'name': name, 'versionInfo': version, 'downloadLocation': 'NOASSERTION', 'filesAnalyzed': False,
        'licenseDeclared': licence, 'licenseConcluded': licence, 'copyrightText': 'NOASSERTION',
    }


def describe_file(path, shown):
    data = path.read_bytes()
    checksums = [{'algorithm': kind, 'checksumValue': hashlib.new(kind, data).hexdigest()} for kind in ('SHA1', 'SHA256')]
    return {'SPDXID': identify('File-' + shown.replace('/', '-')), 'fileName': './' + shown, 'checksums': checksums,
            'licenseConcluded': 'MIT', 'licenseInfoInFiles': ['MIT'], 'copyrightText': 'NOASSERTION'}


def describe_contents(files):
    """The code that stands for all files of a package together (SPDX 2.3, 7.9)."""
    sums = sorted(checksum['checksumValue'] for file in files for checksum in file['checksums'] if checksum['algorithm'] == 'SHA1')
    code = hashlib.sha1(''.join(sums).encode()).hexdigest()
    return {'filesAnalyzed': True, 'packageVerificationCode': {'packageVerificationCodeValue': code}, 'licenseInfoFromFiles': ['MIT']}


def list_files(build, named):
    if named:
        return [(pathlib.Path(path), pathlib.Path(path).name) for path in named]
    installed = read(build, 'installed')
    prefix = next(option['value'] for option in read(build, 'buildoptions') if option['name'] == 'prefix')
    pairs = [(pathlib.Path(source), os.path.relpath(target, prefix)) for source, target in installed.items()]
    return sorted((pair for pair in pairs if pair[0].is_file()), key=lambda pair: pair[1])


def date_of_commit(source):
    """Of this tree: a repository around it is another project's. Empty where there is none, or no git."""
    surroundings = dict(os.environ, GIT_CEILING_DIRECTORIES=str(source.parent))
    try:
        log = subprocess.run(['git', 'log', '-1', '--format=%ct'], cwd=source, env=surroundings, capture_output=True, text=True, check=False)
    except OSError:
        return ''
    return log.stdout.strip()


def date_of(source):
    seconds = os.environ.get('SOURCE_DATE_EPOCH') or date_of_commit(source) or (source / 'meson.build').stat().st_mtime
    return datetime.datetime.fromtimestamp(int(seconds), datetime.timezone.utc).strftime('%Y-%m-%dT%H:%M:%SZ')


def relate(one, how, other):
    return {'spdxElementId': one, 'relationshipType': how, 'relatedSpdxElement': other}


def add_dependencies(document, build, static, inside):
    known = {d['name']: d['version'] for d in read(build, 'dependencies') if d['name'] not in NOT_SHIPPED}
    for name, version in sorted(known.items()):
        document['packages'].append(describe_package(name, version, LICENCES[name]))
        document['relationships'].append(relate(OURS, 'STATIC_LINK' if name in static else 'DYNAMIC_LINK', identify(name)))
    for outer, name, version in inside:
        document['packages'].append(describe_package(name, version, LICENCES[name]))
        document['relationships'].append(relate(identify(outer), 'STATIC_LINK', identify(name)))


def make(build, static, inside, named):
    version = read(build, 'projectinfo')['version']
    ours = describe_package('learning-partners', version, 'MIT')
    document = {
        'spdxVersion': 'SPDX-2.3', 'dataLicense': 'CC0-1.0', 'SPDXID': 'SPDXRef-DOCUMENT', 'name': f'learning-partners-{version}',
        'creationInfo': {'created': date_of(pathlib.Path(__file__).resolve().parents[2]), 'creators': [f'Tool: learning-partners-sbom-{version}']},
        'packages': [ours], 'files': [], 'relationships': [relate('SPDXRef-DOCUMENT', 'DESCRIBES', OURS)],
    }
    add_dependencies(document, build, static, inside)
    for path, shown in list_files(build, named):
        file = describe_file(path, shown)
        document['files'].append(file)
        document['relationships'].append(relate(OURS, 'CONTAINS', file['SPDXID']))
    ours.update(describe_contents(document['files']))
    digest = hashlib.sha256(json.dumps(document, sort_keys=True).encode()).hexdigest()
    document['documentNamespace'] = f'https://spdx.org/spdxdocs/learning-partners-{version}-{digest[:32]}'
    return document


parser = argparse.ArgumentParser()
parser.add_argument('build', type=pathlib.Path)
parser.add_argument('--static', action='append', default=[])
parser.add_argument('--inside', nargs=3, action='append', default=[])
parser.add_argument('--file', action='append', default=[])
options = parser.parse_args()
print(json.dumps(make(options.build, set(options.static), options.inside, options.file), indent=1, ensure_ascii=False))
