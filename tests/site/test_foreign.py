#!/usr/bin/env python3
"""A site that is not Chinese: whole-site tables in UTF-16 with decimal commas,
own classifications, euro, English alone. Every figure of its files, read here
by other means, is in the datasets with its value and line, and on its page."""
import csv
import decimal
import html
import io
import posixpath
import re
import shutil
import urllib.parse

from _site import TOP, Tests, files, run, said, scratch

FOREIGN = TOP / "tests/sites/foreign"
CONTENT = FOREIGN / "content"
CJK = re.compile("[\u2e80-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")
PHASES = {"Draft": ("draft", None), "Approved": ("approved", None),
          "Last year": ("final", "2023")}
IDS = {"Treasury": "treasury", "Finance Office": "treasury",
       "Parks and Recreation": "parks", "Gardens": "parks",
       "Schools and Youth": "schools"}

t = Tests()
out = scratch() / "public"
done = run("build", "-C", FOREIGN, "-o", out, "--lang", "en")
t.check("it builds", done.returncode == 0, said(done))
t.check("without a message", "[" not in done.stderr, said(done))
site = files(out)
pages = {n: b.decode() for n, b in site.items() if n.endswith(".html")}


def number(text, comma):
    """The value of a published amount, None when it is none."""
    if comma:
        text = re.sub("[. \u00a0]", "", text).replace(",", ".")
    else:
        text = text.replace(",", "")
    try:
        return decimal.Decimal(text)
    except decimal.InvalidOperation:
        return None


def records(path, delimiter, encoding="utf-8"):
    """Each record of a file with the line on which it begins."""
    text = path.read_bytes().decode(encoding)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    line = 1
    for record in reader:
        yield line, record
        line = reader.line_num + 1


def spending():
    who = year = ""
    for line, r in records(CONTENT / "spending.csv", ";", "utf-16"):
        if line < 3 or not any(r):
            continue
        who, year = r[0] or who, r[1] or year
        yield (IDS.get(who, who), year, year, r[2], "spending", r[3], r[5],
               number(r[5], True) * 1000, "spending.csv", line)


def kinds(name):
    who = year = ""
    rows = records(CONTENT / name, ";")
    header = next(rows)[1]
    for line, r in rows:
        cell = dict(zip(header, r))
        who, year = cell["Department"] or who, cell["Year"] or year
        for column, (phase, reference) in PHASES.items():
            value = number(cell[column], True)
            if value is not None:
                yield (IDS.get(who, who), year, reference or year, phase,
                       "kinds", cell["Kind"], cell[column], value, name, line)


def trees():
    for line, r in records(CONTENT / "parks/2025/trees.csv", ","):
        for at, year in ((1, "2024"), (2, "2025")):
            value = number(r[at], False) if line > 1 else None
            if value is not None:
                yield ("parks", "2025", year, "approved", "trees", "", r[at],
                       value * 100, "parks/2025/trees.csv", line)


wanted = sorted([*spending(), *kinds("kinds-2024.csv"),
                 *kinds("kinds-2025.csv"), *trees()], key=str)
amounts = list(csv.DictReader(io.StringIO(
    site.get("data/amounts.csv", b"").decode())))
got = sorted(((a["organization_id"], a["fiscal_year"], a["reference_year"],
               a["stage"], a["table"], a["row_code"], a["amount_published"],
               decimal.Decimal(a["amount_yuan"]), a["source_file"],
               int(a["source_line"])) for a in amounts), key=str)
t.check("there are figures", len(wanted) > 30)
t.check("amounts.csv has every figure and no other", got == wanted,
        f"{[x for x in wanted if x not in got][:3]} wanted, "
        f"{[x for x in got if x not in wanted][:3]} found")
for who, year, _, _, table, code, published, _, _, line in wanted:
    page = pages.get(f"departments/{who}/{year}.html", "")
    cells = [html.unescape(re.sub("<[^>]*>", "", c)).strip()
             for c in re.findall(r"<t[dh]\b[^>]*>(.*?)(?=</t|<t[dh]\b)", page,
                                 re.S)]
    t.check(f"{who} {year}: {published} of {table} {code} is on the page",
            any(published in c for c in cells))

