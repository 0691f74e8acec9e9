#!/usr/bin/env python3
"""The sample as a reader gets it: valid HTML, no broken link or fragment, no
request to elsewhere, well-formed feeds, every figure of content/ in the
datasets with its sum."""
import csv
import decimal
import html.parser
import io
import json
import posixpath
import re
import shutil
import subprocess
import urllib.parse

from _site import TOP, Tests, files, run, said, scratch

VNU = TOP / "tests/node/node_modules/vnu-jar/build/dist/vnu.jar"
PAGES = ["index.html", "departments/index.html", "projects/index.html",
         "indicators/index.html", "data/index.html", "glossary.html",
         "about.html", "404.html", "feed.xml", "sitemap.xml", "robots.txt"]
DATASETS = ["amounts", "indicators", "projects", "organizations", "documents"]
LINKS = {("a", "href"), ("link", "href"), ("script", "src"), ("img", "src"),
         ("source", "src"), ("form", "action"), ("iframe", "src")}

t = Tests()
out = scratch() / "public"
copy = scratch() / "site"
shutil.copytree(TOP / "content", copy / "content")
settings = (TOP / "site.toml").read_text(encoding="utf-8")
# With an address, so that there is a sitemap to check.
address = settings.replace('base_url = ""', 'base_url = "https://budget.example"')
t.check("the sample's address can be set", address != settings)
(copy / "site.toml").write_text(address, encoding="utf-8")
done = run("build", "-C", copy, "-o", out)
if not t.check("the sample builds", done.returncode == 0, said(done)):
    t.end()
site = files(out)


