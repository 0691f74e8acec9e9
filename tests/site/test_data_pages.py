#!/usr/bin/env python3
"""The pages of the data: sizes, checksums and rows are those of the files, the
descriptions can be read, the snippets run.

usage: test_data_pages.py [BUILD]
"""
import csv
import hashlib
import html
import json
import re
import subprocess
import sys

from _site import Tests, TOP, run, said, scratch

t = Tests()
site = scratch() / "public"
UNITS = {"B": 1, "KB": 1024, "MB": 1024 ** 2, "GB": 1024 ** 3}


def is_size(text, size):
    """Is that how a size is shown, cut to the digits that are shown?"""
    found = re.fullmatch(r"(\d+)(?:\.(\d))? (B|KB|MB|GB)", text)
    if not found:
        return False
    shown = int(found[1]) * 10 + int(found[2] or 0)
    exact = size * 10 // UNITS[found[3]]
    return shown == exact or (not found[2] and shown == exact // 10 * 10)


def links(page):
    """Files that the page links with their sizes."""
    text = page.read_text(encoding="utf-8")
    return [((page.parent / html.unescape(url)).resolve(), size)
            for url, size in re.findall(
                r'<a href="([^"]+)"(?: download)?>[^<]*</a>(?:</th><td '
                r'class="num">| <span class="soft">)([^<]+)<', text)]


def check_sizes(page):
    name = str(page.relative_to(site))
    found = links(page)
    wrong = [(str(path), size) for path, size in found
             if not path.is_file() or not is_size(size, path.stat().st_size)]
    t.check(f"{name}: sizes are those of the files", found and not wrong,
            wrong[:3])
    return {path.suffix for path, _ in found}


def check_cite(page, amounts):
    """From each row of the year's page its address and the lines that the
    dataset has for its amounts."""
    name = str(page.relative_to(site))
    year = page.read_text(encoding="utf-8")
    cite = (page.with_suffix("") / "cite.html").read_text(encoding="utf-8")
    places = re.findall(r'<tr id="([^"]+)"><th scope="row"><a href="([^"]+)">'
                        r'[^<]*</a><td class="num">(\d+)<td class="t"><code>#([^<]+)</code></tr>',
                        cite)
    rows = re.findall(r'<tr id="([^"]+)"', year)
    t.check(f"{name}: each row can be cited", rows and sorted(rows) == sorted(
        p[0] for p in places), set(rows) ^ {p[0] for p in places})
    t.check(f"{name}: the address of each row", all(
        p[1] == f"../{page.name}#{p[0]}" and p[3] == p[0] for p in places))
    mine = [a for a in amounts if f"/{a['organization_id']}/"
            f"{a['fiscal_year']}.html" in str(page)]
    # Projects are cited on pages of their own.
    ends = {a["row_id"] if a["table"] == "performance-tasks"
            else f"{a['table']}-{a['row_id']}" for a in mine
            if a["table"] not in ("project-forms", "key-projects")}
    t.check(f"{name}: table and row_id are the end of an address",
            ends <= {p[0] for p in places}, ends - {p[0] for p in places})
    t.check(f"{name}: two ways to find a figure are named", all(
        w in cite for w in ("row_id", "column_id", "source_line")))
    for table in {a["table"] for a in mine} - {"project-forms", "key-projects",
                                               "performance-tasks"}:
        lines = {p[2] for p in places if re.match(
            rf"{table}-(?!.*-task-)", p[0])}
        wanted = {a["source_line"] for a in mine if a["table"] == table}
        t.check(f"{name}: the lines of {table}", wanted <= lines,
                sorted(wanted - lines)[:5])
        t.check(f"{name}: {table} leads to its citation",
                f'{page.stem}/cite.html#{table}"' in year and
                f'<h2 id="{table}"' in cite)


def check_page(page):
    name = str(page.relative_to(site))
    check_sizes(page)
    text = page.read_text(encoding="utf-8")
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>',
                        text, re.S)
    data = json.loads(blocks[0]) if len(blocks) == 1 else {}
    t.check(f"{name}: one description for search engines",
            data.get("@context") == "https://schema.org/" and data.get("name")
            and data.get("description") and data.get("license"), blocks)
    return data


def check_rows(name, text, rows):
    """The number of rows, and the first of them."""
    t.check(f"{name}: number of rows", f"<b>{len(rows) - 1:,}</b>" in text)
    if len(rows) == 1:
        return
    sample = re.search(r'<table class="sample">.*?<tbody[^>]*>(.*?)</tbody>',
                       text, re.S)
    shown = [html.unescape(cell) for cell in
             re.findall(r"<td>(.*?)(?=</td>|<td>|</tr>)",
                        sample[1].split("</tr>")[0] + "</tr>", re.S)]
    t.check(f"{name}: first row", shown == rows[1], (shown[:5], rows[1][:5]))


def check_snippets(name, text, count):
    codes = {kind: html.unescape(code) for kind, code in re.findall(
        r'<pre tabindex="0"><code class="(\w+)">(.*?)</code></pre>', text, re.S)}
    commands = {
        "python": [sys.executable, "-c", codes["python"]],
        "sql": ["sqlite3", "-readonly", "budgetpress.sqlite",
                codes["sql"].split("\n", 1)[1]],
    }
    for kind, command in commands.items():
        ran = subprocess.run(command, cwd=site / "data", capture_output=True,
                             text=True, check=False)
        good = ran.stdout.startswith(f"{count} [") if kind == "python" \
            else bool(ran.stdout) == (count > 0)
        t.check(f"{name}: the {kind} snippet runs",
                ran.returncode == 0 and good, said(ran))


def check_dataset(folder, dataset):
    page = folder / f"{dataset}.html"
    name = str(page.relative_to(site))
    data = check_page(page)
    text = page.read_text(encoding="utf-8")
    table = site / "data" / f"{dataset}.csv"
    with open(table, encoding="utf-8", newline="") as f:
        rows = list(csv.reader(f))
    t.check(f"{name}: description has the columns",
            data.get("variableMeasured") == rows[0])
    check_rows(name, text, rows)
    hashes = set(re.findall(r"<code>([0-9a-f]{64})</code>", text))
    real = {hashlib.sha256((site / "data" / f"{dataset}.{ending}")
                           .read_bytes()).hexdigest()
            for ending in ("csv", "excel.csv", "json", "jsonl")}
    t.check(f"{name}: checksums", hashes == real)
    check_snippets(name, text, len(rows) - 1)


done = run("build", "--output", site, cwd=TOP)
if t.check("the sample is built", done.returncode == 0, said(done)):
    names = sorted(p.name[:-4] for p in (site / "data").glob("*.csv")
                   if not p.name.endswith(".excel.csv"))
    t.check("there are datasets", len(names) >= 10, names)
    with open(site / "data/amounts.csv", encoding="utf-8", newline="") as f:
        amounts = list(csv.DictReader(f))
    for language in (site, site / "en"):
        check_page(language / "data/index.html")
        for each in names:
            check_dataset(language / "data", each)
        for page in language.glob("departments/*/[0-9]*.html"):
            check_cite(page, amounts)
            t.check(f"{page}: the workbook and the archive, with their sizes",
                    check_sizes(page) >= {".xlsx", ".zip", ".csv", ".txt"})
t.end()
