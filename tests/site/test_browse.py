#!/usr/bin/env python3
"""Classifications, lists and comparisons against the datasets: every amount,
sum, share, change and figure per head is computed here anew."""
import csv
import html.parser
import json
import posixpath
import re
import subprocess
import sys
from decimal import ROUND_HALF_UP, Decimal

from _site import TOP, Tests, files, run, said, sample_copy, scratch

t = Tests()
YUAN = Decimal(10000)


class Tables(html.parser.HTMLParser):
    """The tables of a page as rows of cells: text, link, attributes."""

    def __init__(self, text):
        super().__init__()
        self.tables, self.lists, self.cell, self.ends = [], [], None, ""
        self.counts = {"details": 0, "li": 0}
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag in self.counts:
            self.counts[tag] += 1
        if tag == "table":
            self.tables.append((attributes, []))
        elif tag == "tr" and self.tables:
            self.tables[-1][1].append([])
        elif tag in ("td", "th") and self.tables:
            self.cell = {"text": "", "href": None, "tag": tag,
                         "class": attributes.get("class") or "",
                         "v": attributes.get("data-v")}
            self.tables[-1][1][-1].append(self.cell)
        elif tag == "a" and self.cell is not None and not self.cell["href"]:
            self.cell["href"] = attributes.get("href")

    def handle_endtag(self, tag):
        if tag in ("td", "th", "tr", "table", "thead", "tbody"):
            self.cell = None

    def handle_data(self, data):
        if self.cell is not None:
            self.cell["text"] += data.strip("\n")


def number(text):
    return Decimal(text.replace(",", "")) if re.fullmatch(
        r"[-+]?[\d,]+(\.\d+)?", text) else None


def rows(site, name):
    return list(csv.DictReader(site[name].decode().splitlines()))


def parse(site, name):
    return Tables(site[name].decode())


def rounded(value, places):
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def build(name, folder):
    done = run("build", "-C", folder, "-o", scratch() / f"{name}-out")
    if not t.check(f"{name}: builds", done.returncode == 0, said(done)):
        t.end()
    return files(scratch() / f"{name}-out")


def row_total(amounts, organization, year, table, code):
    """The largest amount of the department's row, which is its total; where
    it has no row, the sum of its units'."""
    found = [r for r in amounts
             if (r["organization_id"], r["fiscal_year"], r["table"],
                 r["row_code"]) == (organization, year, table, code)]
    own = [Decimal(r["amount_yuan"]) for r in found
           if r["unit_id"] in (organization, "")]
    if own:
        return max(own)
    units = {}
    for r in found:
        value = Decimal(r["amount_yuan"])
        units[r["unit_id"]] = max(units.get(r["unit_id"], value), value)
    return sum(units.values()) if units else None


def check_codes(name, site):
    amounts = rows(site, "data/amounts.csv")
    for folder in ("functions", "economy"):
        tree = parse(site, f"{folder}/index.html").tables[0][1]
        years = [c["text"] for c in tree[0][1:-1]]
        in_tree = {}
        for line in tree[1:]:
            code = line[0]["text"].split()[-1]
            in_tree[code] = [c["text"] for c in line[1:-1]]
        pages = {posixpath.basename(p)[:-5] for p in site
                 if p.startswith(f"{folder}/") and p.endswith(".html") and
                 p != f"{folder}/index.html"}
        t.check(f"{name} {folder}: a page for each code of the tree",
                pages == set(in_tree), pages ^ set(in_tree))
        for code in sorted(pages):
            check_code(name, site, amounts, folder, code,
                       dict(zip(years, in_tree[code])))


