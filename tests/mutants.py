#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Would the tests notice? Breaks the library in small ways and sees.

A mutant is the library with one small fault: a comparison, a sign, a
connective or a constant changed, a negation or a call taken away. The tests of
the mutant's room then have to fail. One that they let pass, a survivor, is
either a gap in the tests or no fault at all; mutants.md says which.

The tree is copied and built twice, plain and under the address and
undefined-behaviour sanitizers; then the test programs are linked once more, with
the library as a shared one that they find at run time. A mutant costs the compilation of what holds it and
one link; the tests run in order of their time until one fails, and only where
all pass once more under the sanitizers, as the suite does. A mutant of which
the compiler makes the very same code is none.

    python3 tests/mutants.py --count 300 --seed 1
"""
import argparse
import collections
import concurrent.futures
import difflib
import itertools
import json
import os
import pathlib
import random
import re
import resource
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
# The library that has all objects, what programs are linked with in its stead, and how they are linked as meson has it.
INTERNAL = 'learning-partners-internal'
SHARED = 'libmutant.so'
LINKED = re.compile(r'(?:^|/)liblearning-partners(?:-internal)?\.(?:a|so[.\d]*)$')
COPIED = ['lib', 'include', 'tests', 'meson.build', 'meson_options.txt']

# Room, or part of one: its files, and the tests that answer for them (the fastest runs first).
ROOMS = {
    'matching': (r'matching/(core/lp-(?!lanes)|wide/)',
                 ['matching', 'solve-again', 'packing', 'three', 'barrier', 'fuzz-matching', 'pairing', 'reproducible']),
    'typed': (r'matching/typed/', ['typed', 'reproducible']),
    'sparse': (r'matching/(sparse|dense)/', ['sparse', 'dense', 'reproducible']),
    'batch': (r'matching/(small/|core/lp-lanes)', ['solve-again', 'batch', 'reproducible']),
    'costs': (r'costs/|model/lp-(policy|request|certificate|digest)',
              ['policy', 'request', 'costs', 'chance', 'certificate', 'pairing', 'cover', 'scenarios', 'fuzz-json', 'properties',
               'reproducible']),
    'pairing': (r'pairing/', ['pairing', 'advice', 'explain', 'reason-params', 'warnings', 'cover', 'why-not', 'another',
                                  'conflict', 'uniform', 'scenarios', 'check-pairing', 'fuzz-json', 'properties',
                                  'reproducible']),
    'check': (r'check/',
              ['check', 'check-count', 'check-proof', 'check-pairing', 'check-tamper', 'reason-params', 'fuzz-json']),
    'generate': (r'simulate/', ['generate']),
}

# Of tests that are told how many cases to try.
MOST_CASES = 150
# What counts by brute force for long is not run again under the sanitizers.
PLAIN_ONLY = {'matching', 'solve-again', 'packing', 'three', 'barrier', 'sparse', 'dense', 'batch', 'typed', 'chance', 'uniform',
              'properties', 'reproducible'}

Mutant = collections.namedtuple('Mutant', 'room path kind begin end text')
Verdict = collections.namedtuple('Verdict', 'mutant word detail seconds')

# What is no code of interest: comments, texts, directives, and guards against a caller's bugs.
BLIND = re.compile(r'''
    /\*.*?\*/ | //[^\n]*
  | "(?:\\.|[^"\\\n])*" | '(?:\\.|[^'\\\n])*'
  | ^[ \t]*\#(?:\\\n|[^\n])*
  | \b(?:g_return\w*|g_assert\w*|g_warn\w*|assert|G_STATIC_ASSERT|_Static_assert)\s*\([^;]*;
''', re.X | re.S | re.M)
# Sizes of memory: too small a block is for the sanitizers to find, one too large is no fault.
SIZES = re.compile(r'\b(?:g_(?:try_)?(?:new0?|malloc0?(?:_n)?|realloc(?:_n)?|renew)|memset|memcpy|memmove|'
                   r'g_\w+_sized_new|g_array_new|g_\w+_new_full|g_memdup2)\s*\([^;]*;|\[\w+\](?=\s*(?:[;,]|=\s*\{))|=\s*\{\s*0?\s*\}')

FLIPS = {'<': '<=', '<=': '<', '>': '>=', '>=': '>', '==': '!=', '!=': '=='}
RELEASES = re.compile(r'(free|unref|clear|destroy|va_start|va_end|steal\w*)\s*\(')
RULES = [
    ('comparison', re.compile(r'(?<= )(<=|>=|==|!=|<|>)(?= )'), lambda m: FLIPS[m.group(1)]),
    ('sign', re.compile(r'(?<= )([+-])(=?)(?= )'), lambda m: {'+': '-', '-': '+'}[m.group(1)] + m.group(2)),
    ('sign', re.compile(r'(?<=[(=?:,] )-(?=[\w(])|(?<=[(\[])-(?=[\w(])|(?<=return )-(?=[\w(])'), lambda m: ''),
    ('connective', re.compile(r'&&|\|\|'), lambda m: {'&&': '||', '||': '&&'}[m.group(0)]),
    ('constant', re.compile(r'(?<![\w.])(\d+)(?![\w.])'), lambda m: {'0': '1', '1': '0'}.get(m.group(1)) or str(int(m.group(1)) + 1)),
    ('constant', re.compile(r'\b(TRUE|FALSE)\b'), lambda m: {'TRUE': 'FALSE', 'FALSE': 'TRUE'}[m.group(1)]),
    ('negation', re.compile(r'!(?=[\w(*])'), lambda m: ''),
    ('call', re.compile(r'(?<=\n)[ \t]+(?!return|if|for|while|switch|else)\w+ \([^;{}]*\);(?=\n)'), lambda m: ';'),
]


def find_blind(text):
    """The stretches of a file in which nothing is changed."""
    spans = [m.span() for m in BLIND.finditer(text)]
    seen = list(text)
    for begin, end in spans:
        for i in range(begin, end):
            if seen[i] != '\n':
                seen[i] = '\x00'
    return ''.join(seen)


def find_mutants(room, path, text):
    """Every mutant of one file."""
    seen = find_blind(text)
    sizes = [m.span() for m in SIZES.finditer(seen)]
    found = []
    for kind, pattern, change in RULES:
        for m in pattern.finditer(seen):
            if kind in ('constant', 'sign') and any(b <= m.start() < e for b, e in sizes):
                continue
            if kind == 'call' and RELEASES.search(m.group(0)):
                continue
            found.append(Mutant(room, path, kind, m.start(), m.end(), change(m)))
    return found


def list_mutants(tree, rooms):
    found = []
    for room in rooms:
        for path in sorted((tree / 'lib').rglob('*.[ch]')):
            if not re.match(ROOMS[room][0], path.relative_to(tree / 'lib').as_posix()):
                continue
            if path.suffix == '.c' or path.name.endswith('-template.h') or 'static inline' in path.read_text():
                found += find_mutants(room, path.relative_to(tree).as_posix(), path.read_text())
    return found


def apply(tree, mutant):
    text = (tree / mutant.path).read_text()
    return text[:mutant.begin] + mutant.text + text[mutant.end:]


def get_line(tree, mutant):
    return (tree / mutant.path).read_text().count('\n', 0, mutant.begin) + 1


def show_diff(tree, mutant):
    old = (tree / mutant.path).read_text().splitlines()
    new = apply(tree, mutant).splitlines()
    lines = list(difflib.unified_diff(old, new, lineterm='', n=0))[3:]
    return '\n'.join('    ' + line for line in lines)


class Build:
    """A copy of the tree, built once; knows how each object is compiled and what it is made of."""

    def __init__(self, work, tests, sanitized):
        self.tree = work / 'tree'
        self.sanitized = sanitized
        self.folder = work / ('build-sanitized' if sanitized else 'build')
        if not self.tree.exists():
            self.copy()
        if not (self.folder / 'build.ninja').exists():
            self.set_up()
        self.read_tests()
        self.names = [t for t in tests if t in self.tests and not (sanitized and t in PLAIN_ONLY)]
        self.run_ninja()
        self.read_commands()
        self.read_parts()
        self.link({}, self.folder)
        for name in self.names:
            self.relink(self.get_target(name))

    def copy(self):
        for name in COPIED:
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(source, self.tree / name)
            else:
                self.tree.mkdir(parents=True, exist_ok=True)
                shutil.copy2(source, self.tree / name)

    def set_up(self):
        options = ['-Dcli=disabled', '-Dstore=disabled', '-Dpdf=disabled', '-Doptimization=1', '-Ddebug=false', '-Db_ndebug=false',
                   '-Dc_args=-fvisibility=default -fno-semantic-interposition']
        if self.sanitized:
            options += ['-Db_sanitize=address,undefined', '-Db_lundef=false']
        subprocess.run(['meson', 'setup', str(self.folder), str(self.tree), *options], check=True, stdout=subprocess.DEVNULL)

    def read_tests(self):
        """The command of each test, and what each target is called, as meson knows them."""
        told = json.loads((self.folder / 'meson-info' / 'intro-tests.json').read_text())
        self.tests = {test['name']: test for test in told}
        targets = json.loads((self.folder / 'meson-info' / 'intro-targets.json').read_text())
        self.made = {target['id']: os.path.relpath(target['filename'][0], self.folder) for target in targets}
        [self.archive] = (target['id'] for target in targets if target['name'] == INTERNAL)

    def get_target(self, test):
        """The program that the test is made of, by ninja's name."""
        return self.made[self.tests[test]['depends'][0]]

    def run_ninja(self):
        subprocess.run(['ninja', '-C', str(self.folder), *map(self.get_target, self.names)], check=True, stdout=subprocess.DEVNULL)

    def tell_command(self, target):
        """The words by which ninja makes a target."""
        told = subprocess.run(['ninja', '-C', str(self.folder), '-t', 'commands', '-s', target], check=True, capture_output=True, text=True)
        return shlex.split(told.stdout.splitlines()[-1])

    def read_commands(self):
        """How each object of the internal library is compiled, those included that it has from other libraries."""
        objects = {word for word in self.tell_command(self.made[self.archive]) if word.endswith('.o')}
        self.commands = {entry['output']: shlex.split(entry['command'])
                         for entry in json.loads((self.folder / 'compile_commands.json').read_text()) if entry['output'] in objects}
        if not self.commands:
            sys.exit('No object of the internal library found')

    def read_parts(self):
        """Which objects each source or header goes into."""
        self.parts = collections.defaultdict(list)
        out = subprocess.run(['ninja', '-C', str(self.folder), '-t', 'deps'], check=True, capture_output=True, text=True)
        target = None
        for line in out.stdout.splitlines():
            if line and not line.startswith(' '):
                target = line.split(':')[0]
            elif target in self.commands and '/lib/' in line:
                path = os.path.normpath(self.folder / line.strip())
                self.parts[os.path.relpath(path, self.tree)].append(target)

    def compile_part(self, target, mutant, text, folder):
        """One object, with the text in the stead of the file that the mutant changes; None where that is no C."""
        changed = folder / 'lib' / pathlib.Path(mutant.path).relative_to('lib')
        changed.parent.mkdir(parents=True, exist_ok=True)
        changed.write_text(text)
        made = folder / target.replace('/', '-')
        command = without_dependency_files(self.commands[target])
        command[command.index('-o') + 1] = str(made)
        if mutant.path.endswith('.c'):
            command[-1] = str(changed)
        command[1:1] = ['-I' + str(folder / 'lib'), '-w', '-Werror=implicit-function-declaration']
        done = subprocess.run(command, cwd=self.folder, stderr=subprocess.DEVNULL, check=False)
        return made if done.returncode == 0 else None

    def compile(self, mutant, folder):
        """The objects that differ: none where it is no C, or the same code."""
        objects = {}
        for target in self.parts[mutant.path]:
            made = self.compile_part(target, mutant, apply(self.tree, mutant), folder)
            if made is None:
                return {}
            code = made.read_bytes()
            if self.compile_part(target, mutant, (self.tree / mutant.path).read_text(), folder).read_bytes() != code:
                objects[target] = made
                made.write_bytes(code)
        return objects

    def link(self, objects, folder):
        """The library with one fault."""
        parts = [str(objects.get(target, target)) for target in self.commands]
        libraries = subprocess.run(['pkg-config', '--libs', 'glib-2.0', 'jansson'], capture_output=True, text=True, check=True)
        sanitizers = ['-fsanitize=address,undefined'] if self.sanitized else []
        subprocess.run(['cc', '-shared', f'-Wl,-soname,{SHARED}', *sanitizers, '-o', str(folder / SHARED), *parts,
                        *libraries.stdout.split()], cwd=self.folder, check=True)

    def relink(self, target):
        """A program as meson links it, but with the library to be found when it runs."""
        command = [str(self.folder / SHARED) if LINKED.search(word) else word for word in self.tell_command(target)]
        subprocess.run(command, cwd=self.folder, check=True)

    def get_command(self, test):
        """As meson runs it, but with fewer cases where it is told how many."""
        command = list(self.tests[test]['cmd'])
        if '--cases' in command:
            command[command.index('--cases') + 1] = str(MOST_CASES)
        return command

    def run(self, test, library_folder, cpu, wall):
        """Whether the test passes, and its seconds of processor time, which are limited: a busy machine kills no mutant."""
        environment = dict(os.environ, CK_FORK='no', CK_VERBOSITY='silent', CK_TAP_LOG_FILE_NAME='-',
                           LP_TEST_DATA=str(self.tree / 'tests'), LD_LIBRARY_PATH=str(library_folder),
                           G_SLICE='always-malloc', G_DEBUG='fatal-warnings',
                           ASAN_OPTIONS='detect_leaks=1:hard_rss_limit_mb=2000', UBSAN_OPTIONS='halt_on_error=1')

        def limit():
            resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu + 1))
            if not self.sanitized:
                resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

        process = subprocess.Popen(self.get_command(test), env=environment, preexec_fn=limit, start_new_session=True, cwd=self.folder,
                                   stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        alarm = threading.Timer(wall, os.killpg, (process.pid, signal.SIGKILL))
        alarm.start()
        _, status, used = os.wait4(process.pid, 0)
        alarm.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        return process.returncode == 0, used.ru_utime + used.ru_stime


def without_dependency_files(command):
    """Leaves out the options by which the compiler writes what ninja reads."""
    kept, skip = [], 0
    for word in command:
        if skip:
            skip -= 1
        elif word in ('-MQ', '-MF'):
            skip = 1
        elif word != '-MD':
            kept.append(word)
    return kept


def measure(build, jobs):
    """Seconds of processor time that each test takes on the faultless library; all have to pass."""
    def measure_one(test):
        passes, seconds = build.run(test, build.folder, 600, 1200)
        if not passes:
            sys.exit(f'The test {test} fails without any mutant')
        return seconds
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        return dict(zip(build.names, pool.map(measure_one, build.names)))


def find_killer(build, seconds, mutant, folder):
    """The first test of the room that notices; '' where none does, None where there is nothing to notice."""
    folder.mkdir()
    objects = build.compile(mutant, folder)
    if not objects:
        return None
    build.link(objects, folder)
    tests = sorted((t for t in ROOMS[mutant.room][1] if t in seconds), key=lambda t: seconds[t])
    for test in tests:
        passes, _ = build.run(test, folder, int(seconds[test] * 3) + 5, seconds[test] * 60 + 120)
        if not passes:
            return test
    return ''


def judge(stages, mutant):
    """Runs the tests of the room, plain and then sanitized, until one notices."""
    begin = time.monotonic()
    with tempfile.TemporaryDirectory(dir=stages[0][0].folder.parent) as name:
        for at, (build, seconds) in enumerate(stages):
            killer = find_killer(build, seconds, mutant, pathlib.Path(name) / str(at))
            if killer is None and at == 0:
                return Verdict(mutant, 'none', '', time.monotonic() - begin)
            if killer:
                return Verdict(mutant, 'killed', killer + (' (sanitized)' if build.sanitized else ''), time.monotonic() - begin)
    return Verdict(mutant, 'survived', '', time.monotonic() - begin)


def report(build, verdicts, elapsed):
    counted = [v for v in verdicts if v.word != 'none']
    survivors = sorted((v for v in counted if v.word == 'survived'), key=lambda v: (v.mutant.path, v.mutant.begin))
    for v in survivors:
        print(f'{v.mutant.path}:{get_line(build.tree, v.mutant)}: {v.mutant.kind} survived')
        print(show_diff(build.tree, v.mutant))
    print()
    print(f'{"room":10} {"mutants":>8} {"killed":>8} {"survived":>9} {"killed %":>9}')
    for room in [*ROOMS, 'all']:
        mine = [v for v in counted if room in ('all', v.mutant.room)]
        if mine:
            killed = sum(v.word == 'killed' for v in mine)
            print(f'{room:10} {len(mine):8} {killed:8} {len(mine) - killed:9} {100 * killed / len(mine):9.1f}')
    print(f'{elapsed:.0f} s, {elapsed / max(1, len(counted)):.1f} s for each; {len(verdicts) - len(counted)} that are no C or the same code were not counted')
    return len(counted) - len(survivors), len(counted)


def draw(candidates, count, jobs, judge_one, log):
    """Judges mutants in the order drawn until enough of them counted; a slow one holds nobody up."""
    verdicts, counted = [], 0
    unjudged, waiting = iter(candidates), collections.deque()
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        while counted < count:
            waiting.extend(pool.submit(judge_one, m) for m in itertools.islice(unjudged, 20 * jobs - len(waiting)))
            if not waiting:
                break
            verdict = waiting.popleft().result()
            verdicts.append(verdict)
            counted += verdict.word != 'none'
            log(verdict)
        pool.shutdown(cancel_futures=True)
    return verdicts


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n', maxsplit=1)[0])
    parser.add_argument('--count', type=int, default=300, help='how many mutants')
    parser.add_argument('--seed', type=int, default=1, help='which sample')
    parser.add_argument('--jobs', type=int, default=os.cpu_count() or 1)
    # The generator draws examples: another draw is another example, and no fault.
    parser.add_argument('--rooms', default='matching,typed,sparse,batch,costs,pairing,check', help='only these, separated by commas')
    parser.add_argument('--at', help='only mutants of FILE:LINE, all of them')
    parser.add_argument('--work', help='where to build; kept for the next run')
    parser.add_argument('--bar', type=float, default=90, help='per cent that have to be killed')
    parser.add_argument('--verbose', action='store_true')
    options = parser.parse_args()

    rooms = options.rooms.split(',')
    if unknown := set(rooms) - set(ROOMS):
        parser.error(f'no such room: {", ".join(sorted(unknown))}')
    work = pathlib.Path(options.work or tempfile.mkdtemp(prefix='mutants-')).resolve()
    tests = sorted({t for r in rooms for t in ROOMS[r][1]})
    builds = [Build(work, tests, sanitized) for sanitized in (False, True)]
    build = builds[0]
    if unbuilt := [t for t in tests if t not in build.tests]:
        sys.exit(f'meson knows no test {", ".join(unbuilt)}')
    stages = [(b, measure(b, options.jobs)) for b in builds]
    candidates = list_mutants(build.tree, rooms)
    count = options.count
    if options.at:
        path, line = options.at.rsplit(':', 1)
        candidates = [m for m in candidates if m.path == path and get_line(build.tree, m) == int(line)]
        count = len(candidates)
    random.Random(options.seed).shuffle(candidates)
    print(f'{len(candidates)} mutants are possible, {min(count, len(candidates))} are judged; seed {options.seed}', flush=True)

    def log(v):
        if options.verbose:
            print(f'{v.word:8} {v.seconds:5.1f} s {v.detail:26} {v.mutant.path}:{get_line(build.tree, v.mutant)} {v.mutant.kind}', flush=True)

    begin = time.monotonic()
    verdicts = draw(candidates, count, options.jobs, lambda m: judge(stages, m), log)
    killed, counted = report(build, verdicts, time.monotonic() - begin)
    if not options.work:
        shutil.rmtree(work)
    return 0 if killed * 100 >= options.bar * counted else 1


if __name__ == '__main__':
    sys.exit(main())
