#!/usr/bin/env python3
"""Every amount, indicator, fact and code of content/ stands exactly once in
the datasets, in all their forms, once in its table's file and on its page,
with an equal value. What is expected is read from content/ by itself, in
decimals; nothing of the exporter is asked."""
import collections
import csv
import decimal
import fnmatch
import hashlib
import io
import json
import re
import sqlite3
import sys
import zipfile

from _page import Elements, Rows
from _sheets import sheets
from _site import TOP, Tests, files, run, said, sample_copy

sys.path.insert(0, str(TOP / "tests/check"))
from content import FORM_FIELDS, NUMBER, amount_columns  # noqa: E402

YUAN = {"元": 0, "千元": 3, "万元": 4, "百万元": 6, "亿元": 8}
PREAMBLE_UNIT = re.compile(r"单位[：:]\s*([^\s,，)）]+)")
DANGEROUS = tuple("=+-@\t\r\n＝＋－＠")
PLAIN = re.compile(r"[+-]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?")
decimal.getcontext().prec = 60
t = Tests()


# ---- what content/ says ----

def yuan(text, unit):
    value = decimal.Decimal(text.strip().replace(",", ""))
    return (value * 10 ** YUAN[unit]).normalize()


def is_number(text):
    return text is not None and bool(NUMBER.fullmatch(text.strip()))


def load(path):
    return json.loads(path.read_text(encoding="utf-8"))


def correction(document, part, source=None):
    """The unit that figures of a part are corrected to, if any."""
    for c in document.get("unit_corrections") or []:
        whole = c["applies_to"] == "projects" and part.startswith("project:")
        if (c["applies_to"] == part or whole) and (
                not whole or c.get("source") in (None, source)):
            return c["corrected"]
    return None


class Year:
    """A department's year as content/ has it."""

    def __init__(self, folder):
        self.org, self.year = folder.parent.name, folder.name
        self.path = f"{self.org}/{self.year}"
        self.document = load(folder / "document.json")
        self.forms = load(folder / "performance.json")
        self.tables = {}  # id: list of (line, text, yuan)
        for path in sorted(folder.glob("*.csv")):
            self.tables[path.stem] = list(self._cells(path))

    def _cells(self, path):
        rows, lines = [], []
        with open(path, encoding="utf-8", newline="") as file:
            reader = csv.reader(file)
            begin = 1
            for row in reader:
                rows.append(row)
                lines.append(begin)
                begin = reader.line_num + 1
        columns, body = amount_columns(rows)
        stated = PREAMBLE_UNIT.search(
            "\n".join(cell for row in rows[:body] for cell in row))
        unit = correction(self.document, f"table:{path.stem}") or (
            stated[1] if stated else self.document["currency_unit"])
        for row, line in zip(rows[body:], lines[body:]):
            for column in columns:
                if column < len(row) and is_number(row[column]):
                    text = row[column].strip()
                    yield line, text, yuan(text, unit)

    def task_lists(self):
        for o in self.forms["overall"]:
            yield o, [*o["tasks"], *filter(None, [o.get("tasks_total")])]

    def form_amounts(self):
        """(table, name of the row, text, yuan) of performance.json."""
        for o, tasks in self.task_lists():
            unit = correction(self.document, f"overall:{o['id']}") \
                or o["currency_unit"]
            for task in tasks:
                for key in ("total", "fiscal", "other"):
                    if is_number(task.get(key)):
                        yield ("performance-tasks", task.get("name"),
                               task[key], yuan(task[key], unit))
        for p, table, fields in self.projects():
            unit = correction(self.document, f"project:{project_id(p)}",
                              p["source"]) or p["currency_unit"]
            for key in fields:
                if is_number(p.get(key)):
                    yield table, p["name"], p[key], yuan(p[key], unit)

    def projects(self):
        for p in self.forms["projects"]:
            yield p, "project-forms", FORM_FIELDS
        for p in self.forms.get("key_projects", []):
            yield p, "key-projects", ("amount",)

    def indicators(self):
        """(page, scope, name of the project, indicator)"""
        page = f"departments/{self.path}"
        for o in self.forms["overall"]:
            for i in o["indicators"]:
                yield f"{page}/performance.html", "overall", "", i
        for p, table, _ in self.projects():
            scope = "project" if table == "project-forms" else "key-project"
            for i in p["indicators"]:
                yield (f"{page}/projects/{project_id(p)}.html", scope,
                       p["name"], i)


