#!/usr/bin/env python3
"""The audit as readers get it: marks, pages and data files tell the same.

usage: test_audit.py [BUILD]

Every figure of a year's page is marked as amounts.csv says; what each mark
leads to is there and has the same outcome; the sentences, the rules' pages and
the audit's page count what checks.csv and findings.csv count. The arithmetic of
each line is done again from the figures to which its names lead, and the lines
of the inputs that it names hold these figures.
"""
import collections
import csv
from fractions import Fraction
import html
import html.parser
import re

from _site import Tests, TOP, run, said, scratch

OUTCOMES = ("ok", "rounding", "conflict", "not-checked")
SHELVES = ("rows", "levels", "matches", "texts", "entries")
t = Tests()
site = scratch() / "public"


class Page(html.parser.HTMLParser):
    """Marked figures of the tables, elements with ids, and texts by id."""

    def __init__(self, path):
        super().__init__(convert_charrefs=True)
        self.figures, self.lists, self.links = [], {}, []
        self.table = self.cell = self.mark = None
        self.stack, self.depth = [], 0
        self.text = []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attributes):
        a = dict(attributes)
        names = (a.get("class") or "").split()
        if tag == "section" and "table-block" in names:
            self.table = a["id"]
        elif tag == "section":
            self.table = None
            self.section = a.get("aria-labelledby")
        elif tag in ("td", "th"):
            self.cell, self.mark = [], None
        elif tag == "a":
            if self.cell is not None and set(names) & set(OUTCOMES):
                self.mark = names[0], a["href"]
            self.links.append(a.get("href"))
        elif tag == "article":
            self.lists.setdefault(names[1], []).append(a["id"])
        elif tag == "li" and "id" in a:
            self.lists.setdefault(getattr(self, "section", "ok"), []).append(
                a["id"])

    def handle_endtag(self, tag):
        if tag in ("td", "th") and self.cell is not None:
            if self.table:
                self.figures.append((self.table, "".join(self.cell).strip(),
                                     self.mark, tag))
            self.cell = None

    def handle_data(self, data):
        if self.cell is not None:
            self.cell.append(data)
        self.text.append(data)


def rows(name):
    with open(site / "data" / name, encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f))


def numbers(path):
    """The figures of the first sentence that counts checks."""
    text = "".join(Page(path).text)
    found = re.search(
        r"共核对 # 处：# 处一致，# 处四舍五入差异，# 处不一致（归为 # 个问题）；"
        r"另有 # 处".replace("#", r"([\d,]+)"), text)
    return (tuple(int(n.replace(",", "")) for n in found.groups())
            if found else None)


def counted(which):
    """What the sentence must say of these rows of checks and findings."""
    n = collections.Counter()
    for row in rows("checks.csv"):
        if which(row):
            n[row["outcome"]] += int(row["count"])
    findings = sum(1 for row in rows("findings.csv")
                   if which(row) and row["outcome"] == "conflict"
                   and not row["caused_by"])
    return (n["ok"] + n["rounding"] + n["conflict"], n["ok"], n["rounding"],
            n["conflict"], findings, n["not-checked"])


def of_year(row, org, year):
    return (row["organization_id"], row["fiscal_year"]) == (org, year)


def check_marks(name, page, audit, amounts):
    """Marks against amounts.csv, and against what they lead to."""
    published = collections.Counter(
        (row["table"], row["amount_published"], row["check"])
        for row in amounts if "." not in row["table"])
    shown = collections.Counter(
        (table, text, mark[0] if mark else "not-checked")
        for table, text, mark, tag in page.figures if tag == "td")
    wrong = [key for key in published if shown[key] < published[key]]
    t.check(f"{name}: every figure has the mark that amounts.csv has",
            published and not wrong, wrong[:5])
    outcome = {key: word for word, keys in audit.items() for key in keys}
    bad = [mark for _, _, mark, _ in page.figures
           if mark and outcome.get(mark[1].rsplit("#")[-1]) != mark[0]]
    t.check(f"{name}: a mark leads to a check of its outcome", not bad, bad[:5])


# ---- the arithmetic of a line, again ----

AMOUNT = r"[−-]?\d[\d,]*(?:\.\d+)?"
TERM = re.compile(rf'([ +−÷(]*)(?:<a href="([^"]*)"[^>]*>|<span[^>]*>)([^<]*)'
                  rf"</(?:a|span)> ({AMOUNT}|空白)")
