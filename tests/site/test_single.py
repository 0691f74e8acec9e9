#!/usr/bin/env python3
"""A department whose tables have no column of budget units, as the usual
national forms: every row is the department's, and no audit finds anything."""
import csv
import json

from _site import Tests, files, run, said, scratch

TABLES = {
    "部门收支总体情况表": """收入,,支出,
项目,预算数,项目（按功能分类）,预算数
一、一般公共预算拨款收入,"1,200.00",一、一般公共服务支出,"1,200.00"
收入总计,"1,200.00",支出总计,"1,200.00"
""",
    "部门收入总体情况表": """\
部门（单位）代码,部门（单位）名称,合计,一般公共预算拨款收入
101,某市示例局,"1,200.00","1,200.00"
合计,,"1,200.00","1,200.00"
""",
    "部门支出总体情况表": """科目编码,科目名称,合计,基本支出,项目支出
201,一般公共服务支出,"1,200.00",800.00,400.00
20103,政府办公厅（室）及相关机构事务,"1,200.00",800.00,400.00
2010301,行政运行,800.00,800.00,
2010302,一般行政管理事务,400.00,,400.00
合计,,"1,200.00",800.00,400.00
""",
    "一般公共预算支出情况表": """科目编码,科目名称,合计,基本支出,项目支出
201,一般公共服务支出,"1,200.00",800.00,400.00
20103,政府办公厅（室）及相关机构事务,"1,200.00",800.00,400.00
2010301,行政运行,800.00,800.00,
2010302,一般行政管理事务,400.00,,400.00
合计,,"1,200.00",800.00,400.00
""",
    "一般公共预算“三公”经费支出情况表": """\
“三公”经费合计,因公出国（境）费用,公务用车购置及运行费,,,公务接待费
,,小计,公务用车购置费,公务用车运行费,
66.00,0.00,60.00,0.00,60.00,6.00
""",
}
# Table, row's id, column: yuan.
WANTED = {
    ("income", "total", "total"): 12_000_000,
    ("expenditure", "201", "total"): 12_000_000,
    ("expenditure", "2010301", "basic"): 8_000_000,
    ("expenditure", "total", "project"): 4_000_000,
    ("general-by-function", "2010302", "project"): 4_000_000,
    ("general-by-function", "total", "total"): 12_000_000,
    ("three-public", "2026", "total"): 660_000,
    ("three-public", "2026", "vehicles"): 600_000,
}
LEVELS = {"201": "1", "20103": "2", "2010301": "3", "total": "0"}
t = Tests()


def write():
    folder = scratch() / "site"
    year = folder / "content/bureau/2026"
    year.mkdir(parents=True)
    (folder / "site.toml").write_text(
        'title = "某市预算"\nlanguages = ["zh-CN"]\n'
        '[publisher]\nname = "某市财政局"\n')
    (folder / "content/organizations.csv").write_text(
        "id,name,parent,kind\nbureau,某市示例局,,department\n"
        "centre,某市示例中心,bureau,unit\n")
    (year / "document.json").write_text(json.dumps({
        "title": "2026年部门预算", "fiscal_year": 2026, "stage": "approved",
        "currency_unit": "万元",
        "sources": [{"id": "budget", "title": "预算"}]}))
    for name, text in TABLES.items():
        (year / f"{name}.csv").write_text(text)
    return folder


def amounts(site):
    text = site["data/amounts.csv"].decode("utf-8-sig")
    return list(csv.DictReader(text.splitlines()))


def look(rows):
    t.check("all tables are there",
            len({row["table"] for row in rows}) == len(TABLES))
    t.check("rows are the department's", all(
        row["organization_id"] == row["unit_id"] == "bureau"
        and row["unit"] == "某市示例局" for row in rows))
    t.check("the year is the folder's",
            all(row["reference_year"] == "2026" for row in rows))
    found = {(row["table"], row["row_id"], row["column_id"]): row
             for row in rows}
    t.check("keys are unique", len(found) == len(rows))
    for key, yuan in WANTED.items():
        row = found.get(key)
        t.check(key, row and row["amount_yuan"] == str(yuan), row)
    for code, level in LEVELS.items():
        row = found.get(("expenditure", code, "total"))
        t.check(f"level of {code}", row and row["row_level"] == level, row)


def main():
    folder = write()
    done = run("check", "-C", folder)
    t.check("check says nothing", done.returncode == 0
            and "content/" not in done.stdout + done.stderr, said(done))
    done = run("build", "-C", folder, "-o", scratch() / "out")
    if t.check("builds", done.returncode == 0, said(done)):
        site = files(scratch() / "out")
        look(amounts(site))
        t.check("no finding", len(
            site["data/findings.csv"].splitlines()) == 1)
    t.end()


main()
