#!/usr/bin/env python3
"""data/budgetpress.sqlite is the datasets: each row equals its CSV file to the
last digit, keys hold, views and searches answer as plain counting does; it
opens read-only and leaves nothing behind; the same bytes in every build."""
import csv
import re
import shutil
import sqlite3
import subprocess
from decimal import Decimal

from _site import Tests, environment, run, said, sample_copy, scratch

t = Tests()
NAME = "data/budgetpress.sqlite"
root = sample_copy("database")


def build(name, *words, **env):
    out = scratch() / name
    done = run("build", "-C", root, "-o", out, *words, env=environment(**env))
    t.check(f"build {name}", done.returncode == 0, said(done))
    return out


def shell(file, *words):
    done = subprocess.run(["sqlite3", "-readonly", "-batch", file, *words],
                          capture_output=True, text=True, check=False)
    return done.stdout.strip() + done.stderr.strip()


out = build("one")
file = out / NAME
t.check("file", file.read_bytes()[:16] == b"SQLite format 3\0")
t.check("integrity", shell(file, "PRAGMA integrity_check") == "ok")
t.check("foreign keys", shell(file, "PRAGMA foreign_key_check") == "")
t.check("search index", shell(
    file, "SELECT count(*) FROM names_search") == shell(
    file, "SELECT count(*) FROM names"))
t.check("no free pages", shell(file, "PRAGMA freelist_count") == "0")
t.check("no log to be written", shell(file, "PRAGMA journal_mode") == "delete")
t.check("nothing beside it", [p.name for p in file.parent.iterdir()
                              if p.name.startswith(file.name)] == [file.name])

db = sqlite3.connect(f"file:{file}?mode=ro&immutable=1", uri=True)
ask = lambda sql, *words: db.execute(sql, words).fetchall()


def kept_in_fen(text):
    value = Decimal(text) * 100
    return int(value) if value == int(value) else None


def value_of(text, type_):
    if text == "":
        return None
    return int(text) if type_ == "INTEGER" else text


for (dataset, rows) in ask("SELECT dataset, rows FROM datasets"):
    with open(out / f"data/{dataset}.csv", encoding="utf-8",
              newline="") as lines:
        records = list(csv.DictReader(lines))
    columns = ask("SELECT name, type FROM pragma_table_info(?)", dataset)
    types = dict(columns)
    names = list(records[0]) if records else []
    t.check(f"{dataset}: rows counted", rows == len(records))
    t.check(f"{dataset}: strict", "STRICT" in ask(
        "SELECT sql FROM sqlite_schema WHERE name = ?", dataset)[0][0])
    t.check(f"{dataset}: columns", not records or
            [c for c, _ in columns][1:len(names) + 1] == names)
    t.check(f"{dataset}: dictionary", [c for c, _ in columns] == [
        c for c, in ask('SELECT "column" FROM columns WHERE dataset = ? '
                        'ORDER BY position', dataset)])
    known = ask(f'SELECT * FROM "{dataset}" ORDER BY row_number')
    expected = []
    for number, record in enumerate(records, 1):
        row = [number] + [value_of(record[n], types[n]) for n in names]
        for name, _ in columns[len(names) + 1:]:
            yuan = record[name.removesuffix("_fen") + "_yuan"]
            row.append(kept_in_fen(yuan) if yuan else None)
        expected.append(tuple(row))
    wrong = [i for i, pair in enumerate(zip(known, expected), 1)
             if pair[0] != pair[1]]
    t.check(f"{dataset}: every row equals the CSV file",
            known == expected, f"rows {wrong[:5]}")
t.check("all CSV files are in it", {p.stem for p in out.glob("data/*.csv")
                                    if "." not in p.stem} ==
        {d for d, in ask("SELECT dataset FROM datasets")})

# Nothing in it is without a word on what it is.
things = {n for n, in ask(
    "SELECT name FROM pragma_table_list WHERE schema = 'main' AND name NOT "
    "LIKE 'sqlite_%' AND type <> 'shadow'")}