totals = {("treasury", 2024): "1,204,500", ("treasury", 2025): "1,287,050",
          ("parks", 2024): "2,310,000", ("parks", 2025): "2,455,500",
          ("schools", 2024): "11,500,750", ("schools", 2025): "12,029,900"}
for (who, year), total in totals.items():
    t.check(f"{who} {year}: the home page has the total {total}",
            total in pages.get("index.html", ""))
    t.check(f"{who} {year}: so has the department's page",
            total in pages.get(f"departments/{who}.html", ""))
for path in ("functions/01.html", "functions/01.1.2.html",
             "functions/08.10.html", "functions/10.html", "economy/P.html",
             "economy/PX.html", "economy/M.html"):
    t.check(f"{path} is there", path in pages)
t.check("EUR is said", "EUR" in pages.get("index.html", ""))
for name, page in pages.items():
    found = CJK.search(page)
    t.check(f"{name}: nothing Chinese", not found, found and
            page[max(0, found.start() - 60):found.end() + 20])
    t.check(f"{name}: English", '<html lang="en"' in page
            and "zh-CN" not in page)
    t.check(f"{name}: no yuan", not re.search(r"(?i)\d\s*yuan|in yuan", page))


def broken(name, page):
    for url in re.findall(r'(?:href|src)="([^"]*)"', page):
        parts = urllib.parse.urlsplit(html.unescape(url))
        # 404.html is shown at any address: its links begin at the root.
        if parts.scheme or parts.netloc or name == "404.html":
            continue
        path = posixpath.normpath(posixpath.join(
            posixpath.dirname(name), urllib.parse.unquote(parts.path))) \
            if parts.path else name
        identity = f'id="{html.escape(parts.fragment)}"'
        if path not in site or (parts.fragment and path in pages
                                and identity not in pages[path]):
            yield url


for name, page in pages.items():
    wrong = sorted(set(broken(name, page)))
    t.check(f"{name}: links", not wrong, wrong[:5])


def spoil(name, change, messages):
    """A copy of the site with a fault: each message, with its place."""
    folder = scratch() / name.replace(" ", "-")
    shutil.copytree(FOREIGN, folder)
    change(folder / "content")
    for command in ("check", "build"):
        ran = run(command, "-C", folder, "--lang", "en")
        t.check(f"{name}: {command} says what is wrong",
                ran.returncode == 1 and all(m in ran.stderr for m in messages),
                said(ran))
    t.check(f"{name}: nothing is written", not (folder / "public").exists())


def edit(path, old, new, encoding="utf-8"):
    def change(content):
        text = (content / path).read_bytes().decode(encoding)
        assert old in text
        (content / path).write_bytes(
            text.replace(old, new, 1).encode(encoding))
    return change


spoil("unknown organisation",
      edit("spending.csv", "schools;2024", "school;2024", "utf-16"),
      ["content/spending.csv:9:1: error:", "is it schools?"])
spoil("missing year column",
      edit("kinds-2024.csv", "Department;Year", "Department;When"),
      ["content/kinds-2024.csv:1: error:", 'no column "Year"'])
spoil("decimal mark of the other kind",
      edit("spending.csv", "900,25", "900.25", "utf-16"),
      ["content/spending.csv:7:52: error:", '"900.25"'])
spoil("decimal comma where a point is meant",
      edit("parks/2025/trees.csv", '"1,250"', '"12,50"'),
      ["content/parks/2025/trees.csv:2:17: error:", '"12,50"'])
spoil("header twice",
      edit("spending.csv", "Bezeichnung;Ansatz", "Ansatz;Ansatz", "utf-16"),
      ["content/spending.csv:2:", '"Ansatz" stands twice'])
spoil("empty file", lambda c: (c / "kinds-2025.csv").write_text(""),
      ["content/kinds-2025.csv: error:", "is empty"])
spoil("header beyond the end",
      lambda c: (c / "spending.csv").write_bytes("Amt".encode("utf-16")),
      ["content/spending.csv: error:", "has no line 2"])
spoil("hostile id", edit("organizations.csv", "treasury,", "con,"),
      ["content/organizations.csv:2:1: error:", '"con"'])
t.end()
