#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Two builds answer every scenario alike: each field, digest and certificate
included, and each of the checker's reports, byte for byte.

    same-answers.py SCENARIOS PAIRER OTHER_PAIRER [COMMAND OTHER_COMMAND]

PAIRER is tests/properties/pair-lines of a build, with what runs it: "wine pair-lines.exe",
"qemu-s390x-static pair-lines". With two commands (partners and what runs it)
each answers each scenario from a file, too.
"""

import json
import pathlib
import shlex
import subprocess
import sys
import tempfile

folder, first, second, *commands = sys.argv[1:]
number = 0
failed = 0


def expect(name, holds, note=''):
    global failed, number
    number += 1
    print(f'{"ok" if holds else "not ok"} {number} - {name}')
    if not holds:
        failed = 1
        print(f'# {note}')


def difference(here, there):
    """Where two answers part: the first field that differs, or the bytes."""
    try:
        one, other = json.loads(here.split('\t')[0]), json.loads(there.split('\t')[0])
    except ValueError:
        return f'{here[:300]!r} and {there[:300]!r}'
    fields = [key for key in sorted(one.keys() | other.keys()) if one.get(key) != other.get(key)]
    return f'differ in {", ".join(fields) or "their bytes"}: {here[:300]} and {there[:300]}'


def answer_lines(pairer, requests):
    run = subprocess.run([*shlex.split(pairer), '--check'], input=''.join(line + '\n' for line in requests).encode(), capture_output=True)
    # Windows ends a line of text its own way; within an answer there is no line's end.
    return run.stdout.decode().replace('\r\n', '\n').split('\n')[:-1]


def answer_file(command, path):
    run = subprocess.run([*shlex.split(command), 'pair', '--request', path, '--json'], capture_output=True, stdin=subprocess.DEVNULL)
    return run.stdout.decode(), run.returncode


paths = sorted(pathlib.Path(folder).glob('*.json'))
requests = [json.dumps(json.loads(path.read_text(encoding='utf-8'))['request'], ensure_ascii=False) for path in paths]
expect('the scenarios are there', len(paths) >= 190, f'{len(paths)} files')
here, there = answer_lines(first, requests), answer_lines(second, requests)
expect('each is answered', len(here) == len(there) == len(paths), f'{len(here)} and {len(there)} answers of {len(paths)}')
expect('with a digest unless it is an error', all(('"digest"' in line) != ('"error"' in line[:40]) for line in here), here[0][:80] if here else '')
for path, one, other in zip(paths, here, there):
    expect(path.stem, one == other, difference(one, other))
if commands:
    with tempfile.TemporaryDirectory() as work:
        for path, request in zip(paths, requests):
            file = pathlib.Path(work) / 'request.json'
            file.write_text(request, encoding='utf-8')
            one, other = (answer_file(command, str(file)) for command in commands)
            expect(f'{path.stem} through the command', one == other, f'{one[1]} and {other[1]}: {difference(one[0], other[0])}')
print(f'1..{number}')
sys.exit(failed)