def project_id(p):
    return p.get("id") or p["code"]


# ---- what was built ----

def read_csv(data):
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))


def as_text(record):
    return {k: "" if v is None else str(v) for k, v in record.items()}


def read_sqlite(path, name, columns):
    base = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    quoted = ", ".join(f'"{c}"' for c in columns)
    found = base.execute(f'SELECT {quoted} FROM "{name}" ORDER BY rowid')
    rows = [as_text(dict(zip(columns, row))) for row in found]
    base.close()
    return rows


# Each form of a dataset, read back to the records of its CSV file. Of the
# sheets of the workbook see check_sheet().
READERS = {
    "JSON": lambda name, _: [as_text(r) for r in json.loads(
        site[f"data/{name}.json"])],
    "JSON Lines": lambda name, _: [as_text(json.loads(line)) for line in site[
        f"data/{name}.jsonl"].decode().split("\n")[:-1]],
    "SQLite": lambda name, columns: read_sqlite(
        root / "public/data/budgetpress.sqlite", name, columns),
    "the years' CSV": lambda name, _: [
        row for path in sorted(site) if re.fullmatch(
            rf"data/[^/]+/\d+/{name}\.csv", path)
        for row in read_csv(site[path])],
}
OF_THE_SITE = ("organizations", "classifications", "changes")


def differing(wanted, found):
    """What is in one of two collections and not, or not as often, in the
    other: a few of each."""
    wanted, found = collections.Counter(wanted), collections.Counter(found)
    lost, more = wanted - found, found - wanted
    return [("lost", *x) for x in list(lost.elements())[:3]] + [
        ("not in content/", *x) for x in list(more.elements())[:3]]


def same(name, wanted, found, may_be_empty=False):
    wanted, found = list(wanted), list(found)
    wrong = differing(wanted, found)
    t.check(name, (wanted or may_be_empty) and not wrong,
            wrong or "there is nothing")


def may_be_empty(name):
    """The sample has no history: nothing was changed since."""
    return name == "changes"


def records(rows):
    return [tuple(sorted(r.items())) for r in rows]


def check_forms(name, rows):
    columns = site[f"data/{name}.csv"].decode().split("\r\n")[0].split(",")
    for form, read in READERS.items():
        if form == "the years' CSV" and name in OF_THE_SITE:
            continue
        same(f"{name}: {form} has the records of the CSV file",
             records(rows), records(read(name, columns)),
             may_be_empty(name))
    for line in site[f"data/{name}.jsonl"].decode().split("\n")[:-1]:
        if any(isinstance(v, float) for v in json.loads(line).values()):
            t.check(f"{name}: no inexact number in JSON", False, line[:200])


def check_excel(name, rows):
    """The copy for spreadsheets: nothing runs, and without the apostrophes it
    is the CSV file."""
    data = site[f"data/{name}.excel.csv"]
    t.check(f"{name}: the copy for Excel has a BOM",
            data.startswith(b"\xef\xbb\xbf"))
    found = read_csv(data[3:])
    live = [v for row in found for v in row.values()
            if v.strip(" \u3000\u00a0").startswith(DANGEROUS)
            and not PLAIN.fullmatch(v)]
    t.check(f"{name}: nothing is a formula in the copy for Excel", not live,
            live[:3])
    plain = [{k: v[1:] if v.startswith("'") and not w[k].startswith("'")
              else v for k, v in row.items()}
             for row, w in zip(found, rows)]
    same(f"{name}: the copy for Excel has the records of the CSV file",
         records(rows), records(plain), may_be_empty(name))


def check_sheet(name, rows):
    """The workbook: what is a number there is that of the CSV file, what is a
    text is the same text."""
    head, *body = SITE_BOOK[name]
    wanted = [[row[c].replace("\r\n", "\n") for c in head] for row in rows]
    found = [[cell if isinstance(cell, decimal.Decimal) else
              cell.replace("\r\n", "\n")
              for cell in row + [""] * (len(head) - len(row))]
             for row in body]
    wrong = [(a, b) for x, y in zip(wanted, found) for a, b in zip(x, y)
             if (decimal.Decimal(a) if isinstance(b, decimal.Decimal)
                 else a) != b]
    t.check(f"{name}: the workbook has the records of the CSV file",
            not wrong and len(found) == len(rows) and
            head == list(rows[0] if rows else head),
            (len(found), len(rows), wrong[:3]))