class Page(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.ids, self.twice, self.links = set(), [], []
        self.title, self.styles, self.headings = "", [], []
        self.in_title = False
        self.language = ""
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        for name, value in attributes:
            if name == "id":
                if value in self.ids:
                    self.twice.append(value)
                self.ids.add(value)
            if (tag, name) in LINKS:
                self.links.append((tag, value or "", dict(attributes)))
            if name == "style" or name.startswith("on"):
                self.styles.append(f"{tag} {name}")
        if tag == "html":
            self.language = dict(attributes).get("lang", "")
        if tag == "h1":
            self.headings.append(tag)
        self.in_title = tag == "title"

    def handle_endtag(self, tag):
        self.in_title = False

    def handle_data(self, data):
        if self.in_title:
            self.title += data


def outside(link):
    """Does a page load this from elsewhere, rather than link to it?"""
    tag, url, attributes = link
    loads = tag != "a" and not (tag == "link" and attributes.get("rel") in (
        "license", "canonical", "alternate"))
    return loads and bool(urllib.parse.urlsplit(url).netloc)


def broken(name, page):
    for _, url, _ in page.links:
        parts = urllib.parse.urlsplit(url)
        if parts.scheme or parts.netloc:
            continue
        path = urllib.parse.unquote(parts.path)
        folder = posixpath.dirname(name)
        # 404.html is shown at any address: its links start at the root.
        if name.endswith("404.html") and path.startswith("/"):
            folder, path = "", path[1:]
        target = posixpath.normpath(posixpath.join(folder, path)) \
            if path else name
        if path.endswith("/") or target == ".":
            yield f"{url} (a folder)"
        elif target not in site:
            yield url
        elif parts.fragment and target in pages and \
                urllib.parse.unquote(parts.fragment) not in pages[target].ids:
            yield url


for name in PAGES:
    t.check(f"{name} is there", name in site)
pages = {n: Page(b.decode()) for n, b in site.items() if n.endswith(".html")}
for name, page in pages.items():
    wrong = sorted(set(broken(name, page)))
    t.check(f"{name}: links and fragments", not wrong, ", ".join(wrong[:8]))
    t.check(f"{name}: nothing from elsewhere",
            not any(map(outside, page.links)))
    t.check(f"{name}: no id twice", not page.twice, page.twice[:5])
    t.check(f"{name}: no inline style or script", not page.styles,
            page.styles[:5])
    t.check(f"{name}: title, language, one h1",
            page.title.strip() and page.language and len(page.headings) == 1,
            f"{page.title!r} {page.language!r} {len(page.headings)} h1")
for folder in ("", "en/"):
    titles = [p.title for n, p in pages.items()
              if n.startswith("en/") == bool(folder)]
    t.check(f"{folder or 'root'}: titles differ",
            titles and len(titles) == len(set(titles)),
            sorted({x for x in titles if titles.count(x) > 1})[:5])

for name in sorted(n for n in site if n.endswith(".xml")):
    done = subprocess.run(["xmllint", "--noout", "--nonet", out / name],
                          capture_output=True, text=True, check=False)
    t.check(f"{name}: well-formed", done.returncode == 0, done.stderr[:300])

broken_page = scratch() / "broken.html"
broken_page.write_text("<!doctype html><title>x</title><p></h1>")
done = subprocess.run(
    ["java", "-Xss8m", "-jar", VNU, "--skip-non-html", "--format", "gnu",
     "--errors-only", out, broken_page],
    capture_output=True, text=True, check=False)
messages = [line for line in done.stderr.splitlines() if ": error" in line
            or ": fatal" in line]
t.check("vnu: it finds the error in a broken page",
        any(str(broken_page) in m for m in messages), done.stderr[:300])
for name in pages:
    wrong = [m for m in messages if f"/{name}\":" in m
             and m.split('"')[1].endswith(str(out / name))]
    t.check(f"{name}: valid HTML", not wrong,
            "\n".join(m.split('":', 1)[-1] for m in wrong[:4]))


def rows(name):
    return list(csv.DictReader(io.StringIO(site[name].decode(), newline="")))


def total(values):
    return sum((decimal.Decimal(v.replace(",", "")) for v in values),
               decimal.Decimal(0))


for name in DATASETS:
    table = f"data/{name}.csv"
    if not t.check(f"{table} is there", table in site):
        continue
    data = rows(table)
    t.check(f"{table}: has rows", data)
    t.check(f"{table}: no BOM", not site[table].startswith(b"\xef\xbb\xbf"))
    if t.check(f"data/{name}.json is there", f"data/{name}.json" in site):
        records = json.loads(site[f"data/{name}.json"])
        t.check(f"data/{name}.json: as many records as rows",
                len(records) == len(data), f"{len(records)}, {len(data)}")

EXPECTED = json.loads((TOP / "tests/check/content.json").read_text())
NUMBER = re.compile(r"-?[0-9][0-9,]*(\.[0-9]+)?")
if "data/amounts.csv" in site:
    amounts = [r for r in rows("data/amounts.csv")
               if NUMBER.fullmatch(r["amount_published"])]
    for folder, year in EXPECTED.items():
        org, number = folder.split("/")
        mine = [r for r in amounts if r["organization_id"] == org
                and r["fiscal_year"] == number]
        for table, (count, amount) in year["tables"].items():
            found = [r["amount_published"] for r in mine
                     if r["table"] == table]
            t.check(f"amounts of {folder}/{table}",
                    len(found) == count
                    and total(found) == decimal.Decimal(amount),
                    f"expected {count} with sum {amount}, "
                    f"found {len(found)} with sum {total(found)}")
    lost = [r for r in amounts if not r["currency_unit_published"]
            or not r["source_document"] or not r["source_file"]
            or not r["source_line"]]
    t.check("every amount has its unit and its source", not lost, lost[:2])
    # What the home page counts is what the program says at its end.
    home = site["index.html"].decode()
    counted = dict(re.findall(r"<dt>(?:<a [^>]*>)?([^<]*)(?:</a>)?</dt>"
                              r"<dd>([\d,]*)</dd>", home))
    at_end = said(run("check", "--lang", "zh-CN", "-C", copy))
    ends = dict(re.findall(r"(有内容的表格|其中的金额|指标|项目) (\d+)", at_end))
    number = {k: v.replace(",", "") for k, v in counted.items()}
    t.check("the home page counts tables as the closing summary",
            number.get("有内容的表格") == ends.get("有内容的表格"),
            (counted, ends))
    t.check("the home page counts the amounts of the dataset",
            number.get("金额") == str(len(amounts)), counted)
    t.check("and says how many of them are in tables", ends.get("其中的金额")
            and f"其中表格里 {int(ends['其中的金额']):,}</dd>" in home, ends)
    # A year without totals says so.
    for folder, year in EXPECTED.items():
        organization, number = folder.split("/")
        found = re.search(rf'{organization}/{number}\.html">{number}</a></td>'
                          r"(.*?)</tr>", home)
        t.check(f"home: {folder} has totals or says that it has none",
                found and ("没有公布收支总计" in found[1]) ==
                (not year["tables"]), found and found[1])
if "data/indicators.csv" in site:
    indicators = rows("data/indicators.csv")
    wanted = sum(y[k] for y in EXPECTED.values() for k in (
        "overall indicators", "form indicators", "key project indicators"))
    t.check("indicators", len(indicators) == wanted,
            f"expected {wanted}, found {len(indicators)}")
    t.check("every target has a kind",
            all(r["target_kind"] for r in indicators if r["target_published"]))
if "data/projects.csv" in site:
    projects = rows("data/projects.csv")
    wanted = sum(y["project forms"] + y["key projects"]
                 for y in EXPECTED.values())
    t.check("projects", len(projects) == wanted,
            f"expected {wanted}, found {len(projects)}")
t.end()
