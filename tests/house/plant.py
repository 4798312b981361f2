#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Guarantees that the rules of the house can fail: plants a breach of each in a
copy of the sources and demands that the rule which forbids it says so, by its
name; and that the copy passes as it is.

    plant.py SOURCE BUILD [MESON…]

BUILD is a build of SOURCE, whose objects are linked once more with symbols that
nobody declared. MESON is the command that sets a build up.
"""

import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

SOURCE, BUILD = (pathlib.Path(path).resolve() for path in sys.argv[1:3])
MESON = sys.argv[3:] or ['meson']
COPIED = ['docs', 'lib', 'include', 'tests', 'bindings', 'examples', 'po', 'meson.build', 'meson_options.txt']
NO_SOURCES = shutil.ignore_patterns('build*', 'node_modules', '__pycache__', '*.pyc')
PUBLIC = 'include/learning-partners'
STRAY_HEADER = '#pragma once\n#include <learning-partners/lp-version.h>\nLP_AVAILABLE_IN_0_1\nint lp_stray (void);\n'

number = 0
failed = False


def report(title, good, said=''):
    global number, failed
    number += 1
    failed = failed or not good
    print(f'{"ok" if good else "not ok"} {number} - {title}')
    if not good:
        print(''.join(f'# {line}\n' for line in said.splitlines()[-40:]), end='')


class Copy:
    """A copy of the sources, in which what is changed is put back at the end of a with statement."""

    def __init__(self, folder):
        self.root = folder
        for name in COPIED:
            if (SOURCE / name).is_dir():
                shutil.copytree(SOURCE / name, folder / name, ignore=NO_SOURCES)
            else:
                shutil.copy2(SOURCE / name, folder / name)
        self.undo = []

    def __enter__(self):
        return self

    def __exit__(self, *_):
        while self.undo:
            self.undo.pop()()

    def write(self, name, text):
        path = self.root / name
        if path.exists():
            was = path.read_bytes()
            self.undo.append(lambda: path.write_bytes(was))
        else:
            made = next(folder for folder in [path, *path.parents] if folder.parent.exists())
            self.undo.append(lambda: shutil.rmtree(made) if made.is_dir() else made.unlink())
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding='utf-8')

    def append(self, name, text):
        self.write(name, (self.root / name).read_text(encoding='utf-8') + text)

    def replace(self, name, old, new):
        text = (self.root / name).read_text(encoding='utf-8')
        if old not in text:
            sys.exit(f'Bail out! {name} has no {old!r}, in which a breach was to be planted')
        self.write(name, text.replace(old, new))

    def rename(self, name, other):
        os.rename(self.root / name, self.root / other)
        self.undo.append(lambda: os.rename(self.root / other, self.root / name))

    def remove(self, name):
        self.rename(name, '.removed')


def lines(name):
    """Makes a file longer than any may be."""
    return lambda copy: copy.append(name, '\n' * 601)


def append(name, text):
    return lambda copy: copy.append(name, text)


def write(name, text):
    return lambda copy: copy.write(name, text)


def empty_room(copy):
    for path in sorted((copy.root / 'lib' / 'figures').glob('*.c')):
        copy.rename(f'lib/figures/{path.name}', f'lib/figures/{path.stem}.txt')


def public_without_test(copy):
    copy.write(f'{PUBLIC}/lp-stray.h', STRAY_HEADER)
    copy.write('lib/base/lp-stray.c', '')


DECISIONS = 'faces decide nothing that the library decides'


def decided(name, text):
    """A face's decision, in a function of its own."""
    return lambda copy: copy.append(name, text if name.endswith(('.py', '.ts')) else f'\nvoid\nstray (void)\n{{\n  {text}\n}}\n')


WORDED = 'the page says nothing but labels of the catalogue'

