#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Guarantees the rules of the house: every room is known and its arrows point
down, the core uses GLib's glib/ alone and no wide `long`, everything in a room
is built and every test is run, files stay readable, nothing is left open.

    house.py SOURCE_DIR

plant.py plants a breach of each rule and sees it found.
"""

import pathlib
import re
import sys

# Who may call whom: each room, and the rooms that it may include from. Matching and model know nothing of each other;
# check judges from facts and definitions alone, so it knows neither costs nor matching nor pairing.
ROOMS = {
    'base': [],
    'model': ['base'],
    'matching': ['base'],
    'costs': ['base', 'model'],
    'pairing': ['base', 'model', 'matching', 'costs'],
    'check': ['base', 'model'],
    'simulate': ['base', 'model'],
    'figures': ['base', 'model', 'costs'],
    'io': ['base', 'model', 'pairing', 'check', 'simulate', 'figures'],
    'store': ['base', 'model'],
    'pages': ['base', 'model', 'costs', 'pairing', 'check', 'figures'],
}
# Outside the core a room has libraries of its own.
CORE = ['base', 'model', 'matching', 'costs', 'pairing', 'check', 'simulate', 'figures']
MOST_LINES = 600
CODE = ['lib', 'include', 'bindings', 'examples', 'tests']
SUFFIXES = {'.c', '.h', '.i', '.py', '.pyi', '.ts', '.tsx', '.mjs', '.js', '.sh', '.cpp', '.hpp'}
LIFE = re.compile(r'gio/|glib-object|g_thread_|g_mutex_|GMutex|setlocale|g_get_real_time|g_get_monotonic_time|time *\(NULL')
LONG = re.compile(r'\b(?:unsigned )?long\b')
# Spelt apart, so that this file does not breach its own rule.
OPEN = re.compile(r'\b(?:TO' r'DO|FIX' r'ME|X' r'XX|HA' r'CK)\b')
# Comments and strings, in which a word is no code.
PROSE = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"', re.S)
INCLUDE = re.compile(r'^\s*#\s*include\s+(?:"([a-z-]+)/[^"]*"|<learning-partners/lp-([a-z-]+)\.h>)', re.M)

root = pathlib.Path(sys.argv[1]).resolve()
number = 0
failed = False


def rule(title, breaches):
    """Holds if there are none."""
    global number, failed
    number += 1
    breaches = list(breaches)
    for breach in breaches:
        print(f'# {breach}')
    failed = failed or bool(breaches)
    print(f'{"not ok" if breaches else "ok"} {number} - {title}')


def files(*places, suffixes=SUFFIXES):
    for place in places:
        for path in sorted((root / place).rglob('*')):
            if path.suffix in suffixes and path.is_file() and 'node_modules' not in path.parts:
                yield path


def name(path):
    return path.relative_to(root).as_posix()


def find(pattern, paths, prose=True):
    for path in paths:
        text = path.read_text(encoding='utf-8')
        if not prose:
            text = PROSE.sub(lambda m: '\n' * m.group(0).count('\n'), text)
        for i, line in enumerate(text.split('\n'), 1):
            if pattern.search(line):
                yield f'{name(path)}:{i}: {line.strip()}'


def rooms_there():
    return sorted(path.name for path in (root / 'lib').iterdir() if path.is_dir())


def homes():
    """The room of each public header: that which has its source, or else its private header."""
    found = {}
    for header in sorted((root / 'include' / 'learning-partners').glob('lp-*.h')):
        noun = header.stem
        owners = {path.relative_to(root / 'lib').parts[0]
                  for path in [*(root / 'lib').rglob(noun + '.c'), *(root / 'lib').rglob(noun + '-private.h')]}
        found[noun[3:]] = owners
    return found


HOMES = homes()


def upward():
    for room, allowed in ROOMS.items():
        for path in files(f'lib/{room}', suffixes={'.c', '.h'}):
            for match in INCLUDE.finditer(path.read_text(encoding='utf-8')):
                target = match.group(1) or next(iter(HOMES.get(match.group(2), [])), None)
                if target not in (room, *allowed):
                    yield f'{name(path)} includes {match.group(0).strip().split(maxsplit=1)[1]}, of {target}'


def unbuilt():
    """Sources in a room that its meson.build does not name, and tests likewise."""
    for top in ('lib', 'tests'):
        text = '\n'.join(build.read_text(encoding='utf-8') for build in sorted((root / top).rglob('meson.build')))
        for path in files(top, suffixes={'.c'}):
            if not re.search(rf"'(?:[\w./-]*/)?{re.escape(path.stem)}(?:\.c)?'", text):
                yield f'{name(path)} is in no meson.build'


def silent_skips():
    """A test whose file is missing must stop the build, not drop out of it."""
    return find(re.compile(r'\bfs\.exists\b'), sorted(root.glob('**/meson.build')))


rule('the rooms are those that the house knows', (f'lib/{r}' for r in set(rooms_there()) ^ set(ROOMS)))
rule('no room is empty', (f'lib/{r}' for r in ROOMS if not any((root / 'lib' / r).rglob('*.c'))))
rule('each public header has one room', (f'lp-{noun}.h: {", ".join(sorted(rooms)) or "none"}'
                                        for noun, rooms in HOMES.items() if len(rooms) != 1))
rule('arrows between rooms point down', upward())
core = list(files(*(f'lib/{room}' for room in CORE), suffixes={'.c', '.h'}))
rule('the core has no objects, threads, locale and clock', find(LIFE, core))
rule('no long in the core', find(LONG, core, prose=False))
rule('every source and test is built', unbuilt())
rule('no test drops out where its file is missing', silent_skips())
rule(f'no file over {MOST_LINES} lines', (f'{name(p)}: {n} lines' for p in files(*CODE)
                                          if (n := p.read_text(encoding='utf-8').count('\n')) > MOST_LINES))
rule('nothing is left open in the code', find(OPEN, files(*CODE)))
print(f'1..{number}')
sys.exit(failed)