def check_book(year):
    """Each amount once in the sheet of its table in the year's workbook, and
    each amount and indicator once in its datasets."""
    name = year.path.replace("/", "-")
    book = sheets(site[f"data/{year.path}/{name}.xlsx"])
    for table, cells in year.tables.items():
        about = json.loads(site[f"data/{year.path}/{table}.json"])
        title = " ".join(filter(None, (about["number_published"],
                                       about["title_published"])))
        mine = [rows for rows in book.values() if rows and rows[0][:1] == [
            title]]
        same(f"{name}.xlsx {title}: each amount once",
             ((decimal.Decimal(text.replace(",", "")),) for _, text, _ in cells),
             ((cell,) for rows in mine for row in rows for cell in row
              if isinstance(cell, decimal.Decimal)))
    head, *body = book["amounts"]
    at = head.index("amount_yuan")
    same(f"{name}.xlsx amounts: each once",
         [(value,) for cells in year.tables.values() for *_, value in cells]
         + [(value,) for *_, value in year.form_amounts()],
         ((row[at].normalize(),) for row in body))
    head, *body = book["indicators"]
    at = head.index("name")
    same(f"{name}.xlsx indicators: each once",
         (((i["name"] or "").strip(),) for *_, i in year.indicators()),
         ((row[at],) for row in body))


def check_amounts(year, amounts):
    mine = [r for r in amounts if r["organization_id"] == year.org
            and r["fiscal_year"] == year.year]
    for table, cells in year.tables.items():
        file = f"{year.path}/{table}.csv"
        same(f"amounts of {file}, each once with its line and value",
             ((table, file, line, text, value) for line, text, value in cells),
             ((r["table"], r["source_file"], int(r["source_line"]),
               r["amount_published"],
               decimal.Decimal(r["amount_yuan"]).normalize())
              for r in mine if r["table"] == table))
    forms = ("performance-tasks", "project-forms", "key-projects")
    same(f"amounts of {year.path}/performance.json, each once",
         year.form_amounts(),
         ((r["table"], r["row_name"], r["amount_published"],
           decimal.Decimal(r["amount_yuan"]).normalize())
          for r in mine if r["table"] in forms))
    other = {r["table"] for r in mine} - set(forms) - set(year.tables)
    t.check(f"{year.path}: no amounts of other tables", not other, other)


def check_table_files(year):
    for table, cells in year.tables.items():
        data = site[f"data/{year.path}/{table}.csv"].decode()
        rows = list(csv.reader(io.StringIO(data, newline="")))
        columns, _ = amount_columns(rows)
        same(f"{year.path}/{table}: each amount once in the table's file",
             ((text,) for _, text, _ in cells),
             ((row[c],) for row in rows[1:] for c in columns
              if is_number(row[c])))


def check_page(year):
    page = site[f"departments/{year.path}.html"].decode()
    shown = Rows(page).rows
    for table, cells in year.tables.items():
        same(f"{year.path}/{table}: each amount once on the page",
             ((text,) for _, text, _ in cells),
             ((text.strip(),) for at, _, texts in shown if at == table
              for text in texts if is_number(text)))
    wanted = [(name, text) for table, name, text, _ in year.form_amounts()
              if table == "performance-tasks"]
    same(f"{year.path}: each amount of the tasks once on the page", wanted,
         ((e["cells"][0].strip(), text.strip())
          for e in Elements(page).named("-task-") for text in e["cells"][1:]
          if is_number(text)))


def check_project_pages(year):
    for p, _, fields in year.projects():
        path = f"departments/{year.path}/projects/{project_id(p)}.html"
        wanted = [(p[key],) for key in fields if is_number(p.get(key))]
        money = site[path].decode().split('id="money"')[-1].split(
            "</table>")[0] if wanted else ""
        found = [(e["cells"][2].strip(),) for e in Elements(money).items
                 if len(e["cells"]) > 2 and is_number(e["cells"][2])]
        t.check(f"{path}: its amounts, each once",
                not differing(wanted, found), differing(wanted, found))