# What is planted, the rule of house.py that forbids it, and how.
BREACHES = [
    ('a room renamed', 'the rooms are those that the house knows', lambda copy: copy.rename('lib/figures', 'lib/numbers')),
    ('a room emptied', 'no room is empty', empty_room),
    ('a public header without a source', 'each public header has one room', write(f'{PUBLIC}/lp-stray.h', STRAY_HEADER)),
    ('a public header in two rooms', 'each public header has one room', write('lib/base/lp-scale-private.h', '')),
    ('an arrow up, by a private header', 'arrows between rooms point down',
     append('lib/base/lp-text.c', '#include "io/lp-json-private.h"\n')),
    ('an arrow up, by a path', 'arrows between rooms point down',
     append('lib/base/lp-text.c', '#include "../io/lp-json-private.h"\n')),
    ('an arrow up, by a public header', 'arrows between rooms point down',
     append('lib/model/lp-scale.c', '#include <learning-partners/lp-pairing.h>\n')),
    ('an arrow up, by the umbrella', 'arrows between rooms point down',
     append('lib/model/lp-scale.c', '#include <learning-partners/learning-partners.h>\n')),
    ('an arrow up, from public header to public header', 'arrows between rooms point down',
     append(f'{PUBLIC}/lp-scale.h', '#include <learning-partners/lp-pairing.h>\n')),
    ('check including costs', 'arrows between rooms point down',
     append('lib/check/lp-check.c', '#include "costs/lp-costs-private.h"\n')),
    ('matching including model', 'arrows between rooms point down',
     append('lib/matching/core/lp-matching.c', '#include <learning-partners/lp-pupil.h>\n')),
    ('objects in the core', 'the core has no objects, threads, locale, clock and files',
     append('lib/model/lp-pupil.c', '#include <glib-object.h>\n')),
    ('a clock in the core', 'the core has no objects, threads, locale, clock and files',
     append('lib/base/lp-date.c', 'gint64 lp_i_now (void) { return g_get_real_time (); }\n')),
    ('a file in the core', 'the core has no objects, threads, locale, clock and files',
     append('lib/base/lp-date.c', 'void lp_i_look (void) { fopen ("x", "r"); }\n')),
    ('a library of others in the core', 'the core includes GLib, a few headers of C, and its own',
     append('lib/check/lp-check.c', '#include <jansson.h>\n')),
    ('a public header that includes a library of others', 'public headers include GLib and each other alone',
     append(f'{PUBLIC}/lp-json.h', '#include <jansson.h>\n')),
    ('a letter beyond ASCII in a public header', 'public headers are plain ASCII', append(f'{PUBLIC}/lp-date.h', '/* O(n\u00b2) */\n')),
    ('a long in the core', 'no long in the core', append('lib/costs/lp-costs.c', 'unsigned long lp_i_wide;\n')),
    ('a source in no meson.build', 'every source and test is built', write('lib/base/lp-stray.c', '')),
    ('a test in no meson.build', 'every source and test is built', write('tests/base/stray.c', '')),
    ('a test taken out of its meson.build, though another room has its noun', 'every source and test is built',
     lambda copy: copy.replace('tests/check/meson.build', "'pairing', ", '')),
    ('a source of the command in no meson.build', 'every source and test is built', write('examples/cli/stray.c', '')),
    # Spelt apart, so that this file does not name them.
    ('a script that nothing runs', 'every script of the tests is run', write('tests/face/stray' '.sh', '')),
    ('a module that nothing imports', 'every script of the tests is run', write('tests/properties/stray' '.py', '')),
    ('tests of no room', 'each room has its folder of tests, and there are no others', write('tests/stray/date.c', '')),
    ('a room without tests', 'each room has its folder of tests, and there are no others', lambda copy: copy.remove('tests/figures')),
    ('a public header without a test', 'each public header is called by a test of its room', public_without_test),
    ('a change that no request is held against', 'all that changes a roster, a history or a policy is tried on those of a request',
     append(f'{PUBLIC}/lp-history.h', 'LP_AVAILABLE_IN_0_2\nvoid lp_history_clear_feedback (LpHistory *history);\n')),
    ('a setting spelt in the store', 'settings, tiers and choices are spelt in their tables alone',
     append('lib/store/lp-class-file-policy.c', 'const char *const lp_i_stray = "slack_days";\n')),
    ('a setting spelt in a facade', 'settings, tiers and choices are spelt in their tables alone',
     append('bindings/common/policy.i', '%inline %{ static const char *stray = "must_match"; %}\n')),
    ('a tier spelt in the command', 'settings, tiers and choices are spelt in their tables alone',
     append('examples/cli/cli-policy.c', 'const char *const cli_stray[] = { "max_tenure", "min_tenure" };\n')),
    ('a strategy spelt in JSON', 'settings, tiers and choices are spelt in their tables alone',
     append('lib/io/lp-policy-json.c', 'const char *const lp_i_stray = "mixed-near";\n')),
    ('a test that drops out', 'no test drops out where its file is missing',
     append('tests/base/meson.build', "if fs.exists('date.c')\nendif\n")),
    ('the price of a swap in the command', DECISIONS, decided('examples/cli/verb-swap.c', 'lp_round_new_swapped (round, a, b, NULL);')),
    ('the price of a swap on the page', DECISIONS, decided('examples/web/core/web-price.c', 'lp_check (request, swapped, NULL, NULL);')),
    ('findings sorted out in the command', DECISIONS, decided('examples/cli/cli-price.c', 'if (lp_verdict_get_severity (verdict, 0) == LP_SEVERITY_BENT) return;')),
    ('costs compared in the command', DECISIONS, decided('examples/cli/verb-check-all.c', 'if (x[order[i]] != y[order[i]]) return;')),
    ('findings compared by their sentences', DECISIONS, decided('examples/cli/cli-price.c', 'strcmp (lp_reason_get_text (finding), text);')),
    ('a code compared in the command', DECISIONS, decided('examples/cli/verb-pair-class.c', 'if (strcmp (code, "reach-maximum") == 0) return;')),
    ('another pairing found on the page', DECISIONS, decided('examples/web/core/web-another.c', 'lp_pair_another (request, seen, n_seen, NULL);')),
    ('tenure added up in the command', DECISIONS, decided('examples/cli/verb-pair-class.c', 'int days = lp_history_get_tenure_days (history, NULL, a, b, date) + 7;')),
    ('partnerships compared on the page', DECISIONS, decided('examples/web/page/store.ts', 'const key = (ids: string[]) => ids.sort ().join (" ");\n')),
    ('a request of nobody in Python', DECISIONS,
     decided('bindings/python/learning_partners/_roster.py', 'TEXT = _core.Request(_core.Roster(), None, None, 0, 0).to_json()\n')),
    ('findings compared in Python', DECISIONS, decided('bindings/python/learning_partners/_answers.py', 'BENT = Finding.severity == "bent"\n')),
    ('a request written and read again', DECISIONS,
     decided('examples/cli/verb-policy.c', 'lp_request_from_json (lp_request_to_json (request), -1, NULL);')),
    ('a long file in lib', 'no file over 600 lines', lines('lib/base/lp-text.c')),
    ('a long public header', 'no file over 600 lines', lines(f'{PUBLIC}/lp-date.h')),
    ('a long test', 'no file over 600 lines', lines('tests/base/date.c')),
    ('a long file in Python', 'no file over 600 lines', lines('bindings/python/learning_partners/__init__.py')),
    ('a long file in TypeScript', 'no file over 600 lines', lines('examples/web/page/core.ts')),
    ('a long script', 'no file over 600 lines', lines('tests/run.sh')),
    ('a second sentence in the command', 'a phrase of the catalogue stands there alone',
     append('examples/cli/cli-reason.c', '/* "{names} have not been partners before." */\n')),
    ('a second sentence in a binding, on two lines', 'a phrase of the catalogue stands there alone',
     append('bindings/common/lp-facade.c', 'const char *lp_stray = "Parted before %d days; no pairing that "\n  "the policy prefers avoids it.";\n')),
    ('a label a second time in the command', 'a phrase of the catalogue stands there alone',
     append('examples/cli/cli-price.c', 'const char *lp_stray = "the gap in attainment";\n')),
    ('words between elements of the page', WORDED, append('examples/web/page/board.tsx', 'export const Stray = () => <p>{state.view} is chosen</p>;\n')),
    ('a word between elements of the page', WORDED, append('examples/web/page/board.tsx', 'export const Stray = () => <p>away</p>;\n')),
    ('a sentence in quotes on the page', WORDED, append('examples/web/page/store.ts', 'export const stray = (n: number) => `after ${n} draws were set aside`;\n')),
    ('a word in quotes on the page', WORDED, append('examples/web/page/settings.tsx', 'export const stray = { mixed: "Mixed" };\n')),
    ('what only a screen reader says on the page', WORDED,
     append('examples/web/page/board.tsx', 'export const Stray = () => <p aria-label="chosen">{state.view}</p>;\n')),
    ('a label that nobody says', 'every label is said by a face', append('lib/base/lp-labels.def', 'LABEL ("stray/label", "", "A stray.")\n')),
    ('a label that the documents do not have', 'what is made from the catalogue of phrases is up to date',
     append('lib/base/lp-labels.def', 'LABEL ("stray/label", "", "A stray.")\n')),
    ('a phrase that the documents do not have', 'what is made from the catalogue of phrases is up to date',
     append('lib/base/lp-phrases.def', 'PHRASE (STRAY, NOTE, TEACHER, "stray", "", "", N_ ("A stray."), ALIKE)\n')),
    ('something left open', 'nothing is left open in the code', append('lib/base/lp-text.c', '/* TO' 'DO: the rest */\n')),
]


