#!/usr/bin/env python3
"""The search finds what holds the words, and nothing else.

Everything that can be found is held against the datasets; then hundreds of
questions, drawn from the content and hostile ones, are asked in Chromium, from
disk and over HTTP with a strict Content Security Policy, and each answer is
that of a plain scan over all entries."""
import functools
import http.server
import json
import pathlib
import random
import re
import subprocess
import sys
import threading
import unicodedata
import csv

from _site import TOP, Tests, files, run, said, scratch

t = Tests()
QUOTES = set("\"'\u00ad\ufeff") | {chr(c) for first, last in (
    (0x2018, 0x201f), (0x200b, 0x200d), (0x3008, 0x300f), (0xfe00, 0xfe0f))
    for c in range(first, last + 1)}


def lower(c):
    return c.lower()[0]


def fold(text):
    chars = unicodedata.normalize("NFKC", text)
    out = ""
    for i, c in enumerate(chars):
        if c in QUOTES:
            continue
        if unicodedata.category(c)[0] in "LNM":
            out += lower(c)
        elif c == "," and re.fullmatch("[0-9],[0-9]", chars[i - 1:i + 2]
                                       if i else ""):
            continue
        else:
            out += " "
    return " ".join(out.split(" ")).strip()


def is_letter(c):
    return c != " " and not "0" <= c <= "9" and ord(c) < 0x2e80


def holds(text, word):
    """Does the word stand there? One of letters only where a word begins."""
    at = text.find(word)
    while at >= 0:
        if not (is_letter(word[0]) and at and is_letter(text[at - 1])):
            return True
        at = text.find(word, at + 1)
    return False


class Entry:
    def __init__(self, organization, head, line):
        fields = (line.split("\t") + [""] * 9)[:9]
        (self.type, url, self.name, self.name_en, self.code, figures,
         self.language, context, self.text) = fields
        self.url = url.replace("~", f"departments/{organization}/", 1)
        self.years = [f.split(":")[0] for f in figures.split("|")]
        self.own = " ".join(fold(x) for x in (self.name, self.name_en,
                                              self.code, self.text))
        self.around = " ".join([fold(head), fold(context), *self.years])

    def answers(self, words, language):
        return (self.language in ("", language)
                and any(holds(self.own, w) for w in words)
                and all(holds(self.own, w) or holds(self.around, w)
                        for w in words))


def entries_of(site):
    found = []
    for path in sorted((site / "search").rglob("*.js")):
        call = re.fullmatch(r'budgetpressSearch\.volume\((".*"),(".*")\);\n',
                            path.read_text(encoding="utf-8"))
        if not call:
            continue
        key, text = json.loads(call[1]), json.loads(call[2])
        t.check(f"{key} is the file's name",
                path == site / "search" / f"{key}.js")
        organization = key.split("/")[1] if "/" in key else ""
        head, *lines = text.split("\n")
        found += [Entry(organization, head, line) for line in lines]
    return found


def questions(entries, rng, count):
    """Pieces of what is there, and what nobody would expect."""
    asked = ["", " ", "的", "5", "A", "预算", "“三公”经费", "三公经费",
             "１２", "ＡＢＣ", "<script>alert(1)</script>", "😀", "😀预算",
             "量子计算机", "重庆", "\"预算\"", "' OR 1=1 --", "&amp;", "\\",
             "%E9%A2%84", "预算 预算", "2026", "2026 预算", "预 算", "ß",
             "́", "\u0000", "a" * 100, "预算" * 50, "constructor",
             "__proto__", "undefined", "~", "\t", "预算\n支出", "201",
             "2010", "301", "20101 99", "budget", "udget", "BUDGET", "㎡",
             "①", "系统", "统系", "12,578", "12578", "7*24", "≥", "100%"]
    while len(asked) < count:
        e = rng.choice(entries)
        text = rng.choice([x for x in (e.name, e.name, e.text, e.code,
                                       e.name_en) if x])
        size = rng.choice((1, 2, 2, 2, 3, 4, 4, 6, 8, 12, 20))
        at = rng.randrange(max(1, len(text) - size + 1))
        piece = text[at:at + size]
        way = rng.randrange(8)
        if way == 0:
            piece = "".join(chr(ord(c) + 0xfee0) if "!" <= c <= "~" else c
                            for c in piece)
        elif way == 1:
            piece += " " + rng.choice(e.years)
        elif way == 2:
            other = rng.choice(entries).name
            piece += " " + other[:rng.choice((1, 2, 4))]
        elif way == 3:
            piece = piece[::-1]
        elif way == 4:
            piece = piece.upper()
        elif way == 5 and e.name:
            piece += " " + e.name[-2:]
        asked.append(piece)
    return asked