def check_code(name, site, amounts, folder, code, in_tree):
    label = f"{name} {folder}/{code}"
    page = parse(site, f"{folder}/{code}.html")
    head, *lines = page.tables[0][1]
    years = [c["text"] for c in head[1:-1]]
    sums, scopes, wrong = {}, {}, []
    for line in lines:
        if line[0]["href"] is None:
            continue
        for year, cell in zip(years, line[1:-1]):
            if not cell["text"]:
                continue
            path, anchor = cell["href"].split("#")
            _, organization, file = posixpath.normpath(
                posixpath.join(folder, path)).split("/")
            table = max((r["table"] for r in amounts
                         if anchor.startswith(r["table"] + "-")), key=len)
            wanted = row_total(amounts, organization, file[:-5], table, code)
            if file != f"{year}.html" or \
                    wanted != number(cell["text"]) * YUAN:
                wrong.append((organization, year, cell["text"], wanted))
            if f'id="{anchor}"' not in site[
                    f"departments/{organization}/{file}"].decode():
                wrong.append((organization, year, anchor))
            sums[year] = sums.get(year, 0) + number(cell["text"])
            scopes.setdefault(year, set()).add(table)
    t.check(f"{label}: amounts are the datasets' and stand where the link "
            "leads", not wrong and sums, wrong[:3])
    for year, text in in_tree.items():
        wanted = sums.get(year)
        good = (text == "" if wanted is None
                else number(text) == wanted if len(scopes[year]) == 1
                else number(text) is None)
        t.check(f"{label} {year}: the tree has the sum of one table", good,
                f"{text} {wanted} {scopes.get(year)}")
    last = lines[-1]
    if last[0]["href"] is None:
        for year, cell in zip(years, last[1:-1]):
            if len(scopes.get(year, ())) == 1:
                t.check(f"{label} {year}: sum below the departments",
                        number(cell["text"]) == sums[year], cell["text"])
    above = [code[:n] for n in (5, 3) if n < len(code)]
    for up in above[:1]:
        t.check(f"{label}: parent", f'href="../{folder}/{up}.html"' in
                site[f"{folder}/{code}.html"].decode())
        t.check(f"{label}: child of its parent",
                f'href="../{folder}/{code}.html"' in
                site[f"{folder}/{up}.html"].decode())


def check_children(name, site):
    """The bars of what is below a code: the newest year that has two, with
    shares where they make up the code."""
    drawn = 0
    for path in sorted(p for p in site
                       if re.fullmatch(r"(functions|economy)/\d+\.html", p)):
        tables = parse(site, path).tables
        below = [x[1] for x in tables if "data-list" not in x[0]]
        figure = re.search(r'<figure [^>]*id="chart-children".*?</figure>',
                           site[path].decode(), re.S)
        if not below:
            t.check(f"{name} {path}: no bars without children", not figure)
            continue
        head, *lines = below[0]
        years = [c["text"] for c in head[1:-1]]
        newest = [i for i in range(len(years)) if
                  sum(bool(x[1 + i]["text"]) for x in lines) > 1 and
                  not any(x[1 + i]["text"] and number(x[1 + i]["text"]) is None
                          for x in lines)][-1:]
        if not t.check(f"{name} {path}: bars of children",
                       bool(figure) == bool(newest)) or not newest:
            continue
        drawn += 1
        amounts = [number(x[1 + newest[0]]["text"]) for x in lines
                   if x[1 + newest[0]]["text"]]
        texts = re.findall(r"<text[^>]*>([^<]*)</text>", figure[0])
        shown = sum((number(x) for x in texts if number(x) is not None),
                    Decimal(0))
        t.check(f"{name} {path}: the bars have the amounts of {years}",
                years[newest[0]] in figure[0] and
                sum(amounts) == shown, f"{texts} {amounts}")
        own = {r["text"]: c["text"] for r, c in
               zip(tables[0][1][0], tables[0][1][-1])}
        whole = number(own.get(years[newest[0]], ""))
        shares = [x for x in texts if x.endswith("%")]
        t.check(f"{name} {path}: shares are of the code", not shares or whole
                and shares[0] == f"{rounded(max(amounts) * 100 / whole, 1)}%",
                f"{shares} {whole}")
    t.check(f"{name}: bars of children are drawn", drawn)