def ask(script, *arguments):
    """What a check says, and whether it passes."""
    command = [sys.executable] if script.suffix == '.py' else ['sh']
    done = subprocess.run([*command, str(script), *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    return done.stdout, done.returncode == 0


def says_no(said, title):
    return re.search(rf'^not ok \d+ - {re.escape(title)}$', said, re.M) is not None


def plant(copy, what, title, change, script, *arguments):
    """Plants one breach; the check has to fail, at the rule of that name."""
    with copy:
        change(copy)
        said, passes = ask(copy.root / script, *arguments)
    report(f'{what}: {title}', not passes and says_no(said, title), said)


def plant_in_house(copy):
    said, passes = ask(copy.root / 'tests/house/house.py', copy.root)
    report('the house as it is passes', passes, said)
    titles = re.findall(r'^ok \d+ - (.*)$', said, re.M)
    unplanted = set(titles) - {title for _, title, _ in BREACHES}
    report('each of its rules is broken here', not unplanted, '\n'.join(sorted(unplanted)))
    for what, title, change in BREACHES:
        plant(copy, what, title, change, 'tests/house/house.py', copy.root, title)


def plant_in_headers(copy):
    stray = f'{PUBLIC}/lp-stray.h'
    check = 'tests/house/headers.sh'
    said, passes = ask(copy.root / check, copy.root, 'lp-date.h')
    report('a header as it is compiles alone', passes, said)
    for what, title, text in [
        ('a header that includes too little', 'lp-stray.h compiles alone as C11', 'gboolean lp_stray (void);\n'),
        ('a header that is no C++', 'lp-stray.h compiles alone as C++', 'int lp_stray (int class);\n'),
        ('a header that the umbrella forgets', 'the umbrella header holds all of them', 'int lp_stray (void);\n'),
    ]:
        plant(copy, what, title, write(stray, text), check, copy.root, 'lp-stray.h')


# A symbol of each kind that nm tells apart, and its letter.
SYMBOLS = {
    'T': 'int lp_stray (void) { return 1; }',
    'D': 'int lp_stray = 1;',
    'B': 'int lp_stray;',
    'R': 'const int lp_stray = 1;',
    'W': '__attribute__ ((weak)) int lp_stray (void) { return 1; }',
    'V': '__attribute__ ((weak)) int lp_stray = 1;',
    'i': 'static int one (void) { return 1; } static int (*choose (void)) (void) { return one; }\n'
         'int lp_stray (void) __attribute__ ((ifunc ("choose")));',
    'u': '__asm__ (".pushsection .data\\n.type lp_stray, @gnu_unique_object\\n.size lp_stray, 4\\n.globl lp_stray\\n'
         'lp_stray: .long 1\\n.popsection");',
}


def link_library(folder, *more):
    """The library of the build, with more objects."""
    told = subprocess.run(['ninja', '-C', str(BUILD), '-t', 'targets', 'all'], check=True, stdout=subprocess.PIPE, text=True)
    target = next(line.split(':')[0] for line in told.stdout.splitlines() if re.match(r'lib/liblearning-partners\.so[.\d]*: c_LINKER', line))
    told = subprocess.run(['ninja', '-C', str(BUILD), '-t', 'commands', '-s', target], check=True, stdout=subprocess.PIPE, text=True)
    command = shlex.split(told.stdout.splitlines()[-1])
    library = folder / 'library.so'
    command[command.index('-o') + 1] = str(library)
    command[command.index('-o') + 2:command.index('-o') + 2] = map(str, more)
    subprocess.run(command, cwd=BUILD, check=True)
    return library


def plant_in_exports(copy, folder):
    check = 'tests/house/exports.sh'
    said, passes = ask(copy.root / check, copy.root, link_library(folder))
    report('the library as it is exports what is declared', passes, said)
    for kind, text in SYMBOLS.items():
        (folder / 'stray.c').write_text(text + '\n')
        subprocess.run(['cc', '-c', '-fPIC', '-o', folder / 'stray.o', folder / 'stray.c'], check=True)
        library = link_library(folder, folder / 'stray.o')
        names = subprocess.run(['nm', '-D', library], check=True, stdout=subprocess.PIPE, text=True).stdout
        report(f'nm calls the next one {kind}', re.search(rf' {kind} lp_stray', names) is not None, names)
        plant(copy, f'a symbol of kind {kind}', 'the library exports nothing that no header declares', lambda copy: None,
              check, copy.root, library)
    plant(copy, 'a declaration without a symbol', 'the library exports all that the headers declare',
          write(f'{PUBLIC}/lp-stray.h', STRAY_HEADER), check, copy.root, link_library(folder))


def set_up(copy, folder):
    shutil.rmtree(folder, ignore_errors=True)
    done = subprocess.run([*MESON, 'setup', str(folder), str(copy.root), '-Dcli=disabled', '-Dstore=disabled', '-Dpdf=disabled', '-Dnls=disabled'],
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    return done.stdout, done.returncode == 0


def plant_in_build(copy, folder):
    said, passes = set_up(copy, folder)
    report('the copy can be built', passes, said)
    said, passes = ask(copy.root / 'tests/house/house.py', '--build', folder, copy.root, 'every test program is run')
    report('and runs every test program', passes, said)
    with copy:
        copy.remove('tests/base/date.c')
        said, passes = set_up(copy, folder)
        report("a test's file removed: no build is set up, for want of it", not passes and 'date.c' in said, said)
    with copy:
        copy.replace('tests/simulate/meson.build', "test('generate', executable(", "foreach program : [executable(")
        copy.replace('tests/simulate/meson.build', ', kwargs: unit_test)', ']\nendforeach')
        said, passes = set_up(copy, folder)
        report('a test program without its test can be built', passes, said)
        title = 'every test program is run'
        said, passes = ask(copy.root / 'tests/house/house.py', '--build', folder, copy.root, title)
        report(f'and is found: {title}', not passes and says_no(said, title), said)


def main():
    with tempfile.TemporaryDirectory() as work:
        work = pathlib.Path(work)
        (work / 'tree').mkdir()
        copy = Copy(work / 'tree')
        plant_in_house(copy)
        plant_in_headers(copy)
        plant_in_exports(copy, work)
        plant_in_build(copy, work / 'build')
    print(f'1..{number}')
    return failed


if __name__ == '__main__':
    sys.exit(main())
