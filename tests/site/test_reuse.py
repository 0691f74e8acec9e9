#!/usr/bin/env python3
"""Data of departments that no one would name so: the forms of each dataset
agree to the last digit, keys hold, and every id leads somewhere; a site of
nothing has its data as well.

usage: test_reuse.py [BUILD]
"""
import csv
import decimal
import io
import json
import re
import sqlite3

from _sheets import sheets
from _site import Tests, files, run, said, scratch

NAMES = ["=1+1", '局,"引"', "行\n二", "@SUM(A1)", "-财政局", "😀局👨‍👩‍👧",
         "\u202eRTL مرحبا", "+1", "局" * 4000]
HEAD = "预算单位,科目编码,科目名称,支出总计,基本支出,项目支出"
# 15 digits and more, below zero, beyond 2^53, empty: rows with their parts.
ROWS = [
    ["", "合计", "876543210987654.34", "999999999999999",
     "-123456789012344.66"],
    ["201", '=1+1, "x"\n二', "876543210987654.34", "999999999999999",
     "-123456789012344.66"],
    ["20103", "😀\u202e العربية", "876543210987654.34", "999999999999999",
     "-123456789012344.66"],
    ["2010301", "@行政", "876543210987653.33", "999,999,999,999,999",
     "-123,456,789,012,345.67"],
    ["2010302", "\t+制表", "1.01", "", "1.01"]]
t = Tests()


def text(rows):
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    return out.getvalue()


def put(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8", newline="")


def write_year(folder, name, year):
    put(folder / "document.json", json.dumps(
        {"title": "预算", "fiscal_year": year, "stage": "approved",
         "currency_unit": "元", "sources": [
             {"id": "b", "title": '=cmd|"x", 甲', "publisher": name,
              "publication_date": None, "url": None}],
         "tables": {}, "unit_corrections": [], "explanations": [],
         "facts": []}))
    put(folder / "expenditure.csv", text(
        [["单位：元"], HEAD.split(","), *([name, *row] for row in ROWS)]))


def write_site(root, names):
    put(root / "site.toml", 'title = "="\n')
    put(root / "content/organizations.csv", text(
        ["id,name,name_en,parent,kind,district,aliases,valid_from,valid_to,"
         "successor".split(",")] +
        [[f"d{i}", n, '=2+2 "x"', "", "department", *[""] * 5]
         for i, n in enumerate(names)]))
    for i, name in enumerate(names):
        for year in (1900, 2199) if i % 2 else (2026,):
            write_year(root / f"content/d{i}/{year}", name, year)


def build(root):
    done = run("build", "-C", root)
    t.check(f"{root.name} builds", done.returncode == 0, said(done))
    return files(root / "public")


def texts(record):
    return ["" if v is None else str(v) for v in record.values()]


def read_json(line):
    return json.loads(line, parse_float=str, parse_int=str)


def equal(cell, field):
    if isinstance(cell, decimal.Decimal):
        return cell == decimal.Decimal(field)
    return cell.replace("\r\n", "\n") == field.replace("\r\n", "\n")


def check_forms(name, site, database, book):
    head, *rows = csv.reader(io.StringIO(
        site[f"data/{name}.csv"].decode(), newline=""))
    t.check(f"{name}: JSON", rows == [
        texts(r) for r in read_json(site[f"data/{name}.json"])])
    t.check(f"{name}: JSON Lines", rows == [
        texts(read_json(line)) for line in
        site[f"data/{name}.jsonl"].decode().split("\n") if line])
    columns = ",".join(f'"{c}"' for c in head)
    t.check(f"{name}: SQLite", rows == [
        ["" if v is None else str(v) for v in r] for r in database.execute(
            f'SELECT {columns} FROM "{name}" ORDER BY row_number')])
    found = [r + [""] * (len(head) - len(r)) for r in book[name]]
    at = found.index(head)
    wrong = [(a, b) for x, y in zip(found[at + 1:], rows)
             for a, b in zip(x, y) if not equal(a, b)]
    t.check(f"{name}: workbook", not wrong and len(found) == len(rows) + at + 1,
            wrong[:2])
    return [dict(zip(head, r)) for r in rows]


def check_ids(root, site, amounts):
    lost = [r["row_id"] for r in amounts if not re.search(
        rf'id="{r["table"]}-{re.escape(r["row_id"])}"',
        site[f"departments/{r['organization_id']}/{r['fiscal_year']}.html"]
        .decode())]
    t.check("each row of the amounts has its anchor", amounts and not lost,
            lost[:3])
    lost = [r["source_file"] for r in amounts
            if not (root / "content" / r["source_file"]).is_file()]
    t.check("each has its file", not lost, lost[:3])
    years = {(r["organization_id"], r["fiscal_year"]) for r in amounts}
    t.check("each published figure is there, as it was published", sorted(
        r["amount_published"] for r in amounts) == sorted(
            [c for row in ROWS for c in row[2:] if c] * len(years)))
    t.check("in yuan it is the same number", all(
        decimal.Decimal(r["amount_published"].replace(",", "")) ==
        decimal.Decimal(r["amount_yuan"]) for r in amounts))


def check_site(root):
    site = build(root)
    (root / "copy.sqlite").write_bytes(site["data/budgetpress.sqlite"])
    database = sqlite3.connect(root / "copy.sqlite")
    t.check("the database is whole", database.execute(
        "PRAGMA integrity_check").fetchone() == ("ok",) and
        not database.execute("PRAGMA foreign_key_check").fetchall())
    book = sheets(site["data/budgetpress.xlsx"])
    names = [m[1] for p in site for m in [re.fullmatch(r"data/(\w+)\.csv", p)]
             if m]
    read = {n: check_forms(n, site, database, book) for n in names}
    database.close()
    t.check("all datasets are there", len(read) >= 10, list(read))
    return site, read


decimal.getcontext().prec = 60
hostile = scratch() / "hostile"
write_site(hostile, NAMES)
out, data = check_site(hostile)
check_ids(hostile, out, data["amounts"])
t.check("the names are as they were given", {
    r["name"] for r in data["organizations"]} == set(NAMES))
t.check("a second build has the same bytes", build(hostile) == out)
nothing = scratch() / "nothing"
write_site(nothing, [])
out, data = check_site(nothing)
t.check("a site of nothing says so", not data["amounts"] and
        "公布的文件 0 份" in out["data/README.txt"].decode())
t.check("its API lists no organisation", json.loads(
    out["api/v1/organizations/index.json"])["organizations"] == [])
t.end()
