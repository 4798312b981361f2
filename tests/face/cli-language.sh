#!/bin/sh
# SPDX-License-Identifier: MIT
# Nothing that a person reads is hard-coded. Under a pseudo-locale, in which every text stands between ⟦ and ⟧, the
# command says word for word the same as in English once the brackets are gone; and outside of them there are no words but
# names, and those that are typed. The template holds the texts of today, and the catalogues fit it.
#
#   cli-language.sh PARTNERS SOURCE
set -u
. "$(dirname "$0")/../support/tap.sh"
partners=$(realpath "$1") source=$(realpath "$2")
TERM=dumb PARTNERS_TODAY=2026-11-09
export TERM PARTNERS_TODAY

if ! command -v msgfmt >/dev/null 2>&1 || ! command -v xgettext >/dev/null 2>&1; then
  echo '1..0 # SKIP gettext is not there'
  exit 0
fi
sh "$source/po/update.sh" "$work/partners.pot"
cmp -s "$work/partners.pot" "$source/po/partners.pot"
report $? 'the template holds the texts of today (else: sh po/update.sh)'
for catalogue in "$source"/po/*.po; do
  mkdir -p "$work/locale/$(basename "$catalogue" .po)/LC_MESSAGES"
  msgfmt --check-format -o "$work/locale/$(basename "$catalogue" .po)/LC_MESSAGES/partners.mo" "$catalogue"
  report $? "$(basename "$catalogue") can be compiled"
done
grep -q UNREVIEWED "$source/po/cy.po"
report $? 'the Welsh catalogue says that nobody has reviewed it'

# Every text, bracketed.
mkdir -p "$work/locale/en_XA/LC_MESSAGES"
"$python" - "$source/po/partners.pot" >"$work/en_XA.po" <<'END'
import re, sys
text = open(sys.argv[1], encoding='utf-8').read()
blocks = text.split('\n\n')
out = ['msgid ""\nmsgstr ""\n"Language: en_XA\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
       '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"']
def gather(block, key):
    match = re.search(r'^' + key + r' ((?:".*"\n?)+)', block, re.M)
    return ''.join(re.findall(r'"(.*)"', match.group(1))) if match else None
def wrap(t):
    lead = re.match(r'(?:\\n)*', t).group(0)
    tail = re.search(r'(?:\\n)*$', t[len(lead):]).group(0)
    return lead + '⟦' + t[len(lead):len(t) - len(tail)] + '⟧' + tail
for block in blocks[1:]:
    one, many = gather(block, 'msgid'), gather(block, 'msgid_plural')
    if not one:
        continue
    flags = '#, c-format\n' if 'c-format' in block else ''
    if many:
        out.append(f'{flags}msgid "{one}"\nmsgid_plural "{many}"\nmsgstr[0] "{wrap(one)}"\nmsgstr[1] "{wrap(many)}"')
    else:
        out.append(f'{flags}msgid "{one}"\nmsgstr "{wrap(one)}"')
print('\n\n'.join(out))
END
msgfmt --check-format -o "$work/locale/en_XA/LC_MESSAGES/partners.mo" "$work/en_XA.po"
report $? 'the pseudo-locale can be compiled'

PARTNERS_LOCALE_DIR=$work/locale
export PARTNERS_LOCALE_DIR
# say LANGUAGE ARGUMENT…
say () { language=$1; shift; env LC_ALL=C.UTF-8 LANGUAGE="$language" "$partners" "$@" 2>&1 </dev/null; }
if [ "$(say en_XA --help | grep -c '⟦')" -eq 0 ]; then
  echo "ok $((n + 1)) # SKIP this system or build does not translate"
  echo "1..$((n + 1))"
  exit $failed
fi

# Names without a letter of the alphabet: what remains of one is a word that was hard-coded.
{
  echo id,name,σ
  i=0
  while [ $i -lt 9 ]; do i=$((i + 1)); echo "$i,Ω$i Ψ,$((90 + i * 7 % 30))"; done
} >"$work/class.csv"
cd "$work" || exit 1
cat >compare.py <<'END'
import re, sys
english, pseudo = (open(name, encoding='utf-8').read() for name in sys.argv[1:3])
def squeeze(text):
    # Columns and line ends move with the width of the brackets.
    return re.sub(r'[\s.…]+', '', re.sub('[⟦⟧]', '', text))
if squeeze(english) != squeeze(pseudo):
    print('# other words\n#', english.replace('\n', '\n# '), '\n#', pseudo.replace('\n', '\n# '))
    sys.exit(1)
rest, before = pseudo, None
while rest != before:
    before, rest = rest, re.sub('⟦[^⟦⟧]*⟧', ' ', rest)
typed = '''partners mixed matched max min tenure change cooldown strategy turns repeats wishes nearest friends prefer quiet dominant worked
 too not listening disagreed apart for a while together pin holiday pair policy swap today feedback roster undo html board csv id gender
 fold half near tutor random uniform day week fortnight three weeks term house form en XA'''.split()
words = [w for w in re.findall('[A-Za-z]{2,}', rest) if w not in typed]
if words:
    print('# outside of any text:', words, '\n#', pseudo.replace('\n', '\n# '))
    sys.exit(1)
END
# both NAME ARGUMENT…: the same in both languages. What writes is done in each on a copy of its own.
both ()
{
  name=$1; shift
  cp file en.partners; cp file xa.partners
  say en "$@" -f en.partners | sed 's/en\.partners//g' >english
  say en_XA "$@" -f xa.partners | sed 's/xa\.partners//g' >pseudo
  "$python" compare.py english pseudo
  report $? "$name"
  cp en.partners file
}
say en new file.partners --from class.csv --seed 1 >english
mv file.partners file
both 'advice before the first round' advice
both 'pair' pair --yes
both 'show' show
both 'why one' why Ω1
both 'why two' why Ω1 Ω2
both 'advice' advice
both 'apart' apart Ω1 Ω5 --until 18/12/2026
both 'the rules' apart
both 'together' together Ω8 Ω7
both 'prefer' prefer Ω2 Ω9
both 'the preferred' prefer
both 'friends' friends Ω2 Ω6
both 'three on purpose' together Ω4 Ω5 Ω6
both 'its reasons' pair --dry-run --reasons --date 2026-12-07
both 'taken back' undo
both 'holiday' holiday 19/12/2026..3/1/2027
both 'the holidays' holiday
both 'policy' policy
both 'a window and what must differ' policy --gap 2-4 --must-differ house --must-match form
both 'an open window' policy --strategy tutor --gap 3-
both 'half by half' policy --strategy mixed-half
both 'nearest' policy --strategy nearest
both 'no such strategy' policy --strategy halv
both 'no such rhythm' policy --rhythm weekly
both 'no such tier' policy --order could
both 'no window' policy --gap 2-4
for step in 1 2 3 4; do both "undo $step" undo; done
PARTNERS_TODAY=2026-11-10
both 'today' today --absent Ω3 --late Ω4
both 'show with cover' show
both 'swap' swap Ω1
both 'feedback' feedback Ω1 Ω2 worked
PARTNERS_TODAY=2026-11-30
both 'a second round' pair --yes --another --date 2026-11-30
both 'reasons' pair --dry-run --reasons --date 2026-12-07
PARTNERS_TODAY=2026-12-28
both 'time to change' advice
both 'not kept' pair --keep
both 'history' history
both 'the history of one' history Ω1
both 'coverage' coverage
both 'stats' stats
both 'check' check
both 'roster' roster add Ω99 σ=99
both 'rename' roster rename Ω99 Ω98
both 'has left' roster remove Ω98
both 'forget asks' forget Ω98
both 'undo' undo
both 'purge' purge --before 2026-11-30 --yes
cp file kept
cp "$source"/tests/data/class-files/policies.partners file
both 'a file of release 0.1' policy
mv kept file
for verb in pair new show today roster friends policy; do
  say en help $verb >english; say en_XA help $verb >pseudo
  "$python" - <<'END'
import re, sys
squeeze = lambda name: re.sub(r'[\s]+', '', re.sub('[⟦⟧]', '', open(name, encoding='utf-8').read()))
sys.exit(squeeze('english') != squeeze('pseudo'))
END
  report $? "help $verb"
done

# Whatever the library says of the scenarios has a template: reasons, warnings, and what the checker finds.
cat >reasons.py <<'END'
import glob, json, os, re, subprocess, sys
partners, scenarios = sys.argv[1:3]
env = dict(os.environ, LC_ALL='C.UTF-8', LANGUAGE='en_XA')
left = set()
def run(*arguments):
    return subprocess.run([partners, *arguments], capture_output=True, encoding='utf-8', env=env, stdin=subprocess.DEVNULL)
def look(name, text):
    rest, before = ' '.join(text.split()), None
    while rest != before:
        before, rest = rest, re.sub('⟦[^⟦⟧]*⟧', '', rest)
    if rest.strip():
        left.add((name, rest.strip()))
for path in sorted(glob.glob(scenarios + '/*.json')):
    name = os.path.basename(path)
    with open('request.json', 'w', encoding='utf-8') as file:
        json.dump(json.load(open(path, encoding='utf-8'))['request'], file)
    done = run('pair', '--request', 'request.json', '--reasons')
    if done.returncode:
        continue
    with open('answer.json', 'w', encoding='utf-8') as file:
        file.write(run('pair', '--request', 'request.json', '--json').stdout)
    # A partnership stands two blanks in, its reasons six.
    for block in re.split(r'\n(?! {6})', done.stdout):
        if re.match(' {2}[^ ]', block) and '\n' in block:
            look(name, block.split('\n', 1)[1])
    checked = run('check', '--request', 'request.json', 'answer.json')
    for block in re.split(r'\n(?! {6})', done.stderr) + re.split(r'\n(?! {8})', checked.stdout):
        if re.match('⟦(Note|Bent|Broken): *⟧', block):
            look(name, block)
print('\n'.join(f'# {name}: {rest}' for name, rest in sorted(left)))
sys.exit(bool(left))
END
"$python" reasons.py "$partners" "$source/tests/scenarios"
report $? 'what is said of the scenarios'

say cy show -f file >welsh
grep -q 'partneriaid o Dydd Llun 30 Tachwedd 2026 ymlaen' welsh
report $? 'Welsh, where it is asked for'
say cy print --view cards -o - -f file | grep -q '<html lang="cy"'
report $? 'on pages, too'
say xx show -f file >none
grep -q 'partners from Monday' none
report $? 'English where there is no catalogue'
finish
