#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Kills at random moments: a class file lives through 200 of them (50 in the
suite, unless LP_WHOLE is set).

Again and again `partners pair` is started and, after a random time that is
often within its writing, killed (SIGKILL). Afterwards the file opens, holds the
rounds of before or one more, and that one is the very round that the same
command gives undisturbed; then the step that was lost is made again. Two
commands that start at once both end, and every round is there once.

    cli-kills.py PARTNERS [KILLS]
"""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta

partners = os.path.realpath(sys.argv[1])
kills = int(sys.argv[2]) if len(sys.argv) > 2 else 200 if 'LP_WHOLE' in os.environ else 50
failed = 0
number = 0


def expect(name, holds, note=''):
    global failed, number
    number += 1
    print(f'{"ok" if holds else "not ok"} {number} - {name}')
    if not holds:
        failed = 1
        print(f'# {note}')


def run(*arguments, check=True):
    done = subprocess.run([partners, *arguments], stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if check and done.returncode != 0:
        raise SystemExit(f'Bail out! partners {arguments}: {done.stderr}')
    return done


def rounds(path):
    return json.loads(run('export', '--format', 'json', '-f', path).stdout).get('history', {}).get('rounds', [])


def make():
    lines = ['id,name,maths'] + [f'p{i},Pupil {i},{60 + 7 * i % 50}' for i in range(1, 25)]
    with open('class.csv', 'w', encoding='utf-8') as out:
        out.write('\n'.join(lines) + '\n')
    run('new', 'a.partners', '--from', 'class.csv')


def first_writing(day):
    """How long the command takes, undisturbed, on a copy; and what it writes."""
    shutil.copy('a.partners', 'copy.partners')
    start = time.monotonic()
    run('pair', '--yes', '--date', day, '-f', 'copy.partners')
    return time.monotonic() - start, rounds('copy.partners')


def kill_once(day, seconds):
    child = subprocess.Popen([partners, 'pair', '--yes', '--date', day, '-f', 'a.partners'], stdin=subprocess.DEVNULL,
                             stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(seconds)
    child.send_signal(signal.SIGKILL)
    return child.wait() == -signal.SIGKILL


def kill_many():
    day = date(2026, 9, 7)
    killed = written = 0
    before = rounds('a.partners')
    usual, expected = first_writing(day.isoformat())
    for attempt in range(kills):
        if attempt % 20 == 0:
            expect_whole('a.partners')
        hit = kill_once(day.isoformat(), draw.uniform(0.2, 1.1) * usual)
        killed += hit
        now = rounds('a.partners')
        if now == before and hit:
            continue
        if now != expected:
            expect('after a kill the file holds the state before or after', False, f'attempt {attempt}: {len(before)} rounds, now {len(now)}')
            return
        written += hit
        before = now
        day += timedelta(days=7)
        usual, expected = first_writing(day.isoformat())
    expect('after a kill the file holds the state before or after', True)
    expect('most kills met the command alive', killed > kills / 3, f'{killed} of {kills}')
    print(f'# {kills} attempts, {killed} killed, of these {written} after the round was written')


def expect_whole(path):
    """Every page is sound, and every round valid."""
    done = run('check', '-f', path, check=False)
    if done.returncode != 0:
        expect('the file is whole', False, done.stdout + done.stderr)
        raise SystemExit(1)


def two_at_once():
    """Eight programs at once, each with a word of feedback: all are there afterwards."""
    children = [subprocess.Popen([partners, 'feedback', f'p{i}', f'p{i + 8}', 'worked', '-f', 'a.partners'], stdin=subprocess.DEVNULL,
                                 stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) for i in range(1, 9)]
    codes = [child.wait() for child in children]
    words = json.loads(run('export', '--format', 'json', '-f', 'a.partners').stdout)['history'].get('feedback', [])
    expect('eight programs at once all write', codes == [0] * 8 and len(words) == 8, f'{codes}, {len(words)} words')


print('# seed 20261109')
draw = random.Random(20261109)
os.environ['PARTNERS_TODAY'] = '2027-12-31'
work = tempfile.mkdtemp()
os.chdir(work)
try:
    make()
    kill_many()
    two_at_once()
    expect_whole('a.partners')
finally:
    os.chdir('/')
    shutil.rmtree(work)
print(f'1..{number}')
sys.exit(failed)
