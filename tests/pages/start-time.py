#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""How many milliseconds of processor time a program takes more than another
from its start to its end: the least of 300 runs of each, by turns.

    start-time.py PLAIN OTHER
"""

import os
import sys


def run(program):
    child = os.fork()
    if child == 0:
        os.execv(program, [program])
    _, status, usage = os.wait4(child, 0)
    if status != 0:
        sys.exit(f'{program} failed')
    return (usage.ru_utime + usage.ru_stime) * 1000


plain, other = sys.argv[1:]
times = [(run(plain), run(other)) for _ in range(300)]
print(f'{min(o for _, o in times) - min(p for p, _ in times):.2f}')