def in_order(elements):
    """The texts of the indicators of a page, in the order of their forms:
    those without a target stand below the others."""
    keys = [re.fullmatch(r"(.+)-i(\d+)", e["id"]) for e in elements]
    forms = list(dict.fromkeys(k[1] for k in keys if k))
    return [e["text"] for _, e in sorted(
        (((forms.index(k[1]), int(k[2])), e)
         for k, e in zip(keys, elements) if k), key=lambda x: x[0])]


def check_indicators(year, indicators):
    mine = [r for r in indicators if r["organization_id"] == year.org
            and r["fiscal_year"] == year.year]
    fields = ("level1", "level2", "name", "target", "measure_unit",
              "explanation")
    columns = ("level1", "level2", "name", "target_published", "measure_unit",
               "explanation")
    same(f"{year.path}: each indicator once in the dataset",
         ((scope, project, *((i.get(f) or "").strip() for f in fields))
          for _, scope, project, i in year.indicators()),
         ((r["scope"], r["project_name"], *(r[c] for c in columns))
          for r in mine))
    pages = collections.defaultdict(list)
    for page, _, _, indicator in year.indicators():
        pages[page].append(indicator)
    for page, wanted in pages.items():
        found = in_order(Elements(site[page].decode()).items)
        wrong = [(i["name"], i["target"]) for i, text in zip(wanted, found)
                 if not all(squeezed(i.get(f)) in squeezed(text)
                            for f in ("name", "target"))]
        t.check(f"{page}: each indicator once", len(found) == len(wanted)
                and not wrong, (len(found), len(wanted), wrong[:3]))


def squeezed(text):
    return re.sub(r"\s+", "", text or "")


def check_facts(year, facts):
    mine = [r for r in facts if r["organization_id"] == year.org
            and r["fiscal_year"] == year.year]
    wanted = year.document["facts"]
    same(f"{year.path}: each fact once in the dataset",
         ((f["id"], f["name"], str(f["value"]), f.get("unit") or "",
           f["organization"]) for f in wanted),
         ((r["fact_id"], r["name"], r["value_published"], r["value_unit"],
           r["unit_id"]) for r in mine))
    wrong = [r for r in mine if is_number(r["value_published"])
             and decimal.Decimal(r["value"]) != decimal.Decimal(
                 r["value_published"].replace(",", ""))]
    t.check(f"{year.path}: facts have their values", not wrong, wrong[:2])
    lines = (TOP / "content" / year.path / "document.json").read_text(
        encoding="utf-8").split("\n")
    wrong = [r for r in mine if not any(
        f'"{r["fact_id"]}"' in line for line in
        lines[int(r["source_line"]) - 1:int(r["source_line"]) + 1])]
    t.check(f"{year.path}: facts name their lines", not wrong, wrong[:2])
    related = {f["id"] for f in wanted if {"equals", "sum_of", "change",
                                           "percent", "count_of"} & set(f)}
    t.check(f"{year.path}: facts that have relations state them", related == {
        r["fact_id"] for r in mine if r["relation"] and r["operands"]})


def check_classifications(found):
    wanted = []
    for path in sorted((TOP / "content/classifications").glob("*.csv")):
        for line, row in enumerate(read_csv(path.read_bytes()), 2):
            wanted.append((path.stem, row["code"], row["name"],
                           row.get("name_en") or "",
                           f"classifications/{path.name}", str(line)))
    same("each code once in the dataset", wanted,
         ((r["scheme"], r["code"], r["name"], r["name_en"], r["source_file"],
           r["source_line"]) for r in found))
    codes = {(r["classification_id"], r["code"]) for r in found}
    lost = [r for r in found if r["parent_code"] and (
        r["classification_id"], r["parent_code"]) not in codes]
    t.check("the code above each is there", not lost, lost[:2])
    level = {(r["classification_id"], r["code"]): int(r["level"])
             for r in found}
    wrong = [r for r in found if (level.get(
        (r["classification_id"], r["parent_code"]), 0) + 1) != int(r["level"])
        and r["parent_code"]]
    t.check("levels follow each other", not wrong, wrong[:2])


