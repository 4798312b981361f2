# SPDX-License-Identifier: MIT
"""Guarantees how pages look, by measuring them in headless Chromium.

Usage: pages.py MAKE_PAGES SOURCE_DIR. No page is wider than its window from a
phone to a projector; the board fits a projector without scrolling, in large
letters; contrast is at least 4.5 : 1 in light and in dark; names that are
markup stay names; on A4 the lists for the wall are one sheet each. Where
poppler's tools are there, what PDFs say is read back too. Says SKIP where
there is no Chromium. Of the twelve times that Chromium is asked the suite does
a quarter (the class with the hardest names, and the lists for cutting out);
all where LP_WHOLE is set.
"""
import html
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

PAGES = ["board", "cover", "cards", "pupils", "term", "coverage", "stats", "teacher"]
OPEN = ["board", "cover", "cards", "pupils", "term"]
SIZES = [(360, 740), (768, 1024), (1024, 768), (1280, 800), (1920, 1080)]
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
         "--disable-background-networking", "--disable-component-update", "--disable-sync",
         "--allow-file-access-from-files", "--virtual-time-budget=20000"]
CLASSES = {"hard": [], "london": ["examples/data/london_school63_30pupils_bands.csv", "standLRT"]}
LEAST_CONTRAST = 4.5
WHOLE = "LP_WHOLE" in os.environ
# The board's letters on a projector: for 15 pairs with short names, and for 17 with very long ones.
LEAST_LETTERS = {"london": 40, "hard": 24}

number = 0
failed = False


def ok(title, breaches):
    """One test: it holds where there are no breaches."""
    global number, failed
    number += 1
    for breach in breaches[:10]:
        print("# " + str(breach).replace("\n", " "))
    print(("not ok" if breaches else "ok") + " %d - %s" % (number, title), flush=True)
    failed = failed or bool(breaches)


def find_chromium():
    names = ["chromium", "chromium-browser", "google-chrome"]
    return next((path for path in map(shutil.which, names) if path), None)


class Browser:
    def __init__(self, path, folder):
        self.path = path
        self.profile = os.path.join(folder, "profile")

    def run(self, *arguments):
        command = [self.path, *FLAGS, "--user-data-dir=" + self.profile, *arguments]
        return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=120, check=True).stdout

    def measure(self, folder, script, dark):
        """What measure.js finds in each page at each size."""
        frames = "".join('<iframe name="%s %d" src="%s.html" width="%d" height="%d"></iframe>' % (page, w, page, w, h)
                         for page in PAGES for w, h in SIZES)
        harness = os.path.join(folder, "measure.html")
        with open(harness, "w", encoding="utf-8") as file:
            file.write("<!DOCTYPE html><style>:root{color-scheme:light dark}iframe{border:0;display:block}</style>"
                       "<body>%s<script>%s</script>" % (frames, script))
        scheme = ["--blink-settings=preferredColorScheme=%d" % (0 if dark else 1)]
        dom = self.run(*scheme, "--dump-dom", "file://" + harness).decode("utf-8")
        return json.loads(html.unescape(re.search(r'<pre id="found">(.*?)</pre>', dom, re.S).group(1)))

    def print(self, folder, page):
        path = os.path.join(folder, page + "-printed.pdf")
        self.run("--no-pdf-header-footer", "--print-to-pdf=" + path, "file://" + os.path.join(folder, page + ".html"))
        return path