def texts_of(table):
    return [[c["text"] for c in line] for line in table[1]
            if line[0]["tag"] == "th" and line[-1]["tag"] == "td"]


def check_comparison(name, site, organization, staff):
    page = parse(site, f"compare/{organization}.html")
    parts = {a["data-part"]: (a, lines) for a, lines in page.tables
             if "data-part" in a}
    years = [c["text"].split()[0][:4] for c in parts["amount"][1][0][1:]]
    amount = {r[0]: [number(x) for x in r[1:]]
              for r in texts_of(parts["amount"])}
    label = f"{name} compare/{organization}"
    amounts = rows(site, "data/amounts.csv")
    shard = site[f"compare/{organization}.js"].decode()
    data = json.loads(re.search(r"\] = (.*);\n$", shard, re.S)[1])
    t.check(f"{label}: the script has the same years",
            [str(y["year"]) for y in data["years"]] == years)
    code = {}
    for row in amount:
        found = re.match(r"(\d+) ", row)
        code[row] = found[1] if found else None
    for row in texts_of(parts["share"]):
        for j, text in enumerate(row[1:]):
            got, value = number(text), amount[row[0]][j]
            whole = amount["支出总计"][j]
            if code[row[0]] and value is not None:
                table = data["years"][j][
                    "functions" if any(code[row[0]] == c[0] for c in
                                       data["years"][j].get(
                                           "functions", {"codes": []})
                                       ["codes"]) else "economy"]["table"]
                whole = row_total(amounts, organization, years[j], table,
                                  "") / YUAN
            if value is None or whole in (None, 0):
                t.check(f"{label}: {row[0]} {years[j]}: says why", got is None
                        and text, text)
            else:
                t.check(f"{label}: {row[0]} {years[j]}: share",
                        got == rounded(value * 100 / whole, 1),
                        f"{text} {value} {whole}")
    for row in texts_of(parts.get("change", ({}, []))):
        for j in range(1, len(years)):
            was, now = amount[row[0]][j - 1:j + 1]
            change, rate = row[2 * j - 1], row[2 * j]
            if was is None or now is None:
                t.check(f"{label}: {row[0]} {years[j]}: no change is made up",
                        number(change) is None and number(rate) is None and
                        change and rate, f"{change} {rate}")
                continue
            if number(change) is None:
                t.check(f"{label}: {row[0]} {years[j]}: says why",
                        "口径" in change, change)
                continue
            t.check(f"{label}: {row[0]} {years[j]}: change",
                    number(change) == now - was, f"{change} {was} {now}")
            t.check(f"{label}: {row[0]} {years[j]}: rate",
                    number(rate) == rounded((now - was) * 100 / was, 1)
                    if was > 0 else number(rate) is None, rate)
    for row in texts_of(parts.get("head", ({}, []))):
        for j, text in enumerate(row[1:]):
            value, heads = amount[row[0]][j], staff.get(years[j])
            wanted = rounded(value / heads, 2) if heads and value is not None \
                else None
            t.check(f"{label}: {row[0]} {years[j]}: per head",
                    number(text) == wanted and text, f"{text} {wanted}")
    return parts


def listed_rows(site, path, kind, wanted):
    """The rows of a list in groups, as if they were one table. A group says
    how many it has, and the cells that its rows share are in a template."""
    text = site[path].decode()
    groups = re.findall(r'<details class="group"(.*?)</details>', text, re.S)
    t.check(f"{path}: groups", len(groups) == len(
        {(r["organization_id"], r["fiscal_year"], r["project_code"],
          r["project_name"], r["project_name"] and r["unit"])
         for r in wanted}), len(groups))
    t.check(f"{path}: only the first is open",
            [g.startswith(" open") for g in groups] ==
            [i == 0 for i in range(len(groups))])
    found, shared = [[]], []
    for group in groups:
        said_count = re.search(r'<span class="soft">([\d,]+) ', group)[1]
        template, table = Tables(group).tables
        shared += [(template[1][0][3]["v"], template[1][0][2]["text"])] * \
            (len(table[1]) - 1)
        t.check(f"{path}: a group says how many",
                number(said_count) == len(table[1]) - 1, said_count)
        found += table[1][1:]
    t.check(f"{path}: each with its department and year", sorted(shared) ==
            sorted((r["organization_id"], r["fiscal_year"]) for r in wanted))
    return {"data-list": kind}, found


