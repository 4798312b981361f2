#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Guarantees that a whole number that a policy is to have takes the table, the
policy's field and its two functions, and no more: plants one in a copy of the
sources there, builds it, and finds it in JSON, in class files, in digests, and
as an option of the command. What the number means to the costs is left out.

    setting.py SOURCE BUILD PARTNERS [MESON…]

PARTNERS is the command as it is, whose digests the copy's have to be where
nobody sets the number.
"""

import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import plant
from plant import PUBLIC, Copy, report

PARTNERS = pathlib.Path(sys.argv[3]).resolve()
MESON = sys.argv[4:] or ['meson']
CLASS = 'id,name,maths\n' + ''.join(f'p{i},Pupil {i},{80 + i}\n' for i in range(1, 9))
ROW = '''  [LP_SETTING_PATIENCE_DAYS] = { .name = "patience_days", .kind = LP_SETTING_KIND_NUMBER, .unit = "days", .least = 1, .most = 90,
                                .usual = 2, .field = FIELD (patience_days), .edition = 3, .in_digest = TRUE,
                                .meaning = N_("How long anyone waits") },
};

static const char *const kind_names[]'''
FUNCTIONS = '''
gboolean
lp_policy_set_patience_days (LpPolicy *policy, int days, GError **error)
{
  return lp_policy_set_number (policy, LP_SETTING_PATIENCE_DAYS, days, error);
}

int
lp_policy_get_patience_days (const LpPolicy *policy)
{
  return policy->patience_days;
}
'''
DECLARED = '''LP_AVAILABLE_IN_0_2
gboolean lp_policy_set_patience_days (LpPolicy *policy, int days, GError **error);
LP_AVAILABLE_IN_0_2
int lp_policy_get_patience_days (const LpPolicy *policy);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpPolicy, '''


def plant_number(copy):
    """The places that a whole number takes."""
    copy.replace(f'{PUBLIC}/lp-setting.h', '/**< "must_differ" */\n}', '/**< "must_differ" */\n  , LP_SETTING_PATIENCE_DAYS\n}')
    copy.replace('lib/model/lp-setting.c', '};\n\nstatic const char *const kind_names[]', ROW)
    copy.replace('lib/model/lp-policy-fields-private.h', '  int slack_days;\n', '  int slack_days;\n  int patience_days;\n')
    copy.replace(f'{PUBLIC}/lp-policy.h', 'G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpPolicy, ', DECLARED)
    copy.append('lib/model/lp-policy.c', FUNCTIONS)


def build(root, folder):
    """The command of the copy, and what was said where there is none."""
    said = ''
    for command in ([*MESON, 'setup', str(folder), str(root), '-Djson=enabled', '-Dcli=enabled', '-Dstore=enabled', '-Dpdf=disabled',
                     '-Dnls=disabled', '-Doptimization=0', '-Dtests=false'],
                    ['ninja', '-C', str(folder), 'examples/cli/partners']):
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        said = done.stdout
        if done.returncode != 0:
            return None, said
    return folder / 'examples' / 'cli' / 'partners', said


class Command:
    """A command that answers in a folder of its own."""

    def __init__(self, program, folder):
        self.program = program
        self.folder = folder
        # Its own library, not that of the build whose test this is.
        self.environment = {**os.environ, 'LD_LIBRARY_PATH': str(program.parents[2] / 'lib')}
        (folder / 'class.csv').write_text(CLASS, encoding='utf-8')

    def run(self, *arguments, text=''):
        return subprocess.run([str(self.program), *arguments], cwd=self.folder, env=self.environment, input=text,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, check=False)

    def request(self, *options):
        return json.loads(self.run('pair', 'class.csv', '--date', '2026-11-09', '--show-request', *options).stdout)

    def digest(self, request):
        return json.loads(self.run('pair', '--request', '-', '--json', text=json.dumps(request)).stdout)['digest']


def check_json(old, new):
    usual, patient = old.request(), new.request('--patience', '5')
    report('an option of the command sets it, and JSON has it', patient['policy'].get('patience_days') == 5, str(patient['policy']))
    report('its default is that of the table', new.request()['policy'].get('patience_days') == 2)
    report('where nobody sets it the digest is what it was', old.digest(usual) == new.digest(usual) == new.digest(new.request()))
    report('where somebody does it is another, for each number', len({new.digest(new.request('--patience', n)) for n in '134'}) == 3)
    done = new.run('pair', 'class.csv', '--patience', '91')
    report('its bounds are those of the table', done.returncode == 3 and '--patience: patience_days is 91; it must be from 1 to 90.' in done.stderr,
           done.stderr)
    patient['policy']['patience_days'] = 0
    done = new.run('pair', '--request', '-', text=json.dumps(patient))
    report('in JSON, too', done.returncode == 3 and 'policy.patience_days: patience_days is 0; it must be from 1 to 90.' in done.stderr, done.stderr)
    done = new.run('help', 'pair')
    report('the help describes it', re.search(r'--patience=DAYS +How long anyone waits \(default: 2\)', done.stdout) is not None, done.stdout)


def check_class_file(new):
    done = new.run('new', '4B.partners', '--from', 'class.csv', '--patience', '7')
    said = new.run('policy', '4B.partners', '--json').stdout
    report('a class file keeps it', done.returncode == 0 and json.loads(said).get('patience_days') == 7, done.stderr + said)
    new.run('policy', '4B.partners', '--patience', '8')
    said = new.run('policy', '4B.partners').stdout
    report('and the policy in words tells it', 'How long anyone waits: 8.' in said, said)


def main():
    with tempfile.TemporaryDirectory() as work:
        work = pathlib.Path(work)
        for name in ('tree', 'old', 'new'):
            (work / name).mkdir()
        with Copy(work / 'tree') as copy:
            plant_number(copy)
            program, said = build(copy.root, work / 'build')
            report('the copy with one whole number more is built', program is not None, said)
            if program is not None:
                new = Command(program, work / 'new')
                check_json(Command(PARTNERS, work / 'old'), new)
                check_class_file(new)
    print(f'1..{plant.number}')
    return plant.failed


if __name__ == '__main__':
    sys.exit(main())