def check_readme(year):
    data = site[f"data/{year.path}/README.txt"].decode("utf-8")
    t.check(f"{year.path}/README.txt has CRLF",
            data.count("\n") == data.count("\r\n") > 20)
    found = re.findall(r"^\* ([\w-]+)\.csv.*[(（](\d+) (?:行|rows?)[)）]",
                       data, re.M)
    here = [p for p in site if re.fullmatch(
        rf"data/{year.path}/[\w-]+\.csv", p)]
    wanted = [(p.rsplit("/", 1)[1][:-4], str(len(list(csv.reader(io.StringIO(
        site[p].decode(), newline="")))) - 1)) for p in here]
    same(f"{year.path}/README.txt names each file and its rows, twice",
         wanted * 2, found)


def check_site_readme():
    """data/README.txt: files, rows, checksums, in both languages; the archive
    has the same."""
    data = site["data/README.txt"].decode("utf-8")
    t.check("data/README.txt has CRLF",
            data.count("\n") == data.count("\r\n") > 60)
    same("data/README.txt names each dataset and its rows, twice",
         [(name, str(len(all_rows))) for name, all_rows
          in datasets.items()] * 2,
         re.findall(r"^\* (\w+)\.csv.*[(（](\d+) (?:行|rows?)[)）]", data, re.M))
    same("and their checksums",
         [(hashlib.sha256(site[f"data/{name}.csv"]).hexdigest(), f"{name}.csv")
          for name in datasets] * 2,
         re.findall(r"^([0-9a-f]{64})  (\S+)\r$", data, re.M))
    for word in ("CC BY 4.0，http", "CC BY 4.0, http", "2026-11-21",
                 "货币：CNY", "2021 至 2026 年", "2021 to 2026"):
        t.check(f"data/README.txt has {word}", word in data)
    named = re.findall(r"^\* ([*\w., -]+)[:：]", data, re.M)
    lost = [f for line in named for f in line.split(", ")
            if not any(fnmatch.fnmatch(p, f"data/{f}") for p in site)]
    t.check("each file that it names is there", len(named) > 20 and not lost,
            lost)
    with zipfile.ZipFile(io.BytesIO(site["data/budgetpress.zip"])) as archive:
        t.check("it is in the archive", archive.read(
            "budgetpress/README.txt") == site["data/README.txt"])
    t.check("pages and catalogue lead to it",
            b'href="../data/README.txt"' in site["data/index.html"] and
            b"foaf:page <README.txt>" in site["data/catalog.ttl"])


root = sample_copy("complete")
done = run("build", "-C", root)
if not t.check("the sample builds", done.returncode == 0, said(done)):
    t.end()
site = files(root / "public")
SITE_BOOK = sheets(site["data/budgetpress.xlsx"])
datasets = {m[1]: read_csv(data) for path, data in site.items()
            for m in [re.fullmatch(r"data/(\w+)\.csv", path)] if m}
t.check("there are nine datasets or more", len(datasets) >= 9, list(datasets))
for dataset, all_rows in datasets.items():
    check_forms(dataset, all_rows)
    check_excel(dataset, all_rows)
    check_sheet(dataset, all_rows)
    index = site["data/index.html"].decode()
    t.check(f"{dataset}: data/index.html leads to its page and its forms",
            all(f'data/{dataset}.{e}"' in index for e in (
                "html", "csv", "excel.csv", "json", "jsonl")))
years = [Year(p) for p in sorted((TOP / "content").glob("*/[0-9]*"))]
for one in years:
    check_amounts(one, datasets["amounts"])
    check_table_files(one)
    check_book(one)
    check_page(one)
    check_project_pages(one)
    check_indicators(one, datasets["indicators"])
    check_facts(one, datasets["facts"])
    check_readme(one)
check_classifications(datasets["classifications"])
check_site_readme()
t.check("as many amounts as content/ has", len(datasets["amounts"]) == sum(
    len(cells) for y in years for cells in y.tables.values()) + sum(
    len(list(y.form_amounts())) for y in years))
# The comparison itself tells what is lost, what is twice and what is changed.
t.check("what is lost, twice or changed is found", all(differing(
    [(1, "a"), (2, "b")], other) for other in (
    [(1, "a")], [(1, "a"), (2, "b"), (2, "b")], [(1, "a"), (2, "c")]))
    and not differing([(1, "a")], [(1, "a")]))
t.end()