told = {n for n, in ask("SELECT dataset FROM datasets UNION ALL "
                        "SELECT name FROM others")}
t.check("tables and views are explained", things == told, things ^ told)
site = dict(ask("SELECT key, value FROM site"))
t.check("site", site.get("licence") and site.get("title") and
        site.get("updated"), site)

# What the views say, counted anew.
with open(out / "data/amounts.csv", encoding="utf-8", newline="") as lines:
    amounts = list(csv.DictReader(lines))
with open(out / "data/findings.csv", encoding="utf-8", newline="") as lines:
    findings = list(csv.DictReader(lines))
for organization, year, yuan in ask(
        "SELECT organization_id, fiscal_year, expenditure_yuan FROM "
        "department_years WHERE expenditure_yuan IS NOT NULL"):
    page = (out / f"departments/{organization}/{year}.html").read_text("utf-8")
    digits = f"{int(Decimal(yuan) / 10000):,}"
    t.check(f"{organization} {year}: total of the page", digits in page, yuan)
    stated = {Decimal(a["amount_yuan"]) for a in amounts
              if a["organization_id"] == organization and
              a["fiscal_year"] == str(year) and a["amount_yuan"] and
              a["table"] in ("expenditure", "income-expenditure")}
    t.check(f"{organization} {year}: total of a table",
            Decimal(yuan) in stated, yuan)
t.check("there are totals", ask("SELECT count(*) FROM totals_by_year "
                                "WHERE expenditure_fen > 0")[0][0] > 1)
for year, code, yuan, fen in ask(
        "SELECT fiscal_year, code, amount_yuan, amount_fen "
        "FROM totals_by_function UNION ALL SELECT fiscal_year, code, "
        "amount_yuan, amount_fen FROM totals_by_economy"):
    t.check(f"{year} {code}: text and number", Decimal(yuan) * 100 == fen)
three = [a for a in amounts if a["table"] == "three-public"]
t.check("three public expenses", sorted(
    (n, y) for n, y in ask("SELECT row_number, amount_yuan FROM three_public"))
    == sorted((amounts.index(a) + 1, a["amount_yuan"] or None) for a in three)
    and three)
conflicts = [f for f in findings if f["outcome"] == "conflict"]
t.check("conflicts", {(f["organization_id"], int(f["fiscal_year"]),
                       f["finding_id"], f["stated"] or None,
                       f["computed"] or None) for f in conflicts} ==
        set(ask("SELECT organization_id, fiscal_year, finding_id, stated, "
                "computed FROM conflicts")) and conflicts)
places = {(a["source_file"], a["source_line"]) for a in amounts}
t.check("conflicts with their amounts",
        ask("SELECT count(DISTINCT finding_id || organization_id || "
            "fiscal_year) FROM conflict_amounts")[0][0] ==
        len({(f["finding_id"], f["organization_id"], f["fiscal_year"])
             for f in conflicts for a in amounts
             if (f["source_file"], f["source_line"], f["table"]) ==
             (a["source_file"], a["source_line"], a["table"])}) > 0)
cells = {tuple(r) for r in ask('SELECT organization_id, fiscal_year, "table", '
                               "row_id, column_id FROM amounts")}
stated = ask('SELECT organization_id, fiscal_year, "table", "row", "column" '
             "FROM findings WHERE \"table\" IN (SELECT \"table\" FROM amounts "
             "WHERE \"table\" != 'performance-tasks') AND \"column\" != ''"
             " AND stated != ''")
t.check("findings name amounts by their ids", stated and
        all(tuple(r) in cells for r in stated),
        [r for r in stated if tuple(r) not in cells][:3])
t.check("indicators by kind", ask(
    "SELECT sum(indicators) FROM indicators_by_kind") ==
    ask("SELECT count(*) FROM indicators"))