def check_lists(name, site, listed):
    for kind, amount in (("projects", "year_amount_yuan"),
                         ("indicators", None)):
        data = rows(site, f"data/{kind}.csv")
        index = next(x for x in parse(site, f"{kind}/index.html").tables
                     if "data-list" in x[0])
        t.check(f"{name} {kind}: the index is {'whole' if listed else 'split'}",
                (index[0]["data-list"] == kind) == listed, index[0])
        own = {}
        for row in data:
            own.setdefault(row["organization_id"], []).append(row)
        pages = [(f"{kind}/{o}.html", found) for o, found in own.items()]
        if listed:
            pages.append((f"{kind}/index.html", data))
        for year in sorted({r["fiscal_year"] for r in data if amount}):
            pages.append((f"{kind}/years/{year}.html",
                          [r for r in data if r["fiscal_year"] == year]))
            t.check(f"{name} {kind}: the index leads to {year}",
                    f'href="../{kind}/years/{year}.html"' in
                    site[f"{kind}/index.html"].decode())
        for path, wanted in pages:
            t.check(f"{name} {path}: size", len(site[path]) < 1.5e6,
                    len(site[path]))
            table = listed_rows(site, path, kind, wanted) if not amount \
                else next(x for x in parse(site, path).tables
                          if "data-list" in x[0])
            t.check(f"{name} {path}: rows", len(table[1]) - 1 == len(wanted),
                    f"{len(table[1]) - 1}, {len(wanted)} wanted")
            if amount:
                got = sorted(Decimal(c["v"]) for line in table[1][1:]
                             for c in line[1:2] if c["v"])
                t.check(f"{name} {path}: amounts", got == sorted(
                    Decimal(r[amount]) for r in wanted if r[amount]))
            if "/years/" in path:
                there = [c["v"] for line in table[1][1:] for c in line[1:2]]
                order = [Decimal(v) if v else Decimal("-Infinity")
                         for v in there]
                t.check(f"{name} {path}: the largest first",
                        order == sorted(order, reverse=True))
            for line in table[1][1:]:
                target = posixpath.normpath(posixpath.join(
                    posixpath.dirname(path), line[0]["href"])).split("#")
                if target[0] not in site:
                    t.check(f"{name} {path}: {target}", False)


def check_promises(site):
    """A row for each indicator; those that do not apply are folded."""
    data = rows(site, "data/indicators.csv")
    for path in sorted(p for p in site if re.fullmatch(
            r"departments/[^/]+/\d+/projects/[^/]+\.html", p)):
        page = parse(site, path)
        _, organization, year, _, file = path.split("/")
        wanted = [r for r in data if r["scope"] != "overall" and
                  (r["organization_id"], r["fiscal_year"]) ==
                  (organization, year)]
        project = [r["project_name"] for r in rows(site, "data/projects.csv")
                   if (r["organization_id"], r["fiscal_year"],
                       r["project_id"]) == (organization, year, file[:-5])]
        wanted = [r for r in wanted if r["project_code"] == file[:-5] or
                  not r["project_code"] and r["project_name"] in project]
        table = [x for x in page.tables
                 if "promises" in (x[0].get("class") or "")]
        shown = len(table[0][1]) - 1 if table else 0
        text = site[path].decode()
        folded = re.search(r"<summary>[^<]*?(\d+)</summary>", text)
        folded = int(folded[1]) if folded else 0
        absent = sum(r["target_kind"] == "not-applicable" for r in wanted)
        # Without a code, only the name tells whose indicator it is.
        alone = sum((r["organization_id"], r["fiscal_year"],
                     r["project_name"]) == (organization, year, *project)
                    for r in rows(site, "data/projects.csv")) == 1
        if alone:
            t.check(f"{path}: promises and those that do not apply",
                    (shown + folded, folded) == (len(wanted), absent),
                    f"{shown} {folded}, {len(wanted)} {absent}")
        for r in wanted if len(project) == 1 and alone else ():
            shown_text = r["target_published"].replace("&", "&amp;").replace(
                "<", "&lt;").replace(">", "&gt;")
            if shown_text not in text and \
                    r["target_published"].replace(" ", "") not in text:
                t.check(f"{path}: {r['target_published']} is there", False)