BRIEF = re.compile(r'<li id="([^"]+)"><span[^>]*>(?:<a href="([^"]+)">)?.*?'
                   r"</span> <div>(.*)</div></li>")
FIGURE = re.compile(rf'<span class="figure"><b>({AMOUNT})</b> ([=≈≤]) (.*?)'
                    rf"(?: = ({AMOUNT}))?(?: (?!空白)[^\d<>= ]+)?</span>"
                    r"(?! \d)")


def amount(text):
    if not re.fullmatch(AMOUNT, text):
        return Fraction(0)
    return Fraction(text.replace(",", "").replace("−", "-"))


class Target:
    """The amounts of a page's parts, by the parts' ids; each file is read
    once."""
    pages = {}

    @classmethod
    def amounts(cls, page, anchor):
        if page not in cls.pages:
            cls.pages[page] = page.read_text(encoding="utf-8")
        text = cls.pages[page]
        if anchor:
            found = re.search(rf'<(\w+)[^>]* id="{re.escape(anchor)}"', text)
            if not found:
                return None
            text = text[found.start():text.find(f"</{found[1]}>",
                                                found.end())]
        text = html.unescape(re.sub(r"<[^>]*>", " ", text))
        return {amount(n) for n in re.findall(AMOUNT, text)}


def stands(page, url, figure):
    """Is the figure where the link leads, in 元 or in 万元?"""
    path, _, anchor = html.unescape(url).partition("#")
    there = Target.amounts((page.parent / path).resolve() if path else page,
                           anchor)
    return there is not None and any(
        abs(figure) * k in there or -abs(figure) * k in there
        for k in (1, 10000, Fraction(1, 10000)))


def computed(terms):
    """By the signs that are printed."""
    total = Fraction(0)
    for before, _, _, figure in terms:
        total += -figure if "−" in before else figure
    return total


def line_is_right(page, line):
    """What is wrong with a line, or None."""
    key, place, body = line
    found = FIGURE.search(body)
    if not found:
        return None
    stated, sign, right, shown = found.groups()
    stated = amount(stated)
    terms = [(b, u, n, amount(f)) for b, u, n, f in TERM.findall(right)]
    if "÷" in right:
        (_, _, _, change), (_, _, _, now), (before, _, _, _) = terms
        base = now + change if "+" in before else now - change
        result = change * 100 / base
    else:
        result = computed(terms)
    if shown and abs(amount(shown) - result) > Fraction(1, 10**5):
        return f"{key}: {shown} is not {float(result)}"
    if sign == "≤":
        return None if stated <= result else f"{key}: {stated} > {result}"
    difference = re.search(rf">差额 ({AMOUNT})", body)
    off = amount(difference[1]) if difference else Fraction(0)
    if abs(stated - result - off) > Fraction(1, 10**5):
        return f"{key}: {stated} less {float(result)} is not {off}"
    if (sign == "=") != (off == 0) or ("相等" in body) != (off == 0):
        return f"{key}: {sign} with a difference of {off}"
    lost = [u or n for _, u, n, f in terms
            if f and n != "数得" and not (u and stands(page, u, f))]
    # Items of a calculation basis have no address of their own.
    if lost and not key.startswith("basis-sum"):
        return f"{key}: not found at {lost}"
    if place and not place.rpartition("#")[2].startswith("text-") and \
            not stands(page, place, stated):
        return f"{key}: {stated} not found at {place}"
    return None


def check_sources(org, year, line):
    """Each file and line that is named is there; figures of tables stand in
    the lines."""
    found = re.search(r"<code>([^<]*)</code>", line[2])
    if not found:
        return f"{line[0]}: no source"
    for one in html.unescape(found[1]).split("; "):
        name, _, lines = one.partition(":")
        path = TOP / "content" / org / year / name
        if not path.is_file():
            path = TOP / "content" / name
        if not path.is_file():
            return f"{line[0]}: no file {name}"
        many = path.read_text(encoding="utf-8").count("\n") + 1
        if any(int(n) > many for n in lines.split(", ") if lines):
            return f"{line[0]}: no line {one}"
    return None