def check_entries(site, entries):
    """All is there, and each address leads somewhere."""
    def rows(name):
        with open(site / "data" / name, encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def named(kind):
        return sorted(e.name for e in entries if e.type in kind)

    def clean(text):
        return re.sub(r"[\x00-\x1f\x7f]", " ", text)

    t.check("all projects", named("p") == sorted(
        clean(r["project_name"]) for r in rows("projects.csv")))
    t.check("all indicators", named("i") == sorted(
        clean(r["name"]) for r in rows("indicators.csv")))
    bought = {(f"departments/{r['organization_id']}/{r['fiscal_year']}.html",
               clean(r["row_name"])) for r in rows("amounts.csv")
              if r["table"] == "procurement" and r["row_code"]}
    t.check("all that is bought", bought <= {
        (e.url.split("#")[0], e.name) for e in entries if e.type == "r"},
            str(bought)[:200])
    pages = {e.url.split("/")[1] for e in entries if e.type == "p"}
    t.check("departments of projects are found",
            pages <= {e.url[len("departments/"):-len(".html")]
                      for e in entries if e.type == "d"})
    ids = {}
    for e in entries:
        page, _, anchor = e.url.partition("#")
        if page not in ids:
            path = site / page
            text = path.read_text(encoding="utf-8") if path.is_file() else ""
            ids[page] = set(re.findall(r'id="([^"]*)"', text)) if text else None
        t.check(f"{e.url} is there", ids[page] is not None and
                (not anchor or anchor in ids[page]))


class Handler(http.server.SimpleHTTPRequestHandler):
    def end_headers(self):
        self.send_header("Content-Security-Policy", "default-src 'self'")
        super().end_headers()

    def log_message(self, *_):
        pass


def ask(pages, queries):
    done = subprocess.run(
        ["node", str(pathlib.Path(__file__).with_name("search_driver.mjs"))],
        input=json.dumps({"pages": pages, "queries": queries}),
        capture_output=True, text=True, timeout=800, check=False)
    if not t.check("the browser answers", done.returncode == 0,
                   done.stderr[-800:]):
        t.end()
    return json.loads(done.stdout)


def check_site(name, site, count, over_http):
    entries = entries_of(site)
    t.check(f"{name}: there are entries", len(entries) > 20, len(entries))
    check_entries(site, entries)
    queries = questions(entries, random.Random(7), count)
    pages = [(site / "search.html").as_uri()]
    languages = ["zh-CN"]
    if (site / "en").is_dir():
        pages.append((site / "en/search.html").as_uri())
        languages.append("en")
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0),
        functools.partial(Handler, directory=str(site)))
    if over_http:
        pages.append(f"http://127.0.0.1:{server.server_port}/search.html")
        languages.append("zh-CN")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    found = 0
    for page, language in zip(ask(pages, queries), languages):
        for error in page["errors"][:5]:
            t.check(f"{page['url']}: no error", False, error)
        for query, answer in zip(queries, page["answers"]):
            # A field of one line has no line ends.
            line = query.replace("\n", "")
            words = [w for w in fold(line).split(" ") if w]
            right = sorted(e.url for e in entries
                           if words and e.answers(words, language))
            got = sorted(answer["found"])
            found += bool(right)
            t.check(f"{name} {language} {query!r}", got == right,
                    f"{len(got)} found, {len(right)} right: "
                    f"{[u for u in got if u not in right][:3]} too many, "
                    f"{[u for u in right if u not in got][:3]} missing")
            digits = re.findall(r"\d+", answer["status"])
            t.check(f"{name} {language} {query!r} says how many",
                    not right or digits[:1] == [str(len(right))],
                    answer["status"])
    server.shutdown()
    t.check(f"{name}: many questions have answers",
            found > len(queries) * len(pages) / 2, found)


site = scratch() / "sample"
done = run("build", "-o", site)
t.check("the sample builds", done.returncode == 0, said(done))
check_site("sample", site, 220, True)

site = scratch() / "foreign-site"
done = run("build", "-C", TOP / "tests/sites/foreign", "-o", site)
entries = entries_of(site)
t.check("rows of own tables", done.returncode == 0 and
        sum(e.type == "r" and bool(e.code) for e in entries) > 3, len(entries))

made = scratch() / "made"
subprocess.run([sys.executable, str(TOP / "tests/bench/generate.py"), "-n",
                "12", "-y", "2", str(made)], check=True)
site = scratch() / "made-site"
done = run("build", "-C", made, "-o", site, "-j", "1")
t.check("the made site builds", done.returncode == 0, said(done))
check_site("made", site, 110, False)
other = scratch() / "made-again"
done = run("build", "-C", made, "-o", other, "-j", "3")
one, two = files(site / "search"), files(other / "search")
t.check("the same bytes for any number of jobs",
        one and one == two, sorted(n for n in one if one[n] != two.get(n))[:3])
t.end()
