#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes the requests of the scenarios, as short as JSON can be, for a fuzzer to begin with."""
import json
import pathlib
import sys

scenarios, seeds = map(pathlib.Path, sys.argv[1:3])
for path in sorted(scenarios.glob('*.json')):
    request = json.loads(path.read_text(encoding='utf-8')).get('request')
    if isinstance(request, dict):
        text = json.dumps(request, ensure_ascii=False, separators=(',', ':'))
        (seeds / f'scenario-{path.stem}').write_text(text, encoding='utf-8')