# Years that follow each other, and no others. The sample has none, so a copy
# gets one.
copy = sqlite3.connect(":memory:")
db.backup(copy)
copy.execute("INSERT INTO department_years(organization_id, fiscal_year,"
             " expenditure_yuan, expenditure_fen) SELECT organization_id,"
             " fiscal_year + 1, '1.00', 100 FROM department_years")
spent = {(o, y): fen for o, y, fen in copy.execute(
    "SELECT organization_id, fiscal_year, expenditure_fen"
    " FROM department_years") if fen is not None}
t.check("year on year", sorted(copy.execute(
    "SELECT organization_id, fiscal_year, previous_year, change_fen"
    " FROM year_on_year")) == sorted(
        (o, y, y - 1, fen - spent[o, y - 1])
        for (o, y), fen in spent.items() if (o, y - 1) in spent) != [])
for number, sql in ask("SELECT query, sql FROM queries"):
    t.check(f"question {number} has an answer",
            list(copy.execute(sql) if "year_on_year" in sql else ask(sql)))

# Any part of a name or code, as plain looking finds it.
all_names = ask("SELECT name_id, name, code, name_en FROM names")
plain = lambda x: re.sub("[“”‘’（）《》、，。：；〔〕—…·]", "", x or "").lower()
# A mark within a name does not part its words.
marked = next(m for _, name, *_ in all_names
              for m in [re.search(r"(\w)[“”（）、《》](\w)", name)] if m)
for word in ("信息", "部门", "运维", "经费", "化", "0505", "2010", "大鹏",
             "政务服务数据管理局", marked[1] + marked[2]):
    found = {n for n, in ask("SELECT name_id FROM search WHERE word MATCH ?",
                             word + "*")}
    expected = {n for n, *texts in all_names
                if any(word in plain(x) for x in texts)}
    t.check(f"search {word}", found == expected and found,
            f"{len(found)} found, {len(expected)} there")
both = {n for n, in ask("SELECT name_id FROM search WHERE word MATCH "
                        "'信息* 运维*'")}
t.check("search of two words", both == {
    n for n, name, *_ in all_names
    if "信息" in plain(name) and "运维" in plain(name)} and both)
t.check("search of what is not there", not ask(
    "SELECT 1 FROM search WHERE word MATCH '量子计算机*'"))
kinds = {"row": ("amounts", "row_name"), "indicator": ("indicators", "name"),
         "project": ("projects", "project_name"),
         "organization": ("organizations", "name"),
         "document": ("documents", "title"),
         "classification": ("classifications", "name")}
for kind, (table, column) in kinds.items():
    t.check(f"names of {table}", set(ask(
        "SELECT name FROM names WHERE kind = ?", kind)) == set(ask(
            f'SELECT "{column}" FROM "{table}" WHERE "{column}" '
            "IS NOT NULL")))
db.close()

# A folder and a file that nobody may write to.
locked = scratch() / "locked"
locked.mkdir()
shutil.copy(file, locked / "d.sqlite")
(locked / "d.sqlite").chmod(0o444)
locked.chmod(0o555)
t.check("read-only", shell(locked / "d.sqlite",
                           "SELECT count(*) FROM amounts") ==
        str(len(amounts)))
t.check("nothing left behind", [p.name for p in locked.iterdir()] ==
        ["d.sqlite"])
locked.chmod(0o755)

first = file.read_bytes()
for name, words, env in (("two", (), {}), ("jobs", ("--jobs", "7"), {}),
                         ("zone", ("--jobs", "1"),
                          {"TZ": "Pacific/Kiritimati"})):
    again = build(name, *words, **env) / NAME
    t.check(f"same bytes: {name}", again.read_bytes() == first)
before = file.stat()
build("one")
after = file.stat()
t.check("kept when nothing changed", (before.st_ino, before.st_mtime_ns) ==
        (after.st_ino, after.st_mtime_ns))
t.end()