def check_words(site):
    text = "".join(site[p].decode() for p in site if p.startswith("indicators/"))
    text = re.sub(r"<[^>]*>", "", text)
    for words in ("不少于10个", "不低于95%", "不超过24小时", "90%至100%",
                  "每周7天，每天24小时", "2021年10月底前", "不少于1,800,000人",
                  "每月不少于1次"):
        t.check(f"plain words: {words}", words in text)


def check_sitemap(name, site):
    listed = set(re.findall(r"<loc>([^<]*)</loc>", site["sitemap.xml"].decode()))
    base = "https://budget.example/"
    pages = {p for p in site if p.endswith(".html") and
             posixpath.basename(p) != "404.html"}
    kinds = ("functions/", "economy/", "projects/", "indicators/", "compare")
    wanted = {base + p for p in pages if
              p.removeprefix("en/").startswith(kinds)}
    t.check(f"{name}: the sitemap has every page of these kinds",
            wanted and wanted <= listed, sorted(wanted - listed)[:5])


root = sample_copy("sample")
settings = (root / "site.toml").read_text(encoding="utf-8")
(root / "site.toml").write_text(settings.replace(
    'base_url = ""', 'base_url = "https://budget.example"'), encoding="utf-8")
sample = build("sample", root)
check_codes("sample", sample)
check_children("sample", sample)
check_lists("sample", sample, True)
check_promises(sample)
check_words(sample)
check_sitemap("sample", sample)
for folder in sorted(p for p in (root / "content").iterdir()
                     if p.is_dir() and p.name != "classifications"):
    heads = {}
    for file in folder.glob("*/document.json"):
        facts = json.loads(file.read_text(encoding="utf-8")).get("facts", [])
        stated = [int(f["value"]) for f in facts
                  if f["organization"] == folder.name and
                  re.fullmatch(r"staff-.*-actual", f["id"])]
        if stated:
            heads[file.parent.name] = Decimal(sum(stated))
    check_comparison("sample", sample, folder.name, heads)
years = {r["organization_id"]: r for r in rows(sample, "data/documents.csv")}
renamed = sample["compare/futian-zwfwsj.html"].decode()
names = {r["name"] for r in rows(sample, "data/organizations.csv")
         if r["organization_id"] == "futian-zwfwsj"}
t.check("a renamed department is followed, and it is said", len(names) == 2 and
        all(n in renamed for n in names) and "改过名称" in renamed)

many = scratch() / "many"
subprocess.run([sys.executable, TOP / "tests/bench/generate.py", "-n", "45",
                "-y", "2", many], check=True, capture_output=True)
large = build("many", many)
check_lists("many", large, False)
check_sitemap("many", large)
small = scratch() / "small"
subprocess.run([sys.executable, TOP / "tests/bench/generate.py", "-n", "3",
                "-y", "4", small], check=True, capture_output=True)
few = build("small", small)
check_codes("small", few)
for folder in sorted(p.name for p in (small / "content").iterdir()
                     if p.is_dir() and p.name != "classifications"):
    parts = check_comparison("small", few, folder, {})
    t.check(f"small compare/{folder}: no head without staff",
            "head" not in parts)
    t.check(f"small compare/{folder}: three changes",
            len(parts["change"][1][1]) == 6)
t.end()
