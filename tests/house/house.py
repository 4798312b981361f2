#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Guarantees the rules of the house: every room is known and its arrows point
down, the core uses GLib's glib/ alone and no wide `long`, everything in a room
is built and every test is run, files stay readable, nothing is left open.

    house.py [--build BUILD] SOURCE [RULE]…

Without RULE all of them; BUILD is a build of SOURCE, for the rules that ask
meson. plant.py plants a breach of each rule and sees it found.
"""

import argparse
import json
import os
import pathlib
import re
import subprocess
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
    'ask': ['base', 'io', 'store', 'pages'],
}
# Outside the core a room has libraries of its own.
CORE = ['base', 'model', 'matching', 'costs', 'pairing', 'check', 'simulate', 'figures']
CORE_HEADERS = {'glib.h', 'assert.h', 'immintrin.h', 'math.h', 'stdint.h', 'stdlib.h', 'string.h'}
# What tests/ has besides a folder for each room.
TEST_FOLDERS = {'bench', 'campaign', 'data', 'face', 'fuzz', 'house', 'properties', 'scenarios', 'support', 'year'}
MOST_LINES = 600
CODE = ['lib', 'include', 'bindings', 'examples', 'tests']
SUFFIXES = {'.c', '.h', '.i', '.py', '.pyi', '.ts', '.tsx', '.mjs', '.js', '.sh', '.cpp', '.hpp'}
# What asks for objects, threads, locale, clock, environment or files.
LIFE = re.compile(r'gio/|glib-object|gobject/|g_object_|g_thread_|g_mutex_|GMutex|setlocale|nl_langinfo|g_get_real_time|g_get_monotonic_time|'
                  r'g_get_current_time|g_date_time_new_now|\b(?:time|clock|clock_gettime|gettimeofday|localtime|gmtime|'
                  r'g_getenv|getenv|fopen|g_file_get_contents|rand|random) *\(')
LONG = re.compile(r'\b(?:unsigned )?long\b')
# Spelt apart, so that this file does not breach its own rule.
OPEN = re.compile(r'\b(?:TO' r'DO|FIX' r'ME|X' r'XX|HA' r'CK)\b')
# Comments and strings, in which a word is no code.
PROSE_COMMENT = re.compile(r'/\*.*?\*/', re.S)
# The least length of a piece of a sentence by which it is known again.
LEAST_PIECE = 20
PROSE = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"', re.S)
# What of the page's sources is worded: sentences and words in quotes, except what only the browser reads; words between
# elements; attributes that are read out. And the words that are none of the page's: keys, and headings that the core knows.
PAGE_COMMENT = re.compile(r'(?<![:"])//[^\n]*|/\*.*?\*/', re.S)
MARKUP = re.compile(r'\b(?:class|sandbox|accept|from|pattern|aria-describedby|aria-labelledby)\s*[=]?\s*\{?(?:"[^"\n]*"|`[^`]*`)\}?')
QUOTED = re.compile(r'"((?:\\.|[^"\\\n])*)"|`((?:\\.|[^`\\])*)`')
WORDED = re.compile(r"[^\W\d_]{2,}[,.;!?”]? [“(]?[^\W\d_]+|^[A-Z][a-z]+[.!?…]?$")
READ_OUT = re.compile(r'\b(?:aria-label|title|placeholder|alt|summary)=(?:"[^"]*[a-z]|\{`)')
PLAIN = r'(?:[^<>{}()=;\[\]&|?]|\([\w ,.]+\))*'
BETWEEN = re.compile(rf'(?:(?<!=)>|\}})({PLAIN}[^\W\d_]{{2,}}\??{PLAIN})(?=</|\{{|<[a-z]+[ />])')
KEYWORD = re.compile(r'^\s*(?:else|catch|finally|try|export|interface|const|function|import|from|type|class|return|case|default|as)\b|^, \w+:')
NO_WORDS = {'Escape', 'Id', 'Name', 'Forename', 'Surname', 'Score', 'Band'}
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(?:"([^"\n]+)"|<([^>\n]+)>)', re.M)
PUBLIC = 'learning-partners/'
# Where the names of settings, tiers, strategies and choices stand; and what names a reason's parameter, which may be called like one.
TABLES = ('lib/model/lp-setting.c', 'lib/model/lp-policy-names.c')
COMPOUND = re.compile(r'"(\w+(?:[-_]\w+)+)"')
PARAMETER = re.compile(r'\blp_i_reason_add_\w+ \(')
DECLARED = re.compile(r'^LP_AVAILABLE_IN\w*\s+[^(;]*?\b(lp_\w+) \(', re.M)

# What a face might decide for itself, and who decides it: where to look (folder, suffixes), but not in which files, for what,
# and what to ask instead. Faces show; what is better, other, kept, too long or the same is the library's to say.
COMMAND, PAGE = ('examples/cli', {'.c', '.h'}), ('examples/web/page', {'.ts', '.tsx'})
BROWSER, PYTHON = ('examples/web/core', {'.c', '.h'}), ('bindings/python/learning_partners', {'.py'})
COMPARES = r'\b(?:str\w*cmp0?|g_str_equal|strstr) \([^;\n]*'
DECISIONS = [
    ([COMMAND, BROWSER], r'', r'\blp_round_new_swapped \(', 'the price of a swap: lp_swap_price(), lp_swap_prices()'),
    ([COMMAND, BROWSER], r'^verb-check', r'\blp_check \(', 'a round is judged where its verdict is shown; else lp_swap_price()'),
    ([COMMAND, BROWSER], r'^verb-check\.c$', r'\blp_verdict_get_severity \(', 'what is worse or better: lp_verdict_diff(), lp_verdict_count_findings()'),
    ([COMMAND, BROWSER], r'', r'\[order\[\w+\]\] *(?:[-<>]|[!=]=) *\w+\[order', 'which costs less: lp_verdict_compare(), lp_verdict_find_difference()'),
    ([COMMAND, BROWSER], r'', COMPARES + r'\blp_reason_get_text', 'whether two reasons tell the same: lp_reason_equal()'),
    # The words of a reason go by its code, and which notes on a class list are news.
    ([COMMAND, BROWSER], r'^cli-(?:reason|text)\.c$', COMPARES + r'\b(?:code\b|lp_reason_get_code)', 'what a reason means: lp_advice_get_obstacle() and the like'),
    ([COMMAND, BROWSER], r'', r'\blp_pair_another \(', 'which pairing is another: lp_pairing_next(), lp_pair_unseen()'),
    ([COMMAND, BROWSER], r'', r'\blp_history_get_tenure_days \(', 'who has been together too long: lp_changes_new(), lp_advise(), lp_policy_is_too_long()'),
    ([PAGE], r'', r'\.sort \(\)\s*\.join \(', 'whether partners are the same: lp_round_equal()'),
    ([PYTHON], r'', r'_core\.Request\.from_json\(json\.dumps|_core\.Request\([^\n]*\.to_json', 'parts of a request: from_json() and to_json() of each'),
    ([PYTHON], r'', r'\.severity [!=]=|\.reason\.text [!=]=', 'what is worse or better: lp_verdict_diff()'),
]
# In one file, a request written and read again.
DETOUR = (r'\blp_request_to_json \(', r'\blp_request_from_json \(')

parser = argparse.ArgumentParser(description=__doc__.split('\n\n', maxsplit=1)[0])
parser.add_argument('--build', type=pathlib.Path)
parser.add_argument('source', type=lambda path: pathlib.Path(path).resolve())
parser.add_argument('rules', nargs='*')
options = parser.parse_args()
root = options.source
RULES = {}


def rule(title, asks_meson=False):
    """A function that yields each breach."""
    def register(breaches):
        if options.build or not asks_meson:
            RULES[title] = breaches
        return breaches
    return register


def files(*places, suffixes=SUFFIXES):
    for place in places:
        for path in sorted((root / place).rglob('*')):
            if path.suffix in suffixes and path.is_file() and 'node_modules' not in path.parts:
                yield path


def name(path):
    return path.relative_to(root).as_posix()


def read(path):
    return path.read_text(encoding='utf-8')


def find(pattern, paths, prose=True):
    for path in paths:
        text = read(path)
        if not prose:
            text = PROSE.sub(lambda m: '\n' * m.group(0).count('\n'), text)
        for i, line in enumerate(text.split('\n'), 1):
            if pattern.search(line):
                yield f'{name(path)}:{i}: {line.strip()}'


def core():
    return files(*(f'lib/{room}' for room in CORE), suffixes={'.c', '.h'})


def public_headers():
    return sorted((root / 'include' / 'learning-partners').glob('lp-*.h'))


def homes():
    """The rooms of each public header: those that have its source, or else its private header."""
    return {header.name: {path.relative_to(root / 'lib').parts[0]
                          for path in [*(root / 'lib').rglob(header.stem + '.c'), *(root / 'lib').rglob(header.stem + '-private.h')]}
            for header in public_headers()}


def rooms_of(path, home, written, public):
    """The rooms that one include reaches into."""
    if public is not None:
        header = public.removeprefix(PUBLIC)
        return home.get(header, {header}) if public.startswith(PUBLIC) else set()
    for folder in (path.parent, root / 'lib'):
        target = pathlib.Path(os.path.normpath(folder / written))
        if target.is_file() and target.is_relative_to(root / 'lib'):
            return {target.relative_to(root / 'lib').parts[0]}
    # Of a room that is not there, or of none.
    return {written.split('/')[0]} if '/' in written else set()


def includes(path, room, home):
    for match in INCLUDE.finditer(read(path)):
        for target in rooms_of(path, home, *match.groups()):
            if target not in (room, *ROOMS[room]):
                yield f'{name(path)} includes {match.group(1) or match.group(2)}, of {target}'


def named_in_builds(top):
    """What the build files below a folder name, as paths: 'x.c', and 'x' of a list of nouns."""
    found = set()
    for build in sorted((root / top).rglob('meson.build')):
        for word in re.findall(r"'([^'\n]+)'", read(build)):
            path = os.path.normpath(build.parent / word)
            found |= {path, path + '.c'}
    return found


@rule('the rooms are those that the house knows')
def rooms():
    yield from (f'lib/{room}' for room in {path.name for path in (root / 'lib').iterdir() if path.is_dir()} ^ set(ROOMS))


@rule('no room is empty')
def empty_rooms():
    yield from (f'lib/{room}' for room in ROOMS if not any((root / 'lib' / room).rglob('*.c')))


@rule('each public header has one room')
def roomless_headers():
    yield from (f'{header}: {", ".join(sorted(found)) or "none"}' for header, found in homes().items() if len(found) != 1)


@rule('arrows between rooms point down')
def upward():
    home = homes()
    for room in ROOMS:
        for path in files(f'lib/{room}', suffixes={'.c', '.h'}):
            yield from includes(path, room, home)
    for header in public_headers():
        for room in home[header.name]:
            if room in ROOMS:
                yield from includes(header, room, home)


@rule('the core has no objects, threads, locale, clock and files')
def life():
    return find(LIFE, core(), prose=False)


@rule('the core includes GLib, a few headers of C, and its own')
def foreign_headers():
    for path in core():
        for match in INCLUDE.finditer(read(path)):
            header = match.group(2)
            if header is not None and header not in CORE_HEADERS and not header.startswith(PUBLIC):
                yield f'{name(path)} includes <{header}>'


@rule('public headers include GLib and each other alone')
def heavy_headers():
    for header in [*public_headers(), root / 'include' / 'learning-partners' / 'learning-partners.h']:
        for match in INCLUDE.finditer(read(header)):
            if match.group(2) != 'glib.h' and not (match.group(2) or '').startswith(PUBLIC):
                yield f'{name(header)} includes {match.group(1) or match.group(2)}'


@rule('public headers are plain ASCII')
def letters_in_headers():
    return find(re.compile(r'[^\x00-\x7f]'), sorted((root / 'include' / 'learning-partners').glob('*.h')))


@rule('no long in the core')
def longs():
    return find(LONG, core(), prose=False)


@rule('every source and test is built')
def unbuilt():
    for top in ('lib', 'bindings/common', 'examples/cli', 'tests'):
        named = named_in_builds(top)
        for path in files(top, suffixes={'.c'}):
            if str(path) not in named:
                yield f'{name(path)} is in no meson.build'


@rule('every test program is run', asks_meson=True)
def idle_programs():
    told = options.build / 'meson-info'
    targets = json.loads(read(told / 'intro-targets.json'))
    tested = {target for test in json.loads(read(told / 'intro-tests.json')) for target in test['depends']}
    yield from (f'{target["name"]} is built, but is no test' for target in targets
                if target['name'].startswith('test-') and target['type'] == 'executable' and target['id'] not in tested)


@rule('every script of the tests is run')
def idle_scripts():
    scripts = [path for path in files('tests', suffixes={'.py', '.sh'}) if path.parent != root / 'tests' and path.parent.name != 'bench']
    texts = {path: read(path) for path in [*files('tests', suffixes={'.py', '.sh'}), *(root / 'tests').rglob('meson.build')]}
    for script in scripts:
        module = re.compile(rf'^(?:from|import) {re.escape(script.stem)}\b', re.M)
        if not any(script.name in text or (path.suffix == '.py' and module.search(text)) for path, text in texts.items() if path != script):
            yield f'{name(script)} is named by no meson.build and no script'


@rule('each room has its folder of tests, and there are no others')
def test_folders():
    there = {path.name for path in (root / 'tests').iterdir() if path.is_dir() and any(path.iterdir())} - {'__pycache__'}
    yield from (f'tests/{folder}' for folder in there ^ {*ROOMS, *TEST_FOLDERS})


@rule('each public header is called by a test of its room')
def untested_headers():
    for header, found in homes().items():
        declared = DECLARED.findall(read(root / 'include' / 'learning-partners' / header))
        called = re.compile(r'\b(?:' + '|'.join(map(re.escape, declared)) + r') \(') if declared else re.compile(r'(?!)')
        tests = (path for room in found for path in files(f'tests/{room}', suffixes={'.c'}))
        if not any(called.search(read(path)) for path in tests):
            yield f'{header}: nothing that it declares is called in tests/{", tests/".join(sorted(found))}'


@rule('all that changes a roster, a history or a policy is tried on those of a request')
def unfrozen_mutators():
    tried = read(root / 'tests' / 'model' / 'request-frozen.c')
    for noun in ('roster', 'history', 'policy', 'setting'):
        for mutator in DECLARED.findall(read(root / 'include' / 'learning-partners' / f'lp-{noun}.h')):
            if re.match(r'lp_(?:roster|history|policy)_(?:add|set|clear|remove)_', mutator) and f'{mutator} (' not in tried:
                yield f'{mutator} is not in tests/model/request-frozen.c'


@rule('settings, tiers and choices are spelt in their tables alone')
def spelt_again():
    # Names of several words: those of one word are words of the language, too.
    names = {name for table in TABLES for name in COMPOUND.findall(read(root / table))}
    spelt = re.compile('"(?:' + '|'.join(map(re.escape, sorted(names))) + ')"')
    places = files('lib', 'bindings/common', 'examples/cli', 'examples/web/core', suffixes={'.c', '.h', '.i'})
    for breach in find(spelt, (path for path in places if name(path) not in TABLES)):
        if not PARAMETER.search(breach):
            yield breach


@rule('no test drops out where its file is missing')
def silent_skips():
    # A test whose file is missing must stop the build.
    return find(re.compile(r'\bfs\.exists\b'), sorted(root.glob('**/meson.build')))


@rule('faces decide nothing that the library decides')
def decisions():
    for places, but_not, pattern, answer in DECISIONS:
        for folder, suffixes in places:
            paths = [path for path in files(folder, suffixes=suffixes) if not but_not or not re.search(but_not, path.name)]
            yield from (f'{breach} ({answer})' for breach in find(re.compile(pattern), paths, prose=False))
    for folder, suffixes in (COMMAND, BROWSER):
        for path in files(folder, suffixes=suffixes):
            if all(re.search(half, read(path)) for half in DETOUR):
                yield f'{name(path)} writes a request and reads it again (lp_request_with_policy(), lp_policy_copy(), lp_roster_to_json())'


@rule(f'no file over {MOST_LINES} lines')
def long_files():
    yield from (f'{name(path)}: {n} lines' for path in files(*CODE) if (n := read(path).count('\n')) > MOST_LINES)


@rule('a phrase of the catalogue stands there alone')
def second_phrases():
    catalogues = [root / 'lib/base/lp-phrases.def', root / 'lib/base/lp-labels.def']
    sentences = re.findall(r'"((?:\\.|[^"\\])*)"', PROSE_COMMENT.sub('', ''.join(map(read, catalogues))))
    pieces = {max(re.split(r'\{[^}]*\}', sentence), key=len).strip() for sentence in sentences}
    pieces = [piece for piece in pieces if len(piece) >= LEAST_PIECE and ' ' in piece]
    for path in files(*CODE):
        # Tests say what they expect.
        if 'tests' not in path.relative_to(root).parts:
            text = re.sub(r'"\s*\n\s*"', '', read(path))
            # What goes on is another sentence.
            yield from (f'{name(path)}: {piece}' for piece in pieces if piece in text and re.search(re.escape(piece) + r'(?! ?\w)', text))


def find_words(path):
    """What a file of the page says that is no label: the piece, and where it begins."""
    text = PAGE_COMMENT.sub(lambda m: re.sub(r'[^\n]', ' ', m.group(0)), read(path))
    yield from ((m.group(0), m.start()) for m in READ_OUT.finditer(text))
    text = MARKUP.sub(lambda m: re.sub(r'[^\n]', ' ', m.group(0)), text)
    for m in QUOTED.finditer(text):
        said = re.sub(r'\$\{[^}]*\}', '', next(filter(None, m.groups()), ''))
        if WORDED.search(said.replace('\\n', ' ').replace('\\t', ' ')) and said not in NO_WORDS:
            yield m.group(0), m.start()
    if path.suffix == '.tsx':
        text = QUOTED.sub(lambda m: '"' + re.sub(r'[^\n]', ' ', m.group(0)[1:-1]) + '"', text)
        yield from ((m.group(1), m.start(1)) for m in BETWEEN.finditer(text) if not KEYWORD.match(m.group(1)))


@rule('the page says nothing but labels of the catalogue')
def worded_page():
    for path in files('examples/web/page', suffixes={'.ts', '.tsx'}):
        yield from (f'{name(path)}:{read(path).count(chr(10), 0, place) + 1}: {" ".join(piece.split())}' for piece, place in find_words(path))


@rule('every label is said by a face')
def unsaid_labels():
    code = ''.join(map(read, files('examples', suffixes={'.c', '.ts', '.tsx', '.mjs', '.html'}))) + read(root / 'examples/web/page/page.html')
    begun = tuple(re.findall(r'`([\w-]+/[\w-]*)\$\{', code))
    for label in re.findall(r'^LABEL(?:_BY_COUNT)? \("([^"]+)"', read(root / 'lib/base/lp-labels.def'), re.M):
        if f'"{label}"' not in code and f'{{{label}}}' not in code and not label.startswith(begun):
            yield label


@rule('what is made from the catalogue of phrases is up to date')
def stale_phrases():
    done = subprocess.run([sys.executable, root / 'docs/write-phrases.py', '--check'], capture_output=True, text=True)
    if done.returncode != 0:
        yield from done.stderr.splitlines()


@rule('nothing is left open in the code')
def left_open():
    return find(OPEN, files(*CODE))


def main(titles):
    failed = False
    for number, title in enumerate(titles, 1):
        breaches = list(RULES[title]())
        for breach in breaches:
            print(f'# {breach}')
        failed = failed or bool(breaches)
        print(f'{"not ok" if breaches else "ok"} {number} - {title}')
    print(f'1..{len(titles)}')
    return failed


if __name__ == '__main__':
    sys.exit(main(options.rules or list(RULES)))