def check_lines(name, org, year, pages):
    sums = 0
    wrong, lost = [], []
    for page in pages:
        for line in BRIEF.findall(page.read_text(encoding="utf-8")):
            sums += bool(FIGURE.search(line[2]))
            wrong.append(line_is_right(page, line))
            lost.append(check_sources(org, year, line))
    wrong, lost = [x for x in wrong if x], [x for x in lost if x]
    t.check(f"{name}: each line's arithmetic is that of the figures to which "
            "it leads", sums and not wrong, (sums, len(wrong), wrong[:8]))
    t.check(f"{name}: each line names lines of the inputs", not lost,
            (len(lost), lost[:5]))
    big = [(p.name, p.stat().st_size) for p in pages
           if p.stat().st_size > 150 * 1000]
    t.check(f"{name}: pages of checks below 150 KB", not big, big)


def check_year(org, year):
    name = f"{org}/{year}"
    page = Page(site / "departments" / org / f"{year}.html")
    path = site / "departments" / org / year / "audit.html"
    pages = [p for p in (path.parent / f"{part}.html" for part in
                         ("audit", *SHELVES)) if p.is_file()]
    audit = collections.defaultdict(list)
    for one in pages:
        for word, keys in Page(one).lists.items():
            audit[word] += keys
    which = lambda row: of_year(row, org, year)
    amounts = [row for row in rows("amounts.csv") if which(row)]
    if any(row["table"] in {f[0] for f in page.figures} for row in amounts):
        amounts = [row for row in amounts
                   if row["table"] in {f[0] for f in page.figures}]
        check_marks(name, page, audit, amounts)
    want = counted(which)
    for place in (path, site / "departments" / org / f"{year}.html"):
        t.check(f"{name}: {place.name} counts as the data do",
                numbers(place) == want, (numbers(place), want))
    found = {row["finding_id"] for row in rows("findings.csv")
             if which(row) and row["outcome"] == "conflict"}
    t.check(f"{name}: all conflicts are on the audit's page",
            found == set(audit.get("conflict", [])),
            found ^ set(audit.get("conflict", [])))
    first = {row["finding_id"] for row in rows("findings.csv")
             if which(row) and row["outcome"] == "conflict"
             and not row["caused_by"]}
    articles = dict(re.findall(r'<article class="check [^"]*" id="([^"]+)">'
                               r"(.*?)</article>",
                               path.read_text(encoding="utf-8"), re.S))
    caused = [(row["finding_id"], row["caused_by"])
              for row in rows("findings.csv") if which(row)
              and row["caused_by"]]
    lost = [(one, cause) for one, cause in caused
            if f'#{one}"' not in articles.get(cause, "")
            or f'#{cause}"' not in articles.get(one, "")]
    t.check(f"{name}: what follows is listed under its cause", not lost, lost)
    t.check(f"{name}: the findings are on the year's page",
            first == set(page.lists.get("conflict", [])))
    check_lines(name, org, year, pages)
    t.check(f"{name}: all checks have a place",
            sum(map(len, audit.values())) == want[0] + want[5],
            {k: len(v) for k, v in audit.items()})


def check_site():
    index = site / "audit" / "index.html"
    want = counted(lambda row: True)
    t.check("audit/index.html counts as the data do", numbers(index) == want,
            (numbers(index), want))
    rules = {row["rule"] for row in rows("checks.csv")}
    links = set(Page(index).links)
    t.check("audit/index.html lists every rule",
            all(f"{rule}.html" in links or f"../audit/{rule}.html" in links
                for rule in rules), sorted(links)[:5])
    for rule in sorted(rules):
        counts = collections.Counter()
        for row in rows("checks.csv"):
            if row["rule"] == rule:
                counts[row["outcome"]] += int(row["count"])
        text = (site / "audit" / f"{rule}.html").read_text(encoding="utf-8")
        shown = re.search(r'<dl class="counts">(.*?)</dl>', text, re.S)
        shown = list(map(int, re.findall(r"<dd>(\d+)</dd>", shown.group(1))))
        t.check(f"audit/{rule}.html counts as the data do",
                shown == [counts[o] for o in OUTCOMES], (shown, counts))


done = run("build", "--output", site, cwd=TOP)
if t.check("the sample is built", done.returncode == 0, said(done)):
    for folder in sorted((site / "departments").glob("*/*/audit.html")):
        check_year(folder.parent.parent.name, folder.parent.name)
    check_site()
t.end()
