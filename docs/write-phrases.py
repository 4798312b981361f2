#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes what is made from the catalogue of phrases, lib/base/lp-phrases.def and
lp-labels.def: docs/phrases.md, and the codes in
include/learning-partners/lp-phrase.h.

    write-phrases.py [--check]

--check writes nothing, and fails where one of them is not up to date.
"""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
CATALOGUE = ROOT / 'lib/base/lp-phrases.def'
LABELS = ROOT / 'lib/base/lp-labels.def'
HEADER = ROOT / 'include/learning-partners/lp-phrase.h'
PAGE = ROOT / 'docs/phrases.md'
BEGIN, END = '/* Codes, by docs/write-phrases.py from the catalogue. */\n', '/* The end of the codes. */\n'
TEXT = r'"((?:\\.|[^"\\])*)"'
PHRASE = re.compile(rf'^PHRASE \((\w+), (\w+), (\w+), {TEXT}, {TEXT},\s*{TEXT},\s*(?:N_ \()?{TEXT}\)?,\s*'
                    rf'(?:(ALIKE)|SAID \(N_ \({TEXT}\)\)|SAID_BY_COUNT \(NN_ \({TEXT},\s*{TEXT}\)\))\)$', re.M)
LABEL = re.compile(rf'^LABEL(?:_BY_COUNT)? \({TEXT}, {TEXT},\s*{TEXT}(?:,\s*{TEXT})?\)$', re.M)
KINDS = {
    'REASON': 'Reasons: why two are partners, or are not',
    'WARNING': 'Warnings beside a pairing',
    'FINDING': 'Findings of the checker',
    'ADVICE': 'Advice',
    'NOTE': 'Notes on a file that was read',
    'ERROR': 'Kinds of error',
    'WORD': 'Parts of other phrases',
}


def read_entries(catalogue, entry, begin):
    source = catalogue.read_text(encoding='utf-8')
    entries = [match.groups() for match in entry.finditer(source)]
    if len(entries) != len(re.findall(begin, source, re.M)):
        sys.exit(f'{catalogue.name}: not every entry can be read')
    return entries


def plain(text):
    return text.replace('\\"', '"').replace('|', '\\|')


def write_row(phrase):
    _, _, readers, code, variant, params, text, alike, said, one, many = phrase
    teacher = 'the same' if alike else plain(said) if said is not None else f'{plain(one)} / {plain(many)}'
    return f'| `{code}{variant}` | {params} | {plain(text)} | {teacher} | {"pupils, too" if readers == "PUPIL" else "teachers"} |\n'


def write_label(label):
    code, params, one, many = label
    return f'| `{code}` | {params} | {plain(one) if many is None else f"{plain(one)} / {plain(many)}"} |\n'


def write_page(phrases, labels):
    page = [
        '# What the library says\n\n',
        'Every reason, warning, finding, note, piece of advice, kind of error and label, from the catalogue in\n',
        '`lib/base/lp-phrases.def` and `lib/base/lp-labels.def`. Before a stroke stands the code that answers carry; behind it,\n',
        'which sentence of that code it is. Parameters come in the order given: numbers, unless a kind stands behind a colon; `pupils` is any number of them.\n',
        '`lp_reason_write()` fills the places in braces for a reader. Written by `docs/write-phrases.py`.\n',
    ]
    for kind, title in KINDS.items():
        page += [f'\n## {title}\n\n', '| id | parameters | for programs and documents | for a teacher | who may see it |\n', '|---|---|---|---|---|\n']
        page += [write_row(phrase) for phrase in phrases if phrase[1] == kind]
    page += ['\n## Labels\n\n', 'What faces say of their own, to teachers.\n\n', '| id | parameters | text |\n', '|---|---|---|\n']
    page += map(write_label, labels)
    return ''.join(page)


def write_codes(phrases):
    codes = {}
    for _, kind, _, code, *_ in phrases:
        if kind not in ('WORD', 'ERROR'):
            codes.setdefault(code, kind.lower())
    width = max(map(len, codes))
    return ''.join(f'#define LP_CODE_{code.replace("-", "_").upper():{width}} "{code}"\n' for code in sorted(codes))


def main():
    phrases = read_entries(CATALOGUE, PHRASE, r'^PHRASE \(')
    labels = read_entries(LABELS, LABEL, r'^LABEL')
    header = HEADER.read_text(encoding='utf-8')
    before, _, rest = header.partition(BEGIN)
    made = {HEADER: before + BEGIN + write_codes(phrases) + END + rest.partition(END)[2], PAGE: write_page(phrases, labels)}
    stale = [path for path, text in made.items() if not path.exists() or path.read_text(encoding='utf-8') != text]
    if '--check' not in sys.argv[1:]:
        for path in stale:
            path.write_text(made[path], encoding='utf-8')
    elif stale:
        sys.exit(''.join(f'{path.relative_to(ROOT)} is not up to date: python3 docs/write-phrases.py\n' for path in stale))


if __name__ == '__main__':
    main()
