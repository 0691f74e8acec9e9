#!/usr/bin/env python3
"""The audit as readers get it: marks, pages and data files tell the same.

usage: test_audit.py [BUILD]

Every figure of a year's page is marked as amounts.csv says; what each mark
leads to is there and has the same outcome; the sentences, the rules' pages and
the audit's page count what checks.csv and findings.csv count.
"""
import collections
import csv
import html.parser
import re

from _site import Tests, TOP, run, said, scratch

OUTCOMES = ("ok", "rounding", "conflict", "not-checked")
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
            self.lists.setdefault(getattr(self, "section", ""), []).append(
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
    found = re.search(r"共核对 (\d+) 处：(\d+) 处一致，(\d+) 处四舍五入差异，"
                      r"(\d+) 处不一致（归为 (\d+) 个问题）；另有 (\d+) 处", text)
    return tuple(map(int, found.groups())) if found else None


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
    outcome = {key: word for word, keys in audit.lists.items() for key in keys}
    bad = [mark for _, _, mark, _ in page.figures
           if mark and outcome.get(mark[1].rsplit("#")[-1]) != mark[0]]
    t.check(f"{name}: a mark leads to a check of its outcome", not bad, bad[:5])


def check_year(org, year):
    name = f"{org}/{year}"
    page = Page(site / "departments" / org / f"{year}.html")
    path = site / "departments" / org / year / "audit.html"
    audit = Page(path)
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
            found == set(audit.lists.get("conflict", [])),
            found ^ set(audit.lists.get("conflict", [])))
    first = {row["finding_id"] for row in rows("findings.csv")
             if which(row) and row["outcome"] == "conflict"
             and not row["caused_by"]}
    t.check(f"{name}: the findings are on the year's page",
            first == set(page.lists.get("conflict", [])))
    t.check(f"{name}: all checks have a place",
            sum(map(len, audit.lists.values())) == want[0] + want[5],
            {k: len(v) for k, v in audit.lists.items()})


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