def read_lines(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8") as file:
        return [line for line in file.read().split("\n") if line]


def check_widths(name, found):
    ok(name + ": no page is wider than its window",
       [(key, m["wide"]) for key, m in found.items() if m["wide"] > 0])
    ok(name + ": the board fits a projector without scrolling",
       [(key, m["tall"]) for key, m in found.items()
        if key in ("board 1920", "board 1280", "board 1024", "cover 1920") and m["tall"] > 0])
    ok(name + ": the board's letters are large",
       [(key, m["letters"]) for key, m in found.items()
        if key == "board 1920" and m["letters"] < LEAST_LETTERS[name]])


def check_structure(name, found, names):
    ok(name + ": the style sheet is the one that the policy allows", [k for k, m in found.items() if not m["styled"]])
    ok(name + ": one heading, one main part, heads with scope, charts with words",
       [k for k, m in found.items()
        if m["headings"] != 1 or m["mains"] != 1 or m["unscoped"] or m["unnamed"] or m["lang"] != "en"])
    ok(name + ": names stay names", [(k, m["title"]) for k, m in found.items() if m["alien"] or "pwned" in m["title"]])
    ok(name + ": every pupil is on the lists, letter by letter",
       [(k, sorted(set(names) - set(m["names"]))) for k, m in found.items()
        if k.split()[0] in ("board", "cards", "pupils", "term") and set(names) - set(m["names"])])


def check_contrast(name, found, dark):
    scheme = "dark" if dark else "light"
    ok("%s: contrast in %s" % (name, scheme),
       [(k, m["contrast"]) for k, m in found.items() if m["contrast"]["least"] < LEAST_CONTRAST or m["dark"] != dark])


def pdf_info(path):
    text = subprocess.run(["pdfinfo", path], stdout=subprocess.PIPE, check=True).stdout.decode("utf-8")
    return {line.split(":", 1)[0]: line.split(":", 1)[1].strip() for line in text.split("\n") if ":" in line}


def pdf_text(path):
    return subprocess.run(["pdftotext", path, "-"], stdout=subprocess.PIPE, check=True).stdout.decode("utf-8")


def letters_of(text):
    return re.sub(r"[^a-z]", "", text.lower())


def check_paper(name, path, page, names, planted, sheets):
    title = "%s: %s" % (name, os.path.basename(path))
    info, text = pdf_info(path), pdf_text(path)
    breaches = [info] if int(info["Pages"]) != sheets or "A4" not in info["Page size"] else []
    plain = [n for n in names if re.fullmatch(r"[A-Za-z .&'-]+", n) and (page != "term" or len(n) < 14)]
    breaches += [n for n in plain if letters_of(n) not in letters_of(text)]
    breaches += [p for p in planted if p in text]
    breaches += [k for k in ("Author", "Creator", "CreationDate", "Subject", "Keywords")
                 if k in info and not path.endswith("-printed.pdf")]
    ok(title + ", %d of A4, with everybody and nothing else" % sheets, breaches)


def check_class(browser, make_pages, source, name, folder):
    arguments = CLASSES[name]
    if arguments:
        arguments = [os.path.join(source, arguments[0]), arguments[1]]
    subprocess.run([make_pages, folder, *arguments], check=True)
    names, planted = read_lines(folder, "names.txt"), read_lines(folder, "planted.txt")
    with open(os.path.join(source, "tests", "pages", "measure.js"), encoding="utf-8") as file:
        script = file.read()
    light, dark = browser.measure(folder, script, False), browser.measure(folder, script, True)
    check_widths(name, light)
    check_structure(name, light, names)
    check_contrast(name, light, False)
    check_contrast(name, dark, True)
    if not shutil.which("pdfinfo") or not shutil.which("pdftotext"):
        return
    n_cards = 2
    for page, sheets in (("cards", n_cards), ("pupils", 1), ("term", 1), ("board", 1))[:None if WHOLE else 1]:
        check_paper(name, browser.print(folder, page), page, names, planted, sheets)
        if os.path.exists(os.path.join(folder, page + ".pdf")):
            check_paper(name, os.path.join(folder, page + ".pdf"), page, names, planted, sheets)


def main():
    make_pages, source = sys.argv[1], sys.argv[2]
    chromium = find_chromium()
    if chromium is None:
        print("1..0 # SKIP there is no Chromium")
        return 0
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        browser = Browser(chromium, folder)
        for name in list(CLASSES)[:None if WHOLE else 1]:
            inner = os.path.join(folder, name)
            os.mkdir(inner)
            check_class(browser, make_pages, source, name, inner)
    print("1..%d" % number)
    return 1 if failed else 0


sys.exit(main())
